"""The checkable statements of the report on alternatives, 1–38, held against `models/vgr`.

Each class has the number of a statement in `docs/coverage-of-the-report.md`, which tells where the
statement is represented. What the report gives as a number is worked out here by the planner, or
read from the model together with where it comes from.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from modarch.analysis.contracts.result import judge_contracts
from modarch.analysis.goals import trace_goals
from modarch.analysis.said_times import SaidTime, Standing, said_times
from modarch.analysis.swot.result import analyse_swot
from modarch.deployment.coverage import Coverage
from modarch.deployment.precedence import gates_of
from modarch.figures.views.in_house_spectrum import level_of
from modarch.figures.views.registry import figure_names, figure_of
from modarch.figures.views.request import ViewRequest
from modarch.figures.views.timeline_outline import outline_content
from modarch.landscape.alternatives import SwotKind
from modarch.landscape.components import InHouseLevel, Layer, Sourcing
from modarch.landscape.elements import Known, Steps
from modarch.landscape.items import UseMode
from modarch.landscape.load import load, read_layers
from modarch.landscape.phases import Duration, Milestone, Phase
from modarch.landscape.plan import PlanWish
from modarch.landscape.provenance import Confidence, dotted
from modarch.landscape.regulation import RiskClass
from modarch.planning.ordering import plan_in_order
from modarch.planning.unhindered import plan_unhindered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.analysis.goals import GoalsResult
    from modarch.figures.diagrams.timeline_content import Bar, Timeline
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "vgr"
PAGE = ROOT / "docs" / "coverage-of-the-report.md"
OTHER_PAGE = ROOT / "docs" / "reference-landscape.md"
ALTERNATIVES = ("a", "b", "c", "d")


@cache
def read(scenario: str = "") -> Landscape:
    return load(MODEL, scenario=scenario) if scenario else load(MODEL)


@cache
def planned(scenario: str) -> Plan:
    return plan_in_order(read(scenario)).plan


@cache
def unhindered(scenario: str) -> Plan:
    """Return the plan from when every condition is in place, as the report counts."""
    return plan_unhindered(read(scenario))


def said(scenario: str, plan: Plan) -> dict[str, SaidTime]:
    """Return the stated times of an alternative by the words they are said in."""
    statements = read(scenario).alternatives[scenario].statements
    return {
        statements[one.place].said.sv: one for one in said_times(read(scenario), plan, scenario)
    }


@cache
def outline(scenario: str) -> Timeline:
    return outline_content(ViewRequest(landscape=read(scenario), language="sv"))


def bars(scenario: str) -> list[Bar]:
    return [bar for lane in outline(scenario).lanes for bar in lane.bars]


def spans(found: Iterable[Bar]) -> dict[str, tuple[int, int]]:
    """Return first month and length by label."""
    return {
        bar.label.replace("\N{NO-BREAK SPACE}", " "): (int(bar.start), int(bar.end - bar.start))
        for bar in found
    }


def is_fact(*path: str | int, scenario: str = "") -> bool:
    """Whether a value is marked as read in the report."""
    mark = read(scenario).provenance_of(*path)
    return mark.confidence is Confidence.FACT and all(
        source.text.startswith("Delrapport Handlingsalternativ") for source in mark.sources
    )


class TestStatement01:
    def test_the_dates_of_the_introduction_and_the_inquiry(self) -> None:
        events = read().events
        dated = {
            name: (str(events[name].month), events[name].day)
            for name in (
                "driftstart",
                "paus",
                "regionstyrelsens-uppdrag",
                "regiondirektorens-uppdrag",
                "pausoverenskommelse",
                "arbetsgruppens-slutsats",
                "delrapport",
                "expertgruppens-utlatande",
                "beslutsunderlag",
            )
        }
        assert list(dated.values()) == [
            ("2024-11", 12),
            ("2024-11", 15),
            ("2024-11", 19),
            ("2024-11", 28),
            ("2025-02", 25),
            ("2025-06", 19),
            ("2025-06", 22),
            ("2025-09", 1),
            ("2025-12", None),
        ]
        assert all(is_fact("events", name, "month") for name in dated)


class TestStatement02:
    def test_the_history_of_the_procurement(self) -> None:
        events = read().events
        years = {name: event.month.year for name, event in events.items()}
        assert years["behovet-konstateras"] == 2013
        assert years["samarbetet-3r"] == 2014
        assert years["egen-upphandling"] == 2016
        assert years["upphandling-inleds"] == 2017
        assert str(events["tilldelning"].month) == "2018-09"
        assert str(events["avtal"].month) == "2018-11"
        assert years["avsiktsforklaring"] == years["forvarv"] == 2022

    def test_a_month_nobody_has_published_is_no_fact(self) -> None:
        unknown = ("behovet-konstateras", "samarbetet-3r", "egen-upphandling", "forvarv")
        assert not any(is_fact("events", name, "month") for name in unknown)


class TestStatement03:
    def test_four_alternatives_without_rank_and_one_that_was_rejected(self) -> None:
        alternatives = read().alternatives
        examined = [one for one in alternatives.values() if not one.rejected]
        assert [one.label for one in examined] == ["A", "B", "C", "D", "C+"]
        (rejected,) = [one for one in alternatives.values() if one.rejected]
        assert "Millennium" in rejected.rejected.sv
        assert not rejected.scenario
        assert not any("rank" in name for name in type(rejected).__dataclass_fields__)


class TestStatement04:
    def test_nine_goals_in_four_groups(self) -> None:
        goals = read().goals.values()
        groups = [goal.group for goal in goals]
        assert [groups.count(group) for group in dict.fromkeys(groups)] == [2, 3, 2, 2]
        assert all(is_fact("goals", goal.id, "name") for goal in goals)

    @pytest.mark.parametrize("scenario", ALTERNATIVES)
    def test_every_goal_is_traced_to_what_serves_it_and_from_when(self, scenario: str) -> None:
        traced = goals_of(scenario)
        assert len(traced.goals) == 9
        for goal in traced.goals:
            assert goal.first is not None, goal.goal
            assert goal.tracing_assumed

    def test_goals_are_served_by_modules_in_c_and_by_the_core_in_b(self) -> None:
        assert "karnsystem" in takers("b")
        assert "karnsystem" not in takers("c")
        assert len(takers("c")) > len(takers("b"))


@cache
def goals_of(scenario: str) -> GoalsResult:
    return trace_goals(read(scenario), planned(scenario))


def takers(scenario: str) -> set[str]:
    """Return what the plan of an alternative brings that serves any goal."""
    return {
        name for goal in goals_of(scenario).goals for one in goal.capabilities for name in one.new
    }


class TestStatement05:
    def test_eight_perspectives_and_four_constants(self) -> None:
        perspectives = read().perspectives.values()
        chosen = [one.id for one in perspectives if not one.constant]
        constant = [one.id for one in perspectives if one.constant]
        assert len(chosen) == 8
        assert constant == [
            "patientsakerhet",
            "informationssakerhet",
            "tillganglighet",
            "produktivitet",
        ]
        assert all(is_fact("perspectives", id_, "name") for id_ in (*chosen, *constant))
        assert all(read().perspectives[id_].description.sv for id_ in chosen)


class TestStatement06:
    def test_strengths_and_weaknesses_are_internal(self) -> None:
        internal = [kind for kind in SwotKind if kind.is_internal]
        assert internal == [SwotKind.STRENGTH, SwotKind.WEAKNESS]

    def test_the_matrix_has_a_reference_the_eight_perspectives_and_nobodys_scores(self) -> None:
        (matrix,) = read().pugh.values()
        assert matrix.reference in read().alternatives
        assert matrix.illustrative
        assert read().is_assumption("pugh", matrix.id, "columns")
        chosen = {one.id for one in read().perspectives.values() if not one.constant}
        assert all(set(column.scores) == chosen for column in matrix.columns)


class TestStatement07:
    def test_the_assumptions_are_elements_and_the_measurable_ones_are_measured(self) -> None:
        premises = read().premises
        for name in (
            "oforandrad-omfattning",
            "sammanhallen-miljo",
            "lansgemensamma-arbetssatt",
            "effektmal-galler",
            "interimslosningar-kravs",
            "ratt-riskklass",
        ):
            assert is_fact("premises", name, "name")
        asserted = premises["interimslosningar-kravs"].asserts
        assert asserted is not None
        assert asserted.measure.value == "interim-months"

    def test_municipalities_and_private_providers_are_part_of_the_environment(self) -> None:
        assert {"kommunerna", "privata-vardgivare"} <= set(read().providers)

    @pytest.mark.parametrize("scenario", ALTERNATIVES)
    def test_the_scope_is_the_same_in_every_alternative(self, scenario: str) -> None:
        """Whatever today's systems do for a setting is done by something in the end state."""
        slices = Coverage(read(scenario)).slices
        assert all(one.module for found in slices.values() for one in found)


