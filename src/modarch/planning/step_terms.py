"""The terms of the objective in the step form.

A point reached by month u is A(u); the month of the point is Σ over u ≥ 0 of 1 − A(u), and every
term is made of such sums. Sums stop at the horizon, so that each is a lower bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from modarch.planning.elements import Anchor, Point
from modarch.planning.objective import Term
from modarch.planning.steps import Linear

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from modarch.planning.aims import Bridge, Due
    from modarch.planning.objective import Stage
    from modarch.planning.steps import StepModel

    Columns = NDArray[np.int64]

__all__ = ["stage_expression"]

_NOTHING = Linear(np.empty(0, np.int64), np.empty(0), 0.0)


def stage_expression(model: StepModel, stage: Stage) -> Linear:
    """Return a lower bound of a stage's value as a linear expression.

    Parameters
    ----------
    model
        The relaxation; variables and rows are added to it where a term needs them.
    stage
        The stage.
    """
    parts = [_TERMS[term](model) for term in stage.terms]
    return Linear.total(parts, [float(weight) for _, weight in stage.weights])


def _plain(columns: list[Columns], value: float, constant: float = 0.0) -> Linear:
    """Return value · Σ x over all columns, leaving out those of variables that are 0."""
    flat = np.concatenate(columns) if columns else np.empty(0, np.int64)
    flat = flat[flat >= 0]
    return Linear(flat, np.full(len(flat), value), constant)


def _wait(model: StepModel, point: Point, since: int, weight: float) -> Linear:
    """Return weight · max(0, month of the point − since), summed as 1 − A(u) from ``since`` on."""
    reached = model.reached(point)
    first, known = max(since, 0), len(reached[0])
    months = max(0, known - first) + max(0, min(0, known) - since)
    return _plain([columns[first:] for columns in reached], -weight, weight * months)


def _latest(model: StepModel, points: list[Point], since: int, weight: float) -> Linear:
    """Return weight · max(0, last of the points − since), with L(u) ≥ 1 − A(u) for each point."""
    if len(points) == 1:
        return _wait(model, points[0], since, weight)
    reached = [model.reached(point) for point in points]
    first, known = max(since, 0), max(len(columns[0]) for columns in reached)
    late = model.new_variables(max(0, known - first))
    for columns in reached:
        here = [column[first:] for column in columns]
        rows = [(late[: len(here[0])], -1.0), *((column, -1.0) for column in here)]
        model.add_rows(rows, -1.0)
    return _plain([late], weight, weight * max(0, min(0, known) - since))


def _tardiness(model: StepModel, weight: Callable[[Due], int]) -> Linear:
    dues = [due for due in model.problem.dues if weight(due)]
    return Linear.total(
        [_latest(model, list(due.completions), due.due, float(weight(due))) for due in dues]
    )


def _interim(model: StepModel) -> Linear:
    return _tardiness(model, lambda due: due.weight)


def _cost(model: StepModel) -> Linear:
    parts = [_tardiness(model, lambda due: due.cost)]
    for group in model.problem.groups:
        for mode in group.modes:
            column = model.modes(group)[mode.key]
            constant = float(mode.cost) if column < 0 else 0.0
            parts.append(_plain([np.array([column])], float(mode.cost), constant))
    return Linear.total(parts)


def _makespan(model: StepModel) -> Linear:
    points = [Point(activity=activity.key) for activity in model.problem.activities]
    return _latest(model, points, 0, 1.0)


def _time_to_value(model: StepModel) -> Linear:
    values = model.problem.values
    return Linear.total([_month(model, v.point, float(v.weight)) for v in values])


def _month(model: StepModel, point: Point, weight: float) -> Linear:
    """Return weight · month of the point; below 0 only as far as the point itself can be."""
    return _wait(model, point, min(0, point.months), weight).plus(weight * min(0, point.months))


def _starts(model: StepModel) -> Linear:
    points = [Point(activity=a.key, anchor=Anchor.START) for a in model.problem.activities]
    return Linear.total([_wait(model, point, 0, 1.0) for point in points])


def _alive(model: StepModel, bridge: Bridge) -> Columns:
    """Return variables B(u) ≥ |A(u) − A'(u)|: whether a bridge is alive in month u."""
    first, second = model.reached(bridge.first), model.reached(bridge.second)
    known = min(len(first[0]), len(second[0]))
    alive = model.new_variables(max(0, known))
    for sign in (1.0, -1.0):
        terms = [(columns[:known], sign) for columns in first]
        terms += [(columns[:known], -sign) for columns in second]
        model.add_rows([*terms, (alive, -1.0)], 0.0)
    return alive


