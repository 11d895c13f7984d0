"""Filling in what follows from size and sourcing: the phases of a component."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from modarch.landscape.components import Component, RiskClass, Sourcing
from modarch.landscape.defaults import PHASES_BY_SIZE, Size
from modarch.landscape.elements import Known
from modarch.landscape.phases import IN_HOUSE_PHASES, PROCURED_PHASES, Duration, Phase

__all__ = ["FALLBACK_SIZE", "completed", "default_phases", "needs_certificate", "phases_of"]

FALLBACK_SIZE = Size.M
"""Size class used where neither size nor phases are stated; shows as an assumption."""

_CERTIFIED_CLASSES = frozenset(
    {
        RiskClass.IIA,
        RiskClass.IIB,
        RiskClass.III,
        RiskClass.IVDR_B,
        RiskClass.IVDR_C,
        RiskClass.IVDR_D,
    }
)  # third-party review by a notified body

C = TypeVar("C", bound=Component)


def needs_certificate(component: Component) -> bool:
    """Whether a certificate from a notified body is known to be missing.

    Classes that the manufacturer certifies alone (I, IVDR-A, NMI) need none.
    """
    regulation = component.regulation
    return regulation.certified is Known.NO and regulation.risk_class in _CERTIFIED_CLASSES


def phases_of(component: Component) -> tuple[Phase, ...]:
    """Return the phases a component goes through, in order; certification stands before rollout."""
    if component.sourcing is Sourcing.EXISTING:
        return ()
    chain = IN_HOUSE_PHASES if component.is_in_house else PROCURED_PHASES
    certified = Phase.CERTIFICATION in component.phases or needs_certificate(component)
    return (*chain[:-1], *((Phase.CERTIFICATION,) if certified else ()), chain[-1])


def default_phases(component: Component) -> dict[Phase, Duration]:
    """Return the durations that its size class gives a component."""
    size = component.size or FALLBACK_SIZE
    return {phase: PHASES_BY_SIZE[phase][size] for phase in phases_of(component)}


def completed(component: C) -> C:
    """Return the component with a duration for each of its phases, its own values first.

    Parameters
    ----------
    component
        A module or a platform as it is written.
    """
    defaults = default_phases(component)
    if component.rollout_months and Phase.ROLLOUT in defaults:
        defaults[Phase.ROLLOUT] = Duration.exactly(sum(component.rollout_months.values()))
    phases = {phase: component.phases.get(phase, months) for phase, months in defaults.items()}
    return replace(component, phases=phases)
