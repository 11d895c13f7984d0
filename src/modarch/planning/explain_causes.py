"""From what binds an activity to a reason in the model's own terms: gates, components, settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.precedence import gates_of
from modarch.landscape.phases import Milestone
from modarch.landscape.results import Result
from modarch.planning.blocks_of import Block, activity_key, blocks_of, point_of
from modarch.planning.critical import Binder
from modarch.planning.problem import Anchor, LagKind
from modarch.planning.supply_of import setting_resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.deployment.precedence import Edge
    from modarch.landscape.components import Component
    from modarch.landscape.months import Month
    from modarch.planning.critical import Binding
    from modarch.planning.elements import Lag, Work
    from modarch.planning.formulate import Formulation

__all__ = ["Cause", "CauseKind", "Causes", "parts_of"]


class CauseKind(StrEnum):
    """Why a step of a component comes when it does."""

    ACTUAL = "actual"
    """It has happened."""
    FIXED = "fixed"
    """The user has settled its month."""
    START = "start"
    """Nothing new can start sooner."""
    GATE = "gate"
    """A gate opens then."""
    PREVIOUS = "previous"
    """The component's own step before is done then."""
    CERTIFICATION = "certification"
    """Certification is done then."""
    DEPENDENCY = "dependency"
    """Another component reaches a milestone."""
    STALE = "requirements-validity"
    """Sooner, the requirements would have grown old before the tender."""
    VALIDITY = "tender-validity"
    """Sooner, the tender would have lapsed before the build."""
    AT_MOST = "at-most"
    """It may not come longer before something else."""
    ORDER = "order"
    """The user wants another component first."""
    NOT_BEFORE = "not-before"
    """The user does not want it sooner."""
    FORBIDDEN = "forbidden"
    """The user has ruled out the months before."""
    FREEZE = "freeze"
    """The months before are closed for going live."""
    CAPACITY = "capacity"
    """All places are taken."""
    LATE = "late"
    """Preparation comes as late as what follows allows."""
    FREE = "free"
    """Nothing binds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Result):
    """One reason.

    Parameters
    ----------
    kind
        What kind of reason.
    month
        The month that decides: when the gate opens, the other milestone is reached, or room comes.
    on
        The gates, the component, the resource, or the component's own step before.
    after, before
        Milestones of a dependency: this component's ``before`` waits for the other's ``after``.
    lag_months
        Months that must lie between.
    users, leaving
        Components that fill a resource, and those of them that leave room first.
    ongoing
        Other work that takes of the resource.
    units
        How much of the resource there is in the full month.
    months
        How much earlier it could have been, or how many months are closed.
    """

    kind: CauseKind
    month: Month
    on: tuple[str, ...] = ()
    after: Milestone | None = None
    before: Milestone | None = None
    lag_months: int = 0
    users: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    units: int = 0
    months: int = 0


_SIMPLE = {
    Binder.CALENDAR: CauseKind.FREEZE,
    Binder.LATE: CauseKind.LATE,
    Binder.FREE: CauseKind.FREE,
}
_OF_LAG = {
    "previous": CauseKind.PREVIOUS,
    "beside-build": CauseKind.PREVIOUS,
    "certification": CauseKind.CERTIFICATION,
    "requirements-validity": CauseKind.STALE,
    "tender-validity": CauseKind.VALIDITY,
}


class Causes:
    """Turns bindings into reasons.

    Parameters
    ----------
    formulation
        The landscape and the wish as a problem.
    """

    def __init__(self, formulation: Formulation) -> None:
        self._formulation = formulation
        self._landscape = formulation.model
        self._capacity = {r.key: r for r in formulation.problem.resources}

    def of(self, activity: str, binding: Binding) -> Cause:
        """Return the reason that a binding of an activity stands for."""
        origin = self._formulation.origin
        if binding.binder in _SIMPLE:
            month, kind = origin + binding.month, _SIMPLE[binding.binder]
            if kind is CauseKind.FREEZE and parts_of(activity)[1] is not Block.ROLLOUT:
                kind = CauseKind.FORBIDDEN
            return Cause(kind=kind, month=month, months=binding.months)
        if binding.binder is Binder.FIXED:
            return self._fixed(activity, origin + binding.month)
        if binding.binder is Binder.RELEASE:
            return self._released(activity, origin + binding.month)
        if binding.binder is Binder.CAPACITY:
            return self._crowded(binding)
        return self._lag(activity, binding)

    def _fixed(self, activity: str, month: Month) -> Cause:
        component, block = self._component(activity)
        happened = any(phase in component.actual for phase in blocks_of(component)[block])
        return Cause(kind=CauseKind.ACTUAL if happened else CauseKind.FIXED, month=month)

    def _released(self, activity: str, month: Month) -> Cause:
        gates = self.gates(activity, month)
        if gates:
            opens = max(self._formulation.timing.gates[gate] for gate in gates)
            return Cause(kind=CauseKind.GATE, month=opens, on=gates)
        wished = self._formulation.wish.not_before.get(parts_of(activity)[0])
        kind = CauseKind.NOT_BEFORE if month == wished else CauseKind.START
        return Cause(kind=kind, month=month)

    def gates(self, activity: str, release: Month) -> tuple[str, ...]:
        """Return the gates that allow an activity no earlier start than a month."""
        component, block = self._component(activity)
        held = []
        for gate in gates_of(component, self._landscape):
            point = point_of(component, gate.holds or Milestone.TENDER)
            opens = self._formulation.timing.gates[gate.id]
            work = self._works[activity].months if point.anchor is Anchor.END else 0
            own = point.activity == activity_key(component.id, block)
            if own and opens - point.months - work == release:
                held.append(gate)
        before = {name for gate in held for name in gate.after}
        return tuple(gate.id for gate in held if gate.id not in before)

    @cached_property
    def _works(self) -> Mapping[str, Work]:
        return self._formulation.problem.work_in({})

    def _crowded(self, binding: Binding) -> Cause:
        month = self._formulation.origin + binding.month
        return Cause(
            kind=CauseKind.CAPACITY,
            month=month,
            on=(binding.resource,),
            users=_components(binding.users),
            leaving=_components(binding.leaving),
            ongoing=self._ongoing(binding.resource, month),
            units=self._capacity[binding.resource].units(binding.month),
        )

    def _ongoing(self, resource: str, month: Month) -> tuple[str, ...]:
        works = self._landscape.programme.ongoing.values()
        return tuple(
            work.id
            for work in works
            if work.start <= month <= work.end
            and (
                work.uses.get(resource, 0)
                or any(setting_resource(setting) == resource for setting in work.settings)
            )
        )

    def _lag(self, activity: str, binding: Binding) -> Cause:
        lag, month = binding.lag, self._formulation.origin + binding.month
        if lag is None:
            return Cause(kind=CauseKind.START, month=month)
        other, block = parts_of(binding.before)
        kind = _OF_LAG.get(lag.reason)
        if kind is not None:
            return Cause(kind=kind, month=month, on=(block.value,))
        edge = self._edges.get(_signature(lag))
        if lag.kind is LagKind.MAX:
            return Cause(kind=CauseKind.AT_MOST, month=month, on=(other,))
        if edge is None:
            return Cause(kind=CauseKind.ORDER, month=month, on=(other,), lag_months=lag.months)
        return Cause(
            kind=CauseKind.DEPENDENCY,
            month=month - self._ahead(activity, lag, edge),
            on=(other,),
            after=edge.after,
            before=edge.before,
            lag_months=edge.lag_months,
        )

    def _ahead(self, activity: str, lag: Lag, edge: Edge) -> int:
        """Return the months from the other's milestone to this activity's start."""
        point = point_of(self._landscape.components[edge.dependent], edge.before)
        inside = point.months
        if lag.after_anchor is Anchor.END:
            inside += self._works[activity].months
        return edge.lag_months - inside

    @cached_property
    def _edges(self) -> dict[tuple[str, ...], Edge]:
        found: dict[tuple[str, ...], Edge] = {}
        components = self._landscape.components
        for edge in self._formulation.timing.edges:
            before = point_of(components[edge.on], edge.after)
            after = point_of(components[edge.dependent], edge.before)
            months = edge.lag_months + before.months - after.months
            key = (before.activity, after.activity, before.anchor, after.anchor, str(months))
            found[(*key, str(edge.kind))] = edge
        return found

    def _component(self, activity: str) -> tuple[Component, Block]:
        id_, block = parts_of(activity)
        return self._landscape.components[id_], block


def _signature(lag: Lag) -> tuple[str, ...]:
    months = str(lag.months)
    return (lag.before, lag.after, lag.before_anchor, lag.after_anchor, months, lag.reason)


def parts_of(activity: str) -> tuple[str, Block]:
    """Return the component and the step that an activity's key names.

    >>> parts_of("lab/build")
    ('lab', <Block.BUILD: 'build'>)
    """
    component, _, block = activity.rpartition("/")
    return component, Block(block)


def _components(activities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parts_of(activity)[0] for activity in activities))
