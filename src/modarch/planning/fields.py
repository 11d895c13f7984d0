"""A problem's vectors, field by field (`modarch.planning.layout` says what each means)."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numpy as np

from modarch.planning import layout as at
from modarch.planning.elements import Anchor, Mode
from modarch.planning.network import arc_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from modarch.planning.blocks import Blocks
    from modarch.planning.elements import Activity, Point, Work
    from modarch.planning.layout import Ints
    from modarch.planning.parts import ProblemParts
    from modarch.planning.supply import Calendar, Closure

__all__ = [
    "activity_fields",
    "arc_fields",
    "block_fields",
    "counts",
    "last_start",
    "mode_fields",
    "monthly_fields",
    "next_open_months",
    "pledge_fields",
    "point_fields",
    "variant_fields",
]

_CHECKPOINTS = 10
"""More save placing but cost copying; measured on 40 to 500 groups."""

Fields = dict[int, "Ints"]
"""Place in the header to the vector."""


def _from(counts: Iterable[int]) -> Ints:
    """Return where each owner's items begin, and where the last one's end."""
    return list(accumulate(counts, initial=0))


def monthly_fields(problem: ProblemParts, horizon: int) -> Fields:
    """Return the vectors whose length depends on the horizon."""
    rows = _calendar_rows(problem)
    months = (next_open_months(calendar, length, horizon) for calendar, length in rows)
    units = (_units(resource.capacity, horizon) for resource in problem.resources)
    return {
        at.CAPACITY: list(chain.from_iterable(units)),
        at.NEXT_OPEN: list(chain.from_iterable(months)) or [0],
    }


def _units(steps: tuple[tuple[int, int], ...], horizon: int) -> Ints:
    ends = [first for first, _ in steps[1:]] + [max(horizon, steps[-1][0])]
    spans = (([units] * (end - first)) for (first, units), end in zip(steps, ends, strict=True))
    return list(chain.from_iterable(spans))[:horizon]


def _calendar_rows(problem: ProblemParts) -> list[tuple[Calendar, int]]:
    """Return the pairs of calendar and duration that occur, each once."""
    calendars = {calendar.key: calendar for calendar in problem.calendars}
    works = problem.works()
    pairs = dict.fromkeys(
        (activity.calendar, work.months)
        for activity in problem.activities
        if activity.calendar
        for work in works[activity.key]
    )
    return [(calendars[key], months) for key, months in pairs]


def next_open_months(calendar: Calendar, length: int, horizon: int) -> Ints:
    """Return for each month the first one from it on that lets the activity start and end.

    Parameters
    ----------
    calendar
        The calendar.
    length
        Duration in months.
    horizon
        Number of months; a month with no open one after it gets the horizon itself.
    """
    months = np.arange(horizon)
    closed = _closed(calendar.no_start, months) | _closed(calendar.no_end, months + length)
    opening = np.where(closed, horizon, months)
    months_list: Ints = np.minimum.accumulate(opening[::-1])[::-1].tolist()
    return months_list


def _closed(closures: tuple[Closure, ...], months: NDArray[np.int64]) -> NDArray[np.bool_]:
    covered = np.zeros(len(months), bool)
    for closure in closures:
        since = months - closure.first
        since = since % closure.every if closure.every else since
        covered |= (since >= 0) & (since < closure.months)
    return covered


def counts(problem: ProblemParts, blocks: Blocks, horizon: int) -> dict[int, int]:
    """Return the counts, by their place in the header."""
    longest = max(work.months for works in problem.works().values() for work in works)
    reach = max((abs(point.months) for point in _points(problem)), default=0)
    return {
        at.HORIZON: horizon,
        at.ACTIVITIES: len(problem.activities),
        at.RESOURCES: len(problem.resources),
        at.BLOCKS: len(blocks.members),
        at.GROUPS: len(problem.groups),
        at.CHOICES: sum(len(group.modes) > 1 for group in problem.groups),
        at.DUES: len(problem.dues),
        at.VALUES: len(problem.values),
        at.BRIDGES: len(problem.bridges),
        at.REFERENCES: len(problem.reference),
        at.BUDGETS: len(problem.budgets),
        at.TERMS: len(at.TERM_ORDER),
        at.CHECKPOINTS: max(1, min(_CHECKPOINTS, len(blocks.members))),
        at.STATE: len(problem.resources) * horizon + len(problem.activities) + 2,
        at.MOVED_TO: 0,
        at.STORED: 0,
        at.SHIFT: longest + reach,
        at.HARD: int(any(due.at_most is not None for due in problem.dues)),
        at.DONE_BY: at.FAR if problem.done_by is None else problem.done_by,
    }


def activity_fields(problem: ProblemParts) -> Fields:
    """Return what is known of each activity whatever its mode."""
    activities = problem.activities
    number = {group.key: i for i, group in enumerate(problem.groups)}
    group = problem.group_of()
    modes = [len(group[activity.key].mode_keys) for activity in activities]
    return {
        at.GROUP: [number[group[activity.key].key] for activity in activities],
        at.VARIANT: _from(modes)[:-1],
        at.RELEASE: [activity.release for activity in activities],
        at.FIXED: [-1 if a.fixed is None else a.fixed for a in activities],
        at.SMOOTH: [resource.smooth for resource in problem.resources],
    }


def last_start(activity: Activity, months: int, far: int) -> int:
    """Return the last month in which an activity that takes some months may start.

    Parameters
    ----------
    activity
        The activity.
    months
        Its duration.
    far
        What to return when any month will do.
    """
    by_end = far if activity.deadline is None else activity.deadline - months
    return min(by_end, far if activity.latest is None else activity.latest)


def variant_fields(problem: ProblemParts) -> Fields:
    """Return durations, calendars and uses of each activity in each mode."""
    rows = {(c.key, months): i for i, (c, months) in enumerate(_calendar_rows(problem))}
    works = problem.works()
    pairs = [(activity, work) for activity in problem.activities for work in works[activity.key]]
    return {
        at.MONTHS: [work.months for _, work in pairs],
        at.LAST: [last_start(activity, work.months, at.FAR) for activity, work in pairs],
        at.OPENING: [rows.get((a.calendar, work.months), -1) for a, work in pairs],
        **_use_fields(problem, [work for _, work in pairs]),
    }


def _use_fields(problem: ProblemParts, works: Sequence[Work]) -> Fields:
    resource = {r.key: i for i, r in enumerate(problem.resources)}
    uses = [
        [(resource[u.resource], u.amount, u.offset, u.span(work.months)) for u in work.uses]
        for work in works
    ]
    flat = list(chain.from_iterable(uses))
    return {
        at.USE_FROM: _from(len(of_variant) for of_variant in uses),
        at.USE_RESOURCE: [use[0] for use in flat],
        at.USE_AMOUNT: [use[1] for use in flat],
        at.USE_OFFSET: [use[2] for use in flat],
        at.USE_MONTHS: [use[3] for use in flat],
    }


def arc_fields(problem: ProblemParts) -> Fields:
    """Return the lags as arcs, by the activity they end in."""
    number = {activity.key: i for i, activity in enumerate(problem.activities)}
    count = len(number)
    arcs = sorted(map(arc_of, problem.lags), key=lambda arc: number[arc.after])
    into = [number[arc.after] for arc in arcs]
    out = sorted(range(len(arcs)), key=lambda i: number[arcs[i].before])
    before = [number[arc.before] for arc in arcs]
    return {
        at.IN_FROM: _from(np.bincount(into, minlength=count).tolist()),
        at.ARC_BEFORE: before,
        at.ARC_AFTER: into,
        at.ARC_MONTHS: [arc.months for arc in arcs],
        at.ARC_BEFORE_END: [int(arc.before_end) for arc in arcs],
        at.ARC_AFTER_END: [int(arc.after_end) for arc in arcs],
        at.OUT_FROM: _from(np.bincount(before, minlength=count).tolist()),
        at.OUT_ARC: out,
    }


def block_fields(problem: ProblemParts, blocks: Blocks) -> Fields:
    """Return the blocks, their activities and what must come before what."""
    number = {activity.key: i for i, activity in enumerate(problem.activities)}
    block_at = blocks.block_at(problem)
    shares = [sorted({block_at[a.key] for a in group.activities}) for group in problem.groups]
    later: list[list[int]] = [[] for _ in blocks.members]
    for block, earlier in enumerate(blocks.earlier):
        for other in earlier:
            later[other].append(block)
    return {
        at.PLACED: [number[key] for keys in blocks.activities for key in keys],
        at.BLOCK_FROM: _from(map(len, blocks.activities)),
        at.BLOCK_AT: [block_at[activity.key] for activity in problem.activities],
        at.SHARE_FROM: _from(map(len, shares)),
        at.SHARE: list(chain.from_iterable(shares)),
        at.EARLIER_FROM: _from(map(len, blocks.earlier)),
        at.EARLIER: list(chain.from_iterable(blocks.earlier)),
        at.LATER_FROM: _from(map(len, later)),
        at.LATER: list(chain.from_iterable(later)),
    }


def mode_fields(problem: ProblemParts) -> Fields:
    """Return the modes of the groups, their cost and what they spend."""
    budget = {b.key: i for i, b in enumerate(problem.budgets)}
    only = Mode(key="")
    modes = [group.modes or (only,) for group in problem.groups]
    flat = list(chain.from_iterable(modes))
    spends = [mode.spends for mode in flat]
    return {
        at.MODE_FROM: _from(map(len, modes)),
        at.MODE_COST: [mode.cost for mode in flat],
        at.SPEND_FROM: _from(map(len, spends)),
        at.SPEND_BUDGET: [budget[spend.budget] for of_mode in spends for spend in of_mode],
        at.SPEND_AMOUNT: [spend.amount for of_mode in spends for spend in of_mode],
        at.BUDGET: [b.amount for b in problem.budgets],
        at.CHOICE: [i for i, of_group in enumerate(modes) if len(of_group) > 1],
    }


def point_fields(problem: ProblemParts) -> Fields:
    """Return the points (of dues first, then of values and bridges) and what refers to them."""
    number = {activity.key: i for i, activity in enumerate(problem.activities)}
    points = _points(problem)
    reference = [(number[key], start) for key, start in problem.reference.items()]
    return {
        at.POINT_ACTIVITY: [number[point.activity] for point in points],
        at.POINT_END: [int(point.anchor is Anchor.END) for point in points],
        at.POINT_MONTHS: [point.months for point in points],
        at.DUE_FROM: _from(len(due.completions) for due in problem.dues),
        at.DUE_MONTH: [due.due for due in problem.dues],
        at.DUE_WEIGHT: [due.weight for due in problem.dues],
        at.DUE_COST: [due.cost for due in problem.dues],
        at.DUE_LIMIT: [at.FAR if due.at_most is None else due.at_most for due in problem.dues],
        at.VALUE_WEIGHT: [value.weight for value in problem.values],
        at.BRIDGE_WEIGHT: [bridge.weight for bridge in problem.bridges],
        at.REFERENCE: list(chain.from_iterable(sorted(reference))),
    }


def pledge_fields(problem: ProblemParts) -> Fields:
    """Return, for each activity, the dues whose first completion it is."""
    number = {activity.key: i for i, activity in enumerate(problem.activities)}
    first = list(accumulate((len(due.completions) for due in problem.dues), initial=0))
    pledges = sorted(
        (number[due.completions[0].activity], i, first[i]) for i, due in enumerate(problem.dues)
    )
    owners = np.bincount([a for a, _, _ in pledges], minlength=len(number)).tolist()
    return {
        at.PLEDGE_FROM: _from(owners),
        at.PLEDGE_DUE: [due for _, due, _ in pledges],
        at.PLEDGE_POINT: [point for _, _, point in pledges],
    }


def _points(problem: ProblemParts) -> list[Point]:
    """Return the points of dues, then those of values, then the two of each bridge."""
    return [
        *(point for due in problem.dues for point in due.completions),
        *(value.point for value in problem.values),
        *(point for bridge in problem.bridges for point in (bridge.first, bridge.second)),
    ]
