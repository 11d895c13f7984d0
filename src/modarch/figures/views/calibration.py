"""Known projects on the ranges that the defaults would have foretold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.ranges import RangeLook, RangeMark, RangeRow, Ranges
from modarch.figures.frame import Heading
from modarch.figures.tables.calibration import project_name, real_months, span_name
from modarch.figures.words.phrase import word
from modarch.landscape.provenance import Confidence
from modarch.simulation.calibration_result import Verdict
from modarch.simulation.known_projects import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import Figure
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.calibration_result import CalibrationResult, CalibrationRow

__all__ = ["calibration_figure"]

_SHOWN = (
    (Moment.START, Moment.AWARD),
    (Moment.AWARD, Moment.FIRST_USE),
    (Moment.CONTRACT, Moment.FULL),
    (Moment.START, Moment.FULL),
)
"""The stretches that fit a slide and together cover a whole procurement."""

_LOOKS = {
    "real": ("circle", "#0a43dd"),
    "assumed": ("diamond", "#7b8798"),
    "open": ("right", "#b0320a"),
}


def calibration_figure(
    result: CalibrationResult, landscape: Landscape | None, language: Language
) -> Figure:
    """Return a row for each project, by stretch.

    Parameters
    ----------
    result
        The calibration.
    landscape
        The model, for its own projects; None for none.
    language
        ``sv`` or ``en``.
    """
    looks = {
        kind: RangeLook(
            label=word(f"calibration-view.{kind}", language), shape=shape, colour=colour
        )
        for kind, (shape, colour) in _LOOKS.items()
    }
    groups = []
    for pair in _SHOWN:
        rows = [row for row in result.rows if (row.begin, row.end) == pair]
        if rows:
            shown = tuple(_row(row, landscape, language) for row in rows)
            groups.append((span_name(*pair, language), shown))
    content = Ranges(
        groups=tuple(groups),
        looks=looks,
        range_name=word("calibration-view.spread", language),
        middle_name=word("calibration-view.middle", language),
        x_title=word("calibration-view.axis", language),
        notes=(*_conclusions(result, language), word("calibration-view.note", language)),
    )
    return draw("ranges", content, _heading(result, landscape, language))


def _conclusions(result: CalibrationResult, language: Language) -> Iterator[str]:
    for one in result.summaries:
        if one.verdict is not Verdict.UNCLEAR and (one.begin, one.end) in _SHOWN:
            yield word(
                "calibration-view.conclusion",
                language,
                span=span_name(one.begin, one.end, language),
                scale=word(f"known-scale.{one.scale}", language).lower(),
                conclusion=word(f"calibration-conclusion.{one.verdict}", language),
            )


def _heading(result: CalibrationResult, landscape: Landscape | None, language: Language) -> Heading:
    return Heading(
        title=word("calibration-title.view", language),
        language=language,
        scenario="" if landscape is None else landscape.programme.name.in_language(language),
        assumptions=True,
        source=""
        if landscape is None
        else word("frame.model", language, hash=result.record.model_hash),
    )


def _row(row: CalibrationRow, landscape: Landscape | None, language: Language) -> RangeRow:
    low, high = float(row.low), float(row.low if row.high is None else row.high)
    kind = "real" if row.confidence is not Confidence.ASSUMPTION else "assumed"
    kind = "open" if row.high is None else kind
    return RangeRow(
        name=project_name(row.project, landscape, language),
        low=None if row.p10 is None else float(row.p10),
        middle=None if row.p50 is None else float(row.p50),
        high=None if row.p90 is None else float(row.p90),
        marks=(RangeMark(kind=kind, low=low, high=high, is_open=row.high is None),),
        told=real_months(row, language),
    )
