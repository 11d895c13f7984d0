"""Orders worth trying: the user's own, plan files, rules of thumb, and what the planner finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from modarch.landscape.phases import Duration, Phase
from modarch.planning.formulate import Formulation
from modarch.planning.limits import QUICK
from modarch.planning.ordering import plan_in_order
from modarch.planning.result import Note
from modarch.planning.rules import compare_rules
from modarch.planning.solve import solve
from modarch.simulation.simulate import Options, simulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.planning.limits import SolveLimits
    from modarch.planning.result import PlanningResult

    Solver = Callable[[Formulation, SolveLimits], PlanningResult]

__all__ = [
    "OWN",
    "Candidate",
    "Kind",
    "expected_months",
    "own_order",
    "planned_orders",
    "rule_orders",
]

C = TypeVar("C", bound="Component")

OWN: Final = "own"
"""Id of the order that the model states, or, when it states none, of the earliest feasible one."""

_RUNS: Final = 2048
"""Runs from which the expected months of each phase are taken."""


class Kind(StrEnum):
    """Where an order comes from.

    ``stated`` is the model's own order or plan, ``earliest`` the earliest feasible order of a model
    that states none, ``file`` a plan file, ``rule`` a rule of thumb, ``optimised`` the best plan
    that was found if everything goes as planned, ``expected`` the best that was found if every
    phase takes the months it takes on average, appeals and cancelled tenders included, and
    ``searched`` the best that was found in the outcomes themselves (`modarch.simulation.search`).
    """

    STATED = "stated"
    EARLIEST = "earliest"
    FILE = "file"
    RULE = "rule"
    OPTIMISED = "optimised"
    EXPECTED = "expected"
    SEARCHED = "searched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An order that is tried.

    Parameters
    ----------
    id
        What it is called; unique among those compared.
    kind
        Where it comes from.
    plan
        The order, and its months when everything goes as planned.
    """

    id: str
    kind: Kind
    plan: Plan


def own_order(landscape: Landscape) -> Candidate:
    """Return the order that the model states, or else the earliest feasible one.

    Parameters
    ----------
    landscape
        The model.

    Raises
    ------
    InputInvalid
        When hard dependencies go in a circle, or a demand exceeds every capacity.
    """
    kind = Kind.STATED if landscape.plan else Kind.EARLIEST
    return Candidate(id=OWN, kind=kind, plan=plan_in_order(landscape).plan)


def rule_orders(landscape: Landscape) -> Iterator[Candidate]:
    """Yield the order of each rule of thumb, such as the earliest end of an agreement first.

    Parameters
    ----------
    landscape
        The model.
    """
    formulation = Formulation(landscape=landscape, wish=landscape.plan)
    found = compare_rules(formulation.problem.checked(), modes=dict(landscape.plan.modes))
    for one in found:
        name = one.rule.value
        plan = formulation.plan(one.serial.schedule, method=name, order=one.serial.order)
        yield Candidate(id=name, kind=Kind.RULE, plan=plan)


def planned_orders(
    landscape: Landscape,
    count: int,
    limits: SolveLimits = QUICK,
    *,
    seed: int = 1,
    solver: Solver | None = None,
) -> Iterator[Candidate]:
    """Yield orders that the planner finds: for the planned months, and for the expected ones.

    Parameters
    ----------
    landscape
        The model.
    count
        How many to look for, with other seeds; the two kinds take turns.
    limits
        How much work may go into each.
    seed
        Seed of the simulation that the expected months are taken from.
    solver
        What finds a plan; `modarch.planning.solve.solve` when not given.

    Raises
    ------
    KeyboardInterrupt
        If planning is interrupted.
    """
    longer = expected_months(landscape, seed) if count > 1 else landscape
    for number in range(count):
        again, kind = number // 2, (Kind.OPTIMISED, Kind.EXPECTED)[number % 2]
        wanted = replace(limits, seed=limits.seed + again)
        plan = _planned(landscape, longer, kind, wanted, solver or _solved)
        if plan is not None:
            id_ = kind.value + (f"-{again + 1}" if again else "")
            yield Candidate(id=id_, kind=kind, plan=plan)


def _solved(formulation: Formulation, limits: SolveLimits) -> PlanningResult:
    return solve(formulation.problem, limits, order=formulation.wish.order or None)


def _planned(
    landscape: Landscape, longer: Landscape, kind: Kind, limits: SolveLimits, solver: Solver
) -> Plan | None:
    """Return the plan that is found, or None when there is none."""
    model = landscape if kind is Kind.OPTIMISED else longer
    formulation = Formulation(landscape=model, wish=landscape.plan)
    result = solver(formulation, limits)
    if Note.INTERRUPTED in result.notes:
        raise KeyboardInterrupt
    if result.schedule is None:
        return None
    if kind is Kind.OPTIMISED:
        return formulation.plan(result.schedule, method=kind.value, order=result.order)
    modes = {id_: mode for id_, mode in result.schedule.modes.items() if mode}
    wish = replace(landscape.plan, order=result.order, modes=modes)
    return replace(plan_in_order(landscape, wish).plan, method=kind.value)


def expected_months(landscape: Landscape, seed: int = 1) -> Landscape:
    """Return a landscape in which every phase surely takes the months it takes on average.

    Parameters
    ----------
    landscape
        The model.
    seed
        Seed of the simulation that the averages are taken from. A tender includes those that are
        cancelled, a review its appeals.
    """
    plan = plan_in_order(landscape).plan
    risks = simulate(landscape, plan, Options(runs=_RUNS, seed=seed)).result.phases
    months = {(one.component, one.phase): round(one.months.mean) for one in risks}

    def longer(one: C) -> C:
        return replace(one, phases=_certain(one, months))

    return replace(
        landscape,
        modules={id_: longer(one) for id_, one in landscape.modules.items()},
        platforms={id_: longer(one) for id_, one in landscape.platforms.items()},
    )


def _certain(
    component: Component, months: Mapping[tuple[str, Phase], int]
) -> dict[Phase, Duration]:
    """Return a component's phases; a rollout that is stated per setting stays as it is."""
    stated = {Phase.ROLLOUT} if component.rollout_months else set()
    return {
        phase: Duration.exactly(months.get((component.id, phase), duration.mode_months))
        if phase not in stated
        else duration
        for phase, duration in component.phases.items()
    }
