"""The part of a problem that decides when dues are completed.

What no due waits for, directly or through others, can be planned after all that some due waits for,
in the room that is left, without making any due later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.planning.network import arc_of
from modarch.planning.objective import Term

if TYPE_CHECKING:
    from modarch.planning.elements import Group
    from modarch.planning.objective import Stage
    from modarch.planning.problem import Problem

__all__ = ["counts_only_dues", "decisive_part"]


def counts_only_dues(stage: Stage) -> bool:
    """Return whether a stage counts nothing but how late dues are completed, and what it costs."""
    return set(stage.terms) <= {Term.INTERIM, Term.COST}


def decisive_part(problem: Problem) -> Problem:
    """Return the problem of those groups alone that some due waits for.

    Parameters
    ----------
    problem
        A sound problem.

    Returns
    -------
    Problem
        Without values, bridges and earlier starts, but with everything that is settled or has to
        be done by some month. A plan of it, with everything else placed afterwards, is a plan of
        the problem with the same tardiness, unless budgets or the end of the whole forbid it; a
        bound on it is always a bound on the problem. The problem itself when nothing is decisive.
    """
    group_of = problem.group_of()
    needed = {group_of[point.activity].key for due in problem.dues for point in due.completions}
    needed |= {group.key for group in problem.groups if _counts_itself(group)}
    if not needed:
        return problem
    before: dict[str, set[str]] = {}
    for arc in map(arc_of, problem.lags):
        before.setdefault(group_of[arc.after].key, set()).add(group_of[arc.before].key)
    waiting = sorted(needed)
    while waiting:
        found = before.get(waiting.pop(), set()) - needed
        needed |= found
        waiting += sorted(found)
    groups = tuple(group for group in problem.groups if group.key in needed)
    kept = {activity.key for group in groups for activity in group.activities}
    return replace(
        problem,
        groups=groups,
        lags=tuple(lag for lag in problem.lags if lag.before in kept and lag.after in kept),
        values=(),
        bridges=(),
        reference={},
    )


def _counts_itself(group: Group) -> bool:
    """Return whether a group has modes that cost, or cannot wait for as long as one likes."""
    bound = [(activity.fixed, activity.latest, activity.deadline) for activity in group.activities]
    costs = any(mode.cost for mode in group.modes)
    return costs or any(month is not None for months in bound for month in months)
