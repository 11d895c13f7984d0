"""Closure, visibility and propagation cost against worked examples and networkx."""

import math

import networkx as nx
import pytest
from tests.unit.graphs.random_graphs import random_graph

from modarch.graphs.closure import closure, propagation_cost, visibility
from modarch.graphs.components import components, strong_components
from modarch.graphs.digraph import Digraph

SIX = Digraph.from_pairs([("A", "B"), ("A", "C"), ("B", "D"), ("C", "E"), ("E", "F")])
"""The six-element example of the published method."""


def as_networkx(graph: Digraph) -> "nx.DiGraph[str]":
    network: nx.DiGraph[str] = nx.DiGraph(list(graph.edges))
    network.add_nodes_from(graph.nodes)
    return network


def test_six_element_example_has_the_published_visibility_and_propagation_cost() -> None:
    reach = closure(SIX)
    assert visibility(reach).fan_out == (6, 2, 3, 1, 2, 1)
    assert visibility(reach).fan_in == (1, 2, 2, 3, 3, 4)
    cost = propagation_cost(reach)
    assert cost.reachable_pairs == 15
    assert cost.all_pairs == pytest.approx(15 / 36)
    assert cost.other_pairs == pytest.approx(9 / 30)


def test_unconnected_nodes_are_named_and_left_out_of_the_connected_form() -> None:
    graph = Digraph.from_pairs(SIX.edges, nodes=["lonely", "alone"])
    cost = propagation_cost(closure(graph))
    assert cost.unconnected == ("alone", "lonely")
    assert cost.all_pairs == pytest.approx(17 / 64)
    assert cost.connected_all_pairs == pytest.approx(15 / 36)
    assert cost.connected_other_pairs == pytest.approx(9 / 30)


def test_a_circle_of_all_nodes_reaches_everything() -> None:
    ring = Digraph.from_pairs([("a", "b"), ("b", "c"), ("c", "a")])
    cost = propagation_cost(closure(ring))
    assert (cost.all_pairs, cost.other_pairs) == (1, 1)


@pytest.mark.parametrize(("nodes", "expected"), [((), 0.0), (("a",), 1.0)])
def test_tiny_graphs_have_a_defined_cost(nodes: tuple[str, ...], expected: float) -> None:
    cost = propagation_cost(closure(Digraph.from_pairs([], nodes=nodes)))
    assert (cost.all_pairs, cost.other_pairs, cost.connected_all_pairs) == (expected, 0, 0)


def test_a_balanced_binary_tree_has_the_reference_cumulative_dependency() -> None:
    tree = [
        (f"{parent:02}", f"{child:02}")
        for parent in range(1, 8)
        for child in (2 * parent, 2 * parent + 1)
    ]
    cost = propagation_cost(closure(Digraph.from_pairs(tree)))
    assert cost.nodes == 15
    assert cost.reachable_pairs == 16 * math.log2(16) - 15
    assert cost.normalised_cumulative_dependency == pytest.approx(1)


@pytest.mark.parametrize("seed", range(20))
def test_every_question_agrees_with_networkx(seed: int) -> None:
    graph = random_graph(12, 5 + 2 * seed, seed)
    network, reach = as_networkx(graph), closure(graph)
    for node in graph.nodes:
        expected = tuple(sorted(nx.descendants(network, node) - {node}))
        assert reach.requirements(node) == expected
        for other in graph.nodes:
            assert reach.reaches(consumer=node, provider=other) == nx.has_path(network, node, other)
    seen = visibility(reach)
    assert seen.fan_out == tuple(1 + len(nx.descendants(network, n) - {n}) for n in graph.nodes)
    assert seen.fan_in == tuple(1 + len(nx.ancestors(network, n) - {n}) for n in graph.nodes)


@pytest.mark.parametrize("seed", range(20))
def test_components_agree_with_networkx_and_come_providers_first(seed: int) -> None:
    graph = random_graph(15, 10 + 2 * seed, seed)
    found = components(graph)
    expected = sorted(
        tuple(sorted(c)) for c in nx.strongly_connected_components(as_networkx(graph))
    )
    assert sorted(found.blocks) == expected
    for consumer, provider in graph.edges:
        assert found.block_of[graph.index[provider]] <= found.block_of[graph.index[consumer]]


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    size = 5000
    successors = [[node + 1] if node + 1 < size else [] for node in range(size)]
    assert len(strong_components(successors)) == size
    successors[-1] = [0]
    assert strong_components(successors) == [list(range(size))]
