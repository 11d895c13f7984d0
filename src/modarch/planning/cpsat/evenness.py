"""How evenly resources are used, in the constraint programme."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from modarch.planning.cpsat.hints import Moments
from modarch.planning.cpsat.resources import resource_uses, uses_by_mode

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from modarch.planning.cpsat.hints import Value
    from modarch.planning.cpsat.model import Expression, Model
    from modarch.planning.elements import Activity, Group

__all__ = ["MOST_LITERALS", "TooLarge", "load_peak", "smoothness"]

MOST_LITERALS = 60_000
"""Above this many (activity, start month) pairs the term is not modelled."""

Changes = dict[tuple[str, int], list["Expression"]]
"""Terms of the change of load, by resource and month."""


class TooLarge(Exception):
    """A term would need more literals than the solver can use well."""


def load_peak(model: Model) -> Expression:
    """Return Σ smooth · P over the resources, where cumulative(uses) ≤ P."""
    peaks = []
    for resource in model.problem.resources:
        uses = resource_uses(model)[resource.key]
        if uses and resource.smooth:
            peak = model.cp.new_int_var(0, sum(amount for _, amount in uses), "")
            model.cp.add_cumulative([i for i, _ in uses], [amount for _, amount in uses], peak)
            model.hints.add(peak, partial(Moments.peak, resource=resource.key))
            peaks.append(resource.smooth * peak)
    return sum(peaks)


def smoothness(model: Model) -> Expression:
    """Return Σ smooth · D over resources and months, where D ≥ |change of load|.

    Written with x[a, t] = 1 when activity a starts in month t: Σ x = 1, Σ t · x = s; the load
    changes by the amount of a use when it begins and when it ends.

    Raises
    ------
    TooLarge
        If there would be too many literals.
    """
    cells = len(model.start) * model.last
    if cells > MOST_LITERALS:
        raise TooLarge
    changes: Changes = defaultdict(list)
    for group in model.problem.groups:
        for activity in group.activities:
            _collect_changes(model, group, activity, changes)
    smooth = {resource.key: resource.smooth for resource in model.problem.resources}
    return sum(
        smooth[key] * _absolute(model, key, month, terms)
        for (key, month), terms in sorted(changes.items())
        if smooth[key]
    )


def _collect_changes(model: Model, group: Group, activity: Activity, changes: Changes) -> None:
    uses = uses_by_mode(group, activity)
    if not uses:
        return
    for month, begins in _start_literals(model, activity.key).items():
        for (use, months), modes in uses.items():
            here = begins
            if len(modes) < len(group.mode_keys):
                chosen = sum(model.mode[group.key, mode or ""] for mode in modes)
                here = _both(model, begins, chosen)
                model.hints.add(here, _begins_in(group.key, activity.key, month, modes))
            changes[use.resource, month + use.offset].append(use.amount * here)
            changes[use.resource, month + use.offset + months].append(-use.amount * here)


def _begins_in(group: str, activity: str, month: int, modes: tuple[str | None, ...]) -> Value:
    return lambda m: int(m.start[activity] == month and m.modes[group] in modes)


def _start_literals(model: Model, activity: str) -> dict[int, Expression]:
    """Return the literal for each month in which an activity may start."""
    start = model.start[activity]
    if isinstance(start, int):
        return {start: 1}
    first, last = model.starts_within(activity)
    literals = {month: model.cp.new_bool_var("") for month in range(first, last + 1)}
    model.cp.add_exactly_one(literals.values())
    model.cp.add(sum(month * literal for month, literal in literals.items()) == start)
    for month, literal in literals.items():
        model.hints.add(literal, _starts_in(activity, month))
    return dict(literals)


def _starts_in(activity: str, month: int) -> Value:
    return lambda m: int(m.start[activity] == month)


def _both(model: Model, begins: Expression, chosen: Expression) -> cp_model.IntVar:
    """Return a literal that is true when an activity starts in a month and in some modes."""
    both = model.cp.new_bool_var("")
    model.cp.add(both <= begins)
    model.cp.add(both <= chosen)
    model.cp.add(both >= begins + chosen - 1)
    return both


def _absolute(model: Model, resource: str, month: int, terms: list[Expression]) -> Expression:
    change = sum(terms)
    most = max(units for r in model.problem.resources for _, units in r.capacity)
    size = model.cp.new_int_var(0, most, "")
    model.cp.add(size >= change)
    model.cp.add(size >= -change)
    model.hints.add(size, lambda m: abs(m.load(resource, month) - m.load(resource, month - 1)))
    return size
