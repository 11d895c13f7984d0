"""The same simulation in plain Python, one run at a time: the definition the fast one is held to.

Nothing here is shared with the fast one but the description of what is drawn
(`modarch.simulation.outlook`) and of what is carried out (`modarch.simulation.network`): months are
counted one by one, and names are looked up by name.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from modarch.simulation.draws import FACTOR_NAMES
from modarch.simulation.outlook import Factor
from modarch.simulation.program import placing_order
from modarch.simulation.result import Policy
from modarch.simulation.streams import CELLS, NORMAL, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from modarch.simulation.network import Network, SimActivity, SimArc
    from modarch.simulation.outlook import Cancelling, Leaving, Outlook

__all__ = ["ReferenceDraws", "ReferenceRun", "carry_out_plainly"]

_WORD: Final = (1 << 64) - 1
_TABLE: Final = NORMAL.tolist()
_TRIES: Final = 60


class ReferenceDraws:
    """Draws rows run by run.

    Parameters
    ----------
    outlook
        What is drawn.
    seed
        The seed.
    """

    def __init__(self, outlook: Outlook, seed: int) -> None:
        self.outlook = outlook
        self._keys = [key_of(seed, *chance.name) for chance in outlook.chances]
        self._common = [key_of(seed, "common", FACTOR_NAMES[factor]) for factor in Factor]
        self._thresholds = [chance.months.thresholds for chance in outlook.chances]

    def rows(self, run: int) -> list[int]:
        """Return the rows of one run."""
        common = [_deviate(key, run) for key in self._common]
        rows = [0] * self.outlook.rows

        def months(number: int) -> int:
            chance = self.outlook.chances[number]
            own, shared = math.sqrt(1 - chance.correlation), math.sqrt(chance.correlation)
            z = shared * common[chance.factor] + own * _deviate(self._keys[number], run)
            z = -z if chance.reversed else z
            return chance.months.low + bisect_right(self._thresholds[number], z)

        for gate in self.outlook.gates:
            opens = max([gate.earliest, *(rows[row] for row in gate.after)])
            own = months(gate.chance)
            opens = max(opens, own) if gate.dated else opens + own
            rows[gate.row] = opens + (0 if gate.delay is None else months(gate.delay))
        for step in self.outlook.phases:
            taken = months(step.chance)
            if step.cancelling is not None:
                taken = _with_cancelled(taken, step.cancelling, rows, months)
            begun = rows[step.previous] if step.offset is None else step.offset
            rows[step.row] = max(begun + taken, step.least)
        for leaving in self.outlook.leaving:
            _leave(leaving, rows, months)
        return rows


def _with_cancelled(
    tender: int, cancelling: Cancelling, rows: list[int], months: Callable[[int], int]
) -> int:
    """Return the months of a tender with those that are cancelled."""
    again = math.floor(cancelling.redo_share * rows[cancelling.requirements] + 0.5)
    taken = 0
    for n in range(months(cancelling.times)):
        passed = math.floor(cancelling.passed_share * tender + 0.5)
        taken += passed + max(months(cancelling.waits[n]), again)
        tender = months(cancelling.tenders[n])
    return taken + tender


def _leave(leaving: Leaving, rows: list[int], months: Callable[[int], int]) -> None:
    """Lengthen build or rollout if the supplier leaves during it."""
    when = months(leaving.when)
    if when < rows[leaving.build]:
        rows[leaving.build] += months(leaving.replacement)
    elif when < rows[leaving.build] + rows[leaving.rollout]:
        rows[leaving.rollout] += months(leaving.replacement)


def _deviate(key: int, run: int) -> float:
    x = (key + (run + 1) * 0x9E3779B97F4A7C15) & _WORD
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _WORD
    x ^= x >> 31
    cell, part = divmod(x, 1 << 53)
    low: float = _TABLE[cell]
    assert cell < CELLS  # noqa: S101 - the table has a cell for every value of eleven bits
    high: float = _TABLE[cell + 1]
    return low + part * 2.0**-53 * (high - low)


@dataclass
class ReferenceRun:
    """What came of one run.

    Parameters
    ----------
    start, end
        Months by activity.
    needs
        Month in which the need of each system is over.
    lapses
        Months by which each greatest time is exceeded, in the order of the arcs.
    """

    start: dict[str, int] = field(default_factory=dict)
    end: dict[str, int] = field(default_factory=dict)
    needs: dict[str, int] = field(default_factory=dict)
    lapses: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Month after everything is done."""
        return max(self.end.values())


