"""The contents of the catalogue of standards: every row, keyed by its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.errors import Diagnostic
    from modarch.standards.records import (
        GuidePackage,
        InformationObject,
        LegalPoint,
        MappingSet,
        OmopTable,
        Profile,
        SearchParameter,
        ServiceContract,
        Source,
        Standard,
        Template,
        Terminology,
    )

__all__ = ["Catalogue"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """Everything known of the standards, keyed by id.

    Parameters
    ----------
    objects
        Information objects.
    standards
        Standards that a model may name.
    mappings
        Public mappings between standards.
    sources
        Where the rows come from.
    fhir_types
        Releases (``STU3``, ``R4``, ``R4B``, ``R5``) in which each FHIR resource type exists.
    search_parameters
        The R4 search parameters that an annex asks for, per resource type.
    profiles, packages
        Known FHIR profiles by canonical URL, and implementation guides by package id.
    omop_tables
        Tables of OMOP CDM 5.4.
    ni_concepts, ni_classes
        Names of the national information structure.
    services
        National service contracts.
    terminologies
        Code systems and identifier systems.
    legal_points
        Points of identity and law.
    templates
        The region's own operational templates.
    archetypes
        Known archetypes, each with its major version.
    findings
        What was odd, though usable, in the region's own rows.
    """

    objects: Mapping[str, InformationObject]
    standards: Mapping[str, Standard]
    mappings: tuple[MappingSet, ...]
    sources: Mapping[str, Source]
    fhir_types: Mapping[str, frozenset[str]]
    search_parameters: Mapping[str, tuple[SearchParameter, ...]]
    profiles: Mapping[str, Profile]
    packages: Mapping[str, GuidePackage]
    omop_tables: Mapping[str, OmopTable]
    ni_concepts: tuple[str, ...]
    ni_classes: tuple[str, ...]
    services: Mapping[str, ServiceContract]
    terminologies: Mapping[str, Terminology]
    legal_points: tuple[LegalPoint, ...]
    templates: Mapping[str, Template] = field(default_factory=dict)
    archetypes: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = ()

    def fhir_types_in(self, release: str) -> frozenset[str]:
        """Return the resource types of a FHIR release."""
        return frozenset(name for name, releases in self.fhir_types.items() if release in releases)

    def profiles_of(self, information: str) -> tuple[Profile, ...]:
        """Return the known profiles of an information object."""
        return tuple(each for each in self.profiles.values() if information in each.objects)

    def package_of(self, canonical: str) -> GuidePackage | None:
        """Return the implementation guide that a canonical URL belongs to, if it is known."""
        owners = [
            package
            for package in self.packages.values()
            if canonical == package.canonical or canonical.startswith(package.canonical + "/")
        ]
        return max(owners, key=lambda package: len(package.canonical), default=None)
