"""The reference landscape: that it is whole, and that no assumption in it passes for a fact."""

from __future__ import annotations

from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest

from modarch.analysis.rules.registry import check_rules
from modarch.deployment.coverage import Coverage
from modarch.deployment.exchange import Exchange, Reach
from modarch.deployment.situation import target_situation
from modarch.landscape.components import Hardness, RiskClass, Sourcing
from modarch.landscape.defaults import Size
from modarch.landscape.items import UseMode
from modarch.landscape.load import form_problems, load, read_layers
from modarch.landscape.months import UNKNOWN, MonthRange, parse_month
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.provenance import Confidence, dotted
from modarch.planning.formulate import Formulation
from modarch.planning.serial import serial_schedule
from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from modarch.landscape.components import Component, Module, Platform
    from modarch.landscape.elements import Capability
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape

MODEL = Path(__file__).parents[2] / "models" / "vgr-alternativ-c"
SCENARIOS = ("c", "c-fler-i-forvaltningen", "c-utan-informationsplattform")
PLATFORM = "informationsplattform"
OWN_SOURCES = frozenset({"TAB", "REF", "KAP", "PLATS"})
SECTIONS = (
    "settings",
    "providers",
    "capabilities",
    "information",
    "suppliers",
    "contracts",
    "platforms",
    "modules",
    "systems",
    "services",
    "roles",
    "needs",
    "pathways",
)


class Entry(NamedTuple):
    """A row of the published module list, as the model has to hold it."""

    id: str
    size: str
    risk: str
    hard: str
    soft: str
    settings: str


CODES = {
    "S": "slutenvard",
    "A": "akut",
    "O": "oppenvard",
    "P": "primarvard",
    "K": "kommun",
    "Y": "psykiatri",
    "M": "modravard",
}
ALL = "".join(CODES)
EVERYWHERE = frozenset(CODES.values())
LIST = {
    "P1": Entry("informationsplattform", "XL", "IIa", "P3 P4 P5", "", ALL),
    "P2": Entry("dataplattform", "L", "none", "", "P1", ALL),
    "P3": Entry("integrationsplattform", "M", "none", "", "", ALL),
    "P4": Entry("identitet-och-behorighet", "M", "NMI", "", "", ALL),
    "P5": Entry("terminologi-och-masterdata", "M", "none", "", "", ALL),
    "P6": Entry("mtp-plattform", "M", "IIb", "P3", "", "SA"),
    "P7": Entry("applikationsplattform", "M", "IIa", "P4", "P1", ALL),
    "M01": Entry("patientadministration", "XL", "I", "P5 P4 P3", "", ALL),
    "M02": Entry("tidbok-och-resursplanering", "L", "none", "M01", "", ALL),
    "M03": Entry("kassa-och-ersattning", "M", "none", "M01", "", ALL),
    "M04": Entry("journaldokumentation-slutenvard", "XL", "IIa", "M01 P1 P4", "M13", "SO"),
    "M05": Entry("journaldokumentation-oppenvard", "XL", "IIa", "M01 P1", "", "O"),
    "M06": Entry("primarvardsjournal", "XL", "IIa", "M01 P1", "M13", "P"),
    "M07": Entry("psykiatrijournal", "M", "I", "M01 P1", "", "Y"),
    "M08": Entry("lakemedel", "XL", "IIb", "P1 M01 P4", "M12", ALL),
    "M09": Entry("cytostatika", "M", "IIb", "M08", "M13", "OS"),
    "M10": Entry("lakemedelsforsorjning", "M", "none", "M08", "", "S"),
    "M11": Entry("uppmarksamhet-och-oversikt", "S", "I", "P1", "", ALL),
    "M12": Entry("nll-klient", "M", "NMI", "P4 P5", "", ALL),
    "M13": Entry("bestallning-och-svar", "L", "IIa", "P1 M01", "", ALL),
    "M14": Entry("laboratoriesystem", "XL", "IVDR-C", "", "P3 P5", ALL),
    "M15": Entry("patologi", "L", "IVDR-C", "", "P3", ALL),
    "M16": Entry("blodcentral", "M", "IVDR-D", "", "P3 M14", "SA"),
    "M17": Entry("rontgen", "XL", "IIa", "P3", "M13", ALL),
    "M18": Entry("klinisk-fysiologi", "M", "IIa", "", "P6 M13", ALL),
    "M19": Entry("operationsplanering", "L", "I", "M01", "M02", "SA"),
    "M20": Entry("anestesi-och-intensivvard", "L", "IIb", "P6 P3", "M08 M19", "SA"),
    "M21": Entry("akutliggare-och-triage", "M", "IIa", "M01", "M04", "A"),
    "M22": Entry("ambulans", "M", "IIa", "", "P3 M21", "A"),
    "M23": Entry("modravard-och-forlossning", "L", "IIb", "M01 P1", "M13", "MS"),
    "M24": Entry("barnhalsovard-och-vaccination", "M", "I", "", "M06", "P"),
    "M25": Entry("tandvard", "L", "I", "", "M01 M03", "O"),
    "M26": Entry("vardplanering-sip", "M", "I", "M01 P4", "", "SKP"),
    "M27": Entry("kommunal-hsl-journal", "L", "IIa", "", "P3 M26", "K"),
    "M28": Entry("egenmonitorering", "M", "IIa", "", "P1 P7", "PO"),
    "M29": Entry("invanarmote", "M", "I", "P4", "M02", ALL),
    "M30": Entry("beslutsstod", "M", "III", "P1", "M08", ALL),
    "M31": Entry("taligenkanning", "S", "I", "", "M04 P7", ALL),
    "M32": Entry("kvalitetsregisterkoppling", "S", "none", "P1", "P2", ALL),
    "M33": Entry("intyg", "S", "none", "", "M04", ALL),
    "M34": Entry("digitalt-arkiv", "M", "none", "", "P1 P4", ALL),
}
WIDER_THAN_LISTED = {"M04": "A", "M26": "Y"}
"""Settings the model adds, with the reason in the module's description."""


