"""The procurement-order graph of a landscape as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.analysis.dependencies import depend
from modarch.deployment.precedence import EdgeKind, NodeKind
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.dependency_content import (
    Dependencies,
    DependencyEdge,
    DependencyNode,
    Tie,
)
from modarch.figures.diagrams.dependency_content import NodeKind as Drawn
from modarch.figures.words.phrase import word
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import waves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.dependencies import DependenciesResult
    from modarch.deployment.precedence import Edge
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest

__all__ = ["dependency_content", "view"]

_TIES: Final = {EdgeKind.DECLARED: Tie.HARD, EdgeKind.PLATFORM: Tie.DERIVED}


def view(request: ViewRequest) -> Figure:
    """Return waves from left to right; with the option ``information``, information edges too."""
    heading = request.heading(word("title.dependencies", request.language))
    return draw("dependencies", dependency_content(request), heading)


def dependency_content(request: ViewRequest) -> Dependencies:
    """Return what the graph of dependencies shows.

    Parameters
    ----------
    request
        The landscape.
    """
    result = depend(request.landscape)
    wave_of = _waves(result, request)
    critical = {link.component for link in result.chain}
    nodes = [_node(id_, wave, critical, request) for id_, wave in wave_of.items()]
    gates = [*_gate_nodes(request)]
    edges = [*_component_edges(result, critical, request), *_gate_edges(result, wave_of)]
    return Dependencies(nodes=(*gates, *nodes), edges=tuple(edges))


def _cuts(result: DependenciesResult) -> set[tuple[str, str]]:
    return {edge for loop in result.loops for edge in loop.cheapest_cut.edges}


def _waves(result: DependenciesResult, request: ViewRequest) -> Mapping[str, int]:
    """Return the wave of each component; circles are opened at their cheapest cut."""
    pairs = {
        (edge.dependent, edge.on) for edge in result.edges if edge.is_hard and _is_component(edge)
    }
    graph = Digraph.from_pairs(pairs - _cuts(result), nodes=request.landscape.components)
    return {id_: number for number, wave in enumerate(waves(graph), 1) for id_ in wave}


def _is_component(edge: Edge) -> bool:
    return edge.dependent_kind is edge.on_kind is NodeKind.COMPONENT


def _node(id_: str, wave: int, critical: set[str], request: ViewRequest) -> DependencyNode:
    landscape = request.landscape
    kind = Drawn.PLATFORM if id_ in landscape.platforms else Drawn.MODULE
    return DependencyNode(
        key=id_,
        name=request.name(id_),
        wave=wave,
        kind=kind,
        group="" if kind is Drawn.PLATFORM else landscape.group_of(id_, request.language),
        critical=id_ in critical,
    )


def _gate_nodes(request: ViewRequest) -> Iterator[DependencyNode]:
    for id_, gate in request.landscape.programme.gates.items():
        name = gate.name.in_language(request.language)
        yield DependencyNode(key=_gate_key(id_), name=name, wave=0, kind=Drawn.GATE)


def _gate_key(id_: str) -> str:
    return f"gate:{id_}"


def _component_edges(
    result: DependenciesResult, critical: set[str], request: ViewRequest
) -> Iterator[DependencyEdge]:
    essential = set(result.essential)
    looped = {pair for loop in result.loops for pair in _pairs_of(loop.members, result)}
    cuts = _cuts(result)
    with_information = bool(request.options.get("information"))
    for edge in result.edges:
        pair = (edge.dependent, edge.on)
        if not _is_component(edge) or (edge.is_hard and pair not in essential | looped):
            continue
        if edge.kind is EdgeKind.INFORMATION and not with_information:
            continue
        yield DependencyEdge(
            consumer=edge.dependent,
            provider=edge.on,
            tie=_tie(edge),
            critical=set(pair) <= critical,
            cycle=pair in looped,
            cut=pair in cuts,
        )


def _pairs_of(members: tuple[str, ...], result: DependenciesResult) -> Iterator[tuple[str, str]]:
    inside = set(members)
    for edge in result.edges:
        if edge.is_hard and {edge.dependent, edge.on} <= inside:
            yield edge.dependent, edge.on


def _tie(edge: Edge) -> Tie:
    if edge.kind is EdgeKind.INFORMATION:
        return Tie.INFORMATION
    return _TIES.get(edge.kind, Tie.SOFT) if edge.is_hard else Tie.SOFT


def _gate_edges(result: DependenciesResult, wave_of: Mapping[str, int]) -> Iterator[DependencyEdge]:
    """Yield the chain of gates, and its last gates before the first wave only."""
    gates = [edge for edge in result.edges if edge.kind is EdgeKind.GATE]
    before_others = {edge.on for edge in gates if edge.dependent_kind is NodeKind.GATE}
    for edge in gates:
        if edge.dependent_kind is NodeKind.GATE:
            yield DependencyEdge(
                consumer=_gate_key(edge.dependent), provider=_gate_key(edge.on), tie=Tie.GATE
            )
        elif wave_of.get(edge.dependent) == 1 and edge.on not in before_others:
            yield DependencyEdge(consumer=edge.dependent, provider=_gate_key(edge.on), tie=Tie.GATE)
