"""A small immutable directed graph: who depends on whom.

An edge ``consumer → provider`` means "the consumer depends on the provider". Nothing here knows
what the nodes are; they are names.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ["Digraph", "Edge"]

Edge = tuple[str, str]
"""``(consumer, provider)``: the first depends on the second."""


@dataclass(frozen=True, slots=True)
class Digraph:
    """Named nodes and the dependencies between them; make one with `Digraph.from_pairs`.

    Parameters
    ----------
    nodes
        Names, sorted, without repetition.
    edges
        ``(consumer, provider)`` pairs, sorted, without repetition and without self-loops.
    weights
        One weight per edge, in the order of ``edges``: how much it costs to cut the dependency,
        or how much flows over it. Not negative.
    self_loops
        Nodes that were said to depend on themselves; kept apart because no algorithm needs them.

    Attributes
    ----------
    index
        Position of each node in ``nodes``.
    providers
        For each node, the positions of the nodes it depends on, ascending.
    consumers
        For each node, the positions of the nodes that depend on it, ascending.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    weights: tuple[float, ...]
    self_loops: tuple[str, ...] = ()
    index: dict[str, int] = field(init=False, repr=False, compare=False)
    providers: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    consumers: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _weight_of: dict[Edge, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {node: position for position, node in enumerate(self.nodes)}
        providers: list[list[int]] = [[] for _ in self.nodes]
        consumers: list[list[int]] = [[] for _ in self.nodes]
        for consumer, provider in self.edges:
            first, second = index[consumer], index[provider]
            providers[first].append(second)
            consumers[second].append(first)
        object.__setattr__(self, "index", index)
        object.__setattr__(self, "providers", tuple(map(tuple, providers)))
        object.__setattr__(self, "consumers", tuple(map(tuple, consumers)))
        weight_of = dict(zip(self.edges, self.weights, strict=True))
        object.__setattr__(self, "_weight_of", weight_of)

    @classmethod
    def from_pairs(
        cls,
        pairs: Iterable[Edge],
        *,
        nodes: Iterable[str] = (),
        weights: Mapping[Edge, float] | None = None,
    ) -> Digraph:
        """Read a graph from ``(consumer, provider)`` pairs.

        Parameters
        ----------
        pairs
            The dependencies; a pair that occurs twice counts once.
        nodes
            Further nodes, for those that no pair names.
        weights
            Weight of some or all pairs; the others weigh 1.

        Raises
        ------
        InputInvalid
            When a weight belongs to no pair, is negative or is not a finite number.

        Examples
        --------
        >>> graph = Digraph.from_pairs([("app", "platform"), ("app", "platform")])
        >>> graph.nodes, graph.edges
        (('app', 'platform'), (('app', 'platform'),))
        """
        distinct = set(pairs)
        given = dict(weights or {})
        _check_weights(given, distinct)
        names = set(nodes)
        for pair in distinct:
            names.update(pair)
        edges = tuple(sorted(pair for pair in distinct if pair[0] != pair[1]))
        return cls(
            nodes=tuple(sorted(names)),
            edges=edges,
            weights=tuple(float(given.get(edge, 1.0)) for edge in edges),
            self_loops=tuple(sorted(first for first, second in distinct if first == second)),
        )

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, node: object) -> bool:
        return node in self.index

    def weighted_edges(self) -> Iterator[tuple[str, str, float]]:
        """Yield ``(consumer, provider, weight)`` in the order of ``edges``."""
        for (consumer, provider), weight in zip(self.edges, self.weights, strict=True):
            yield consumer, provider, weight

    def weight(self, *, consumer: str, provider: str) -> float:
        """Return the weight of a dependency, 0 when there is none."""
        return self._weight_of.get((consumer, provider), 0.0)

    def position(self, node: str) -> int:
        """Return the position of a node, or say which name was meant.

        Raises
        ------
        InputInvalid
            When the graph has no such node.
        """
        if node not in self.index:
            raise InputInvalid([_unknown_node(node, self.nodes)])
        return self.index[node]

    def reversed(self) -> Digraph:
        """Return the graph with every dependency turned round, weights kept."""
        turned = {(provider, consumer): w for consumer, provider, w in self.weighted_edges()}
        return self._with(turned, self.nodes)

    def without(self, edges: Collection[Edge]) -> Digraph:
        """Return the graph without some dependencies; all nodes stay."""
        gone = set(edges)
        kept = {edge: weight for edge, weight in self._weight_of.items() if edge not in gone}
        return self._with(kept, self.nodes)

    def restricted_to(self, nodes: Collection[str]) -> Digraph:
        """Return the part of the graph that lies among some of its nodes."""
        inside = set(nodes) & self.index.keys()
        kept = {
            (consumer, provider): weight
            for consumer, provider, weight in self.weighted_edges()
            if consumer in inside and provider in inside
        }
        return self._with(kept, inside)

    def _with(self, weight_of: Mapping[Edge, float], nodes: Collection[str]) -> Digraph:
        edges = tuple(sorted(weight_of))
        inside = set(nodes)
        return Digraph(
            nodes=tuple(sorted(inside)),
            edges=edges,
            weights=tuple(weight_of[edge] for edge in edges),
            self_loops=tuple(node for node in self.self_loops if node in inside),
        )


def _check_weights(weights: Mapping[Edge, float], pairs: Collection[Edge]) -> None:
    problems = [
        *(_weight_without_pair(edge) for edge in sorted(weights) if edge not in pairs),
        *(
            _unusable_weight(edge, weight)
            for edge, weight in sorted(weights.items())
            if not math.isfinite(weight) or weight < 0
        ),
    ]
    if problems:
        raise InputInvalid(problems)


def _weight_without_pair(edge: Edge) -> Diagnostic:
    return Diagnostic(
        code="weight-without-dependency",
        message=f"A weight is given for {edge[0]} → {edge[1]}, but there is no such dependency.",
        hint="add the dependency, or leave the weight out",
        parameters={"consumer": edge[0], "provider": edge[1]},
    )


def _unusable_weight(edge: Edge, weight: float) -> Diagnostic:
    return Diagnostic(
        code="unusable-weight",
        message=f"The weight of {edge[0]} → {edge[1]} is {weight}.",
        hint="write a number that is zero or more",
        parameters={"consumer": edge[0], "provider": edge[1], "weight": weight},
    )


def _unknown_node(node: str, known: Iterable[str]) -> Diagnostic:
    return Diagnostic(
        code="unknown-node",
        message=f"'{node}' is not part of the graph.",
        hint=did_you_mean(node, known),
        parameters={"node": node},
    )
