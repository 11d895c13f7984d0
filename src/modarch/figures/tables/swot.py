"""SWOT as tables: points with what measures say of them, what is shared, and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from modarch.analysis.swot.likeness import NEAR
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.evidence import evidence
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word
from modarch.landscape.alternatives import SwotKind
from modarch.landscape.readings import Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.swot.result import Point, SwotResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["alternative_label", "perspective_names", "point_sources", "support_word", "swot_tables"]

INFERRED: Final = "*"
"""Stands at a perspective that the model, not the source, has sorted a point under."""


def alternative_label(landscape: Landscape, id_: str) -> str:
    """Return what an alternative is called in short."""
    one = landscape.alternatives.get(id_)
    return (one.label or one.id) if one is not None else id_


def perspective_names(point: Point, landscape: Landscape, language: Language) -> str:
    """Return the perspectives of a point, marked where the sorting is the model's own."""
    known = landscape.perspectives
    told = ", ".join(known[name].name.in_language(language) for name in point.perspectives)
    return f"{told}{INFERRED}" if told and point.sorting_assumed else told


def support_word(point: Point, language: Language) -> str:
    """Return what measures say of a point, in a word or two."""
    judged = point.judgement
    return word(f"swot-support.{judged.support if judged else 'untested'}", language)


def point_sources(landscape: Landscape, id_: str) -> str:
    """Return the sources of a point's words."""
    mark = landscape.provenance_of("swot", id_, "name")
    return "; ".join(source.text for source in mark.sources)


def swot_tables(result: SwotResult, landscape: Landscape, language: Language) -> list[Table]:
    """Return what measures say first, then what is shared, the points and the counts.

    Parameters
    ----------
    result
        The SWOT.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    tables = [_counts(result, landscape, language)]
    if any(one.judgement for one in result.points):
        tables.append(_support(result, landscape, language))
    tables.append(_shared(result, landscape, language))
    tables += [
        _points(result, name, landscape, language)
        for name in result.alternatives
        if result.of(name)
    ]
    if landscape.perspectives and result.points:
        tables.append(_perspectives(result, landscape, language))
    return tables


def _alternatives(result: SwotResult, landscape: Landscape) -> tuple[Column, ...]:
    return tuple(
        Column(key=name, heading=alternative_label(landscape, name), kind=Kind.NUMBER)
        for name in result.alternatives
    )


def _counts(result: SwotResult, landscape: Landscape, language: Language) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            word(f"swot.{kind}", language),
            word(f"swot.{'internal' if kind.is_internal else 'external'}", language),
            *(len(result.of(name, kind)) for name in result.alternatives),
        )
        for kind in SwotKind
    ]
    notes = [word("swot-note.definition", language)]
    if result.without:
        missing = ", ".join(alternative_label(landscape, one) for one in result.without)
        notes.append(word("swot-note.without", language, names=missing))
    return Table(
        title=word("swot-title.counts", language),
        columns=(
            *fields("swot-column", ("kind", "where"), language),
            *_alternatives(result, landscape),
        ),
        rows=tuple(rows),
        notes=tuple(notes),
        language=language,
    )


def _support(result: SwotResult, landscape: Landscape, language: Language) -> Table:
    labels = {name: alternative_label(landscape, name) for name in landscape.alternatives}
    order = list(Support)
    judged = sorted(
        (one for one in result.points if one.judgement is not None),
        key=lambda one: order.index(one.judgement.support) if one.judgement else 0,
    )
    rows = tuple(
        (
            support_word(one, language),
            labels[one.alternative],
            word(f"swot-one.{one.kind}", language),
            landscape.swot[one.id].name.in_language(language),
            evidence(one.judgement, labels[one.alternative], labels, language),
        )
        for one in judged
        if one.judgement is not None
    )
    keys = ("support", "alternative", "kind", "point", "evidence")
    return Table(
        title=word("swot-title.support", language),
        columns=fields("swot-column", keys, language),
        rows=rows,
        notes=(word("swot-note.support", language),),
        language=language,
    )


def _shared(result: SwotResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            word(f"swot-one.{one.kind}", language) if one.kind else "",
            ", ".join(alternative_label(landscape, name) for name in one.alternatives),
            landscape.swot[one.points[0]].name.in_language(language),
            one.likeness,
        )
        for one in result.shared
    )
    near = share(NEAR, language)
    note = word("swot-note.shared", language, near=near)
    return Table(
        title=word("swot-title.shared", language),
        columns=fields(
            "swot-column",
            ("kind", "alternatives", "point", "likeness"),
            language,
            {"likeness": Kind.SHARE},
        ),
        rows=rows,
        notes=(note,) if rows else (word("swot-note.none-shared", language), note),
        language=language,
    )


def _points(
    result: SwotResult, alternative: str, landscape: Landscape, language: Language
) -> Table:
    rows = tuple(
        (
            word(f"swot-one.{one.kind}", language),
            landscape.swot[one.id].name.in_language(language),
            perspective_names(one, landscape, language),
            support_word(one, language),
        )
        for one in result.of(alternative)
    )
    known = landscape.alternatives[alternative]
    name = f"{known.label or known.id} – {known.name.in_language(language)}"
    return Table(
        title=word("swot-title.points", language, name=name),
        columns=fields("swot-column", ("kind", "point", "perspectives", "support"), language),
        rows=rows,
        notes=tuple(_point_notes(result, alternative, landscape, language)),
        language=language,
    )


def _point_notes(
    result: SwotResult, alternative: str, landscape: Landscape, language: Language
) -> Iterator[str]:
    points = result.of(alternative)
    if any(one.sorting_assumed and one.perspectives for one in points):
        yield word("swot-note.sorting", language)
    sources = dict.fromkeys(_origin(landscape, one.id) for one in points)
    told = "; ".join(source for source in sources if source)
    if told:
        yield word("swot-note.source", language, sources=told)


def _origin(landscape: Landscape, id_: str) -> str:
    """Return where a point's words come from, without the place of the point in its list."""
    return re.sub(r", [^,;:]*\d+(?=;|$)", "", point_sources(landscape, id_))


def _perspectives(result: SwotResult, landscape: Landscape, language: Language) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, one in landscape.perspectives.items():
        if not one.constant:
            counts = (
                sum(name in point.perspectives for point in result.of(alternative))
                for alternative in result.alternatives
            )
            rows.append((one.name.in_language(language), *counts))
    assumed = any(one.sorting_assumed and one.perspectives for one in result.points)
    return Table(
        title=word("swot-title.perspectives", language),
        columns=(
            *fields("swot-column", ("perspective",), language),
            *_alternatives(result, landscape),
        ),
        rows=tuple(rows),
        notes=(word("swot-note.sorting", language),) if assumed else (),
        language=language,
    )
