"""The terms of the objective as expressions of the constraint programme.

Every term is minimised or held below a value, never above one, so that auxiliary variables need
only be bounded from below. For each, its value in a schedule is recorded, so that a known schedule
can be handed over whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.cpsat import evenness
from modarch.planning.objective import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.planning.aims import Bridge, Due
    from modarch.planning.cpsat.model import Expression, Model
    from modarch.planning.objective import Stage

__all__ = ["Terms"]


class Terms:
    """The terms of a model, made when they are first asked for.

    Parameters
    ----------
    model
        A model with its starts.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._made: dict[Term, Expression] = {}
        self._late: dict[str, Expression] = {}
        self._bridged: dict[str, tuple[Expression, Expression, Expression]] = {}

    def stage(self, stage: Stage) -> Expression:
        """Return the weighted sum of a stage's terms."""
        return sum(weight * self.term(term) for term, weight in stage.weights)

    def term(self, term: Term) -> Expression:
        """Return a term."""
        if term not in self._made:
            self._made[term] = _TERMS[term](self)
        return self._made[term]

    def interim(self) -> Expression:
        """Σ weight · T over the dues."""
        return sum(due.weight * self._lateness(due) for due in self._model.problem.dues)

    def cost(self) -> Expression:
        """Σ cost · T over the dues + Σ cost · x over the modes."""
        problem = self._model.problem
        modes = ((group, mode) for group in problem.groups for mode in group.modes)
        late = sum(due.cost * self._lateness(due) for due in problem.dues if due.cost)
        return late + sum(m.cost * self._model.mode[g.key, m.key] for g, m in modes)

    def _lateness(self, due: Due) -> Expression:
        """T ≥ completion − due for each completion, T ≥ 0."""
        if due.key not in self._late:
            model = self._model
            points = [model.point(point) for point in due.completions]
            known = max((p - due.due for p in points if isinstance(p, int)), default=0)
            open_points = [point for point in points if not isinstance(point, int)]
            if not open_points:
                return max(0, known)
            least, most = max(0, known), max(0, known, self._latest(due))
            late = model.cp.new_int_var(least, most, "")
            for point in open_points:
                model.cp.add(late >= point - due.due)
            model.hints.add(
                late, lambda m: max(0, *(m.month(p) - due.due for p in due.completions))
            )
            self._late[due.key] = late
        return self._late[due.key]

    def _latest(self, due: Due) -> int:
        return max(self._model.span_of(point)[1] for point in due.completions) - due.due

    def makespan(self) -> Expression:
        """C ≥ e for each activity."""
        model = self._model
        known = max((end for end in model.end.values() if isinstance(end, int)), default=0)
        last = model.cp.new_int_var(max(0, known), max(0, known, model.horizon), "")
        for end in model.end.values():
            if not isinstance(end, int):
                model.cp.add(last >= end)
        model.hints.add(last, lambda m: m.last())
        return last

    def time_to_value(self) -> Expression:
        """Σ weight · month of the point over the values."""
        values = self._model.problem.values
        return sum(value.weight * self._model.point(value.point) for value in values)

    def starts(self) -> Expression:
        """Σ s over the activities."""
        return sum(self._model.start.values())

    def bridge_months(self) -> Expression:
        """Σ weight · (last − first) over the bridges."""
        bridges = self._model.problem.bridges
        return sum(b.weight * self._bridge(b)[1] for b in bridges)

    def bridge_peak(self) -> Expression:
        """P with cumulative(bridges from first to last) ≤ P."""
        model, bridges = self._model, self._model.problem.bridges
        if not bridges:
            return 0
        everything = sum(bridge.weight for bridge in bridges)
        peak = model.cp.new_int_var(0, everything, "")
        lives = [model.cp.new_interval_var(*self._bridge(bridge), "") for bridge in bridges]
        model.cp.add_cumulative(lives, [bridge.weight for bridge in bridges], peak)
        model.hints.add(peak, lambda m: m.bridge_peak())
        return peak

    def _bridge(self, bridge: Bridge) -> tuple[Expression, Expression, Expression]:
        """Return (first, length, last): first ≤ both moments ≤ last, length = last − first ≥ 0."""
        if bridge.key not in self._bridged:
            model, points = self._model, (bridge.first, bridge.second)
            moments = [model.point(point) for point in points]
            low = min(model.span_of(point)[0] for point in points)
            high = max(model.span_of(point)[1] for point in points)
            first, last = model.cp.new_int_var(low, high, ""), model.cp.new_int_var(low, high, "")
            length = model.cp.new_int_var(0, high - low, "")
            for moment in moments:
                model.cp.add(first <= moment)
                model.cp.add(last >= moment)
            model.cp.add(first + length == last)
            model.hints.add(first, lambda m: min(map(m.month, points)))
            model.hints.add(last, lambda m: max(map(m.month, points)))
            model.hints.add(length, lambda m: abs(m.month(bridge.first) - m.month(bridge.second)))
            self._bridged[bridge.key] = (first, length, last)
        return self._bridged[bridge.key]

    def load_peak(self) -> Expression:
        """Σ smooth · P over the resources, cumulative(uses) ≤ P."""
        return evenness.load_peak(self._model)

    def smoothness(self) -> Expression:
        """Σ smooth · |change of load| over resources and months."""
        return evenness.smoothness(self._model)

    def moved(self) -> Expression:
        """Σ b over the reference plan, where s = reference unless b."""
        return sum(self._is_moved(k, r) for k, r in sorted(self._model.problem.reference.items()))

    def _is_moved(self, key: str, reference: int) -> Expression:
        model, start = self._model, self._model.start[key]
        if isinstance(start, int):
            return int(start != reference)
        moved = model.cp.new_bool_var("")
        model.cp.add(start == reference).only_enforce_if(moved.negated())
        model.hints.add(moved, lambda m: int(m.start[key] != reference))
        return moved

    def shift(self) -> Expression:
        """Σ |s − reference|."""
        return sum(self._shift(k, r) for k, r in sorted(self._model.problem.reference.items()))

    def _shift(self, key: str, reference: int) -> Expression:
        model, start = self._model, self._model.start[key]
        if isinstance(start, int):
            return abs(start - reference)
        shift = model.cp.new_int_var(0, max(reference, model.horizon), "")
        model.cp.add(shift >= start - reference)
        model.cp.add(shift >= reference - start)
        model.hints.add(shift, lambda m: abs(m.start[key] - reference))
        return shift

    def stability(self) -> Expression:
        """Return the two terms above together."""
        return self.term(Term.MOVED) + self.term(Term.SHIFT)


_TERMS: dict[Term, Callable[[Terms], Expression]] = {
    Term.INTERIM: Terms.interim,
    Term.COST: Terms.cost,
    Term.MAKESPAN: Terms.makespan,
    Term.TIME_TO_VALUE: Terms.time_to_value,
    Term.BRIDGE_PEAK: Terms.bridge_peak,
    Term.BRIDGE_MONTHS: Terms.bridge_months,
    Term.LOAD_PEAK: Terms.load_peak,
    Term.SMOOTHNESS: Terms.smoothness,
    Term.MOVED: Terms.moved,
    Term.SHIFT: Terms.shift,
    Term.STABILITY: Terms.stability,
    Term.STARTS: Terms.starts,
}
