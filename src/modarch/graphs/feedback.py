"""The cheapest set of dependencies to cut so that nothing is circular any more.

This is the minimum-weight feedback arc set. Every circular group is solved on its own: a linear
programme over cycles gives a lower bound and a good start, a search by insertion improves it, and
an integer programme proves the least cost where the two do not meet already. Of equally cheap
cuts the one with the fewest dependencies is chosen.

Sources: P. Eades, X. Lin and W. Smyth, Information Processing Letters 47(6), 1993 (greedy
order); A. Baharev, H. Schichl, A. Neumaier and T. Achterberg, "An exact method for the minimum
feedback arc set problem", ACM Journal of Experimental Algorithmics 26, 2021 (lazy cycles).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.certainty import Certainty, reaches
from modarch.graphs.components import strong_components
from modarch.graphs.feedback_exact import (
    Cycles,
    cheapest_cut,
    fewest_arcs,
    leads,
    relaxation,
    rounded_order,
)
from modarch.graphs.feedback_order import Arc, Tangle, backward_arcs, good_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.graphs.digraph import Digraph, Edge

__all__ = ["Effort", "FeedbackArcSet", "minimum_feedback_arc_set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Up to which size a circular group is treated with care.

    Parameters
    ----------
    exact_arcs
        Groups with at most so many dependencies are solved by integer programming when search and
        bound differ.
    bounded_arcs
        Groups with at most so many get a lower bound; larger ones only the search, and bound 0.
    """

    exact_arcs: int = 300
    bounded_arcs: int = 2_000


DEFAULT_EFFORT = Effort()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackArcSet:
    """Dependencies to cut.

    Parameters
    ----------
    edges
        What to cut, sorted. None of them can be spared: with any one put back, a circle returns.
        Of equally cheap cuts one with the fewest dependencies, where that could be proven.
    weight
        Sum of their weights.
    lower_bound
        No cut is cheaper than this.
    certainty
        ``optimal`` when the cut is proven cheapest, ``best-found`` otherwise.
    order
        All nodes so that, but for the cut dependencies, providers come before consumers.
    """

    edges: tuple[Edge, ...]
    weight: float
    lower_bound: float
    certainty: Certainty
    order: tuple[str, ...]


def minimum_feedback_arc_set(
    graph: Digraph, *, effort: Effort = DEFAULT_EFFORT, seed: int = 0
) -> FeedbackArcSet:
    """Find the cheapest dependencies to cut so that an order exists.

    Parameters
    ----------
    graph
        Dependencies; their weights are the costs of cutting them.
    effort
        Up to which size a circular group is bounded and solved exactly.
    seed
        Seed of the search.

    Returns
    -------
    FeedbackArcSet
        Empty for a graph without circles.

    Examples
    --------
    >>> from modarch.graphs.digraph import Digraph
    >>> graph = Digraph.from_pairs([("a", "b"), ("b", "a")], weights={("a", "b"): 5})
    >>> minimum_feedback_arc_set(graph).edges
    (('b', 'a'),)
    """
    blocks = strong_components(graph.providers)
    order: list[int] = []
    edges: list[Edge] = []
    weight = bound = 0.0
    for block in blocks:
        tangle = _tangle(graph, block)
        cut, lower = _cut(tangle, effort, seed)
        order.extend(block[node] for node in _order_after(tangle, cut))
        edges.extend((graph.nodes[block[i]], graph.nodes[block[j]]) for i, j, _ in cut)
        weight += _total(cut)
        bound += lower
    proven = reaches(weight, bound)
    return FeedbackArcSet(
        edges=tuple(sorted(edges)),
        weight=weight,
        lower_bound=weight if proven else bound,
        certainty=Certainty.OPTIMAL if proven else Certainty.BEST_FOUND,
        order=tuple(graph.nodes[node] for node in order),
    )


def _tangle(graph: Digraph, block: Sequence[int]) -> Tangle:
    """Give the members of a circular group numbers from 0 and keep the arcs among them."""
    local = {node: position for position, node in enumerate(block)}
    arcs = [
        (local[consumer], local[provider], _weight(graph, consumer, provider))
        for consumer in block
        for provider in graph.providers[consumer]
        if provider in local
    ]
    return Tangle(len(block), tuple(arcs))


def _weight(graph: Digraph, consumer: int, provider: int) -> float:
    return graph.weight(consumer=graph.nodes[consumer], provider=graph.nodes[provider])


def _cut(tangle: Tangle, effort: Effort, seed: int) -> tuple[list[Arc], float]:
    """Return the arcs to cut and a proven lower bound of their weight."""
    if not tangle.arcs:
        return [], 0.0
    if len(tangle.arcs) > effort.bounded_arcs:
        return _without_the_spare(tangle, _searched(tangle, seed)), 0.0
    relaxed = relaxation(tangle)
    hint = rounded_order(tangle, relaxed.shares)
    found, bound = _searched(tangle, seed, hint), relaxed.bound
    if len(tangle.arcs) <= effort.exact_arcs:
        found, bound = _proven(tangle, relaxed.cycles, found, bound)
    return _without_the_spare(tangle, found), min(bound, _total(found))


def _proven(
    tangle: Tangle, cycles: Cycles, found: list[Arc], bound: float
) -> tuple[list[Arc], float]:
    """Close the gap between search and bound, then look for an equally cheap cut of fewer arcs."""
    if not reaches(_total(found), bound):
        proven, lower = cheapest_cut(tangle, cycles)
        found, bound = proven or found, max(bound, lower)
    if reaches(_total(found), bound) and len(found) > 1:
        found = fewest_arcs(tangle, cycles, _total(found)) or found
    return found, bound


def _searched(tangle: Tangle, seed: int, *hints: Sequence[int]) -> list[Arc]:
    return backward_arcs(tangle, good_order(tangle, seed=seed, hints=hints))


def _total(arcs: Iterable[Arc]) -> float:
    return math.fsum(arc[2] for arc in arcs)


def _without_the_spare(tangle: Tangle, cut: Iterable[Arc]) -> list[Arc]:
    """Put back every arc that closes no circle, the dearest first."""
    candidates = sorted(cut, key=lambda arc: (-arc[2], arc))
    successors = _without(tangle, candidates).successors()
    needed = []
    for arc in candidates:
        if leads(successors, start=arc[1], end=arc[0]):
            needed.append(arc)
        else:
            successors[arc[0]].append(arc[1])
    return needed


def _order_after(tangle: Tangle, cut: Iterable[Arc]) -> list[int]:
    rest = _without(tangle, cut)
    return [block[0] for block in strong_components(rest.successors())]


def _without(tangle: Tangle, arcs: Iterable[Arc]) -> Tangle:
    gone = set(arcs)
    return Tangle(tangle.size, tuple(arc for arc in tangle.arcs if arc not in gone))
