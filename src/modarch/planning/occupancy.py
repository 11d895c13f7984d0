"""Who uses what in which month, and whether one activity could be elsewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from modarch.planning.network import arc_of

if TYPE_CHECKING:
    from modarch.planning.elements import Activity
    from modarch.planning.network import Arc
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["Occupancy"]


class Occupancy:
    """A schedule in which single activities can be looked at and moved.

    Parameters
    ----------
    problem, schedule
        The problem and a complete schedule of it.

    Attributes
    ----------
    starts
        Start of each activity, as moved so far.
    into, out_of
        Lags as arcs, by the activity they lead into or out of.
    """

    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self.problem = problem
        self.starts = dict(schedule.starts)
        self._works = problem.work_in(schedule.modes)
        self._resources = {resource.key: resource for resource in problem.resources}
        self._users: dict[str, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
        self.into: dict[str, list[Arc]] = defaultdict(list)
        self.out_of: dict[str, list[Arc]] = defaultdict(list)
        for arc in map(arc_of, problem.lags):
            self.into[arc.after].append(arc)
            self.out_of[arc.before].append(arc)
        for key in self.starts:
            self._occupy(key)

    def months(self, activity: str) -> int:
        """Return the duration of an activity in its mode."""
        return self._works[activity].months

    def weight(self, arc: Arc) -> int:
        """Return the least time between the starts of the activities of an arc."""
        return arc.weight(self.months(arc.before), self.months(arc.after))

    def resources(self, activity: str) -> set[str]:
        """Return the resources that an activity uses."""
        return {use.resource for use in self._works[activity].uses if use.amount}

    def load(self, resource: str) -> dict[int, int]:
        """Return the units in use by month, where any are."""
        by_month = self._users[resource]
        return {month: sum(users.values()) for month, users in by_month.items() if users}

    def users(self, resource: str, month: int) -> tuple[str, ...]:
        """Return the activities that use a resource in a month."""
        return tuple(sorted(self._users[resource][month]))

    def full(self, activity: str, start: int) -> tuple[str, int] | None:
        """Return the first resource and month that have no room for an activity, or None.

        The activity's own use, where it is now, does not count.
        """
        for resource, month, amount in self._cells(activity, start):
            users = self._users[resource][month]
            taken = sum(used for key, used in users.items() if key != activity)
            if taken + amount > self._resources[resource].units(month):
                return resource, month
        return None

    def open(self, activity: Activity, start: int) -> bool:
        """Return whether the calendar lets an activity start in a month."""
        calendar = self.problem.calendar_of(activity)
        end = start + self.months(activity.key)
        return calendar is None or calendar.allows(start=start, end=end)

    def move(self, activity: str, start: int) -> None:
        """Let an activity start in another month."""
        for resource, month, _ in self._cells(activity, self.starts[activity]):
            self._users[resource][month].pop(activity, None)
        self.starts[activity] = start
        self._occupy(activity)

    def _occupy(self, activity: str) -> None:
        for resource, month, amount in self._cells(activity, self.starts[activity]):
            users = self._users[resource][month]
            users[activity] = users.get(activity, 0) + amount

    def _cells(self, activity: str, start: int) -> list[tuple[str, int, int]]:
        work = self._works[activity]
        return [
            (use.resource, month, use.amount)
            for use in work.uses
            if use.amount
            for month in range(start + use.offset, start + use.offset + use.span(work.months))
        ]
