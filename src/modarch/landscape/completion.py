"""Filling in what follows: the phases of a component, and what a core system covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from modarch.landscape.components import Component, Sourcing
from modarch.landscape.defaults import PHASES_BY_SIZE, Size
from modarch.landscape.phases import IN_HOUSE_PHASES, PROCURED_PHASES, Duration, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.landscape.components import Module
    from modarch.landscape.items import Item

    SizeTable = Mapping[Size, Mapping[Phase, Duration]]

__all__ = [
    "FALLBACK_SIZE",
    "completed",
    "default_phases",
    "needs_certificate",
    "phases_of",
    "with_rest",
]

FALLBACK_SIZE = Size.M
"""Size class used where neither size nor phases are stated; shows as an assumption."""

C = TypeVar("C", bound=Component)


def needs_certificate(component: Component) -> bool:
    """Whether a certificate from a notified body is known to be missing.

    Classes that the manufacturer certifies alone (I, IVDR-A, NMI) need none.
    """
    return component.regulation.needs_certificate


def phases_of(component: Component) -> tuple[Phase, ...]:
    """Return the phases a component goes through, in order; certification stands before rollout."""
    if component.sourcing is Sourcing.EXISTING:
        return ()
    chain = IN_HOUSE_PHASES if component.is_in_house else PROCURED_PHASES
    certified = Phase.CERTIFICATION in component.phases or needs_certificate(component)
    return (*chain[:-1], *((Phase.CERTIFICATION,) if certified else ()), chain[-1])


def default_phases(component: Component, sizes: SizeTable | None = None) -> dict[Phase, Duration]:
    """Return the durations that its size class gives a component.

    Parameters
    ----------
    component
        A module or a platform.
    sizes
        The programme's own months per size class and phase; modarch's where they say nothing.
    """
    size = component.size or FALLBACK_SIZE
    own = (sizes or {}).get(size, {})
    return {phase: own.get(phase, PHASES_BY_SIZE[phase][size]) for phase in phases_of(component)}


def completed(component: C, sizes: SizeTable | None = None) -> C:
    """Return the component with a duration for each of its phases, its own values first.

    Parameters
    ----------
    component
        A module or a platform as it is written.
    sizes
        The programme's own months per size class and phase.
    """
    defaults = default_phases(component, sizes)
    rollout = _rollout_by_place(component)
    if rollout and Phase.ROLLOUT in defaults:
        defaults[Phase.ROLLOUT] = Duration.exactly(rollout)
    phases = {phase: component.phases.get(phase, months) for phase, months in defaults.items()}
    return replace(component, phases=phases)


def _rollout_by_place(component: Component) -> int:
    """Return the months of a rollout that is stated area by area or setting by setting."""
    areas = component.rollout_areas.values()
    if areas:
        return max(one.start_months + one.months for one in areas)
    return sum(component.rollout_months.values())


def with_rest(
    modules: Mapping[str, Module], others: Iterable[Item], capabilities: Iterable[str]
) -> dict[str, Module]:
    """Return the modules, the one that covers the rest with the capabilities nothing else covers.

    Parameters
    ----------
    modules
        The modules by id; at most one covers the rest.
    others
        Platforms, services and systems that stay.
    capabilities
        Every capability, in the order it is written.
    """
    named = [one for one in modules.values() if not one.covers_rest]
    taken = {name for item in (*named, *others) for name in item.capabilities}
    rest = tuple(name for name in capabilities if name not in taken)
    return {
        id_: replace(one, capabilities=rest) if one.covers_rest else one
        for id_, one in modules.items()
    }
