"""One instance put to the planner and to PyJobShop, with the same time and workers."""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from benchmarks.psplib.reading import problem_of
from modarch.planning import cpsat
from modarch.planning.limits import SolveLimits
from modarch.planning.objective import Objective
from modarch.planning.result import Status
from modarch.planning.solve import solve

if TYPE_CHECKING:
    from benchmarks.psplib.reading import Instance

__all__ = ["Answer", "Asked", "has_peer", "our_answer", "peer_answer"]

_BUILDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """How much may be spent on an instance: seconds by the clock, and workers."""

    seconds: float
    workers: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an instance.

    Parameters
    ----------
    makespan
        Of the best schedule; None without one.
    proven
        Whether it is proven to be the best.
    seconds
        Time used.
    build_seconds
        Time to make the model that the exact solver is given; the best of some.
    """

    makespan: int | None
    proven: bool
    seconds: float
    build_seconds: float


def our_answer(instance: Instance, asked: Asked) -> Answer:
    """Return what the planner makes of an instance."""
    problem = problem_of(instance)
    limits = SolveLimits(seconds=asked.seconds, workers=asked.workers)
    begun = time.perf_counter()
    result = solve(problem, limits, objective=_MAKESPAN)
    seconds = time.perf_counter() - begun
    makespan = result.stages[0].value if result.stages else None
    return Answer(makespan, result.status is Status.OPTIMAL, seconds, _our_build(instance))


_MAKESPAN = Objective.of("makespan")


def _our_build(instance: Instance) -> float:
    if cpsat.load() is None:
        return float("nan")
    from modarch.planning.cpsat.run import ExactSolver

    best = float("inf")
    for _ in range(_BUILDS):
        problem = problem_of(instance)
        begun = time.perf_counter()
        solver = ExactSolver(problem, _MAKESPAN, horizon=sum(instance.durations))
        solver.keep(_MAKESPAN.stages[0], sum(instance.durations))
        best = min(best, time.perf_counter() - begun)
    return best


def has_peer() -> bool:
    """Return whether PyJobShop is installed."""
    return find_spec("pyjobshop") is not None


def peer_answer(instance: Instance, asked: Asked) -> Answer:
    """Return what PyJobShop makes of an instance."""
    from pyjobshop import Model
    from pyjobshop.solvers.ortools.CPModel import CPModel

    model = Model()
    resources = [model.add_renewable(units) for units in instance.capacities]
    tasks = [model.add_task() for _ in instance.durations]
    for task, months, units in zip(tasks, instance.durations, instance.demands, strict=True):
        model.add_mode(task, resources, months, list(units))
    for task, after in zip(tasks, instance.successors, strict=True):
        for other in after:
            model.add_end_before_start(task, tasks[other])
    data, builds = model.data(), []
    for _ in range(_BUILDS):
        begun = time.perf_counter()
        CPModel(data)
        builds.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    result = model.solve(time_limit=asked.seconds, num_workers=asked.workers, display=False)
    seconds = time.perf_counter() - begun
    found = result.best.tasks
    makespan = round(result.objective) if found else None
    return Answer(makespan, result.status.name == "OPTIMAL", seconds, min(builds))
