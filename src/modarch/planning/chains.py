"""The cheapest starts of every group by itself: the easy part of the relaxation by prices.

A *row* is an activity in one mode of its group; its columns are the months 0 to T, where T stands
for "not within the months that are modelled". Lags inside a group that form a tree are kept
exactly. All groups are worked out at once, from the leaves to the roots and back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from modarch.planning.fields import last_start, next_open_months
from modarch.planning.network import earliest_starts
from modarch.planning.trees import find_trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.planning.elements import Work
    from modarch.planning.problem import Problem
    from modarch.planning.trees import Link

    Columns = NDArray[np.int64]
    Numbers = NDArray[np.float64]

__all__ = ["Chains", "Row"]

_ENDLESS = 1 << 30


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in a mode of its group.

    Parameters
    ----------
    group, activity, mode
        Keys.
    work
        Duration and uses.
    """

    group: str
    activity: str
    mode: str | None
    work: Work


@dataclass(frozen=True, slots=True)
class _Level:
    """Rows of one depth, the row above each, and the window in which each may start.

    ``left`` and ``right`` hold, for each column of the row above, the first and last column;
    ``low`` and ``high`` the least and greatest time between the two. ``alone`` says that no two
    rows hang on the same one, so that what they cost can be added without counting.
    """

    rows: Columns
    above: Columns
    left: Columns
    right: Columns
    low: Columns
    high: Columns
    endless: bool
    alone: bool

    def reversed(self) -> _Level:
        """Return the windows of the rows above, given the columns of the rows."""
        last = self.left.shape[1] - 1
        columns = np.arange(last + 1)
        left = np.clip(columns - self.high[:, None], 0, last)
        right = np.clip(columns - self.low[:, None], -1, last)
        low, high = -self.high, -self.low
        return _Level(
            self.rows, self.above, left, right, low, high, endless=False, alone=self.alone
        )

    def add_above(self, total: Numbers, values: Numbers) -> None:
        """Add values of the rows to the rows above them."""
        if self.alone:
            total[self.above] += values
        else:
            np.add.at(total, self.above, values)


