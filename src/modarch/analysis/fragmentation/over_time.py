"""The fragmentation risk in every month of a plan in which anything changes.

The order of procurement changes the way, although the end is the same; that is why the mean and
the peak stand beside the end state.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from modarch.analysis.fragmentation.ground import Ground, ground_of, grounds_of
from modarch.analysis.fragmentation.options import Options
from modarch.analysis.fragmentation.pace import built_between, with_pace
from modarch.analysis.fragmentation.weights import score_of
from modarch.deployment.risk import Measure, Risk, RiskBasis, dual_running, risk_profile
from modarch.deployment.situation import event_months
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from modarch.deployment.artefacts import Artefact
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = [
    "DUAL",
    "SCORE",
    "Course",
    "FragmentationOverTime",
    "RiskPoint",
    "fragmentation_over_time",
    "scenarios_over_time",
]

_YEAR = 12
SCORE, DUAL = "score", "dual-running"
"""Names of the two courses that are not components."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPoint:
    """The risk from one month until the next point.

    Parameters
    ----------
    month
        First month it holds.
    measures
        F1 to F8.
    score
        Put together with the weights; None when nothing can be measured.
    integrations
        Number of integrations.
    dual_running
        Share of the needs with one side old and the other new.
    """

    month: Month
    measures: tuple[Measure, ...]
    score: float | None
    integrations: int
    dual_running: float

    def value(self, of: str) -> float | None:
        """Return the score, the share of dual running, or a component by its name."""
        if of == SCORE:
            return self.score
        if of == DUAL:
            return self.dual_running
        return next(measure.value for measure in self.measures if measure.risk == of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one measure goes from today to the end.

    Parameters
    ----------
    of
        ``score``, ``dual-running``, or a component.
    start, end
        At the first and at the last point.
    mean
        Over the months, from the first point to the end.
    peak, peak_month
        The highest value, and the first month it holds. All are None while nothing is measured.
    """

    of: str
    start: float | None
    end: float | None
    mean: float | None
    peak: float | None
    peak_month: Month | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentationOverTime(Result):
    """The risk under a plan.

    Parameters
    ----------
    record
        What the result was made from.
    basis
        What every month is held against.
    points
        The risk whenever anything changes, in order of time.
    end
        First month after the last change, of any scenario it is held against.
    courses
        The score, the share of dual running, and F1 to F8.
    """

    record: RunRecord
    basis: RiskBasis
    points: tuple[RiskPoint, ...]
    end: Month
    courses: tuple[Course, ...]

    def course(self, of: str) -> Course:
        """Return the course of the score, of dual running, or of a component."""
        return next(course for course in self.courses if course.of == of)

    def at(self, month: Month) -> RiskPoint:
        """Return the point that holds in a month; the first one before anything has happened."""
        past = [point for point in self.points if point.month <= month]
        return past[-1] if past else self.points[0]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per point."""
        return [
            {"month": str(point.month), "score": point.score}
            | {measure.risk.value: measure.value for measure in point.measures}
            | {"integrations": point.integrations, "dual_running": point.dual_running}
            for point in self.points
        ]


def fragmentation_over_time(
    landscape: Landscape, plan: Plan, options: Options | None = None
) -> FragmentationOverTime:
    """Measure the fragmentation risk in every month of a plan in which anything changes.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    options
        Weights and forms of the components.
    """
    chosen = options or Options()
    return _over_time(ground_of(landscape, plan, chosen), chosen)


def scenarios_over_time(
    landscapes: Mapping[str, Landscape], plans: Mapping[str, Plan], options: Options | None = None
) -> dict[str, FragmentationOverTime]:
    """Measure several scenarios over time by the same yardstick; today is that of the first.

    All are looked at until the last of them is done, so that their means compare: a scenario that
    is done earlier stays in its end state.

    Parameters
    ----------
    landscapes, plans
        The scenarios and their plans, by name.
    options
        Weights and forms of the components.
    """
    chosen = options or Options()
    grounds = grounds_of(landscapes, plans, chosen)
    last = max(event_months(ground.rollout)[-1] for ground in grounds.values())
    return {name: _over_time(ground, chosen, last) for name, ground in grounds.items()}


def _over_time(
    ground: Ground, options: Options, last: Month | None = None
) -> FragmentationOverTime:
    points = tuple(_points(ground, options))
    end = max(points[-1].month, last or points[-1].month) + 1
    spans = [later.month - point.month for point, later in pairwise(points)]
    spans.append(end - points[-1].month)
    names = [SCORE, DUAL, *(risk.value for risk in Risk)]
    landscape, plan = ground.rollout.landscape, ground.rollout.plan
    return FragmentationOverTime(
        record=RunRecord.of(landscape, plan=plan.method, **options.record()),
        basis=ground.basis,
        points=points,
        end=end,
        courses=tuple(_course(name, points, spans) for name in names),
    )


def _points(ground: Ground, options: Options) -> Iterator[RiskPoint]:
    built: list[tuple[Month, frozenset[Artefact]]] = []
    for month in event_months(ground.rollout):
        situated = ground.situated(month)
        measures = risk_profile(situated, ground.basis)
        built.append((month, situated.integrations))
        if options.integrations_per_year is not None:
            pace = built_between(_last_year(built, month))
            measures = with_pace(measures, len(pace), options.integrations_per_year)
        yield RiskPoint(
            month=month,
            measures=measures,
            score=score_of(measures, options.weights).value,
            integrations=len(situated.integrations),
            dual_running=dual_running(situated.reached),
        )


def _last_year(
    built: Sequence[tuple[Month, frozenset[Artefact]]], month: Month
) -> list[frozenset[Artefact]]:
    """Return what stood a year ago and at every change since."""
    before = [state for when, state in built if when <= month - _YEAR]
    return [*before[-1:], *(state for when, state in built if when > month - _YEAR)]


def _course(name: str, points: Sequence[RiskPoint], spans: Sequence[int]) -> Course:
    values = [point.value(name) for point in points]
    known = [
        (value, span, point.month)
        for value, span, point in zip(values, spans, points, strict=True)
        if value is not None
    ]
    if not known:
        return Course(of=name, start=None, end=None, mean=None, peak=None, peak_month=None)
    months = sum(span for _, span, _ in known)
    peak = max(value for value, _, _ in known)
    return Course(
        of=name,
        start=values[0],
        end=values[-1],
        mean=math.fsum(value * span for value, span, _ in known) / months,
        peak=peak,
        peak_month=next(month for value, _, month in known if value == peak),
    )
