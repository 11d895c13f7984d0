"""The landscape in one month: what is in use, and who serves what where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.rollout import Rollout
from modarch.landscape.components import Component, Platform
from modarch.landscape.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.coverage import Cell
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["Situation", "event_months", "situation_at", "target_situation"]

_NO_PLAN = Plan(components={})


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A landscape under a plan in one month.

    Parameters
    ----------
    rollout
        The landscape and the plan.
    month
        The month; None stands for the end, when everything planned is live and every replaced
        system has gone.
    """

    rollout: Rollout
    month: Month | None

    @property
    def landscape(self) -> Landscape:
        """The model."""
        return self.rollout.landscape

    @cached_property
    def active(self) -> frozenset[str]:
        """Items in use somewhere this month."""
        items = self.landscape.items
        return frozenset(id_ for id_, item in items.items() if self._is_active(id_, item))

    def _is_active(self, id_: str, item: Item) -> bool:
        if isinstance(item, Component):
            return self._is_in_use(item)
        if id_ in self.rollout.slices:
            return not self._has_left(id_)
        return True

    def _is_in_use(self, component: Component) -> bool:
        if not component.is_planned or self.month is None:
            return True
        if isinstance(component, Platform) and component.available_from is not None:
            return component.available_from <= self.month
        first_use = self.rollout.plan.first_use(component.id)
        return first_use is not None and first_use <= self.month

    def _has_left(self, system: str) -> bool:
        if self.month is None:
            return not any(one.module == "" for one in self.rollout.slices[system])
        until = self.rollout.needed_until(system)
        return until is not None and until < self.month

    def is_live(self, component: Component, setting: str) -> bool:
        """Whether a component is live in a setting this month."""
        if not component.is_planned or self.month is None:
            return True
        live = self.rollout.live.get(component.id, {}).get(setting)
        if live is None:
            live = self.rollout.plan.live(component.id)
        return live is not None and live <= self.month

    @cached_property
    def serving(self) -> Mapping[Cell, tuple[str, ...]]:
        """Items that serve each capability at each site, sorted; cells nobody serves are left out.

        A module serves a cell once it is live in the setting; until then the systems it takes
        over from do. Systems that no live module has taken a cell over from go on serving it.
        """
        cells: dict[Cell, list[str]] = defaultdict(list)
        for id_, meant in self.rollout.coverage.cells_of.items():
            for cell in self._cells_served(id_, meant):
                cells[cell].append(id_)
        return {cell: tuple(items) for cell, items in cells.items()}

    def _cells_served(self, id_: str, meant: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Return the cells an item serves; what has been worked out for one month is kept."""
        item = self.landscape.items[id_]
        known = self.rollout.served
        if isinstance(item, Component):
            settings = self.rollout.coverage.settings_of[id_]
            live = frozenset(setting for setting in settings if self.is_live(item, setting))
            if (id_, live) not in known:
                known[id_, live] = tuple(cell for cell in meant if cell[0].setting in live)
            return known[id_, live]
        moved = self._moved.get(id_, frozenset())
        if (id_, moved) not in known:
            known[id_, moved] = tuple(
                cell for cell in meant if (cell[1], cell[0].setting) not in moved
            )
        return known[id_, moved]

    @cached_property
    def _moved(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """Capabilities and settings of each system that have moved to their module by now."""
        return {
            system: frozenset(
                (one.capability, one.setting)
                for one in slices
                if one.capability and self._has_moved(one.module, one.setting)
            )
            for system, slices in self.rollout.slices.items()
        }

    def _has_moved(self, module: str, setting: str) -> bool:
        known = self.landscape.items.get(module)
        return isinstance(known, Component) and self.is_live(known, setting)


def situation_at(landscape: Landscape, plan: Plan | None, month: Month | None) -> Situation:
    """Return the landscape in a month under a plan.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; None when nothing planned ever does.
    month
        The month; None for the end state.
    """
    return Situation(rollout=Rollout(landscape=landscape, plan=plan or _NO_PLAN), month=month)


def target_situation(landscape: Landscape) -> Situation:
    """Return the end state: everything planned is live, every replaced system has gone."""
    return situation_at(landscape, None, None)


def event_months(rollout: Rollout) -> tuple[Month, ...]:
    """Return the months in which anything changes: first uses, go-lives and departures.

    Parameters
    ----------
    rollout
        The landscape under a plan.
    """
    months = {rollout.landscape.start}
    for scheduled in rollout.plan.components.values():
        months.add(scheduled.first_use)
    for by_setting in rollout.live.values():
        months |= set(by_setting.values())
    for system in rollout.slices:
        until = rollout.needed_until(system)
        if until is not None:
            months.add(until + 1)
    return tuple(sorted(months))
