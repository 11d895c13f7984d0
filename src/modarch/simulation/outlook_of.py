"""From a landscape to what is drawn for it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from modarch.landscape.phases import Phase
from modarch.landscape.risk_defaults import filled
from modarch.planning.blocks_of import STANDARD_MODE, blocks_of
from modarch.simulation.chances import ATTEMPTS, chances_of
from modarch.simulation.distribution import Months, exactly, months_of, spread_evenly
from modarch.simulation.outlook import (
    Cancelling,
    Chance,
    Factor,
    GateStep,
    Leaving,
    Outlook,
    PhaseStep,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.components import Component
    from modarch.landscape.phases import Duration
    from modarch.landscape.programme import Gate
    from modarch.landscape.risk import Distribution
    from modarch.planning.formulate import Formulation
    from modarch.simulation.chances import Chances

__all__ = ["outlook_of"]

_MARKET: Final = frozenset({Phase.TENDER, Phase.REVIEW, Phase.CERTIFICATION})
"""Phases whose length somebody else decides on."""

_LONGEST_STAY: Final = 360
"""Months after which no supplier is reckoned to leave."""


def outlook_of(
    formulation: Formulation,
    modes: Mapping[str, str],
    reviews: Mapping[str, Duration] | None = None,
) -> Outlook:
    """Return what is drawn for a landscape.

    Parameters
    ----------
    formulation
        The landscape as a scheduling problem.
    modes
        The way each component is carried out, where it is not the standard one.
    reviews
        Months of review, appeals included, for components where the user has stated them.
    """
    builder = _Builder(formulation, modes, reviews or {})
    builder.add_gates()
    for id_ in sorted(formulation.landscape.components):
        builder.add_component(formulation.landscape.components[id_])
    return builder.outlook()


@dataclass
class _Builder:
    """Collects chances and steps."""

    formulation: Formulation
    modes: Mapping[str, str]
    reviews: Mapping[str, Duration]
    _chances: list[Chance] = field(default_factory=list)
    _gates: list[GateStep] = field(default_factory=list)
    _phases: list[PhaseStep] = field(default_factory=list)
    _leaving: list[Leaving] = field(default_factory=list)
    _phase_rows: dict[tuple[str, Phase], int] = field(default_factory=dict)
    _gate_rows: dict[str, int] = field(default_factory=dict)
    _rows: int = 1

    def __post_init__(self) -> None:
        risk = filled(self.formulation.landscape.programme.risk)
        self._correlation = {
            Factor.ORGANISATION: risk.organisation_correlation or 0.0,
            Factor.MARKET: risk.market_correlation or 0.0,
        }
        self._shape = risk.distribution

    def outlook(self) -> Outlook:
        """Return what has been collected."""
        return Outlook(
            chances=tuple(self._chances),
            gates=tuple(self._gates),
            phases=tuple(self._phases),
            leaving=tuple(self._leaving),
            rows=self._rows,
            phase_rows=self._phase_rows,
            gate_rows=self._gate_rows,
        )

    def _row(self) -> int:
        self._rows += 1
        return self._rows - 1

    def _chance(
        self, name: tuple[str, ...], months: Months, factor: Factor, *, reverse: bool = False
    ) -> int:
        strength = self._correlation[factor]
        self._chances.append(
            Chance(name=name, months=months, factor=factor, correlation=strength, reversed=reverse)
        )
        return len(self._chances) - 1

    def add_gates(self) -> None:
        """Add a step for every gate, each after those it waits for."""
        gates = self.formulation.landscape.programme.gates
        waiting = sorted(gates)
        while waiting:
            name = next(
                one for one in waiting if all(a in self._gate_rows for a in gates[one].after)
            )
            waiting.remove(name)
            self._add_gate(gates[name])

    def _add_gate(self, gate: Gate) -> None:
        formulation = self.formulation
        dated = gate.opens is not None and not gate.opens.is_unknown
        months = self._opening(gate) if dated else self._months(gate.months)
        delay = None
        if gate.delay is not None:
            delay = self._chance(
                ("gate", gate.id, "delay"), self._months(gate.delay), Factor.ORGANISATION
            )
        self._gate_rows[gate.id] = self._row()
        self._gates.append(
            GateStep(
                row=self._gate_rows[gate.id],
                gate=gate.id,
                earliest=formulation.landscape.start - formulation.origin,
                after=tuple(self._gate_rows[name] for name in gate.after),
                chance=self._chance(("gate", gate.id), months, Factor.ORGANISATION),
                dated=dated,
                delay=delay,
            )
        )

    def _opening(self, gate: Gate) -> Months:
        """Return the month a dated gate opens: anywhere in its interval with equal probability."""
        low, high = (gate.opens.earliest, gate.opens.latest) if gate.opens else (None, None)
        low, high = low or high, high or low
        assert low is not None and high is not None  # noqa: PT018, S101 - it is not unknown
        origin = self.formulation.origin
        return spread_evenly(low - origin, max(low, high) - origin)

    def _months(self, duration: Duration | None, shape: Distribution | None = None) -> Months:
        if duration is None:
            return exactly(0)
        form = shape or self._shape
        assert form is not None  # noqa: S101 - `filled` leaves nothing out
        return months_of(duration, form)

    def add_component(self, component: Component) -> None:
        """Add the steps of a component's phases, and of a supplier that leaves."""
        chances = chances_of(component, self.formulation.landscape)
        for phases in blocks_of(component).values():
            previous = 0
            begun = next((component.actual[p].start for p in phases if p in component.actual), None)
            for phase in phases:
                start = None if begun is None else begun - self.formulation.origin
                previous = self._add_phase(component, phase, chances, previous, start)
        self._add_leaving(component, chances)

    def _add_phase(
        self,
        component: Component,
        phase: Phase,
        chances: Chances,
        previous: int,
        begun: int | None,
    ) -> int:
        """Add a phase; ``begun`` is the start of its activity, if that has begun."""
        actual = component.actual.get(phase)
        first_free = self.formulation.first_free
        months = self._phase_months(component, phase, chances)
        offset, least, cancelling = None, 0, None
        if actual is not None and begun is not None:
            offset = actual.start - self.formulation.origin - begun
            months = (
                exactly(actual.end - actual.start)
                if actual.end is not None
                else months.at_least(first_free - begun - offset)
            )
        elif phase is Phase.TENDER and chances.cancel > 0:
            cancelling = self._cancelling(component, chances, months)
        if begun is not None and (actual is None or actual.end is None):
            least = max(0, first_free - begun)
        factor = Factor.MARKET if phase in _MARKET else Factor.ORGANISATION
        row = self._row()
        self._phase_rows[component.id, phase] = row
        self._phases.append(
            PhaseStep(
                row=row,
                component=component.id,
                phase=phase,
                chance=self._chance((component.id, phase.value), months, factor),
                previous=previous,
                offset=offset,
                least=least,
                cancelling=cancelling,
            )
        )
        return row

    def _phase_months(self, component: Component, phase: Phase, chances: Chances) -> Months:
        if phase is Phase.REVIEW and component.id not in self.reviews:
            return chances.review
        mode = self.modes.get(component.id) or STANDARD_MODE
        own = component.modes[mode].phases if mode in component.modes else {}
        duration = own.get(phase, component.phases[phase])
        if phase is Phase.REVIEW:
            duration = self.reviews[component.id]
        return self._months(duration, component.risk.distribution)

    def _cancelling(self, component: Component, chances: Chances, tender: Months) -> Cancelling:
        id_, p = component.id, chances.cancel
        shares = [p**n * (1 - p) for n in range(ATTEMPTS - 1)]
        times = Months(0, (*shares, 1 - math.fsum(shares)))
        again = range(1, ATTEMPTS)
        return Cancelling(
            times=self._chance((id_, "cancel"), times, Factor.MARKET),
            waits=tuple(
                self._chance((id_, "reannounce", str(n)), chances.reannounce, Factor.ORGANISATION)
                for n in again
            ),
            tenders=tuple(
                self._chance((id_, "tender", str(n)), tender, Factor.MARKET) for n in again
            ),
            requirements=self._phase_rows.get((id_, Phase.REQUIREMENTS), 0),
            passed_share=chances.cancelled_after_share,
            redo_share=chances.redo_share,
        )

    def _add_leaving(self, component: Component, chances: Chances) -> None:
        build = self._phase_rows.get((component.id, Phase.BUILD))
        rollout = self._phase_rows.get((component.id, Phase.ROLLOUT))
        done = component.actual.get(Phase.ROLLOUT)
        if chances.exit_per_year <= 0 or build is None or rollout is None or done is not None:
            return
        stays = (1 - chances.exit_per_year) ** (1 / 12)
        leaves = [stays**month * (1 - stays) for month in range(_LONGEST_STAY)]
        when = Months(0, (*leaves, 1 - math.fsum(leaves)))
        self._leaving.append(
            Leaving(
                component=component.id,
                when=self._chance((component.id, "exit"), when, Factor.MARKET, reverse=True),
                replacement=self._chance(
                    (component.id, "replacement"), chances.replacement, Factor.ORGANISATION
                ),
                build=build,
                rollout=rollout,
            )
        )
