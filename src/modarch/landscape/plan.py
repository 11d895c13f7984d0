"""A plan: when each phase of each component runs. Hand-written or solved, it is the same type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.landscape.phases import Anchor, Milestone, anchor_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.months import Month
    from modarch.landscape.phases import Phase

__all__ = ["NO_WISH", "Before", "Plan", "PlanWish", "ScheduledComponent", "ScheduledPhase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A wish that one component is announced before another.

    Parameters
    ----------
    first
        The component whose tender is announced first, or in the same month.
    then
        The component whose tender is announced after it.
    """

    first: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """What a strategist has decided about the order, before it is turned into months.

    Months concern the start of a component's tender (in-house: of its establishing).

    Parameters
    ----------
    order
        Components in the order they should be taken; may leave some out.
    starts
        Months that are fixed, per component: the start of its tender (in-house: of its
        establishing).
    modes
        Chosen way to carry out a component, where it has several.
    not_before
        First month in which the tender may start, per component.
    not_after
        Last month in which the tender may start, per component.
    forbidden
        Single months in which the tender may not start, per component.
    before
        Pairs of components of which the first is announced no later than the other.
    """

    order: tuple[str, ...] = ()
    starts: Mapping[str, Month] = field(default_factory=dict)
    modes: Mapping[str, str] = field(default_factory=dict)
    not_before: Mapping[str, Month] = field(default_factory=dict)
    not_after: Mapping[str, Month] = field(default_factory=dict)
    forbidden: Mapping[str, tuple[Month, ...]] = field(default_factory=dict)
    before: tuple[Before, ...] = ()

    def __bool__(self) -> bool:
        months = self.starts or self.not_before or self.not_after or self.forbidden
        return bool(self.order or months or self.before)


NO_WISH = PlanWish()


@dataclass(frozen=True, slots=True)
class ScheduledPhase:
    """A phase with its place in time.

    Parameters
    ----------
    phase
        Which phase.
    start
        Its first month.
    months
        How many months it takes.
    """

    phase: Phase
    start: Month
    months: int

    @property
    def end(self) -> Month:
        """The first month after it."""
        return self.start + self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledComponent:
    """A component with all its phases placed in time.

    Parameters
    ----------
    id
        The component.
    phases
        Its phases in order of time.
    in_house
        True when it is built in-house.
    mode
        The way it is carried out; empty for the only one.
    """

    id: str
    phases: tuple[ScheduledPhase, ...]
    in_house: bool = False
    mode: str = ""

    def phase(self, phase: Phase) -> ScheduledPhase | None:
        """Return one of its phases, or None when it has none of that kind."""
        return next((scheduled for scheduled in self.phases if scheduled.phase is phase), None)

    def at(self, milestone: Milestone) -> Month | None:
        """Return the month of a milestone; an end is the first month after.

        Parameters
        ----------
        milestone
            Which moment.

        Returns
        -------
        Month or None
            None when the component has no phase for it.
        """
        phase, anchor = anchor_of(milestone, in_house=self.in_house)
        scheduled = self.phase(phase)
        if scheduled is None:
            return None
        return scheduled.start if anchor is Anchor.START else scheduled.end

    @property
    def first_use(self) -> Month:
        """First month in use anywhere: the start of the rollout."""
        return self.at(Milestone.FIRST_USE) or self.end

    @property
    def live(self) -> Month:
        """First month in use everywhere: the end of the rollout."""
        return self.at(Milestone.LIVE) or self.end

    @property
    def start(self) -> Month:
        """First month of its first phase."""
        return min(scheduled.start for scheduled in self.phases)

    @property
    def end(self) -> Month:
        """First month after its last phase."""
        return max(scheduled.end for scheduled in self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When everything happens.

    Parameters
    ----------
    components
        Every planned component, by id.
    order
        The order it was made from, if it was made from one.
    method
        How it was made: ``declared``, ``order``, ``earliest``, ``optimised`` …
    gates
        When each gate opens in this plan.
    """

    components: Mapping[str, ScheduledComponent]
    order: tuple[str, ...] = ()
    method: str = ""
    gates: Mapping[str, Month] = field(default_factory=dict)

    def live(self, component: str) -> Month | None:
        """Return the first month a component is in use everywhere, if it is in the plan."""
        scheduled = self.components.get(component)
        return scheduled.live if scheduled else None

    def first_use(self, component: str) -> Month | None:
        """Return the first month a component is in use anywhere, if it is in the plan."""
        scheduled = self.components.get(component)
        return scheduled.first_use if scheduled else None

    @property
    def end(self) -> Month | None:
        """First month after everything is done; None for an empty plan."""
        return max((one.end for one in self.components.values()), default=None)
