"""Search for an order with few bridges: take one element out and put it back at its best place.

All places for one element are judged in one go: the bridges before it is put back and after are
two profiles over the others' order, and every place joins the head of one to the tail of the
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.graphs.layout import Aim

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from modarch.graphs.layout import LayoutProblem

    Floats = npt.NDArray[np.float64]

__all__ = ["Arrays", "descend", "judge", "kicked", "profile", "random_order", "tidy_order"]


@dataclass(frozen=True, slots=True)
class Arrays:
    """A layout problem with elements as numbers.

    Parameters
    ----------
    size
        Number of elements.
    members
        Members of each net of two or more, shape (nets, largest net); short rows repeat a member.
    weights
        Weight of each net.
    providers, consumers
        What must come before and after each element.
    least_gain
        A smaller improvement is rounding.
    """

    size: int
    members: npt.NDArray[np.intp]
    weights: Floats
    providers: tuple[tuple[int, ...], ...]
    consumers: tuple[tuple[int, ...], ...]
    least_gain: float

    @classmethod
    def of(cls, problem: LayoutProblem) -> Arrays:
        """Give the elements of a problem numbers."""
        graph = problem.precedence
        kept = [net for net in problem.nets if len(net.members) > 1 and net.weight > 0]
        longest = max((len(net.members) for net in kept), default=2)
        rows = [[graph.index[member] for member in net.members] for net in kept]
        padded = [row + row[:1] * (longest - len(row)) for row in rows]
        weights = np.array([net.weight for net in kept], dtype=np.float64)
        return cls(
            size=len(graph),
            members=np.array(padded, dtype=np.intp).reshape(len(rows), longest),
            weights=weights,
            providers=graph.providers,
            consumers=graph.consumers,
            least_gain=1e-9 * (1.0 + float(weights.sum()) * len(graph)),
        )


def profile(arrays: Arrays, order: Sequence[int]) -> Floats:
    """Return the bridges after 1, 2, … n steps, shape (n,)."""
    place = np.argsort(np.asarray(order, dtype=np.intp))[arrays.members]
    return _standing(place.min(axis=1), place.max(axis=1), arrays.weights, arrays.size)


def _standing(
    first: npt.NDArray[np.intp], last: npt.NDArray[np.intp], weights: Floats, steps: int
) -> Floats:
    """Add up nets that stand from the step of their first member to before that of their last."""
    rises = np.bincount(first, weights, steps) - np.bincount(last, weights, steps)
    result: Floats = np.cumsum(rises)
    return result


def judge(arrays: Arrays, order: Sequence[int], aim: Aim) -> tuple[float, float]:
    """Return what counts first and what counts second."""
    bridges = profile(arrays, order)
    peak, total = float(bridges.max(initial=0.0)), float(bridges.sum())
    return (peak, total) if aim is Aim.PEAK else (total, peak)


def descend(arrays: Arrays, start: Sequence[int], aim: Aim) -> list[int]:
    """Improve an order until no single element has a better place."""
    order = list(start)
    moved = True
    while moved:
        moved = False
        for element in range(arrays.size):
            moved |= _replace(arrays, order, element, aim)
    return order


def _replace(arrays: Arrays, order: list[int], element: int, aim: Aim) -> bool:
    """Put an element at its best place; tell whether that is better than where it was."""
    here = order.index(element)
    others = order[:here] + order[here + 1 :]
    low, high = _allowed(arrays, others, element)
    if low == high:
        return False
    peaks, totals = _by_place(arrays, others, element)
    leading, second = (peaks, totals) if aim is Aim.PEAK else (totals, peaks)
    window = slice(low, high + 1)
    place = low + _best(leading[window], second[window], arrays.least_gain)
    better = leading[here] - leading[place]
    same = abs(better) <= arrays.least_gain
    if better > arrays.least_gain or (same and second[here] - second[place] > arrays.least_gain):
        order[:] = [*others[:place], element, *others[place:]]
        return True
    return False


def _best(leading: Floats, second: Floats, tolerance: float) -> int:
    ties = leading <= leading.min() + tolerance
    return int(np.where(ties, second, np.inf).argmin())


def _allowed(arrays: Arrays, others: Sequence[int], element: int) -> tuple[int, int]:
    """Return the first and last place that the precedence allows among the others."""
    providers, consumers = set(arrays.providers[element]), set(arrays.consumers[element])
    low = max((place + 1 for place, other in enumerate(others) if other in providers), default=0)
    after = (place for place, other in enumerate(others) if other in consumers)
    return low, min(after, default=len(others))


def _by_place(arrays: Arrays, others: Sequence[int], element: int) -> tuple[Floats, Floats]:
    """Return the peak and the total for every place 0 … n−1 of an element among the others."""
    place = np.zeros(arrays.size, dtype=np.intp)
    place[list(others)] = np.arange(len(others))
    place[element] = arrays.size
    first = place[arrays.members].min(axis=1)
    place[element] = -1
    last = place[arrays.members].max(axis=1)
    own = (arrays.members == element).any(axis=1)
    steps, weights = len(others), arrays.weights
    rest = _standing(first[~own], last[~own], weights[~own], steps)
    opened = np.cumsum(np.bincount(first[own], weights[own], steps))
    closed = np.cumsum(np.bincount(last[own], weights[own], steps))
    waiting = np.concatenate(([0.0], rest + opened))
    placed = np.concatenate(([weights[own].sum()], rest + weights[own].sum() - closed))
    head_peak, tail_peak = np.maximum.accumulate(waiting), np.maximum.accumulate(placed[::-1])[::-1]
    head_total, tail_total = np.cumsum(waiting), np.cumsum(placed[::-1])[::-1]
    return np.maximum(head_peak, tail_peak), head_total + tail_total


def kicked(arrays: Arrays, order: Sequence[int], stream: random.Random) -> list[int]:
    """Move a few random elements to random places that the precedence allows."""
    changed = list(order)
    for element in stream.sample(range(arrays.size), min(arrays.size, max(2, arrays.size // 8))):
        changed.remove(element)
        low, high = _allowed(arrays, changed, element)
        changed.insert(stream.randint(low, high), element)
    return changed


def random_order(arrays: Arrays, stream: random.Random) -> list[int]:
    """Take, again and again, a random element among those whose providers have come."""
    return _grown(arrays, stream.choice)


def tidy_order(arrays: Arrays) -> list[int]:
    """Take, again and again, the element after which the fewest bridges stand."""
    member_of = [np.flatnonzero((arrays.members == e).any(axis=1)) for e in range(arrays.size)]
    sizes = np.array([len(set(row)) for row in arrays.members.tolist()], dtype=np.intp)
    placed = np.zeros(len(sizes), dtype=np.intp)

    def fewest(ready: list[int]) -> int:
        chosen = min(ready, key=lambda element: (rise(element), element))
        placed[member_of[chosen]] += 1
        return chosen

    def rise(element: int) -> float:
        nets = member_of[element]
        opened = arrays.weights[nets] @ (placed[nets] == 0)
        closed = arrays.weights[nets] @ (placed[nets] == sizes[nets] - 1)
        return float(opened - closed)

    return _grown(arrays, fewest)


def _grown(arrays: Arrays, choose: Callable[[list[int]], int]) -> list[int]:
    missing = [len(providers) for providers in arrays.providers]
    ready = [element for element in range(arrays.size) if not missing[element]]
    order: list[int] = []
    while ready:
        element = choose(ready)
        ready.remove(element)
        order.append(element)
        for consumer in arrays.consumers[element]:
            missing[consumer] -= 1
            if not missing[consumer]:
                ready.append(consumer)
        ready.sort()
    return order
