"""Sequence a design structure matrix: providers first, circles as blocks, partners close together.

The condensation of the graph leaves many orders. Of those, one is sought in which coupled
elements stand close to each other: the least sum of distances, which is the linear arrangement of
the rollout order with the same elements (see `modarch.graphs.layout`). Inside a block the cheapest
cut decides what must be above the diagonal.

Sources: J. Warfield, "Binary matrices in system modeling", IEEE Transactions on Systems, Man, and
Cybernetics 3(5), 1973 (blocks); D. Steward, IEEE Transactions on Engineering Management 28(3),
1981 (tearing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.graphs.components import components
from modarch.graphs.digraph import Digraph
from modarch.graphs.layout import Aim, LayoutProblem, Net
from modarch.graphs.layout_solve import LayoutEffort, best_layout
from modarch.graphs.matrix import BUS_SHARE, DesignStructureMatrix, bus_elements, matrix_of
from modarch.graphs.tears import circular_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.graphs.tears import CircularGroup

__all__ = ["sequenced", "sequenced_matrix"]

CAREFUL = LayoutEffort(starts=3, kicks=10, exact_sets=5_000, samples=0)
"""Effort for one arrangement: proven to some 14 elements, searched beyond."""

QUICK = LayoutEffort(starts=1, kicks=0, exact_sets=0, samples=0)
"""Effort for arrangements that are too large to be read by eye anyway."""

READABLE = 150
"""Up to so many elements the careful effort is made."""


def sequenced_matrix(
    graph: Digraph, *, bus_share: float = BUS_SHARE, seed: int = 0
) -> DesignStructureMatrix:
    """Order a matrix so that providers come first and circles stand out as blocks.

    Parameters
    ----------
    graph
        Dependencies; weights are coupling strengths and costs of cutting.
    bus_share
        See `bus_elements`.
    seed
        Seed of the search for close neighbours and cheap cuts.

    Returns
    -------
    DesignStructureMatrix
        Blocks are the circular groups. Every feedback mark lies inside a block.

    Examples
    --------
    >>> graph = Digraph.from_pairs([("a", "b"), ("b", "c"), ("c", "b")])
    >>> sequenced_matrix(graph).blocks
    (('b', 'c'),)
    """
    bus = bus_elements(graph, share=bus_share)
    rest = graph.restricted_to(set(graph.nodes) - set(bus))
    circular = circular_groups(rest, seed=seed)
    blocks = _blocks_in_order(rest, circular, seed)
    order = [element for block in blocks for element in block]
    return matrix_of(graph, bus=bus, order=order, blocks=blocks, circular=circular)


def sequenced(graph: Digraph, *, seed: int = 0) -> tuple[str, ...]:
    """Order all elements of a graph, providers first as far as possible, partners close."""
    blocks = _blocks_in_order(graph, circular_groups(graph, seed=seed), seed)
    return tuple(element for block in blocks for element in block)


def _blocks_in_order(
    graph: Digraph, circular: Sequence[CircularGroup], seed: int
) -> list[tuple[str, ...]]:
    members = {block[0]: block for block in components(graph).blocks}
    head_of = {element: head for head, block in members.items() for element in block}
    condensed = contracted(graph, head_of)
    inside = {group.members[0]: _inside(graph, group, seed) for group in circular}
    return [inside.get(head, members[head]) for head in _close_together(condensed, condensed, seed)]


def contracted(graph: Digraph, head_of: Mapping[str, str]) -> Digraph:
    """Let one element of every group stand for the group; weights between groups are added."""
    weights: dict[tuple[str, str], float] = {}
    for consumer, provider, weight in graph.weighted_edges():
        pair = (head_of[consumer], head_of[provider])
        if pair[0] != pair[1]:
            weights[pair] = weights.get(pair, 0.0) + weight
    return Digraph.from_pairs(weights, nodes=set(head_of.values()), weights=weights)


def _inside(graph: Digraph, group: CircularGroup, seed: int) -> tuple[str, ...]:
    block = graph.restricted_to(group.members)
    return _close_together(block, block.without(group.cheapest_cut.edges), seed)


def _close_together(graph: Digraph, precedence: Digraph, seed: int) -> tuple[str, ...]:
    """Order elements by a precedence without circles so that coupled ones stand close."""
    nets = tuple(Net((min(c, p), max(c, p)), w) for c, p, w in graph.weighted_edges())
    effort = CAREFUL if len(graph) <= READABLE else QUICK
    found = best_layout(LayoutProblem(nets, precedence), aim=Aim.TOTAL, effort=effort, seed=seed)
    return found.layout.order
