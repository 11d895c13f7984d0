"""A lower bound by prices, for programmes of any size.

Capacity, and the lags between groups, are given up, but every month of every resource gets a price
and every broken lag a penalty. What is left falls apart into single groups, which are planned
exactly (`modarch.planning.chains`); with the best prices the bound equals that of the time-indexed
linear relaxation (Christofides, Alvarez-Valdes and Tamarit 1987, *European Journal of Operational
Research* 29; Möhring, Schulz, Stork and Uetz 2003, *Management Science* 49). The prices are
improved step by step (Held and Karp 1971, *Mathematical Programming* 1; direction as in Camerini,
Fratta and Maffioli 1975, *Mathematical Programming Study* 3); the bound is valid at every step.
"""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.planning.chains import Chains
from modarch.planning.completions import DUE, Completions
from modarch.planning.priced_terms import base_costs, shared_dues
from modarch.planning.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from modarch.planning.completions import On, Split
    from modarch.planning.objective import Stage
    from modarch.planning.problem import Problem
    from modarch.planning.stopping import Stopper

    Numbers = NDArray[np.float64]

__all__ = ["PriceBound", "PriceSearch", "Windows", "price_bound"]

Windows = dict[tuple[str, str | None], tuple[int, ...]]
"""Months in which an activity may start in a mode."""

_PATIENCE = 15
"""Steps without improvement after which steps are made shorter."""

_SHORTER = 0.75
"""How much shorter."""

_NARROWING = 8
"""Starts are ruled out at every step of this number."""

_ROUNDING = 1e-11
"""What sums may be wrong by, as a part of what they are made of."""

_SHORTEST = 1.0
"""Squared length of the shortest direction that is not bent; a shorter one says little, and steps
along it would make prices, and with them rounding, as large as one likes."""

_WARM = 0.3
"""How far the first steps go from prices that were good for more plans."""

