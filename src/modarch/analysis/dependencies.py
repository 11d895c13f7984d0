"""The procurement-order graph: what depends on what, in which waves, and where it goes in circles.

Waves and the longest chain look at hard dependencies between components only. The chain is the
critical path over phases, gates included, without regard to capacity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.deployment.precedence import Edge, NodeKind, precedence_edges
from modarch.deployment.timing import Timing
from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.graphs.components import components
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import transitive_reduction, waves
from modarch.graphs.tears import CircularGroup, circular_groups
from modarch.graphs.trace import Reached, impact, requirements
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.phases import Phase

__all__ = [
    "ChainLink",
    "Consequence",
    "DependenciesResult",
    "depend",
    "explain_requirements",
    "trace_impact",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One stretch of the longest chain.

    Parameters
    ----------
    component
        Whose phase; empty for time before a gate opens.
    phase
        Which phase; None for time before a gate opens.
    gate
        The gate waited for, if that is what takes the time.
    start
        First month.
    months
        How long.
    """

    component: str
    phase: Phase | None
    gate: str
    start: Month
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenciesResult(Result):
    """Dependencies of a programme.

    Parameters
    ----------
    record
        What the result was made from.
    edges
        Every dependency, sorted by dependent, then by what it depends on.
    essential
        Hard component edges as ``(dependent, on)`` that do not follow from others: for drawing.
    waves
        Components by how many steps must come before them; empty while hard dependencies go in a
        circle.
    loops
        Circular groups of hard dependencies, the largest first, with ranked tears.
    mutual
        Groups whose members need each other in circles when soft dependencies count too: whatever
        the order, somebody there needs an interim source. The largest first.
    chain
        The longest chain in time, first things first; empty while there are loops.
    chain_months
        Months from the start of the programme to the end of the chain; None while there are loops.
    """

    record: RunRecord
    edges: tuple[Edge, ...]
    essential: tuple[tuple[str, str], ...]
    waves: tuple[tuple[str, ...], ...]
    loops: tuple[CircularGroup, ...]
    mutual: tuple[tuple[str, ...], ...]
    chain: tuple[ChainLink, ...]
    chain_months: int | None

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per dependency."""
        return [to_plain(edge) for edge in self.edges]


def depend(landscape: Landscape) -> DependenciesResult:
    """Return the procurement-order graph of a landscape.

    Parameters
    ----------
    landscape
        The model; its dependencies may go in circles.
    """
    edges = precedence_edges(landscape)
    graph = _graph(landscape, [edge for edge in edges if edge.is_hard])
    loops = circular_groups(graph)
    chain = () if loops else _longest_chain(landscape)
    return DependenciesResult(
        record=RunRecord.of(landscape),
        edges=edges,
        essential=transitive_reduction(graph),
        waves=() if loops else waves(graph),
        loops=loops,
        mutual=components(_graph(landscape, edges)).cyclic,
        chain=chain,
        chain_months=sum(link.months for link in chain) if not loops else None,
    )


def _graph(landscape: Landscape, edges: Iterable[Edge]) -> Digraph:
    weights: dict[tuple[str, str], float] = {}
    for edge in edges:
        if edge.dependent_kind is edge.on_kind is NodeKind.COMPONENT:
            pair = (edge.dependent, edge.on)
            weights[pair] = max(edge.cut_cost, weights.get(pair, 0.0))
    return Digraph.from_pairs(weights, nodes=landscape.components, weights=weights)


def _longest_chain(landscape: Landscape) -> tuple[ChainLink, ...]:
    timing = Timing(landscape)
    plan = timing.earliest
    if not plan.components:
        return ()
    last = max(plan.components.values(), key=lambda one: (one.end, one.id))
    links: list[ChainLink] = []
    end = last.end
    component, phase = last.id, last.phases[-1].phase
    while True:
        scheduled = plan.components[component].phase(phase)
        if scheduled is None:
            break
        months = max(0, end - scheduled.start)
        links.append(
            ChainLink(
                component=component, phase=phase, gate="", start=scheduled.start, months=months
            )
        )
        end = scheduled.start
        why = timing.binding(component, phase)
        following = _before(why.kind, why.on, component, timing, end)
        if following is None:
            links += _waiting(why.kind, why.on, landscape, end)
            break
        component, phase = following
    return tuple(link for link in reversed(links) if link.months)


def _before(
    kind: str, on: str, component: str, timing: Timing, end: Month
) -> tuple[str, Phase] | None:
    """Return the phase whose end (or start) decides a start, if a phase does."""
    phases = timing.earliest.components[component].phases
    if kind == "previous":
        return component, next(one.phase for one in phases if one.phase == on)
    if kind == "certification":
        return component, phases[-2].phase
    if kind == "component":
        return on, _phase_until(timing, on, end)
    return None


def _phase_until(timing: Timing, component: str, end: Month) -> Phase:
    """Return the phase of a component that runs until a month, the last that starts before it."""
    phases = timing.earliest.components[component].phases
    before = [one for one in phases if one.start < end] or [phases[0]]
    return max(before, key=lambda one: (one.end <= end, one.start)).phase


def _waiting(kind: str, on: str, landscape: Landscape, until: Month) -> list[ChainLink]:
    start = landscape.start
    if until <= start:
        return []
    gate = on if kind == "gate" else ""
    return [ChainLink(component="", phase=None, gate=gate, start=start, months=until - start)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """Something connected with a component, and the edges that connect it.

    Parameters
    ----------
    node
        The other component.
    path
        The chain of components, from dependent to what it depends on, both ends included.
    edges
        The dependencies along it, in the same order.
    """

    node: str
    path: tuple[str, ...]
    edges: tuple[Edge, ...]


def explain_requirements(
    landscape: Landscape, component: str, *, soft: bool = False
) -> tuple[Consequence, ...]:
    """Return everything a component waits for, the nearest first.

    Parameters
    ----------
    landscape
        The model.
    component
        The module or platform asked about.
    soft
        Whether soft dependencies count too.

    Raises
    ------
    InputInvalid
        If there is no such component.
    """
    return _trace(landscape, component, soft=soft, backwards=False)


def trace_impact(
    landscape: Landscape, component: str, *, soft: bool = False
) -> tuple[Consequence, ...]:
    """Return everything that waits for a component, the nearest first; as `explain_requirements`.

    Parameters
    ----------
    landscape
        The model.
    component
        The module or platform asked about.
    soft
        Whether soft dependencies count too.

    Raises
    ------
    InputInvalid
        If there is no such component.
    """
    return _trace(landscape, component, soft=soft, backwards=True)


def _trace(
    landscape: Landscape, component: str, *, soft: bool, backwards: bool
) -> tuple[Consequence, ...]:
    if component not in landscape.components:
        raise InputInvalid([_unknown_component(component, landscape)])
    edges = [edge for edge in precedence_edges(landscape) if edge.is_hard or soft]
    graph = _graph(landscape, edges)
    reached = impact(graph, component) if backwards else requirements(graph, component)
    by_pair = {(edge.dependent, edge.on): edge for edge in reversed(edges)}
    return tuple(_consequence(one, by_pair) for one in reached)


def _consequence(reached: Reached, by_pair: dict[tuple[str, str], Edge]) -> Consequence:
    steps = zip(reached.path, reached.path[1:], strict=False)
    edges = tuple(by_pair[pair] for pair in steps)
    return Consequence(node=reached.node, path=reached.path, edges=edges)


def _unknown_component(component: str, landscape: Landscape) -> Diagnostic:
    return Diagnostic(
        code="unknown-component",
        message=f"the model has no module or planned platform {component!r}",
        hint=did_you_mean(component, landscape.components),
    )
