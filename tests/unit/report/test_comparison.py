"""Alternatives side by side: measured alike, and apart only when they are for certain."""

from __future__ import annotations

import json
from functools import cache

import pytest

from modarch.errors import InputInvalid
from modarch.figures.tables.gauges import GAUGES, amount
from modarch.figures.words.phrase import word
from modarch.landscape.load import load, loads
from modarch.landscape.measures import Direction, MeasureName
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.readings import Basis
from modarch.report.comparison.bands import plans_of, simulated_bands
from modarch.report.comparison.bounds import Band, Bounds, Raw
from modarch.report.comparison.cases import Case, in_case
from modarch.report.comparison.factors import factor_table
from modarch.report.comparison.figure import comparison_figure
from modarch.report.comparison.naming import alternatives_in, meant_alternatives, meant_scenarios
from modarch.report.comparison.plans import OPTIMISED, plan_of
from modarch.report.comparison.result import Settings, compare_alternatives
from modarch.report.comparison.sureness import sureness_of
from modarch.report.comparison.tables import comparison_tables

M = MeasureName
MODEL = """
modarch: 1
programme:
  {name: Two ways, start: 2026-01, as_of: 2026-01, capacity: {procurement: 1, implementation: 1}}
settings: {ward: {}, home: {}}
capabilities: {notes: {produces: note}, labs: {produces: result, consumes: note}, booking: {}}
information: {note: {}, result: {}}
roles: {nurse: {capabilities: [notes, labs, booking]}}
systems: {old: {capabilities: [notes, labs, booking], contracts: deal}}
contracts: {deal: {ends: 2028-06}}
modules:
  records:
    phases:
      {requirements: 0, tender: {min: 10, mode: 12, max: 15}, review: 0, contract: 0, build: 6,
       rollout: 4}
    capabilities: notes
  lab:
    phases: {requirements: 0, tender: 4, review: 0, contract: 0, build: 2, rollout: 2}
    capabilities: labs
  book:
    phases: {requirements: 0, tender: 2, review: 0, contract: 0, build: 2, rollout: 2}
    capabilities: booking
alternatives:
  parts: {label: P, scenario: parts}
  whole: {label: W, scenario: whole}
  never: {label: N, rejected: too far away}
factors:
  change:
    measures: [largest-change]
    says: [{alternative: parts, said: in steps}, {alternative: whole, said: all at once}]
scenarios:
  parts: {name: Modules}
  whole:
    name: One system
    modules:
      records: ~
      lab: ~
      book: ~
      core:
        name: Core
        phases: {requirements: 0, tender: 20, review: 0, contract: 0, build: 40, rollout: 30}
        covers_rest: true
"""


@cache
def landscapes():
    return {"P": loads(MODEL, scenario="parts"), "W": loads(MODEL, scenario="whole")}


@cache
def compared():
    return compare_alternatives(landscapes())


def readings(name: str):
    return compared().named(name).readings


def difference(measure: MeasureName):
    return next(one for one in compared().differences if one.measure is measure)


def test_every_measure_is_read_named_explained_and_has_its_place() -> None:
    assert set(GAUGES) == set(M)
    for one in compared().alternatives:
        assert list(one.readings) == list(M)
    for language in ("sv", "en"):
        for name in M:
            assert word(f"measure.{name}", language)
            assert word(f"measure-told.{name}", language)
            assert amount(0.5, name, language)


def test_one_core_system_needs_no_integrations_and_takes_all_down() -> None:
    parts, whole = readings("P"), readings("W")
    assert whole[M.INTEGRATIONS_END].value == 0
    assert parts[M.INTEGRATIONS_END].value
    assert (whole[M.MODULE_FAILURE].value, whole[M.LARGEST_CHANGE].value) == (1, 1)
    assert parts[M.SYSTEMS_PER_ROLE].value == 3
    assert parts[M.PROCUREMENTS].value == 3
    assert whole[M.REPLACEABILITY].value == 0


def test_bounds_of_time_are_the_ends_of_durations() -> None:
    full = readings("P")[M.FULL]
    assert full.basis is Basis.DURATIONS
    assert full.value is not None
    assert (full.low, full.high) == (full.value - 2, full.value + 3)
    whole = readings("W")[M.FULL]
    assert whole.low == whole.value == whole.high, "the core's durations are certain"


