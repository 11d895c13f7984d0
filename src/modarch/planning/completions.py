"""When dues are completed in the plans of a relaxation, and plans that complete them in a window.

A relaxation may complete a due half early and half late. What that hides is brought out by looking
at plans with an early and with a late completion by themselves (`modarch.planning.branching`).
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from modarch.planning.elements import Anchor, Point
from modarch.planning.network import longest_paths, weighted_arcs
from modarch.planning.priced_terms import delay_of, due_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.planning.chains import Chains
    from modarch.planning.objective import Stage
    from modarch.planning.problem import Problem

    Columns = NDArray[np.int64]
    Numbers = NDArray[np.float64]

__all__ = ["DUE", "START", "Completions", "On", "Split"]

On = tuple[str, str]
"""What a window is of: a kind, and a key."""

DUE, START = "due", "start"

_FAR = 1 << 30

_MEMORY = 0.97
"""What a step weighs against the one after it."""

_LEAST_GAIN = 0.01
"""A split that promises less than this is not worth while."""


class Split(NamedTuple):
    """A window of a due or a start, and the month after which it is cut in two.

    Parameters
    ----------
    gain
        About by how much the bound would rise in the half in which it rises least; for a start, by
        how many months the halves would differ.
    on
        What is split, see `Completions`.
    first, middle, last
        Months: the halves are from ``first`` to ``middle`` and from the month after to ``last``.
    """

    gain: float
    on: On
    first: int
    middle: int
    last: int


class _Watched(NamedTuple):
    """Something whose window can be split, by its last completion, and what a month weighs."""

    completions: tuple[Point, ...]
    weight: int
    first: int


class Completions:
    """The dues that count in a stage and the starts of activities: windows, and when they come.

    A due goes by ``("due", key)``, the start of an activity by ``("start", key)``.

    Parameters
    ----------
    chains
        Rows and columns.
    stage
        The stage.
    """

    def __init__(self, chains: Chains, stage: Stage) -> None:
        self._chains = chains
        self._watched = _watched(chains.problem, stage)
        self._windows = {on: (one.first, chains.horizon) for on, one in self._watched.items()}
        points = [point for one in self._watched.values() for point in one.completions]
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

    def _lines_of(self) -> dict[On, slice]:
        """Return the lines of each watched one's completions."""
        ends = accumulate((len(one.completions) for one in self._watched.values()), initial=0)
        return {on: slice(*ends) for on, ends in zip(self._watched, pairwise(ends), strict=True)}

    @property
    def fixed(self) -> tuple[object, ...]:
        """What never changes, and copies may share."""
        reads = (self._line, self._row, self._delay, self._lines)
        return (self._chains, self._watched, self._backwards, *reads)

    def note(self, rows: Columns, starts: Columns) -> None:
        """Take note of a plan of the relaxation: chosen rows and the columns of their starts."""
        start = np.full(len(self._chains.rows), -1)
        start[rows] = starts
        chosen = start[self._row] >= 0
        month = np.clip(start[self._row] + self._delay, 0, self._chains.horizon)
        self._tally *= _MEMORY
        self._tally[self._line[chosen], month[chosen]] += 1.0

    def best_split(self) -> Split | None:
        """Return the most promising split of a due; of a start, when no due is worth splitting."""
        for kind in (DUE, START):
            found = [self._split(on) for on in self._watched if on[0] == kind]
            best = max((one for one in found if one is not None), default=None)
            if best is not None and best.gain >= _LEAST_GAIN:
                return best
        return None

    def _split(self, on: On) -> Split | None:
        """Return the split at the mean completion, where both halves gain alike."""
        first, last = self._windows[on]
        tally, weight = self._tally[self._lines[on]], self._watched[on].weight
        if first >= last or not tally.any():
            return None
        done = tally.cumsum(axis=1) / tally.sum(axis=1, keepdims=True)
        open_part = 1.0 - done.min(axis=0)[first:last]
        middle = min(max(0, round(float(open_part.sum()))), last - first - 1)
        late, early = float(open_part[middle:].sum()), float((1.0 - open_part[:middle]).sum())
        return Split(weight * min(late, early), on, first, first + middle, last)

    def confine(self, on: On, first: int, last: int, costs: Numbers) -> float:
        """Confine a due or a start to a window, and rule out the starts that do not agree with it.

        What has been noted is forgotten.

        Parameters
        ----------
        on
            What is confined.
        first, last
            Months, see `modarch.planning.price_bound.PriceSearch.confine`.
        costs
            Cost of each start, rows by columns; what is ruled out becomes infinite.

        Returns
        -------
        float
            What a due costs for certain, and is no longer counted in the costs.
        """
        one, before = self._watched[on], self._windows[on][0]
        self._windows[on] = (first, last)
        self._tally[:] = 0.0
        if last < self._chains.horizon:
            self._rule_out_late(on, last, costs)
        if len(one.completions) > 1:
            return float(one.weight * (first - before))
        if first > before:
            self._rule_out_early(on, first, costs)
        return 0.0

    def _rule_out_early(self, on: On, first: int, costs: Numbers) -> None:
        for row, delay in self._rows_of(on):
            costs[row, : min(max(0, first - delay), self._chains.horizon)] = np.inf

    def _rows_of(self, on: On) -> list[tuple[int, int]]:
        """Return (row, delay) of every completion in every mode."""
        lines = self._lines[on]
        own = (self._line >= lines.start) & (self._line < lines.stop)
        return list(zip(self._row[own].tolist(), self._delay[own].tolist(), strict=True))

    def _rule_out_late(self, on: On, last: int, costs: Numbers) -> None:
        latest: dict[str, int] = {}
        for row, delay in self._rows_of(on):
            costs[row, max(0, last - delay + 1) :] = np.inf
            activity = self._chains.rows[row].activity
            latest[activity] = max(latest.get(activity, -_FAR), last - delay)
        reach = {a.key: -latest.get(a.key, _FAR) for a in self._chains.problem.activities}
        for activity, value in longest_paths(reach, self._backwards).items():
            if -value < self._chains.horizon:
                for row, _ in self._chains.rows_of(activity):
                    costs[row, max(0, 1 - value) :] = np.inf


def _watched(problem: Problem, stage: Stage) -> dict[On, _Watched]:
    """Return the dues that weigh anything in a stage, then the activities that are not settled."""
    dues = {
        (DUE, due.key): _Watched(due.completions, weight, max(0, due.due))
        for due, weight in due_weights(problem, stage)
    }
    starts = {
        (START, activity.key): _Watched((Point(activity=activity.key, anchor=Anchor.START),), 1, 0)
        for activity in problem.activities
        if activity.fixed is None
    }
    return {**dues, **starts}
