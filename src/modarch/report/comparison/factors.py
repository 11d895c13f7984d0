"""The model's factors as a table: what is computed beside what the source says.

The report's table 1 holds alternatives against each other in words. Where a measure answers a
factor, its numbers stand first, marked as computed; the source's words follow, marked as quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid
from modarch.figures.table import Cell, Column, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.gauges import measure_name
from modarch.figures.words.phrase import word
from modarch.report.comparison.cells import difference_word, pairs_told, shown_reading
from modarch.report.comparison.tables import rule_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.alternatives import Factor
    from modarch.landscape.measures import MeasureName
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.report.comparison.result import Compared, Difference

__all__ = ["factor_table"]


def factor_table(
    compared: Compared, landscapes: Mapping[str, Landscape], language: Language
) -> Table:
    """Return every factor with a row per measure and a row of the source's words.

    Parameters
    ----------
    compared
        The alternatives, measured.
    landscapes
        The model in the scenario of each, by what the user calls it.
    language
        ``sv`` or ``en``.

    Raises
    ------
    InputInvalid
        If the model has no factors.
    """
    landscape = next(iter(landscapes.values()))
    if not landscape.factors:
        raise InputInvalid(
            [
                Diagnostic(
                    code="no-factors",
                    message="the model has no factors to hold the alternatives against each other",
                    hint="write them under factors:, each with measures: and says:",
                    location=landscape.locate(("factors",)),
                )
            ]
        )
    rows = [row for one in landscape.factors.values() for row in _rows(one, compared, language)]
    first, basis, last = fields("compare-column", ("factor", "basis", "certain"), language)
    alternatives = (
        Column(key=f"alternative_{place}", heading=one.name)
        for place, one in enumerate(compared.alternatives)
    )
    return Table(
        title=word("compare-title.factors", language),
        columns=(first, basis, *alternatives, last),
        rows=tuple(rows),
        notes=(
            word("compare-note.quoted", language),
            *_sources(landscape, language),
            *rule_notes(compared, language),
        ),
        language=language,
    )


def _sources(landscape: Landscape, language: Language) -> Iterator[str]:
    marks = [landscape.provenance_of("factors", id_, "says") for id_ in landscape.factors]
    told = dict.fromkeys(source.text for mark in marks for source in mark.sources)
    if told:
        yield word("frame.source", language, source="; ".join(told))


def _rows(factor: Factor, compared: Compared, language: Language) -> Iterator[tuple[Cell, ...]]:
    heading = factor.name.in_language(language)
    for measure in factor.measures:
        yield (heading, *_computed(measure, compared, language))
        heading = ""
    said = {one.alternative: one.said.in_language(language) for one in factor.says}
    words = [said.get(one.alternative, "") for one in compared.alternatives]
    if any(words):
        quoted = word("compare-factor.quoted", language)
        yield (heading, quoted, *(words_of or None for words_of in words), "")


def _computed(measure: MeasureName, compared: Compared, language: Language) -> tuple[Cell, ...]:
    difference = next(one for one in compared.differences if one.measure is measure)
    name = measure_name(measure, language)
    readings = (
        shown_reading(
            one.readings[measure],
            language,
            leading=difference.is_decisive and one.name in difference.leading,
        )
        for one in compared.alternatives
    )
    basis = word("compare-factor.computed", language, measure=name)
    return (basis, *readings, _outcome(difference, language))


def _outcome(difference: Difference, language: Language) -> str:
    if difference.is_decisive:
        return pairs_told(difference, language)
    return difference_word(difference, language)
