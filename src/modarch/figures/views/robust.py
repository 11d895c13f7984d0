"""Orders of procurement beside each other, under the same outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.ranges import RangeLook, RangeMark, RangeRow, Ranges
from modarch.figures.tables.robust import order_name
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word
from modarch.simulation.robust_result import Aim

if TYPE_CHECKING:
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.text import Language
    from modarch.simulation.robust_result import OrderRisk, RobustResult

__all__ = ["robust_figure"]

_LOOKS = {
    "planned": ("diamond", "#b0560a"),
    "mean": ("circle", "#0a43dd"),
    "cvar": ("up", "#611795"),
}
_UNIT = {Aim.COST: 1e6, Aim.MONTHS: 1.0, Aim.END: 1.0}


def robust_figure(result: RobustResult, request: ViewRequest) -> Figure:
    """Return a row for each order: as planned, on average, the worst tenth, and the range.

    Parameters
    ----------
    result
        The comparison.
    request
        The landscape and the language.
    """
    language, of = request.language, result.of
    looks = {
        kind: RangeLook(label=word(f"robust-view.{kind}", language), shape=shape, colour=colour)
        for kind, (shape, colour) in _LOOKS.items()
    }
    content = Ranges(
        groups=(("", tuple(_row(one, result, language) for one in result.orders)),),
        looks=looks,
        range_name=word("robust-view.spread", language),
        middle_name=word("robust-view.middle", language),
        x_title=word(f"robust-view.{of}", language),
        start=result.origin if of is Aim.END else None,
        notes=(word("robust-view.note", language, runs=result.runs),),
    )
    return draw("ranges", content, request.heading(word("robust-title.view", language)))


def _row(one: OrderRisk, result: RobustResult, language: Language) -> RangeRow:
    amounts, unit = one.amounts(result.of), _UNIT[result.of]
    is_proposed = one.id == result.proposed
    name = order_name(one.id, one.kind, language)
    values = {"planned": amounts.planned, "mean": amounts.mean, "cvar": amounts.cvar}
    return RangeRow(
        name=word("robust-view.proposed", language, name=name) if is_proposed else name,
        low=amounts.p10 / unit,
        middle=amounts.p50 / unit,
        high=amounts.p90 / unit,
        marks=tuple(
            RangeMark(kind=kind, low=value / unit, high=value / unit)
            for kind, value in values.items()
        ),
        told=word("robust-view.best", language, share=share(one.best_share, language)),
        is_strong=is_proposed,
    )
