"""The catalogue as a model binds it: its own files, its own bindings, under its own ids.

A model names information objects as it likes. Each takes its row from the catalogue, by
``catalogue`` or by its own id, and what the model states itself comes first.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from modarch.landscape.elements import Bindings
from modarch.landscape.text import Text
from modarch.standards.catalogue import catalogue_with
from modarch.standards.records import COLUMNS, InformationObject, ServiceContract, Terminology
from modarch.standards.service_names import parse_service
from modarch.standards.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.elements import Information
    from modarch.landscape.model import Landscape
    from modarch.standards.contents import Catalogue

__all__ = ["REGION", "catalogue_of", "region_catalogue", "translator_of"]

REGION = "region"
"""Evidence of a row that the model has bindings of its own for."""


def region_catalogue(landscape: Landscape) -> Catalogue:
    """Return the shipped catalogue with the region's own files on top, whatever the model binds.

    Parameters
    ----------
    landscape
        The model; its ``catalogues`` name the files.

    Raises
    ------
    InputInvalid
        A file cannot be used; every problem is told with its line.
    """
    return catalogue_with(landscape.catalogues)


def catalogue_of(landscape: Landscape) -> Catalogue:
    """Return the catalogue with a row for each information object of a model, by the model's ids.

    Nothing is stated in the row of an object that nobody has bound. Versions that the model states
    of a service contract are the only ones of that contract.

    Parameters
    ----------
    landscape
        The model.

    Raises
    ------
    InputInvalid
        One of the region's own files cannot be used.
    """
    known = region_catalogue(landscape)
    rows = {row.id: row for row in _rows(landscape, known)}
    return replace(
        known,
        objects=MappingProxyType(rows),
        services=MappingProxyType({**known.services, **_chosen_services(landscape, known)}),
        terminologies=MappingProxyType(
            {**_named_terminologies(rows, known), **known.terminologies}
        ),
        profiles=MappingProxyType(
            {
                key: replace(each, objects=_renamed(each.objects, landscape))
                for key, each in known.profiles.items()
            }
        ),
    )


def translator_of(landscape: Landscape) -> Translator:
    """Return what answers how a model's information gets from one standard to another.

    Parameters
    ----------
    landscape
        The model.

    Raises
    ------
    InputInvalid
        One of the region's own files cannot be used.
    """
    if any(_differs(one) for one in landscape.information.values()):
        return Translator(catalogue_of(landscape))
    return _shared_translator(tuple(landscape.catalogues.items()))


@lru_cache(maxsize=8)
def _shared_translator(own: tuple[tuple[str, str], ...]) -> Translator:
    return Translator(catalogue_with(dict(own)))


def _differs(information: Information) -> bool:
    """Whether the model says more of an object than its id."""
    renamed = information.catalogue not in {"", information.id}
    return renamed or information.standards != Bindings()


def _rows(landscape: Landscape, known: Catalogue) -> Iterator[InformationObject]:
    for id_, information in landscape.information.items():
        stated = _stated(information.standards, known)
        if stated:
            stated["evidence"] = (REGION,)
        row = known.objects.get(information.catalogue or id_, _unbound(information))
        unstated = frozenset(row.unstated - stated.keys())
        is_named = "name" in landscape.stated_fields("information", id_)
        name = information.name if is_named else row.name
        yield replace(row, id=id_, name=name, unstated=unstated, **stated)


def _unbound(information: Information) -> InformationObject:
    return InformationObject(id=information.id, name=information.name, unstated=COLUMNS)


def _stated(bindings: Bindings, known: Catalogue) -> dict[str, Any]:
    """Return the fields of a row that bindings state, in the form of the catalogue."""
    classes = {name.casefold(): name for name in known.ni_classes}
    names = [name for name in bindings.ni if not _is_uri(name)]
    uris = [name.removeprefix("nim:") for name in bindings.ni if _is_uri(name)]
    written = {
        "fhir": bindings.fhir,
        "openehr": bindings.openehr,
        "omop": tuple(dict.fromkeys(name.casefold().partition(".")[0] for name in bindings.omop)),
        "services": tuple(parse_service(name)[0] for name in bindings.services),
        "ni_classes": tuple(classes[n.casefold()] for n in names if n.casefold() in classes),
        "ni_concepts": tuple(name for name in names if name.casefold() not in classes),
        "nim": uris[0] if uris else "",
        "terminologies": tuple(
            name.casefold() if name.casefold() in known.terminologies else name
            for name in bindings.terminologies
        ),
        "ehds": bindings.ehds,
    }
    if names:  # a name is a concept or a class: both come from the model, or neither
        return {key: value for key, value in written.items() if value or key.startswith("ni_")}
    return {key: value for key, value in written.items() if value}


def _is_uri(name: str) -> bool:
    return name.casefold().startswith(("nim:", "http:", "https:"))


def _chosen_services(landscape: Landscape, known: Catalogue) -> dict[str, ServiceContract]:
    chosen: dict[str, set[str]] = {}
    for name, version in map(parse_service, _written_services(landscape)):
        chosen.setdefault(name, set()).update({version} - {""})
    found = {}
    for name, versions in chosen.items():
        contract = known.services.get(name, ServiceContract(name=name))
        kept = tuple(sorted(versions)) or contract.versions
        found[name] = replace(contract, versions=kept)
    return found


def _written_services(landscape: Landscape) -> Iterator[str]:
    for information in landscape.information.values():
        yield from information.standards.services
    for service in landscape.services.values():
        yield from (name for name in service.service_contracts if not _is_uri(name))


def _named_terminologies(
    rows: Mapping[str, InformationObject], known: Catalogue
) -> dict[str, Terminology]:
    """Return a row for each code system that the model names and nobody knows."""
    names = {name for row in rows.values() for name in row.terminologies}
    return {
        name: Terminology(id=name, name=Text(sv=name, en=name))
        for name in sorted(names - known.terminologies.keys())
    }


def _renamed(objects: tuple[str, ...], landscape: Landscape) -> tuple[str, ...]:
    """Return the model's ids of some objects of the catalogue."""
    return tuple(
        id_
        for id_, information in landscape.information.items()
        if (information.catalogue or id_) in objects
    )
