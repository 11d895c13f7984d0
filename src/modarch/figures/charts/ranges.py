"""Ranges of outcomes beside each other, with marks for what is known or meant besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import WIDTH, chart_figure, data, month_axis, titled
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch, MarkerSwatch
from modarch.figures.metrics import clean, text_width, wrap
from modarch.figures.style import INK, MUTED, PAPER, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month

__all__ = ["RangeLook", "RangeMark", "RangeRow", "Ranges", "ranges"]

_NAMES, _ROW, _SIZE, _LEADING, _HEAD = 300, 30, 12, 14, 30
_BAR = Tone(fill="#c9d8ef", edge="#5f7fb5")
_STRONG = "#eef3fb"
_VEGA = {"up": "triangle-up", "right": "triangle-right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeLook:
    """What a kind of mark is called and looks like; ``shape`` is one of the legend's markers."""

    label: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeMark:
    """A mark on a row.

    Parameters
    ----------
    kind
        Key of its look.
    low, high
        Where it stands; an interval when they differ.
    is_open
        Whether it is known to lie there or farther.
    """

    kind: str
    low: float
    high: float
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRow:
    """A row.

    Parameters
    ----------
    name
        What it is called.
    low, middle, high
        The range of outcomes and the one in the middle; None without any.
    marks
        What stands on it.
    told
        What stands beside it, at the right.
    is_strong
        Whether it is brought out.
    """

    name: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    marks: tuple[RangeMark, ...] = ()
    told: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """Groups of rows over the same axis.

    Parameters
    ----------
    groups
        Heading and rows, from the top; an empty heading is left out.
    looks
        What each kind of mark looks like, in the order of the key.
    range_name, middle_name
        What the range and its middle are.
    x_title
        What the axis shows.
    start
        The calendar month of 0, when it shows months.
    notes
        Sentences below.
    """

    groups: tuple[tuple[str, tuple[RangeRow, ...]], ...]
    looks: Mapping[str, RangeLook]
    range_name: str
    middle_name: str
    x_title: str = ""
    start: Month | None = None
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[RangeRow, ...]:
        """All rows."""
        return tuple(row for _, rows in self.groups for row in rows)


def ranges(content: Ranges, heading: Heading) -> ChartFigure:
    """Draw a bar for each range, with its middle and its marks.

    Parameters
    ----------
    content
        The rows.
    heading
        Title, scenario, date, mark and source.
    """
    rows, heads, height = _placed(content)
    x = _axis(content, heading)
    layers: list[alt.Chart] = [
        _bands(rows),
        _bars(rows).encode(x=x),
        _middles(rows),
        *(layer for kind in content.looks for layer in _marks(rows, kind, content)),
        *_texts(rows, heads),
        _told(rows),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH - _NAMES, height=height)
    return chart_figure(chart, heading, _legend(content), content.notes)


def _placed(content: Ranges) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """Return rows and headings with their places in pixels, and the height of all."""
    y, rows, heads = 0.0, [], []
    for name, group in content.groups:
        if name:
            heads.append({"first": y + _HEAD / 2 + 3, "lines": [clean(name)], "bold": True})
            y += _HEAD
        for row in group:
            lines = wrap(row.name, _NAMES - 24, _SIZE)
            height = max(_ROW, len(lines) * _LEADING + 12)
            middle = y + height / 2
            rows.append(_row(row, list(lines), y, height, middle))
            y += height
    return rows, heads, y + 4


def _row(row: RangeRow, lines: list[str], y: float, height: float, middle: float) -> dict[str, Any]:
    ends = [mark.high for mark in row.marks] + ([row.high] if row.high is not None else [])
    return {
        "row": row,
        "lines": [clean(line) for line in lines],
        "first": middle - (len(lines) - 1) * _LEADING / 2,
        "bold": row.is_strong,
        "y": middle,
        "begin": y,
        "finish": y + height,
        "top": middle - 8,
        "bottom": middle + 8,
        "end": max(ends, default=0.0),
    }


def _plain(row: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "row"} | more


