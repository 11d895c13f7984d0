"""Alternatives side by side as a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.scorecard import (
    ScoreCard,
    ScoreCell,
    ScoreRow,
    ScoreSection,
    ScoreWords,
)
from modarch.figures.diagrams.table_figure import TableFigure
from modarch.figures.frame import Heading
from modarch.figures.style import Severity
from modarch.figures.tables.gauges import GAUGES, Area, measure_name
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word
from modarch.report.comparison.cells import STAR, shown_reading
from modarch.report.comparison.factors import factor_table
from modarch.report.comparison.speaking import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.figures.figure import Figure
    from modarch.figures.table import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.readings import Reading
    from modarch.landscape.text import Language
    from modarch.report.comparison.result import Compared, Difference

__all__ = ["comparison_figure", "factor_figure"]


def comparison_figure(
    compared: Compared, landscapes: Mapping[str, Landscape], language: Language
) -> Figure:
    """Return the measures of all alternatives as a figure.

    Parameters
    ----------
    compared
        The comparison.
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    language
        ``sv`` or ``en``.
    """
    speaker = Speaker(landscapes, language)
    heading = _heading(compared, speaker, word("compare-title.measures", language))
    simulated = "band-simulated" if compared.settings.runs else "band"
    content = ScoreCard(
        columns=tuple(speaker.full(one.name) for one in compared.alternatives),
        sections=tuple(_sections(compared, language)),
        words=ScoreWords(
            bar=word("compare-mark.bar", language),
            span=word(f"compare-mark.{simulated}", language),
            leading=word("compare-mark.star", language),
            certain=word("compare-mark.decisive", language),
        ),
        notes=tuple(_notes(compared, language)),
    )
    return draw("scorecard", content, heading)


def factor_figure(
    compared: Compared, landscapes: Mapping[str, Landscape], language: Language
) -> Figure:
    """Return the model's factors as a figure, computed beside quoted.

    Parameters
    ----------
    compared
        The comparison.
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    language
        ``sv`` or ``en``.

    Raises
    ------
    InputInvalid
        If the model has no factors.
    """
    table = factor_table(compared, landscapes, language)
    first = 2
    marks = {
        (row, first + place): Severity.OK
        for row, cells in enumerate(table.rows)
        for place, _ in enumerate(compared.alternatives)
        if STAR in str(cells[first + place])
    }
    heading = _heading(compared, Speaker(landscapes, language), table.title)
    rank, marked = (word(f"compare-note.{key}", language) for key in ("rank", "rank-marked"))
    plain = replace(
        table,
        rows=tuple(tuple(map(_starless, row)) for row in table.rows),
        notes=tuple(marked if note == rank else note for note in table.notes),
    )
    return draw("table", TableFigure(table=plain, marks=marks), heading)


def _starless(cell: Cell) -> Cell:
    return cell.replace(STAR, "").strip() if isinstance(cell, str) else cell


def _heading(compared: Compared, speaker: Speaker, title: str) -> Heading:
    first, language = speaker.first, speaker.language
    return Heading(
        title=title,
        language=language,
        scenario=first.programme.name.in_language(language),
        as_of=first.as_of,
        assumptions=any(one.sureness.unsure for one in compared.alternatives),
        source=word("frame.model", language, hash=first.content_hash),
    )


def _sections(compared: Compared, language: Language) -> Iterator[ScoreSection]:
    shown = [one for one in compared.differences if one.order and not one.is_level]
    for area in Area:
        rows = [one for one in shown if GAUGES[one.measure].area is area]
        if rows:
            yield ScoreSection(
                name=word(f"gauge-area.{area}", language),
                rows=tuple(_row(one, compared, language) for one in rows),
            )


def _row(difference: Difference, compared: Compared, language: Language) -> ScoreRow:
    readings = [one.readings[difference.measure] for one in compared.alternatives]
    ends = [reading.high for reading in readings if reading.high is not None]
    scale = max(ends, default=0.0) or 1.0
    return ScoreRow(
        name=measure_name(difference.measure, language),
        cells=tuple(
            _cell(
                reading,
                scale,
                language,
                leading=difference.is_decisive and one.name in difference.leading,
            )
            for one, reading in zip(compared.alternatives, readings, strict=True)
        ),
        certain=difference.is_decisive,
    )


def _cell(reading: Reading, scale: float, language: Language, *, leading: bool) -> ScoreCell:
    told = shown_reading(reading, language, span=False)
    if reading.value is None or reading.low is None or reading.high is None:
        return ScoreCell(told=told)
    return ScoreCell(
        told=told,
        value=reading.value / scale,
        low=reading.low / scale,
        high=reading.high / scale,
        leading=leading,
    )


def _notes(compared: Compared, language: Language) -> Iterator[str]:
    level = [measure_name(one.measure, language) for one in compared.differences if one.is_level]
    if level:
        yield word("compare-figure.level", language, measures=", ".join(level))
    tolerance = share(compared.settings.tolerance, language)
    yield word("compare-figure.rule", language, tolerance=tolerance)
    told = ", ".join(f"{one.name} {one.sureness.unsure}" for one in compared.alternatives)
    yield word("compare-note.assumptions", language, told=told)
    if any(
        one.open_ended or one.at_least
        for each in compared.alternatives
        for one in each.readings.values()
    ):
        yield word("compare-note.at-least", language)
