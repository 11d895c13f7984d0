"""Whole plans that meet a demand, and the least that a wish must be loosened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from modarch.planning.conflict_oracle import ask
from modarch.planning.conflict_part import needed, settled_in
from modarch.planning.conflict_wishes import WishKind, constraints_of_wish
from modarch.planning.limits import SolveLimits
from modarch.planning.objective import Objective
from modarch.planning.problem import Due, Point
from modarch.planning.relax_replan import best_of, replan
from modarch.planning.result import Status
from modarch.planning.solve import solve
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from modarch.planning.conflict_rules import Demand
    from modarch.planning.conflict_wishes import Wish
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["LONGEST", "Loosening", "least_loosening", "planned"]

LONGEST: Final = 600
"""Months: no interim solution, and no delay, longer than this is looked at."""

_WAIT: Final = "/wait"


def planned(
    demand: Demand,
    objective: Objective,
    deterministic: float,
    *,
    moves: int,
    order: tuple[str, ...] = (),
    part: Schedule | None = None,
) -> Schedule | None:
    """Return a whole plan that meets a demand, as good as a quick search finds; None if none.

    Parameters
    ----------
    demand
        What is demanded.
    objective
        What is wanted besides.
    deterministic
        Limit in the exact solver's deterministic time, where the search finds none.
    moves
        Units of local search.
    order
        An order to begin with.
    part
        A plan of what the wishes concern, if one is known.
    """
    problem = demand.problem
    orders = [order] if order else []
    found = [replan(problem, objective, orders, moves=moves)]
    if found[0] is None:
        part = ask(problem, deterministic).schedule if part is None else part
        if part is not None:
            found = [replan(settled_in(problem, part), objective, orders, moves=moves)]
    best = best_of(problem, objective, found)
    return None if best is None or verify(problem, best) else best


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosening:
    """How much a wish must be loosened.

    Parameters
    ----------
    months
        The least number of months found.
    is_least
        Whether it is proven that fewer are not enough.
    part
        A plan of what the wishes concern with it.
    """

    months: int
    is_least: bool
    part: Schedule


def least_loosening(demand: Demand, wish: Wish, deterministic: float) -> Loosening | None:
    """Return by how many months a wish must be loosened to be met with the others.

    Parameters
    ----------
    demand
        What is demanded.
    wish
        One of its wishes, about interim months or about a month.
    deterministic
        The exact solver's deterministic time.

    Returns
    -------
    Loosening or None
        None when nothing was found.
    """
    part, objective = _waiting(demand, wish)
    limits = SolveLimits(moves=50, exact=deterministic, bound=20)
    found = solve(part, limits, objective=objective)
    if found.schedule is None:
        return None
    value = found.stages[0].value
    if wish.kind is WishKind.DONE_BY and wish.month is not None:
        value -= wish.month - demand.formulation.origin
    is_least = found.status is Status.OPTIMAL
    return Loosening(months=max(1, value), is_least=is_least, part=found.schedule)


def _waiting(demand: Demand, wish: Wish) -> tuple[Problem, Objective]:
    """Return the problem in which missing a wish is what is made small."""
    problem = demand.problem
    if wish.kind is WishKind.DONE_BY:
        return replace(problem, done_by=None, bridges=(), values=()), Objective.of("makespan")
    (constraint,) = constraints_of_wish(demand.freed, problem, wish)
    key = constraint.keys[0]
    if wish.kind is WishKind.INTERIM:
        own = next(due for due in problem.dues if due.key == key)
        waited = replace(own, due=own.due + wish.months, weight=1, at_most=LONGEST)
    else:
        activity = next(one for one in problem.activities if one.key == key)
        deadline = activity.deadline or 0
        point = Point(activity=key)
        waited = Due(key=_WAIT, completions=(point,), due=deadline, at_most=LONGEST)
        problem = _without_deadline(problem, key)
    others = tuple(replace(d, weight=0) for d in problem.dues if d.key != waited.key)
    return needed(replace(problem, dues=(*others, waited))), Objective.of("interim")


def _without_deadline(problem: Problem, key: str) -> Problem:
    groups = (
        replace(
            group,
            activities=tuple(
                replace(activity, deadline=None) if activity.key == key else activity
                for activity in group.activities
            ),
        )
        for group in problem.groups
    )
    return replace(problem, groups=tuple(groups))
