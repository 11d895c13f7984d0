"""Where to cut a circular group: every single cut ranked, and the cheapest complete one.

"Tearing" is the word of the design structure matrix for going ahead without one of the
dependencies of a circle, on an assumption or an interim solution.

Source: D. Steward, "The design structure system: a method for managing the design of complex
systems", IEEE Transactions on Engineering Management 28(3), 1981.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.components import components
from modarch.graphs.cycles import Cycle, cycle_edges, cycles
from modarch.graphs.feedback import DEFAULT_EFFORT, minimum_feedback_arc_set

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from modarch.graphs.digraph import Digraph, Edge
    from modarch.graphs.feedback import Effort, FeedbackArcSet

__all__ = ["CircularGroup", "Tear", "circular_groups"]

CYCLES_LISTED = 10
"""So many cycles of a group are listed and counted as broken or not."""

MOST_CANDIDATES = 500
"""In groups with more dependencies, only those on a listed cycle or in the cheapest cut are
tried one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tear:
    """One dependency of a circular group, and what cutting it alone would do.

    Parameters
    ----------
    consumer, provider
        The dependency.
    weight
        What it costs to cut.
    freed
        Members that would no longer be part of any circle, sorted.
    still_circular
        Number of members that would.
    cycles_broken
        How many of the group's listed cycles run through it.
    in_cheapest_cut
        Whether it belongs to the cheapest complete cut found.
    """

    consumer: str
    provider: str
    weight: float
    freed: tuple[str, ...]
    still_circular: int
    cycles_broken: int
    in_cheapest_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularGroup:
    """Nodes that depend on each other in circles, and how to get out.

    Parameters
    ----------
    members
        Names, sorted.
    cycles
        The shortest cycles, by length, then names; not all of them in a large group.
    tears
        Single cuts, best first: fewest members left in circles, then most listed cycles broken,
        then least weight, then name.
    cheapest_cut
        The least costly set of cuts after which nothing in the group is circular, and how sure
        that is.
    """

    members: tuple[str, ...]
    cycles: tuple[Cycle, ...]
    tears: tuple[Tear, ...]
    cheapest_cut: FeedbackArcSet


def circular_groups(
    graph: Digraph, *, effort: Effort = DEFAULT_EFFORT, seed: int = 0
) -> tuple[CircularGroup, ...]:
    """Find every circular group and rank the places to cut it.

    Parameters
    ----------
    graph
        Dependencies; their weights are the costs of cutting them.
    effort
        Up to which size the cheapest cut is proven.
    seed
        Seed of the search for the cheapest cut.

    Returns
    -------
    tuple of CircularGroup
        The largest group first, then by members; empty when nothing is circular.
    """
    blocks = sorted(components(graph).cyclic, key=lambda block: (-len(block), block))
    return tuple(_group(graph.restricted_to(block), effort, seed) for block in blocks)


def _group(group: Digraph, effort: Effort, seed: int) -> CircularGroup:
    listed = cycles(group, limit=CYCLES_LISTED)
    cheapest = minimum_feedback_arc_set(group, effort=effort, seed=seed)
    tears = [
        _tear(group, edge, listed, cheapest.edges)
        for edge in _candidates(group, listed, cheapest.edges)
    ]
    return CircularGroup(
        members=group.nodes,
        cycles=listed,
        tears=tuple(sorted(tears, key=_best_first)),
        cheapest_cut=cheapest,
    )


def _candidates(group: Digraph, listed: Sequence[Cycle], cut: Sequence[Edge]) -> list[Edge]:
    if len(group.edges) <= MOST_CANDIDATES:
        return list(group.edges)
    return sorted({*cut, *(edge for cycle in listed for edge in cycle_edges(cycle))})


def _tear(group: Digraph, edge: Edge, listed: Sequence[Cycle], cheapest: Collection[Edge]) -> Tear:
    left = {node for block in components(group.without([edge])).cyclic for node in block}
    return Tear(
        consumer=edge[0],
        provider=edge[1],
        weight=group.weight(consumer=edge[0], provider=edge[1]),
        freed=tuple(node for node in group.nodes if node not in left),
        still_circular=len(left),
        cycles_broken=sum(edge in cycle_edges(cycle) for cycle in listed),
        in_cheapest_cut=edge in cheapest,
    )


def _best_first(tear: Tear) -> tuple[int, int, float, str, str]:
    return (tear.still_circular, -tear.cycles_broken, tear.weight, tear.consumer, tear.provider)
