"""The integrations of a landscape: as a network in one month, and as numbers over time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from modarch.analysis.integrations.result import count_integrations
from modarch.analysis.integrations.timeline import integrations_over_time
from modarch.deployment.artefacts import ArtefactKind
from modarch.deployment.speech import Speech
from modarch.figures.catalogue import draw
from modarch.figures.charts.over_time import OverTime
from modarch.figures.diagrams.integration_content import (
    Connection,
    Integrations,
    Party,
    PartyKind,
    Quality,
)
from modarch.figures.style import StandardFamily, Status
from modarch.figures.words.phrase import word
from modarch.landscape.components import Component
from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.integrations.result import IntegrationsResult
    from modarch.analysis.integrations.timeline import TimePoint
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest

__all__ = ["network_content", "over_time_content", "view"]

_KINDS: Final = {
    "modules": PartyKind.MODULE,
    "platforms": PartyKind.PLATFORM,
    "systems": PartyKind.SYSTEM,
    "services": PartyKind.SERVICE,
}


def view(request: ViewRequest) -> Figure:
    """Return the network; with the option ``over_time``, the numbers month by month."""
    if request.options.get("over_time"):
        title = word("title.integrations-over-time", request.language)
        content = over_time_content(request)
        return draw("integrations-over-time", content, request.heading(title))
    title = word("title.network", request.language)
    return draw("integrations", network_content(request), request.heading(title, state=True))


def network_content(request: ViewRequest) -> Integrations:
    """Return the integrations of one month; of the end state when no month is asked for.

    Parameters
    ----------
    request
        The landscape, the plan and the month.
    """
    plan = request.plan if request.at is not None else request.given_plan
    result = count_integrations(request.landscape, plan, at=request.at)
    connections = tuple(_connections(result, request))
    used = {end for one in connections for end in (one.one, one.other)}
    return Integrations(
        parties=tuple(_party(id_, request) for id_ in sorted(used)), connections=connections
    )


def _party(id_: str, request: ViewRequest) -> Party:
    landscape = request.landscape
    section = landscape.section_of(id_)
    return Party(
        key=id_,
        name=request.name(id_),
        kind=_KINDS[section],
        group=_group(id_, section, request),
        status=_status(id_, section, request),
    )


def _group(id_: str, section: str, request: ViewRequest) -> str:
    own = request.landscape.group_of(id_, request.language)
    return own or word(f"group.{section}", request.language)


def _status(id_: str, section: str, request: ViewRequest) -> Status | None:
    item = request.landscape.items[id_]
    if isinstance(item, Component):
        if not item.is_planned:
            return Status.EXISTING
        return Status.IN_HOUSE if item.is_in_house else Status.PROCURED
    if section == "services":
        return Status.EXTERNAL
    replaced = id_ in request.coverage.slices
    return Status.TO_BE_REPLACED if replaced else Status.EXISTING


def _connections(result: IntegrationsResult, request: ViewRequest) -> Iterator[Connection]:
    speech = Speech(request.landscape)
    objects, mapped = _objects(result)
    interim = {one.ends for one in result.interim}
    missing = {
        gap.artefact.ends
        for gap in result.missing
        if gap.artefact.kind is ArtefactKind.POINT_TO_POINT
    }
    told = bool(request.landscape.integrations)
    for artefact in result.artefacts:
        if artefact.kind not in (ArtefactKind.POINT_TO_POINT, ArtefactKind.ATTACHMENT):
            continue
        one, other = artefact.ends
        quality = Quality.TRANSLATED if artefact.ends in mapped else Quality.NATIVE
        if told and artefact.ends in missing:
            quality = Quality.UNMET
        yield Connection(
            one=one,
            other=other,
            family=_family(one, other, objects.get(artefact.ends, set()), speech),
            quality=quality,
            interim=artefact.ends in interim,
        )


_Pair = tuple[str, str]


def _objects(result: IntegrationsResult) -> tuple[Mapping[_Pair, set[str]], set[_Pair]]:
    """Return the objects on each connection, and the connections that need a mapping."""
    objects: dict[_Pair, set[str]] = defaultdict(set)
    mapped = set()
    for artefact in result.artefacts:
        if artefact.information:
            objects[artefact.ends].add(artefact.information)
        if artefact.kind is ArtefactKind.MAPPING:
            mapped.add(artefact.ends)
    return objects, mapped


def _family(one: str, other: str, objects: set[str], speech: Speech) -> StandardFamily:
    """Return the family of the standard that most objects share; the first in name order."""
    found: dict[str, int] = defaultdict(int)
    for information in sorted(objects):
        shared = speech.shared(one, other, information)
        tokens = [shared] if shared else sorted(speech.of(one, information))
        for token in tokens[:1]:
            found[token] += 1
    if not found:
        return StandardFamily.OTHER
    return _family_of(max(sorted(found), key=lambda name: found[name]))


_FAMILIES: Final = {
    "fhir": StandardFamily.FHIR,
    "openehr": StandardFamily.OPENEHR,
    "hl7v2": StandardFamily.HL7V2,
    "riv-ta": StandardFamily.NATIONAL,
    "dicom": StandardFamily.DICOM,
    "omop": StandardFamily.OMOP,
    "proprietary": StandardFamily.PROPRIETARY,
}


def _family_of(token: str) -> StandardFamily:
    """Return the family whose colour a standard is drawn in."""
    if token.startswith("proprietary"):
        return StandardFamily.PROPRIETARY
    standard = load_catalogue().standards.get(token)
    family = standard.family if standard is not None else ""
    return _FAMILIES.get(family, StandardFamily.OTHER)


def over_time_content(request: ViewRequest) -> OverTime:
    """Return the number of integrations in each month of the plan.

    Parameters
    ----------
    request
        The landscape and the plan.
    """
    result = integrations_over_time(request.landscape, request.plan)
    points = _by_month(result.points, result.end - result.points[0].month)
    lasting = [point.lasting for point in points]
    return OverTime(
        attachments=tuple(count.attachments for count in lasting),
        mappings=tuple(count.mappings for count in lasting),
        point_to_point=tuple(count.point_to_point for count in lasting),
        interim=tuple(point.count.interim for point in points),
        start=result.points[0].month,
    )


def _by_month(points: tuple[TimePoint, ...], months: int) -> list[TimePoint]:
    """Return the point that holds in each month."""
    first, place, found = points[0].month, 0, []
    for n in range(months):
        while place + 1 < len(points) and points[place + 1].month <= first + n:
            place += 1
        found.append(points[place])
    return found
