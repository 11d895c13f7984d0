"""What the plan comes to when everything goes as planned, to hold the runs against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.landscape.phases import Phase
from modarch.planning.blocks_of import Block, activity_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.planning.formulate import Formulation
    from modarch.simulation.limits import Limit, SystemLimit
    from modarch.simulation.network import Network
    from modarch.simulation.outlook import Outlook

__all__ = ["Planned"]


@dataclass(frozen=True)
class Planned:
    """A plan's own outcome, in months from the origin unless a month is returned.

    Parameters
    ----------
    plan
        The plan.
    formulation
        The landscape as a scheduling problem.
    outlook, network
        What is drawn and what is carried out.
    """

    plan: Plan
    formulation: Formulation
    outlook: Outlook
    network: Network

    @property
    def origin(self) -> Month:
        """Month 0."""
        return self.formulation.origin

    @property
    def start(self) -> int:
        """First month in which anything new can start."""
        return self.formulation.first_free

    @property
    def programme_end(self) -> int:
        """Month after everything is done."""
        end = self.plan.end
        return self.start if end is None else end - self.origin

    @property
    def first_delivery(self) -> int:
        """First month in which something new is in use anywhere."""
        months = (self.plan.first_use(id_) for id_ in self.network.deliveries)
        return min((m - self.origin for m in months if m is not None), default=self.programme_end)

    def first_use(self, component: str) -> Month | None:
        """Return the first month in use anywhere."""
        return self.plan.first_use(component)

    def live(self, component: str) -> Month | None:
        """Return the first month in use everywhere."""
        return self.plan.live(component)

    def months(self, component: str, phase: Phase) -> int:
        """Return the months of a phase; those of the model where the plan has none."""
        scheduled = self.plan.components.get(component)
        place = scheduled.phase(phase) if scheduled is not None else None
        if place is not None:
            return place.months
        return self.formulation.landscape.components[component].phases[phase].mode_months

    def gate(self, gate: str) -> Month:
        """Return the month in which a gate opens."""
        return self.plan.gates.get(gate, self.formulation.timing.gates[gate])

    def end(self, limit: Limit) -> int:
        """Return the last month covered, with the gates as planned."""
        rows = np.zeros((self.outlook.rows, 1), np.int16)
        for gate, row in self.outlook.gate_rows.items():
            rows[row] = self.gate(gate) - self.origin
        months = limit.months(rows)
        assert months is not None  # noqa: S101 - a limit about which nothing is known is left out
        return int(months[0])

    def need(self, system: str) -> int:
        """Return the month in which the need of a system is over, parallel run included."""
        need = next(one for one in self.network.needs if one.system == system)
        component = {activity_key(id_, Block.ROLLOUT): id_ for id_ in self.plan.components}
        done = 0
        for one in need.completions:
            scheduled = self.plan.components.get(component.get(one.activity, ""))
            rollout = scheduled.phase(Phase.ROLLOUT) if scheduled is not None else None
            if rollout is not None:
                moved = rollout.start - self.origin + one.portion.at(rollout.months)
                done = max(done, moved)
        return done + need.parallel

    def interim(self, systems: Sequence[SystemLimit]) -> Iterator[tuple[int, int]]:
        """Yield months and cost of the interim solution for each system."""
        for one in systems:
            months = max(0, self.need(one.system) - (self.end(one.limit) + 1))
            yield months, months * one.cost_sek
