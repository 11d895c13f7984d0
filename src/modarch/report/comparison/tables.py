"""Alternatives side by side as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.gauges import GAUGES, Area, measure_name
from modarch.figures.tables.risk import risk_name
from modarch.figures.words.formats import duration, share
from modarch.figures.words.phrase import word
from modarch.report.comparison.cells import difference_word, pairs_told, shown_reading
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
        _risk(compared, language, brief=brief),
        _roles(compared, speaker),
        _changes(compared, speaker),
        _contracts(compared, speaker),
    ]
    if any(one.said for one in compared.alternatives):
        tables.append(_said(compared, speaker))
    tables.append(_ground(compared, speaker))
    if not brief:
        tables += [_definitions(language), values_table(compared, language)]
    return tables


def _alternatives(compared: Compared, kind: Kind = Kind.TEXT) -> tuple[Column, ...]:
    return tuple(
        Column(key=f"alternative_{place}", heading=one.name, kind=kind)
        for place, one in enumerate(compared.alternatives)
    )


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
        columns=(first, *_alternatives(compared), last),
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


def _risk(compared: Compared, language: Language, *, brief: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    courses = compared.alternatives[0].courses[: 1 if brief else None]
    for place, course in enumerate(courses):
        risk = course.risk
        name = word("risk-column.score", language) if risk is None else risk_name(risk, language)
        for one in compared.alternatives:
            own = one.courses[place]
            rows.append((name, one.name, own.today, own.mean, own.peak, own.peak_month, own.end))
    numbers = ("today", "mean", "peak", "end")
    return Table(
        title=word("compare-title.risk", language),
        columns=fields(
            "compare-column",
            ("risk", "alternative", "today", "mean", "peak", "peak_month", "end"),
            language,
            {**dict.fromkeys(numbers, Kind.NUMBER), "peak_month": Kind.MONTH},
            dict.fromkeys(numbers, 2),
        ),
        rows=tuple(rows),
        notes=(word("compare-note.brief", language),) if brief else (),
        language=language,
    )


def _roles(compared: Compared, speaker: Speaker) -> Table:
    language, known = speaker.language, speaker.first.roles
    roles = [id_ for id_ in known if any(one.interfaces.get(id_) for one in compared.alternatives)]
    return Table(
        title=word("compare-title.roles", language),
        columns=(
            *fields("compare-column", ("role",), language),
            *_alternatives(compared, Kind.NUMBER),
        ),
        rows=tuple(
            (
                known[id_].name.in_language(language),
                *(one.interfaces.get(id_) for one in compared.alternatives),
            )
            for id_ in roles
        ),
        language=language,
    )


def _changes(compared: Compared, speaker: Speaker) -> Table:
    language = speaker.language
    counts = [
        {(load.setting, load.year): load.go_lives for load in one.changes}
        for one in compared.alternatives
    ]
    years = sorted({year for each in counts for _, year in each})
    settings = [
        id_
        for id_ in speaker.first.settings
        if any(id_ == one for each in counts for one, _ in each)
    ]
    rows = tuple(
        (
            speaker.name(setting),
            one.name,
            *(each.get((setting, year)) for year in years),
        )
        for setting in settings
        for one, each in zip(compared.alternatives, counts, strict=True)
    )
    return Table(
        title=word("compare-title.changes", language),
        columns=(
            *fields("compare-column", ("setting", "alternative"), language),
            *(Column(key=f"year_{year}", heading=str(year), kind=Kind.NUMBER) for year in years),
        ),
        rows=rows,
        notes=(*_heaviest(compared, speaker), word("compare-note.fatigue", language)),
        language=language,
    )


def _heaviest(compared: Compared, speaker: Speaker) -> Iterator[str]:
    for one in compared.alternatives:
        most = max(one.changes, key=lambda load: (load.go_lives, -load.year), default=None)
        if most is not None:
            yield word(
                "compare-note.heaviest",
                speaker.language,
                name=one.name,
                count=most.go_lives,
                year=str(most.year),
                setting=speaker.name(most.setting),
            )


def _contracts(compared: Compared, speaker: Speaker) -> Table:
    language = speaker.language
    breached = {system for one in compared.alternatives for system in one.breached}
    rows = tuple(
        (speaker.name(id_), *(_verdict(one, id_, language) for one in compared.alternatives))
        for id_ in sorted(breached, key=speaker.name)
    )
    return Table(
        title=word("compare-title.contracts", language),
        columns=(*fields("compare-column", ("system",), language), *_alternatives(compared)),
        rows=rows,
        notes=(word("compare-note.contracts", language),),
        language=language,
    )


def _verdict(one: Measured, system: str, language: Language) -> str:
    if system in one.breached:
        return word("verdict.interim", language)
    return word("verdict.unknown", language) if system in one.undecided else ""


def _said(compared: Compared, speaker: Speaker) -> Table:
    language = speaker.language
    rows: list[tuple[Cell, ...]] = []
    for one in compared.alternatives:
        alternatives = speaker.landscapes[one.name].alternatives
        for said in one.said:
            statement = alternatives[said.alternative].statements[said.place]
            standing = f"compare-standing.{said.standing}"
            rows.append(
                (
                    one.name,
                    statement.said.in_language(language),
                    speaker.names(said.components, one.name, most=2),
                    duration(said.months, language) if said.months is not None else None,
                    word(standing, language, count=abs(said.off_months)),
                )
            )
    keys = ("alternative", "said", "parts", "takes", "standing")
    return Table(
        title=word("compare-title.said", language),
        columns=fields("compare-column", keys, language),
        rows=tuple(rows),
        notes=(word("compare-note.said", language),),
        language=language,
    )


def _ground(compared: Compared, speaker: Speaker) -> Table:
    language = speaker.language
    rows = tuple(
        (
            one.name,
            word(f"method.{one.plan_method}", language),
            one.sureness.facts,
            one.sureness.estimates,
            one.sureness.assumptions,
            one.sureness.unmarked,
            one.unknown_suppliers,
            len(one.unknown_certificates),
        )
        for one in compared.alternatives
    )
    counts = (
        "facts",
        "estimates",
        "assumptions",
        "unmarked",
        "unknown_suppliers",
        "unknown_certificates",
    )
    gates = [
        word(
            "compare-note.open-ended",
            language,
            name=one.name,
            gates=speaker.names(one.unknown_gates, one.name),
        )
        for one in compared.alternatives
        if one.unknown_gates
    ]
    return Table(
        title=word("compare-title.ground", language),
        columns=fields(
            "compare-column",
            ("alternative", "plan", *counts),
            language,
            dict.fromkeys(counts, Kind.NUMBER),
        ),
        rows=rows,
        notes=tuple(gates),
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
