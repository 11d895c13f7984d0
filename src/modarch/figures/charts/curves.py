"""Several named lines over months or over a number, each with its band if it has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import (
    HEIGHT,
    WIDTH,
    chart_figure,
    data,
    month_axis,
    spread,
    titled,
    told,
)
from modarch.figures.metrics import clean, wrap
from modarch.figures.style import INK, SERIES, SERIES_DASHES
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["Curve", "Curves", "curves"]

_NAMES, _LABEL, _LEADING, _JOINT = 220, 12, 14, 18
_LINE, _BROAD = 2.4, 4.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A named line.

    Parameters
    ----------
    name
        What it is called.
    points
        Its points (x, y) in the order of x.
    band
        Its points (x, low, high), if it is uncertain.
    headline
        Whether it sums the others up, so that it is drawn broad and black.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    band: tuple[tuple[float, float, float], ...] = ()
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Lines over the same axis.

    Parameters
    ----------
    curves
        The lines; the first eight have a colour and a dash of their own.
    y_title
        What is measured, with its unit.
    x_title
        What the x is, if it is not months.
    months
        Whether x is months from the start.
    start
        The first calendar month; None counts years from one.
    """

    curves: tuple[Curve, ...]
    y_title: str
    x_title: str = ""
    months: bool = True
    start: Month | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    dash: tuple[float, ...]
    width: float


def _looks(content: Curves) -> list[_Look]:
    """Return how each line is drawn: those that are no headline take the series in turn."""
    looks, place = [], 0
    for curve in content.curves:
        if curve.headline:
            looks.append(_Look(INK, (1, 0), _BROAD))
            continue
        dash = tuple(float(part) for part in SERIES_DASHES[place % len(SERIES_DASHES)].split())
        looks.append(_Look(SERIES[place % len(SERIES)], dash or (1, 0), _LINE))
        place += 1
    return looks


def curves(content: Curves, heading: Heading) -> ChartFigure:
    """Draw named lines; their names stand at their ends.

    Parameters
    ----------
    content
        The lines and their axes.
    heading
        Title, scenario, date, mark and source.
    """
    x = _x(content, heading.language)
    layers: list[alt.Chart] = []
    looks = _looks(content)
    for curve, look in zip(content.curves, looks, strict=True):
        if curve.band:
            layers.append(_band(curve, look, x))
    drawn = zip(content.curves, looks, strict=True)
    layers += [_line(content, curve, look, x, heading.language) for curve, look in drawn]
    layers += _names(content)
    chart = alt.layer(*layers).properties(width=WIDTH - _NAMES, height=HEIGHT)
    return chart_figure(chart, heading)


def _extent(content: Curves) -> tuple[float, float]:
    xs = [x for curve in content.curves for x, _ in curve.points] or [0.0]
    return min(xs), max(xs)


def _heights(content: Curves) -> tuple[float, float]:
    lines = [y for curve in content.curves for _, y in curve.points]
    bands = [y for curve in content.curves for _, low, high in curve.band for y in (low, high)]
    ys = [*lines, *bands, 0.0]
    return min(ys), max(ys) or 1.0


def _x(content: Curves, language: Language) -> alt.X:
    first, last = _extent(content)
    axis = alt.Axis(title=titled(content.x_title, WIDTH - _NAMES))
    if content.months:
        axis = month_axis(content.start, int(last), language)
    return alt.X("x:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))


def _y(content: Curves) -> alt.Y:
    low, high = _heights(content)
    scale = alt.Scale(domain=[low, high * 1.04], nice=False)
    return alt.Y("y:Q", title=titled(content.y_title, HEIGHT), scale=scale)


def _band(curve: Curve, look: _Look, x: alt.X) -> alt.Chart:
    rows = [{"x": at, "low": low, "high": high} for at, low, high in curve.band]
    drawn = alt.Chart(data(rows)).mark_area(color=look.colour, opacity=0.16)
    chart: alt.Chart = drawn.encode(x=x, y="low:Q", y2="high:Q")
    return chart


def _line(content: Curves, curve: Curve, look: _Look, x: alt.X, language: Language) -> alt.Chart:
    rows = [
        {"x": at, "y": y, "name": clean(curve.name), "at": _at(content, at, language)}
        for at, y in curve.points
    ]
    drawn = alt.Chart(data(rows)).mark_line(
        color=look.colour, strokeWidth=look.width, strokeDash=list(look.dash)
    )
    chart: alt.Chart = drawn.encode(
        x=x,
        y=_y(content),
        tooltip=[
            alt.Tooltip("name:N", title=word("tooltip.line", language)),
            alt.Tooltip("at:N", title=content.x_title or word("tooltip.month", language)),
            alt.Tooltip("y:Q", title=clean(content.y_title)),
        ],
    )
    return chart


def _at(content: Curves, at: float, language: Language) -> str | float:
    return told(content.start, int(at), language) if content.months else at


def _names(content: Curves) -> list[alt.Chart]:
    """Return the names beside the ends of their lines, each joined to its line."""
    rows = list(_labels(content))
    joints = (
        alt.Chart(data(rows))
        .mark_rule(strokeWidth=_LINE)
        .encode(
            x=alt.value(WIDTH - _NAMES),
            x2=alt.value(WIDTH - _NAMES + _JOINT),
            y=alt.Y("end:Q", scale=None),
            y2="middle:Q",
            color=alt.Color("colour:N", scale=None),
        )
    )
    names = alt.Chart(data(rows)).mark_text(
        align="left", baseline="middle", fontSize=_LABEL, fontWeight="bold", lineHeight=_LEADING
    )
    return [
        joints,
        names.encode(
            x=alt.value(WIDTH - _NAMES + _JOINT + 6), y=alt.Y("first:Q", scale=None), text="lines:N"
        ),
    ]


def _labels(content: Curves) -> Iterator[dict[str, Any]]:
    low, high = _heights(content)
    wrapped = [wrap(c.name, _NAMES - _JOINT - 12, _LABEL, bold=True) for c in content.curves]
    tallest = max((len(lines) for lines in wrapped), default=1)
    ends = [curve.points[-1][1] if curve.points else 0.0 for curve in content.curves]
    pixels = [HEIGHT * (1 - (end - low) / (high * 1.04 - low)) for end in ends]
    places = spread(pixels, tallest * _LEADING + 3)
    looks = _looks(content)
    for number, (end, middle) in enumerate(zip(pixels, places, strict=True)):
        yield {
            "end": round(end, 2),
            "middle": round(middle, 2),
            "first": round(middle - (len(wrapped[number]) - 1) * _LEADING / 2, 2),
            "lines": list(wrapped[number]),
            "colour": looks[number].colour,
        }
