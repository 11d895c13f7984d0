"""The planner against brute force: no order of up to seven groups gives a better plan."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from tests.unit.planning.planning_samples import TINY, best_of_all, random_programme

from modarch.planning.bench import Bench
from modarch.planning.compile import compile_problem, safe_horizon
from modarch.planning.objective import DEFAULT_OBJECTIVE, Objective
from modarch.planning.result import Status
from modarch.planning.solve import solve
from modarch.planning.verify import verify

SIZES = [(seed, groups) for groups in (3, 4, 5, 6) for seed in range(2)] + [(0, 7)]


@pytest.mark.parametrize(("seed", "groups"), SIZES)
def test_no_order_is_better(seed: int, groups: int) -> None:
    """Every order of the groups, placed serially, is at most as good as the plan."""
    problem = random_programme(seed, groups)
    objective = Objective.of("interim", "makespan")
    result = solve(problem, TINY, objective=objective)
    assert result.schedule is not None
    assert verify(problem, result.schedule) == ()
    compiled = compile_problem(problem, safe_horizon(problem))
    bench = Bench(compiled, objective, fast=groups > 5)
    modes = [0] * groups
    orders = itertools.permutations([group.key for group in problem.groups])
    best = min(bench.assess(compiled.blocks.order(order), modes) for order in orders)
    found = tuple(stage.value for stage in result.stages)
    if best[0] == 0:
        assert found <= best[1:]
    if result.status is Status.OPTIMAL:
        assert all(stage.bounds[0].value >= stage.value for stage in result.stages)
    assert all(stage.bounds[0].value <= stage.value for stage in result.stages[:1])


@pytest.mark.parametrize("seed", range(3))
def test_no_schedule_at_all_is_better(seed: int) -> None:
    """On two modules every start of every activity is tried."""
    problem = random_programme(seed, 2)
    expected = best_of_all(problem, DEFAULT_OBJECTIVE, 14)
    result = solve(problem, TINY)
    assert result.status is Status.OPTIMAL
    found = tuple(stage.value for stage in result.stages)
    assert expected is not None
    assert found == expected


@pytest.mark.parametrize("seed", range(3))
def test_bounds_hold_under_every_limit(seed: int) -> None:
    """What little work proves is not above what much work reaches."""
    problem = random_programme(seed, 6)
    objective = Objective.of("interim")
    little = solve(problem, replace(TINY, moves=1, exact=0.01), objective=objective).stages[0]
    much = solve(problem, TINY, objective=objective).stages[0]
    assert max(bound.value for bound in little.bounds) <= much.value
    assert max(bound.value for bound in much.bounds) <= little.value
