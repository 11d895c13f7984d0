"""What is answered about wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.results import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.planning.conflict import Conflict
    from modarch.planning.conflict_oracle import Word
    from modarch.planning.conflict_rules import Rule
    from modarch.planning.conflict_wishes import Wish
    from modarch.planning.relax import Change
    from modarch.planning.relax_search import Relaxation

__all__ = ["Obstacle", "OptionCall", "WishAnswer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Result):
    """One reason why wishes cannot be met, and what resolves it.

    Parameters
    ----------
    conflict
        Rules that cannot be kept together.
    relaxations
        Changes that resolve it, each by itself, the best plan first.
    not_enough
        Changes that were tried and do not resolve it by themselves.
    """

    conflict: Conflict
    relaxations: tuple[Relaxation, ...]
    not_enough: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCall(Result):
    """An option that a plan counts on.

    Parameters
    ----------
    contract
        The contract.
    by
        Last month to call it; None when that is not known.
    """

    contract: str
    by: Month | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishAnswer(Result):
    """Whether wishes can be met.

    Parameters
    ----------
    wishes
        What was wished.
    word
        Whether it is possible.
    now
        Value of each term in the plan without the wishes; empty when there is none.
    then
        Value of each term in `plan`; empty when there is none.
    obstacles
        Why it is not possible.
    given_up
        Rules that `plan` does not keep: as few as that each of them could not be kept too.
    plan
        The plan that meets the wishes, or else the nearest one.
    options
        Options that the plan counts on for the systems wished about.
    has_solver
        Whether the exact solver could be asked; without it only what the longest path or the
        capacity alone forbids is proven.
    """

    wishes: tuple[Wish, ...]
    word: Word
    now: Mapping[str, int]
    then: Mapping[str, int]
    obstacles: tuple[Obstacle, ...]
    given_up: tuple[Rule, ...]
    plan: Plan | None
    options: tuple[OptionCall, ...]
    has_solver: bool