@cache
def read(scenario: str = "") -> Landscape:
    return load(MODEL, scenario=scenario or None)


@pytest.fixture
def base() -> Landscape:
    return read()


@pytest.fixture
def without_platform() -> Landscape:
    return read("c-utan-informationsplattform")


@pytest.fixture(params=["", *SCENARIOS])
def landscape(request: pytest.FixtureRequest) -> Landscape:
    return read(request.param)


def component(landscape: Landscape, id_: str) -> Module | Platform:
    return landscape.platforms.get(id_) or landscape.modules[id_]


def dependencies(one: Component, hardness: Hardness = Hardness.HARD) -> set[str]:
    return {edge.on for edge in one.requires if edge.hardness is hardness}


def listed(keys: str) -> set[str]:
    return {LIST[key].id for key in keys.split()}


def test_the_model_and_its_scenarios_have_the_right_form() -> None:
    assert form_problems(MODEL) == ()
    assert tuple(read().scenarios) == SCENARIOS


def test_no_rule_has_anything_to_say(landscape: Landscape) -> None:
    assert check_rules(landscape) == ()


class TestModuleList:
    def test_holds_seven_platforms_and_thirty_four_modules(self, base: Landscape) -> None:
        assert list(base.platforms) == [LIST[key].id for key in LIST if key[0] == "P"]
        assert list(base.modules) == [LIST[key].id for key in LIST if key[0] == "M"]
        assert (len(base.platforms), len(base.modules)) == (7, 34)

    @pytest.mark.parametrize("key", LIST)
    def test_each_has_the_size_class_settings_and_dependencies_listed(
        self, base: Landscape, key: str
    ) -> None:
        entry, one = LIST[key], component(base, LIST[key].id)
        assert one.size is Size(entry.size)
        assert one.regulation.risk_class is RiskClass(entry.risk)
        assert dependencies(one) == listed(entry.hard)
        assert dependencies(one, Hardness.SOFT) == listed(entry.soft)
        codes = entry.settings + WIDER_THAN_LISTED.get(key, "")
        assert (set(one.settings) or set(EVERYWHERE)) == {CODES[code] for code in codes}

    @pytest.mark.parametrize("key", LIST)
    def test_each_has_both_languages_examples_and_its_place_in_the_list(
        self, base: Landscape, key: str
    ) -> None:
        one = component(base, LIST[key].id)
        assert one.name.sv
        assert one.name.en
        assert one.name.sv != one.name.en
        assert one.description.sv.startswith(f"{key}. ")
        assert one.description.en.startswith(f"{key}. ")
        assert one.examples

    def test_every_dependency_says_why_in_both_languages(self, landscape: Landscape) -> None:
        edges = [
            edge
            for one in (*landscape.platforms.values(), *landscape.modules.values())
            for edge in one.requires
        ]
        assert all(edge.reason.sv and edge.reason.en for edge in edges)

    def test_hard_dependencies_go_in_no_circle(self, landscape: Landscape) -> None:
        both = (*landscape.platforms.values(), *landscape.modules.values())
        order = TopologicalSorter({one.id: dependencies(one) for one in both})
        assert len(tuple(order.static_order())) == len(both)

    def test_nothing_waits_for_a_planned_platform_unless_it_says_so(self, base: Landscape) -> None:
        """A module that is native or synced waits; laboratory, imaging and PDMS may go first."""
        for module in base.modules.values():
            waits_for = {
                platform
                for platform, mode in module.uses.items()
                if mode in (UseMode.NATIVE, UseMode.SYNCED) and base.platforms[platform].is_planned
            }
            assert waits_for <= reachable(base, module.id), module.id

    def test_what_the_report_calls_existing_is_existing(self, base: Landscape) -> None:
        existing = {id_ for id_, one in base.platforms.items() if not one.is_planned}
        assert existing == {"dataplattform", "integrationsplattform", "mtp-plattform"}

    def test_lisa_and_aniva_are_procured_already(self, base: Landscape) -> None:
        """Only build and rollout remain, and no gate holds them back."""
        for id_ in ("laboratoriesystem", "anestesi-och-intensivvard"):
            phases = base.modules[id_].phases
            done = [phase for phase, months in phases.items() if months == Duration.exactly(0)]
            assert done == [Phase.REQUIREMENTS, Phase.TENDER, Phase.REVIEW, Phase.CONTRACT]
            assert all(id_ in gate.exempt for gate in base.programme.gates.values())

    def test_in_house_development_is_not_held_by_the_ban_on_announcing(
        self, base: Landscape
    ) -> None:
        in_house = {id_ for id_, m in base.modules.items() if m.sourcing is Sourcing.IN_HOUSE}
        assert in_house == {"kvalitetsregisterkoppling"}
        assert all(in_house <= set(gate.exempt) for gate in base.programme.gates.values())


