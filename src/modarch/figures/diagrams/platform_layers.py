"""How each layer of a platform strategy is drawn: a band, a core system, modules, a side column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.figures.diagrams.grid import placed_in_rows
from modarch.figures.diagrams.platform_parts import (
    Piece,
    card_height,
    card_pieces,
    chip_height,
    chip_piece,
    layer_title,
    state_letter,
)
from modarch.figures.graphviz import font, label, rows
from modarch.figures.metrics import wrap
from modarch.figures.style import LAYER_TONES, LayerKind
from modarch.figures.svg import Box
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.figures.diagrams.platform_content import Layer
    from modarch.landscape.text import Language

__all__ = ["INNER", "SIDE", "Options", "column_need", "draw_layer", "draw_side"]

SIDE, INNER = 176.0, 12.0
"""Width of a side column, and the room between a layer's border and what is in it."""

_BAND, _TITLE = 60.0, 15.0
_SMALL_CARD, _LARGE_CARD, _CHIP = 124.0, 158.0, 108.0
_MOST_SLACK, _MOST_TALLER, _FEW_CHIPS = 24.0, 36.0, 5


@dataclass(frozen=True, slots=True)
class Options:
    """How to draw: with examples or not, in which language, whether modules are grouped.

    ``small`` shows modules by their names alone, as chips; ``card`` is the least width in pixels of
    a card that lists what it holds.
    """

    examples: bool
    language: Language
    grouped: bool = False
    small: bool = False
    card: float = _LARGE_CARD

    @property
    def listing(self) -> bool:
        """Whether the cards of modules list what they hold."""
        return self.examples or self.grouped


def draw_layer(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    """Return a layer of the stack, begun at a place and as wide as it: area, heading, contents."""
    if layer.kind is LayerKind.MODULES and options.small:
        return _core(layer, room, replace(options, examples=False))
    if layer.kind is LayerKind.MODULES:
        return _modules(layer, room, options)
    if layer.kind is LayerKind.CORE:
        return _core(layer, room, options)
    return _band(layer, room, options)


def _heading(layer: Layer, box: Box, options: Options, *, align: str = "LEFT") -> Piece:
    tone = LAYER_TONES[layer.kind]
    lines = wrap(layer_title(layer, options.language), box.width, _TITLE, bold=True)
    cells = [_cell(label(lines, _TITLE, colour=tone.ink, bold=True), align)]
    if layer.standards:
        below = wrap(layer.standards, box.width, 11)
        cells.append(_cell(label(below, 11, colour=tone.ink), align))
    letter = state_letter(layer.status, options.language)
    if letter:
        told = f"{letter} · {word(f'status.{layer.status}', options.language)}"
        cells.append(_cell(font(told, 10, colour=tone.ink), align))
    across = {"WIDTH": f"{box.width:.0f}"} if align == "LEFT" else {}
    inner = rows(cells, CELLPADDING=1, **across)
    return Piece(box=box, html=inner)


def _cell(html: str, align: str) -> str:
    left = html.replace("<BR/>", '<BR ALIGN="LEFT"/>') if align == "LEFT" else html
    return f'<TD ALIGN="{align}" BALIGN="{align}">{left}</TD>'


def _heading_height(layer: Layer, width: float, options: Options) -> float:
    lines = len(wrap(layer_title(layer, options.language), width, _TITLE, bold=True)) * 20
    below = len(wrap(layer.standards, width, 11)) * 16 if layer.standards else 0
    return lines + below + (15 if layer.status else 0)


def _products(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], float]:
    """Return a line with the examples of a platform, and its height; nothing without examples."""
    if not options.examples or not layer.examples:
        return [], 0.0
    told = word("platform.products", options.language, names=" · ".join(layer.examples))
    lines = wrap(told, room.width, 11)
    height = len(lines) * 11 * 1.2 + 4
    centred = label(lines, 11, colour=LAYER_TONES[layer.kind].ink)
    return [Piece(box=replace(room, height=height), html=centred)], height


