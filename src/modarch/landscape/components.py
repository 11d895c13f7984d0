"""What is procured or built: modules and platforms, with their phases and dependencies."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.elements import Element
from modarch.landscape.items import Item
from modarch.landscape.phases import AreaRollout, Duration, Milestone, Phase
from modarch.landscape.regulation import NO_REGULATION, Regulation, RiskClass
from modarch.landscape.risk import NO_COMPONENT_RISK, ComponentRisk
from modarch.landscape.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.defaults import Size
    from modarch.landscape.months import Month

__all__ = [
    "Actual",
    "Component",
    "Dependency",
    "Hardness",
    "InHouseLevel",
    "Layer",
    "Mode",
    "Module",
    "Platform",
    "PlatformKind",
    "Regulation",
    "Replacement",
    "RiskClass",
    "Sourcing",
]


class Sourcing(StrEnum):
    """How a component comes about."""

    PROCURED = "procured"
    IN_HOUSE = "in-house"
    EXISTING = "existing"


class Hardness(StrEnum):
    """Whether a dependency forbids an order or only makes it dearer."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """A declared dependency of one component on another.

    Parameters
    ----------
    on
        The module or platform depended on.
    hardness
        Hard forbids another order; soft only costs.
    after, before
        My milestone ``before`` may not come earlier than the other's milestone ``after``.
    lag_months, max_lag_months
        Months between the two at least, and at most if stated.
    reason
        Why, in the modeller's words.
    cut_cost
        Relative cost of breaking it with an interim stub; 1 when not stated.
    """

    on: str
    hardness: Hardness = Hardness.HARD
    after: Milestone = Milestone.FIRST_USE
    before: Milestone = Milestone.FIRST_USE
    lag_months: int = 0
    max_lag_months: int | None = None
    reason: Text = NO_TEXT
    cut_cost: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What a module takes over from an existing system.

    Parameters
    ----------
    system
        The system replaced.
    capabilities
        The slices taken over; empty means every capability the two share.
    """

    system: str
    capabilities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode(Element):
    """An alternative way to carry out a component, such as a fast-track tender.

    Parameters
    ----------
    phases
        Durations that differ from the component's own.
    demand
        Resource demand that differs.
    cost_sek
        Extra cost of choosing it.
    budget
        Use of non-renewable budgets, by name.
    """

    phases: Mapping[Phase, Duration] = field(default_factory=dict)
    demand: Mapping[str, int] = field(default_factory=dict)
    cost_sek: float = 0.0
    budget: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """When a phase really started and ended; None when it has not.

    Parameters
    ----------
    start
        First month of the phase.
    end
        First month after the phase.
    """

    start: Month
    end: Month | None = None


class InHouseLevel(StrEnum):
    """How far own development goes, from a function in an existing system to a whole core."""

    FUNCTION = "function"
    SUPPLEMENT = "supplement"
    MODULE = "module"
    PLATFORM = "platform"
    CORE = "core"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Item):
    """Something that is procured, built or already there: a module or a platform.

    Parameters
    ----------
    sourcing
        Procured, built in-house, or existing.
    size
        Size class the durations come from; None when not stated.
    phases
        Months per phase, in order; empty when it has no phases (existing) or no size.
    requires
        Declared dependencies.
    demand
        Units of each capacity it takes while it is procured or implemented; 1 when not stated.
    bidders
        Expected number of tenders; None when unknown.
    regulation
        Medical-device class and certificate.
    rollout_months
        Months per setting, in rollout order; empty means evenly.
    rollout_areas
        Its rollout area by area; the rollout phase then lasts until the last area is done.
    in_house_level
        How far its own development goes; follows from what it is when not stated.
    modes
        Alternative ways to carry it out.
    actual
        What has really happened, by phase.
    gates
        Gates that hold it; None means those of the programme that apply.
    tender_validity_months
        Months at most between signed contract and start of build; None means no limit.
    value_sek_per_month
        What a month in use is worth (cost of delay).
    procurement_cost_sek
        What the tender costs to carry out.
    risk
        What may go otherwise than planned: appeals, a cancelled tender, a supplier that leaves.
    """

    sourcing: Sourcing = Sourcing.PROCURED
    size: Size | None = None
    phases: Mapping[Phase, Duration] = field(default_factory=dict)
    requires: tuple[Dependency, ...] = ()
    demand: Mapping[str, int] = field(default_factory=dict)
    bidders: int | None = None
    regulation: Regulation = NO_REGULATION
    rollout_months: Mapping[str, int] = field(default_factory=dict)
    rollout_areas: Mapping[str, AreaRollout] = field(default_factory=dict)
    in_house_level: InHouseLevel | None = None
    modes: Mapping[str, Mode] = field(default_factory=dict)
    actual: Mapping[Phase, Actual] = field(default_factory=dict)
    gates: tuple[str, ...] | None = None
    tender_validity_months: int | None = None
    value_sek_per_month: float | None = None
    procurement_cost_sek: float | None = None
    risk: ComponentRisk = NO_COMPONENT_RISK

    @property
    def is_in_house(self) -> bool:
        """Whether the region builds it itself."""
        return self.sourcing is Sourcing.IN_HOUSE

    @property
    def is_planned(self) -> bool:
        """Whether it has a way to go before it is in use."""
        return self.sourcing is not Sourcing.EXISTING


class Layer(StrEnum):
    """The row of the platform strategy that a module belongs to."""

    CITIZEN = "citizen"
    MODULE = "module"
    CORE = "core"
    SUPPORT = "support"
    INFRASTRUCTURE = "infrastructure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Component):
    """What is procured or built for a need of care.

    Parameters
    ----------
    replaces
        What it takes over from existing systems; empty means what follows from capabilities.
    layer
        Its row in the platform strategy.
    area
        Its group in figures with many modules.
    examples
        Example products on the market, for the figure with examples.
    covers_rest
        True for a core system that covers every capability that nothing else covers.
    """

    replaces: tuple[Replacement, ...] = ()
    layer: Layer = Layer.MODULE
    area: str = ""
    examples: tuple[Text, ...] = ()
    covers_rest: bool = False


class PlatformKind(StrEnum):
    """What a platform is for."""

    INFORMATION = "information"
    DATA = "data"
    INTEGRATION = "integration"
    DEVICE = "device"
    IDENTITY = "identity"
    TERMINOLOGY = "terminology"
    APPLICATION = "application"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Component):
    """A shared base that modules use.

    Parameters
    ----------
    kind
        What it is for.
    canonical
        Standards it keeps every object in.
    canonical_by_object
        Standards per object, where they differ.
    carries
        Information objects it mediates; None means every object, empty means none.
    available_from
        First month in use, for a platform that is planned but procured elsewhere.
    examples
        Example products on the market.
    """

    kind: PlatformKind = PlatformKind.INFORMATION
    canonical: tuple[str, ...] = ()
    canonical_by_object: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carries: tuple[str, ...] | None = None
    available_from: Month | None = None
    examples: tuple[Text, ...] = ()

    def mediates(self, information: str) -> bool:
        """Whether traffic of an information object can pass through it."""
        return self.carries is None or information in self.carries

    def canonical_for(self, information: str) -> tuple[str, ...]:
        """Return the standards it keeps an object in."""
        return self.canonical_by_object.get(information, self.canonical)
