"""The parts of a scheduling problem together, and how to look things up among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.planning.elements import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.planning.aims import Bridge, Due, Value
    from modarch.planning.elements import (
        Activity,
        Group,
        Lag,
        Point,
        Work,
    )
    from modarch.planning.supply import Budget, Calendar, Resource

__all__ = ["ProblemParts", "month_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemParts:
    """Everything a scheduling problem says, not yet checked.

    Parameters
    ----------
    groups
        Activities by module; the order is the order in which ties are broken.
    resources, budgets, calendars
        What the activities refer to.
    lags
        Least and greatest times between activities.
    dues, values, bridges
        What the terms of the objective are made of.
    reference
        Starts of the plan in force, for the terms of stability; activities may be missing.
    done_by
        Month by which everything must have ended; None when there is none.
    """

    groups: tuple[Group, ...]
    resources: tuple[Resource, ...] = ()
    budgets: tuple[Budget, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    lags: tuple[Lag, ...] = ()
    dues: tuple[Due, ...] = ()
    values: tuple[Value, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    reference: Mapping[str, int] = field(default_factory=dict)
    done_by: int | None = None

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities, group by group."""
        return tuple(activity for group in self.groups for activity in group.activities)

    def group_of(self) -> dict[str, Group]:
        """Return the group of each activity, by the activity's key."""
        return {activity.key: group for group in self.groups for activity in group.activities}

    def calendar_of(self, activity: Activity) -> Calendar | None:
        """Return the calendar of an activity, or None."""
        if not activity.calendar:
            return None
        return next((c for c in self.calendars if c.key == activity.calendar), None)

    def works(self) -> dict[str, tuple[Work, ...]]:
        """Return each activity's work in each mode of its group (one work when it has none)."""
        pairs = [(group, group.mode_keys) for group in self.groups]
        return {
            activity.key: tuple([group.work(activity, mode) for mode in modes])
            for group, modes in pairs
            for activity in group.activities
        }

    def work_in(self, modes: Mapping[str, str]) -> dict[str, Work]:
        """Return each activity's work when the groups are carried out in these modes."""
        return {
            activity.key: group.work(activity, modes.get(group.key))
            for group in self.groups
            for activity in group.activities
        }


def month_of(point: Point, *, start: int, months: int) -> int:
    """Return the month of a point of an activity that starts at ``start`` and takes ``months``."""
    return start + point.months + (months if point.anchor is Anchor.END else 0)
