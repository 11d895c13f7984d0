"""What the layers of a platform strategy give each other: how components use platforms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.deployment.situation import situation_at
from modarch.figures.diagrams.platform_content import Relation
from modarch.figures.style import LayerKind
from modarch.figures.words.phrase import word
from modarch.landscape.components import Layer, PlatformKind
from modarch.landscape.items import UseMode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.components import Component, Module

__all__ = ["platform_relations", "unjoined"]

_STORES: Final = frozenset({UseMode.NATIVE})
_CONNECTS: Final = frozenset({UseMode.API, UseMode.SYNCED})
_ANY: Final = _STORES | _CONNECTS


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is in use: modules by the layer they stand in, platforms by kind, and the language."""

    request: ViewRequest
    modules: Mapping[LayerKind, list[Module]]
    platforms: Mapping[PlatformKind, dict[str, Component]]

    def using(self, layer: LayerKind, kind: PlatformKind, modes: Collection[UseMode]) -> int:
        """Return how many modules of a layer use a platform of a kind in one of the ways."""
        return sum(self.uses(one, kind, modes) for one in self.modules.get(layer, ()))

    def between(self, user: PlatformKind, used: PlatformKind) -> bool:
        """Whether any platform of one kind uses one of another."""
        return any(self.uses(one, used, _ANY) for one in self.platforms.get(user, {}).values())

    def uses(self, one: Component, kind: PlatformKind, modes: Collection[UseMode]) -> bool:
        """Whether a component uses a platform of a kind in one of the ways."""
        return any(one.uses.get(name) in modes for name in self.platforms.get(kind, {}))

    def word(self, key: str, count: int = 0) -> str:
        """Return a phrase in the language of the figure."""
        return word(f"platform.{key}", self.request.language, count=count)


def platform_relations(
    request: ViewRequest, layer_of: Mapping[Layer, LayerKind]
) -> Iterator[Relation]:
    """Yield what the layers give each other, as the components that are in use use the platforms.

    Parameters
    ----------
    request
        The landscape, and the month; without one the end state.
    layer_of
        The layer of the figure that each layer of modules stands in.
    """
    parts = _parts(request, layer_of)
    for layer in (LayerKind.MODULES, LayerKind.CORE):
        stored = parts.using(layer, PlatformKind.INFORMATION, _STORES)
        if stored:
            label = parts.word(f"{layer}-stores", stored)
            yield Relation(layer, LayerKind.INFORMATION, label)
        joined = parts.using(layer, PlatformKind.INTEGRATION, _CONNECTS)
        if joined:
            label = parts.word(f"{layer}-connects", joined)
            yield Relation(layer, LayerKind.INTEGRATION, label)
    if parts.using(LayerKind.CORE, PlatformKind.DATA, _ANY):
        yield Relation(LayerKind.CORE, LayerKind.DATA, parts.word("source-system"))
    if parts.between(PlatformKind.DATA, PlatformKind.INFORMATION):
        yield Relation(LayerKind.INFORMATION, LayerKind.DATA, parts.word("feeds"))
    if parts.between(PlatformKind.DEVICE, PlatformKind.INTEGRATION):
        yield Relation(LayerKind.DEVICE, LayerKind.INTEGRATION, parts.word("measures"))


def unjoined(request: ViewRequest, layer_of: Mapping[Layer, LayerKind]) -> int:
    """Return how many modules in use share neither an information nor an integration platform.

    None are counted where no such platform is in use.

    Parameters
    ----------
    request
        The landscape, and the month; without one the end state.
    layer_of
        The layer of the figure that each layer of modules stands in.
    """
    parts = _parts(request, layer_of)
    shared = (PlatformKind.INFORMATION, PlatformKind.INTEGRATION)
    if not any(parts.platforms.get(kind) for kind in shared):
        return 0
    inside = parts.modules.get(LayerKind.MODULES, [])
    return sum(not any(parts.uses(one, kind, _ANY) for kind in shared) for one in inside)


def _parts(request: ViewRequest, layer_of: Mapping[Layer, LayerKind]) -> _Parts:
    landscape = request.landscape
    plan = request.plan if request.at is not None else None
    active = situation_at(landscape, plan, request.at).active
    modules: dict[LayerKind, list[Module]] = defaultdict(list)
    for module in landscape.modules.values():
        if module.id in active:
            modules[layer_of[module.layer]].append(module)
    platforms: dict[PlatformKind, dict[str, Component]] = defaultdict(dict)
    for platform in landscape.platforms.values():
        if platform.id in active:
            platforms[platform.kind][platform.id] = platform
    return _Parts(request, modules, platforms)
