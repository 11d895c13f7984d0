"""The trade-off curve, its knee, and advice that survives shaken assumptions."""

import itertools
import math

import pytest
from tests.unit.graphs.random_graphs import random_links

from modarch.errors import InputInvalid
from modarch.graphs.links import Links
from modarch.graphs.partition import ScopeProblem, measure
from modarch.graphs.partition_search import SearchEffort
from modarch.graphs.scope_advice import Advice, advise, co_assignment
from modarch.graphs.scope_curve import TradeOff, gamma_range, knee, non_dominated, trade_off

GROUPS = ("abcd", "efgh", "ijkl")
INSIDE = {pair: 3.0 for group in GROUPS for pair in itertools.combinations(group, 2)}
CLEAR = Links.between(INSIDE | {("d", "e"): 1.0, ("h", "i"): 1.0})
"""Three groups of four, close inside, with one weak link to the next group."""

BRIEFLY = SearchEffort(starts=2, kicks=5)


@pytest.fixture(scope="module")
def curve() -> TradeOff:
    problem = ScopeProblem.of(CLEAR, gamma=1.0)
    return trade_off(problem, gammas=gamma_range(problem, steps=10), effort=BRIEFLY)


def test_at_the_ends_of_the_range_all_is_one_and_all_is_apart(curve: TradeOff) -> None:
    first, last = curve.points[0].measures, curve.points[-1].measures
    assert (first.count, first.crossing_weight, first.size_hhi) == (1, 0, 1)
    assert (last.count, last.crossing_weight) == (12, sum(CLEAR.weights))


@pytest.mark.parametrize("seed", range(4))
def test_a_higher_price_never_gives_less_integration_or_more_lock_in(seed: int) -> None:
    problem = ScopeProblem.of(random_links(10, seed, density=0.4), gamma=1.0)
    points = trade_off(problem, gammas=gamma_range(problem, steps=8), effort=BRIEFLY).points
    crossing = [point.measures.crossing_weight for point in points]
    lock_in = [point.measures.size_hhi for point in points]
    assert crossing == sorted(crossing)
    assert lock_in == sorted(lock_in, reverse=True)


def test_the_knee_is_the_division_that_was_built_in(curve: TradeOff) -> None:
    found = knee(curve.points)
    assert found is not None
    assert found.modules == tuple(tuple(group) for group in GROUPS)


def test_a_curve_without_a_bend_has_no_knee() -> None:
    problem = ScopeProblem.of(Links.between({("a", "b"): 1}), gamma=1.0)
    assert knee(trade_off(problem).points) is None


def test_sizes_are_swept_too_and_impossible_ones_are_named() -> None:
    problem = ScopeProblem.of(CLEAR, gamma=1.0, limits=(2, math.inf))
    found = trade_off(problem, gammas=[0.2], largest_sizes=[1, 2, 4, 12])
    assert found.unattainable == (1,)
    assert [point.largest for point in found.points] == [2, 4, 12]
    assert [max(map(len, point.modules)) for point in found.points] == [2, 4, 4]
    for point in found.points:
        assert point.measures == measure(ScopeProblem.of(CLEAR, gamma=point.gamma), point.modules)


def test_an_unusable_price_is_told_and_not_taken_for_a_size_that_is_too_small() -> None:
    with pytest.raises(InputInvalid, match="γ is -1"):
        trade_off(ScopeProblem.of(CLEAR, gamma=1.0), gammas=[-1.0])


def test_no_point_of_the_front_beats_another(curve: TradeOff) -> None:
    points = non_dominated(curve.points)
    assert len(points) > 3
    assert all(
        one.measures.size_hhi < other.measures.size_hhi
        and one.measures.crossing_weight > other.measures.crossing_weight
        for one, other in itertools.pairwise(points)
    )


def test_clear_groups_are_firm_and_weak_links_are_split() -> None:
    problem = ScopeProblem.of(CLEAR, gamma=0.3)
    stability = co_assignment(problem, [0.2, 0.3, 0.5], samples=5)
    advice = {(p.first, p.second): p for p in advise(problem, stability)}
    assert stability.share("a", "b") == 1
    assert advice[("a",), ("b",)].advice is Advice.MERGE
    weak = advice[("d",), ("e",)]
    assert (weak.co_assignment, weak.advice) == (0, Advice.SPLIT)
    assert (("a",), ("l",)) not in advice


def test_a_pair_the_price_band_straddles_is_contested_with_both_arguments() -> None:
    problem = ScopeProblem.of(Links.between({("a", "b"): 1.0}), gamma=1.0)
    stability = co_assignment(problem, [0.5, 2.0], noise=0.1, samples=4)
    (pair,) = advise(problem, stability)
    assert pair.advice is Advice.CONTESTED
    assert pair.co_assignment == pytest.approx(0.5)
    assert (pair.gain_at_lowest, pair.gain_at_highest, pair.break_even_gamma) == (0.5, -1.0, 1.0)


def test_todays_modules_are_judged_as_wholes_and_inside() -> None:
    problem = ScopeProblem.of(CLEAR, gamma=0.3)
    stability = co_assignment(problem, [0.3], samples=3)
    today = ["ab", "cd", "efghi", "jkl"]
    advice = {(p.first, p.second): p for p in advise(problem, stability, today=today)}
    merged = advice[("a", "b"), ("c", "d")]
    assert (merged.advice, merged.together_today, merged.interaction) == (Advice.MERGE, False, 12)
    assert merged.gain_at_lowest == pytest.approx(12 - 0.3 * 4)
    torn = advice[("h",), ("i",)]
    assert (torn.advice, torn.together_today) == (Advice.SPLIT, True)


def test_stability_is_the_same_for_the_same_seed_and_bounded() -> None:
    problem = ScopeProblem.of(random_links(9, 1), gamma=1.0)
    first, again = (
        co_assignment(problem, [1.0, 2.0], samples=4, effort=BRIEFLY, seed=7) for _ in range(2)
    )
    assert first == again
    assert all(0 <= share <= 1 for row in first.shares for share in row)
    assert all(first.shares[k][k] == 1 for k in range(9))


def test_a_band_without_prices_or_with_wild_noise_is_refused() -> None:
    problem = ScopeProblem.of(CLEAR, gamma=0.3)
    with pytest.raises(InputInvalid) as caught:
        co_assignment(problem, [], noise=1.5)
    assert [p.code for p in caught.value.diagnostics] == ["no-price", "unusable-noise"]