def _axis(content: Ranges, heading: Heading) -> alt.X:
    values = [v for row in content.rows for v in (row.low, row.high) if v is not None]
    values += [end for row in content.rows for mark in row.marks for end in (mark.low, mark.high)]
    top = max(values, default=1.0) or 1.0
    room = max((text_width(row.told, _SIZE) for row in content.rows), default=0.0) + 26
    farthest = top / max(0.3, 1 - room / (WIDTH - _NAMES))
    scale = alt.Scale(domain=[0, farthest], nice=False)
    if content.start is not None:
        axis = month_axis(content.start, int(farthest), heading.language)
        axis["title"] = titled(content.x_title, WIDTH - _NAMES) if content.x_title else None
        return alt.X("low:Q", axis=axis, scale=scale)
    axis = alt.Axis(title=titled(content.x_title, WIDTH - _NAMES), grid=True, tickCount=8)
    return alt.X("low:Q", axis=axis, scale=scale)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _bands(rows: list[dict[str, Any]]) -> alt.Chart:
    strong = [_plain(row) for row in rows if row["row"].is_strong]
    chart: alt.Chart = (
        alt.Chart(data(strong))
        .mark_rect(color=_STRONG, opacity=1)
        .encode(y=_y("begin"), y2="finish:Q")
    )
    return chart


def _bars(rows: list[dict[str, Any]]) -> alt.Chart:
    found = [
        _plain(row, low=row["row"].low, high=row["row"].high)
        for row in rows
        if row["row"].low is not None
    ]
    bars = alt.Chart(data(found)).mark_rect(
        color=_BAR.fill, stroke=_BAR.edge, strokeWidth=1, cornerRadius=2, opacity=1
    )
    chart: alt.Chart = bars.encode(x2="high:Q", y=_y("top"), y2="bottom:Q")
    return chart


def _middles(rows: list[dict[str, Any]]) -> alt.Chart:
    found = [_plain(row, middle=row["row"].middle) for row in rows if row["row"].middle is not None]
    rules = alt.Chart(data(found)).mark_rule(color=INK, strokeWidth=2.2)
    chart: alt.Chart = rules.encode(x="middle:Q", y=_y("top"), y2="bottom:Q")
    return chart


def _marks(rows: list[dict[str, Any]], kind: str, content: Ranges) -> Iterator[alt.Chart]:
    look = content.looks[kind]
    found = [
        {"y": row["y"], "low": mark.low, "high": mark.high, "middle": (mark.low + mark.high) / 2}
        | {"open": mark.is_open}
        for row in rows
        for mark in row["row"].marks
        if mark.kind == kind
    ]
    spans = [one for one in found if one["low"] != one["high"]]
    if spans:
        rules = alt.Chart(data(spans)).mark_rule(color=look.colour, strokeWidth=3)
        yield rules.encode(x="low:Q", x2="high:Q", y=_y("y"))
    for is_open in (False, True):
        there = [one for one in found if one["open"] is is_open]
        if there:
            shape = "triangle-right" if is_open else _VEGA.get(look.shape, look.shape)
            points = alt.Chart(data(there)).mark_point(
                shape=shape,
                size=130,
                filled=True,
                color=look.colour,
                opacity=1,
                stroke=PAPER,
                strokeWidth=1,
            )
            yield points.encode(x="middle:Q", y=_y("y"))


def _texts(rows: list[dict[str, Any]], heads: list[dict[str, Any]]) -> Iterator[alt.Chart]:
    names = [_plain(row) for row in rows]
    light = [one for one in names if not one["bold"]]
    bold = [*heads, *(one for one in names if one["bold"])]
    for found, is_bold in ((light, False), (bold, True)):
        texts = alt.Chart(data(found)).mark_text(
            align="left",
            baseline="middle",
            fontSize=_SIZE,
            lineHeight=_LEADING,
            color=INK,
            fontWeight="bold" if is_bold else "normal",
        )
        yield texts.encode(x=alt.value(8 - _NAMES), y=_y("first"), text="lines:N")


def _told(rows: list[dict[str, Any]]) -> alt.Chart:
    found = [_plain(row, told=clean(row["row"].told)) for row in rows if row["row"].told]
    texts = alt.Chart(data(found)).mark_text(
        align="left", baseline="middle", dx=12, fontSize=11, color=MUTED
    )
    chart: alt.Chart = texts.encode(x="end:Q", y=_y("y"), text="told:N")
    return chart


def _legend(content: Ranges) -> Iterator[LegendEntry]:
    if any(row.low is not None for row in content.rows):
        yield LegendEntry(content.range_name, AreaSwatch(_BAR))
        yield LegendEntry(content.middle_name, LineSwatch(INK))
    used = {mark.kind for row in content.rows for mark in row.marks}
    for kind, look in content.looks.items():
        if kind in used:
            yield LegendEntry(look.label, MarkerSwatch(look.shape, look.colour))
