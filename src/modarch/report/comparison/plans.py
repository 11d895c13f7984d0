"""A plan for each alternative: the model's own order, the earliest feasible one, or the best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.landscape.plan import PlanWish
from modarch.planning.formulate import Formulation
from modarch.planning.limits import NORMAL, QUICK, THOROUGH
from modarch.planning.ordering import plan_in_order

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan

__all__ = ["LIMITS", "OPTIMISED", "plan_of", "same_order"]

LIMITS: Final = {"quick": QUICK, "normal": NORMAL, "thorough": THOROUGH}
"""How much work goes into the plan of each alternative, by the name a user gives."""

OPTIMISED: Final = "optimised"
"""Method of a plan that was looked for."""


def plan_of(landscape: Landscape, limit: str = "") -> Plan:
    """Return a plan of an alternative.

    Parameters
    ----------
    landscape
        The model, in the scenario of the alternative.
    limit
        One of `LIMITS` to look for the best plan; empty takes the model's own plan or order, and
        without one the earliest feasible order.

    Raises
    ------
    InputInvalid
        If hard dependencies go in a circle, or a demand exceeds every capacity.
    """
    if not limit or not landscape.components:
        return plan_in_order(landscape).plan
    from modarch.planning.solve import solve  # noqa: PLC0415 - heavy, only when asked for

    formulation = Formulation(landscape=landscape, wish=landscape.plan)
    order = landscape.plan.order or None
    found = solve(formulation.problem, LIMITS[limit], order=order)
    if found.schedule is None:
        return plan_in_order(landscape).plan
    return formulation.plan(found.schedule, method=OPTIMISED, order=found.order)


def same_order(landscape: Landscape, plan: Plan) -> Plan:
    """Return a plan of a landscape that keeps the order of another plan of it.

    Parameters
    ----------
    landscape
        The landscape, with other durations.
    plan
        The plan whose order is kept.
    """
    wish = landscape.plan
    kept = PlanWish(order=plan.order or wish.order, starts=wish.starts, modes=wish.modes)
    return plan_in_order(landscape, kept).plan
