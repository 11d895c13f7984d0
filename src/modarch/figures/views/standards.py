"""Which standard does what in a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.analysis.standards_coverage.roles import standard_roles
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.standard_roles import RolesPicture, StandardRow
from modarch.figures.style import StandardFamily
from modarch.figures.words.phrase import phrases, word
from modarch.standards.bound import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.standards_coverage.roles import StandardRole
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.standards.contents import Catalogue

__all__ = ["roles_content", "view"]

_FAMILIES: Final = {
    "fhir": StandardFamily.FHIR,
    "openehr": StandardFamily.OPENEHR,
    "hl7v2": StandardFamily.HL7V2,
    "riv-ta": StandardFamily.NATIONAL,
    "dicom": StandardFamily.DICOM,
    "omop": StandardFamily.OMOP,
    "proprietary": StandardFamily.PROPRIETARY,
}


def view(request: ViewRequest) -> Figure:
    """Return the figure; it tells of the end state."""
    heading = request.heading(word("standard-title", request.language), state=True)
    return draw("standards", roles_content(request), heading)


def roles_content(request: ViewRequest) -> RolesPicture:
    """Return what the figure shows: the standards, and the meaning that they are bound to.

    Parameters
    ----------
    request
        The landscape and the language.
    """
    catalogue = catalogue_of(request.landscape)
    found = standard_roles(request.landscape)
    return RolesPicture(
        rows=tuple(_row(role, catalogue, request) for role in found.roles),
        meaning=tuple(_meaning(found.objects, catalogue, request)),
        unstated=found.unstated,
    )


def _row(role: StandardRole, catalogue: Catalogue, request: ViewRequest) -> StandardRow:
    known = catalogue.standards.get(role.standard)
    family = known.family if known is not None else "other"
    task = f"standard-task.{family}"
    return StandardRow(
        name=known.name.in_language(request.language) if known is not None else role.standard,
        task=word(task, request.language) if task in phrases() else "",
        family=_FAMILIES.get(family, StandardFamily.OTHER),
        platforms=tuple(map(request.name, role.platforms)),
        modules=tuple(map(request.name, role.modules)),
        others=tuple(map(request.name, role.others)),
        native=role.native,
        mapped=role.mapped,
        adapters=role.adapters,
    )


def _meaning(
    exchanged: tuple[str, ...], catalogue: Catalogue, request: ViewRequest
) -> Iterator[tuple[str, str]]:
    language = request.language
    objects = [catalogue.objects[name] for name in exchanged if name in catalogue.objects]
    named = sum(bool(one.ni_concepts or one.ni_classes) for one in objects)
    if named:
        told = word("standard-meaning.ni-told", language, count=named, total=len(exchanged))
        yield word("standard-meaning.ni", language), told
    used = {name for one in objects for name in one.terminologies}
    names = [
        one.name.in_language(language)
        for key, one in catalogue.terminologies.items()
        if key in used
    ]
    if names:
        told = word("standard-meaning.terminologies-told", language, names=" · ".join(names))
        yield word("standard-meaning.terminologies", language), told
