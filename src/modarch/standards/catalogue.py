"""The catalogue of standards: what modarch knows of FHIR, openEHR, OMOP, NI and national services.

The rows are in the folder ``standards`` that is shipped with modarch; a region adds rows of its own
in a YAML file, which `load_catalogue` puts on top.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from modarch.standards import rows
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.data import data_folder
from modarch.standards.own_catalogue import Addition, read_own_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

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

__all__ = ["Catalogue", "load_catalogue"]

T = TypeVar("T")


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

    def with_addition(self, addition: Addition) -> Catalogue:
        """Return the catalogue with a region's own rows on top; a row with a known id replaces."""
        return _with_archetypes(
            replace(
                self,
                objects=_merged(self.objects, addition.objects),
                standards=_merged(self.standards, addition.standards),
                mappings=(*self.mappings, *addition.mappings),
                sources=_merged(self.sources, addition.sources),
                profiles=_merged(self.profiles, addition.profiles),
                services=_merged(self.services, addition.services),
                templates=_merged(self.templates, addition.templates),
                archetypes=self.archetypes | addition.archetypes,
                findings=(*self.findings, *addition.findings),
            )
        )


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """Return the catalogue that comes with modarch, with a region's own rows on top.

    Parameters
    ----------
    extra
        A YAML file of the region's own rows, or a folder of them; None for the shipped rows alone.

    Raises
    ------
    InputInvalid
        The region's own rows cannot be used; every problem is told with its line.
    """
    shipped = _shipped()
    return shipped if extra is None else shipped.with_addition(read_own_catalogue(extra, shipped))


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    folder = data_folder("standards")
    ni = rows.read_yaml(folder / "ni.yaml")
    catalogue = Catalogue(
        objects=_keyed(folder, "information-objects", rows.information_object),
        standards=_keyed(folder, "standards", rows.standard),
        mappings=tuple(_keyed(folder, "mappings", rows.mapping_set).values()),
        sources=_keyed(folder, "sources", rows.source),
        fhir_types=_fhir_types(folder),
        search_parameters=_search_parameters(folder),
        profiles=_listed(folder, "fhir-profiles", rows.profile, "canonical"),
        packages=_listed(folder, "fhir-packages", rows.guide_package, "id"),
        omop_tables=_listed(folder, "omop-tables", rows.omop_table, "name"),
        ni_concepts=tuple(ni["concepts"]),
        ni_classes=tuple(ni["classes"]),
        services=_listed(folder, "service-contracts", rows.service_contract, "name"),
        terminologies=_keyed(folder, "terminologies", rows.terminology),
        legal_points=tuple(_keyed(folder, "legal-points", rows.legal_point).values()),
    )
    return _with_archetypes(catalogue)


def _keyed(folder: Path, name: str, build: Callable[[str, Any], T]) -> Mapping[str, T]:
    data = rows.read_yaml(folder / f"{name}.yaml")
    return MappingProxyType({key: build(key, row) for key, row in data.items()})


def _listed(folder: Path, name: str, build: Callable[[Any], T], key: str) -> Mapping[str, T]:
    records = [build(row) for row in rows.read_table(folder / f"{name}.tsv")]
    return MappingProxyType({getattr(record, key): record for record in records})


def _fhir_types(folder: Path) -> Mapping[str, frozenset[str]]:
    table = rows.read_table(folder / "fhir-resource-types.tsv")
    return MappingProxyType({row["type"]: frozenset(row["releases"].split()) for row in table})


def _search_parameters(folder: Path) -> Mapping[str, tuple[SearchParameter, ...]]:
    by_type: dict[str, tuple[SearchParameter, ...]] = {}
    for row in rows.read_table(folder / "fhir-search-parameters.tsv"):
        parameter = rows.search_parameter(row)
        by_type[parameter.type] = (*by_type.get(parameter.type, ()), parameter)
    return MappingProxyType(by_type)


def _merged(shipped: Mapping[str, T], own: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType({**shipped, **own}) if own else shipped


def _with_archetypes(catalogue: Catalogue) -> Catalogue:
    mentioned = chain(
        (name for each in catalogue.objects.values() for name in each.openehr),
        (name for mapping in catalogue.mappings for name in mapping.pairs),
        (name for template in catalogue.templates.values() for name in template.archetypes),
    )
    return replace(catalogue, archetypes=catalogue.archetypes | _lines(mentioned))


def _lines(identifiers: Iterable[str]) -> set[str]:
    parsed = (parse_archetype_id(identifier) for identifier in identifiers)
    return {archetype.line for archetype in parsed if archetype is not None}
