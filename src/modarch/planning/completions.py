"""When dues are completed in the plans of a relaxation, and plans that complete them in a window.

A relaxation may complete a due half early and half late. What that hides is brought out by looking
at plans with an early and with a late completion by themselves (`modarch.planning.branching`).
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from modarch.planning.network import longest_paths, weighted_arcs
from modarch.planning.priced_terms import delay_of, due_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.planning.chains import Chains
    from modarch.planning.objective import Stage

    Columns = NDArray[np.int64]
    Numbers = NDArray[np.float64]

__all__ = ["Completions", "Split"]

_FAR = 1 << 30

_MEMORY = 0.97
"""What a step weighs against the one after it."""


class Split(NamedTuple):
    """A window of a due, and the month after which it is cut in two.

    Parameters
    ----------
    gain
        About by how much the bound would rise in the half in which it rises least.
    due
        Key of the due.
    first, middle, last
        Months: the halves are from ``first`` to ``middle`` and from the month after to ``last``.
    """

    gain: float
    due: str
    first: int
    middle: int
    last: int


class Completions:
    """The dues that count in a stage, the window of each, and when they are completed.

    Parameters
    ----------
    chains
        Rows and columns.
    stage
        The stage.
    """

    def __init__(self, chains: Chains, stage: Stage) -> None:
        self._chains = chains
        self._dues = {due.key: (due, weight) for due, weight in due_weights(chains.problem, stage)}
        self._windows = {
            key: (max(0, due.due), chains.horizon) for key, (due, _) in self._dues.items()
        }
        points = [point for due, _ in self._dues.values() for point in due.completions]
        reads = [
            (line, i, delay_of(point, row))
            for line, point in enumerate(points)
            for i, row in chains.rows_of(point.activity)
        ]
        self._line, self._row, self._delay = np.array(reads, np.int64).reshape(-1, 3).T
        self._lines = self._lines_of()
        self._tally = np.zeros((len(points), chains.horizon + 1))
        arcs = weighted_arcs(chains.problem, chains.problem.lags)
        self._backwards = [(after, before, weight) for before, after, weight in arcs]

    def _lines_of(self) -> dict[str, slice]:
        """Return the lines of each due's completions."""
        ends = accumulate((len(due.completions) for due, _ in self._dues.values()), initial=0)
        return {key: slice(*ends) for key, ends in zip(self._dues, pairwise(ends), strict=True)}

    @property
    def fixed(self) -> tuple[object, ...]:
        """What never changes, and copies may share."""
        reads = (self._line, self._row, self._delay, self._lines)
        return (self._chains, self._dues, self._backwards, *reads)

    def note(self, rows: Columns, starts: Columns) -> None:
        """Take note of a plan of the relaxation: chosen rows and the columns of their starts."""
        start = np.full(len(self._chains.rows), -1)
        start[rows] = starts
        chosen = start[self._row] >= 0
        month = np.clip(start[self._row] + self._delay, 0, self._chains.horizon)
        self._tally *= _MEMORY
        self._tally[self._line[chosen], month[chosen]] += 1.0

    def splits(self) -> list[Split]:
        """Return the windows that can be split, the one with the greatest gain first."""
        found = (self._split(key) for key in self._dues)
        return sorted((one for one in found if one is not None), reverse=True)

    def _split(self, key: str) -> Split | None:
        """Return the split at the mean completion, where both halves gain alike."""
        first, last = self._windows[key]
        tally, weight = self._tally[self._lines[key]], self._dues[key][1]
        if first >= last or not tally.any():
            return None
        done = tally.cumsum(axis=1) / tally.sum(axis=1, keepdims=True)
        open_part = 1.0 - done.min(axis=0)[first:last]
        middle = min(max(0, round(float(open_part.sum()))), last - first - 1)
        late, early = float(open_part[middle:].sum()), float((1.0 - open_part[:middle]).sum())
        return Split(weight * min(late, early), key, first, first + middle, last)

    def confine(self, key: str, first: int, last: int, costs: Numbers) -> float:
        """Confine a due to a window, and rule out the starts that do not agree with it.

        What has been noted is forgotten.

        Parameters
        ----------
        key
            Key of the due.
        first, last
            Months, see `modarch.planning.price_bound.PriceSearch.confine`.
        costs
            Cost of each start, rows by columns; what is ruled out becomes infinite.

        Returns
        -------
        float
            What the due costs for certain, and is no longer counted in the costs.
        """
        due, weight = self._dues[key]
        before = self._windows[key][0]
        self._windows[key] = (first, last)
        self._tally[:] = 0.0
        if last < self._chains.horizon:
            self._rule_out_late(key, last, costs)
        if len(due.completions) > 1:
            return float(weight * (first - before))
        if first > before:
            self._rule_out_early(key, first, costs)
        return 0.0

    def _rule_out_early(self, key: str, first: int, costs: Numbers) -> None:
        for row, delay in self._rows_of(key):
            costs[row, : min(max(0, first - delay), self._chains.horizon)] = np.inf

    def _rows_of(self, key: str) -> list[tuple[int, int]]:
        """Return (row, delay) of every completion of a due in every mode."""
        lines = self._lines[key]
        own = (self._line >= lines.start) & (self._line < lines.stop)
        return list(zip(self._row[own].tolist(), self._delay[own].tolist(), strict=True))

    def _rule_out_late(self, key: str, last: int, costs: Numbers) -> None:
        latest: dict[str, int] = {}
        for row, delay in self._rows_of(key):
            costs[row, max(0, last - delay + 1) :] = np.inf
            activity = self._chains.rows[row].activity
            latest[activity] = max(latest.get(activity, -_FAR), last - delay)
        reach = {a.key: -latest.get(a.key, _FAR) for a in self._chains.problem.activities}
        for activity, value in longest_paths(reach, self._backwards).items():
            if -value < self._chains.horizon:
                for row, _ in self._chains.rows_of(activity):
                    costs[row, max(0, 1 - value) :] = np.inf