class TestStatement08:
    def test_the_alternatives_overlap(self) -> None:
        hybrid = read("a-med-moduler")
        assert {"karnsystem", "lakemedel", "modravard-och-forlossning"} <= set(hybrid.modules)
        own = [one for one in read("c-egen").components.values() if one.is_in_house]
        assert len(own) > len([one for one in read("c").components.values() if one.is_in_house])
        assert is_fact("premises", "overlappande-alternativ", "name")

    @pytest.mark.parametrize("module", ["laboratoriesystem", "anestesi-och-intensivvard"])
    def test_modules_are_part_of_a_already(self, module: str) -> None:
        phases = read("a").modules[module].phases
        assert phases[Phase.TENDER].mode_months == 0
        assert gates_of(read("a").modules[module], read("a")) == ()


class TestStatement09:
    def test_table_one_has_five_factors_said_of_b_and_c_each_with_a_measure(self) -> None:
        factors = read().factors.values()
        assert len(factors) == 5
        for factor in factors:
            assert [one.alternative for one in factor.says] == ["b", "c"]
            assert factor.measures
        measures = {measure.value for factor in factors for measure in factor.measures}
        assert "module-failure" in measures


class TestStatement10:
    @pytest.mark.parametrize(
        ("scenario", "words", "low", "high"),
        [
            ("a", "omkring sex år för Millennium", 72, 72),
            ("a", "cirka tio år totalt", 120, 120),
            ("b", "cirka tio år", 120, 120),
            ("c", "cirka tio år", 120, 120),
            ("d", "minst 12–14 år", 144, 168),
        ],
    )
    def test_what_is_said_of_full_implementation(
        self, scenario: str, words: str, low: int, high: int
    ) -> None:
        held = said(scenario, unhindered(scenario))[words]
        assert (held.low_months, held.high_months) == (low, high)

    @pytest.mark.parametrize("scenario", ALTERNATIVES)
    def test_first_use_comes_well_before_full_use(self, scenario: str) -> None:
        plan = planned(scenario)
        mine = [one for one in plan.components.values() if gates_of_one(one.id, scenario)]
        start = read(scenario).start
        first, full = min(one.first_use for one in mine), max(one.live for one in mine)
        assert first - start < 0.5 * (full - start)


