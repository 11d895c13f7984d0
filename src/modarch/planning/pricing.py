"""What more capacity is worth, with how much of it a time holds, and what a fixed place costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from modarch.landscape.phases import Milestone
from modarch.landscape.results import Result
from modarch.planning.bounds import capacity_bound, critical_path_bound
from modarch.planning.objective import Objective, Term
from modarch.planning.pareto_points import SETTING
from modarch.planning.relax import with_capacity
from modarch.planning.relax_replan import best_of, order_of, replan
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from modarch.landscape.months import Month
    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["CapacityPrice", "More", "Place", "PlacePrice", "price_of_capacity", "price_of_place"]

_AIMS: Final = Objective.of("interim", "makespan")


@dataclass(frozen=True, slots=True, kw_only=True)
class More(Result):
    """What one more of something is worth.

    Parameters
    ----------
    resources
        The capacities that there is one more of; empty for the plan as it is.
    interim
        Weighted interim months.
    months
        Months from the start of the programme until everything is live.
    """

    resources: tuple[str, ...]
    interim: int
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityPrice(Result):
    """What more capacity is worth.

    Parameters
    ----------
    now
        The plan as it is.
    more
        With one more of each capacity, of procurement and implementation together, and of every
        setting's.
    """

    now: More
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Result):
    """A component's tender in a given month.

    Parameters
    ----------
    month
        The month.
    is_planned
        Whether it is the month of the plan as it is.
    interim, months
        As in `More`; None when no plan was found.
    """

    month: Month
    is_planned: bool
    interim: int | None
    months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePrice(Result):
    """What it costs to fix a component's place.

    Parameters
    ----------
    component
        The component.
    places
        Months of its tender, in order of time.
    """

    component: str
    places: tuple[Place, ...]


def price_of_capacity(
    formulation: Formulation,
    schedule: Schedule,
    *,
    moves: int,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> CapacityPrice:
    """Return what one more of each capacity is worth.

    Each is planned anew by local search from the plan there is, so that what it is worth is told
    with care: it may be worth more.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    schedule
        The best plan with the capacity there is.
    moves
        Units of local search for each.
    seed
        Seed of what is drawn.
    progress
        Called with how many have been planned, and of how many.
    """
    found, ways = [], list(_ways(formulation))
    for done, resources in enumerate(ways, 1):
        landscape = formulation.landscape
        for resource in resources:
            landscape = with_capacity(landscape, resource, 1)
        problem = replace(formulation, landscape=landscape).problem
        orders = [order_of(problem, schedule)]
        better = replan(problem, _AIMS, orders, moves=moves, seed=seed)
        best = best_of(problem, _AIMS, [schedule, better]) or schedule
        found.append(_more(formulation, problem, best, resources))
        if progress is not None:
            progress(done, len(ways))
    now = _more(formulation, formulation.problem, schedule, ())
    return CapacityPrice(now=now, more=tuple(found))


def _ways(formulation: Formulation) -> Iterator[tuple[str, ...]]:
    """Yield which capacities there is one more of."""
    keys = [resource.key for resource in formulation.problem.resources]
    shared = tuple(key for key in keys if not key.startswith(SETTING))
    settings = tuple(key for key in keys if key.startswith(SETTING))
    alone = [(key,) for key in (*shared, *settings)]
    together = [one for one in (shared, settings, (*shared, *settings)) if len(one) > 1]
    yield from dict.fromkeys([*alone, *together])


def _more(
    formulation: Formulation, problem: Problem, schedule: Schedule, resources: tuple[str, ...]
) -> More:
    terms = evaluate(problem, schedule).terms
    return More(
        resources=resources,
        interim=terms[Term.INTERIM],
        months=_since_start(formulation, terms),
    )


def _since_start(formulation: Formulation, terms: Mapping[Term, int]) -> int:
    """Return the months from the start of the programme until everything is live."""
    return terms[Term.MAKESPAN] - (formulation.landscape.start - formulation.origin)


def price_of_place(
    formulation: Formulation, schedule: Schedule, component: str, *, moves: int, seed: int = 0
) -> PlacePrice:
    """Return what it costs to fix the month of a component's tender.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    schedule
        The best plan.
    component
        The component.
    moves
        Units of local search for each month.
    seed
        Seed of what is drawn.
    """
    planned = formulation.plan(schedule, method="").components[component]
    month = planned.at(Milestone.TENDER) or planned.start
    places = []
    for fixed in _months(formulation, component, month):
        found: Schedule | None = schedule
        fixing = formulation
        if fixed != month:
            wish = formulation.wish
            starts = {**wish.starts, component: fixed}
            fixing = replace(formulation, wish=replace(wish, starts=starts))
            orders = [order_of(formulation.problem, schedule)]
            found = replan(fixing.problem, _AIMS, orders, moves=moves, seed=seed)
        terms = None if found is None else evaluate(fixing.problem, found).terms
        places.append(
            Place(
                month=fixed,
                is_planned=fixed == month,
                interim=None if terms is None else terms[Term.INTERIM],
                months=None if terms is None else _since_start(fixing, terms),
            )
        )
    return PlacePrice(component=component, places=tuple(places))


_YEARS: Final = (-24, -12, 0, 12, 24)


def _months(formulation: Formulation, component: str, planned: Month) -> list[Month]:
    """Return the months to try: the earliest possible, and whole years from the planned one."""
    soonest = formulation.timing.earliest.components[component]
    earliest = soonest.at(Milestone.TENDER) or soonest.start
    first = max(earliest, formulation.origin + formulation.first_free)
    tried = {first, planned, *(planned + months for months in _YEARS)}
    return sorted(month for month in tried if month >= first)


def least_months(problem: Problem) -> int:
    """Return a month before which no plan can have everything live: paths and capacity."""
    return max(critical_path_bound(problem)[Term.MAKESPAN], capacity_bound(problem))
