"""Whether a plan keeps within the capacities of the programme and of the settings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.rollout import live_by_setting
from modarch.landscape.components import Module
from modarch.landscape.months import Month
from modarch.landscape.phases import Phase
from modarch.planning.violations import Violation, ViolationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.elements import Steps
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["Load", "capacity_violations", "loads_of"]

_CAPACITY_OF = {
    Phase.REQUIREMENTS: "procurement",
    Phase.TENDER: "procurement",
    Phase.REVIEW: "procurement",
    Phase.CONTRACT: "procurement",
    Phase.ESTABLISH: "implementation",
    Phase.BUILD: "implementation",
    Phase.ROLLOUT: "implementation",
}

_Units = dict[int, dict[str, int]]
"""Month index to who asks for how many units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a plan and other work ask of one capacity.

    Parameters
    ----------
    on
        The capacity, or the setting whose capacity for change it is.
    is_setting
        Whether it is a setting.
    capacity
        What there is.
    asked
        Units asked for, by month index and by component or ongoing work.
    """

    on: str
    is_setting: bool
    capacity: Steps
    asked: Mapping[int, Mapping[str, int]]

    def units(self, month: Month) -> int:
        """Return the units asked for in a month."""
        return sum(self.asked.get(month.index, {}).values())


def loads_of(plan: Plan, landscape: Landscape) -> tuple[Load, ...]:
    """Return what a plan asks of every limited capacity, ongoing work included.

    Parameters
    ----------
    plan
        When everything happens.
    landscape
        The model.
    """
    asked: dict[str, _Units] = defaultdict(lambda: defaultdict(dict))
    by_setting: dict[str, _Units] = defaultdict(lambda: defaultdict(dict))
    for id_, scheduled in sorted(plan.components.items()):
        component = landscape.components.get(id_)
        if component is not None:
            _add_demand(asked, component, scheduled)
            if isinstance(component, Module) or component.settings:
                _add_rollout(by_setting, component, scheduled, landscape)
    _add_ongoing(asked, by_setting, landscape)
    programme = [
        Load(on=on, is_setting=False, capacity=steps, asked=asked[on])
        for on, steps in sorted(landscape.programme.capacity.items())
    ]
    settings = [
        Load(on=id_, is_setting=True, capacity=setting.change_capacity, asked=by_setting[id_])
        for id_, setting in landscape.settings.items()
        if setting.change_capacity is not None
    ]
    return (*programme, *settings)


def capacity_violations(plan: Plan, landscape: Landscape) -> Iterator[Violation]:
    """Yield every unbroken run of months in which a plan asks for more than there is.

    Parameters
    ----------
    plan
        When everything happens.
    landscape
        The model.
    """
    for load in loads_of(plan, landscape):
        yield from _overloads(load, plan)


def _add_demand(
    loads: dict[str, _Units], component: Component, scheduled: ScheduledComponent
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
    by_setting: dict[str, _Units],
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
    loads: dict[str, _Units], by_setting: dict[str, _Units], landscape: Landscape
) -> None:
    for id_, work in landscape.programme.ongoing.items():
        for month in range(work.start.index, work.end.index + 1):
            for resource, units in work.uses.items():
                loads[resource][month][id_] = units
            for setting in work.settings:
                by_setting[setting][month][id_] = 1


def _overloads(load: Load, plan: Plan) -> Iterator[Violation]:
    """Yield the runs of months in which a capacity is exceeded; other work alone is no fault."""
    excess = {
        index: load.units(Month(index)) - load.capacity.at(Month(index))
        for index, asked in load.asked.items()
        if any(name in plan.components for name in asked)
    }
    for run in _runs(sorted(index for index, units in excess.items() if units > 0)):
        asking = {name for index in run for name in load.asked[index]}
        yield Violation(
            kind=ViolationKind.SETTING if load.is_setting else ViolationKind.CAPACITY,
            components=tuple(sorted(asking)),
            month=Month(run[0]),
            until=Month(run[-1]),
            months=max(excess[index] for index in run),
            on=load.on,
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
