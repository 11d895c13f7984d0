"""What the plan asks for in each month against what there is capacity for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt

from modarch.figures.charts.base import WIDTH, chart_figure, data, month_axis, told
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch
from modarch.figures.metrics import wrap
from modarch.figures.style import BAD, INK, Tone
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["Capacity", "CapacityPanel", "capacity"]

_LOAD = Tone(fill="#a9c6ec", edge="#3a5bb8")
_OVER = Tone(fill="#d9533f", edge=BAD)
_PEAK = "#b0320a"
_NAMES = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityPanel:
    """One kind of capacity: parallel procurements, rollouts, or changes in a care setting.

    Parameters
    ----------
    name
        What it is called.
    load, capacity
        What is asked for and what there is, in each month.
    peak
        What is asked for at most in nine outcomes of ten; empty where outcomes do not differ.
    """

    name: str
    load: tuple[float, ...]
    capacity: tuple[float, ...]
    peak: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Load against capacity over the same months."""

    panels: tuple[CapacityPanel, ...]
    start: Month | None = None


def capacity(content: Capacity, heading: Heading) -> ChartFigure:
    """Draw load against capacity, one panel for each kind.

    Parameters
    ----------
    content
        The panels, from the top.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    height = max(46, min(150, 520 // max(1, len(content.panels))))
    last = len(content.panels) - 1
    panels = [
        _panel(panel, content.start, language, (height, place == last))
        for place, panel in enumerate(content.panels)
    ]
    over = any(
        load > limit
        for panel in content.panels
        for load, limit in zip(panel.load, panel.capacity, strict=True)
    )
    uncertain = any(panel.peak for panel in content.panels)
    load = word("capacity.likely" if uncertain else "capacity.load", language)
    legend = [
        LegendEntry(load, AreaSwatch(_LOAD)),
        *(
            [LegendEntry(word("capacity.peak", language), LineSwatch(_PEAK, "5 3"))]
            if uncertain
            else []
        ),
        *([LegendEntry(word("capacity.over", language), AreaSwatch(_OVER))] if over else []),
        LegendEntry(word("capacity.limit", language), LineSwatch(INK, width=2.4)),
    ]
    chart = alt.vconcat(*panels, spacing=14)
    return chart_figure(chart, heading, legend)


def _panel(
    panel: CapacityPanel, start: Month | None, language: Language, form: tuple[int, bool]
) -> alt.LayerChart:
    height, labelled = form
    months = len(panel.load)
    axis = month_axis(start, months, language)
    if not labelled:
        axis.labels = False
    x = alt.X("m:Q", axis=axis, scale=alt.Scale(domain=[0, months], nice=False))
    y = _height_axis(panel)
    layers = [
        _area(panel, over=False).encode(x=x, y=y, y2="high:Q"),
        _area(panel, over=True).encode(x=x, y=y, y2="high:Q"),
        *([_peak(panel).encode(x="m:Q", y="peak:Q")] if panel.peak else []),
        _limit(panel).encode(x="m:Q", y="limit:Q"),
        _pointed_at(panel, start, language),
    ]
    return alt.LayerChart(layer=layers).properties(width=WIDTH - 120, height=height)


def _height_axis(panel: CapacityPanel) -> alt.Y:
    """Return the upright axis, with the name of the panel upright at its left."""
    top = max((*panel.load, *panel.capacity, *panel.peak, 1.0))
    axis = alt.Axis(
        tickCount=3,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="middle",
        titleX=-_NAMES - 40,
        titleFontWeight="bold",
        titleColor=INK,
        titleBaseline="middle",
        minExtent=30,
    )
    scale = alt.Scale(domain=[0, top * 1.08], nice=False)
    name = list(wrap(panel.name, _NAMES, 12, bold=True))
    return alt.Y("low:Q", title=name, scale=scale, axis=axis)


def _area(panel: CapacityPanel, *, over: bool) -> alt.Chart:
    """Return the load up to the capacity, or what lies above it."""
    rows = [
        {
            "m": month,
            "low": min(load, limit) if over else 0,
            "high": load if over else min(load, limit),
        }
        for month, (load, limit) in enumerate(zip(panel.load, panel.capacity, strict=True))
    ]
    rows += [{**row, "m": len(rows)} for row in rows[-1:]]
    colour = (_OVER if over else _LOAD).fill
    chart: alt.Chart = alt.Chart(data(rows)).mark_area(interpolate="step-after", color=colour)
    return chart


def _pointed_at(panel: CapacityPanel, start: Month | None, language: Language) -> alt.Chart:
    """Return what a reader sees when pointing at a month."""
    rows = [
        {
            "m": month,
            "m2": month + 1,
            "month": told(start, month, language),
            "load": load,
            "limit": limit,
        }
        for month, (load, limit) in enumerate(zip(panel.load, panel.capacity, strict=True))
    ]
    chart: alt.Chart = (
        alt.Chart(data(rows))
        .mark_rect(opacity=0)
        .encode(
            x="m:Q",
            x2="m2:Q",
            tooltip=[
                alt.Tooltip("month:N", title=word("tooltip.month", language)),
                alt.Tooltip("load:Q", title=word("capacity.load", language)),
                alt.Tooltip("limit:Q", title=word("capacity.limit", language)),
            ],
        )
    )
    return chart


def _peak(panel: CapacityPanel) -> alt.Chart:
    values = (*panel.peak, *panel.peak[-1:])
    rows = [{"m": month, "peak": peak} for month, peak in enumerate(values)]
    drawn = alt.Chart(data(rows))
    chart: alt.Chart = drawn.mark_line(
        interpolate="step-after", strokeWidth=1.6, strokeDash=[5, 3], color=_PEAK
    )
    return chart


def _limit(panel: CapacityPanel) -> alt.Chart:
    values = (*panel.capacity, *panel.capacity[-1:])
    rows = [{"m": month, "limit": limit} for month, limit in enumerate(values)]
    drawn = alt.Chart(data(rows))
    chart: alt.Chart = drawn.mark_line(interpolate="step-after", strokeWidth=2.4, color=INK)
    return chart
