"""Orders of single activities, and the part of a problem that decides when dues are completed."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.unit.planning.planning_samples import TINY, due, random_programme, task

from modarch.planning.bench import Bench
from modarch.planning.blocks import find_blocks, find_small_blocks
from modarch.planning.compile import compile_problem, safe_horizon
from modarch.planning.decisive import decisive_part
from modarch.planning.objective import DEFAULT_OBJECTIVE, Objective
from modarch.planning.problem import (
    Activity,
    Due,
    Group,
    Lag,
    LagKind,
    Mode,
    Point,
    Problem,
    Resource,
    Use,
)
from modarch.planning.result import Status
from modarch.planning.schedule import evaluate
from modarch.planning.search import Beginning, SearchPlan, local_search
from modarch.planning.serial import SerialScheduler
from modarch.planning.solve import solve
from modarch.planning.stopping import Stopper
from modarch.planning.verify import verify

INTERIM = Objective.of("interim")


def prepared(wait: int) -> Problem:
    """Return two modules whose requirements, and then their tenders, one buyer deals with."""
    buyer = (Use(resource="buyer"),)
    groups = tuple(
        Group(
            key=key,
            activities=(
                Activity(key=f"{key}/requirements", months=2, uses=buyer, late=True),
                Activity(key=f"{key}/tender", months=4, uses=buyer, release=release),
            ),
        )
        for key, release in (("a", 4), ("b", 8))
    )
    lags = [
        lag
        for key in "ab"
        for lag in (
            Lag(before=f"{key}/requirements", after=f"{key}/tender"),
            Lag(
                before=f"{key}/requirements",
                after=f"{key}/tender",
                months=wait,
                kind=LagKind.MAX,
            ),
        )
    ]
    return Problem(
        groups=groups,
        resources=(Resource(key="buyer", capacity=((0, 1),)),),
        lags=tuple(lags),
        dues=tuple(Due(key=k, completions=(Point(activity=f"{k}/tender"),), due=0) for k in "ab"),
    )


def placed(problem: Problem, order: list[str]) -> dict[str, int]:
    """Return the starts of activities placed in an order."""
    compiled = compile_problem(problem, 60, find_small_blocks(problem))
    bench = Bench(compiled, INTERIM, fast=False)
    assert bench.assess(compiled.blocks.order(order), [0] * len(problem.groups))[0] == 0
    schedule = bench.schedule()
    assert verify(problem, schedule) == ()
    return dict(schedule.starts)


def test_preparation_is_placed_by_itself() -> None:
    assert find_blocks(prepared(9)).activities == (
        ("a/requirements", "a/tender"),
        ("b/requirements", "b/tender"),
    )
    small = find_small_blocks(prepared(9))
    assert sorted(small.activities) == [
        ("a/requirements",),
        ("a/tender",),
        ("b/requirements",),
        ("b/tender",),
    ]


def test_requirements_of_one_module_fill_the_wait_of_another() -> None:
    """No order of whole modules does both requirements before the first tender."""
    order = ["a/requirements", "b/requirements", "a/tender", "b/tender"]
    assert placed(prepared(9), order) == {
        "a/requirements": 0,
        "b/requirements": 2,
        "a/tender": 4,
        "b/tender": 8,
    }


def test_preparation_that_would_grow_old_is_put_off() -> None:
    """Requirements for b that are done by month 2 would be six months old in month 8.

    Once they are put off, the buyer has no room for them before month 8: the tender waits.
    """
    order = ["b/requirements", "a/requirements", "a/tender", "b/tender"]
    starts = placed(prepared(2), order)
    assert (starts["a/requirements"], starts["a/tender"]) == (2, 4)
    assert (starts["b/requirements"], starts["b/tender"]) == (8, 10)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_a_plan_s_starts_gives_a_plan_as_good(seed: int) -> None:
    """A serial placing in the order of the starts puts nothing later than it was."""
    problem = replace(random_programme(seed, 7))
    problem = replace(problem, lags=tuple(lag for lag in problem.lags if lag.kind is LagKind.MIN))
    result = solve(problem, TINY, objective=INTERIM)
    assert result.schedule is not None
    known = result.schedule.starts
    compiled = compile_problem(problem, safe_horizon(problem), find_small_blocks(problem))
    bench = Bench(compiled, INTERIM, fast=False)
    bench.assess(compiled.blocks.order(sorted(known, key=lambda key: known[key])), [0] * 7)
    assert all(start <= known[key] for key, start in bench.schedule().starts.items())


@pytest.mark.parametrize("seed", range(4))
def test_what_a_search_says_of_its_order_is_so(seed: int) -> None:
    """Moves that change nothing are not placed to the end; values must be right all the same."""
    problem = random_programme(seed, 9)
    compiled = compile_problem(problem, safe_horizon(problem), find_small_blocks(problem))
    order = compiled.blocks.order([activity.key for activity in problem.activities])
    beginning = Beginning("", tuple(order), (0,) * 9)
    plan = SearchPlan(steps=400, heat=0.3, seed=seed, compiled=False)
    stop = Stopper(threading.Event())
    told: list[tuple[int, ...]] = []
    found = local_search(compiled, DEFAULT_OBJECTIVE, [beginning], plan, told.append, stop)
    values = DEFAULT_OBJECTIVE.values(evaluate(problem, found.schedule).terms)
    assert found.values == (0, *values) == min(told)
    assert verify(problem, found.schedule) == ()


def test_the_decisive_part_holds_what_dues_wait_for() -> None:
    lags = (Lag(before="platform", after="module"), Lag(before="module", after="extra"))
    groups = tuple(task(key, 2) for key in ("platform", "module", "extra", "other"))
    settled = task("running", 3, fixed=0)
    team = Resource(key="team", capacity=((0, 2),))
    problem = Problem(
        groups=(*groups, settled), resources=(team,), lags=lags, dues=(due("module", 3),)
    )
    part = decisive_part(problem)
    assert [group.key for group in part.groups] == ["platform", "module", "running"]
    assert part.lags == lags[:1]


@pytest.mark.parametrize("seed", range(3))
def test_the_rest_fits_in_after_the_decisive_part(seed: int) -> None:
    """The best of the part is the best of the whole, and the rest can be placed after it."""
    problem = random_programme(seed, 6)
    problem = replace(problem, dues=problem.dues[:2])
    part = decisive_part(problem)
    assert len(part.groups) < len(problem.groups)
    best, whole = (solve(one, TINY, objective=INTERIM) for one in (part, problem))
    assert best.stages[0].value == whole.stages[0].value
    order = [*best.order, *(g.key for g in problem.groups)]
    assert SerialScheduler(problem).schedule(list(dict.fromkeys(order))).excess == 0


@pytest.mark.parametrize("terms", [("interim",), ("cost",), ("interim", "makespan")])
def test_without_any_due_there_is_a_plan(terms: tuple[str, ...]) -> None:
    """No contract with a known end: nothing is decisive, and nothing is tardy."""
    problem = replace(random_programme(1, 5), dues=())
    assert decisive_part(problem) is problem
    result = solve(problem, TINY, objective=Objective.of(*terms))
    assert result.schedule is not None
    assert verify(problem, result.schedule) == ()
    assert result.stages[0].value == 0


def test_modes_that_cost_are_decisive() -> None:
    """Also of a group that no due waits for: its cheapest mode is part of the bound on the cost."""
    modes = (Mode(key="own", cost=5), Mode(key="bought", cost=7))
    dear = replace(task("dear", 2), modes=modes)
    team = Resource(key="team", capacity=((0, 1),))
    problem = Problem(groups=(task("module", 2), dear), resources=(team,), dues=(due("module", 3),))
    assert decisive_part(problem).groups == problem.groups
    result = solve(problem, TINY, objective=Objective.of("cost"))
    assert (result.status, result.stages[0].value) == (Status.OPTIMAL, 5)
