"""Lines with square corners between boxes, for pictures whose positions are given."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.svg import Box

__all__ = ["Point", "along_longest", "beside", "spline", "through_gutter"]

Point = tuple[float, float]

_ARROW = 8.0
_EDGE = 14.0


def beside(source: Box, target: Box, shift: float = 0.0) -> list[Point]:
    """Return the corners of a line between boxes that stand side by side.

    The line is straight where the boxes overlap in height, else it turns between them.
    """
    rightwards = source.x < target.x
    start = source.right if rightwards else source.x
    end = target.x if rightwards else target.right
    there = target.centre[1] + shift
    edge = min(_EDGE, source.height / 2)
    here = min(max(there, source.y + edge), source.bottom - edge)
    if abs(here - there) < 1:
        return [(start, there), (end, there)]
    turn = (start + end) / 2 + shift
    return [(start, here), (turn, here), (turn, there), (end, there)]


def through_gutter(source: Box, target: Box, gutter: float, shift: float = 0.0) -> list[Point]:
    """Return the corners of a line between boxes of one stack, through a gutter at an x."""
    left = gutter < source.x
    start = source.x if left else source.right
    end = target.x if left else target.right
    here, there = source.centre[1] + shift, target.centre[1] + shift
    return [(start, here), (gutter, here), (gutter, there), (end, there)]


def along_longest(points: Sequence[Point], share: float) -> Point:
    """Return the point a share along the longest stretch, where a number can stand."""
    stretches = list(pairwise(points))
    (ax, ay), (bx, by) = max(stretches, key=lambda ends: _length(*ends))
    return (ax + (bx - ax) * share, ay + (by - ay) * share)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def spline(points: Sequence[Point], *, arrow: bool = True) -> str:
    """Return a line through corners as Graphviz writes the position of an edge."""
    if not arrow:
        return _bends(points)
    *_, before, tip = points
    length = max(_length(before, tip), 1e-9)
    back = min(_ARROW, length) / length
    neck = (tip[0] + (before[0] - tip[0]) * back, tip[1] + (before[1] - tip[1]) * back)
    return f"e,{_point(tip)} {_bends([*points[:-1], neck])}"


def _bends(corners: Sequence[Point]) -> str:
    written = [_point(corners[0])]
    for here, there in pairwise(corners):
        written += [_point(here), _point(there), _point(there)]
    return " ".join(written)


def _point(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
