"""Waves, the critical chain, the reduction for drawing and the paths that explain."""

import itertools

import networkx as nx
import pytest
from tests.unit.graphs.random_graphs import random_acyclic_graph, random_graph

from modarch.graphs.bits import random_stream
from modarch.graphs.closure import closure
from modarch.graphs.critical import critical_chain
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import topological_order, transitive_reduction, waves
from modarch.graphs.trace import dependency_path, impact, requirements


@pytest.mark.parametrize("seed", range(10))
def test_a_node_is_one_wave_after_its_last_provider(seed: int) -> None:
    graph = random_acyclic_graph(15, 10 + 3 * seed, seed)
    wave_of = {node: k for k, wave in enumerate(waves(graph)) for node in wave}
    for node in graph.nodes:
        providers = [graph.nodes[p] for p in graph.providers[graph.index[node]]]
        assert wave_of[node] == 1 + max((wave_of[p] for p in providers), default=-1)
    order = topological_order(graph)
    assert all(order.index(p) < order.index(c) for c, p in graph.edges)


def longest_by_hand(graph: Digraph, durations: dict[str, float]) -> float:
    """Try every path."""

    def finish(node: str) -> float:
        providers = [p for c, p in graph.edges if c == node]
        return durations[node] + max((finish(p) for p in providers), default=0.0)

    return max(finish(node) for node in graph.nodes)


@pytest.mark.parametrize("seed", range(10))
def test_critical_chain_is_the_longest_path_and_its_floats_hold(seed: int) -> None:
    graph = random_acyclic_graph(9, 6 + 2 * seed, seed)
    draw = random_stream(seed, "durations")
    durations = {node: float(draw.randint(0, 24)) for node in graph.nodes}
    found = critical_chain(graph, durations)
    assert found.length == longest_by_hand(graph, durations)
    assert sum(durations[node] for node in found.chain) == found.length
    for consumer, provider in zip(found.chain[1:], found.chain, strict=False):
        assert (consumer, provider) in graph.edges
    for timing in found.timings:
        slower = durations | {timing.node: durations[timing.node] + timing.total_float}
        assert longest_by_hand(graph, slower) == found.length
        late = durations | {timing.node: durations[timing.node] + timing.total_float + 1}
        assert longest_by_hand(graph, late) == found.length + 1
        assert 0 <= timing.free_float <= timing.total_float
        assert (timing.total_float == 0) or timing.node not in found.chain


def test_lags_shift_starts_and_may_overlap() -> None:
    graph = Digraph.from_pairs([("rollout", "build"), ("training", "build")])
    found = critical_chain(
        graph,
        {"build": 12, "rollout": 6, "training": 2},
        lags={("rollout", "build"): -3, ("training", "build"): 1},
    )
    assert found.length == 15
    assert [t.earliest_start for t in found.timings if t.node == "rollout"] == [9]
    assert found.chain == ("build", "rollout")


def test_an_empty_graph_has_no_chain() -> None:
    assert critical_chain(Digraph.from_pairs([]), {}).chain == ()


@pytest.mark.parametrize("seed", range(10))
def test_reduction_of_acyclic_graphs_is_that_of_networkx(seed: int) -> None:
    graph = random_acyclic_graph(12, 10 + 4 * seed, seed)
    expected = nx.transitive_reduction(nx.DiGraph(list(graph.edges)))
    assert transitive_reduction(graph) == tuple(sorted(expected.edges))


@pytest.mark.parametrize("seed", range(10))
def test_reduction_keeps_every_dependency_and_every_circle(seed: int) -> None:
    graph = random_graph(12, 10 + 3 * seed, seed)
    reduced = Digraph.from_pairs(transitive_reduction(graph), nodes=graph.nodes)
    before, after = closure(graph), closure(reduced)
    for consumer, provider in itertools.product(graph.nodes, repeat=2):
        assert before.reaches(consumer=consumer, provider=provider) == after.reaches(
            consumer=consumer, provider=provider
        )
    for block in before.components.cyclic:
        assert graph.restricted_to(block).edges == reduced.restricted_to(block).edges


@pytest.mark.parametrize("seed", range(10))
def test_explanations_are_shortest_paths_to_everything_reached(seed: int) -> None:
    graph = random_graph(10, 8 + 2 * seed, seed)
    network = nx.DiGraph(list(graph.edges))
    network.add_nodes_from(graph.nodes)
    for node in graph.nodes:
        needs = requirements(graph, node)
        assert {r.node for r in needs} == nx.descendants(network, node) - {node}
        assert {r.node for r in impact(graph, node)} == nx.ancestors(network, node) - {node}
        for reached in needs:
            assert (reached.path[0], reached.path[-1]) == (node, reached.node)
            assert set(itertools.pairwise(reached.path)) <= set(graph.edges)
            assert len(reached.path) == 1 + nx.shortest_path_length(network, node, reached.node)
            assert dependency_path(graph, consumer=node, provider=reached.node) == reached.path


def test_impact_paths_run_from_the_consumer_to_the_node_asked_about() -> None:
    graph = Digraph.from_pairs([("portal", "journal"), ("journal", "platform")])
    assert [r.path for r in impact(graph, "platform")] == [
        ("journal", "platform"),
        ("portal", "journal", "platform"),
    ]
    assert dependency_path(graph, consumer="platform", provider="portal") is None
