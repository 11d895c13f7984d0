"""Counts as spreads: percentiles, means and curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from modarch.simulation.result import MonthSpread, NumberSpread
from modarch.simulation.tally import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.landscape.months import Month

__all__ = ["amount_spread", "month_spread", "number_spread"]


def month_spread(counts: NDArray[np.int64], origin: Month, planned: Month | None) -> MonthSpread:
    """Return when something happens.

    Parameters
    ----------
    counts
        How many runs have it in each month from the origin.
    origin
        Month 0.
    planned
        The plan's month.
    """
    runs = int(counts.sum())
    there = np.flatnonzero(counts)
    first, last = int(there[0]), int(there[-1])
    below = np.cumsum(counts)
    curve = [(origin + (first - 1), 0.0)]
    curve += [(origin + month, int(below[month]) / runs) for month in range(first, last + 1)]
    return MonthSpread(
        p10=origin + quantile(counts, 0.1),
        p50=origin + quantile(counts, 0.5),
        p80=origin + quantile(counts, 0.8),
        p90=origin + quantile(counts, 0.9),
        mean_months=_mean(counts),
        planned=planned,
        plan_share=None if planned is None else _share_by(counts, planned - origin),
        curve=tuple(curve),
    )


def number_spread(counts: NDArray[np.int64], planned: float, unit: int = 1) -> NumberSpread:
    """Return how much of something there is.

    Parameters
    ----------
    counts
        How many runs have 0, 1, 2 units and so on.
    planned
        What the plan comes to, in units.
    unit
        What a unit is worth.
    """
    return NumberSpread(
        p10=float(unit * quantile(counts, 0.1)),
        p50=float(unit * quantile(counts, 0.5)),
        p80=float(unit * quantile(counts, 0.8)),
        p90=float(unit * quantile(counts, 0.9)),
        mean=unit * _mean(counts),
        planned=float(unit * planned),
        plan_share=_share_by(counts, int(planned)),
    )


def amount_spread(values: NDArray[np.int64], planned: int) -> NumberSpread:
    """Return how much there is of something that is too fine to be counted.

    Parameters
    ----------
    values
        One whole number for each run.
    planned
        What the plan comes to.
    """
    ordered = np.sort(values)
    runs = len(ordered)

    def at(share: float) -> float:
        return float(ordered[max(0, int(np.ceil(share * runs - 1e-9)) - 1)])

    return NumberSpread(
        p10=at(0.1),
        p50=at(0.5),
        p80=at(0.8),
        p90=at(0.9),
        mean=int(values.sum()) / runs,
        planned=float(planned),
        plan_share=int(np.searchsorted(ordered, planned, side="right")) / runs,
    )


def _mean(counts: NDArray[np.int64]) -> float:
    return int((counts * np.arange(len(counts))).sum()) / int(counts.sum())


def _share_by(counts: NDArray[np.int64], month: int) -> float:
    return int(counts[: max(0, month + 1)].sum()) / int(counts.sum())
