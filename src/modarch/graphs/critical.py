"""The longest chain of dependencies and the room everything else has.

Source: J. Kelley, "Critical-path planning and scheduling: mathematical basis", Operations
Research 9(3), 1961.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.order import providers_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.graphs.digraph import Digraph, Edge

__all__ = ["CriticalChain", "Timing", "critical_chain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When one node can and must happen, in the unit of the durations, counted from 0.

    Parameters
    ----------
    node
        Its name.
    earliest_start, earliest_finish
        When it happens if nothing waits without need.
    latest_start, latest_finish
        When it must happen at the latest for the whole not to take longer.
    total_float
        Latest minus earliest start: how far it can slip alone before the whole is late.
    free_float
        How far it can slip before any consumer is late.
    """

    node: str
    earliest_start: float
    earliest_finish: float
    latest_start: float
    latest_finish: float
    total_float: float
    free_float: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalChain:
    """The longest chain of dependencies, and how much room everything else has.

    Parameters
    ----------
    length
        Duration of the whole.
    chain
        One longest chain, first to last; of several, the first by names from its end.
    timings
        One per node, sorted by earliest start, then name.
    """

    length: float
    chain: tuple[str, ...]
    timings: tuple[Timing, ...]


def critical_chain(
    graph: Digraph,
    durations: Mapping[str, float],
    *,
    lags: Mapping[Edge, float] | None = None,
) -> CriticalChain:
    """Find the longest chain of dependencies and every node's float.

    Parameters
    ----------
    graph
        Dependencies without circles; a consumer starts when its providers have finished.
    durations
        Duration of each node, in one unit such as months; a node that is missing takes no time.
    lags
        Time that must pass between a provider's finish and a consumer's start; may be negative.

    Returns
    -------
    CriticalChain
        An empty graph has length 0 and an empty chain.

    Raises
    ------
    InputInvalid
        When there is a circular dependency.
    """
    plan = _Network(graph, durations, lags or {})
    timings = tuple(plan.timing(node) for node in range(len(graph)))
    return CriticalChain(
        length=plan.length,
        chain=plan.chain(),
        timings=tuple(sorted(timings, key=lambda timing: (timing.earliest_start, timing.node))),
    )


class _Network:
    """Forward and backward pass of the critical path method."""

    def __init__(
        self, graph: Digraph, durations: Mapping[str, float], lags: Mapping[Edge, float]
    ) -> None:
        self.graph, self.lags = graph, lags
        self.duration = [float(durations.get(node, 0.0)) for node in graph.nodes]
        self.start = [0.0] * len(graph)
        order = providers_first(graph)
        for node in order:
            ready = (self._finish(p) + self._lag(node, p) for p in graph.providers[node])
            self.start[node] = max([0.0, *ready])
        self.length = max(map(self._finish, order), default=0.0)
        self.latest = [self.length - own for own in self.duration]
        for node in reversed(order):
            for provider in graph.providers[node]:
                bound = self.latest[node] - self._lag(node, provider) - self.duration[provider]
                self.latest[provider] = min(self.latest[provider], bound)

    def _lag(self, consumer: int, provider: int) -> float:
        return self.lags.get((self.graph.nodes[consumer], self.graph.nodes[provider]), 0.0)

    def _finish(self, node: int) -> float:
        return self.start[node] + self.duration[node]

    def timing(self, node: int) -> Timing:
        free = min(
            (
                self.start[consumer] - self._lag(consumer, node) - self._finish(node)
                for consumer in self.graph.consumers[node]
            ),
            default=self.length - self._finish(node),
        )
        return Timing(
            node=self.graph.nodes[node],
            earliest_start=self.start[node],
            earliest_finish=self._finish(node),
            latest_start=self.latest[node],
            latest_finish=self.latest[node] + self.duration[node],
            total_float=self.latest[node] - self.start[node],
            free_float=free,
        )

    def chain(self) -> tuple[str, ...]:
        """Walk back from the last finish along the dependencies that leave no room."""
        last = [node for node in range(len(self.graph)) if self._finish(node) == self.length]
        chain = last[:1]
        while chain:
            node = chain[-1]
            binding = [p for p in self.graph.providers[node] if self._binds(node, p)]
            if not binding:
                break
            chain.append(binding[0])
        return tuple(self.graph.nodes[node] for node in reversed(chain))

    def _binds(self, consumer: int, provider: int) -> bool:
        return self._finish(provider) + self._lag(consumer, provider) == self.start[consumer]
