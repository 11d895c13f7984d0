"""Plans between aims as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.pareto import FrontPoint, ParetoContent
from modarch.figures.tables.plan_answers_aims import aim_title, aim_value, merit
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.text import Language
    from modarch.planning.pareto import Front, FrontPlan

__all__ = ["pareto_content", "view"]


def view(request: ViewRequest, front: Front) -> Figure:
    """Return the plans between aims, those kept numbered as their files.

    Parameters
    ----------
    request
        The landscape and language.
    front
        The plans.
    """
    heading = request.heading(word("pareto.title", request.language))
    return draw("pareto", pareto_content(front, request.language), heading)


def pareto_content(front: Front, language: Language) -> ParetoContent:
    """Return the plans between aims as the content of the chart.

    Parameters
    ----------
    front
        The plans.
    language
        ``sv`` or ``en``.
    """
    first, second = front.axes[:2]
    better = word("pareto.less-is-better", language)
    return ParetoContent(
        points=tuple(_point(one, front, language) for one in (*front.others, *front.plans)),
        x_title=f"{aim_title(first, language)} ({better})",
        y_title=f"{aim_title(second, language)} ({better})",
    )


def _point(plan: FrontPlan, front: Front, language: Language) -> FrontPoint:
    first, second = front.axes[:2]
    further = [aim_value(axis, plan.values[axis], language) for axis in front.axes[2:]]
    every = [aim_value(axis, plan.values[axis], language) for axis in front.axes]
    told = merit(plan, language)
    number = str(plan.number)
    line = word("pareto.line", language, number=number, values=", ".join(every))
    return FrontPoint(
        x=plan.values[first],
        y=plan.values[second],
        number=plan.number,
        label="; ".join(part for part in (", ".join(further), told) if part),
        told=f"{line} – {told}" if told else line,
        is_default=plan.is_default,
        is_knee=plan.is_knee,
    )
