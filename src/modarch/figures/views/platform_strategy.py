"""The platform strategy of a landscape (figures 1, 2, 4, 5, 7, 8, 11 and 12 of the report)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from modarch.deployment.situation import situation_at
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.platform_content import (
    Component,
    Example,
    Layer,
    PlatformStrategy,
)
from modarch.figures.style import LayerKind, Status
from modarch.figures.views.platform_relations import platform_relations, unjoined
from modarch.figures.words.phrase import word
from modarch.landscape.components import Layer as ModuleLayer
from modarch.landscape.components import Module, Platform, PlatformKind, Sourcing
from modarch.landscape.text import NO_TEXT
from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.components import Component as PlannedComponent
    from modarch.landscape.text import Language

__all__ = ["platform_content", "view"]

_STATUS: Final = {
    Sourcing.EXISTING: Status.EXISTING,
    Sourcing.PROCURED: Status.PROCURED,
    Sourcing.IN_HOUSE: Status.IN_HOUSE,
}
_LAYER_OF_PLATFORM: Final = {
    PlatformKind.APPLICATION: LayerKind.APPLICATION,
    PlatformKind.INTEGRATION: LayerKind.INTEGRATION,
    PlatformKind.INFORMATION: LayerKind.INFORMATION,
    PlatformKind.DATA: LayerKind.DATA,
    PlatformKind.DEVICE: LayerKind.DEVICE,
    PlatformKind.IDENTITY: LayerKind.REGIONAL,
    PlatformKind.TERMINOLOGY: LayerKind.REGIONAL,
    PlatformKind.SUPPORT: LayerKind.REGIONAL,
}
_LAYER_OF_MODULE: Final = {
    ModuleLayer.CITIZEN: LayerKind.CITIZEN,
    ModuleLayer.MODULE: LayerKind.MODULES,
    ModuleLayer.CORE: LayerKind.CORE,
    ModuleLayer.SUPPORT: LayerKind.REGIONAL,
    ModuleLayer.INFRASTRUCTURE: LayerKind.REGIONAL,
}
_COLUMNS: Final = frozenset({LayerKind.REGIONAL})
_MOST_EXAMPLES: Final = 4


def view(request: ViewRequest) -> Figure:
    """Return the platform strategy; with the option ``examples``, with the IT support for each."""
    title = word("title.platform-strategy", request.language)
    examples = bool(request.options.get("examples"))
    if examples:
        title = word("title.with-examples", request.language, title=title)
    heading = request.heading(title, state=True)
    return draw("platform-strategy", platform_content(request), heading, examples=examples)


def platform_content(request: ViewRequest) -> PlatformStrategy:
    """Return what the platform strategy of a landscape shows.

    Parameters
    ----------
    request
        The landscape, and the month; without one the end state.
    """
    components: dict[LayerKind, list[Component]] = defaultdict(list)
    view_of = _Components(request)
    for module in _in_reading_order(request):
        components[_LAYER_OF_MODULE[module.layer]].append(view_of.module(module))
    for service in request.landscape.services.values():
        components[LayerKind.NATIONAL].append(
            Component(
                name=service.name.in_language(request.language),
                status=Status.EXTERNAL,
                capabilities=view_of.capabilities(service.capabilities),
            )
        )
    platforms = _platforms(request, view_of)
    kinds = [kind for kind in LayerKind if kind in components or kind in platforms]
    layers = [_layer(kind, platforms.get(kind, []), components[kind], request) for kind in kinds]
    core = [one for one in request.landscape.modules.values() if one.layer is ModuleLayer.CORE]
    counted = bool(core) and (len(core) == 1 or request.options.get("examples"))
    notes = [word("platform.group-told", request.language)] if counted else []
    alone = unjoined(request, _LAYER_OF_MODULE)
    if alone:
        notes.append(word("platform.unjoined", request.language, count=alone))
    return PlatformStrategy(
        layers=tuple(layers),
        relations=tuple(platform_relations(request, _LAYER_OF_MODULE)),
        notes=tuple(notes),
    )


def _in_reading_order(request: ViewRequest) -> list[Module]:
    """Return modules as the model lists them; several core systems in the order they are used."""
    modules = list(request.landscape.modules.values())
    core = [one for one in modules if one.layer is ModuleLayer.CORE]
    if len(core) > 1:
        planned = request.plan.components
        core.sort(key=lambda one: (planned[one.id].first_use if one.id in planned else 0, one.id))
    return [*(one for one in modules if one.layer is not ModuleLayer.CORE), *core]


def _platforms(
    request: ViewRequest, view_of: _Components
) -> Mapping[LayerKind, list[tuple[Platform, Component]]]:
    found: dict[LayerKind, list[tuple[Platform, Component]]] = defaultdict(list)
    for platform in request.landscape.platforms.values():
        shown = view_of.platform(platform)
        found[_LAYER_OF_PLATFORM[platform.kind]].append((platform, shown))
    return found


def _layer(
    kind: LayerKind,
    platforms: list[tuple[Platform, Component]],
    components: list[Component],
    request: ViewRequest,
) -> Layer:
    """Return a layer: a single platform is the layer itself, several are its components."""
    core = [one for one in request.landscape.modules.values() if one.layer is ModuleLayer.CORE]
    if kind is LayerKind.CORE and len(core) == 1:
        return _core_layer(core[0], components[0], request)
    if len(platforms) != 1 or kind in _COLUMNS:
        inside = [shown for _, shown in platforms]
        return Layer(kind=kind, components=(*inside, *components))
    platform, shown = platforms[0]
    inside = _parts(shown) if request.options.get("examples") else []
    return Layer(
        kind=kind,
        name=platform.name.in_language(request.language),
        components=(*inside, *components),
        standards=_standards(platform, request.language),
        status=shown.status,
        examples=tuple(one.name for one in shown.examples if one.status is None),
    )


def _core_layer(module: Module, shown: Component, request: ViewRequest) -> Layer:
    """Return a single core system as a layer of its own, with the areas it covers in it."""
    replaced = [Component(name=one.name, status=one.status) for one in shown.examples if one.status]
    return Layer(
        kind=LayerKind.CORE,
        name=shown.name,
        components=(
            *(Component(name=name) for name in _areas(module, request)),
            *(replaced if request.options.get("examples") else ()),
        ),
        status=shown.status,
        examples=tuple(one.name for one in shown.examples if one.status is None),
    )


def _areas(module: Module, request: ViewRequest) -> list[str]:
    """Return the areas of a module's capabilities with how many of them each has."""
    known, names = request.landscape.capabilities, request.landscape.programme.groups
    counts = Counter(known[name].group for name in module.capabilities)
    other = word("platform.other-area", request.language)
    return [
        word(
            "platform.group",
            request.language,
            name=names.get(group, NO_TEXT).in_language(request.language) or group or other,
            count=count,
        )
        for group, count in counts.items()
    ]