def reachable(landscape: Landscape, id_: str) -> set[str]:
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        new = dependencies(component(landscape, waiting.pop())) - found
        found |= new
        waiting += new
    return found


class TestCoverage:
    def test_every_capability_belongs_to_one_component_that_serves_its_settings(
        self, landscape: Landscape
    ) -> None:
        both = (*landscape.platforms.values(), *landscape.modules.values())
        for capability in landscape.capabilities.values():
            (owner,) = [one for one in both if capability.id in one.capabilities]
            served = set(owner.settings) or set(EVERYWHERE)
            assert (set(capability.settings) or set(EVERYWHERE)) <= served, capability.id

    def test_is_fine_grained_enough_to_ask_about_scope(self, base: Landscape) -> None:
        assert 90 <= len(base.capabilities) <= 140
        alone = [m.id for m in base.modules.values() if len(m.capabilities) < 2]
        assert alone == ["kvalitetsregisterkoppling"]

    def test_every_system_is_replaced_slice_by_slice_or_kept(self, landscape: Landscape) -> None:
        coverage = Coverage(landscape)
        assert set(coverage.slices) | {s.id for s in landscape.systems.values() if s.keep} == set(
            landscape.systems
        )
        for slices in coverage.slices.values():
            assert slices
            assert all(one.module for one in slices)

    def test_some_systems_go_to_several_modules_and_some_modules_end_several(
        self, base: Landscape
    ) -> None:
        slices = Coverage(base).slices
        takers = {system: {one.module for one in found} for system, found in slices.items()}
        assert len(takers["melior"]) >= 8
        assert {system for system, modules in takers.items() if "patologi" in modules} == {
            "patos",
            "sympathy",
        }

    def test_whatever_is_consumed_is_produced_by_somebody(self, landscape: Landscape) -> None:
        holders: list[Capability | Item] = [*landscape.capabilities.values()]
        holders += landscape.items.values()
        produced = {object_ for one in holders for object_ in one.produces}
        consumed = {object_ for one in holders for object_ in one.consumes}
        assert consumed <= produced
        assert produced | consumed == set(landscape.information)


