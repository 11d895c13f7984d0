"""At which weight of a single perspective another alternative comes first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Turn", "turns_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of one weight that turns the outcome.

    Parameters
    ----------
    perspective
        Whose weight.
    weight
        As it is.
    turns_at
        The weight at which the first alternative and another are level; beyond it the other one
        comes first.
    winner
        Who comes first as it is.
    rival
        Who comes first beyond it.
    """

    perspective: str
    weight: float
    turns_at: float
    winner: str
    rival: str

    @property
    def change(self) -> float:
        """Change of the weight it takes, as a part of the weight; infinite for a weight of 0."""
        if self.weight == 0:
            return math.inf
        return (self.turns_at - self.weight) / self.weight


def turns_of(
    scores: Mapping[str, Mapping[str, int | None]], weights: Mapping[str, float]
) -> tuple[Turn, ...]:
    """Return, per perspective, the nearest weight at which another alternative comes first.

    All other weights stay as they are, and no weight goes below 0.

    Parameters
    ----------
    scores
        Score by alternative and perspective.
    weights
        Weight by perspective that counts.

    Returns
    -------
    tuple of Turn
        The smallest change first. Perspectives that cannot turn the outcome are left out, and
        everything is when several alternatives are first together.
    """
    totals = {
        name: math.fsum(weight * (own[one] or 0) for one, weight in weights.items())
        for name, own in scores.items()
    }
    if not totals or not weights:
        return ()
    winner = max(totals, key=lambda name: totals[name])
    if sum(math.isclose(total, totals[winner], abs_tol=1e-9) for total in totals.values()) > 1:
        return ()
    found = [
        turn
        for perspective in weights
        if (turn := _nearest(perspective, winner, totals, scores, weights)) is not None
    ]
    return tuple(sorted(found, key=lambda turn: (abs(turn.change), turn.perspective)))


def _nearest(
    perspective: str,
    winner: str,
    totals: Mapping[str, float],
    scores: Mapping[str, Mapping[str, int | None]],
    weights: Mapping[str, float],
) -> Turn | None:
    """Return the nearest weight of one perspective that turns the outcome, if any does."""
    found = []
    for rival, total in totals.items():
        step = (scores[winner][perspective] or 0) - (scores[rival][perspective] or 0)
        if rival == winner or step == 0:
            continue
        at = weights[perspective] - (totals[winner] - total) / step
        if at >= 0 and _passes(at, step, weights[perspective]):
            found.append((abs(at - weights[perspective]), at, rival))
    if not found:
        return None
    _, at, rival = min(found)
    return Turn(
        perspective=perspective,
        weight=weights[perspective],
        turns_at=at,
        winner=winner,
        rival=rival,
    )


def _passes(at: float, step: int, weight: float) -> bool:
    """Whether a weight can go beyond the level point, to the rival's side, and stay above 0."""
    return at > weight if step < 0 else at > 0
