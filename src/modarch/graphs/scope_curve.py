"""Integration against lock-in: how the best modules change with the price and the largest size.

The knee is the point farthest below the straight line between the ends of the curve, both axes
taken from 0 to 1. Source: V. Satopää, J. Albrecht, D. Irwin and B. Raghavan, "Finding a 'Kneedle'
in a haystack", ICDCS Workshops, 2011.
"""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from modarch.errors import InputInvalid
from modarch.graphs.certainty import Certainty, reaches
from modarch.graphs.connectivity import as_network
from modarch.graphs.partition import Modules, ScopeMeasures, measure
from modarch.graphs.partition_core import core_of
from modarch.graphs.partition_search import DEFAULT_SEARCH, SearchEffort
from modarch.graphs.partition_solve import ProofEffort, best_partition, labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modarch.graphs.partition import Partition, ScopeProblem

__all__ = ["TradeOff", "TradeOffPoint", "gamma_range", "knee", "non_dominated", "trade_off"]

VISIBLE = 1e-9
"""Smaller differences between points of the curve are rounding."""

OUT_OF_REACH = {"limits-crossed", "no-division", "no-division-found", "too-large"}
"""Problems that only mean that a largest size is too small."""

MARGIN = 1e-6
"""How far beyond the two limits the range of prices goes, so that they are passed for sure."""

STEPS = 20
"""Prices of lock-in tried unless told otherwise."""