def gates_of_one(id_: str, scenario: str) -> bool:
    return bool(gates_of(read(scenario).components[id_], read(scenario)))


class TestStatement11:
    def test_two_to_three_years_before_the_first_rollout_and_six_in_all(self) -> None:
        held = said("a", unhindered("a"))
        before = held["två till tre år före första utrullning"]
        assert (before.months, before.standing) == (30, Standing.WITHIN)
        assert held["omkring sex år för Millennium"].months == 72
        build = read("a").modules["karnsystem"].phases[Phase.BUILD]
        assert build == Duration(24, 30, 36)

    def test_the_total_is_about_ten_years_and_hangs_on_what_is_not_settled(self) -> None:
        assert said("a", unhindered("a"))["cirka tio år totalt"].months == 120
        gate = read("a").programme.gates["lansering-i-sverige"]
        assert gate.opens is not None
        assert gate.opens.is_unknown
        assert gate.applies_to == ("oracle-health-ehr",)

    def test_the_plan_with_its_gates_takes_as_long(self) -> None:
        months = [one.months for one in said("a", planned("a")).values()]
        assert months == [72, 30, 120]


class TestStatement12:
    def test_the_span_of_ten_to_eleven_years_holds_from_when_conditions_are_in_place(self) -> None:
        held = said("b", unhindered("b"))["ett spann på 10–11 år"]
        assert (held.low_months, held.high_months) == (120, 132)
        assert held.standing is Standing.WITHIN

    def test_in_the_plan_two_months_are_waiting_for_the_contract_to_end(self) -> None:
        held = said("b", planned("b"))["ett spann på 10–11 år"]
        assert (held.months, held.idle_months, held.worked_months) == (131, 2, 129)

    def test_the_spread_of_its_phases_is_that_span(self) -> None:
        phases = read("b").modules["karnsystem"].phases.values()
        assert sum(one.min_months for one in phases) == 120
        assert sum(one.max_months for one in phases) == 132


class TestStatement13:
    def test_the_projects_to_compare_with(self) -> None:
        projects = read().reference_projects
        orebro, asynja = projects["orebro"], projects["asynjavisph"]
        assert (orebro.announced_months, orebro.total_months) == (96, 120)
        assert (asynja.total_months, asynja.rollout_months) == (96, 60)

    def test_thirteen_years_are_said_and_twelve_can_be_counted(self) -> None:
        project = read().reference_projects["millennium-vgr"]
        assert project.total_months == 13 * 12
        assert project.unfinished
        counted = read().events["delrapport"].month.year
        assert counted - read().events["behovet-konstateras"].month.year == 12
        assert "12" in project.description.sv


class TestStatement14:
    def test_the_rows_of_figure_six(self) -> None:
        assert spans(bars("b")) == {
            "Upphandling (27 mån)": (0, 27),
            "Kravgenomgång (12 mån)": (0, 12),
            "Annonsering och utvärdering enligt LOU (15 mån)": (12, 15),
            "Överprövning (6 mån)": (27, 6),
            "Design, anpassning, test och förberedelser (48 mån)": (33, 48),
            "Införande (48 mån)": (81, 48),
        }

    def test_eleven_years_of_four_quarters(self) -> None:
        assert outline("b").months == 11 * 12
        drawn = figure_of("timeline", request("b", outline=True)).render("svg").decode()
        for year in range(1, 12):
            assert f"År {year}<" in drawn
        assert "År 12<" not in drawn
        assert drawn.count(">Q4<") == 11

    def test_the_steps_take_129_months_which_is_not_ten_years(self) -> None:
        held = said("b", unhindered("b"))["cirka tio år"]
        assert held.months == 12 + 15 + 6 + 48 + 48 == 129
        assert (held.standing, held.off_months) == (Standing.LONGER, 9)
        drawn = figure_of("timeline", request("b", outline=True))
        assert "129 månader (10,75 år)" in str(drawn.surround.notes)

    def test_the_durations_are_those_of_the_figure(self) -> None:
        phases = read("b").modules["karnsystem"].phases
        assert {phase: one.mode_months for phase, one in phases.items()} == {
            Phase.REQUIREMENTS: 12,
            Phase.TENDER: 15,
            Phase.REVIEW: 6,
            Phase.CONTRACT: 0,
            Phase.BUILD: 48,
            Phase.ROLLOUT: 48,
        }


def request(scenario: str, **options: bool) -> ViewRequest:
    return ViewRequest(landscape=read(scenario), language="sv", options=options)


PREPARING = (Phase.REQUIREMENTS, Phase.TENDER, Phase.REVIEW, Phase.CONTRACT)
INTRODUCING = (Phase.BUILD, Phase.ROLLOUT)


