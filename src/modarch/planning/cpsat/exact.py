"""Putting a stage to the exact solver: in windows, or everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.compile import safe_horizon
from modarch.planning.cpsat.run import ExactSolver, Outcome, Settings, Watch
from modarch.planning.cpsat.windows import WindowLimits, WindowSearch, serves
from modarch.planning.network import earliest_starts
from modarch.planning.objective import Term
from modarch.planning.result import Note
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from modarch.planning.cpsat.run import Answer
    from modarch.planning.price_bound import PriceBound
    from modarch.planning.schedule import Schedule
    from modarch.planning.state import State
    from modarch.planning.stopping import Stopper

__all__ = ["Exact"]

_EACH = 0.15
"""Deterministic time of a window."""

_SAFE_MONTHS = 1500
"""Up to this many months the horizon leaves out no plan at all."""

_NARROWED = ("max_lp", "lb_tree_search")
"""Strategies when the starts have been narrowed by prices."""


class Exact:
    """Puts the stages of a problem to the exact solver.

    Parameters
    ----------
    state
        What is known; better plans and bounds are put there.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._heads = earliest_starts(state.problem)
        self._safe = safe_horizon(state.problem)

    def serves_windows(self, level: int) -> bool:
        """Return whether a stage can be improved in windows."""
        return self._state.schedule is not None and serves(self._state.objective, level)

    def in_windows(self, level: int, budget: float, stop: Stopper) -> float:
        """Improve a stage window by window; return the deterministic time spent.

        Parameters
        ----------
        level
            Number of the stage, from 0.
        budget
            Deterministic time.
        stop
            Says when to end before that.
        """
        state = self._state
        limits = WindowLimits(budget=budget, each=_EACH, seed=state.limits.seed)
        search = WindowSearch(state.problem, state.objective, level, limits, stop)

        def report(schedule: Schedule) -> bool:
            state.offer(schedule, "windows")
            state.tell(level, "windows")
            return state.is_proven(level)

        if state.schedule is not None:
            search.run(state.schedule, report)
        return search.spent

    def whole(self, level: int, budget: float) -> float:
        """Improve and prove a stage for everything at once; return the deterministic time spent.

        Parameters
        ----------
        level
            Number of the stage, from 0.
        budget
            Deterministic time.
        """
        state, stages = self._state, self._state.objective.stages
        solver = self._solver(state.narrowed)
        for stage, value in zip(stages[: level + 1], state.values or (), strict=False):
            solver.keep(stage, value)
        watch = Watch(found=lambda value, _: self._tell(level, value), stop=state.stop)
        subsolvers = _NARROWED if state.narrowed is not None and level == 0 else ()
        settings = self._settings(budget, subsolvers)
        floor = state.bound(level)
        answer = solver.minimise(stages[level], state.schedule, floor, settings, watch)
        self._take(level, answer)
        return answer.work

    def decide(self, at_most: int, narrowed: PriceBound, budget: float) -> tuple[Outcome, float]:
        """Ask whether some plan is as good as a value in the first stage.

        Parameters
        ----------
        at_most
            The value.
        narrowed
            Starts that such plans leave open.
        budget
            Deterministic time.

        Returns
        -------
        outcome
            Infeasible when there is none, and the bound has been raised; feasible when a plan was
            found; unknown otherwise.
        work
            Deterministic time spent.
        """
        state, stage = self._state, self._state.objective.stages[0]
        solver = self._solver(narrowed)
        solver.keep(stage, at_most)
        watch = Watch(found=lambda value, _: self._tell(0, value), stop=state.stop)
        settings = self._settings(budget, _NARROWED)
        # No hint: the best plan is not as good, and OR-tools 9.15 aborts when several workers find
        # that no plan agrees with a hint while they load the model.
        answer = solver.minimise(stage, None, state.bound(0), settings, watch)
        if answer.outcome is Outcome.INFEASIBLE:
            state.add_bound(0, at_most + 1, "exact-solver")
            self._note_horizon(0, narrowed)
        elif answer.schedule is not None:
            self._accept(0, answer)
        return answer.outcome, answer.work

    def _solver(self, narrowed: PriceBound | None) -> ExactSolver:
        state = self._state
        state.horizon = self._horizon()
        solver = ExactSolver(
            state.problem, state.objective, horizon=state.horizon, heads=self._heads
        )
        if narrowed is not None:
            solver.confine(narrowed)
        return solver

    def _settings(self, budget: float, subsolvers: tuple[str, ...]) -> Settings:
        limits = self._state.limits
        return Settings(
            deterministic=budget,
            seconds=None if limits.seconds is None else self._state.stop.left,
            workers=limits.workers,
            seed=limits.seed,
            subsolvers=subsolvers,
        )

    def _horizon(self) -> int:
        """Return a month by which all of the solver's plans end: the safe one when not too far."""
        state = self._state
        if self._safe <= _SAFE_MONTHS or state.schedule is None:
            return self._safe
        works = state.problem.work_in(state.schedule.modes)
        last = max(state.schedule.starts[key] + work.months for key, work in works.items())
        return min(self._safe, max(2 * last, last + 60))

    def _tell(self, level: int, value: int) -> None:
        values = self._state.values
        if values is not None:
            values = (*values[:level], value, *values[level + 1 :])
        self._state.tell(level, "exact-solver", values)

    def _take(self, level: int, answer: Answer) -> None:
        """Put what the solver says into the state, as far as it can be believed."""
        state = self._state
        if answer.outcome is Outcome.INFEASIBLE:
            if state.schedule is None:
                state.infeasible = state.horizon >= self._safe
            else:
                state.notes.add(Note.SOLVER_WRONG)
            return
        if answer.schedule is not None and not self._accept(level, answer):
            return
        if answer.bound is not None:
            state.add_bound(level, answer.bound, "exact-solver")
            self._note_horizon(level, state.narrowed)

    def _accept(self, level: int, answer: Answer) -> bool:
        """Offer the solver's plan; return whether it is valid and what the solver says can be so.

        The solver may count a plan too dear (months of a bridge, say, are only bounded from below
        until it proves the plan optimal), never too cheap, and no plan is below its bound.
        """
        state = self._state
        if answer.schedule is None or not state.offer(answer.schedule, "exact-solver"):
            return False
        terms = evaluate(state.problem, answer.schedule).terms
        true = state.objective.stages[level].value(terms)
        wrong = (answer.value or 0) < true or (answer.bound or 0) > true
        if wrong:
            state.notes.add(Note.SOLVER_WRONG)
        return not wrong

    def _note_horizon(self, level: int, narrowed: PriceBound | None) -> None:
        """Say when the horizon may leave out plans that matter.

        Once the time to full is a stage, plans that end later than the best one do not.
        """
        stages = self._state.objective.stages[: level + 1]
        if any(stage.terms == (Term.MAKESPAN,) for stage in stages):
            return
        if narrowed is not None and narrowed.windows is not None:
            seen = {activity for activity, _ in narrowed.windows}
            late = any(narrowed.horizon in months for months in narrowed.windows.values())
            late |= len(seen) < len(self._state.problem.activities)
        else:
            late = True
        if late and self._state.horizon < self._safe:
            self._state.notes.add(Note.WITHIN_HORIZON)
