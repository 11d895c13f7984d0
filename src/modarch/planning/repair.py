"""Repairing an earlier plan: as it was, later only where it must be; then better within that.

A plan is made again in two passes. The first moves few tenders by few months, starting from the
earlier plan shifted to the right where it has become impossible. The second keeps the months of the
tenders and improves everything else, changing other months only where that is worth it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from modarch.planning.objective import DEFAULT_OBJECTIVE, Objective, Stage, Term
from modarch.planning.plan_of import schedule_of
from modarch.planning.result import Status
from modarch.planning.serial import serial_schedule
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.plan import Plan
    from modarch.planning.elements import Activity, Group
    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Problem
    from modarch.planning.result import PlanningResult
    from modarch.planning.schedule import Schedule

__all__ = ["BETTER_OBJECTIVE", "FEWEST_OBJECTIVE", "joined", "kept_tenders", "repaired"]

_MONTHS_FOR_A_MOVE: Final = 6

FEWEST_OBJECTIVE: Final = Objective.of({Term.MOVED: _MONTHS_FOR_A_MOVE, Term.SHIFT: 1})
"""The first pass: few tenders moved, and by few months. One tender moved weighs as much as half a
year: counting tenders alone would rather move a large one by ten years than two by a month."""

BETTER_OBJECTIVE: Final = Objective(
    (*DEFAULT_OBJECTIVE.stages[:2], Stage(((Term.SHIFT, 1),)), *DEFAULT_OBJECTIVE.stages[2:])
)
"""The second pass: the usual aims; after interim months and time, other months as they were."""


def repaired(formulation: Formulation, earlier: Plan) -> Schedule | None:
    """Return an earlier plan in which whatever cannot stay comes later, in the same order.

    Parameters
    ----------
    formulation
        The landscape, with what has happened and what is decided.
    earlier
        The earlier plan.

    Returns
    -------
    Schedule or None
        None when that does not give a plan that keeps every constraint.
    """
    problem = formulation.problem
    if not set(formulation.landscape.components) <= set(earlier.components):
        return None
    old = schedule_of(earlier, formulation.landscape, formulation.origin)
    groups = tuple(_not_before(group, old) for group in problem.groups)
    first = {group.key: min(old.starts[a.key] for a in group.activities) for group in groups}
    modes = {
        group.key: old.modes[group.key]
        for group in groups
        if old.modes.get(group.key) in {mode.key for mode in group.modes}
    }
    order = sorted(first, key=lambda key: (first[key], key))
    found = serial_schedule(replace(problem, groups=groups), order, modes)
    if found.excess or verify(problem, found.schedule):
        return None
    return found.schedule


def _not_before(group: Group, old: Schedule) -> Group:
    def held(activity: Activity) -> Activity:
        if activity.fixed is not None:
            return activity
        return replace(activity, release=max(activity.release, old.starts[activity.key]))

    return replace(group, activities=tuple(held(one) for one in group.activities))


def kept_tenders(formulation: Formulation, found: Schedule, earlier: Plan) -> Problem:
    """Return the problem of the second pass.

    Parameters
    ----------
    formulation
        The landscape, with the earlier plan as its reference.
    found
        What the first pass has found; its tenders stay.
    earlier
        The earlier plan, whose other months are the reference now.
    """
    problem = formulation.problem
    tenders = problem.reference
    old = schedule_of(earlier, formulation.landscape, formulation.origin)
    groups = tuple(
        replace(group, activities=tuple(_settled(one, tenders, found) for one in group.activities))
        for group in problem.groups
    )
    reference = {
        one.key: max(0, old.starts[one.key])
        for group in groups
        for one in group.activities
        if one.fixed is None and not one.late
    }
    return replace(problem, groups=groups, reference=reference)


def _settled(activity: Activity, tenders: Mapping[str, int], found: Schedule) -> Activity:
    if activity.fixed is not None or activity.key not in tenders:
        return activity
    start = found.starts[activity.key]
    return replace(activity, fixed=start, release=0, latest=None, calendar="")


def joined(first: PlanningResult, second: PlanningResult) -> PlanningResult:
    """Return both passes as one result; the plan is the second's.

    Parameters
    ----------
    first, second
        The passes, both with a plan.
    """
    optimal = Status.OPTIMAL in {first.status} & {second.status}
    return replace(
        second,
        status=Status.OPTIMAL if optimal else Status.FEASIBLE,
        objective=Objective((*first.objective.stages, *second.objective.stages)),
        stages=(*first.stages, *second.stages),
        log=(*first.log, *second.log),
        notes=tuple(sorted({*first.notes, *second.notes})),
    )
