"""What planning gives back: the plan, what it is worth, and how far that is certain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.planning.bounds import Bound
    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective, Stage
    from modarch.planning.schedule import Evaluation, Schedule

__all__ = ["Incumbent", "Note", "PlanningResult", "Progress", "StageResult", "Status"]


class Status(StrEnum):
    """How far a result is certain."""

    OPTIMAL = "optimal"
    """No plan is better; proven."""
    FEASIBLE = "feasible"
    """A valid plan; a better one may exist, but none below the bound."""
    INFEASIBLE = "infeasible"
    """No plan keeps every constraint; proven."""
    UNKNOWN = "unknown"
    """No plan was found, and it is not proven that there is none."""


class Note(StrEnum):
    """Something about a result that its reader must be told."""

    NOTHING_PROVEN = "nothing-proven"
    """The exact solver is not installed: the local search has planned alone."""
    NOT_COMPILED = "not-compiled"
    """Numba is not installed: the same plan, but it takes longer."""
    INTERRUPTED = "interrupted"
    """Planning was stopped from outside; this is the best plan until then."""
    NOT_REPRODUCIBLE = "not-reproducible"
    """A limit by the clock was used; another run may give another plan."""
    SOLVER_WRONG = "solver-wrong"
    """The exact solver called impossible what has a valid plan; its answer was put aside."""
    ANSWER_REFUSED = "answer-refused"
    """A plan of some part did not pass the verifier and was put aside."""
    WITHIN_HORIZON = "within-horizon"
    """What the exact solver has proven holds for plans that end by the result's horizon."""
    LAGS_CONTRADICT = "lags-contradict"
    """Lags, gates and settled starts contradict each other whatever the capacity."""


@dataclass(frozen=True, slots=True)
class StageResult:
    """One stage of the objective.

    Parameters
    ----------
    stage
        The stage.
    value
        Its value in the plan.
    bounds
        Everything known from below, the best first: no plan that is as good in the stages before
        is below it.
    status
        `Status.OPTIMAL` when value and bound meet.
    """

    stage: Stage
    value: int
    bounds: tuple[Bound, ...]
    status: Status

    @property
    def bound(self) -> Bound:
        """The best bound."""
        return self.bounds[0]

    @property
    def gap(self) -> float:
        """Distance of the value from the best bound, as a part of the value; 0 when proven."""
        return 0.0 if self.value <= self.bound.value else 1 - self.bound.value / self.value


@dataclass(frozen=True, slots=True)
class Incumbent:
    """A plan that was the best at its time.

    Parameters
    ----------
    values
        Value of each stage.
    method
        What found it: a rule of thumb, ``local-search``, ``windows``, ``exact-solver`` or
        ``late-preparation``.
    """

    values: tuple[int, ...]
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far planning has come; for the eyes, never part of a result.

    Parameters
    ----------
    stage
        Number of the stage that is worked on, from 0.
    values
        Value of each stage in the best plan; None before there is one.
    bound
        The best bound on that stage.
    method
        What is at work.
    seconds
        Time since the beginning.
    """

    stage: int
    values: tuple[int, ...] | None
    bound: int
    method: str
    seconds: float

    @property
    def gap(self) -> float | None:
        """Distance of the value from the bound, as a part of the value; None without a plan."""
        if self.values is None:
            return None
        value = self.values[self.stage]
        return 0.0 if value <= self.bound else 1 - self.bound / value


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningResult:
    """A plan and what is known about it.

    Parameters
    ----------
    status
        `Status.OPTIMAL` only when every stage is.
    schedule
        The plan; None when there is none. It has passed the verifier.
    evaluation
        What it is worth.
    objective
        What was asked for.
    stages
        The stages with their values and bounds.
    order
        Groups by the month in which they begin.
    method
        What found the plan.
    log
        The plans that were the best at their time.
    notes
        What the reader must be told, sorted.
    prices
        Price of one unit of each resource in each month, in units of the first stage: at most
        what a little more of it would be worth; empty when not worked out.
    horizon
        Month by which every plan that the exact solver looked at ends.
    limits
        The limits used.
    versions
        Versions of the libraries that a reproducible result depends on.
    """

    status: Status
    schedule: Schedule | None
    evaluation: Evaluation | None
    objective: Objective
    stages: tuple[StageResult, ...]
    order: tuple[str, ...]
    method: str
    log: tuple[Incumbent, ...]
    notes: tuple[Note, ...]
    prices: Mapping[str, tuple[float, ...]]
    horizon: int
    limits: SolveLimits
    versions: Mapping[str, str]
