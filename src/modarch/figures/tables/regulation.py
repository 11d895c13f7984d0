"""Classes and certificates as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.regulation import Standing
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import flag
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.regulation import Regulated, RegulationResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["regulation_tables"]


def regulation_tables(
    result: RegulationResult, landscape: Landscape, language: Language
) -> list[Table]:
    """Return how many stand where, and every component.

    Parameters
    ----------
    result
        The components.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    return [_counts(result, language), _components(result, landscape, language)]


def _counts(result: RegulationResult, language: Language) -> Table:
    standings = [one.standing for one in result.components]
    rows = tuple(
        (word(f"regulation-standing.{one}", language), standings.count(one))
        for one in Standing
        if one in standings
    )
    return Table(
        title=word("regulation.counts", language),
        columns=fields(
            "regulation-column", ("standing", "count"), language, {"count": Kind.NUMBER}
        ),
        rows=rows,
        language=language,
    )


def _components(result: RegulationResult, landscape: Landscape, language: Language) -> Table:
    keys = ("component", "risk_class", "standing", "ai", "in_house", "certified", "first_use")
    months = ("slack", "report", "survey")
    kinds = {
        "certified": Kind.MONTH,
        "first_use": Kind.MONTH,
        **dict.fromkeys(months, Kind.MONTHS),
    }
    return Table(
        title=word("regulation.title", language),
        columns=fields("regulation-column", (*keys, *months), language, kinds),
        rows=tuple(_row(one, landscape, language) for one in result.components),
        notes=tuple(_notes(result, language)),
        language=language,
    )


def _row(one: Regulated, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    later = dict(one.later)
    return (
        any_name(landscape, one.component, language),
        _class(one, language),
        word(f"regulation-standing.{one.standing}", language),
        _ai(one, language),
        flag(True, language) if one.in_house else "",
        one.certification[1] if one.certification else None,
        one.first_use,
        one.slack_months,
        later.get("report"),
        later.get("survey-slow"),
    )


def _class(one: Regulated, language: Language) -> str:
    if one.risk_class is None:
        return word("regulation.unclassified", language)
    told = (
        word("regulation.none", language)
        if one.risk_class.value == "none"
        else one.risk_class.value
    )
    if one.certified_class is None or one.certified_class is one.risk_class:
        return told
    held = word("regulation.held", language, held=one.certified_class.value)
    return f"{told} ({held})"


def _ai(one: Regulated, language: Language) -> str:
    if one.high_risk_ai:
        return word("regulation.high-risk", language)
    return flag(True, language) if one.ai else ""


def _notes(result: RegulationResult, language: Language) -> Iterator[str]:
    found = result.components
    yield word("regulation-note.use", language)
    if any(one.certification for one in found):
        yield word("regulation-note.spans", language)
    if any(one.standing is Standing.UNKNOWN for one in found):
        yield word("regulation-note.unknown", language)
    if any(one.in_house for one in found):
        yield word("regulation-note.own", language)
    if any(one.ai for one in found):
        yield word("regulation-note.ai", language)
