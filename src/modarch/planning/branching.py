"""Raising the bound by prices: branch and bound on when dues are completed and activities start.

The relaxation by prices may complete a contract's replacement in parts, some of its modules early
and some late, and so count less tardiness than any plan has. Every plan, though, completes it
either by some month or later. Both halves are bounded by prices of their own
(`PriceSearch.confine`) and split again where the relaxation still does things in parts; no plan is
below the lowest of the bounds of all parts (Land and Doig 1960, *Econometrica* 28; with prices as
bounds: Fisher 1981, *Management Science* 27). The part with the lowest bound is split first, so
that the bound rises as fast as it can. Where all dues are decided, starts of activities are split.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from modarch.planning.completions import On
    from modarch.planning.price_bound import PriceSearch
    from modarch.planning.stopping import Stopper

__all__ = ["BoundTree"]

_STEPS = 60
"""Steps of prices for one part."""

_MORE_STEPS = 240
"""Steps of prices for one that cannot be split any more."""

_ROUNDING = 1e-6
"""What a bound is lowered by before it is rounded up, as a part of itself."""

_LEAST_GAIN = 0.01
"""More steps that bring less than this are not worth while."""


class _Part(NamedTuple):
    """Plans with dues and starts in certain windows; sorted by bound, then by age."""

    level: float
    number: int
    search: PriceSearch


class BoundTree:
    """All plans, in parts, each with a bound.

    Parameters
    ----------
    search
        Prices found for all plans.
    level
        The bound that they gave.
    """

    def __init__(self, search: PriceSearch, level: float) -> None:
        self._open = [_Part(level, 0, search)]
        self._made = 0
        self._stuck = math.inf

    @property
    def parts(self) -> int:
        """Number of parts that have been bounded, without the whole."""
        return self._made

    def value(self, target: int) -> int:
        """Return the bound on all plans, rounded up; at most the value of a known plan."""
        level = min(self._stuck, target, self._open[0].level if self._open else math.inf)
        return math.ceil(level - _ROUNDING * max(1.0, abs(level)))

    def grow(self, *, target: int, steps: int, stop: Stopper) -> int:
        """Split parts until no better plan than the known one can be in any, or steps are used up.

        Parameters
        ----------
        target
            Value of the best known plan.
        steps
            The most steps of prices to take.
        stop
            Says when to end before that.

        Returns
        -------
        int
            Steps taken.
        """
        taken = 0
        while taken < steps and not stop.is_set() and self._may_rise(target):
            part = heapq.heappop(self._open)
            split = part.search.best_split()
            if split is None:
                taken += self._go_on(part, target)
                continue
            for first, last in ((split.first, split.middle), (split.middle + 1, split.last)):
                taken += self._add(part, split.on, first, last, target)
        return taken

    def _go_on(self, part: _Part, target: int) -> int:
        """Look for better prices of a part that cannot be split; return the steps taken."""
        bound = part.search.run(target=target, steps=_MORE_STEPS)
        if bound.level > part.level + _LEAST_GAIN:
            heapq.heappush(self._open, part._replace(level=bound.level))
        else:
            self._stuck = min(self._stuck, part.level)
        return bound.steps

    def _may_rise(self, target: int) -> bool:
        """Return whether the lowest bound is that of a part that can be split."""
        return (
            bool(self._open) and self.value(target) < target and self._open[0].level < self._stuck
        )

    def _add(self, part: _Part, on: On, first: int, last: int, target: int) -> int:
        """Bound a part of a part; return the steps taken."""
        search = part.search.fork()
        search.confine(on, first, last)
        bound = search.run(target=target, steps=_STEPS)
        self._made += 1
        level = max(part.level, bound.level)
        heapq.heappush(self._open, _Part(level, self._made, search))
        return bound.steps
