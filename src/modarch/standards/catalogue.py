"""The catalogue of standards: what modarch knows of FHIR, openEHR, OMOP, NI and national services.

The rows are in the folder ``standards`` that is shipped with modarch; a region adds rows of its own
in a YAML file, which `load_catalogue` puts on top.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from modarch.landscape.document.files import model_files, read_text
from modarch.standards import rows
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.contents import Catalogue
from modarch.standards.data import data_folder
from modarch.standards.own_catalogue import read_own_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from modarch.standards.own_catalogue import Addition
    from modarch.standards.records import SearchParameter

__all__ = ["Catalogue", "catalogue_with", "load_catalogue"]

T = TypeVar("T")


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
    files = model_files(extra) if extra is not None else ()
    return catalogue_with({str(file): read_text(file) for file in files})


def catalogue_with(own: Mapping[str, str]) -> Catalogue:
    """Return the catalogue with a region's own rows on top, from texts that are read already.

    Parameters
    ----------
    own
        YAML text by file name.

    Raises
    ------
    InputInvalid
        The region's own rows cannot be used; every problem is told with its line.
    """
    return _with_own(tuple(own.items()))


@lru_cache(maxsize=8)
def _with_own(own: tuple[tuple[str, str], ...]) -> Catalogue:
    shipped = _shipped()
    return _with_addition(shipped, read_own_catalogue(dict(own), shipped)) if own else shipped


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


def _with_addition(shipped: Catalogue, addition: Addition) -> Catalogue:
    """Return the catalogue with a region's own rows on top; a row with a known id replaces."""
    return _with_archetypes(
        replace(
            shipped,
            objects=_merged(shipped.objects, addition.objects),
            standards=_merged(shipped.standards, addition.standards),
            mappings=(*shipped.mappings, *addition.mappings),
            sources=_merged(shipped.sources, addition.sources),
            profiles=_merged(shipped.profiles, addition.profiles),
            services=_merged(shipped.services, addition.services),
            templates=_merged(shipped.templates, addition.templates),
            archetypes=shipped.archetypes | addition.archetypes,
            findings=(*shipped.findings, *addition.findings),
        )
    )


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
