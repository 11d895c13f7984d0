"""What the mappings between standards take, as tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, columns, names
from modarch.figures.words.phrase import word
from modarch.standards.translation import Kind as Translated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.analysis.integrations.counting import Count
    from modarch.analysis.integrations.mappings import MappingTask
    from modarch.analysis.integrations.result import IntegrationsResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.standards.translation import Translation

__all__ = ["mapping_tables", "way_of"]

_PATTERNS = ("designed", "declared", "all_point_to_point", "one_platform", "one_core")
_NUMBERS = dict.fromkeys(
    ("mappings", "mapped", "adapters", "no_home", "weight", "count"), Kind.NUMBER
)
_BRIEF = 20


def mapping_tables(
    result: IntegrationsResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return what the mappings take by pattern, what has to be built, and public mappings to use.

    Parameters
    ----------
    result
        The counts.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to show only the heaviest of the mappings to build.
    """
    tables = (
        _split(result, language),
        _to_build(result, landscape, language, brief=brief),
        _public(result, landscape, language),
        _homeless(result, landscape, language),
    )
    return tuple(table for table in tables if table.rows)


def way_of(translation: Translation) -> str:
    """Return the two standards of a translation, such as ``hl7v2 → fhir-r4``."""
    return f"{translation.producer or '?'} → {translation.consumer or '?'}"


def _split(result: IntegrationsResult, language: Language) -> Table:
    rows = tuple(
        (word(f"pattern.{name.replace('_', '-')}", language), *_divided(getattr(result, name)))
        for name in _PATTERNS
    )
    return Table(
        title=word("title.mappings", language),
        columns=columns(
            ("pattern", "mappings", "mapped", "adapters", "no_home"), language, _NUMBERS
        ),
        rows=rows if any(row[1] for row in rows) else (),
        notes=(word("note.mappings", language),),
        language=language,
    )


def _divided(count: Count) -> tuple[Cell, ...]:
    split = count.split
    if split is None:
        return (count.mappings, None, None, None)
    return (count.mappings, split.mapped, split.adapters, split.no_home)


def _to_build(
    result: IntegrationsResult, landscape: Landscape, language: Language, *, brief: bool
) -> Table:
    tasks = [task for task in result.tasks if task.translation.kind is not Translated.MAPPED]
    shown = tasks[:_BRIEF] if brief else tasks
    return Table(
        title=word("title.adapters", language),
        columns=columns(
            ("producer", "consumer", "information", "standards", "reason", "owner", "weight"),
            language,
            _NUMBERS,
        ),
        rows=tuple(_task(task, landscape, language) for task in shown),
        notes=tuple(_told(tasks, len(shown), language)),
        language=language,
    )


def _task(task: MappingTask, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    return (
        any_name(landscape, task.producer, language),
        any_name(landscape, task.consumer, language),
        any_name(landscape, task.artefact.information, language),
        way_of(task.translation),
        word(f"reason.{task.translation.reason}", language),
        task.owner or None,
        task.weight,
    )


def _told(tasks: list[MappingTask], shown: int, language: Language) -> Iterable[str]:
    if len(tasks) > shown:
        yield word("names.more", language, count=len(tasks) - shown)
    unowned = sum(not task.owner for task in tasks)
    if unowned:
        yield word("note.unowned", language, count=unowned)


def _public(result: IntegrationsResult, landscape: Landscape, language: Language) -> Table:
    by_source: dict[tuple[str, str], list[str]] = defaultdict(list)
    for task in result.tasks:
        if task.translation.kind is Translated.MAPPED:
            key = (task.translation.evidence, way_of(task.translation))
            by_source[key].append(task.artefact.information)
    rows = tuple(
        (source, way, len(objects), names(landscape, sorted(set(objects)), language))
        for (source, way), objects in sorted(by_source.items())
    )
    return Table(
        title=word("title.public-mappings", language),
        columns=columns(("mapping", "standards", "count", "objects"), language, _NUMBERS),
        rows=rows,
        language=language,
    )


def _homeless(result: IntegrationsResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            any_name(landscape, one.producer, language),
            any_name(landscape, one.consumer, language),
            any_name(landscape, one.information, language),
            one.translation.producer,
        )
        for one in result.homeless
    )
    return Table(
        title=word("title.homeless", language),
        columns=columns(("producer", "consumer", "information", "standard"), language, _NUMBERS),
        rows=rows,
        language=language,
    )
