"""Where a network hangs by a thread.

Directions are left aside here: a connection counts as such. The algorithms are those of
networkx, run on integers so that their order never depends on how names are hashed.

Sources: J. Hopcroft and R. Tarjan, Communications of the ACM 16(6), 1973 (articulation points);
K. Menger, Fundamenta Mathematicae 10, 1927 (independent routes); L. Freeman, Sociometry 40(1),
1977 (betweenness centralisation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from modarch.graphs.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.graphs.digraph import Digraph

__all__ = [
    "Articulation",
    "Centralisation",
    "Routes",
    "articulation_points",
    "as_network",
    "betweenness_centralisation",
    "independent_routes",
]

MINIMUM_FOR_BETWEENNESS = 3


@dataclass(frozen=True, slots=True)
class Articulation:
    """A node whose loss breaks the network apart.

    Parameters
    ----------
    node
        Its name.
    cut_off
        Nodes that lose contact with the largest remaining part, sorted.
    """

    node: str
    cut_off: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """How many ways lead from a consumer to a provider without sharing a connection.

    Parameters
    ----------
    consumer, provider
        The ends.
    count
        Number of edge-disjoint routes (k-edge-connectivity of the pair); 0 means none at all.
    weakest
        A smallest set of connections whose loss separates the two, sorted.
    """

    consumer: str
    provider: str
    count: int
    weakest: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Centralisation:
    """How much one node stands between all others.

    Parameters
    ----------
    value
        0 when all nodes are alike, 1 for a star.
    betweenness
        ``(node, share of the shortest routes between others that pass it)``, highest first.
    """

    value: float
    betweenness: tuple[tuple[str, float], ...]


def articulation_points(links: Links) -> tuple[Articulation, ...]:
    """Find the single elements whose loss breaks the network apart.

    Parameters
    ----------
    links
        Connections; weights play no part.

    Returns
    -------
    tuple of Articulation
        The one that cuts off most first, then by name.
    """
    graph = as_network(links)
    found = [_articulation(links, graph, node) for node in nx.articulation_points(graph)]
    return tuple(sorted(found, key=lambda point: (-len(point.cut_off), point.node)))


def _articulation(links: Links, graph: nx.Graph[int], node: int) -> Articulation:
    rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
    cut_off = sorted(links.elements[other] for part in parts[1:] for other in part)
    return Articulation(node=links.elements[node], cut_off=tuple(cut_off))


def independent_routes(
    graph: Digraph, pairs: Iterable[tuple[str, str]], *, directed: bool = False
) -> tuple[Routes, ...]:
    """Count the routes between consumers and providers that share no connection.

    Parameters
    ----------
    graph
        Connections.
    pairs
        ``(consumer, provider)`` pairs of different nodes to look at.
    directed
        Whether a connection can only be used from consumer to provider.

    Returns
    -------
    tuple of Routes
        The weakest pairs first, then by name.

    Raises
    ------
    InputInvalid
        When a node is not part of the graph.
    """
    network = _directed(graph) if directed else as_network(Links.of_graph(graph))
    found = [_routes(graph, network, pair) for pair in sorted(set(pairs)) if pair[0] != pair[1]]
    return tuple(sorted(found, key=lambda routes: (routes.count, routes.consumer, routes.provider)))


def _routes(graph: Digraph, network: nx.Graph[int], pair: tuple[str, str]) -> Routes:
    consumer, provider = (graph.position(node) for node in pair)
    cut = nx.minimum_edge_cut(network, consumer, provider)
    ends = ((graph.nodes[one], graph.nodes[other]) for one, other in cut)
    weakest = tuple(sorted(ends if network.is_directed() else map(_alphabetical, ends)))
    return Routes(consumer=pair[0], provider=pair[1], count=len(weakest), weakest=weakest)


def _alphabetical(pair: tuple[str, str]) -> tuple[str, str]:
    return (min(pair), max(pair))


def betweenness_centralisation(links: Links) -> Centralisation:
    """Measure how much the network hangs on one element in the middle.

    Parameters
    ----------
    links
        Connections; weights play no part.

    Returns
    -------
    Centralisation
        Freeman's graph centralisation on betweenness; 0 below three elements.
    """
    size = len(links)
    between = nx.betweenness_centrality(as_network(links), normalized=True)
    ranked = sorted(
        ((links.elements[node], float(value)) for node, value in between.items()),
        key=lambda entry: (-round(entry[1], 12), entry[0]),
    )
    if size < MINIMUM_FOR_BETWEENNESS:
        return Centralisation(0.0, tuple(ranked))
    highest = ranked[0][1]
    value = sum(highest - own for _, own in ranked) / (size - 1)
    return Centralisation(value, tuple(ranked))


def as_network(links: Links) -> nx.Graph[int]:
    """Return the links as a networkx graph on the positions of the elements."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(links)))
    for (one, other), weight in zip(links.pairs, links.weights, strict=True):
        graph.add_edge(links.index[one], links.index[other], weight=weight)
    return graph


def _directed(graph: Digraph) -> nx.DiGraph[int]:
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_nodes_from(range(len(graph)))
    for consumer, provider in graph.edges:
        network.add_edge(graph.index[consumer], graph.index[provider])
    return network
