"""Proof that a cut of a circular group is the cheapest: programmes over its cycles.

Choose arcs of least weight so that every cycle loses one. The cycles are too many to list, so
they are added as they are needed: first to the linear programme, whose violated cycles are found
as shortest paths, then to the integer programme. Every answer's bound holds for all cycles, and
the linear answer is a good guide to an order.

Sources: M. Grötschel, M. Jünger and G. Reinelt, "On the acyclic subgraph polytope", Mathematical
Programming 33, 1985 (cycle inequalities and their separation); A. Baharev, H. Schichl,
A. Neumaier and T. Achterberg, "An exact method for the minimum feedback arc set problem", ACM
Journal of Experimental Algorithmics 26, 2021 (lazy cycles).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from modarch.graphs.certainty import RELATIVE_TOLERANCE
from modarch.graphs.components import strong_components
from modarch.graphs.programme import Row, minimise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from modarch.graphs.feedback_order import Arc, Tangle

__all__ = ["Relaxation", "cheapest_cut", "fewest_arcs", "leads", "relaxation", "rounded_order"]

MOST_ROUNDS = 60
"""Give up after so many rounds of new cycles."""

MOST_NODES = 500
"""Give up an integer round after so many branch-and-bound nodes; a count, because a clock would
make the result depend on the machine."""

VIOLATION = 1e-4
"""A cycle counts as satisfied when it is so close to losing one arc."""

Cycles = set[tuple[int, ...]]
"""Cycles as sorted positions of their arcs in the group."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The linear programme's answer.

    Parameters
    ----------
    bound
        No cut of the group weighs less.
    shares
        For each arc, how much of it is cut, from 0 to 1.
    cycles
        The cycles that were needed.
    """

    bound: float
    shares: npt.NDArray[np.float64]
    cycles: Cycles


def relaxation(tangle: Tangle) -> Relaxation:
    """Solve the linear programme over all cycles of a circular group.

    Parameters
    ----------
    tangle
        The group; at least one cycle.
    """
    whole = np.zeros(len(tangle.arcs))
    cycles = _violated(tangle, whole)
    bound, shares = 0.0, whole
    for _ in range(MOST_ROUNDS):
        answer = minimise(_weights(tangle), _rows(cycles), integral=False, most_nodes=MOST_NODES)
        if answer.values is None:
            break
        bound, shares = answer.bound, np.clip(answer.values, 0, 1)
        new = _violated(tangle, shares) - cycles
        if not new:
            break
        cycles |= new
    return Relaxation(bound=bound, shares=shares, cycles=cycles)


def rounded_order(tangle: Tangle, shares: npt.NDArray[np.float64]) -> list[int]:
    """Turn the linear answer into an order.

    Arcs are kept, the least cut first, as long as they close no circle.

    Returns
    -------
    list of int
        The members, providers first but for the arcs left out.
    """
    successors: list[list[int]] = [[] for _ in range(tangle.size)]
    for number in sorted(range(len(shares)), key=lambda k: (shares[k], -tangle.arcs[k][2], k)):
        consumer, provider, _ = tangle.arcs[number]
        if not leads(successors, start=provider, end=consumer):
            successors[consumer].append(provider)
    return [block[0] for block in strong_components(successors)]


def cheapest_cut(tangle: Tangle, cycles: Cycles) -> tuple[list[Arc] | None, float]:
    """Find a cheapest set of arcs that breaks every circle of a group.

    Parameters
    ----------
    tangle
        The group.
    cycles
        Cycles to start with.

    Returns
    -------
    list of Arc or None
        The proven optimum, None when the effort ran out.
    float
        A lower bound on the weight of every such set.
    """
    return _cut_all(tangle, _weights(tangle), cycles, [])


def fewest_arcs(tangle: Tangle, cycles: Cycles, weight: float) -> list[Arc] | None:
    """Find a cut of a given least weight with as few arcs as possible.

    Parameters
    ----------
    tangle
        The group.
    cycles
        Cycles to start with.
    weight
        The least weight of a cut, known to be attainable.

    Returns
    -------
    list of Arc or None
        None when the effort ran out.
    """
    everything = tuple(range(len(tangle.arcs)))
    limit = weight + RELATIVE_TOLERANCE * (1 + weight)
    budget = Row(everything, tuple(arc[2] for arc in tangle.arcs), upper=limit)
    return _cut_all(tangle, np.ones(len(tangle.arcs)), cycles, [budget])[0]


def _cut_all(
    tangle: Tangle, costs: npt.NDArray[np.float64], cycles: Cycles, further: list[Row]
) -> tuple[list[Arc] | None, float]:
    """Solve and add cycles until none is left; return the cut, if proven, and the best bound."""
    known, bound = set(cycles), 0.0
    for _ in range(MOST_ROUNDS):
        rows = [*_rows(known), *further]
        answer = minimise(costs, rows, integral=True, most_nodes=MOST_NODES)
        bound = max(bound, answer.bound)
        if answer.values is None:
            break
        new = _violated(tangle, answer.values)
        if not new:
            return [tangle.arcs[number] for number in np.flatnonzero(answer.values)], bound
        known |= new
    return None, bound


def _weights(tangle: Tangle) -> npt.NDArray[np.float64]:
    return np.array([arc[2] for arc in tangle.arcs])


def _rows(cycles: Cycles) -> list[Row]:
    return [Row(cycle, (1.0,) * len(cycle), lower=1.0) for cycle in sorted(cycles)]


def _violated(tangle: Tangle, shares: npt.NDArray[np.float64]) -> Cycles:
    """Find, for every arc, the cycle through it that is cut least, if that is not enough."""
    consumers = np.array([arc[0] for arc in tangle.arcs])
    providers = np.array([arc[1] for arc in tangle.arcs])
    lengths = csr_array((shares + 1e-7, (consumers, providers)), (tangle.size, tangle.size))
    distance, before = dijkstra(lengths, return_predecessors=True)
    around = distance[providers, consumers] + shares
    number_of = {arc[:2]: number for number, arc in enumerate(tangle.arcs)}
    cycles = set()
    for number in np.flatnonzero(around < 1 - VIOLATION):
        path = _path(before, start=int(providers[number]), end=int(consumers[number]))
        arcs = zip(path, path[1:] + path[:1], strict=True)
        cycles.add(tuple(sorted(number_of[arc] for arc in arcs)))
    return cycles


def _path(before: npt.NDArray[np.int32], *, start: int, end: int) -> list[int]:
    path = [end]
    while path[-1] != start:
        path.append(int(before[start, path[-1]]))
    return path[::-1]


def leads(successors: Sequence[Sequence[int]], *, start: int, end: int) -> bool:
    """Tell whether a path leads from one member to another."""
    seen, waiting = {start}, [start]
    while waiting and end not in seen:
        for other in successors[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return end in seen
