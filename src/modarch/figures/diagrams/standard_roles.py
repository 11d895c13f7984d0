"""Which standard does what: a row for each, with who speaks it and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import (
    BODY,
    FAMILY_COLOURS,
    GRID,
    LINE,
    MUTED,
    PAPER,
    SMALL,
    StandardFamily,
    Tone,
)
from modarch.figures.svg import Box, Drawing, Markup, area, line, rect, text
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.text import Language

__all__ = ["RolesPicture", "StandardRow", "roles_picture"]

_COLUMNS = {"standard": 285.0, "platforms": 205.0, "modules": 300.0, "others": 205.0}
_BAR, _PAD, _LEADING, _HEAD = 285.0, 12.0, 15.0, 30.0
_MOST = 7
_BAR_HEIGHT = 20.0

_NATIVE = Tone(fill="#cfe0f5", edge="#1f4e79")
_MAPPED = Tone(fill="#f4bf3a", edge="#9a6f00", pattern="lines")
_BUILD = Tone(fill="#f6d3cf", edge="#b3140a", pattern="hatch")
_TONES = {"native": _NATIVE, "mapped": _MAPPED, "adapters": _BUILD}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """A standard.

    Parameters
    ----------
    name, task
        What it is called, and what it is for in a sentence.
    family
        Decides its colour.
    platforms, modules, others
        Names of who speaks it.
    native, mapped, adapters
        Exchanges in it, and those that have to be mapped.
    """

    name: str
    task: str
    family: StandardFamily
    platforms: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    native: int = 0
    mapped: int = 0
    adapters: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Exchanges by how they get across."""
        return {"native": self.native, "mapped": self.mapped, "adapters": self.adapters}


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesPicture:
    """The standards of a landscape.

    Parameters
    ----------
    rows
        The standards.
    meaning
        What all of them are bound to: a name and a sentence for each.
    unstated
        Exchanges in which a side states no standard.
    """

    rows: tuple[StandardRow, ...]
    meaning: tuple[tuple[str, str], ...] = ()
    unstated: int = 0


def roles_picture(content: RolesPicture, heading: Heading) -> DrawnFigure:
    """Draw which standard does what.

    Parameters
    ----------
    content
        The standards.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    parts: list[Markup] = list(_head(language))
    y = _HEAD
    largest = max((sum(row.counts.values()) for row in content.rows), default=0)
    for row in content.rows:
        cells = _cells(row, language)
        height = max(len(cell) for cell in cells) * _LEADING + 2 * _PAD
        parts += _row(row, cells, Box(0, y, _width(), height), largest)
        y += height
    for name, told in content.meaning:
        drawn, height = _meaning(name, told, y)
        parts += drawn
        y += height
    surround = Surround(
        heading=heading, legend=tuple(_legend(content, language)), notes=_notes(content, language)
    )
    return DrawnFigure(surround, Drawing(_width(), y, tuple(parts)))


def _width() -> float:
    return sum(_COLUMNS.values()) + _BAR


def _lefts() -> list[float]:
    widths = list(_COLUMNS.values())
    return [sum(widths[:place]) for place in range(len(widths) + 1)]


def _head(language: Language) -> Iterator[Markup]:
    yield rect(Box(0, 0, _width(), _HEAD), fill="#dfe7f1")
    for left, key in zip(_lefts(), (*_COLUMNS, "exchanges"), strict=True):
        heading = word(f"standard-column.{key}", language)
        yield text(heading, (left + _PAD, 19), BODY, font_weight="bold")


def _cells(row: StandardRow, language: Language) -> list[tuple[str, ...]]:
    """Return the lines of each column but the last: the name stands above the task."""
    room = _COLUMNS["standard"] - 2 * _PAD - 8
    name = wrap(row.name, room, BODY + 1, bold=True)
    cells = [(*name, *wrap(row.task, room, SMALL))]
    for key in ("platforms", "modules", "others"):
        told = _shortened(getattr(row, key), language)
        cells.append(wrap(told, _COLUMNS[key] - 2 * _PAD, SMALL))
    return cells


def _shortened(names: Sequence[str], language: Language) -> str:
    if not names:
        return "–"
    shown = " · ".join(names[:_MOST])
    left = len(names) - _MOST
    if left <= 0:
        return shown
    return word("standard-names", language, names=shown, count=left)


def _row(
    row: StandardRow, cells: list[tuple[str, ...]], box: Box, largest: int
) -> Iterator[Markup]:
    yield rect(box, fill=PAPER)
    yield rect(Box(box.x, box.y + 4, 7, box.height - 8), fill=FAMILY_COLOURS[row.family])
    first = box.y + _PAD + 9
    name = wrap(row.name, _COLUMNS["standard"] - 2 * _PAD - 8, BODY + 1, bold=True)
    yield text(name, (_PAD + 8, first), BODY + 1, font_weight="bold")
    task = cells[0][len(name) :]
    below = first + len(name) * (BODY + 1) * 1.25
    if task:
        yield text(task, (_PAD + 8, below), SMALL, fill=MUTED)
    for left, lines in zip(_lefts()[1:-1], cells[1:], strict=True):
        yield text(lines, (left + _PAD, first), SMALL)
    yield from _bar(row, (_lefts()[-1] + _PAD, box.y + _PAD - 4), largest)
    yield line((0, box.bottom), (box.right, box.bottom), stroke=GRID, stroke_width=1)


def _bar(row: StandardRow, at: tuple[float, float], largest: int) -> Iterator[Markup]:
    """Yield the bar, and the numbers below it in the order of its parts."""
    room = _BAR - 2 * _PAD - 8
    x, y = at
    for key, count in row.counts.items():
        width = count * room / largest if largest else 0.0
        if count:
            yield area(Box(x, y, max(width, 2.0), _BAR_HEIGHT), _TONES[key], radius=1)
            x += max(width, 2.0)
    x = at[0]
    for key, count in row.counts.items():
        if count:
            swatch = Box(x, y + _BAR_HEIGHT + 7, 10, 10)
            yield area(swatch, _TONES[key], radius=1)
            yield text(str(count), (x + 15, y + _BAR_HEIGHT + 16), SMALL)
            x += 15 + text_width(str(count), SMALL) + 16


def _meaning(name: str, told: str, y: float) -> tuple[list[Markup], float]:
    names = wrap(name, _COLUMNS["standard"] - 2 * _PAD - 8, BODY, bold=True)
    lines = wrap(told, _width() - _COLUMNS["standard"] - 2 * _PAD, SMALL)
    height = max(len(names), len(lines)) * _LEADING + 2 * _PAD - 6
    box = Box(0, y, _width(), height)
    first = y + _PAD + 8
    return [
        rect(box, fill="#f4f6f9"),
        text(names, (_PAD + 8, first), BODY, font_weight="bold"),
        text(lines, (_COLUMNS["standard"] + _PAD, first), SMALL),
        line((0, box.bottom), (box.right, box.bottom), stroke=LINE, stroke_width=0.8),
    ], height


def _legend(content: RolesPicture, language: Language) -> Iterator[LegendEntry]:
    for key, tone in _TONES.items():
        if any(row.counts[key] for row in content.rows):
            yield LegendEntry(word(f"standard-exchange.{key}", language), AreaSwatch(tone))


def _notes(content: RolesPicture, language: Language) -> tuple[str, ...]:
    if not content.rows and not content.unstated:
        return (word("standard-note.none", language),)
    notes = [word("standard-note.counting", language)]
    if content.unstated:
        notes.append(word("standard-note.unstated", language, count=content.unstated))
    return tuple(notes)