def _bridge_months(model: StepModel) -> Linear:
    bridges = model.problem.bridges
    return Linear.total([_plain([_alive(model, b)], float(b.weight)) for b in bridges])


def _bridge_peak(model: StepModel) -> Linear:
    bridges = model.problem.bridges
    if not bridges:
        return _NOTHING
    peak = model.new_variables(1, float(sum(bridge.weight for bridge in bridges)))
    alive = [(_alive(model, bridge), float(bridge.weight)) for bridge in bridges]
    known = min(len(columns) for columns, _ in alive)
    terms = [(columns[:known], weight) for columns, weight in alive]
    model.add_rows([*terms, (np.repeat(peak, known), -1.0)], 0.0)
    return _plain([peak], 1.0)


def _load_peak(model: StepModel) -> Linear:
    parts = []
    for resource in model.problem.resources:
        if terms := model.load(resource.key):
            peak = model.new_variables(1, float(max(units for _, units in resource.capacity)))
            model.add_rows([*terms, (np.repeat(peak, model.horizon), -1.0)], 0.0)
            parts.append(_plain([peak], float(resource.smooth)))
    return Linear.total(parts)


def _smoothness(model: StepModel) -> Linear:
    """D(t) ≥ |load(t) − load(t − 1)|, where the load before month 0 is nothing."""
    parts = []
    for resource in model.problem.resources:
        if terms := model.load(resource.key):
            most = float(max(units for _, units in resource.capacity))
            change = model.new_variables(model.horizon, most)
            before = [(np.append(-1, columns[:-1]), -value) for columns, value in terms]
            for sign in (1.0, -1.0):
                rows = [(columns, sign * value) for columns, value in (*terms, *before)]
                model.add_rows([*rows, (change, -1.0)], 0.0)
            parts.append(_plain([change], float(resource.smooth)))
    return Linear.total(parts)


def _shift(model: StepModel) -> Linear:
    """|s − reference| = Σ of y before the reference + Σ of 1 − y from it on."""
    parts = []
    for key, reference in sorted(model.problem.reference.items()):
        start = Point(activity=key, anchor=Anchor.START)
        early = [columns[: max(0, reference)] for columns in model.reached(start)]
        parts += [_plain(early, 1.0), _wait(model, start, reference, 1.0)]
    return Linear.total(parts)


def _moved(model: StepModel) -> Linear:
    """1 − (y by the reference − y by the month before), where the reference is in sight."""
    parts = []
    for key, reference in sorted(model.problem.reference.items()):
        if reference < model.horizon:
            columns = model.reached(Point(activity=key, anchor=Anchor.START))
            here = _plain([column[reference : reference + 1] for column in columns], -1.0, 1.0)
            before = [column[reference - 1 : reference] for column in columns if reference]
            parts += [here, _plain(before, 1.0)]
    return Linear.total(parts)


def _stability(model: StepModel) -> Linear:
    return Linear.total([_moved(model), _shift(model)])


_TERMS: dict[Term, Callable[[StepModel], Linear]] = {
    Term.INTERIM: _interim,
    Term.COST: _cost,
    Term.MAKESPAN: _makespan,
    Term.TIME_TO_VALUE: _time_to_value,
    Term.BRIDGE_PEAK: _bridge_peak,
    Term.BRIDGE_MONTHS: _bridge_months,
    Term.LOAD_PEAK: _load_peak,
    Term.SMOOTHNESS: _smoothness,
    Term.MOVED: _moved,
    Term.SHIFT: _shift,
    Term.STABILITY: _stability,
    Term.STARTS: _starts,
}
