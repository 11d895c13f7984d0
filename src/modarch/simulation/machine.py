"""Carrying out a programme many times: the part that runs on every worker.

A `Machine` holds everything that is needed as plain data, so that it can be sent to other
processes. The same runs give the same numbers on every machine, in pieces of any size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.errors import ModarchError
from modarch.simulation import kernel_draw
from modarch.simulation.chunk import Chunk, Details
from modarch.simulation.draws import Draws
from modarch.simulation.jit import compiled
from modarch.simulation.kernel_place import measure, place_run
from modarch.simulation.kernel_trace import count_use, trace
from modarch.simulation.program import pack

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from modarch.simulation.limits import Obligation, SystemLimit
    from modarch.simulation.network import Network
    from modarch.simulation.outlook import Outlook
    from modarch.simulation.program import Program
    from modarch.simulation.result import Policy

__all__ = ["Machine"]

_TILE: Final = 240
"""Runs whose rows lie in the processor's cache together; no power of two, which would crowd it."""

_FARTHEST: Final = 15_000
"""Months after which a programme is reckoned never to end."""


@dataclass(kw_only=True, eq=False)
class Machine:
    """A programme ready to be carried out.

    Parameters
    ----------
    outlook, network
        What is drawn, and what is carried out.
    policy, seed
        How, and with which chances.
    systems, obligations
        How long systems may be used, and how long each agreement lasts.
    horizon
        Months to reckon with at first; a run that takes longer is carried out again with more.
    fast
        Whether to use the compiled kernels when Numba is installed. Results are the same.
    """

    outlook: Outlook
    network: Network
    policy: Policy
    seed: int
    systems: tuple[SystemLimit, ...]
    obligations: tuple[Obligation, ...]
    horizon: int
    fast: bool = True
    _programs: dict[int, Program] = field(default_factory=dict, repr=False)
    _draws: list[tuple[Any, ...]] = field(default_factory=list, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_programs": {}, "_draws": []}

    def program(self, horizon: int) -> Program:
        """Return the programme in numbers for a number of months."""
        if horizon not in self._programs:
            self._programs[horizon] = pack(self.network, self.policy, horizon)
        return self._programs[horizon]

    def packed_draws(self) -> tuple[Any, ...]:
        """Return what is drawn as the arguments of the compiled kernel."""
        if not self._draws:
            self._draws.append(kernel_draw.packed(Draws(self.outlook, self.seed)))
        return self._draws[0]

    def chunk(self, first: int, runs: int, detailed: int) -> Chunk:
        """Carry out consecutive runs.

        Parameters
        ----------
        first, runs
            Number of the first, and how many.
        detailed
            How many of them are looked into; the first ones.

        Raises
        ------
        ModarchError
            If a run never ends.
        """
        horizon = min(self.horizon, _FARTHEST)
        while horizon <= _FARTHEST:
            chunk = _Work(self, self.program(horizon), first, runs, detailed).chunk()
            if chunk is not None:
                return chunk
            horizon *= 2
        message = (
            f"run {first} or one of those after it does not end within {_FARTHEST} months: "
            "raise the capacities, or shorten what is to be done"
        )
        raise ModarchError(message)


class _Work:
    """Carries out one chunk within one horizon."""

    def __init__(
        self, machine: Machine, program: Program, first: int, runs: int, detailed: int
    ) -> None:
        self.machine, self.program = machine, program
        self.first, self.runs, self.detailed = first, runs, detailed
        self.kernels = compiled() if machine.fast else None
        self.out = np.zeros((runs, program.measures), np.int16)
        self.rows = np.zeros((machine.outlook.rows, runs), np.int16)
        self.activities, resources = len(machine.network.activities), program.units
        self.critical = np.zeros(self.activities + len(program.components), np.int64)
        self.gates = np.zeros(machine.outlook.rows, np.int64)
        self.used = np.zeros(sum(units + 1 for units in resources) * program.horizon, np.int64)

    def chunk(self) -> Chunk | None:
        """Return what came of the runs, or None when one did not end within the horizon."""
        done = self._plainly() if self.kernels is None else self._compiled()
        return self._summed() if done else None

    def _compiled(self) -> bool:
        assert self.kernels is not None  # noqa: S101 - the caller has seen to it
        kernels, program = self.kernels, self.program
        m, planes = np.array(program.vector, np.uint32), np.array(program.planes, np.uint64)
        x = np.zeros(len(self.rows), np.int16)
        components = len(program.components)
        w, r = (
            np.zeros(2 * self.activities + components + 1, np.int32),
            np.zeros(len(planes), np.uint64),
        )
        packed = self.machine.packed_draws()
        counts = (self.critical, self.gates, self.used)
        for begin in range(0, self.runs, _TILE):
            end = min(begin + _TILE, self.runs)
            rows = np.zeros((len(x), end - begin), np.int16)
            kernels.draw(rows, self.first + begin, *packed)
            self.rows[:, begin:end] = rows
            looked = min(end, self.detailed) - begin
            done = kernels.carry_out(m, planes, rows, x, w, r, self.out[begin:end], looked, *counts)
            if done < end - begin:
                return False
        return True

    def _plainly(self) -> bool:
        self.rows = Draws(self.machine.outlook, self.machine.seed).rows(self.first, self.runs)
        components = len(self.program.components)
        m, planes = list(self.program.vector), list(self.program.planes)
        w, out = [0] * (2 * self.activities + components + 1), [0] * self.program.measures
        critical, gates = self.critical.tolist(), self.gates.tolist()
        used = self.used.tolist()
        for at in range(self.runs):
            x, r = self.rows[:, at].tolist(), planes.copy()
            if not place_run(m, x, w, r):
                return False
            measure(m, x, w, out)
            self.out[at] = out
            if at < self.detailed:
                count_use(m, r, trace(m, x, w, critical, gates), used)
        self.critical[:], self.gates[:], self.used[:] = critical, gates, used
        return True

    def _summed(self) -> Chunk:
        machine, measures = self.machine, np.ascontiguousarray(self.out.T)
        components, systems = len(self.program.components), len(self.program.systems)
        needs = measures[2 + 2 * components :][:systems]
        by_system = dict(zip(self.program.systems, needs, strict=True))
        months, cost = self._interim(by_system)
        gates = self.rows[[machine.outlook.gate_rows[gate.gate] for gate in machine.outlook.gates]]
        things = [*measures[2 : 2 + 2 * components], *needs, *gates]
        return Chunk(
            first=self.first,
            end=measures[0].astype(np.int32),
            first_delivery=measures[1].astype(np.int32),
            interim_months=months,
            interim_cost_sek=cost,
            months=_counted(things),
            interim=_counted(
                [
                    _late(by_system[one.system], one.limit.months(self.rows))
                    for one in machine.obligations
                ]
            ),
            lapses=_counted(list(measures[2 + 2 * components + systems :])),
            details=self._details(measures, components) if self.detailed > 0 else None,
        )

    def _interim(
        self, needs: dict[str, NDArray[np.int16]]
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return months and cost of the interim solutions of all systems, by run."""
        months, cost = np.zeros(self.runs, np.int32), np.zeros(self.runs, np.int64)
        for one in self.machine.systems:
            late = _late(needs[one.system], one.limit.months(self.rows))
            months += late.astype(np.int32)
            cost += late * one.cost_sek
        return months, cost

    def _details(self, measures: NDArray[np.int16], components: int) -> Details:
        looked = measures[2 : 2 + 2 * components, : self.detailed]
        steps = self.machine.outlook.phases
        rows = self.rows[:, : self.detailed]
        sizes = [(units + 1) * self.program.horizon for units in self.program.units]
        parts = np.split(self.used, np.cumsum(sizes)[:-1]) if sizes else []
        return Details(
            first_use=looked[0::2].copy(),
            live=looked[1::2].copy(),
            phases=np.array(
                [
                    rows[step.row] - (rows[step.previous] if step.offset is None else step.offset)
                    for step in steps
                ],
                np.int16,
            ).reshape(len(steps), -1),
            critical=self.critical,
            gates=self.gates,
            used=tuple(
                part.reshape(self.program.horizon, units + 1)
                for part, units in zip(parts, self.program.units, strict=True)
            ),
        )


def _late(need: NDArray[np.int16], end: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Return by how many months a need outlasts the last month covered."""
    if end is None:
        return np.zeros(len(need), np.int64)
    late: NDArray[np.int64] = np.maximum(need.astype(np.int64) - (end + 1), 0)
    return late


def _counted(things: list[NDArray[np.int16]] | list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return how often each number from 0 on occurs, thing by thing."""
    if not things:
        return np.zeros((0, 1), np.int64)
    longest = max(int(thing.max()) for thing in things) + 1
    counts = [np.bincount(np.maximum(thing, 0), minlength=longest) for thing in things]
    return np.array(counts, np.int64)
