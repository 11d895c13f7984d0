"""A landscape with every uncertain duration at one end of its interval."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from modarch.landscape.components import Component
from modarch.landscape.months import MonthRange
from modarch.landscape.phases import Duration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.programme import Gate

__all__ = ["Case", "in_case"]

C = TypeVar("C", bound=Component)


class Case(StrEnum):
    """Which end of their intervals durations are taken from."""

    SHORTEST = "shortest"
    EXPECTED = "expected"
    LONGEST = "longest"


def in_case(landscape: Landscape, case: Case) -> Landscape:
    """Return a landscape in which every duration and every gate takes one end of its interval.

    What has really happened, and what is stated as one number, stays as it is.

    Parameters
    ----------
    landscape
        The model.
    case
        Which end; the expected case is the landscape itself.
    """
    if case is Case.EXPECTED:
        return landscape
    gates = {id_: _gate(gate, case) for id_, gate in landscape.programme.gates.items()}
    return replace(
        landscape,
        programme=replace(landscape.programme, gates=gates),
        modules=_components(landscape.modules, case),
        platforms=_components(landscape.platforms, case),
    )


def _components(components: Mapping[str, C], case: Case) -> dict[str, C]:
    return {id_: _component(one, case) for id_, one in components.items()}


def _component(component: C, case: Case) -> C:
    phases = {phase: _at_end(months, case) for phase, months in component.phases.items()}
    return replace(component, phases=phases)


def _gate(gate: Gate, case: Case) -> Gate:
    months = _at_end(gate.months, case) if gate.months is not None else None
    return replace(gate, months=months, opens=_month(gate.opens, case))


def _month(opens: MonthRange | None, case: Case) -> MonthRange | None:
    """Return one end of an interval; an end that is not known leaves the interval as it is."""
    if opens is None:
        return None
    end = opens.earliest if case is Case.SHORTEST else opens.latest
    return opens if end is None else MonthRange.exactly(end)


def _at_end(months: Duration, case: Case) -> Duration:
    chosen = months.min_months if case is Case.SHORTEST else months.max_months
    return Duration.exactly(chosen)
