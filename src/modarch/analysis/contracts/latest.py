"""Latest tender start: the last month a procurement can begin without an interim solution.

For each system a backward pass from its effective end: less the parallel run, the rollout, the
build, the tender, and the same through every component that its successors depend on. Capacity is
not considered, so the answer is the most favourable one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.rollout import live_by_setting
from modarch.landscape.phases import Milestone, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.coverage import Slice
    from modarch.deployment.timing import Timing
    from modarch.landscape.components import Component
    from modarch.landscape.months import Month, MonthRange
    from modarch.landscape.phases import Phase
    from modarch.landscape.plan import Plan

__all__ = ["LatestStart", "latest_starts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestStart:
    """By when a component must announce its tender for a system to need no interim solution.

    Parameters
    ----------
    component
        The component; for in-house development the start of establishing counts.
    prerequisite
        False for a component that replaces the system itself.
    latest
        Last month to announce, for the system's earliest and latest possible end.
    earliest
        First month dependencies and gates allow.
    planned
        The month in the plan; None when the plan leaves it out.
    slack_months
        ``latest`` minus ``earliest``, for the earliest and the latest possible end; negative means
        that it is too late already. None where the end is unknown.
    planned_slack_months
        ``latest`` minus ``planned``, in the same way; negative means that the plan is too late.
        None where the end is unknown, or the plan leaves it out.
    """

    component: str
    prerequisite: bool
    latest: MonthRange
    earliest: Month
    planned: Month | None
    slack_months: tuple[int | None, int | None]
    planned_slack_months: tuple[int | None, int | None]


def latest_starts(
    slices: tuple[Slice, ...], end: MonthRange, timing: Timing, plan: Plan
) -> tuple[LatestStart, ...]:
    """Return the latest tender start of everything a system's retirement waits for.

    Parameters
    ----------
    slices
        The system's slices.
    end
        The system's effective end.
    timing
        Earliest and latest months of the programme.
    plan
        When everything happens, for comparison.

    Returns
    -------
    tuple of LatestStart
        Least slack first.
    """
    bounds = [_announced(slices, month, timing) for month in (end.earliest, end.latest)]
    names = sorted(set().union(*(bound for bound in bounds if bound is not None)))
    successors = {one.module for one in slices}
    found = [_latest_start(name, name not in successors, bounds, timing, plan) for name in names]
    return tuple(sorted(found, key=_by_slack))


def _by_slack(start: LatestStart) -> tuple[bool, int, str]:
    slack = start.slack_months[0]
    return (slack is None, slack or 0, start.component)


def _announced(
    slices: tuple[Slice, ...], end: Month | None, timing: Timing
) -> dict[str, Month] | None:
    """Return the last month to announce each component, for one possible end."""
    if end is None:
        return None
    starts = timing.latest(dict(_deadlines(slices, end, timing)))
    found = {}
    for name, by_phase in starts.items():
        phase = _announcement(timing.landscape.components[name])
        if phase in by_phase:
            found[name] = by_phase[phase]
    return found


def _announcement(component: Component) -> Phase:
    return anchor_of(Milestone.TENDER, in_house=component.is_in_house)[0]


def _deadlines(
    slices: tuple[Slice, ...], end: Month, timing: Timing
) -> Iterator[tuple[str, Month]]:
    """Yield, per successor, the month by which its rollout must be over."""
    parallel = int(timing.landscape.default("parallel_run_months"))
    live_by = end + (1 - parallel)
    for module in sorted({one.module for one in slices}):
        component = timing.landscape.components.get(module)
        if component is not None:
            settings = {one.setting for one in slices if one.module == module}
            yield module, live_by + _after_last(component, settings, timing)


def _after_last(component: Component, settings: set[str], timing: Timing) -> int:
    """Return the months a rollout goes on after the last of some settings is live."""
    scheduled = timing.earliest.components[component.id]
    live = live_by_setting(component, scheduled, timing.landscape)
    last = max((live.get(setting, scheduled.live) for setting in settings), default=scheduled.live)
    return scheduled.live - last


def _latest_start(
    component: str,
    prerequisite: bool,
    bounds: list[dict[str, Month] | None],
    timing: Timing,
    plan: Plan,
) -> LatestStart:
    from modarch.landscape.months import MonthRange  # noqa: PLC0415

    low, high = (bound.get(component) if bound is not None else None for bound in bounds)
    scheduled = timing.earliest.components[component]
    earliest = scheduled.at(Milestone.TENDER) or scheduled.start
    scheduled_so = plan.components.get(component)
    planned = scheduled_so.at(Milestone.TENDER) if scheduled_so is not None else None
    return LatestStart(
        component=component,
        prerequisite=prerequisite,
        latest=MonthRange(low, high),
        earliest=earliest,
        planned=planned,
        slack_months=(_between(earliest, low), _between(earliest, high)),
        planned_slack_months=(_between(planned, low), _between(planned, high)),
    )


def _between(first: Month | None, last: Month | None) -> int | None:
    return None if first is None or last is None else last - first