def procured_modules() -> list[dict[Phase, Duration]]:
    """Return the phases of what C procures, without what is procured already."""
    return [
        dict(one.phases)
        for one in read("c").components.values()
        if one.sourcing is Sourcing.PROCURED and one.phases[Phase.TENDER].mode_months
    ]


class TestStatement15:
    def test_a_module_takes_one_to_two_years_and_then_one_to_three(self) -> None:
        phases = procured_modules()
        assert len(phases) > 30
        for one in phases:
            for part, low, high in ((PREPARING, 12, 24), (INTRODUCING, 12, 36)):
                assert sum(one[phase].min_months for phase in part) == low
                assert low <= sum(one[phase].mode_months for phase in part) <= high
                assert sum(one[phase].max_months for phase in part) == high

    def test_with_the_assumed_capacity_ten_years_is_not_possible(self) -> None:
        """The months of procurement alone, four at a time, are more than ten years."""
        work = sum(one[phase].mode_months for one in procured_modules() for phase in PREPARING)
        capacity = read("c").programme.capacity["procurement"].at(read("c").start)
        assert capacity == 4
        assert work / capacity > 120
        held = said("c", planned("c"))["cirka tio år"]
        assert held.standing is Standing.LONGER

    def test_a_single_module_is_quicker_than_a_core_system_but_all_take_longer(self) -> None:
        modules = [sum(phase.mode_months for phase in one.values()) for one in procured_modules()]
        assert max(modules) < 129
        whole = said("c", planned("c"))["cirka tio år"].months
        assert whole is not None
        assert whole > 129

    def test_the_capacity_at_which_ten_years_hold_is_found(self) -> None:
        """Searched from the least that the work allows, in the earliest feasible order."""
        enough = next(count for count in range(least_procurements(), 40) if months_at(count) <= 120)
        assert enough > 2 * 4
        page = " ".join(PAGE.read_text(encoding="utf-8").split())
        told = f"{enough} procurements and {introducing(enough)} introductions at a time give"
        assert f"{told} {months_at(enough)} months" in page

    def test_a_better_order_needs_fewer_hands(self) -> None:
        """The order was found by the planner, asked for length alone, and by moves around it."""
        months = months_at(7, SHORT)
        assert months <= 120
        page = " ".join(PAGE.read_text(encoding="utf-8").split())
        assert f"7 procurements and 11 introductions at a time give {months} months" in page

    def test_fewer_than_six_at_a_time_can_never_do(self) -> None:
        assert least_procurements() == 6


SHORT = (
    "anestesi-och-intensivvard kvalitetsregisterkoppling laboratoriesystem "
    "identitet-och-behorighet taligenkanning rontgen blodcentral egenmonitorering "
    "patientadministration terminologi-och-masterdata ambulans barnhalsovard-och-vaccination "
    "informationsplattform journaldokumentation-oppenvard journaldokumentation-slutenvard "
    "lakemedel invanarmote operationsplanering patologi klinisk-fysiologi "
    "modravard-och-forlossning nll-klient tidbok-och-resursplanering kommunal-hsl-journal "
    "bestallning-och-svar digitalt-arkiv primarvardsjournal cytostatika tandvard "
    "kassa-och-ersattning lakemedelsforsorjning beslutsstod psykiatrijournal vardplanering-sip "
    "akutliggare-och-triage applikationsplattform intyg uppmarksamhet-och-oversikt"
)
"""An order in which C is short."""


