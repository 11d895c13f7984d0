"""Rules of thumb for the order of procurement, to compare a plan with.

Each rule gives an order; the serial scheme turns it into a schedule.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.planning.network import longest_paths, weighted_arcs
from modarch.planning.parts import month_of
from modarch.planning.schedule import evaluate
from modarch.planning.serial import SerialScheduler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Evaluation
    from modarch.planning.serial import SerialResult

__all__ = ["PriorityRule", "RuleResult", "compare_rules", "latest_starts", "order_by"]


class PriorityRule(StrEnum):
    """A rule of thumb: what to begin with."""

    DEPENDENCY = "dependency"
    """What others depend on; otherwise as the groups are listed."""
    EARLIEST_END = "earliest-end"
    """What replaces the contract that ends first (earliest due date, Jackson 1955)."""
    LEAST_SLACK = "least-slack"
    """What must start first for its dues to be kept, through everything it needs."""
    VALUE = "value"
    """What gives most value for each month of work (Smith 1956)."""
    USER = "user"
    """The user's own order."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule leads to.

    Parameters
    ----------
    rule
        The rule.
    serial
        The order as it could be placed, its schedule, and what had to be swapped.
    evaluation
        What the schedule is worth.
    """

    rule: PriorityRule
    serial: SerialResult
    evaluation: Evaluation


def compare_rules(
    problem: Problem,
    user_order: Sequence[str] | None = None,
    modes: Mapping[str, str] | None = None,
) -> tuple[RuleResult, ...]:
    """Return what each rule leads to.

    Parameters
    ----------
    problem
        A sound problem whose lags do not contradict each other.
    user_order
        Group keys in the user's order; None leaves that rule out.
    modes
        Modes to use; the first of each group where none is given.
    """
    scheduler = SerialScheduler(problem)
    results = []
    for rule in PriorityRule:
        order = user_order if rule is PriorityRule.USER else order_by(problem, rule)
        if order is not None:
            serial = scheduler.schedule(order, modes)
            results.append(RuleResult(rule, serial, evaluate(problem, serial.schedule)))
    return tuple(results)


def order_by(problem: Problem, rule: PriorityRule) -> tuple[str, ...]:
    """Return the groups in the order of a rule, before dependencies are enforced.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    rule
        Any rule but the user's.
    """
    keys = {
        PriorityRule.EARLIEST_END: _first_due,
        PriorityRule.LEAST_SLACK: latest_group_starts,
        PriorityRule.VALUE: _worthlessness,
    }
    if rule not in keys:
        return tuple(group.key for group in problem.groups)
    rank = keys[rule](problem)
    return tuple(sorted((g.key for g in problem.groups), key=lambda key: rank[key]))


def _first_due(problem: Problem) -> dict[str, float]:
    group = problem.group_of()
    first = {g.key: math.inf for g in problem.groups}
    for due in problem.dues:
        for point in due.completions:
            key = group[point.activity].key
            first[key] = min(first[key], due.due)
    return first


def _worthlessness(problem: Problem) -> dict[str, float]:
    """Return months of work per unit of value, infinite where there is no value."""
    group = problem.group_of()
    value = {g.key: 0 for g in problem.groups}
    for item in problem.values:
        value[group[item.point.activity].key] += item.weight
    months = {g.key: sum(activity.months for activity in g.activities) for g in problem.groups}
    return {key: months[key] / worth if worth else math.inf for key, worth in value.items()}


def latest_group_starts(problem: Problem) -> dict[str, float]:
    """Return the latest start of each group's first activity with which all dues are kept."""
    latest = latest_starts(problem)
    return {
        group.key: min((latest[activity.key] for activity in group.activities), default=math.inf)
        for group in problem.groups
    }


def latest_starts(problem: Problem) -> dict[str, float]:
    """Return the last month in which each activity can start so that no due is tardy.

    Through everything that waits for it, as if capacity were endless; infinite where no due
    depends on it. Below its earliest start, tardiness cannot be avoided.

    Parameters
    ----------
    problem
        A problem whose lags do not contradict each other.
    """
    far = 1 << 30
    lateness = dict.fromkeys((activity.key for activity in problem.activities), -far)
    works = problem.works()
    for due in problem.dues:
        for point in due.completions:
            months = min(work.months for work in works[point.activity])
            bound = month_of(point, start=0, months=months) - due.due
            lateness[point.activity] = max(lateness[point.activity], bound)
    backwards = [(after, before, w) for before, after, w in weighted_arcs(problem, problem.lags)]
    values = longest_paths(lateness, backwards)
    return {key: math.inf if value < -far // 2 else -value for key, value in values.items()}
