"""Rows of plain data, as YAML and tab-separated files hold them, turned into records."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from modarch.landscape.text import Text
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

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "guide_package",
    "information_object",
    "legal_point",
    "mapping_set",
    "omop_table",
    "profile",
    "read_table",
    "read_yaml",
    "search_parameter",
    "service_contract",
    "source",
    "standard",
    "template",
    "terminology",
]

Row: TypeAlias = "Mapping[str, Any]"


def read_yaml(path: Path) -> Any:
    """Return the data of a YAML file of ours."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loaders


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file of ours, by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def information_object(key: str, row: Row) -> InformationObject:
    """Return an information object from its row in ``information-objects.yaml``."""
    ni = row.get("ni") or {}
    return InformationObject(
        id=key,
        name=_name(row),
        fhir=_words(row.get("fhir")),
        openehr=_words(row.get("openehr")),
        omop=_words(row.get("omop")),
        ni_concepts=_words(ni.get("concepts")),
        ni_classes=_words(ni.get("classes")),
        services=_words(row.get("services")),
        hl7v2=_words(row.get("hl7v2")),
        dicom=_words(row.get("dicom")),
        xds=bool(row.get("xds")),
        cda=bool(row.get("cda")),
        terminologies=_words(row.get("terminologies")),
        ehds=row.get("ehds"),
        evidence=_words(row.get("evidence")),
        note=str(row.get("note") or ""),
        facts=_words(row.get("facts")),
    )


def standard(key: str, row: Row) -> Standard:
    """Return a standard from its row in ``standards.yaml``."""
    return Standard(
        id=key,
        name=_name(row),
        family=str(row.get("family") or key),
        line=str(row.get("line") or key),
        catalogue=str(row.get("catalogue") or ""),
        releases=_words(row.get("releases")),
        exchange=bool(row.get("exchange", True)),
        aliases=_words(row.get("aliases")),
    )


def mapping_set(key: str, row: Row) -> MappingSet:
    """Return a public mapping from its row in ``mappings.yaml``, turned to run from the origin."""
    pairs: dict[str, tuple[str, ...]] = {}
    for target, origins in (row.get("targets") or {}).items():
        for origin in origins:
            pairs[origin] = (*pairs.get(origin, ()), target)
    return MappingSet(
        source=key,
        origins=_words(row.get("from")),
        targets=_words(row.get("to")),
        pairs=pairs,
        both_ways=bool(row.get("both_ways")),
        same=bool(row.get("same")),
        note=str(row.get("note") or ""),
    )


def source(key: str, row: Row) -> Source:
    """Return a source from its row in ``sources.yaml``."""
    return Source(
        id=key,
        title=str(row["title"]),
        version=str(row.get("version") or ""),
        status=str(row.get("status") or "published"),
        link=str(row.get("link") or ""),
        licence=str(row.get("licence") or ""),
    )


def terminology(key: str, row: Row) -> Terminology:
    """Return a code system from its row in ``terminologies.yaml``."""
    return Terminology(id=key, name=_name(row), uri=str(row.get("uri") or ""))


def legal_point(key: str, row: Row) -> LegalPoint:
    """Return a point of law from its row in ``legal-points.yaml``."""
    return LegalPoint(id=key, ground=str(row.get("ground") or ""), text=_name(row))


def template(row: Row) -> Template:
    """Return an operational template from its row in a region's own catalogue."""
    return Template(
        id=str(row["id"]),
        root=str(row["root"]),
        concept=str(row.get("concept") or ""),
        language=str(row.get("language") or ""),
        archetypes=tuple(sorted(_words(row.get("archetypes")))),
        open_slots=int(row.get("open_slots") or 0),
        sha256=str(row.get("sha256") or ""),
    )


def omop_table(row: Row) -> OmopTable:
    """Return a table of OMOP from its row in ``omop-tables.tsv``."""
    return OmopTable(
        name=row["table"], domain=row["domain"], label=_name(row), fields=_words(row["fields"])
    )


def profile(row: Row) -> Profile:
    """Return a FHIR profile from its row in ``fhir-profiles.tsv``."""
    return Profile(
        canonical=row["canonical"],
        type=row["type"],
        package=str(row.get("package") or ""),
        versions=_words(row.get("versions")),
        objects=_words(row.get("objects")),
    )


def guide_package(row: Row) -> GuidePackage:
    """Return an implementation guide from its row in ``fhir-packages.tsv``."""
    return GuidePackage(
        id=row["id"],
        package=row["package"],
        canonical=row["canonical"],
        version=row["version"],
        fhir_version=row["fhir"],
        publisher=row["publisher"],
        name=_name(row),
    )


def search_parameter(row: Row) -> SearchParameter:
    """Return a search parameter from its row in ``fhir-search-parameters.tsv``."""
    return SearchParameter(
        type=row["type"], name=row["name"], kind=row["kind"], expectation=row["expectation"]
    )


def service_contract(row: Row) -> ServiceContract:
    """Return a national service contract from its row in ``service-contracts.tsv``."""
    return ServiceContract(
        name=row["contract"],
        domain=str(row.get("domain") or ""),
        versions=_words(row.get("versions")),
        note=str(row.get("note") or ""),
    )


def _words(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    words = value.split() if isinstance(value, str) else value
    return tuple(str(word) for word in words)


def _name(row: Row) -> Text:
    return Text(sv=str(row.get("sv") or ""), en=str(row.get("en") or ""))
