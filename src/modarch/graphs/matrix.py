"""A design structure matrix: an order of the elements, blocks along the diagonal, and the marks.

A mark in row r and column c says that r depends on c. With providers first, marks below the
diagonal look back to what is already there; marks above it are feedback: something that has to be
assumed or bridged.

Sources: D. Steward, IEEE Transactions on Engineering Management 28(3), 1981; S. Eppinger and
T. Browning, "Design Structure Matrix Methods and Applications", MIT Press, 2012.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.graphs.digraph import Digraph
    from modarch.graphs.tears import CircularGroup

__all__ = [
    "BUS_SHARE",
    "DesignStructureMatrix",
    "Mark",
    "MarkKind",
    "Reading",
    "bus_elements",
    "matrix_of",
]

BUS_SHARE = 0.5
"""An element coupled with more than this share of the others is a bus: it would pull everything
into one block. "More than half" is a convention of modarch, to be overridden."""

FEWEST_PARTNERS = 5
"""A bus has at least so many partners: in a matrix of a handful of elements nothing is one."""


class Reading(StrEnum):
    """How a mark is read."""

    ROW_NEEDS_COLUMN = "row-needs-column"


class MarkKind(StrEnum):
    """Where a mark stands: below the diagonal, above it, or in the row or column of a bus."""

    FORWARD = "forward"
    FEEDBACK = "feedback"
    BUS = "bus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One dependency in the matrix.

    Parameters
    ----------
    row, column
        The consumer and the provider.
    weight
        Of the dependency.
    kind
        Where it stands.
    """

    row: str
    column: str
    weight: float
    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignStructureMatrix:
    """An order of the elements with what it shows.

    Parameters
    ----------
    order
        Rows and columns: the bus first, then the others, providers before consumers as far as
        that is possible.
    bus
        Elements coupled with most of the others, put apart at the head of the order.
    blocks
        Neighbouring rows that belong together, two or more each, in matrix order: circular groups
        in a sequenced matrix, clusters in a clustered one.
    circular
        The circular groups outside the bus, with their tears ranked.
    marks
        All dependencies, row by row in matrix order.
    feedback_weight
        Weight of the marks above the diagonal, the bus left out.
    distance
        Σ weight × distance of the two rows, the bus left out: how far from the diagonal.
    reading
        How a mark is read.
    """

    order: tuple[str, ...]
    bus: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]
    circular: tuple[CircularGroup, ...]
    marks: tuple[Mark, ...]
    feedback_weight: float
    distance: float
    reading: Reading = Reading.ROW_NEEDS_COLUMN


def bus_elements(graph: Digraph, *, share: float = BUS_SHARE) -> tuple[str, ...]:
    """Name the elements that are coupled with most of the others.

    Parameters
    ----------
    graph
        Dependencies; direction plays no part.
    share
        A bus has more than this share of the other elements as partners, and at least five; with
        1 there is no bus.

    Returns
    -------
    tuple of str
        The one with most partners first, then by name.
    """
    partners = [
        len({*providers, *consumers})
        for providers, consumers in zip(graph.providers, graph.consumers, strict=True)
    ]
    found = [
        (-count, node)
        for node, count in zip(graph.nodes, partners, strict=True)
        if count >= FEWEST_PARTNERS and count > share * (len(graph) - 1)
    ]
    return tuple(node for _, node in sorted(found))


def matrix_of(
    graph: Digraph,
    *,
    bus: Sequence[str],
    order: Sequence[str],
    blocks: Sequence[Sequence[str]],
    circular: Sequence[CircularGroup],
) -> DesignStructureMatrix:
    """Put the marks of a graph into a matrix of a given order.

    Parameters
    ----------
    graph
        Dependencies.
    bus
        Elements at the head of the matrix.
    order
        All other elements, in matrix order.
    blocks
        Groups of neighbours in the order; those of one element are left out.
    circular
        The circular groups outside the bus.
    """
    whole = (*bus, *order)
    place = {element: row for row, element in enumerate(whole)}
    marks = sorted(
        (
            _mark(consumer, provider, weight, place, len(bus))
            for consumer, provider, weight in graph.weighted_edges()
        ),
        key=lambda mark: (place[mark.row], place[mark.column]),
    )
    inner = [mark for mark in marks if mark.kind is not MarkKind.BUS]
    return DesignStructureMatrix(
        order=whole,
        bus=tuple(bus),
        blocks=tuple(tuple(block) for block in blocks if len(block) > 1),
        circular=tuple(circular),
        marks=tuple(marks),
        feedback_weight=math.fsum(m.weight for m in inner if m.kind is MarkKind.FEEDBACK),
        distance=math.fsum(m.weight * abs(place[m.row] - place[m.column]) for m in inner),
    )


def _mark(consumer: str, provider: str, weight: float, place: dict[str, int], bus: int) -> Mark:
    if min(place[consumer], place[provider]) < bus:
        kind = MarkKind.BUS
    else:
        above = place[provider] > place[consumer]
        kind = MarkKind.FEEDBACK if above else MarkKind.FORWARD
    return Mark(row=consumer, column=provider, weight=weight, kind=kind)
