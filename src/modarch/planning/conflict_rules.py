"""What a plan must keep to, rule by rule, in terms that a user knows and could give up.

Each gate of each component is made a lag from the beginning, to be told and given up on its own.
What nobody can give up, such as the order of a component's own phases, is no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from modarch.deployment.precedence import gates_of
from modarch.landscape.phases import Milestone
from modarch.landscape.results import Result
from modarch.planning.blocks_of import Block, point_of
from modarch.planning.conflict_wishes import Wish, constraints_of_wish, with_wishes
from modarch.planning.constraints import Constraint, Kind, constraints_of, without
from modarch.planning.explain_causes import parts_of
from modarch.planning.problem import Activity, Anchor, Group, Lag, LagKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Problem

__all__ = ["BEGINNING", "Demand", "Rule", "RuleKind", "Ruled"]

BEGINNING: Final = "/beginning"
"""The activity that stands for month 0."""

_GATE: Final = "gate:"
_SETTLED: Final = "settled"
_PHYSICS: Final = frozenset({"previous", "beside-build", "certification"})
_EDGES: Final = frozenset({"declared", "platform", "information"})


class RuleKind(StrEnum):
    """What kind of rule it is; what it concerns is in ``on``."""

    WISH = "wish"
    """A hard wish of the user."""
    FIXED = "fixed"
    """Months settled by the user for a tender; the component."""
    ORDER = "order"
    """An order wanted by the user; the two components."""
    DEPENDENCY = "dependency"
    """The component that waits, and the one it waits for."""
    AT_MOST = "at-most"
    """A greatest time between two components."""
    GATE = "gate"
    """The gate."""
    STALE = "requirements-validity"
    """The component whose requirements grow old."""
    VALIDITY = "tender-validity"
    """The component whose tender lapses."""
    FREEZE = "freeze"
    """The component that may not go live in some months."""
    DEADLINE = "deadline"
    """The component that must be done."""
    BUDGET = "budget"
    """The budget."""
    CAPACITY = "capacity"
    """The resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Result):
    """One rule of a plan.

    Parameters
    ----------
    kind
        What kind of rule.
    on
        What it concerns, as `RuleKind` says.
    wish
        The wish, for `RuleKind.WISH`.
    """

    kind: RuleKind
    on: tuple[str, ...] = ()
    wish: Wish | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What is demanded of a plan.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    wishes
        Hard wishes besides.
    given_up
        Rules that need not be kept after all.
    """

    formulation: Formulation
    wishes: tuple[Wish, ...] = ()
    given_up: frozenset[Rule] = frozenset()

    @cached_property
    def freed(self) -> Formulation:
        """The formulation without the settled months that are given up."""
        free = {rule.on[0] for rule in self.given_up if rule.kind is RuleKind.FIXED}
        return _freed(self.formulation, free) if free else self.formulation

    @cached_property
    def problem(self) -> Problem:
        """The scheduling problem with the wishes, without what is given up."""
        problem = with_wishes(self.freed, self.wishes)
        return without(problem, frozenset(self._dropped(problem))) if self.given_up else problem

    def _dropped(self, problem: Problem) -> Iterator[Constraint]:
        rule_of = _Classifier(self, problem)
        for constraint in constraints_of(problem):
            if rule_of(constraint) in self.given_up:
                yield constraint


class Ruled:
    """A problem taken apart into rules.

    Parameters
    ----------
    demand
        What is demanded.

    Attributes
    ----------
    problem
        The problem with the gates as lags from the beginning.
    constraints
        The constraints of each rule; rules that say most to a user come last.
    """

    def __init__(self, demand: Demand) -> None:
        self.demand = demand
        self.problem = _with_gates(demand)
        self.constraints: dict[Rule, tuple[Constraint, ...]] = {}
        rule_of = _Classifier(demand, self.problem)
        found: dict[Rule, list[Constraint]] = {}
        for constraint in constraints_of(self.problem):
            rule = rule_of(constraint)
            if rule is not None:
                found.setdefault(rule, []).append(constraint)
        for rule in sorted(found, key=_first_given_up):
            self.constraints[rule] = tuple(found[rule])

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, as in `constraints`."""
        return tuple(self.constraints)


