"""What could be given up, or changed in the model, so that a wish can be met after all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from modarch.landscape.completion import default_phases
from modarch.landscape.components import Module
from modarch.landscape.defaults import Size
from modarch.landscape.elements import Steps
from modarch.landscape.months import MonthRange
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.results import Result
from modarch.planning.supply_of import capacity_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.planning.conflict_rules import Demand, Rule
    from modarch.planning.conflict_wishes import Wish

__all__ = ["Change", "ChangeKind", "changed", "smaller", "with_capacity"]

_SETTING: Final = "setting:"


class ChangeKind(StrEnum):
    """What kind of change."""

    CAPACITY = "capacity"
    """More of a resource, from a month on."""
    GATE = "gate"
    """A gate opens some months earlier."""
    INTERIM = "interim"
    """A system gets an interim solution of some months."""
    LATER = "later"
    """A month that was wished for comes some months later."""
    OPTION = "option"
    """A contract lasts longer: an option that no longer counts can be called after all."""
    SMALLER = "smaller"
    """A component is made one size smaller."""
    FASTEST = "fastest"
    """A component is carried out in the shortest times of its phases."""
    MODE = "mode"
    """A component need not be carried out in the mode that the user has chosen."""
    BUDGET = "budget"
    """More of a budget."""
    GIVE_UP = "give-up"
    """A rule is not kept: an order, a dependency, a freeze, a settled month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Result):
    """One change.

    Parameters
    ----------
    kind
        What kind of change.
    on
        The resource, gate, system, contract, component or budget; empty for other kinds.
    amount
        Units or months, as the kind says.
    month
        From when, for capacity; the month it becomes, for `ChangeKind.LATER`.
    rule
        The rule that is given up.
    wish
        The wish that is loosened.
    """

    kind: ChangeKind
    on: str = ""
    amount: int = 0
    month: Month | None = None
    rule: Rule | None = None
    wish: Wish | None = None


def changed(demand: Demand, change: Change) -> Demand:
    """Return what is demanded when a change is made.

    Parameters
    ----------
    demand
        What is demanded now.
    change
        The change.
    """
    if change.kind is ChangeKind.GIVE_UP and change.rule is not None:
        return _without(demand, change.rule)
    if change.wish is not None:
        return _loosened(demand, change)
    if change.kind is ChangeKind.MODE:
        return _any_mode(demand, change.on)
    edits = {
        ChangeKind.CAPACITY: _more_capacity,
        ChangeKind.GATE: _earlier_gate,
        ChangeKind.OPTION: _longer_contract,
        ChangeKind.SMALLER: _smaller_component,
        ChangeKind.FASTEST: _fastest_component,
        ChangeKind.BUDGET: _more_budget,
    }
    formulation = demand.formulation
    landscape = edits[change.kind](formulation.landscape, change)
    return replace(demand, formulation=replace(formulation, landscape=landscape))


def _without(demand: Demand, rule: Rule) -> Demand:
    if rule.wish is not None:
        return replace(demand, wishes=tuple(one for one in demand.wishes if one != rule.wish))
    return replace(demand, given_up=demand.given_up | {rule})


def _any_mode(demand: Demand, component: str) -> Demand:
    wish = demand.formulation.wish
    modes = {id_: mode for id_, mode in wish.modes.items() if id_ != component}
    freed = replace(demand.formulation, wish=replace(wish, modes=modes))
    return replace(demand, formulation=freed)


def _loosened(demand: Demand, change: Change) -> Demand:
    wish = change.wish
    if wish is None:
        return demand
    if change.kind is ChangeKind.INTERIM:
        looser = replace(wish, months=change.amount)
    else:
        looser = replace(wish, month=change.month)
    return replace(demand, wishes=tuple(looser if one == wish else one for one in demand.wishes))


def with_capacity(
    landscape: Landscape, resource: str, more: int, start: Month | None = None
) -> Landscape:
    """Return a landscape with more of a resource.

    Parameters
    ----------
    landscape
        The model.
    resource
        A capacity of the programme, or ``setting:`` and a setting for its capacity for change.
    more
        Units more.
    start
        From which month on; None for always.
    """
    steps = _raised(capacity_of(landscape)[resource], more, start)
    if resource.startswith(_SETTING):
        id_ = resource.removeprefix(_SETTING)
        setting = replace(landscape.settings[id_], change_capacity=steps)
        return replace(landscape, settings={**landscape.settings, id_: setting})
    programme = landscape.programme
    capacity = {**programme.capacity, resource: steps}
    return replace(landscape, programme=replace(programme, capacity=capacity))


