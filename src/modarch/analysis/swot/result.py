"""The SWOT of every alternative, sorted, held against measures, and searched for what is shared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from modarch.analysis.swot.likeness import NEAR, likeness
from modarch.landscape.alternatives import SwotKind
from modarch.landscape.readings import judge
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.landscape.alternatives import SwotPoint
    from modarch.landscape.measures import MeasureName
    from modarch.landscape.model import Landscape
    from modarch.landscape.readings import Judgement, Reading

__all__ = ["Point", "SharedPoint", "SwotResult", "analyse_swot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a SWOT.

    Parameters
    ----------
    id
        The point in the model; its name is the point in words.
    alternative
        Whose it is.
    kind
        Strength, weakness, opportunity or threat.
    perspectives
        From which perspectives, in the order of the model.
    sorting_assumed
        Whether the sorting into perspectives is the modeller's own, and not the source's.
    judgement
        What measures say of it; None when it asserts nothing that can be measured.
    """

    id: str
    alternative: str
    kind: SwotKind
    perspectives: tuple[str, ...]
    sorting_assumed: bool
    judgement: Judgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPoint:
    """The same point said of several alternatives.

    Parameters
    ----------
    points
        The points, in the order of the model.
    alternatives
        Whose they are, in the same order.
    kind
        What they are; None when they are of different kinds.
    likeness
        How alike the two least alike of them are, from 0 to 1.
    """

    points: tuple[str, ...]
    alternatives: tuple[str, ...]
    kind: SwotKind | None
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SwotResult(Result):
    """The SWOT of every alternative.

    Parameters
    ----------
    record
        What the result was made from.
    alternatives
        The alternatives looked at, in the order of the model.
    points
        Their points, in the order of the alternatives, kinds and the model.
    shared
        Points that any of them shares with any alternative of the model.
    without
        Alternatives that no point is said of.
    measured
        Whether the points were held against measures.
    """

    record: RunRecord
    alternatives: tuple[str, ...]
    points: tuple[Point, ...]
    shared: tuple[SharedPoint, ...]
    without: tuple[str, ...]
    measured: bool

    def of(self, alternative: str, kind: SwotKind | None = None) -> tuple[Point, ...]:
        """Return the points of an alternative, or only those of a kind."""
        return tuple(
            one
            for one in self.points
            if one.alternative == alternative and kind in (None, one.kind)
        )

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per point."""
        return [
            {
                "alternative": one.alternative,
                "kind": one.kind.value,
                "point": one.id,
                "perspectives": list(one.perspectives),
                "sorting_assumed": one.sorting_assumed,
                "support": one.judgement.support.value if one.judgement else None,
            }
            for one in self.points
        ]


def analyse_swot(
    landscape: Landscape,
    readings: Mapping[str, Mapping[MeasureName, Reading]] | None = None,
    alternatives: Sequence[str] = (),
) -> SwotResult:
    """Sort what is said of alternatives, and hold it against measures.

    Parameters
    ----------
    landscape
        The model; what is said may stand in any of its scenarios.
    readings
        What measures show, by alternative; without them nothing is held against anything.
    alternatives
        The alternatives to look at; every one that is not rejected when not given.
    """
    wanted = tuple(alternatives) or _examined(landscape)
    found = [
        _point(point, landscape, readings)
        for alternative in wanted
        for kind in SwotKind
        for point in landscape.swot.values()
        if point.alternative == alternative and point.kind is kind
    ]
    return SwotResult(
        record=RunRecord.of(landscape),
        alternatives=wanted,
        points=tuple(found),
        shared=tuple(
            one for one in _shared(_said(landscape)) if set(one.alternatives) & set(wanted)
        ),
        without=tuple(one for one in wanted if one not in {point.alternative for point in found}),
        measured=readings is not None,
    )


def _examined(landscape: Landscape) -> tuple[str, ...]:
    return tuple(one.id for one in landscape.alternatives.values() if not one.rejected)


def _said(landscape: Landscape) -> list[SwotPoint]:
    """Return every point of the alternatives that are examined, in their order."""
    order = _examined(landscape)
    known = [one for one in landscape.swot.values() if one.alternative in order]
    return sorted(known, key=lambda one: order.index(one.alternative))


def _point(
    point: SwotPoint,
    landscape: Landscape,
    readings: Mapping[str, Mapping[MeasureName, Reading]] | None,
) -> Point:
    order = list(landscape.perspectives)
    return Point(
        id=point.id,
        alternative=point.alternative,
        kind=point.kind,
        perspectives=tuple(sorted(point.perspectives, key=order.index)),
        sorting_assumed=landscape.is_assumption("swot", point.id, "perspectives"),
        judgement=_judgement(point, readings),
    )


def _judgement(
    point: SwotPoint, readings: Mapping[str, Mapping[MeasureName, Reading]] | None
) -> Judgement | None:
    asserted = point.asserts
    if asserted is None or readings is None:
        return None
    shown = {name: values[asserted.measure] for name, values in readings.items()}
    own = shown.pop(point.alternative, None)
    return judge(asserted, own, shown)


def _shared(points: Sequence[SwotPoint]) -> tuple[SharedPoint, ...]:
    """Return groups of near points of different alternatives, each point in one group at most."""
    near = {
        (one.id, other.id): like
        for one, other in combinations(points, 2)
        if one.alternative != other.alternative and (like := likeness(one.name, other.name)) >= NEAR
    }
    known = {one.id: one for one in points}
    groups: list[list[str]] = []
    for first, second in sorted(near, key=lambda pair: -near[pair]):
        groups = _joined(groups, first, second)
    order = list(known)
    return tuple(
        _group([known[id_] for id_ in sorted(group, key=order.index)])
        for group in sorted(groups, key=lambda ids: min(order.index(id_) for id_ in ids))
    )


def _joined(groups: list[list[str]], first: str, second: str) -> list[list[str]]:
    touched = [group for group in groups if first in group or second in group]
    rest = [group for group in groups if group not in touched]
    return [
        *rest,
        list(dict.fromkeys([*(id_ for group in touched for id_ in group), first, second])),
    ]


def _group(points: Sequence[SwotPoint]) -> SharedPoint:
    kinds = {one.kind for one in points}
    likes = [likeness(one.name, other.name) for one, other in combinations(points, 2)]
    return SharedPoint(
        points=tuple(one.id for one in points),
        alternatives=tuple(one.alternative for one in points),
        kind=kinds.pop() if len(kinds) == 1 else None,
        likeness=min(likes),
    )
