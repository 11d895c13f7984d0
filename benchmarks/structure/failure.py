"""Failure scenarios as bits against one networkx traversal per scenario and need."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import networkx as nx

from benchmarks.structure.examples import random_digraph
from benchmarks.structure.measuring import print_table, timed
from modarch.graphs.bits import random_stream
from modarch.graphs.failure import FailureModel, Need, all_of, parts_of_graph
from modarch.graphs.failure_simulation import simulate_failures

if TYPE_CHECKING:
    from modarch.graphs.digraph import Digraph

PEER_SCENARIOS = 200


def example(nodes: int) -> tuple[Digraph, FailureModel]:
    graph = random_digraph(nodes, 2 * nodes, acyclic=True)
    draw = random_stream(1, "availability")
    availability = {node: draw.uniform(0.99, 0.9999) for node in graph.nodes}
    needs = tuple(
        Need(name=f"need {k}", requires=all_of(draw.choice(graph.nodes))) for k in range(nodes)
    )
    return graph, FailureModel(parts_of_graph(graph, availability), needs)


def loop(graph: Digraph, model: FailureModel, scenarios: int) -> float:
    """Share of needs lost, the plain way."""
    network: nx.DiGraph[str] = nx.DiGraph(list(graph.edges))
    network.add_nodes_from(graph.nodes)
    draw = random_stream(1, "loop")
    lost = 0
    for _ in range(scenarios):
        down = {part.name for part in model.parts if draw.random() > part.availability}
        for need in model.needs:
            wanted = need.requires[0].members[0]
            lost += not down.isdisjoint({wanted, *nx.descendants(network, wanted)})
    return lost / scenarios / len(model.needs)


def main() -> None:
    rows = []
    for nodes in (60, 300):
        graph, model = example(nodes)
        theirs, _ = timed(partial(loop, graph, model, PEER_SCENARIOS))
        peer_rate = PEER_SCENARIOS * len(model.needs) / theirs
        for scenarios in (10_000, 100_000, 1_000_000):
            ours, found = timed(partial(simulate_failures, model, scenarios=scenarios))
            rate = scenarios * len(model.needs) / ours
            rows.append(
                [
                    f"{nodes} parts, {nodes} needs, {scenarios:,} scenarios",
                    f"{ours:.3f} s",
                    f"{rate:.2e} /s",
                    f"{peer_rate:.2e} /s",
                    f"{rate / peer_rate:,.0f} ×",
                    f"{found.mean_loss:.4f} ± {found.standard_error:.4f}",
                ]
            )
    columns = ["", "modarch", "needs × scenarios", "networkx loop", "ratio", "share lost"]
    print_table("Failure scenarios", columns, rows)


if __name__ == "__main__":
    main()
