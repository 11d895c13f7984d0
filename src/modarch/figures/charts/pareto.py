"""Plans between aims: the two first aims as axes, the others and each plan's merit as labels."""

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

__all__ = ["FrontPoint", "ParetoContent", "pareto"]

_LABEL, _NUMBER = 13, 14
_REACH = 17.0
_FEW = 3
_LOOKS = {
    "other": ("circle", "#7b8798", 60),
    "plan": ("circle", "#0a43dd", 620),
    "knee": ("square", "#178254", 560),
    "default": ("diamond", "#b0560a", 900),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPoint:
    """A plan.

    Parameters
    ----------
    x, y
        Its value in the two first aims.
    number
        Its number; 0 for a plan that is not kept.
    label
        What is written beside it.
    told
        The plan in a line, for the notes.
    is_default, is_knee
        Whether it is the default plan, or the best compromise.
    """

    x: float
    y: float
    number: int = 0
    label: str = ""
    told: str = ""
    is_default: bool = False
    is_knee: bool = False

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        if not self.number:
            return "other"
        if self.is_default:
            return "default"
        return "knee" if self.is_knee else "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoContent:
    """Plans between aims, with the names of the two first aims.

    Parameters
    ----------
    points
        The plans.
    x_title, y_title
        The aims.
    area
        The area of the words that say what the marks stand for.
    """

    points: tuple[FrontPoint, ...]
    x_title: str
    y_title: str
    area: str = "pareto"


def pareto(content: ParetoContent, heading: Heading) -> ChartFigure:
    """Draw plans between aims; less is better on both axes.

    Parameters
    ----------
    content
        The plans and the aims.
    heading
        Title, scenario, date, mark and source.
    """
    x = alt.X(
        "x:Q", title=titled(content.x_title), scale=_scale(content, "x"), axis=_axis(content, "x")
    )
    y = alt.Y(
        "y:Q",
        title=titled(content.y_title, HEIGHT),
        scale=_scale(content, "y"),
        axis=_axis(content, "y"),
    )
    kept = [point for point in content.points if point.number]
    numbers = alt.Chart(data(_row(point) for point in kept)).encode(x=x, y=y, text="number:N")
    layers: list[alt.Chart] = [
        *(points.encode(x=x, y=y) for points in _points(content, heading)),
        numbers.mark_text(fontSize=_NUMBER, fontWeight="bold", color=PAPER, baseline="middle"),
    ]
    for align, moved in _labels(content).items():
        names = alt.Chart(data(moved)).encode(x=x, y=y, text="label:N")
        side, right, down = align
        style: dict[str, Any] = {"align": side, "baseline": "middle", "dx": right, "dy": down}
        layers.append(names.mark_text(**style, fontSize=_LABEL, stroke=PAPER, strokeWidth=4))
        layers.append(names.mark_text(**style, fontSize=_LABEL, color=INK))
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    notes = tuple(point.told for point in kept if point.told)
    return chart_figure(chart, heading, _legend(content, heading), notes)


def _legend(content: ParetoContent, heading: Heading) -> Iterator[LegendEntry]:
    kinds = {point.kind for point in content.points}
    for kind, (shape, colour, _) in reversed(_LOOKS.items()):
        if kind in kinds:
            yield LegendEntry(
                word(f"{content.area}.{kind}", heading.language), MarkerSwatch(shape, colour)
            )


def _points(content: ParetoContent, heading: Heading) -> Iterator[alt.Chart]:
    for kind, (shape, colour, size) in _LOOKS.items():
        rows = [_row(point) for point in content.points if point.kind == kind]
        if rows:
            points = alt.Chart(data(rows)).mark_point(
                shape=shape, size=size, filled=True, color=colour, opacity=1, stroke=PAPER
            )
            yield points.encode(tooltip=_tooltip(content, heading))


def _row(point: FrontPoint) -> dict[str, Any]:
    return {
        "x": point.x,
        "y": point.y,
        "number": str(point.number or ""),
        "label": clean(point.label),
    }


def _tooltip(content: ParetoContent, heading: Heading) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("number:N", title=word("pareto.number", heading.language)),
        alt.Tooltip("x:Q", title=clean(content.x_title)),
        alt.Tooltip("y:Q", title=clean(content.y_title)),
        alt.Tooltip("label:N", title=word("tooltip.name", heading.language)),
    ]


def _domain(content: ParetoContent, way: str) -> tuple[float, float]:
    values = [point.x if way == "x" else point.y for point in content.points] or [0.0]
    room = 0.12 * (max(values) - min(values)) or 3.0
    return min(values) - room, max(values) + room


def _axis(content: ParetoContent, way: str) -> alt.Axis:
    """Return an axis of whole numbers, or of quarters where there would be too few of them."""
    values = [point.x if way == "x" else point.y for point in content.points]
    whole = all(float(value).is_integer() for value in values)
    if whole or max(values) - min(values) >= _FEW:
        return alt.Axis(tickMinStep=1, format=",d")
    return alt.Axis(tickMinStep=0.25, format=",.2~f")


def _scale(content: ParetoContent, way: str) -> alt.Scale:
    return alt.Scale(domain=list(_domain(content, way)), nice=False, zero=False)


_PLACES = (
    ("left", _REACH, 0.0),
    ("right", -_REACH, 0.0),
    ("center", 0.0, -_REACH - 8),
    ("center", 0.0, _REACH + 8),
    ("left", -_REACH, -_REACH - 8),
    ("left", -_REACH, _REACH + 8),
    ("right", _REACH, -_REACH - 8),
    ("right", _REACH, _REACH + 8),
)
"""Where a label may stand: to the right, to the left, above and below in three ways."""


def _labels(content: ParetoContent) -> dict[tuple[str, float, float], list[dict[str, Any]]]:
    """Return the labels by where they stand beside their points, without overlap if possible."""
    taken = [_mark(content, point) for point in content.points]
    found: dict[tuple[str, float, float], list[dict[str, Any]]] = {}
    for point in content.points:
        if point.number and point.label:
            own = _mark(content, point)
            others = [box for box in taken if box != own]
            place = min(_PLACES, key=lambda one: _clash(_box(content, point, one), others))
            taken.append(_box(content, point, place))
            found.setdefault(place, []).append(_row(point))
    return found


def _at(content: ParetoContent, point: FrontPoint) -> tuple[float, float]:
    (left, right), (low, high) = _domain(content, "x"), _domain(content, "y")
    x = WIDTH * (point.x - left) / (right - left)
    return x, HEIGHT * (high - point.y) / (high - low)


def _mark(content: ParetoContent, point: FrontPoint) -> Box:
    x, y = _at(content, point)
    half = _REACH if point.number else 5.0
    return Box(x - half, y - half, 2 * half, 2 * half)


def _box(content: ParetoContent, point: FrontPoint, place: tuple[str, float, float]) -> Box:
    align, right, down = place
    x, y = _at(content, point)
    wide = text_width(point.label, _LABEL) + 6
    left = {"left": 0.0, "right": -wide, "center": -wide / 2}[align]
    return Box(x + right + left, y + down - 9, wide, 18)


def _clash(box: Box, others: list[Box]) -> float:
    """Return how much of a label would overlap others, or stand outside."""
    outside = max(0.0, -box.x, box.right - WIDTH, -box.y, box.bottom - HEIGHT)
    over = 0.0
    for other in others:
        across = min(box.right, other.right) - max(box.x, other.x)
        along = min(box.bottom, other.bottom) - max(box.y, other.y)
        over += max(0.0, across) * max(0.0, along)
    return over + 100 * outside
