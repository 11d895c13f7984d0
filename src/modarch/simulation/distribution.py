"""How a number of months is distributed, in whole months.

A continuous distribution becomes one over whole months by rounding up or down at random, with the
probability that keeps the mean: month k gets E[max(0, 1 - |X - k|)] = G(k+1) - 2 G(k) + G(k-1),
where G(x) = E[max(0, x - X)]. Rounding up always would add half a month to every phase.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import special

from modarch.landscape.risk import Distribution

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from modarch.landscape.phases import Duration

__all__ = [
    "Months",
    "exactly",
    "lognormal_months",
    "mixed",
    "months_of",
    "spread_evenly",
    "together",
]

_QUANTILE: Final = 1.6448536269514722
"""Standard normal deviate of the share of a lognormal that is no longer than the longest: 95 %."""

_NARROWEST, _WIDEST = 0.05, 1.0
"""Least and greatest spread (standard deviation of the logarithm) of a lognormal phase."""

_TAIL: Final = 1e-5
"""Where a tail without end is cut off."""

_NONE: Final = 1e-12
"""What counts as nothing: a probability, or a number of months."""


@dataclass(frozen=True, slots=True)
class Months:
    """A distribution over whole months.

    Parameters
    ----------
    low
        The least number of months.
    shares
        Probabilities of ``low``, ``low + 1`` and so on; they add up to 1.
    """

    low: int
    shares: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean months."""
        return self.low + math.fsum(i * share for i, share in enumerate(self.shares))

    @property
    def high(self) -> int:
        """The greatest number of months."""
        return self.low + len(self.shares) - 1

    @property
    def is_certain(self) -> bool:
        """Whether there is only one possible number."""
        return len(self.shares) == 1

    @property
    def thresholds(self) -> tuple[float, ...]:
        """Standard normal deviates: the months are ``low`` and one more for each one reached."""
        below = np.clip(np.cumsum(self.shares)[:-1], 0.0, 1.0)
        return tuple(special.ndtri(below).tolist())

    def at_least(self, months: int) -> Months:
        """Return the distribution given that at least so many months have passed.

        When more have passed than it holds possible, it is over now.
        """
        if months <= self.low:
            return self
        rest = self.shares[months - self.low :]
        if math.fsum(rest) <= 0.0:
            return exactly(months)
        return _trimmed(months, rest)

    def plus(self, months: int) -> Months:
        """Return the same, so many months longer."""
        return Months(self.low + months, self.shares)

    def __add__(self, other: Months) -> Months:
        """Return the sum of two that do not influence each other."""
        shares = np.convolve(self.shares, other.shares)
        return _trimmed(self.low + other.low, shares)


def exactly(months: int) -> Months:
    """Return the distribution of a number that is certain.

    >>> exactly(4).mean
    4.0
    """
    return Months(months, (1.0,))


def spread_evenly(low: int, high: int) -> Months:
    """Return the distribution in which every month of an interval is as probable."""
    return Months(low, (1.0 / (high - low + 1),) * (high - low + 1))


def mixed(*parts: tuple[float, Months]) -> Months:
    """Return a mixture: one of several distributions, each with its probability.

    Parameters
    ----------
    parts
        Probability and distribution; the probabilities add up to 1.
    """
    used = [(weight, part) for weight, part in parts if weight > 0.0]
    low, high = min(part.low for _, part in used), max(part.high for _, part in used)
    shares = np.zeros(high - low + 1)
    for weight, part in used:
        shares[part.low - low : part.high - low + 1] += weight * np.asarray(part.shares)
    return _trimmed(low, shares)


def together(parts: Sequence[Months]) -> Months:
    """Return the sum of several that do not influence each other."""
    return reduce(Months.__add__, parts, exactly(0))


