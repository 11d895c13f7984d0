"""How high each lane of a time plan must be, and what is written in its bars."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import SMALL, Phase
from modarch.figures.svg import Box
from modarch.figures.words.formats import duration
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.diagrams.time_axis import TimeScale
    from modarch.figures.diagrams.timeline_content import Bar, Lane

__all__ = ["Density", "PlacedBar", "PlacedLane", "density", "name_width", "place_lanes"]

_PAD, _LEADING, _MOST_LINES = 4.0, 1.22, 5
_LEAST_TEXT = 34.0
_MANY, _CROWD = 24, 44
_NARROWEST, _BROADEST = 90.0, 270.0


@dataclass(frozen=True, slots=True)
class Density:
    """How large the parts of a lane are, in pixels: fewer lanes are drawn larger."""

    bar: float
    beside: float
    gap: float
    name: float
    label: float


def density(lanes: int) -> Density:
    """Return the sizes for a number of lanes."""
    if lanes > _CROWD:
        return Density(bar=12, beside=6, gap=2.6, name=11, label=10)
    if lanes > _MANY:
        return Density(bar=15, beside=8, gap=4.5, name=11.5, label=10)
    return Density(bar=22, beside=15, gap=12, name=12.5, label=SMALL)


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar with its box, and what is written in it, to its right or above it."""

    bar: Bar
    box: Box
    inside: tuple[str, ...] = ()
    beside: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with its box, its name in lines and its bars."""

    lane: Lane
    box: Box
    name: tuple[str, ...]
    bars: tuple[PlacedBar, ...]
    heading: tuple[str, ...] = ()


def name_width(lanes: Sequence[Lane], sizes: Density) -> float:
    """Return how much room the names need at the left, in pixels; none if no lane has one."""
    names = [name for lane in lanes for name in (lane.name, lane.group) if name]
    if not names:
        return 0.0
    longest = max(text_width(name, sizes.name, bold=True) for name in names)
    return min(_BROADEST, max(_NARROWEST, longest + 16))


def place_lanes(
    lanes: Sequence[Lane], scale: TimeScale, sizes: Density, top: float
) -> tuple[list[PlacedLane], float]:
    """Give every lane and bar its box.

    Returns
    -------
    placed : list of PlacedLane
    bottom : float
        Where the last lane ends, in pixels.
    """
    placed: list[PlacedLane] = []
    group, y = "", top
    for lane in lanes:
        heading = _heading(lane, scale, sizes) if lane.group != group else ()
        group = lane.group
        y += sizes.name * (0.65 + 1.25 * len(heading)) if heading else 0
        found = _place(lane, scale, sizes, y, heading)
        placed.append(found)
        y = found.box.bottom
    return placed, y


def _heading(lane: Lane, scale: TimeScale, sizes: Density) -> tuple[str, ...]:
    return wrap(lane.group, scale.right, sizes.name, bold=True) if lane.group else ()


def _place(
    lane: Lane, scale: TimeScale, sizes: Density, y: float, heading: tuple[str, ...]
) -> PlacedLane:
    name = wrap(lane.name, scale.left - 14, sizes.name, bold=lane.critical) if lane.name else ()
    bars: list[PlacedBar] = []
    row_top = y + sizes.gap / 2
    rows = _by_phase(lane.bars) if lane.stacked else _rows(lane.bars)
    for number, row in enumerate(rows):
        least = sizes.beside if number or lane.stacked else sizes.bar
        placed = _row(row, scale, sizes, (row_top, least))
        bars += placed
        row_top = max(bar.box.bottom for bar in placed) + 2
    names = len(name) * sizes.name * _LEADING + sizes.gap
    height = max(row_top - 2 + sizes.gap / 2 - y if bars else 0, names, sizes.bar + sizes.gap)
    return PlacedLane(lane, Box(0, y, scale.right, height), name, tuple(bars), heading)


def _rows(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Put bars that overlap on rows of their own, the longest first, each on the first free."""
    rows: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, -bar.end)):
        free = next((row for row in rows if row[-1].end <= bar.start), None)
        if free is None:
            rows.append([bar])
        else:
            free.append(bar)
    return rows


def _by_phase(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Put the bars of each phase on a row of their own, in the order of the phases."""
    ordered = sorted(bars, key=lambda bar: (list(Phase).index(bar.phase), bar.start))
    return [list(row) for _, row in groupby(ordered, key=lambda bar: bar.phase)]


def _width(bar: Bar, scale: TimeScale) -> float:
    return scale.x(bar.end) - scale.x(bar.start)


def _lines(bar: Bar, scale: TimeScale, sizes: Density) -> tuple[str, ...]:
    """Return what is written in a bar: its label, else a letter, if there is room."""
    width = _width(bar, scale)
    if bar.label:
        lines = wrap(bar.label, width - 2 * _PAD, sizes.label) if width >= _LEAST_TEXT else ()
        return lines if len(lines) <= _MOST_LINES else ()
    if bar.phase is Phase.INTERIM:
        short = duration(bar.end - bar.start, scale.language)
    else:
        short = word(f"phase-letter.{bar.phase}", scale.language)
    fits = text_width(short, sizes.label, bold=True) + 4 <= width
    return (short,) if short and fits else ()


def _row(
    row: list[Bar], scale: TimeScale, sizes: Density, span: tuple[float, float]
) -> list[PlacedBar]:
    """Place bars that follow each other; the row is as high as what is written in it needs."""
    y, height = span
    small = height < sizes.label + 2
    followers = [*(after.start for _, after in pairwise(row)), float(scale.total)]
    roomy = {
        bar
        for bar, follower in zip(row, followers, strict=True)
        if bar.label and _fits_after(bar, follower, scale, sizes)
    }
    written = {
        bar: () if small or (bar in roomy and _broken(bar, scale, sizes)) else found
        for bar in row
        for found in [_lines(bar, scale, sizes)]
    }
    most = max(len(lines) for lines in written.values())
    height = max(height, most * sizes.label * _LEADING + 7 if most > 1 else 0)
    beside = {bar: bar.label for bar in row if bar in roomy and not written[bar]}
    homeless = {bar for bar in row if bar.label and not written[bar] and bar not in beside}
    y += sizes.label * _LEADING + 2 if homeless else 0
    return [
        PlacedBar(
            bar,
            Box(scale.x(bar.start), y, max(_width(bar, scale), 2.0), height),
            written[bar],
            beside.get(bar, ""),
            bar.label if bar in homeless else "",
        )
        for bar in row
    ]


def _broken(bar: Bar, scale: TimeScale, sizes: Density) -> bool:
    """Whether a word of the label would have to be broken to stand in the bar."""
    room = _width(bar, scale) - 2 * _PAD
    return any(text_width(one, sizes.label) > room for one in bar.label.split())


def _fits_after(bar: Bar, follower: float, scale: TimeScale, sizes: Density) -> bool:
    return text_width(bar.label, sizes.label) <= scale.x(follower) - scale.x(bar.end) - 8
