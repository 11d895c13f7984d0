"""Which parts to merge, which to keep apart, and which nobody can be sure about.

The modules are found again for every price in a band and for disturbed interactions; the share of
those results in which two elements share a module says how firm their being together is.

Source of co-assignment: A. Lancichinetti and S. Fortunato, "Consensus clustering in complex
networks", Scientific Reports 2, 336, 2012. The two thresholds are a convention of modarch.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.bits import random_stream
from modarch.graphs.links import Links
from modarch.graphs.partition import Modules, ScopeProblem, canonical, measure, merge_terms
from modarch.graphs.partition_search import DEFAULT_SEARCH, SearchEffort
from modarch.graphs.partition_solve import ProofEffort, best_partition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

__all__ = [
    "MERGE_SHARE",
    "SPLIT_SHARE",
    "Advice",
    "CoAssignment",
    "PairAdvice",
    "advise",
    "co_assignment",
]

MERGE_SHARE = 0.8
"""Together in at least this share of the results: firmly together."""

SPLIT_SHARE = 0.2
"""Together in at most this share of the results: firmly apart."""

NOISE = 0.2
"""Interactions are disturbed by up to ±20 % unless told otherwise."""

SAMPLES = 20
"""Disturbed problems per price."""

SAMPLE_SEARCH = SearchEffort(starts=1, kicks=10)
"""A disturbed problem starts from the undisturbed solution, so a short search is enough."""

NO_PROOF = ProofEffort(exact_units=0, bounded_units=0)


class Advice(StrEnum):
    """What to do with two parts."""

    MERGE = "merge"
    SPLIT = "split"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoAssignment:
    """How often two elements share a module when the assumptions are shaken.

    Parameters
    ----------
    elements
        Names, sorted.
    shares
        Share of the results in which two elements are together, shape (n, n).
    gammas
        The prices tried, ascending.
    noise
        Interactions were multiplied by a factor between 1 − noise and 1 + noise.
    samples, seed
        Disturbed problems per price, and the seed they were drawn with.
    """

    elements: tuple[str, ...]
    shares: tuple[tuple[float, ...], ...]
    gammas: tuple[float, ...]
    noise: float
    samples: int
    seed: int

    def share(self, one: str, other: str) -> float:
        """Return how often two elements are together, from 0 to 1."""
        return self.shares[self.elements.index(one)][self.elements.index(other)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAdvice:
    """Two parts, the evidence for and against their being one module, and the advice.

    Parameters
    ----------
    first, second
        Members of the two parts: two of today's modules, or two elements of the same one.
    together_today
        Whether the two are in one module today; ``merge`` then says "keep together".
    co_assignment
        Mean share of results in which their members are together.
    interaction
        w_AB.
    gain_at_lowest, gain_at_highest
        How much J falls when the two alone become one, at the lowest and the highest price of the
        band: w_AB − γ·S_A·S_B.
    break_even_gamma
        The price at which it makes no difference: w_AB / (S_A·S_B).
    advice
        ``merge``: firmly together and J falls over the whole band. ``split``: firmly apart.
        ``contested`` otherwise.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    together_today: bool
    co_assignment: float
    interaction: float
    gain_at_lowest: float
    gain_at_highest: float
    break_even_gamma: float
    advice: Advice


def co_assignment(
    problem: ScopeProblem,
    gammas: Sequence[float],
    *,
    noise: float = NOISE,
    samples: int = SAMPLES,
    effort: SearchEffort = DEFAULT_SEARCH,
    seed: int = 0,
) -> CoAssignment:
    """Find out which elements stay together when prices and interactions are shaken.

    Parameters
    ----------
    problem
        The problem; its own price is replaced.
    gammas
        The band of prices.
    noise
        From 0 to below 1.
    samples
        Disturbed problems per price, besides the undisturbed one.
    effort
        Of the search at each price.
    seed
        Seed of the disturbances and searches.

    Raises
    ------
    InputInvalid
        When noise is outside 0 … 1, no price is given, or no division keeps the limits.
    """
    _check(gammas, noise)
    size = len(problem.links)
    together = np.zeros((size, size))
    results = 0
    for gamma in sorted(gammas):
        asked = dataclasses.replace(problem, gamma=gamma)
        base = best_partition(asked, effort=effort, proof=NO_PROOF, seed=seed).modules
        for modules in (base, *_disturbed(asked, base, noise, samples, seed)):
            together += _together(problem, modules)
            results += 1
    shares = together / results
    return CoAssignment(
        elements=problem.links.elements,
        shares=tuple(tuple(map(float, row)) for row in shares),
        gammas=tuple(sorted(gammas)),
        noise=noise,
        samples=samples,
        seed=seed,
    )


