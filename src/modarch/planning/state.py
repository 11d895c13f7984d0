"""What is known while a plan is being made: the best plan, the bounds, the notes."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from modarch.planning.bounds import Bound
from modarch.planning.result import Incumbent, Note, Progress
from modarch.planning.schedule import evaluate
from modarch.planning.stopping import Stopper
from modarch.planning.verify import claimed_wrongly, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from threading import Event

    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective
    from modarch.planning.price_bound import PriceBound
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Evaluation, Schedule

__all__ = ["State"]


class State:
    """The best plan so far and what is known of its distance from the best possible.

    Parameters
    ----------
    problem, objective, limits
        What is asked.
    progress
        Who wants to know; None for nobody.
    wish
        Set when somebody wishes to stop.

    Attributes
    ----------
    schedule, values
        The best plan and the value of each stage in it; None before there is one.
    method
        What found it.
    bounds
        Bounds on each stage.
    horizon
        Month by which the exact solver's plans end.
    prices
        Prices of the resources, when worked out.
    narrowed
        Starts left open for plans as good as the best in the first stage, when worked out.
    infeasible
        Whether it is proven that there is no plan.
    stop
        Says when to end.
    """

    def __init__(
        self,
        problem: Problem,
        objective: Objective,
        limits: SolveLimits,
        progress: Callable[[Progress], None] | None,
        wish: Event,
    ) -> None:
        self.problem, self.objective, self.limits = problem, objective, limits
        self.schedule: Schedule | None = None
        self.values: tuple[int, ...] | None = None
        self.method = ""
        self.horizon = 0
        self.infeasible = False
        self.bounds: list[list[Bound]] = [[] for _ in objective.stages]
        self.prices: Mapping[str, tuple[float, ...]] = {}
        self.narrowed: PriceBound | None = None
        self.notes: set[Note] = set()
        self._told: tuple[int, ...] | None = None
        self.log: list[Incumbent] = []
        self.stop = Stopper(wish, math.inf if limits.seconds is None else limits.seconds)
        self._progress, self._beginning = progress, time.monotonic()

    def bound(self, stage: int) -> int:
        """Return the best bound on a stage."""
        return max((bound.value for bound in self.bounds[stage]), default=0)

    def add_bound(self, stage: int, value: int, method: str) -> None:
        """Take note of a bound on a stage."""
        self.bounds[stage].append(Bound(value, method))
        self.tell(stage, method)

    def is_proven(self, stage: int) -> bool:
        """Return whether a stage cannot be improved."""
        return self.values is not None and self.values[stage] <= self.bound(stage)

    def offer(self, schedule: Schedule, method: str) -> bool:
        """Take a plan if it is better, and return whether it was found valid.

        Parameters
        ----------
        schedule
            A plan, from anywhere.
        method
            What found it.
        """
        evaluation = evaluate(self.problem, schedule)
        values = self.objective.values(evaluation.terms)
        if not self._passes(schedule, evaluation):
            self.notes.add(Note.ANSWER_REFUSED)
            return False
        if self.values is None or values < self.values:
            self.schedule, self.values, self.method = schedule, values, method
            self.log.append(Incumbent(values, method))
            self._doubt_bounds(values)
        return True

    def _doubt_bounds(self, values: tuple[int, ...]) -> None:
        """Give up what the exact solver has proven when a valid plan shows it to be wrong."""
        if values[0] < self.bound(0):
            self.notes.add(Note.SOLVER_WRONG)
            self.bounds[0] = [b for b in self.bounds[0] if b.method != "exact-solver"]

    def polish(self, schedule: Schedule, method: str) -> None:
        """Take a plan that is as good as the best, if it is valid."""
        evaluation = evaluate(self.problem, schedule)
        values = self.objective.values(evaluation.terms)
        if self.values is not None and schedule != self.schedule and values <= self.values:
            if self._passes(schedule, evaluation):
                self.schedule, self.values, self.method = schedule, values, method
                self.log.append(Incumbent(values, method))
            else:
                self.notes.add(Note.ANSWER_REFUSED)

    def _passes(self, schedule: Schedule, evaluation: Evaluation) -> bool:
        wrong = verify(self.problem, schedule, self.objective.limits)
        return not wrong and not claimed_wrongly(self.problem, schedule, evaluation.terms)

    def tell(self, stage: int, method: str, values: tuple[int, ...] | None = None) -> None:
        """Tell who wants to know how far planning has come; ``values`` are those of a new plan."""
        if self._progress is not None:
            known = [v for v in (values, self.values, self._told) if v is not None]
            seconds = time.monotonic() - self._beginning
            self._told = best = min(known, default=None)
            self._progress(
                Progress(
                    stage=stage,
                    values=best,
                    bound=self.bound(stage),
                    method=method,
                    seconds=seconds,
                )
            )
