"""Measuring one alternative: every analysis asked once, and what it says put in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from modarch.analysis.change_load import ChangeLoad, change_load
from modarch.analysis.contracts.result import ContractsResult, judge_contracts
from modarch.analysis.contracts.verdicts import Verdict
from modarch.analysis.failure.outages import PartKind, simulate_outages
from modarch.analysis.fragmentation.over_time import SCORE
from modarch.analysis.integrations.timeline import integrations_over_time
from modarch.analysis.said_times import said_times
from modarch.analysis.shares import shares_of
from modarch.analysis.time_to_use import TimeToUse, time_to_use
from modarch.deployment.risk import Risk
from modarch.landscape.elements import Known
from modarch.landscape.measures import MeasureName
from modarch.landscape.results import RunRecord
from modarch.planning.examine import examine
from modarch.report.comparison.bounds import Bounds, Raw
from modarch.report.comparison.cases import Case, in_case
from modarch.report.comparison.measured import Measured, RiskCourse
from modarch.report.comparison.plans import same_order
from modarch.report.comparison.sureness import sureness_of
from modarch.report.comparison.timed import interim_cost, timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.fragmentation.over_time import FragmentationOverTime
    from modarch.analysis.integrations.timeline import IntegrationsOverTime
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan

__all__ = ["Measuring", "boundless_systems", "measure"]

M = MeasureName

_RISKS: Final = dict(
    zip(
        (
            M.UNMET,
            M.TRANSLATION,
            M.INTERFACES,
            M.INTEGRATION_LOAD,
            M.PROPAGATION,
            M.BLAST,
            M.SUPPLIER_EXPOSURE,
            M.LEAKAGE,
        ),
        Risk,
        strict=True,
    )
)


@dataclass(frozen=True)
class Measuring:
    """An alternative with its plan, ready to be measured; each analysis is run once.

    Parameters
    ----------
    name
        What the user calls it.
    landscape
        The model, in the scenario of the alternative.
    plan
        When everything happens.
    risk
        Its fragmentation risk over time, by the yardstick of all that are compared.
    shared
        Components that all that are compared have alike.
    unknown
        Systems whose interim solution has no known end in any that is compared.
    """

    name: str
    landscape: Landscape
    plan: Plan
    risk: FragmentationOverTime
    shared: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    @cached_property
    def times(self) -> TimeToUse:
        """When it comes into use."""
        return time_to_use(self.landscape, self.plan, self.shared)

    @cached_property
    def contracts(self) -> ContractsResult:
        """The verdict on every contract."""
        return judge_contracts(self.landscape, self.plan)

    @cached_property
    def longest(self) -> ContractsResult:
        """The verdict on every contract when every duration is at its longest."""
        landscape = in_case(self.landscape, Case.LONGEST)
        return judge_contracts(landscape, same_order(landscape, self.plan))

    @cached_property
    def integrations(self) -> IntegrationsOverTime:
        """The integrations over time."""
        return integrations_over_time(self.landscape, self.plan)

    @cached_property
    def changes(self) -> ChangeLoad:
        """What changes for those who work in care."""
        return change_load(self.landscape, self.plan)

    @cached_property
    def cases(self) -> Mapping[Case, Mapping[M, float | None]]:
        """What depends on durations, with every duration at one end of its interval."""
        found = {Case.EXPECTED: dict(timed(self.landscape, self.plan, self.shared))}
        for case in (Case.SHORTEST, Case.LONGEST):
            landscape = in_case(self.landscape, case)
            plan = same_order(landscape, self.plan)
            found[case] = dict(timed(landscape, plan, self.shared))
        return found


def measure(measuring: Measuring, bounds: Bounds) -> Measured:
    """Measure an alternative.

    Parameters
    ----------
    measuring
        The alternative with its plan.
    bounds
        How far to either side of a value the truth may lie.
    """
    landscape, plan = measuring.landscape, measuring.plan
    alternative = _alternative(landscape)
    shares, contracts = shares_of(landscape), measuring.contracts
    readings = {
        raw.measure: bounds.reading(raw, measuring.cases)
        for raw in (*_of_time(measuring), *_of_parts(measuring), *_of_risk(measuring))
    }
    return Measured(
        name=measuring.name,
        scenario=landscape.scenario,
        alternative=alternative,
        record=RunRecord.of(landscape, plan=plan.method),
        plan_method=plan.method,
        plan_start=landscape.start,
        plan_end=plan.end,
        violations=len(examine(plan, landscape)),
        readings={name: readings[name] for name in M},
        courses=tuple(_courses(measuring.risk)),
        interfaces=shares.interfaces,
        changes=measuring.changes.years,
        breached=_with(contracts, Verdict.INTERIM),
        undecided=_with(contracts, Verdict.UNKNOWN),
        unknown_gates=measuring.times.unknown_gates,
        unknown_suppliers=shares.unknown_suppliers,
        unknown_certificates=_unknown_certificates(landscape),
        sureness=sureness_of(landscape),
        said=said_times(landscape, plan, alternative) if alternative else (),
    )


def _alternative(landscape: Landscape) -> str:
    described = (
        one.id
        for one in landscape.alternatives.values()
        if one.scenario and one.scenario == landscape.scenario
    )
    return next(described, "")


def _with(contracts: ContractsResult, verdict: Verdict) -> tuple[str, ...]:
    return tuple(sorted(one.system for one in contracts.systems if one.verdict is verdict))


def _of_time(measuring: Measuring) -> Iterator[Raw]:
    times, values = measuring.times, measuring.cases[Case.EXPECTED]
    is_open = bool(times.unknown_gates)
    boundless = boundless_systems(measuring.contracts)
    spots = {
        M.FIRST_USE: (times.first, times.first_use),
        M.HALF: ("", times.half),
        M.FULL: (times.last, times.full),
        M.DURATION: ("", times.full),
    }
    for name, value in values.items():
        of, month = spots.get(name, ("", None))
        is_interim = name in (M.INTERIM_MONTHS, M.INTERIM_COST)
        yield Raw(
            measure=name,
            value=value,
            of=of,
            month=month,
            open_ended=(is_open and name in (M.FULL, M.DURATION))
            or (is_interim and bool(boundless - measuring.unknown)),
            at_least=is_interim and bool(boundless),
            high=_highest(name, measuring),
        )


def _highest(name: M, measuring: Measuring) -> float | None:
    """Return the highest a measure can be by what is not known of this alternative alone."""
    if name is M.INTERIM_MONTHS:
        highs = (one.gap_months[1] for one in measuring.longest.systems)
        return float(sum(high for high in highs if high is not None))
    if name is M.INTERIM_COST:
        return interim_cost(measuring.longest, most=True)
    if name is M.CONTRACTS_BREACHED:
        longest = measuring.cases[Case.LONGEST][name] or 0.0
        undecided = frozenset(_with(measuring.contracts, Verdict.UNKNOWN))
        return longest + len(undecided - measuring.unknown)
    return None


def boundless_systems(contracts: ContractsResult) -> frozenset[str]:
    """Return the systems whose interim solution may last without any known end."""
    return frozenset(one.system for one in contracts.systems if one.gap_months[1] is None)


def _of_parts(measuring: Measuring) -> Iterator[Raw]:
    landscape = measuring.landscape
    shares, over_time = shares_of(landscape), measuring.integrations
    largest = measuring.changes.largest
    points = over_time.points
    yield Raw(measure=M.INTEGRATIONS_NOW, value=points[0].count.total, month=points[0].month)
    peak = over_time.peak
    yield Raw(measure=M.INTEGRATIONS_PEAK, value=peak.count.total, month=peak.month)
    yield Raw(measure=M.INTEGRATIONS_END, value=points[-1].count.total)
    interim = over_time.peak_interim
    yield Raw(measure=M.INTERIM_INTEGRATIONS, value=interim.count.interim, month=interim.month)
    suppliers = shares.suppliers + shares.unknown_suppliers
    yield Raw(measure=M.SUPPLIERS, value=suppliers if shares.functions else None)
    yield Raw(
        measure=M.LARGEST_SUPPLIER,
        value=shares.largest_supplier_share,
        of=shares.largest_supplier,
    )
    yield Raw(measure=M.PROCUREMENTS, value=len(shares.procurements))
    yield Raw(
        measure=M.LARGEST_PROCUREMENT,
        value=shares.largest_procurement_share if shares.functions else None,
        of=shares.largest_procurement,
    )
    yield Raw(measure=M.REPLACEABILITY, value=shares.replaceability)
    yield Raw(measure=M.IN_HOUSE, value=shares.in_house_share)
    yield Raw(
        measure=M.LARGEST_CHANGE,
        value=largest.share if largest else None,
        of=largest.component if largest else "",
        month=largest.month if largest else None,
    )
    yield Raw(measure=M.SYSTEMS_PER_ROLE, value=shares.interfaces_per_role)
    missing, unknown = _certificates(landscape), len(_unknown_certificates(landscape))
    yield Raw(measure=M.CERTIFICATES, value=missing, high=missing + unknown)
    yield Raw(measure=M.ASSUMPTIONS, value=sureness_of(landscape).unsure)


def _of_risk(measuring: Measuring) -> Iterator[Raw]:
    for name, risk in _RISKS.items():
        yield Raw(measure=name, value=measuring.risk.course(risk.value).end)
    yield Raw(measure=M.FRAGMENTATION, value=measuring.risk.course(SCORE).end)
    outages = simulate_outages(measuring.landscape).outages
    modules = [one for one in outages if one.kind is PartKind.MODULE]
    worst = max(modules, key=lambda one: one.loss, default=None)
    yield Raw(
        measure=M.MODULE_FAILURE,
        value=worst.loss if worst else None,
        of=worst.failed if worst else "",
    )


def _certificates(landscape: Landscape) -> int:
    components = {**landscape.platforms, **landscape.modules}.values()
    return sum(one.regulation.needs_certificate for one in components)


def _unknown_certificates(landscape: Landscape) -> tuple[str, ...]:
    return tuple(
        sorted(
            id_
            for id_, one in {**landscape.platforms, **landscape.modules}.items()
            if one.regulation.risk_class is not None
            and one.regulation.risk_class.needs_notified_body
            and one.regulation.is_certified is Known.UNKNOWN
        )
    )


def _courses(risk: FragmentationOverTime) -> Iterator[RiskCourse]:
    for one in (None, *Risk):
        course = risk.course(SCORE if one is None else one.value)
        yield RiskCourse(
            risk=one,
            today=course.start,
            mean=course.mean,
            peak=course.peak,
            peak_month=course.peak_month,
            end=course.end,
        )
