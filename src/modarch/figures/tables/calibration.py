"""Known projects against what the defaults would have foretold, as tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import picked
from modarch.figures.tables.fields import capitalised, fields
from modarch.figures.words.formats import NO_VALUE, number, share
from modarch.figures.words.phrase import phrases, word
from modarch.simulation.calibration_result import Verdict
from modarch.simulation.known_projects import KNOWN_PROJECTS, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.calibration_result import (
        CalibrationResult,
        CalibrationRow,
        CalibrationSummary,
    )
    from modarch.simulation.known_projects import Moment

__all__ = ["calibration_tables", "project_name", "real_months", "span_name"]


_BRIEF = ("span", "project", "actual", "p10", "p50", "p90", "percentile", "verdict")
_NEARLY = 0.005


def project_name(id_: str, landscape: Landscape | None, language: Language) -> str:
    """Return what a project is called.

    Parameters
    ----------
    id_
        Its id.
    landscape
        A model with reference projects of its own; None for none.
    language
        ``sv`` or ``en``.
    """
    if f"known-project.{id_}" in phrases():
        return word(f"known-project.{id_}", language)
    own = None if landscape is None else landscape.reference_projects.get(id_)
    return (own.name.in_language(language) if own is not None else "") or id_


def span_name(begin: Moment, end: Moment, language: Language) -> str:
    """Return what the time between two moments is called."""
    return word(f"known-span.{begin}-{end}", language)


def real_months(row: CalibrationRow, language: Language) -> str:
    """Return the months that a project really took, as far as they are known."""
    low = number(row.low, language)
    if row.high is None:
        return word("calibration-cell.more", language, low=low)
    if row.low == row.high:
        return low
    return word("calibration-cell.between", language, low=low, high=number(row.high, language))


def calibration_tables(
    result: CalibrationResult,
    landscape: Landscape | None,
    language: Language,
    *,
    brief: bool = False,
) -> tuple[Table, ...]:
    """Return what known projects say, each project, and where its times come from.

    Parameters
    ----------
    result
        The calibration.
    landscape
        The model, for its own projects; None for none.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out what a terminal has no room for.
    """
    tables = _Tables(result, landscape, language)
    if brief:
        return tables.summary(), tables.brief()
    return tables.summary(), tables.rows(), tables.projects()


@dataclass(frozen=True)
class _Tables:
    """Makes the tables of one calibration."""

    result: CalibrationResult
    landscape: Landscape | None
    language: Language

    def summary(self) -> Table:
        keys = ("span", "scale", "projects", "above", "within", "below", "ratio", "conclusion")
        kinds = dict.fromkeys(("above", "within", "below"), Kind.NUMBER)
        return Table(
            title=word("calibration-title.summary", self.language),
            columns=fields("calibration-column", keys, self.language, kinds),
            rows=tuple(self._summary_row(one) for one in self.result.summaries),
            notes=tuple(self._notes()),
            language=self.language,
        )

    def _summary_row(self, one: CalibrationSummary) -> tuple[Cell, ...]:
        language = self.language
        count = number(one.projects, language)
        if one.unfinished:
            count = word(
                "calibration-cell.unfinished",
                language,
                number=one.projects,
                unfinished=one.unfinished,
            )
        return (
            span_name(one.begin, one.end, language),
            word(f"known-scale.{one.scale}", language),
            count,
            one.above_p90,
            one.within,
            one.below_p10,
            self._times(one.median_ratio),
            word(f"calibration-conclusion.{one.verdict}", language),
        )

    def _times(self, ratio: float | None) -> str | None:
        if ratio is None:
            return None
        return word("calibration-cell.times", self.language, ratio=number(ratio, self.language, 1))

    def _notes(self) -> Iterator[str]:
        result, language = self.result, self.language
        concluded = [one for one in result.summaries if one.verdict is not Verdict.UNCLEAR]
        for one in concluded:
            yield self._conclusion(one)
        if not concluded:
            yield word("calibration-note.none", language)
        most = max((one.projects for one in result.summaries), default=0)
        yield word("calibration-note.few", language, count=most)
        yield word("calibration-note.modules", language)
        yield word("calibration-note.foretold", language, runs=result.runs)
        if self.landscape is not None and self.landscape.programme.risk.stated:
            yield word("calibration-note.risks", language)
        yield word("calibration-note.firm", language)

    def _conclusion(self, one: CalibrationSummary) -> str:
        language = self.language
        text = word(
            f"calibration-note.{one.verdict}",
            language,
            span=span_name(one.begin, one.end, language),
            scale=word(f"known-scale.{one.scale}", language).lower(),
            above=one.above_p90,
            below=one.below_p10,
            count=one.projects,
        )
        if one.verdict is Verdict.OPTIMISTIC and one.median_ratio is not None:
            ratio = number(one.median_ratio, language, 1)
            text += " " + word("calibration-note.optimistic-ratio", language, ratio=ratio)
        return text

    def rows(self) -> Table:
        keys = (*_BRIEF, "size", "confidence")
        kinds = dict.fromkeys(("p10", "p50", "p90"), Kind.NUMBER)
        return Table(
            title=word("calibration-title.rows", self.language),
            columns=fields("calibration-column", keys, self.language, kinds),
            rows=tuple(self._row(row) for row in self.result.rows),
            notes=tuple(self._row_notes()),
            language=self.language,
        )

    def brief(self) -> Table:
        """Return the rows with each stretch named once, without what few ask for."""
        table = picked(self.rows(), _BRIEF)
        rows, last = [], ""
        for row in table.rows:
            rows.append(("", *row[1:]) if row[0] == last else row)
            last = str(row[0])
        notes = (*table.notes, word("calibration-note.brief", self.language))
        return replace(table, rows=tuple(rows), notes=notes)

    def _row(self, row: CalibrationRow) -> tuple[Cell, ...]:
        language = self.language
        name = project_name(row.project, self.landscape, language)
        if row.from_model:
            name = word("calibration-cell.in-model", language, name=name)
        return (
            span_name(row.begin, row.end, language),
            name,
            real_months(row, language),
            row.p10,
            row.p50,
            row.p90,
            self._percentile(row),
            None if row.size is None else word(f"calibration-verdict.{row.verdict}", language),
            None if row.size is None else row.size.value,
            word(f"calibration-confidence.{row.confidence}", language),
        )

    def _percentile(self, row: CalibrationRow) -> str:
        if row.percentile_low is None:
            return NO_VALUE
        low = self._share(row.percentile_low)
        if row.percentile_high is None:
            nearly = row.percentile_low > 1 - _NEARLY
            return low if nearly else word("calibration-cell.at-least", self.language, low=low)
        high = self._share(row.percentile_high)
        if low == high:
            return low
        return word("calibration-cell.between", self.language, low=low, high=high)

    def _share(self, value: float) -> str:
        """Return a share; none and all of the outcomes tried are not none and all there are."""
        if value < _NEARLY:
            least = share(2 * _NEARLY, self.language)
            return word("calibration-cell.nearly-none", self.language, share=least)
        if value > 1 - _NEARLY:
            most = share(1 - 2 * _NEARLY, self.language)
            return word("calibration-cell.nearly-all", self.language, share=most)
        return share(value, self.language)

    def _row_notes(self) -> Iterator[str]:
        rows, language = self.result.rows, self.language
        if any(row.high is None for row in rows):
            yield word("calibration-note.open", language)
        yield word("calibration-note.start", language)
        yield word("calibration-note.size", language)
        unsized = sorted({row.project for row in rows if row.size is None})
        if unsized:
            names = ", ".join(project_name(id_, self.landscape, language) for id_ in unsized)
            yield word("calibration-note.unsized", language, names=names, example=unsized[0])

    def projects(self) -> Table:
        keys = ("project", "scale", "size", "note", "sources")
        sizes = {row.project: row.size for row in self.result.rows}
        return Table(
            title=word("calibration-title.projects", self.language),
            columns=fields("calibration-column", keys, self.language),
            rows=tuple(
                (
                    project_name(one.id, self.landscape, self.language),
                    capitalised(word(f"known-scale.{Scale(one.scale)}", self.language)),
                    (sizes.get(one.id) or one.size).value,
                    word(f"known-note.{one.id}", self.language),
                    "; ".join(one.sources),
                )
                for one in KNOWN_PROJECTS
            ),
            language=self.language,
        )
