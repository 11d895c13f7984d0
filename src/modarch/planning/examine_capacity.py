"""Whether a plan keeps within the capacities of the programme and of the settings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from modarch.deployment.rollout import live_by_setting
from modarch.landscape.components import Module
from modarch.landscape.months import Month
from modarch.landscape.phases import Phase
from modarch.planning.violations import Violation, ViolationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["capacity_violations"]

_CAPACITY_OF = {
    Phase.REQUIREMENTS: "procurement",
    Phase.TENDER: "procurement",
    Phase.REVIEW: "procurement",
    Phase.CONTRACT: "procurement",
    Phase.ESTABLISH: "implementation",
    Phase.BUILD: "implementation",
    Phase.ROLLOUT: "implementation",
}

_Load = dict[int, dict[str, int]]
"""Month index to component to units."""


def capacity_violations(plan: Plan, landscape: Landscape) -> Iterator[Violation]:
    """Yield every unbroken run of months in which a plan asks for more than there is.

    Parameters
    ----------
    plan
        When everything happens.
    landscape
        The model.
    """
    loads: dict[str, _Load] = defaultdict(lambda: defaultdict(dict))
    by_setting: dict[str, _Load] = defaultdict(lambda: defaultdict(dict))
    for id_, scheduled in sorted(plan.components.items()):
        component = landscape.components.get(id_)
        if component is not None:
            _add_demand(loads, component, scheduled)
            if isinstance(component, Module) or component.settings:
                _add_rollout(by_setting, component, scheduled, landscape)
    _add_ongoing(loads, by_setting, landscape)
    for resource, steps in sorted(landscape.programme.capacity.items()):
        yield from _overloads(ViolationKind.CAPACITY, resource, loads[resource], steps.at, plan)
    for id_, setting in sorted(landscape.settings.items()):
        if setting.change_capacity is not None:
            at = setting.change_capacity.at
            yield from _overloads(ViolationKind.SETTING, id_, by_setting[id_], at, plan)


def _add_demand(
    loads: dict[str, _Load], component: Component, scheduled: ScheduledComponent
) -> None:
    chosen = component.modes.get(scheduled.mode)
    demand = {**component.demand, **(chosen.demand if chosen is not None else {})}
    others = {name: units for name, units in demand.items() if name not in _CAPACITY_OF.values()}
    for one in scheduled.phases:
        main = _CAPACITY_OF.get(one.phase)
        if main is None:
            continue
        wanted = {main: demand.get(main, 1), **(others if main == "implementation" else {})}
        for resource, units in wanted.items():
            for month in range(one.start.index, one.end.index):
                taken = loads[resource][month]
                taken[component.id] = max(units, taken.get(component.id, 0))


def _add_rollout(
    by_setting: dict[str, _Load],
    component: Component,
    scheduled: ScheduledComponent,
    landscape: Landscape,
) -> None:
    start = scheduled.first_use
    for setting, live in live_by_setting(component, scheduled, landscape).items():
        for month in range(start.index, live.index):
            by_setting[setting][month][component.id] = 1
        start = max(start, live)


def _add_ongoing(
    loads: dict[str, _Load], by_setting: dict[str, _Load], landscape: Landscape
) -> None:
    for id_, work in landscape.programme.ongoing.items():
        for month in range(work.start.index, work.end.index + 1):
            for resource, units in work.uses.items():
                loads[resource][month][id_] = units
            for setting in work.settings:
                by_setting[setting][month][id_] = 1


def _overloads(
    kind: ViolationKind, on: str, load: _Load, capacity: Callable[[Month], int], plan: Plan
) -> Iterator[Violation]:
    """Yield a violation for each unbroken run of months in which too much is asked for."""
    excess = {
        index: sum(taken.values()) - capacity(Month(index))
        for index, taken in load.items()
        if any(name in plan.components for name in taken)
    }
    for run in _runs(sorted(index for index, units in excess.items() if units > 0)):
        asking = {name for index in run for name in load[index]}
        yield Violation(
            kind=kind,
            components=tuple(sorted(asking)),
            month=Month(run[0]),
            until=Month(run[-1]),
            months=max(excess[index] for index in run),
            on=on,
        )


def _runs(indices: list[int]) -> list[list[int]]:
    """Group month indices that follow each other.

    >>> _runs([1, 2, 5])
    [[1, 2], [5]]
    """
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
