"""What a dependency graph shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Dependencies", "DependencyEdge", "DependencyNode", "NodeKind", "Tie"]


class NodeKind(StrEnum):
    """What a node of the graph is."""

    MODULE = "module"
    PLATFORM = "platform"
    SYSTEM = "system"
    GATE = "gate"
    GROUP = "group"


class Tie(StrEnum):
    """Why one thing must wait for another."""

    HARD = "hard"
    SOFT = "soft"
    DERIVED = "derived"
    INFORMATION = "information"
    GATE = "gate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyNode:
    """Something that is procured, established or decided.

    Parameters
    ----------
    key
        What edges call it.
    name
        What a reader calls it.
    wave
        In which wave it comes; counts from 1, gates may be 0.
    kind
        What it is.
    group
        The area it belongs to; large graphs are grouped by it.
    critical
        Whether it lies on the critical chain.
    """

    key: str
    name: str
    wave: int
    kind: NodeKind = NodeKind.MODULE
    group: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyEdge:
    """A consumer that must wait for a provider.

    Parameters
    ----------
    consumer, provider
        Keys of the nodes: the consumer depends on the provider.
    tie
        Why.
    critical
        Whether it lies on the critical chain.
    cycle
        Whether it is part of a circular dependency.
    cut
        Whether it is proposed to be cut, so that the circle opens.
    """

    consumer: str
    provider: str
    tie: Tie = Tie.HARD
    critical: bool = False
    cycle: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """The procurement-order graph."""

    nodes: tuple[DependencyNode, ...]
    edges: tuple[DependencyEdge, ...]