def months_of(duration: Duration, shape: Distribution) -> Months:
    """Return how the months of a phase are distributed.

    Parameters
    ----------
    duration
        Shortest, most likely and longest.
    shape
        PERT (a beta distribution with mean (a + 4 m + b) / 6; Malcolm and others 1959, *Operations
        Research* 7), triangular, or lognormal: from the shortest on, the most likely as its mode,
        and one in twenty longer than the longest.

    Examples
    --------
    >>> from modarch.landscape.phases import Duration
    >>> round(months_of(Duration(4, 8, 14), Distribution.PERT).mean, 6)
    8.333333
    """
    low, mode, high = duration.min_months, duration.mode_months, duration.max_months
    if low == high:
        return exactly(low)
    if shape is Distribution.LOGNORMAL:
        peak = max(mode - low, 0.5)
        ratio = max(1.0, (high - low) / peak)
        sigma = (math.sqrt(_QUANTILE**2 + 4 * math.log(ratio)) - _QUANTILE) / 2
        sigma = min(max(sigma, _NARROWEST), _WIDEST)
        return _lognormal(peak * math.exp(sigma**2), sigma).plus(low)
    shortfall = _pert(low, mode, high) if shape is Distribution.PERT else _triangle(low, mode, high)
    return _rounded(low, high, shortfall)


def lognormal_months(median: float, upper_quartile: float) -> Months:
    """Return a lognormal distribution from its median and upper quartile, in whole months.

    Parameters
    ----------
    median, upper_quartile
        Months that half, and three quarters, do not exceed; the median itself when the second is
        not greater.
    """
    if median <= 0:
        return _rounded_number(max(0.0, median))
    sigma = math.log(max(1.0, upper_quartile / median)) / float(special.ndtri(0.75))
    return _lognormal(median, sigma) if sigma > 0 else _rounded_number(median)


def _rounded_number(months: float) -> Months:
    low = math.floor(months)
    return _trimmed(low, (1 - (months - low), months - low))


def _lognormal(median: float, sigma: float) -> Months:
    mean = median * math.exp(sigma**2 / 2)
    longest = math.ceil(median * math.exp(sigma * float(special.ndtri(1 - _TAIL)))) + 1

    def shortfall(x: NDArray[np.float64]) -> NDArray[np.float64]:
        inside = np.maximum(x, _NONE)
        z = np.log(inside / median) / sigma
        return np.where(x > 0, x * special.ndtr(z) - mean * special.ndtr(z - sigma), 0.0)

    return _rounded(0, longest, shortfall)


def _pert(low: int, mode: int, high: int) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    width = high - low
    alpha, beta = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
    mean = alpha / (alpha + beta)

    def shortfall(x: NDArray[np.float64]) -> NDArray[np.float64]:
        at = np.clip((x - low) / width, 0.0, 1.0)
        below = special.betainc(alpha, beta, at)
        inside = width * (at * below - mean * special.betainc(alpha + 1, beta, at))
        return np.asarray(inside + np.maximum(x - high, 0.0))

    return shortfall


def _triangle(
    low: int, mode: int, high: int
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    width, rise, fall = high - low, max(mode - low, _NONE), max(high - mode, _NONE)
    mean = (low + mode + high) / 3

    def shortfall(x: NDArray[np.float64]) -> NDArray[np.float64]:
        up = np.clip(x - low, 0.0, rise) ** 3 / (3 * width * rise)
        left = np.clip(high - x, 0.0, fall) ** 3 / (3 * width * fall)
        return np.where(x <= mode, up, x - mean + left)

    return shortfall


def _rounded(
    low: int, high: int, shortfall: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> Months:
    """Return the shares of whole months from E[max(0, x - X)]."""
    g = shortfall(np.arange(low - 1, high + 2, dtype=np.float64))
    return _trimmed(low, g[2:] - 2 * g[1:-1] + g[:-2])


def _trimmed(low: int, shares: Sequence[float] | NDArray[np.float64]) -> Months:
    """Return the distribution without rounding noise and impossible months at its ends."""
    cleaned = np.where(np.asarray(shares) < _NONE, 0.0, shares)
    there = np.flatnonzero(cleaned)
    kept = cleaned[there[0] : there[-1] + 1]
    return Months(low + int(there[0]), tuple((kept / math.fsum(kept)).tolist()))
