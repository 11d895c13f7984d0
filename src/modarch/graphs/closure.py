"""Who depends on whom in the end: the reflexive transitive closure as rows of bits.

The closure is never built as a graph. Components are taken providers first; the row of a
component is its own bits and the rows of the components it depends on, put together with ``|``.
That costs one machine operation for some thirty node pairs.

Sources: E. Nuutila, "Efficient transitive closure computation in large digraphs", Acta
Polytechnica Scandinavica 74, 1995 (closure over components); A. MacCormack, J. Rusnak and
C. Baldwin, Management Science 52(7), 2006 (visibility and propagation cost); J. Lakos,
"Large-Scale C++ Software Design", 1996 (cumulative component dependency).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.components import Components, components

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.graphs.digraph import Digraph

__all__ = ["Closure", "PropagationCost", "Visibility", "closure", "propagation_cost", "visibility"]


@dataclass(frozen=True, slots=True)
class Closure:
    """Everything that each node depends on, itself included.

    Parameters
    ----------
    graph
        The direct dependencies.
    components
        Its strongly connected components, providers first.
    bit_of
        For each node, its bit in a row; members of a component have neighbouring bits.
    rows
        For each node, the bits of all nodes that it depends on, itself included; the members of a
        component share one row.
    """

    graph: Digraph
    components: Components
    bit_of: tuple[int, ...]
    rows: tuple[int, ...]

    def row(self, node: str) -> int:
        """Return the bits of everything a node depends on, itself included."""
        return self.rows[self.graph.position(node)]

    def reaches(self, *, consumer: str, provider: str) -> bool:
        """Tell whether a node depends on another, directly or through others."""
        return bool(self.row(consumer) >> self.bit_of[self.graph.position(provider)] & 1)

    def requirements(self, node: str) -> tuple[str, ...]:
        """Return everything a node depends on, without itself, sorted."""
        row = self.row(node)
        names = (
            name for name, bit in zip(self.graph.nodes, self.bit_of, strict=True) if row >> bit & 1
        )
        return tuple(name for name in names if name != node)


def closure(graph: Digraph) -> Closure:
    """Find everything that each node depends on.

    Parameters
    ----------
    graph
        Direct dependencies; circles are allowed.

    Returns
    -------
    Closure
        Rows of bits that answer questions of reachability at once.
    """
    found = components(graph)
    bit_of = [0] * len(graph)
    for bit, node in enumerate(itertools.chain.from_iterable(found.positions)):
        bit_of[node] = bit
    rows = _closed_rows(found, found.positions, graph.providers)
    return Closure(graph=graph, components=found, bit_of=tuple(bit_of), rows=tuple(rows))


def _closed_rows(
    found: Components, blocks: Iterable[Sequence[int]], neighbours: Sequence[Sequence[int]]
) -> list[int]:
    """Return the row of each node; ``blocks`` puts a component after all its neighbours."""
    rows = [0] * len(neighbours)
    bit = 1
    for members in blocks:
        if len(members) == 1:
            row = bit
            for other in neighbours[members[0]]:
                row |= rows[other]
            rows[members[0]] = row
            bit <<= 1
            continue
        row = bit * ((1 << len(members)) - 1)
        for other in _around(found, members, neighbours):
            row |= rows[other]
        for member in members:
            rows[member] = row
        bit <<= len(members)
    return rows


def _around(
    found: Components, members: Sequence[int], neighbours: Sequence[Sequence[int]]
) -> list[int]:
    """Return one node of each component that some members have as a neighbour."""
    blocks = {found.block_of[other] for member in members for other in neighbours[member]}
    return [found.positions[block][0] for block in blocks]


@dataclass(frozen=True, slots=True)
class Visibility:
    """How far a change can travel from and to each node, itself included.

    Parameters
    ----------
    nodes
        Names, in the order of the graph.
    fan_out
        Visibility fan-out (VFO): how many nodes each one depends on, directly or not.
    fan_in
        Visibility fan-in (VFI): how many nodes depend on each one, directly or not.
    """

    nodes: tuple[str, ...]
    fan_out: tuple[int, ...]
    fan_in: tuple[int, ...]


def visibility(reach: Closure) -> Visibility:
    """Count how many nodes each node can reach and be reached from.

    Parameters
    ----------
    reach
        The closure of the graph.

    Examples
    --------
    >>> from modarch.graphs.digraph import Digraph
    >>> visibility(closure(Digraph.from_pairs([("a", "b"), ("b", "c")]))).fan_out
    (3, 2, 1)
    """
    found = reach.components
    turned = _closed_rows(found, reversed(found.positions), reach.graph.consumers)
    return Visibility(
        nodes=reach.graph.nodes,
        fan_out=tuple([row.bit_count() for row in reach.rows]),
        fan_in=tuple([row.bit_count() for row in turned]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PropagationCost:
    """The share of the landscape that a change in one part can reach, on average.

    Parameters
    ----------
    nodes
        Number of nodes, n.
    reachable_pairs
        ΣV: ordered pairs in which the first depends on the second, a node and itself included.
    unconnected
        Nodes without any dependency in either direction.
    all_pairs
        PC = ΣV / n², the published form; never below 1/n.
    other_pairs
        PC° = (ΣV − n) / (n(n−1)): the same without a node's effect on itself, from 0 to 1.
    connected_all_pairs, connected_other_pairs
        The same two over the connected nodes only.
    normalised_cumulative_dependency
        NCCD = ΣV / ((n+1)·log₂(n+1) − n): against a balanced binary tree of the same size.
    """

    nodes: int
    reachable_pairs: int
    unconnected: tuple[str, ...]
    all_pairs: float
    other_pairs: float
    connected_all_pairs: float
    connected_other_pairs: float
    normalised_cumulative_dependency: float


def propagation_cost(reach: Closure) -> PropagationCost:
    """Measure how far changes can travel in a landscape.

    Parameters
    ----------
    reach
        The closure of the graph of change dependencies.

    Returns
    -------
    PropagationCost
        Both denominators, over all nodes and over the connected ones. An empty graph gives 0
        everywhere, a single node 1 and 0.

    Notes
    -----
    PC is from MacCormack, Rusnak and Baldwin (2006). Isolated nodes make it small without making
    anything better; that is why the connected form stands beside it.
    """
    graph = reach.graph
    total = sum([row.bit_count() for row in reach.rows])
    tied = zip(graph.nodes, graph.providers, graph.consumers, strict=True)
    unconnected = tuple([node for node, needs, needed in tied if not needs and not needed])
    connected, connected_total = len(graph) - len(unconnected), total - len(unconnected)
    return PropagationCost(
        nodes=len(graph),
        reachable_pairs=total,
        unconnected=unconnected,
        all_pairs=_share_of_all(total, len(graph)),
        other_pairs=_share_of_others(total, len(graph)),
        connected_all_pairs=_share_of_all(connected_total, connected),
        connected_other_pairs=_share_of_others(connected_total, connected),
        normalised_cumulative_dependency=_against_binary_tree(total, len(graph)),
    )


def _share_of_all(pairs: int, nodes: int) -> float:
    return pairs / nodes**2 if nodes else 0.0


def _share_of_others(pairs: int, nodes: int) -> float:
    return (pairs - nodes) / (nodes * (nodes - 1)) if nodes > 1 else 0.0


def _against_binary_tree(pairs: int, nodes: int) -> float:
    return pairs / ((nodes + 1) * math.log2(nodes + 1) - nodes) if nodes else 0.0