SWEEP_PROOF = ProofEffort(exact_units=12, bounded_units=40)
"""A sweep solves many problems; those of up to 40 units are bounded, and proven where that is
quick. Ask for more where it is worth waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffPoint:
    """The best modules at one price of lock-in and one largest size.

    Parameters
    ----------
    gamma, largest
        Price of lock-in and largest size allowed.
    modules, measures
        The division and how it stands.
    certainty
        Whether it is proven.
    """

    gamma: float
    largest: float
    modules: Modules
    measures: ScopeMeasures
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """The best modules over a range of prices and sizes.

    Parameters
    ----------
    points
        By largest size, then price. Along one largest size a higher price never gives less
        crossing interaction.
    unattainable
        Largest sizes for which no division was found at any price.
    """

    points: tuple[TradeOffPoint, ...]
    unattainable: tuple[float, ...]


def gamma_range(problem: ScopeProblem, *, steps: int = STEPS) -> tuple[float, ...]:
    """Return prices of lock-in from where all that is connected is one module to where none is.

    Above the densest pair, max w_ij/(s_i·s_j), no two elements should ever share a module. A
    connected part of size S whose weakest cut has weight λ should never be divided below 4λ/S²,
    because no two sides of it have a product of sizes above S²/4.

    Parameters
    ----------
    problem
        Its own price, limits and ties play no part.
    steps
        How many prices, in geometric steps.

    Returns
    -------
    tuple of float
        Ascending; just the problem's own price when nothing is connected.
    """
    links = problem.links
    if not links.pairs:
        return (problem.gamma,)
    size = dict(zip(links.elements, problem.sizes, strict=True))
    densest = max(
        weight / (size[one] * size[other])
        for (one, other), weight in zip(links.pairs, links.weights, strict=True)
    )
    first, last = _never_divided(problem) * (1 - MARGIN), densest * (1 + MARGIN)
    ratio = (last / first) ** (1 / max(steps - 1, 1))
    return tuple(first * ratio**step for step in range(steps))


def _never_divided(problem: ScopeProblem) -> float:
    network = as_network(problem.links)
    parts = [part for part in nx.connected_components(network) if len(part) > 1]
    return min(
        4 * nx.stoer_wagner(network.subgraph(part))[0] / sum(problem.sizes[n] for n in part) ** 2
        for part in parts
    )


def trade_off(
    problem: ScopeProblem,
    *,
    gammas: Iterable[float] | None = None,
    largest_sizes: Iterable[float] | None = None,
    effort: SearchEffort = DEFAULT_SEARCH,
    proof: ProofEffort = SWEEP_PROOF,
    seed: int = 0,
) -> TradeOff:
    """Find the best modules for every price of lock-in and every largest size.

    Every division found anywhere is tried at every point, so a lucky start at one price serves
    all of them.

    Parameters
    ----------
    problem
        Elements, interaction, ties and smallest size; its own price and largest size are replaced.
    gammas
        Prices to try; `gamma_range` unless told otherwise.
    largest_sizes
        Largest sizes to try; the problem's own unless told otherwise.
    effort, proof, seed
        Of each point.

    Raises
    ------
    InputInvalid
        When a price is unusable. A largest size that is too small is no error.
    """
    prices = sorted(set(gamma_range(problem) if gammas is None else gammas))
    limits = sorted({problem.largest} if largest_sizes is None else set(largest_sizes))
    found: list[tuple[ScopeProblem, Partition]] = []
    unattainable = []
    for largest in limits:
        try:
            found.extend(_along(problem, prices, largest, effort, proof, seed))
        except InputInvalid as error:
            if {problem.code for problem in error.diagnostics} - OUT_OF_REACH:
                raise
            unattainable.append(largest)
    pool = sorted({partition.modules for _, partition in found})
    return TradeOff(
        points=tuple(_best_point(asked, partition, pool) for asked, partition in found),
        unattainable=tuple(unattainable),
    )


def _along(
    problem: ScopeProblem,
    prices: Sequence[float],
    largest: float,
    effort: SearchEffort,
    proof: ProofEffort,
    seed: int,
) -> list[tuple[ScopeProblem, Partition]]:
    """Solve price after price, each from where the one before ended."""
    found: list[tuple[ScopeProblem, Partition]] = []
    for gamma in prices:
        asked = dataclasses.replace(problem, gamma=gamma, largest=largest)
        hints = [partition.modules for _, partition in found[-1:]]
        partition = best_partition(asked, effort=effort, proof=proof, seed=seed, hints=hints)
        found.append((asked, partition))
    return found


def _best_point(
    asked: ScopeProblem, partition: Partition, pool: Sequence[Modules]
) -> TradeOffPoint:
    core = core_of(asked)
    judged = ((*core.judge(labels_of(asked, modules)), modules) for modules in pool)
    _, cost, modules = min(
        [(0.0, partition.measures.objective, partition.modules), *judged],
    )
    proven = reaches(cost, partition.lower_bound)
    return TradeOffPoint(
        gamma=asked.gamma,
        largest=asked.largest,
        modules=modules,
        measures=measure(asked, modules),
        certainty=Certainty.OPTIMAL if proven else Certainty.BEST_FOUND,
    )


def knee(points: Iterable[TradeOffPoint]) -> TradeOffPoint | None:
    """Return the point after which less lock-in costs clearly more integration.

    Parameters
    ----------
    points
        Points of a trade-off; those that another one beats in both size concentration and
        crossing interaction are left out.

    Returns
    -------
    TradeOffPoint or None
        None when fewer than three different points remain, or they lie on a line.
    """
    front = non_dominated(points)
    if len(front) < 3:  # noqa: PLR2004 - a line has no knee
        return None
    (x0, y0), (x1, y1) = _axes(front[0]), _axes(front[-1])
    depth = [
        1 - (_axes(point)[0] - x0) / (x1 - x0) - (_axes(point)[1] - y1) / (y0 - y1)
        for point in front
    ]
    deepest = max(range(len(front)), key=lambda number: (depth[number], -number))
    return front[deepest] if depth[deepest] > VISIBLE else None


def _axes(point: TradeOffPoint) -> tuple[float, float]:
    return point.measures.size_hhi, point.measures.crossing_weight


def non_dominated(points: Iterable[TradeOffPoint]) -> tuple[TradeOffPoint, ...]:
    """Return the points that no other beats in both size concentration and crossing interaction.

    Returns
    -------
    tuple of TradeOffPoint
        By rising size concentration; equal points once.
    """
    front: list[TradeOffPoint] = []
    ordered = sorted(points, key=lambda point: (*_axes(point), point.gamma, point.largest))
    for _, same in itertools.groupby(ordered, key=lambda point: round(point.measures.size_hhi, 12)):
        best = next(same)
        if not front or _axes(best)[1] < _axes(front[-1])[1] - VISIBLE:
            front.append(best)
    return tuple(front)
