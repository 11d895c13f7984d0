"""The programme's capacities and freezes as resources and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.landscape.components import Module
from modarch.landscape.phases import Phase
from modarch.planning.problem import Calendar, Closure, Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.landscape.components import Component
    from modarch.landscape.elements import Steps
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.programme import Freeze, Ongoing

__all__ = [
    "IMPLEMENTATION",
    "PROCUREMENT",
    "calendars_of",
    "capacity_of",
    "is_noticed",
    "resources_of",
    "setting_resource",
]

PROCUREMENT: Final = "procurement"
IMPLEMENTATION: Final = "implementation"
_YEAR: Final = 12

PHASE_RESOURCE: Final = {
    Phase.REQUIREMENTS: PROCUREMENT,
    Phase.TENDER: PROCUREMENT,
    Phase.REVIEW: PROCUREMENT,
    Phase.CONTRACT: PROCUREMENT,
    Phase.ESTABLISH: IMPLEMENTATION,
    Phase.BUILD: IMPLEMENTATION,
    Phase.ROLLOUT: IMPLEMENTATION,
}
"""The capacity each phase draws on; other capacities in a demand are drawn on with the latter."""


def setting_resource(setting: str) -> str:
    """Return the key of a setting's capacity for change."""
    return f"setting:{setting}"


def is_noticed(component: Component) -> bool:
    """Whether its rollout takes the settings' capacity for change.

    A platform does only where it names settings: nobody in care notices an integration engine.
    """
    return isinstance(component, Module) or bool(component.settings)


def capacity_of(landscape: Landscape) -> dict[str, Steps]:
    """Return every limited capacity by resource key, the settings' capacity for change included."""
    limited = dict(landscape.programme.capacity)
    for id_, setting in landscape.settings.items():
        if setting.change_capacity is not None:
            limited[setting_resource(id_)] = setting.change_capacity
    return limited


def resources_of(landscape: Landscape, origin: Month) -> tuple[Resource, ...]:
    """Return the capacities as resources, other ongoing work taken off.

    Parameters
    ----------
    landscape
        The model.
    origin
        Month 0 of the problem.
    """
    ongoing = landscape.programme.ongoing.values()
    return tuple(
        Resource(key=key, capacity=tuple(_steps(steps, _taken(key, ongoing), origin)))
        for key, steps in sorted(capacity_of(landscape).items())
    )


def _taken(resource: str, ongoing: Iterable[Ongoing]) -> list[tuple[Month, Month, int]]:
    """Return how much other work takes of a resource, as (first month, last month, units)."""
    taken = []
    for work in ongoing:
        units = work.uses.get(resource, 0)
        units += sum(setting_resource(setting) == resource for setting in work.settings)
        if units:
            taken.append((work.start, work.end, units))
    return taken


def _steps(
    steps: Steps, taken: list[tuple[Month, Month, int]], origin: Month
) -> Iterator[tuple[int, int]]:
    changes = {origin}
    changes |= {start for start, _ in steps.steps if start is not None}
    for start, end, _ in taken:
        changes |= {start, end + 1}
    previous = None
    for month in sorted(max(change, origin) for change in changes):
        busy = sum(units for start, end, units in taken if start <= month <= end)
        free = max(0, steps.at(month) - busy)
        if free != previous:
            yield month - origin, free
        previous = free


def calendars_of(landscape: Landscape, origin: Month) -> tuple[Calendar, ...]:
    """Return, per component, the months in which it may not go live.

    A rollout may neither start nor end in a frozen month.

    Parameters
    ----------
    landscape
        The model.
    origin
        Month 0 of the problem.
    """
    calendars = []
    for id_, component in sorted(landscape.components.items()):
        freezes = list(_freezes_for(component, landscape))
        closures = tuple(closure for one in freezes for closure in _closures(one, origin))
        if closures:
            calendars.append(Calendar(key=id_, no_start=closures, no_end=closures))
    return tuple(calendars)


def _freezes_for(component: Component, landscape: Landscape) -> Iterator[Freeze]:
    for freeze in landscape.programme.freezes:
        served = set(component.settings)
        if not freeze.settings or not served or served & set(freeze.settings):
            yield freeze


def _closures(freeze: Freeze, origin: Month) -> Iterator[Closure]:
    for month in freeze.months_of_year:
        first = (month - origin.month) % _YEAR
        yield Closure(first=first, months=1, every=_YEAR)
    if freeze.start is not None and freeze.end is not None:
        yield Closure(first=freeze.start - origin, months=freeze.end - freeze.start + 1)
