"""A component's phases as the activities that a plan places.

Tender, review and contract follow each other without a break and are one activity, procurement;
every other phase is an activity of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from modarch.deployment.timing import planned_months
from modarch.landscape.phases import Anchor as PhaseEnd
from modarch.landscape.phases import Milestone, Phase, anchor_of
from modarch.planning.problem import Anchor, Point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.months import Month

__all__ = [
    "STANDARD_MODE",
    "Block",
    "activity_key",
    "blocks_of",
    "months_in",
    "point_of",
    "tender_of",
]

STANDARD_MODE: Final = "standard"
"""The way a component is carried out unless one of its modes is chosen."""


class Block(StrEnum):
    """An activity of a component."""

    REQUIREMENTS = "requirements"
    PROCUREMENT = "procurement"
    ESTABLISH = "establish"
    BUILD = "build"
    CERTIFICATION = "certification"
    ROLLOUT = "rollout"


_BLOCK_OF: Final = {
    Phase.REQUIREMENTS: Block.REQUIREMENTS,
    Phase.TENDER: Block.PROCUREMENT,
    Phase.REVIEW: Block.PROCUREMENT,
    Phase.CONTRACT: Block.PROCUREMENT,
    Phase.ESTABLISH: Block.ESTABLISH,
    Phase.BUILD: Block.BUILD,
    Phase.CERTIFICATION: Block.CERTIFICATION,
    Phase.ROLLOUT: Block.ROLLOUT,
}


def activity_key(component: str, block: Block) -> str:
    """Return the key of a component's activity.

    >>> activity_key("lab", Block.BUILD)
    'lab/build'
    """
    return f"{component}/{block}"


def blocks_of(component: Component) -> dict[Block, tuple[Phase, ...]]:
    """Return a component's activities with the phases each is made of, in order of time."""
    blocks: dict[Block, tuple[Phase, ...]] = {}
    for phase in component.phases:
        block = _BLOCK_OF[phase]
        blocks[block] = (*blocks.get(block, ()), phase)
    return blocks


def tender_of(component: Component) -> Block:
    """Return the activity that begins with the announcement; in-house, with the establishing."""
    return Block.ESTABLISH if component.is_in_house else Block.PROCUREMENT


def months_in(component: Component, mode: str = STANDARD_MODE) -> Mapping[Phase, int]:
    """Return the months of each phase when a component is carried out in a mode.

    Parameters
    ----------
    component
        The module or platform.
    mode
        Id of one of its modes, or `STANDARD_MODE`.
    """
    months = planned_months(component)
    if mode in component.modes:
        changed = component.modes[mode].phases
        months |= {
            phase: duration.mode_months
            for phase, duration in changed.items()
            if phase not in component.actual
        }
    return months


def extent_of(
    component: Component, block: Block, mode: str, now: Month
) -> tuple[int, Month | None]:
    """Return the months that an activity takes, and its start if it has begun.

    Parameters
    ----------
    component, block
        The module or platform, and its activity.
    mode
        Id of one of its modes, or `STANDARD_MODE`.
    now
        First month in which anything new can start; what has begun and not ended lasts until then.
    """
    phases = blocks_of(component)[block]
    planned = months_in(component, mode)
    begun = [component.actual[phase] for phase in phases if phase in component.actual]
    if not begun:
        return sum(planned[phase] for phase in phases), None
    start = end = begun[0].start
    for phase in phases:
        actual = component.actual.get(phase)
        first = actual.start if actual is not None else end
        end = first + planned[phase]
        if actual is None or actual.end is None:
            end = max(end, now)
    return end - start, start


def point_of(component: Component, milestone: Milestone) -> Point:
    """Return a milestone as a point that follows an activity around.

    Parameters
    ----------
    component
        The module or platform.
    milestone
        The moment.

    Notes
    -----
    The award lies inside the procurement, at the months of review and contract before its end, or
    at those of the tender after its start where a mode changes review or contract. A mode that
    changes both is reckoned with only from the end.
    """
    phase, end = anchor_of(milestone, in_house=component.is_in_house)
    block = _BLOCK_OF[phase]
    phases = blocks_of(component)[block]
    months, place = months_in(component), phases.index(phase)
    before, after = phases[: place + (end is PhaseEnd.END)], phases[place + 1 :]
    if end is PhaseEnd.START or (_varies(component, after) and not _varies(component, before)):
        shift, anchor = sum(months[one] for one in before), Anchor.START
    else:
        shift, anchor = -sum(months[one] for one in after), Anchor.END
    return Point(activity=activity_key(component.id, block), anchor=anchor, months=shift)


def _varies(component: Component, phases: tuple[Phase, ...]) -> bool:
    """Return whether some mode changes the duration of any of the phases."""
    return any(phase in mode.phases for mode in component.modes.values() for phase in phases)
