"""The parts of a landscape that serve capabilities and exchange information.

A `System` is there today; a `Service` is somebody else's; what is procured or built is a component
(see `modarch.landscape.components`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.elements import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.months import MonthRange

__all__ = [
    "Integration",
    "IntegrationStatus",
    "Item",
    "Service",
    "System",
    "UseMode",
]


class UseMode(StrEnum):
    """How a component or system uses a platform.

    ``native`` keeps its data there; ``synced`` keeps its own and synchronises; ``api`` reads and
    writes through the platform's interface; ``none`` states that it does not use it.
    """

    NATIVE = "native"
    SYNCED = "synced"
    API = "api"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Element):
    """Something that serves capabilities and exchanges information: module, platform, system.

    Parameters
    ----------
    capabilities
        What it covers.
    produces, consumes
        Information objects beyond those of its capabilities.
    settings, providers
        Where it serves; empty means everywhere.
    supplier
        Who sells it; empty when unknown.
    contracts
        The agreements it rests on.
    standards
        Standards it speaks for every object.
    speaks
        Standards per information object, where they differ.
    uses
        Platforms it uses, and how.
    ui
        Its user interface; items with the same value share one. Its own id when not stated.
    availability
        Share of time it is up, 0–1; None when unknown.
    redundancy
        Other items that keep the service up when it is down.
    requires_running
        Items it needs at run time.
    """

    capabilities: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()
    consumes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    supplier: str = ""
    contracts: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    speaks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uses: Mapping[str, UseMode] = field(default_factory=dict)
    ui: str = ""
    availability: float | None = None
    redundancy: tuple[str, ...] = ()
    requires_running: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Item):
    """An existing system, to be retired or kept.

    Parameters
    ----------
    end_of_support
        Last month of technical life; None when no technical limit is known.
    users
        Number of users; None when unknown.
    keep
        True for a system that stays, so that nothing has to replace it.
    local
        True for a local acquisition outside the target architecture.
    interim_cost_sek_per_month
        Licence and operation of an interim solution; None means the default.
    """

    end_of_support: MonthRange | None = None
    users: int | None = None
    keep: bool = False
    local: bool = False
    interim_cost_sek_per_month: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Item):
    """A national service or a quality register.

    Parameters
    ----------
    service_contracts
        Tjänstekontrakt or FHIR profiles it offers.
    """

    service_contracts: tuple[str, ...] = ()


class IntegrationStatus(StrEnum):
    """Whether a declared integration exists."""

    EXISTING = "existing"
    PLANNED = "planned"
    INTERIM = "interim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Integration(Element):
    """A declared connection between two items, with an owner.

    Parameters
    ----------
    consumer, provider
        Who depends on whom for the information.
    information
        The objects it carries.
    standard
        The standard on the wire; empty when unknown.
    via
        The platform it passes through; empty for a direct connection.
    status
        Existing, planned or interim.
    owner
        Who answers for it; empty when nobody is named.
    contract
        The agreement it rests on.
    """

    consumer: str
    provider: str
    information: tuple[str, ...] = ()
    standard: str = ""
    via: str = ""
    status: IntegrationStatus = IntegrationStatus.EXISTING
    owner: str = ""
    contract: str = ""
