"""Whether a schedule keeps every constraint, and what it is worth, worked out anew.

Nothing here is shared with what makes schedules: constraints are read from the fields of the
problem once more, in the plainest way. A fault in a scheduler therefore shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.planning.recount import View, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.planning.elements import Lag
    from modarch.planning.objective import Limit, Term
    from modarch.planning.parts import ProblemParts
    from modarch.planning.schedule import Schedule
    from modarch.planning.supply import Closure

__all__ = ["Fault", "Violation", "claimed_wrongly", "verify"]


class Fault(StrEnum):
    """What can be wrong with a schedule."""

    NO_START = "no-start"
    """An activity has no start; keys: activity."""
    NO_MODE = "no-mode"
    """A group has no mode, or one that it does not have; keys: group, mode."""
    UNKNOWN = "unknown"
    """A start or mode is given for something that does not exist; keys: its key."""
    BEFORE_BEGINNING = "before-beginning"
    """An activity starts before month 0; keys: activity."""
    RELEASE = "release"
    """An activity starts before its gate; keys: activity."""
    DEADLINE = "deadline"
    """An activity ends after its deadline; keys: activity."""
    LATEST = "latest"
    """An activity starts after the last month in which it may; keys: activity."""
    FIXED = "fixed"
    """An activity does not start when it is settled to; keys: activity."""
    DUE = "due"
    """A due has more tardiness than is accepted; keys: due."""
    DONE_BY = "done-by"
    """Something ends after the month by which all must have ended; keys: activity."""
    CLOSED_START = "closed-start"
    """An activity starts in a closed month; keys: activity, calendar."""
    CLOSED_END = "closed-end"
    """An activity ends in a closed month; keys: activity, calendar."""
    LAG_MIN = "lag-min"
    """Two activities are too near; keys: before, after, reason."""
    LAG_MAX = "lag-max"
    """Two activities are too far apart; keys: before, after, reason."""
    CAPACITY = "capacity"
    """A resource is over-used in a month; keys: resource, then the activities that use it."""
    BUDGET = "budget"
    """The modes spend more than a budget has; keys: budget."""
    CEILING = "ceiling"
    """A term exceeds the ceiling set for it; keys: term."""
    CLAIM = "claim"
    """A term has another value than was claimed; keys: term."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which a schedule is wrong.

    Parameters
    ----------
    fault
        What is wrong.
    keys
        What it concerns, as `Fault` says.
    month
        When; 0 where that has no meaning.
    amount
        By how much: months for times, units for resources and budgets.
    """

    fault: Fault
    keys: tuple[str, ...]
    month: int = 0
    amount: int = 0


def verify(
    problem: ProblemParts, schedule: Schedule, limits: Iterable[Limit] = ()
) -> tuple[Violation, ...]:
    """Return everything in which a schedule breaks the problem's constraints.

    Parameters
    ----------
    problem
        The problem.
    schedule
        Any schedule, whoever made it.
    limits
        Ceilings on terms that it must keep as well.

    Returns
    -------
    tuple
        Violations, sorted; empty when the schedule is valid. When starts or modes are missing,
        only that is told.
    """
    missing = sorted(_incomplete(problem, schedule))
    if missing:
        return tuple(missing)
    view = View(problem, schedule)
    checks = (_times, _latest, _calendars, _lags, _capacities, _budgets)
    found = [violation for check in checks for violation in check(view)]
    terms = terms_of(problem, schedule) if limits else {}
    high = ((limit.term.value, terms[limit.term.value] - limit.at_most) for limit in limits)
    found += [Violation(Fault.CEILING, (key,), 0, excess) for key, excess in high if excess > 0]
    return tuple(sorted(found))


def _incomplete(problem: ProblemParts, schedule: Schedule) -> Iterator[Violation]:
    activities = {activity.key for group in problem.groups for activity in group.activities}
    for key in activities - set(schedule.starts):
        yield Violation(Fault.NO_START, (key,))
    for key in set(schedule.starts) - activities:
        yield Violation(Fault.UNKNOWN, (key,))
    for group in problem.groups:
        mode = schedule.modes.get(group.key)
        if group.modes and mode not in {m.key for m in group.modes}:
            yield Violation(Fault.NO_MODE, (group.key, mode or ""))
    for key in set(schedule.modes) - {group.key for group in problem.groups if group.modes}:
        yield Violation(Fault.UNKNOWN, (key,))


def _times(view: View) -> Iterator[Violation]:
    for group in view.problem.groups:
        for activity in group.activities:
            key, start, end = activity.key, view.start[activity.key], view.end[activity.key]
            if start < 0:
                yield Violation(Fault.BEFORE_BEGINNING, (key,), start, -start)
            if start < activity.release and activity.fixed is None:
                yield Violation(Fault.RELEASE, (key,), start, activity.release - start)
            if activity.deadline is not None and end > activity.deadline:
                yield Violation(Fault.DEADLINE, (key,), end, end - activity.deadline)
            if activity.latest is not None and start > activity.latest:
                yield Violation(Fault.LATEST, (key,), start, start - activity.latest)
            if activity.fixed is not None and start != activity.fixed:
                yield Violation(Fault.FIXED, (key,), start, abs(start - activity.fixed))


def _latest(view: View) -> Iterator[Violation]:
    for due in view.problem.dues:
        last = max(view.month(point) for point in due.completions)
        if due.at_most is not None and last - due.due > due.at_most:
            yield Violation(Fault.DUE, (due.key,), last, last - due.due - due.at_most)
    limit = view.problem.done_by
    for key, end in view.end.items():
        if limit is not None and end > limit:
            yield Violation(Fault.DONE_BY, (key,), end, end - limit)


def _calendars(view: View) -> Iterator[Violation]:
    calendars = {calendar.key: calendar for calendar in view.problem.calendars}
    for group in view.problem.groups:
        for activity in group.activities:
            key, calendar = activity.key, calendars.get(activity.calendar)
            if calendar is None or activity.fixed is not None:
                continue
            if _is_closed(calendar.no_start, view.start[key]):
                yield Violation(Fault.CLOSED_START, (key, calendar.key), view.start[key])
            if _is_closed(calendar.no_end, view.end[key]):
                yield Violation(Fault.CLOSED_END, (key, calendar.key), view.end[key])


def _is_closed(closures: tuple[Closure, ...], month: int) -> bool:
    for closure in closures:
        offsets = range(closure.months)
        if closure.every and any((month - closure.first - i) % closure.every == 0 for i in offsets):
            return True
        if not closure.every and any(month == closure.first + i for i in offsets):
            return True
    return False


def _lags(view: View) -> Iterator[Violation]:
    for lag in view.problem.lags:
        distance = _distance(view, lag)
        keys = (lag.before, lag.after, lag.reason)
        at = view.start[lag.after]
        if lag.kind == "min" and distance < lag.months:
            yield Violation(Fault.LAG_MIN, keys, at, lag.months - distance)
        if lag.kind == "max" and distance > lag.months:
            yield Violation(Fault.LAG_MAX, keys, at, distance - lag.months)


def _distance(view: View, lag: Lag) -> int:
    first = view.end if lag.before_anchor == "end" else view.start
    last = view.end if lag.after_anchor == "end" else view.start
    return last[lag.after] - first[lag.before]


def _capacities(view: View) -> Iterator[Violation]:
    steps = {resource.key: resource.capacity for resource in view.problem.resources}
    for (resource, month), users in view.used.items():
        units = 0
        for first, amount in steps[resource]:
            if first <= month:
                units = amount
        excess = sum(users.values()) - units
        if excess > 0 and month >= 0:
            keys = (resource, *sorted(key for key, amount in users.items() if amount))
            yield Violation(Fault.CAPACITY, keys, month, excess)


def _budgets(view: View) -> Iterator[Violation]:
    spent = dict.fromkeys((budget.key for budget in view.problem.budgets), 0)
    for group in view.problem.groups:
        for mode in group.modes:
            if mode.key == view.modes[group.key]:
                for spend in mode.spends:
                    spent[spend.budget] += spend.amount
    for budget in view.problem.budgets:
        if spent[budget.key] > budget.amount:
            yield Violation(Fault.BUDGET, (budget.key,), 0, spent[budget.key] - budget.amount)


def claimed_wrongly(
    problem: ProblemParts, schedule: Schedule, claimed: Mapping[Term, int]
) -> tuple[Violation, ...]:
    """Return the terms whose claimed value is not the true one.

    Parameters
    ----------
    problem
        The problem.
    schedule
        A complete schedule.
    claimed
        Term to the value somebody says it has.
    """
    true = terms_of(problem, schedule)
    wrong = ((term, value - true[term.value]) for term, value in claimed.items())
    return tuple(
        sorted(Violation(Fault.CLAIM, (term.value,), 0, amount) for term, amount in wrong if amount)
    )
