"""Which modules to merge, which to split, and where both have something to say for them."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from modarch.analysis.scope.stability import mean_share
from modarch.graphs.partition import canonical, merge_terms
from modarch.graphs.scope_advice import MERGE_SHARE, SPLIT_SHARE, Advice, CoAssignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.analysis.scope.case import ScopeCase
    from modarch.analysis.scope.effects import CutEffect
    from modarch.graphs.partition import Modules, ScopeProblem

__all__ = ["Recommendation", "recommend"]

_MOST_SHARED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A change to the model's own cut, with the evidence.

    Parameters
    ----------
    advice
        Merge, split or contested.
    modules
        The own modules concerned: two that may become one, or one that may become several.
    parts
        Their elements, a group each: the two modules, or the parts of the one.
    goes_with
        For each part of a split, own modules that it shares a module with in the cut chosen.
    co_assignment
        Mean share of the shaken results in which elements of different parts are together.
    interaction, lock_in
        w between the parts, and Σ S_A·S_B over the pairs of parts.
    gamma
        Price of lock-in.
    break_even
        Price at which it makes no difference.
    gain_at_lowest, gain, gain_at_highest
        How much J falls when the parts are one, at the lowest price of the band, the price chosen,
        and the highest.
    shared
        Information objects that tie the parts most, at most five.
    effect
        The landscape with this change alone; None when it was not worked out.
    """

    advice: Advice
    modules: tuple[str, ...]
    parts: Modules
    goes_with: tuple[tuple[str, ...], ...]
    co_assignment: float
    interaction: float
    lock_in: float
    gamma: float
    break_even: float
    gain_at_lowest: float
    gain: float
    gain_at_highest: float
    shared: tuple[str, ...]
    effect: CutEffect | None = None

    @property
    def is_split(self) -> bool:
        """Whether it is about dividing one module rather than joining two."""
        return len(self.modules) == 1


def recommend(
    case: ScopeCase, problem: ScopeProblem, chosen: Modules, stability: CoAssignment
) -> tuple[Recommendation, ...]:
    """Say which of the model's own modules to merge and which to split.

    Parameters
    ----------
    case
        The landscape as a problem of dividing capabilities.
    problem
        The same with price and limits.
    chosen
        The best division found.
    stability
        How often elements are together in shaken results; its prices are the band.

    Returns
    -------
    tuple of Recommendation
        Firm ones first, then contested ones; within each by how much J changes, the most first.
    """
    found = [
        *_merges(case, problem, stability),
        *_splits(case, problem, chosen, stability),
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.advice is Advice.CONTESTED, -abs(one.gain), one.modules),
        )
    )


def _merges(
    case: ScopeCase, problem: ScopeProblem, stability: CoAssignment
) -> Iterator[Recommendation]:
    free = {id_: own for id_, own in case.elements_of.items() if id_ not in case.fixed}
    apart = set(problem.apart)
    for one, other in combinations(free, 2):
        pairs = [(a, b) for a in free[one] for b in free[other]]
        if any((min(pair), max(pair)) in apart for pair in pairs):
            continue
        found = _weighed(case, problem, stability, (one, other), (free[one], free[other]))
        size = sum(problem.sizes[problem.links.index[name]] for name in free[one] + free[other])
        fits = size <= problem.largest
        if found.co_assignment >= MERGE_SHARE and found.gain_at_highest > 0 and fits:
            yield found
        elif found.co_assignment > SPLIT_SHARE and found.interaction > 0:
            yield replace(found, advice=Advice.CONTESTED)


def _splits(
    case: ScopeCase, problem: ScopeProblem, chosen: Modules, stability: CoAssignment
) -> Iterator[Recommendation]:
    home = {name: number for number, group in enumerate(chosen) for name in group}
    for id_, own in case.elements_of.items():
        by_group: dict[int, list[str]] = defaultdict(list)
        for name in own:
            by_group[home[name]].append(name)
        if len(by_group) < 2:  # noqa: PLR2004 - it stays together
            continue
        parts = canonical(by_group.values())
        found = _weighed(case, problem, stability, (id_,), parts)
        with_ = tuple(
            tuple(sorted({case.home[name] for name in chosen[home[part[0]]]} - {id_}))
            for part in parts
        )
        firm = found.co_assignment <= SPLIT_SHARE
        yield replace(found, advice=Advice.SPLIT if firm else Advice.CONTESTED, goes_with=with_)


def _weighed(
    case: ScopeCase,
    problem: ScopeProblem,
    stability: CoAssignment,
    modules: tuple[str, ...],
    parts: Sequence[tuple[str, ...]],
) -> Recommendation:
    terms = [merge_terms(problem, one, other) for one, other in combinations(parts, 2)]
    interaction = math.fsum(weight for weight, _ in terms)
    lock_in = math.fsum(product for _, product in terms)
    across = [(a, b) for one, other in combinations(parts, 2) for a in one for b in other]
    low, high = stability.gammas[0], stability.gammas[-1]
    return Recommendation(
        advice=Advice.MERGE,
        modules=modules,
        parts=tuple(tuple(part) for part in parts),
        goes_with=(),
        co_assignment=mean_share(stability, across),
        interaction=interaction,
        lock_in=lock_in,
        gamma=problem.gamma,
        break_even=interaction / lock_in,
        gain_at_lowest=interaction - low * lock_in,
        gain=interaction - problem.gamma * lock_in,
        gain_at_highest=interaction - high * lock_in,
        shared=_shared(case, parts),
    )


def _shared(case: ScopeCase, parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the objects that tie the parts, the ones with most weight between them first."""
    weights: dict[str, float] = {}
    for name, users in case.users_of.items():
        inside = [sum(user in part for user in users) for part in map(set, parts)]
        pairs = sum(a * b for a, b in combinations(inside, 2))
        if pairs and name not in case.moved:
            weights[name] = pairs / (len(users) - 1)
    return tuple(sorted(weights, key=lambda name: (-weights[name], name))[:_MOST_SHARED])
