"""Where everything in a platform strategy stands: the stack of layers and the side columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.figures.diagrams.platform_layers import (
    INNER,
    SIDE,
    Options,
    column_need,
    draw_layer,
    draw_side,
)
from modarch.figures.style import LayerKind
from modarch.figures.svg import Box

if TYPE_CHECKING:
    from modarch.figures.diagrams.platform_content import Layer
    from modarch.figures.diagrams.platform_parts import Piece

__all__ = ["LEFT", "RIGHT", "Arrangement", "Options", "arrange"]

GUTTER, LANE, GAP = 40.0, 13.0, 16.0
_CARDS = (132.0, 158.0)
_WIDTHS = (1216.0, 1360.0, 1520.0, 1680.0)
_PAGE = (785.0, 480.0)  # points on A4 landscape, without margins, title and key
_FEW_MODULES, _TAG_HEIGHT, _BESIDE = 8, 16.0, 0.6
_STACK = (
    LayerKind.CITIZEN,
    LayerKind.MODULES,
    LayerKind.CORE,
    LayerKind.APPLICATION,
    LayerKind.INTEGRATION,
    LayerKind.INFORMATION,
    LayerKind.DATA,
)
LEFT = (LayerKind.DEVICE, LayerKind.REGIONAL)
RIGHT = (LayerKind.NATIONAL,)
"""The layers that stand beside the stack, from the top."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The boxes of the picture in drawing order, where each layer came to stand, and the gutters.

    A gutter is the room for lines at the left or the right of the stack: where it begins and ends.
    """

    pieces: tuple[Piece, ...]
    boxes: dict[LayerKind, Box]
    width: float
    height: float
    gutters: tuple[tuple[float, float], tuple[float, float]]

    @property
    def print_scale(self) -> float:
        """Points per pixel on a page of A4 landscape."""
        return min(_PAGE[0] / self.width, _PAGE[1] / self.height)


def arrange(layers: dict[LayerKind, Layer], options: Options, *, lanes: int) -> Arrangement:
    """Give every part of a platform strategy its place, on the width that prints largest.

    Parameters
    ----------
    layers
        The layers there are.
    options
        Whether with examples, and the language.
    lanes
        How many lines run beside the stack on the side that has most of them.
    """
    gutter = max(GUTTER, (lanes + 1) * LANE) if lanes else GAP
    tried = [
        _arranged(layers, replace(options, card=card), width, gutter)
        for width in _WIDTHS
        for card in (_CARDS if options.listing else _CARDS[:1])
    ]
    return max(tried, key=lambda found: found.print_scale)


def _arranged(
    layers: dict[LayerKind, Layer], options: Options, total: float, margin: float
) -> Arrangement:
    left = [layers[kind] for kind in LEFT if kind in layers]
    right = [layers[kind] for kind in RIGHT if kind in layers]
    x = SIDE + margin if left else margin - GAP
    width = total - x - (SIDE + margin if right else margin - GAP)
    room = Box(x, 0, width, 0)
    pieces, boxes, height = _stack(layers, room, options)
    least = max(_least_column(left, options), _least_column(right, options))
    if boxes and least > height:
        inside = sum({box.y: box.height for box in boxes.values()}.values())
        pieces, boxes, height = _stack(layers, room, options, 1 + (least - height) / inside)
    height = max(height, least)
    for column, at in ((left, 0.0), (right, total - SIDE)):
        more, placed = _column(column, Box(at, 0, SIDE, height), options)
        pieces += more
        boxes |= placed
    gutters = ((x - margin, x), (x + width, x + width + margin))
    return Arrangement(tuple(pieces), boxes, total, height, gutters)


def _stack(
    layers: dict[LayerKind, Layer], room: Box, options: Options, stretch: float = 1.0
) -> tuple[list[Piece], dict[LayerKind, Box], float]:
    pieces: list[Piece] = []
    boxes: dict[LayerKind, Box] = {}
    y = 8.0
    for group in _groups(layers):
        spots = _abreast(group, replace(room, y=y))
        drawn = [draw_layer(layer, spot, options) for layer, spot in zip(group, spots, strict=True)]
        tallest = stretch * max(box.height for _, box in drawn)
        for layer, (parts, box) in zip(group, drawn, strict=True):
            pieces += _stretched(parts, box, tallest)
            boxes[layer.kind] = replace(box, height=tallest)
        y += tallest + GAP
    return pieces, boxes, y - GAP if boxes else y


def _stretched(parts: list[Piece], box: Box, height: float) -> list[Piece]:
    """Return a layer made higher; what is in it is spread over its height."""
    area, heading, *inside = parts
    if heading.box.height > _BESIDE * box.height:  # beside what is in it, or alone
        taller = heading.box.height + height - box.height
        heading = replace(heading, box=replace(heading.box, height=taller))
    if not inside or height == box.height:
        return [replace(area, box=replace(box, height=height)), heading, *inside]
    top = inside[0].box.y
    share = (height - (top - box.y) - INNER) / (box.height - (top - box.y) - INNER)
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


def _least_column(column: list[Layer], options: Options) -> float:
    return sum(column_need(layer, options) + GAP for layer in column) - GAP if column else 0.0


def _column(
    column: list[Layer], room: Box, options: Options
) -> tuple[list[Piece], dict[LayerKind, Box]]:
    needs = [column_need(layer, options) for layer in column]
    spare = room.height - 8 - sum(needs) - GAP * (len(needs) - 1)
    weights = [1 + len(layer.components) for layer in column]
    pieces: list[Piece] = []
    boxes: dict[LayerKind, Box] = {}
    y = room.y + 8
    for layer, need, weight in zip(column, needs, weights, strict=True):
        more = spare * weight / sum(weights)
        box = Box(room.x, y, room.width, need + more)
        pieces += draw_side(layer, box, options, more)
        boxes[layer.kind] = box
        y = box.bottom + GAP
    return pieces, boxes
