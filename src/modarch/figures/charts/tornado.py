"""Which uncertain value moves the result most: one bar for each, the longest on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import altair as alt

from modarch.figures.charts.base import WIDTH, chart_figure, data, month_axis, titled, told
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.metrics import clean, wrap
from modarch.figures.style import INK, Tone
from modarch.figures.words.formats import number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["Swing", "Tornado", "tornado"]

_NAMES, _ROW, _SIZE, _LEADING = 300, 34, 12, 14
_COARSE = 20
"""From this span of results on, decimals are left out."""
_LOW = Tone(fill="#1f4e79", edge="#0f2a45")
_HIGH = Tone(fill="#f0b36a", edge="#a7600c")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What the result becomes when one input takes its low and its high value.

    Parameters
    ----------
    name
        The input.
    low, high
        The result at its low and at its high value.
    low_label, high_label
        The values of the input, in words.
    """

    name: str
    low: float
    high: float
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado:
    """Swings around a base case.

    Parameters
    ----------
    swings
        The inputs.
    base
        The result in the base case.
    x_title
        Name and unit of the result.
    start
        The calendar month that the result counts months from; None for other results.
    low_name, high_name
        What the two ends are called; the low and the high value when empty.
    """

    swings: tuple[Swing, ...]
    base: float
    x_title: str
    start: Month | None = None
    low_name: str = ""
    high_name: str = ""


def tornado(content: Tornado, heading: Heading) -> ChartFigure:
    """Draw a tornado chart; the inputs are put in order of how far they move the result.

    Parameters
    ----------
    content
        Swings and base case.
    heading
        Title, scenario, date, mark and source.
    """
    swings = sorted(content.swings, key=lambda swing: (-abs(swing.high - swing.low), swing.name))
    rows = list(_bars(swings, content, heading.language))
    height = max((row["bottom"] for row in rows), default=_ROW) + 8
    base = alt.Chart(data([{"x": content.base}])).mark_rule(color=INK, strokeWidth=2)
    layers = [
        _drawn(content, rows, heading),
        *(_values(rows, side) for side in ("left", "right")),
        base.encode(x="x:Q"),
        _left(swings),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH - _NAMES, height=height)
    low = content.low_name or word("tornado.low", heading.language)
    high = content.high_name or word("tornado.high", heading.language)
    legend = (LegendEntry(low, AreaSwatch(_LOW)), LegendEntry(high, AreaSwatch(_HIGH)))
    base_told = _result(content.base, content, heading.language)
    note = word("tornado.base", heading.language, value=base_told)
    return chart_figure(chart, heading, legend, (note,))


def _drawn(content: Tornado, rows: list[dict[str, Any]], heading: Heading) -> alt.Chart:
    title = titled(content.x_title, WIDTH - _NAMES)
    axis = _axis(content, heading.language)
    bars = alt.Chart(data(rows)).mark_rect(cornerRadius=2)
    chart: alt.Chart = bars.encode(
        x=alt.X("from:Q", title=title, scale=_scale(content), axis=axis),
        x2="to:Q",
        y=alt.Y("top:Q", scale=None, axis=None),
        y2="bottom:Q",
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("name:N", title=word("tooltip.name", heading.language)),
            alt.Tooltip("input:N", title=word("tooltip.value", heading.language)),
            alt.Tooltip("told:N", title=clean(content.x_title)),
        ],
    )
    return chart


def _axis(content: Tornado, language: Language) -> alt.Axis:
    """Return an axis of months labelled by years, or of numbers."""
    if content.start is None:
        return alt.Axis(tickCount=8, labelOverlap=True)
    low, high = _domain(content)
    axis = month_axis(content.start, int(high) + 1, language, first=max(0, int(low)))
    axis.title = titled(content.x_title, WIDTH - _NAMES)
    return axis


def _result(value: float, content: Tornado, language: Language) -> str:
    if content.start is None:
        return number(value, language, _decimals(content))
    return told(content.start, round(value), language)


def _decimals(content: Tornado) -> int | None:
    """Return no decimals where they would say more than the span of the results can bear."""
    ends = _ends(content)
    return 0 if max(ends) - min(ends) >= _COARSE else None


def _scale(content: Tornado) -> alt.Scale:
    return alt.Scale(domain=list(_domain(content)), nice=False)


def _domain(content: Tornado) -> tuple[float, float]:
    """Return the ends of the axis, with room for the values beside the bars."""
    ends = _ends(content)
    margin = 0.12 * (max(ends) - min(ends)) or 1.0
    return min(ends) - margin, max(ends) + margin


def _left(swings: list[Swing]) -> alt.Chart:
    names = alt.Chart(data(_names(swings))).mark_text(
        align="left", baseline="middle", fontSize=_SIZE, lineHeight=_LEADING, color=INK
    )
    chart: alt.Chart = names.encode(
        x=alt.value(-_NAMES), y=alt.Y("first:Q", scale=None), text="lines:N"
    )
    return chart


def _ends(content: Tornado) -> list[float]:
    return [content.base, *(end for swing in content.swings for end in (swing.low, swing.high))]


def _heights(swings: list[Swing]) -> Iterator[tuple[Swing, float, float]]:
    y = 0.0
    for swing in swings:
        lines = len(wrap(swing.name, _NAMES - 20, _SIZE))
        height = max(_ROW, lines * _LEADING + 10)
        yield swing, y, height
        y += height


def _bars(swings: list[Swing], content: Tornado, language: Language) -> Iterator[dict[str, Any]]:
    for swing, top, height in _heights(swings):
        farthest_first = sorted(
            (
                (swing.low, swing.low_label, _LOW),
                (swing.high, swing.high_label, _HIGH),
            ),
            key=lambda one: -abs(one[0] - content.base),
        )
        sides = _sides([end for end, _, _ in farthest_first], content.base)
        for (end, label, tone), side in zip(farthest_first, sides, strict=True):
            value = _result(end, content, language) + (f" ({clean(label)})" if label else "")
            yield {
                "from": content.base,
                "to": end,
                "top": top + 6,
                "bottom": top + height - 6,
                "middle": top + height / 2,
                "side": side,
                "written": end if (side == "left") == (end < content.base) else content.base,
                "colour": tone.fill,
                "told": value,
                "input": clean(label),
                "name": clean(swing.name),
            }


def _sides(ends: list[float], base: float) -> tuple[str, str]:
    """Return where the values of the farther and the nearer end are written, one on each side."""
    farther = "left" if ends[0] < base else "right"
    return farther, "right" if farther == "left" else "left"


def _values(rows: list[dict[str, Any]], side: str) -> alt.Chart:
    align: Literal["left", "right"] = "right" if side == "left" else "left"
    shift = -5 if side == "left" else 5
    shown = [row for row in rows if row["side"] == side and row["to"] != row["from"]]
    chart: alt.Chart = (
        alt.Chart(data(shown))
        .mark_text(align=align, dx=shift, baseline="middle", fontSize=11, color=INK)
        .encode(x="written:Q", y=alt.Y("middle:Q", scale=None), text="told:N")
    )
    return chart


def _names(swings: list[Swing]) -> Iterator[dict[str, Any]]:
    for swing, top, height in _heights(swings):
        lines = wrap(swing.name, _NAMES - 20, _SIZE)
        yield {"first": top + height / 2 - (len(lines) - 1) * _LEADING / 2, "lines": list(lines)}
