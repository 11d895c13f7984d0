"""When each thing is ready: the plan's bar, the middle outcome, and how far outcomes spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import WIDTH, chart_figure, data, month_axis, told
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch, MarkerSwatch
from modarch.figures.metrics import clean, wrap
from modarch.figures.style import INK, Tone
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["WhiskerRow", "Whiskers", "whiskers"]

_NAMES, _ROW, _SIZE, _LEADING = 290, 22, 12, 14
_PLAN = Tone(fill="#c9d8ef", edge="#5f7fb5")
_LINE, _LATE = "#0a43dd", "#b0320a"
_EIGHTY_SHAPE = "diamond"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhiskerRow:
    """One row.

    Parameters
    ----------
    name
        What it is called.
    begins, planned
        Months in which the plan begins and ends it; None when the plan leaves it out.
    low, middle, eighty, high
        Months by which it is ready in 10, 50, 80 and 90 per cent of the outcomes.
    """

    name: str
    begins: float | None
    planned: float | None
    low: float
    middle: float
    eighty: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Whiskers:
    """Rows over the same months, from the top, and the first calendar month."""

    rows: tuple[WhiskerRow, ...]
    start: Month | None = None


def whiskers(content: Whiskers, heading: Heading) -> ChartFigure:
    """Draw a row for each: the plan as a bar, the spread as a line with two marks.

    Parameters
    ----------
    content
        The rows.
    heading
        Title, scenario, date, mark and source.
    """
    rows = list(_rows(content, heading.language))
    height = max((row["bottom"] for row in rows), default=_ROW) + 6
    last = max((one.high for one in content.rows), default=12.0)
    axis = month_axis(content.start, int(last) + 7, heading.language)
    x = alt.Scale(domain=[0, last + 6], nice=False)
    layers = [
        _bars(rows).encode(x=alt.X("begins:Q", axis=axis, scale=x), x2="planned:Q"),
        _rules(rows),
        _marks(rows, "middle", "circle", _LINE, heading.language),
        _marks(rows, "eighty", _EIGHTY_SHAPE, _LATE, heading.language),
        _names(rows),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH - _NAMES, height=height)
    return chart_figure(chart, heading, _legend(heading.language))


def _rows(content: Whiskers, language: Language) -> Iterator[dict[str, Any]]:
    y = 0.0
    for one in content.rows:
        lines = wrap(one.name, _NAMES - 20, _SIZE)
        height = max(_ROW, len(lines) * _LEADING + 8)
        middle = y + height / 2
        planned = one.planned if one.planned is not None else one.middle
        as_planned = "–" if one.planned is None else told(content.start, int(planned), language)
        yield {
            "lines": [clean(line) for line in lines],
            "first": middle - (len(lines) - 1) * _LEADING / 2,
            "top": y + 4,
            "bottom": y + height - 4,
            "y": middle,
            "begins": one.begins if one.begins is not None else planned,
            "planned": planned,
            "low": one.low,
            "middle": one.middle,
            "eighty": one.eighty,
            "high": one.high,
            "name": clean(one.name),
            "plantold": as_planned,
            "middletold": told(content.start, int(one.middle), language),
            "eightytold": told(content.start, int(one.eighty), language),
        }
        y += height


def _bars(rows: list[dict[str, Any]]) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(data(rows))
        .mark_rect(color=_PLAN.fill, stroke=_PLAN.edge, strokeWidth=1, cornerRadius=2)
        .encode(y=alt.Y("top:Q", scale=None, axis=None), y2="bottom:Q")
    )
    return chart


def _rules(rows: list[dict[str, Any]]) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(data(rows))
        .mark_rule(color=INK, strokeWidth=1.6)
        .encode(x="low:Q", x2="high:Q", y=alt.Y("y:Q", scale=None))
    )
    return chart


def _marks(
    rows: list[dict[str, Any]], field: str, shape: str, colour: str, language: Language
) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(data(rows))
        .mark_point(filled=True, shape=shape, color=colour, size=75, opacity=1, stroke="white")
        .encode(
            x=f"{field}:Q",
            y=alt.Y("y:Q", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title=word("tooltip.name", language)),
                alt.Tooltip("plantold:N", title=word("whiskers.plan", language)),
                alt.Tooltip("middletold:N", title=word("whiskers.middle", language)),
                alt.Tooltip("eightytold:N", title=word("whiskers.eighty", language)),
            ],
        )
    )
    return chart


def _names(rows: list[dict[str, Any]]) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(data(rows))
        .mark_text(align="left", baseline="middle", fontSize=_SIZE, lineHeight=_LEADING, color=INK)
        .encode(x=alt.value(-_NAMES), y=alt.Y("first:Q", scale=None), text="lines:N")
    )
    return chart


def _legend(language: Language) -> tuple[LegendEntry, ...]:
    return (
        LegendEntry(word("whiskers.plan", language), AreaSwatch(_PLAN)),
        LegendEntry(word("whiskers.middle", language), MarkerSwatch("circle", _LINE)),
        LegendEntry(word("whiskers.eighty", language), MarkerSwatch(_EIGHTY_SHAPE, _LATE)),
        LegendEntry(word("whiskers.spread", language), LineSwatch(INK, width=1.6)),
    )
