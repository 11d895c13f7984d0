"""What drives the outcomes: rank correlations with what is each chance's own.

Correlations with whole durations would mislead: what all have in common makes every one of them
look important. The common part is therefore told on its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.landscape.phases import Phase
from modarch.simulation.draws import FACTOR_NAMES, Draws
from modarch.simulation.outlook import Factor
from modarch.simulation.result import Driver, DriverKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from modarch.simulation.outlook import Outlook

__all__ = ["drivers_of", "rank_correlation", "twice_ranked"]

_TENTH = 10


@dataclass(frozen=True, slots=True)
class _Cause:
    """Something uncertain, and how good or bad it is in each run."""

    kind: DriverKind
    subject: str
    phase: str
    values: NDArray[np.float64]


def drivers_of(
    outlook: Outlook, seed: int, outcomes: dict[Outcome, NDArray[np.int32]]
) -> tuple[Driver, ...]:
    """Return what drives each outcome, the strongest first.

    Parameters
    ----------
    outlook
        What is drawn.
    seed
        The seed.
    outcomes
        What came of the first runs.

    Notes
    -----
    Spearman's rank correlation (1904, *American Journal of Psychology* 15), ties counted with their
    mean rank, worked out in whole numbers.
    """
    runs = len(next(iter(outcomes.values())))
    ranked = {outcome: twice_ranked(values) for outcome, values in outcomes.items()}
    found: dict[Outcome, list[Driver]] = {outcome: [] for outcome in outcomes}
    for cause in _causes(Draws(outlook, seed), runs):
        order = np.argsort(cause.values, kind="stable")
        ranks = np.empty(runs, np.int64)
        ranks[order] = 2 * np.arange(runs)
        for outcome, values in outcomes.items():
            found[outcome].append(
                _driver(cause, outcome, rank_correlation(ranks, ranked[outcome]), values[order])
            )
    return tuple(
        driver
        for outcome in outcomes
        for driver in sorted(found[outcome], key=lambda d: (-abs(d.correlation), d.subject, d.kind))
    )


def _driver(
    cause: _Cause, outcome: Outcome, correlation: float, ordered: NDArray[np.int32]
) -> Driver:
    tenth = max(1, len(ordered) // _TENTH)
    return Driver(
        outcome=outcome,
        kind=cause.kind,
        subject=cause.subject,
        phase=cause.phase,
        correlation=correlation,
        low=int(ordered[:tenth].sum()) / tenth,
        high=int(ordered[-tenth:].sum()) / tenth,
    )


def twice_ranked(values: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return twice the rank of each value, from 0, ties with their mean rank.

    >>> twice_ranked(np.array([5, 1, 5])).tolist()
    [3, 0, 3]
    """
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    first = np.cumsum(counts) - counts
    ranks: NDArray[np.int64] = (2 * first + counts - 1)[inverse]
    return ranks


def rank_correlation(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Return the correlation of ranks; 0 when one of them does not vary.

    Parameters
    ----------
    one, other
        Twice the ranks, as `twice_ranked` gives them.
    """
    runs = len(one)
    first, second = one - (runs - 1), other - (runs - 1)
    square = int((first * first).sum()) * int((second * second).sum())
    if square == 0:
        return 0.0
    return float(int((first * second).sum()) / square**0.5)


def _causes(draws: Draws, runs: int) -> Iterator[_Cause]:
    """Yield everything uncertain."""
    outlook = draws.outlook
    for factor in Factor:
        if any(c.factor is factor and c.correlation > 0 for c in outlook.chances):
            values = draws.common(factor, runs)
            yield _Cause(DriverKind.COMMON, FACTOR_NAMES[factor], "", values)
    for chance, kind, subject, phase in _chances(outlook):
        if not outlook.chances[chance].months.is_certain:
            yield _Cause(kind, subject, phase, draws.own(chance, runs))


def _chances(outlook: Outlook) -> Iterator[tuple[int, DriverKind, str, str]]:
    """Yield chance, kind, subject and phase of everything that is drawn."""
    for gate in outlook.gates:
        yield gate.chance, DriverKind.GATE, gate.gate, ""
        if gate.delay is not None:
            yield gate.delay, DriverKind.GATE, gate.gate, "delay"
    for step in outlook.phases:
        if step.phase is Phase.REVIEW:
            yield step.chance, DriverKind.APPEAL, step.component, ""
        else:
            yield step.chance, DriverKind.PHASE, step.component, step.phase.value
        if step.cancelling is not None:
            yield step.cancelling.times, DriverKind.CANCEL, step.component, ""
    for leaving in outlook.leaving:
        yield leaving.when, DriverKind.EXIT, leaving.component, ""
