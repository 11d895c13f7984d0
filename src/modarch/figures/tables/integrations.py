"""The integration counts as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, columns, names
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.analysis.integrations.counting import Count
    from modarch.analysis.integrations.result import IntegrationsResult
    from modarch.analysis.integrations.timeline import IntegrationsOverTime
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["BREAKDOWNS", "integration_tables", "over_time_tables"]

BREAKDOWNS = (
    "platform",
    "module",
    "system",
    "service",
    "information",
    "standard",
    "supplier",
    "pathway",
    "owner",
    "translation",
)
"""What the count can be broken down by."""

_PATTERNS = ("designed", "declared", "all_point_to_point", "one_platform", "one_core")
_COUNTS = ("point_to_point", "attachments", "mappings", "total", "interim", "bindings")
_KINDS = dict.fromkeys((*_COUNTS, "built", "weight"), Kind.NUMBER) | {"month": Kind.MONTH}


def _cells(count: Count) -> tuple[Cell, ...]:
    return (
        count.point_to_point,
        count.attachments,
        count.mappings,
        count.total,
        count.interim,
        count.bindings,
    )


def integration_tables(
    result: IntegrationsResult,
    landscape: Landscape,
    language: Language,
    *,
    by: Sequence[str] = BREAKDOWNS,
) -> tuple[Table, ...]:
    """Return the counts by pattern, the headline broken down, and what is missing.

    Parameters
    ----------
    result
        The counts.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    by
        What to break the headline down by, among `BREAKDOWNS`.
    """
    broken_down = [_broken_down(result, landscape, language, one) for one in by]
    tables = [table for table in broken_down if table.rows]
    return (_patterns(result, language), *tables, _missing(result, landscape, language))


def _patterns(result: IntegrationsResult, language: Language) -> Table:
    rows = tuple(
        (
            word(f"pattern.{name.replace('_', '-')}", language),
            *_cells(getattr(result, name)),
        )
        for name in _PATTERNS
    )
    return Table(
        title=word("title.integrations", language),
        columns=columns(("pattern", *_COUNTS), language, _KINDS),
        rows=rows,
        notes=(word("note.integrations", language), *_told(result, language)),
        language=language,
    )


def _told(result: IntegrationsResult, language: Language) -> tuple[str, ...]:
    counted = word(
        "note.needs-counted",
        language,
        stated=result.needs_stated,
        derived=result.needs_derived,
    )
    if result.break_even.items is None:
        return counted, word("note.no-break-even", language)
    return counted, word("note.break-even", language, count=result.break_even.items)


def _broken_down(
    result: IntegrationsResult, landscape: Landscape, language: Language, by: str
) -> Table:
    parts = [one for one in result.breakdowns if one.by == by]
    parts.sort(key=lambda one: (-one.count.total, one.key))
    name = word(f"by.{by}", language)
    return Table(
        title=word("title.integrations-by", language, by=name),
        columns=columns(("element", *_COUNTS), language, _KINDS),
        rows=tuple(
            (_element(landscape, by, one.key, language), *_cells(one.count)) for one in parts
        ),
        language=language,
    )


def _element(landscape: Landscape, by: str, key: str, language: Language) -> str:
    if by == "translation":
        return word(f"translation.{key}", language)
    return any_name(landscape, key, language) if key else word(f"none.{by}", language)


_MOST_MISSING = 50


def _missing(result: IntegrationsResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            word(f"artefact.{gap.artefact.kind}", language),
            names(landscape, gap.artefact.ends, language),
            names(landscape, gap.information, language, most=4),
            gap.weight,
        )
        for gap in result.missing[:_MOST_MISSING]
    )
    left = len(result.missing) - len(rows)
    return Table(
        title=word("title.missing-links", language),
        columns=columns(("kind", "element", "information", "weight"), language, _KINDS),
        rows=rows,
        notes=(word("names.more", language, count=left),) if left else (),
        language=language,
    )


def over_time_tables(result: IntegrationsOverTime, language: Language) -> tuple[Table, ...]:
    """Return the count month by month under a plan.

    Parameters
    ----------
    result
        The counts.
    language
        ``sv`` or ``en``.
    """
    rows = tuple((point.month, *_cells(point.count), point.built) for point in result.points)
    peak = word(
        "note.peak",
        language,
        count=result.peak.count.total,
        month=result.peak.month,
        interim=result.peak.count.interim,
    )
    table = Table(
        title=word("title.integrations-over-time", language),
        columns=columns(("month", *_COUNTS, "built"), language, _KINDS),
        rows=rows,
        notes=(peak, word("note.integrations", language)),
        language=language,
    )
    return (table,)
