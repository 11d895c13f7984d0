"""What comes first: providers before consumers, in waves; and a graph's essential edges.

Source of the transitive reduction: A. Aho, M. Garey and J. Ullman, "The transitive reduction of
a directed graph", SIAM Journal on Computing 1(2), 1972.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.closure import Closure, closure
from modarch.graphs.components import strong_components
from modarch.graphs.cycles import shortest_cycles

if TYPE_CHECKING:
    from modarch.graphs.digraph import Digraph, Edge

__all__ = ["providers_first", "topological_order", "transitive_reduction", "waves"]


def topological_order(graph: Digraph) -> tuple[str, ...]:
    """Order the nodes so that providers come before consumers, wave by wave, then by name.

    Raises
    ------
    InputInvalid
        When there is a circular dependency; the message names the shortest of every group.
    """
    return tuple(node for wave in waves(graph) for node in wave)


def waves(graph: Digraph) -> tuple[tuple[str, ...], ...]:
    """Group the nodes by how many steps must come before them.

    Parameters
    ----------
    graph
        Dependencies without circles.

    Returns
    -------
    tuple of tuple of str
        The first wave depends on nothing; every other node is one wave after the last of its
        providers. Sorted inside a wave.

    Raises
    ------
    InputInvalid
        When there is a circular dependency; the message names the shortest of every group.

    Examples
    --------
    >>> from modarch.graphs.digraph import Digraph
    >>> waves(Digraph.from_pairs([("app", "platform"), ("portal", "app"), ("pacs", "platform")]))
    (('platform',), ('app', 'pacs'), ('portal',))
    """
    level: dict[int, int] = {}
    for node in providers_first(graph):
        level[node] = 1 + max((level[other] for other in graph.providers[node]), default=-1)
    result: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for node in sorted(level):
        result[level[node]].append(graph.nodes[node])
    return tuple(map(tuple, result))


def providers_first(graph: Digraph) -> tuple[int, ...]:
    """Return the positions of the nodes, each after all its providers.

    Raises
    ------
    InputInvalid
        When there is a circular dependency; the message names the shortest of every group.
    """
    blocks = strong_components(graph.providers)
    if any(len(block) > 1 for block in blocks):
        raise InputInvalid([_circular(cycle) for cycle in shortest_cycles(graph)])
    return tuple(block[0] for block in blocks)


def _circular(cycle: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        code="circular-dependency",
        message="Circular dependency: " + " → ".join((*cycle, cycle[0])) + ".",
        hint="take one of these dependencies away, or make it soft",
        parameters={"cycle": list(cycle)},
    )


def transitive_reduction(graph: Digraph) -> tuple[Edge, ...]:
    """Leave out the dependencies that follow from others, so that a drawing stays readable.

    Parameters
    ----------
    graph
        Dependencies; circles are allowed and keep all their own edges.

    Returns
    -------
    tuple of Edge
        The edges that remain, sorted; whatever depended on something still does. Between two
        circles every direct dependency stays when no other path leads from one to the other.
    """
    reach = closure(graph)
    block_of = reach.components.block_of
    needed = _needed_blocks(reach)
    kept = (
        (consumer, provider)
        for consumer, provider in graph.edges
        if block_of[graph.index[provider]] in needed[block_of[graph.index[consumer]]]
    )
    return tuple(kept)


def _needed_blocks(reach: Closure) -> list[set[int]]:
    """For each block, itself and the blocks it depends on through no third one."""
    found = reach.components
    rows = [reach.rows[members[0]] for members in found.positions]
    result = []
    for block, members in enumerate(found.positions):
        needed, covered = {block}, 0
        direct = {found.block_of[p] for member in members for p in reach.graph.providers[member]}
        for other in sorted(direct - {block}, reverse=True):
            if rows[other] & ~covered:
                needed.add(other)
            covered |= rows[other]
        result.append(needed)
    return result
