"""The procurement-order graph as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name, columns, names
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.analysis.dependencies import Consequence, DependenciesResult
    from modarch.deployment.precedence import Edge
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["consequence_table", "dependency_tables"]

_KINDS = {
    "wave": Kind.NUMBER,
    "start": Kind.MONTH,
    "months": Kind.MONTHS,
    "weight": Kind.NUMBER,
    "broken": Kind.NUMBER,
    "left": Kind.NUMBER,
}


def dependency_tables(
    result: DependenciesResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return waves, the longest chain, loops with their cuts, and every dependency.

    Parameters
    ----------
    result
        The dependencies.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        True for hard dependencies between components only, as fits a terminal.
    """
    loops = _loops(result, landscape, language)
    edges = [edge for edge in result.edges if edge.is_hard or not brief]
    if brief:
        edges = [edge for edge in edges if edge.dependent_kind == edge.on_kind == "component"]
    tables = [_waves(result, landscape, language), _chain(result, landscape, language), *loops]
    return (*(table for table in tables if table.rows), _edges(edges, landscape, language))


def _waves(result: DependenciesResult, landscape: Landscape, language: Language) -> Table:
    note = () if result.loops else (word("note.no-loops", language),)
    return Table(
        title=word("title.waves", language),
        columns=columns(("wave", "components"), language, _KINDS),
        rows=tuple(
            (number, names(landscape, wave, language))
            for number, wave in enumerate(result.waves, 1)
        ),
        notes=note,
        language=language,
    )


def _chain(result: DependenciesResult, landscape: Landscape, language: Language) -> Table:
    rows = [
        (
            link.start,
            any_name(landscape, link.component or link.gate, language),
            word(f"phase.{link.phase}", language) if link.phase else word("time.gate", language),
            link.months,
        )
        for link in result.chain
    ]
    return Table(
        title=word("title.chain", language),
        columns=columns(("start", "component", "phase", "months"), language, _KINDS),
        rows=tuple(rows),
        notes=(word("note.chain", language, count=result.chain_months or 0),),
        language=language,
    )


def _loops(
    result: DependenciesResult, landscape: Landscape, language: Language
) -> tuple[Table, Table]:
    loops = Table(
        title=word("title.loops", language),
        columns=columns(("cycle", "cut", "weight"), language, _KINDS),
        rows=tuple(
            (
                _arrows((*loop.cycles[0], loop.cycles[0][0]), landscape, language),
                "; ".join(_arrows(edge, landscape, language) for edge in loop.cheapest_cut.edges),
                loop.cheapest_cut.weight,
            )
            for loop in result.loops
        ),
        language=language,
    )
    tears = Table(
        title=word("title.tears", language),
        columns=columns(("tear", "broken", "left", "weight"), language, _KINDS),
        rows=tuple(
            (
                _arrows((tear.consumer, tear.provider), landscape, language),
                tear.cycles_broken,
                tear.still_circular,
                tear.weight,
            )
            for loop in result.loops
            for tear in loop.tears
        ),
        language=language,
    )
    return loops, tears


def _arrows(path: Sequence[str], landscape: Landscape, language: Language) -> str:
    return " → ".join(any_name(landscape, one, language) for one in path)


def _edges(edges: Sequence[Edge], landscape: Landscape, language: Language) -> Table:
    return Table(
        title=word("title.dependencies", language),
        columns=columns(
            ("dependent", "on", "kind", "hardness", "rule", "reason"), language, _KINDS
        ),
        rows=tuple(
            (
                any_name(landscape, edge.dependent, language),
                any_name(landscape, edge.on, language),
                word(f"edge.{edge.kind}", language),
                word(f"hardness.{edge.hardness}", language),
                _condition(edge, language),
                _reason(edge, landscape, language),
            )
            for edge in edges
        ),
        language=language,
    )


def _condition(edge: Edge, language: Language) -> str:
    before = word(f"milestone.{edge.before.replace('_', '-')}", language)
    after = word(f"milestone.{edge.after.replace('_', '-')}", language)
    if edge.on_kind != "component" or edge.dependent_kind != "component":
        return ""
    if edge.lag_months:
        return word(
            "edge.condition-lag", language, before=before, after=after, count=edge.lag_months
        )
    return word("edge.condition", language, before=before, after=after)


def _reason(edge: Edge, landscape: Landscape, language: Language) -> str:
    if edge.reason:
        return edge.reason.in_language(language)
    if edge.information:
        objects = names(landscape, edge.information, language, most=4)
        return word("edge.objects", language, objects=objects)
    if edge.settings:
        settings = names(landscape, edge.settings, language, most=4)
        return word("edge.settings", language, settings=settings)
    return ""


def consequence_table(
    found: Sequence[Consequence],
    landscape: Landscape,
    language: Language,
    *,
    component: str,
    impact: bool,
) -> Table:
    """Return what a component waits for, or what waits for it, with the path that explains each.

    Parameters
    ----------
    found
        The connected components.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    component
        The component asked about.
    impact
        True when they wait for it, False when it waits for them.
    """
    name = any_name(landscape, component, language)
    return Table(
        title=word("title.impact" if impact else "title.why", language, name=name),
        columns=columns(("component", "path", "reason"), language, _KINDS),
        rows=tuple(
            (
                any_name(landscape, one.node, language),
                _arrows(one.path, landscape, language),
                "; ".join(filter(None, (_reason(edge, landscape, language) for edge in one.edges))),
            )
            for one in found
        ),
        language=language,
    )
