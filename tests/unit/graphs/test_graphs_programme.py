"""The programmes behind the proofs: limits, units, and honest silence when the effort runs out."""

import math

import numpy as np
import pytest

from modarch.graphs.programme import Row, minimise

COVER = [Row((0, 1), (1.0, 1.0), lower=1.0), Row((1, 2), (1.0, 1.0), lower=1.0)]


@pytest.mark.parametrize("unit", [1e-8, 1.0, 1e8])
def test_the_cheapest_cover_is_found_in_any_unit(unit: float) -> None:
    answer = minimise(np.array([2.0, 3.0, 2.0]) * unit, COVER, integral=True, most_nodes=100)
    assert answer.values is not None
    assert answer.values.tolist() == [0, 1, 0]
    assert answer.bound == pytest.approx(3 * unit)


def test_upper_limits_rule_variables_out() -> None:
    upper = np.array([1.0, 0.0, 1.0])
    answer = minimise(np.ones(3), COVER, integral=True, most_nodes=100, upper=upper)
    assert answer.values is not None
    assert answer.values.tolist() == [1, 0, 1]


def test_a_contradiction_is_called_infeasible() -> None:
    rows = [Row((0,), (1.0,), lower=1.0), Row((0,), (1.0,), upper=0.0)]
    for integral in (False, True):
        answer = minimise(np.ones(1), rows, integral=integral, most_nodes=100)
        assert (answer.values, answer.infeasible) == (None, True)


def test_a_linear_answer_may_lie_between_and_bounds_the_integer_one() -> None:
    odd = [Row(pair, (1.0, 1.0), lower=1.0) for pair in ((0, 1), (1, 2), (0, 2))]
    linear = minimise(np.ones(3), odd, integral=False, most_nodes=100)
    whole = minimise(np.ones(3), odd, integral=True, most_nodes=100)
    assert (linear.bound, whole.bound) == (pytest.approx(1.5), pytest.approx(2))


def test_costs_too_small_to_matter_do_not_break_the_solver() -> None:
    answer = minimise(np.array([5e-324, 1.0, 5e-324]), COVER, integral=False, most_nodes=100)
    assert answer.values is not None
    assert answer.bound < 1e-300


def test_without_effort_nothing_is_claimed() -> None:
    draw = np.random.default_rng(1)
    rows = [
        Row(tuple(sorted(draw.choice(60, 5, replace=False).tolist())), (1.0,) * 5, lower=2.0)
        for _ in range(120)
    ]
    costs = draw.integers(10, 20, 60).astype(float)
    answer = minimise(costs, rows, integral=True, most_nodes=1)
    linear = minimise(costs, rows, integral=False, most_nodes=1)
    assert answer.values is None
    assert not answer.infeasible
    assert linear.bound <= answer.bound + 1e-6 < math.inf
