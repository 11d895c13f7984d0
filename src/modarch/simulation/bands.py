"""How much of a capacity is in use over time, with its spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from modarch.simulation.result import CapacityBand
from modarch.simulation.tally import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.landscape.months import Month
    from modarch.planning.problem import Resource

__all__ = ["band_of"]


def band_of(
    resource: Resource, used: NDArray[np.int64], months: range, runs: int, origin: Month
) -> CapacityBand:
    """Return how much of a capacity is in use, month by month.

    Parameters
    ----------
    resource
        The capacity.
    used
        In how many of the runs that have not ended so many units are in use: units by months.
        Units that are missing in a month count as used.
    months
        The months asked for, from the origin.
    runs
        Runs in all.
    origin
        Month 0.
    """
    units = [resource.units(month) for month in months]
    missing = [used.shape[0] - 1 - there for there in units]
    columns = [
        _all(used[:, month], gone, runs) for month, gone in zip(months, missing, strict=True)
    ]

    def at(share: float) -> tuple[int, ...]:
        pairs = zip(columns, missing, strict=True)
        return tuple(max(0, quantile(column, share) - gone) for column, gone in pairs)

    return CapacityBand(
        resource=resource.key,
        start=origin + months.start,
        capacity=tuple(units),
        p10=at(0.1),
        p50=at(0.5),
        p90=at(0.9),
        mean=tuple(
            max(0.0, int((column * np.arange(len(column))).sum()) / runs - gone)
            for column, gone in zip(columns, missing, strict=True)
        ),
    )


def _all(counts: NDArray[np.int64], missing: int, runs: int) -> NDArray[np.int64]:
    """Return counts with the runs that have ended, in which nothing is in use."""
    column = counts.copy()
    column[missing] += runs - int(column.sum())
    return column
