"""The time-indexed linear relaxation in step form: variables and constraints.

For every activity a, mode m and month t there is a variable y[a, m, t] between 0 and 1: whether a
has started in mode m by month t. It rises with t, and everything else is linear in it (Pritsker,
Watters and Wolfe 1969, *Management Science* 16; disaggregated precedence: Christofides,
Alvarez-Valdes and Tamarit 1987, *European Journal of Operational Research* 29; compared by Artigues
2017, *Operations Research Letters* 45). Months from the horizon on are left out altogether: what is
done there uses nothing and counts for nothing. The relaxation therefore bounds every plan, however
long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from modarch.planning.elements import Anchor, Point
from modarch.planning.fields import next_open_months
from modarch.planning.network import arc_of, earliest_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.planning.elements import Activity, Group, Use
    from modarch.planning.problem import Problem

    Columns = NDArray[np.int64]
    Numbers = NDArray[np.float64]

__all__ = ["Linear", "StepModel"]


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear expression: Σ values · x[columns] + constant."""

    columns: Columns
    values: Numbers
    constant: float

    def plus(self, constant: float) -> Linear:
        """Return the expression with a constant added."""
        return Linear(self.columns, self.values, self.constant + constant)

    @classmethod
    def total(cls, parts: list[Linear], weights: list[float] | None = None) -> Linear:
        """Return the weighted sum of expressions."""
        weights = weights or [1.0] * len(parts)
        pairs = list(zip(parts, weights, strict=True))
        return cls(
            np.concatenate([part.columns for part, _ in pairs] or [np.empty(0, np.int64)]),
            np.concatenate([part.values * weight for part, weight in pairs] or [np.empty(0)]),
            sum(part.constant * weight for part, weight in pairs),
        )