def test_what_differs_for_certain_and_what_does_not() -> None:
    full = difference(M.FULL)
    assert full.certain == (("P", "W"),)
    assert full.leading == ("P",)
    assert difference(M.REPLACEABILITY).certain == (("P", "W"),), "higher is better"
    procurements = difference(M.PROCUREMENTS)
    assert procurements.certain == (("W", "P"),)
    assert procurements.leading == (), "neither way is better"
    assert difference(M.LEAKAGE).is_level
    assert not difference(M.LEAKAGE).is_decisive


def test_a_wide_tolerance_leaves_nothing_certain_that_it_rules() -> None:
    settings = Settings(tolerance=0.9)
    found = compare_alternatives(landscapes(), settings).differences
    ruled = {
        one.measure: one
        for one in found
        if compared().named("P").readings[one.measure].basis is Basis.TOLERANCE
    }
    assert not ruled[M.LARGEST_CHANGE].is_decisive
    assert not ruled[M.SYSTEMS_PER_ROLE].is_decisive


@pytest.mark.parametrize("tolerance", [-0.1, 1, 2])
def test_an_impossible_tolerance_is_told(tolerance: float) -> None:
    with pytest.raises(InputInvalid, match="tolerance"):
        Settings(tolerance=tolerance)


CASES = {case: {M.FULL: 10.0} for case in Case}


class TestBounds:
    def test_small_parts_do_not_differ_by_next_to_nothing(self) -> None:
        found = Bounds().reading(Raw(measure=M.UNMET, value=0.01), CASES)
        assert (found.low, found.high) == (0, pytest.approx(0.03))
        exact = Bounds(tolerance=0).reading(Raw(measure=M.UNMET, value=0.01), CASES)
        assert exact.low == exact.high == 0.01

    def test_a_part_is_never_above_the_whole(self) -> None:
        assert Bounds().reading(Raw(measure=M.BLAST, value=1), CASES).high == 1

    def test_what_is_unknown_reaches_higher(self) -> None:
        found = Bounds().reading(Raw(measure=M.CERTIFICATES, value=1, high=4), CASES)
        assert (found.low, found.high, found.basis) == (1, 4, Basis.COUNTED)

    def test_simulated_outcomes_go_before_everything_else(self) -> None:
        bounds = Bounds(bands={M.FULL: Band(8, 11, 15)})
        found = bounds.reading(Raw(measure=M.FULL, value=10), CASES)
        assert (found.low, found.value, found.high) == (8, 10, 15)
        assert found.basis is Basis.SIMULATED


def test_cases_take_every_duration_and_gate_to_one_end() -> None:
    landscape = loads(
        "modarch: 1\nprogramme: {start: 2026-01, gates: {go: {months: "
        "{min: 1, mode: 2, max: 5}}}}\nmodules: {a: {phases: {tender: {min: 4, mode: 6, max: 9}}}}"
    )
    longest = in_case(landscape, Case.LONGEST)
    assert longest.modules["a"].phases[Phase.TENDER] == Duration.exactly(9)
    assert longest.programme.gates["go"].months == Duration.exactly(5)
    shortest = in_case(landscape, Case.SHORTEST)
    assert shortest.modules["a"].phases[Phase.TENDER] == Duration.exactly(4)
    assert in_case(landscape, Case.EXPECTED) is landscape


class TestNames:
    @pytest.mark.parametrize("written", ["p", "P", "parts", "PARTS"])
    def test_a_scenario_may_be_named_in_many_ways(self, written: str) -> None:
        assert meant_scenarios(landscapes()["P"], [written]) == {"P": "parts"}

    def test_the_base_has_a_name_too(self) -> None:
        assert meant_scenarios(landscapes()["P"], ["Base"]) == {"base": ""}

    def test_a_slip_of_the_pen_is_told_with_the_nearest_and_all_at_once(self) -> None:
        with pytest.raises(InputInvalid) as caught:
            meant_scenarios(landscapes()["P"], ["prats", "whole", "W", "x"])
        told = str(caught.value)
        assert "did you mean 'parts'?" in told
        assert "'W' means a scenario that is named already" in told
        assert len(caught.value.diagnostics) == 3

    def test_rejected_alternatives_are_not_compared_unasked(self) -> None:
        assert alternatives_in(landscapes()["P"]) == {"P": "parts", "W": "whole"}
        assert meant_alternatives(landscapes()["P"], ()) == ("parts", "whole")
        assert meant_alternatives(landscapes()["P"], ["n"]) == ("never",)


def test_a_plan_may_be_looked_for() -> None:
    plan = plan_of(landscapes()["P"], "quick")
    assert plan.method == OPTIMISED
    assert set(plan.components) == {"records", "lab", "book"}