class _Classifier:
    """Tells the rule that a constraint belongs to."""

    def __init__(self, demand: Demand, problem: Problem) -> None:
        self._components = demand.freed.model.components
        self._lags = problem.lags
        self._wishes = {
            constraint: wish
            for wish in reversed(demand.wishes)
            for constraint in constraints_of_wish(demand.freed, problem, wish)
        }

    def __call__(self, constraint: Constraint) -> Rule | None:
        """Return the rule; None for what nobody can give up."""
        kind, keys = constraint.kind, constraint.keys
        if constraint in self._wishes:
            return Rule(kind=RuleKind.WISH, wish=self._wishes[constraint])
        if kind is Kind.LAG:
            return self._lag_rule(constraint)
        if kind in {Kind.CAPACITY, Kind.BUDGET}:
            return Rule(kind=RuleKind(kind.value), on=keys)
        if kind is Kind.RELEASE or keys == (BEGINNING,) or not keys:
            return None
        component = parts_of(keys[0])[0]
        if kind is Kind.FIXED and self._components[component].actual:
            return None
        known = {
            Kind.CALENDAR: _closed(keys[0]),
            Kind.FIXED: RuleKind.FIXED,
            Kind.LATEST: RuleKind.FIXED,
            Kind.DEADLINE: RuleKind.DEADLINE,
        }
        return Rule(kind=known[kind], on=(component,)) if kind in known else None

    def _lag_rule(self, constraint: Constraint) -> Rule | None:
        before, after, reason = constraint.keys
        pair = after.rpartition("/")[0], before.rpartition("/")[0]
        if reason in _PHYSICS:
            return None
        if reason.startswith(_GATE):
            return Rule(kind=RuleKind.GATE, on=(reason.removeprefix(_GATE),))
        if reason in _OF_REASON:
            return Rule(kind=_OF_REASON[reason], on=pair[:1])
        if self._lags[constraint.number].kind is LagKind.MAX:
            return Rule(kind=RuleKind.AT_MOST, on=pair)
        is_edge = reason in _EDGES
        kind = RuleKind.DEPENDENCY if is_edge else RuleKind.ORDER
        return Rule(kind=kind, on=pair if is_edge else pair[::-1])


_OF_REASON: Final = {
    _SETTLED: RuleKind.FIXED,
    "requirements-validity": RuleKind.STALE,
    "tender-validity": RuleKind.VALIDITY,
}

_ORDER: Final = (
    RuleKind.FREEZE,
    RuleKind.AT_MOST,
    RuleKind.STALE,
    RuleKind.VALIDITY,
    RuleKind.BUDGET,
    RuleKind.DEPENDENCY,
    RuleKind.GATE,
    RuleKind.CAPACITY,
    RuleKind.DEADLINE,
    RuleKind.ORDER,
    RuleKind.FIXED,
    RuleKind.WISH,
)
"""What says least to a user first."""


def _first_given_up(rule: Rule) -> tuple[int, tuple[str, ...]]:
    """Return what rules are sorted by: what says least to a user first, wishes last."""
    key = rule.on if rule.wish is None else (*rule.wish.on, rule.wish.kind.value)
    return _ORDER.index(rule.kind), key


def _closed(activity: str) -> RuleKind:
    """Return what closes months of an activity: a freeze of rollouts, or the user for tenders."""
    return RuleKind.FREEZE if parts_of(activity)[1] is Block.ROLLOUT else RuleKind.FIXED


def _freed(formulation: Formulation, components: set[str]) -> Formulation:
    """Return the formulation in which nothing is settled of the tenders of components."""
    wish = formulation.wish
    changes: dict[str, Any] = {
        name: {id_: value for id_, value in getattr(wish, name).items() if id_ not in components}
        for name in ("starts", "not_before", "not_after", "forbidden")
    }
    return replace(formulation, wish=replace(wish, **changes))


def _with_gates(demand: Demand) -> Problem:
    """Return the problem with each gate of each component as a lag from the beginning."""
    problem, first = demand.problem, demand.freed.first_free
    beginning = Group(key=BEGINNING, activities=(Activity(key=BEGINNING, months=0, fixed=0),))
    groups = (
        replace(
            group,
            activities=tuple(replace(a, release=min(a.release, first)) for a in group.activities),
        )
        for group in problem.groups
    )
    gates = tuple(_gate_lags(demand.freed))
    return replace(
        problem,
        groups=(beginning, *groups),
        lags=(*problem.lags, *gates, *_settled_lags(demand.freed, gates)),
    )


def _gate_lags(formulation: Formulation) -> Iterator[Lag]:
    model, opening = formulation.model, formulation.timing.gates
    fixed = {a.key for a in formulation.problem.activities if a.fixed is not None}
    for id_ in sorted(model.components):
        component = model.components[id_]
        for gate in gates_of(component, model):
            point = point_of(component, gate.holds or Milestone.TENDER)
            if point.activity not in fixed:
                yield Lag(
                    before=BEGINNING,
                    after=point.activity,
                    months=opening[gate.id] - formulation.origin - point.months,
                    before_anchor=Anchor.START,
                    after_anchor=point.anchor,
                    reason=f"{_GATE}{gate.id}",
                )


def _settled_lags(formulation: Formulation, gates: tuple[Lag, ...]) -> Iterator[Lag]:
    """Yield the releases that no gate accounts for: those that the user has settled."""
    held: dict[str, int] = {}
    months = formulation.problem.work_in({})
    for lag in gates:
        inside = months[lag.after].months if lag.after_anchor is Anchor.END else 0
        held[lag.after] = max(lag.months - inside, held.get(lag.after, 0))
    for activity in formulation.problem.activities:
        least = max(formulation.first_free, held.get(activity.key, 0))
        if activity.fixed is None and activity.release > least:
            yield Lag(
                before=BEGINNING,
                after=activity.key,
                months=activity.release,
                before_anchor=Anchor.START,
                reason=_SETTLED,
            )
