"""Which groups are placed together, in which order, and how a wished order is mended.

Groups that wait for each other both ways (through different activities, or by a greatest lag) form
one block, so that the serial scheme never has to take back what it has placed.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.elements import LagKind
from modarch.planning.network import arc_of, components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.planning.parts import ProblemParts

__all__ = ["Blocks", "MendedOrder", "find_blocks", "find_small_blocks"]


@dataclass(frozen=True, slots=True)
class MendedOrder:
    """An order that keeps all dependencies, and what had to change for it.

    Parameters
    ----------
    groups
        All groups, in an order that can be placed.
    swaps
        Pairs (wished earlier, placed earlier): the second must come before the first, although
        the wished order says otherwise.
    """

    groups: tuple[str, ...]
    swaps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Groups to be placed together, and what must come before what.

    Parameters
    ----------
    members
        Groups of each block, or its activities where groups are not kept together.
    earlier
        For each block, the blocks that must come before it; always smaller numbers.
    activities
        Activities of each block that are not fixed, in the order in which they are placed.
    """

    members: tuple[tuple[str, ...], ...]
    earlier: tuple[tuple[int, ...], ...]
    activities: tuple[tuple[str, ...], ...]

    def mend(self, wished: Sequence[str]) -> MendedOrder:
        """Return the order nearest to the wished one that keeps every dependency.

        Parameters
        ----------
        wished
            Group keys, most urgent first; groups left out come last.

        Notes
        -----
        A block is placed as soon as everything before it is placed; among those that can be
        placed, the first wished comes first. A block that is wished before something it depends
        on therefore waits for it, and draws it forward.
        """
        rank, last = _places(wished), len(wished)
        groups: list[str] = []
        for block in self.order(wished):
            groups += sorted(self.members[block], key=lambda group: rank.get(group, last))
        return MendedOrder(tuple(groups), self._swaps(wished))

    def block_at(self, problem: ProblemParts) -> dict[str, int]:
        """Return the block of every activity, settled ones included."""
        number = {key: block for block, keys in enumerate(self.members) for key in keys}
        return {
            activity.key: number[activity.key if activity.key in number else group.key]
            for group in problem.groups
            for activity in group.activities
        }

    def order(self, wished: Sequence[str]) -> list[int]:
        """Return the blocks in the mended order."""
        return _draw_forward(self._ranks(wished), self.earlier)

    def _ranks(self, wished: Sequence[str]) -> list[int]:
        rank = _places(wished)
        return [min(rank.get(g, len(rank)) for g in members) for members in self.members]

    def _swaps(self, wished: Sequence[str]) -> tuple[tuple[str, str], ...]:
        given = _places(wished)
        pairs = (
            (after, before)
            for block, earlier in enumerate(self.earlier)
            for other in earlier
            for after in self.members[block]
            for before in self.members[other]
            if after in given and before in given and given[after] < given[before]
        )
        return tuple(sorted(set(pairs), key=lambda pair: (given[pair[0]], given[pair[1]])))


def _places(wished: Sequence[str]) -> dict[str, int]:
    """Return the first place of each key in a wished order."""
    return {key: place for place, key in reversed(list(enumerate(wished)))}


