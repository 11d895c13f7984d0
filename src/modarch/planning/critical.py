"""What binds each start of a schedule, and the chains that decide when things are done.

An activity is bound by whatever keeps it from starting a month earlier while everything else stays:
a lag, a release, a settled start, a closed month, or a resource that others fill. Followed
backwards, the bindings make a chain from the start of the programme to any activity (the critical
sequence of Wiest 1964, *Operations Research* 12; resources count as well as lags).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.planning.occupancy import Occupancy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.planning.elements import Activity, Lag
    from modarch.planning.network import Arc
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["Binder", "Binding", "Bindings", "Link"]


class Binder(StrEnum):
    """What can keep an activity from starting earlier."""

    FIXED = "fixed"
    """Its start is settled."""
    RELEASE = "release"
    """It may not start before a month."""
    LAG = "lag"
    """A lag from another activity."""
    CALENDAR = "calendar"
    """The months before are closed."""
    CAPACITY = "capacity"
    """A resource is full in the month before."""
    LATE = "late"
    """Nothing: it is preparation, placed as late as what follows allows."""
    FREE = "free"
    """Nothing: it could start earlier by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """Why an activity does not start a month earlier.

    Parameters
    ----------
    binder
        What keeps it.
    before
        The activity that a lag comes from.
    lag
        The lag.
    resource
        The resource that is full.
    month
        The month that is full, or the first of the closed months.
    users
        Who fills the resource in that month.
    leaving
        Those of them that leave room in the month after; none when the capacity rises instead.
    months
        For `Binder.FREE` and `Binder.LATE`: how much earlier it could start.
    """

    binder: Binder
    before: str = ""
    lag: Lag | None = None
    resource: str = ""
    month: int = 0
    users: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    months: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """One activity of a chain, and what binds it.

    Parameters
    ----------
    activity
        The activity.
    binding
        What ties it to the link before, or to the beginning.
    """

    activity: str
    binding: Binding


_LOOSE = frozenset({Binder.LATE, Binder.FREE})


