"""Whether a plan exists that keeps some of the rules.

Asked of the longest paths first, then of quick placing, and last of the exact solver. Only what the
rules concern is planned: what nothing waits for can always come afterwards.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from modarch.planning.bounds import capacity_bound
from modarch.planning.conflict_part import needed, path_excess, urgent_order
from modarch.planning.constraints import Kind, constraints_of, without
from modarch.planning.network import Contradiction, earliest_starts
from modarch.planning.objective import Objective
from modarch.planning.relax_replan import placed, replan
from modarch.planning.schedule import Schedule
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from modarch.planning.conflict_rules import Rule, Ruled
    from modarch.planning.constraints import Constraint
    from modarch.planning.problem import Problem

__all__ = ["Answer", "Oracle", "Proof", "Word", "ask", "exact_solver", "quick_proof"]


class Word(StrEnum):
    """What is known of a question."""

    POSSIBLE = "possible"
    """There is a plan; it has been verified."""
    IMPOSSIBLE = "impossible"
    """There is none; proven."""
    UNKNOWN = "unknown"
    """None was found, and it is not proven that there is none."""


class Proof(StrEnum):
    """What proves that there is no plan."""

    PATH = "path"
    """The longest path: time alone is too short, whatever the capacity."""
    CAPACITY = "capacity"
    """The work that some resource has to do."""
    SOLVER = "solver"
    """The exact solver."""
    NONE = ""
    """Nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of a question.

    Parameters
    ----------
    word
        The answer.
    schedule
        A plan for what the rules concern, if there is one.
    proof
        What proves it impossible.
    """

    word: Word
    schedule: Schedule | None = None
    proof: Proof = Proof.NONE


_ONLY_FEASIBLE = Objective.of("makespan")
_MOVES = 20


class Oracle:
    """Answers whether some of the rules of a problem can be kept together.

    Parameters
    ----------
    ruled
        The problem, taken apart into rules.
    deterministic
        Limit for each question in the exact solver's deterministic time.
    paths_only
        Whether to let capacity and budgets aside: exact and without any solver.
    """

    def __init__(self, ruled: Ruled, deterministic: float, *, paths_only: bool = False) -> None:
        self.ruled = ruled
        self._limit, self._paths_only = deterministic, paths_only
        self._known: dict[frozenset[Rule], Answer] = {}

    def ask(self, kept: frozenset[Rule]) -> Answer:
        """Return whether the rules can be kept together."""
        if kept not in self._known:
            self._known[kept] = ask(self.problem(kept), self._limit, paths_only=self._paths_only)
        return self._known[kept]

    def problem(self, kept: frozenset[Rule]) -> Problem:
        """Return the problem with these rules only."""
        given_up = {
            constraint
            for rule, constraints in self.ruled.constraints.items()
            if rule not in kept
            for constraint in constraints
        }
        return without(self.ruled.problem, frozenset(given_up))

    def is_plain(self, kept: frozenset[Rule]) -> bool:
        """Return whether it is proven without any solver that rules cannot be kept together."""
        part = needed(self.problem(kept))
        return quick_proof(part, paths_only=self._paths_only) is not Proof.NONE

    def short_months(self, kept: frozenset[Rule]) -> int:
        """Return the months that the longest path lacks at least; 0 when that is not what lacks."""
        part = needed(self.problem(kept))
        try:
            return path_excess(part, earliest_starts(part))
        except Contradiction:
            return 0

    def concerned(self, rules: frozenset[Rule]) -> frozenset[Rule]:
        """Return the rules that matter for what the limits among them concern."""
        part = needed(self.problem(rules))
        left = {_signature(part, one) for one in constraints_of(part)}
        return frozenset(
            rule
            for rule in rules
            if any(self._own_signature(one) in left for one in self.ruled.constraints[rule])
        )

    def core(self, among: frozenset[Rule]) -> frozenset[Rule]:
        """Return rules among which there is a conflict, as few as the exact solver names.

        Parameters
        ----------
        among
            Rules that cannot be kept together; returned whole when the solver is not there, or
            what it names does not hold.
        """
        solver = exact_solver()
        if solver is None or self._paths_only:
            return among
        owner = {
            self._own_signature(one): rule for rule in among for one in self.ruled.constraints[rule]
        }
        problem = needed(self.problem(among))
        by_constraint = {
            one: owner[signature]
            for one in constraints_of(problem)
            if (signature := _signature(problem, one)) in owner
        }
        named = solver.find_core(problem, by_constraint, 4 * self._limit)
        if named is None:
            return among
        rules = frozenset(by_constraint[constraint] for constraint in named)
        return rules if self.ask(rules).word is Word.IMPOSSIBLE else among

    def _own_signature(self, constraint: Constraint) -> object:
        return _signature(self.ruled.problem, constraint)


def _signature(problem: Problem, constraint: Constraint) -> object:
    """Return what a constraint is known by when lags are numbered anew."""
    if constraint.kind is Kind.LAG:
        return problem.lags[constraint.number]
    return constraint.kind, constraint.keys


def ask(problem: Problem, deterministic: float, *, paths_only: bool = False) -> Answer:
    """Return whether a problem has a plan.

    Parameters
    ----------
    problem
        A sound problem.
    deterministic
        Limit in the exact solver's deterministic time.
    paths_only
        Whether to let capacity and budgets aside.
    """
    part = needed(problem)
    proof = quick_proof(part, paths_only=paths_only)
    if proof is not Proof.NONE:
        return Answer(word=Word.IMPOSSIBLE, proof=proof)
    if paths_only:
        return Answer(word=Word.POSSIBLE)
    heads = earliest_starts(part)
    modes = {group.key: group.modes[0].key for group in part.groups if group.modes}
    soonest = Schedule(starts=heads, modes=modes)
    if not verify(part, soonest):
        return Answer(word=Word.POSSIBLE, schedule=soonest)
    quick = placed(part, [urgent_order(part)])
    if quick is not None:
        return Answer(word=Word.POSSIBLE, schedule=quick)
    return _search(part, deterministic)


def _search(part: Problem, deterministic: float) -> Answer:
    """Ask the exact solver, and the local search when that cannot say."""
    solver = exact_solver()
    exists, schedule = (None, None)
    if solver is not None:
        exists, schedule = solver.find_feasible(part, deterministic)
    if schedule is None:
        moves = _MOVES if exists is None else 1
        schedule = replan(part, _ONLY_FEASIBLE, [urgent_order(part)], moves=moves)
    if schedule is not None:  # found by the search: the solver's "impossible" would be wrong
        return Answer(word=Word.POSSIBLE, schedule=schedule)
    if exists is None:
        return Answer(word=Word.UNKNOWN)
    return Answer(word=Word.IMPOSSIBLE, proof=Proof.SOLVER)


def quick_proof(part: Problem, *, paths_only: bool = False) -> Proof:
    """Return what proves without any solver that there is no plan; `Proof.NONE` if nothing does.

    Parameters
    ----------
    part
        What the limits of a problem concern (`modarch.planning.conflict_part.needed`).
    paths_only
        Whether to let capacity aside.
    """
    try:
        heads = earliest_starts(part)
    except Contradiction:
        return Proof.PATH
    if path_excess(part, heads):
        return Proof.PATH
    late = not paths_only and part.done_by is not None and capacity_bound(part) > part.done_by
    return Proof.CAPACITY if late else Proof.NONE


@cache
def exact_solver() -> Any:
    """Return the module that asks the exact solver; None when OR-tools is not installed."""
    try:
        return importlib.import_module("modarch.planning.conflict_cpsat")
    except ImportError:
        return None
