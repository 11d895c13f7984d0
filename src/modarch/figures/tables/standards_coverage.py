"""Which standards a landscape rests on, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.cells import any_name, columns
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.standards_coverage.attachments import KindCount
    from modarch.analysis.standards_coverage.choices import Choice, PlatformChoice
    from modarch.analysis.standards_coverage.places import ModuleSpeech, ObjectPlace
    from modarch.analysis.standards_coverage.result import CoverageResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["coverage_tables"]

_COUNTS = ("native", "mapped", "adapters", "no_home")
_TOTALS = ("landscape_mappings", "landscape_total")
_NUMBERS = dict.fromkeys((*_COUNTS, *_TOTALS, "mappings"), Kind.NUMBER)


def coverage_tables(
    result: CoverageResult, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return where information has its place, what modules must speak, and what a choice changes.

    Parameters
    ----------
    result
        The coverage.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    compared = [
        table
        for choice in result.choices
        for table in (
            _choices(choice, landscape, language),
            _differing(choice, landscape, language),
        )
    ]
    tables = (
        _objects(result.objects, landscape, language),
        _modules(result.modules, landscape, language),
        *compared,
    )
    return tuple(table for table in tables if table.rows)


def _objects(places: tuple[ObjectPlace, ...], landscape: Landscape, language: Language) -> Table:
    platforms = [name for name in landscape.platforms if any(p.platform == name for p in places)]
    cells = {(place.information, place.platform): _place(place, language) for place in places}
    headings = columns(("information",), language, {})
    headings += tuple(
        Column(key=name, heading=any_name(landscape, name, language)) for name in platforms
    )
    rows = tuple(
        (
            any_name(landscape, information, language),
            *(cells.get((information, platform)) for platform in platforms),
        )
        for information in dict.fromkeys(place.information for place in places)
    )
    return Table(
        title=word("title.object-coverage", language),
        columns=headings,
        rows=rows,
        notes=(word("note.object-coverage", language),),
        language=language,
    )


def _place(place: ObjectPlace, language: Language) -> str:
    told = ", ".join(place.standards)
    if place.held:
        return told
    key = "place.unknown" if place.held is None else "place.missing"
    return f"{told} ({word(key, language)})" if told else word("place.unknown", language)


def _modules(modules: tuple[ModuleSpeech, ...], landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            any_name(landscape, one.module, language),
            any_name(landscape, one.platform, language),
            word(f"use.{one.use or 'attached'}", language),
            ", ".join(f"{token} ({count})" for token, count in one.must_speak) or None,
            ", ".join(one.speaks) or None,
            *_counted(one.count),
        )
        for one in modules
    )
    keys = ("module", "platform", "use", "must_speak", "speaks", *_COUNTS)
    return Table(
        title=word("title.module-speech", language),
        columns=columns(keys, language, _NUMBERS),
        rows=rows,
        language=language,
    )


def _counted(count: KindCount) -> tuple[Cell, ...]:
    return (count.native, count.mapped, count.adapter + count.no_home, count.no_home)


def _choices(compared: PlatformChoice, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            _name(one, compared, language),
            one.count.mappings,
            *_counted(one.count),
            one.landscape_mappings,
            one.landscape_total,
        )
        for one in compared.choices
    )
    keys = ("choice", "mappings", *_COUNTS, *_TOTALS)
    return Table(
        title=word(
            "title.canonical", language, platform=any_name(landscape, compared.platform, language)
        ),
        columns=columns(keys, language, _NUMBERS),
        rows=rows,
        notes=(word("note.canonical", language),),
        language=language,
    )


def _name(one: Choice, compared: PlatformChoice, language: Language) -> str:
    if one.canonical:
        return ", ".join(one.canonical)
    return word("choice.as-is", language, standards=", ".join(compared.current))


def _mappings(count: KindCount, language: Language) -> str:
    build = count.adapter + count.no_home
    return word("choice.mappings", language, count=count.mappings, build=build)


def _differing(compared: PlatformChoice, landscape: Landscape, language: Language) -> Table:
    headings = columns(("information",), language, {})
    headings += tuple(
        Column(key=f"choice_{number}", heading=_name(one, compared, language))
        for number, one in enumerate(compared.choices)
    )
    rows = [
        (
            any_name(landscape, one.information, language),
            *(_mappings(count, language) for count in one.counts),
        )
        for one in compared.objects
    ]
    return Table(
        title=word("title.canonical-objects", language),
        columns=headings,
        rows=tuple(rows),
        notes=(word("note.differing", language),),
        language=language,
    )
