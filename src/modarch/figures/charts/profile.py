"""A profile of measures between 0 and 1, such as the components of the risk, per alternative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import WIDTH, chart_figure, data, titled
from modarch.figures.legend import AreaSwatch, LegendEntry
from modarch.figures.metrics import clean, wrap
from modarch.figures.style import INK, MUTED, SERIES, Tone
from modarch.figures.words.formats import NO_VALUE, number, share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.text import Language

__all__ = ["Measure", "Profile", "profile"]

_NAMES, _BAR, _GAP = 330, 17, 16
_SIZE = 12
_SCALE = alt.Scale(domain=[0, 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One row of a profile.

    Parameters
    ----------
    name
        What is measured.
    values
        One value between 0 and 1 for each alternative; None is not known.
    """

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Measures of one or several alternatives.

    Parameters
    ----------
    alternatives
        Their names.
    measures
        The rows from the top.
    axis_title
        What the values mean.
    is_share
        Whether they are shares, written as per cent.
    """

    alternatives: tuple[str, ...]
    measures: tuple[Measure, ...]
    axis_title: str = ""
    is_share: bool = False


def profile(content: Profile, heading: Heading) -> ChartFigure:
    """Draw a profile as bars, the alternatives of a measure below each other.

    Parameters
    ----------
    content
        Alternatives and measures.
    heading
        Title, scenario, date, mark and source.
    """
    rows = list(_bars(content, heading))
    height = max((row["bottom"] for row in rows), default=_BAR) + _GAP / 2
    layers = [_drawn(content, rows, heading), _values(rows), _left(content)]
    several = len(content.alternatives) > 1
    if several:
        layers.append(_numbers(rows))
    chart = alt.layer(*layers).properties(width=WIDTH - _NAMES, height=height)
    notes = (word("profile.order", heading.language),) if several else ()
    return chart_figure(chart, heading, _legend(content), notes)


def _drawn(content: Profile, rows: list[dict[str, Any]], heading: Heading) -> alt.Chart:
    title = titled(content.axis_title, WIDTH - _NAMES)
    bars = alt.Chart(data(rows)).mark_rect(cornerRadius=2)
    chart: alt.Chart = bars.encode(
        x=alt.X("zero:Q", title=title, scale=_SCALE, axis=_axis(content)),
        x2="value:Q",
        y=alt.Y("top:Q", scale=None, axis=None),
        y2="bottom:Q",
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("measure:N", title=word("tooltip.name", heading.language)),
            alt.Tooltip("alternative:N", title=word("tooltip.alternative", heading.language)),
            alt.Tooltip("told:N", title=word("tooltip.value", heading.language)),
        ],
    )
    return chart


def _axis(content: Profile) -> alt.Axis:
    marks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    return alt.Axis(values=marks, format=".0%" if content.is_share else ".1f")


def _told(value: float | None, content: Profile, language: Language) -> str:
    if value is None:
        return NO_VALUE
    return share(value, language) if content.is_share else number(value, language, 2)


def _values(rows: list[dict[str, Any]]) -> alt.Chart:
    texts = alt.Chart(data(rows)).mark_text(align="left", dx=5, baseline="middle", fontSize=11)
    chart: alt.Chart = texts.encode(x="value:Q", y=alt.Y("middle:Q", scale=None), text="told:N")
    return chart


def _numbers(rows: list[dict[str, Any]]) -> alt.Chart:
    """Return the number of each bar's alternative, so that colour is not alone."""
    texts = alt.Chart(data(rows)).mark_text(align="right", baseline="middle", fontSize=9)
    chart: alt.Chart = texts.encode(
        x=alt.value(-5), y=alt.Y("middle:Q", scale=None), text="number:N", color=alt.value(MUTED)
    )
    return chart


def _left(content: Profile) -> alt.Chart:
    names = alt.Chart(data(_names(content))).mark_text(
        align="left", baseline="middle", fontSize=_SIZE, lineHeight=14, color=INK
    )
    chart: alt.Chart = names.encode(
        x=alt.value(-_NAMES), y=alt.Y("first:Q", scale=None), text="lines:N"
    )
    return chart


def _block(content: Profile) -> float:
    return _BAR * max(1, len(content.alternatives)) + _GAP


def _tops(content: Profile) -> Iterator[tuple[Measure, float, float]]:
    """Yield each measure with its top and height, in pixels."""
    y = 0.0
    for measure in content.measures:
        lines = len(wrap(measure.name, _NAMES - 20, _SIZE))
        height = max(_block(content), 14 * lines + _GAP)
        yield measure, y, height
        y += height


def _bars(content: Profile, heading: Heading) -> Iterator[dict[str, Any]]:
    for measure, top, height in _tops(content):
        start = top + (height - _BAR * len(measure.values)) / 2
        for place, value in enumerate(measure.values):
            y = start + place * _BAR
            yield {
                "zero": 0,
                "value": value or 0,
                "top": y + 1,
                "bottom": y + _BAR - 1,
                "middle": y + _BAR / 2,
                "colour": SERIES[place % len(SERIES)],
                "told": _told(value, content, heading.language),
                "number": str(place + 1),
                "measure": clean(measure.name),
                "alternative": clean(content.alternatives[place]),
            }


def _names(content: Profile) -> Iterator[dict[str, Any]]:
    for measure, top, height in _tops(content):
        lines = wrap(measure.name, _NAMES - 20, _SIZE)
        first = top + height / 2 - (len(lines) - 1) * 7
        yield {"first": first, "lines": list(lines)}


def _legend(content: Profile) -> Iterator[LegendEntry]:
    for place, name in enumerate(content.alternatives):
        colour = SERIES[place % len(SERIES)]
        number = str(place + 1) if len(content.alternatives) > 1 else ""
        yield LegendEntry(name, AreaSwatch(Tone(fill=colour, edge=colour), number))
