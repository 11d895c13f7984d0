"""Lower bounds stay below what is reached, whatever gives them."""

from __future__ import annotations

import pytest
from tests.unit.planning.planning_samples import TINY, random_programme

from modarch.planning.bounds import best_simple_bound
from modarch.planning.linear_bound import linear_bound
from modarch.planning.objective import Objective
from modarch.planning.price_bound import PriceSearch, price_bound
from modarch.planning.solve import solve

LINEAR = ("interim", "makespan", "time_to_value", "starts")


@pytest.mark.parametrize("term", LINEAR)
def test_no_bound_is_above_the_best(term: str) -> None:
    for seed in range(2):
        problem = random_programme(seed, 4)
        objective = Objective.of(term)
        result = solve(problem, TINY, objective=objective)
        stage, value = objective.stages[0], result.stages[0].value
        assert best_simple_bound(problem, stage).value <= value
        relaxed = linear_bound(problem, stage, 60)
        assert relaxed is not None
        assert relaxed <= value
        assert price_bound(problem, stage, 60, target=value, steps=40).value <= value


def test_prices_come_near_the_linear_relaxation() -> None:
    """The best prices give the bound of the time-indexed relaxation."""
    problem = random_programme(3, 5)
    stage = Objective.of("interim").stages[0]
    relaxed = linear_bound(problem, stage, 60)
    assert relaxed is not None
    priced = price_bound(problem, stage, 60, target=relaxed + 5, steps=600).value
    assert relaxed - 3 <= priced <= relaxed + 1


def test_narrowing_keeps_a_plan_that_is_better_than_the_target() -> None:
    """Starts that prices rule out are not those of a better plan."""
    problem = random_programme(5, 5)
    objective = Objective.of("interim")
    result = solve(problem, TINY, objective=objective)
    assert result.schedule is not None
    search = PriceSearch(problem, objective.stages[0], 60)
    narrowed = search.run(target=result.stages[0].value + 1, steps=200, narrow=True)
    assert narrowed.value <= result.stages[0].value
    assert narrowed.windows is not None
    for key, start in result.schedule.starts.items():
        assert start in narrowed.windows[key, None]
    open_starts = sum(map(len, narrowed.windows.values()))
    assert open_starts < 0.8 * 61 * len(result.schedule.starts), "nothing was ruled out"
