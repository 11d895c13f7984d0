"""The design structure matrix: who depends on whom, in an order that shows blocks and feedback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.metrics import clean, text_width, wrap
from modarch.figures.style import BAD, GRID, MUTED, PAPER, Tone
from modarch.figures.svg import Box, Drawing, Markup, area, group, line, marker, rect, text
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language

__all__ = ["Block", "Dependence", "Matrix", "matrix"]

_WIDTH, _NAMES, _LABELS = 1280.0, 300.0, 240.0
_LARGEST, _SMALLEST, _SPARSE, _TURNED, _EVERY = 30.0, 11.0, 15.0, 36, 5
_STRONG = Tone(fill="#1f4e79", edge="#1f4e79")
_WEAK = Tone(fill="#cfe0f5", edge="#1f4e79")
_BACK = Tone(fill="#f6d3cf", edge=BAD, weight=1.6)
_BLOCK = Tone(fill="#fdf3dd", edge="#8a6100", weight=2.4)
_DIAGONAL = "#cbd5e1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """The element in a row depends on the element in a column; both count from 0."""

    row: int
    column: int
    strong: bool = True

    @property
    def feedback(self) -> bool:
        """Whether it points back: to something that comes later in the order."""
        return self.column > self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Elements that belong together, from the first to the last."""

    first: int
    last: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A design structure matrix.

    Parameters
    ----------
    names
        The elements in the computed order.
    dependences
        The marks.
    blocks
        The boxes along the diagonal.
    """

    names: tuple[str, ...]
    dependences: tuple[Dependence, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    left: float
    top: float
    cell: float
    count: int

    def box(self, row: int, column: int) -> Box:
        x, y = self.left + column * self.cell, self.top + row * self.cell
        return Box(x, y, self.cell, self.cell)

    @property
    def side(self) -> float:
        return self.count * self.cell


def matrix(content: Matrix, heading: Heading) -> DrawnFigure:
    """Draw a design structure matrix.

    Parameters
    ----------
    content
        Elements in order, marks and blocks.
    heading
        Title, scenario, date, mark and source.
    """
    grid = _grid(content)
    parts = [
        *_blocks(content, grid),
        *_lines(grid),
        *(rect(grid.box(place, place), fill=_DIAGONAL) for place in range(grid.count)),
        *(_mark(content, dependence, grid) for dependence in _ordered(content)),
        *_outlines(content, grid),
        *_names(content, grid),
    ]
    language = heading.language
    back = sum(dependence.feedback for dependence in content.dependences)
    notes = (
        word("matrix.reading", language),
        word("matrix.feedback-count", language, count=back, total=len(content.dependences)),
        *_in_full(content, grid),
    )
    surround = Surround(heading=heading, legend=tuple(_legend(content, language)), notes=notes)
    width = grid.left + grid.side + _label_room(content)
    return DrawnFigure(surround, Drawing(width, grid.top + grid.side + 4, tuple(parts)))


def _grid(content: Matrix) -> _Grid:
    count = max(1, len(content.names))
    cell = min(_LARGEST, max(_SMALLEST, (_WIDTH - _NAMES) / count, 0))
    cell = min(cell, max(_SMALLEST, 860 / count))
    longest = max((text_width(name, _size(cell)) for name in content.names), default=0)
    turned = min(190.0, longest + 12) * 0.75 if _turned(count) else 0
    left = min(_NAMES, longest + 44)
    return _Grid(left, max(turned, 0) + 26, cell, len(content.names))


def _turned(count: int) -> bool:
    return count <= _TURNED


def _size(cell: float) -> float:
    return max(9.0, min(12.0, cell - 3))


def _label_room(content: Matrix) -> float:
    lines = [line for block in content.blocks for line in _block_label(block)]
    lean = 90.0 if _turned(len(content.names)) else 10.0
    return max([lean, *(text_width(line, 11, bold=True) + 16 for line in lines)])


def _block_label(block: Block) -> tuple[str, ...]:
    return wrap(block.label, _LABELS, 11, bold=True) if block.label else ()


def _ordered(content: Matrix) -> list[Dependence]:
    return sorted(content.dependences, key=lambda mark: (mark.feedback, mark.row, mark.column))


def _lines(grid: _Grid) -> Iterator[Markup]:
    for place in range(grid.count + 1):
        at = place * grid.cell
        ends = (
            ((grid.left, grid.top + at), (grid.left + grid.side, grid.top + at)),
            ((grid.left + at, grid.top), (grid.left + at, grid.top + grid.side)),
        )
        for start, end in ends:
            yield line(start, end, stroke=GRID, stroke_width=0.7)


def _block_box(block: Block, grid: _Grid) -> Box:
    size = (block.last - block.first + 1) * grid.cell
    corner = grid.box(block.first, block.first)
    return Box(corner.x, corner.y, size, size)


def _blocks(content: Matrix, grid: _Grid) -> Iterator[Markup]:
    for block in content.blocks:
        yield rect(_block_box(block, grid), fill=_BLOCK.fill)


def _outlines(content: Matrix, grid: _Grid) -> Iterator[Markup]:
    for block in content.blocks:
        box = _block_box(block, grid)
        yield rect(box, fill="none", stroke=_BLOCK.edge, stroke_width=_BLOCK.weight)
        if block.label:
            at = (box.right + 6, box.y + 11)
            yield text(_block_label(block), at, 11, fill="#6b4b00", font_weight="bold", halo=PAPER)


def _mark(content: Matrix, dependence: Dependence, grid: _Grid) -> Markup:
    box = grid.box(dependence.row, dependence.column)
    inner = box.inset(max(1.0, grid.cell * 0.16))
    told = f"{content.names[dependence.row]} → {content.names[dependence.column]}"
    if dependence.feedback:
        parts = [area(inner, _BACK, radius=1)]
        parts.append(marker("cross", box.centre, grid.cell * 0.2, fill=BAD))
        return group(parts, tooltip=told)
    tone = _STRONG if dependence.strong else _WEAK
    return group([area(inner, tone, radius=1)], tooltip=told)


def _names(content: Matrix, grid: _Grid) -> Iterator[Markup]:
    size = _size(grid.cell)
    for place, name in enumerate(content.names):
        row = grid.box(place, 0)
        y = row.centre[1] + size * 0.36
        shown = _shortened(name, grid.left - 40, size)
        whole = text(shown, (grid.left - 34, y), size, text_anchor="end")
        yield group([whole], tooltip=name)
        yield text(str(place + 1), (grid.left - 8, y), size, text_anchor="end", fill=MUTED)
        column = grid.box(0, place)
        x = column.centre[0]
        if grid.cell > _SPARSE or (place + 1) % _EVERY == 0:
            at = (x, grid.top - 7)
            yield text(str(place + 1), at, min(size, 10), text_anchor="middle", fill=MUTED)
        if _turned(grid.count):
            turn = f"translate({x + 3:.1f} {grid.top - 22:.1f}) rotate(-42)"
            label = _shortened(name, 180, size)
            yield group([text(label, (0, 0), size)], transform=turn, tooltip=name)


def _shortened(name: str, width: float, size: float) -> str:
    whole = clean(name)
    if text_width(whole, size) <= width:
        return whole
    return f"{wrap(whole, width - size, size)[0]} …"


def _in_full(content: Matrix, grid: _Grid) -> tuple[str, ...]:
    """Return the names that were shortened in the rows, in full."""
    size = _size(grid.cell)
    numbered = enumerate(content.names, start=1)
    return tuple(
        f"{number}. {name}"
        for number, name in numbered
        if _shortened(name, grid.left - 40, size) != clean(name)
    )


def _legend(content: Matrix, language: Language) -> Iterator[LegendEntry]:
    forward = [mark for mark in content.dependences if not mark.feedback]
    if any(mark.strong for mark in forward):
        yield LegendEntry(word("matrix.strong", language), AreaSwatch(_STRONG))
    if any(not mark.strong for mark in forward):
        yield LegendEntry(word("matrix.weak", language), AreaSwatch(_WEAK))
    if len(forward) < len(content.dependences):
        yield LegendEntry(word("matrix.feedback", language), AreaSwatch(_BACK))
    if content.blocks:
        yield LegendEntry(word("matrix.block", language), AreaSwatch(_BLOCK))
