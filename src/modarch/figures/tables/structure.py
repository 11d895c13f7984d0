"""The structure of a landscape, or of a bare list of dependencies, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields, two_decimals
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word
from modarch.graphs.concentration import POINTS
from modarch.graphs.hidden_structure import Architecture, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.structure.measures import GraphStructure
    from modarch.analysis.structure.result import StructureResult
    from modarch.graphs.connectivity import Routes
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["edge_tables", "role_name", "structure_tables"]

_MOST, _MOST_NAMES, _MOST_ROUTES = 25, 5, 5
_BY_MEDIAN = (Architecture.HIERARCHICAL, Architecture.MULTI_CORE)
_KINDS = dict.fromkeys(("vfi", "vfo", "routes", "count"), Kind.NUMBER)


def structure_tables(
    result: StructureResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return the measures of the three graphs side by side, and the elements of the one asked for.

    Parameters
    ----------
    result
        The structure.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to show the most visible elements only.
    """
    named = {kind.value: graph for kind, graph in result.graphs.items()}
    supplier = number(result.suppliers.hhi * POINTS, language, 0)
    row = (word("structure.supplier-hhi", language), supplier, "", "")
    reading = word(f"graph-reading.{result.kind}", language)
    notes = (
        word("structure-note.three", language, reading=reading),
        word("structure-note.validation", language),
        word("risk-note.market-lines", language),
    )
    return (
        _measures(named, language, notes, extra=row),
        *_details(result.chosen, result.kind, landscape, language, brief=brief),
    )