class TestCatalogue:
    def test_information_objects_are_those_of_the_shipped_catalogue(self, base: Landscape) -> None:
        objects = load_catalogue().objects
        assert {one.catalogue or one.id for one in base.information.values()} <= set(objects)

    def test_standards_are_those_of_the_shipped_catalogue(self, base: Landscape) -> None:
        spoken = {
            standard
            for item in base.items.values()
            for standard in (*item.standards, *(s for many in item.speaks.values() for s in many))
        }
        kept = {
            standard
            for platform in base.platforms.values()
            for many in (platform.canonical, *platform.canonical_by_object.values())
            for standard in many
        }
        assert spoken | kept <= set(load_catalogue().standards)

    def test_service_contracts_are_those_of_the_shipped_catalogue(self, base: Landscape) -> None:
        named = {name for one in base.services.values() for name in one.service_contracts}
        assert named <= set(load_catalogue().services)


class TestProvenance:
    def test_every_element_says_how_sure_it_is(self, landscape: Landscape) -> None:
        elements = [
            *((section, id_) for section in SECTIONS for id_ in getattr(landscape, section)),
            *(("programme", "gates", id_) for id_ in landscape.programme.gates),
            *(("programme", "ongoing", id_) for id_ in landscape.programme.ongoing),
            *(("programme", "freezes", n) for n in range(len(landscape.programme.freezes))),
        ]
        unsaid = [e for e in elements if landscape.provenance_of(*e).confidence not in KNOWN]
        assert unsaid == []

    def test_only_single_values_with_a_published_source_are_more_than_assumptions(
        self, landscape: Landscape
    ) -> None:
        """A fact on a whole element would be inherited by what nobody has published."""
        published = published_sources()
        for path, provenance in landscape.provenance.items():
            if provenance.confidence in (Confidence.FACT, Confidence.ESTIMATE):
                assert len(path) >= 3, dotted(path)
                assert provenance.sources, dotted(path)
                texts = [source.text for source in provenance.sources]
                assert all(text.startswith(published) for text in texts), dotted(path)

    def test_every_source_that_is_named_is_in_the_register(self, base: Landscape) -> None:
        register = tuple(str(source) for source in register_texts().values())
        texts = {s.text for one in base.provenance.values() for s in one.sources}
        assert all(text.startswith(register) for text in texts)

    def test_every_source_in_the_register_is_used(self, base: Landscape) -> None:
        texts = [s.text for one in base.provenance.values() for s in one.sources]
        unused = [
            key
            for key, source in register_texts().items()
            if not any(text.startswith(source) for text in texts)
        ]
        assert unused == []


KNOWN = frozenset({Confidence.FACT, Confidence.ESTIMATE, Confidence.ASSUMPTION})


@cache
def register_texts() -> dict[str, str]:
    written = read_layers(MODEL).data["sources"]
    return {key: one["text"] if isinstance(one, dict) else one for key, one in written.items()}


def published_sources() -> tuple[str, ...]:
    return tuple(text for key, text in register_texts().items() if key not in OWN_SOURCES)


