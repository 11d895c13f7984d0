"""A lower bound from the linear relaxation, certified.

Solved by HiGHS through SciPy (HiGHS' own package and OR-tools cannot be loaded in one process). The
bound does not rest on the solver's word: from its dual prices, however inexact, a valid bound is
computed anew (Neumaier and Shcherbina 2004, *Mathematical Programming* 99).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linprog

from modarch.planning.step_terms import stage_expression
from modarch.planning.steps import StepModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from modarch.planning.objective import Limit, Stage
    from modarch.planning.problem import Problem

    Numbers = NDArray[np.float64]

__all__ = ["linear_bound", "size_of"]


def size_of(problem: Problem, horizon: int) -> int:
    """Return about how many variables the relaxation has."""
    return horizon * sum(len(group.activities) * len(group.mode_keys) for group in problem.groups)


def linear_bound(
    problem: Problem,
    stage: Stage,
    horizon: int,
    *,
    kept: Sequence[tuple[Stage, int]] = (),
    limits: Sequence[Limit] = (),
) -> int | None:
    """Return a value that no plan is below in a stage.

    Parameters
    ----------
    problem
        The problem; its lags do not contradict each other.
    stage
        The stage.
    horizon
        Months to model; more make the bound better and the work longer. About the length of a
        good plan.
    kept
        Earlier stages with the values they may not exceed.
    limits
        Ceilings on terms.

    Returns
    -------
    int or None
        The bound, rounded up; None when the solver gives no prices.
    """
    model = StepModel(problem, horizon)
    target = stage_expression(model, stage)
    for earlier, value in kept:
        model.add_row(stage_expression(model, earlier), value)
    for limit in limits:
        model.add_row(stage_expression(model, type(stage)(((limit.term, 1),))), limit.at_most)
    matrix, upper = model.matrix, model.upper
    cost = np.bincount(target.columns, target.values, len(upper)).astype(np.float64)
    bounds = np.column_stack([np.zeros_like(upper), upper])
    result: Any = linprog(cost, A_ub=matrix, b_ub=model.limits, bounds=bounds, method="highs-ipm")  # type: ignore[call-overload]
    if result.ineqlin is None or result.ineqlin.marginals is None:
        return None
    bound = safe_bound(cost, matrix, model.limits, upper, result.ineqlin.marginals)
    return math.ceil(bound + target.constant - 1e-6 * max(1.0, abs(bound)))


def safe_bound(
    cost: Numbers, matrix: sparse.csr_array, limits: Numbers, upper: Numbers, prices: Numbers
) -> float:
    """Return a lower bound of min cost · x, matrix · x ≤ limits, 0 ≤ x ≤ upper.

    Parameters
    ----------
    cost, matrix, limits, upper
        The programme.
    prices
        Any prices of the rows; those above 0 are taken as 0. The better, the better the bound.
    """
    prices = np.minimum(prices, 0.0)
    reduced = cost - matrix.T @ prices
    return float(limits @ prices + np.minimum(reduced, 0.0) @ upper)
