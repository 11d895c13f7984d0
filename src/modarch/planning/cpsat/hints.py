"""Handing a known schedule to the solver: the value of every variable in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from modarch.planning.objective import Term
from modarch.planning.parts import month_of
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from modarch.planning.elements import Point
    from modarch.planning.parts import ProblemParts
    from modarch.planning.schedule import Evaluation, Schedule

__all__ = ["Hints", "Moments", "Value"]


class Moments:
    """A schedule whose starts, ends, points and modes can be asked for.

    Parameters
    ----------
    problem, schedule
        The problem and a complete schedule of it.
    """

    def __init__(self, problem: ProblemParts, schedule: Schedule) -> None:
        self.start, self.modes = schedule.starts, schedule.modes
        self._problem, self._schedule = problem, schedule
        self._worth: Evaluation | None = None
        self.months = {key: work.months for key, work in problem.work_in(schedule.modes).items()}

    def end(self, activity: str) -> int:
        """Return the end of an activity."""
        return self.start[activity] + self.months[activity]

    def last(self) -> int:
        """Return the last end of all."""
        return max(map(self.end, self.months))

    def month(self, point: Point) -> int:
        """Return the month of a point."""
        start, months = self.start[point.activity], self.months[point.activity]
        return month_of(point, start=start, months=months)

    def load(self, resource: str, month: int) -> int:
        """Return the units of a resource that are used in a month."""
        load = self._evaluation().loads[resource]
        return load[month] if 0 <= month < len(load) else 0

    def peak(self, resource: str) -> int:
        """Return the greatest load of a resource."""
        return max(self._evaluation().loads[resource], default=0)

    def bridge_peak(self) -> int:
        """Return the greatest weight of bridges alive."""
        return self._evaluation().terms[Term.BRIDGE_PEAK]

    def _evaluation(self) -> Evaluation:
        if self._worth is None:
            self._worth = evaluate(self._problem, self._schedule)
        return self._worth


Value = Callable[["Moments"], int]
"""How the value of a variable follows from a schedule."""


class Hints:
    """Variables, and how to tell their values from a schedule."""

    def __init__(self) -> None:
        self._values: list[tuple[cp_model.IntVar, Value]] = []

    def add(self, variable: cp_model.IntVar, value: Value) -> None:
        """Record how a variable follows from a schedule."""
        self._values.append((variable, value))

    def give(self, cp: cp_model.CpModel, moments: Moments) -> None:
        """Replace the model's hint by this schedule."""
        cp.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in self._values:
            cp.add_hint(variable, value(moments))