class TestContracts:
    def test_patos_is_as_published(self, base: Landscape) -> None:
        """Signed 2015 for ten years and 431 million kronor, with an option of ten more."""
        patos = base.contracts["patos-avtal"]
        assert patos.value_sek == 431_000_000
        assert [extension.months for extension in patos.extensions] == [120]
        assert patos.starts is not None
        assert patos.starts.year == 2015
        assert patos.ends == MonthRange(parse_month("2025-01"), parse_month("2035-12"))
        assert base.systems["patos"].supplier == patos.supplier == "tietoevry"

    def test_the_oracle_agreement_is_as_published(self, base: Landscape) -> None:
        """Signed November 2018, 2.1 billion kronor, ten years from implementation and four more."""
        agreement = base.contracts["millenniumavtalet"]
        assert str(agreement.starts) == "2018-11"
        assert agreement.value_sek == 2_100_000_000
        assert agreement.ends == UNKNOWN
        assert [extension.months for extension in agreement.extensions] == [48]
        assert agreement.notice_months is None

    def test_the_pause_agreement_is_as_published(self, base: Landscape) -> None:
        pause = base.contracts["pausoverenskommelsen"]
        assert str(pause.starts) == "2025-02"
        assert pause.notice_months == 4

    def test_no_other_contract_has_a_date_that_looks_known(self, base: Landscape) -> None:
        placeholder = MonthRange(parse_month("2028-12"), parse_month("2033-12"))
        published = {"patos-avtal", "millenniumavtalet", "pausoverenskommelsen"}
        for id_ in set(base.contracts) - published:
            contract = base.contracts[id_]
            ends = base.provenance_of("contracts", id_, "ends")
            assert contract.starts is None
            assert contract.ends in (UNKNOWN, placeholder)
            assert ends.confidence is Confidence.ASSUMPTION
            assert [source.text[:12] for source in ends.sources] == ["Platshållare"]

    def test_every_system_rests_on_a_contract_or_on_own_operation(self, base: Landscape) -> None:
        without = {id_ for id_, system in base.systems.items() if not system.contracts}
        assert without == {"elvis"}
        assert base.systems["elvis"].supplier == "vgr"


class TestProgramme:
    def test_announcing_waits_for_decision_and_the_end_of_the_oracle_agreement(
        self, base: Landscape
    ) -> None:
        gates = base.programme.gates
        chain = ["annonsering-tillaten"]
        while gates[chain[-1]].after:
            (before,) = gates[chain[-1]].after
            chain.append(before)
        assert chain[::-1] == [
            "rs-beslut",
            "rf-beslut",
            "oracle-avtalet-avslutat",
            "annonsering-tillaten",
        ]
        assert gates["oracle-avtalet-avslutat"].months == Duration(3, 9, 18)
        assert gates["oracle-avtalet-avslutat"].terminates == "millenniumavtalet"
        assert base.is_assumption("programme", "gates", "oracle-avtalet-avslutat", "months")

    def test_the_programme_starts_after_the_first_decision(self, base: Landscape) -> None:
        opens = base.programme.gates["rs-beslut"].opens
        assert opens is not None
        assert opens.known is not None
        assert base.start == opens.known + 1 == base.as_of

    def test_summer_is_frozen_everywhere(self, base: Landscape) -> None:
        (freeze,) = base.programme.freezes
        assert freeze.months_of_year == (7, 8)
        assert freeze.settings == ()

    def test_capacity_is_that_of_the_scenario(self) -> None:
        for scenario, expected in (("", (4, 6)), ("c-fler-i-forvaltningen", (8, 10))):
            landscape = read(scenario)
            capacity = landscape.programme.capacity
            now = [capacity[n].at(landscape.start) for n in ("procurement", "implementation")]
            assert tuple(now) == expected
            assert landscape.is_assumption("programme", "capacity", "procurement")

    def test_the_horizon_holds_the_whole_plan(self, landscape: Landscape) -> None:
        """Otherwise the answer to how long it takes would be that it does not fit."""
        formulation = Formulation(landscape=landscape)
        result = serial_schedule(formulation.problem, formulation.timing.order)
        end = formulation.plan(result.schedule, method="order").end
        assert end is not None
        assert landscape.programme.horizon is not None
        assert end <= landscape.programme.horizon

    def test_ongoing_projects_end_before_their_module_can_be_rolled_out(
        self, base: Landscape
    ) -> None:
        """Otherwise the same change would take a setting's capacity twice."""
        ongoing = base.programme.ongoing
        for project, id_ in (("lisa", "laboratoriesystem"), ("aniva", "anestesi-och-intensivvard")):
            build = base.modules[id_].phases[Phase.BUILD]
            assert ongoing[project].end < base.start + build.mode_months


