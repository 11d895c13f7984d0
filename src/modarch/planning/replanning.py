"""Planning again: what has begun is kept, and what moves is told with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from modarch.landscape.components import Component
from modarch.landscape.phases import Milestone, Phase
from modarch.landscape.results import Result
from modarch.planning.examine import examine
from modarch.planning.objective import Term
from modarch.planning.ordering import plan_in_order
from modarch.planning.settle import now_of
from modarch.planning.wanted import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent
    from modarch.planning.violations import Violation
    from modarch.planning.writing import PlanOutcome

__all__ = [
    "Move",
    "Moved",
    "Replanned",
    "moves_between",
    "planned_before",
    "replanned",
]

C = TypeVar("C", bound=Component)


class Moved(StrEnum):
    """Why something is not where it was."""

    HAPPENED = "happened"
    """It has happened, and otherwise than planned."""
    PASSED = "passed"
    """Work on it should have begun by now, and has not."""
    HINDERED = "hindered"
    """Constraints are in the way of the earlier month."""
    BETTER = "better"
    """It could stay; elsewhere is better for the aims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Result):
    """A component whose tender or whose time of being live has moved.

    Parameters
    ----------
    component
        The component.
    tender_was, tender
        When its tender started in the earlier plan, and when it does now.
    live_was, live
        The same for being in use everywhere.
    why
        Why.
    due
        When work should have begun that has not, if that is why.
    hindered_by
        What the earlier months would break now.
    """

    component: str
    tender_was: Month
    tender: Month
    live_was: Month
    live: Month
    why: Moved
    due: Month | None = None
    hindered_by: tuple[Violation, ...] = ()

    @property
    def tender_months(self) -> int:
        """Months by which the tender has moved; later is positive."""
        return self.tender - self.tender_was

    @property
    def live_months(self) -> int:
        """Months by which being live has moved; later is positive."""
        return self.live - self.live_was


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned(Result):
    """A plan made again after an earlier one.

    Parameters
    ----------
    outcome
        The new plan.
    moves
        What has moved, in order of time.
    open
        Components whose tenders had not begun, sorted.
    happened
        Components of which something has happened, sorted.
    fewest
        At least so many tenders must move; None unless their number was the first aim.
    in_passes
        Whether tenders were settled first, and the other aims followed with their months.
    """

    outcome: PlanOutcome
    moves: tuple[Move, ...]
    open: tuple[str, ...]
    happened: tuple[str, ...]
    fewest: int | None
    in_passes: bool


def replanned(
    outcome: PlanOutcome, earlier: Plan, landscape: Landscape, *, in_passes: bool
) -> Replanned:
    """Return a plan made again, with what has moved.

    Parameters
    ----------
    outcome
        The new plan.
    earlier
        The earlier plan.
    landscape
        The model, with what has happened.
    in_passes
        Whether it was made in two passes.
    """
    components = landscape.components
    counted = [one.bound for one in outcome.stages if one.wanted == name_of(Term.MOVED)]
    return Replanned(
        outcome=outcome,
        moves=moves_between(earlier, outcome.plan, landscape),
        open=tuple(sorted(id_ for id_, one in components.items() if not _has_begun(one))),
        happened=tuple(sorted(id_ for id_, one in components.items() if one.actual)),
        fewest=counted[0] if counted and outcome.stages[0].wanted == name_of(Term.MOVED) else None,
        in_passes=in_passes,
    )


def planned_before(landscape: Landscape) -> Plan:
    """Return the model's own plan as it was before anything happened.

    Parameters
    ----------
    landscape
        The model, with an order or starts of its own.
    """
    untouched = replace(
        landscape,
        modules=_untouched(landscape.modules),
        platforms=_untouched(landscape.platforms),
        as_of=landscape.start,
    )
    return plan_in_order(untouched).plan


def _untouched(components: Mapping[str, C]) -> dict[str, C]:
    return {id_: replace(one, actual={}) for id_, one in components.items()}


def _has_begun(component: Component) -> bool:
    first = Phase.ESTABLISH if component.is_in_house else Phase.TENDER
    return first in component.actual


def moves_between(earlier: Plan, now: Plan, landscape: Landscape) -> tuple[Move, ...]:
    """Return the components whose tender or live month differs, in order of time, each with why.

    A component is put back to its earlier months in the new plan, and what that breaks is the
    reason why it does not stand there.

    Parameters
    ----------
    earlier, now
        The plans.
    landscape
        The model, with what has happened.
    """
    found = []
    before = frozenset(examine(now, landscape))
    for id_, new in now.components.items():
        old = earlier.components.get(id_)
        if old is None or id_ not in landscape.components:
            continue
        was, month = old.at(Milestone.TENDER), new.at(Milestone.TENDER)
        if was is None or month is None or (was == month and old.live == new.live):
            continue
        component = landscape.components[id_]
        due = _due(component, old, landscape)
        why, broken = _reason(component, old, now, landscape, before)
        move = Move(
            component=id_,
            tender_was=was,
            tender=month,
            live_was=old.live,
            live=new.live,
            why=why,
            due=due if why is Moved.PASSED else None,
            hindered_by=broken,
        )
        found.append(move)
    return tuple(sorted(found, key=lambda move: (move.tender, move.live, move.component)))


def _reason(
    component: Component,
    old: ScheduledComponent,
    now: Plan,
    landscape: Landscape,
    before: frozenset[Violation],
) -> tuple[Moved, tuple[Violation, ...]]:
    """Return why a component does not stand where it stood."""
    if _happened_otherwise(component, old):
        return Moved.HAPPENED, ()
    if _due(component, old, landscape) is not None:
        return Moved.PASSED, ()
    trial = _put_back(component, old, now.components[component.id])
    plan = replace(now, components={**now.components, component.id: trial})
    broken = tuple(
        one
        for one in examine(plan, landscape)
        if one not in before and component.id in one.components
    )
    return (Moved.HINDERED if broken else Moved.BETTER), broken


def _due(component: Component, old: ScheduledComponent, landscape: Landscape) -> Month | None:
    """Return when the first work should have begun that has not, if that month has passed."""
    waiting = [one.start for one in old.phases if one.phase not in component.actual]
    first = min(waiting, default=None)
    return first if first is not None and first < now_of(landscape) else None


def _happened_otherwise(component: Component, old: ScheduledComponent) -> bool:
    for phase, actual in component.actual.items():
        planned = old.phase(phase)
        if planned is None:
            continue
        if planned.start != actual.start or (actual.end is not None and planned.end != actual.end):
            return True
    return False


def _put_back(
    component: Component, old: ScheduledComponent, new: ScheduledComponent
) -> ScheduledComponent:
    """Return a component at its earlier months, except for what has happened."""
    phases = tuple(
        one if one.phase in component.actual else (old.phase(one.phase) or one)
        for one in new.phases
    )
    return replace(new, phases=phases)
