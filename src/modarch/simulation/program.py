"""A network under a policy as one vector of whole numbers (`modarch.simulation.kernel_room`)."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from modarch.planning.network import components
from modarch.simulation import kernel_room as at
from modarch.simulation.result import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.planning.problem import Calendar, Closure, Resource
    from modarch.simulation.network import Network, Occupation, Portion, SimActivity, SimArc

__all__ = ["Program", "pack", "placing_order"]

_FAR_PLANNED: Final = 1 << 20
"""Where an activity that the plan leaves out stands in the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A network under a policy, in numbers.

    Parameters
    ----------
    vector
        What the kernel works on.
    horizon
        Months it reckons with.
    components
        Components in the order of the measures.
    systems
        Systems in the order of the measures.
    greatest
        Arcs of greatest times in the order of the measures.
    planes
        The planes of the resources before anything is placed, in words of 64 months.
    units
        Planes of each resource: the most units it ever has.
    """

    vector: tuple[int, ...]
    horizon: int
    components: tuple[str, ...]
    systems: tuple[str, ...]
    greatest: tuple[SimArc, ...]
    planes: tuple[int, ...]
    units: tuple[int, ...]

    @property
    def measures(self) -> int:
        """Number of measures of a run."""
        return 2 + 2 * len(self.components) + len(self.systems) + len(self.greatest)


def placing_order(network: Network, policy: Policy) -> list[tuple[tuple[str, ...], bool]]:
    """Return the activities in the order of placing, in blocks, with whether they may be moved.

    Parameters
    ----------
    network
        The programme.
    policy
        By fixed order, components in the plan's order, as the planner places them. By fixed dates,
        activities by their planned start, each after those it waits for.
    """
    if policy is Policy.ORDER:
        blocks = network.blocks
        return [(blocks.activities[block], True) for block in blocks.order(network.order)]
    return [(block, True) for block in _by_date(network)]


def _by_date(network: Network) -> list[tuple[str, ...]]:
    movable = [one.key for one in network.activities if one.fixed is None]
    after: dict[str, list[str]] = {key: [] for key in movable}
    for arc in network.arcs:
        if not arc.is_greatest and arc.before in after and arc.after in after:
            after[arc.before].append(arc.after)
    blocks = components(movable, after)
    number = {key: n for n, block in enumerate(blocks) for key in block}
    planned = {
        one.key: _FAR_PLANNED if one.planned is None else one.planned for one in network.activities
    }
    later = [
        {number[k] for key in block for k in after[key]} - {n} for n, block in enumerate(blocks)
    ]
    waiting = [0] * len(blocks)
    for numbers in later:
        for n in numbers:
            waiting[n] += 1
    first = [min(planned[key] for key in block) for block in blocks]
    ready = [(first[n], n) for n, count in enumerate(waiting) if count == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        n = heapq.heappop(ready)[1]
        order.append(blocks[n])
        for other in sorted(later[n]):
            waiting[other] -= 1
            if waiting[other] == 0:
                heapq.heappush(ready, (first[other], other))
    return order


def pack(network: Network, policy: Policy, horizon: int) -> Program:
    """Return a network under a policy, in numbers.

    Parameters
    ----------
    network
        The programme.
    policy
        How the plan is carried out.
    horizon
        Months to reckon with.
    """
    return _Packer(network, policy, horizon).program()


class _Packer:
    """Writes the vector."""

    def __init__(self, network: Network, policy: Policy, horizon: int) -> None:
        self.network, self.policy, self.horizon = network, policy, horizon
        self.number = network.number
        self.words = horizon // at.WORD + 2
        units = [max(one.units(t) for t in range(horizon)) for one in network.resources]
        begins = accumulate((count * self.words for count in units), initial=0)
        keys = [one.key for one in network.resources]
        self.resource = dict(zip(keys, zip(begins, units, strict=False), strict=True))
        self.order = placing_order(network, policy)
        self.place = {
            key: n for n, key in enumerate(key for block, _ in self.order for key in block)
        }
        self.m = [0] * at.HEADER
        self.record: dict[str, int] = {}
        self.use_at: dict[str, int] = {}
        self.calendar_at: dict[tuple[tuple[Closure, ...], ...], int] = {}

    def program(self) -> Program:
        """Return the network in numbers."""
        network, m = self.network, self.m
        greatest = tuple(arc for arc in network.arcs if arc.is_greatest)
        by_component = self._rollouts()
        m[at.GATE] = 2 * len(network.activities) + len(by_component)
        m[at.HORIZON], m[at.ACTIVITIES] = self.horizon, len(network.activities)
        m[at.RESOURCES], m[at.BLOCKS] = len(network.resources), len(self.order)
        m[at.COMPONENTS], m[at.NEEDS] = len(by_component), len(network.needs)
        m[at.GREATEST], m[at.DATED] = len(greatest), int(self.policy is Policy.DATES)
        planes = [word for resource in network.resources for word in self._planes(resource)]
        m[at.WORDS], m[at.CELLS] = self.words, len(planes)
        m[at.RESOURCE_AT] = self._put(cell for pair in self.resource.values() for cell in pair)
        calendars = {calendar.key: self._calendar(calendar) for calendar in network.calendars}
        for activity in network.activities:
            self._put_record(activity, calendars)
        self._put_order()
        m[at.COMPONENT_AT] = self._put(cell for row in by_component.values() for cell in row)
        self._put_needs()
        m[at.GREATEST_AT] = self._put(
            cell
            for arc in greatest
            for cell in (
                self.number[arc.before],
                self.number[arc.after],
                arc.before_row,
                arc.after_row,
                arc.months + at.BIAS,
            )
        )
        self._put_users()
        return Program(
            vector=tuple(m),
            horizon=self.horizon,
            components=tuple(by_component),
            systems=tuple(need.system for need in network.needs),
            greatest=greatest,
            planes=tuple(planes),
            units=tuple(units for _, units in self.resource.values()),
        )

    def _put(self, numbers: Iterable[int]) -> int:
        place = len(self.m)
        self.m.extend(numbers)
        return place

    def _planes(self, resource: Resource) -> list[int]:
        """Return the planes of a resource: units that are missing in a month count as used."""
        most = self.resource[resource.key][1]
        words = [0] * (most * self.words)
        for month in range(self.horizon):
            for plane in range(most - resource.units(month)):
                words[plane * self.words + month // at.WORD] |= 1 << month % at.WORD
        return words

    def _rollouts(self) -> dict[str, tuple[int, int, int]]:
        """Return rollout, row of its length and whether it delivers, for each component."""
        rollouts = {one.component: one for one in self.network.activities if one.block == "rollout"}
        return {
            id_: (self.number[one.key], one.length, int(id_ in self.network.deliveries))
            for id_, one in rollouts.items()
        }

    def _calendar(self, calendar: Calendar) -> int:
        """Return where a calendar lies; calendars with the same closures lie in one place."""
        key = (calendar.no_start, calendar.no_end)
        if key not in self.calendar_at:
            starts, ends = (_closed(part, self.horizon + 1) for part in key)
            self.calendar_at[key] = self._put([*starts, *ends])
        return self.calendar_at[key]

    def _put_record(self, activity: SimActivity, calendars: dict[str, int]) -> None:
        key = activity.key
        arcs = [arc for arc in self.network.arcs if arc.after == key and activity.fixed is None]
        backs = [
            arc
            for arc in self.network.arcs
            if arc.before == key
            and self.place.get(arc.after, len(self.place)) < self.place.get(key, -1)
        ]
        release = activity.release if activity.fixed is None else activity.fixed
        if self.policy is Policy.DATES and activity.fixed is None and activity.planned is not None:
            release = max(release, activity.planned)
        calendar = calendars.get(activity.calendar, 0) if activity.calendar else 0
        self.record[key] = self._put(
            (self.number[key], release, activity.length, calendar, len(arcs), len(activity.uses))
        )
        self._put((len(backs),))
        for arc in arcs:
            before = self.number[arc.before] if arc.before else self.m[at.GATE]
            self._put((before, arc.before_row, arc.after_row, arc.months + at.BIAS))
        self.use_at[key] = len(self.m)
        for use in activity.uses:
            self._put(self._use(use))
        for arc in backs:
            kept = not (arc.is_greatest and self.policy is Policy.DATES)
            after = (self.number[arc.after], self.place[arc.after])
            self._put((*after, arc.before_row, arc.after_row, arc.months + at.BIAS, int(kept)))

    def _use(self, use: Occupation) -> tuple[int, ...]:
        parts = use.end.parts
        begin = use.begin.of * parts // use.begin.parts
        first, planes = self.resource[use.resource]
        return (first, use.amount, begin, use.end.of, _reciprocal(use.end), planes)

    def _put_order(self) -> None:
        m = self.m
        places = list(accumulate((len(block) for block, _ in self.order), initial=0))
        flags = [int(len(block) > 1 and movable) for block, movable in self.order]
        pairs = zip(places, [*flags, 0], strict=True)
        m[at.BLOCK_FROM] = self._put(cell for pair in pairs for cell in pair)
        m[at.RECORD] = self._put(self.record[key] for block, _ in self.order for key in block)
        fixed = [one.key for one in self.network.activities if one.fixed is not None]
        m[at.FIXED], m[at.FIXED_AT] = len(fixed), self._put(self.record[key] for key in fixed)
        numbers = {id_: n for n, id_ in enumerate(self._rollouts())}
        m[at.COMPONENT_OF] = self._put(numbers[one.component] for one in self.network.activities)
        m[at.RECORD_OF] = self._put(self.record[one.key] for one in self.network.activities)

    def _put_needs(self) -> None:
        cells: list[int] = []
        length = {one.key: one.length for one in self.network.activities}
        for need in self.network.needs:
            cells += [need.parallel, len(need.completions)]
            for one in need.completions:
                rollout = (self.number[one.activity], length[one.activity])
                cells += [*rollout, one.portion.of, _reciprocal(one.portion)]
        self.m[at.NEED_AT] = self._put(cells)

    def _put_users(self) -> None:
        users: dict[str, list[int]] = {one.key: [] for one in self.network.resources}
        for activity in self.network.activities:
            for n, use in enumerate(activity.uses):
                place = self.use_at[activity.key] + at.USE * n
                users[use.resource] += [self.number[activity.key], place]
        counts = accumulate((len(pairs) // 2 for pairs in users.values()), initial=0)
        self.m[at.USERS_AT] = self._put(counts)
        self.m[at.USERS] = self._put(cell for pairs in users.values() for cell in pairs)


def _reciprocal(portion: Portion) -> int:
    """Return what to multiply with, instead of dividing by the parts."""
    return (1 << at.SHIFT) // portion.parts + 1


def _closed(closures: tuple[Closure, ...], months: int) -> list[int]:
    return [int(any(one.covers(month) for one in closures)) for month in range(months)]
