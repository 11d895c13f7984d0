"""Whether a plan keeps to the model: every constraint, checked from the landscape itself.

Nothing here is shared with what makes plans: an edited plan, a solved one and one from another
tool are examined alike. Each broken constraint is told with the components, months and amounts
that a sentence about it needs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from modarch.deployment.gates import gate_months
from modarch.deployment.precedence import gates_of
from modarch.deployment.timing import hard_edges
from modarch.landscape.phases import Milestone, Phase
from modarch.landscape.plan import NO_WISH
from modarch.planning.examine_capacity import capacity_violations
from modarch.planning.examine_wish import budget_violations, wish_violations
from modarch.planning.violations import Violation, ViolationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.precedence import Edge
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan, PlanWish, ScheduledComponent

__all__ = ["examine"]


def examine(plan: Plan, landscape: Landscape, wish: PlanWish = NO_WISH) -> tuple[Violation, ...]:
    """Return every constraint of a landscape that a plan breaks; empty when it keeps them all.

    Parameters
    ----------
    plan
        When everything happens, whoever made it.
    landscape
        The model.
    wish
        What was decided beforehand, to be held against the plan as well.
    """
    found = [*_left_out(plan, landscape)]
    for id_, scheduled in sorted(plan.components.items()):
        component = landscape.components.get(id_)
        if component is not None:
            found += _of_component(component, scheduled, landscape)
    for edge in hard_edges(landscape):
        found += _of_edge(edge, plan)
    found += capacity_violations(plan, landscape)
    found += budget_violations(plan, landscape)
    found += wish_violations(plan, wish)
    return tuple(found)


def _left_out(plan: Plan, landscape: Landscape) -> Iterator[Violation]:
    for id_ in sorted(set(landscape.components) - set(plan.components)):
        yield Violation(kind=ViolationKind.LEFT_OUT, components=(id_,))


def _of_component(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> Iterator[Violation]:
    yield from _of_phases(component, scheduled, landscape)
    yield from _of_actuals(component, scheduled)
    yield from _of_certification(component, scheduled)
    yield from _of_gates(component, scheduled, landscape)
    yield from _of_requirements(component, scheduled, landscape)
    yield from _of_validity(component, scheduled)
    yield from _of_freezes(component, scheduled, landscape)


_TOGETHER = {(Phase.TENDER, Phase.REVIEW), (Phase.REVIEW, Phase.CONTRACT)}


def _of_phases(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> Iterator[Violation]:
    who = (component.id,)
    if scheduled.start < landscape.start and not component.actual:
        yield Violation(
            kind=ViolationKind.BEFORE_START,
            components=who,
            month=scheduled.start,
            months=landscape.start - scheduled.start,
        )
    for one in scheduled.phases:
        least = _least_months(component, scheduled.mode, one.phase)
        if one.months < least and one.phase not in component.actual:
            yield Violation(
                kind=ViolationKind.TOO_SHORT,
                components=who,
                phase=one.phase,
                month=one.start,
                months=least - one.months,
            )
    in_order = [one for one in scheduled.phases if one.phase is not Phase.CERTIFICATION]
    for before, after in pairwise(in_order):
        if after.start < before.end:
            yield Violation(
                kind=ViolationKind.PHASE_ORDER,
                components=who,
                phase=after.phase,
                month=after.start,
                months=before.end - after.start,
            )
        elif after.start > before.end and (before.phase, after.phase) in _TOGETHER:
            yield Violation(
                kind=ViolationKind.PHASE_BREAK,
                components=who,
                phase=after.phase,
                month=after.start,
                months=after.start - before.end,
            )


def _least_months(component: Component, mode: str, phase: Phase) -> int:
    chosen = component.modes.get(mode)
    changed = chosen.phases.get(phase) if chosen is not None else None
    return (changed or component.phases[phase]).min_months


def _of_actuals(component: Component, scheduled: ScheduledComponent) -> Iterator[Violation]:
    for phase, actual in component.actual.items():
        placed = scheduled.phase(phase)
        if placed is None:
            continue
        moved = placed.start != actual.start
        ended_elsewhere = actual.end is not None and placed.end != actual.end
        if moved or ended_elsewhere:
            yield Violation(
                kind=ViolationKind.ACTUAL,
                components=(component.id,),
                phase=phase,
                month=actual.start,
                until=actual.end,
            )


def _of_certification(component: Component, scheduled: ScheduledComponent) -> Iterator[Violation]:
    certification = scheduled.phase(Phase.CERTIFICATION)
    build = scheduled.phase(Phase.BUILD)
    if certification is None or build is None:
        return
    if certification.end > scheduled.first_use:
        yield Violation(
            kind=ViolationKind.CERTIFICATION,
            components=(component.id,),
            month=scheduled.first_use,
            months=certification.end - scheduled.first_use,
        )
    if certification.start < build.start:
        yield Violation(
            kind=ViolationKind.PHASE_ORDER,
            components=(component.id,),
            phase=Phase.CERTIFICATION,
            month=certification.start,
            months=build.start - certification.start,
        )


def _of_gates(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> Iterator[Violation]:
    opening = gate_months(landscape)
    for gate in gates_of(component, landscape):
        milestone = gate.holds or Milestone.TENDER
        passed = scheduled.at(milestone)
        if passed is not None and passed < opening[gate.id] and not component.actual:
            yield Violation(
                kind=ViolationKind.GATE,
                components=(component.id,),
                milestone=milestone,
                month=passed,
                months=opening[gate.id] - passed,
                on=gate.id,
            )


def _of_requirements(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> Iterator[Violation]:
    """Yield that requirements have grown old when the tender is announced."""
    done, announced = scheduled.phase(Phase.REQUIREMENTS), scheduled.phase(Phase.TENDER)
    if component.actual or done is None or announced is None:
        return
    late = announced.start - done.end - int(landscape.default("requirements_validity_months"))
    if late > 0:
        yield Violation(
            kind=ViolationKind.STALE,
            components=(component.id,),
            month=announced.start,
            months=late,
        )


def _of_validity(component: Component, scheduled: ScheduledComponent) -> Iterator[Violation]:
    signed, build = scheduled.at(Milestone.SIGNED), scheduled.at(Milestone.BUILD)
    validity = component.tender_validity_months
    if validity is None or signed is None or build is None:
        return
    if build - signed > validity:
        yield Violation(
            kind=ViolationKind.VALIDITY,
            components=(component.id,),
            month=build,
            months=build - signed - validity,
        )


def _of_freezes(
    component: Component, scheduled: ScheduledComponent, landscape: Landscape
) -> Iterator[Violation]:
    if Phase.ROLLOUT in component.actual:
        return
    for freeze in landscape.programme.freezes:
        served = set(component.settings)
        if freeze.settings and served and not served & set(freeze.settings):
            continue
        for milestone in (Milestone.FIRST_USE, Milestone.LIVE):
            month = scheduled.at(milestone)
            if month is not None and freeze.covers(month):
                yield Violation(
                    kind=ViolationKind.FREEZE,
                    components=(component.id,),
                    milestone=milestone,
                    month=month,
                )


def _of_edge(edge: Edge, plan: Plan) -> Iterator[Violation]:
    dependent, on = plan.components.get(edge.dependent), plan.components.get(edge.on)
    after = on.at(edge.after) if on is not None else None
    before = dependent.at(edge.before) if dependent is not None else None
    if after is None or before is None:
        return
    late = after + edge.lag_months - before
    if late > 0:
        yield Violation(
            kind=ViolationKind.DEPENDENCY,
            components=(edge.dependent, edge.on),
            milestone=edge.before,
            on=edge.after,
            month=before,
            months=late,
        )
    if edge.max_lag_months is not None and before - after > edge.max_lag_months:
        yield Violation(
            kind=ViolationKind.TOO_LATE_AFTER,
            components=(edge.dependent, edge.on),
            milestone=edge.before,
            on=edge.after,
            month=before,
            months=before - after - edge.max_lag_months,
        )
