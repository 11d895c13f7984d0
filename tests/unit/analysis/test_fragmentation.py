"""The risk of the worked example counted by hand, and how alternatives are put side by side."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import modarch
from modarch.analysis.failure.exits import supplier_exits
from modarch.analysis.failure.leakage import simulate_leakage
from modarch.analysis.failure.outages import simulate_outages
from modarch.analysis.fragmentation.acceptability import rank_acceptability
from modarch.analysis.fragmentation.alternatives import Alternative
from modarch.analysis.fragmentation.comparison import compare
from modarch.analysis.fragmentation.explanation import explain_risk
from modarch.analysis.fragmentation.options import Options
from modarch.analysis.fragmentation.over_time import (
    SCORE,
    fragmentation_over_time,
    scenarios_over_time,
)
from modarch.analysis.fragmentation.result import assess_fragmentation, compare_fragmentation
from modarch.analysis.fragmentation.sensitivity import kendall_tau
from modarch.analysis.fragmentation.weights import (
    EQUAL,
    Family,
    Weights,
    read_weights,
    score_of,
    weights_of,
)
from modarch.deployment.risk import Measure, Risk, SupplierForm
from modarch.errors import InputInvalid
from modarch.landscape.load import loads
from modarch.planning.ordering import plan_in_order

if TYPE_CHECKING:
    from pathlib import Path

LANDSCAPE = modarch.load("models/worked-example")
RESULT = assess_fragmentation(LANDSCAPE)


def fraction(measure: Measure) -> Fraction:
    return Fraction(measure.part).limit_denominator() / Fraction(measure.whole).limit_denominator()


def measured(risk: Risk) -> Measure:
    return next(one for one in RESULT.chosen.measures if one.risk is risk)


def alternative(name: str, **values: float) -> Alternative:
    return Alternative(
        name=name,
        measures=tuple(Measure.of(risk, values.get(risk.value, 0.5), 1) for risk in Risk),
    )


class TestWorkedExample:
    @pytest.mark.parametrize(
        ("risk", "expected"),
        [
            (Risk.UNMET, Fraction(3, 17)),
            (Risk.TRANSLATION, Fraction(9, 14)),
            (Risk.INTERFACES, Fraction(1, 2)),
            (Risk.INTEGRATIONS, Fraction(1, 2)),
            (Risk.PROPAGATION, Fraction(1, 2)),
            (Risk.BLAST, Fraction(11, 17)),
            (Risk.SUPPLIERS, Fraction(11, 32)),
            (Risk.LEAKAGE, Fraction(0)),
        ],
    )
    def test_every_component_is_the_fraction_worked_out_by_hand(self, risk, expected) -> None:
        assert fraction(measured(risk)) == expected
        assert measured(risk).value == pytest.approx(float(expected))

    def test_families_and_score_are_means_of_those_fractions(self) -> None:
        families = {
            Family.INFORMATION: (Fraction(3, 17) + Fraction(9, 14)) / 2,
            Family.COMPLEXITY: Fraction(1, 2),
            Family.INTERFACES: Fraction(1, 2),
            Family.DEPENDENCE: (Fraction(11, 17) + Fraction(11, 32)) / 2,
            Family.GOVERNANCE: Fraction(0),
        }
        score = RESULT.chosen.score
        assert score.families == {one: pytest.approx(float(v)) for one, v in families.items()}
        assert score.value == pytest.approx(float(sum(families.values()) / 5))
        assert score.worst is Risk.BLAST

    def test_what_stands_beside_the_score(self) -> None:
        beside = RESULT.chosen.companions
        (walk,) = beside.pathways
        assert walk.fragmentation == pytest.approx(float(Fraction(4, 5)))
        assert beside.cumulative_dependency == pytest.approx(float(Fraction(6, 5)))
        assert beside.supplier_points == pytest.approx(float(Fraction(11, 32) * 10_000))
        assert beside.effective_suppliers == pytest.approx(float(Fraction(32, 11)))
        assert (beside.items, beside.unconnected, beside.core) == (3, 0, ())

    def test_blast_radius_names_what_is_lost(self) -> None:
        told = explain_risk(LANDSCAPE, Risk.BLAST)
        lost = {(one.failed, one.is_supplier): Fraction(one.weight) / 17 for one in told.parts}
        assert lost == {
            ("x", False): Fraction(11, 17),
            ("s1", True): Fraction(11, 17),
            ("lis", False): Fraction(7, 17),
            ("s2", True): Fraction(7, 17),
            ("z", False): Fraction(5, 17),
            ("s3", True): Fraction(5, 17),
        }

    def test_exits_and_every_merger(self) -> None:
        result = supplier_exits(LANDSCAPE)
        assert {one.owner: Fraction(one.cells) / 8 for one in result.exits} == {
            "s1": Fraction(3, 8),
            "s2": Fraction(1, 4),
            "s3": Fraction(3, 8),
        }
        assert [one.owner for one in result.exits] == ["s1", "s2", "s3"]
        mergers = {
            (one.first, one.second): Fraction(one.change).limit_denominator(64)
            for one in result.mergers
        }
        assert mergers == {
            ("s1", "s3"): Fraction(9, 32),
            ("s1", "s2"): Fraction(3, 16),
            ("s2", "s3"): Fraction(3, 16),
        }

    def test_certain_availability_loses_nothing_and_a_lost_system_its_needs(self) -> None:
        nothing = simulate_outages(LANDSCAPE, assumed_availability=1.0).forecast
        assert nothing is not None
        assert nothing.mean_loss == 0
        everything = simulate_outages(LANDSCAPE, assumed_availability=0.0).forecast
        assert everything is not None
        assert everything.mean_loss == pytest.approx(14 / 17)  # what is unmet cannot be lost

    def test_a_leak_rate_of_nothing_leaks_nothing_and_of_one_everything(self) -> None:
        none = simulate_leakage(LANDSCAPE, 0.0)
        every = simulate_leakage(LANDSCAPE, 1.0)
        assert none.leakage.mean == none.local_systems.mean == 0
        assert every.leakage.mean == 1
        assert every.local_systems.mean == every.units


class TestWeights:
    def test_what_cannot_be_measured_is_left_out_and_not_taken_for_good(self) -> None:
        known = Measure.of(Risk.INTERFACES, 1, 2)
        unknown = Measure.of(Risk.LEAKAGE, 0, 0)
        assert unknown.value is None
        assert score_of((known, unknown)).value == 0.5

    def test_weights_of_families_and_components_are_relative(self) -> None:
        measures = (Measure.of(Risk.UNMET, 1, 1), Measure.of(Risk.TRANSLATION, 0, 1))
        weights = Weights(components={**EQUAL.components, Risk.UNMET: 3.0})
        assert score_of(measures, weights).value == pytest.approx(0.75)

    def test_a_model_states_weights_of_its_own(self) -> None:
        written = (
            "{modarch: 1, programme: {risk_weights: {information: 2, F6: 0.5, governance: 0}}}"
        )
        weights = weights_of(loads(written))
        assert weights.families[Family.INFORMATION] == 2
        assert weights.families[Family.GOVERNANCE] == 0
        assert weights.components[Risk.BLAST] == 0.5
        assert weights_of(LANDSCAPE) is EQUAL

    def test_every_problem_of_a_file_of_weights_is_told_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "weights.yaml"
        path.write_text("families: {nonsense: 1, governance: -1}\ncomponent: {F1: 1}\n")
        with pytest.raises(InputInvalid) as refused:
            read_weights(path)
        told = [one.message for one in refused.value.diagnostics]
        assert len(told) == 3
        assert all(one.hint for one in refused.value.diagnostics)


class TestComparison:
    def test_an_alternative_that_is_better_somewhere_and_worse_nowhere_dominates(self) -> None:
        better, worse = alternative("better", F1=0.1), alternative("worse")
        result = compare([worse, better])
        assert result.dominates == (("better", "worse"),)
        assert result.front == ("better",)
        assert result.ranking == ("better", "worse")
        assert result.sensitivity.robust

    def test_ranks_over_all_weightings_agree_with_the_closed_form(self) -> None:
        """Twice the gain in one family beats the other's in 2/3 of all weightings."""
        one, other = alternative("one", F3=0.3), alternative("other", F8=0.4)
        first, second = rank_acceptability([one, other], samples=40_000, seed=1)
        assert first.ranks[0] == pytest.approx(2 / 3, abs=0.01)
        assert second.ranks[0] == pytest.approx(1 / 3, abs=0.01)
        assert sum(first.ranks) == pytest.approx(1)
        assert first.central_weights is not None
        central = first.central_weights
        assert central[Family.INTERFACES] > central[Family.GOVERNANCE]

    def test_equals_share_their_ranks(self) -> None:
        first, second = rank_acceptability([alternative("a"), alternative("b")], samples=100)
        assert first.ranks == second.ranks == (0.5, 0.5)

    def test_a_winner_by_a_hair_is_not_robust(self) -> None:
        one, other = alternative("one", F3=0.3), alternative("other", F8=0.301)
        result = compare([one, other])
        assert result.sensitivity.winner == "one"
        assert not result.sensitivity.robust
        assert result.sensitivity.upsets

    def test_same_seed_same_shares(self) -> None:
        pair = [alternative("one", F3=0.3), alternative("other", F8=0.4)]
        assert compare(pair, seed=7) == compare(pair, seed=7)

    def test_what_one_alternative_lacks_counts_for_none(self) -> None:
        lacking = Alternative(
            name="lacking",
            measures=tuple(
                Measure.of(risk, 0.5, 0 if risk is Risk.SUPPLIERS else 1) for risk in Risk
            ),
        )
        result = compare([lacking, alternative("whole", F7=0.0)])
        assert result.left_out == (Risk.SUPPLIERS,)
        assert result.dominates == ()

    @pytest.mark.parametrize(
        ("one", "other", "tau"),
        [
            ([1, 2, 3], [1, 2, 3], 1),
            ([1, 2, 3], [3, 2, 1], -1),
            ([1, 2, 3, 4], [1, 2, 4, 3], 2 / 3),
            ([1, 1, 2], [1, 2, 3], 2 / 6**0.5),
        ],
    )
    def test_kendalls_tau(self, one, other, tau) -> None:
        assert kendall_tau(one, other) == pytest.approx(tau)


