"""The best order, proven: dynamic programming over the sets of elements that have moved.

The bridges after a step depend only on which elements have moved, not on their order, so the best
way to every set follows from the best ways to the sets one element smaller. Sets of one size are
handled as one array of bit masks; sets that the precedence forbids never arise, and sets that
cannot lead to anything better than a known order are dropped.

Source: M. Held and R. Karp, "A dynamic programming approach to sequencing problems", Journal of
SIAM 10(1), 1962; for layouts see J. Díaz, J. Petit and M. Serna, ACM Computing Surveys 34(3),
2002.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.graphs.layout import Aim
from modarch.graphs.layout_search import Arrays, profile

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Masks = npt.NDArray[np.uint64]
    Numbers = npt.NDArray[np.intp]

__all__ = ["MOST_ELEMENTS", "best_sequence"]

MOST_ELEMENTS = 63
"""Sets are the bits of a machine word."""

WAYS_PER_SET = 10
"""Give up, too, when the sets of one size could grow in more than so many times as many ways."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """All sets of one size that are worth following, and the best way to each.

    Parameters
    ----------
    masks
        The sets, ascending.
    total, peak
        Of the best way to each set, its own bridges included.
    last
        The element that came last on that way.
    before
        Position of the set before it in the layer before.
    """

    masks: Masks
    total: Floats
    peak: Floats
    last: Numbers
    before: Numbers


@dataclass(frozen=True, slots=True)
class _Limits:
    """A way that exceeds one of these cannot be part of a better order."""

    peak: float
    total: float


def best_sequence(
    arrays: Arrays, aim: Aim, *, known: tuple[float, float], most_sets: int
) -> list[int] | None:
    """Find the best order, or give up when there are too many sets to follow.

    Parameters
    ----------
    arrays
        The layout problem.
    aim
        What counts first.
    known
        Peak and total of an order that is known.
    most_sets
        Give up when more sets of one size than this must be followed.

    Returns
    -------
    list of int or None
        An order that is proven best; None when the effort ran out.
    """
    if arrays.size > MOST_ELEMENTS:
        return None
    peak, total = known
    if aim is Aim.TOTAL:
        return _Search(arrays, _Limits(math.inf, total), most_sets).run(Aim.TOTAL)
    lowest = _Search(arrays, _Limits(peak, math.inf), most_sets).run(Aim.PEAK)
    if lowest is None:
        return None
    reached = float(profile(arrays, lowest).max(initial=0.0))
    limit = total if reached >= peak - arrays.least_gain else math.inf
    return _Search(arrays, _Limits(reached, limit), most_sets).run(Aim.TOTAL)


class _Search:
    def __init__(self, arrays: Arrays, limits: _Limits, most_sets: int) -> None:
        self.arrays, self.limits, self.most_sets = arrays, limits, most_sets
        self.bits = np.left_shift(np.uint64(1), np.arange(arrays.size, dtype=np.uint64))
        self.needs = np.array(
            [self.bits[list(own)].sum(dtype=np.uint64) for own in arrays.providers], dtype=np.uint64
        )
        self._split_nets()

    def _split_nets(self) -> None:
        """Keep pairs as a matrix, which is fast, and larger nets as masks."""
        arrays, size = self.arrays, self.arrays.size
        self.pairs = np.zeros((size, size))
        self.groups: list[tuple[np.uint64, float]] = []
        for row, weight in zip(arrays.members.tolist(), arrays.weights, strict=True):
            members = sorted(set(row))
            if len(members) == 2:  # noqa: PLR2004 - a pair is two
                self.pairs[members[0], members[1]] += weight
                self.pairs[members[1], members[0]] += weight
            else:
                self.groups.append((self.bits[members].sum(dtype=np.uint64), float(weight)))
        ends = [
            arrays.weights[(arrays.members == element).any(axis=1)].sum() for element in range(size)
        ]
        self.most_ended = np.sort(np.array(ends))[::-1]

    def run(self, aim: Aim) -> list[int] | None:
        """Follow the sets from nothing to everything; then walk the best way back."""
        nothing = np.zeros(1)
        origin = np.zeros(1, dtype=np.intp)
        layers = [_Layer(np.zeros(1, dtype=np.uint64), nothing, nothing, origin, origin)]
        for _ in range(self.arrays.size):
            layer = self._next(layers[-1], aim)
            if layer is None or not 0 < len(layer.masks) <= self.most_sets:
                return None
            layers.append(layer)
        order, state = [], 0
        for layer in reversed(layers[1:]):
            order.append(int(layer.last[state]))
            state = int(layer.before[state])
        return order[::-1]

    def _next(self, layer: _Layer, aim: Aim) -> _Layer | None:
        free = [self._free(layer, element) for element in range(self.arrays.size)]
        if sum(map(len, free)) > WAYS_PER_SET * self.most_sets:
            return None
        before = np.concatenate(free)
        last = np.repeat(np.arange(self.arrays.size), [len(sets) for sets in free])
        masks = layer.masks[before] | self.bits[last]
        found, home = np.unique(masks, return_inverse=True)
        best = self._best(layer.total[before], layer.peak[before], home, aim)
        bridges = self._bridges(found)
        total = layer.total[before[best]] + bridges
        peak = np.maximum(layer.peak[before[best]], bridges)
        slack = self.arrays.least_gain
        least = total + self._still_to_come(found, bridges)
        kept = (peak <= self.limits.peak + slack) & (least <= self.limits.total + slack)
        return _Layer(found[kept], total[kept], peak[kept], last[best][kept], before[best][kept])

    def _free(self, layer: _Layer, element: int) -> Numbers:
        """Return the sets that an element can be added to: without it, with its providers."""
        bit, needs = self.bits[element], self.needs[element]
        return np.flatnonzero((layer.masks & bit == 0) & (layer.masks & needs == needs))

    def _best(self, total: Floats, peak: Floats, home: Numbers, aim: Aim) -> Numbers:
        """For each set, the candidate that leads to it best; of equals, the last by name."""
        leading, second = (peak, total) if aim is Aim.PEAK else (total, peak)
        count = int(home.max(initial=-1)) + 1
        lowest = np.full(count, np.inf)
        np.minimum.at(lowest, home, leading)
        tied = np.flatnonzero(leading <= lowest[home] + self.arrays.least_gain)
        least = np.full(count, np.inf)
        np.minimum.at(least, home[tied], second[tied])
        chosen = tied[second[tied] <= least[home[tied]]]
        best = np.zeros(count, dtype=np.intp)
        best[home[chosen]] = chosen
        return best

    def _bridges(self, masks: Masks) -> Floats:
        """Return the bridges that stand when exactly these sets have moved."""
        moved = (masks[:, None] & self.bits != 0).astype(np.float64)
        bridges: Floats = ((moved @ self.pairs) * (1 - moved)).sum(axis=1)
        for net, weight in self.groups:
            inside = masks & net
            bridges += weight * ((inside != 0) & (inside != net))
        return bridges

    def _still_to_come(self, masks: Masks, bridges: Floats) -> Floats:
        """Return a lower bound on the sum of bridges after these sets.

        Nets that have not begun stand for one step less than they have members. Of the nets that
        stand, one step can end at most those of the element that has most.
        """
        waiting = (masks[:, None] & self.bits == 0).astype(np.float64)
        least: Floats = ((waiting @ self.pairs) * waiting).sum(axis=1) / 2
        for net, weight in self.groups:
            least += weight * (int(net).bit_count() - 1) * (masks & net == 0)
        for ended in np.cumsum(self.most_ended):
            least += np.maximum(bridges - ended, 0.0)
        return least
