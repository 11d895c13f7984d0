"""Local acquisitions as a scenario: what if care providers buy systems of their own.

Every capability at every care provider leaves the target architecture independently with the leak
rate. What has left is served by a system of its own: its needs across the boundary are no longer
met until somebody builds an integration, and its users have one more user interface. The rate is
the user's assumption, not a forecast.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from modarch.deployment.needs import Needs
from modarch.deployment.sites import matches
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.bits import bernoulli_mask, everything, random_stream, scenario_rows
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from modarch.deployment.coverage import Cell
    from modarch.deployment.needs import Holder
    from modarch.landscape.elements import Role
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

    Floats = npt.NDArray[np.float64]

__all__ = ["LeakageResult", "Spread", "simulate_leakage"]

SCENARIOS = 2000
"""Scenarios drawn unless told otherwise."""

Unit = tuple[str, str]
"""What leaves as one: a capability at a care provider, in all its settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A measure without leaks, and over the scenarios.

    Parameters
    ----------
    without
        Its value when nothing leaves.
    mean, p5, p95
        Mean, and what is not undercut in 95 % and not exceeded in 95 % of the scenarios.
    """

    without: float
    mean: float
    p5: float
    p95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakageResult(Result):
    """What local acquisitions at a given rate do.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    rate
        Probability that a capability at a care provider leaves.
    scenarios, seed
        What the spreads were made with.
    units
        Capabilities at care providers that can leave.
    unmet
        F1, share of the needs that are not met.
    interfaces
        F3, mean split of the user interfaces; None without roles.
    leakage
        F8, share of the cells outside the target architecture.
    local_systems
        Number of local systems bought.
    integrations
        Pairs (local system, item it exchanged with) to be connected to be as before.
    """

    record: RunRecord
    month: Month | None
    rate: float
    scenarios: int
    seed: int
    units: int
    unmet: Spread
    interfaces: Spread | None
    leakage: Spread
    local_systems: Spread
    integrations: Spread


def simulate_leakage(
    landscape: Landscape,
    rate: float,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    scenarios: int = SCENARIOS,
    seed: int = 0,
) -> LeakageResult:
    """Simulate local acquisitions at a rate.

    Parameters
    ----------
    landscape
        The model.
    rate
        Probability, from 0 to 1, that a capability at a care provider leaves the target
        architecture.
    plan
        When everything happens; without one only the end state can be looked at.
    at
        The month; None for the end state.
    scenarios, seed
        Scenarios to draw, and the seed.

    Raises
    ------
    InputInvalid
        If the rate is outside 0 … 1, or no scenario is asked for.
    """
    _check(rate, scenarios)
    situation = situation_at(landscape, plan, at)
    leak = _Leak(Traffic(Needs(situation.rollout.coverage), situation), rate, scenarios, seed)
    return LeakageResult(
        record=RunRecord.of(landscape, at=at, leak_rate=rate, scenarios=scenarios, seed=seed),
        month=at,
        rate=rate,
        scenarios=scenarios,
        seed=seed,
        units=len(leak.masks),
        unmet=_spread(leak.unmet),
        interfaces=_spread(leak.interfaces) if leak.roles else None,
        leakage=_spread(leak.leakage),
        local_systems=_spread(leak.count(dict.fromkeys(leak.masks, 1.0))),
        integrations=_spread(leak.count(leak.partners)),
    )


def _check(rate: float, scenarios: int) -> None:
    problems = []
    if not 0 <= rate <= 1:
        message, hint = f"the leak rate is {rate}", "write a number from 0 to 1, such as 0.05"
        problems.append(Diagnostic(code="out-of-range", message=message, hint=hint))
    if scenarios < 1:
        message, hint = f"{scenarios} scenarios are asked for", "ask for at least 1"
        problems.append(Diagnostic(code="out-of-range", message=message, hint=hint))
    if problems:
        raise InputInvalid(problems)


def _spread(values: Floats) -> Spread:
    """Return a spread; the first value is that of the scenario in which nothing leaves."""
    drawn = values[1:]
    p5, p95 = np.quantile(drawn, [0.05, 0.95], method="inverted_cdf")
    return Spread(without=float(values[0]), mean=float(drawn.mean()), p5=float(p5), p95=float(p95))


@dataclass(frozen=True)
class _Leak:
    """Many scenarios at once, one bit each; in the first one nothing leaves."""

    traffic: Traffic
    rate: float
    scenarios: int
    seed: int

    @property
    def _size(self) -> int:
        return self.scenarios + 1

    @cached_property
    def _cells(self) -> Mapping[Cell, Unit]:
        """Cells in the target architecture, by the unit they leave with."""
        situation = self.traffic.situation
        systems = situation.landscape.systems
        return {
            cell: (cell[0].provider, cell[1])
            for cell, items in sorted(situation.serving.items())
            if not all(item in systems and systems[item].local for item in items)
        }

    @cached_property
    def masks(self) -> Mapping[Unit, int]:
        """For each unit, the scenarios in which it leaves."""
        return {
            unit: bernoulli_mask(random_stream(self.seed, *unit), self.rate, self.scenarios) << 1
            for unit in sorted(set(self._cells.values()))
        }

    def count(self, weights: Mapping[Unit, float]) -> Floats:
        """Return the weight of the units that leave, per scenario."""
        total = np.zeros(self._size)
        for unit, weight in weights.items():
            total += weight * scenario_rows([self.masks[unit]], self._size)[0]
        return total

    def _left(self, holder: Holder) -> int:
        unit = self._cells.get((holder.site, holder.capability))
        return self.masks[unit] if unit is not None else 0

    @cached_property
    def unmet(self) -> Floats:
        """Share of the needs not met, per scenario."""
        lost = np.zeros(self._size)
        by_mask: dict[int, float] = {}
        total = 0.0
        for one in self.traffic.met():
            total += one.weight
            apart = one.need.consumer != one.need.producer
            mask = self._left(one.need.consumer) | self._left(one.need.producer) if apart else 0
            if one.route.reason:
                mask = everything(self._size)
            by_mask[mask] = by_mask.get(mask, 0.0) + one.weight
        for mask, weight in by_mask.items():
            lost += weight * scenario_rows([mask], self._size)[0]
        return lost / total if total else lost

    @cached_property
    def leakage(self) -> Floats:
        """Share of the cells outside the target architecture, per scenario."""
        serving = self.traffic.situation.serving
        systems = self.traffic.situation.landscape.systems
        outside = np.zeros(self._size)
        for cell, items in serving.items():
            local = sum(item in systems and systems[item].local for item in items) / len(items)
            unit = self._cells.get(cell)
            left = 0 if unit is None else scenario_rows([self.masks[unit]], self._size)[0]
            outside += np.maximum(local, left)
        return outside / len(serving) if serving else outside

    @cached_property
    def partners(self) -> Mapping[Unit, float]:
        """Number of other items that each unit exchanges with, across its own boundary."""
        found: dict[Unit, set[str]] = {unit: set() for unit in self.masks}
        for one in self.traffic.met():
            for own, other, item in (
                (one.need.consumer, one.need.producer, one.producer),
                (one.need.producer, one.need.consumer, one.consumer),
            ):
                unit = self._cells.get((own.site, own.capability))
                if unit is not None and own != other and not one.route.reason:
                    found[unit].add(item)
        return {unit: float(len(items)) for unit, items in found.items()}

    @cached_property
    def roles(self) -> Sequence[Role]:
        """Roles that somebody serves."""
        return [
            role
            for _, role in sorted(self.traffic.situation.landscape.roles.items())
            if self._worked_in(role)
        ]

    def _worked_in(self, role: Role) -> list[Cell]:
        situation = self.traffic.situation
        return [
            (site, capability)
            for site in situation.rollout.coverage.sites
            if matches(site, provider=role.provider, setting=role.setting)
            for capability in role.capabilities
            if (site, capability) in situation.serving
        ]

    @cached_property
    def interfaces(self) -> Floats:
        """Mean split of the user interfaces over the roles, per scenario."""
        split, shares = np.zeros(self._size), 0.0
        for role in self.roles:
            split += role.share * (1 - 1 / self._interfaces(role))
            shares += role.share
        return split / shares if shares else split

    def _interfaces(self, role: Role) -> Floats:
        """Return the number of user interfaces of a role, per scenario."""
        situation = self.traffic.situation
        shown: dict[str, int] = {}
        own: dict[Unit, int] = {}
        for cell in self._worked_in(role):
            unit = self._cells.get(cell)
            left = self.masks[unit] if unit is not None else 0
            if unit is not None:
                own[unit] = left
            for item in situation.serving[cell]:
                ui = situation.landscape.items[item].ui or item
                shown[ui] = shown.get(ui, 0) | everything(self._size) & ~left
        rows = scenario_rows([*shown.values(), *own.values()], self._size)
        count: Floats = rows.sum(axis=0, dtype=np.float64)
        return count
