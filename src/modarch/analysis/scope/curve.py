"""The trade-off between integration and lock-in, and the price that the model's own cut fits."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from modarch.analysis.scope.stability import NO_PROOF
from modarch.graphs.layout import LayoutProblem
from modarch.graphs.layout_solve import LayoutEffort, best_layout
from modarch.graphs.links import Links
from modarch.graphs.partition_search import DEFAULT_SEARCH, SearchEffort
from modarch.graphs.partition_solve import DEFAULT_PROOF, ProofEffort, best_partition
from modarch.graphs.scope_curve import gamma_range, knee, non_dominated, trade_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.graphs.certainty import Certainty
    from modarch.graphs.partition import Modules, Partition, ScopeMeasures, ScopeProblem
    from modarch.graphs.scope_curve import TradeOffPoint

__all__ = ["Curve", "Effort", "ScopePoint", "curve_of", "effort_for", "fitting_price", "solved"]

_BISECTIONS: Final = 5
_FROM_HINTS: Final = SearchEffort(starts=0, kicks=0)
_QUICK_LAYOUT: Final = LayoutEffort(starts=1, kicks=0, exact_sets=0, samples=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search.

    Parameters
    ----------
    prices
        Prices of lock-in on the curve.
    sweep, sweep_proof
        Search at each of them, and how large a problem is proven there.
    final, proof
        Search at the price chosen, and how large a problem is proven there.
    """

    prices: int
    sweep: SearchEffort
    sweep_proof: ProofEffort
    final: SearchEffort
    proof: ProofEffort


_SMALL, _MIDDLE = 40, 150


def effort_for(elements: int, *, thorough: bool = False) -> Effort:
    """Return an effort that answers within seconds, or the full one.

    Parameters
    ----------
    elements
        Number of elements to divide.
    thorough
        Whether to take the time for the full search and proof whatever the size.
    """
    if thorough or elements <= _SMALL:
        return Effort(
            prices=20,
            sweep=DEFAULT_SEARCH,
            sweep_proof=ProofEffort(exact_units=12, bounded_units=12),
            final=DEFAULT_SEARCH,
            proof=DEFAULT_PROOF,
        )
    return Effort(
        prices=12,
        sweep=SearchEffort(starts=1, kicks=1),
        sweep_proof=NO_PROOF,
        final=SearchEffort(starts=2, kicks=3 if elements <= _MIDDLE else 1),
        proof=ProofEffort(exact_units=20, bounded_units=_SMALL),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopePoint:
    """The best division found at one price of lock-in and one largest size.

    Parameters
    ----------
    gamma, largest
        Price of lock-in, and largest size allowed.
    measures
        Number of modules, pairs of modules to integrate, interaction between modules, HHI of size.
    peak_bridges
        Pairs of modules between old and new at once, in the best order found without platforms.
    certainty
        Whether the division is proven.
    efficient
        Whether no other point has both less interaction between modules and less lock-in.
    knee
        Whether less lock-in begins to cost clearly more integration here.
    """

    gamma: float
    largest: float
    measures: ScopeMeasures
    peak_bridges: float
    certainty: Certainty
    efficient: bool
    knee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The trade-off between integration and lock-in.

    Parameters
    ----------
    points
        By largest size, then price; each division once.
    cuts
        Their divisions, in the same order.
    unattainable
        Largest sizes for which there is none.
    """

    points: tuple[ScopePoint, ...]
    cuts: tuple[Modules, ...]
    unattainable: tuple[float, ...]


def curve_of(
    problem: ScopeProblem, largest: Sequence[float], effort: Effort, *, seed: int = 0
) -> Curve:
    """Return the trade-off curve, each division once.

    Parameters
    ----------
    problem
        What is to be divided; its own price and largest size are replaced.
    largest
        Largest sizes to try.
    effort, seed
        Of the search.
    """
    found = trade_off(
        problem,
        gammas=gamma_range(problem, steps=effort.prices),
        largest_sizes=largest,
        effort=effort.sweep,
        proof=effort.sweep_proof,
        seed=seed,
    )
    distinct: dict[tuple[float, Modules], TradeOffPoint] = {}
    for point in found.points:
        distinct.setdefault((point.largest, point.modules), point)
    points = tuple(distinct.values())
    front = non_dominated(points)
    bend = knee(points)
    return Curve(
        points=tuple(
            _point(problem, one, efficient=one in front, knee=one is bend) for one in points
        ),
        cuts=tuple(one.modules for one in points),
        unattainable=found.unattainable,
    )


def _point(problem: ScopeProblem, one: TradeOffPoint, *, efficient: bool, knee: bool) -> ScopePoint:
    return ScopePoint(
        gamma=one.gamma,
        largest=one.largest,
        measures=one.measures,
        peak_bridges=peak_bridges(problem, one.modules),
        certainty=one.certainty,
        efficient=efficient,
        knee=knee,
    )


def peak_bridges(problem: ScopeProblem, modules: Modules) -> float:
    """Return how many pairs of modules stand between old and new at once in a good order.

    Parameters
    ----------
    problem
        Elements and interactions.
    modules
        A division.
    """
    home = {name: str(number) for number, module in enumerate(modules) for name in module}
    pairs = {
        (min(home[a], home[b]), max(home[a], home[b]))
        for a, b in problem.links.pairs
        if home[a] != home[b]
    }
    links = Links.between(dict.fromkeys(pairs, 1.0), elements=set(home.values()))
    found = best_layout(LayoutProblem.of_links(links), effort=_QUICK_LAYOUT)
    return found.layout.peak


def solved(
    problem: ScopeProblem, effort: Effort, hints: Sequence[Modules], *, seed: int = 0
) -> Partition:
    """Return the best division at a problem's price."""
    return best_partition(problem, effort=effort.final, proof=effort.proof, seed=seed, hints=hints)


def fitting_price(problem: ScopeProblem, own: Modules, curve: Curve, *, seed: int = 0) -> float:
    """Return the price of lock-in that a division of the same number of modules stands for.

    Parameters
    ----------
    problem
        What is to be divided, with its limits; its own price is replaced.
    own
        The model's own division.
    curve
        The trade-off, between whose prices it is sought.
    seed
        Seed of the search.

    Returns
    -------
    float
        A price at which the best division found has as nearly as possible as many modules. It
        makes a better cut comparable: the same number of modules, other borders.
    """
    tried = {point.gamma: point.measures.count for point in curve.points}
    wanted = len(own)
    for _ in range(_BISECTIONS):
        below = [price for price, count in tried.items() if count < wanted]
        above = [price for price, count in tried.items() if count > wanted]
        if wanted in tried.values() or not below or not above or max(below) >= min(above):
            break
        middle = math.sqrt(max(below) * min(above))
        asked = replace(problem, gamma=middle)
        hints = [own, *curve.cuts]
        found = best_partition(asked, effort=_FROM_HINTS, proof=NO_PROOF, seed=seed, hints=hints)
        tried[middle] = len(found.modules)
    return min(tried, key=lambda price: (abs(tried[price] - wanted), price))
