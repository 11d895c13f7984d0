"""Measures in rows, alternatives in columns: values with bars, spans and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry, MarkerSwatch
from modarch.figures.metrics import clean, text_width, wrap
from modarch.figures.style import (
    BODY,
    GRID,
    INK,
    MUTED,
    SERIES,
    SMALL,
    SURFACE,
    Tone,
)
from modarch.figures.svg import Box, Drawing, Markup, line, marker, rect, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ScoreCard", "ScoreCell", "ScoreRow", "ScoreSection", "ScoreWords", "scorecard"]

_WIDTH: Final = 1280.0
_GUTTER: Final = 28.0
_MOST_IN_TWO: Final = 4
_FEWEST_IN_TWO: Final = 12
_NAME: Final = {1: 330.0, 2: 190.0}
_MARK: Final = 20.0
_PAD: Final = 8.0
_LEADING: Final = 14.0
_LEAST: Final = 33.0
_HEAD: Final = 30.0
_BAR: Final = 5.0
_SECTION: Final = 25.0
_STAR, _STAR_COLOUR = "diamond", "#218553"
_CERTAIN: Final = "right"
_STAR_ROOM: Final = 12.0
_FINEST: Final = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCell:
    """A value.

    Parameters
    ----------
    told
        The value as a reader sees it.
    value
        Its place on the scale of the row, from 0 to 1; None draws no bar.
    low, high
        The span around it on the same scale; None draws none.
    leading
        Whether it is to be set off as one that none is better than.
    """

    told: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    leading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A measure.

    Parameters
    ----------
    name
        What is measured.
    cells
        One for each column.
    certain
        Whether the measure sets any of them apart for certain.
    """

    name: str
    cells: tuple[ScoreCell, ...]
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSection:
    """Rows under a heading."""

    name: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWords:
    """What the key says.

    Parameters
    ----------
    bar, span, leading, certain
        Of a bar, a span, a value set off and a row that is certain.
    """

    bar: str
    span: str
    leading: str
    certain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """Measures of several alternatives.

    Parameters
    ----------
    columns
        Names of the alternatives.
    sections
        The measures.
    words
        What the key says.
    notes
        Sentences below it.
    """

    columns: tuple[str, ...]
    sections: tuple[ScoreSection, ...]
    words: ScoreWords
    notes: tuple[str, ...] = ()


def scorecard(content: ScoreCard, heading: Heading) -> DrawnFigure:
    """Draw measures of several alternatives; in two halves when that makes it broader than high.

    Parameters
    ----------
    content
        The measures.
    heading
        Title, scenario, date, mark and source.
    """
    halves = _halves(content)
    width = (_WIDTH - _GUTTER * (len(halves) - 1)) / len(halves)
    parts: list[Markup] = []
    bottom = 0.0
    for place, sections in enumerate(halves):
        panel = _Panel(content.columns, place * (width + _GUTTER), width, len(halves))
        parts += panel.drawn(sections)
        bottom = max(bottom, panel.y)
    surround = Surround(heading=heading, legend=tuple(_legend(content)), notes=content.notes)
    return DrawnFigure(surround, Drawing(_WIDTH, bottom, tuple(parts)))


def _halves(content: ScoreCard) -> list[tuple[ScoreSection, ...]]:
    """Share the sections out on two halves of about the same height."""
    rows = sum(len(section.rows) for section in content.sections)
    if len(content.columns) > _MOST_IN_TWO or rows < _FEWEST_IN_TWO:
        return [content.sections]
    sizes = [len(section.rows) + 1 for section in content.sections]
    cut = min(range(len(sizes) + 1), key=lambda at: abs(sum(sizes[:at]) - sum(sizes[at:])))
    return [one for one in (content.sections[:cut], content.sections[cut:]) if one]


