"""Where everything in a platform strategy stands: the stack of layers and the side columns."""

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

__all__ = ["SIDES", "Arrangement", "Options", "arrange"]

SIDE, GUTTER, GAP = 176.0, 40.0, 16.0
_WIDTHS = (1216.0, 1360.0, 1520.0, 1680.0)
_PAGE = (785.0, 480.0)  # points on A4 landscape, without margins, title and key
_INNER, _BAND, _TITLE = 12.0, 60.0, 15.0
_SMALL_CARD, _LARGE_CARD, _CHIP = 124.0, 158.0, 108.0
_FEW_MODULES, _MOST_SLACK, _TAG_HEIGHT = 8, 56.0, 16.0
_STACK = (
    LayerKind.CITIZEN,
    LayerKind.MODULES,
    LayerKind.CORE,
    LayerKind.APPLICATION,
    LayerKind.INTEGRATION,
    LayerKind.INFORMATION,
    LayerKind.DATA,
)
_LEFT = (LayerKind.DEVICE, LayerKind.REGIONAL)
_RIGHT = (LayerKind.NATIONAL,)
SIDES = frozenset((*_LEFT, *_RIGHT))
"""The layers that stand beside the stack."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to draw: with examples or not, in which language, and whether modules are grouped."""

    examples: bool
    language: Language
    grouped: bool = False

    @property
    def listing(self) -> bool:
        """Whether the cards of modules list what they hold."""
        return self.examples or self.grouped


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The boxes of the picture in drawing order, and where each layer came to stand."""

    pieces: tuple[Piece, ...]
    boxes: dict[LayerKind, Box]
    width: float
    height: float
    gutters: tuple[float, float]


def arrange(layers: dict[LayerKind, Layer], options: Options, *, gutter: bool) -> Arrangement:
    """Give every part of a platform strategy its place, on the width that prints largest.

    Parameters
    ----------
    layers
        The layers there are.
    options
        Whether with examples, and the language.
    gutter
        Whether room is needed for lines beside the stack.
    """
    tried = [_arranged(layers, options, width, gutter=gutter) for width in _WIDTHS]
    return max(tried, key=lambda found: min(_PAGE[0] / found.width, _PAGE[1] / found.height))


def _arranged(
    layers: dict[LayerKind, Layer], options: Options, total: float, *, gutter: bool
) -> Arrangement:
    left = [layers[kind] for kind in _LEFT if kind in layers]
    right = [layers[kind] for kind in _RIGHT if kind in layers]
    margin = GUTTER if gutter else GAP
    x = SIDE + margin if left else margin - GAP
    width = total - x - (SIDE + margin if right else margin - GAP)
    pieces, boxes, height = _stack(layers, Box(x, 0, width, 0), options)
    height = max(height, _least_column(left, options), _least_column(right, options))
    for column, at in ((left, 0.0), (right, total - SIDE)):
        more, placed = _column(column, Box(at, 0, SIDE, height), options)
        pieces += more
        boxes |= placed
    gutters = (x - margin / 2, x + width + margin / 2)
    return Arrangement(tuple(pieces), boxes, total, height, gutters)


def _stack(
    layers: dict[LayerKind, Layer], room: Box, options: Options
) -> tuple[list[Piece], dict[LayerKind, Box], float]:
    pieces: list[Piece] = []
    boxes: dict[LayerKind, Box] = {}
    y = 8.0
    for group in _groups(layers):
        spots = _abreast(group, replace(room, y=y))
        drawn = [_layer(layer, spot, options) for layer, spot in zip(group, spots, strict=True)]
        tallest = max(box.height for _, box in drawn)
        for layer, (parts, box) in zip(group, drawn, strict=True):
            pieces += _stretched(parts, box, tallest)
            boxes[layer.kind] = replace(box, height=tallest)
        y += tallest + GAP
    return pieces, boxes, y - GAP if boxes else y


def _stretched(parts: list[Piece], box: Box, height: float) -> list[Piece]:
    """Return a layer made higher; what is in it is spread over its height."""
    area, heading, *inside = parts
    if not inside or height == box.height:
        return [replace(area, box=replace(box, height=height)), heading, *inside]
    top = inside[0].box.y
    share = (height - (top - box.y) - _INNER) / (box.height - (top - box.y) - _INNER)
    spread = [replace(part, box=_spread(part.box, top, share)) for part in inside]
    return [replace(area, box=replace(box, height=height)), heading, *spread]


def _spread(box: Box, top: float, share: float) -> Box:
    if box.height <= _TAG_HEIGHT:
        half = box.height / 2
        return replace(box, y=top + (box.y + half - top) * share - half)
    return replace(box, y=top + (box.y - top) * share, height=box.height * share)


def _groups(layers: dict[LayerKind, Layer]) -> list[tuple[Layer, ...]]:
    """Return what stands on one level: a core system stands beside a few modules, below many."""
    present = [layers[kind] for kind in _STACK if kind in layers]
    modules = layers.get(LayerKind.MODULES)
    core = layers.get(LayerKind.CORE)
    if core and modules and len(modules.components) <= _FEW_MODULES:
        pair = (core, modules)
        rest = [layer for layer in present if layer is not core]
        return [pair if layer is modules else (layer,) for layer in rest]
    return [(layer,) for layer in present]


def _abreast(group: tuple[Layer, ...], room: Box) -> list[Box]:
    if len(group) == 1:
        return [room]
    share = 0.6 * room.width
    first = replace(room, width=share)
    return [first, replace(room, x=first.right + GAP, width=room.width - share - GAP)]


def _layer(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
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


def _band(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    if not layer.components:
        box = replace(room, height=max(_BAND, _heading_height(layer, room.width, options) + 16))
        centred = _heading(layer, box.inset(8), options, align="CENTER")
        return [Piece(box=box, tone=LAYER_TONES[layer.kind]), centred], box
    title = min(230.0, 0.26 * room.width)
    chips = Box(room.x + title + 2 * _INNER, room.y + _INNER, room.width - title - 3 * _INNER, 0)
    drawn, used = _chips(layer, chips, options)
    height = max(_BAND, used + 2 * _INNER, _heading_height(layer, title, options) + 16)
    down = (height - used) / 2 - _INNER
    box = replace(room, height=height)
    heading = _heading(layer, Box(room.x + _INNER, room.y, title, height), options)
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
    title = _heading_height(layer, room.width - 2 * _INNER, options)
    chips = Box(room.x + _INNER, room.y + title + 2 * _INNER, room.width - 2 * _INNER, 0)
    drawn, used = _chips(layer, chips, options)
    box = replace(room, height=title + used + 3 * _INNER)
    heading = _heading(
        layer, Box(room.x + _INNER, room.y + _INNER / 2, room.width - 2 * _INNER, title), options
    )
    return [Piece(box=box, tone=LAYER_TONES[layer.kind]), heading, *drawn], box


def _modules(layer: Layer, room: Box, options: Options) -> tuple[list[Piece], Box]:
    inner = Box(room.x + _INNER, room.y + 38, room.width - 2 * _INNER, 0)
    placed, used = placed_in_rows(
        layer.components,
        inner,
        least_width=_LARGE_CARD if options.listing else _SMALL_CARD,
        gap=14,
        height=lambda part, width: card_height(part, width, examples=options.listing),
    )
    box = replace(room, height=38 + used + _INNER)
    heading = _heading(layer, Box(inner.x, room.y + 3, inner.width, 24), options)
    cards = [
        piece
        for part, spot in placed
        for piece in card_pieces(part, spot, options.language, examples=options.listing)
    ]
    return [Piece(box=box, tone=LAYER_TONES[layer.kind]), heading, *cards], box


def _column_need(layer: Layer, options: Options) -> float:
    inner = SIDE - 2 * _INNER
    chips = [chip_height(part, inner, examples=options.examples) for part in layer.components]
    return _heading_height(layer, inner, options) + sum(chips) + 8 * len(chips) + 30


def _least_column(column: list[Layer], options: Options) -> float:
    return sum(_column_need(layer, options) + GAP for layer in column) - GAP if column else 0.0


def _column(
    column: list[Layer], room: Box, options: Options
) -> tuple[list[Piece], dict[LayerKind, Box]]:
    needs = [_column_need(layer, options) for layer in column]
    spare = room.height - 8 - sum(needs) - GAP * (len(needs) - 1)
    weights = [1 + len(layer.components) for layer in column]
    pieces: list[Piece] = []
    boxes: dict[LayerKind, Box] = {}
    y = room.y + 8
    for layer, need, weight in zip(column, needs, weights, strict=True):
        more = spare * weight / sum(weights)
        box = Box(room.x, y, room.width, need + more)
        pieces += _side(layer, box, options, more)
        boxes[layer.kind] = box
        y = box.bottom + GAP
    return pieces, boxes


def _side(layer: Layer, box: Box, options: Options, spare: float) -> list[Piece]:
    inner = box.width - 2 * _INNER
    title = _heading_height(layer, inner, options)
    pieces = [
        Piece(box=box, tone=LAYER_TONES[layer.kind]),
        _heading(layer, Box(box.x + _INNER, box.y + 10, inner, title), options, align="CENTER"),
    ]
    y = box.y + title + 22
    more = min(_MOST_SLACK, spare / max(1, len(layer.components)))
    for part in layer.components:
        need = chip_height(part, inner, examples=options.examples)
        spot = Box(box.x + _INNER, y, inner, need + min(16.0, 0.4 * more))
        pieces.append(chip_piece(part, spot, options.language, examples=options.examples))
        y = spot.bottom + 8 + more - min(16.0, 0.4 * more)
    return pieces