def _draw_forward(ranks: Sequence[int], earlier: Sequence[Iterable[int]]) -> list[int]:
    """Return blocks by rank, each with everything it depends on drawn before it."""
    effective = list(ranks)
    for block in reversed(range(len(ranks))):
        for other in earlier[block]:
            effective[other] = min(effective[other], effective[block])
    waiting = [len(set(blocks)) for blocks in earlier]
    later: list[list[int]] = [[] for _ in ranks]
    for block, blocks in enumerate(earlier):
        for other in set(blocks):
            later[other].append(block)
    ready = [(effective[b], ranks[b], b) for b, count in enumerate(waiting) if count == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        block = heapq.heappop(ready)[2]
        order.append(block)
        for after in later[block]:
            waiting[after] -= 1
            if waiting[after] == 0:
                heapq.heappush(ready, (effective[after], ranks[after], after))
    return order


def find_blocks(problem: ProblemParts) -> Blocks:
    """Return the blocks of a problem, predecessors first."""
    links = _group_links(problem)
    keys = [group.key for group in problem.groups]
    members = components(keys, {key: sorted(after) for key, after in links.items()})
    return Blocks(
        members=tuple(members),
        earlier=_earlier(members, links),
        activities=tuple(_activities_in_order(problem, block) for block in members),
    )


def find_small_blocks(problem: ProblemParts) -> Blocks:
    """Return blocks of single activities, or of those that must be placed together.

    Activities that wait for each other both ways are placed together; but preparation that must
    not be done too long before (`Activity.late`) is placed by itself, and put off when what it
    prepares turns out to come too late for it. Orders of small blocks reach every plan in which
    nothing can be done earlier by itself; those of whole groups do not, but are soon searched.
    """
    links = _activity_links(problem)
    keys = [activity.key for activity in problem.activities]
    members = components(keys, {key: sorted(after) for key, after in links.items()})
    fixed = {activity.key for activity in problem.activities if activity.fixed is not None}
    placed = [tuple(key for key in block if key not in fixed) for block in members]
    return Blocks(
        members=tuple(members),
        earlier=_earlier(members, links),
        activities=tuple(_by_least_lags(problem, block) for block in placed),
    )


def _activity_links(problem: ProblemParts) -> dict[str, set[str]]:
    """Return for each activity those that are placed after it, leaving out what is settled."""
    activities = {activity.key: activity for activity in problem.activities}
    links: dict[str, set[str]] = {}
    for lag in problem.lags:
        free = all(activities[key].fixed is None for key in (lag.before, lag.after))
        put_off = lag.kind is LagKind.MAX and activities[lag.before].late
        if free and not put_off:
            arc = arc_of(lag)
            links.setdefault(arc.before, set()).add(arc.after)
    return links


def _earlier(
    members: Sequence[Sequence[str]], links: Mapping[str, set[str]]
) -> tuple[tuple[int, ...], ...]:
    """Return for each block those that must come before it."""
    number = {key: i for i, block in enumerate(members) for key in block}
    earlier: list[set[int]] = [set() for _ in members]
    for before, afters in links.items():
        for after in afters:
            if number[before] != number[after]:
                earlier[number[after]].add(number[before])
    return tuple(tuple(sorted(blocks)) for blocks in earlier)


def _group_links(problem: ProblemParts) -> dict[str, set[str]]:
    """Return for each group those that wait for it, leaving out what is fixed."""
    group = problem.group_of()
    fixed = {activity.key for activity in problem.activities if activity.fixed is not None}
    links: dict[str, set[str]] = {}
    for arc in map(arc_of, problem.lags):
        before, after = group[arc.before].key, group[arc.after].key
        if before != after and not {arc.before, arc.after} & fixed:
            links.setdefault(before, set()).add(after)
    return links


def _activities_in_order(problem: ProblemParts, block: Sequence[str]) -> tuple[str, ...]:
    """Return the movable activities of a block, each after those it waits for by a least lag."""
    movable = [
        activity.key
        for group in problem.groups
        if group.key in block
        for activity in group.activities
        if activity.fixed is None
    ]
    return _by_least_lags(problem, movable)


def _by_least_lags(problem: ProblemParts, movable: Sequence[str]) -> tuple[str, ...]:
    """Return activities, each after those it waits for by a least lag."""
    successors: dict[str, list[str]] = {key: [] for key in movable}
    for lag in problem.lags:
        if lag.kind is LagKind.MIN and lag.before in successors and lag.after in successors:
            successors[lag.before].append(lag.after)
    return tuple(key for part in components(movable, successors) for key in part)
