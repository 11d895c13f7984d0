"""From a schedule to a plan, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.landscape.plan import ScheduledComponent, ScheduledPhase
from modarch.planning.blocks_of import (
    STANDARD_MODE,
    Block,
    activity_key,
    blocks_of,
    extent_of,
    months_in,
)
from modarch.planning.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["schedule_of", "scheduled"]


def scheduled(
    component: Component, schedule: Schedule, *, origin: Month, now: Month
) -> ScheduledComponent:
    """Return a component with the months that a schedule gives its phases.

    Parameters
    ----------
    component
        The module or platform.
    schedule
        A start for every activity.
    origin
        Month 0 of the schedule.
    now
        First month in which anything new can start.
    """
    mode = schedule.modes.get(component.id) or STANDARD_MODE
    phases: list[ScheduledPhase] = []
    for block in blocks_of(component):
        start = origin + schedule.starts[activity_key(component.id, block)]
        phases += _phases(component, block, start, mode, now)
    return ScheduledComponent(
        id=component.id,
        phases=tuple(phases),
        in_house=component.is_in_house,
        mode="" if mode == STANDARD_MODE else mode,
    )


def _phases(
    component: Component, block: Block, start: Month, mode: str, now: Month
) -> Iterator[ScheduledPhase]:
    months = months_in(component, mode)
    total, _ = extent_of(component, block, mode, now)
    phases = blocks_of(component)[block]
    end = start + total
    for phase in phases:
        actual = component.actual.get(phase)
        first = actual.start if actual is not None else start
        last = end if phase is phases[-1] else min(end, first + months[phase])
        yield ScheduledPhase(phase, first, last - first)
        start = last


def schedule_of(plan: Plan, landscape: Landscape, origin: Month) -> Schedule:
    """Return the starts and modes of a plan, whoever made it.

    Parameters
    ----------
    plan
        A plan with every component of the landscape.
    landscape
        The model.
    origin
        Month 0 of the schedule.
    """
    starts, modes = {}, {}
    for id_, component in sorted(landscape.components.items()):
        placed = plan.components[id_]
        for block, phases in blocks_of(component).items():
            first = placed.phase(phases[0])
            start = placed.start if first is None else first.start
            starts[activity_key(id_, block)] = start - origin
        if component.modes:
            modes[id_] = placed.mode or STANDARD_MODE
    return Schedule(starts=starts, modes=modes)