class _Panel:
    """Draws sections below each other."""

    def __init__(self, columns: Sequence[str], x: float, width: float, panels: int) -> None:
        self._columns = columns
        self._x, self._width = x, width
        self._name = _NAME[panels]
        self._step = (width - self._name - _MARK) / max(1, len(columns))
        self.y = 0.0

    def drawn(self, sections: Sequence[ScoreSection]) -> Iterator[Markup]:
        yield from self._head()
        for section in sections:
            yield from self._section(section)

    def _head(self) -> Iterator[Markup]:
        lines = [wrap(name, self._step - _PAD, BODY, bold=True) for name in self._columns]
        height = _HEAD + (max((len(one) for one in lines), default=1) - 1) * _LEADING
        for place, one in enumerate(lines):
            at = (self._left(place), self.y + 19)
            yield text(one, at, BODY, font_weight="bold", fill=SERIES[place % len(SERIES)])
        self.y += height
        yield line((self._x, self.y), (self._x + self._width, self.y), stroke=INK, stroke_width=1.2)

    def _left(self, place: int) -> float:
        return self._x + self._name + place * self._step + _PAD / 2

    def _section(self, section: ScoreSection) -> Iterator[Markup]:
        lines = wrap(section.name, self._width - 2 * _PAD, BODY, bold=True)
        height = _SECTION + (len(lines) - 1) * _LEADING
        yield rect(Box(self._x, self.y, self._width, height), fill="#dfe7f1")
        at = (self._x + _PAD, self.y + 17)
        yield text(lines, at, BODY, font_weight="bold")
        self.y += height
        for number, row in enumerate(section.rows):
            yield from self._row(row, shaded=number % 2 == 1)

    def _row(self, row: ScoreRow, *, shaded: bool) -> Iterator[Markup]:
        names = wrap(row.name, self._name - 2 * _PAD, SMALL + 0.5)
        told = [self._told(cell) for cell in row.cells]
        lines = max((len(one) for one, _ in told), default=1)
        height = max(_LEAST + (lines - 1) * _LEADING, len(names) * _LEADING + 8)
        if shaded:
            yield rect(Box(self._x, self.y, self._width, height), fill=SURFACE)
        middle = self.y + height / 2
        first = middle - (len(names) - 1) * _LEADING / 2 + 4
        yield text(names, (self._x + _PAD, first), SMALL + 0.5)
        for place, cell in enumerate(row.cells):
            yield from self._cell(cell, told[place], place, middle + (lines - 1) * _LEADING / 2)
        if row.certain:
            at = (self._x + self._width - _MARK / 2, middle)
            yield marker(_CERTAIN, at, 4.5, fill=INK)
        self.y += height
        yield line(
            (self._x, self.y), (self._x + self._width, self.y), stroke=GRID, stroke_width=0.8
        )

    def _told(self, cell: ScoreCell) -> tuple[tuple[str, ...], float]:
        """Return a value in lines and their size: smaller letters before a second line."""
        room = self._step - 2 * _PAD - (_STAR_ROOM if cell.leading else 0)
        wide = text_width(clean(cell.told), SMALL + 0.5, bold=cell.leading)
        size = min(SMALL + 0.5, max(_FINEST, (SMALL + 0.5) * room / max(1.0, wide) - 0.05))
        return wrap(cell.told, room, size, bold=cell.leading), size

    def _cell(
        self, cell: ScoreCell, told: tuple[tuple[str, ...], float], place: int, middle: float
    ) -> Iterator[Markup]:
        left, room = self._left(place), self._step - 2 * _PAD
        weight = "bold" if cell.leading else None
        lines, size = told
        first = middle - 3 - (len(lines) - 1) * size * 1.25
        yield text(lines, (left, first), size, font_weight=weight)
        if cell.leading:
            at = (left + room - 2, middle - 7)
            yield marker(_STAR, at, 4.5, fill=_STAR_COLOUR)
        if cell.value is None:
            return
        top = middle + 3
        yield rect(Box(left, top, room, _BAR), fill=GRID, rx=1.5)
        colour = SERIES[place % len(SERIES)]
        yield rect(Box(left, top, max(1.0, cell.value * room), _BAR), fill=colour, rx=1.5)
        if cell.low is not None and cell.high is not None and cell.high > cell.low:
            yield from _span(left + cell.low * room, left + cell.high * room, top + _BAR + 3)


def _span(low: float, high: float, y: float) -> Iterator[Markup]:
    yield line((low, y), (high, y), stroke=INK, stroke_width=1.2)
    for x in (low, high):
        yield line((x, y - 2.5), (x, y + 2.5), stroke=INK, stroke_width=1.2)


def _legend(content: ScoreCard) -> Iterator[LegendEntry]:
    rows = [row for section in content.sections for row in section.rows]
    cells = [cell for row in rows for cell in row.cells]
    if any(cell.value is not None for cell in cells):
        yield LegendEntry(content.words.bar, AreaSwatch(Tone(fill=MUTED, edge=MUTED)))
    if any(cell.low is not None for cell in cells):
        yield LegendEntry(content.words.span, MarkerSwatch("span", INK))
    if any(cell.leading for cell in cells):
        yield LegendEntry(content.words.leading, MarkerSwatch(_STAR, _STAR_COLOUR))
    if any(row.certain for row in rows):
        yield LegendEntry(content.words.certain, MarkerSwatch(_CERTAIN, INK))
