"""Core, periphery and the parts between: the hidden structure of a dependency graph.

Source: C. Baldwin, A. MacCormack and J. Rusnak, "Hidden structure: using network methods to map
system architecture", Research Policy 43(8), 2014; applied to the landscapes of enterprises by
R. Lagerström et al., 2013. No validation on hospital landscapes was found in print.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from modarch.graphs.closure import Visibility, closure, visibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.graphs.digraph import Digraph

__all__ = [
    "BORDERLINE_SHARE",
    "HIERARCHICAL_SHARE",
    "MULTI_CORE_RATIO",
    "Architecture",
    "HiddenStructure",
    "Role",
    "hidden_structure",
]

HIERARCHICAL_SHARE = 0.04
"""A core below this share of all nodes does not count (Baldwin et al. 2014)."""

BORDERLINE_SHARE = 0.06
"""A core up to this share of all nodes is borderline (Baldwin et al. 2014)."""

MULTI_CORE_RATIO = 1.5
"""The largest group must be so many times the second largest to be the core (ibid.)."""


class Architecture(StrEnum):
    """The kind of structure, by the sizes of the two largest circular groups."""

    HIERARCHICAL = "hierarchical"
    MULTI_CORE = "multi-core"
    BORDERLINE = "borderline"
    CORE_PERIPHERY = "core-periphery"


class Role(StrEnum):
    """What a node is in the structure, by its visibility against the pivots.

    ``core`` is seen by many and sees many, ``shared`` is needed by many, ``control`` needs many,
    ``periphery`` neither.
    """

    CORE = "core"
    SHARED = "shared"
    CONTROL = "control"
    PERIPHERY = "periphery"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenStructure:
    """The structure of a dependency graph.

    Parameters
    ----------
    architecture
        The kind of structure.
    core
        Members of the largest circular group, sorted; empty when there is no circle. Of several
        equally large ones, the first by name.
    core_share
        Core members / nodes.
    largest, second
        Sizes of the two largest components (L and S; S = L when two are equally large).
    pivot_fan_in, pivot_fan_out
        What a node's visibility is compared with: that of the core, or the medians when the
        structure is hierarchical or multi-core.
    nodes
        Names.
    roles
        Role of each node, in the order of ``nodes``.
    flow_through
        Share of the nodes that are not periphery.
    visibility
        The numbers behind the roles.
    """

    architecture: Architecture
    core: tuple[str, ...]
    core_share: float
    largest: int
    second: int
    pivot_fan_in: float
    pivot_fan_out: float
    nodes: tuple[str, ...]
    roles: tuple[Role, ...]
    flow_through: float
    visibility: Visibility

    def members(self, role: Role) -> tuple[str, ...]:
        """Return the nodes that have a role, sorted."""
        return tuple(n for n, own in zip(self.nodes, self.roles, strict=True) if own is role)


def hidden_structure(graph: Digraph) -> HiddenStructure:
    """Find the core of a graph and the role of every node.

    Parameters
    ----------
    graph
        Dependencies, consumer → provider.

    Returns
    -------
    HiddenStructure
        An empty graph is hierarchical and has no roles.
    """
    reach = closure(graph)
    seen = visibility(reach)
    blocks = reach.components.blocks
    largest, second = _two_largest([len(block) for block in blocks])
    core = min((block for block in blocks if len(block) == largest > 1), default=())
    architecture = classify(largest=largest, second=second, nodes=len(graph))
    pivots = _pivots(architecture, core, graph, seen)
    roles = tuple(
        _role(fan_in, fan_out, pivots)
        for fan_in, fan_out in zip(seen.fan_in, seen.fan_out, strict=True)
    )
    counts = Counter(roles)
    return HiddenStructure(
        architecture=architecture,
        core=core,
        core_share=len(core) / len(graph) if core else 0.0,
        largest=largest,
        second=second,
        pivot_fan_in=pivots[0],
        pivot_fan_out=pivots[1],
        nodes=graph.nodes,
        roles=roles,
        flow_through=1 - counts[Role.PERIPHERY] / len(graph) if len(graph) else 0.0,
        visibility=seen,
    )


def _two_largest(sizes: Sequence[int]) -> tuple[int, int]:
    largest, second = sorted([*sizes, 0, 0], reverse=True)[:2]
    return largest, second


def classify(*, largest: int, second: int, nodes: int) -> Architecture:
    """Name the kind of structure from the sizes of the two largest components.

    Parameters
    ----------
    largest, second
        Sizes, the second one as in a list with repetitions.
    nodes
        Number of all nodes.

    Examples
    --------
    >>> classify(largest=10, second=2, nodes=30)
    <Architecture.CORE_PERIPHERY: 'core-periphery'>
    """
    if largest <= 1 or largest < HIERARCHICAL_SHARE * nodes:
        return Architecture.HIERARCHICAL
    if largest < MULTI_CORE_RATIO * second:
        return Architecture.MULTI_CORE
    if largest <= BORDERLINE_SHARE * nodes:
        return Architecture.BORDERLINE
    return Architecture.CORE_PERIPHERY


def _pivots(
    architecture: Architecture, core: tuple[str, ...], graph: Digraph, seen: Visibility
) -> tuple[float, float]:
    if architecture in {Architecture.HIERARCHICAL, Architecture.MULTI_CORE}:
        return median(seen.fan_in or [0]), median(seen.fan_out or [0])
    member = graph.index[core[0]]
    return seen.fan_in[member], seen.fan_out[member]


def _role(fan_in: int, fan_out: int, pivots: tuple[float, float]) -> Role:
    needed, needs = fan_in >= pivots[0], fan_out >= pivots[1]
    if needed:
        return Role.CORE if needs else Role.SHARED
    return Role.CONTROL if needs else Role.PERIPHERY
