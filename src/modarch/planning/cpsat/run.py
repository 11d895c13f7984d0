"""Running the exact solver: stage by stage, from a known schedule, reproducibly.

Settings are those measured in `docs/methods/planning-engine.md`: workers that take turns under a
deterministic limit give the same result on every run; workers that race do not.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from modarch.planning.cpsat.evenness import TooLarge
from modarch.planning.cpsat.hints import Moments
from modarch.planning.cpsat.model import (
    Model,
    Window,
    add_budgets,
    add_lags,
    add_latest,
    add_modes,
    add_starts,
    add_windows,
)
from modarch.planning.cpsat.resources import add_capacities
from modarch.planning.cpsat.terms import Terms
from modarch.planning.objective import Term
from modarch.planning.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from modarch.planning.constraints import Constraint
    from modarch.planning.objective import Objective, Stage
    from modarch.planning.price_bound import PriceBound
    from modarch.planning.problem import Problem
    from modarch.planning.stopping import Stopper

__all__ = ["Answer", "ExactSolver", "Outcome", "Settings", "Watch"]


_TRIAL = 0.01
"""Deterministic time of a trial with one worker.

OR-tools 9.15 aborts the process when one of several interleaved workers finds out, while it loads
the model, that nothing is better than a hint. What can be seen so early, one worker sees as well.
"""


class Outcome(StrEnum):
    """What the exact solver says of one question."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    TOO_LARGE = "too-large"
    """The question was not put to the solver: the model would be too large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the solver is run.

    Parameters
    ----------
    deterministic
        Limit in the solver's own deterministic time.
    seconds
        Limit by the clock instead; not reproducible with more than one worker.
    workers
        Number of threads.
    seed
        Random seed.
    subsolvers
        Names of the strategies that take turns; empty for the solver's own choice.
    """

    deterministic: float
    seconds: float | None = None
    workers: int = 2
    seed: int = 0
    subsolvers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who wants to know, and who may stop it.

    Parameters
    ----------
    found
        Called with the value of each better solution and the bound at that time, from the
        solver's threads.
    stop
        When set, the solver ends and returns the best it has.
    """

    found: Callable[[int, int], None]
    stop: Stopper


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a question.

    Parameters
    ----------
    outcome
        What the solver says.
    schedule
        The best schedule it found; None when it found none.
    value
        The solver's own value of it; None when it found none.
    bound
        No schedule is better than this; None when nothing is known.
    interrupted
        Whether it was stopped from outside.
    work
        Deterministic time spent.
    """

    outcome: Outcome
    schedule: Schedule | None = None
    value: int | None = None
    bound: int | None = None
    interrupted: bool = False
    work: float = 0.0


