"""The simple parts of a landscape: settings, providers, capabilities, information, suppliers.

Names follow ArchiMate (capability, application, service), OCDS and eForms (contract, option,
supplier) and the scheduling literature (mode, demand, lag).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.months import Month

__all__ = [
    "Bindings",
    "Capability",
    "Element",
    "Information",
    "Known",
    "Provider",
    "Role",
    "Setting",
    "Steps",
    "Supplier",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything that has an id and a name.

    Parameters
    ----------
    id
        The user's slug.
    name
        What people call it; the id when the model gives no name.
    description
        A sentence about it.
    """

    id: str
    name: Text
    description: Text = NO_TEXT


class Known(StrEnum):
    """An answer that may be unknown; written ``true``, ``false`` or ``unknown``."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Steps:
    """A capacity that changes at given months.

    Parameters
    ----------
    steps
        ``(from month, value)`` in order of time; None as the first month means from the start.
    """

    steps: tuple[tuple[Month | None, int], ...]

    def at(self, month: Month) -> int:
        """Return the value in a month; 0 before the first step."""
        value = 0
        for start, step in self.steps:
            if start is None or start <= month:
                value = step
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Element):
    """A care setting, such as emergency or primary care.

    Parameters
    ----------
    users
        Number of users; None when unknown.
    change_capacity
        How many rollouts it can take at once; None means no stated limit.
    """

    users: int | None = None
    change_capacity: Steps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider(Element):
    """A care provider or administration: a hospital, a municipality, a private clinic.

    Parameters
    ----------
    settings
        The settings it runs.
    users
        Number of users; None when unknown.
    legal_entity
        The care provider in law (vårdgivare); sharing between two of them needs a legal ground.
    """

    settings: tuple[str, ...] = ()
    users: int | None = None
    legal_entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability(Element):
    """The smallest piece of functionality that a module can cover.

    Parameters
    ----------
    group
        The area it belongs to, for figures and cuts.
    size
        Relative size, 1 when not stated; used when the scope of modules is weighed.
    settings
        Settings where it is used; empty means all.
    produces, consumes
        Information objects.
    interacts
        Extra interaction weight with other capabilities.
    """

    group: str = ""
    size: float = 1.0
    settings: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()
    consumes: tuple[str, ...] = ()
    interacts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bindings:
    """How standards represent an information object.

    Parameters
    ----------
    fhir, profiles
        FHIR resource types, and canonical URLs of profiles.
    openehr
        Archetype ids with version.
    omop
        OMOP tables, or ``table.field``.
    ni
        Concepts or classes of the Swedish national information structure (NI).
    services
        National service contracts.
    terminologies
        Code systems, such as SNOMED CT or NPU.
    ehds
        EHDS priority category 1–6; None when it is none of them.
    """

    fhir: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    openehr: tuple[str, ...] = ()
    omop: tuple[str, ...] = ()
    ni: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    terminologies: tuple[str, ...] = ()
    ehds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Information(Element):
    """An information object: a kind of information that is exchanged.

    Parameters
    ----------
    catalogue
        Its id in the shipped catalogue of standards; the element's own id when not stated.
    standards
        Bindings of its own; what is empty is taken from the catalogue.
    criticality
        Weight of a need for it, relative to 1.
    """

    catalogue: str = ""
    standards: Bindings = Bindings()
    criticality: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Element):
    """Who sells.

    Parameters
    ----------
    size
        ``small``, ``medium`` or ``large``; empty when unknown.
    country
        Two-letter code; empty when unknown.
    exit_probability
        Probability per year that it leaves the market or is bought; None when unknown.
    owner
        The group it belongs to, for concentration; its own id when not stated.
    """

    size: str = ""
    country: str = ""
    exit_probability: float | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Element):
    """A professional role, for counting the user interfaces it needs.

    Parameters
    ----------
    capabilities
        What the role works with.
    setting, provider
        Where; empty means anywhere.
    share
        Weight among the roles, 1 when not stated.
    """

    capabilities: tuple[str, ...]
    setting: str = ""
    provider: str = ""
    share: float = 1.0
