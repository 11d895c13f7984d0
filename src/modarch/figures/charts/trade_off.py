"""A trade-off between two things that should both be small, with the knee and today's choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from modarch.figures.charts.base import HEIGHT, WIDTH, chart_figure, data, titled
from modarch.figures.legend import LegendEntry, MarkerSwatch
from modarch.figures.metrics import clean, text_width
from modarch.figures.style import INK, PAPER
from modarch.figures.svg import Box
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import ChartFigure
    from modarch.figures.frame import Heading
    from modarch.landscape.text import Language

__all__ = ["Choice", "TradeOff", "trade_off"]

_FRONT, _KNEE, _TODAY, _COMPUTED = "#0a43dd", "#178254", "#b0560a", "#611795"
_LABEL, _BESIDE = 11, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to cut the landscape into modules.

    Parameters
    ----------
    x, y
        What it costs in either respect.
    name
        What it is called; shown where there is room, the knee's and today's first.
    efficient
        Whether no other choice is as good in both and better in one.
    knee
        Whether more of the one begins to cost much more of the other here.
    today
        Whether it is what the model says now.
    computed
        Whether it is the one that is recommended.
    """

    x: float
    y: float
    name: str = ""
    efficient: bool = True
    knee: bool = False
    today: bool = False
    computed: bool = False

    @property
    def kind(self) -> str:
        """What the choice is drawn as."""
        if self.today:
            return "today"
        if self.computed:
            return "computed"
        if self.knee:
            return "knee"
        return "efficient" if self.efficient else "dominated"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """Choices between two costs, with the names of the costs."""

    choices: tuple[Choice, ...]
    x_title: str
    y_title: str


_LOOKS = {
    "dominated": ("circle", "#7b8798", 80),
    "efficient": ("circle", _FRONT, 90),
    "knee": ("square", _KNEE, 210),
    "computed": ("up", _COMPUTED, 200),
    "today": ("diamond", _TODAY, 240),
}


_VEGA = {"up": "triangle-up"}
"""Markers that the charts call something else than the legend."""


def trade_off(content: TradeOff, heading: Heading) -> ChartFigure:
    """Draw a trade-off curve.

    Parameters
    ----------
    content
        The choices and the two costs.
    heading
        Title, scenario, date, mark and source.
    """
    x = alt.X("x:Q", axis=_axis(content, "x"), scale=_scale(content, "x"))
    y = alt.Y("y:Q", axis=_axis(content, "y"), scale=_scale(content, "y"))
    front = sorted((c.x, c.y) for c in content.choices if c.efficient or c.knee)
    line = alt.Chart(data({"x": at, "y": height} for at, height in front))
    names = alt.Chart(data(_names(content))).encode(x=x, y=y, text="name:N")
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": 11, "dy": _BESIDE}
    layers = [
        line.mark_line(color=_FRONT, strokeWidth=2).encode(x=x, y=y),
        *(points.encode(x=x, y=y) for points in _points(content, heading)),
        names.mark_text(**style, fontSize=_LABEL, stroke=PAPER, strokeWidth=4),
        names.mark_text(**style, fontSize=_LABEL, color=INK),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    return chart_figure(chart, heading, _legend(content, heading.language))


def _legend(content: TradeOff, language: Language) -> Iterator[LegendEntry]:
    kinds = {choice.kind for choice in content.choices}
    for kind, (shape, colour, _) in _LOOKS.items():
        if kind in kinds:
            yield LegendEntry(word(f"trade-off.{kind}", language), MarkerSwatch(shape, colour))


def _points(content: TradeOff, heading: Heading) -> Iterator[alt.Chart]:
    for kind, (shape, colour, size) in _LOOKS.items():
        rows = [_row(choice) for choice in content.choices if choice.kind == kind]
        if rows:
            points = alt.Chart(data(rows)).mark_point(
                shape=_VEGA.get(shape, shape),
                size=size,
                filled=True,
                color=colour,
                opacity=1,
                stroke=PAPER,
            )
            yield points.encode(tooltip=_tooltip(content, heading))


def _row(choice: Choice) -> dict[str, Any]:
    return {"x": choice.x, "y": choice.y, "name": clean(choice.name)}


def _tooltip(content: TradeOff, heading: Heading) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title=word("tooltip.name", heading.language)),
        alt.Tooltip("x:Q", title=clean(content.x_title)),
        alt.Tooltip("y:Q", title=clean(content.y_title)),
    ]


def _domain(content: TradeOff, way: str) -> tuple[float, float]:
    """Return the ends of an axis; to the right there is room for a name."""
    values = [choice.x if way == "x" else choice.y for choice in content.choices] or [0.0]
    span = (max(values) - min(values)) or 12.5
    return min(values) - 0.08 * span, max(values) + (0.16 if way == "x" else 0.08) * span


def _axis(content: TradeOff, way: str) -> alt.Axis:
    """Return an axis; where only whole numbers occur, no mark stands between them."""
    title = titled(content.x_title) if way == "x" else titled(content.y_title, HEIGHT)
    values = [choice.x if way == "x" else choice.y for choice in content.choices]
    if all(float(value).is_integer() for value in values):
        return alt.Axis(title=title, tickMinStep=1)
    return alt.Axis(title=title)


def _scale(content: TradeOff, way: str) -> alt.Scale:
    return alt.Scale(domain=list(_domain(content, way)), nice=False, zero=False)


def _names(content: TradeOff) -> Iterator[dict[str, Any]]:
    """Yield the names there is room for: the knee's, today's and the computed one first."""
    taken: list[Box] = []
    order = sorted(
        content.choices,
        key=lambda choice: not (choice.knee or choice.today or choice.computed),
    )
    for choice in order:
        box = _label_box(content, choice)
        if choice.name and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield {**_row(choice), "name": clean(choice.name)}


def _label_box(content: TradeOff, choice: Choice) -> Box:
    (left, right), (low, high) = _domain(content, "x"), _domain(content, "y")
    x = WIDTH * (choice.x - left) / (right - left) + 9
    y = HEIGHT * (high - choice.y) / (high - low) + _BESIDE
    return Box(x, y - _LABEL / 2 - 2, text_width(choice.name, _LABEL) + 8, _LABEL + 4)


def _overlap(one: Box, other: Box) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom
