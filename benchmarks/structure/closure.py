"""Visibility and propagation cost against `networkx.transitive_closure`, and at 20 000 nodes."""

from __future__ import annotations

from functools import partial

import networkx as nx

from benchmarks.structure.examples import random_digraph
from benchmarks.structure.measuring import print_table, timed
from modarch.graphs.closure import PropagationCost, closure, propagation_cost, visibility
from modarch.graphs.digraph import Digraph


def measured(graph: Digraph) -> PropagationCost:
    """Everything the report needs: closure, both visibilities, propagation cost."""
    reach = closure(graph)
    visibility(reach)
    return propagation_cost(reach)


def peer(network: nx.DiGraph[str]) -> int:
    """ΣV from the closure as a graph."""
    return nx.transitive_closure(network, reflexive=True).number_of_edges()


def rebuilt(graph: Digraph) -> Digraph:
    """Build the graph from its pairs."""
    return Digraph.from_pairs(graph.edges, nodes=graph.nodes)


def against_networkx() -> None:
    rows = []
    for name, acyclic in (("acyclic", True), ("cyclic", False)):
        graph = random_digraph(2_000, 6_000, acyclic=acyclic)
        network: nx.DiGraph[str] = nx.DiGraph(list(graph.edges))
        network.add_nodes_from(graph.nodes)
        ours, cost = timed(partial(measured, graph), repeats=5)
        theirs, pairs = timed(partial(peer, network), repeats=3 if acyclic else 1)
        assert cost.reachable_pairs == pairs
        rows.append([name, f"{ours * 1e3:.1f} ms", f"{theirs:.2f} s", f"{theirs / ours:,.0f} ×"])
    columns = ["2 000 nodes, 6 000 edges", "modarch", "networkx closure", "ratio"]
    print_table("Closure, both visibilities and propagation cost", columns, rows)


def at_twenty_thousand() -> None:
    rows = []
    for edges, acyclic in ((60_000, True), (30_000, False), (60_000, False)):
        graph = random_digraph(20_000, edges, acyclic=acyclic)
        building, _ = timed(partial(rebuilt, graph), repeats=2)
        solving, cost = timed(partial(measured, graph), repeats=3)
        kind = "acyclic" if acyclic else "cyclic"
        rows.append(
            [
                f"{edges} edges, {kind}",
                f"{building:.2f} s",
                f"{solving:.2f} s",
                f"{cost.all_pairs:.3f}",
            ]
        )
    columns = ["20 000 nodes", "building the graph", "measuring it", "propagation cost"]
    print_table("A landscape far larger than any region's", columns, rows)


if __name__ == "__main__":
    against_networkx()
    at_twenty_thousand()