class ExactSolver:
    """A problem, or a window of it, as a constraint programme that stages are put to in turn.

    Parameters
    ----------
    problem, objective
        What is asked.
    horizon
        Month by which everything must end.
    window
        The part that is planned anew; None for everything.
    optional, heads
        Constraints that may be given up, and earliest starts if they are known; see `Model`.
    """

    def __init__(
        self,
        problem: Problem,
        objective: Objective,
        *,
        horizon: int,
        window: Window | None = None,
        optional: Collection[Constraint] = (),
        heads: Mapping[str, int] | None = None,
    ) -> None:
        self.model = Model(problem, horizon, window=window, optional=optional, heads=heads)
        for add in (add_modes, add_starts, add_lags, add_capacities, add_budgets, add_latest):
            add(self.model)
        self._terms = Terms(self.model)
        for limit in objective.limits:
            self.model.cp.add(self._terms.term(limit.term) <= limit.at_most)

    def minimise(
        self, stage: Stage, known: Schedule | None, floor: int, settings: Settings, watch: Watch
    ) -> Answer:
        """Look for a schedule that is better in a stage.

        Parameters
        ----------
        stage
            What to minimise.
        known
            A schedule to start from, which keeps every constraint.
        floor
            A value that no schedule can go below.
        settings, watch
            How, and for whom.
        """
        try:
            expression = self._terms.stage(stage)
        except TooLarge:
            return Answer(outcome=Outcome.TOO_LARGE)
        cp = self.model.cp
        cp.minimize(expression)
        cp.add(expression >= floor)
        if known is not None:
            self.model.hints.give(cp, Moments(self.model.problem, known))
        return self._run(settings, watch)

    def confine(self, bound: PriceBound) -> None:
        """Let every start lie in the windows of a bound by prices."""
        add_windows(self.model, bound.windows or {}, bound.horizon)

    def keep(self, stage: Stage, value: int) -> None:
        """Let no later schedule be worse in a stage than a value."""
        self.model.cp.add(self._terms.stage(stage) <= value)
        if stage.terms == (Term.MAKESPAN,):
            self.model.last = min(self.model.last, value // stage.weights[0][1])

    def _run(self, settings: Settings, watch: Watch) -> Answer:
        """Try with one worker first: what is easy must not come to several (see `_TRIAL`)."""
        if settings.workers == 1 or settings.seconds is not None or settings.deterministic < _TRIAL:
            return self._ask(settings, watch)
        trial = self._ask(replace(settings, workers=1, subsolvers=(), deterministic=_TRIAL), watch)
        if trial.interrupted or trial.outcome not in {Outcome.FEASIBLE, Outcome.UNKNOWN}:
            return trial
        answer = self._ask(settings, watch)
        return replace(answer, work=answer.work + trial.work)

    def _ask(self, settings: Settings, watch: Watch) -> Answer:
        solver = cp_model.CpSolver()
        _set_parameters(solver, settings)
        status, interrupted = _solve(solver, self.model.cp, watch)
        outcome, work = _OUTCOMES[status], solver.deterministic_time
        bound = None if outcome is Outcome.INFEASIBLE else _rounded_up(solver.best_objective_bound)
        if outcome not in {Outcome.OPTIMAL, Outcome.FEASIBLE}:
            return Answer(outcome=outcome, bound=bound, interrupted=interrupted, work=work)
        return Answer(
            outcome=outcome,
            schedule=self._schedule(solver),
            value=round(solver.objective_value),
            bound=bound,
            interrupted=interrupted,
            work=work,
        )

    def _schedule(self, solver: cp_model.CpSolver) -> Schedule:
        starts = {key: int(solver.value(start)) for key, start in self.model.start.items()}
        chosen = {g: m for (g, m), literal in self.model.mode.items() if solver.value(literal)}
        return Schedule(starts=starts, modes=chosen)


_OUTCOMES = {
    cp_model.OPTIMAL: Outcome.OPTIMAL,
    cp_model.FEASIBLE: Outcome.FEASIBLE,
    cp_model.INFEASIBLE: Outcome.INFEASIBLE,
    cp_model.UNKNOWN: Outcome.UNKNOWN,
    cp_model.MODEL_INVALID: Outcome.TOO_LARGE,  # weights beyond 64 bits
}


def _rounded_up(bound: float) -> int:
    """Return a bound as a whole number that is still a bound."""
    return math.ceil(bound - 1e-6)


def _set_parameters(solver: cp_model.CpSolver, settings: Settings) -> None:
    parameters = solver.parameters
    parameters.num_workers = settings.workers
    parameters.random_seed = settings.seed
    parameters.catch_sigint_signal = False  # Ctrl-C is ours to handle
    if settings.subsolvers:
        parameters.subsolvers.extend(settings.subsolvers)
    if settings.seconds is None:
        parameters.interleave_search = True
        parameters.max_deterministic_time = settings.deterministic
    else:
        parameters.max_time_in_seconds = settings.seconds


def _solve(
    solver: cp_model.CpSolver, cp: cp_model.CpModel, watch: Watch
) -> tuple[cp_model.CpSolverStatus, bool]:
    """Solve in a thread of its own, so that this one can be interrupted; return the status."""
    status = []
    found = _Found(watch)
    thread = threading.Thread(target=lambda: status.append(solver.solve(cp, found)), daemon=True)
    thread.start()
    interrupted = False
    while thread.is_alive():
        try:
            thread.join(0.05)
        except KeyboardInterrupt:
            watch.stop.set()
        if watch.stop.is_set() and thread.is_alive():
            interrupted = True
            solver.stop_search()
    return status[0], interrupted


class _Found(cp_model.CpSolverSolutionCallback):
    """Passes on each better solution."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def on_solution_callback(self) -> None:
        """Tell the watch about a solution (the solver calls this)."""
        self._watch.found(round(self.objective_value), _rounded_up(self.best_objective_bound))
