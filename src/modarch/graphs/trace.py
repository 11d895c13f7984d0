"""Why something is needed and what it would hit: paths that explain a dependency."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.graphs.digraph import Digraph

__all__ = ["Reached", "dependency_path", "impact", "requirements"]


@dataclass(frozen=True, slots=True)
class Reached:
    """A node that is connected to the one asked about, and why.

    Parameters
    ----------
    node
        Its name.
    path
        A shortest chain of dependencies, from consumer to provider, both ends included.
    """

    node: str
    path: tuple[str, ...]


def requirements(graph: Digraph, consumer: str) -> tuple[Reached, ...]:
    """List everything a node depends on, with the path that explains each.

    Parameters
    ----------
    graph
        Dependencies; circles are allowed.
    consumer
        The node asked about.

    Returns
    -------
    tuple of Reached
        The nearest first, then by name; the node itself is left out.

    Raises
    ------
    InputInvalid
        When the graph has no such node.
    """
    start = graph.position(consumer)
    before = _search(graph.providers, start)
    paths = (_walk_back(node, before)[::-1] for node in before if node != start)
    return _reached(graph, paths, end=-1)


def impact(graph: Digraph, provider: str) -> tuple[Reached, ...]:
    """List everything that depends on a node, with the path that explains each.

    Parameters
    ----------
    graph
        Dependencies; circles are allowed.
    provider
        The node asked about.

    Returns
    -------
    tuple of Reached
        The nearest first, then by name; the node itself is left out.

    Raises
    ------
    InputInvalid
        When the graph has no such node.
    """
    start = graph.position(provider)
    before = _search(graph.consumers, start)
    paths = (_walk_back(node, before) for node in before if node != start)
    return _reached(graph, paths, end=0)


def dependency_path(graph: Digraph, *, consumer: str, provider: str) -> tuple[str, ...] | None:
    """Explain why a node depends on another.

    Returns
    -------
    tuple of str or None
        A shortest chain of dependencies, both ends included; None when there is no dependency.

    Raises
    ------
    InputInvalid
        When the graph has no such node.
    """
    start, target = graph.position(consumer), graph.position(provider)
    before = _search(graph.providers, start)
    if target not in before:
        return None
    return tuple(graph.nodes[node] for node in reversed(_walk_back(target, before)))


def _search(neighbours: Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """Return, for every node within reach, the node before it on a shortest path."""
    before = {start: start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if other not in before:
                before[other] = node
                queue.append(other)
    return before


def _walk_back(node: int, before: dict[int, int]) -> list[int]:
    path = [node]
    while before[path[-1]] != path[-1]:
        path.append(before[path[-1]])
    return path


def _reached(graph: Digraph, paths: Iterable[list[int]], *, end: int) -> tuple[Reached, ...]:
    named = [tuple(graph.nodes[node] for node in path) for path in paths]
    named.sort(key=lambda path: (len(path), path[end]))
    return tuple(Reached(node=path[end], path=path) for path in named)
