"""Integrations over time: how many live in each month of a plan, and what they add up to.

An artefact lives while a need takes it; a bridge to a system that is replaced lives on until that
system is retired and decommissioned.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from modarch.analysis.integrations.counting import Count, count_of, interim_artefacts
from modarch.deployment.artefacts import Artefact, ArtefactKind, artefacts_of
from modarch.deployment.needs import Needs
from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation, event_months
from modarch.deployment.traffic import Traffic
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["IntegrationsOverTime", "TimePoint", "integrations_over_time"]

_MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """The count from one month until the next point.

    Parameters
    ----------
    month
        First month it holds.
    count
        Artefacts alive.
    lasting
        Those of them that are meant to stay.
    built
        Artefacts built since the start, those that have gone included.
    """

    month: Month
    count: Count
    lasting: Count
    built: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationsOverTime(Result):
    """The count under a plan, month by month.

    Parameters
    ----------
    record
        What the result was made from.
    points
        The count whenever anything changes, in order of time.
    end
        First month after the last change.
    peak
        The point with most artefacts; the first of them.
    peak_interim
        The point with most temporary artefacts; the first of them.
    artefact_years
        Sum over all artefacts of the years they live, from the first point to ``end``.
    interim_years
        The same for the temporary ones.
    """

    record: RunRecord
    points: tuple[TimePoint, ...]
    end: Month
    peak: TimePoint
    peak_interim: TimePoint
    artefact_years: float
    interim_years: float

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per point."""
        return [
            {"month": str(point.month), "built": point.built, **to_plain(point.count)}
            for point in self.points
        ]


def integrations_over_time(landscape: Landscape, plan: Plan) -> IntegrationsOverTime:
    """Count the integrations in every month of a plan in which anything changes.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    """
    rollout = Rollout(landscape=landscape, plan=plan)
    months = event_months(rollout)
    points = tuple(_points(rollout, months))
    end = months[-1] + 1
    spans = [later.month - point.month for point, later in pairwise(points)]
    spans.append(end - points[-1].month)
    years = [span / _MONTHS_PER_YEAR for span in spans]
    return IntegrationsOverTime(
        record=RunRecord.of(landscape, plan=plan.method),
        points=points,
        end=end,
        peak=max(points, key=lambda point: point.count.total),
        peak_interim=max(points, key=lambda point: point.count.interim),
        artefact_years=_weighted([point.count.total for point in points], years),
        interim_years=_weighted([point.count.interim for point in points], years),
    )


def _weighted(counts: list[int], years: list[float]) -> float:
    return sum(count * span for count, span in zip(counts, years, strict=True))


def _points(rollout: Rollout, months: tuple[Month, ...]) -> list[TimePoint]:
    needs = Needs(rollout.coverage)
    last_months = _last_months(rollout)
    alive: set[Artefact] = set()
    built: set[Artefact] = set()
    points = []
    for month in months:
        situation = Situation(rollout=rollout, month=month)
        needed = _needed(Traffic(needs, situation))
        alive = {*needed, *(one for one in alive if _lingers(one, last_months, month))}
        alive = {one for one in alive if one.kind is not ArtefactKind.BINDING}
        built |= alive
        interim = interim_artefacts(alive, situation)
        points.append(
            TimePoint(
                month=month,
                count=count_of(alive, interim),
                lasting=count_of(alive - interim),
                built=len(built),
            )
        )
    return points


def _needed(traffic: Traffic) -> set[Artefact]:
    """Return the artefacts that flows take, each flow worked out once per set of platforms."""
    known = traffic.exchange.memo
    for flow in traffic.flows:
        if flow not in known:
            known[flow] = artefacts_of(traffic.exchange, flow)
    return {artefact for flow in traffic.flows for artefact in known[flow]}


def _last_months(rollout: Rollout) -> dict[str, Month | None]:
    """Return the last month bridges to each system live; None when they are never taken away."""
    lag = int(rollout.landscape.default("decommission_months"))
    until = {system: rollout.needed_until(system) for system in rollout.slices}
    return {system: None if last is None else last + lag for system, last in until.items()}


def _lingers(artefact: Artefact, last_months: Mapping[str, Month | None], month: Month) -> bool:
    """Whether an artefact is a bridge to a system that is still there."""
    one, other = artefact.ends
    if one not in last_months and other not in last_months:
        return False
    return all(
        last is None or month <= last for last in (last_months.get(one), last_months.get(other))
    )
