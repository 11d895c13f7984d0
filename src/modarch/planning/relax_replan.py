"""Planning anew quickly, to see what a change is worth: local search alone, without proof."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from modarch.planning.compile import compile_problem, likely_horizon, safe_horizon
from modarch.planning.late import prepare_late
from modarch.planning.network import Contradiction
from modarch.planning.rules import PriorityRule, order_by
from modarch.planning.schedule import evaluate
from modarch.planning.search import Beginning, SearchPlan, local_search
from modarch.planning.serial import SerialScheduler
from modarch.planning.stopping import Stopper
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["best_of", "order_of", "placed", "replan"]

_UNIT = 10_000
"""Activities placed in one unit of local search, as in `modarch.planning.planner`."""

_FEW_BLOCKS, _MOST_PER_BLOCK, _MOST_OF_FEW = 8, 2000, 200
"""Up to so many blocks compiling does not pay; more moves for each block bring nothing."""


def replan(
    problem: Problem,
    objective: Objective,
    orders: Iterable[Sequence[str]] = (),
    *,
    moves: int,
    seed: int = 0,
    enough: int = 0,
) -> Schedule | None:
    """Return a good plan found by local search, or None when none was found.

    Parameters
    ----------
    problem
        A sound problem.
    objective
        What is wanted, with the ceilings that must be kept.
    orders
        Orders of groups to begin with, besides the rules of thumb.
    moves
        Units of local search.
    seed
        Seed of what is drawn.
    enough
        A value of the first stage that is good enough; the search ends there.

    Returns
    -------
    Schedule or None
        It has passed the verifier, ceilings included.
    """
    try:
        beginnings = _orders(problem, orders)
        longest = _longest(problem, beginnings)
    except Contradiction:
        return None
    compiled = compile_problem(problem, min(safe_horizon(problem), longest * 5 // 4 + 24))
    blocks = len(compiled.blocks.members)
    most = _MOST_PER_BLOCK if blocks > _FEW_BLOCKS else _MOST_OF_FEW
    steps = min(moves * _UNIT // max(1, len(problem.activities)), most * blocks)
    plan = SearchPlan(steps=steps, seed=seed, compiled=blocks > _FEW_BLOCKS, floors=(enough,))
    modes = (0,) * len(problem.groups)
    ways = [Beginning("", tuple(compiled.blocks.order(one)), modes) for one in beginnings]
    found = local_search(compiled, objective, ways, plan, lambda _: None, Stopper(Event()))
    if found.values[0]:
        return None
    later = prepare_late(problem, found.schedule)
    for schedule in (later, found.schedule):
        if not verify(problem, schedule, objective.limits):
            return schedule
    return None


def placed(problem: Problem, orders: Iterable[Sequence[str]] = ()) -> Schedule | None:
    """Return the first valid plan that a rule of thumb or an order gives; None when none does."""
    try:
        ways = _orders(problem, orders)
    except Contradiction:
        return None
    scheduler = SerialScheduler(problem)
    for way in ways:
        serial = scheduler.schedule(way)
        if serial.excess == 0 and not verify(problem, serial.schedule):
            return serial.schedule
    return None


def best_of(
    problem: Problem, objective: Objective, schedules: Iterable[Schedule | None]
) -> Schedule | None:
    """Return the best of several plans by the stages of an objective; None when there is none."""
    known = [schedule for schedule in schedules if schedule is not None]
    return min(known, key=lambda one: objective.values(evaluate(problem, one).terms), default=None)


def order_of(problem: Problem, schedule: Schedule) -> tuple[str, ...]:
    """Return the groups by the month in which their first activity starts."""
    first = {
        group.key: min((schedule.starts[a.key] for a in group.activities), default=0)
        for group in problem.groups
    }
    return tuple(sorted(first, key=lambda key: (first[key], key)))


def _orders(problem: Problem, orders: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    rules = [rule for rule in PriorityRule if rule is not PriorityRule.USER]
    ways = [tuple(order) for order in orders] + [order_by(problem, rule) for rule in rules]
    return list(dict.fromkeys(ways))


def _longest(problem: Problem, orders: Sequence[Sequence[str]]) -> int:
    scheduler = SerialScheduler(problem)
    works = problem.works()
    longest = likely_horizon(problem) // 4
    for order in orders:
        starts = scheduler.schedule(order).schedule.starts
        ends = (starts[key] + max(w.months for w in works[key]) for key in works)
        longest = max(longest, *ends)
    return longest
