"""Known projects against the defaults: the facts as they are, the reckoning, what is concluded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.simulation.simulation_samples import CERTAIN, module, programme, read

from modarch.figures.words.phrase import phrases
from modarch.landscape.defaults import PHASES_BY_SIZE, Size
from modarch.landscape.load import loads
from modarch.landscape.phases import Phase
from modarch.landscape.provenance import Confidence
from modarch.simulation import calibration
from modarch.simulation.calibration import SPANS, calibrate, spans_of
from modarch.simulation.calibration_result import CalibrationRow, Verdict
from modarch.simulation.foretold import Foretold
from modarch.simulation.known_projects import KNOWN_PROJECTS, KnownSpan, Moment, Scale

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.simulation.calibration_result import CalibrationResult

KNOWN = {one.id: one for one in KNOWN_PROJECTS}


@pytest.fixture(scope="module")
def result() -> CalibrationResult:
    return calibrate(runs=2000)


def span(project: str, begin: Moment, end: Moment) -> KnownSpan | None:
    found = {(one.begin, one.end): one for one in spans_of(KNOWN[project])}
    return found.get((begin, end))


def row(low: int, high: int | None, **more: Any) -> CalibrationRow:
    base: dict[str, Any] = {
        "project": "x",
        "scale": Scale.CORE,
        "size": Size.XL,
        "begin": Moment.AWARD,
        "end": Moment.FIRST_USE,
        "confidence": Confidence.FACT,
        "from_model": False,
    }
    return CalibrationRow(low=low, high=high, **(base | more))


class TestFacts:
    """What is known, exactly as far as it is known."""

    @pytest.mark.parametrize(
        ("project", "begin", "end", "months"),
        [
            ("millennium-vgr", Moment.AWARD, Moment.FIRST_USE, (74, 74)),
            ("sussa-cosmic", Moment.AWARD, Moment.FIRST_USE, (69, 69)),
            ("skane-sdv", Moment.AWARD, Moment.FIRST_USE, (100, None)),
            ("skane-pmo", Moment.AWARD, Moment.FIRST_USE, (12, 12)),
            ("skane-pmo", Moment.FIRST_USE, Moment.FULL, (12, 15)),
            ("helseplattformen", Moment.AWARD, Moment.FIRST_USE, (38, 38)),
            ("sundhedsplatformen", Moment.AWARD, Moment.FIRST_USE, (24, 24)),
            ("millennium-vgr", Moment.AWARD, Moment.CONTRACT, (2, 2)),
            ("skane-sdv", Moment.AWARD, Moment.CONTRACT, (6, 6)),
            ("skane-sdv", Moment.START, Moment.AWARD, (11, 11)),
            ("orebro", Moment.START, Moment.FULL, (120, 120)),
            ("orebro", Moment.ANNOUNCED, Moment.FULL, (96, 96)),
            ("asynjavisph", Moment.START, Moment.FULL, (96, 96)),
            ("asynjavisph", Moment.FIRST_USE, Moment.FULL, (60, 60)),
            ("stockholm-cosmic", Moment.ANNOUNCED, Moment.AWARD, (25, 28)),
            ("catalonia-cdr", Moment.START, Moment.AWARD, (21, 21)),
        ],
    )
    def test_months_between(
        self, project: str, begin: Moment, end: Moment, months: tuple[int, int | None]
    ) -> None:
        found = span(project, begin, end)
        assert found is not None
        assert (found.low, found.high) == months

    @pytest.mark.parametrize(
        ("project", "begin", "end"),
        [
            ("stockholm-cosmic", Moment.START, Moment.FULL),
            ("stockholm-cosmic", Moment.AWARD, Moment.FIRST_USE),
            ("sussa-cosmic", Moment.AWARD, Moment.CONTRACT),
            ("patos", Moment.AWARD, Moment.FIRST_USE),
            ("karolinska-openehr", Moment.AWARD, Moment.CONTRACT),
            ("millennium-vgr", Moment.FIRST_USE, Moment.FULL),
        ],
    )
    def test_a_plan_or_a_gap_is_no_outcome(self, project: str, begin: Moment, end: Moment) -> None:
        assert span(project, begin, end) is None

    def test_what_has_no_source_is_marked_as_an_assumption(self) -> None:
        assumed = {
            one.id
            for one in KNOWN_PROJECTS
            if any(found.confidence is Confidence.ASSUMPTION for found in spans_of(one))
        }
        assert assumed == {"helseplattformen", "sundhedsplatformen"}

    def test_every_project_has_a_source_a_name_and_a_note_in_both_languages(self) -> None:
        for one in KNOWN_PROJECTS:
            assert one.sources
            for family in ("known-project", "known-note"):
                phrase = phrases()[f"{family}.{one.id}"]
                assert phrase.sv
                assert phrase.en

    def test_core_systems_are_compared_with_the_largest_class(self) -> None:
        assert {one.size for one in KNOWN_PROJECTS if one.scale is Scale.CORE} == {Size.XL}

    def test_an_interval_is_no_wider_than_its_ends_and_no_surer(self) -> None:
        for one in KNOWN_PROJECTS:
            for found in spans_of(one):
                assert found.low >= 0
                assert found.high is None or found.low <= found.high
                for moment in (found.begin, found.end):
                    dated = one.moments.get(moment)
                    if dated is not None and not one.spans:
                        order = list(Confidence)
                        assert order.index(found.confidence) >= order.index(dated.confidence)


class TestForetold:
    def test_what_is_foretold_has_the_means_of_the_distributions(self) -> None:
        """PERT means of build and rollout; one month of standstill when nobody appeals."""
        risk = read_risk(CERTAIN)
        foretold = Foretold(risk, runs=8000)
        for size in Size:
            means = {
                phase: (one.min_months + 4 * one.mode_months + one.max_months) / 6
                for phase, by_size in PHASES_BY_SIZE.items()
                for one in [by_size[size]]
            }
            build = foretold.months(size, Moment.CONTRACT, Moment.FULL).mean()
            assert build == pytest.approx(means[Phase.BUILD] + means[Phase.ROLLOUT], rel=0.02)
            contract = foretold.months(size, Moment.AWARD, Moment.CONTRACT).mean()
            assert contract == pytest.approx(1 + means[Phase.CONTRACT], rel=0.02)

    def test_stretches_add_up_run_by_run(self) -> None:
        foretold = Foretold(runs=500)
        months = [
            foretold.months(Size.L, Moment.START, Moment.AWARD),
            foretold.months(Size.L, Moment.AWARD, Moment.FIRST_USE),
            foretold.months(Size.L, Moment.FIRST_USE, Moment.FULL),
        ]
        whole = foretold.months(Size.L, Moment.START, Moment.FULL)
        assert np.array_equal(sum(months), whole)

    def test_appeals_and_cancelled_tenders_are_among_what_is_foretold(self) -> None:
        sure, risky = Foretold(read_risk(CERTAIN), runs=2000), Foretold(runs=2000)
        for pair in ((Moment.ANNOUNCED, Moment.AWARD), (Moment.AWARD, Moment.CONTRACT)):
            assert risky.months(Size.XL, *pair).mean() > sure.months(Size.XL, *pair).mean() + 1


def read_risk(stated: dict[str, Any]) -> Any:
    text = json.dumps(
        {"modarch": 1, "programme": {"name": "x", "start": "2027-01", "risk": stated}}
    )
    return loads(text).programme.risk


class TestVerdict:
    months = np.arange(1, 101)
    """P10, P50 and P90 are 10, 50 and 90."""

    @pytest.mark.parametrize(
        ("low", "high", "verdict"),
        [
            (91, 95, Verdict.OPTIMISTIC),
            (91, None, Verdict.OPTIMISTIC),
            (90, 90, Verdict.WITHIN),
            (10, 90, Verdict.WITHIN),
            (9, 9, Verdict.PESSIMISTIC),
            (80, None, Verdict.UNCLEAR),
            (5, 20, Verdict.UNCLEAR),
            (85, 95, Verdict.UNCLEAR),
        ],
    )
    def test_of_a_project(self, low: int, high: int | None, verdict: Verdict) -> None:
        judged = calibration._judged(row(low, high), self.months)
        assert (judged.p10, judged.p50, judged.p90) == (10, 50, 90)
        assert judged.verdict is verdict

    def test_percentile_and_ratio_are_of_the_real_months(self) -> None:
        judged = calibration._judged(row(60, 80), self.months)
        assert judged.percentile_low == pytest.approx(0.595)
        assert judged.percentile_high == pytest.approx(0.795)
        assert judged.ratio == 70 / 50
        assert calibration._judged(row(60, None), self.months).ratio is None

    def test_one_project_or_an_unsure_class_is_no_conclusion(self) -> None:
        late = row(99, 99, verdict=Verdict.OPTIMISTIC, is_firm=True)
        assert calibration._summary([late]).verdict is Verdict.UNCLEAR
        assert calibration._summary([late, late]).verdict is Verdict.OPTIMISTIC
        unsure = replace(late, is_firm=False)
        assert calibration._summary([late, unsure]).verdict is Verdict.UNCLEAR

    def test_the_chance_is_that_of_so_many_in_the_last_tenth(self) -> None:
        late, usual = row(99, 99, verdict=Verdict.OPTIMISTIC, is_firm=True), row(50, 50)
        found = calibration._summary([late, late, usual])
        assert found.chance == pytest.approx(3 * 0.01 * 0.9 + 0.001)


class TestResult:
    def test_core_systems_show_the_defaults_too_optimistic_after_the_award(
        self, result: CalibrationResult
    ) -> None:
        concluded = {
            (one.begin, one.end, one.scale): one.verdict
            for one in result.summaries
            if one.verdict is not Verdict.UNCLEAR
        }
        assert concluded == {
            (Moment.AWARD, Moment.FIRST_USE, Scale.CORE): Verdict.OPTIMISTIC,
            (Moment.CONTRACT, Moment.FULL, Scale.CORE): Verdict.OPTIMISTIC,
        }

    def test_assumptions_are_shown_but_not_counted(self, result: CalibrationResult) -> None:
        pair = (Moment.AWARD, Moment.FIRST_USE)
        shown = [one for one in result.rows if (one.begin, one.end) == pair]
        assumed = [one for one in shown if one.confidence is Confidence.ASSUMPTION]
        counted = sum(one.projects for one in result.summaries if (one.begin, one.end) == pair)
        assert len(assumed) == 2
        assert counted == len(shown) - len(assumed)

    def test_rows_follow_the_stretches(self, result: CalibrationResult) -> None:
        pairs = [(one.begin, one.end) for one in result.rows]
        assert pairs == sorted(pairs, key=SPANS.index)
        assert all(one.p10 <= one.p50 <= one.p90 for one in result.rows)  # type: ignore[operator]

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        one, same = (json.dumps(calibrate(runs=300).to_dict()) for _ in range(2))
        assert one == same

    def test_another_size_class_is_compared_with(self, result: CalibrationResult) -> None:
        other = calibrate(sizes={"skane-pmo": Size.S}, runs=500)
        for found in (result, other):
            of = {one.size for one in found.rows if one.project == "skane-pmo"}
            assert of == {Size.XL if found is result else Size.S}


class TestModel:
    def test_its_projects_are_compared_and_its_word_goes_first(self, tmp_path: Path) -> None:
        landscape = read(
            tmp_path,
            {
                "programme": programme(risk=CERTAIN),
                "modules": {"a": module("A")},
                "reference_projects": {
                    "orebro": {"name": "Örebro", "total_months": 130},
                    "own": {"name": "Eget", "total_months": 40, "rollout_months": 6},
                    "going-on": {
                        "name": "Pågår",
                        "total_months": 90,
                        "unfinished": True,
                    },
                },
            },
        )
        found = calibrate(landscape, sizes={"own": Size.M}, runs=300)
        rows = {(one.project, one.begin): one for one in found.rows if one.end is Moment.FULL}
        orebro = rows["orebro", Moment.START]
        assert (orebro.low, orebro.from_model) == (130, True)
        assert not rows["orebro", Moment.ANNOUNCED].from_model
        assert rows["own", Moment.FIRST_USE].p50 is not None
        going_on = rows["going-on", Moment.START]
        assert (going_on.high, going_on.size, going_on.p50) == (None, None, None)
        assert going_on.confidence is Confidence.UNSTATED

    def test_its_probabilities_take_the_place_of_the_defaults(self, tmp_path: Path) -> None:
        landscape = read(
            tmp_path, {"programme": programme(risk=CERTAIN), "modules": {"a": module("A")}}
        )
        sure, usual = (calibrate(one, runs=500) for one in (landscape, None))
        for one, other in zip(sure.rows, usual.rows, strict=True):
            if one.begin is Moment.ANNOUNCED:
                assert one.p90 < other.p90  # type: ignore[operator]