ROLLOUT = """
modarch: 1
programme: {start: 2027-01}
settings: {ward: {}}
providers: {hospital: {settings: ward}}
suppliers: {alpha: {exit_probability: 0.1}, beta: {exit_probability: 0.02}}
information: {order: {}, result: {}}
capabilities:
  record: {produces: order, consumes: result}
  lab: {produces: result, consumes: order}
systems:
  old: {capabilities: [record, lab], standards: proprietary, supplier: alpha, availability: 0.99}
modules:
  record: {size: M, capabilities: record, replaces: old, standards: fhir, supplier: alpha}
  lab: {size: S, capabilities: lab, replaces: old, standards: fhir, supplier: beta}
integrations: {there: {consumer: record, provider: lab}, back: {consumer: lab, provider: record}}
scenarios:
  late: {modules: {lab: {size: XL}}}
  one-module:
    modules: {lab: ~, record: {capabilities: [record, lab]}}
    integrations: {there: ~, back: ~}
"""


class TestOverTime:
    landscape = loads(ROLLOUT)
    plan = plan_in_order(landscape).plan
    result = fragmentation_over_time(landscape, plan)

    def test_the_mean_weighs_every_state_with_its_months_and_the_peak_has_its_month(self) -> None:
        for course in self.result.courses:
            points = self.result.points
            ends = [*(later.month for later in points[1:]), self.result.end]
            values = [point.value(course.of) for point in points]
            spans = [end - point.month for point, end in zip(points, ends, strict=True)]
            known = [(v, m) for v, m in zip(values, spans, strict=True) if v is not None]
            if not known:
                assert course.mean is course.peak is course.peak_month is None
                continue
            months = sum(span for _, span in known)
            assert course.mean == pytest.approx(sum(v * m for v, m in known) / months)
            assert course.peak == max(value for value, _ in known)
            assert self.result.at(course.peak_month).value(course.of) == course.peak
            assert (course.start, course.end) == (values[0], values[-1])

    def test_between_old_and_new_needs_run_on_both_sides_only_on_the_way(self) -> None:
        shares = [point.dual_running for point in self.result.points]
        assert shares[0] == shares[-1] == 0
        assert max(shares) == 1  # one half is new, and every need runs between the halves

    def test_the_last_point_is_the_end_state(self) -> None:
        end = assess_fragmentation(self.landscape, self.plan).chosen
        assert self.result.points[-1].measures == end.measures
        assert self.result.course(SCORE).end == end.score.value

    def test_exit_probabilities_weigh_what_each_supplier_serves(self) -> None:
        end = assess_fragmentation(self.landscape, self.plan)
        assert end.basis.suppliers is SupplierForm.EXIT
        exposure = next(one for one in end.chosen.measures if one.risk is Risk.SUPPLIERS)
        assert exposure.value == pytest.approx((0.1 + 0.02) / 2)

    def test_scenarios_are_looked_at_until_the_last_of_them_is_done(self) -> None:
        landscapes = {name: loads(ROLLOUT, scenario=name) for name in ("late", "one-module")}
        plans = {name: plan_in_order(one).plan for name, one in landscapes.items()}
        courses = scenarios_over_time(landscapes, plans)
        assert courses["late"].end == courses["one-module"].end
        assert courses["late"].points[-1].month > courses["one-module"].points[-1].month

    def test_one_module_for_everything_has_no_integrations_and_no_split(self) -> None:
        landscapes = {name: loads(ROLLOUT, scenario=name) for name in ("late", "one-module")}
        result = compare_fragmentation(landscapes)
        assert result.states["one-module"].integrations == 0
        assert result.states["late"].integrations > 0
        assert ("one-module", "late") not in result.comparison.dominates  # it rests on one supplier

    def test_pace_holds_what_is_built_in_a_year_against_what_can_be(self) -> None:
        options = Options(integrations_per_year=4)
        paced = fragmentation_over_time(self.landscape, self.plan, options)
        load = [point.value(Risk.INTEGRATIONS) for point in paced.points]
        assert load[0] == 0
        assert max(load) > 0
        busiest = max(paced.points, key=lambda point: point.value(Risk.INTEGRATIONS)).month
        told = explain_risk(
            self.landscape, Risk.INTEGRATIONS, self.plan, at=busiest, options=options
        )
        assert told.measure.value == max(load)
        assert len(told.parts) == told.measure.part

    @pytest.mark.parametrize(
        "wrong", [{"transmission": 1.5}, {"integrations_per_year": 0}, {"samples": 0}]
    )
    def test_numbers_out_of_range_are_refused(self, wrong) -> None:
        with pytest.raises(InputInvalid):
            Options(**wrong)


