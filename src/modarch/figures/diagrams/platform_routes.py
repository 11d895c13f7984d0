"""Lines beside the stack of a platform strategy: each in a lane of its own, ends kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from modarch.figures.diagrams.platform_layout import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.figures.diagrams.platform_content import Relation
    from modarch.figures.diagrams.platform_layout import Arrangement
    from modarch.figures.diagrams.routing import Point
    from modarch.figures.style import LayerKind
    from modarch.figures.svg import Box

__all__ = ["most_lanes", "routes"]

_LEFT, _RIGHT = 0, 1
_CORNER = 14.0


def most_lanes(relations: Sequence[Relation]) -> int:
    """Return how many lines run on the side that has most of them."""
    return max(Counter(_sides(relations)).values(), default=0)


def _sides(relations: Sequence[Relation]) -> list[int]:
    """Return the side each line runs on: that of its column, else the one with fewer lines."""
    fixed = [_fixed(one) for one in relations]
    load = Counter(side for side in fixed if side is not None)
    sides = []
    for side in fixed:
        chosen = side
        if chosen is None:
            chosen = _LEFT if load[_LEFT] <= load[_RIGHT] else _RIGHT
            load[chosen] += 1
        sides.append(chosen)
    return sides


def _fixed(relation: Relation) -> int | None:
    ends = {relation.source, relation.target}
    if not ends.isdisjoint(LEFT):
        return _LEFT
    return None if ends.isdisjoint(RIGHT) else _RIGHT


def routes(
    arrangement: Arrangement, relations: Sequence[Relation]
) -> Iterator[tuple[Relation, list[Point]]]:
    """Yield each relation with the corners of its line.

    Parameters
    ----------
    arrangement
        Where everything stands.
    relations
        What is drawn, all between layers that are there.
    """
    sides = _sides(relations)
    lanes = _lanes(arrangement, relations, sides)
    heights = _heights(arrangement, relations, sides)
    for place, relation in enumerate(relations):
        here, there = heights[place, "source"], heights[place, "target"]
        start = _edge(arrangement.boxes[relation.source], lanes[place])
        end = _edge(arrangement.boxes[relation.target], lanes[place])
        if _fixed(relation) is not None and _holds(arrangement.boxes[relation.source], there):
            yield relation, [(start, there), (end, there)]
        else:
            lane = lanes[place]
            yield relation, [(start, here), (lane, here), (lane, there), (end, there)]


def _holds(box: Box, height: float) -> bool:
    """Whether a line at a height meets the straight part of a box's edge."""
    return box.y + _CORNER < height < box.bottom - _CORNER


def _edge(box: Box, lane: float) -> float:
    """Return the edge of a box that faces a lane."""
    return box.right if lane > box.centre[0] else box.x


def _lanes(
    arrangement: Arrangement, relations: Sequence[Relation], sides: Sequence[int]
) -> dict[int, float]:
    """Return the x of each line: the longer it is, the farther from the stack."""
    found: dict[int, float] = {}
    for side in (_LEFT, _RIGHT):
        here = [place for place, one in enumerate(sides) if one == side]
        here.sort(key=lambda place: (_length(arrangement, relations[place]), place))
        low, high = arrangement.gutters[side]
        step = (high - low) / (len(here) + 1)
        for rank, place in enumerate(here, start=1):
            found[place] = high - rank * step if side == _LEFT else low + rank * step
    return found


def _length(arrangement: Arrangement, relation: Relation) -> float:
    source, target = arrangement.boxes[relation.source], arrangement.boxes[relation.target]
    return abs(source.centre[1] - target.centre[1])


def _heights(
    arrangement: Arrangement, relations: Sequence[Relation], sides: Sequence[int]
) -> dict[tuple[int, str], float]:
    """Return the y of each end; ends at one edge of a box stand apart, in the order of the others.

    What comes from above ends above what comes from below, so that lines cross as little as can be.
    """
    ends: dict[tuple[LayerKind, int], list[tuple[int, str]]] = defaultdict(list)
    for place, relation in enumerate(relations):
        for name, kind in (("source", relation.source), ("target", relation.target)):
            ends[kind, sides[place]].append((place, name))
    found: dict[tuple[int, str], float] = {}
    for (kind, _), here in ends.items():
        box = arrangement.boxes[kind]
        here.sort(key=lambda end: (_other(arrangement, relations[end[0]], end[1]), end))
        for rank, end in enumerate(here, start=1):
            found[end] = box.y + box.height * rank / (len(here) + 1)
    return found


def _other(arrangement: Arrangement, relation: Relation, end: str) -> float:
    kind = relation.target if end == "source" else relation.source
    return arrangement.boxes[kind].centre[1]
