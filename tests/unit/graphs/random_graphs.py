"""Small random graphs for tests that compare with brute force."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from modarch.graphs.bits import random_stream
from modarch.graphs.digraph import Digraph
from modarch.graphs.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterator


def names(count: int) -> list[str]:
    """Return so many names, sorted."""
    return [f"n{number:03}" for number in range(count)]


def random_graph(nodes: int, edges: int, seed: int, *, heaviest: int = 9) -> Digraph:
    """Draw dependencies with whole weights from 1; pairs may repeat and loop."""
    draw = random_stream(seed, "test graph")
    pool = names(nodes)
    pairs = [(draw.choice(pool), draw.choice(pool)) for _ in range(edges)]
    weights = {pair: float(draw.randint(1, heaviest)) for pair in pairs}
    return Digraph.from_pairs(pairs, nodes=pool, weights=weights)


def random_acyclic_graph(nodes: int, edges: int, seed: int) -> Digraph:
    """Draw dependencies that all point from a later name to an earlier one."""
    graph = random_graph(nodes, edges, seed)
    return Digraph.from_pairs([(max(edge), min(edge)) for edge in graph.edges], nodes=graph.nodes)


def random_links(elements: int, seed: int, *, density: float = 0.5, heaviest: int = 9) -> Links:
    """Draw interactions with whole weights from 1."""
    draw = random_stream(seed, "test links")
    weights = {
        pair: float(draw.randint(1, heaviest))
        for pair in itertools.combinations(names(elements), 2)
        if draw.random() < density
    }
    return Links.between(weights, elements=names(elements))


def set_partitions(elements: list[str]) -> Iterator[list[list[str]]]:
    """Yield every way to divide elements into groups."""
    if not elements:
        yield []
        return
    first, rest = elements[0], elements[1:]
    for partition in set_partitions(rest):
        yield [[first], *partition]
        for place in range(len(partition)):
            yield [*partition[:place], [first, *partition[place]], *partition[place + 1 :]]
