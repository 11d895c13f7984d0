"""Whether wishes can be met, what that costs, and if not: why, and what could be given up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.analysis.contracts.result import judge_contracts
from modarch.analysis.contracts.verdicts import ActKind
from modarch.planning.conflict import conflicts_of, likely_conflict
from modarch.planning.conflict_oracle import Oracle, Word, ask, exact_solver
from modarch.planning.conflict_result import Obstacle, OptionCall, WishAnswer
from modarch.planning.conflict_rules import Demand, Rule, Ruled, RuleKind
from modarch.planning.conflict_wishes import Wish, WishKind
from modarch.planning.relax_price import planned
from modarch.planning.relax_replan import best_of, order_of
from modarch.planning.relax_search import Relaxer
from modarch.planning.schedule import evaluate
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.plan import Plan
    from modarch.planning.conflict import Conflict
    from modarch.planning.formulate import Formulation
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["Asking", "why_none", "why_not"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How much work may go into an answer.

    Parameters
    ----------
    objective
        What is wanted of a plan besides the wishes.
    deterministic
        Limit for each question in the exact solver's deterministic time.
    moves
        Units of local search for each plan that only shows a price.
    solve
        Plans a problem in earnest, beginning with an order; None to plan quickly only.
    progress
        Called with how many conflicts have been looked at, and of how many.
    """

    objective: Objective
    deterministic: float = 1.0
    moves: int = 50
    solve: Callable[[Problem, tuple[str, ...]], Schedule | None] | None = None
    progress: Callable[[int, int], None] | None = None


def why_not(
    formulation: Formulation,
    wishes: tuple[Wish, ...],
    schedule: Schedule | None,
    asking: Asking,
) -> WishAnswer:
    """Return whether hard wishes can be met, at what price, and if not: why.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    wishes
        The wishes.
    schedule
        The best plan without them; None when there is none.
    asking
        How much work may go into it.
    """
    demand = Demand(formulation=formulation, wishes=wishes)
    order = () if schedule is None else order_of(formulation.problem, schedule)
    found = _kept_already(demand, schedule)
    conflicts = () if found else conflicts_of(demand, asking.deterministic)
    word = Word.IMPOSSIBLE
    if not conflicts:
        best = found or _best(demand, asking, order)
        word = _word(demand, best, asking)
        likely = None if best else likely_conflict(demand, asking.deterministic / 2)
        if likely is None:
            return _answer(demand, schedule, word, plan=best)
        conflicts = (likely,)
    kept, given_up = _nearest(demand, asking)
    return _answer(
        demand,
        schedule,
        word,
        plan=_best(kept, asking, order),
        obstacles=tuple(_obstacles(demand, conflicts, asking, order)),
        given_up=given_up,
    )


def why_none(formulation: Formulation, asking: Asking) -> WishAnswer:
    """Return why there is no plan at all, the nearest plan, and what could be changed.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    asking
        How much work may go into it.
    """
    return why_not(formulation, (), None, asking)


def _kept_already(demand: Demand, schedule: Schedule | None) -> Schedule | None:
    """Return the plan there is, when it meets the wishes as it stands."""
    if schedule is None or verify(demand.problem, schedule):
        return None
    return schedule


def _best(demand: Demand, asking: Asking, order: tuple[str, ...]) -> Schedule | None:
    """Return the best plan that meets a demand: planned in earnest where that is asked for."""
    quick = planned(demand, asking.objective, asking.deterministic, moves=asking.moves, order=order)
    if asking.solve is None:
        return quick
    begin = order if quick is None else order_of(demand.problem, quick)
    return best_of(demand.problem, asking.objective, [quick, asking.solve(demand.problem, begin)])


def _word(demand: Demand, schedule: Schedule | None, asking: Asking) -> Word:
    if schedule is not None:
        return Word.POSSIBLE
    found = ask(demand.problem, asking.deterministic).word
    return Word.UNKNOWN if found is Word.POSSIBLE else found