def carry_out_plainly(network: Network, rows: Sequence[int], policy: Policy) -> ReferenceRun:
    """Carry out one run.

    Parameters
    ----------
    network
        The programme.
    rows
        What was drawn.
    policy
        How the plan is carried out.
    """
    return _Reference(network, rows, policy).run()


class _Reference:
    """Places activities month by month."""

    def __init__(self, network: Network, rows: Sequence[int], policy: Policy) -> None:
        self.network, self.rows, self.policy = network, rows, policy
        self.activity: Mapping[str, SimActivity] = {one.key: one for one in network.activities}
        self.calendar = {one.key: one for one in network.calendars}
        self.resource = {one.key: one for one in network.resources}
        self.used: Counter[tuple[str, int]] = Counter()
        self.start: dict[str, int] = {}

    @cached_property
    def into(self) -> dict[str, list[SimArc]]:
        """Arcs by the activity they end in."""
        arcs: dict[str, list[SimArc]] = {key: [] for key in self.activity}
        for arc in self.network.arcs:
            arcs[arc.after].append(arc)
        return arcs

    def run(self) -> ReferenceRun:
        """Return what came of the run."""
        for one in self.network.activities:
            if one.fixed is not None:
                self._put(one, one.fixed)
        for keys, _ in placing_order(self.network, self.policy):
            self._place_block(keys)
        return self._measured()

    def months(self, one: SimActivity) -> int:
        """Return the length of an activity."""
        return self.rows[one.length]

    def _cells(self, one: SimActivity, start: int) -> list[tuple[str, int, int]]:
        """Return every resource and month that an activity uses, and how much."""
        return [
            (use.resource, start + month, use.amount)
            for use in one.uses
            for month in range(use.begin.at(self.months(one)), use.end.at(self.months(one)))
        ]

    def _put(self, one: SimActivity, start: int) -> None:
        self.start[one.key] = start
        for resource, month, amount in self._cells(one, start):
            self.used[resource, month] += amount

    def _take_back(self, one: SimActivity) -> None:
        for resource, month, amount in self._cells(one, self.start.pop(one.key)):
            self.used[resource, month] -= amount

    def _fits(self, one: SimActivity, start: int) -> bool:
        if one.calendar and not self.calendar[one.calendar].allows(
            start=start, end=start + self.months(one)
        ):
            return False
        return all(
            self.used[resource, month] + amount <= self.resource[resource].units(month)
            for resource, month, amount in self._cells(one, start)
        )

    def _bound(self, arc: SimArc) -> int | None:
        """Return the earliest start of what an arc ends in; None when it does not bind yet."""
        begun = self.start.get(arc.before) if arc.before else 0
        if begun is None:
            return None
        return begun + self.rows[arc.before_row] - self.rows[arc.after_row] + arc.months

    def _earliest(self, one: SimActivity, floor: int) -> int:
        bounds = [self._bound(arc) for arc in self.into[one.key]]
        start = max([one.release, floor, *(bound for bound in bounds if bound is not None)])
        if self.policy is Policy.DATES and one.planned is not None:
            start = max(start, one.planned)
        while not self._fits(one, start):
            start += 1
        return start

    def _place_block(self, keys: Sequence[str]) -> None:
        floors = dict.fromkeys(keys, 0)
        place, tries = 0, 0
        while place < len(keys):
            one = self.activity[keys[place]]
            self._put(one, self._earliest(one, floors[one.key]))
            place += 1
            if tries < _TRIES and (raised := self._raise(keys[:place], floors)):
                tries += 1
                while place > raised[0]:
                    place -= 1
                    self._take_back(self.activity[keys[place]])

    def _raise(self, placed: Sequence[str], floors: dict[str, int]) -> list[int]:
        """Raise the floors of what was placed too early for the last one; return where."""
        raised = []
        for place, key in enumerate(placed[:-1]):
            for arc in self.into[key]:
                kept = not (arc.is_greatest and self.policy is Policy.DATES)
                bound = self._bound(arc)
                late = bound is not None and bound > self.start[key]
                if arc.before == placed[-1] and kept and bound is not None and late:
                    floors[key] = max(floors[key], bound)
                    raised.append(place)
        return raised

    def _measured(self) -> ReferenceRun:
        end = {key: start + self.months(self.activity[key]) for key, start in self.start.items()}
        needs = {}
        for need in self.network.needs:
            moved = [
                self.start[one.activity] + one.portion.at(self.months(self.activity[one.activity]))
                for one in need.completions
            ]
            needs[need.system] = max(0, *moved) + need.parallel
        lapses = [
            max(0, (self._bound(arc) or 0) - self.start[arc.after])
            for arc in self.network.arcs
            if arc.is_greatest
        ]
        return ReferenceRun(start=self.start, end=end, needs=needs, lapses=lapses)
