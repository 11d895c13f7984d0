"""What a programme to be scheduled is made of.

The words are those of resource-constrained project scheduling with general time lags and several
modes (RCPSP/max, multi-mode). Months are whole numbers counted from 0, the month in which the
programme starts. An activity that starts in month s and takes d months occupies the months
s, s+1, …, s+d-1 and ends at s+d, the first month in which its result can be used.
Everything has a key, and every message about it uses that key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Activity",
    "Anchor",
    "Group",
    "Lag",
    "LagKind",
    "Mode",
    "Point",
    "Spend",
    "Use",
    "Work",
]


class Anchor(StrEnum):
    """The end of an activity that a time lag or a point is measured from."""

    START = "start"
    END = "end"


class LagKind(StrEnum):
    """Whether a lag is the least or the greatest number of months allowed."""

    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An activity's use of a resource during a part of itself.

    Parameters
    ----------
    resource
        Key of the resource.
    amount
        Units used in each of the months.
    offset
        Months from the start of the activity to the first month of use.
    months
        Length of the use; None for the rest of the activity.
    """

    resource: str
    amount: int = 1
    offset: int = 0
    months: int | None = None

    def span(self, duration: int) -> int:
        """Return the length of the use in an activity that takes ``duration`` months."""
        return duration - self.offset if self.months is None else self.months


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A piece of work that is not interrupted, such as the tender of one module.

    Parameters
    ----------
    key
        Name, unique in the whole problem.
    months
        Duration, unless the chosen mode says otherwise.
    uses
        Resources used, unless the chosen mode says otherwise.
    release
        First month in which it may start (a gate).
    deadline
        Month by which it must have ended; None when there is none.
    latest
        Last month in which it may start; None when any is.
    calendar
        Key of its calendar; empty for none.
    fixed
        Its start when that is settled: ongoing work, or the user's wish.
    late
        Whether it is preparation, to be placed as late as what follows allows.
    """

    key: str
    months: int
    uses: tuple[Use, ...] = ()
    release: int = 0
    deadline: int | None = None
    latest: int | None = None
    calendar: str = ""
    fixed: int | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Duration and uses that a mode gives one activity.

    Parameters
    ----------
    activity
        Key of the activity, of the mode's own group.
    months
        Duration in this mode; 0 when the mode leaves the activity out.
    uses
        Resources used in this mode.
    """

    activity: str
    months: int
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spend:
    """What a mode takes from a budget.

    Parameters
    ----------
    budget
        Key of the budget.
    amount
        Units spent.
    """

    budget: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One way to carry out a group, such as a fast-track tender or a phased rollout.

    Parameters
    ----------
    key
        Name, unique in the group.
    work
        Activities that differ from their own duration and uses in this mode.
    cost
        Cost of choosing the mode, counted in the term ``cost``.
    spends
        What the mode takes from budgets.
    """

    key: str
    work: tuple[Work, ...] = ()
    cost: int = 0
    spends: tuple[Spend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Activities that belong together, such as all phases of one module.

    The serial scheme places a whole group before it turns to the next.

    Parameters
    ----------
    key
        Name.
    activities
        Its activities, in the order in which they are usually done.
    modes
        The ways to carry it out; empty when there is only one.
    """

    key: str
    activities: tuple[Activity, ...]
    modes: tuple[Mode, ...] = ()

    @property
    def mode_keys(self) -> tuple[str | None, ...]:
        """Keys of the modes, or a single None in a group without modes."""
        return tuple(mode.key for mode in self.modes) or (None,)

    def work(self, activity: Activity, mode: str | None) -> Work:
        """Return the duration and uses of an activity in a mode.

        Parameters
        ----------
        activity
            One of the group's activities.
        mode
            Key of one of the group's modes; None in a group without modes.
        """
        for one in self.modes:
            if one.key == mode:
                for work in one.work:
                    if work.activity == activity.key:
                        return work
        return Work(activity=activity.key, months=activity.months, uses=activity.uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A moment that follows an activity around: its start or end, and some months more.

    Parameters
    ----------
    activity
        Key of the activity.
    anchor
        Whether the months count from its start or its end.
    months
        Months added; a point inside the activity counts from the start.
    """

    activity: str
    anchor: Anchor = Anchor.END
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """The least or greatest time from an end of one activity to an end of another.

    With ``kind`` min, the anchor of ``after`` is at least ``months`` months later than the anchor
    of ``before``; with max, at most. Negative months let the two overlap.

    Parameters
    ----------
    before, after
        Keys of the activities.
    months
        The lag.
    kind
        Least or greatest.
    before_anchor, after_anchor
        The ends that the lag is measured between.
    reason
        Key of the reason, for explanations; empty when the lag explains itself.
    """

    before: str
    after: str
    months: int = 0
    kind: LagKind = LagKind.MIN
    before_anchor: Anchor = Anchor.END
    after_anchor: Anchor = Anchor.START
    reason: str = ""
