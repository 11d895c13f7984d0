"""Certified gap and time on programmes of many sizes, beside the exact solver alone.

``python -m benchmarks.planning --sizes 20,40,60 --seconds 60``; ``--model DIR`` runs a model
instead. Both sides get the same problem, time and workers, one after the other; the exact solver
alone is OR-tools' CP-SAT on the same constraint programme, without a plan to begin with. Only the
first stage of the objective, weighted interim months, is asked for.
"""

from __future__ import annotations

import argparse
import random
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.planning.generator import Tightness, programme
from modarch.landscape.load import load
from modarch.planning import cpsat
from modarch.planning.compile import safe_horizon
from modarch.planning.formulate import Formulation
from modarch.planning.limits import SolveLimits
from modarch.planning.objective import Objective
from modarch.planning.serial import SerialScheduler
from modarch.planning.solve import solve
from modarch.planning.stopping import Stopper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.planning.problem import Problem
    from modarch.planning.result import Progress

_INTERIM = Objective.of("interim")
_ORDERS = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solver reached: value and bound, and when the value was first reached."""

    value: int | None
    bound: int
    at: float
    first: float

    def __str__(self) -> str:
        if self.value is None:
            return "no plan"
        gap = 0.0 if self.value <= self.bound else 1 - self.bound / self.value
        return f"{self.value} (gap {gap:.1%}, first {self.first:.1f} s, best {self.at:.1f} s)"


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(prog="benchmarks.planning", description=__doc__)
    parser.add_argument("--sizes", default="20,40,60,100,300,500", help="numbers of modules")
    parser.add_argument(
        "--tightness", default="medium", choices=[t.name.lower() for t in Tightness]
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated programme")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each solver")
    parser.add_argument("--workers", type=int, default=2, help="threads of each solver")
    parser.add_argument("--model", type=Path, default=None, help="a model instead of programmes")
    parser.add_argument("--no-peer", action="store_true", help="leave the exact solver alone out")
    given = parser.parse_args()
    print_order_time()
    print(f"{'modules':>10}  {'modarch':52} exact solver alone")
    for name, problem in _problems(given):
        ours = _ours(problem, given.seconds, given.workers)
        plain = None if given.no_peer else _plain(problem, given.seconds, given.workers)
        print(f"{name:>10}  {ours!s:52} {plain or ''}{_better(ours, plain)}", flush=True)


def _problems(given: argparse.Namespace) -> Iterator[tuple[str, Problem]]:
    if given.model is not None:
        yield given.model.name[-10:], Formulation(landscape=load(given.model)).problem
        return
    tightness = Tightness[given.tightness.upper()]
    for size in map(int, given.sizes.split(",")):
        yield str(size), programme(size, tightness=tightness, seed=given.seed)


def _better(ours: Outcome, plain: Outcome | None) -> str:
    if plain is None or plain.value is None or ours.value is None or not plain.value:
        return ""
    return f"  ours {1 - ours.value / plain.value:.1%} better"


def print_order_time() -> None:
    """Print how long it takes to place and value a given order of 60 modules."""
    problem = programme(60)
    keys = [group.key for group in problem.groups]
    for name, fast in (("compiled", True), ("plain Python", False)):
        scheduler = SerialScheduler(problem, fast=fast)
        scheduler.schedule(keys)
        best = float("inf")
        chance = random.Random(1)  # noqa: S311 - a benchmark, not a secret
        for _ in range(_ORDERS if fast else _ORDERS // 10):
            chance.shuffle(keys)
            begun = time.perf_counter()
            scheduler.schedule(keys)
            best = min(best, time.perf_counter() - begun)
        print(f"an order of 60 modules, {name}: {1000 * best:.2f} ms")


def _ours(problem: Problem, seconds: float, workers: int) -> Outcome:
    told: list[tuple[int, float]] = []

    def progress(one: Progress) -> None:
        if one.values is not None and (not told or one.values[0] < told[-1][0]):
            told.append((one.values[0], one.seconds))

    begun = time.perf_counter()
    limits = SolveLimits(moves=100_000, bound=6000, seconds=seconds, workers=workers)
    result = solve(problem, limits, objective=_INTERIM, progress=progress)
    bound = max((bound.value for stage in result.stages for bound in stage.bounds), default=0)
    value = result.stages[0].value if result.stages else None
    if value is not None and (not told or value < told[-1][0]):
        told.append((value, time.perf_counter() - begun))
    return Outcome(value, bound, told[-1][1] if told else 0.0, told[0][1] if told else 0.0)


def _plain(problem: Problem, seconds: float, workers: int) -> Outcome | None:
    if cpsat.load() is None:
        return None
    from modarch.planning.cpsat.run import ExactSolver, Settings, Watch

    begun = time.perf_counter()
    told: list[float] = []
    watch = Watch(
        found=lambda *_: told.append(time.perf_counter() - begun),
        stop=Stopper(threading.Event(), seconds),
    )
    solver = ExactSolver(problem, _INTERIM, horizon=min(safe_horizon(problem), 1500))
    left = max(0.1, seconds - (time.perf_counter() - begun))
    settings = Settings(deterministic=float("inf"), seconds=left, workers=workers)
    answer = solver.minimise(_INTERIM.stages[0], None, 0, settings, watch)
    at, first = (told[-1], told[0]) if told else (0.0, 0.0)
    return Outcome(answer.value, answer.bound or 0, at, first)


if __name__ == "__main__":
    main()
