"""Room for what has happened: work that runs is running, even where it exceeds a capacity."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.planning.blocks_of import STANDARD_MODE, activity_key, blocks_of, extent_of
from modarch.planning.settle import now_of
from modarch.planning.supply_of import resources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.planning.elements import Activity, Group
    from modarch.planning.supply import Resource

__all__ = ["lifted", "resources_with_room"]


def resources_with_room(
    landscape: Landscape, groups: Sequence[Group], origin: Month
) -> tuple[Resource, ...]:
    """Return the capacities of a landscape, with room for everything that has begun by now.

    Parameters
    ----------
    landscape
        The model.
    groups
        What is planned of it.
    origin
        Month 0 of the problem.
    """
    return lifted(resources_of(landscape, origin), groups, frozenset(_begun(landscape)))


def _begun(landscape: Landscape) -> Iterator[str]:
    now = now_of(landscape)
    for component in landscape.components.values():
        for block in blocks_of(component):
            start = extent_of(component, block, STANDARD_MODE, now)[1]
            if start is not None and start < now:
                yield activity_key(component.id, block)


def lifted(
    resources: Iterable[Resource], groups: Iterable[Group], begun: Collection[str]
) -> tuple[Resource, ...]:
    """Return resources with, in every month, at least what work that has begun takes of them.

    Otherwise a past that exceeded a capacity would leave no plan at all. Nothing new finds room in
    such a month.

    Parameters
    ----------
    resources
        The capacities.
    groups
        What is planned.
    begun
        Keys of the activities that have really begun.
    """
    taken = _taken([a for group in groups for a in group.activities if a.key in begun])
    return tuple(_with_room(one, taken.get(one.key, {})) for one in resources)


def _taken(activities: Iterable[Activity]) -> Mapping[str, Mapping[int, int]]:
    """Return units by resource and month."""
    taken: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for activity in activities:
        for use in activity.uses:
            first = (activity.fixed or 0) + use.offset
            for month in range(first, first + use.span(activity.months)):
                taken[use.resource][month] += use.amount
    return taken


def _with_room(resource: Resource, taken: Mapping[int, int]) -> Resource:
    if all(units <= resource.units(month) for month, units in taken.items()):
        return resource
    return replace(resource, capacity=tuple(_steps(resource, taken)))


def _steps(resource: Resource, taken: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    months = {month for month, _ in resource.capacity} | {0}
    months |= {one for month in taken for one in (month, month + 1)}
    previous = None
    for month in sorted(one for one in months if one >= 0):
        units = max(resource.units(month), taken.get(month, 0))
        if units != previous:
            yield month, units
        previous = units
