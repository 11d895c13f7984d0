"""Earliest and latest months, by dependencies and gates alone, without regard to capacity.

Earliest is a forward pass: nothing can be sooner, whatever the order. Latest is a backward pass
from deadlines: what comes later misses one of them. Both run over phases, because a dependency may
name any milestone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.gates import gate_months
from modarch.deployment.precedence import Edge, EdgeKind, component_edges, gates_of
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import topological_order
from modarch.landscape.phases import Anchor, Milestone, Phase, anchor_of
from modarch.landscape.plan import Plan, ScheduledComponent, ScheduledPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["Binding", "Timing", "hard_edges", "planned_months"]


def planned_months(component: Component) -> dict[Phase, int]:
    """Return the months a fixed plan gives each phase: what it took, or else the most likely."""
    return {phase: _months(component, phase) for phase in component.phases}


def _months(component: Component, phase: Phase) -> int:
    actual = component.actual.get(phase)
    if actual is not None and actual.end is not None:
        return actual.end - actual.start
    return component.phases[phase].mode_months


def hard_edges(landscape: Landscape) -> tuple[Edge, ...]:
    """Return the dependencies between components that forbid another order."""
    return tuple(edge for edge in component_edges(landscape) if edge.is_hard)


@dataclass(frozen=True, slots=True)
class Binding:
    """What decides when a phase can start at the earliest.

    Parameters
    ----------
    phase
        The phase.
    kind
        ``start`` (the programme's first month), ``previous`` (the phase before), ``certification``,
        ``gate``, ``component``, or ``actual`` (it has happened).
    on
        The gate or component, or the phase before.
    """

    phase: Phase
    kind: str
    on: str = ""


@dataclass(frozen=True)
class Timing:
    """Earliest months of every component, and latest months for given deadlines.

    Parameters
    ----------
    landscape
        The model; its hard dependencies go in no circle.
    """

    landscape: Landscape
    _bindings: dict[tuple[str, Phase], Binding] = field(default_factory=dict, repr=False)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Dependencies that forbid another order."""
        return hard_edges(self.landscape)

    @cached_property
    def gates(self) -> Mapping[str, Month]:
        """When each gate opens."""
        return gate_months(self.landscape)

    @cached_property
    def _edges_of(self) -> Mapping[str, list[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.dependent].append(edge)
        return found

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Components so that what others depend on comes first.

        Raises
        ------
        InputInvalid
            When hard dependencies go in a circle.
        """
        pairs = {(edge.dependent, edge.on) for edge in self.edges}
        return topological_order(Digraph.from_pairs(pairs, nodes=self.landscape.components))

    @cached_property
    def earliest(self) -> Plan:
        """The plan in which everything happens as soon as dependencies and gates allow."""
        placed: dict[str, ScheduledComponent] = {}
        for id_ in self.order:
            placed[id_] = self._earliest(self.landscape.components[id_], placed)
        return Plan(
            components=dict(sorted(placed.items())),
            order=self.order,
            method="earliest",
            gates=self.gates,
        )

    def binding(self, component: str, phase: Phase) -> Binding:
        """Return what decides when a phase can start at the earliest."""
        _ = self.earliest
        return self._bindings[component, phase]

    def _earliest(
        self, component: Component, placed: Mapping[str, ScheduledComponent]
    ) -> ScheduledComponent:
        months = self._months_of[component.id]
        bounds = self._bounds(component, placed)
        done: dict[Phase, ScheduledPhase] = {}
        previous: ScheduledPhase | None = None
        for phase in months:
            start = self._start(component, phase, previous, done, bounds)
            done[phase] = ScheduledPhase(phase, start, months[phase])
            if phase is not Phase.CERTIFICATION:
                previous = done[phase]
        return ScheduledComponent(
            id=component.id, phases=tuple(done.values()), in_house=component.is_in_house
        )

    def _start(
        self,
        component: Component,
        phase: Phase,
        previous: ScheduledPhase | None,
        done: Mapping[Phase, ScheduledPhase],
        bounds: Iterable[tuple[Phase, Month, Binding]],
    ) -> Month:
        actual = component.actual.get(phase)
        if actual is not None:
            self._bindings[component.id, phase] = Binding(phase, "actual")
            return actual.start
        candidates = [(self.landscape.start, Binding(phase, "start"))]
        if phase is Phase.CERTIFICATION:
            build = done[Phase.BUILD]
            candidates = [(build.start, Binding(phase, "previous", Phase.BUILD))]
        elif previous is not None:
            candidates = [(previous.end, Binding(phase, "previous", previous.phase))]
        certified = done.get(Phase.CERTIFICATION)
        if phase is Phase.ROLLOUT and certified is not None:
            candidates.append((certified.end, Binding(phase, "certification")))
        candidates += [(month, why) for held, month, why in bounds if held is phase]
        start, why = max(candidates, key=lambda one: one[0])
        self._bindings[component.id, phase] = why
        return start

    def _bounds(
        self, component: Component, placed: Mapping[str, ScheduledComponent]
    ) -> list[tuple[Phase, Month, Binding]]:
        """Return, for single phases, the month before which they cannot start and why."""
        return [*self._gate_bounds(component), *self._edge_bounds(component, placed)]

    def _gate_bounds(self, component: Component) -> Iterator[tuple[Phase, Month, Binding]]:
        for gate in gates_of(component, self.landscape):
            phase, month = self._held(
                component, gate.holds or Milestone.TENDER, self.gates[gate.id]
            )
            yield phase, month, Binding(phase, EdgeKind.GATE, gate.id)

    def _edge_bounds(
        self, component: Component, placed: Mapping[str, ScheduledComponent]
    ) -> Iterator[tuple[Phase, Month, Binding]]:
        for edge in self._edges_of.get(component.id, ()):
            other = placed.get(edge.on)
            month = other.at(edge.after) if other is not None else None
            if month is not None:
                phase, start = self._held(component, edge.before, month + edge.lag_months)
                yield phase, start, Binding(phase, "component", edge.on)

    def _held(
        self, component: Component, milestone: Milestone, month: Month
    ) -> tuple[Phase, Month]:
        """Return the phase a milestone belongs to, and the start that puts it at the month."""
        phase, anchor = anchor_of(milestone, in_house=component.is_in_house)
        if anchor is Anchor.START:
            return phase, month
        return phase, month - _months(component, phase)

    def latest(self, deadlines: Mapping[str, Month]) -> dict[str, dict[Phase, Month]]:
        """Return the latest start of every phase so that deadlines for going live are kept.

        Parameters
        ----------
        deadlines
            Component to the month by which its rollout must be over.

        Returns
        -------
        dict
            Component to phase to month; only components that some deadline concerns.
        """
        limits: dict[tuple[str, Phase], list[Month]] = defaultdict(list)
        result: dict[str, dict[Phase, Month]] = {}
        for id_ in self._behind(deadlines):
            component = self.landscape.components[id_]
            deadline = deadlines.get(id_)
            if deadline is not None:
                limits[id_, Phase.ROLLOUT].append(deadline - _months(component, Phase.ROLLOUT))
            starts = self._latest(component, limits)
            if starts:
                result[id_] = starts
                self._pass_on(component, starts, limits)
        return result

    def _behind(self, components: Iterable[str]) -> list[str]:
        """Return components and everything they wait for, dependents first."""
        found: set[str] = set()
        waiting = list(components)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += [edge.on for edge in self._edges_of.get(one, ())]
        return sorted(found, key=self._place.__getitem__, reverse=True)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {id_: place for place, id_ in enumerate(self.order)}

    @cached_property
    def _months_of(self) -> Mapping[str, dict[Phase, int]]:
        return {id_: planned_months(one) for id_, one in self.landscape.components.items()}

    def _latest(
        self, component: Component, limits: Mapping[tuple[str, Phase], list[Month]]
    ) -> dict[Phase, Month]:
        months = self._months_of[component.id]
        starts: dict[Phase, Month] = {}
        following: Month | None = None
        for phase in reversed(months):
            bounds = list(limits.get((component.id, phase), ()))
            if following is not None:
                bounds.append(following - months[phase])
            if phase is Phase.BUILD and Phase.CERTIFICATION in starts:
                bounds.append(starts[Phase.CERTIFICATION])
            if bounds:
                starts[phase] = min(bounds)
                following = following if phase is Phase.CERTIFICATION else starts[phase]
        return dict(reversed(starts.items()))

    def _pass_on(
        self,
        component: Component,
        starts: Mapping[Phase, Month],
        limits: dict[tuple[str, Phase], list[Month]],
    ) -> None:
        """Tell the components it depends on by when they must have got where."""
        for edge in self._edges_of.get(component.id, ()):
            phase, anchor = anchor_of(edge.before, in_house=component.is_in_house)
            if phase not in starts:
                continue
            mine = starts[phase]
            if anchor is Anchor.END:
                mine += _months(component, phase)
            other = self.landscape.components[edge.on]
            held, latest = self._held(other, edge.after, mine - edge.lag_months)
            limits[edge.on, held].append(latest)
