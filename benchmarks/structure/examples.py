"""Graphs to measure on, drawn with fixed seeds."""

from __future__ import annotations

import itertools

from modarch.graphs.bits import random_stream
from modarch.graphs.digraph import Digraph
from modarch.graphs.interaction import hub_objects, shared_object_links
from modarch.graphs.links import Links

__all__ = ["capabilities", "clustered_links", "random_digraph"]


def random_digraph(nodes: int, edges: int, *, acyclic: bool, seed: int = 1) -> Digraph:
    """Draw dependencies with whole weights from 1 to 9."""
    draw = random_stream(seed, "benchmark graph")
    weights: dict[tuple[str, str], float] = {}
    while len(weights) < edges:
        first, second = draw.sample(range(nodes), 2)
        if acyclic and first < second:
            first, second = second, first
        weights[f"n{first:05}", f"n{second:05}"] = float(draw.randint(1, 9))
    names = [f"n{number:05}" for number in range(nodes)]
    return Digraph.from_pairs(weights, nodes=names, weights=weights)


def capabilities(count: int, *, groups: int, seed: int = 1) -> Links:
    """Draw capabilities that share information objects mostly inside hidden groups."""
    draw = random_stream(seed, "benchmark capabilities")
    names = [f"c{number:03}" for number in range(count)]
    users: dict[str, list[str]] = {"patient": names}
    for number in range(2 * count):
        group = draw.randrange(groups)
        own = names[group::groups]
        chosen = draw.sample(own, min(len(own), draw.randint(2, 4)))
        strangers = draw.sample(names, 2) if draw.random() < 0.25 else []
        users[f"object {number}"] = chosen + strangers
    return shared_object_links(users, moved=hub_objects(users), elements=names).links


def clustered_links(count: int, *, density: float, seed: int = 1) -> Links:
    """Draw unit links between random pairs."""
    draw = random_stream(seed, "benchmark links")
    names = [f"n{number:03}" for number in range(count)]
    pairs = [pair for pair in itertools.combinations(names, 2) if draw.random() < density]
    return Links.between(dict.fromkeys(pairs, 1.0), elements=names)
