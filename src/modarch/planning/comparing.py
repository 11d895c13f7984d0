"""Rules of thumb, the user's own order and the optimised plan, held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.contracts.result import judge_contracts
from modarch.analysis.contracts.verdicts import Verdict
from modarch.analysis.integrations.timeline import integrations_over_time
from modarch.landscape.results import Result, RunRecord
from modarch.planning.examine import examine
from modarch.planning.examine_capacity import loads_of
from modarch.planning.rules import compare_rules
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.planning.formulate import Formulation
    from modarch.planning.schedule import Schedule

__all__ = ["OPTIMISED", "ComparedPlan", "Comparison", "compare_plans", "weigh_plan"]

OPTIMISED: Final = "optimised"
"""Stands beside the rules for the plan that was worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPlan:
    """What one way of choosing the order leads to.

    Parameters
    ----------
    rule
        A rule of thumb, ``user`` for the user's own order, or ``optimised``.
    order
        The components in the order they were placed.
    interim_months
        Months of interim solutions over all systems, counted on the middle of uncertain ends.
    interim_cost_sek
        What they cost, counted likewise.
    interim_systems
        Systems that need an interim solution, counted likewise.
    breached
        Contracts that need an interim solution whenever in its interval their end falls.
    undecided
        Contracts for which that hangs on a date that is not known.
    first_use
        First month in which any component is in use anywhere.
    live
        First month in which everything is in use everywhere.
    interim_peak
        Most temporary integrations alive in one month.
    interim_years
        Years that temporary integrations live, summed.
    utilisation
        Part of each of the programme's capacities in use, from its start to the end of the plan.
    violations
        Constraints that the plan breaks; a rule of thumb may not be able to keep them all.
    plan
        When everything happens.
    """

    rule: str
    order: tuple[str, ...]
    interim_months: int
    interim_cost_sek: float
    interim_systems: int
    breached: int
    undecided: int
    first_use: Month
    live: Month
    interim_peak: int
    interim_years: float
    utilisation: Mapping[str, float]
    violations: int
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Result):
    """Ways of choosing the order, held against each other.

    Parameters
    ----------
    record
        What the result was made from.
    start
        First month of the programme.
    plans
        What each leads to: rules of thumb first, the optimised plan last.
    """

    record: RunRecord
    start: Month
    plans: tuple[ComparedPlan, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data, without the phases of every plan."""
        plain = Result.to_dict(self)
        for one in plain["plans"]:
            del one["plan"]
        return plain


def compare_plans(formulation: Formulation, optimised: Schedule | None) -> Comparison:
    """Return what each rule of thumb, the user's order and the optimised plan lead to.

    Parameters
    ----------
    formulation
        The landscape and what is decided already; its order is the user's own.
    optimised
        The plan that was worked out; None leaves it out.
    """
    problem, wish = formulation.problem.checked(), formulation.wish
    found = [
        (one.rule.value, one.serial.schedule, one.serial.order)
        for one in compare_rules(problem, wish.order or None, dict(wish.modes))
    ]
    if optimised is not None:
        found.append((OPTIMISED, optimised, ()))
    plans = tuple(weigh_plan(formulation, *one) for one in found)
    record = RunRecord.of(formulation.landscape, rules=[one.rule for one in plans])
    return Comparison(record=record, start=formulation.landscape.start, plans=plans)


def weigh_plan(
    formulation: Formulation, rule: str, schedule: Schedule, order: tuple[str, ...] = ()
) -> ComparedPlan:
    """Return what a schedule means for contracts, time, integrations and capacities.

    Parameters
    ----------
    formulation
        The landscape that it is a schedule of.
    rule
        How its order was chosen.
    schedule
        When everything happens.
    order
        The order it was made from; by the month in which each component begins when not given.
    """
    landscape = formulation.landscape
    plan = formulation.plan(schedule, method=rule, order=order)
    contracts = judge_contracts(landscape, plan)
    verdicts = [one.verdict for system in contracts.systems for one in system.contracts]
    integrations = integrations_over_time(landscape, plan)
    tardiness = evaluate(formulation.problem, schedule).tardiness
    cost = {due.key: due.cost * _COST_UNIT_SEK for due in formulation.problem.dues}
    return ComparedPlan(
        rule=rule,
        order=order or _order(plan),
        interim_months=sum(tardiness.values()),
        interim_cost_sek=float(sum(cost[key] * months for key, months in tardiness.items())),
        interim_systems=sum(map(bool, tardiness.values())),
        breached=verdicts.count(Verdict.INTERIM),
        undecided=verdicts.count(Verdict.UNKNOWN),
        first_use=min(one.first_use for one in plan.components.values()),
        live=max(one.live for one in plan.components.values()),
        interim_peak=integrations.peak_interim.count.interim,
        interim_years=integrations.interim_years,
        utilisation=_utilisation(plan, landscape),
        violations=len(examine(plan, landscape)),
        plan=plan,
    )


_COST_UNIT_SEK: Final = 100_000


def _order(plan: Plan) -> tuple[str, ...]:
    placed = sorted(plan.components.values(), key=lambda one: (one.start, one.id))
    return tuple(one.id for one in placed)


def _utilisation(plan: Plan, landscape: Landscape) -> dict[str, float]:
    start, end = landscape.start, plan.end or landscape.start
    months = [start + number for number in range(end - start)]
    shares = {}
    for load in loads_of(plan, landscape):
        offered = sum(load.capacity.at(month) for month in months)
        if offered and not load.is_setting:
            shares[load.on] = sum(load.units(month) for month in months) / offered
    return shares
