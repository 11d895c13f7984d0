"""What the layers of a platform strategy give each other: how components use platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.diagrams.platform_content import Relation
from modarch.figures.style import LayerKind
from modarch.figures.words.phrase import word
from modarch.landscape.components import Layer, PlatformKind
from modarch.landscape.items import UseMode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.components import Component, Platform

__all__ = ["platform_relations"]


def platform_relations(
    request: ViewRequest, layer_of: Mapping[Layer, LayerKind]
) -> Iterator[Relation]:
    """Yield what the layers give each other, as the model's components use the platforms.

    Parameters
    ----------
    request
        The landscape.
    layer_of
        The layer of the figure that each layer of modules stands in.
    """
    platforms = {platform.kind: platform for platform in request.landscape.platforms.values()}
    information = platforms.get(PlatformKind.INFORMATION)
    integration = platforms.get(PlatformKind.INTEGRATION)
    for kind in (LayerKind.MODULES, LayerKind.CORE):
        inside = [one for one in request.landscape.modules.values() if layer_of[one.layer] is kind]
        if information is not None:
            stored = _using(inside, information, frozenset({UseMode.NATIVE}))
            yield from _counted("stores", kind, LayerKind.INFORMATION, stored, request)
        if integration is not None:
            joined = _using(inside, integration, frozenset({UseMode.API, UseMode.SYNCED}))
            yield from _counted("connects", kind, LayerKind.INTEGRATION, joined, request)
    yield from _data_relations(platforms, request)
    device = platforms.get(PlatformKind.DEVICE)
    if device is not None and integration is not None and integration.id in device.uses:
        label = word("platform.measures", request.language)
        yield Relation(LayerKind.DEVICE, LayerKind.INTEGRATION, label)


def _using(components: Sequence[Component], platform: Platform, modes: Collection[UseMode]) -> int:
    return sum(one.uses.get(platform.id) in modes for one in components)


def _counted(
    key: str, source: LayerKind, target: LayerKind, count: int, request: ViewRequest
) -> Iterator[Relation]:
    if count:
        label = word(f"platform.{source}-{key}", request.language, count=count)
        yield Relation(source, target, label)


def _data_relations(
    platforms: Mapping[PlatformKind, Platform], request: ViewRequest
) -> Iterator[Relation]:
    """Yield what the data platform is given by a core system and by the information platform."""
    data, information = platforms.get(PlatformKind.DATA), platforms.get(PlatformKind.INFORMATION)
    if data is None:
        return
    core = [one for one in request.landscape.modules.values() if one.layer is Layer.CORE]
    if _using(core, data, frozenset(UseMode) - {UseMode.NONE}):
        label = word("platform.source-system", request.language)
        yield Relation(LayerKind.CORE, LayerKind.DATA, label)
    if information is not None and information.id in data.uses:
        label = word("platform.feeds", request.language)
        yield Relation(LayerKind.INFORMATION, LayerKind.DATA, label)
