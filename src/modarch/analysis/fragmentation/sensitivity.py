"""What becomes of a ranking when one weight or one value is changed by ±20 %.

Source: M. Kendall, "A new measure of rank correlation", Biometrika 30, 1938. The step and the share
that makes a winner robust are conventions of modarch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from modarch.analysis.fragmentation.alternatives import EQUAL_BELOW, Alternative
from modarch.analysis.fragmentation.weights import MEMBERS, Family, score_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.analysis.fragmentation.weights import Weights
    from modarch.deployment.risk import Risk

__all__ = ["ROBUST_SHARE", "STEP", "Sensitivity", "Upset", "kendall_tau", "sensitivity_of"]

ROBUST_SHARE: Final = 0.9
"""A winner is robust when it keeps rank 1 in at least this share of the changes tried."""

STEP: Final = 0.2
"""Weights and values are changed by this share, up and down, one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upset:
    """A change that takes the first rank from the winner.

    Parameters
    ----------
    changed
        The family or component whose weight is changed, or ``component`` of ``alternative`` whose
        value is.
    alternative
        Whose value; empty for a weight.
    factor
        What it is multiplied by.
    winner
        Who comes first then.
    """

    changed: str
    alternative: str
    factor: float
    winner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What becomes of the ranking when one weight or one value is changed by ±20 %.

    Parameters
    ----------
    trials
        Number of changes.
    winner
        Who comes first without any; empty when two share the first rank.
    kept
        Share of the changes after which the winner still comes first alone.
    mean_tau, lowest_tau
        Kendall's τ between the ranking and the changed ones: 1 the same, −1 reversed.
    robust
        Whether there is a winner and it keeps the first rank in at least nine changes of ten.
    upsets
        The changes after which it does not.
    """

    trials: int
    winner: str
    kept: float
    mean_tau: float
    lowest_tau: float
    robust: bool
    upsets: tuple[Upset, ...]


def sensitivity_of(known: Sequence[Alternative], weights: Weights) -> Sensitivity:
    """Change every weight and every value up and down, one at a time, and look at the ranking.

    Parameters
    ----------
    known
        Alternatives with the same components, all measured.
    weights
        What the changes start from.
    """
    base = _scores(known, weights)
    winner = _winner(known, base)
    upsets: list[Upset] = []
    taus: list[float] = []
    for changed, alternative, factor, scores in _changes(known, weights):
        taus.append(kendall_tau(base, scores))
        first = _winner(known, scores)
        if first != winner or not winner:
            upset = Upset(changed=changed, alternative=alternative, factor=factor, winner=first)
            upsets.append(upset)
    kept = 1 - len(upsets) / len(taus) if taus else 0.0
    return Sensitivity(
        trials=len(taus),
        winner=winner,
        kept=kept,
        mean_tau=math.fsum(taus) / len(taus) if taus else 1.0,
        lowest_tau=min(taus, default=1.0),
        robust=bool(winner) and kept >= ROBUST_SHARE,
        upsets=tuple(upsets),
    )


def _scores(known: Sequence[Alternative], weights: Weights) -> list[float]:
    return [score_of(one.measures, weights).value or 0.0 for one in known]


def _winner(known: Sequence[Alternative], scores: Sequence[float]) -> str:
    least = min(scores)
    first = [n for n, score in enumerate(scores) if score <= least + EQUAL_BELOW]
    return known[first[0]].name if len(first) == 1 else ""


def _changes(
    known: Sequence[Alternative], weights: Weights
) -> Iterator[tuple[str, str, float, list[float]]]:
    risks = known[0].risks
    for factor in (1 - STEP, 1 + STEP):
        for family in (one for one in Family if set(MEMBERS[one]) & set(risks)):
            scaled = {**weights.families, family: weights.families[family] * factor}
            yield family, "", factor, _scores(known, replace(weights, families=scaled))
        for risk in risks:
            within = {**weights.components, risk: weights.components[risk] * factor}
            yield risk, "", factor, _scores(known, replace(weights, components=within))
            for number, one in enumerate(known):
                changed = [*known]
                changed[number] = _scaled(one, risk, factor)
                yield risk, one.name, factor, _scores(changed, weights)


def _scaled(one: Alternative, risk: Risk, factor: float) -> Alternative:
    measures = tuple(
        replace(measure, value=min(1.0, (measure.value or 0.0) * factor))
        if measure.risk is risk
        else measure
        for measure in one.measures
    )
    return replace(one, measures=measures)


def kendall_tau(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Kendall's τ-b between two rankings given by scores.

    Parameters
    ----------
    one, other
        A score per alternative, in the same order.

    Returns
    -------
    float
        From −1 to 1; 1 when one of them ranks nothing, because then nothing is reversed.

    Examples
    --------
    >>> kendall_tau([1, 2, 3], [1, 2, 3]), kendall_tau([1, 2, 3], [3, 2, 1])
    (1.0, -1.0)
    """
    signs = [
        (_sign(one[b] - one[a]), _sign(other[b] - other[a]))
        for a, b in combinations(range(len(one)), 2)
    ]
    ranked = math.sqrt(sum(abs(x) for x, _ in signs) * sum(abs(y) for _, y in signs))
    return sum(x * y for x, y in signs) / ranked if ranked else 1.0


def _sign(value: float) -> int:
    return 0 if abs(value) <= EQUAL_BELOW else (1 if value > 0 else -1)
