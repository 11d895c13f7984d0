"""Propagation cost when a dependency transmits a change only sometimes.

Plain propagation cost supposes that every change travels along every dependency. Here each
dependency transmits with a probability of its own, and the share of pairs reached is averaged
over seeded scenarios (bond percolation; D. Callaway et al., Physical Review Letters 85, 2000).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.bits import bernoulli_mask, everything, random_stream, scenario_rows
from modarch.graphs.components import strong_components

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from modarch.graphs.digraph import Digraph, Edge

__all__ = ["DEFAULT_SCENARIOS", "DampedPropagation", "damped_propagation_cost"]

DEFAULT_SCENARIOS = 1000
"""Scenarios drawn unless told otherwise; the standard error is then at most 0.016."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DampedPropagation:
    """Damped propagation cost PC_p, estimated.

    Parameters
    ----------
    mean
        Average share of the other nodes that a node's change comes from or goes to, from 0 to 1;
        with probability 1 everywhere it is PC°.
    standard_error
        Of the mean, because of the finite number of scenarios.
    scenarios, seed
        What the estimate was made with.
    """

    mean: float
    standard_error: float
    scenarios: int
    seed: int


def damped_propagation_cost(
    graph: Digraph,
    probability: float | Mapping[Edge, float],
    *,
    scenarios: int = DEFAULT_SCENARIOS,
    seed: int = 0,
) -> DampedPropagation:
    """Estimate how far changes travel when each dependency transmits with a probability.

    Parameters
    ----------
    graph
        Change dependencies.
    probability
        One number for all dependencies, or one per ``(consumer, provider)``; from 0 to 1. It is
        the user's own judgement of an integration's type and belongs beside the result.
    scenarios
        Number of scenarios, at least 2.
    seed
        Seed of the random numbers.

    Returns
    -------
    DampedPropagation
        The mean of PC° over the scenarios, with its standard error.

    Raises
    ------
    InputInvalid
        When a probability is missing or outside 0 … 1, or fewer than two scenarios are asked for.
    """
    chances = _chances(graph, probability)
    _check_scenarios(scenarios)
    totals = _pairs_reached(graph, _transmissions(graph, chances, scenarios, seed), scenarios)
    most = max(len(graph) * (len(graph) - 1), 1)
    return DampedPropagation(
        mean=float(totals.mean()) / most,
        standard_error=float(totals.std(ddof=1)) / most / math.sqrt(scenarios),
        scenarios=scenarios,
        seed=seed,
    )


def _chances(graph: Digraph, probability: float | Mapping[Edge, float]) -> tuple[float, ...]:
    given: Mapping[Edge, float] = (
        probability if isinstance(probability, Mapping) else dict.fromkeys(graph.edges, probability)
    )
    chances = tuple(given.get(edge, math.nan) for edge in graph.edges)
    problems = [
        _unusable_probability(edge, chance)
        for edge, chance in zip(graph.edges, chances, strict=True)
        if not 0 <= chance <= 1
    ]
    if problems:
        raise InputInvalid(problems)
    return chances


def _unusable_probability(edge: Edge, chance: float) -> Diagnostic:
    said = "is missing" if math.isnan(chance) else f"is {chance}"
    return Diagnostic(
        code="unusable-probability",
        message=f"The probability that {edge[0]} → {edge[1]} transmits a change {said}.",
        hint="write a number from 0 to 1",
        parameters={"consumer": edge[0], "provider": edge[1]},
    )


def _check_scenarios(scenarios: int) -> None:
    if scenarios < 2:  # noqa: PLR2004 - the standard error needs two
        message = f"{scenarios} scenarios are too few to estimate anything."
        raise InputInvalid(
            [Diagnostic(code="too-few-scenarios", message=message, hint="ask for 2 or more")]
        )


def _transmissions(
    graph: Digraph, chances: Sequence[float], scenarios: int, seed: int
) -> list[list[tuple[int, int]]]:
    """For each node: the providers it may hear a change from, and in which scenarios."""
    result: list[list[tuple[int, int]]] = [[] for _ in graph.nodes]
    for (consumer, provider), chance in zip(graph.edges, chances, strict=True):
        mask = bernoulli_mask(random_stream(seed, consumer, provider), chance, scenarios)
        result[graph.index[consumer]].append((graph.index[provider], mask))
    return result


def _pairs_reached(
    graph: Digraph, transmissions: list[list[tuple[int, int]]], scenarios: int
) -> npt.NDArray[np.int64]:
    """Count, per scenario, the ordered pairs of different nodes that a change connects."""
    rank = _consumers_first(graph)
    totals = np.zeros(scenarios, dtype=np.int64)
    for source in range(len(graph)):
        reached = _spread(source, transmissions, rank, everything(scenarios))
        del reached[source]
        if reached:
            totals += scenario_rows(list(reached.values()), scenarios).sum(axis=0, dtype=np.int64)
    return totals


def _consumers_first(graph: Digraph) -> list[int]:
    rank = [0] * len(graph)
    blocks = strong_components(graph.providers)
    for position, node in enumerate(node for block in reversed(blocks) for node in block):
        rank[node] = position
    return rank


def _spread(
    source: int, transmissions: list[list[tuple[int, int]]], rank: list[int], scenarios: int
) -> dict[int, int]:
    """Follow the dependencies from one node in all scenarios at once.

    Only bits that are new at a node travel on; nodes are taken consumers first, so that outside
    circles each is handled once.
    """
    reached = {source: scenarios}
    fresh = {source: scenarios}
    waiting = [(rank[source], source)]
    while waiting:
        _, node = heapq.heappop(waiting)
        news = fresh.pop(node)
        for provider, mask in transmissions[node]:
            added = news & mask & ~reached.get(provider, 0)
            if added:
                reached[provider] = reached.get(provider, 0) | added
                if provider not in fresh:
                    heapq.heappush(waiting, (rank[provider], provider))
                fresh[provider] = fresh.get(provider, 0) | added
    return reached
