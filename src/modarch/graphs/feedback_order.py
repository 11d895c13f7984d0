"""Orders of a circular group with little feedback, by greedy choice and insertion.

Source of the greedy choice: P. Eades, X. Lin and W. Smyth, "A fast and effective heuristic for
the feedback arc set problem", Information Processing Letters 47(6), 1993.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.bits import random_stream

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

__all__ = ["Arc", "Tangle", "backward_arcs", "good_order"]

Arc = tuple[int, int, float]
"""``(consumer, provider, weight)`` inside a circular group."""

KICKS = 20
"""How often the best order found is disturbed and improved again."""

KICK_SIZE = 2_000
"""Kicks are left out in groups with more members, where one improvement is work enough."""

ROUNDING = 1e-12
"""A gain below this share of a weight is rounding, not improvement."""


@dataclass(frozen=True, slots=True)
class Tangle:
    """A circular group with members 0 … size−1 and the arcs among them, sorted."""

    size: int
    arcs: tuple[Arc, ...]

    def successors(self) -> list[list[int]]:
        """Return for each member the providers it depends on."""
        result: list[list[int]] = [[] for _ in range(self.size)]
        for consumer, provider, _ in self.arcs:
            result[consumer].append(provider)
        return result


def backward_arcs(tangle: Tangle, order: Sequence[int]) -> list[Arc]:
    """Return the arcs whose provider comes after its consumer."""
    rank = {node: place for place, node in enumerate(order)}
    return [arc for arc in tangle.arcs if rank[arc[1]] > rank[arc[0]]]


def good_order(tangle: Tangle, *, seed: int, hints: Iterable[Sequence[int]] = ()) -> list[int]:
    """Order a group, providers first, so that the arcs against the order weigh little.

    Parameters
    ----------
    tangle
        The circular group.
    seed
        Seed of the disturbances.
    hints
        Orders to start from, besides the greedy one.

    Returns
    -------
    list of int
        A local optimum under moving single members; best of several.
    """
    pulls = _pulls(tangle)
    starts = [_greedy(tangle), *map(list, hints)]
    stable = [_insert_until_stable(start, pulls) for start in starts]
    best = min(stable, key=lambda order: _feedback(tangle, order))
    cost = _feedback(tangle, best)
    stream = random_stream(seed, "feedback", str(tangle.size))
    for _ in range(KICKS if 2 < tangle.size <= KICK_SIZE else 0):  # noqa: PLR2004 - two need none
        tried = _insert_until_stable(_kicked(best, stream), pulls)
        new_cost = _feedback(tangle, tried)
        if new_cost < cost:
            best, cost = tried, new_cost
    return best


def _feedback(tangle: Tangle, order: Sequence[int]) -> float:
    return math.fsum(arc[2] for arc in backward_arcs(tangle, order))


def _pulls(tangle: Tangle) -> list[dict[int, float]]:
    """For each member, what it gains per neighbour by standing after it (negative: loses)."""
    pulls: list[dict[int, float]] = [{} for _ in range(tangle.size)]
    for consumer, provider, weight in tangle.arcs:
        pulls[consumer][provider] = pulls[consumer].get(provider, 0.0) + weight
        pulls[provider][consumer] = pulls[provider].get(consumer, 0.0) - weight
    return pulls


def _greedy(tangle: Tangle) -> list[int]:
    """Take what needs nothing first and what nobody needs last; else whoever is needed most."""
    left = _Remainder(tangle)
    first: list[int] = []
    last: list[int] = []
    while left.members:
        free = left.without(left.needs)
        if free is None and (unneeded := left.without(left.needed)) is not None:
            last.append(left.take(unneeded))
        else:
            first.append(left.take(left.most_needed() if free is None else free))
    return first + last[::-1]


class _Remainder:
    """The members of a group that have no place yet, and the arcs among them."""

    def __init__(self, tangle: Tangle) -> None:
        self.members = set(range(tangle.size))
        self.needs: list[dict[int, float]] = [{} for _ in range(tangle.size)]
        self.needed: list[dict[int, float]] = [{} for _ in range(tangle.size)]
        for consumer, provider, weight in tangle.arcs:
            self.needs[consumer][provider] = weight
            self.needed[provider][consumer] = weight

    def without(self, arcs: Sequence[dict[int, float]]) -> int | None:
        return next((member for member in sorted(self.members) if not arcs[member]), None)

    def most_needed(self) -> int:
        def key(member: int) -> tuple[float, int]:
            return sum(self.needs[member].values()) - sum(self.needed[member].values()), member

        return min(self.members, key=key)

    def take(self, member: int) -> int:
        self.members.remove(member)
        for provider in self.needs[member]:
            del self.needed[provider][member]
        for consumer in self.needed[member]:
            del self.needs[consumer][member]
        return member


def _insert_until_stable(start: list[int], pulls: Sequence[dict[int, float]]) -> list[int]:
    order = list(start)
    rank = {node: place for place, node in enumerate(order)}
    moved = True
    while moved:
        moved = False
        for node in range(len(order)):
            moved |= _insert(node, order, rank, pulls[node])
    return order


def _insert(node: int, order: list[int], rank: dict[int, int], pull: dict[int, float]) -> bool:
    """Move one member to its best place; tell whether that was better than where it stood."""
    here = rank[node]
    later = sorted((other for other in pull if rank[other] > here), key=rank.__getitem__)
    sooner = sorted((other for other in pull if rank[other] < here), key=rank.__getitem__)
    steps = [(pull[other], rank[other]) for other in later]
    back = [(-pull[other], rank[other]) for other in reversed(sooner)]
    gain, place = max(_best_stop(steps, here), _best_stop(back, here), key=lambda stop: stop[0])
    if gain <= ROUNDING * max(map(abs, pull.values()), default=0.0):
        return False
    order.insert(place, order.pop(here))
    for position in range(min(here, place), max(here, place) + 1):
        rank[order[position]] = position
    return True


def _best_stop(steps: Sequence[tuple[float, int]], here: int) -> tuple[float, int]:
    """Return the largest gain on the way past some neighbours, and the place where it is had."""
    gain, best, place = 0.0, 0.0, here
    for pull, rank in steps:
        gain += pull
        if gain > best:
            best, place = gain, rank
    return best, place


def _kicked(order: Sequence[int], stream: random.Random) -> list[int]:
    """Turn a random stretch of the order round and move one member anywhere."""
    first, last = sorted(stream.sample(range(len(order) + 1), 2))
    kicked = [*order[:first], *reversed(order[first:last]), *order[last:]]
    kicked.insert(stream.randrange(len(order)), kicked.pop(stream.randrange(len(order))))
    return kicked
