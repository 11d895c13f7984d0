"""Strongly connected components: the groups in which everything depends on everything.

Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing
1(2), 1972; with the single low-link array of D. Pearce, Information Processing Letters 116, 2016.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.graphs.digraph import Digraph

__all__ = ["Components", "components", "strong_components"]


@dataclass(frozen=True, slots=True)
class Components:
    """The strongly connected components of a graph, providers first.

    Parameters
    ----------
    nodes
        Names of the graph's nodes.
    positions
        The components as positions in ``nodes``, ascending; a component comes after every
        component it depends on.
    block_of
        For each node, the position of its component.
    """

    nodes: tuple[str, ...]
    positions: tuple[tuple[int, ...], ...]
    block_of: tuple[int, ...]

    @property
    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """The names in each component, sorted."""
        nodes = self.nodes
        return tuple([tuple([nodes[node] for node in block]) for block in self.positions])

    @property
    def cyclic(self) -> tuple[tuple[str, ...], ...]:
        """The components with two or more members: the circular dependencies."""
        return tuple(block for block in self.blocks if len(block) > 1)


def components(graph: Digraph) -> Components:
    """Group the nodes that depend on each other in a circle.

    Parameters
    ----------
    graph
        Dependencies; self-loops do not count.

    Returns
    -------
    Components
        Providers first. The same graph always gives the same order.

    Examples
    --------
    >>> from modarch.graphs.digraph import Digraph
    >>> components(Digraph.from_pairs([("a", "b"), ("b", "a"), ("b", "c")])).blocks
    (('c',), ('a', 'b'))
    """
    found = strong_components(graph.providers)
    block_of = [0] * len(graph)
    for block, members in enumerate(found):
        for node in members:
            block_of[node] = block
    return Components(graph.nodes, tuple(map(tuple, found)), tuple(block_of))


def strong_components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Group nodes ``0 … n−1``; a group comes after every group that it points to.

    Parameters
    ----------
    successors
        For each node, the nodes it points to.

    Returns
    -------
    list of list of int
        Members ascending.
    """
    return _Search(successors).run()


class _Search:
    """Depth-first search without recursion, so that a chain of any length is no problem."""

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.closed = len(successors) + 1
        self.number = [0] * len(successors)
        self.low = [0] * len(successors)
        self.stack: list[int] = []
        self.clock = 0
        self.found: list[list[int]] = []

    def run(self) -> list[list[int]]:
        for root in range(len(self.successors)):
            if not self.low[root]:
                self._explore(root)
        return self.found

    def _explore(self, root: int) -> None:
        low, number, stack, clock = self.low, self.number, self.stack, self.clock + 1
        low[root] = number[root] = clock
        stack.append(root)
        path, waiting = [root], [iter(self.successors[root])]
        while path:
            node = path[-1]
            for other in waiting[-1]:
                seen = low[other]
                if not seen:
                    clock += 1
                    low[other] = number[other] = clock
                    stack.append(other)
                    path.append(other)
                    waiting.append(iter(self.successors[other]))
                    break
                if seen < low[node]:  # noqa: PLR1730 - min() costs a call per dependency
                    low[node] = seen
            else:
                path.pop()
                waiting.pop()
                own = low[node]
                if own == number[node]:
                    self._leave(node)
                if path and own < low[path[-1]]:
                    low[path[-1]] = own
        self.clock = clock

    def _leave(self, node: int) -> None:
        stack = self.stack
        members = [stack.pop()]
        while members[-1] != node:
            members.append(stack.pop())
        for member in members:
            self.low[member] = self.closed
        members.sort()
        self.found.append(members)