def _raised(steps: Steps, more: int, start: Month | None) -> Steps:
    if start is None:
        return Steps(tuple((month, units + more) for month, units in steps.steps))
    before = [(month, units) for month, units in steps.steps if month is None or month < start]
    after = [
        (month, units + more) for month, units in steps.steps if month is not None and month > start
    ]
    return Steps((*before, (start, steps.at(start) + more), *after))


def _more_capacity(landscape: Landscape, change: Change) -> Landscape:
    return with_capacity(landscape, change.on, change.amount, change.month)


def _earlier_gate(landscape: Landscape, change: Change) -> Landscape:
    gate = landscape.programme.gates[change.on]
    if gate.opens is not None:
        gate = replace(gate, opens=gate.opens + -change.amount)
    elif gate.months is not None:
        months = max(0, gate.months.mode_months - change.amount)
        gate = replace(gate, months=Duration.exactly(months))
    gates = {**landscape.programme.gates, change.on: gate}
    return replace(landscape, programme=replace(landscape.programme, gates=gates))


def _longer_contract(landscape: Landscape, change: Change) -> Landscape:
    """Return the landscape where a contract lasts longer, and nothing ends it before that."""
    contract = landscape.contracts[change.on]
    end = None if change.month is None else MonthRange.exactly(change.month)
    longer = replace(contract, ends=end or contract.ends + change.amount, extensions=())
    gates = {
        id_: replace(gate, terminates="") if gate.terminates == change.on else gate
        for id_, gate in landscape.programme.gates.items()
    }
    return replace(
        landscape,
        contracts={**landscape.contracts, change.on: longer},
        programme=replace(landscape.programme, gates=gates),
    )


def _more_budget(landscape: Landscape, change: Change) -> Landscape:
    budgets = dict(landscape.programme.budgets)
    budgets[change.on] += change.amount
    return replace(landscape, programme=replace(landscape.programme, budgets=budgets))


def smaller(size: Size | None) -> Size | None:
    """Return the size class below; None when there is none.

    >>> smaller(Size.L)
    <Size.M: 'M'>
    """
    order = list(Size)
    place = order.index(size) if size is not None else 0
    return order[place - 1] if place else None


def _smaller_component(landscape: Landscape, change: Change) -> Landscape:
    """Return the landscape with every phase shortened as the size classes differ."""
    component, sizes = landscape.components[change.on], landscape.programme.sizes
    less = replace(component, size=smaller(component.size))
    usual, shorter = default_phases(component, sizes), default_phases(less, sizes)
    phases = {
        phase: _scaled(months, usual.get(phase, months), shorter.get(phase, months))
        for phase, months in component.phases.items()
    }
    return _with_phases(landscape, less, phases)


def _scaled(months: Duration, usual: Duration, shorter: Duration) -> Duration:
    """Return a duration shortened in the proportion of two usual ones."""
    if not usual.mode_months or shorter.mode_months >= usual.mode_months:
        return months
    return Duration.exactly(round(months.mode_months * shorter.mode_months / usual.mode_months))


def _fastest_component(landscape: Landscape, change: Change) -> Landscape:
    component = landscape.components[change.on]
    phases = {
        phase: Duration.exactly(months.min_months) for phase, months in component.phases.items()
    }
    return _with_phases(landscape, component, phases)


def _with_phases(
    landscape: Landscape, component: Component, phases: Mapping[Phase, Duration]
) -> Landscape:
    """Return the landscape with other phases; a rollout stated place by place stays as it is."""
    by_place = component.rollout_areas or component.rollout_months
    kept = {Phase.ROLLOUT: component.phases[Phase.ROLLOUT]} if by_place else {}
    shorter: Any = replace(component, phases={**phases, **kept})
    section = "modules" if isinstance(component, Module) else "platforms"
    elements: Any = {section: {**getattr(landscape, section), component.id: shorter}}
    return replace(landscape, **elements)
