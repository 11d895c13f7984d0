"""What counts of an outcome over the runs, and how sure the difference between two orders is.

Two orders are held against each other run by run, with the same chances in each pair, so that what
strikes both alike falls out of the difference.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.int64]

__all__ = ["WORST", "Criterion", "Difference", "at_share", "compared", "value_of", "worst_mean"]

WORST: Final = 0.1
"""Share of the runs that counts as the worst."""

_EIGHTY: Final = 0.8
_SECTIONS: Final = 20
"""Pieces of the runs from whose percentiles the error of a percentile is taken."""
_FEWEST: Final = 2 * _SECTIONS
_ERRORS: Final = 2.0
"""Standard errors that a difference must exceed to be told from chance: about 95 per cent sure."""


class Criterion(StrEnum):
    """What an order is judged by over all runs.

    ``mean`` is the average, ``p80`` what 80 per cent of the runs do not exceed, ``cvar`` the
    average of the worst tenth of the runs (conditional value at risk; Rockafellar and Uryasev
    2000, *Journal of Risk* 2).
    """

    MEAN = "mean"
    P80 = "p80"
    CVAR = "cvar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How much one order differs from another, pair by pair.

    Parameters
    ----------
    value
        Difference of the criterion; negative is better than the other.
    standard_error
        Its standard error from the number of runs; infinite when there are too few to tell.
    """

    value: float
    standard_error: float

    @property
    def is_tie(self) -> bool:
        """Whether the two cannot be told apart with so many runs."""
        return abs(self.value) <= _ERRORS * self.standard_error


def at_share(values: Values, share: float) -> int:
    """Return the least value that a share of the runs do not exceed.

    Parameters
    ----------
    values
        One for each run.
    share
        From 0 to 1.
    """
    place = max(0, math.ceil(share * len(values) - 1e-9) - 1)
    return int(np.partition(values, place)[place])


def worst_mean(values: Values, share: float = WORST) -> float:
    """Return the mean of the worst runs; a run on the border counts in part.

    Parameters
    ----------
    values
        One for each run; large is bad.
    share
        Share of the runs that counts as the worst.

    Examples
    --------
    >>> worst_mean(np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 30]))
    30.0
    """
    worst = np.sort(values)[::-1]
    wanted = share * len(worst)
    whole = min(len(worst), math.floor(wanted + 1e-9))
    rest = wanted - whole if whole < len(worst) else 0.0
    border = rest * int(worst[min(whole, len(worst) - 1)])
    return (int(worst[:whole].sum()) + border) / wanted


def value_of(values: Values, criterion: Criterion) -> float:
    """Return what a criterion makes of the runs.

    Parameters
    ----------
    values
        One for each run.
    criterion
        What counts.
    """
    if criterion is Criterion.MEAN:
        return int(values.sum()) / len(values)
    if criterion is Criterion.P80:
        return float(at_share(values, _EIGHTY))
    return worst_mean(values)


def compared(one: Values, other: Values, criterion: Criterion) -> Difference:
    """Return how much one order differs from another under the same chances.

    Parameters
    ----------
    one, other
        Values of the same runs.
    criterion
        What counts.

    Notes
    -----
    The error of a mean is that of the mean of the pairs' differences. That of the worst tenth
    comes from what each run contributes to it. That of a percentile comes from the percentiles of
    pieces of the runs (sectioning; Asmussen and Glynn 2007, *Stochastic Simulation*, ch. III.5).
    """
    value = value_of(one, criterion) - value_of(other, criterion)
    if np.array_equal(one, other):
        return Difference(value=0.0, standard_error=0.0)
    return Difference(value=value, standard_error=_error(one, other, criterion))


def _error(one: Values, other: Values, criterion: Criterion) -> float:
    runs = len(one)
    if runs < _FEWEST:
        return math.inf
    if criterion is Criterion.P80:
        pairs = zip(np.array_split(one, _SECTIONS), np.array_split(other, _SECTIONS), strict=True)
        found = [at_share(a, _EIGHTY) - at_share(b, _EIGHTY) for a, b in pairs]
        return float(np.std(found, ddof=1)) / math.sqrt(_SECTIONS)
    if criterion is Criterion.MEAN:
        shares = (one - other).astype(np.float64)
    else:
        shares = _beyond(one) - _beyond(other)
    return float(np.std(shares, ddof=1)) / math.sqrt(runs)


def _beyond(values: Values) -> NDArray[np.float64]:
    """Return what each run contributes to the mean of the worst."""
    return np.maximum(values - at_share(values, 1 - WORST), 0) / WORST
