"""When a component is live in each setting, and when each slice of a system has moved.

A rollout takes the component's settings in order, evenly over the phase unless months per setting
are stated. A setting is live when its part of the rollout is done, so the last one is live at the
end of the rollout.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from modarch.deployment.coverage import Coverage
from modarch.deployment.links import Links
from modarch.deployment.sites import setting_order
from modarch.deployment.speech import Speech
from modarch.landscape.components import Component

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.coverage import Cell, Slice
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["Rollout", "live_by_setting", "setting_ends"]


def live_by_setting(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> dict[str, Month]:
    """Return the first month a component is live in each setting.

    Parameters
    ----------
    component
        The module or platform.
    scheduled
        Its place in a plan.
    landscape
        The model, for the settings when the component names none.
    """
    months = scheduled.live - scheduled.first_use
    ends = setting_ends(component, months, landscape)
    return {setting: scheduled.first_use + end for setting, end in ends.items()}


def setting_ends(component: Component, months: int, landscape: Landscape) -> dict[str, int]:
    """Return how many months into a rollout each setting is live, in rollout order.

    Parameters
    ----------
    component
        The module or platform.
    months
        Length of the rollout.
    landscape
        The model, for the settings when the component names none.
    """
    settings = setting_order(component, landscape)
    if component.rollout_months:
        stated = component.rollout_months
        ends = list(accumulate(stated.get(setting, 0) for setting in settings))
    else:
        ends = [months * (n + 1) // len(settings) for n in range(len(settings))]
    return dict(zip(settings, ends, strict=True))


@dataclass(frozen=True, kw_only=True)
class Rollout:
    """A landscape under a plan: when each component is live and each system can leave.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    """

    landscape: Landscape
    plan: Plan

    @cached_property
    def live(self) -> Mapping[str, Mapping[str, Month]]:
        """First month live, per component and setting."""
        components = self.landscape.components
        return {
            id_: live_by_setting(components[id_], scheduled, self.landscape)
            for id_, scheduled in sorted(self.plan.components.items())
            if id_ in components
        }

    @cached_property
    def coverage(self) -> Coverage:
        """What covers what, whatever the plan."""
        return Coverage(self.landscape)

    @cached_property
    def speech(self) -> Speech:
        """The standards of every item."""
        return Speech(self.landscape)

    @cached_property
    def links(self) -> Links:
        """The declared connections."""
        return Links(self.landscape)

    @cached_property
    def known(self) -> dict[tuple[str, frozenset[str]], dict[tuple[str, str, str], Any]]:
        """What has been worked out per flow, by what it is and the platforms in use."""
        return {}

    @cached_property
    def served(self) -> dict[tuple[str, frozenset[Any]], tuple[Cell, ...]]:
        """Cells an item serves, by the item and what has changed for it so far."""
        return {}

    @property
    def slices(self) -> Mapping[str, tuple[Slice, ...]]:
        """The slices of every system that does not stay."""
        return self.coverage.slices

    def moved(self, one: Slice) -> Month | None:
        """Return the first month a slice is served by its module; None when it never is."""
        taker = self.landscape.items.get(one.module)
        if not isinstance(taker, Component):
            return None
        if not taker.is_planned:
            return self.landscape.start
        if one.setting:
            return self.live.get(one.module, {}).get(one.setting)
        return self.plan.live(one.module)

    def replaced(self, system: str) -> Month | None:
        """Return the first month every slice of a system has moved; None when some never does."""
        return self._replaced.get(system)

    @cached_property
    def _replaced(self) -> Mapping[str, Month | None]:
        return {system: self._last_move(system) for system in self.slices}

    def _last_move(self, system: str) -> Month | None:
        months = [self.moved(one) for one in self.slices[system]]
        known = [month for month in months if month is not None]
        return max(known) if known and len(known) == len(months) else None

    def needed_until(self, system: str) -> Month | None:
        """Return the last month a system is needed, parallel run included; None when for ever."""
        return self._needed_until.get(system)

    @cached_property
    def _needed_until(self) -> Mapping[str, Month | None]:
        parallel = int(self.landscape.default("parallel_run_months"))
        return {
            system: None if replaced is None else replaced + (parallel - 1)
            for system, replaced in self._replaced.items()
        }

    def remaining(self, system: str) -> tuple[Slice, ...]:
        """Return the slices of a system that nobody ever takes over."""
        return tuple(one for one in self.slices.get(system, ()) if self.moved(one) is None)
