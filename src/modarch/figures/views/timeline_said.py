"""What sources say of the time, for time plans: marks on the axis, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.said_times import Standing, alternatives_of, said_times
from modarch.figures.diagrams.timeline_content import SaidSpan
from modarch.figures.words.formats import number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.said_times import SaidTime
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["said_notes", "said_spans"]

_YEAR = 12


def said_spans(request: ViewRequest, plan: Plan, start: Month) -> tuple[SaidSpan, ...]:
    """Return the stated times as places on the axis.

    Parameters
    ----------
    request
        The landscape.
    plan
        The plan drawn.
    start
        The first month of the axis.
    """
    bounded = [one for one in _held(request, plan) if one.standing is not Standing.UNKNOWN]
    return tuple(_span(held, request, start) for held in bounded)


def said_notes(request: ViewRequest, plan: Plan) -> tuple[str, ...]:
    """Return a sentence for each stated time: what is said, and what is worked out.

    Parameters
    ----------
    request
        The landscape.
    plan
        The plan drawn; when it is not the request's own, that plan's time is told too.
    """
    own = {(one.alternative, one.place): one for one in _held(request, request.plan)}
    return tuple(
        _note(held, own[held.alternative, held.place], request)
        for held in _held(request, plan)
        if held.months is not None
    )


def _held(request: ViewRequest, plan: Plan) -> Iterator[SaidTime]:
    for alternative in alternatives_of(request.landscape):
        yield from said_times(request.landscape, plan, alternative.id)


def _said(held: SaidTime, request: ViewRequest) -> str:
    statement = request.landscape.alternatives[held.alternative].statements[held.place]
    return statement.said.in_language(request.language)


def _span(held: SaidTime, request: ViewRequest, start: Month) -> SaidSpan:
    begun = (held.start or start) - start
    bounds = [begun + bound for bound in (held.low_months, held.high_months) if bound is not None]
    return SaidSpan(low=min(bounds), high=max(bounds), label=_said(held, request))


def _note(held: SaidTime, planned: SaidTime, request: ViewRequest) -> str:
    language = request.language
    name = request.landscape.alternatives[held.alternative].label or held.alternative
    values = {"name": name, "said": _said(held, request), **_lengths(held, request)}
    if planned.months == held.months or planned.months is None:
        return word("outline.takes", language, **values)
    own = _lengths(planned, request)
    values |= {"planned": own["months"], "planned_years": own["years"]}
    return word("outline.takes-planned", language, **values)


def _lengths(held: SaidTime, request: ViewRequest) -> dict[str, str]:
    months = held.months or 0
    return {
        "months": number(months, request.language),
        "years": number(months / _YEAR, request.language),
    }