def _disturbed(
    problem: ScopeProblem, base: Modules, noise: float, samples: int, seed: int
) -> Iterator[Modules]:
    links = problem.links
    for sample in range(samples):
        stream = random_stream(seed, "interaction", str(sample))
        weights = tuple(w * (1 + noise * stream.uniform(-1, 1)) for w in links.weights)
        shaken = dataclasses.replace(problem, links=Links(links.elements, links.pairs, weights))
        found = best_partition(
            shaken, effort=SAMPLE_SEARCH, proof=NO_PROOF, seed=sample, hints=[base]
        )
        yield found.modules


def _together(problem: ScopeProblem, modules: Modules) -> npt.NDArray[np.bool_]:
    home = {element: number for number, module in enumerate(modules) for element in module}
    labels = [home[element] for element in problem.links.elements]
    result: npt.NDArray[np.bool_] = np.equal.outer(labels, labels)
    return result


def advise(
    problem: ScopeProblem,
    stability: CoAssignment,
    *,
    today: Sequence[Sequence[str]] | None = None,
) -> tuple[PairAdvice, ...]:
    """Advise on every pair of today's modules, and on every pair inside one of them.

    Parameters
    ----------
    problem
        The problem.
    stability
        Of the same elements; the lowest and highest of its prices are the band.
    today
        Today's division; every element on its own unless told otherwise.

    Returns
    -------
    tuple of PairAdvice
        Sorted by the two parts. Pairs that neither interact nor ever come together are left out.
    """
    modules = canonical([[name] for name in problem.links.elements] if today is None else today)
    measure(problem, modules)
    apart = itertools.combinations(modules, 2)
    within = itertools.chain(*(itertools.combinations(module, 2) for module in modules))
    advice = [
        *(_advice(problem, stability, one, other, together=False) for one, other in apart),
        *(_advice(problem, stability, (a,), (b,), together=True) for a, b in within),
    ]
    listed = (pair for pair in advice if pair.interaction > 0 or pair.co_assignment > 0)
    return tuple(sorted(listed, key=lambda pair: (pair.first, pair.second)))


def _advice(
    problem: ScopeProblem,
    stability: CoAssignment,
    first: tuple[str, ...],
    second: tuple[str, ...],
    *,
    together: bool,
) -> PairAdvice:
    interaction, lock_in = merge_terms(problem, first, second)
    shares = [stability.share(one, other) for one in first for other in second]
    firmness = math.fsum(shares) / len(shares)
    at_lowest, at_highest = (
        interaction - gamma * lock_in for gamma in (stability.gammas[0], stability.gammas[-1])
    )
    return PairAdvice(
        first=first,
        second=second,
        together_today=together,
        co_assignment=firmness,
        interaction=interaction,
        gain_at_lowest=at_lowest,
        gain_at_highest=at_highest,
        break_even_gamma=interaction / lock_in,
        advice=judged(firmness, at_highest),
    )


def judged(firmness: float, least_gain: float) -> Advice:
    """Apply the rule: firmly together and worth it over the whole band, firmly apart, or neither.

    Examples
    --------
    >>> judged(0.9, 1.0), judged(0.9, -1.0), judged(0.1, 1.0)
    (<Advice.MERGE: 'merge'>, <Advice.CONTESTED: 'contested'>, <Advice.SPLIT: 'split'>)
    """
    if firmness >= MERGE_SHARE and least_gain > 0:
        return Advice.MERGE
    return Advice.SPLIT if firmness <= SPLIT_SHARE else Advice.CONTESTED


def _check(gammas: Sequence[float], noise: float) -> None:
    problems = []
    if not gammas:
        message = "No price of lock-in is given."
        problems.append(Diagnostic(code="no-price", message=message, hint="give at least one γ"))
    if not 0 <= noise < 1:
        message = f"The noise is {noise}."
        hint = "write a number from 0 to below 1"
        problems.append(Diagnostic(code="unusable-noise", message=message, hint=hint))
    if problems:
        raise InputInvalid(problems)
