"""A problem on the workbench: vectors, kernel, and what goes in and out of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from modarch.planning import layout as at
from modarch.planning.compile import memory
from modarch.planning.jit import compiled_kernel, plain_kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.planning.compile import Compiled
    from modarch.planning.objective import Objective
    from modarch.planning.schedule import Schedule

__all__ = ["Bench", "Values"]

Values = tuple[int, ...]
"""What an order is worth: its excess, then the value of each stage; less is better."""

_STEEPNESS = [-math.log((i + 0.5) / 1024) for i in range(1024)]


class Bench:
    """A compiled problem with an objective, a kernel and room to work in.

    Parameters
    ----------
    compiled
        The problem.
    objective
        What is wanted.
    seed
        Seed of the random moves.
    fast
        Whether to use the compiled kernel when there is one; results are the same.
    """

    def __init__(
        self, compiled: Compiled, objective: Objective, *, seed: int = 0, fast: bool = True
    ) -> None:
        self.compiled = compiled
        self.kernel = (compiled_kernel() if fast else None) or plain_kernel()
        self._m = memory(compiled, objective, seed)
        self._f = [0.0, 0.0, *_STEEPNESS, *([0.1] * (len(objective.stages) + 1))]
        if self.kernel.compiled:
            self._m = np.array(self._m, np.int64)  # type: ignore[assignment]
            self._f = np.array(self._f, np.float64)  # type: ignore[assignment]

    def assess(self, blocks: Sequence[int], modes: Sequence[int]) -> Values:
        """Place an order of blocks in these modes, accept it, and return its values."""
        for position, block in enumerate(blocks):
            self._m[self._m[at.ORDER] + position] = block
            self._m[self._m[at.POSITION] + block] = position
        self._write(at.MODE, modes)
        self.kernel.assess(self._m)
        return self._values(at.VALUE)

    def begin(self, blocks: Sequence[int], modes: Sequence[int]) -> Values:
        """Place an order, accept it and take it as the best so far; return its values."""
        values = self.assess(blocks, modes)
        self._write(at.BEST_VALUE, values)
        self._write(at.BEST_ORDER, blocks)
        self._write(at.BEST_MODE, modes)
        return values

    def anneal(self, level: int, steps: int, *, high: float, low: float) -> Values:
        """Search on and return the best values so far.

        Parameters
        ----------
        level
            Value to improve: 0 the excess, 1 the first stage, and so on.
        steps
            Number of moves.
        high, low
            Temperature at the first and after the last move, in units of the value.
        """
        self._f[at.HIGH], self._f[at.LOW] = high, low
        self.kernel.anneal(self._m, self._f, level, steps)
        return self._values(at.BEST_VALUE)

    def probe(self, level: int, steps: int) -> float:
        """Return by how much random moves make a value worse, on average over those that do."""
        return float(self.kernel.probe(self._m, self._f, level, steps))

    def best(self) -> tuple[list[int], list[int]]:
        """Return the best order of blocks and the modes that go with it."""
        order = self._read(at.BEST_ORDER, self._m[at.BLOCKS])
        return order, self._read(at.BEST_MODE, self._m[at.GROUPS])

    def schedule(self) -> Schedule:
        """Return what was placed last."""
        starts = self._read(at.START, self._m[at.ACTIVITIES])
        return self.compiled.schedule(starts, self._read(at.MODE, self._m[at.GROUPS]))

    def _read(self, place: int, length: int) -> list[int]:
        first = self._m[place]
        return [int(number) for number in self._m[first : first + length]]

    def _write(self, place: int, numbers: Sequence[int]) -> None:
        first = self._m[place]
        self._m[first : first + len(numbers)] = numbers

    def _values(self, place: int) -> Values:
        return tuple(self._read(place, self._m[at.STAGES] + 1))
