"""From a landscape and a plan to the programme as it is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from modarch.deployment.coverage import Coverage
from modarch.deployment.precedence import gates_of
from modarch.deployment.sites import setting_order
from modarch.landscape.phases import Anchor, Milestone, Phase, anchor_of
from modarch.planning.blocks import find_blocks
from modarch.planning.blocks_of import STANDARD_MODE, Block, activity_key, blocks_of, months_in
from modarch.planning.supply_of import (
    IMPLEMENTATION,
    PHASE_RESOURCE,
    capacity_of,
    is_noticed,
    setting_resource,
)
from modarch.simulation.network import (
    END,
    START,
    Completion,
    Need,
    Network,
    Occupation,
    Portion,
    SimActivity,
    SimArc,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.precedence import Edge
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Activity
    from modarch.simulation.outlook import Outlook

__all__ = ["network_of", "portions_of"]


def portions_of(component: Component, landscape: Landscape, mode: str) -> dict[str, Portion]:
    """Return the part of a rollout after which each setting is live, in rollout order.

    Parameters
    ----------
    component
        The module or platform.
    landscape
        The model, for the settings when the component names none.
    mode
        The way it is carried out.

    Notes
    -----
    Months stated per setting are stretched or shortened in proportion when the rollout turns out
    longer or shorter than planned.
    """
    settings = setting_order(component, landscape)
    if not component.rollout_months:
        count = len(settings)
        return {one: Portion(of=n + 1, parts=count) for n, one in enumerate(settings)}
    planned = max(1, months_in(component, mode)[Phase.ROLLOUT])
    portions, passed = {}, 0
    for setting in settings:
        passed += component.rollout_months.get(setting, 0)
        portions[setting] = Portion(of=passed, parts=planned)
    return portions


def network_of(formulation: Formulation, outlook: Outlook, plan: Plan) -> Network:
    """Return a programme under a plan, ready to be carried out.

    Parameters
    ----------
    formulation
        The landscape as a scheduling problem, in the plan's modes.
    outlook
        What is drawn for it.
    plan
        The plan.
    """
    return _Networker(formulation, outlook, plan).network


@dataclass(frozen=True)
class _Networker:
    """Builds a network."""

    formulation: Formulation
    outlook: Outlook
    plan: Plan

    @cached_property
    def landscape(self) -> Landscape:
        return self.formulation.landscape

    @cached_property
    def network(self) -> Network:
        problem = self.formulation.problem
        components = [self.landscape.components[name] for name in sorted(self.landscape.components)]
        return Network(
            activities=tuple(
                self._activity(component, block, activity)
                for component, group in zip(components, problem.groups, strict=True)
                for block, activity in zip(blocks_of(component), group.activities, strict=True)
            ),
            arcs=tuple(self._arcs(components)),
            resources=problem.resources,
            calendars=problem.calendars,
            needs=tuple(self._needs()),
            blocks=find_blocks(problem),
            order=self._order(),
            deliveries=self._deliveries(),
        )

    def _deliveries(self) -> frozenset[str]:
        """Return the modules whose rollout has not begun, or else everything."""
        components = self.landscape.components
        modules = [id_ for id_ in components if id_ in self.landscape.modules]
        waiting = [id_ for id_ in modules if Phase.ROLLOUT not in components[id_].actual]
        return frozenset(waiting or modules or components)

    def _mode(self, component: Component) -> str:
        scheduled = self.plan.components.get(component.id)
        return (scheduled.mode if scheduled is not None else "") or STANDARD_MODE

    def _order(self) -> tuple[str, ...]:
        """Return the plan's order; components it leaves out, or a plan without, by their start."""
        known = self.landscape.components
        starts = {
            id_: (scheduled.at(Milestone.TENDER) or scheduled.start).index
            for id_, scheduled in self.plan.components.items()
        }
        stated = tuple(dict.fromkeys(one for one in self.plan.order if one in known))
        rest = sorted(set(known) - set(stated), key=lambda id_: (starts.get(id_, 0), id_))
        return (*stated, *rest)

    def _activity(self, component: Component, block: Block, activity: Activity) -> SimActivity:
        phases = blocks_of(component)[block]
        scheduled = self.plan.components.get(component.id)
        place = scheduled.phase(phases[0]) if scheduled is not None else None
        return SimActivity(
            key=activity.key,
            component=component.id,
            block=block,
            phases=phases,
            length=self.outlook.phase_rows[component.id, phases[-1]],
            fixed=activity.fixed,
            planned=None if place is None else place.start - self.formulation.origin,
            release=self.formulation.first_free,
            calendar=activity.calendar,
            uses=tuple(self._uses(component, block)),
        )

    def _uses(self, component: Component, block: Block) -> Iterator[Occupation]:
        demand = dict(component.demand)
        mode = component.modes.get(self._mode(component))
        demand |= mode.demand if mode is not None else {}
        main = PHASE_RESOURCE.get(blocks_of(component)[block][0])
        if main is None:
            return
        taken = {main: demand.get(main, 1)}
        if main == IMPLEMENTATION:
            others = sorted(set(demand) - set(PHASE_RESOURCE.values()))
            taken |= {name: demand[name] for name in others}
        for name, amount in taken.items():
            if name in self._limited and amount:
                yield Occupation(resource=name, amount=amount)
        if block is Block.ROLLOUT and is_noticed(component):
            yield from self._setting_uses(component)

    @cached_property
    def _limited(self) -> frozenset[str]:
        return frozenset(capacity_of(self.landscape))

    def _setting_uses(self, component: Component) -> Iterator[Occupation]:
        begin = START
        for setting, end in self._portions(component).items():
            if setting_resource(setting) in self._limited:
                yield Occupation(resource=setting_resource(setting), amount=1, begin=begin, end=end)
            begin = end

    def _moment(self, component: Component, milestone: Milestone) -> tuple[str, int]:
        """Return the activity of a milestone and the row of the months inside it."""
        phase, anchor = anchor_of(milestone, in_house=component.is_in_house)
        for block, phases in blocks_of(component).items():
            if phase in phases:
                at = phases.index(phase)
                inside = phases[at] if anchor is Anchor.END else (phases[at - 1] if at else None)
                row = 0 if inside is None else self.outlook.phase_rows[component.id, inside]
                return activity_key(component.id, block), row
        raise KeyError(milestone)

    def _arcs(self, components: list[Component]) -> Iterator[SimArc]:
        for component in components:
            yield from self._inner_arcs(component)
            for gate in gates_of(component, self.landscape):
                activity, row = self._moment(component, gate.holds or Milestone.TENDER)
                gate_row = self.outlook.gate_rows[gate.id]
                yield SimArc(
                    before="",
                    after=activity,
                    before_row=gate_row,
                    after_row=row,
                    months=0,
                    reason=gate.id,
                )
        for edge in self.formulation.timing.edges:
            yield from self._edge_arcs(edge)

    def _edge_arcs(self, edge: Edge) -> Iterator[SimArc]:
        before, before_row = self._moment(self.landscape.components[edge.on], edge.after)
        after, after_row = self._moment(self.landscape.components[edge.dependent], edge.before)
        yield SimArc(
            before=before,
            after=after,
            before_row=before_row,
            after_row=after_row,
            months=edge.lag_months,
            reason=edge.kind,
        )
        if edge.max_lag_months is not None:
            yield SimArc(
                before=after,
                after=before,
                before_row=after_row,
                after_row=before_row,
                months=-edge.max_lag_months,
                is_greatest=True,
                reason=edge.kind,
            )

    def _inner_arcs(self, component: Component) -> Iterator[SimArc]:
        rows, id_ = self.outlook.phase_rows, component.id
        blocks = {block: activity_key(id_, block) for block in blocks_of(component)}
        last = {block: rows[id_, phases[-1]] for block, phases in blocks_of(component).items()}
        chain = [block for block in blocks if block is not Block.CERTIFICATION]
        for one, other in pairwise(chain):
            yield self._after(blocks[one], last[one], blocks[other], "previous")
        if Block.CERTIFICATION in blocks:
            certification = blocks[Block.CERTIFICATION]
            yield self._after(blocks[Block.BUILD], 0, certification, "beside-build")
            yield self._after(
                certification, last[Block.CERTIFICATION], blocks[Block.ROLLOUT], "certification"
            )
        yield from self._limits(component, blocks, last)

    def _limits(
        self, component: Component, blocks: Mapping[Block, str], last: Mapping[Block, int]
    ) -> Iterator[SimArc]:
        """Yield how long requirements stay up to date, and how long a tender is valid."""
        work = component.phases.get(Phase.REQUIREMENTS)
        if work and work.mode_months and Block.PROCUREMENT in blocks and not component.actual:
            yield SimArc(
                before=blocks[Block.PROCUREMENT],
                after=blocks[Block.REQUIREMENTS],
                before_row=0,
                after_row=last[Block.REQUIREMENTS],
                months=-int(self.landscape.default("requirements_validity_months")),
                is_greatest=True,
                reason="requirements-validity",
            )
        validity = component.tender_validity_months
        if validity is not None and Block.PROCUREMENT in blocks:
            yield SimArc(
                before=blocks[Block.BUILD],
                after=blocks[Block.PROCUREMENT],
                before_row=0,
                after_row=last[Block.PROCUREMENT],
                months=-validity,
                is_greatest=True,
                reason="tender-validity",
            )

    def _after(self, before: str, row: int, after: str, reason: str) -> SimArc:
        return SimArc(
            before=before, after=after, before_row=row, after_row=0, months=0, reason=reason
        )

    def _needs(self) -> Iterator[Need]:
        parallel = int(self.landscape.default("parallel_run_months"))
        for system, slices in Coverage(self.landscape).slices.items():
            last: dict[str, Portion] = {}
            for one in slices:
                component = self.landscape.components.get(one.module)
                if component is not None:
                    portion = self._portions(component).get(one.setting, END)
                    rollout = activity_key(component.id, Block.ROLLOUT)
                    last[rollout] = max(last.get(rollout, portion), portion, key=_share)
            if last:
                completions = tuple(
                    Completion(activity=key, portion=portion) for key, portion in last.items()
                )
                yield Need(system=system, completions=completions, parallel=parallel)

    def _portions(self, component: Component) -> dict[str, Portion]:
        return portions_of(component, self.landscape, self._mode(component))


def _share(portion: Portion) -> float:
    return portion.of / portion.parts
