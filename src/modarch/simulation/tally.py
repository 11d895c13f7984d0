"""Adding up what came of runs, chunk by chunk in the order of the runs.

Everything that is added is a whole number, so that the sums do not depend on the pieces.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from modarch.simulation.chunk import CHUNK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.simulation.chunk import Chunk, Details

__all__ = ["P80", "Precision", "Tally", "added", "between", "quantile"]

P80: Final = 0.8
_CONFIDENCE: Final = 1.959963984540054
"""Standard normal deviate of a 95 per cent confidence interval."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How sure the outcomes are after some runs.

    Parameters
    ----------
    runs
        Runs so far.
    p80
        Month by which 80 per cent of the runs have ended.
    p80_error, interim_error
        Half the widths of the 95 per cent confidence intervals of that month and of the mean
        interim months.
    interim
        Mean interim months.
    relative
        The greater error as a share: of the months to the end, and of the mean (at least a month).
    """

    runs: int
    p80: int
    p80_error: float
    interim: float
    interim_error: float
    relative: float


@dataclass
class Tally:
    """What has been added up so far.

    Parameters
    ----------
    start
        Month from which the length of the programme is counted.
    """

    start: int
    runs: int = 0
    months: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 1), np.int64))
    interim: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 1), np.int64))
    lapses: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 1), np.int64))
    steps: list[Precision] = field(default_factory=list)
    _ends: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    _sums: tuple[int, int] = (0, 0)
    _parts: list[tuple[NDArray[Any], ...]] = field(default_factory=list)
    _details: list[Details] = field(default_factory=list)

    def add(self, chunk: Chunk) -> Precision:
        """Add the next chunk, and return how sure the outcomes are now."""
        self.runs += len(chunk.end)
        self.months = added(self.months, chunk.months)
        self.interim = added(self.interim, chunk.interim)
        self.lapses = added(self.lapses, chunk.lapses)
        ends = np.bincount(chunk.end).astype(np.int64)
        self._ends = added(self._ends[None], ends[None])[0]
        months = chunk.interim_months.astype(np.int64)
        total, squares = self._sums
        self._sums = (total + int(months.sum()), squares + int((months * months).sum()))
        self._parts.append(
            (chunk.end, chunk.first_delivery, chunk.interim_months, chunk.interim_cost_sek)
        )
        if chunk.details is not None:
            self._details.append(chunk.details)
        precision = self._precision()
        if self.steps and not self._is_kept(self.steps[-1]):
            self.steps.pop()
        self.steps.append(precision)
        return precision

    @staticmethod
    def _is_kept(step: Precision) -> bool:
        """Whether a step is told for good: after 1, 2, 4, 8 … chunks."""
        done = step.runs // CHUNK
        return step.runs % CHUNK == 0 and done & (done - 1) == 0

    def _precision(self) -> Precision:
        total, squares = self._sums
        mean = total / self.runs
        variance = max(0.0, squares / self.runs - mean * mean)
        interim_error = _CONFIDENCE * math.sqrt(variance / self.runs)
        half = _CONFIDENCE * math.sqrt(P80 * (1 - P80) / self.runs)
        p80_error = (between(self._ends, P80 + half) - between(self._ends, P80 - half)) / 2
        p80 = quantile(self._ends, P80)
        length = max(1, p80 - self.start)
        relative = max(p80_error / length, interim_error / max(mean, 1.0))
        return Precision(self.runs, p80, p80_error, mean, interim_error, relative)

    @property
    def end(self) -> NDArray[np.int32]:
        """End of each run."""
        return np.concatenate([part[0] for part in self._parts])

    @property
    def first_delivery(self) -> NDArray[np.int32]:
        """First delivery of each run."""
        return np.concatenate([part[1] for part in self._parts])

    @property
    def interim_months(self) -> NDArray[np.int32]:
        """Interim months of each run."""
        return np.concatenate([part[2] for part in self._parts])

    @property
    def interim_cost_sek(self) -> NDArray[np.int64]:
        """Interim cost of each run."""
        return np.concatenate([part[3] for part in self._parts])

    @property
    def details(self) -> tuple[Details, ...]:
        """What was looked into, in the order of the runs."""
        return tuple(self._details)


def added(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sum of two tables of counts, the narrower one filled up with zeros."""
    if not len(one):
        return other
    if one.shape[1] < other.shape[1]:
        one, other = other, one
    total = one.copy()
    total[:, : other.shape[1]] += other
    return total


def quantile(counts: NDArray[np.int64], share: float) -> int:
    """Return the least number that at least a share of those counted do not exceed.

    Parameters
    ----------
    counts
        How often 0, 1, 2 and so on occur.
    share
        From 0 to 1.
    """
    below = np.cumsum(counts)
    return int(np.searchsorted(below, math.ceil(share * int(below[-1]) - 1e-9), side="left"))


def between(counts: NDArray[np.int64], share: float) -> float:
    """Return a quantile inside its month, as if the runs of a month were spread over it."""
    below = np.cumsum(counts)
    wanted = min(max(share, 0.0), 1.0) * int(below[-1])
    month = int(np.searchsorted(below, wanted, side="left"))
    month = min(month, len(counts) - 1)
    before = int(below[month]) - int(counts[month])
    inside = (wanted - before) / int(counts[month]) if counts[month] else 0.0
    return month - 1 + inside
