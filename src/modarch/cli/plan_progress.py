"""Telling how far planning has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.cli.plan_run import PlanRun
    from modarch.planning.result import PlanningResult

__all__ = ["solve_with_progress"]


def solve_with_progress(run: PlanRun) -> PlanningResult:
    """Plan, and tell on standard error how it goes.

    Parameters
    ----------
    run
        What is planned.
    """
    from modarch.planning.solve import solve

    return solve(
        run.formulation.problem,
        run.limits,
        order=run.wish.order or None,
        objective=run.objective,
    )
