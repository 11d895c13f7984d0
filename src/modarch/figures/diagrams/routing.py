"""Lines with square corners between boxes, for pictures whose positions are given."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Point", "along_longest", "free_spot", "spline"]

Point = tuple[float, float]

_ARROW = 8.0


def along_longest(points: Sequence[Point], share: float) -> Point:
    """Return the point a share along the longest stretch, where a number can stand."""
    stretches = list(pairwise(points))
    (ax, ay), (bx, by) = max(stretches, key=lambda ends: _length(*ends))
    return (ax + (bx - ax) * share, ay + (by - ay) * share)


def free_spot(
    route: Sequence[Point], others: Sequence[Sequence[Point]], room: float = 15.0
) -> Point:
    """Return a point on the longest stretch that no other line comes near, as close to its middle.

    Parameters
    ----------
    route
        The corners of the line.
    others
        The corners of the other lines.
    room
        How many pixels are near.
    """
    tried = [along_longest(route, share) for share in _SHARES]
    clear = [spot for spot in tried if all(_away(spot, other) >= room for other in others)]
    return (clear or tried)[0]


_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)


def _away(spot: Point, line: Sequence[Point]) -> float:
    """Return how far a point is from a line with square corners."""
    x, y = spot
    return min(
        max(min(ax, bx) - x, x - max(ax, bx), min(ay, by) - y, y - max(ay, by), 0.0)
        for (ax, ay), (bx, by) in pairwise(line)
    )


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
