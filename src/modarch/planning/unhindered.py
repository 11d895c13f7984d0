"""The plan as it would be if everything it has to wait for from outside were in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.landscape.months import MonthRange
from modarch.planning.ordering import plan_in_order

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan

__all__ = ["plan_unhindered", "unhindered"]


def unhindered(landscape: Landscape) -> Landscape:
    """Return a landscape whose gates are open from its first month and that has no freezes.

    Time plans in decision material often count years "from when the conditions are in place";
    this is that point. Dependencies, durations and capacity stay as they are.

    Parameters
    ----------
    landscape
        The model.
    """
    opens = MonthRange(landscape.start, landscape.start)
    gates = {
        name: replace(gate, opens=opens, months=None, after=(), delay=None)
        for name, gate in landscape.programme.gates.items()
    }
    programme = replace(landscape.programme, gates=gates, freezes=())
    return replace(landscape, programme=programme)


def plan_unhindered(landscape: Landscape) -> Plan:
    """Return the plan in the model's own order with every gate open from the first month.

    Parameters
    ----------
    landscape
        The model.

    Raises
    ------
    InputInvalid
        When hard dependencies go in a circle, or a demand exceeds every capacity.
    """
    return plan_in_order(unhindered(landscape)).plan