class StepModel:
    """Variables and rows of the relaxation; rows are Σ value · x ≤ limit, and 0 ≤ x ≤ upper.

    Parameters
    ----------
    problem
        The problem.
    horizon
        Months that are modelled.
    """

    def __init__(self, problem: Problem, horizon: int) -> None:
        self.problem, self.horizon = problem, horizon
        self.group = problem.group_of()
        self._upper: list[Numbers] = []
        self._variables = 0
        self._rows = 0
        self._entries: list[tuple[Columns, Columns, Numbers]] = []
        self._limits: list[Numbers] = []
        self._mode: dict[tuple[str, str | None], int] = {}
        self._started: dict[tuple[str, str | None], Columns] = {}
        self._add_variables()
        self._add_lags()
        self._add_latest()
        self._add_resources()
        self._add_budgets()

    @property
    def matrix(self) -> sparse.csr_array:
        """Coefficients, rows by variables."""
        rows, columns, values = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        return sparse.csr_array((values, (rows, columns)), shape=(self._rows, self._variables))

    @property
    def limits(self) -> Numbers:
        """Right-hand side of each row."""
        return np.concatenate(self._limits)

    @property
    def upper(self) -> Numbers:
        """Upper bound of each variable."""
        return np.concatenate(self._upper)

    def new_variables(self, count: int, upper: float = 1.0) -> Columns:
        """Make variables between 0 and ``upper`` and return their columns."""
        columns = np.arange(self._variables, self._variables + count)
        self._variables += count
        self._upper.append(np.full(count, upper))
        return columns

    def add_rows(self, terms: list[tuple[Columns, float]], limit: float | Numbers) -> None:
        """Add rows Σ value · x[column] ≤ limit, one for each place in the vectors of columns.

        A column of -1 is a variable that is 0.
        """
        count = len(terms[0][0])
        for columns, value in terms:
            places = np.flatnonzero(columns >= 0)
            values = np.full(len(places), value)
            self._entries.append((places + self._rows, columns[places], values))
        self._limits.append(np.broadcast_to(np.asarray(limit, float), (count,)))
        self._rows += count

    def add_row(self, expression: Linear, limit: float) -> None:
        """Add one row: expression ≤ limit."""
        rows = np.full(len(expression.columns), self._rows)
        self._entries.append((rows, expression.columns, expression.values))
        self._limits.append(np.array([limit - expression.constant]))
        self._rows += 1

    def reached(self, point: Point) -> list[Columns]:
        """Return, by mode and month, the columns whose sum tells whether a point is reached.

        Months that would need to know what happens after the horizon are left out at the end.
        """
        group = self.group[point.activity]
        works = {mode: self._months(group, point.activity, mode) for mode in group.mode_keys}
        ends = point.anchor is Anchor.END
        shifts = {mode: point.months + months * ends for mode, months in works.items()}
        known = min(self.horizon + min(shifts.values()), self.horizon)
        return [self.started(point.activity, mode, shift, known) for mode, shift in shifts.items()]

    def started(self, activity: str, mode: str | None, shift: int, known: int) -> Columns:
        """Return, for months 0 to known, the columns of having started ``shift`` months before."""
        months = np.arange(max(0, known)) - shift
        columns = self._started[activity, mode]
        return np.where(months < 0, -1, columns[np.clip(months, 0, len(columns) - 1)])

    def modes(self, group: Group) -> dict[str | None, int]:
        """Return the column of each mode; -1 in a group without a choice."""
        return {mode: self._mode.get((group.key, mode), -1) for mode in group.mode_keys}

    def load(self, resource: str) -> list[tuple[Columns, float]]:
        """Return the load of a resource, by month, as terms of rows."""
        terms: list[tuple[Columns, float]] = []
        for group in self.problem.groups:
            for activity in group.activities:
                for mode in group.mode_keys:
                    work = group.work(activity, mode)
                    for use in (u for u in work.uses if u.resource == resource):
                        terms += self._use(activity, mode, use, use.span(work.months))
        return terms

    def _use(
        self, activity: Activity, mode: str | None, use: Use, months: int
    ) -> list[tuple[Columns, float]]:
        began = self.started(activity.key, mode, use.offset, self.horizon)
        ended = self.started(activity.key, mode, use.offset + months, self.horizon)
        same = began == ended
        began, ended = np.where(same, -1, began), np.where(same, -1, ended)
        return [(began, float(use.amount)), (ended, -float(use.amount))]

    def _months(self, group: Group, key: str, mode: str | None) -> int:
        activity = next(activity for activity in group.activities if activity.key == key)
        return group.work(activity, mode).months

    def _add_variables(self) -> None:
        heads = earliest_starts(self.problem)
        for group in self.problem.groups:
            if len(group.modes) > 1:
                self._choose(group)
            for activity in group.activities:
                for mode in group.mode_keys:
                    self._add_steps(group, activity, mode, heads[activity.key])

    def _choose(self, group: Group) -> None:
        """Σ x = 1 over the modes of a group."""
        columns = self.new_variables(len(group.modes))
        self._mode |= {
            (group.key, m.key): int(c) for m, c in zip(group.modes, columns, strict=True)
        }
        for sign in (1.0, -1.0):
            self.add_rows([(np.array([column]), sign) for column in columns], sign)

    def _add_steps(self, group: Group, activity: Activity, mode: str | None, head: int) -> None:
        """Make an activity's rising variables; a closed month shares that of the month before."""
        months, calendar = np.arange(self.horizon), self.problem.calendar_of(activity)
        opens = months >= head
        if calendar is not None and activity.fixed is None:
            duration = group.work(activity, mode).months
            opening = np.array(next_open_months(calendar, duration, self.horizon))
            opens &= opening == months
        number = np.cumsum(opens) - 1
        columns = self.new_variables(int(number[-1]) + 1)
        self._started[activity.key, mode] = np.where(number < 0, -1, number + columns[:1].sum())
        self.add_rows([(columns[:-1], 1.0), (columns[1:], -1.0)], 0.0)
        if len(group.modes) > 1 and len(columns):
            chosen = np.array([self._mode[group.key, mode]])
            self.add_rows([(columns[-1:], 1.0), (chosen, -1.0)], 0.0)

    def _add_lags(self) -> None:
        """Add the rows after reached by u ≤ before reached by u − months."""
        for arc in map(arc_of, self.problem.lags):
            ends = (Anchor.START, Anchor.END)
            after = self.reached(Point(activity=arc.after, anchor=ends[arc.after_end]))
            before = self.reached(
                Point(activity=arc.before, anchor=ends[arc.before_end], months=arc.months)
            )
            self._add_order(before, after)

    def _add_order(self, before: list[Columns], after: list[Columns]) -> None:
        known = min(len(before[0]), len(after[0]))
        active = np.any([columns[:known] >= 0 for columns in after], axis=0)
        terms = [(columns[:known][active], 1.0) for columns in after]
        terms += [(columns[:known][active], -1.0) for columns in before]
        self.add_rows(_without_repeats(terms), 0.0)

    def _add_latest(self) -> None:
        """Add the rows that say that a point is reached by a month."""
        for activity in self.problem.activities:
            start = Point(activity=activity.key, anchor=Anchor.START)
            for last in (activity.latest, activity.fixed):
                self._add_by(start, last)
            for last in (activity.deadline, self.problem.done_by):
                self._add_by(Point(activity=activity.key), last)
        for due in self.problem.dues:
            if due.at_most is not None:
                for point in due.completions:
                    self._add_by(point, due.due + due.at_most)

    def _add_by(self, point: Point, month: int | None) -> None:
        if month is None:
            return
        reached = self.reached(point)
        if month < len(reached[0]):
            columns = [np.array([c[month]]) if month >= 0 else np.array([-1]) for c in reached]
            self.add_rows([(column, -1.0) for column in columns], -1.0)

    def _add_resources(self) -> None:
        """Add the rows load ≤ capacity."""
        for resource in self.problem.resources:
            if terms := self.load(resource.key):
                units = np.array([resource.units(m) for m in range(self.horizon)], float)
                self.add_rows(terms, units)

    def _add_budgets(self) -> None:
        """Add the rows Σ spend · x ≤ amount."""
        for budget in self.problem.budgets:
            spends = [
                (self._mode.get((group.key, mode.key), -1), spend.amount)
                for group in self.problem.groups
                for mode in group.modes
                for spend in mode.spends
                if spend.budget == budget.key
            ]
            only = sum(amount for column, amount in spends if column < 0)
            terms = [(np.array([column]), float(amount)) for column, amount in spends]
            if terms:
                self.add_rows(terms, budget.amount - only)


def _without_repeats(terms: list[tuple[Columns, float]]) -> list[tuple[Columns, float]]:
    """Drop rows that repeat the row before them, as closed months make them."""
    stacked = np.array([columns for columns, _ in terms])
    if stacked.shape[1] == 0:
        return terms
    fresh = np.append(True, np.any(stacked[:, 1:] != stacked[:, :-1], axis=0))
    return [(columns[fresh], value) for columns, value in terms]
