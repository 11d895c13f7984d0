"""What a tender asks of a module, standard by standard, in plain data.

The same requirements make the annex of the tender and are held against a bidder's live platform, so
that what is asked for is what is tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.text import NO_TEXT, Text
from modarch.standards.expectations import Expectation, Mode, Role, ServiceRole

if TYPE_CHECKING:
    from modarch.standards.records import GuidePackage, LegalPoint, Terminology
    from modarch.standards.translation import Kind

__all__ = [
    "AnnexRequirements",
    "ArchetypeRequirement",
    "Expectation",
    "IntegrationRequirement",
    "InteractionRequirement",
    "Issue",
    "Mode",
    "ObjectRequirement",
    "ProfileRequirement",
    "ResourceRequirement",
    "Role",
    "SearchRequirement",
    "ServiceRequirement",
    "ServiceRole",
    "TableRequirement",
    "TemplateRequirement",
    "TerminologyRequirement",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Who asks, and when.

    Parameters
    ----------
    issuer
        The region or authority.
    base
        What the canonical URLs of its artefacts begin with, such as
        ``https://region.example/fhir``.
    date
        Date of the annex, ``YYYY-MM-DD``; never taken from the clock.
    version
        Version of the annex.
    """

    issuer: Text
    base: str
    date: str
    version: str = "1.0.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectRequirement:
    """An information object that the module produces or consumes.

    ``nim`` is the URI of a national information set, if there is one; ``ehds`` a priority category
    of the EHDS; ``confirmed`` is False when only the authors' judgement stands behind the bindings;
    ``demanded`` and ``preferred`` are the standards it SHALL and SHOULD be exchanged in, as tokens.
    """

    id: str
    name: Text
    role: Role
    ni_concepts: tuple[str, ...] = ()
    ni_classes: tuple[str, ...] = ()
    nim: str = ""
    ehds: int | None = None
    confirmed: bool = True
    demanded: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InteractionRequirement:
    """A FHIR interaction, such as ``read`` or ``search-type``."""

    code: str
    expectation: Expectation


@dataclass(frozen=True, slots=True)
class SearchRequirement:
    """A FHIR search parameter and its kind, such as ``token`` or ``date``."""

    name: str
    kind: str
    expectation: Expectation


@dataclass(frozen=True, slots=True)
class ProfileRequirement:
    """A FHIR profile: its canonical URL, and the version if one is asked for."""

    canonical: str
    version: str
    expectation: Expectation

    def __str__(self) -> str:
        return f"{self.canonical}|{self.version}" if self.version else self.canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRequirement:
    """What is asked of one FHIR resource type in one mode, and for which objects."""

    type: str
    mode: Mode
    interactions: tuple[InteractionRequirement, ...] = ()
    search: tuple[SearchRequirement, ...] = ()
    profiles: tuple[ProfileRequirement, ...] = ()
    objects: tuple[str, ...] = ()

    @property
    def expectation(self) -> Expectation:
        """The strongest expectation on anything in it; MAY when nothing is asked."""
        stated = [each.expectation for each in self.interactions]
        stated += [each.expectation for each in self.search]
        stated += [each.expectation for each in self.profiles]
        return min(stated, key=lambda each: each.rank, default=Expectation.MAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequirement:
    """An openEHR operational template that the platform or the module must hold."""

    id: str
    root: str = ""
    archetypes: tuple[str, ...] = ()
    sha256: str = ""
    expectation: Expectation = Expectation.SHALL


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchetypeRequirement:
    """An archetype that must be usable, and the objects it carries."""

    archetype: str
    expectation: Expectation = Expectation.SHALL
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequirement:
    """An OMOP table in the feed for secondary use, with the fields that must be filled."""

    table: str
    fields: tuple[str, ...] = ()
    expectation: Expectation = Expectation.SHALL
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequirement:
    """A national service contract, its accepted versions, and the module's role in it.

    ``index`` says that a producer must also keep the engagement index up to date; no versions means
    that the region has not chosen one.
    """

    contract: str
    role: ServiceRole
    domain: str = ""
    versions: tuple[str, ...] = ()
    index: bool = False
    objects: tuple[str, ...] = ()
    expectation: Expectation = Expectation.SHALL


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationRequirement:
    """An integration with another part of the landscape, and who builds what it needs.

    Parameters
    ----------
    counterpart
        Name of the other part.
    information
        Id of the object.
    role
        Whether the module produces or consumes the object here.
    standard
        The standard it is exchanged in.
    kind
        Native, mapped, adapter or no home.
    via
        The public mapping, if one is known.
    owner
        Who builds and owns the mapping or adapter.
    """

    counterpart: Text
    information: str
    role: Role
    standard: str
    kind: Kind
    via: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminologyRequirement:
    """A code system that is used, and for which objects."""

    terminology: Terminology
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRequirements:
    """Everything a tender asks of one module, ready to be written or tested.

    Parameters
    ----------
    id, name
        The module.
    issue
        Who asks, and when.
    objects
        Information objects it produces and consumes.
    resources, guides
        FHIR resource types by mode, and the implementation guides they build on.
    templates, archetypes
        openEHR.
    tables
        OMOP.
    services
        National service contracts.
    integrations
        Counterparts, with who builds what.
    terminologies
        Code systems.
    legal_points
        Points of identity and law.
    assumed
        Whether what the module is or speaks is an assumption, which the annex says then.
    """

    id: str
    name: Text
    issue: Issue
    objects: tuple[ObjectRequirement, ...] = ()
    resources: tuple[ResourceRequirement, ...] = ()
    guides: tuple[GuidePackage, ...] = ()
    templates: tuple[TemplateRequirement, ...] = ()
    archetypes: tuple[ArchetypeRequirement, ...] = ()
    tables: tuple[TableRequirement, ...] = ()
    services: tuple[ServiceRequirement, ...] = ()
    integrations: tuple[IntegrationRequirement, ...] = ()
    terminologies: tuple[TerminologyRequirement, ...] = ()
    legal_points: tuple[LegalPoint, ...] = ()
    description: Text = NO_TEXT
    assumed: bool = False

    def object_names(self) -> dict[str, Text]:
        """Return the name of each information object by its id."""
        return {each.id: each.name for each in self.objects}