class Chains:
    """The groups of a problem with their lags as trees.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    horizon
        T, the number of months that are modelled.

    Attributes
    ----------
    rows
        All rows, group by group and mode by mode.
    allowed
        Rows by columns: 0 where the activity may start, infinite where it may not.
    loose
        Lags that are not kept here.
    """

    def __init__(self, problem: Problem, horizon: int) -> None:
        self.problem, self.horizon = problem, horizon
        self.rows = tuple(
            Row(group.key, activity.key, mode, group.work(activity, mode))
            for group in problem.groups
            for mode in group.mode_keys
            for activity in group.activities
        )
        self.number = {(row.activity, row.mode): i for i, row in enumerate(self.rows)}
        self._rows_of: dict[str, list[int]] = {}
        for i, row in enumerate(self.rows):
            self._rows_of.setdefault(row.activity, []).append(i)
        links, roots, self.loose = find_trees(problem)
        self.allowed = self._allowed()
        self._levels = self._make_levels(links)
        self._pairs = list(dict.fromkeys((row.group, row.mode) for row in self.rows))
        pair = {key: i for i, key in enumerate(self._pairs)}
        self.pair_of_row = np.array([pair[row.group, row.mode] for row in self.rows])
        hung = [(self.number[r, m], pair[g, m]) for g, m in self._pairs for r in roots[g]]
        self._roots, self._pair_of_root = (np.array(column) for column in zip(*hung, strict=True))
        groups = [group for group, _ in self._pairs]
        self._first_pair = np.array([groups.index(group.key) for group in problem.groups])

    def rows_of(self, activity: str) -> list[tuple[int, Row]]:
        """Return the rows of an activity with their numbers, one for each mode."""
        return [(i, self.rows[i]) for i in self._rows_of[activity]]

    def cheapest(self, cost: Numbers) -> tuple[float, Columns, Columns]:
        """Return the least total cost, the rows of the chosen modes, and where they start.

        Parameters
        ----------
        cost
            Cost of each start, rows by columns; infinite where it is not allowed.
        """
        total = cost.copy()
        for level in reversed(self._levels):
            level.add_above(total, _least_within(total[level.rows], level))
        least = total[self._roots].min(axis=1)
        value = np.bincount(self._pair_of_root, least, len(self._pairs))
        chosen = self._chosen_pairs(value)
        start = np.zeros(len(self.rows), np.int64)
        start[self._roots] = total[self._roots].argmin(axis=1)
        for level in self._levels:
            start[level.rows] = _best_within(total[level.rows], level, start[level.above])
        rows = np.flatnonzero(chosen[self.pair_of_row])
        return float(value[chosen].sum()), rows, start[rows]

    def marginals(self, cost: Numbers) -> Numbers:
        """Return the least total cost of all groups when a row starts in a column.

        Parameters
        ----------
        cost
            As for `cheapest`.

        Returns
        -------
        Numbers
            Rows by columns. In a group with several modes, a row counts its own mode as chosen.
        """
        total, messages = cost.copy(), []
        for level in reversed(self._levels):
            messages.append(_least_within(total[level.rows], level))
            level.add_above(total, messages[-1])
        for level, message in zip(self._levels, reversed(messages), strict=True):
            with np.errstate(invalid="ignore"):  # infinite without infinite is infinite here
                rest = np.where(np.isinf(message), np.inf, total[level.above] - message)
            total[level.rows] += _least_within(rest, level.reversed())
        least = total[self._roots].min(axis=1)
        value = np.bincount(self._pair_of_root, least, len(self._pairs))
        best = np.minimum.reduceat(value, self._first_pair)
        group = np.searchsorted(self._first_pair, np.arange(len(value)), side="right") - 1
        elsewhere = best.sum() - best[group] + value
        with np.errstate(invalid="ignore"):
            rest = elsewhere[self.pair_of_row] - self._own_tree(least)
        marginals: Numbers = total + np.where(np.isnan(rest), np.inf, rest)[:, None]
        return marginals

    def _own_tree(self, least: Numbers) -> Numbers:
        """Return for each row the least cost of the tree that it is in."""
        tree = np.zeros(len(self.rows))
        tree[self._roots] = least
        for level in self._levels:
            tree[level.rows] = tree[level.above]
        return tree

    def _chosen_pairs(self, value: NDArray[Any]) -> NDArray[np.bool_]:
        """Return which (group, mode) pairs are the cheapest of their group, the first of equals."""
        chosen = np.zeros(len(value), bool)
        for first, end in zip(self._first_pair, [*self._first_pair[1:], len(value)], strict=True):
            chosen[first + value[first:end].argmin()] = True
        return chosen

    def _allowed(self) -> Numbers:
        heads = earliest_starts(self.problem)
        activities = {activity.key: activity for activity in self.problem.activities}
        months = np.arange(self.horizon + 1)
        allowed = np.empty((len(self.rows), len(months)))
        for i, row in enumerate(self.rows):
            activity = activities[row.activity]
            opens = months >= heads[row.activity]
            calendar = self.problem.calendar_of(activity)
            if activity.fixed is not None:
                opens = months == min(activity.fixed, self.horizon)
            elif calendar is not None:
                opening = next_open_months(calendar, row.work.months, self.horizon)
                opens[:-1] &= np.array(opening) == months[:-1]
            last = last_start(activity, row.work.months, self.horizon)
            if last < self.horizon:
                opens &= months <= last
            allowed[i] = np.where(opens, 0.0, np.inf)
        return allowed

    def _make_levels(self, links: list[Link]) -> list[_Level]:
        """Return the links by depth; those without an end to their window by themselves."""
        sorted_links: dict[tuple[int, bool], list[tuple[int, int, int, int]]] = {}
        for link in links:
            for mode in link.group.mode_keys:
                below, above = self.number[link.below, mode], self.number[link.above, mode]
                low, high = _window(
                    link, self.rows[above].work.months, self.rows[below].work.months
                )
                endless = high == _ENDLESS
                sorted_links.setdefault((link.depth, endless), []).append((below, above, low, high))
        return [self._level(sorted_links[key], key[1]) for key in sorted(sorted_links)]

    def _level(self, links: list[tuple[int, int, int, int]], endless: bool) -> _Level:
        rows, above, low, high = (np.array(column) for column in zip(*links, strict=True))
        columns = np.arange(self.horizon + 1)
        left = np.clip(columns + low[:, None], 0, self.horizon)
        right = np.clip(columns + high[:, None], -1, self.horizon)
        alone = len(set(above.tolist())) == len(above)
        return _Level(rows, above, left, right, low, high, endless, alone)


def _window(link: Link, above: int, below: int) -> tuple[int, int]:
    """Return the least and greatest time from the start above to the start below."""
    low, high = -_ENDLESS, _ENDLESS
    for arc in link.arcs:
        if arc.before == link.above:
            low = max(low, arc.weight(above, below))
        else:
            high = min(high, -arc.weight(below, above))
    return low, high


def _least_within(values: Numbers, level: _Level) -> Numbers:
    """Return, for each column of the row above, the least value within the window."""
    if level.endless:
        least = np.minimum.accumulate(values[:, ::-1], axis=1)[:, ::-1]
        lines: Numbers = least[np.arange(len(values))[:, None], level.left]
        return lines
    width = level.right - level.left + 1
    power = np.maximum(0, np.log2(np.maximum(width, 1)).astype(np.int64))
    layers = [values]
    for step in range(int(power.max())):
        shifted = np.full_like(values, np.inf)
        shifted[:, : -(1 << step)] = layers[-1][:, 1 << step :]
        layers.append(np.minimum(layers[-1], shifted))
    stacked = np.array(layers)
    rows = np.arange(len(values))[:, None]
    last = np.maximum(level.right - (1 << power) + 1, 0)
    least = np.minimum(stacked[power, rows, level.left], stacked[power, rows, last])
    return np.where(width > 0, least, np.inf)


def _best_within(values: Numbers, level: _Level, above: Columns) -> Columns:
    """Return the column of the least value within the window, given where the row above starts."""
    rows, columns = np.arange(len(values)), np.arange(values.shape[1])
    left, right = level.left[rows, above][:, None], level.right[rows, above][:, None]
    inside = (columns >= left) & (columns <= right)
    best: Columns = np.where(inside, values, np.inf).argmin(axis=1)
    return best
