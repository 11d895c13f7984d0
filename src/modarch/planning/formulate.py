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
from itertools import pairwise
from typing import TYPE_CHECKING

from modarch.deployment.coverage import Coverage
from modarch.deployment.precedence import gates_of
from modarch.deployment.rollout import setting_ends
from modarch.deployment.timing import Timing
from modarch.landscape.phases import Milestone, Phase
from modarch.landscape.plan import NO_WISH, Plan, ScheduledComponent, ScheduledPhase
from modarch.planning.aims_of import Assume, bridges_of, dues_of, values_of
from modarch.planning.blocks_of import (
    STANDARD_MODE,
    Block,
    activity_key,
    blocks_of,
    months_in,
    point_of,
)
from modarch.planning.problem import (
    Activity,
    Anchor,
    Budget,
    Group,
    Lag,
    LagKind,
    Mode,
    Problem,
    Spend,
    Use,
    Work,
)
from modarch.planning.supply_of import (
    IMPLEMENTATION,
    PHASE_RESOURCE,
    calendars_of,
    capacity_of,
    is_noticed,
    resources_of,
    setting_resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        Fixed starts and chosen modes.
    assume
        Which month counts where only an interval is known of a contract's end.
    """

    landscape: Landscape
    wish: PlanWish = NO_WISH
    assume: Assume = Assume.MIDDLE

    @cached_property
    def origin(self) -> Month:
        """Month 0: the start of the programme, or of what has started before it."""
        starts = [
            actual.start
            for component in self.landscape.components.values()
            for actual in component.actual.values()
        ]
        return min([self.landscape.start, *starts, *self.wish.starts.values()])

    @cached_property
    def first_free(self) -> int:
        """First month in which anything new can start, from the origin."""
        start, as_of = self.landscape.start, self.landscape.as_of
        return (max(start, as_of) if as_of is not None else start) - self.origin

    @cached_property
    def timing(self) -> Timing:
        """Earliest months and gates."""
        return Timing(self.landscape)

    @cached_property
    def problem(self) -> Problem:
        """The scheduling problem."""
        landscape, origin = self.landscape, self.origin
        components = [landscape.components[name] for name in sorted(landscape.components)]
        budgets = sorted(landscape.programme.budgets.items())
        return Problem(
            groups=tuple(self._group(component) for component in components),
            resources=resources_of(landscape, origin),
            budgets=tuple(Budget(key=key, amount=amount) for key, amount in budgets),
            calendars=calendars_of(landscape, origin),
            lags=tuple(self._lags(components)),
            dues=dues_of(landscape, Coverage(landscape), origin, self.assume),
            values=values_of(landscape),
            bridges=bridges_of(landscape),
        )

    @cached_property
    def _calendars(self) -> frozenset[str]:
        return frozenset(one.key for one in calendars_of(self.landscape, self.origin))

    @cached_property
    def _limited(self) -> frozenset[str]:
        return frozenset(capacity_of(self.landscape))

    def _group(self, component: Component) -> Group:
        activities = tuple(self._activity(component, block) for block in blocks_of(component))
        return Group(key=component.id, activities=activities, modes=self._modes(component))

    def _activity(self, component: Component, block: Block) -> Activity:
        months, fixed = self._extent(component, block, STANDARD_MODE)
        return Activity(
            key=activity_key(component.id, block),
            months=months,
            uses=tuple(self._uses(component, block, STANDARD_MODE)),
            release=self._release(component, block),
            calendar=self._calendar(component, block, fixed),
            fixed=fixed,
            late=block is Block.REQUIREMENTS and fixed is None,
        )

    def _calendar(self, component: Component, block: Block, fixed: int | None) -> str:
        keeps = block is Block.ROLLOUT and fixed is None and component.id in self._calendars
        return component.id if keeps else ""

    def _extent(self, component: Component, block: Block, mode: str) -> tuple[int, int | None]:
        """Return an activity's months, and its start if that is settled."""
        phases = blocks_of(component)[block]
        planned = months_in(component, mode)
        begun = [component.actual[phase] for phase in phases if phase in component.actual]
        if not begun:
            return sum(planned[phase] for phase in phases), self._wished(component, block)
        start = end = begun[0].start
        for phase in phases:
            actual = component.actual.get(phase)
            first = actual.start if actual is not None else end
            end = first + planned[phase]
            if actual is None or actual.end is None:
                end = max(end, self.origin + self.first_free)
        return end - start, start - self.origin

    def _wished(self, component: Component, block: Block) -> int | None:
        tender = Block.ESTABLISH if component.is_in_house else Block.PROCUREMENT
        wished = self.wish.starts.get(component.id)
        return wished - self.origin if wished is not None and block is tender else None

    def _release(self, component: Component, block: Block) -> int:
        months = [self.first_free]
        for gate in gates_of(component, self.landscape):
            point = point_of(component, gate.holds or Milestone.TENDER)
            if point.activity == activity_key(component.id, block):
                length = self._extent(component, block, STANDARD_MODE)[0]
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
        months = self._extent(component, Block.ROLLOUT, mode)[0]
        ends = setting_ends(component, months, self.landscape)
        starts = [0, *ends.values()]
        for (setting, end), start in zip(ends.items(), starts, strict=False):
            resource = setting_resource(setting)
            if resource in self._limited and end > start:
                yield Use(resource=resource, offset=start, months=end - start)

    def _modes(self, component: Component) -> tuple[Mode, ...]:
        if not component.modes:
            return ()
        chosen = self.wish.modes.get(component.id)
        names = [STANDARD_MODE, *component.modes] if chosen is None else [chosen]
        return tuple(self._mode(component, name) for name in names)

    def _mode(self, component: Component, name: str) -> Mode:
        mode = component.modes.get(name)
        if mode is None:
            return Mode(key=name)
        work = tuple(
            Work(
                activity=activity_key(component.id, block),
                months=self._extent(component, block, name)[0],
                uses=tuple(self._uses(component, block, name)),
            )
            for block in blocks_of(component)
        )
        spends = tuple(Spend(budget=key, amount=units) for key, units in mode.budget.items())
        return Mode(key=name, work=work, cost=round(mode.cost_sek / 100_000), spends=spends)

    def _lags(self, components: list[Component]) -> Iterator[Lag]:
        for component in components:
            yield from self._inner_lags(component)
        for edge in self.timing.edges:
            dependent = self.landscape.components[edge.dependent]
            before = point_of(self.landscape.components[edge.on], edge.after)
            after = point_of(dependent, edge.before)
            bounds = ((LagKind.MIN, edge.lag_months), (LagKind.MAX, edge.max_lag_months))
            for kind, months in bounds:
                if months is not None:
                    yield Lag(
                        before=before.activity,
                        after=after.activity,
                        months=months + before.months - after.months,
                        kind=kind,
                        before_anchor=before.anchor,
                        after_anchor=after.anchor,
                        reason=edge.kind,
                    )

    def _inner_lags(self, component: Component) -> Iterator[Lag]:
        blocks = [block for block in blocks_of(component) if block is not Block.CERTIFICATION]
        keys = [activity_key(component.id, block) for block in blocks]
        for before, after in pairwise(keys):
            yield Lag(before=before, after=after, reason="previous")
        certification = activity_key(component.id, Block.CERTIFICATION)
        if Phase.CERTIFICATION in component.phases:
            build = activity_key(component.id, Block.BUILD)
            rollout = activity_key(component.id, Block.ROLLOUT)
            yield Lag(
                before=build,
                after=certification,
                before_anchor=Anchor.START,
                reason="beside-build",
            )
            yield Lag(before=certification, after=rollout, reason="certification")
        validity = component.tender_validity_months
        if validity is not None and Block.PROCUREMENT in blocks:
            yield Lag(
                before=activity_key(component.id, Block.PROCUREMENT),
                after=activity_key(component.id, Block.BUILD),
                months=validity,
                kind=LagKind.MAX,
                reason="tender-validity",
            )

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
        components = {
            id_: self._scheduled(component, schedule)
            for id_, component in sorted(self.landscape.components.items())
        }
        return Plan(components=components, order=order, method=method, gates=self.timing.gates)

    def _scheduled(self, component: Component, schedule: Schedule) -> ScheduledComponent:
        mode = schedule.modes.get(component.id) or STANDARD_MODE
        phases: list[ScheduledPhase] = []
        for block in blocks_of(component):
            start = self.origin + schedule.starts[activity_key(component.id, block)]
            phases += self._phases(component, block, start, mode)
        return ScheduledComponent(
            id=component.id,
            phases=tuple(phases),
            in_house=component.is_in_house,
            mode="" if mode == STANDARD_MODE else mode,
        )

    def _phases(
        self, component: Component, block: Block, start: Month, mode: str
    ) -> Iterator[ScheduledPhase]:
        months: Mapping[Phase, int] = months_in(component, mode)
        total, _ = self._extent(component, block, mode)
        phases = blocks_of(component)[block]
        end = start + total
        for phase in phases:
            actual = component.actual.get(phase)
            first = actual.start if actual is not None else start
            last = end if phase is phases[-1] else min(end, first + months[phase])
            yield ScheduledPhase(phase, first, last - first)
            start = last
