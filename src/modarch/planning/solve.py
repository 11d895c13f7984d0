"""Planning: rules of thumb, prices, local search and exact solver working together.

A plan is looked for stage by stage. For the first stage, rules of thumb give the first plan; prices
give a bound and a good order; local search improves on it; windows and the exact solver improve on
that, within the starts that the prices leave open, and prove it when they can. Later stages keep
what was reached. Nothing is returned that the verifier does not pass.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from threading import Event
from typing import TYPE_CHECKING

from modarch.planning.bounds import Bound
from modarch.planning.limits import NORMAL
from modarch.planning.network import Contradiction, is_out_of_reach
from modarch.planning.objective import DEFAULT_OBJECTIVE
from modarch.planning.planner import Planner
from modarch.planning.result import Note, PlanningResult, StageResult, Status
from modarch.planning.schedule import Schedule, evaluate
from modarch.planning.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from modarch.planning.limits import SolveLimits
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.result import Progress

__all__ = ["solve"]

_LIBRARIES = ("numba", "numpy", "ortools", "scipy")
"""A reproducible result is the same with the same versions of these."""


def solve(  # noqa: PLR0913 - each of these is asked for by some caller
    problem: Problem,
    limits: SolveLimits = NORMAL,
    *,
    order: Sequence[str] | None = None,
    known: Schedule | None = None,
    objective: Objective = DEFAULT_OBJECTIVE,
    progress: Callable[[Progress], None] | None = None,
    stop: Event | None = None,
) -> PlanningResult:
    """Return the best plan that the limits allow, and how far it is proven to be the best.

    Parameters
    ----------
    problem
        The problem.
    limits
        How much work to put in; the same limits and seed give the same plan every time.
    order
        An order of groups to begin with, such as the user's own.
    known
        A plan to begin with, such as an earlier one repaired; put aside if it is not valid.
    objective
        What is wanted, in stages.
    progress
        Called now and then, also from other threads, with how far planning has come.
    stop
        When set, planning ends soon and returns the best plan until then. Ctrl-C does the same.

    Returns
    -------
    PlanningResult
        With a schedule unless there is none, or none was found. Why there is none, and what to
        give up, is for `modarch.planning.conflict` to say.

    Raises
    ------
    InputInvalid
        If the problem is not sound.
    """
    state = State(problem.checked(), objective, limits, progress, stop or Event())
    if not problem.activities:
        return _nothing_to_plan(state)
    try:
        if is_out_of_reach(problem):
            _give_up(state)
        else:
            if known is not None:
                state.offer(known, "earlier-plan")
            Planner(state, order).run()
    except Contradiction:
        _give_up(state)
    except KeyboardInterrupt:
        state.stop.set()
    if state.stop.wish.is_set():
        state.notes.add(Note.INTERRUPTED)
    if limits.seconds is not None:
        state.notes.add(Note.NOT_REPRODUCIBLE)
    return _result(state)


def _give_up(state: State) -> None:
    """Note that no capacity would make a plan possible."""
    state.infeasible = True
    state.notes.add(Note.LAGS_CONTRADICT)


def _nothing_to_plan(state: State) -> PlanningResult:
    """Return the empty plan, which nothing is better than."""
    state.offer(Schedule(starts={}), "nothing-less")
    for level in range(len(state.objective.stages)):
        state.add_bound(level, 0, "nothing-less")
    return _result(state)


def _result(state: State) -> PlanningResult:
    schedule = state.schedule
    return PlanningResult(
        status=_status(state),
        schedule=schedule,
        evaluation=None if schedule is None else evaluate(state.problem, schedule),
        objective=state.objective,
        stages=_stages(state),
        order=() if schedule is None else _order(state.problem, schedule),
        method=state.method,
        log=tuple(state.log),
        notes=tuple(sorted(state.notes)),
        prices=state.prices,
        horizon=state.horizon,
        limits=state.limits,
        versions=_versions(),
    )


def _status(state: State) -> Status:
    if state.values is None:
        return Status.INFEASIBLE if state.infeasible else Status.UNKNOWN
    proven = all(state.is_proven(level) for level in range(len(state.objective.stages)))
    return Status.OPTIMAL if proven else Status.FEASIBLE


def _stages(state: State) -> tuple[StageResult, ...]:
    if state.values is None:
        return ()
    return tuple(
        StageResult(
            stage=stage,
            value=state.values[level],
            bounds=tuple(sorted(set(state.bounds[level]), key=lambda b: (-b.value, b.method)))
            or (Bound(0, "nothing-less"),),
            status=Status.OPTIMAL if state.is_proven(level) else Status.FEASIBLE,
        )
        for level, stage in enumerate(state.objective.stages)
    )


def _order(problem: Problem, schedule: Schedule) -> tuple[str, ...]:
    """Return the groups by the month in which their first activity starts."""
    first = {g.key: min(schedule.starts[a.key] for a in g.activities) for g in problem.groups}
    return tuple(sorted(first, key=lambda key: first[key]))


def _versions() -> dict[str, str]:
    found = {}
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found
