"""Hard wishes about a plan, and how each enters the scheduling problem."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.phases import Milestone
from modarch.landscape.results import Result
from modarch.planning.blocks_of import STANDARD_MODE, point_of
from modarch.planning.constraints import Constraint, Kind
from modarch.planning.problem import Anchor, Lag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.landscape.months import Month
    from modarch.planning.elements import Activity
    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Problem

__all__ = ["Wish", "WishKind", "constraints_of_wish", "with_wishes"]


class WishKind(StrEnum):
    """What can be wished."""

    INTERIM = "interim"
    """A system needs no interim solution, or at most so many months of it."""
    BY = "by"
    """A component reaches a milestone by a month."""
    DONE_BY = "done-by"
    """Everything is live by a month."""
    ORDER = "order"
    """One component is announced no later than another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish(Result):
    """One hard wish.

    Parameters
    ----------
    kind
        What is wished.
    on
        The system; the component; or the two components, the wished earlier first.
    month
        By when: a milestone is reached in this month at the latest.
    months
        Greatest number of interim months.
    milestone
        What is reached.
    text
        The user's own words.
    """

    kind: WishKind
    on: tuple[str, ...] = ()
    month: Month | None = None
    months: int = 0
    milestone: Milestone = Milestone.LIVE
    text: str = ""


def with_wishes(formulation: Formulation, wishes: Sequence[Wish]) -> Problem:
    """Return the problem of a formulation in which wishes must be kept.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    wishes
        The wishes.
    """
    problem = formulation.problem
    interim = _least((w.on[0], w.months) for w in wishes if w.kind is WishKind.INTERIM)
    deadlines = _least(_deadline(formulation, wish) for wish in wishes if wish.kind is WishKind.BY)
    ends = [problem.done_by] if problem.done_by is not None else []
    ends += [
        wish.month - formulation.origin
        for wish in wishes
        if wish.kind is WishKind.DONE_BY and wish.month is not None
    ]
    return replace(
        problem,
        groups=tuple(
            replace(group, activities=tuple(_until(a, deadlines) for a in group.activities))
            for group in problem.groups
        ),
        dues=tuple(
            replace(due, at_most=interim[due.key]) if due.key in interim else due
            for due in problem.dues
        ),
        lags=(*problem.lags, *(_lag(formulation, w) for w in wishes if w.kind is WishKind.ORDER)),
        done_by=min(ends, default=None),
    )


def constraints_of_wish(
    formulation: Formulation, problem: Problem, wish: Wish
) -> tuple[Constraint, ...]:
    """Return the constraints of the problem that a wish stands for.

    Parameters
    ----------
    formulation, problem
        The formulation, and its problem with the wishes.
    wish
        The wish; one that is looser than another of the same kind stands for the tighter.
    """
    if wish.kind is WishKind.INTERIM:
        return (Constraint(Kind.DUE, (wish.on[0],)),)
    if wish.kind is WishKind.DONE_BY:
        return (Constraint(Kind.DONE_BY),)
    if wish.kind is WishKind.BY:
        return (Constraint(Kind.DEADLINE, (_deadline(formulation, wish)[0],)),)
    lag = _lag(formulation, wish)
    number = problem.lags.index(lag)
    return (Constraint(Kind.LAG, (lag.before, lag.after, lag.reason), number),)


def _least(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, value in pairs:
        found[key] = min(value, found.get(key, value))
    return found


def _until(activity: Activity, deadlines: dict[str, int]) -> Activity:
    if activity.key not in deadlines:
        return activity
    own = activity.deadline
    month = deadlines[activity.key]
    return replace(activity, deadline=month if own is None else min(own, month))


def _deadline(formulation: Formulation, wish: Wish) -> tuple[str, int]:
    """Return the activity of a milestone, and the month by which it must end."""
    component = formulation.landscape.components[wish.on[0]]
    point = point_of(component, wish.milestone)
    months = 0
    if point.anchor is Anchor.START:
        works = formulation.problem.work_in({component.id: STANDARD_MODE})
        months = works[point.activity].months
    month = 0 if wish.month is None else wish.month - formulation.origin
    return point.activity, month - point.months + months


def _lag(formulation: Formulation, wish: Wish) -> Lag:
    """Return the lag by which one is announced no later than the other."""
    components = formulation.landscape.components
    first, second = (point_of(components[id_], Milestone.TENDER) for id_ in wish.on)
    return Lag(
        before=first.activity,
        after=second.activity,
        months=first.months - second.months,
        before_anchor=first.anchor,
        after_anchor=second.anchor,
        reason=f"wish:{wish.on[0]}:{wish.on[1]}",
    )
