"""What a plan is judged by: named terms, in stages of falling importance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEFAULT_OBJECTIVE", "Limit", "Objective", "Stage", "Term"]


class Term(StrEnum):
    """A figure that a plan has; less is better for every one of them."""

    INTERIM = "interim"
    """Weighted months of tardiness, summed over the dues."""
    COST = "cost"
    """Cost of the tardiness and of the chosen modes."""
    MAKESPAN = "makespan"
    """Month in which the last activity ends."""
    TIME_TO_VALUE = "time_to_value"
    """Weighted months until each value begins, summed."""
    BRIDGE_PEAK = "bridge_peak"
    """Greatest weight of bridges alive in one month."""
    BRIDGE_MONTHS = "bridge_months"
    """Weighted months in which bridges are alive, summed."""
    LOAD_PEAK = "load_peak"
    """Greatest load of each resource, weighted and summed."""
    SMOOTHNESS = "smoothness"
    """Absolute change of each resource's load from month to month, weighted and summed."""
    MOVED = "moved"
    """Number of activities that do not start as in the reference plan."""
    SHIFT = "shift"
    """Months by which starts differ from the reference plan, summed."""
    STABILITY = "stability"
    """`MOVED` plus `SHIFT`."""
    STARTS = "starts"
    """Start months, summed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the objective: a term, or a weighted sum of terms.

    Parameters
    ----------
    weights
        Pairs of term and weight, a whole number above 0.
    """

    weights: tuple[tuple[Term, int], ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms, in the order given."""
        return tuple(term for term, _ in self.weights)

    def value(self, terms: Mapping[Term, int]) -> int:
        """Return the weighted sum of the terms' values."""
        return sum(weight * terms[term] for term, weight in self.weights)


@dataclass(frozen=True, slots=True)
class Limit:
    """A ceiling on a term, which every plan must keep.

    Parameters
    ----------
    term
        The term.
    at_most
        Its greatest allowed value.
    """

    term: Term
    at_most: int


@dataclass(frozen=True, slots=True)
class Objective:
    """Stages in falling importance; each is improved only as far as the ones before stay as good.

    Parameters
    ----------
    stages
        The stages, most important first.
    limits
        Ceilings on terms (used for trade-offs).
    """

    stages: tuple[Stage, ...]
    limits: tuple[Limit, ...] = ()

    @classmethod
    def of(cls, *stages: str | Mapping[str, int]) -> Objective:
        """Return the objective with these stages, each a term or a mapping of term to weight.

        >>> Objective.of("interim", {"makespan": 2, "starts": 1}).stages[1].weights
        ((<Term.MAKESPAN: 'makespan'>, 2), (<Term.STARTS: 'starts'>, 1))

        Raises
        ------
        ValueError
            If a term is unknown.
        """
        weights = ({stage: 1} if isinstance(stage, str) else stage for stage in stages)
        return cls(tuple(Stage(tuple((Term(t), w) for t, w in s.items())) for s in weights))

    @property
    def terms(self) -> frozenset[Term]:
        """The terms that matter in some stage or limit."""
        staged = {term for stage in self.stages for term in stage.terms}
        return frozenset(staged | {limit.term for limit in self.limits})

    def values(self, terms: Mapping[Term, int]) -> tuple[int, ...]:
        """Return the stages' values, comparable as a tuple: less is better."""
        return tuple(stage.value(terms) for stage in self.stages)


DEFAULT_OBJECTIVE = Objective.of(
    "interim", "makespan", "bridge_peak", "bridge_months", "smoothness"
)
"""Interim months, time to full, peak and sum of interim integrations, evenness of load."""