class Bindings:
    """What binds each activity of a schedule.

    Parameters
    ----------
    problem
        The problem.
    schedule
        A schedule that keeps every constraint.
    """

    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self._occupancy = Occupancy(problem, schedule)
        self._resources = {resource.key: resource for resource in problem.resources}
        self._activity = {activity.key: activity for activity in problem.activities}
        self._known: dict[str, tuple[Binding, ...]] = {}
        self._chains: dict[str, list[Link]] = {}
        self._asked: set[str] = set()

    def of(self, activity: str) -> tuple[Binding, ...]:
        """Return everything that keeps an activity where it is, the nearest first; never empty."""
        if activity not in self._known:
            self._asked.add(activity)
            self._known[activity] = tuple(self._bindings(self._activity[activity]))
            self._asked.discard(activity)
        return self._known[activity]

    def chain(self, activity: str) -> tuple[Link, ...]:
        """Return the chain that decides when an activity starts, the beginning first.

        Where several bind at once, one that leads back to a settled month is preferred, and among
        those the one that reaches back furthest.
        """
        return tuple(reversed(self._chain(activity, frozenset())))

    def _bindings(self, activity: Activity) -> Iterator[Binding]:
        start = self._occupancy.starts[activity.key]
        if activity.fixed is not None:
            yield Binding(binder=Binder.FIXED, month=start)
            return
        earliest = self._earliest(activity)
        months = range(start - 1, earliest - 1, -1)
        free = [month for month in months if self._fits(activity, month)]
        if free:
            binder = Binder.LATE if activity.late else Binder.FREE
            yield Binding(binder=binder, month=free[-1], months=start - free[-1])
            return
        full = next((m for m in months if self._occupancy.open(activity, m)), None)
        if start - 1 >= earliest and full != start - 1:
            first = earliest if full is None else full + 1
            yield Binding(binder=Binder.CALENDAR, month=first, months=start - first)
        if full is None:
            yield from self._held(activity, earliest)
        else:
            yield from self._crowded(activity, full)

    def _earliest(self, activity: Activity) -> int:
        """Return the earliest start by release and lags."""
        arcs = self._occupancy.into[activity.key]
        return max([activity.release, *(self._leaves(arc) for arc in arcs)])

    def _leaves(self, arc: Arc) -> int:
        """Return the start that an arc leaves; what can be earlier by itself holds nothing."""
        start = self._occupancy.starts[arc.before] - self._room_before(arc.before)
        return start + self._occupancy.weight(arc)

    def _room_before(self, activity: str) -> int:
        """Return how many months earlier an activity could be by itself."""
        if activity in self._asked:
            return 0
        binding = self.of(activity)[0]
        return binding.months if binding.binder in _LOOSE else 0

    def _fits(self, activity: Activity, month: int) -> bool:
        """Return whether an activity, with what can move before it, could start in a month."""
        moved = self._pushed(activity, month)
        opens = all(self._occupancy.open(self._activity[key], at) for key, at in moved.items())
        return opens and not self._overfull(moved)

    def _overfull(self, moved: Mapping[str, int]) -> list[tuple[str, int]]:
        """Return the resources that have no room for activities that are moved, and when last."""
        occupancy = self._occupancy
        back = {key: occupancy.starts[key] for key in moved}
        for key, start in moved.items():
            occupancy.move(key, start)
        found = []
        for resource in sorted({one for key in moved for one in occupancy.resources(key)}):
            units = self._resources[resource].units
            load = occupancy.load(resource).items()
            over = [month for month, used in load if month >= 0 and used > units(month)]
            found += [(resource, max(over))] if over else []
        for key, start in back.items():
            occupancy.move(key, start)
        return found

    def _pushed(self, activity: Activity, month: int) -> dict[str, int]:
        """Return an activity and what must move before it, with their starts."""
        moved = {activity.key: month}
        for arc in self._occupancy.into[activity.key]:
            latest = month - self._occupancy.weight(arc)
            if latest < self._occupancy.starts[arc.before]:
                moved[arc.before] = min(latest, moved.get(arc.before, latest))
        return moved

    def _held(self, activity: Activity, earliest: int) -> Iterator[Binding]:
        """Yield the lags and the release that allow no earlier start than this."""
        for arc in self._occupancy.into[activity.key]:
            if self._leaves(arc) == earliest:
                yield Binding(binder=Binder.LAG, before=arc.before, lag=arc.lag, month=earliest)
        if activity.release == earliest:
            yield Binding(binder=Binder.RELEASE, month=earliest)

    def _crowded(self, activity: Activity, month: int) -> Iterator[Binding]:
        """Yield who leaves no room for a start in a month, resource by resource."""
        occupancy, moved = self._occupancy, self._pushed(activity, month)
        crowded = self._overfull(moved)
        if not crowded:
            yield Binding(binder=Binder.CALENDAR, month=month, months=1)
        for resource, when in crowded:
            users = tuple(key for key in occupancy.users(resource, when) if key not in moved)
            after = occupancy.users(resource, when + 1)
            leaving = tuple(key for key in users if key not in after)
            yield Binding(
                binder=Binder.CAPACITY, resource=resource, month=when, users=users, leaving=leaving
            )

    def _chain(self, activity: str, above: frozenset[str]) -> list[Link]:
        """Return the best chain, the end first."""
        if activity not in self._chains:
            above |= {activity}
            found = []
            bindings = self.of(activity)
            ties = [one for one in bindings if one.binder is not Binder.CALENDAR] or bindings
            for binding in ties:
                link = Link(activity, binding)
                ways = [key for key in self._behind(binding) if key not in above]
                found += [[link, *self._chain(key, above)] for key in ways] or [[link]]
            self._chains[activity] = min(found, key=self._worth)
        return self._chains[activity]

    def _behind(self, binding: Binding) -> tuple[str, ...]:
        return (binding.before,) if binding.binder is Binder.LAG else binding.leaving

    def _worth(self, chain: list[Link]) -> tuple[bool, int, list[str]]:
        """Return what chains are compared by: settled beginning, early beginning, names."""
        last = chain[-1]
        loose = last.binding.binder in _LOOSE
        beginning = self._occupancy.starts[last.activity]
        return loose, beginning, [link.activity for link in chain]
