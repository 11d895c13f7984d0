"""Points between aims: which beats which, how far apart they are, and leaner problems."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.planning.problem import Problem
    from modarch.planning.supply import Resource

__all__ = ["SETTING", "beats", "lean", "scaled", "spread"]

Point = tuple[int, ...]

SETTING: Final = "setting:"
"""What the resources of settings begin with."""


def beats(one: Point, other: Point) -> bool:
    """Return whether a point is as good in every aim and better in one.

    >>> beats((1, 2), (1, 3)), beats((1, 2), (2, 1))
    (True, False)
    """
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def scaled(points: Sequence[Point]) -> dict[Point, list[float]]:
    """Return points with the best of each aim as 0 and the worst as 1."""
    columns = list(zip(*points, strict=True))
    spans = [(min(column), max(1, max(column) - min(column))) for column in columns]
    return {
        point: [(value - low) / span for value, (low, span) in zip(point, spans, strict=True)]
        for point in points
    }


def spread(points: Sequence[Point], first: Point, most: int) -> list[Point]:
    """Return a few points: one given, the best of each aim, and then what is furthest from those.

    Parameters
    ----------
    points
        The points.
    first
        One that is kept always.
    most
        How many are kept; the best of each aim always are.
    """
    kept = list(dict.fromkeys([first, *_ends(points)]))
    places = scaled([*points, first])
    while len(kept) < min(most, len(points)):
        left = [one for one in points if one not in kept]
        kept.append(max(left, key=lambda one: min(math.dist(places[one], places[k]) for k in kept)))
    return sorted(kept)


def _ends(points: Sequence[Point]) -> Iterator[Point]:
    for place in range(len(points[0])):
        yield min(points, key=lambda one: (one[place], one))


def lean(problem: Problem, most: int | None) -> Problem:
    """Return the problem with at most so many procurements and implementations at once.

    Parameters
    ----------
    problem
        The problem.
    most
        How many in all; None for as many as there may be. One of each is always left.
    """
    if most is None:
        return problem
    shared = [one for one in problem.resources if not one.key.startswith(SETTING)]
    units = {one.key: max(value for _, value in one.capacity) for one in shared}
    while sum(units.values()) > max(len(units), most):
        largest = max(units, key=lambda key: (units[key], key))
        units[largest] -= 1
    resources = tuple(_capped(one, units.get(one.key)) for one in problem.resources)
    return replace(problem, resources=resources)


def _capped(resource: Resource, most: int | None) -> Resource:
    if most is None:
        return resource
    steps = tuple((first, min(units, most)) for first, units in resource.capacity)
    return replace(resource, capacity=steps)