def _obstacles(
    demand: Demand, conflicts: tuple[Conflict, ...], asking: Asking, order: tuple[str, ...]
) -> Iterator[Obstacle]:
    for done, conflict in enumerate(conflicts, 1):
        yield _obstacle(demand, conflict, asking, order)
        if asking.progress is not None:
            asking.progress(done, len(conflicts))


def _obstacle(
    demand: Demand, conflict: Conflict, asking: Asking, order: tuple[str, ...]
) -> Obstacle:
    concerned = replace(demand, wishes=conflict.wishes)
    objective = replace(asking.objective, stages=asking.objective.stages[:_PRICED_STAGES])
    relaxer = Relaxer(
        concerned,
        objective,
        deterministic=asking.deterministic / 2,
        moves=asking.moves,
        order=order,
    )
    enough, vain = relaxer.relaxations(conflict)
    return Obstacle(conflict=conflict, relaxations=enough, not_enough=vain)


_PRICED_STAGES = 2
"""A relaxation's price is told in the most important stages of the objective."""

_USERS = frozenset({RuleKind.WISH, RuleKind.FIXED, RuleKind.ORDER, RuleKind.DEADLINE})


def _nearest(demand: Demand, asking: Asking) -> tuple[Demand, tuple[Rule, ...]]:
    """Return a demand that can be met, and the rules given up for it.

    What the user has asked for is given up first; each is then taken back unless it cannot be kept
    with those taken back before it. Only if that is not enough, so are the model's own rules.
    """
    ruled = Ruled(demand)
    oracle = Oracle(ruled, asking.deterministic)
    rules = tuple(reversed(ruled.rules))
    asked = [rule for rule in rules if rule.kind in _USERS]
    kept = frozenset(rules) - set(asked)
    if oracle.ask(kept).word is not Word.POSSIBLE:
        asked, kept = list(rules), frozenset()
    for rule in asked:
        if oracle.ask(kept | {rule}).word is Word.POSSIBLE:
            kept |= {rule}
    given_up = tuple(rule for rule in rules if rule not in kept)
    wishes = tuple(rule.wish for rule in given_up if rule.wish is not None)
    nearest = replace(
        demand,
        wishes=tuple(wish for wish in demand.wishes if wish not in wishes),
        given_up=frozenset(rule for rule in given_up if rule.wish is None),
    )
    return nearest, given_up


def _answer(
    demand: Demand,
    schedule: Schedule | None,
    word: Word,
    *,
    plan: Schedule | None,
    obstacles: tuple[Obstacle, ...] = (),
    given_up: tuple[Rule, ...] = (),
) -> WishAnswer:
    problem = demand.formulation.problem
    made = None if plan is None else _plan_of(demand, plan, given_up)
    return WishAnswer(
        wishes=demand.wishes,
        word=word,
        now={} if schedule is None else _terms(problem, schedule),
        then={} if plan is None else _terms(problem, plan),
        obstacles=obstacles,
        given_up=given_up,
        plan=made,
        options=() if made is None else _options(demand, made),
        has_solver=exact_solver() is not None,
    )


def _plan_of(demand: Demand, schedule: Schedule, given_up: tuple[Rule, ...]) -> Plan:
    freed = replace(
        demand, given_up=frozenset(rule for rule in given_up if rule.wish is None)
    ).freed
    order = order_of(demand.formulation.problem, schedule)
    return freed.plan(schedule, method="optimised", order=order)


def _terms(problem: Problem, schedule: Schedule) -> dict[str, int]:
    return {term.value: value for term, value in evaluate(problem, schedule).terms.items()}


def _options(demand: Demand, plan: Plan) -> tuple[OptionCall, ...]:
    """Return the options that a plan counts on for the systems that are wished about."""
    systems = {wish.on[0] for wish in demand.wishes if wish.kind is WishKind.INTERIM}
    verdicts = judge_contracts(demand.formulation.landscape, plan)
    calls = {
        (act.contract, act.by.latest): None
        for system in verdicts.systems
        if system.system in systems
        for contract in system.contracts
        for act in contract.acts
        if act.kind is ActKind.CALL_OPTION and not act.missed
    }
    return tuple(OptionCall(contract=contract, by=by) for contract, by in calls)
