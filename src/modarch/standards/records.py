"""The rows of the catalogue: what is known of objects, standards, tables, profiles and mappings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.landscape.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "COLUMNS",
    "GuidePackage",
    "InformationObject",
    "LegalPoint",
    "MappingSet",
    "OmopTable",
    "Profile",
    "SearchParameter",
    "ServiceContract",
    "Source",
    "Standard",
    "Template",
    "Terminology",
]

_DOCUMENT = ("document",)

COLUMNS = frozenset({"fhir", "openehr", "omop", "services", "hl7v2", "dicom", "xds", "cda"})
"""The columns of an information object that tell whether a standard can hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationObject:
    """A kind of information that is exchanged, and how each standard represents it.

    An empty tuple means that the standard has no representation of the object, another thing than
    a missing mapping, unless the column is among the unstated ones.

    Parameters
    ----------
    id
        Its slug, such as ``lab-result``.
    name
        What people call it.
    fhir
        FHIR R4 resource types, the carrying one first.
    openehr
        Archetypes with major version, the carrying entry first.
    omop
        OMOP CDM 5.4 tables.
    ni_concepts, ni_classes
        Names at the two levels of the national information structure (NI).
    services
        National service contracts, without version.
    hl7v2
        HL7 version 2 message structures.
    dicom
        DICOM information objects.
    xds, cda
        Whether a shared document (IHE XDS, HL7 CDA) carries it.
    terminologies
        Ids of code and identifier systems it is bound to.
    ehds
        Priority category 1–6 of Regulation (EU) 2025/327, article 14; None when it is in none.
    evidence
        Keys of the sources that map it; ``own`` marks the authors' own judgement.
    note
        What a reader should know of the row.
    facts
        Numbers I01–I30 of the reference landscape's information objects that it covers.
    nim
        URI of a national information set that describes it.
    unstated
        Columns of which nobody has said anything: an empty one means "not known".
    """

    id: str
    name: Text
    fhir: tuple[str, ...] = ()
    openehr: tuple[str, ...] = ()
    omop: tuple[str, ...] = ()
    ni_concepts: tuple[str, ...] = ()
    ni_classes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    hl7v2: tuple[str, ...] = ()
    dicom: tuple[str, ...] = ()
    xds: bool = False
    cda: bool = False
    terminologies: tuple[str, ...] = ()
    ehds: int | None = None
    evidence: tuple[str, ...] = ()
    note: str = ""
    facts: tuple[str, ...] = ()
    nim: str = ""
    unstated: frozenset[str] = frozenset()

    def elements(self, column: str) -> tuple[str, ...]:
        """Return what represents the object in a column of the catalogue, such as ``omop``."""
        value = getattr(self, column)
        if isinstance(value, bool):
            return _DOCUMENT if value else ()
        return tuple(value)

    @property
    def is_own_judgement(self) -> bool:
        """Whether no published map stands behind the row."""
        return set(self.evidence) <= {"own"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard that systems speak.

    Parameters
    ----------
    id
        The normalised token, such as ``fhir-r4``.
    name
        What people call it.
    family
        Standards of one family share a vocabulary.
    line
        Standards of one line exchange natively; the id itself when nothing else is compatible.
    catalogue
        The column of the catalogue that tells which objects it can hold; empty when none does.
    releases
        FHIR releases whose resource types it has.
    exchange
        Whether systems exchange in it; False for what only describes meaning.
    aliases
        Other spellings.
    """

    id: str
    name: Text
    family: str
    line: str
    catalogue: str = ""
    releases: tuple[str, ...] = ()
    exchange: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingSet:
    """A public mapping between two standards.

    Parameters
    ----------
    source
        Key of the source that publishes it.
    origins, targets
        Standards it reads and standards it writes.
    pairs
        Target elements for each element of the origin.
    both_ways
        Whether the source maps in both directions.
    same
        Whether every element that both sides have keeps its name.
    note
        What a reader should know of it.
    """

    source: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    both_ways: bool = False
    same: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OmopTable:
    """A table of the OMOP common data model, with the names of its fields."""

    name: str
    domain: str
    label: Text
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A known FHIR profile: its canonical URL without version, and the versions that were seen."""

    canonical: str
    type: str
    package: str = ""
    versions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePackage:
    """A FHIR implementation guide and the version that was seen.

    Parameters
    ----------
    id
        Its key here.
    canonical
        What the canonical URLs of its artefacts begin with.
    package
        Its id in the FHIR package registry; empty when it is not published there.
    version, fhir_version
        The version that was seen, empty when none was, and the FHIR version it is for.
    publisher, name
        Who publishes it, and what it is called.
    """

    id: str
    canonical: str
    package: str = ""
    version: str = ""
    fhir_version: str = "4.0.1"
    publisher: str = ""
    name: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchParameter:
    """A search parameter of a resource type, and how strongly an annex asks for it by default."""

    type: str
    name: str
    kind: str
    expectation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceContract:
    """A national service contract: name, domain, and the versions that were seen."""

    name: str
    domain: str = ""
    versions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminology:
    """A code system or identifier system, and the URI that names it in FHIR."""

    id: str
    name: Text
    uri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalPoint:
    """A point of identity or law that an annex asks for, and the act it rests on."""

    id: str
    ground: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where rows come from: a publication and the version that was read."""

    id: str
    title: str
    version: str = ""
    status: str = "published"
    link: str = ""
    licence: str = ""

    def __str__(self) -> str:
        draft = " (draft)" if self.status == "draft" else ""
        return f"{self.title} {self.version}".rstrip() + draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An openEHR operational template of a region.

    Parameters
    ----------
    id
        The template id.
    concept
        Its name as the template gives it.
    language
        Language code of the template.
    root
        Archetype at the root.
    archetypes
        Archetypes used in it, the root among them, sorted.
    open_slots
        Number of slots that are left open.
    sha256
        Hash of the file it was read from.
    """

    id: str
    root: str
    concept: str = ""
    language: str = ""
    archetypes: tuple[str, ...] = ()
    open_slots: int = 0
    sha256: str = ""
