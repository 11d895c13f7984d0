"""Alternatives side by side: dominance first, then scores, and how far they can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.acceptability import (
    SAMPLES,
    Acceptability,
    rank_acceptability,
)
from modarch.analysis.fragmentation.alternatives import EQUAL_BELOW, Alternative, comparable
from modarch.analysis.fragmentation.sensitivity import Sensitivity, sensitivity_of
from modarch.analysis.fragmentation.weights import EQUAL, Score, Weights, score_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.deployment.risk import Risk

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Alternatives side by side.

    Parameters
    ----------
    alternatives
        What is compared, in the order given.
    left_out
        Components that cannot be measured for all of them; they count for none.
    dominates
        ``(better, worse)``: no component worse and at least one better; in the order given.
    front
        The alternatives that no other dominates.
    scores
        In the order of the alternatives.
    ranking
        Names, the lowest score first; equal scores in the order given.
    acceptability
        In the order of the alternatives; empty when nothing can be measured for all of them.
    samples, seed
        Weightings drawn, and the seed.
    sensitivity
        What small changes do.
    """

    alternatives: tuple[Alternative, ...]
    left_out: tuple[Risk, ...]
    dominates: tuple[tuple[str, str], ...]
    front: tuple[str, ...]
    scores: tuple[Score, ...]
    ranking: tuple[str, ...]
    acceptability: tuple[Acceptability, ...]
    samples: int
    seed: int
    sensitivity: Sensitivity


def compare(
    alternatives: Sequence[Alternative],
    weights: Weights = EQUAL,
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Comparison:
    """Hold alternatives against each other.

    Parameters
    ----------
    alternatives
        Two or more, with different names.
    weights
        For the score and as the centre of the changes tried; rank acceptability does not use them.
    samples, seed
        Weightings to draw, and the seed.
    """
    known, left_out = comparable(alternatives)
    names = [one.name for one in known]
    dominates = tuple(
        (better.name, worse.name)
        for better, worse in permutations(known, 2)
        if _dominates(better, worse)
    )
    beaten = {worse for _, worse in dominates}
    scores = tuple(score_of(one.measures, weights) for one in known)
    order = sorted(range(len(known)), key=lambda n: (round(scores[n].value or 0.0, 12), n))
    return Comparison(
        alternatives=tuple(alternatives),
        left_out=left_out,
        dominates=dominates,
        front=tuple(name for name in names if name not in beaten),
        scores=scores,
        ranking=tuple(names[n] for n in order),
        acceptability=tuple(rank_acceptability(known, samples=samples, seed=seed)),
        samples=samples,
        seed=seed,
        sensitivity=sensitivity_of(known, weights),
    )


def _dominates(better: Alternative, worse: Alternative) -> bool:
    pairs = list(zip(better.values, worse.values, strict=True))
    at_least = all(one <= other + EQUAL_BELOW for one, other in pairs)
    return at_least and any(one < other - EQUAL_BELOW for one, other in pairs)
