"""How alternatives rank over all weightings, so that nobody's weights decide unseen.

Source: R. Lahdelma, J. Hokkanen and P. Salminen, "SMAA – stochastic multiobjective acceptability
analysis", European Journal of Operational Research 106(1), 1998. Weights are drawn from a
hierarchical Dirichlet(1): all weights of the families, and within each family all weights of its
components, are equally likely.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.analysis.fragmentation.alternatives import EQUAL_BELOW
from modarch.analysis.fragmentation.weights import MEMBERS, Family
from modarch.graphs.ranking import rank_shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from modarch.analysis.fragmentation.alternatives import Alternative

    Floats = npt.NDArray[np.float64]

__all__ = ["SAMPLES", "Acceptability", "rank_acceptability"]

SAMPLES: Final = 10_000
"""Weightings drawn unless told otherwise; the standard error of a share is at most 0.005."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptability:
    """How an alternative fares over all weightings.

    Parameters
    ----------
    name
        The alternative.
    ranks
        Share of the weightings in which it comes first, second, …; ties share their ranks.
    central_weights
        Mean weight of each family in the weightings that put it first, summing to 1; None when
        none does.
    """

    name: str
    ranks: tuple[float, ...]
    central_weights: Mapping[Family, float] | None


def rank_acceptability(
    known: Sequence[Alternative], *, samples: int = SAMPLES, seed: int = 0
) -> Iterator[Acceptability]:
    """Yield how each alternative fares over all weightings, in the order given.

    Parameters
    ----------
    known
        Alternatives with the same components, all measured.
    samples
        Weightings to draw.
    seed
        Seed of the random numbers.
    """
    risks = known[0].risks
    families = [family for family in Family if set(MEMBERS[family]) & set(risks)]
    if not families:
        return
    generator = np.random.default_rng(seed)
    by_family = generator.dirichlet(np.ones(len(families)), samples)
    values = np.array([one.values for one in known])
    scores = np.zeros((samples, len(known)))
    for place, family in enumerate(families):
        columns = [risks.index(risk) for risk in MEMBERS[family] if risk in risks]
        inside = generator.dirichlet(np.ones(len(columns)), samples)
        scores += by_family[:, [place]] * (inside @ values[:, columns].T)
    shares, first = rank_shares(scores, EQUAL_BELOW)
    for number, one in enumerate(known):
        yield Acceptability(
            name=one.name,
            ranks=tuple(float(share) for share in shares[number]),
            central_weights=_central(families, by_family, first[:, number]),
        )


def _central(
    families: Sequence[Family], weights: Floats, first: Floats
) -> dict[Family, float] | None:
    total = float(first.sum())
    if total == 0:
        return None
    mean = (weights * first[:, None]).sum(axis=0) / total
    return dict(zip(families, (float(one) for one in mean), strict=True))
