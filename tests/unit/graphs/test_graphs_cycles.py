"""Cycles by name, checked against every simple cycle networkx can find."""

import networkx as nx
import pytest
from tests.unit.graphs.random_graphs import random_graph

from modarch.graphs.components import components
from modarch.graphs.cycles import cycle_edges, cycles, shortest_cycles
from modarch.graphs.digraph import Digraph


def all_cycles(graph: Digraph) -> list[tuple[str, ...]]:
    found = []
    for cycle in nx.simple_cycles(nx.DiGraph(list(graph.edges))):
        start = cycle.index(min(cycle))
        found.append(tuple(cycle[start:] + cycle[:start]))
    return sorted(found, key=lambda cycle: (len(cycle), cycle))


@pytest.mark.parametrize("seed", range(25))
def test_cycles_come_by_length_then_name_and_none_is_missing(seed: int) -> None:
    graph = random_graph(8, 8 + seed, seed)
    expected = all_cycles(graph)
    assert cycles(graph, limit=10_000) == tuple(expected)
    assert cycles(graph, limit=4) == tuple(expected[:4])
    assert cycles(graph, limit=10_000, longest=3) == tuple(c for c in expected if len(c) <= 3)


@pytest.mark.parametrize("seed", range(25))
def test_every_circular_group_shows_its_first_shortest_cycle(seed: int) -> None:
    graph = random_graph(12, 16 + seed // 2, seed)
    expected = [
        min((c for c in all_cycles(graph) if set(c) <= set(group)), key=lambda c: (len(c), c))
        for group in components(graph).cyclic
    ]
    assert shortest_cycles(graph) == tuple(sorted(expected, key=lambda c: (len(c), c)))


def test_a_cycle_names_its_dependencies_in_order() -> None:
    assert cycle_edges(("a", "b", "c")) == (("a", "b"), ("b", "c"), ("c", "a"))


def test_a_self_loop_is_not_a_circle() -> None:
    assert cycles(Digraph.from_pairs([("a", "a"), ("a", "b")])) == ()
