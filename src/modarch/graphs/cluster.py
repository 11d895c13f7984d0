"""Cluster a design structure matrix: strongly coupled elements in common blocks.

Clusters are the groups of highest modularity (see `modarch.graphs.modularity`). They are then put
in sequence, and their members too.

Source of the bus: R. Thebeau, "Knowledge management of system interfaces and interactions for
product development processes", MIT, 2001.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.graphs.links import Links
from modarch.graphs.matrix import BUS_SHARE, DesignStructureMatrix, bus_elements, matrix_of
from modarch.graphs.modularity import communities
from modarch.graphs.sequence import contracted, sequenced
from modarch.graphs.tears import circular_groups

if TYPE_CHECKING:
    from modarch.graphs.digraph import Digraph

__all__ = ["clustered_matrix"]


def clustered_matrix(
    graph: Digraph,
    *,
    bus_share: float = BUS_SHARE,
    resolution: float = 1.0,
    seed: int = 0,
) -> DesignStructureMatrix:
    """Order a matrix so that strongly coupled elements form blocks.

    Parameters
    ----------
    graph
        Dependencies; weights are coupling strengths.
    bus_share
        See `bus_elements`.
    resolution
        Above 1 gives smaller blocks, below 1 larger ones.
    seed
        Seed of the searches.

    Returns
    -------
    DesignStructureMatrix
        Blocks are the clusters; feedback marks may lie between them.
    """
    bus = bus_elements(graph, share=bus_share)
    rest = graph.restricted_to(set(graph.nodes) - set(bus))
    found = communities(Links.of_graph(rest), resolution=resolution, seed=seed).groups
    members = {cluster[0]: cluster for cluster in found}
    head_of = {element: head for head, cluster in members.items() for element in cluster}
    blocks = [
        sequenced(rest.restricted_to(members[head]), seed=seed)
        for head in sequenced(contracted(rest, head_of), seed=seed)
    ]
    order = [element for block in blocks for element in block]
    circular = circular_groups(rest, seed=seed)
    return matrix_of(graph, bus=bus, order=order, blocks=blocks, circular=circular)
