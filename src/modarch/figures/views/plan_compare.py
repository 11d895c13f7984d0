"""Ways to choose the order as a figure: interim months against time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.pareto import FrontPoint, ParetoContent
from modarch.figures.words.formats import duration, month
from modarch.figures.words.phrase import word
from modarch.planning.comparing import OPTIMISED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.text import Language
    from modarch.planning.comparing import ComparedPlan, Comparison

__all__ = ["view"]


def view(request: ViewRequest, comparison: Comparison) -> Figure:
    """Return each way to choose the order by its interim months and the years until all is live.

    Parameters
    ----------
    request
        The landscape and language.
    comparison
        What each way leads to.
    """
    language = request.language
    content = ParetoContent(
        points=tuple(_points(comparison, language)),
        x_title=word("plan-axis.years", language),
        y_title=word("plan-axis.interim", language),
        area="compared",
    )
    heading = request.heading(word("plan-title.compare", language))
    return draw("pareto", content, heading)


def _points(comparison: Comparison, language: Language) -> Iterator[FrontPoint]:
    """Yield one point for each place, with the names of all that come to lie there."""
    places: dict[tuple[float, int], list[ComparedPlan]] = {}
    for one in comparison.plans:
        years = round((one.live - comparison.start) / 12, 2)
        places.setdefault((years, one.interim_months), []).append(one)
    for number, ((years, interim), plans) in enumerate(places.items(), 1):
        names = _names(plans, language)
        yield FrontPoint(
            x=years,
            y=interim,
            number=number,
            label=names,
            told=word(
                "compared.told",
                language,
                number=str(number),
                names=names,
                interim=duration(interim, language),
                live=month(plans[0].live, language),
            ),
            is_default=any(one.rule == OPTIMISED for one in plans),
        )


def _names(plans: list[ComparedPlan], language: Language) -> str:
    first, *others = [word(f"rule.{one.rule}", language) for one in plans]
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])
