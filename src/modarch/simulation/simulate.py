"""The whole simulation of a plan: drawn, carried out, and summed up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.errors import Diagnostic, InputInvalid
from modarch.landscape.elements import Steps
from modarch.landscape.plan import PlanWish
from modarch.landscape.results import RunRecord
from modarch.planning.aims_of import Assume
from modarch.planning.formulate import Formulation
from modarch.simulation.drivers import drivers_of
from modarch.simulation.limits import limits_of
from modarch.simulation.machine import Machine
from modarch.simulation.network_of import network_of
from modarch.simulation.outlook_of import outlook_of
from modarch.simulation.planned import Planned
from modarch.simulation.result import (
    CapacityPrice,
    Outcome,
    Policy,
    RunArrays,
    Simulation,
    SimulationResult,
)
from modarch.simulation.run import DETAILED, Request, run_machine
from modarch.simulation.spreads import amount_spread
from modarch.simulation.summary import Summary
from modarch.simulation.tally import quantile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor

    from numpy.typing import NDArray

    from modarch.landscape.model import Landscape
    from modarch.landscape.phases import Duration
    from modarch.landscape.plan import Plan
    from modarch.simulation.run import Progress
    from modarch.simulation.tally import Tally

__all__ = ["Options", "machine_for", "simulate"]

_PRICED: Final = 8192
"""Runs at most for the price of one more unit of a capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to simulate.

    Parameters
    ----------
    runs
        Number of runs, at most when ``until`` is given.
    seed
        Seed of all chances.
    policy
        How the plan is carried out.
    until
        Relative error at which to stop; None for all runs.
    assume
        Which month counts where only an interval is known of an agreement's end.
    reviews
        Months of review by component where the user has stated them, appeals included.
    prices
        Whether to work out what one more unit of each capacity would change.
    detailed
        How many of the first runs are looked into.
    fast
        Whether to use Numba when it is installed; results are the same.
    changes
        What was changed before, as the user wrote it, for the record.
    """

    runs: int = 10_000
    seed: int = 1
    policy: Policy = Policy.ORDER
    until: float | None = None
    assume: Assume = Assume.MIDDLE
    reviews: Mapping[str, Duration] = field(default_factory=dict)
    prices: bool = False
    detailed: int = DETAILED
    fast: bool = True
    changes: tuple[str, ...] = ()


def machine_for(landscape: Landscape, plan: Plan, options: Options) -> tuple[Machine, Planned]:
    """Return a plan ready to be carried out, and what it comes to as planned.

    Parameters
    ----------
    landscape
        The model.
    plan
        The plan.
    options
        How to simulate.

    Raises
    ------
    InputInvalid
        When there is nothing to simulate, or no capacity can ever meet a demand.
    """
    if not landscape.components:
        raise InputInvalid([_nothing(landscape)])
    modes = {id_: one.mode for id_, one in plan.components.items() if one.mode}
    formulation = Formulation(
        landscape=landscape, wish=PlanWish(modes=modes), assume=options.assume
    )
    _ = formulation.problem.checked()
    outlook = outlook_of(formulation, modes, options.reviews)
    network = network_of(formulation, outlook, plan)
    systems, obligations = limits_of(
        landscape,
        [need.system for need in network.needs],
        outlook.gate_rows,
        formulation.origin,
        options.assume,
    )
    planned = Planned(plan, formulation, outlook, network)
    machine = Machine(
        outlook=outlook,
        network=network,
        policy=options.policy,
        seed=options.seed,
        systems=systems,
        obligations=obligations,
        horizon=3 * planned.programme_end + 120,
        fast=options.fast,
    )
    return machine, planned


def _nothing(landscape: Landscape) -> Diagnostic:
    return Diagnostic(
        code="nothing-planned",
        message="the model has no module or platform to carry out, so there is nothing to simulate",
        hint="add modules with a size or phases, or choose a scenario that has them",
        location=landscape.locate(("modules",)),
    )


def simulate(
    landscape: Landscape,
    plan: Plan,
    options: Options | None = None,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Simulation:
    """Carry out a plan many times, every time with other chances, and sum up what comes of it.

    Parameters
    ----------
    landscape
        The model.
    plan
        The plan.
    options
        How to simulate.
    progress
        Told from time to time how sure the outcomes are, and of how many runs at most.
    executor
        Where to; threads of this process when not given.

    Raises
    ------
    InputInvalid
        When there is nothing to simulate, or no capacity can ever meet a demand.
    KeyboardInterrupt
        If it is interrupted before anything is known.
    """
    wanted = options or Options()
    machine, planned = machine_for(landscape, plan, wanted)
    tally, interrupted = run_machine(
        machine,
        Request(runs=wanted.runs, until=wanted.until, detailed=wanted.detailed),
        start=planned.start,
        progress=progress,
        executor=executor,
    )
    prices: tuple[CapacityPrice, ...] = ()
    if wanted.prices and not interrupted:
        prices = tuple(_prices(landscape, plan, wanted, tally, executor))
    summary = Summary(machine, tally, planned, landscape, wanted.assume)
    return _simulation(summary, wanted, prices, interrupted=interrupted)


def _simulation(
    summary: Summary, options: Options, prices: tuple[CapacityPrice, ...], *, interrupted: bool
) -> Simulation:
    tally, planned, looked = summary.tally, summary.planned, summary.looked
    arrays = _arrays(summary)
    outcomes = {
        Outcome.END: arrays.end[:looked],
        Outcome.INTERIM: arrays.interim_months[:looked],
    }
    result = SimulationResult(
        record=_record(summary, options),
        policy=options.policy,
        runs=tally.runs,
        detail_runs=looked,
        interrupted=interrupted,
        origin=planned.origin,
        start=planned.origin + planned.start,
        end=summary.spread(arrays.end, planned.programme_end),
        first_delivery=summary.spread(arrays.first_delivery, planned.first_delivery),
        modules=summary.modules(),
        phases=summary.phases(),
        gates=summary.gates(),
        contracts=summary.contracts(),
        decisions=summary.decisions(),
        lapses=summary.lapses(),
        interim_months=summary.interim(arrays.interim_months),
        interim_cost_sek=amount_spread(
            arrays.interim_cost_sek,
            sum(cost for _, cost in planned.interim(summary.machine.systems)),
        ),
        drivers=drivers_of(summary.machine.outlook, options.seed, outcomes) if looked else (),
        capacity=summary.capacity(),
        prices=prices,
        convergence=summary.convergence(options.until),
    )
    return Simulation(result=result, arrays=arrays)


def _record(summary: Summary, options: Options) -> RunRecord:
    return RunRecord.of(
        summary.landscape,
        seed=options.seed,
        policy=options.policy,
        runs=summary.tally.runs,
        until=options.until,
        assume=options.assume,
        changes=options.changes,
        plan=summary.planned.plan.method,
        order=summary.machine.network.order,
        numpy=np.__version__,
    )


def _arrays(summary: Summary) -> RunArrays:
    tally = summary.tally
    parts = tally.details
    first_use = np.concatenate([one.first_use for one in parts], axis=1) if parts else None
    live = np.concatenate([one.live for one in parts], axis=1) if parts else None

    def by_component(months: NDArray[np.int16] | None) -> dict[str, NDArray[np.int32]]:
        if months is None:
            return {}
        rows = months.astype(np.int32)
        return dict(zip(summary.components, rows, strict=True))

    return RunArrays(
        end=tally.end,
        first_delivery=tally.first_delivery,
        interim_months=tally.interim_months,
        interim_cost_sek=tally.interim_cost_sek,
        first_use=by_component(first_use),
        live=by_component(live),
    )


def _prices(
    landscape: Landscape, plan: Plan, options: Options, tally: Tally, executor: Executor | None
) -> Iterator[CapacityPrice]:
    """Yield what one more unit of each capacity of the programme would change."""
    runs = min(_PRICED, tally.runs)
    before = np.bincount(tally.end[:runs])
    months, cost = tally.interim_months[:runs], tally.interim_cost_sek[:runs]
    for key, steps in sorted(landscape.programme.capacity.items()):
        more = Steps(tuple((month, units + 1) for month, units in steps.steps))
        programme = replace(
            landscape.programme, capacity={**landscape.programme.capacity, key: more}
        )
        machine, planned = machine_for(replace(landscape, programme=programme), plan, options)
        other, _ = run_machine(
            machine, Request(runs=runs, detailed=0), start=planned.start, executor=executor
        )
        after = np.bincount(other.end)
        yield CapacityPrice(
            resource=key,
            units=steps.at(landscape.start),
            runs=runs,
            p50_months=quantile(after, 0.5) - quantile(before, 0.5),
            p80_months=quantile(after, 0.8) - quantile(before, 0.8),
            interim_months=(int(other.interim_months.sum()) - int(months.sum())) / runs,
            interim_cost_sek=(int(other.interim_cost_sek.sum()) - int(cost.sum())) / runs,
        )