def edge_tables(
    graph: GraphStructure, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return the measures and elements of a bare list of dependencies.

    Parameters
    ----------
    graph
        Its structure.
    language
        ``sv`` or ``en``.
    brief
        Whether to show the most visible elements only.
    """
    notes = [
        word("structure-note.direction", language),
        word("structure-note.validation", language),
    ]
    if graph.left_out:
        notes.append(word("structure-note.left-out", language))
    return (
        _measures({"edges": graph}, language, tuple(notes)),
        *_details(graph, "edges", None, language, brief=brief),
    )


def _measures(
    graphs: Mapping[str, GraphStructure],
    language: Language,
    notes: tuple[str, ...],
    extra: tuple[str, ...] = (),
) -> Table:
    told = [_measured(graph, language) for graph in graphs.values()]
    rows: list[tuple[Cell, ...]] = [
        (word(f"structure.{key.replace('_', '-')}", language), *(one[key] for one in told))
        for key in told[0]
        if any(one[key] for one in told)
    ]
    if extra:
        rows.append(extra)
    return Table(
        title=word("structure-title.measures", language),
        columns=(
            *fields("structure-column", ("measure",), language),
            *(Column(key=kind, heading=word(f"graph.{kind}", language)) for kind in graphs),
        ),
        rows=tuple(rows),
        notes=notes,
        language=language,
    )


def _measured(graph: GraphStructure, language: Language) -> dict[str, str]:
    size = len(graph.elements)
    missing = word("structure.not-computed", language)
    groups, between, damped = graph.groups, graph.centralisation, graph.damped
    return {
        "elements": number(size, language),
        "unconnected": number(len(graph.unconnected), language),
        "dependencies": number(graph.dependencies, language),
        "propagation_cost": share(graph.propagation_cost, language, 1),
        "propagation_cost_others": share(graph.propagation_cost_others, language, 1),
        "propagation_cost_connected": share(graph.propagation_cost_connected, language, 1),
        "propagation_cost_connected_others": share(
            graph.propagation_cost_connected_others, language, 1
        ),
        "damped": "" if damped is None else share(damped.mean, language, 1),
        "cumulative_dependency": two_decimals(graph.cumulative_dependency, language),
        "type": word(f"structure-type.{graph.type}", language),
        "core": word("structure.members", language, count=len(graph.core), all=size),
        "flow_through": share(graph.flow_through, language),
        "modularity": missing if groups is None else two_decimals(groups.q, language),
        "groups": missing if groups is None else number(len(groups.groups), language),
        "cut_vertices": missing
        if graph.cut_vertices is None
        else number(len(graph.cut_vertices), language),
        "centralisation": missing if between is None else two_decimals(between.value, language),
        "dependency_hhi": two_decimals(graph.dependency_hhi, language),
    }


def _name(landscape: Landscape | None, id_: str, language: Language) -> str:
    return id_ if landscape is None else any_name(landscape, id_, language)


def _details(
    graph: GraphStructure,
    kind: str,
    landscape: Landscape | None,
    language: Language,
    *,
    brief: bool,
) -> tuple[Table, ...]:
    tables = [_elements(graph, kind, landscape, language, brief=brief)]
    if graph.cut_vertices:
        tables.append(_cut_vertices(graph, landscape, language, brief=brief))
    if graph.routes:
        tables.append(_routes(graph, landscape, language, brief=brief))
    return tuple(tables)


def _elements(
    graph: GraphStructure,
    kind: str,
    landscape: Landscape | None,
    language: Language,
    *,
    brief: bool,
) -> Table:
    between = dict(graph.centralisation.betweenness) if graph.centralisation is not None else {}
    order = sorted(graph.elements.items(), key=lambda one: (-one[1].vfi, -one[1].vfo, one[0]))
    shown = order[:_MOST] if brief else order
    left = len(order) - len(shown)
    rows = tuple(
        (
            _name(landscape, id_, language),
            one.vfi,
            one.vfo,
            role_name(one.role, graph.type, language),
            between.get(id_),
        )
        for id_, one in shown
    )
    return Table(
        title=word("structure-title.elements", language, graph=word(f"graph.{kind}", language)),
        columns=fields(
            "structure-column",
            ("element", "vfi", "vfo", "role", "between"),
            language,
            _KINDS | {"between": Kind.SHARE},
        ),
        rows=rows,
        notes=tuple(_element_notes(graph, left, language)),
        language=language,
    )


def _element_notes(graph: GraphStructure, left: int, language: Language) -> Iterator[str]:
    if left:
        yield word("risk-note.more", language, count=left)
    if graph.elements and graph.type in _BY_MEDIAN:
        yield word("structure-note.median", language)


def role_name(role: Role, architecture: Architecture, language: Language) -> str:
    """Return what an element's role is called; without a single core none is called the core.

    Parameters
    ----------
    role
        The role.
    architecture
        Kind of structure it is a role in.
    language
        ``sv`` or ``en``.
    """
    apart = role is Role.CORE and architecture in _BY_MEDIAN
    return word("structure-role.core-median" if apart else f"structure-role.{role}", language)


def _cut_vertices(
    graph: GraphStructure, landscape: Landscape | None, language: Language, *, brief: bool
) -> Table:
    found = graph.cut_vertices or ()
    shown = found[:_MOST] if brief else found
    rows = []
    for one in shown:
        cut = [_name(landscape, id_, language) for id_ in one.cut_off]
        more = len(cut) - _MOST_NAMES
        told = ", ".join(cut[:_MOST_NAMES])
        if more > 0:
            told = f"{told} {word('names.more', language, count=more)}"
        rows.append((_name(landscape, one.node, language), len(cut), told))
    return Table(
        title=word("structure-title.cut-vertices", language),
        columns=fields("structure-column", ("element", "count", "cut_off"), language, _KINDS),
        rows=tuple(rows),
        language=language,
    )


def _routes(
    graph: GraphStructure, landscape: Landscape | None, language: Language, *, brief: bool
) -> Table:
    shown = graph.routes[:_MOST_ROUTES] if brief else graph.routes
    left = len(graph.routes) - len(shown)
    rows = tuple(
        (
            _name(landscape, one.consumer, language),
            _name(landscape, one.provider, language),
            one.count,
            _weakest(one, landscape, language),
        )
        for one in shown
    )
    return Table(
        title=word("structure-title.routes", language),
        columns=fields(
            "structure-column", ("consumer", "producer", "routes", "weakest"), language, _KINDS
        ),
        rows=rows,
        notes=(word("risk-note.more", language, count=left),) if left else (),
        language=language,
    )


def _weakest(one: Routes, landscape: Landscape | None, language: Language) -> str:
    """Return the connections to cut; where they are all that an end has, say so instead."""
    if not one.weakest:
        return word("structure-note.no-route", language)
    for end in (one.consumer, one.provider):
        if len(one.weakest) > 1 and all(end in pair for pair in one.weakest):
            item = _name(landscape, end, language)
            return word("structure-note.own-connections", language, item=item)
    return ", ".join(
        f"{_name(landscape, a, language)} – {_name(landscape, b, language)}" for a, b in one.weakest
    )
