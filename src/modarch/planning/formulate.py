"""From a landscape to a scheduling problem, and from a schedule to a plan.

A component becomes a group of activities: requirements, procurement (tender, review and contract
without a break), build and rollout; certification runs beside the build. Procurements take a unit
of the capacity ``procurement``, build and rollout one of ``implementation``, and each setting's
part of the rollout one of that setting's capacity for change, unless the component's own demand
says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.coverage import Coverage
from modarch.deployment.precedence import gates_of
from modarch.deployment.rollout import setting_ends
from modarch.deployment.timing import Timing
from modarch.landscape.phases import Milestone
from modarch.landscape.plan import NO_WISH, Plan
from modarch.planning.aims_of import Assume, bridges_of, dues_of, values_of
from modarch.planning.blocks_of import (
    STANDARD_MODE,
    Block,
    activity_key,
    blocks_of,
    extent_of,
    point_of,
    tender_of,
)
from modarch.planning.lags_of import lags_of
from modarch.planning.lifting import resources_with_room
from modarch.planning.plan_of import schedule_of, scheduled
from modarch.planning.problem import (
    Activity,
    Anchor,
    Budget,
    Calendar,
    Closure,
    Group,
    Mode,
    Problem,
    Spend,
    Use,
    Work,
)
from modarch.planning.settle import now_of, settle, settled_modes
from modarch.planning.supply_of import (
    IMPLEMENTATION,
    PHASE_RESOURCE,
    calendars_of,
    capacity_of,
    is_noticed,
    setting_resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import PlanWish
    from modarch.planning.schedule import Schedule

__all__ = ["Formulation"]


@dataclass(frozen=True, kw_only=True)
class Formulation:
    """A landscape as a scheduling problem.

    Parameters
    ----------
    landscape
        The model; its hard dependencies go in no circle.
    wish
        What is decided of starts, modes and orders already.
    assume
        Which month counts where only an interval is known of a contract's end.
    kept
        A plan in force: what begins in it before the present month keeps its months.
    keep_whole
        Components that keep all their months of that plan.
    reference
        A plan that tenders should rather not move from, for the terms of stability; the kept one
        when not given.
    """

    landscape: Landscape
    wish: PlanWish = NO_WISH
    assume: Assume = Assume.MIDDLE
    kept: Plan | None = None
    keep_whole: frozenset[str] = frozenset()
    reference: Plan | None = None

    @cached_property
    def model(self) -> Landscape:
        """The landscape in which what is kept of the plan in force has happened."""
        if self.kept is None:
            return self.landscape
        return settle(self.landscape, self.kept, self.keep_whole)

    @cached_property
    def origin(self) -> Month:
        """Month 0: the start of the programme, or of what has started before it."""
        starts = [
            actual.start
            for component in self.model.components.values()
            for actual in component.actual.values()
        ]
        return min([self.landscape.start, *starts, *self.wish.starts.values()])

    @cached_property
    def first_free(self) -> int:
        """First month in which anything new can start, from the origin."""
        return now_of(self.landscape) - self.origin

    @cached_property
    def timing(self) -> Timing:
        """Earliest months and gates."""
        return Timing(self.model)

    @cached_property
    def problem(self) -> Problem:
        """The scheduling problem."""
        model, origin = self.model, self.origin
        components = [model.components[name] for name in sorted(model.components)]
        budgets = sorted(model.programme.budgets.items())
        groups = tuple(self._group(component) for component in components)
        return Problem(
            groups=groups,
            resources=resources_with_room(model, groups, origin),
            budgets=tuple(Budget(key=key, amount=amount) for key, amount in budgets),
            calendars=tuple(self._calendars.values()),
            lags=lags_of(model, self.timing.edges, self.wish),
            dues=dues_of(model, Coverage(model), origin, self.assume),
            values=values_of(model),
            bridges=bridges_of(model),
            reference=self._reference(groups),
        )

    def _reference(self, groups: tuple[Group, ...]) -> dict[str, int]:
        """Return the tenders' starts in the plan that they should rather not move from."""
        plan = self.reference or self.kept
        if plan is None:
            return {}
        open_keys = {a.key for group in groups for a in group.activities if a.fixed is None}
        known = {id_: one for id_, one in self.model.components.items() if id_ in plan.components}
        starts = {
            activity_key(id_, tender_of(component)): start - self.origin
            for id_, component in known.items()
            if (start := plan.components[id_].at(Milestone.TENDER)) is not None
        }
        return {key: max(0, start) for key, start in starts.items() if key in open_keys}

    @cached_property
    def _calendars(self) -> dict[str, Calendar]:
        """The months that are closed for rollouts, by component, and for tenders, by activity."""
        found = {one.key: one for one in calendars_of(self.model, self.origin)}
        for id_, months in sorted(self.wish.forbidden.items()):
            key = activity_key(id_, tender_of(self.model.components[id_]))
            closed = tuple(Closure(first=month - self.origin) for month in months)
            found[key] = Calendar(key=key, no_start=closed)
        return found

    @cached_property
    def _limited(self) -> frozenset[str]:
        return frozenset(capacity_of(self.model))

    def _group(self, component: Component) -> Group:
        activities = tuple(self._activity(component, block) for block in blocks_of(component))
        return Group(key=component.id, activities=activities, modes=self._modes(component))

    def _activity(self, component: Component, block: Block) -> Activity:
        months, begun = extent_of(component, block, STANDARD_MODE, now_of(self.landscape))
        fixed = None if begun is None else begun - self.origin
        gate, first, latest = self._gate(component, block), self.first_free, None
        if fixed is None and block is tender_of(component):
            fixed, first, latest = self._wished(component, gate)
        return Activity(
            key=activity_key(component.id, block),
            months=months,
            uses=tuple(self._uses(component, block, STANDARD_MODE)),
            release=max(gate, first),
            latest=latest,
            calendar=self._calendar(component, block) if fixed is None else "",
            fixed=fixed,
            late=block is Block.REQUIREMENTS and fixed is None,
        )

    def _wished(self, component: Component, gate: int) -> tuple[int | None, int, int | None]:
        """Return the fixed, first and last start of a tender that has not begun.

        A month that is fixed before a gate opens cannot be kept; it is then a last month, so that
        the two can be told as a conflict.
        """
        id_, wish, origin = component.id, self.wish, self.origin
        fixed = wish.starts[id_] - origin if id_ in wish.starts else None
        first = wish.not_before[id_] - origin if id_ in wish.not_before else 0
        limits = [wish.not_after[id_] - origin] if id_ in wish.not_after else []
        if fixed is not None and not max(gate, first) <= fixed <= min([fixed, *limits]):
            first, limits, fixed = max(first, fixed), [*limits, fixed], None
        return fixed, max(first, self.first_free), max(0, min(limits)) if limits else None

    def _calendar(self, component: Component, block: Block) -> str:
        rollout = block is Block.ROLLOUT
        key = component.id if rollout else activity_key(component.id, block)
        return key if key in self._calendars else ""

    def _months(self, component: Component, block: Block, mode: str = STANDARD_MODE) -> int:
        return extent_of(component, block, mode, now_of(self.landscape))[0]

    def _gate(self, component: Component, block: Block) -> int:
        """Return the first month that the gates leave to an activity."""
        months = [0]
        for gate in gates_of(component, self.model):
            point = point_of(component, gate.holds or Milestone.TENDER)
            if point.activity == activity_key(component.id, block):
                length = self._months(component, block)
                inside = point.months + (length if point.anchor is Anchor.END else 0)
                months.append(self.timing.gates[gate.id] - self.origin - inside)
        return max(months)

    def _uses(self, component: Component, block: Block, mode: str) -> Iterator[Use]:
        demand = dict(component.demand)
        if mode in component.modes:
            demand |= component.modes[mode].demand
        main = PHASE_RESOURCE.get(blocks_of(component)[block][0])
        if main is not None and main in self._limited and demand.get(main, 1):
            yield Use(resource=main, amount=demand.get(main, 1))
        if main == IMPLEMENTATION:
            for name, amount in sorted(demand.items()):
                if name in self._limited and name not in PHASE_RESOURCE.values() and amount:
                    yield Use(resource=name, amount=amount)
        if block is Block.ROLLOUT and is_noticed(component):
            yield from self._setting_uses(component, mode)

    def _setting_uses(self, component: Component, mode: str) -> Iterator[Use]:
        months = self._months(component, Block.ROLLOUT, mode)
        ends = setting_ends(component, months, self.model)
        starts = [0, *ends.values()]
        for (setting, end), start in zip(ends.items(), starts, strict=False):
            resource = setting_resource(setting)
            if resource in self._limited and end > start:
                yield Use(resource=resource, offset=start, months=end - start)

    def _modes(self, component: Component) -> tuple[Mode, ...]:
        if not component.modes:
            return ()
        chosen = self._chosen.get(component.id)
        names = [STANDARD_MODE, *component.modes] if chosen is None else [chosen]
        return tuple(self._mode(component, name) for name in names)

    @cached_property
    def _chosen(self) -> dict[str, str]:
        if self.kept is None:
            return dict(self.wish.modes)
        settled = settled_modes(self.landscape, self.kept, self.keep_whole)
        return {**self.wish.modes, **settled}

    def _mode(self, component: Component, name: str) -> Mode:
        mode = component.modes.get(name)
        if mode is None:
            return Mode(key=name)
        work = tuple(
            Work(
                activity=activity_key(component.id, block),
                months=self._months(component, block, name),
                uses=tuple(self._uses(component, block, name)),
            )
            for block in blocks_of(component)
        )
        spends = tuple(Spend(budget=key, amount=units) for key, units in mode.budget.items())
        return Mode(key=name, work=work, cost=round(mode.cost_sek / 100_000), spends=spends)

    def plan(self, schedule: Schedule, *, method: str, order: tuple[str, ...] = ()) -> Plan:
        """Return a schedule as a plan.

        Parameters
        ----------
        schedule
            A start for every activity.
        method
            How it was made.
        order
            The order it was made from.
        """
        now = now_of(self.landscape)
        components = {
            id_: scheduled(component, schedule, origin=self.origin, now=now)
            for id_, component in sorted(self.model.components.items())
        }
        return Plan(components=components, order=order, method=method, gates=self.timing.gates)

    def schedule(self, plan: Plan) -> Schedule:
        """Return a plan's starts and modes, to be held against the problem."""
        return schedule_of(plan, self.model, self.origin)
