"""Several scenarios side by side as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.deployment.risk import Risk, SupplierForm
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.risk import (
    beside_table,
    risk_name,
    score_table,
    state_columns,
)
from modarch.figures.tables.risk_ranking import ranking_table
from modarch.figures.words.formats import number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.fragmentation.over_time import FragmentationOverTime
    from modarch.analysis.fragmentation.result import AlternativesResult
    from modarch.analysis.fragmentation.weights import Weights
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["alternative_tables", "scenario_names"]


def scenario_names(
    landscape: Landscape, names: tuple[str, ...], language: Language
) -> dict[str, str]:
    """Return the names of scenarios for readers; the base has the programme's name.

    Parameters
    ----------
    landscape
        Any of the landscapes; all know the scenarios.
    names
        Ids of scenarios; empty for the base.
    language
        ``sv`` or ``en``.
    """
    base = landscape.programme.name.in_language(language) or "–"
    return {
        name: landscape.scenarios[name].in_language(language) or name
        if name in landscape.scenarios
        else base
        for name in names
    }


def alternative_tables(
    result: AlternativesResult,
    weights: Weights,
    landscape: Landscape,
    language: Language,
    *,
    over_time: Mapping[str, FragmentationOverTime] | None = None,
) -> tuple[Table, ...]:
    """Return dominance and ranks first, then the profiles, families and diagnoses side by side.

    Parameters
    ----------
    result
        The scenarios.
    weights
        What their scores were put together with.
    landscape
        One of the landscapes, for names.
    language
        ``sv`` or ``en``.
    over_time
        Their courses, if they are wanted too.
    """
    named = scenario_names(landscape, tuple(result.states), language)
    states = {"today": result.today, **result.states}
    headings = {"today": word("risk-column.today", language), **named}
    tables = [
        ranking_table(result.comparison, named, language),
        _profiles(result, named, landscape, language),
        score_table(states, weights, None, language, headings),
        beside_table(states, landscape, language, headings),
    ]
    if over_time:
        tables.insert(2, _courses(over_time, named, language))
    return tuple(tables)


def _profiles(
    result: AlternativesResult,
    named: Mapping[str, str],
    landscape: Landscape,
    language: Language,
) -> Table:
    states = {"today": result.today, **result.states}
    headings = {"today": word("risk-column.today", language), **named}
    rows: list[tuple[Cell, ...]] = []
    for place, risk in enumerate(Risk):
        values = (state.measures[place].value for state in states.values())
        rows.append((risk_name(risk, language), *values))
    return Table(
        title=word("risk-title.alternatives", language),
        columns=(
            *fields("risk-column", ("component",), language),
            *state_columns(headings),
        ),
        rows=tuple(rows),
        notes=tuple(_profile_notes(result, named, landscape, language)),
        language=language,
    )


def _profile_notes(
    result: AlternativesResult,
    named: Mapping[str, str],
    landscape: Landscape,
    language: Language,
) -> Iterator[str]:
    yield word("risk-note.scale", language, hash=landscape.content_hash)
    yield word("risk-note.basis", language, count=result.basis.integrations_today)
    unknown = {
        name: state.companions.unknown_suppliers
        for name, state in result.states.items()
        if state.companions.unknown_suppliers
    }
    if unknown and result.basis.suppliers is SupplierForm.CONCENTRATION:
        told = ", ".join(
            f"{named[name]} {number(count, language)}" for name, count in unknown.items()
        )
        yield word("risk-note.unknown-by-alternative", language, told=told)


def _courses(
    over_time: Mapping[str, FragmentationOverTime], named: Mapping[str, str], language: Language
) -> Table:
    rows = []
    for name, result in over_time.items():
        course = result.course("score")
        ends = (course.start, course.mean, course.peak, course.peak_month, course.end)
        rows.append((named[name], *ends))
    kinds = dict.fromkeys(("today", "mean", "peak", "end"), Kind.NUMBER)
    return Table(
        title=word("risk-title.course-by-alternative", language),
        columns=fields(
            "risk-column",
            ("alternative", "today", "mean", "peak", "peak_month", "end"),
            language,
            kinds | {"peak_month": Kind.MONTH},
            dict.fromkeys(kinds, 2),
        ),
        rows=tuple(rows),
        notes=(
            word(
                "risk-note.over-time-all",
                language,
                start=min(one.points[0].month for one in over_time.values()),
                end=max(one.end for one in over_time.values()) - 1,
            ),
        ),
        language=language,
    )
