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
from modarch.figures.diagrams.platform_layout import SIDES, Arrangement, Options, arrange
from modarch.figures.diagrams.platform_parts import Piece, state_letter, state_of
from modarch.figures.diagrams.routing import Point, along_longest, beside, spline, through_gutter
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

_MOST_MODULES, _MOST_NAMES = 40, 12
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
    options = Options(examples, heading.language, grouped=bool(notes))
    arrangement = arrange(shown, options, gutter=bool(content.relations))
    relations = [
        relation
        for relation in content.relations
        if {relation.source, relation.target} <= arrangement.boxes.keys()
    ]
    surround = Surround(
        heading=heading,
        legend=(*_state_legend(shown, options), *_relation_legend(relations)),
        notes=notes,
    )
    return DiagramFigure(surround, _diagram(arrangement, relations))


def _grouped(
    layers: dict[LayerKind, Layer], language: Language
) -> tuple[dict[LayerKind, Layer], tuple[str, ...]]:
    """Above forty modules, show areas with the names of their modules."""
    modules = layers.get(LayerKind.MODULES)
    if modules is None or len(modules.components) <= _MOST_MODULES:
        return layers, ()
    count = len(modules.components)
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
    for place, relation in enumerate(relations):
        ends = (arrangement.boxes[relation.source], arrangement.boxes[relation.target])
        route = _route(arrangement, relation, place)
        sketch.edge(
            ids[ends[0]],
            ids[ends[1]],
            tooltip=relation.label,
            pos=spline([(x, arrangement.height - y) for x, y in route]),
            color=INK,
            penwidth=1.8,
        )
        spot = along_longest(route, (0.5, 0.3, 0.7)[place % 3])
        _add(sketch, _disc(str(place + 1), spot), arrangement.height)
    return sketch.finished()


def _route(arrangement: Arrangement, relation: Relation, place: int) -> list[Point]:
    source, target = arrangement.boxes[relation.source], arrangement.boxes[relation.target]
    shift = 10.0 * (place % 3 - 1)
    if {relation.source, relation.target} & SIDES:
        return beside(source, target, 6.0 * (place % 3 - 1))
    gutter = arrangement.gutters[0 if place % 2 == 0 or source.right < target.right else 1]
    return through_gutter(source, target, gutter + shift, shift)


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
