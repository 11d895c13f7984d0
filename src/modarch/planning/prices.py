"""Prices of months, penalties of broken lags, and how a plan that ignores them moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from scipy import sparse

from modarch.planning.priced_terms import delay_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from modarch.planning.aims import Due
    from modarch.planning.chains import Chains
    from modarch.planning.network import Arc

    Columns = NDArray[np.int64]
    Numbers = NDArray[np.float64]

__all__ = ["Prices", "Steps"]

_TURN = 1.5
"""How strongly a direction is bent towards the one before when they point apart."""

_SHARPNESS = 0.3
"""How fast the weight of a due moves to those of its completions that are late."""


class Steps(Protocol):
    """Says how far to go, given the squared length of a direction."""

    def length(self, square: float) -> float:
        """Return the length of the step."""


class _Read(NamedTuple):
    """A start in month t of a row costs coefficient · (sum of a table's row before t + shift)."""

    row: int
    line: int
    shift: int
    coefficient: float


class Prices:
    """The multipliers, and what they add to the cost of every start.

    Parameters
    ----------
    chains
        Rows and columns.
    shared
        Dues with several completions, and their weights.

    Attributes
    ----------
    table
        All multipliers, lines by months.

    Notes
    -----
    In the table: first the prices of the resources, charged for every month of use;
    then penalties of lags, charged for every month in which ``after`` is reached and ``before``
    is not; then, for each completion of a shared due, its share of the due's weight, charged for
    every month after the due in which it is not reached. What a start costs is a sum of running
    sums of the table.
    """

    def __init__(self, chains: Chains, shared: Sequence[tuple[Due, int]]) -> None:
        months, resources = chains.horizon, chains.problem.resources
        self._keys = [resource.key for resource in resources]
        self._dues = [due.key for due, _ in shared]
        units = [[resource.units(month) for month in range(months)] for resource in resources]
        lags = len(chains.loose)
        self._priced = len(resources) + lags
        self._units = np.array([*units, *([[0] * months] * lags)], float).reshape(-1, months)
        shares, self._owner = _first_shares(shared, months)
        self.table = np.vstack([np.zeros((self._priced, months)), shares])
        self._direction = np.zeros(self._priced * months)
        reads = [*_use_reads(chains), *_lag_reads(chains, len(resources))]
        reads += _share_reads(chains, shared, self._priced)
        self._reads = _Reads(reads, len(chains.rows), self.table.shape)

    @property
    def fixed(self) -> tuple[object, ...]:
        """What never changes, and copies may share."""
        return (self._keys, self._dues, self._units, self._owner, self._reads)

    def begin_from(self, due: str, month: int) -> None:
        """Charge nothing for a shared due before a month, and forget where prices were going."""
        self._direction[:] = 0.0
        if due in self._dues:
            lines = self._priced + np.flatnonzero(self._owner == self._dues.index(due))
            self.table[lines, :month] = 0.0

    def costs(self) -> Numbers:
        """Return what the prices add to each start, rows by columns."""
        return self._reads.costs(self.table)

    def paid(self) -> float:
        """Return what the capacity that there is would cost."""
        return float((self.table[: self._priced] * self._units).sum())

    def of_resources(self) -> Mapping[str, tuple[float, ...]]:
        """Return the prices of each resource, by month."""
        return {key: tuple(self.table[i].tolist()) for i, key in enumerate(self._keys)}

    def move(self, rows: Columns, starts: Columns, steps: Steps) -> None:
        """Raise what a plan exceeds, and lower what it does not.

        Parameters
        ----------
        rows, starts
            The plan: the chosen rows and the columns of their starts.
        steps
            Says how far to go.
        """
        exceeded = self._reads.slope(rows, starts)
        level = self.table[: self._priced].ravel()
        slope = (exceeded[: self._priced] - self._units).ravel()
        slope[(level <= 0) & (slope < 0)] = 0.0
        slope = self._bent(slope)
        level = np.maximum(0.0, level + steps.length(_dot(slope, slope)) * slope)
        self.table[: self._priced] = level.reshape(self._units.shape)
        self._move_shares(exceeded[self._priced :])

    def _bent(self, slope: Numbers) -> Numbers:
        """Return a direction that does not go back on the one before."""
        before = self._direction
        together = _dot(slope, before)
        if together < 0:
            slope = slope - _TURN * together / _dot(before, before) * before
        self._direction = slope
        return slope

    def _move_shares(self, late: Numbers) -> None:
        """Move each month's weight towards the completions that are late in it."""
        if len(self._owner):
            shares = self.table[self._priced :]
            moved = shares * np.exp(_SHARPNESS * late)
            first = np.flatnonzero(np.diff(self._owner, prepend=-1))
            total = np.add.reduceat(moved, first, axis=0)
            before = np.add.reduceat(shares, first, axis=0)
            factor = np.divide(before, total, out=np.zeros_like(total), where=total > 0)
            self.table[self._priced :] = moved * factor[self._owner]


def _dot(one: Numbers, other: Numbers) -> float:
    """Return a scalar product, summed in one thread.

    The product of NumPy's linear algebra starts threads for it, which costs ten times the time
    when other work keeps the cores busy, and whose sums may differ in the last digit.
    """
    return float((one * other).sum())


def _first_shares(shared: Sequence[tuple[Due, int]], months: int) -> tuple[Numbers, Columns]:
    """Return equal shares from each due on, and the number of the due of each completion."""
    lines = [np.zeros((0, months))]
    owner: list[int] = []
    for number, (due, weight) in enumerate(shared):
        share = np.where(np.arange(months) >= due.due, weight / len(due.completions), 0.0)
        lines.append(np.tile(share, (len(due.completions), 1)))
        owner += [number] * len(due.completions)
    return np.vstack(lines), np.array(owner, np.int64)


def _use_reads(chains: Chains) -> Iterator[_Read]:
    line = {resource.key: i for i, resource in enumerate(chains.problem.resources)}
    for i, row in enumerate(chains.rows):
        for use in row.work.uses:
            end = use.offset + use.span(row.work.months)
            yield _Read(i, line[use.resource], end, float(use.amount))
            yield _Read(i, line[use.resource], use.offset, -float(use.amount))


def _lag_reads(chains: Chains, first: int) -> Iterator[_Read]:
    for line, arc in enumerate(chains.loose, start=first):
        yield from _arc_reads(chains, arc, line)


def _arc_reads(chains: Chains, arc: Arc, line: int) -> Iterator[_Read]:
    for i, row in chains.rows_of(arc.after):
        yield _Read(i, line, row.work.months * arc.after_end, -1.0)
    for i, row in chains.rows_of(arc.before):
        yield _Read(i, line, arc.months + row.work.months * arc.before_end, 1.0)


def _share_reads(chains: Chains, shared: Sequence[tuple[Due, int]], first: int) -> Iterator[_Read]:
    points = [point for due, _ in shared for point in due.completions]
    for line, point in enumerate(points, start=first):
        for i, row in chains.rows_of(point.activity):
            yield _Read(i, line, delay_of(point, row), 1.0)


class _Reads:
    """All reads together: every sum that is read, and a sparse matrix that adds them up by row."""

    def __init__(self, reads: list[_Read], rows: int, shape: tuple[int, int]) -> None:
        ordered = sorted(reads)
        self._count, self._shape = rows, shape
        self._row = np.array([read.row for read in ordered], np.int64)
        self._line = np.array([read.line for read in ordered], np.int64)
        self._shift = np.array([read.shift for read in ordered], np.int64)
        self._coefficient = np.array([read.coefficient for read in ordered])
        sums = sorted({(read.line, read.shift) for read in ordered})
        number = {one: i for i, one in enumerate(sums)}
        read_of = [number[read.line, read.shift] for read in ordered]
        size = (rows, len(sums))
        self._adding = sparse.csr_array((self._coefficient, (self._row, read_of)), shape=size)
        columns = np.arange(shape[1] + 1)
        lines, shifts = np.array(sums, np.int64).reshape(-1, 2).T
        place = np.clip(columns + shifts[:, None], 0, shape[1])
        self._index = (lines[:, None] * (shape[1] + 1) + place).astype(np.int32)

    def costs(self, table: Numbers) -> Numbers:
        """Return the cost of each start, rows by columns."""
        lines, months = self._shape
        sums = np.zeros((lines, months + 1))
        np.cumsum(table, axis=1, out=sums[:, 1:])
        costs: Numbers = self._adding @ sums.ravel()[self._index]
        return costs

    def slope(self, rows: Columns, starts: Columns) -> Numbers:
        """Return by how much the cost of a plan rises with each entry of the table."""
        lines, months = self._shape
        start = np.full(self._count, -1)
        start[rows] = starts
        chosen = start[self._row] >= 0
        end = np.clip(start[self._row] + self._shift, 0, months)[chosen]
        place = self._line[chosen] * (months + 1) + end
        weight = np.bincount(place, self._coefficient[chosen], lines * (months + 1))
        after = weight.reshape(lines, months + 1)[:, ::-1].cumsum(axis=1)[:, ::-1]
        return after[:, 1:]