def test_systems_that_depend_on_each_other_in_a_circle_reach_each_other() -> None:
    written = """
    modarch: 1
    programme: {start: 2027-01}
    information: {a: {}}
    capabilities: {one: {produces: a}, two: {consumes: a}}
    systems:
      x: {capabilities: one, standards: fhir, keep: true}
      y: {capabilities: two, standards: fhir, keep: true}
      z: {standards: fhir, keep: true}
    integrations:
      xy: {consumer: x, provider: y}
      yx: {consumer: y, provider: x}
      zx: {consumer: z, provider: x}
    """
    result = assess_fragmentation(loads(written))
    spread = next(one for one in result.chosen.measures if one.risk is Risk.PROPAGATION)
    assert fraction(spread) == Fraction(4, 6)
    assert result.chosen.companions.core == ("x", "y")


def test_damped_spread_is_never_more_than_the_certain_one() -> None:
    certain = RESULT.chosen.measures[4].value
    damped = assess_fragmentation(LANDSCAPE, options=Options(transmission=0.5))
    assert 0 < damped.chosen.measures[4].value < certain
    full = assess_fragmentation(LANDSCAPE, options=Options(transmission=1.0))
    assert full.chosen.measures[4].value == pytest.approx(certain)


def test_needs_with_an_end_that_nobody_serves_are_told_apart() -> None:
    """What is new and what the model does not tell look the same: as unmet."""
    written = """
    modarch: 1
    programme: {start: 2027-01}
    information: {a: {}}
    capabilities: {one: {produces: a}, two: {consumes: a}, three: {consumes: a}}
    systems:
      x: {capabilities: one, standards: fhir, keep: true}
      y: {capabilities: two, standards: fhir, keep: true}
    """
    state = assess_fragmentation(loads(written)).chosen
    assert fraction(state.measures[0]) == 1
    assert state.companions.unserved == pytest.approx(1 / 2)
    assert RESULT.chosen.companions.unserved == 0
