"""What activities need and must keep to: resources, budgets and calendars."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Budget", "Calendar", "Closure", "Resource"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something renewable that activities share, such as procurement teams.

    Parameters
    ----------
    key
        Name.
    capacity
        Units available per month as steps ``(from_month, units)``; the first step is from month 0
        and the last holds for ever. Work outside the programme is expressed by lower steps.
    smooth
        Weight of this resource in the terms ``smoothness`` and ``load_peak``.
    """

    key: str
    capacity: tuple[tuple[int, int], ...]
    smooth: int = 1

    def units(self, month: int) -> int:
        """Return the units available in a month.

        >>> Resource(key="teams", capacity=((0, 2), (12, 3))).units(12)
        3
        """
        return next((units for first, units in reversed(self.capacity) if first <= month), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Something non-renewable that modes spend, such as money or fast-track tenders.

    Parameters
    ----------
    key
        Name.
    amount
        Units that all chosen modes may spend together.
    """

    key: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Months that are closed, once or periodically.

    Parameters
    ----------
    first
        First closed month.
    months
        How many months in a row are closed.
    every
        Period in months, 12 for every year (backwards as well as forwards); 0 for once only.
    """

    first: int
    months: int = 1
    every: int = 0

    def covers(self, month: int) -> bool:
        """Return whether a month is closed.

        >>> [m for m in range(24) if Closure(first=6, months=2, every=12).covers(m)]
        [6, 7, 18, 19]
        """
        since = month - self.first
        return 0 <= (since % self.every if self.every else since) < self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Months in which an activity may not start, or may not end.

    Months in which work may not *run* are a resource whose capacity is 0 in those months.

    Parameters
    ----------
    key
        Name.
    no_start
        Closures for the start: a start in month m is refused when m is closed.
    no_end
        Closures for the end, such as a go-live freeze: an end at m (the result is in use from
        month m) is refused when m is closed.
    """

    key: str
    no_start: tuple[Closure, ...] = ()
    no_end: tuple[Closure, ...] = ()

    def allows(self, *, start: int, end: int) -> bool:
        """Return whether an activity may start and end in these months."""
        return not (
            any(closure.covers(start) for closure in self.no_start)
            or any(closure.covers(end) for closure in self.no_end)
        )
