"""Variables of the constraint programme, and its constraints in time, one function a family.

Written s for the start, d for the duration and e = s + d for the end of an activity. An activity
whose start is given (frozen, or fixed) enters as a constant, so that the same model serves for the
whole problem and for a window of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from modarch.planning.constraints import Constraint, Kind
from modarch.planning.cpsat.hints import Hints, Value
from modarch.planning.elements import Anchor
from modarch.planning.fields import next_open_months
from modarch.planning.network import arc_of, earliest_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from modarch.planning.elements import Activity, Group, Point
    from modarch.planning.price_bound import Windows
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = [
    "Expression",
    "Model",
    "Window",
    "add_budgets",
    "add_lags",
    "add_latest",
    "add_modes",
    "add_starts",
    "add_windows",
    "any_of",
]

Expression = cp_model.LinearExpr | int
"""A whole number, a variable, or a linear expression of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the problem that is planned anew while the rest stands.

    Parameters
    ----------
    kept
        A schedule; the groups that are not free keep their starts and modes in it.
    free
        Groups that are planned anew.
    """

    kept: Schedule
    free: frozenset[str]


class Model:
    """A constraint programme with its variables by name.

    Parameters
    ----------
    problem
        The problem.
    horizon
        Month by which everything ends.
    window
        The part that is planned anew; None for everything.
    optional
        Constraints that hold only when their literal is true (for finding conflicts).
    heads
        Earliest starts by the lags, if they are known.

    Attributes
    ----------
    start, end
        Expressions by activity.
    mode
        Literal, or constant, by group and mode.
    intervals
        Intervals of use that have been made, by activity, offset, months and modes.
    hints
        How the variables' values follow from a schedule.
    last
        Month by which everything is known to end so far.
    """

    def __init__(
        self,
        problem: Problem,
        horizon: int,
        *,
        window: Window | None = None,
        optional: Collection[Constraint] = (),
        heads: Mapping[str, int] | None = None,
    ) -> None:
        self.cp = cp_model.CpModel()
        self.problem, self.horizon = problem, horizon
        self.window = window
        self.heads = earliest_starts(problem) if heads is None and not optional else heads or {}
        self.literal = {constraint: self.cp.new_bool_var("") for constraint in optional}
        self.start: dict[str, Expression] = {}
        self.end: dict[str, Expression] = {}
        self.mode: dict[tuple[str, str], Expression] = {}
        self.hints = Hints()
        self.last = horizon
        self._first: dict[str, int] = {}
        self._months = {key: [w.months for w in works] for key, works in problem.works().items()}
        self.intervals: dict[tuple[object, ...], cp_model.IntervalVar] = {}

    def months_of(self, activity: str) -> list[int]:
        """Return the duration of an activity in each mode of its group."""
        return self._months[activity]

    def is_frozen(self, group: Group) -> bool:
        """Return whether a group keeps its starts and its mode."""
        return self.window is not None and group.key not in self.window.free

    def point(self, point: Point) -> Expression:
        """Return the month of a point as an expression."""
        anchors = self.end if point.anchor is Anchor.END else self.start
        return anchors[point.activity] + point.months

    def add_start(self, activity: str, first: int) -> cp_model.IntVar:
        """Make the start variable of an activity."""
        self._first[activity] = first
        last = max(first, self.horizon - min(self._months[activity]))
        start = self.cp.new_int_var(first, last, "")
        self.hints.add(start, lambda m: m.start[activity])
        return start

    def starts_within(self, activity: str) -> tuple[int, int]:
        """Return the first and the last month in which an activity may start as far as known."""
        start = self.start[activity]
        if isinstance(start, int):
            return start, start
        first = self._first[activity]
        return first, max(first, self.last - min(self._months[activity]))

    def span_of(self, point: Point) -> tuple[int, int]:
        """Return the first and the last month that a point may have as far as known."""
        first, last = self.starts_within(point.activity)
        months = self._months[point.activity] if point.anchor is Anchor.END else [0]
        return first + min(months) + point.months, last + max(months) + point.months

    def guard(
        self, constraint: cp_model.Constraint, kind: Kind, *keys: str, number: int = 0
    ) -> None:
        """Let a posted constraint hold only with its literal, when it is optional."""
        literal = self.literal.get(Constraint(kind, keys, number)) if self.literal else None
        if literal is not None:
            constraint.only_enforce_if(literal)

    def is_optional(self, kind: Kind, *keys: str) -> bool:
        """Return whether a constraint has a literal."""
        return bool(self.literal) and Constraint(kind, keys) in self.literal


def add_modes(model: Model) -> None:
    """Choose one mode of each group: Σ x = 1 over its modes."""
    for group in model.problem.groups:
        if model.is_frozen(group) and model.window is not None:
            chosen = model.window.kept.modes.get(group.key)
            model.mode |= {(group.key, m.key): int(m.key == chosen) for m in group.modes}
        elif len(group.modes) == 1:
            model.mode[group.key, group.modes[0].key] = 1
        elif group.modes:
            literals = {(group.key, mode.key): model.cp.new_bool_var("") for mode in group.modes}
            model.cp.add_exactly_one(literals.values())
            model.mode |= literals
            for (key, mode), literal in literals.items():
                model.hints.add(literal, _is_in_mode(key, mode))


def _is_in_mode(group: str, mode: str) -> Value:
    return lambda m: int(m.modes[group] == mode)


def add_starts(model: Model) -> None:
    """Give every activity a start within its domain, and its end e = s + Σ d·x.

    Unless they are optional, release, earliest start by the lags, deadline, calendar and horizon
    are in the domain already; a settled start is a constant.
    """
    for group in model.problem.groups:
        for activity in group.activities:
            _add_start(model, group, activity, model.heads.get(activity.key, 0))


def _add_start(model: Model, group: Group, activity: Activity, first: int) -> None:
    key = activity.key
    fixed = None if model.is_optional(Kind.FIXED, key) else activity.fixed
    if model.is_frozen(group) and model.window is not None:
        fixed = model.window.kept.starts[key]
    start = model.add_start(key, first) if fixed is None else fixed
    model.start[key] = start
    model.end[key] = start + _duration(model, group, activity)
    if fixed is not None and activity.fixed is None:
        return
    if not isinstance(start, int):
        _add_release(model, activity)
        _add_calendar(model, group, activity)
    if activity.deadline is not None:
        deadline = model.cp.add(model.end[key] <= activity.deadline)
        model.guard(deadline, Kind.DEADLINE, key)
    if activity.latest is not None:
        model.guard(model.cp.add(start <= activity.latest), Kind.LATEST, key)


def _duration(model: Model, group: Group, activity: Activity) -> Expression:
    months = model.months_of(activity.key)
    if len(set(months)) == 1:
        return months[0]
    pairs = zip(months, group.mode_keys, strict=True)
    return sum(length * model.mode[group.key, mode or ""] for length, mode in pairs)


def _add_release(model: Model, activity: Activity) -> None:
    """Post s ≥ release, and s = settled start where that may be given up."""
    start, key = model.start[activity.key], activity.key
    if activity.fixed is not None:
        model.guard(model.cp.add(start == activity.fixed), Kind.FIXED, key)
        free = model.literal[Constraint(Kind.FIXED, (key,))].negated()
        model.cp.add(start >= activity.release).only_enforce_if(free)
    elif activity.release:
        model.guard(model.cp.add(start >= activity.release), Kind.RELEASE, key)


def _add_calendar(model: Model, group: Group, activity: Activity) -> None:
    """Post that s is not in a month that its calendar closes, in the chosen mode."""
    calendar = model.problem.calendar_of(activity)
    if calendar is None:
        return
    modes: dict[int, list[str | None]] = {}
    for mode in group.mode_keys:
        modes.setdefault(group.work(activity, mode).months, []).append(mode)
    for months, keys in modes.items():
        opening = next_open_months(calendar, months, model.horizon)
        open_months = [month for month, first in enumerate(opening) if month == first]
        domain = cp_model.Domain.from_values(open_months)
        start = model.start[activity.key]
        posted = model.cp.add_linear_expression_in_domain(start, domain)
        literals: list[cp_model.LiteralT] = [] if len(modes) == 1 else [any_of(model, group, keys)]
        if activity.fixed is not None:
            literals.append(model.literal[Constraint(Kind.FIXED, (activity.key,))].negated())
        elif model.is_optional(Kind.CALENDAR, activity.key, calendar.key):
            literals.append(model.literal[Constraint(Kind.CALENDAR, (activity.key, calendar.key))])
        if literals:
            posted.only_enforce_if(literals)


def add_windows(model: Model, windows: Windows, beyond: int) -> None:
    """Post that s is in the window of its mode; one that holds ``beyond`` holds all that follow."""
    group_of = model.problem.group_of()
    for (activity, mode), months in windows.items():
        start, group = model.start[activity], group_of[activity]
        later = [(beyond, max(beyond, model.horizon))] if beyond in months else []
        domain = cp_model.Domain.from_intervals([*((m, m) for m in months), *later])
        if not isinstance(start, int):
            posted = model.cp.add_linear_expression_in_domain(start, domain)
            if len(group.modes) > 1:
                posted.only_enforce_if(any_of(model, group, [mode]))


def any_of(model: Model, group: Group, modes: Collection[str | None]) -> cp_model.IntVar:
    """Return a literal that is true when one of the modes is chosen."""
    either = model.cp.new_bool_var("")
    model.cp.add(sum(model.mode[group.key, mode or ""] for mode in modes) == either)
    model.hints.add(either, lambda m: int(m.modes[group.key] in modes))
    return either


def add_lags(model: Model) -> None:
    """Post the lags: anchor(after) ≥ anchor(before) + months, or ≤ for a greatest lag."""
    for number, lag in enumerate(model.problem.lags):
        arc = arc_of(lag)
        before = (model.end if arc.before_end else model.start)[arc.before]
        after = (model.end if arc.after_end else model.start)[arc.after]
        settled = isinstance(before, int) and isinstance(after, int)
        if not settled or model.literal or after < before + arc.months:
            posted = model.cp.add(after >= (before + arc.months if arc.months else before))
            model.guard(posted, Kind.LAG, lag.before, lag.after, lag.reason, number=number)


def add_budgets(model: Model) -> None:
    """Post Σ spend·x ≤ amount for each budget."""
    for budget in model.problem.budgets:
        spends = [
            spend.amount * model.mode[group.key, mode.key]
            for group in model.problem.groups
            for mode in group.modes
            for spend in mode.spends
            if spend.budget == budget.key
        ]
        model.guard(model.cp.add(sum(spends) <= budget.amount), Kind.BUDGET, budget.key)


def add_latest(model: Model) -> None:
    """Post completion ≤ due + greatest tardiness, and e ≤ the month by which all must end."""
    for due in model.problem.dues:
        if due.at_most is not None:
            for point in due.completions:
                latest = model.cp.add(model.point(point) <= due.due + due.at_most)
                model.guard(latest, Kind.DUE, due.key)
    if model.problem.done_by is not None:
        for end in model.end.values():
            model.guard(model.cp.add(end <= model.problem.done_by), Kind.DONE_BY)
