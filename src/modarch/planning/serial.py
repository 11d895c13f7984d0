"""Serial schedule generation: each group in turn, each activity as early as it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.bench import Bench
from modarch.planning.compile import compile_problem, likely_horizon, safe_horizon
from modarch.planning.kernel import BEYOND
from modarch.planning.objective import Objective

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.planning.compile import Compiled
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["SerialResult", "SerialScheduler", "serial_schedule"]

_ONLY_FEASIBLE = Objective.of("makespan")
"""An order is placed the same way whatever the objective; this one is quick to work out."""


@dataclass(frozen=True, slots=True)
class SerialResult:
    """What became of an order.

    Parameters
    ----------
    schedule
        A start for every activity.
    order
        The groups in the order in which they were placed.
    swaps
        Pairs (wished earlier, placed earlier) in which a dependency overruled the wish.
    excess
        Months by which deadlines and lags are broken, and units by which budgets are; 0 when the
        order has a schedule.
    """

    schedule: Schedule
    order: tuple[str, ...]
    swaps: tuple[tuple[str, str], ...]
    excess: int


class SerialScheduler:
    """Turns orders of groups into schedules.

    Parameters
    ----------
    problem
        A sound problem (`Problem.check`).
    fast
        Whether to use the compiled kernel when Numba is installed. Results are the same.
    """

    def __init__(self, problem: Problem, *, fast: bool = False) -> None:
        self._fast, self._safe = fast, safe_horizon(problem)
        self._take(compile_problem(problem, likely_horizon(problem)))

    def schedule(
        self, order: Sequence[str], modes: Mapping[str, str] | None = None
    ) -> SerialResult:
        """Return the schedule of an order.

        Parameters
        ----------
        order
            Group keys, the most urgent first; groups left out come last. Where the order breaks a
            dependency, what is needed is drawn forward and the pair is reported.
        modes
            Mode of each group; the group's first mode where none is given.

        Notes
        -----
        Each activity starts in the first month that keeps its release, its lags, its calendar
        and every resource, given what was placed before it; within a group, earlier activities
        are moved later when a greatest lag would otherwise break.
        """
        compiled = self._bench.compiled
        mended = compiled.blocks.mend(order)
        numbers = compiled.mode_numbers(modes or {})
        values = self._bench.assess(compiled.blocks.order(order), numbers)
        if values[0] >= BEYOND and compiled.horizon < self._safe:
            self._take(compiled.within(min(self._safe, 2 * compiled.horizon)))
            return self.schedule(order, modes)
        return SerialResult(self._bench.schedule(), mended.groups, mended.swaps, values[0])

    def _take(self, compiled: Compiled) -> None:
        self._bench = Bench(compiled, _ONLY_FEASIBLE, fast=self._fast)


def serial_schedule(
    problem: Problem, order: Sequence[str], modes: Mapping[str, str] | None = None
) -> SerialResult:
    """Return the schedule of one order; see `SerialScheduler.schedule`."""
    return SerialScheduler(problem).schedule(order, modes)
