"""Alternatives side by side as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.gauges import GAUGES, Area, measure_name
from modarch.figures.tables.goals import premise_table
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word
from modarch.report.comparison.cells import difference_word, pairs_told, shown_reading
from modarch.report.comparison.details import (
    alternative_columns,
    change_table,
    contract_table,
    ground_table,
    project_table,
    risk_table,
    role_table,
    said_table,
)
from modarch.report.comparison.speaking import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.report.comparison.measured import Measured
    from modarch.report.comparison.result import Compared

__all__ = ["comparison_tables", "measures_table", "rule_notes", "values_table"]


def comparison_tables(
    compared: Compared,
    landscapes: Mapping[str, Landscape],
    language: Language,
    *,
    brief: bool = False,
) -> list[Table]:
    """Return everything about a comparison, the measures first.

    Parameters
    ----------
    compared
        The comparison.
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    language
        ``sv`` or ``en``.
    brief
        Leave out what is long, for a terminal.
    """
    speaker = Speaker(landscapes, language)
    tables = [
        measures_table(compared, speaker),
        _decisive(compared, language),
        risk_table(compared, language, brief=brief),
    ]
    details = [
        role_table(compared, speaker),
        change_table(compared, speaker),
        contract_table(compared, speaker),
        said_table(compared, speaker),
        project_table(speaker),
    ]
    tables += [table for table in details if table.rows]
    if compared.premises:
        tables.append(premise_table(speaker.first, language, compared.premises))
    tables.append(ground_table(compared, speaker))
    if not brief:
        tables += [_definitions(language), values_table(compared, language)]
    return tables


def measures_table(compared: Compared, speaker: Speaker) -> Table:
    """Return every measure of every alternative, with the rule of what is certain below it."""
    language = speaker.language
    rows: list[tuple[Cell, ...]] = []
    area: Area | None = None
    for difference in compared.differences:
        gauge = GAUGES[difference.measure]
        if gauge.area is not area:
            area = gauge.area
            blank = ("",) * (len(compared.alternatives) + 1)
            rows.append((word(f"gauge-area.{area}", language).upper(), *blank))
        cells = (
            shown_reading(
                one.readings[difference.measure],
                language,
                leading=difference.is_decisive and one.name in difference.leading,
            )
            for one in compared.alternatives
        )
        name = measure_name(difference.measure, language)
        rows.append((name, *cells, difference_word(difference, language)))
    first, last = fields("compare-column", ("measure", "certain"), language)
    return Table(
        title=word("compare-title.measures", language),
        columns=(first, *alternative_columns(compared), last),
        rows=tuple(rows),
        notes=(
            *(speaker.full(one.name) for one in compared.alternatives),
            *rule_notes(compared, language),
            _assumptions(compared, language),
        ),
        language=language,
    )


def rule_notes(compared: Compared, language: Language) -> Iterator[str]:
    """Yield the rule by which differences are certain, and what the marks mean."""
    settings = compared.settings
    tolerance = share(settings.tolerance, language)
    yield word("compare-note.rule-cases", language, tolerance=tolerance)
    if settings.runs:
        seed = str(settings.seed)
        yield word("compare-note.rule-simulated", language, runs=settings.runs, seed=seed)
    yield word("compare-note.rank", language)
    readings = [one for each in compared.alternatives for one in each.readings.values()]
    if any(one.at_least or one.open_ended for one in readings):
        yield word("compare-note.at-least", language)


def _assumptions(compared: Compared, language: Language) -> str:
    told = "; ".join(
        f"{one.name} {one.sureness.unsure} ({_also(one, language)})"
        for one in compared.alternatives
    )
    return word("compare-note.assumptions", language, told=told)


def _also(one: Measured, language: Language) -> str:
    sure = one.sureness
    parts = (("facts", sure.facts), ("estimates", sure.estimates))
    return ", ".join(
        f"{word(f'compare-column.{name}', language).lower()} {count}" for name, count in parts
    )


def _decisive(compared: Compared, language: Language) -> Table:
    decisive = [one for one in compared.differences if one.is_decisive]
    rows = tuple(
        (
            word(f"gauge-area.{GAUGES[one.measure].area}", language),
            measure_name(one.measure, language),
            pairs_told(one, language),
        )
        for one in sorted(decisive, key=lambda one: not one.has_merit)
    )
    note = (
        word(
            "compare-note.certain-count",
            language,
            count=len(decisive),
            all=len(compared.differences),
        )
        if decisive
        else word("compare-note.nothing-certain", language)
    )
    return Table(
        title=word("compare-title.decisive", language),
        columns=fields("compare-column", ("area", "measure", "pair"), language),
        rows=rows,
        notes=(note,),
        language=language,
    )


def _definitions(language: Language) -> Table:
    rows = tuple(
        (
            measure_name(name, language),
            word(f"compare-way.{gauge.better or 'none'}", language),
            word(f"measure-told.{name}", language),
        )
        for name, gauge in GAUGES.items()
    )
    return Table(
        title=word("compare-title.definitions", language),
        columns=fields("compare-column", ("measure", "better", "told"), language),
        rows=rows,
        language=language,
    )


def values_table(compared: Compared, language: Language) -> Table:
    """Return every reading as plain numbers, for those who want to work on."""
    rows = tuple(
        (
            name.value,
            measure_name(name, language),
            one.name,
            reading.value,
            reading.low,
            reading.high,
            reading.basis.value,
            reading.of,
            reading.month,
        )
        for name in GAUGES
        for one in compared.alternatives
        for reading in (one.readings[name],)
    )
    numbers = dict.fromkeys(("value", "low", "high"), Kind.NUMBER)
    keys = ("id", "measure", "alternative", "value", "low", "high", "bounds", "of", "month")
    return Table(
        title=word("compare-title.values", language),
        columns=fields("compare-column", keys, language, {**numbers, "month": Kind.MONTH}),
        rows=rows,
        language=language,
    )
