"""The part of a problem that its limits concern: how late it may be, and the rest around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.planning.network import (
    Contradiction,
    arc_of,
    least_months,
    longest_paths,
    weighted_arcs,
)
from modarch.planning.parts import month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.planning.elements import Group
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["needed", "path_excess", "settled_in", "urgent_order"]


def path_excess(problem: Problem, heads: Mapping[str, int]) -> int:
    """Return by how many months the earliest starts break a limit, at the worst.

    Parameters
    ----------
    problem
        The problem.
    heads
        Earliest starts by lags, releases and calendars.
    """
    return max([0, *(heads[key] - latest for key, latest in _latest_starts(problem))])


def _latest_starts(problem: Problem) -> Iterator[tuple[str, int]]:
    """Yield the latest start of activities by each limit on them alone."""
    months = least_months(problem.works())
    for activity in problem.activities:
        settled = [activity.fixed, activity.latest]
        ends = [activity.deadline, problem.done_by]
        settled += [None if end is None else end - months[activity.key] for end in ends]
        yield from ((activity.key, month) for month in settled if month is not None)
    for due in problem.dues:
        if due.at_most is not None:
            for point in due.completions:
                after = month_of(point, start=0, months=months[point.activity])
                yield point.activity, due.due + due.at_most - after


def urgent_order(problem: Problem) -> tuple[str, ...]:
    """Return the groups by the month in which they must start for every limit to be kept.

    Parameters
    ----------
    problem
        The problem.
    """
    far = 1 << 30
    push = {activity.key: -far for activity in problem.activities}
    for key, latest in _latest_starts(problem):
        push[key] = max(push[key], -latest)
    backwards = [(after, before, w) for before, after, w in weighted_arcs(problem, problem.lags)]
    try:
        values = longest_paths(push, backwards)
    except Contradiction:
        values = push
    rank = {
        g.key: -max((values[a.key] for a in g.activities), default=-far) for g in problem.groups
    }
    return tuple(sorted(rank, key=lambda key: (rank[key], key)))


def needed(problem: Problem) -> Problem:
    """Return what a problem's limits concern, through everything that it waits for.

    What is left out can always be placed after the rest, so that the whole problem has a plan when
    the part has one.

    Parameters
    ----------
    problem
        The problem.
    """
    keys = _needed_keys(problem)
    if len(keys) == len(problem.activities):
        return replace(problem, values=(), bridges=(), reference={})
    groups = (_part_of(group, keys) for group in problem.groups)
    return replace(
        problem,
        groups=tuple(group for group in groups if group.activities),
        lags=tuple(lag for lag in problem.lags if lag.before in keys and lag.after in keys),
        dues=tuple(due for due in problem.dues if due.at_most is not None),
        values=(),
        bridges=(),
        reference={},
    )


def _part_of(group: Group, keys: set[str]) -> Group:
    modes = tuple(
        replace(mode, work=tuple(work for work in mode.work if work.activity in keys))
        for mode in group.modes
    )
    kept = tuple(activity for activity in group.activities if activity.key in keys)
    return replace(group, activities=kept, modes=modes)


def _needed_keys(problem: Problem) -> set[str]:
    if problem.done_by is not None:
        return {activity.key for activity in problem.activities}
    waiting = [
        activity.key
        for activity in problem.activities
        if any(one is not None for one in (activity.deadline, activity.latest, activity.fixed))
    ]
    for due in problem.dues:
        if due.at_most is not None:
            waiting += [point.activity for point in due.completions]
    into: dict[str, list[str]] = {}
    for arc in map(arc_of, problem.lags):
        into.setdefault(arc.after, []).append(arc.before)
    found: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += into.get(key, [])
    return found


def settled_in(problem: Problem, part: Schedule) -> Problem:
    """Return a problem in which what a plan of a part of it places is settled.

    Parameters
    ----------
    problem
        The whole problem.
    part
        A plan of the part that `needed` returns.
    """
    groups = tuple(_settled(group, part) for group in problem.groups)
    return replace(problem, groups=groups)


def _settled(group: Group, part: Schedule) -> Group:
    activities = (
        replace(activity, fixed=part.starts.get(activity.key, activity.fixed))
        for activity in group.activities
    )
    mode = part.modes.get(group.key)
    modes = tuple(one for one in group.modes if mode in (None, one.key))
    return replace(group, activities=tuple(activities), modes=modes)
