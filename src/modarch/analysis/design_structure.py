"""The design structure matrix of a landscape, in computed order.

Sources: D. Steward, IEEE Transactions on Engineering Management 28(3), 1981; S. Eppinger and
T. Browning, "Design Structure Matrix Methods and Applications", MIT Press, 2012. What depends on
whom comes from `modarch.deployment`: the procurement order, or one of the graphs of the items.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from modarch.deployment.item_graphs import GraphKind, item_graph
from modarch.deployment.needs import Needs
from modarch.deployment.precedence import component_edges
from modarch.deployment.reach import Reached
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.graphs.cluster import clustered_matrix
from modarch.graphs.digraph import Digraph
from modarch.graphs.matrix import BUS_SHARE, DesignStructureMatrix
from modarch.graphs.sequence import sequenced_matrix
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from modarch.graphs.digraph import Edge
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = [
    "HARD_FACTOR",
    "Arrangement",
    "DesignStructureResult",
    "MatrixOf",
    "design_structure",
]

HARD_FACTOR: Final = 10.0
"""Going against a hard dependency counts as much as ten soft ones: a convention of modarch."""


class MatrixOf(StrEnum):
    """What the matrix shows: the procurement order, or a graph of the items in use."""

    DEPENDENCIES = "dependencies"
    INFORMATION = "information"
    CHANGE = "change"
    AVAILABILITY = "availability"


class Arrangement(StrEnum):
    """How it is put in order: what others depend on first, or what belongs together."""

    SEQUENCE = "sequence"
    CLUSTERS = "clusters"


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignStructureResult(Result):
    """A design structure matrix.

    Parameters
    ----------
    record
        What the result was made from.
    of
        What it shows.
    month
        The month for a graph of items; None for the end state, and for the procurement order.
    arrangement
        How it is put in order.
    matrix
        Order, blocks, circular groups with ranked tears, and marks; a row needs its columns.
    strong
        ``(row, column)`` of the hard dependencies, sorted; of a graph of items, all.
    """

    record: RunRecord
    of: MatrixOf
    month: Month | None
    arrangement: Arrangement
    matrix: DesignStructureMatrix
    strong: tuple[Edge, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per mark."""
        return [to_plain(mark) for mark in self.matrix.marks]


def design_structure(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    of: MatrixOf = MatrixOf.DEPENDENCIES,
    arrangement: Arrangement = Arrangement.SEQUENCE,
    bus_share: float | None = None,
) -> DesignStructureResult:
    """Put a landscape into a design structure matrix.

    Parameters
    ----------
    landscape
        The model.
    plan, at
        For a graph of items: when everything happens, and the month; None for the end state.
    of
        What the matrix shows.
    arrangement
        Sequence or clusters.
    bus_share
        An element coupled with more than this share of the others stands apart as a bus; 1 for
        none. Unless told otherwise the procurement order has none, because a bus would stand
        before everything it depends on.
    """
    if of is MatrixOf.DEPENDENCIES:
        graph, strong = _procurement_order(landscape)
        share = 1.0 if bus_share is None else bus_share
    else:
        situation = situation_at(landscape, plan, at)
        reached = Reached(Traffic(Needs(situation.rollout.coverage), situation))
        whole = item_graph(reached, GraphKind(of))
        graph = whole.restricted_to({node for edge in whole.edges for node in edge})
        strong = graph.edges
        share = BUS_SHARE if bus_share is None else bus_share
    arrange = sequenced_matrix if arrangement is Arrangement.SEQUENCE else clustered_matrix
    return DesignStructureResult(
        record=RunRecord.of(landscape, of=of, arrangement=arrangement, bus_share=share),
        of=of,
        month=None if of is MatrixOf.DEPENDENCIES else at,
        arrangement=arrangement,
        matrix=arrange(graph, bus_share=share),
        strong=tuple(sorted(strong)),
    )


def _procurement_order(landscape: Landscape) -> tuple[Digraph, tuple[Edge, ...]]:
    """Return the dependencies between components, weighted by what it costs to go against them."""
    weights: dict[Edge, float] = {}
    strong = set()
    for edge in component_edges(landscape):
        pair = (edge.dependent, edge.on)
        cost = edge.cut_cost * (HARD_FACTOR if edge.is_hard else 1.0)
        weights[pair] = max(cost, weights.get(pair, 0.0))
        if edge.is_hard:
            strong.add(pair)
    graph = Digraph.from_pairs(weights, nodes=landscape.components, weights=weights)
    return graph, tuple(strong)
