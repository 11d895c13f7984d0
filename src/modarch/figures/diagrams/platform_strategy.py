"""The platform strategy: what the landscape is made of, as a stack of layers.

From the top: services for citizens, modules, a core system if there is one, and the platforms that
carry them; beside the stack the device platform, the regional and the national services.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from modarch.figures.diagrams.platform_content import (
    Component,
    Example,
    Layer,
    PlatformStrategy,
    Relation,
)
from modarch.figures.diagrams.platform_detail import DETAILS, condensed
from modarch.figures.diagrams.platform_layout import Arrangement, Options, arrange
from modarch.figures.diagrams.platform_parts import Piece, state_letter, state_of
from modarch.figures.diagrams.platform_routes import most_lanes, routes
from modarch.figures.diagrams.routing import Point, free_spot, spline
from modarch.figures.figure import DiagramFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.graphviz import Diagram, Sketch, font
from modarch.figures.legend import AreaSwatch, LegendEntry, TagSwatch
from modarch.figures.style import (
    CHANGE_TONES,
    INK,
    PAPER,
    STATUS_TONES,
    Change,
    LayerKind,
    Status,
    Tone,
)
from modarch.figures.svg import Box
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language

__all__ = ["platform_strategy"]

_MOST_MODULES, _MOST_NAMES, _FEWEST_AREAS = 40, 12, 3
_READABLE = 0.52  # 10.5 pixels are then five and a half points
_DISC = 16.0


def platform_strategy(
    content: PlatformStrategy, heading: Heading, *, examples: bool = False
) -> DiagramFigure:
    """Draw a platform strategy.

    Parameters
    ----------
    content
        Layers, components and relations.
    heading
        Title, scenario, date, mark and source.
    examples
        Whether cards list capabilities and the IT support for each component.
    """
    layers = {layer.kind: layer for layer in content.layers}
    shown, notes = _grouped(layers, heading.language)
    grouped = shown is not layers
    options = Options(
        examples, heading.language, grouped=grouped, small=bool(notes) and not grouped
    )
    relations = [one for one in content.relations if {one.source, one.target} <= shown.keys()]
    arrangement, told = _readable(shown, options, lanes=most_lanes(relations))
    surround = Surround(
        heading=heading,
        legend=(*_state_legend(shown, options), *_relation_legend(relations)),
        notes=(*content.notes, *notes, *told),
    )
    return DiagramFigure(surround, _diagram(arrangement, relations))


def _readable(
    layers: dict[LayerKind, Layer], options: Options, *, lanes: int
) -> tuple[Arrangement, tuple[str, ...]]:
    """Arrange the picture with as much detail as can be read in print, and say what is left out."""
    if not options.examples:
        return arrange(layers, options, lanes=lanes), ()
    notes = [word("platform.products-told", options.language)] if _has_products(layers) else []
    for detail in DETAILS:
        fitted = condensed(layers, detail, options.language)
        arrangement = arrange(fitted, options, lanes=lanes)
        if arrangement.print_scale >= _READABLE:
            break
    if detail.note and fitted != layers:
        notes.append(word(detail.note, options.language))
    return arrangement, tuple(notes)


def _has_products(layers: dict[LayerKind, Layer]) -> bool:
    return any(
        layer.examples
        or any(one.status is None for part in layer.components for one in part.examples)
        for layer in layers.values()
    )


def _grouped(
    layers: dict[LayerKind, Layer], language: Language
) -> tuple[dict[LayerKind, Layer], tuple[str, ...]]:
    """Above forty modules, show areas with the names of their modules, or names alone."""
    modules = layers.get(LayerKind.MODULES)
    if modules is None or len(modules.components) <= _MOST_MODULES:
        return layers, ()
    count = len(modules.components)
    if len({part.area for part in modules.components}) < _FEWEST_AREAS:
        return layers, (word("platform.names-only", language, count=count),)
    areas = tuple(_area(name, parts, language) for name, parts in _by_area(modules, language))
    grouped = replace(modules, components=areas)
    note = word("platform.grouped", language, count=count)
    return layers | {LayerKind.MODULES: grouped}, (note,)


def _by_area(modules: Layer, language: Language) -> Iterator[tuple[str, list[Component]]]:
    order = {part.area: place for place, part in reversed(list(enumerate(modules.components)))}
    by_area = sorted(modules.components, key=lambda part: order[part.area])
    for area, parts in groupby(by_area, key=lambda part: part.area):
        yield area or word("platform.other-area", language), list(parts)


def _area(name: str, parts: list[Component], language: Language) -> Component:
    listed = [Example(part.name, part.status) for part in parts[:_MOST_NAMES]]
    if len(parts) > _MOST_NAMES:
        more = word("platform.more", language, count=len(parts) - _MOST_NAMES)
        listed.append(Example(more))
    return Component(name=f"{name} ({len(parts)})", examples=tuple(listed))


def _state_legend(layers: dict[LayerKind, Layer], options: Options) -> Iterator[LegendEntry]:
    used = {state for layer in layers.values() for state in _states(layer, options)}
    for status in Status:
        if status in used:
            letter = state_letter(status, options.language)
            swatch = AreaSwatch(STATUS_TONES[status], letter)
            yield LegendEntry(word(f"status.{status}", options.language), swatch)
    for change in Change:
        if change in used:
            letter = state_letter(change, options.language)
            swatch = AreaSwatch(CHANGE_TONES[change], letter)
            yield LegendEntry(word(f"change.{change}", options.language), swatch)


def _states(layer: Layer, options: Options) -> Iterator[Status | Change | None]:
    yield layer.status
    for part in layer.components:
        yield state_of(part)
        if options.listing:
            yield from (example.status for example in part.examples)


def _relation_legend(relations: list[Relation]) -> Iterator[LegendEntry]:
    for place, relation in enumerate(relations, start=1):
        yield LegendEntry(relation.label, TagSwatch(str(place), INK), new_row=place == 1)


def _diagram(arrangement: Arrangement, relations: list[Relation]) -> Diagram:
    sketch = Sketch("pinned", layout="nop2")
    ids: dict[Box, str] = {}
    for piece in arrangement.pieces:
        name = _add(sketch, piece, arrangement.height)
        ids.setdefault(piece.box, name)
    drawn = list(routes(arrangement, relations))
    for number, (relation, route) in enumerate(drawn, start=1):
        ends = (arrangement.boxes[relation.source], arrangement.boxes[relation.target])
        sketch.edge(
            ids[ends[0]],
            ids[ends[1]],
            tooltip=relation.label,
            pos=spline([(x, arrangement.height - y) for x, y in route]),
            color=INK,
            penwidth=1.8,
        )
        others = [other for place, (_, other) in enumerate(drawn, start=1) if place != number]
        _add(sketch, _disc(str(number), free_spot(route, others)), arrangement.height)
    return sketch.finished()


def _disc(text: str, centre: Point) -> Piece:
    box = Box(centre[0] - _DISC / 2, centre[1] - _DISC / 2, _DISC, _DISC)
    html = font(text, 10, colour=PAPER, bold=True)
    return Piece(box=box, html=html, tone=Tone(fill=INK, ink=PAPER, edge=PAPER))


def _add(sketch: Sketch, piece: Piece, height: float) -> str:
    x, y = piece.box.centre
    return sketch.node(
        piece.html,
        tooltip=piece.tooltip,
        pos=f"{x:.1f},{height - y:.1f}",
        width=f"{piece.box.width / 72:.4f}",
        height=f"{piece.box.height / 72:.4f}",
        margin=0,
        labelloc="t" if piece.at_top else "c",
        **_look(piece.tone),
    )


def _look(tone: Tone | None) -> dict[str, Any]:
    if tone is None:
        return {"style": "", "color": "transparent"}
    border = {"": "", "6 3": ",dashed"}.get(tone.dash, ",dotted")
    return {
        "style": f"rounded,filled{border}",
        "fillcolor": tone.fill,
        "color": tone.edge,
        "penwidth": tone.weight,
    }
