"""Linear and integer programmes with variables from 0 to 1, solved by HiGHS through SciPy.

Effort is limited by a count of branch-and-bound nodes, never by a clock, so that the same input
gives the same answer on every machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

__all__ = ["Answer", "Row", "minimise"]

INFEASIBLE = 2
"""SciPy's status of a programme that is proven to have no solution."""

WIDEST = 1e-6
"""Costs that are smaller than this share of the largest are lost among the solver's tolerances."""


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One condition: lower ≤ Σ coefficient · variable ≤ upper.

    Parameters
    ----------
    columns
        Which variables take part.
    coefficients
        Their coefficients, in the same order.
    lower, upper
        What the sum must lie between; infinite when open.
    """

    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    lower: float = -math.inf
    upper: float = math.inf


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver says.

    Parameters
    ----------
    values
        The variables of a proven optimum; None when there is no proven optimum.
    bound
        A lower bound on the objective of every feasible choice, to the solver's tolerance of a
        millionth of a typical cost; −∞ when none is known.
    infeasible
        Whether it is proven that no choice fulfils all conditions.
    """

    values: npt.NDArray[np.float64] | None
    bound: float
    infeasible: bool


def minimise(
    costs: npt.NDArray[np.float64],
    rows: Iterable[Row],
    *,
    integral: bool,
    most_nodes: int,
    upper: npt.NDArray[np.float64] | None = None,
) -> Answer:
    """Choose variables between 0 and 1 at least cost.

    Parameters
    ----------
    costs
        One per variable, shape (n,).
    rows
        The conditions.
    integral
        Whether every variable must be 0 or 1; otherwise anything between will do.
    most_nodes
        Give up after so many branch-and-bound nodes.
    upper
        Upper limit of each variable, 1 unless told otherwise.
    """
    scale = _typical(costs)
    answer = milp(
        costs / scale,
        integrality=np.full(len(costs), int(integral)),
        bounds=Bounds(0, 1 if upper is None else upper),
        constraints=_constraint(list(rows), len(costs)),
        options={"node_limit": most_nodes, "mip_rel_gap": 0.0},
    )
    if answer.status != 0:
        bound = answer.mip_dual_bound if integral else None
        if bound is None or not math.isfinite(bound):
            bound = -math.inf
        return Answer(None, bound * scale, answer.status == INFEASIBLE)
    values = np.round(answer.x) if integral else answer.x
    return Answer(values, float(costs @ values), infeasible=False)


def _typical(costs: npt.NDArray[np.float64]) -> float:
    """Return what the costs are measured in, so that the solver's tolerances suit any unit."""
    sizes = np.abs(costs[costs != 0])
    return max(float(np.median(sizes)), WIDEST * float(sizes.max())) if len(sizes) else 1.0


def _constraint(rows: list[Row], variables: int) -> LinearConstraint:
    starts = np.cumsum([0, *(len(row.columns) for row in rows)])
    columns = np.array([column for row in rows for column in row.columns], dtype=np.int32)
    values = np.array([value for row in rows for value in row.coefficients], dtype=np.float64)
    matrix = csr_array((values, columns, starts), (len(rows), variables))
    return LinearConstraint(
        matrix, lb=np.array([row.lower for row in rows]), ub=np.array([row.upper for row in rows])
    )
