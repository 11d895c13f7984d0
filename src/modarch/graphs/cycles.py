"""Circular dependencies by name: the shortest ones, in a fixed order.

A cycle is a tuple of names that starts with the smallest: ``("a", "b", "c")`` says that a depends
on b, b on c, and c on a again. Cycles are ordered by length, then by names.
"""

from __future__ import annotations

import heapq
from collections import deque
from typing import TYPE_CHECKING

from modarch.graphs.components import strong_components

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from modarch.graphs.digraph import Digraph, Edge

__all__ = ["Cycle", "cycle_edges", "cycles", "shortest_cycles"]

Cycle = tuple[str, ...]
"""Names along a circular dependency, the smallest first; the last depends on the first."""


def cycle_edges(cycle: Cycle) -> tuple[Edge, ...]:
    """Return the dependencies along a cycle, in its order.

    Examples
    --------
    >>> cycle_edges(("a", "b"))
    (('a', 'b'), ('b', 'a'))
    """
    return tuple(zip(cycle, cycle[1:] + cycle[:1], strict=True))


def shortest_cycles(graph: Digraph) -> tuple[Cycle, ...]:
    """Find the shortest cycle of every group of nodes that depend on each other in circles.

    Parameters
    ----------
    graph
        Dependencies.

    Returns
    -------
    tuple of Cycle
        One per group, the shortest of them first; none when nothing is circular. Of several
        equally short ones in a group, the first by names.
    """
    found = (
        _named(graph, _shortest_in(graph.providers, block))
        for block in strong_components(graph.providers)
        if len(block) > 1
    )
    return tuple(sorted(found, key=lambda cycle: (len(cycle), cycle)))


def cycles(graph: Digraph, *, limit: int = 10, longest: int | None = None) -> tuple[Cycle, ...]:
    """List the shortest cycles of a graph.

    Parameters
    ----------
    graph
        Dependencies.
    limit
        List at most so many.
    longest
        Leave out cycles of more nodes than this.

    Returns
    -------
    tuple of Cycle
        By length, then by names.

    Notes
    -----
    Paths are extended best first, with the distance back to the start as a lower bound, so no
    cycle longer than the last one listed is ever completed. The number of cycles of a graph can
    be exponential; always ask for a few.
    """
    result: list[Cycle] = []
    for cycle in _by_length(graph.providers):
        if len(result) == limit or (longest is not None and len(cycle) > longest):
            break
        result.append(_named(graph, cycle))
    return tuple(result)


def _named(graph: Digraph, cycle: Sequence[int]) -> Cycle:
    return tuple(graph.nodes[node] for node in cycle)


def _shortest_in(successors: Sequence[Sequence[int]], block: Sequence[int]) -> list[int]:
    """Search from every member in turn, among the members that do not come before it."""
    best: list[int] = []
    inside = set(block)
    for root in block:
        found = _shortest_from(successors, inside, root, len(best) or len(block) + 1)
        best = found or best
        inside.remove(root)
    return best


def _shortest_from(
    successors: Sequence[Sequence[int]], inside: Collection[int], root: int, below: int
) -> list[int]:
    """Return the shortest cycle from a node that has fewer than ``below`` nodes, or nothing.

    Neighbours are visited in ascending order, which makes the first path found to any node the
    smallest by names among the shortest.
    """
    parent = {root: root}
    depth = {root: 1}
    queue = deque([root])
    while queue:
        node = queue.popleft()
        if depth[node] >= below:
            return []
        for other in successors[node]:
            if other == root:
                return _path_to(node, parent)
            if other in inside and other not in parent:
                parent[other], depth[other] = node, depth[node] + 1
                queue.append(other)
    return []


def _path_to(node: int, parent: dict[int, int]) -> list[int]:
    path = [node]
    while parent[path[-1]] != path[-1]:
        path.append(parent[path[-1]])
    return path[::-1]


def _by_length(successors: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    predecessors = _turned(successors)
    block_of = {
        node: frozenset(block)
        for block in strong_components(successors)
        if len(block) > 1
        for node in block
    }
    back: dict[int, dict[int, int]] = {}
    waiting: list[tuple[int, tuple[int, ...]]] = [(2, (root,)) for root in sorted(block_of)]
    heapq.heapify(waiting)
    while waiting:
        bound, path = heapq.heappop(waiting)
        root, last = path[0], path[-1]
        if root not in back:
            back[root] = _distances_back(predecessors, block_of[root], root)
        home = back[root]
        if bound == len(path) > 1 and home.get(last) == 1:
            yield path
        for longer in _extensions(path, successors[last], home):
            heapq.heappush(waiting, longer)


def _turned(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    result: list[list[int]] = [[] for _ in successors]
    for node, others in enumerate(successors):
        for other in others:
            result[other].append(node)
    return result


def _distances_back(
    predecessors: Sequence[Sequence[int]], block: Collection[int], root: int
) -> dict[int, int]:
    """Return how far each node of the block, from the root on, is from the root."""
    distance = {root: 0}
    queue = deque([root])
    while queue:
        node = queue.popleft()
        for other in predecessors[node]:
            if other > root and other in block and other not in distance:
                distance[other] = distance[node] + 1
                queue.append(other)
    return distance


def _extensions(
    path: tuple[int, ...], successors: Sequence[int], home: dict[int, int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    root = path[0]
    for other in successors:
        if other != root and other in home and other not in path:
            yield len(path) + home[other], (*path, other)
