"""The trade-off between the integration and the size of modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.scope.result import find_scope
from modarch.figures.catalogue import draw
from modarch.figures.charts.trade_off import Choice, TradeOff
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.scope.result import Cut, ScopeResult
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.text import Language

__all__ = ["trade_off_content", "view"]

_PER_CENT = 100


def view(request: ViewRequest) -> Figure:
    """Return the curve, its knee, the model's own cut and the one computed."""
    heading = request.heading(word("scope-title.trade-off", request.language))
    result = request.options.get("result") or find_scope(request.landscape)
    return draw("trade-off", trade_off_content(result, request.language), heading)


def trade_off_content(result: ScopeResult, language: Language) -> TradeOff:
    """Return what the figure of the scope shows.

    Parameters
    ----------
    result
        The scope.
    language
        ``sv`` or ``en``.
    """
    total = result.total_interaction or 1.0

    def share(weight: float) -> float:
        return round(_PER_CENT * weight / total, 2)

    choices = [
        Choice(
            x=float(point.measures.count),
            y=share(point.measures.crossing_weight),
            name=word("scope-point.modules", language, count=point.measures.count),
            efficient=point.efficient,
            knee=point.knee,
        )
        for point in result.points
    ]
    own, chosen = (
        {frozenset(module.elements) for module in cut.modules}
        for cut in (result.own, result.chosen)
    )
    computed = _named(result.chosen, "chosen", total, language)
    place = _named(result.own, "own", total, language)
    if own == chosen:
        choices.append(_named(result.own, "own-kept", total, language))
    elif (place.x, place.y) == (computed.x, computed.y):
        choices.append(_named(result.own, "own-both", total, language))
    else:
        choices += [place, computed]
    return TradeOff(
        choices=tuple(choices),
        x_title=word("scope-point.x", language),
        y_title=word("scope-point.y", language),
    )


def _named(cut: Cut, key: str, total: float, language: Language) -> Choice:
    count = cut.measures.count
    return Choice(
        x=float(count),
        y=round(_PER_CENT * cut.measures.crossing_weight / total, 2),
        name=word(f"scope-point.{key}", language, count=count),
        efficient=False,
        today=key != "chosen",
        computed=key == "chosen",
    )
