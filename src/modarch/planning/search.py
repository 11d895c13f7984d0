"""Local search over orders and modes: several chains side by side, stage by stage.

Each chain anneals with a generator of its own, so that chains may run in threads (the compiled
kernel releases the interpreter) and the result is still the same on every run.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from modarch.planning.bench import Values
    from modarch.planning.compile import Compiled
    from modarch.planning.objective import Objective
    from modarch.planning.schedule import Schedule
    from modarch.planning.stopping import Stopper

__all__ = ["Beginning", "Found", "SearchPlan", "local_search"]

_PROBES = 60
"""Random moves by which the temperature is set."""

_STRETCHES = 20
"""Parts of a phase, between which the search can be stopped."""

_SLICE = 400
"""Most moves in a part."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """An order to begin with.

    Parameters
    ----------
    name
        Where it comes from.
    blocks
        Blocks in order.
    modes
        Number of each group's mode.
    """

    name: str
    blocks: tuple[int, ...]
    modes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Parameters
    ----------
    values
        Excess, then the value of each stage.
    schedule
        The schedule.
    blocks, modes
        The order and modes that it comes from.
    """

    values: Values
    schedule: Schedule
    blocks: tuple[int, ...]
    modes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlan:
    """How to search.

    Parameters
    ----------
    steps
        Moves of each chain, over all stages; fewer when the clock says so.
    heat
        First temperature, as a part of what random moves cost on average.
    chains
        Number of chains.
    seed
        Seed of the first chain; the others follow from it.
    compiled
        Whether to use the compiled kernel when there is one.
    floors
        Value of each stage that no plan goes below; a stage that has reached it is left alone.
    """

    steps: int
    heat: float = 0.08
    chains: int = 2
    seed: int = 0
    compiled: bool = True
    floors: tuple[int, ...] = ()


def local_search(
    compiled: Compiled,
    objective: Objective,
    beginnings: Sequence[Beginning],
    plan: SearchPlan,
    report: Callable[[Values], None],
    stop: Stopper,
) -> Found:
    """Return the best schedule that chains of annealing find.

    Parameters
    ----------
    compiled
        The problem, within a horizon that leaves room for longer plans than the good ones.
    objective
        What is wanted.
    beginnings
        Orders to begin with; chain i begins with the i-th best of them.
    plan
        How to search.
    report
        Called with the best values of a chain now and then, from its thread.
    stop
        When set, the chains end and return the best they have.
    """
    judge = Bench(compiled, objective, fast=plan.compiled)
    worth = [(judge.assess(b.blocks, b.modes), i) for i, b in enumerate(beginnings)]
    ranked = [beginnings[i] for _, i in sorted(worth)]

    def run(number: int) -> Found:
        chain = _Chain(compiled, objective, plan, number)
        return chain.run(ranked[number % len(ranked)], report, stop)

    threads = plan.chains if judge.kernel.compiled else 1
    with ThreadPoolExecutor(threads) as pool:
        results = [pool.submit(run, number) for number in range(plan.chains)]
        try:
            return min((result.result() for result in results), key=lambda found: found.values)
        except KeyboardInterrupt:
            stop.set()
            return min((result.result() for result in results), key=lambda found: found.values)


class _Chain:
    """One chain of annealing."""

    def __init__(
        self, compiled: Compiled, objective: Objective, plan: SearchPlan, number: int
    ) -> None:
        seed = plan.seed * 7919 + number * 104729 + 1
        self._bench = Bench(compiled, objective, seed=seed, fast=plan.compiled)
        self._plan, self._stages = plan, len(objective.stages)

    def run(self, beginning: Beginning, report: Callable[[Values], None], stop: Stopper) -> Found:
        """Anneal the excess away if there is any, and then stage by stage."""
        self._bench.begin(beginning.blocks, beginning.modes)
        left = sum(share for _, share in self._shares())
        for level, share in self._shares():
            part = stop.share(share / left)
            self._improve(level, int(self._plan.steps * share), report, part)
            left -= share
        blocks, modes = self._bench.best()
        values = self._bench.assess(blocks, modes)
        return Found(values, self._bench.schedule(), tuple(blocks), tuple(modes))

    def _shares(self) -> list[tuple[int, float]]:
        """Return the levels with their share of the steps: most for the first stage."""
        if self._stages == 1:
            return [(0, 0.3), (1, 1.0)]
        rest = 0.4 / (self._stages - 1)
        return [(0, 0.3), (1, 0.6), *((level, rest) for level in range(2, self._stages + 1))]

    def _floor(self, level: int) -> int:
        """Return a value that a level cannot go below."""
        return self._plan.floors[level - 1] if 0 < level <= len(self._plan.floors) else 0

    def _improve(
        self, level: int, steps: int, report: Callable[[Values], None], stop: Stopper
    ) -> None:
        """Anneal a level from the best order, cooling down to nothing in the time there is."""
        values = self._bench.begin(*self._bench.best())
        if values[level] <= self._floor(level):
            return
        heat = self._plan.heat * self._bench.probe(level, _PROBES)
        done, whole = 0, stop.left
        while done < steps and values[level] > self._floor(level) and not stop.is_set():
            length = min(steps - done, max(1, min(_SLICE, steps // _STRETCHES)))
            gone = 0.0 if math.isinf(whole) else 1 - stop.left / whole
            past = max(done / steps, gone)
            high, low = (heat * max(0.0, 1 - at) for at in (past, past + length / steps))
            values = self._bench.anneal(level, length, high=high, low=low)
            done += length
            report(values)