def test_what_people_say_is_no_ground_of_a_measure() -> None:
    text = MODEL.replace("label: P,", "label: P, source: us, confidence: assumption,")
    assert sureness_of(loads(text, scenario="parts")) == sureness_of(landscapes()["P"])
    sure = sureness_of(landscapes()["P"])
    assert (sure.facts, sure.assumptions) == (0, 0)
    assert sure.unmarked > 10


def test_simulated_bands_hold_the_time_to_full() -> None:
    settings = Settings(runs=40, seed=2)
    plans = plans_of(landscapes(), settings)
    bands = simulated_bands(landscapes(), plans, settings)
    assert bands == simulated_bands(landscapes(), plans, settings)
    for name in landscapes():
        band = bands[name][M.FULL]
        assert band.low <= band.middle <= band.high
    found = compare_alternatives(landscapes(), settings, plans=plans, bands=bands)
    assert found.named("P").readings[M.FULL].basis is Basis.SIMULATED


@pytest.mark.parametrize("language", ["sv", "en"])
def test_tables_and_figure_in_both_languages(language) -> None:
    tables = comparison_tables(compared(), landscapes(), language)
    assert all(table.title for table in tables)
    first = tables[0]
    assert [column.heading for column in first.columns[1:3]] == ["P", "W"]
    figure = comparison_figure(compared(), landscapes(), language)
    svg = figure.svg()
    for row in (M.INTERIM_COST, M.FULL):
        for one in compared().alternatives:
            reading = one.readings[row]
            assert amount(reading.value or 0.0, row, language) in svg, "a value is never cut"
    assert word("compare-title.measures", language) in svg
    assert svg == comparison_figure(compared(), landscapes(), language).svg()


def test_factors_show_what_is_computed_beside_what_is_quoted() -> None:
    table = factor_table(compared(), landscapes(), "en")
    computed, quoted = table.rows
    assert computed[1] == "Computed: Largest change at once"
    assert computed[2:4] == ("33%\N{NO-BREAK SPACE}★", "100%")
    assert quoted[1:4] == ("From the source", "in steps", "all at once")


def test_a_model_without_factors_says_where_to_write_them() -> None:
    bare = {name: loads("modarch: 1\nprogramme: {start: 2026-01}") for name in ("x", "y")}
    with pytest.raises(InputInvalid, match="factors:"):
        factor_table(compare_alternatives(bare), bare, "en")


def test_the_result_is_plain_data() -> None:
    data = json.loads(json.dumps(compared().to_dict()))
    assert data["alternatives"][0]["readings"]["full"]["basis"] == "durations"
    assert len(compared().to_records()) == 2 * len(M)


def test_an_empty_model_is_measured_without_a_word_too_many() -> None:
    bare = {name: loads("modarch: 1\nprogramme: {start: 2026-01}") for name in ("x", "y")}
    found = compare_alternatives(bare)
    assert found.alternatives[0].readings[M.FULL].value is None
    assert all(not one.is_decisive for one in found.differences)
    assert comparison_tables(found, bare, "sv")


def test_table_1_of_the_report_is_borne_out() -> None:
    """Statements 9, 26 and 27: the modules of C against the core system of B."""
    pair = {name: load("models/vgr", scenario=name.lower()) for name in ("B", "C")}
    found = compare_alternatives(pair)
    certain = {one.measure: one.certain for one in found.differences}
    for measure in (
        M.FIRST_USE,
        M.LARGEST_CHANGE,
        M.REPLACEABILITY,
        M.LARGEST_SUPPLIER,
        M.MODULE_FAILURE,
        M.BLAST,
        M.LARGEST_PROCUREMENT,
    ):
        assert certain[measure] == (("C", "B"),), measure
    for measure in (M.SYSTEMS_PER_ROLE, M.INTEGRATIONS_END):
        assert certain[measure] == (("B", "C"),), measure
    assert GAUGES[M.REPLACEABILITY].better is Direction.HIGHER
    table = factor_table(found, pair, "sv")
    assert len([row for row in table.rows if row[0]]) == 5
    assert len([row for row in table.rows if row[1] == "Ur källan"]) == 5


def test_the_order_of_the_alternatives_changes_nothing_that_is_certain() -> None:
    turned = dict(reversed(landscapes().items()))
    other = {one.measure: set(one.certain) for one in compare_alternatives(turned).differences}
    for one in compared().differences:
        assert set(one.certain) == other[one.measure], one.measure


def test_an_alternative_is_never_apart_from_itself() -> None:
    twins = {"one": landscapes()["P"], "two": landscapes()["P"]}
    assert not [one.measure for one in compare_alternatives(twins).differences if one.certain]
