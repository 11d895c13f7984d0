"""A table as a figure, for slides: alternatives side by side, with what is good and bad marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import LegendEntry, MarkerSwatch
from modarch.figures.metrics import clean, text_width, wrap
from modarch.figures.style import GRID, LINE, PAPER, SEVERITY_COLOURS, SURFACE, Severity
from modarch.figures.svg import Box, Drawing, Markup, line, marker, rect, text
from modarch.figures.table import Kind, Table, shown
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from modarch.landscape.text import Language

__all__ = ["SEVERITY_MARKS", "TableFigure", "table_figure"]

_WIDTH, _PAD, _SIZE, _LEADING = 1280.0, 10.0, 12.0, 15.0
_SIGN = 20.0
_LEAST = 60.0

SEVERITY_MARKS = {
    Severity.OK: "tick",
    Severity.NOTE: "plus",
    Severity.WARNING: "up",
    Severity.BAD: "cross",
    Severity.UNKNOWN: "diamond",
}
"""The shape that stands for each severity, so that colour is never alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigure:
    """A table and how good its values are.

    Parameters
    ----------
    table
        What to show.
    marks
        From (row, column), which count from 0, to how good or bad the value is.
    emphasis
        Columns to be set off, such as the alternative in question.
    """

    table: Table
    marks: Mapping[tuple[int, int], Severity]
    emphasis: frozenset[int] = frozenset()


def table_figure(content: TableFigure, heading: Heading) -> DrawnFigure:
    """Draw a table.

    Parameters
    ----------
    content
        The table, its marks and what to set off.
    heading
        Title, scenario, date, mark and source.
    """
    table = content.table
    texts = [
        tuple(
            clean(shown(cell, column, table.language))
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    ]
    widths = _widths(table, texts)
    lefts = [sum(widths[:place]) for place in range(len(widths))]
    heads = tuple(column.heading for column in table.columns)
    parts: list[Markup] = []
    y = 0.0
    for number, row in enumerate([heads, *texts]):
        cells = _wrapped(row, widths, bold=number == 0)
        height = max((len(lines) for lines in cells), default=1) * _LEADING + 2 * _PAD - 4
        box = Box(0, y, sum(widths), height)
        parts += _row(content, number, cells, (box, lefts, widths))
        y = box.bottom
    legend = tuple(_legend(content, heading.language))
    surround = Surround(heading=heading, legend=legend, notes=table.notes)
    return DrawnFigure(surround, Drawing(sum(widths), y, tuple(parts)))


def _widths(table: Table, texts: Sequence[tuple[str, ...]]) -> list[float]:
    """Share the width out: what is short gets what it needs, the rest is shared by the long."""
    heads = [column.heading for column in table.columns]
    needs = [
        max(text_width(text, _SIZE, bold=True) for text in column) + 2 * _PAD + _SIGN + 2
        for column in zip(heads, *texts, strict=True)
    ]
    widths = [0.0] * len(needs)
    spare = _WIDTH
    waiting = sorted(range(len(needs)), key=lambda place: needs[place])
    for done, place in enumerate(waiting):
        widths[place] = min(needs[place], max(_LEAST, spare / (len(waiting) - done)))
        spare -= widths[place]
    extra = max(0.0, spare) / max(1, len(widths))
    return [width + extra for width in widths]


def _wrapped(row: Sequence[str], widths: Sequence[float], *, bold: bool) -> list[tuple[str, ...]]:
    return [
        wrap(cell, width - 2 * _PAD - _SIGN, _SIZE, bold=bold)
        for cell, width in zip(row, widths, strict=True)
    ]


def _row(
    content: TableFigure,
    number: int,
    cells: Sequence[tuple[str, ...]],
    form: tuple[Box, Sequence[float], Sequence[float]],
) -> Iterator[Markup]:
    box, lefts, widths = form
    head = number == 0
    yield rect(box, fill="#dfe7f1" if head else SURFACE if number % 2 == 0 else PAPER)
    for place, lines in enumerate(cells):
        spot = Box(lefts[place], box.y, widths[place], box.height)
        if place in content.emphasis:
            yield rect(spot, fill="#1a44e0", opacity=0.07)
        yield from _cell(content, (number - 1, place), lines, spot)
    width = 1.4 if head else 0.8
    colour = LINE if head else GRID
    yield line((box.x, box.bottom), (box.right, box.bottom), stroke=colour, stroke_width=width)


def _cell(
    content: TableFigure, where: tuple[int, int], lines: tuple[str, ...], box: Box
) -> Iterator[Markup]:
    row, place = where
    column = content.table.columns[place]
    first = box.y + _PAD + 9
    bold = row < 0 or place == 0
    weight = "bold" if bold else None
    anchor, x = "start", box.x + _PAD
    if column.kind is not Kind.TEXT:
        anchor, x = "end", box.right - _PAD - _SIGN
    yield text(lines, (x, first), _SIZE, text_anchor=anchor, font_weight=weight)
    severity = content.marks.get((row, place))
    if severity is not None:
        at = (box.right - _PAD - 4, first - 4)
        yield marker(SEVERITY_MARKS[severity], at, 5, fill=SEVERITY_COLOURS[severity])


def _legend(content: TableFigure, language: Language) -> Iterator[LegendEntry]:
    used = set(content.marks.values())
    for severity in Severity:
        if severity in used:
            swatch = MarkerSwatch(SEVERITY_MARKS[severity], SEVERITY_COLOURS[severity])
            yield LegendEntry(word(f"severity.{severity}", language), swatch)
