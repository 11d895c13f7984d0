"""How firm a division is when prices and interactions are shaken.

The same measure as `modarch.graphs.scope_advice.co_assignment`, with a search short enough for a
national landscape: a disturbed problem starts from the undisturbed solution.

Source: A. Lancichinetti and S. Fortunato, "Consensus clustering in complex networks", Scientific
Reports 2, 336, 2012.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.graphs.bits import random_stream
from modarch.graphs.links import Links
from modarch.graphs.partition_search import SearchEffort
from modarch.graphs.partition_solve import ProofEffort, best_partition
from modarch.graphs.scope_advice import NOISE, CoAssignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.graphs.partition import Modules, ScopeProblem

__all__ = ["NO_PROOF", "SHAKEN", "mean_share", "shaken_divisions"]

SHAKEN: Final = SearchEffort(starts=0, kicks=2)
"""Search in a disturbed problem, besides the descent from the undisturbed solution."""

NO_PROOF: Final = ProofEffort(exact_units=0, bounded_units=0)
"""A disturbed problem is not proven."""


def shaken_divisions(
    problem: ScopeProblem, bases: Mapping[float, Modules], *, samples: int, seed: int
) -> CoAssignment:
    """Find out which elements stay together when prices and interactions are shaken.

    Parameters
    ----------
    problem
        The problem; its own price is replaced.
    bases
        The undisturbed solution at each price of the band.
    samples
        Disturbed problems per price, besides the undisturbed one.
    seed
        Seed of the disturbances.
    """
    size = len(problem.links)
    together = np.zeros((size, size))
    results = 0
    for gamma, base in sorted(bases.items()):
        asked = replace(problem, gamma=gamma)
        for modules in (base, *_disturbed(asked, base, samples, seed)):
            home = {name: number for number, module in enumerate(modules) for name in module}
            labels = np.array([home[name] for name in problem.links.elements])
            together += labels[:, None] == labels[None, :]
            results += 1
    shares = together / max(results, 1)
    return CoAssignment(
        elements=problem.links.elements,
        shares=tuple(tuple(map(float, row)) for row in shares),
        gammas=tuple(sorted(bases)),
        noise=NOISE,
        samples=samples,
        seed=seed,
    )


def _disturbed(problem: ScopeProblem, base: Modules, samples: int, seed: int) -> Iterator[Modules]:
    links = problem.links
    for sample in range(samples):
        stream = random_stream(seed, "interaction", str(sample))
        weights = tuple(w * (1 + NOISE * stream.uniform(-1, 1)) for w in links.weights)
        shaken = replace(problem, links=Links(links.elements, links.pairs, weights))
        found = best_partition(shaken, effort=SHAKEN, proof=NO_PROOF, seed=sample, hints=[base])
        yield found.modules


def mean_share(stability: CoAssignment, pairs: Iterable[tuple[str, str]]) -> float:
    """Return the mean share of results in which the two of each pair are together.

    Parameters
    ----------
    stability
        How often elements are together.
    pairs
        Pairs of elements, at least one.
    """
    place = {name: number for number, name in enumerate(stability.elements)}
    shares = [stability.shares[place[one]][place[other]] for one, other in pairs]
    return math.fsum(shares) / len(shares)
