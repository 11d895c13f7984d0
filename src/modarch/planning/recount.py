"""A schedule spelt out month by month, for checking.

Nothing here is shared with what makes schedules: durations, uses and terms are read from the
fields of the problem once more, in the plainest way. A fault in a scheduler therefore shows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.planning.elements import Group, Point
    from modarch.planning.parts import ProblemParts
    from modarch.planning.schedule import Schedule

__all__ = ["View", "terms_of"]


class View:
    """A schedule with starts, ends and months of use spelt out."""

    def __init__(self, problem: ProblemParts, schedule: Schedule) -> None:
        self.problem, self.modes, self.start = problem, schedule.modes, schedule.starts
        self.end: dict[str, int] = {}
        self.used: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        for group in problem.groups:
            self._spell_out(group)

    def _spell_out(self, group: Group) -> None:
        chosen = [mode for mode in group.modes if mode.key == self.modes.get(group.key)]
        changed = {work.activity: work for mode in chosen for work in mode.work}
        for activity in group.activities:
            work = changed.get(activity.key)
            months = activity.months if work is None else work.months
            begin = self.start[activity.key]
            self.end[activity.key] = begin + months
            for use in activity.uses if work is None else work.uses:
                last = begin + (months if use.months is None else use.offset + use.months)
                for month in range(begin + use.offset, last):
                    users = self.used[use.resource, month]
                    users[activity.key] = users.get(activity.key, 0) + use.amount

    def month(self, point: Point) -> int:
        """Return the month of a point."""
        anchors = self.end if point.anchor == "end" else self.start
        return anchors[point.activity] + point.months

    def length(self) -> int:
        """Return the month in which everything has ended."""
        return max(self.end.values(), default=0)


def terms_of(problem: ProblemParts, schedule: Schedule) -> dict[str, int]:
    """Return the value of every term of the objective, recomputed month by month.

    Parameters
    ----------
    problem
        The problem.
    schedule
        A complete schedule.
    """
    view = View(problem, schedule)
    late = {
        due.key: max(0, *(view.month(point) - due.due for point in due.completions))
        for due in problem.dues
    }
    modes = [m for g in problem.groups for m in g.modes if m.key == view.modes[g.key]]
    shifts = [abs(view.start[key] - start) for key, start in problem.reference.items()]
    moved = sum(1 for shift in shifts if shift != 0)
    return {
        "interim": sum(late[due.key] * due.weight for due in problem.dues),
        "cost": sum(late[d.key] * d.cost for d in problem.dues) + sum(m.cost for m in modes),
        "makespan": view.length(),
        "time_to_value": sum(value.weight * view.month(value.point) for value in problem.values),
        **_bridge_terms(view),
        **_load_terms(view),
        "moved": moved,
        "shift": sum(shifts),
        "stability": moved + sum(shifts),
        "starts": sum(view.start.values()),
    }


def _bridge_terms(view: View) -> dict[str, int]:
    alive: dict[int, int] = defaultdict(int)
    for bridge in view.problem.bridges:
        one, two = view.month(bridge.first), view.month(bridge.second)
        for month in range(min(one, two), max(one, two)):
            alive[month] += bridge.weight
    return {"bridge_peak": max(alive.values(), default=0), "bridge_months": sum(alive.values())}


def _load_terms(view: View) -> dict[str, int]:
    peak, change = 0, 0
    for resource in view.problem.resources:
        users = (view.used.get((resource.key, month), {}) for month in range(-1, view.length() + 1))
        load = [sum(amounts.values()) for amounts in users]
        peak += resource.smooth * max(load)
        change += resource.smooth * sum(abs(load[i] - load[i - 1]) for i in range(1, len(load)))
    return {"load_peak": peak, "smoothness": change}
