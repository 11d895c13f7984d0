"""Keeping a part of a plan: what has started in it, or whole components, as if it had happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from modarch.landscape.components import Actual, Component
from modarch.planning.blocks_of import STANDARD_MODE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["now_of", "settle", "settled_modes"]

C = TypeVar("C", bound=Component)


def now_of(landscape: Landscape) -> Month:
    """Return the first month in which anything new can start: as-of, or the programme's start."""
    as_of = landscape.as_of
    return landscape.start if as_of is None else max(landscape.start, as_of)


def settle(landscape: Landscape, plan: Plan, whole: Collection[str] = ()) -> Landscape:
    """Return the landscape in which the kept part of a plan counts as having happened.

    Parameters
    ----------
    landscape
        The model; what has really happened in it counts before what the plan says.
    plan
        The plan in force. Phases that begin in it before the present month are kept.
    whole
        Components that are kept whole, whenever they begin.
    """
    now = now_of(landscape)

    def settled(components: Mapping[str, C]) -> dict[str, C]:
        return {
            id_: _settled(one, plan.components[id_], None if id_ in whole else now)
            if id_ in plan.components and id_ in landscape.components
            else one
            for id_, one in components.items()
        }

    modules, platforms = settled(landscape.modules), settled(landscape.platforms)
    return replace(landscape, modules=modules, platforms=platforms)


def settled_modes(landscape: Landscape, plan: Plan, whole: Collection[str] = ()) -> dict[str, str]:
    """Return the modes that are chosen already: of what is kept whole, or has started.

    Parameters
    ----------
    landscape, plan, whole
        As for `settle`.
    """
    now = now_of(landscape)
    return {
        id_: scheduled.mode or STANDARD_MODE
        for id_, scheduled in sorted(plan.components.items())
        if id_ in whole or scheduled.start < now
    }


def _settled(component: C, scheduled: ScheduledComponent, now: Month | None) -> C:
    """Return a component with what the plan says of it before a month as its actual months."""
    kept = {
        one.phase: Actual(start=one.start, end=one.end)
        for one in scheduled.phases
        if now is None or one.start < now
    }
    actual = {**kept, **component.actual}
    return component if actual == component.actual else replace(component, actual=actual)
