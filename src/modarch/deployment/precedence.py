"""The procurement-order graph: who depends on what, why, and how hard.

Every edge runs from who depends to what it depends on. Hard edges forbid another order; soft ones
say what another order costs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.deployment.coverage import Coverage, consumed_by, produced_by
from modarch.landscape.components import Hardness
from modarch.landscape.items import UseMode
from modarch.landscape.phases import Milestone
from modarch.landscape.text import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.programme import Gate
    from modarch.landscape.provenance import Path
    from modarch.landscape.text import Text

__all__ = ["Edge", "EdgeKind", "NodeKind", "component_edges", "gates_of", "precedence_edges"]


class EdgeKind(StrEnum):
    """Why one depends on the other."""

    DECLARED = "declared"
    PLATFORM = "platform"
    INFORMATION = "information"
    GATE = "gate"
    RETIREMENT = "retirement"
    ONGOING = "ongoing"


class NodeKind(StrEnum):
    """What stands at an end of an edge."""

    COMPONENT = "component"
    GATE = "gate"
    SYSTEM = "system"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One dependency.

    Parameters
    ----------
    dependent, on
        Who depends on whom.
    kind, hardness
        Why, and how hard.
    dependent_kind, on_kind
        What the two are.
    after, before
        The dependent's milestone ``before`` comes no earlier than the other's ``after``.
    lag_months, max_lag_months
        Months between the two at least, and at most if stated.
    information
        The objects concerned.
    settings
        The settings concerned.
    reason
        The modeller's reason.
    cut_cost
        Relative cost of breaking it.
    path
        Where it is written; the dependent's place when it is derived.
    """

    dependent: str
    on: str
    kind: EdgeKind
    hardness: Hardness = Hardness.HARD
    dependent_kind: NodeKind = NodeKind.COMPONENT
    on_kind: NodeKind = NodeKind.COMPONENT
    after: Milestone = Milestone.FIRST_USE
    before: Milestone = Milestone.FIRST_USE
    lag_months: int = 0
    max_lag_months: int | None = None
    information: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    reason: Text = NO_TEXT
    cut_cost: float = 1.0
    path: Path = field(default=())

    @property
    def is_hard(self) -> bool:
        """Whether it forbids another order."""
        return self.hardness is Hardness.HARD

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What the edges are sorted by."""
        return (self.dependent, self.on, self.kind, self.after, self.before)


def precedence_edges(landscape: Landscape) -> tuple[Edge, ...]:
    """Return every dependency of the programme, sorted.

    Parameters
    ----------
    landscape
        The model.
    """
    found = [*component_edges(landscape), *_gate_edges(landscape)]
    found += [*_retirement_edges(landscape), *_ongoing_edges(landscape)]
    return tuple(sorted(found, key=lambda edge: edge.key))


def component_edges(landscape: Landscape) -> tuple[Edge, ...]:
    """Return the dependencies between components, sorted: declared, platform and information.

    Parameters
    ----------
    landscape
        The model.
    """
    stated = [*_declared_edges(landscape), *_platform_edges(landscape)]
    pairs = {(edge.dependent, edge.on) for edge in stated}
    derived = [
        edge for edge in _information_edges(landscape) if (edge.dependent, edge.on) not in pairs
    ]
    return tuple(sorted([*stated, *derived], key=lambda edge: edge.key))


def _path(component: Component, landscape: Landscape) -> Path:
    return (landscape.section_of(component.id), component.id)


def _declared_edges(landscape: Landscape) -> Iterator[Edge]:
    components = landscape.components
    for id_, component in components.items():
        for number, one in enumerate(component.requires):
            if one.on in components:
                yield Edge(
                    dependent=id_,
                    on=one.on,
                    kind=EdgeKind.DECLARED,
                    hardness=one.hardness,
                    after=one.after,
                    before=one.before,
                    lag_months=one.lag_months,
                    max_lag_months=one.max_lag_months,
                    reason=one.reason,
                    cut_cost=one.cut_cost,
                    path=(*_path(component, landscape), "requires", number),
                )


def _platform_edges(landscape: Landscape) -> Iterator[Edge]:
    components = landscape.components
    for id_, component in components.items():
        declared = {one.on for one in component.requires}
        for platform, mode in sorted(component.uses.items()):
            holds = mode in (UseMode.NATIVE, UseMode.SYNCED)
            if holds and platform in components and platform not in declared:
                yield Edge(
                    dependent=id_,
                    on=platform,
                    kind=EdgeKind.PLATFORM,
                    path=(*_path(component, landscape), "uses", platform),
                )


def _information_edges(landscape: Landscape) -> Iterator[Edge]:
    producers: dict[str, list[str]] = defaultdict(list)
    for id_, component in landscape.components.items():
        for information in produced_by(component, landscape):
            producers[information].append(id_)
    for id_, component in landscape.components.items():
        objects: dict[str, list[str]] = defaultdict(list)
        produced = produced_by(component, landscape)
        for information in consumed_by(component, landscape):
            for producer in producers[information]:
                if producer != id_ and information not in produced:
                    objects[producer].append(information)
        for producer, shared in sorted(objects.items()):
            yield Edge(
                dependent=id_,
                on=producer,
                kind=EdgeKind.INFORMATION,
                hardness=Hardness.SOFT,
                information=tuple(sorted(shared)),
                cut_cost=float(len(shared)),
                path=_path(component, landscape),
            )


def gates_of(component: Component, landscape: Landscape) -> tuple[Gate, ...]:
    """Return the gates that hold a component back, in the order they are written.

    Parameters
    ----------
    component
        A module or platform that is to be carried out.
    landscape
        The model.
    """
    gates = landscape.programme.gates
    if component.gates is not None:
        return tuple(gates[name] for name in component.gates)
    return tuple(gate for gate in gates.values() if _holds(gate, component))


def _holds(gate: Gate, component: Component) -> bool:
    if component.id in gate.exempt or gate.holds is None:
        return False
    return not gate.applies_to or component.id in gate.applies_to


def _gate_edges(landscape: Landscape) -> Iterator[Edge]:
    for id_, component in landscape.components.items():
        for gate in gates_of(component, landscape):
            yield Edge(
                dependent=id_,
                on=gate.id,
                kind=EdgeKind.GATE,
                on_kind=NodeKind.GATE,
                before=gate.holds or Milestone.TENDER,
                reason=gate.name,
                path=("programme", "gates", gate.id),
            )
    for gate in landscape.programme.gates.values():
        for earlier in gate.after:
            yield Edge(
                dependent=gate.id,
                on=earlier,
                kind=EdgeKind.GATE,
                dependent_kind=NodeKind.GATE,
                on_kind=NodeKind.GATE,
                path=("programme", "gates", gate.id, "after"),
            )


def _retirement_edges(landscape: Landscape) -> Iterator[Edge]:
    for system, slices in Coverage(landscape).slices.items():
        settings: dict[str, set[str]] = defaultdict(set)
        for one in slices:
            if one.module in landscape.components:
                settings[one.module].add(one.setting)
        for module, where in sorted(settings.items()):
            yield Edge(
                dependent=system,
                on=module,
                kind=EdgeKind.RETIREMENT,
                dependent_kind=NodeKind.SYSTEM,
                after=Milestone.LIVE,
                settings=tuple(sorted(where - {""})),
                path=("systems", system),
            )


def _ongoing_edges(landscape: Landscape) -> Iterator[Edge]:
    settings_of = _settings_by_component(landscape)
    for ongoing in landscape.programme.ongoing.values():
        for component, settings in settings_of.items():
            shared = sorted(settings & set(ongoing.settings))
            if shared:
                yield Edge(
                    dependent=component,
                    on=ongoing.id,
                    kind=EdgeKind.ONGOING,
                    hardness=Hardness.SOFT,
                    on_kind=NodeKind.ONGOING,
                    settings=tuple(shared),
                    reason=ongoing.name,
                    path=("programme", "ongoing", ongoing.id),
                )


def _settings_by_component(landscape: Landscape) -> Mapping[str, set[str]]:
    everywhere = set(landscape.settings)
    return {
        id_: set(component.settings) or everywhere
        for id_, component in landscape.components.items()
    }
