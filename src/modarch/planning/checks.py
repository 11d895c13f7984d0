"""Faults in a scheduling problem that its writer can mend, all told at once."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, did_you_mean
from modarch.planning.elements import LagKind
from modarch.planning.network import Contradiction, longest_paths, weighted_arcs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.planning.elements import Group, Point, Use, Work
    from modarch.planning.parts import ProblemParts
    from modarch.planning.supply import Closure, Resource

__all__ = ["find_faults"]

_CALENDAR_MONTHS = 240
"""A calendar that has no open month in this many is taken to have none."""


def find_faults(problem: ProblemParts) -> tuple[Diagnostic, ...]:
    """Return every fault, references first; what builds on sound references only when they are.

    Parameters
    ----------
    problem
        The problem to look through.
    """
    references = [*_repeated(problem), *_dangling(problem)]
    numbers = [*_numbers(problem), *_resources(problem), *_calendars(problem), *_works(problem)]
    if references:
        return (*references, *numbers)
    return (*numbers, *_demands(problem), *_circles(problem))


def _fault(code: str, message: str, hint: str = "", **parameters: object) -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=hint, parameters=parameters)


def _repeated(problem: ProblemParts) -> Iterator[Diagnostic]:
    kinds: dict[str, Iterable[str]] = {
        "group": (group.key for group in problem.groups),
        "activity": (activity.key for activity in problem.activities),
        "resource": (resource.key for resource in problem.resources),
        "budget": (budget.key for budget in problem.budgets),
        "calendar": (calendar.key for calendar in problem.calendars),
        "due": (due.key for due in problem.dues),
        "value": (value.key for value in problem.values),
        "bridge": (bridge.key for bridge in problem.bridges),
    }
    kinds |= {f"mode of '{g.key}'": (mode.key for mode in g.modes) for g in problem.groups}
    for kind, keys in kinds.items():
        for key, count in sorted(Counter(keys).items()):
            if count > 1:
                message = f"{kind} '{key}' is given {count} times"
                yield _fault("repeated-key", message, "give each a key of its own", key=key)


def _dangling(problem: ProblemParts) -> Iterator[Diagnostic]:
    known = {
        "activity": {activity.key for activity in problem.activities},
        "resource": {resource.key for resource in problem.resources},
        "budget": {budget.key for budget in problem.budgets},
        "calendar": {calendar.key for calendar in problem.calendars},
    }
    for owner, kind, key in _references(problem):
        if key not in known[kind]:
            message = f"{owner} refers to {kind} '{key}', which does not exist"
            hint = did_you_mean(key, known[kind])
            yield _fault("unknown-key", message, hint, owner=owner, kind=kind, key=key)
    for group in problem.groups:
        yield from _foreign_work(group)


def _references(problem: ProblemParts) -> Iterator[tuple[str, str, str]]:
    """Yield every reference as (who refers, kind of thing, key)."""
    for group in problem.groups:
        yield from _group_references(group)
    for lag in problem.lags:
        owner = f"the lag from '{lag.before}' to '{lag.after}'"
        yield from ((owner, "activity", key) for key in (lag.before, lag.after))
    for owner, point in _points(problem):
        yield owner, "activity", point.activity
    for key in problem.reference:
        yield "the reference plan", "activity", key


def _group_references(group: Group) -> Iterator[tuple[str, str, str]]:
    for activity in group.activities:
        if activity.calendar:
            yield f"activity '{activity.key}'", "calendar", activity.calendar
        for use in activity.uses:
            yield f"activity '{activity.key}'", "resource", use.resource
    for mode in group.modes:
        owner = f"mode '{mode.key}' of '{group.key}'"
        yield from ((owner, "budget", spend.budget) for spend in mode.spends)
        yield from ((owner, "resource", use.resource) for work in mode.work for use in work.uses)


def _foreign_work(group: Group) -> Iterator[Diagnostic]:
    own = {activity.key for activity in group.activities}
    for mode in group.modes:
        for work in mode.work:
            if work.activity not in own:
                message = (
                    f"mode '{mode.key}' of '{group.key}' changes activity '{work.activity}', "
                    "which is not in that group"
                )
                yield _fault("foreign-work", message, did_you_mean(work.activity, own))


def _points(problem: ProblemParts) -> Iterator[tuple[str, Point]]:
    for due in problem.dues:
        yield from ((f"due '{due.key}'", point) for point in due.completions)
    for value in problem.values:
        yield f"value '{value.key}'", value.point
    for bridge in problem.bridges:
        yield from ((f"bridge '{bridge.key}'", point) for point in (bridge.first, bridge.second))


def _numbers(problem: ProblemParts) -> Iterator[Diagnostic]:
    """Yield the numbers below 0."""
    for owner, what, number in chain(_activity_numbers(problem), _weights(problem)):
        if number < 0:
            message = f"{owner} has {what} {number}"
            yield _fault("negative-number", message, "write 0 or more", owner=owner, value=number)


def _activity_numbers(problem: ProblemParts) -> Iterator[tuple[str, str, int]]:
    for activity in problem.activities:
        owner = f"activity '{activity.key}'"
        yield owner, "release", activity.release
        if activity.fixed is not None:
            yield owner, "fixed start", activity.fixed
        if activity.deadline is not None:
            yield owner, "deadline", activity.deadline
        if activity.latest is not None:
            yield owner, "last start", activity.latest
    for owner, work in _owned_works(problem):
        yield owner, "months", work.months
        for use in work.uses:
            yield owner, f"an amount of '{use.resource}' of", use.amount


def _weights(problem: ProblemParts) -> Iterator[tuple[str, str, int]]:
    for due in problem.dues:
        yield f"due '{due.key}'", "weight", due.weight
        yield f"due '{due.key}'", "cost", due.cost
    for value in problem.values:
        yield f"value '{value.key}'", "weight", value.weight
    for bridge in problem.bridges:
        yield f"bridge '{bridge.key}'", "weight", bridge.weight
    for resource in problem.resources:
        yield f"resource '{resource.key}'", "smooth", resource.smooth
    for budget in problem.budgets:
        yield f"budget '{budget.key}'", "amount", budget.amount
    for group in problem.groups:
        for mode in group.modes:
            owner = f"mode '{mode.key}' of '{group.key}'"
            yield owner, "cost", mode.cost
            yield from ((owner, f"spend of '{s.budget}'", s.amount) for s in mode.spends)


def _owned_works(problem: ProblemParts) -> Iterator[tuple[str, Work]]:
    """Yield every work with the words for whose it is, in each mode that changes it."""
    for group in problem.groups:
        for activity in group.activities:
            yield f"activity '{activity.key}'", group.work(activity, None)
        for mode in group.modes:
            for work in mode.work:
                yield f"activity '{work.activity}' in mode '{mode.key}'", work


def _works(problem: ProblemParts) -> Iterator[Diagnostic]:
    """Yield empty groups, dues without completions, and uses outside their activity."""
    for group in problem.groups:
        if not group.activities:
            hint = "give it an activity, or leave it out"
            yield _fault("empty-group", f"group '{group.key}' has no activities", hint)
    for due in problem.dues:
        if not due.completions:
            hint = "say what must be completed before it"
            yield _fault("empty-due", f"due '{due.key}' has no completions", hint)
    for owner, work in _owned_works(problem):
        for use in work.uses:
            if _leaves(use, work):
                message = (
                    f"{owner} takes {work.months} months but uses '{use.resource}' outside them"
                )
                hint = f"keep offset and months of the use within 0 to {work.months}"
                yield _fault("use-outside-activity", message, hint)


def _leaves(use: Use, work: Work) -> bool:
    length = use.span(work.months)
    return use.offset < 0 or length < 0 or use.offset + length > work.months


def _resources(problem: ProblemParts) -> Iterator[Diagnostic]:
    hint = "write steps (from_month, units) that begin at month 0 and rise by month, units ≥ 0"
    for resource in problem.resources:
        if not _stepwise(resource):
            message = f"the capacity of resource '{resource.key}' is not a series of steps"
            yield _fault("capacity-steps", message, hint, resource=resource.key)


def _stepwise(resource: Resource) -> bool:
    months = [month for month, _ in resource.capacity]
    rising = months == sorted(set(months)) and months[:1] == [0]
    return rising and all(units >= 0 for _, units in resource.capacity)


def _calendars(problem: ProblemParts) -> Iterator[Diagnostic]:
    for calendar in problem.calendars:
        for what, closures in (("start", calendar.no_start), ("end", calendar.no_end)):
            if not _opens(closures):
                message = f"calendar '{calendar.key}' never lets anything {what}"
                hint = "leave at least one month open in every period"
                yield _fault("calendar-never-open", message, hint, calendar=calendar.key)


def _opens(closures: tuple[Closure, ...]) -> bool:
    return any(
        not any(closure.covers(month) for closure in closures) for month in range(_CALENDAR_MONTHS)
    )


def _demands(problem: ProblemParts) -> Iterator[Diagnostic]:
    """Yield demands that are larger than the resource ever has."""
    most = {r.key: max((units for _, units in r.capacity), default=0) for r in problem.resources}
    for owner, work in _owned_works(problem):
        for use in work.uses:
            if use.amount > most[use.resource] and use.months != 0 and work.months:
                message = (
                    f"{owner} needs {use.amount} of '{use.resource}', "
                    f"which never has more than {most[use.resource]}"
                )
                hint = "lower the need or raise the capacity"
                yield _fault("demand-above-capacity", message, hint, resource=use.resource)


def _circles(problem: ProblemParts) -> Iterator[Diagnostic]:
    """Yield the least lags that run in a circle, told by the names on it."""
    least = [lag for lag in problem.lags if lag.kind is LagKind.MIN]
    starts = {activity.key: 0 for activity in problem.activities}
    try:
        longest_paths(starts, weighted_arcs(problem, least))
    except Contradiction as found:
        message = f"each of these must wait for the one before it, in a circle: {found}"
        hint = "take away, or shorten, one of the lags between them"
        yield _fault("lag-circle", message, hint, circle=list(found.circle))