def _band(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    if not layer.components:
        box = replace(room, height=max(_BAND, _heading_height(layer, room.width, options) + 16))
        centred = _heading(layer, box.inset(8), options, align="CENTER")
        return [Piece(box=box, tone=LAYER_TONES[layer.kind]), centred], box
    title = min(230.0, 0.26 * room.width)
    chips = Box(room.x + title + 2 * INNER, room.y + INNER, room.width - title - 3 * INNER, 0)
    drawn, used = _chips(layer, chips, options)
    told, more = _products(layer, replace(chips, y=chips.y + used + 4), options)
    drawn, used = [*drawn, *told], used + (4 + more if told else 0)
    height = max(_BAND, used + 2 * INNER, _heading_height(layer, title, options) + 16)
    down = (height - used) / 2 - INNER
    box = replace(room, height=height)
    heading = _heading(layer, Box(room.x + INNER, room.y, title, height), options)
    moved = [replace(piece, box=replace(piece.box, y=piece.box.y + down)) for piece in drawn]
    return [Piece(box=box, tone=LAYER_TONES[layer.kind]), heading, *moved], box


def _chips(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], float]:
    placed, used = placed_in_rows(
        layer.components,
        room,
        least_width=_CHIP + (30 if options.examples else 0),
        gap=8,
        height=lambda part, width: chip_height(part, width, examples=options.examples),
    )
    return [
        chip_piece(part, box, options.language, examples=options.examples) for part, box in placed
    ], used


def _core(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    title = _heading_height(layer, room.width - 2 * INNER, options)
    chips = Box(room.x + INNER, room.y + title + 2 * INNER, room.width - 2 * INNER, 0)
    drawn, used = _chips(layer, chips, options)
    told, more = _products(layer, replace(chips, y=chips.y + used + 6), options)
    drawn, used = [*drawn, *told], used + (6 + more if told else 0)
    box = replace(room, height=title + used + 3 * INNER)
    heading = _heading(
        layer, Box(room.x + INNER, room.y + INNER / 2, room.width - 2 * INNER, title), options
    )
    return [Piece(box=box, tone=LAYER_TONES[layer.kind]), heading, *drawn], box


def _modules(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    title = max(26.0, _heading_height(layer, room.width - 2 * INNER, options) + 6)
    inner = Box(room.x + INNER, room.y + title + 12, room.width - 2 * INNER, 0)
    placed, used = placed_in_rows(
        layer.components,
        inner,
        least_width=options.card if options.listing else _SMALL_CARD,
        gap=14,
        height=lambda part, width: card_height(part, width, examples=options.listing),
    )
    box = replace(room, height=title + 12 + used + INNER)
    heading = _heading(layer, Box(inner.x, room.y + 3, inner.width, title - 2), options)
    cards = [
        piece
        for part, spot in placed
        for piece in card_pieces(part, spot, options.language, examples=options.listing)
    ]
    return [Piece(box=box, tone=LAYER_TONES[layer.kind]), heading, *cards], box


def column_need(layer: Layer, options: Options) -> float:
    """Return the pixels a layer needs in height as a side column."""
    inner = SIDE - 2 * INNER
    chips = [chip_height(part, inner, examples=options.examples) for part in layer.components]
    _, told = _products(layer, Box(0, 0, inner, 0), options)
    return _heading_height(layer, inner, options) + sum(chips) + 8 * len(chips) + 30 + told


def draw_side(layer: Layer, box: Box, options: Options, spare: float) -> list[Piece]:
    """Return a side column; ``spare`` pixels are shared out among what is in it."""
    inner = box.width - 2 * INNER
    title = _heading_height(layer, inner, options)
    alone = not layer.components and not (options.examples and layer.examples)
    top = (box.height - title) / 2 if alone else 10.0
    pieces = [
        Piece(box=box, tone=LAYER_TONES[layer.kind]),
        _heading(layer, Box(box.x + INNER, box.y + top, inner, title), options, align="CENTER"),
    ]
    y = box.y + title + 22
    count = max(1, len(layer.components))
    taller = min(_MOST_TALLER, 0.4 * spare / count)
    most = _MOST_SLACK if count <= _FEW_CHIPS else 2 * _MOST_SLACK
    between = min(most, spare / count - taller)
    for part in layer.components:
        need = chip_height(part, inner, examples=options.examples)
        spot = Box(box.x + INNER, y, inner, need + taller)
        pieces.append(chip_piece(part, spot, options.language, examples=options.examples))
        y = spot.bottom + 8 + between
    told, _ = _products(layer, Box(box.x + INNER, y, inner, 0), options)
    return [*pieces, *told]
