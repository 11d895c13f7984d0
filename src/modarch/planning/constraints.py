"""The constraints of a problem one by one, so that each can be named, dropped or relaxed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.planning.elements import Activity
    from modarch.planning.problem import Problem

__all__ = ["Constraint", "Kind", "constraints_of", "without"]


class Kind(StrEnum):
    """What kind of constraint it is, and what its keys are."""

    LAG = "lag"
    """A least or greatest lag; keys: before, after, reason."""
    RELEASE = "release"
    """A gate; keys: activity."""
    DEADLINE = "deadline"
    """Keys: activity."""
    LATEST = "latest"
    """The last month in which an activity may start; keys: activity."""
    FIXED = "fixed"
    """A settled start; keys: activity."""
    CALENDAR = "calendar"
    """Closed months of one activity; keys: activity, calendar."""
    CAPACITY = "capacity"
    """Keys: resource."""
    BUDGET = "budget"
    """Keys: budget."""
    DUE = "due"
    """The greatest tardiness accepted; keys: due."""
    DONE_BY = "done-by"
    """The month by which all must have ended; no keys."""


@dataclass(frozen=True, slots=True, order=True)
class Constraint:
    """One constraint of a problem.

    Parameters
    ----------
    kind
        What it is.
    keys
        What it concerns, as `Kind` says.
    number
        Which of the problem's lags it is; 0 for other kinds.
    """

    kind: Kind
    keys: tuple[str, ...] = ()
    number: int = 0


def constraints_of(problem: Problem) -> tuple[Constraint, ...]:
    """Return every constraint that a problem could do without, in its own order."""
    return tuple(_constraints(problem))


def _constraints(problem: Problem) -> Iterator[Constraint]:
    for due in problem.dues:
        if due.at_most is not None:
            yield Constraint(Kind.DUE, (due.key,))
    if problem.done_by is not None:
        yield Constraint(Kind.DONE_BY)
    for activity in problem.activities:
        yield from _of_activity(activity)
    for number, lag in enumerate(problem.lags):
        yield Constraint(Kind.LAG, (lag.before, lag.after, lag.reason), number)
    for budget in problem.budgets:
        yield Constraint(Kind.BUDGET, (budget.key,))
    for resource in problem.resources:
        yield Constraint(Kind.CAPACITY, (resource.key,))


def _of_activity(activity: Activity) -> Iterator[Constraint]:
    if activity.deadline is not None:
        yield Constraint(Kind.DEADLINE, (activity.key,))
    if activity.latest is not None:
        yield Constraint(Kind.LATEST, (activity.key,))
    if activity.fixed is not None:
        yield Constraint(Kind.FIXED, (activity.key,))
    if activity.fixed is None and activity.release:
        yield Constraint(Kind.RELEASE, (activity.key,))
    if activity.fixed is None and activity.calendar:
        yield Constraint(Kind.CALENDAR, (activity.key, activity.calendar))


def without(problem: Problem, constraints: frozenset[Constraint]) -> Problem:
    """Return the problem without some of its constraints.

    Parameters
    ----------
    problem
        The problem.
    constraints
        Constraints of it. An activity that is no longer fixed has its release and calendar still.
    """
    lags = {constraint.number for constraint in constraints if constraint.kind is Kind.LAG}
    total = sum(_demands(problem))
    dropped = constraints.__contains__
    freed = _freeing(dropped)
    return replace(
        problem,
        groups=tuple(
            replace(group, activities=tuple(map(freed, group.activities)))
            for group in problem.groups
        ),
        lags=tuple(lag for number, lag in enumerate(problem.lags) if number not in lags),
        resources=tuple(
            replace(r, capacity=((0, total),))
            if dropped(Constraint(Kind.CAPACITY, (r.key,)))
            else r
            for r in problem.resources
        ),
        budgets=tuple(
            replace(b, amount=sum(_spends(problem)))
            if dropped(Constraint(Kind.BUDGET, (b.key,)))
            else b
            for b in problem.budgets
        ),
        dues=tuple(
            replace(due, at_most=None) if dropped(Constraint(Kind.DUE, (due.key,))) else due
            for due in problem.dues
        ),
        done_by=None if dropped(Constraint(Kind.DONE_BY)) else problem.done_by,
    )


def _freeing(dropped: Callable[[Constraint], bool]) -> Callable[[Activity], Activity]:
    """Return a function that frees an activity of its dropped constraints."""

    def freed(activity: Activity) -> Activity:
        key = (activity.key,)
        return replace(
            activity,
            deadline=None if dropped(Constraint(Kind.DEADLINE, key)) else activity.deadline,
            latest=None if dropped(Constraint(Kind.LATEST, key)) else activity.latest,
            fixed=None if dropped(Constraint(Kind.FIXED, key)) else activity.fixed,
            release=0 if dropped(Constraint(Kind.RELEASE, key)) else activity.release,
            calendar=""
            if dropped(Constraint(Kind.CALENDAR, (*key, activity.calendar)))
            else activity.calendar,
        )

    return freed


def _demands(problem: Problem) -> Iterator[int]:
    for works in problem.works().values():
        for work in works:
            yield from (use.amount for use in work.uses)


def _spends(problem: Problem) -> Iterator[int]:
    for group in problem.groups:
        for mode in group.modes:
            yield from (spend.amount for spend in mode.spends)
