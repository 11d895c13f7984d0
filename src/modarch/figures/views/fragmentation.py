"""The fragmentation risk: a profile, curves over time, and what single failures take with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.failure.outages import simulate_outages
from modarch.analysis.fragmentation.over_time import SCORE, fragmentation_over_time
from modarch.analysis.fragmentation.result import assess_fragmentation
from modarch.deployment.risk import Risk
from modarch.errors import Diagnostic, InputInvalid
from modarch.figures.catalogue import draw
from modarch.figures.charts.curves import Curve, Curves
from modarch.figures.charts.profile import Measure, Profile
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import month_heading
from modarch.figures.tables.risk import risk_name
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.analysis.failure.outages import OutagesResult
    from modarch.analysis.fragmentation.over_time import FragmentationOverTime
    from modarch.deployment.risk import Measure as RiskMeasure
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["blast_content", "curves_content", "profile_content", "view"]

_MOST_FAILURES = 15


def view(request: ViewRequest) -> Figure:
    """Return the profile; with ``over_time`` its curves, with ``failures`` the blast radius."""
    language, landscape = request.language, request.landscape
    plan = request.plan if request.at is not None else None
    if request.options.get("over_time"):
        course = fragmentation_over_time(landscape, request.plan)
        heading = request.heading(word("risk-title.courses", language))
        return draw("curves", curves_content({"": course}, language), heading)
    if request.options.get("failures"):
        outages = simulate_outages(landscape, plan, at=request.at)
        heading = request.heading(word("risk-title.outages", language), state=True)
        return draw("bars", blast_content(outages, landscape, language), heading)
    result = assess_fragmentation(landscape, plan, at=request.at)
    states = {
        word("risk-column.today", language): result.today.measures,
        month_heading(request.at, language): result.chosen.measures,
    }
    heading = request.heading(word("risk-title.profile", language))
    return draw("bars", profile_content(states, language), heading)


def profile_content(states: Mapping[str, Sequence[RiskMeasure]], language: Language) -> Profile:
    """Return the components of several states or scenarios as a profile.

    Parameters
    ----------
    states
        Components by name of the state.
    language
        ``sv`` or ``en``.
    """
    by_risk = [
        Measure(
            name=risk_name(risk, language),
            values=tuple(measures[place].value for measures in states.values()),
        )
        for place, risk in enumerate(Risk)
    ]
    return Profile(
        alternatives=tuple(states),
        measures=tuple(by_risk),
        axis_title=word("risk-figure.axis", language),
    )


def curves_content(courses: Mapping[str, FragmentationOverTime], language: Language) -> Curves:
    """Return the risk over time: the components of one landscape, or the scores of several.

    Parameters
    ----------
    courses
        The risk over time by scenario.
    language
        ``sv`` or ``en``.
    """
    start = min(course.points[0].month for course in courses.values())
    last = max(course.end for course in courses.values())
    if len(courses) == 1:
        (only,) = courses.values()
        wanted = [(risk_name(risk, language), only, risk.value) for risk in Risk]
        wanted.append((word("risk-column.score", language), only, SCORE))
        wanted = [one for one in wanted if only.course(one[2]).mean is not None]
        if not wanted:
            raise _nothing()
    else:
        wanted = [(name, course, SCORE) for name, course in courses.items()]
    return Curves(
        curves=tuple(
            Curve(
                name=name,
                points=tuple(_steps(course, of, start.index, last.index)),
                headline=len(courses) == 1 and of == SCORE,
            )
            for name, course, of in wanted
        ),
        y_title=word("risk-figure.axis", language),
        start=start,
    )


def _nothing() -> InputInvalid:
    """Return the refusal to draw an empty figure."""
    return InputInvalid(
        [
            Diagnostic(
                code="nothing-to-draw",
                message="the model gives no information needs, so there is nothing to draw",
                hint="describe capabilities: with what they produce and consume",
            )
        ]
    )


def _steps(
    course: FragmentationOverTime, of: str, start: int, last: int
) -> list[tuple[float, float]]:
    """Return the corners of a curve that stays level until something changes, and at its end."""
    corners: list[tuple[float, float]] = []
    for point in course.points:
        value = point.value(of)
        if value is not None:
            month = float(point.month.index - start)
            if corners:
                corners.append((month, corners[-1][1]))
            corners.append((month, value))
    if corners:
        corners.append((float(last - start), corners[-1][1]))
    return corners


def blast_content(result: OutagesResult, landscape: Landscape, language: Language) -> Profile:
    """Return the gravest single failures by the share of the needs that they take with them.

    Parameters
    ----------
    result
        The failures.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    worst = [one for one in result.outages if one.loss > 0][:_MOST_FAILURES]
    if not worst:
        raise _nothing()
    return Profile(
        alternatives=(word("risk-figure.lost", language),),
        measures=tuple(
            Measure(
                name=f"{any_name(landscape, one.failed, language)} "
                f"({word(f'part.{one.kind}', language).lower()})",
                values=(one.loss,),
            )
            for one in worst
        ),
        axis_title=word("risk-figure.lost", language),
    )
