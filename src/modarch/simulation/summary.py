"""From sums over the runs to a result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from modarch.landscape.phases import Phase
from modarch.planning.blocks_of import activity_key, blocks_of
from modarch.simulation.bands import band_of
from modarch.simulation.chances import chances_of
from modarch.simulation.decisions import Wait, decisions_on
from modarch.simulation.result import (
    ContractRisk,
    Convergence,
    ConvergenceStep,
    DecisionRisk,
    GateRisk,
    LapseRisk,
    ModuleRisk,
    MonthSpread,
    NumberSpread,
    PhaseRisk,
)
from modarch.simulation.spreads import month_spread, number_spread
from modarch.simulation.tally import added

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.planning.aims_of import Assume
    from modarch.simulation.chances import Chances
    from modarch.simulation.limits import Obligation
    from modarch.simulation.machine import Machine
    from modarch.simulation.network import SimArc
    from modarch.simulation.planned import Planned
    from modarch.simulation.result import CapacityBand
    from modarch.simulation.tally import Tally

__all__ = ["Summary"]


@dataclass(frozen=True)
class Summary:
    """The parts of a result, worked out from a tally.

    Parameters
    ----------
    machine
        What was carried out.
    tally
        What came of it.
    planned
        What the plan comes to.
    landscape
        The model.
    assume
        Which month counts where only an interval is known.
    """

    machine: Machine
    tally: Tally
    planned: Planned
    landscape: Landscape
    assume: Assume

    @property
    def origin(self) -> Month:
        """Month 0."""
        return self.planned.origin

    @cached_property
    def components(self) -> tuple[str, ...]:
        """Components in the order of the counts."""
        return self.machine.program(self.machine.horizon).components

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """Systems in the order of the counts."""
        return tuple(need.system for need in self.machine.network.needs)

    @cached_property
    def looked(self) -> int:
        """Runs that were looked into."""
        return sum(one.live.shape[1] for one in self.tally.details)

    @cached_property
    def critical(self) -> NDArray[np.int64]:
        """In how many runs each activity, and then each component, decided the end."""
        none = np.zeros(len(self.machine.network.activities) + len(self.components), np.int64)
        return none + sum((one.critical for one in self.tally.details), none)

    @cached_property
    def chances(self) -> Mapping[str, Chances]:
        """What may happen to each component."""
        components = self.landscape.components
        return {id_: chances_of(components[id_], self.landscape) for id_ in self.components}

    def spread(self, months: NDArray[np.int32], planned: int) -> MonthSpread:
        """Return the spread of something that has a month in each run."""
        counts = np.bincount(np.maximum(months, 0)).astype(np.int64)
        return month_spread(counts, self.origin, self.origin + planned)

    def modules(self) -> tuple[ModuleRisk, ...]:
        """Return when each component comes into use."""
        first = len(self.machine.network.activities)
        return tuple(
            self._module(id_, 2 * n, int(self.critical[first + n]))
            for n, id_ in enumerate(self.components)
        )

    def _module(self, id_: str, row: int, critical: int) -> ModuleRisk:
        counts, planned, chances = self.tally.months, self.planned, self.chances[id_]
        actual = self.landscape.components[id_].actual
        return ModuleRisk(
            component=id_,
            first_use=month_spread(counts[row], self.origin, planned.first_use(id_)),
            live=month_spread(counts[row + 1], self.origin, planned.live(id_)),
            appeal_probability=0.0 if Phase.REVIEW in actual else chances.appeal,
            cancel_probability=0.0 if Phase.TENDER in actual else chances.cancel,
            exit_probability=0.0 if Phase.ROLLOUT in actual else chances.exit_per_year,
            criticality=self._share(critical),
        )

    def _share(self, count: int) -> float:
        return count / self.looked if self.looked else 0.0

    def phases(self) -> tuple[PhaseRisk, ...]:
        """Return how long each phase takes."""
        if not self.looked:
            return ()
        months = np.concatenate([one.phases for one in self.tally.details], axis=1)
        number = self.machine.network.number
        found = []
        for step, values in zip(self.machine.outlook.phases, months, strict=True):
            component = self.landscape.components[step.component]
            block = next(b for b, phases in blocks_of(component).items() if step.phase in phases)
            counts = np.bincount(values).astype(np.int64)
            found.append(
                PhaseRisk(
                    component=step.component,
                    phase=step.phase,
                    months=number_spread(counts, self.planned.months(step.component, step.phase)),
                    criticality=self._share(
                        int(self.critical[number[activity_key(component.id, block)]])
                    ),
                )
            )
        return tuple(found)

    def gates(self) -> tuple[GateRisk, ...]:
        """Return when each gate opens."""
        first = 2 * len(self.components) + len(self.systems)
        begun = sum((one.gates for one in self.tally.details), np.zeros(1, np.int64))
        found = [
            GateRisk(
                gate=step.gate,
                opens=month_spread(
                    self.tally.months[first + n], self.origin, self.planned.gate(step.gate)
                ),
                criticality=self._share(int(begun[step.row])) if self.looked else 0.0,
            )
            for n, step in enumerate(self.machine.outlook.gates)
        ]
        return tuple(sorted(found, key=lambda gate: gate.gate))

    def _need(self, system: str) -> NDArray[np.int64]:
        """Return in how many runs the need of a system is over in each month."""
        row = 2 * len(self.components) + self.systems.index(system)
        return np.asarray(self.tally.months[row])

    def contracts(self) -> tuple[ContractRisk, ...]:
        """Return whether each agreement lasts as long as its system is needed."""
        pairs = zip(self.machine.obligations, self.tally.interim, strict=True)
        return tuple(self._contract(one, counts) for one, counts in pairs)

    def _contract(self, one: Obligation, counts: NDArray[np.int64]) -> ContractRisk:
        end = self.planned.end(one.limit)
        needed = self.planned.need(one.system)
        planned = max(0, needed - (end + 1))
        costs = {limit.system: limit.cost_sek for limit in self.machine.systems}
        months = number_spread(counts, planned)
        hit = int(counts[1:].sum())
        return ContractRisk(
            system=one.system,
            contract=one.contract,
            extent=self.origin + end,
            assumed=self._is_assumed(one),
            needed_until=month_spread(
                self._need(one.system), self.origin + -1, self.origin + (needed - 1)
            ),
            probability=hit / self.tally.runs,
            months=months,
            months_if_needed=months.mean * self.tally.runs / hit if hit else 0.0,
            cost_sek=number_spread(counts, planned, costs[one.system]),
            cost_sek_per_month=float(costs[one.system]),
        )

    def _is_assumed(self, one: Obligation) -> bool:
        path = ("contracts", one.contract, "ends") if one.contract else ("systems", one.system)
        return not one.limit.is_certain or self.landscape.is_assumption(*path)

    def decisions(self) -> tuple[DecisionRisk, ...]:
        """Return what must be decided before the outcome is known, by month."""
        parallel = {need.system: need.parallel for need in self.machine.network.needs}
        found: list[DecisionRisk] = []
        for one in self.machine.obligations:
            if one.contract and not one.limit.is_drawn:
                wait = Wait(
                    system=one.system,
                    counts=self._need(one.system),
                    planned=self.planned.need(one.system),
                    parallel=parallel[one.system],
                )
                contract = self.landscape.contracts[one.contract]
                found += decisions_on(wait, contract, self.landscape, self.origin, self.assume)
        return tuple(sorted(found, key=lambda d: (d.by, d.contract, d.system, d.kind)))

    def lapses(self) -> tuple[LapseRisk, ...]:
        """Return which greatest times are exceeded."""
        greatest = [arc for arc in self.machine.network.arcs if arc.is_greatest]
        pairs = zip(greatest, self.tally.lapses, strict=True)
        found = [self._lapse(arc, counts) for arc, counts in pairs]
        return tuple(sorted(found, key=lambda lapse: (lapse.before, lapse.after, lapse.reason)))

    def _lapse(self, arc: SimArc, counts: NDArray[np.int64]) -> LapseRisk:
        hit = int(counts[1:].sum())
        months = int((counts * np.arange(len(counts))).sum())
        of = {one.key: one.component for one in self.machine.network.activities}
        return LapseRisk(
            before=of[arc.after],
            after=of[arc.before],
            reason=arc.reason,
            max_months=-arc.months,
            probability=hit / self.tally.runs,
            mean_months=months / hit if hit else 0.0,
        )

    def interim(self, values: NDArray[np.int32]) -> NumberSpread:
        """Return the spread of the interim months of all systems together."""
        planned = sum(months for months, _ in self.planned.interim(self.machine.systems))
        return number_spread(np.bincount(values).astype(np.int64), planned)

    def capacity(self) -> tuple[CapacityBand, ...]:
        """Return how much of each capacity is in use, month by month."""
        if not self.looked:
            return ()
        first = max(0, self.planned.start)
        last = max(first + 1, int(self.tally.end.max()))
        found = []
        for n, resource in enumerate(self.machine.network.resources):
            used = np.zeros((0, 1), np.int64)
            for details in self.tally.details:
                used = added(used, details.used[n].T)
            months = range(first, min(last, used.shape[1]))
            found.append(band_of(resource, used, months, self.looked, self.origin))
        return tuple(found)

    def convergence(self, target: float | None) -> Convergence:
        """Return how sure the result is."""
        last = self.tally.steps[-1]
        return Convergence(
            steps=tuple(
                ConvergenceStep(
                    runs=step.runs,
                    p80=self.origin + step.p80,
                    p80_error_months=step.p80_error,
                    interim_months=step.interim,
                    interim_error_months=step.interim_error,
                )
                for step in self.tally.steps
            ),
            relative_error=last.relative,
            target=target,
            reached=None if target is None else last.relative <= target,
        )
