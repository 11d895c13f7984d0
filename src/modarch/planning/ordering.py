"""From an order, or none, to a plan: the serial schedule of a landscape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.phases import Milestone
from modarch.landscape.plan import Plan, PlanWish
from modarch.planning.aims_of import Assume
from modarch.planning.formulate import Formulation
from modarch.planning.serial import serial_schedule

if TYPE_CHECKING:
    from modarch.deployment.timing import Timing
    from modarch.landscape.model import Landscape

__all__ = ["OrderedPlan", "earliest_order", "plan_in_order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedPlan:
    """A plan made from an order.

    Parameters
    ----------
    plan
        When everything happens.
    swaps
        Pairs ``(wished earlier, placed earlier)`` where a dependency overruled the stated order.
    excess
        Months by which fixed starts and greatest lags cannot be kept; 0 when all are.
    """

    plan: Plan
    swaps: tuple[tuple[str, str], ...]
    excess: int


def earliest_order(timing: Timing) -> tuple[str, ...]:
    """Return the components by the month in which each could announce its tender at the earliest.

    Parameters
    ----------
    timing
        Earliest months by dependencies and gates.
    """
    plan = timing.earliest
    tender = {
        id_: scheduled.at(Milestone.TENDER) or scheduled.start
        for id_, scheduled in plan.components.items()
    }
    return tuple(sorted(tender, key=lambda id_: (tender[id_], plan.components[id_].live, id_)))


def plan_in_order(
    landscape: Landscape, wish: PlanWish | None = None, *, assume: Assume = Assume.MIDDLE
) -> OrderedPlan:
    """Turn an order into months: each component as early as everything before it allows.

    Parameters
    ----------
    landscape
        The model.
    wish
        The order and fixed starts; the model's own when not given, and without an order the
        earliest-feasible one.
    assume
        Which month counts where only an interval is known of a contract's end.

    Raises
    ------
    InputInvalid
        When hard dependencies go in a circle, or a demand exceeds every capacity.
    """
    wanted = wish if wish is not None else landscape.plan
    if not landscape.components:
        return OrderedPlan(plan=Plan(components={}, method=_method(wanted)), swaps=(), excess=0)
    formulation = Formulation(landscape=landscape, wish=wanted, assume=assume)
    stated = tuple(dict.fromkeys(wanted.order))
    order = (*stated, *(id_ for id_ in earliest_order(formulation.timing) if id_ not in stated))
    result = serial_schedule(formulation.problem.checked(), order, dict(wanted.modes))
    plan = formulation.plan(result.schedule, method=_method(wanted), order=result.order)
    swaps = tuple(pair for pair in result.swaps if set(pair) <= set(stated))
    return OrderedPlan(plan=plan, swaps=swaps, excess=result.excess)


def _method(wish: PlanWish) -> str:
    if wish.order:
        return "order"
    return "starts" if wish.starts else "earliest"