_LEAST = 0.002
"""Length at which nothing more is to be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBound:
    """What the prices tell.

    Parameters
    ----------
    value
        No plan is below this in the stage; rounded up.
    prices
        Price of one unit of each resource in each month, in units of the stage's value: what a
        little more capacity would be worth, at most.
    centres
        Average start of each activity over the steps: where the relaxation would like it.
    windows
        Months in which each activity, in each mode, may start in a plan that is better than the
        target, up to the horizon; None where nothing was looked for.
    horizon
        Months that were modelled; a window that holds it allows every later month too.
    steps
        Number of steps taken.
    level
        The bound before it was rounded up; infinite when nothing is left open.
    """

    value: int
    prices: Mapping[str, tuple[float, ...]]
    centres: Mapping[str, float]
    windows: Windows | None
    horizon: int
    steps: int
    level: float


class PriceSearch:
    """Looks for prices step by step; may be continued when a better plan is known.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    stage
        The stage. Terms that are not sums over single activities (peaks, bridges, smoothness, the
        makespan) count as 0, which is a valid bound.
    horizon
        Months to model, about the length of a good plan.
    """

    def __init__(self, problem: Problem, stage: Stage, horizon: int) -> None:
        self._chains = Chains(problem, horizon)
        self._costs, self._constant = base_costs(self._chains, stage)
        self._prices = Prices(self._chains, shared_dues(problem, stage))
        self._completions = Completions(self._chains, stage)
        self._total = np.zeros(len(self._chains.rows))
        self._weight = np.zeros(len(self._chains.rows))
        self._factor = 1.0

    @property
    def cells(self) -> int:
        """Number of (row, month) pairs: what a step costs."""
        return int(self._costs.size)

    def fork(self) -> PriceSearch:
        """Return a copy that can be narrowed without consequences for this one."""
        fixed = (*self._prices.fixed, *self._completions.fixed)
        return deepcopy(self, {id(part): part for part in fixed})

    def best_split(self) -> Split | None:
        """Return where a window is best split; None where nothing is left to decide.

        The plans of the latest steps say in which months the relaxation completes each due, and
        starts each activity: where it does so in parts, early and late, a split forces it to
        decide.
        """
        return self._completions.best_split()

    def confine(self, on: On, first: int, last: int) -> None:
        """Look only at plans with a due, or a start, in a window, from the prices found so far.

        Parameters
        ----------
        on
            ``("due", key)``, or ``("start", key)`` of an activity.
        first, last
            Months of the window; a due that is completed in time counts as completed in its
            month. The horizon as the last month stands for every later month too.

        Notes
        -----
        Up to ``first`` the due is tardy for certain, whatever the relaxation makes of it; after
        ``last`` nothing that completes it may be done, nor what must come before.
        """
        self._constant += self._completions.confine(on, first, last, self._costs)
        self._prices.begin_from(on[1] if on[0] == DUE else "", first)
        self._factor = _WARM

    def run(
        self, *, target: int, steps: int, narrow: bool = False, stop: Stopper | None = None
    ) -> PriceBound:
        """Return what the prices tell after some steps.

        Parameters
        ----------
        target
            Value of a known plan, or a guess; it sets the length of the steps.
        steps
            The most steps to take.
        narrow
            Whether starts are to be ruled out that no plan below the target has. The bound is
            then never above the target, and later runs must not have a higher one.
        stop
            Says when to end before that.
        """
        target_here, table = target - self._constant, self._prices.table
        ascent = _Ascent(target_here, table, factor=self._factor, narrow=narrow)
        taken = 0
        for taken in range(1, steps + 1):
            self._step(ascent, taken, narrow=narrow and taken % _NARROWING == 0)
            if ascent.finished() or (stop is not None and stop.is_set()):
                break
        self._prices.table = ascent.best_table
        return PriceBound(
            value=ascent.bound(self._constant),
            prices=self._prices.of_resources(),
            centres=_centres(self._chains, self._total, self._weight),
            windows=_windows(self._chains, self._costs) if narrow else None,
            horizon=self._chains.horizon,
            steps=taken,
            level=ascent.best + self._constant,
        )

    def _step(self, ascent: _Ascent, number: int, *, narrow: bool) -> None:
        """Plan the groups by the present prices, and move the prices."""
        priced = self._costs + self._prices.costs()
        value, rows, starts = self._chains.cheapest(priced)
        paid = self._prices.paid()
        rounding = 0.0 if math.isinf(value) else _ROUNDING * (abs(value) + paid)
        ascent.record(value - paid - rounding, self._prices.table)
        if narrow and not math.isinf(value):
            least = self._chains.marginals(priced) - paid - rounding
            self._costs[least > ascent.ceiling] = np.inf
        if not ascent.finished():
            self._total[rows] += number * starts
            self._weight[rows] += number
            self._completions.note(rows, starts)
            self._prices.move(rows, starts, ascent)


def price_bound(
    problem: Problem, stage: Stage, horizon: int, *, target: int, steps: int
) -> PriceBound:
    """Return a lower bound on a stage; see `PriceSearch`."""
    return PriceSearch(problem, stage, horizon).run(target=target, steps=steps)


def _windows(chains: Chains, costs: Numbers) -> Windows:
    return {
        (row.activity, row.mode): tuple(np.flatnonzero(np.isfinite(cost)).tolist())
        for row, cost in zip(chains.rows, costs, strict=True)
    }


def _centres(chains: Chains, total: Numbers, weight: Numbers) -> dict[str, float]:
    found: dict[str, tuple[float, float]] = {}
    for row, sum_of_starts, times in zip(chains.rows, total, weight, strict=True):
        before = found.get(row.activity, (0.0, 0.0))
        found[row.activity] = (before[0] + float(sum_of_starts), before[1] + float(times))
    return {key: value / max(1.0, times) for key, (value, times) in found.items()}


class _Ascent:
    """The best bound so far, and how far to go next.

    Parameters
    ----------
    target
        Value of a known plan, or a guess.
    table
        The prices to begin with.
    factor
        How far the first steps go, as a part of what the gap asks for.
    narrow
        Whether only plans better than the target are looked for.
    """

    def __init__(self, target: float, table: Numbers, *, factor: float, narrow: bool) -> None:
        self.best = -math.inf
        self.best_table = table
        self.ceiling = target - 1 + 1e-6 * max(1.0, abs(target))
        self._value, self._target, self._narrow = -math.inf, target, narrow
        self._factor, self._idle = factor, 0

    def record(self, value: float, table: Numbers) -> None:
        """Take note of a bound and of the prices that gave it."""
        self._value = value
        self._idle += 1
        if value > self.best:
            if value > self.best + 1e-4 * abs(self.best):
                self._idle = 0
            self.best, self.best_table = value, table.copy()
        if self._idle >= _PATIENCE:
            self._idle = 0
            self._factor *= _SHORTER

    def length(self, square: float) -> float:
        """Return the length of the next step, given the squared length of its direction."""
        gap = max(self._target - self._value, 1e-3 * abs(self._target), 1.0)
        return self._factor * gap / max(square, _SHORTEST)

    def finished(self) -> bool:
        """Return whether no better plan is left, or steps have become too short."""
        return self.best > self.ceiling or self._factor < _LEAST

    def bound(self, constant: float) -> int:
        """Return the best bound as a whole number; when narrowed, at most the target."""
        best = min(self.best, self._target) if self._narrow else self.best
        if math.isinf(best):
            return round(self._target + constant)
        return math.ceil(best + constant - 1e-6 * max(1.0, abs(best)))
