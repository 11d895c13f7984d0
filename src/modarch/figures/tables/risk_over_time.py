"""The fragmentation risk over time as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.over_time import DUAL, SCORE
from modarch.deployment.risk import Risk
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.fields import fields
from modarch.figures.tables.risk import risk_name, weights_note
from modarch.figures.words.phrase import word
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from modarch.analysis.fragmentation.over_time import FragmentationOverTime
    from modarch.analysis.fragmentation.weights import Weights
    from modarch.landscape.text import Language

__all__ = ["risk_over_time_tables"]

_NUMBER = Kind.NUMBER


def risk_over_time_tables(
    result: FragmentationOverTime, weights: Weights, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return mean and peak of every measure, and the points in order of time.

    Parameters
    ----------
    result
        The risk over time.
    weights
        What the score was put together with.
    language
        ``sv`` or ``en``.
    brief
        Whether to give one row a year instead of every month in which anything changes.
    """
    return _courses(result, weights, language), _points(result, language, brief=brief)


def _name(of: str, language: Language) -> str:
    if of in (SCORE, DUAL):
        return word(f"risk-column.{of}", language)
    return risk_name(Risk(of), language)


def _courses(result: FragmentationOverTime, weights: Weights, language: Language) -> Table:
    rows = tuple(
        (
            _name(one.of, language),
            one.start,
            one.mean,
            one.peak,
            one.peak_month,
            one.end,
        )
        for one in result.courses
    )
    kinds = dict.fromkeys(("today", "mean", "peak", "end"), _NUMBER)
    return Table(
        title=word("risk-title.courses", language),
        columns=fields(
            "risk-column",
            ("measure", "today", "mean", "peak", "peak_month", "end"),
            language,
            kinds | {"peak_month": Kind.MONTH},
            dict.fromkeys(kinds, 2),
        ),
        rows=rows,
        notes=(
            word(
                "risk-note.over-time",
                language,
                start=result.points[0].month,
                end=result.points[-1].month,
            ),
            weights_note(weights, language),
        ),
        language=language,
    )


def _points(result: FragmentationOverTime, language: Language, *, brief: bool) -> Table:
    months = [point.month for point in result.points]
    if brief:
        years = range(months[0].year + 1, months[-1].year + 1)
        yearly = (Month.of(year, 1) for year in years)
        months = list(dict.fromkeys([months[0], *yearly, months[-1]]))
    rows: list[tuple[Cell, ...]] = [
        (
            month,
            point.score,
            *(measure.value for measure in point.measures),
            point.integrations,
            point.dual_running,
        )
        for month in months
        for point in (result.at(month),)
    ]
    columns = (
        Column(key="month", heading=word("explain-column.month", language), kind=Kind.MONTH),
        *fields("risk-column", ("score",), language, {"score": _NUMBER}, {"score": 2}),
        *(Column(key=risk.value, heading=risk.value, kind=_NUMBER, decimals=2) for risk in Risk),
        *fields(
            "risk-column",
            ("integrations", "dual_running"),
            language,
            {"integrations": _NUMBER, "dual_running": Kind.SHARE},
        ),
    )
    return Table(
        title=word("risk-title.years", language),
        columns=columns,
        rows=tuple(rows),
        notes=(word("risk-note.january", language),) if brief else (),
        language=language,
    )