def _parts(shown: Component) -> list[Component]:
    """Return a platform's capabilities and the systems it replaces, to stand in its own layer."""
    functions = [Component(name=name) for name in shown.capabilities]
    replaced = [Component(name=one.name, status=one.status) for one in shown.examples if one.status]
    return functions + replaced


def _standards(platform: Platform, language: Language) -> str:
    known = load_catalogue().standards
    labels = []
    for token in (*platform.canonical, *platform.standards):
        standard = known.get(token)
        label = standard.name.in_language(language) if standard is not None else token
        if label not in labels:
            labels.append(label)
    return " · ".join(labels)


class _Components:
    """Turns modules and platforms into what the figure shows of them."""

    def __init__(self, request: ViewRequest) -> None:
        self._request = request
        self._landscape = request.landscape
        self._language = request.language
        plan = request.plan if request.at is not None else None
        self._situation = situation_at(request.landscape, plan, request.at)
        self._replaced = self._systems_by_taker()

    def _systems_by_taker(self) -> Mapping[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for system, slices in self._request.coverage.slices.items():
            for one in slices:
                found[one.module].add(system)
        return {taker: sorted(systems) for taker, systems in found.items()}

    def module(self, module: Module) -> Component:
        return Component(
            name=module.name.in_language(self._language),
            status=self._status(module),
            capabilities=self._listed(module),
            examples=tuple(self._examples(module)),
            area=self._landscape.group_of(module.id, self._language),
            count=len(module.capabilities) if module.layer is ModuleLayer.CORE else 0,
        )

    def _listed(self, module: Module) -> tuple[str, ...]:
        """Return a module's capabilities; of a core system, which has very many, their areas."""
        if module.layer is ModuleLayer.CORE:
            return tuple(_areas(module, self._request))
        return self.capabilities(module.capabilities)

    def platform(self, platform: Platform) -> Component:
        return Component(
            name=platform.name.in_language(self._language),
            status=self._status(platform),
            capabilities=self.capabilities(platform.capabilities),
            examples=tuple(self._examples(platform)),
        )

    def _status(self, component: PlannedComponent) -> Status:
        if component.id not in self._situation.active:
            return Status.PLANNED
        return _STATUS[component.sourcing]

    def capabilities(self, names: tuple[str, ...]) -> tuple[str, ...]:
        known = self._landscape.capabilities
        return tuple(known[name].name.in_language(self._language) for name in names)

    def _examples(self, component: Module | Platform) -> Iterator[Example]:
        today = self._request.at is None
        systems = self._replaced.get(component.id, [])
        for system in systems:
            if today or system in self._situation.active:
                yield Example(self._request.name(system), Status.TO_BE_REPLACED)
        for product in component.examples[: max(0, _MOST_EXAMPLES - len(systems))]:
            yield Example(product.in_language(self._language))
