"""Two states laid over each other: parts in rows, coloured by what happens to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.metrics import wrap
from modarch.figures.style import BODY, CHANGE_TONES, LINE, MUTED, SMALL, SURFACE, Change
from modarch.figures.svg import Box, Drawing, Markup, area, rect, text
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Overlay", "OverlayPart", "OverlayRow", "overlay"]

_WIDTH: Final = 1280.0
_NAME: Final = 150.0
_COLUMNS: Final = 6
_GAP: Final = 8.0
_PAD: Final = 10.0
_LEADING: Final = 14.0
_BADGE: Final = 18.0
_LEAST: Final = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayPart:
    """A part of either state.

    Parameters
    ----------
    name
        What it is called.
    change
        What happens to it.
    told
        What changes in it, in a few words.
    """

    name: str
    change: Change
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayRow:
    """Parts of one kind.

    Parameters
    ----------
    name
        What they are.
    parts
        In reading order.
    left_out
        A line about parts that are not shown one by one; empty for none.
    """

    name: str
    parts: tuple[OverlayPart, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Two states laid over each other.

    Parameters
    ----------
    rows
        The parts by kind.
    notes
        Sentences below.
    """

    rows: tuple[OverlayRow, ...]
    notes: tuple[str, ...] = ()


def overlay(content: Overlay, heading: Heading) -> DrawnFigure:
    """Draw two states laid over each other.

    Parameters
    ----------
    content
        The parts of both, and what happens to each.
    heading
        Title, scenario, date, mark and source.
    """
    parts: list[Markup] = []
    y = 0.0
    for row in content.rows:
        height = _row_height(row)
        parts += _row(row, Box(0, y, _WIDTH, height), heading)
        y += height + _GAP
    legend = tuple(_legend(content, heading))
    surround = Surround(heading=heading, legend=legend, notes=content.notes)
    return DrawnFigure(surround, Drawing(_WIDTH, max(0.0, y - _GAP), tuple(parts)))


def _step() -> float:
    return (_WIDTH - _NAME - _PAD) / _COLUMNS


def _chip_lines(part: OverlayPart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = _step() - _GAP - 2 * 8 - (0 if part.change is Change.SAME else _BADGE)
    names = wrap(part.name, room, SMALL, bold=part.change is not Change.SAME)
    told = wrap(part.told, _step() - _GAP - 16, 9.5) if part.told else ()
    return names, told


def _chip_height(part: OverlayPart) -> float:
    names, told = _chip_lines(part)
    return max(_LEAST, len(names) * _LEADING + len(told) * 12 + 14)


def _lines_of(row: OverlayRow) -> list[Sequence[OverlayPart]]:
    return [row.parts[at : at + _COLUMNS] for at in range(0, len(row.parts), _COLUMNS)]


def _row_height(row: OverlayRow) -> float:
    chips = sum(max(map(_chip_height, line)) + _GAP for line in _lines_of(row))
    left_out = 20.0 if row.left_out else 0.0
    names = wrap(row.name, _NAME - 2 * _PAD, BODY, bold=True)
    return max(chips + left_out + 2 * _PAD - _GAP, len(names) * 15 + 2 * _PAD)


def _row(row: OverlayRow, box: Box, heading: Heading) -> Iterator[Markup]:
    yield rect(box, fill=SURFACE, stroke=LINE, stroke_width=0.8, rx=5)
    names = wrap(row.name, _NAME - 2 * _PAD, BODY, bold=True)
    yield text(names, (box.x + _PAD, box.y + _PAD + 13), BODY, font_weight="bold")
    y = box.y + _PAD
    for line in _lines_of(row):
        height = max(map(_chip_height, line))
        for place, part in enumerate(line):
            spot = Box(_NAME + place * _step(), y, _step() - _GAP, height)
            yield from _chip(part, spot, heading)
        y += height + _GAP
    if row.left_out:
        left_out = wrap(row.left_out, _WIDTH - _NAME - _PAD, SMALL)[:1]
        yield text(left_out, (_NAME, y + 13), SMALL, fill=MUTED)


def _chip(part: OverlayPart, box: Box, heading: Heading) -> Iterator[Markup]:
    tone = CHANGE_TONES[part.change]
    names, told = _chip_lines(part)
    yield area(box, tone, radius=4)
    weight = None if part.change is Change.SAME else "bold"
    total = len(names) * _LEADING + len(told) * 12
    first = box.y + (box.height - total) / 2 + 11
    yield text(names, (box.x + 8, first), SMALL, font_weight=weight, fill=tone.ink)
    if told:
        y = first + len(names) * _LEADING - 1
        yield text(told, (box.x + 8, y), 9.5, fill=MUTED)
    if part.change is not Change.SAME:
        badge = Box(box.right - _BADGE, box.y, _BADGE, _BADGE)
        yield rect(badge, fill=tone.edge, rx=4)
        letter = word(f"letter.{part.change}", heading.language)
        at = (badge.x + _BADGE / 2, badge.y + 13.5)
        yield text(letter, at, 13.0, text_anchor="middle", font_weight="bold", fill="#ffffff")


def _legend(content: Overlay, heading: Heading) -> Iterator[LegendEntry]:
    used = {part.change for row in content.rows for part in row.parts}
    for change in Change:
        if change in used:
            letter = "" if change is Change.SAME else word(f"letter.{change}", heading.language)
            name = word(f"change.{change}", heading.language)
            yield LegendEntry(name, AreaSwatch(CHANGE_TONES[change], letter))
