"""What stands behind a comparison: risk over time, roles, changes, contracts, times and ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.risk import risk_name
from modarch.figures.tables.swot import alternative_label
from modarch.figures.words.formats import duration
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language
    from modarch.report.comparison.measured import Measured
    from modarch.report.comparison.result import Compared
    from modarch.report.comparison.speaking import Speaker

__all__ = [
    "alternative_columns",
    "change_table",
    "contract_table",
    "ground_table",
    "project_table",
    "risk_table",
    "role_table",
    "said_table",
]


def alternative_columns(compared: Compared, kind: Kind = Kind.TEXT) -> tuple[Column, ...]:
    """Return a column for each alternative."""
    return tuple(
        Column(key=f"alternative_{place}", heading=one.name, kind=kind)
        for place, one in enumerate(compared.alternatives)
    )


def risk_table(compared: Compared, language: Language, *, brief: bool) -> Table:
    """Return the fragmentation risk over time; in brief only put together."""
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


def role_table(compared: Compared, speaker: Speaker) -> Table:
    """Return how many user interfaces each role works in at the end."""
    language, known = speaker.language, speaker.first.roles
    roles = [id_ for id_ in known if any(one.interfaces.get(id_) for one in compared.alternatives)]
    return Table(
        title=word("compare-title.roles", language),
        columns=(
            *fields("compare-column", ("role",), language),
            *alternative_columns(compared, Kind.NUMBER),
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


def change_table(compared: Compared, speaker: Speaker) -> Table:
    """Return the go-lives per setting, alternative and year."""
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


def contract_table(compared: Compared, speaker: Speaker) -> Table:
    """Return the systems whose contract is too short in any alternative."""
    language = speaker.language
    breached = {system for one in compared.alternatives for system in one.breached}
    rows = tuple(
        (speaker.name(id_), *(_verdict(one, id_, language) for one in compared.alternatives))
        for id_ in sorted(breached, key=speaker.name)
    )
    return Table(
        title=word("compare-title.contracts", language),
        columns=(*fields("compare-column", ("system",), language), *alternative_columns(compared)),
        rows=rows,
        notes=(word("compare-note.contracts", language),),
        language=language,
    )


def _verdict(one: Measured, system: str, language: Language) -> str:
    if system in one.breached:
        return word("verdict.interim", language)
    return word("verdict.unknown", language) if system in one.undecided else ""


def said_table(compared: Compared, speaker: Speaker) -> Table:
    """Return what sources say of the time, against the plans."""
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


def project_table(speaker: Speaker) -> Table:
    """Return projects whose time is known, for the alternatives they tell something about."""
    language, landscape = speaker.language, speaker.first
    rows = tuple(
        (
            one.name.in_language(language),
            ", ".join(alternative_label(landscape, name) for name in one.alternatives),
            one.total_months,
            one.announced_months,
            one.rollout_months,
            one.unfinished,
        )
        for one in landscape.reference_projects.values()
    )
    months = dict.fromkeys(("total", "announced", "rollout"), Kind.MONTHS)
    return Table(
        title=word("compare-title.projects", language),
        columns=fields(
            "compare-column",
            ("project", "alternative", *months, "unfinished"),
            language,
            {**months, "unfinished": Kind.FLAG},
        ),
        rows=rows,
        notes=(word("compare-note.projects", language),),
        language=language,
    )


def ground_table(compared: Compared, speaker: Speaker) -> Table:
    """Return what each result rests on."""
    language = speaker.language
    rows = tuple(
        (
            one.name,
            word(f"method.{one.plan_method}", language),
            one.violations,
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
        "violations",
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
