"""The terms of the objective that are sums over single activities, as costs of starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from modarch.planning.elements import Anchor
from modarch.planning.objective import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from modarch.planning.aims import Due
    from modarch.planning.chains import Chains, Row
    from modarch.planning.elements import Point
    from modarch.planning.objective import Stage
    from modarch.planning.problem import Problem

    Numbers = NDArray[np.float64]

__all__ = ["base_costs", "delay_of", "due_weights", "is_priced", "shared_dues"]


def base_costs(chains: Chains, stage: Stage) -> tuple[Numbers, float]:
    """Return the cost of each start without any prices, and the part that does not depend on it.

    Parameters
    ----------
    chains
        Rows and columns.
    stage
        The stage. Dues with several completions are left to the prices.

    Returns
    -------
    costs
        Rows by columns; infinite where a start is not allowed.
    constant
        Tardiness that dues with several completions have before month 0.
    """
    costs = chains.allowed.copy()
    for term, weight in stage.weights:
        if term in _TERMS:
            _TERMS[term](chains, costs, weight)
    early = sum(weight * max(0, -due.due) for due, weight in shared_dues(chains.problem, stage))
    return costs, float(early)


def is_priced(stage: Stage) -> bool:
    """Return whether prices say anything about a stage."""
    return any(term in _TERMS for term in stage.terms)


def due_weights(problem: Problem, stage: Stage) -> list[tuple[Due, int]]:
    """Return the dues with what a month of tardiness weighs in a stage, where it weighs."""
    weights = dict(stage.weights)
    interim, cost = weights.get(Term.INTERIM, 0), weights.get(Term.COST, 0)
    pairs = ((due, interim * due.weight + cost * due.cost) for due in problem.dues)
    return [(due, weight) for due, weight in pairs if weight]


def shared_dues(problem: Problem, stage: Stage) -> list[tuple[Due, int]]:
    """Return the dues with several completions, and their weights."""
    return [pair for pair in due_weights(problem, stage) if len(pair[0].completions) > 1]


def delay_of(point: Point, row: Row) -> int:
    """Return the months from the start of a row to a point of its activity."""
    return point.months + (row.work.months if point.anchor is Anchor.END else 0)


def _months(chains: Chains, point: Point) -> dict[int, Numbers]:
    """Return, by row, the month of a point for each start; T for everything from T on."""
    columns = np.arange(chains.horizon + 1)
    return {
        i: np.minimum(columns + delay_of(point, row), chains.horizon).astype(float)
        for i, row in chains.rows_of(point.activity)
    }


def _add_dues(chains: Chains, costs: Numbers, weight_of: Callable[[Due], int]) -> None:
    for due in chains.problem.dues:
        if len(due.completions) == 1:
            for i, months in _months(chains, due.completions[0]).items():
                costs[i] += weight_of(due) * np.maximum(0.0, months - due.due)


def _interim(chains: Chains, costs: Numbers, weight: int) -> None:
    _add_dues(chains, costs, lambda due: weight * due.weight)


def _cost(chains: Chains, costs: Numbers, weight: int) -> None:
    _add_dues(chains, costs, lambda due: weight * due.cost)
    for group in chains.problem.groups:
        for mode in group.modes:
            costs[chains.number[group.activities[0].key, mode.key]] += weight * mode.cost


def _time_to_value(chains: Chains, costs: Numbers, weight: int) -> None:
    for value in chains.problem.values:
        for i, months in _months(chains, value.point).items():
            costs[i] += weight * value.weight * months


def _starts(chains: Chains, costs: Numbers, weight: int) -> None:
    costs += weight * np.arange(chains.horizon + 1)


def _shift(chains: Chains, costs: Numbers, weight: int) -> None:
    columns = np.arange(chains.horizon + 1)
    for key, reference in chains.problem.reference.items():
        for i, _ in chains.rows_of(key):
            costs[i] += weight * np.abs(columns - min(reference, chains.horizon))


def _moved(chains: Chains, costs: Numbers, weight: int) -> None:
    columns = np.arange(chains.horizon + 1)
    for key, reference in chains.problem.reference.items():
        for i, _ in chains.rows_of(key):
            costs[i] += weight * (columns != min(reference, chains.horizon))


def _stability(chains: Chains, costs: Numbers, weight: int) -> None:
    _moved(chains, costs, weight)
    _shift(chains, costs, weight)


_TERMS: dict[Term, Callable[[Chains, Numbers, int], None]] = {
    Term.INTERIM: _interim,
    Term.COST: _cost,
    Term.TIME_TO_VALUE: _time_to_value,
    Term.STARTS: _starts,
    Term.SHIFT: _shift,
    Term.MOVED: _moved,
    Term.STABILITY: _stability,
}
