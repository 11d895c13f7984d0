"""A schedule, and what it is worth term by term."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.planning.objective import Term
from modarch.planning.parts import month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.planning.elements import Point, Work
    from modarch.planning.parts import ProblemParts

__all__ = ["Evaluation", "Schedule", "evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When every activity starts, and in which mode every group is carried out.

    Parameters
    ----------
    starts
        Start month of each activity.
    modes
        Mode of each group that has modes.
    """

    starts: Mapping[str, int]
    modes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a schedule is worth.

    Parameters
    ----------
    terms
        Value of every term of the objective, whether it was asked for or not.
    completed
        Month in which the last completion of each due has come.
    tardiness
        Months from each due to its last completion, or 0.
    loads
        Units of each resource in use, by month from 0 to the end of the schedule.
    """

    terms: Mapping[Term, int]
    completed: Mapping[str, int]
    tardiness: Mapping[str, int]
    loads: Mapping[str, tuple[int, ...]]


def evaluate(problem: ProblemParts, schedule: Schedule) -> Evaluation:
    """Return every term of the objective, and what the terms are made of.

    Parameters
    ----------
    problem
        The problem.
    schedule
        A start for every activity, and a mode for every group that has modes. It need not keep
        the constraints: `modarch.planning.verify.verify` tells whether it does.
    """
    return _Evaluator(problem, schedule).evaluation()


class _Evaluator:
    """One schedule with its durations looked up."""

    def __init__(self, problem: ProblemParts, schedule: Schedule) -> None:
        self.problem, self.schedule = problem, schedule
        self.starts = schedule.starts
        self.works: Mapping[str, Work] = problem.work_in(schedule.modes)
        self.ends = {key: self.starts[key] + work.months for key, work in self.works.items()}

    def evaluation(self) -> Evaluation:
        completed = {due.key: self._last(due.completions) for due in self.problem.dues}
        tardiness = {d.key: max(0, completed[d.key] - d.due) for d in self.problem.dues}
        loads = self._loads()
        terms = {
            Term.INTERIM: sum(d.weight * tardiness[d.key] for d in self.problem.dues),
            Term.COST: self._cost(tardiness),
            Term.MAKESPAN: max(self.ends.values(), default=0),
            Term.TIME_TO_VALUE: sum(v.weight * self._month(v.point) for v in self.problem.values),
            **self._bridges(),
            **self._evenness(loads),
            **self._stability(),
            Term.STARTS: sum(self.starts[key] for key in self.works),
        }
        return Evaluation(terms=terms, completed=completed, tardiness=tardiness, loads=loads)

    def _month(self, point: Point) -> int:
        months = self.works[point.activity].months
        return month_of(point, start=self.starts[point.activity], months=months)

    def _last(self, points: Iterable[Point]) -> int:
        return max(self._month(point) for point in points)

    def _cost(self, tardiness: Mapping[str, int]) -> int:
        chosen = self.schedule.modes
        modes = ((g.key, mode) for g in self.problem.groups for mode in g.modes)
        late = sum(due.cost * tardiness[due.key] for due in self.problem.dues)
        return late + sum(mode.cost for key, mode in modes if mode.key == chosen[key])

    def _bridges(self) -> dict[Term, int]:
        change: dict[int, int] = {}
        months = 0
        for bridge in self.problem.bridges:
            first, last = sorted((self._month(bridge.first), self._month(bridge.second)))
            change[first] = change.get(first, 0) + bridge.weight
            change[last] = change.get(last, 0) - bridge.weight
            months += bridge.weight * (last - first)
        alive = _running(change[month] for month in sorted(change))
        return {Term.BRIDGE_PEAK: max(alive, default=0), Term.BRIDGE_MONTHS: months}

    def _loads(self) -> dict[str, tuple[int, ...]]:
        length = max(self.ends.values(), default=0)
        loads = {resource.key: [0] * length for resource in self.problem.resources}
        for key, work in self.works.items():
            for use in work.uses:
                first = self.starts[key] + use.offset
                for month in range(first, first + use.span(work.months)):
                    loads[use.resource][month] += use.amount
        return {key: tuple(load) for key, load in loads.items()}

    def _evenness(self, loads: Mapping[str, tuple[int, ...]]) -> dict[Term, int]:
        smooth = {resource.key: resource.smooth for resource in self.problem.resources}
        peak = sum(smooth[key] * max(load, default=0) for key, load in loads.items())
        change = sum(smooth[key] * _unevenness(load) for key, load in loads.items())
        return {Term.LOAD_PEAK: peak, Term.SMOOTHNESS: change}

    def _stability(self) -> dict[Term, int]:
        reference = self.problem.reference
        shifts = [abs(self.starts[key] - month) for key, month in reference.items()]
        moved, shift = sum(map(bool, shifts)), sum(shifts)
        return {Term.MOVED: moved, Term.SHIFT: shift, Term.STABILITY: moved + shift}


def _running(changes: Iterable[int]) -> list[int]:
    total, totals = 0, []
    for change in changes:
        total += change
        totals.append(total)
    return totals


def _unevenness(load: tuple[int, ...]) -> int:
    """Return the sum of absolute changes, from nothing before and to nothing after.

    >>> _unevenness((1, 3, 2))
    6
    """
    return sum(abs(b - a) for a, b in zip((0, *load), (*load, 0), strict=True))
