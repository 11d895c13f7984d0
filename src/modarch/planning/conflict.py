"""Why a wish cannot be met: rules that contradict each other, as few as can be.

A set of rules is minimal when no plan keeps all of it and some plan keeps it without any one of
them (a minimal unsatisfiable subset; found by deletion: Chinneck and Dravnieks 1991, *ORSA Journal
on Computing* 3). Both are checked: the first by the longest path or by solving anew, the second by
a plan that has passed the verifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.results import Result
from modarch.planning.conflict_oracle import Oracle, Proof, Word
from modarch.planning.conflict_rules import Demand, Rule, Ruled, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.planning.conflict_wishes import Wish

__all__ = ["Conflict", "conflicts_of", "likely_conflict", "smallest"]

_NOT_IN_TIME = frozenset({RuleKind.CAPACITY, RuleKind.BUDGET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Result):
    """Rules that cannot be kept together.

    Parameters
    ----------
    rules
        The rules, wishes first.
    proof
        What proves that they cannot; `Proof.NONE` when only no plan was found.
    is_minimal
        Whether it is proven that some plan exists without any one of them.
    short_months
        Months that are lacking at least, where time alone is too short.
    """

    rules: tuple[Rule, ...]
    proof: Proof
    is_minimal: bool
    short_months: int = 0

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The wishes among the rules."""
        return tuple(rule.wish for rule in self.rules if rule.wish is not None)


def conflicts_of(demand: Demand, deterministic: float) -> tuple[Conflict, ...]:
    """Return why a demand has no plan; empty when no contradiction is proven.

    Each wish that is impossible by itself, whatever the capacity, gets a conflict of its own; what
    then is left together gets one more.

    Parameters
    ----------
    demand
        What is demanded.
    deterministic
        Limit for each question in the exact solver's deterministic time.
    """
    alone = [_alone(demand, wish) for wish in demand.wishes]
    found = [conflict for conflict in alone if conflict is not None]
    beyond = {wish for conflict in found for wish in conflict.wishes}
    left = Demand(
        formulation=demand.formulation,
        wishes=tuple(wish for wish in demand.wishes if wish not in beyond),
        given_up=demand.given_up,
    )
    if left.wishes or not found:
        together = _together(left, deterministic)
        if together is not None:
            found.append(together)
    return tuple(dict.fromkeys(found))


def _alone(demand: Demand, wish: Wish) -> Conflict | None:
    """Return why a wish is impossible by itself whatever the capacity, if it is."""
    one = Demand(formulation=demand.formulation, wishes=(wish,), given_up=demand.given_up)
    return _by_path(one)


def _by_path(demand: Demand) -> Conflict | None:
    ruled = Ruled(demand)
    oracle = Oracle(ruled, 0.0, paths_only=True)
    rules = frozenset(rule for rule in ruled.rules if rule.kind not in _NOT_IN_TIME)
    if oracle.ask(rules).word is not Word.IMPOSSIBLE:
        return None
    return smallest(oracle, rules)


def _together(demand: Demand, deterministic: float) -> Conflict | None:
    by_path = _by_path(demand)
    if by_path is not None:
        return by_path
    ruled = Ruled(demand)
    oracle = Oracle(ruled, deterministic)
    if oracle.ask(frozenset(ruled.rules)).word is not Word.IMPOSSIBLE:
        return None
    return smallest(oracle, frozenset(ruled.rules))


def smallest(oracle: Oracle, rules: frozenset[Rule]) -> Conflict:
    """Return a minimal conflict among rules that cannot be kept together.

    Parameters
    ----------
    oracle
        Answers whether rules can be kept together.
    rules
        The rules.
    """
    core, is_minimal = _narrowed(oracle, oracle.concerned(rules)), True
    for rule in [one for one in oracle.ruled.rules if one in core]:
        answer = oracle.ask(core - {rule})
        if answer.word is Word.IMPOSSIBLE:
            core -= {rule}
        is_minimal &= answer.word is not Word.UNKNOWN
    return Conflict(
        rules=tuple(_told(oracle, core)),
        proof=oracle.ask(core).proof,
        is_minimal=is_minimal,
        short_months=oracle.short_months(core),
    )


def likely_conflict(demand: Demand, deterministic: float) -> Conflict | None:
    """Return rules with which no plan is found, while without any one of them one is.

    For demands that nothing proves impossible: the exact solver is not installed, or cannot say.

    Parameters
    ----------
    demand
        What is demanded; no plan for it has been found.
    deterministic
        Limit for each question in the exact solver's deterministic time.
    """
    ruled = Ruled(demand)
    oracle = Oracle(ruled, deterministic)
    core = oracle.concerned(frozenset(ruled.rules))
    kinds = dict.fromkeys(rule.kind for rule in ruled.rules)
    parts = [frozenset(rule for rule in core if rule.kind is kind) for kind in kinds]
    parts += [frozenset([rule]) for rule in ruled.rules]
    for part in parts:
        if part & core and oracle.ask(core - part).word is not Word.POSSIBLE:
            core -= part
    if not core:
        return None
    words = (oracle.ask(core - {rule}).word for rule in core)
    return Conflict(
        rules=tuple(_told(oracle, core)),
        proof=Proof.NONE,
        is_minimal=all(word is Word.POSSIBLE for word in words),
    )


def _narrowed(oracle: Oracle, rules: frozenset[Rule]) -> frozenset[Rule]:
    """Return fewer rules that cannot be kept together: by quick proofs, or as the solver says."""
    if not oracle.is_plain(rules):
        return oracle.core(rules)
    for rule in [one for one in oracle.ruled.rules if one in rules]:
        if oracle.is_plain(rules - {rule}):
            rules -= {rule}
    return rules


def _told(oracle: Oracle, core: frozenset[Rule]) -> Iterator[Rule]:
    """Yield the rules as they are told: those that say most to a user first."""
    yield from (rule for rule in reversed(oracle.ruled.rules) if rule in core)
