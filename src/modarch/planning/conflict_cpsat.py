"""Asking the exact solver whether a plan exists, and which rules are in conflict.

Imported late, because it imports OR-tools (`modarch.planning.conflict_oracle`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from modarch.planning.compile import safe_horizon
from modarch.planning.cpsat.model import (
    Model,
    add_budgets,
    add_lags,
    add_latest,
    add_modes,
    add_starts,
)
from modarch.planning.cpsat.resources import add_capacities
from modarch.planning.schedule import Schedule
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Collection

    from modarch.planning.constraints import Constraint
    from modarch.planning.problem import Problem

__all__ = ["find_core", "find_feasible"]

_WORKERS = 2


def find_feasible(problem: Problem, deterministic: float) -> tuple[bool | None, Schedule | None]:
    """Return whether a plan exists, and one that has passed the verifier if so.

    Parameters
    ----------
    problem
        A sound problem.
    deterministic
        Limit in the solver's deterministic time.

    Returns
    -------
    exists
        None when the solver cannot say within the limit, or what it says does not hold.
    schedule
        The plan.
    """
    model = _model(problem, ())
    solver = _solver(deterministic, workers=_WORKERS)
    status = solver.solve(model.cp)
    if status == cp_model.INFEASIBLE:
        return False, None
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None, None
    starts = {key: int(solver.value(start)) for key, start in model.start.items()}
    chosen = {g: m for (g, m), literal in model.mode.items() if solver.value(literal)}
    schedule = Schedule(starts=starts, modes=chosen)
    return (True, schedule) if not verify(problem, schedule) else (None, None)


def find_core(
    problem: Problem, optional: Collection[Constraint], deterministic: float
) -> frozenset[Constraint] | None:
    """Return constraints that the solver says contradict each other; None when it cannot say.

    What it says must be checked: a core has been known to hold wrong constraints (or-tools issue
    5141).

    Parameters
    ----------
    problem
        A sound problem.
    optional
        The constraints that may be given up.
    deterministic
        Limit in the solver's deterministic time.
    """
    model = _model(problem, optional)
    by_index = {literal.index: constraint for constraint, literal in model.literal.items()}
    model.cp.add_assumptions(list(model.literal.values()))
    solver = _solver(deterministic, workers=1)
    if solver.solve(model.cp) != cp_model.INFEASIBLE:
        return None
    core = solver.sufficient_assumptions_for_infeasibility()
    if any(index not in by_index for index in core):
        return None
    return frozenset(by_index[index] for index in core)


def _model(problem: Problem, optional: Collection[Constraint]) -> Model:
    model = Model(problem, safe_horizon(problem), optional=optional)
    for add in (add_modes, add_starts, add_lags, add_capacities, add_budgets, add_latest):
        add(model)
    return model


def _solver(deterministic: float, *, workers: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = workers
    parameters.interleave_search = workers > 1
    parameters.max_deterministic_time = deterministic
    parameters.random_seed = 0
    return solver
