"""How long an activity can be delayed before a plan gets worse, by each stage of the objective."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.network import arc_of
from modarch.planning.occupancy import Occupancy
from modarch.planning.schedule import Schedule, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.planning.elements import Activity
    from modarch.planning.network import Arc
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem

__all__ = ["MOST_MONTHS", "Slack", "delayed", "slack_of"]

MOST_MONTHS = 36
"""Delays are looked at up to this many months."""

_MOST_ROUNDS = 60
"""Times that greatest lags may push the delayed schedule before it is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """How long something can be delayed until a stage of the objective gets worse.

    Parameters
    ----------
    stage
        Number of the stage, from 0.
    months
        The greatest delay with which the stage, and every shorter delay's, is no worse; at most
        `MOST_MONTHS`.
    is_more
        Whether it may be more than so.
    """

    stage: int
    months: int
    is_more: bool = False


def slack_of(
    problem: Problem,
    schedule: Schedule,
    objective: Objective,
    activities: Sequence[str],
    most: int = MOST_MONTHS,
) -> tuple[Slack, ...]:
    """Return how long activities can be delayed together before each stage gets worse.

    Parameters
    ----------
    problem
        The problem.
    schedule
        A schedule that keeps every constraint.
    objective
        What is wanted.
    activities
        What is delayed; everything else waits only when it must.
    most
        The greatest delay to look at.
    """
    now = objective.values(evaluate(problem, schedule).terms)
    left = dict.fromkeys(range(len(now)), most)
    is_more = dict.fromkeys(left, True)
    for months in range(1, most + 1):
        open_stages = [stage for stage in left if is_more[stage]]
        if not open_stages:
            break
        later = delayed(problem, schedule, dict.fromkeys(activities, months))
        values = None if later is None else objective.values(evaluate(problem, later).terms)
        for stage in open_stages:
            if values is None or values[stage] > now[stage]:
                left[stage], is_more[stage] = months - 1, False
    return tuple(
        Slack(stage=stage, months=left[stage], is_more=is_more[stage]) for stage in sorted(left)
    )


def delayed(problem: Problem, schedule: Schedule, delays: Mapping[str, int]) -> Schedule | None:
    """Return the schedule when some activities are delayed, or None when it cannot be kept.

    Nothing starts earlier than before. What waits for something that is delayed, by a lag or for
    its place, starts as soon as it can; what does not wait for it keeps its month.

    Parameters
    ----------
    problem, schedule
        The problem and a schedule that keeps every constraint.
    delays
        Months by activity.
    """
    floors = {key: start + delays.get(key, 0) for key, start in schedule.starts.items()}
    for _ in range(_MOST_ROUNDS):
        starts = _Placing(problem, schedule, floors).run()
        if starts is None:
            return None
        later = _pulled(problem, schedule, starts)
        if not later:
            return Schedule(starts=starts, modes=schedule.modes)
        floors |= later
    return None


def _pulled(problem: Problem, schedule: Schedule, starts: Mapping[str, int]) -> dict[str, int]:
    """Return the activities that greatest lags pull after something delayed, with their floors."""
    works = problem.work_in(schedule.modes)
    later: dict[str, int] = {}
    for arc in map(arc_of, problem.lags):
        weight = arc.weight(works[arc.before].months, works[arc.after].months)
        least = starts[arc.before] + weight
        if least > starts[arc.after]:
            later[arc.after] = max(least, later.get(arc.after, least))
    return later


class _Placing:
    """Places every activity at its floor or as soon after as it can be, the earliest first."""

    def __init__(self, problem: Problem, schedule: Schedule, floors: Mapping[str, int]) -> None:
        self._problem = problem
        self._occupancy = Occupancy(problem, Schedule(starts={}, modes=schedule.modes))
        self._activity = {activity.key: activity for activity in problem.activities}
        self._floors, self._old = floors, schedule.starts

    def run(self) -> dict[str, int] | None:
        """Return the starts; None when a settled month or a deadline cannot be kept."""
        waiting = {key: self._before(key) for key in self._floors}
        following: dict[str, list[str]] = {key: [] for key in self._floors}
        for key, arcs in waiting.items():
            for arc in arcs:
                following[arc.before].append(key)
        left = {key: len(arcs) for key, arcs in waiting.items()}
        queue = [(self._floors[key], self._old[key], key) for key in left if not left[key]]
        heapq.heapify(queue)
        placed: dict[str, int] = {}
        while queue:
            floor, old, key = heapq.heappop(queue)
            month = self._month(self._activity[key], floor)
            if month is None:
                return None
            if month > floor:
                heapq.heappush(queue, (month, old, key))
                continue
            self._place(key, month, placed)
            for after in following[key]:
                left[after] -= 1
                if not left[after]:
                    heapq.heappush(queue, (self._least(after, placed), self._old[after], after))
        return placed if len(placed) == len(self._floors) else None

    def _before(self, key: str) -> list[Arc]:
        """Return the arcs that go forwards in time; the others are looked at afterwards."""
        return [
            arc
            for arc in self._occupancy.into[key]
            if (self._old[arc.before], arc.before) < (self._old[key], key)
            and self._occupancy.weight(arc) >= 0
        ]

    def _least(self, key: str, placed: Mapping[str, int]) -> int:
        arcs = self._before(key)
        weights = (placed[arc.before] + self._occupancy.weight(arc) for arc in arcs)
        return max([self._floors[key], *weights])

    def _month(self, activity: Activity, floor: int) -> int | None:
        """Return the first month from a floor on with room; None if it must not be that late."""
        if activity.fixed is not None:
            return floor if floor == activity.fixed else None
        last = floor + 12 * MOST_MONTHS if activity.latest is None else activity.latest + 1
        for month in range(floor, last):
            end = month + self._occupancy.months(activity.key)
            if activity.deadline is not None and end > activity.deadline:
                return None
            if self._problem.done_by is not None and end > self._problem.done_by:
                return None
            fits = self._occupancy.full(activity.key, month) is None
            if fits and self._occupancy.open(activity, month):
                return month
        return None

    def _place(self, key: str, month: int, placed: dict[str, int]) -> None:
        placed[key] = month
        self._occupancy.starts[key] = month
        self._occupancy.move(key, month)
