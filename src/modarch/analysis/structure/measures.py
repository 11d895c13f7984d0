"""Every structure measure of one graph, with names as they are published.

Sources: see `modarch.graphs.closure`, `hidden_structure`, `modularity`, `connectivity` and
`percolation`. No published validation of core and propagation cost on hospital landscapes was
found; they say where to look, not what is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.closure import closure, propagation_cost
from modarch.graphs.concentration import concentration
from modarch.graphs.connectivity import (
    Articulation,
    Centralisation,
    Routes,
    articulation_points,
    betweenness_centralisation,
    independent_routes,
)
from modarch.graphs.hidden_structure import Architecture, HiddenStructure, Role, hidden_structure
from modarch.graphs.links import Links
from modarch.graphs.modularity import Modularity, communities
from modarch.graphs.percolation import DampedPropagation, damped_propagation_cost
from modarch.landscape.results import Result, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.graphs.digraph import Digraph

__all__ = ["LARGEST_THOROUGH", "ElementStructure", "GraphStructure", "structure_of"]

LARGEST_THOROUGH: Final = 400
"""Up to so many elements groups, weak points and betweenness are worked out without being asked."""

_MOST_BETWEEN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementStructure:
    """Where an element stands.

    Parameters
    ----------
    vfi
        Visibility fan-in: elements that depend on it, directly or not, itself included.
    vfo
        Visibility fan-out: elements it depends on, directly or not, itself included.
    role
        Core, shared, control or periphery.
    """

    vfi: int
    vfo: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphStructure(Result):
    """The structure of one graph.

    Parameters
    ----------
    elements
        Each element by name, sorted.
    dependencies
        Number of direct dependencies.
    propagation_cost
        PC = ΣV / n², the published form.
    propagation_cost_others
        PC° = (ΣV − n) / (n(n−1)), without an element's effect on itself.
    propagation_cost_connected, propagation_cost_connected_others
        The same two over the connected elements only.
    unconnected
        Elements without any dependency, which make the first two small.
    cumulative_dependency
        NCCD: ΣV against a balanced binary tree of the same size.
    type
        Hierarchical, multi-core, borderline or core-periphery.
    core, core_share
        Members of the largest circular group, and their share of the elements.
    flow_through
        Share of the elements that are not periphery.
    dependency_hhi
        Concentration of the direct dependencies on those depended on, 0–1.
    damped
        Propagation cost when dependencies pass a change on only sometimes; None unless asked for.
    groups
        Groups of highest modularity; None when left out.
    cut_vertices
        Elements whose loss breaks the network apart; None when left out.
    centralisation
        How much hangs on one element, with the elements most between others; None when left out.
    routes
        Independent routes of the pairs asked for.
    left_out
        What was not worked out because the graph is large.
    """

    elements: Mapping[str, ElementStructure]
    dependencies: int
    propagation_cost: float
    propagation_cost_others: float
    propagation_cost_connected: float
    propagation_cost_connected_others: float
    unconnected: tuple[str, ...]
    cumulative_dependency: float
    type: Architecture
    core: tuple[str, ...]
    core_share: float
    flow_through: float
    dependency_hhi: float
    damped: DampedPropagation | None
    groups: Modularity | None
    cut_vertices: tuple[Articulation, ...] | None
    centralisation: Centralisation | None
    routes: tuple[Routes, ...]
    left_out: tuple[str, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per element."""
        return [{"element": name, **to_plain(one)} for name, one in self.elements.items()]


def structure_of(
    graph: Digraph,
    *,
    pairs: Iterable[tuple[str, str]] = (),
    transmission: float | None = None,
    thorough: bool | None = None,
    seed: int = 0,
) -> GraphStructure:
    """Work out the structure of a graph.

    Parameters
    ----------
    graph
        Dependencies, consumer → provider.
    pairs
        ``(consumer, provider)`` pairs whose independent routes are wanted.
    transmission
        Probability that a dependency passes a change on, for the damped propagation cost.
    thorough
        Whether to work out groups, weak points and betweenness, which take long in large graphs;
        None does so up to `LARGEST_THOROUGH` elements.
    seed
        Seed of the searches and of the damped propagation cost.

    Raises
    ------
    InputInvalid
        If a pair names no element, or the probability is outside 0 … 1.
    """
    if transmission is not None and not 0 <= transmission <= 1:
        raise InputInvalid([_unusable(transmission)])
    full = len(graph) <= LARGEST_THOROUGH if thorough is None else thorough
    cost = propagation_cost(closure(graph))
    structure = hidden_structure(graph)
    links = Links.of_graph(graph) if full else None
    damped = None
    if transmission is not None:
        damped = damped_propagation_cost(graph, transmission, seed=seed)
    return GraphStructure(
        elements=_elements(structure),
        dependencies=len(graph.edges),
        propagation_cost=cost.all_pairs,
        propagation_cost_others=cost.other_pairs,
        propagation_cost_connected=cost.connected_all_pairs,
        propagation_cost_connected_others=cost.connected_other_pairs,
        unconnected=cost.unconnected,
        cumulative_dependency=cost.normalised_cumulative_dependency,
        type=structure.architecture,
        core=structure.core,
        core_share=structure.core_share,
        flow_through=structure.flow_through,
        dependency_hhi=_dependency_hhi(graph),
        damped=damped,
        groups=communities(links, seed=seed) if links is not None else None,
        cut_vertices=articulation_points(links) if links is not None else None,
        centralisation=_centralisation(links) if links is not None else None,
        routes=independent_routes(graph, pairs),
        left_out=() if full else ("groups", "cut_vertices", "centralisation"),
    )


def _unusable(transmission: float) -> Diagnostic:
    return Diagnostic(
        code="out-of-range",
        message=f"the probability that a dependency passes a change on is {transmission}",
        hint="write a number from 0 to 1",
    )


def _elements(structure: HiddenStructure) -> dict[str, ElementStructure]:
    seen = structure.visibility
    rows = zip(structure.nodes, seen.fan_in, seen.fan_out, structure.roles, strict=True)
    return {name: ElementStructure(vfi=vfi, vfo=vfo, role=role) for name, vfi, vfo, role in rows}


def _dependency_hhi(graph: Digraph) -> float:
    depended_on = zip(graph.nodes, graph.consumers, strict=True)
    return concentration({name: float(len(users)) for name, users in depended_on}).hhi


def _centralisation(links: Links) -> Centralisation:
    found = betweenness_centralisation(links)
    return Centralisation(found.value, found.betweenness[:_MOST_BETWEEN])
