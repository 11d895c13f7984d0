"""The same call gives the same plan; compiled or not; and what happens without OR-tools."""

from __future__ import annotations

import random
from dataclasses import replace
from threading import Event

import pytest
from tests.unit.planning.planning_samples import TINY, random_programme

from modarch.planning.bench import Bench
from modarch.planning.compile import compile_problem
from modarch.planning.jit import compiled_kernel
from modarch.planning.limits import SolveLimits
from modarch.planning.objective import Objective
from modarch.planning.result import Note, Status
from modarch.planning.solve import solve
from modarch.planning.verify import verify

SHORT = SolveLimits(moves=3, exact=0.05, bound=10, compiled=False)


@pytest.mark.parametrize("groups", [3, 9])
def test_the_same_call_gives_the_same_plan(groups: int) -> None:
    problem = random_programme(1, groups)
    first, second = solve(problem, SHORT), solve(problem, SHORT)
    assert first == second


def test_another_order_of_the_groups_proves_the_same_value() -> None:
    problem = random_programme(3, 4)
    turned = replace(problem, groups=problem.groups[::-1])
    objective = Objective.of("interim", "makespan")
    results = [solve(one, TINY, objective=objective) for one in (problem, turned)]
    assert all(result.status is Status.OPTIMAL for result in results)
    values = [tuple(stage.value for stage in result.stages) for result in results]
    assert values[0] == values[1]


@pytest.mark.skipif(compiled_kernel() is None, reason="Numba is not installed")
def test_compiled_and_plain_search_are_the_same() -> None:
    """Assessing, probing and annealing agree number by number."""
    objective = Objective.of("interim", "makespan", "bridge_months", "smoothness", "time_to_value")
    for seed in range(3):
        problem = random_programme(seed, 9)
        compiled = compile_problem(problem, 120)
        chance = random.Random(seed)  # noqa: S311 - a test, not a secret
        order = [group.key for group in problem.groups]
        chance.shuffle(order)
        found = []
        for fast in (False, True):
            bench = Bench(compiled, objective, seed=seed, fast=fast)
            assert bench.kernel.compiled is fast
            begun = bench.begin(compiled.blocks.order(order), [0] * len(order))
            heat = bench.probe(1, 20)
            steps = [bench.anneal(level, 60, high=heat, low=0.0) for level in (0, 1, 2)]
            found.append((begun, heat, steps, bench.best(), bench.schedule()))
        assert found[0] == found[1]


def test_without_the_exact_solver_there_is_a_plan_and_nothing_is_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("modarch.planning.cpsat.load", lambda: None)
    problem = random_programme(2, 8)
    result = solve(problem, SHORT)
    assert result.schedule is not None
    assert verify(problem, result.schedule) == ()
    assert Note.NOTHING_PROVEN in result.notes
    assert all(bound.method != "exact-solver" for s in result.stages for bound in s.bounds)


def test_a_stop_that_is_set_already_still_gives_a_plan() -> None:
    stop = Event()
    stop.set()
    result = solve(random_programme(2, 6), SHORT, stop=stop)
    assert result.schedule is not None
    assert Note.INTERRUPTED in result.notes


def test_progress_never_gets_worse() -> None:
    told: list[tuple[int, ...]] = []
    solve(
        random_programme(4, 9),
        SHORT,
        progress=lambda one: told.append(one.values) if one.values is not None else None,
    )
    assert told == sorted(told, reverse=True)


def test_a_sound_plan_is_never_called_a_fault_of_the_solver() -> None:
    """A plan that the solver has not finished may be counted too dear; that is no fault."""
    for seed in range(2):
        result = solve(random_programme(seed, 8), SHORT)
        assert Note.SOLVER_WRONG not in result.notes


def test_without_numba_the_plan_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = random_programme(6, 10)
    limits = replace(SHORT, compiled=True)
    with_numba = solve(problem, limits)
    for module in ("bench", "order_search"):
        monkeypatch.setattr(f"modarch.planning.{module}.compiled_kernel", lambda: None)
    without = solve(problem, limits)
    assert without.schedule == with_numba.schedule
    assert without.stages == with_numba.stages
    assert Note.NOT_COMPILED in without.notes


def test_interrupting_keeps_the_best_plan() -> None:
    """A stop that is set while planning ends it soon, with a valid plan."""
    stop, problem = Event(), random_programme(7, 10)
    result = solve(
        problem,
        SolveLimits(moves=10**6, exact=10**6, bound=100, compiled=False),
        progress=lambda one: stop.set() if one.values is not None else None,
        stop=stop,
    )
    assert result.schedule is not None
    assert verify(problem, result.schedule) == ()
    assert Note.INTERRUPTED in result.notes


def test_the_time_to_full_makes_the_horizon_harmless() -> None:
    """When plans that end later are worse anyway, nothing need be said about the horizon."""
    problem = random_programme(2, 8)
    result = solve(problem, SHORT, objective=Objective.of("makespan", "interim"))
    assert Note.WITHIN_HORIZON not in result.notes
