"""How probable it is to be ready by a month, with the months of given probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import HEIGHT, WIDTH, chart_figure, data, month_axis, spread, told
from modarch.figures.legend import LegendEntry, LineSwatch
from modarch.figures.metrics import clean
from modarch.figures.style import INK, MUTED, PAPER
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["SCurve", "s_curve"]

_LINE, _PLAN = "#0a43dd", "#b0560a"


@dataclass(frozen=True, slots=True, kw_only=True)
class SCurve:
    """A distribution of when something is ready.

    Parameters
    ----------
    points
        (month, probability to be ready by then), rising.
    percentiles
        (probability, month), such as the tenth, fiftieth, eightieth and ninetieth.
    planned
        The month of the plan; None leaves it out.
    start
        The first calendar month; None counts years from one.
    """

    points: tuple[tuple[float, float], ...]
    percentiles: tuple[tuple[float, float], ...] = ()
    planned: float | None = None
    start: Month | None = None


def s_curve(content: SCurve, heading: Heading) -> ChartFigure:
    """Draw the probability to be ready by each month.

    Parameters
    ----------
    content
        The distribution, its percentiles and the plan.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    first, last = _domain(content)
    axis = month_axis(content.start, int(last) + 1, language, first=max(0, int(first)))
    x = alt.X("m:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))
    axis_y = alt.Axis(
        format="%", title=word("s-curve.axis", language), values=[0, 0.25, 0.5, 0.75, 1]
    )
    y = alt.Y("p:Q", axis=axis_y, scale=alt.Scale(domain=[0, 1.02], nice=False))
    curve = alt.Chart(data(_points(content, language)))
    layers = [
        *_plan(content, x),
        curve.mark_area(interpolate="step-after", color=_LINE, opacity=0.08).encode(x=x, y=y),
        curve.mark_line(interpolate="step-after", color=_LINE, strokeWidth=3).encode(x=x, y=y),
        *_percentiles(content, language),
        curve.mark_point(size=90, opacity=0).encode(x=x, y=y, tooltip=_tooltip(language)),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    return chart_figure(chart, heading, _legend(content, language), _told(content, language))


def _plan(content: SCurve, x: alt.X) -> list[alt.Chart]:
    """Return the plan's month as an upright line behind everything else, if there is one."""
    if content.planned is None:
        return []
    plan = alt.Chart(data([{"m": content.planned}]))
    return [plan.mark_rule(color=_PLAN, strokeWidth=2.4).encode(x=x)]


def _tooltip(language: Language) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("month:N", title=word("tooltip.month", language)),
        alt.Tooltip("told:N", title=word("tooltip.share", language)),
    ]


def _domain(content: SCurve) -> tuple[float, float]:
    months = [month for month, _ in content.points]
    months += [month for _, month in content.percentiles]
    months += [content.planned] if content.planned is not None else []
    first, last = min(months, default=0.0), max(months, default=1.0)
    room = max(1.0, 0.05 * (last - first))
    return first - 2 * room, last + room


def _points(content: SCurve, language: Language) -> Iterator[dict[str, Any]]:
    for month, probability in content.points:
        yield {
            "m": month,
            "p": probability,
            "month": told(content.start, int(month), language),
            "told": share(probability, language),
        }


def _percentiles(content: SCurve, language: Language) -> list[alt.Chart]:
    """Return a foot from the curve to the axis for each percentile, with its name at the curve."""
    rows: list[dict[str, Any]] = []
    for probability, month in content.percentiles:
        name = f"{_of_ten(probability, language)}: {told(content.start, int(month), language)}"
        rows.append({"m": month, "p": probability, "zero": 0, "name": clean(name)})
    pixels = [HEIGHT * (1 - row["p"] / 1.02) for row in rows]
    for row, pixel in zip(rows, spread(pixels, 17), strict=True):
        row["pixel"] = round(pixel, 2)
    feet = alt.Chart(data(rows)).mark_rule(color=MUTED, strokeDash=[4, 3], strokeWidth=1.3)
    dots = alt.Chart(data(rows)).mark_point(filled=True, color=INK, size=70, opacity=1)
    style: dict[str, Any] = {"align": "right", "dx": -10, "baseline": "middle", "fontSize": 12}
    text = alt.Chart(data(rows)).encode(x="m:Q", y=alt.Y("pixel:Q", scale=None), text="name:N")
    return [
        feet.encode(x="m:Q", y="zero:Q", y2="p:Q"),
        dots.encode(x="m:Q", y="p:Q"),
        text.mark_text(**style, fontWeight="bold", stroke=PAPER, strokeWidth=4),
        text.mark_text(**style, fontWeight="bold", color=INK),
    ]


def _of_ten(probability: float, language: Language) -> str:
    """Return a probability as so many outcomes in ten, which is read without training."""
    tenths = 10 * probability
    if abs(tenths - round(tenths)) > 1e-9:  # noqa: PLR2004 - rounding noise
        return share(probability, language)
    return word("s-curve.of-ten", language, count=round(tenths))


def _told(content: SCurve, language: Language) -> tuple[str, ...]:
    if content.planned is None:
        return ()
    before = [p for month, p in content.points if month <= content.planned]
    probability = max(before, default=0.0)
    return (
        word(
            "s-curve.plan-told",
            language,
            month=told(content.start, int(content.planned), language),
            share=share(probability, language),
        ),
    )


def _legend(content: SCurve, language: Language) -> Iterator[LegendEntry]:
    yield LegendEntry(word("s-curve.line", language), LineSwatch(_LINE, width=3))
    if content.percentiles:
        yield LegendEntry(word("s-curve.percentile", language), LineSwatch(MUTED, "4 3", 1.3))
    if content.planned is not None:
        yield LegendEntry(word("s-curve.plan", language), LineSwatch(_PLAN, width=2.4))