def least_procurements() -> int:
    """Return how many procurements at a time the work in them takes within ten years."""
    work = sum(one[phase].mode_months for one in procured_modules() for phase in PREPARING)
    return -(-work // 120)


def introducing(procurements: int) -> int:
    """Return the introductions at a time in the proportion of the model, six to four."""
    return -(-procurements * 3 // 2)


@cache
def months_at(procurements: int, order: str = "") -> int:
    """Return what C takes with more hands, all else as in the model."""
    landscape = read("c")
    capacity = {
        **landscape.programme.capacity,
        "procurement": Steps(((None, procurements),)),
        "implementation": Steps(((None, introducing(procurements)),)),
    }
    larger = replace(landscape, programme=replace(landscape.programme, capacity=capacity))
    wish = PlanWish(order=tuple(order.split())) if order else None
    (held,) = said_times(larger, plan_in_order(larger, wish).plan, "c")
    assert held.months is not None
    return held.months


class TestStatement16:
    def test_contracts_lifetimes_and_other_introductions_are_in_the_model(self) -> None:
        landscape = read("c")
        assert any(system.contracts for system in landscape.systems.values())
        assert {"lisa", "aniva"} <= set(landscape.programme.ongoing)
        assert all(one.settings for one in landscape.programme.ongoing.values())

    def test_the_order_changes_the_need_of_short_term_solutions(self) -> None:
        before = interim_months(planned("c"))
        late = ("primarvardsjournal", "journaldokumentation-slutenvard", "rontgen")
        plan = read("c").plan
        first = replace(read("c"), plan=replace(plan, order=late))
        assert interim_months(plan_in_order(first).plan) != before


def interim_months(plan: Plan) -> int:
    verdicts = judge_contracts(read("c"), plan).systems
    return sum(
        max(0, one.needed_until - one.effective_end.latest)
        for one in verdicts
        if one.needed_until is not None and one.effective_end.latest is not None
    )


class TestStatement17:
    def test_a_platform_with_standards_comes_first_and_modules_share_it(self) -> None:
        landscape = read("c")
        platform = landscape.platforms["informationsplattform"]
        assert platform.canonical
        native = [
            one.id
            for one in landscape.modules.values()
            if one.uses.get("informationsplattform") is UseMode.NATIVE
        ]
        assert len(native) >= 5
        live = planned("c").live("informationsplattform")
        assert live is not None
        assert all((planned("c").first_use(one) or live) >= live for one in native)

    def test_modules_are_introduced_one_after_the_other(self) -> None:
        """A gradual build-up: something new is taken into use in most years of the plan."""
        years = {one.first_use.year for one in planned("c").components.values()}
        assert len(years) >= 12


class TestStatement18:
    @pytest.mark.parametrize("scenario", ["b", "c", "d"])
    def test_nothing_is_announced_before_the_contract_has_ended(self, scenario: str) -> None:
        plan = planned(scenario)
        ended = plan.gates["oracle-avtalet-avslutat"]
        for id_, scheduled in plan.components.items():
            tender = scheduled.at(Milestone.TENDER)
            if gates_of_one(id_, scenario) and tender is not None and scheduled.id in held_back():
                assert tender >= ended, id_

    @pytest.mark.parametrize("scenario", ["b", "c"])
    def test_preparation_may_run_beside_the_talks(self, scenario: str) -> None:
        plan = planned(scenario)
        ended = plan.gates["oracle-avtalet-avslutat"]
        prepared = [one.phase(Phase.REQUIREMENTS) for one in plan.components.values()]
        assert any(one is not None and one.months and one.start < ended for one in prepared)

    def test_a_does_not_end_the_contract(self) -> None:
        assert "oracle-avtalet-avslutat" not in read("a").programme.gates
        assert read("a").systems["millennium"].keep


def held_back() -> set[str]:
    """Return what is procured or established anew: it has a tender of its own."""
    return {
        id_
        for scenario in ("b", "c", "d")
        for id_, one in read(scenario).components.items()
        if one.phases.get(Phase.TENDER, Duration(0, 0, 0)).mode_months
        or one.phases.get(Phase.ESTABLISH, Duration(0, 0, 0)).mode_months
    }


class TestStatement19:
    def test_development_runs_in_the_order_of_figure_thirteen(self) -> None:
        rows = {lane.name: lane.bars for lane in outline("d").lanes}
        development = sorted(rows["Utveckling"], key=lambda bar: bar.start)
        assert [bar.label for bar in development] == [
            "Etablering, rekrytering och organisation",
            "Nytutveckling: Bas för eget kärnsystem",
            "Nytutveckling: Omfång A",
            "Nytutveckling: Omfång B",
            "Nytutveckling: Omfång X",
            "Löpande vidareutveckling",
        ]
        for one, other in pairwise(development):
            assert one.end <= other.start

    def test_requirements_become_collaboration_and_quality_work_three_certificates(self) -> None:
        rows = {lane.name: lane.bars for lane in outline("d").lanes}
        first, then = rows["Krav och samverkan"]
        assert (first.label, first.end) == ("Initial kravanalys", then.start)
        quality, *certificates = sorted(
            rows["Kvalitet och certifiering"], key=lambda bar: bar.start
        )
        assert quality.label.startswith("Funktioner och stöd för kvalitetsarbete")
        assert len(certificates) == 3
        assert all(quality.end <= one.start for one in certificates)

    def test_four_areas_each_prepare_and_introduce_three_scopes(self) -> None:
        areas = [lane for lane in outline("d").lanes if lane.name.startswith("Område")]
        assert len(areas) == 4
        for lane in areas:
            ordered = sorted(lane.bars, key=lambda bar: bar.start)
            assert [bar.phase.value for bar in ordered] == ["preparation", "rollout"] * 3
            assert [bar.label for bar in ordered[1::2]] == ["Omfång A", "Omfång B", "Omfång X"]
            for one, other in pairwise(ordered):
                assert one.end <= other.start


class TestStatement20:
    def test_twelve_to_fourteen_years(self) -> None:
        for plan in (planned("d"), unhindered("d")):
            held = said("d", plan)["minst 12–14 år"]
            assert held.standing is Standing.WITHIN
            assert held.months == 156

    def test_the_spread_of_its_chain_is_that_span(self) -> None:
        """Establish and build the base, build three scopes in turn, introduce the last."""
        landscape = read("d")
        base = landscape.platforms["applikationsplattform"].phases
        scopes = [landscape.modules[name].phases for name in ("omfang-a", "omfang-b", "karnsystem")]
        chain = [base[Phase.ESTABLISH], base[Phase.BUILD], *(one[Phase.BUILD] for one in scopes)]
        chain.append(scopes[-1][Phase.ROLLOUT])
        assert sum(one.min_months for one in chain) == 144
        assert sum(one.max_months for one in chain) == 168

    def test_the_rule_of_thumb_on_complexity(self) -> None:
        assert is_fact("premises", "synlig-och-faktisk-komplexitet", "name")
        assert "femtio" in read().premises["synlig-och-faktisk-komplexitet"].name.sv


class TestStatement21:
    @pytest.mark.parametrize(("scenario", "module"), [("a", "karnsystem"), ("d", "omfang-a")])
    def test_a_certificate_takes_six_to_eighteen_months(self, scenario: str, module: str) -> None:
        phases = read(scenario).modules[module].phases
        assert phases[Phase.CERTIFICATION] == Duration(6, 12, 18)

    @pytest.mark.parametrize("scenario", ["a", "d"])
    def test_nothing_is_used_before_it_is_certified(self, scenario: str) -> None:
        certified = [
            one for one in planned(scenario).components.values() if one.phase(Phase.CERTIFICATION)
        ]
        assert certified
        for one in certified:
            certificate = one.phase(Phase.CERTIFICATION)
            assert certificate is not None
            assert certificate.end <= one.first_use

    def test_a_longer_certificate_is_an_alternative(self) -> None:
        phases = read("a-langre-certifiering").modules["karnsystem"].phases
        assert phases[Phase.CERTIFICATION] == Duration(13, 18, 24)


class TestStatement22:
    def test_six_kinds_of_answer_and_when(self) -> None:
        kinds = read().answer_categories
        assert len(kinds) == 6
        assert kinds["planerad-utveckling"].within_months == 12
        assert kinds["nasta-generation"].within_months is None
        assert "inte fastställd" in kinds["nasta-generation"].description.sv
        assert all(is_fact("answer_categories", id_, "name") for id_ in kinds)

    def test_how_many_needs_got_which_answer_is_not_invented(self) -> None:
        assert not any(area.answers for area in read().focus_areas.values())


class TestStatement23:
    def test_problem_areas_and_their_parts(self) -> None:
        areas = read().focus_areas.values()
        parts = {
            area.id: [one.id for one in areas if one.parent == area.id]
            for area in areas
            if not area.parent
        }
        assert {id_: len(found) for id_, found in parts.items()} == {
            "journaldokumentation": 0,
            "floden": 4,
            "patientadministration-omradet": 4,
            "lakemedel-omradet": 3,
            "resultathantering": 2,
            "roller-och-behorigheter": 0,
            "modravarden": 0,
        }

    def test_the_five_looked_at_first(self) -> None:
        first = {area.name.sv for area in read().focus_areas.values() if area.priority}
        assert first == {
            "Mödravård",
            "Primärvård",
            "Läkemedel",
            "Patientadministration",
            "Resultathantering",
        }
        assert str(read().events["dialogmoten"].month) == "2025-05"

    def test_each_area_concerns_capabilities_that_something_in_a_serves(self) -> None:
        served = {name for one in read("a").components.values() for name in one.capabilities}
        for area in read("a").focus_areas.values():
            assert area.alternative == "a"
            assert set(area.capabilities) <= served, area.id


class TestStatement24:
    def test_six_aspects_to_evaluate_the_supplier_by(self) -> None:
        assert len(read().alternatives["a"].aspects) == 6
        assert is_fact("alternatives", "a", "aspects")


class TestStatement25:
    def test_the_agent_waits_for_europe_and_the_next_generation_is_in_the_cloud(self) -> None:
        gate = read("a").programme.gates["lansering-i-europa"]
        assert gate.opens is not None
        assert gate.opens.latest is not None
        assert gate.opens.latest.year == 2026
        assert gate.applies_to == ("clinical-ai-agent",)
        assert read("a").modules["clinical-ai-agent"].regulation.ai is True
        assert "molntjänst" in read("a").modules["oracle-health-ehr"].description.sv


def points(alternative: str) -> list[int]:
    """Return how many strengths, weaknesses, opportunities and threats there are."""
    found = [one for one in read().swot.values() if one.alternative == alternative]
    return [sum(one.kind is kind for one in found) for kind in SwotKind]


def point_names(alternative: str, kind: SwotKind) -> str:
    found = read().swot.values()
    return " ".join(
        one.name.sv.lower() for one in found if (one.alternative, one.kind) == (alternative, kind)
    )


class TestStatement26:
    def test_six_strengths_of_c(self) -> None:
        assert points("c")[0] == 6
        told = point_names("c", SwotKind.STRENGTH)
        for word in ("bästa", "nystart", "byta", "modul för modul", "mindre", "en enskild"):
            assert word in told


class TestStatement27:
    def test_six_weaknesses_of_c(self) -> None:
        assert points("c")[1] == 6
        told = point_names("c", SwotKind.WEAKNESS)
        for word in ("gränssnitt", "integrationer", "överprövningar"):
            assert word in told


class TestStatement28:
    def test_seven_opportunities_of_c(self) -> None:
        assert points("c")[2] == 7


class TestStatement29:
    def test_eleven_threats_of_c(self) -> None:
        assert points("c")[3] == 11
        told = point_names("c", SwotKind.THREAT)
        for word in ("splittras", "ordning", "lokala inköp", "högre kostnader", "trötta"):
            assert word in told

    def test_our_sorting_on_perspectives_is_marked_as_ours(self) -> None:
        assert all(
            read().is_assumption("swot", one.id, "perspectives") for one in read().swot.values()
        )


class TestStatement30:
    def test_the_counts_of_b_and_d_and_none_for_a(self) -> None:
        assert points("b") == [4, 6, 6, 8]
        assert points("d") == [2, 4, 3, 3]
        assert points("a") == [0, 0, 0, 0]


class TestStatement31:
    def test_threats_that_b_and_c_share_are_found(self) -> None:
        shared = analyse_swot(read(), None, ["b", "c"]).shared
        pairs = {
            frozenset(one.points)
            for one in shared
            if one.kind is SwotKind.THREAT and set(one.alternatives) >= {"b", "c"}
        }
        expected = [("b-h2", "c-h4"), ("b-h7", "c-h10"), ("b-h8", "c-h6"), ("b-h5", "c-h11")]
        for pair in expected:
            assert any(set(pair) <= found for found in pairs), pair


class TestStatement32:
    def test_risks_that_only_b_has(self) -> None:
        told = point_names("b", SwotKind.THREAT)
        assert "ingen lämplig leverantör" in told
        assert "samma leverantör kan vinna" in told
        other = point_names("c", SwotKind.THREAT)
        assert "samma leverantör kan vinna" not in other


class TestStatement33:
    def test_what_remained_to_examine(self) -> None:
        items = read().work_items
        one_alternative = {id_: item.alternatives for id_, item in items.items()}
        assert one_alternative["utvardering-av-oracle"] == ("a",)
        assert one_alternative["omvarldsanalys"] == ("b",)
        assert one_alternative["principer-for-moduler"] == ("c",)
        assert one_alternative["marknadsanalys"] == ("c",)
        for shared in (
            "ekonomi-per-alternativ",
            "befintliga-system",
            "molntjanster",
            "gemensamma-arbetssatt",
            "patientperspektiv",
            "koncernkontorets-organisering",
            "forandringsledning",
            "expertgruppen",
            "granskningar",
        ):
            assert one_alternative[shared] == ()
        assert all(is_fact("work_items", id_, "name") for id_ in items)


class TestStatement34:
    def test_the_roles_of_the_working_groups(self) -> None:
        alternatives = read().alternatives
        assert [len(alternatives[one].roles) for one in ALTERNATIVES] == [0, 7, 7, 6]


class TestStatement35:
    def test_what_the_region_builds_itself_is_a_device_without_a_certificate(self) -> None:
        for name in ("omfang-a", "omfang-b", "karnsystem"):
            regulation = read("d").modules[name].regulation
            assert regulation.risk_class is not None
            assert regulation.risk_class.is_device
            assert regulation.certified is Known.NO
            assert regulation.equivalent_on_market is Known.YES

    def test_other_providers_would_use_it(self) -> None:
        """Which is why it may not be used there without a certificate."""
        settings = set(read("d").modules["omfang-a"].settings)
        others = [one for one in read("d").providers.values() if one.id != "vgr"]
        assert any(settings & set(provider.settings) for provider in others)

    def test_some_products_are_national_systems_and_some_fall_under_the_ai_act(self) -> None:
        classes = {one.regulation.risk_class for one in read("c").components.values()}
        assert RiskClass.NMI in classes
        assert any(one.regulation.ai for one in read("a").components.values())


class TestStatement36:
    def test_millennium_is_in_too_low_a_class_until_it_is_certified_anew(self) -> None:
        regulation = read("a").modules["karnsystem"].regulation
        assert regulation.certified_class is RiskClass.I
        assert regulation.risk_class is not None
        assert not regulation.certified_class.covers(regulation.risk_class)
        assert Phase.CERTIFICATION in read("a").modules["karnsystem"].phases


class TestStatement37:
    @pytest.mark.parametrize("scenario", ALTERNATIVES)
    def test_some_own_development_happens_in_every_alternative(self, scenario: str) -> None:
        assert any(one.is_in_house for one in read(scenario).components.values())

    def test_the_spectrum_goes_from_functions_to_a_core_system(self) -> None:
        assert list(InHouseLevel) == ["function", "supplement", "module", "platform", "core"]
        levels = {level_of(one) for one in read("d").components.values() if one.is_in_house}
        assert levels == {InHouseLevel.SUPPLEMENT, InHouseLevel.CORE}
        own = {level_of(one) for one in read("c-egen").components.values() if one.is_in_house}
        assert InHouseLevel.MODULE in own


class TestStatement38:
    @pytest.mark.parametrize("scenario", ["b", "c", "d"])
    def test_systems_are_needed_longer_than_their_contracts(self, scenario: str) -> None:
        verdicts = judge_contracts(read(scenario), planned(scenario)).systems
        needed_longer = [
            one.system
            for one in verdicts
            if one.needed_until is not None
            and one.effective_end.latest is not None
            and one.needed_until > one.effective_end.latest
        ]
        assert "melior" in needed_longer

    def test_the_core_of_b_covers_what_no_module_covers(self) -> None:
        core = read("b").modules["karnsystem"]
        assert core.layer is Layer.CORE
        assert len(core.capabilities) > 80


class TestProvenance:
    @pytest.mark.parametrize("scenario", ["", *ALTERNATIVES, "c-plus"])
    def test_only_single_values_with_a_published_source_are_more_than_assumptions(
        self, scenario: str
    ) -> None:
        for path, mark in read(scenario).provenance.items():
            if mark.confidence in (Confidence.FACT, Confidence.ESTIMATE):
                assert len(path) >= 3, dotted(path)
                assert mark.sources, dotted(path)
                texts = [source.text for source in mark.sources]
                assert not any(text.startswith(own_sources()) for text in texts), dotted(path)

    @pytest.mark.parametrize("scenario", ["", *ALTERNATIVES, "c-plus"])
    def test_every_element_says_how_sure_it_is(self, scenario: str) -> None:
        landscape = read(scenario)
        sections = (
            "modules",
            "platforms",
            "alternatives",
            "goals",
            "focus_areas",
            "answer_categories",
            "premises",
            "perspectives",
            "swot",
            "factors",
            "events",
            "work_items",
            "reference_projects",
            "pugh",
        )
        elements = [
            *((section, id_) for section in sections for id_ in getattr(landscape, section)),
            *(("programme", "gates", id_) for id_ in landscape.programme.gates),
            *(("programme", "ongoing", id_) for id_ in landscape.programme.ongoing),
            *(("programme", "areas", id_) for id_ in landscape.programme.areas),
        ]
        for element in elements:
            mark = landscape.provenance.get(element)
            assert mark is not None, dotted(element)
            assert mark.sources, dotted(element)
            assert mark.confidence is Confidence.ASSUMPTION, dotted(element)

    def test_every_source_that_is_named_is_in_the_register(self) -> None:
        """What a scenario changes without a source of its own is marked with the scenario."""
        register = (OWN, "scenario ", *register_texts().values())
        for scenario in ("", *ALTERNATIVES):
            for path, mark in read(scenario).provenance.items():
                texts = [source.text for source in mark.sources]
                assert all(text.startswith(register) for text in texts), dotted(path)


OWN = "Modellens eget antagande"


@cache
def register_texts() -> dict[str, str]:
    written = read_layers(MODEL).data["sources"]
    return {key: one["text"] if isinstance(one, dict) else one for key, one in written.items()}


def own_sources() -> tuple[str, ...]:
    """Return the texts of the sources that are the model's own."""
    own = ("ALT", "SORT", "SPAR", "ILL", "TAB", "REF", "KAP", "PLATS")
    return (OWN, *(register_texts()[key] for key in own))


class TestFigures:
    def test_every_figure_of_the_report_has_its_file(self) -> None:
        names = [name for one in ALTERNATIVES for name in figure_names(read(one)).values()]
        numbers = sorted(int(found[1]) for name in names if (found := NUMBER.match(name)))
        assert numbers == list(range(1, 14))
        assert "figure-07-platform-strategy-c" in names
        assert "figure-10-in-house-spectrum-d" in names

    @pytest.mark.parametrize(
        ("scenario", "figure", "options", "number"),
        [
            ("a", "platform-strategy", {}, 1),
            ("a", "platform-strategy", {"examples": True}, 2),
            ("a", "timeline", {"outline": True}, 3),
            ("c", "timeline", {}, 9),
            ("d", "in-house-spectrum", {}, 10),
        ],
    )
    def test_a_figure_says_which_it_stands_for(
        self, scenario: str, figure: str, options: dict[str, bool], number: int
    ) -> None:
        drawn = figure_of(figure, request(scenario, **options)).render("svg").decode()
        assert f"motsvarar källans figur {number}<" in drawn


NUMBER = re.compile(r"figure-(\d+)-")


class TestPage:
    def test_every_statement_is_on_the_page_and_tested(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        table = page.split("## Figures")[0]
        rows = [int(one) for one in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
        assert rows == list(range(1, 39))
        tested = {
            int(name.removeprefix("TestStatement"))
            for name in globals()
            if name.startswith("TestStatement")
        }
        assert tested == set(range(1, 39))

    def test_what_the_page_names_exists(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        for path in re.findall(r"`((?:models|docs|src|tests)/[\w./-]+)`", page):
            assert (ROOT / path).exists(), path
        for name in re.findall(r"scenario `([\w-]+)`", page):
            assert name in read().scenarios

    @pytest.mark.parametrize(
        ("row", "scenario", "words"),
        [
            ("A, Millennium", "a", "omkring sex år för Millennium"),
            ("A, before the first rollout", "a", "två till tre år före första utrullning"),
            ("A, in all", "a", "cirka tio år totalt"),
            ("B", "b", "cirka tio år"),
            ("C", "c", "cirka tio år"),
            ("D", "d", "minst 12–14 år"),
        ],
    )
    def test_the_months_on_the_page_are_those_worked_out(
        self, row: str, scenario: str, words: str
    ) -> None:
        page = PAGE.read_text(encoding="utf-8")
        line = next(line for line in page.splitlines() if line.startswith(f"| {row} |"))
        *_, free, own = re.findall(r"(\d+) months", line)
        assert int(free) == said(scenario, unhindered(scenario))[words].months
        assert int(own) == said(scenario, planned(scenario))[words].months

    def test_the_months_of_the_other_model_are_those_worked_out(self) -> None:
        other = load(MODEL.parent / "vgr-alternativ-c")
        end = plan_in_order(other).plan.end
        assert end is not None
        months = end - other.start
        page = " ".join(PAGE.read_text(encoding="utf-8").split())
        assert f"It takes {months} months." in page
        page = " ".join(OTHER_PAGE.read_text(encoding="utf-8").split())
        own = said("c", planned("c"))["cirka tio år"].months
        assert f"the same modules take {own} months there and {months} here" in page
