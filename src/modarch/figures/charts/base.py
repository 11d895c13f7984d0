"""What the charts share: their size, their data, their time axis and the way into a figure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.figure import ChartFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.metrics import wrap
from modarch.figures.style import BODY
from modarch.figures.vega import specification
from modarch.figures.words.formats import short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.figures.legend import LegendEntry
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["HEIGHT", "WIDTH", "chart_figure", "data", "month_axis", "spread", "titled", "told"]

WIDTH, HEIGHT = 1060, 420
"""Size of the plotted area in pixels; with axes it comes to a slide's proportions."""

_YEAR = 12
_SHORT = 24
"""Up to so many months the axis names months, for there would be too few years to read."""


def data(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Return rows as the data of a chart; field names are modarch's own, never the user's."""
    return alt.InlineData(values=list(rows))


def titled(text: str, room: int = WIDTH) -> list[str]:
    """Return the title of an axis in lines that fit."""
    return list(wrap(text, room, BODY))


def month_axis(start: Month | None, months: int, language: Language, *, first: int = 0) -> alt.Axis:
    """Return an axis over months that is labelled by years, or by months if it is short.

    Parameters
    ----------
    start
        The first calendar month; None counts years from one.
    months
        How many months the chart spans.
    language
        ``sv`` or ``en``.
    first
        Where the chart begins, in months after ``start``.
    """
    if start and months - first <= _SHORT:
        return _short_axis(start, (first, months), language)
    offset = start.index % _YEAR if start else 0
    if start:
        name = f"'' + floor((datum.value + {start.index}) / {_YEAR})"
    else:
        told = word("time.year", language, number="*").split("*")
        name = f"'{told[0]}' + (floor(datum.value / {_YEAR}) + 1) + '{told[1]}'"
    return alt.Axis(
        values=list(range(-offset % _YEAR, months, _YEAR)),
        labelExpr=name,
        labelAlign="left",
        labelOffset=4,
        labelFlush=False,
        title=None,
        grid=True,
        tickSize=12,
    )


def _short_axis(start: Month, span: tuple[int, int], language: Language) -> alt.Axis:
    """Return an axis of named months, every third if there are many."""
    step = 1 if span[1] - span[0] <= _YEAR // 2 else 3
    begin = span[0] + -(start.index + span[0]) % step
    marks = range(begin, span[1], step)
    names = {str(mark): short_month(start + mark, language) for mark in marks}
    return alt.Axis(
        values=list(marks),
        labelExpr=f"{json.dumps(names, ensure_ascii=False)}['' + datum.value]",
        labelFlush=False,
        labelOverlap=True,
        title=None,
        grid=True,
        tickSize=6,
    )


def told(start: Month | None, month: int, language: Language) -> str:
    """Return a month in words, for a tooltip."""
    if start is None:
        return word("time.month-number", language, number=month + 1)
    return short_month(start + month, language)


def spread(positions: Sequence[float], least: float) -> list[float]:
    """Move positions apart so that labels at them do not overlap, as little as can be.

    Parameters
    ----------
    positions
        Where the labels would stand, in pixels.
    least
        The least distance between two labels.

    Returns
    -------
    list of float
        The new positions in the given order; sorted positions stay sorted.
    """
    order = sorted(range(len(positions)), key=lambda place: positions[place])
    blocks: list[tuple[float, int]] = []  # sum of (position - rank), size; one mean each
    for rank, place in enumerate(order):
        total, size = positions[place] - rank * least, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / size:
            before, more = blocks.pop()
            total, size = total + before, size + more
        blocks.append((total, size))
    means = [total / size for total, size in blocks for _ in range(size)]
    moved = [0.0] * len(positions)
    for rank, place in enumerate(order):
        moved[place] = means[rank] + rank * least
    return moved


def chart_figure(
    chart: alt.TopLevelMixin,
    heading: Heading,
    legend: Iterable[LegendEntry] = (),
    notes: tuple[str, ...] = (),
) -> ChartFigure:
    """Return a chart as a figure in its frame."""
    surround = Surround(heading=heading, legend=tuple(legend), notes=notes)
    return ChartFigure(surround, specification(chart, heading.language))