class TestPathways:
    def test_cross_between_care_providers(self, base: Landscape) -> None:
        assert 6 <= len(base.pathways) <= 10
        crossing = [
            id_
            for id_, pathway in base.pathways.items()
            if len({step.provider for step in pathway.steps}) > 1
        ]
        assert set(base.pathways) - set(crossing) == set()

    def test_every_step_can_be_taken_where_it_stands(self, base: Landscape) -> None:
        for pathway in base.pathways.values():
            for step in pathway.steps:
                used_in = base.capabilities[step.capability].settings or EVERYWHERE
                assert step.setting in used_in, (pathway.id, step.capability)
                assert step.setting in base.providers[step.provider].settings

    def test_what_a_step_says_it_reads_has_been_written_before(self, base: Landscape) -> None:
        for pathway in base.pathways.values():
            written: set[str] = set()
            for step in pathway.steps:
                assert set(step.reads or ()) <= written, (pathway.id, step.capability)
                written |= set(step.writes or base.capabilities[step.capability].produces)

    def test_roles_work_where_their_capabilities_are_used(self, base: Landscape) -> None:
        for role in base.roles.values():
            for name in role.capabilities:
                used_in = base.capabilities[name].settings or EVERYWHERE
                assert role.setting in used_in, (role.id, name)
            assert role.setting in base.providers[role.provider].settings


class TestPage:
    def test_counts_what_is_in_the_model(self, base: Landscape) -> None:
        page = PAGE.read_text(encoding="utf-8")
        for section, words in COUNTED.items():
            assert f"{len(getattr(base, section))} {words}" in page

    def test_shows_a_scenario_that_can_be_read(self, tmp_path: Path) -> None:
        example = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
        own = tmp_path / "own.yaml"
        own.write_text(f"modarch: 1\ninclude: {MODEL}\n{dedent(example)}", encoding="utf-8")
        landscape = load(own, scenario="var-plan")
        assert landscape.contracts["melior-avtal"].ends.is_known
        assert not landscape.is_assumption("contracts", "melior-avtal", "ends")


PAGE = MODEL.parents[1] / "docs" / "reference-landscape.md"
COUNTED = {
    "settings": "care settings",
    "providers": "care providers",
    "information": "information objects",
    "capabilities": "capabilities",
    "systems": "existing systems",
    "contracts": "contracts",
    "suppliers": "suppliers",
    "services": "national services",
    "pathways": "care pathways",
    "needs": "needs between care providers",
    "roles": "professional roles",
}


class TestScenarioWithoutInformationPlatform:
    def test_differs_from_the_base_only_where_the_platform_was_named(
        self, base: Landscape, without_platform: Landscape
    ) -> None:
        assert set(base.platforms) - set(without_platform.platforms) == {PLATFORM}
        assert set(base.capabilities) - set(without_platform.capabilities) == set(
            base.platforms[PLATFORM].capabilities
        )
        for id_, module in base.modules.items():
            other = without_platform.modules[id_]
            kept = [edge for edge in module.requires if edge.on != PLATFORM]
            assert list(other.requires) == kept
            if PLATFORM not in module.uses:
                assert other == module

    def test_leaves_today_as_it_is(self, base: Landscape, without_platform: Landscape) -> None:
        assert without_platform.systems == base.systems
        assert without_platform.services == base.services
        assert without_platform.contracts == base.contracts

    def test_modules_that_shared_a_store_have_no_path_left(
        self, base: Landscape, without_platform: Landscape
    ) -> None:
        assert reach(base) is Reach.NATIVE
        assert reach(without_platform) is Reach.UNMET


def reach(landscape: Landscape) -> Reach:
    """Return how the primary care record gets the medication list in the end state."""
    exchange = Exchange(target_situation(landscape))
    route = exchange.route(
        consumer="primarvardsjournal", producer="lakemedel", information="medication-list"
    )
    return route.reach
