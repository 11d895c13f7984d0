"""What covers what: modules by capability, and the slices a system is replaced in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.sites import Site, has_capability, serves, sites_of
from modarch.landscape.components import Module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.elements import Capability
    from modarch.landscape.items import Item, System
    from modarch.landscape.model import Landscape

__all__ = ["Cell", "Coverage", "Slice", "consumed_by", "produced_by", "takes_over"]


Cell = tuple[Site, str]
"""A capability at a site."""


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """A part of a system that a module or a platform takes over.

    Parameters
    ----------
    system
        The system.
    capability
        What; empty when the system goes as a whole.
    setting
        Where; empty when the system goes as a whole.
    module
        Who takes over; empty when nobody does.
    """

    system: str
    capability: str
    setting: str
    module: str


def takes_over(component: Component, system: System, capability: str) -> bool:
    """Whether a component takes a capability over from a system, where both serve.

    A module that names what it replaces takes over from those systems only; one that names
    nothing, or a platform, takes over from every system that does not stay.
    """
    if system.keep or capability not in component.capabilities:
        return False
    replaces = component.replaces if isinstance(component, Module) else ()
    return not replaces or any(
        one.system == system.id and (not one.capabilities or capability in one.capabilities)
        for one in replaces
    )


@dataclass(frozen=True)
class Coverage:
    """Look-ups over a landscape; it does not depend on any plan.

    Parameters
    ----------
    landscape
        The model.
    """

    landscape: Landscape

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every site, sorted."""
        return sites_of(self.landscape)

    @cached_property
    def cells_of(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells each item is meant to serve, whatever the month; items by id."""
        capabilities = self.landscape.capabilities
        return {
            id_: tuple(
                (site, name)
                for name in item.capabilities
                for site in self.sites
                if serves(item, site) and has_capability(capabilities[name], site)
            )
            for id_, item in sorted(self.landscape.items.items())
            if item.capabilities
        }

    @cached_property
    def settings_of(self) -> Mapping[str, tuple[str, ...]]:
        """The settings of the cells each item is meant to serve, sorted; items by id."""
        return {
            id_: tuple(sorted({site.setting for site, _ in cells}))
            for id_, cells in self.cells_of.items()
        }

    @cached_property
    def covering(self) -> Mapping[str, tuple[Component, ...]]:
        """The modules and platforms that cover each capability, sorted by id."""
        found: dict[str, list[Component]] = defaultdict(list)
        both = {**self.landscape.platforms, **self.landscape.modules}
        for _, component in sorted(both.items()):
            for capability in component.capabilities:
                found[capability].append(component)
        return {capability: tuple(components) for capability, components in found.items()}

    @cached_property
    def replacing(self) -> Mapping[str, tuple[Module, ...]]:
        """The modules that name each system among what they replace, sorted by id."""
        found: dict[str, list[Module]] = defaultdict(list)
        for _, module in sorted(self.landscape.modules.items()):
            for replacement in module.replaces:
                found[replacement.system].append(module)
        return {system: tuple(modules) for system, modules in found.items()}

    @cached_property
    def slices(self) -> Mapping[str, tuple[Slice, ...]]:
        """The slices of every system that does not stay, by system."""
        return {
            id_: self._slices(system)
            for id_, system in sorted(self.landscape.systems.items())
            if not system.keep
        }

    def _slices(self, system: System) -> tuple[Slice, ...]:
        cells = self._cells(system)
        found = [self._slice(system, capability, setting) for capability, setting in cells]
        return tuple(sorted([*found, *self._whole(system, has_cells=bool(cells))]))

    def _cells(self, system: System) -> set[tuple[str, str]]:
        capabilities = [self.landscape.capabilities[name] for name in system.capabilities]
        return {
            (capability.id, site.setting)
            for site in self.sites
            if serves(system, site)
            for capability in capabilities
            if has_capability(capability, site)
        }

    def _slice(self, system: System, capability: str, setting: str) -> Slice:
        shared = [site for site in self.sites if site.setting == setting and serves(system, site)]
        takers = (
            module.id
            for module in self.covering.get(capability, ())
            if takes_over(module, system, capability)
            and any(serves(module, site) for site in shared)
        )
        return Slice(system.id, capability, setting, next(takers, ""))

    def _whole(self, system: System, *, has_cells: bool) -> Iterator[Slice]:
        """Yield a slice per module that replaces the system and shares no capability with it."""
        takers = [
            module.id
            for module in self.replacing.get(system.id, ())
            if not set(module.capabilities) & set(system.capabilities)
        ]
        for taker in takers or ([] if has_cells else [""]):
            yield Slice(system.id, "", "", taker)


def produced_by(item: Item, landscape: Landscape) -> tuple[str, ...]:
    """Return the objects an item produces, those of its capabilities included, sorted."""
    own = set(item.produces)
    return tuple(sorted(own.union(*(_of(landscape, name).produces for name in item.capabilities))))


def consumed_by(item: Item, landscape: Landscape) -> tuple[str, ...]:
    """Return the objects an item consumes, those of its capabilities included, sorted."""
    own = set(item.consumes)
    return tuple(sorted(own.union(*(_of(landscape, name).consumes for name in item.capabilities))))


def _of(landscape: Landscape, capability: str) -> Capability:
    return landscape.capabilities[capability]
