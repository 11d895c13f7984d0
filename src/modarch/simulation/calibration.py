"""Projects that have been carried out, held against what the defaults would have foretold.

For each size class the months between two moments are drawn as for any module: phases with their
spread, appeals and cancelled tenders, no waiting for capacity. Where the real months lie among the
drawn ones says whether the defaults are too hopeful.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats

from modarch.landscape.defaults import Size
from modarch.landscape.provenance import Confidence
from modarch.landscape.results import RunRecord
from modarch.simulation.calibration_result import (
    CalibrationResult,
    CalibrationRow,
    CalibrationSummary,
    Verdict,
)
from modarch.simulation.foretold import Foretold
from modarch.simulation.known_projects import KNOWN_PROJECTS, KnownSpan, Moment, Scale
from modarch.simulation.tally import quantile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from modarch.landscape.inquiry import ReferenceProject
    from modarch.landscape.model import Landscape
from modarch.simulation.known_projects import KnownProject

__all__ = ["SPANS", "calibrate", "spans_of"]

SPANS: Final = (
    (Moment.START, Moment.AWARD),
    (Moment.START, Moment.CONTRACT),
    (Moment.ANNOUNCED, Moment.AWARD),
    (Moment.AWARD, Moment.CONTRACT),
    (Moment.AWARD, Moment.FIRST_USE),
    (Moment.CONTRACT, Moment.FULL),
    (Moment.FIRST_USE, Moment.FULL),
    (Moment.ANNOUNCED, Moment.FULL),
    (Moment.START, Moment.FULL),
)
"""The pairs of moments that are compared."""

_SURE: Final = 0.05
_TENTH: Final = 0.1
_CONFIDENCES: Final = tuple(Confidence)


def spans_of(project: KnownProject) -> Iterator[KnownSpan]:
    """Yield the months between each pair of moments of a project that are known.

    Parameters
    ----------
    project
        The project. What it states as months goes before what follows from its moments.
    """
    stated = {(one.begin, one.end): one for one in project.spans}
    for begin, end in SPANS:
        found = stated.get((begin, end)) or _between(project, begin, end)
        if found is not None:
            yield found


def _between(project: KnownProject, begin: Moment, end: Moment) -> KnownSpan | None:
    """Return the months between two moments, or None when too little is known."""
    first, last = project.moments.get(begin), project.moments.get(end)
    if first is None or last is None:
        return None
    low, high = first.months, last.months
    if low.earliest is None or low.latest is None or high.earliest is None:
        return None
    least = max(0, high.earliest - low.latest)
    if not least and high.latest is None:
        return None
    return KnownSpan(
        begin=begin,
        end=end,
        low=least,
        high=None if high.latest is None else high.latest - low.earliest,
        confidence=max(first.confidence, last.confidence, key=_CONFIDENCES.index),
    )


def calibrate(
    landscape: Landscape | None = None,
    *,
    sizes: Mapping[str, Size] | None = None,
    runs: int = 10_000,
    seed: int = 1,
) -> CalibrationResult:
    """Hold known projects against what the defaults foretell.

    Parameters
    ----------
    landscape
        A model whose stated risks take the place of the defaults, and whose reference projects are
        added; one with the same id as a known project goes before it where it says more.
    sizes
        Size class of single projects, by id, instead of the assumed one.
    runs, seed
        Of the drawing.
    """
    risk = None if landscape is None else landscape.programme.risk
    foretold = Foretold(risk, runs=runs, seed=seed)
    rows = tuple(_Comparison(foretold, landscape, sizes or {}).rows())
    record = RunRecord.of(
        landscape or foretold.landscape, seed=seed, runs=runs, numpy=np.__version__
    )
    return CalibrationResult(record=record, runs=runs, rows=rows, summaries=tuple(_summaries(rows)))


@dataclass(frozen=True)
class _Comparison:
    """Compares each known span with what is foretold."""

    foretold: Foretold
    landscape: Landscape | None
    sizes: Mapping[str, Size]

    @cached_property
    def stated(self) -> dict[str, dict[tuple[Moment, Moment], KnownSpan]]:
        """What the model states of its reference projects."""
        projects = {} if self.landscape is None else self.landscape.reference_projects
        return {id_: dict(self._model_spans(one)) for id_, one in sorted(projects.items())}

    def _model_spans(
        self, project: ReferenceProject
    ) -> Iterator[tuple[tuple[Moment, Moment], KnownSpan]]:
        months = {
            (Moment.START, Moment.FULL): ("total_months", project.total_months),
            (Moment.ANNOUNCED, Moment.FULL): ("announced_months", project.announced_months),
            (Moment.FIRST_USE, Moment.FULL): ("rollout_months", project.rollout_months),
        }
        for pair, (name, value) in months.items():
            if value is not None:
                high = None if project.unfinished else value
                yield (
                    pair,
                    KnownSpan(
                        begin=pair[0],
                        end=pair[1],
                        low=value,
                        high=high,
                        confidence=self._confidence(project.id, name),
                    ),
                )

    def _confidence(self, project: str, field: str) -> Confidence:
        assert self.landscape is not None  # noqa: S101 - only asked for a model's own projects
        marks = self.landscape.provenance
        for path in (("reference_projects", project, field), ("reference_projects", project)):
            if path in marks:
                return marks[path].confidence
        return Confidence.UNSTATED

    def rows(self) -> Iterator[CalibrationRow]:
        """Yield a row for each span, in the order of the spans and then of the projects."""
        known = {one.id: one for one in KNOWN_PROJECTS}
        spans: dict[tuple[Moment, Moment], list[tuple[str, KnownSpan, bool]]] = {}
        for project in KNOWN_PROJECTS:
            own = self.stated.get(project.id, {})
            found = {(one.begin, one.end): (one, False) for one in spans_of(project)}
            found |= {pair: (one, True) for pair, one in own.items()}
            for pair, (one, from_model) in found.items():
                spans.setdefault(pair, []).append((project.id, one, from_model))
        for id_ in sorted(self.stated.keys() - known.keys()):
            for pair, one in self.stated[id_].items():
                spans.setdefault(pair, []).append((id_, one, True))
        for pair in SPANS:
            for id_, one, from_model in spans.get(pair, ()):
                yield self._row(id_, known.get(id_), one, from_model=from_model)

    def _row(
        self, id_: str, project: KnownProject | None, span: KnownSpan, *, from_model: bool
    ) -> CalibrationRow:
        size = self.sizes.get(id_) or (project.size if project is not None else None)
        row = CalibrationRow(
            project=id_,
            scale=None if project is None else project.scale,
            size=size,
            begin=span.begin,
            end=span.end,
            low=span.low,
            high=span.high,
            confidence=span.confidence,
            from_model=from_model,
        )
        return row if size is None else self._judged(row, size)

    def _judged(self, row: CalibrationRow, size: Size) -> CalibrationRow:
        """Return a row with what was foretold, and whether a neighbouring class agrees."""
        by_size = {one: self.foretold.months(one, row.begin, row.end) for one in Size}
        judged = _judged(row, by_size[size])
        beside = {Verdict.OPTIMISTIC: 1, Verdict.PESSIMISTIC: -1}.get(judged.verdict, 0)
        place = min(max(0, list(Size).index(size) + beside), len(Size) - 1)
        neighbour = _judged(row, by_size[list(Size)[place]])
        return replace(judged, is_firm=neighbour.verdict is judged.verdict)


def _judged(row: CalibrationRow, months: NDArray[np.int64]) -> CalibrationRow:
    """Return a row with what was foretold, and where the real months lie in it."""
    counts = np.bincount(months).astype(np.int64)
    p10, p50, p90 = (quantile(counts, share) for share in (0.1, 0.5, 0.9))
    return replace(
        row,
        p10=p10,
        p50=p50,
        p90=p90,
        percentile_low=_percentile(months, row.low),
        percentile_high=None if row.high is None else _percentile(months, row.high),
        ratio=None if row.high is None or not p50 else (row.low + row.high) / 2 / p50,
        verdict=_verdict(row, p10, p90),
    )


def _percentile(months: NDArray[np.int64], value: int) -> float:
    """Return the share of the runs that are shorter, those as long counted half."""
    shorter = int((months < value).sum())
    return (shorter + int((months == value).sum()) / 2) / len(months)


def _verdict(row: CalibrationRow, p10: int, p90: int) -> Verdict:
    if row.low > p90:
        return Verdict.OPTIMISTIC
    if row.high is None:
        return Verdict.UNCLEAR
    if row.high < p10:
        return Verdict.PESSIMISTIC
    return Verdict.WITHIN if row.low >= p10 and row.high <= p90 else Verdict.UNCLEAR


def _summaries(rows: tuple[CalibrationRow, ...]) -> Iterator[CalibrationSummary]:
    """Yield what the projects say of each span, by scale."""
    for begin, end in SPANS:
        for scale in Scale:
            chosen = [
                row
                for row in rows
                if (row.begin, row.end, row.scale) == (begin, end, scale) and row.counts
            ]
            if chosen:
                yield _summary(chosen)


def _summary(rows: list[CalibrationRow]) -> CalibrationSummary:
    first, count = rows[0], len(rows)
    verdicts = [row.verdict for row in rows]
    ratios = [row.ratio for row in rows if row.ratio is not None]
    chances = {one: _chance(one, rows) for one in (Verdict.OPTIMISTIC, Verdict.PESSIMISTIC)}
    likely = min(chances, key=lambda one: chances[one])
    assert first.scale is not None  # noqa: S101 - rows are chosen by their scale
    return CalibrationSummary(
        begin=first.begin,
        end=first.end,
        scale=first.scale,
        projects=count,
        unfinished=sum(row.high is None for row in rows),
        above_p90=verdicts.count(Verdict.OPTIMISTIC),
        below_p10=verdicts.count(Verdict.PESSIMISTIC),
        within=verdicts.count(Verdict.WITHIN),
        median_ratio=statistics.median(ratios) if ratios else None,
        chance=chances[likely],
        verdict=likely if chances[likely] < _SURE else Verdict.UNCLEAR,
    )


def _chance(verdict: Verdict, rows: list[CalibrationRow]) -> float:
    """Return the probability of at least so many firm verdicts if the defaults were right."""
    hits = sum(row.is_firm and row.verdict is verdict for row in rows)
    return float(stats.binom.sf(hits - 1, len(rows), _TENTH))
