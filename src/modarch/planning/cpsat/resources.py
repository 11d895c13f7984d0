"""Resources in the constraint programme: cumulative constraints with steps in the capacity."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from modarch.planning.constraints import Constraint, Kind
from modarch.planning.cpsat.model import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortools.sat.python import cp_model

    from modarch.planning.cpsat.model import Model
    from modarch.planning.elements import Activity, Group, Use
    from modarch.planning.supply import Resource

__all__ = ["add_capacities", "resource_uses", "uses_by_mode"]

Uses = dict[str, list[tuple["cp_model.IntervalVar", int]]]
"""Intervals in which a resource is used, with the amounts, by resource."""


def add_capacities(model: Model) -> None:
    """Post cumulative(uses of r) ≤ capacity of r, with blockers where it is below its greatest.

    What frozen activities use is taken off the capacity. An optional capacity becomes
    c + big − big · literal, where big is everything that could be used at once.
    """
    uses, taken = resource_uses(model), _taken(model)
    for resource in model.problem.resources:
        intervals = [interval for interval, _ in uses[resource.key]]
        amounts = [amount for _, amount in uses[resource.key]]
        steps = _steps(resource, taken[resource.key], model.horizon)
        most = max(units for _, units in steps)
        for (first, units), (end, _) in pairwise((*steps, (model.horizon, 0))):
            if units < most:
                intervals.append(model.cp.new_fixed_size_interval_var(first, end - first, ""))
                amounts.append(most - units)
        literal = model.literal.get(Constraint(Kind.CAPACITY, (resource.key,)))
        everything = sum(amounts)
        if uses[resource.key] and literal is not None:
            capacity = most + everything - everything * literal
            model.cp.add_cumulative(intervals, amounts, capacity)
        elif uses[resource.key] and everything > most:
            model.cp.add_cumulative(intervals, amounts, most)


def _taken(model: Model) -> Mapping[str, Mapping[int, int]]:
    """Return the change of frozen use from month to month, by resource."""
    taken: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    if model.window is None:
        return taken
    for group in filter(model.is_frozen, model.problem.groups):
        for activity in group.activities:
            work = group.work(activity, model.window.kept.modes.get(group.key))
            for use in work.uses:
                first = model.window.kept.starts[activity.key] + use.offset
                taken[use.resource][first] += use.amount
                taken[use.resource][first + use.span(work.months)] -= use.amount
    return taken


def _steps(resource: Resource, taken: Mapping[int, int], horizon: int) -> list[tuple[int, int]]:
    """Return the capacity that is left, as steps up to the horizon."""
    months = sorted({month for month, _ in resource.capacity} | set(taken))
    steps, used = [], 0
    for month in months:
        used += taken.get(month, 0)
        if month < horizon:
            steps.append((month, max(0, resource.units(month) - used)))
    return steps


def resource_uses(model: Model) -> Uses:
    """Return the intervals in which activities that are not frozen use each resource."""
    uses: Uses = {resource.key: [] for resource in model.problem.resources}
    for group in model.problem.groups:
        if not model.is_frozen(group):
            for activity in group.activities:
                _collect_uses(model, group, activity, uses)
    return uses


def _collect_uses(model: Model, group: Group, activity: Activity, uses: Uses) -> None:
    for (use, months), modes in uses_by_mode(group, activity).items():
        if use.amount and months:
            span = (activity.key, use.offset, months)
            uses[use.resource].append((_interval(model, group, span, modes), use.amount))


def uses_by_mode(group: Group, activity: Activity) -> dict[tuple[Use, int], tuple[str | None, ...]]:
    """Return each different use, with its length, and the modes that it occurs in."""
    if not group.modes:
        return {(use, use.span(activity.months)): (None,) for use in activity.uses}
    found: dict[tuple[Use, int], tuple[str | None, ...]] = {}
    for mode in group.mode_keys:
        work = group.work(activity, mode)
        for use in work.uses:
            key = (use, use.span(work.months))
            found[key] = (*found.get(key, ()), mode)
    return found


def _interval(
    model: Model, group: Group, span: tuple[str, int, int], modes: tuple[str | None, ...]
) -> cp_model.IntervalVar:
    """Return the interval (activity, offset, months), present in these modes; one for equals."""
    activity, offset, months = span
    always = len(modes) == len(group.mode_keys)
    key = (*span, () if always else modes)
    if key not in model.intervals:
        start = model.start[activity] + offset
        if always:
            interval = model.cp.new_fixed_size_interval_var(start, months, "")
        else:
            present = any_of(model, group, modes)
            interval = model.cp.new_optional_fixed_size_interval_var(start, months, present, "")
        model.intervals[key] = interval
    return model.intervals[key]
