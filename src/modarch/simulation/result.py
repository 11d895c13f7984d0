"""What a simulation of a programme comes to: numbers and ids, without words.

Summaries (`SimulationResult`) are kept apart from what each run gave (`RunArrays`), so that a
result stays small however many runs it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.results import Result
from modarch.simulation.result_parts import (
    CapacityBand,
    CapacityPrice,
    ContractRisk,
    DecisionRisk,
    Driver,
    DriverKind,
    GateRisk,
    LapseRisk,
    ModuleRisk,
    MonthSpread,
    NumberSpread,
    Outcome,
    PhaseRisk,
    Policy,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from modarch.landscape.months import Month
    from modarch.landscape.results import RunRecord

__all__ = [
    "CapacityBand",
    "CapacityPrice",
    "ContractRisk",
    "Convergence",
    "ConvergenceStep",
    "DecisionRisk",
    "Driver",
    "DriverKind",
    "GateRisk",
    "LapseRisk",
    "ModuleRisk",
    "MonthSpread",
    "NumberSpread",
    "Outcome",
    "PhaseRisk",
    "Policy",
    "RunArrays",
    "Simulation",
    "SimulationResult",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvergenceStep:
    """How sure the result was after some of the runs.

    Parameters
    ----------
    runs
        Runs so far.
    p80
        The end at 80 per cent.
    p80_error_months
        Half the width of its 95 per cent confidence interval.
    interim_months
        Expected months of interim solutions.
    interim_error_months
        Half the width of its 95 per cent confidence interval.
    """

    runs: int
    p80: Month
    p80_error_months: float
    interim_months: float
    interim_error_months: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Convergence:
    """How sure the result is: the error that comes from the number of runs alone.

    Parameters
    ----------
    steps
        From the first runs to all of them.
    relative_error
        The greater of the two errors after all runs, as a share: of the months from start to end,
        and of the expected months of interim solutions, at least one.
    target
        The relative error asked for; None when a number of runs was.
    reached
        Whether the target was reached; None without one.
    """

    steps: tuple[ConvergenceStep, ...]
    relative_error: float
    target: float | None
    reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationResult(Result):
    """What may become of a plan.

    Parameters
    ----------
    record
        What it was made from; its settings hold seed, policy, runs and what was changed.
    policy
        How the plan is carried out.
    runs
        Number of runs.
    detail_runs
        Runs that criticality, drivers and capacity rest on: the first ones.
    interrupted
        True when it was stopped before all runs were done.
    origin
        Month 0 of everything that is told in months.
    start
        First month anything new can start.
    end
        Programme end: the first month after everything is done.
    first_delivery
        First month in which a module that is not yet in use is in use anywhere.
    modules, phases, gates, contracts, decisions, lapses
        Sorted by id; decisions by month.
    interim_months, interim_cost_sek
        Interim solutions of all systems together.
    drivers
        What drives the outcomes, the strongest first within each outcome.
    capacity
        Capacities in use, by key.
    prices
        What one more unit of each capacity would change; empty when not asked for.
    convergence
        How sure the result is.
    """

    record: RunRecord
    policy: Policy
    runs: int
    detail_runs: int
    interrupted: bool
    origin: Month
    start: Month
    end: MonthSpread
    first_delivery: MonthSpread
    modules: tuple[ModuleRisk, ...]
    phases: tuple[PhaseRisk, ...]
    gates: tuple[GateRisk, ...]
    contracts: tuple[ContractRisk, ...]
    decisions: tuple[DecisionRisk, ...]
    lapses: tuple[LapseRisk, ...]
    interim_months: NumberSpread
    interim_cost_sek: NumberSpread
    drivers: tuple[Driver, ...]
    capacity: tuple[CapacityBand, ...]
    prices: tuple[CapacityPrice, ...]
    convergence: Convergence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunArrays:
    """What each run gave; run n has the same draws whatever the plan, the policy and the machine.

    Parameters
    ----------
    end, first_delivery
        Months from the origin, one for each run.
    interim_months
        Months of interim solutions of all systems together, one for each run.
    interim_cost_sek
        Their cost in kronor, one for each run.
    first_use, live
        Months from the origin by component, for the first runs only (`SimulationResult.detail_runs`
        of them).
    """

    end: NDArray[np.int32]
    first_delivery: NDArray[np.int32]
    interim_months: NDArray[np.int32]
    interim_cost_sek: NDArray[np.int64]
    first_use: Mapping[str, NDArray[np.int32]]
    live: Mapping[str, NDArray[np.int32]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulation:
    """A result together with what each run gave.

    Parameters
    ----------
    result
        The summary.
    arrays
        What each run gave.
    """

    result: SimulationResult
    arrays: RunArrays
