"""Preparation as late as what follows allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.fields import last_start
from modarch.planning.occupancy import Occupancy
from modarch.planning.schedule import Schedule

if TYPE_CHECKING:
    from modarch.planning.elements import Activity
    from modarch.planning.problem import Problem

__all__ = ["prepare_late"]


def prepare_late(problem: Problem, schedule: Schedule) -> Schedule:
    """Return the schedule with preparation moved as late as possible, nothing being worse for it.

    Parameters
    ----------
    problem
        The problem; activities marked ``late`` are preparation.
    schedule
        A schedule that keeps every constraint.

    Notes
    -----
    From the last to the first, each is moved to the latest month that what follows leaves it, in
    which there is room, and in which no resource is used more unevenly or at a higher peak. An
    activity that a due, a value, a bridge or the reference plan counts from stays where it is.
    No term of the objective but `Term.STARTS` can be worse for it.
    """
    occupancy = Occupancy(problem, schedule)
    counted = _counted(problem)
    movable = [a for a in problem.activities if a.late and a.fixed is None]
    for activity in sorted(movable, key=lambda a: (-schedule.starts[a.key], a.key)):
        if activity.key not in counted:
            _move_late(occupancy, activity)
    return Schedule(starts=occupancy.starts, modes=schedule.modes)


def _counted(problem: Problem) -> set[str]:
    """Return the activities that some term of the objective is measured from."""
    points = [point for due in problem.dues for point in due.completions]
    points += [value.point for value in problem.values]
    points += [point for bridge in problem.bridges for point in (bridge.first, bridge.second)]
    return {point.activity for point in points} | set(problem.reference)


def _move_late(occupancy: Occupancy, activity: Activity) -> None:
    """Move an activity to the latest month in which nothing is worse."""
    key, start = activity.key, occupancy.starts[activity.key]
    before = _unevenness(occupancy, key)
    for month in range(_latest(occupancy, activity), start, -1):
        if occupancy.open(activity, month) and occupancy.full(key, month) is None:
            occupancy.move(key, month)
            after = _unevenness(occupancy, key)
            if all(a <= b for a, b in zip(after, before, strict=True)):
                return
            occupancy.move(key, start)


def _latest(occupancy: Occupancy, activity: Activity) -> int:
    """Return the latest start that keeps the lags to what follows, the deadline and the like.

    Without anything that follows, the activity stays.
    """
    arcs = occupancy.out_of[activity.key]
    limits = [occupancy.starts[arc.after] - occupancy.weight(arc) for arc in arcs]
    if not limits:
        return occupancy.starts[activity.key]
    limits.append(last_start(activity, occupancy.months(activity.key), max(limits)))
    if occupancy.problem.done_by is not None:
        limits.append(occupancy.problem.done_by - occupancy.months(activity.key))
    return min(limits)


def _unevenness(occupancy: Occupancy, activity: str) -> list[int]:
    """Return peak and total change of each resource that an activity uses."""
    found = []
    for resource in sorted(occupancy.resources(activity)):
        load = occupancy.load(resource)
        months = {m for month in load for m in (month, month + 1)}
        changes = (abs(load.get(m, 0) - load.get(m - 1, 0)) for m in months)
        found += [max(load.values(), default=0), sum(changes)]
    return found
