"""Integrations as things that are built, tested and operated, one by one.

What counts as one is fixed by kind: a point-to-point connection per pair of items, an attachment
per item and platform, a mapping per pair (or item and platform) and information object where the
standards differ, a binding per item, platform and object.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Hop, Reach
from modarch.landscape.items import IntegrationStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from modarch.deployment.exchange import Exchange
    from modarch.deployment.speech import Speech
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.landscape.items import Integration

__all__ = [
    "HUB",
    "Artefact",
    "ArtefactKind",
    "artefacts_of",
    "declared_artefacts",
    "designed_artefacts",
    "hub_artefacts",
    "pair_artefacts",
]

HUB = "*"
"""Stands for the platform that a pattern assumes."""


class ArtefactKind(StrEnum):
    """Kind of a thing that is built to exchange information."""

    POINT_TO_POINT = "point-to-point"
    ATTACHMENT = "attachment"
    MAPPING = "mapping"
    BINDING = "binding"


@dataclass(frozen=True, slots=True, order=True)
class Artefact:
    """One thing that is built, tested and operated.

    Parameters
    ----------
    kind
        What it is.
    ends
        The two items, or the item and the platform; a pair of items is in alphabetical order.
    information
        The object, for mappings and bindings.
    """

    kind: ArtefactKind
    ends: tuple[str, str]
    information: str = ""


Artefacts = tuple[Artefact, ...]


def _connection(one: str, other: str, information: str, *, mapped: bool) -> Artefacts:
    ends = (one, other) if one <= other else (other, one)
    connection = Artefact(ArtefactKind.POINT_TO_POINT, ends)
    return (connection, *_mapping(ends, information, mapped=mapped))


def _attachment(item: str, platform: str, information: str, *, mapped: bool) -> Artefacts:
    ends = (item, platform)
    attachment = Artefact(ArtefactKind.ATTACHMENT, ends)
    binding = Artefact(ArtefactKind.BINDING, ends, information)
    return (attachment, binding, *_mapping(ends, information, mapped=mapped))


def _mapping(ends: tuple[str, str], information: str, *, mapped: bool) -> Artefacts:
    return (Artefact(ArtefactKind.MAPPING, ends, information),) if mapped else ()


def artefacts_of(exchange: Exchange, flow: Flow) -> Artefacts:
    """Return what a single flow takes as the landscape is designed; nothing within one item.

    Parameters
    ----------
    exchange
        The ways to exchange information in a month.
    flow
        Consumer, producer and object.
    """
    consumer, producer, information = flow
    if consumer == producer:
        return ()
    route = exchange.route(consumer=consumer, producer=producer, information=information)
    if route.reach is Reach.UNMET:
        mapped = exchange.needs_mapping(consumer, producer, information)
        return _connection(consumer, producer, information, mapped=mapped)
    platforms = exchange.situation.landscape.platforms
    hops = (_of_hop(hop, information, platforms) for hop in route.hops)
    return tuple(artefact for artefacts in hops for artefact in artefacts)


def _of_hop(hop: Hop, information: str, platforms: Collection[str]) -> Artefacts:
    if hop.end in platforms:
        return _attachment(hop.start, hop.end, information, mapped=hop.mapped)
    if hop.start in platforms:
        return _attachment(hop.end, hop.start, information, mapped=hop.mapped)
    return _connection(hop.start, hop.end, information, mapped=hop.mapped)


def _carried(
    flows: Iterable[Flow], artefacts: Callable[[Flow], Artefacts]
) -> dict[Artefact, set[Flow]]:
    """Group flows by the artefacts they take."""
    carried: dict[Artefact, set[Flow]] = defaultdict(set)
    for flow in flows:
        for artefact in artefacts(flow):
            carried[artefact].add(flow)
    return carried


def designed_artefacts(traffic: Traffic) -> Mapping[Artefact, set[Flow]]:
    """Return what the landscape needs as it is designed, with the flows each artefact carries.

    A need that a shared platform in use can carry goes through it; every other need between two
    items takes a point-to-point connection.

    Parameters
    ----------
    traffic
        The needs of a situation.
    """
    return _carried(traffic.flows, lambda flow: artefacts_of(traffic.exchange, flow))


def declared_artefacts(traffic: Traffic) -> Mapping[Artefact, set[Flow]]:
    """Return what the model says exists: declared integrations, and platform uses that carry needs.

    Parameters
    ----------
    traffic
        The needs of a situation.
    """
    exchange = traffic.exchange
    landscape = traffic.situation.landscape
    declared: dict[Artefact, set[Flow]] = defaultdict(set)
    for one in landscape.integrations.values():
        ends_active = {one.consumer, one.provider} <= traffic.situation.active
        if ends_active and one.status is not IntegrationStatus.PLANNED:
            for artefact, flow in _of_declared(one, exchange):
                declared[artefact].add(flow)
    for artefact, flows in designed_artefacts(traffic).items():
        if artefact.ends[1] in landscape.platforms:
            declared[artefact] |= flows
    return declared


def _of_declared(one: Integration, exchange: Exchange) -> Iterator[tuple[Artefact, Flow]]:
    for information in one.information or ("",):
        flow = (one.consumer, one.provider, information)
        hops = [(one.consumer, one.provider)]
        if one.via:
            hops = [(one.consumer, one.via), (one.provider, one.via)]
        for first, second in hops:
            mapped = bool(information) and exchange.needs_mapping(first, second, information)
            platforms = exchange.situation.landscape.platforms
            for artefact in _of_hop(Hop(first, second, mapped), information, platforms):
                yield artefact, flow


def pair_artefacts(
    flows: Iterable[Flow], needs_mapping: Callable[[str, str, str], bool]
) -> Mapping[Artefact, set[Flow]]:
    """Return what the needs take if every pair of items is connected directly.

    Parameters
    ----------
    flows
        The needs, as item pairs and objects.
    needs_mapping
        Whether two items share no standard for an object.
    """

    def direct(flow: Flow) -> Artefacts:
        consumer, producer, information = flow
        if consumer == producer:
            return ()
        mapped = needs_mapping(consumer, producer, information)
        return _connection(consumer, producer, information, mapped=mapped)

    return _carried(flows, direct)


def hub_artefacts(
    flows: Iterable[Flow], speech: Speech, canonical: Iterable[str]
) -> Mapping[Artefact, set[Flow]]:
    """Return what the needs take if all of them pass one platform with a canonical standard.

    Parameters
    ----------
    flows
        The needs, as item pairs and objects.
    speech
        The standards each item speaks.
    canonical
        The standards the platform keeps every object in.
    """
    spoken = speech.normalised(canonical, HUB)

    def through_hub(flow: Flow) -> Artefacts:
        consumer, producer, information = flow
        if consumer == producer:
            return ()
        sides: list[Artefact] = []
        for end in (consumer, producer):
            mapped = not speech.common(speech.of(end, information), spoken)
            sides += _attachment(end, HUB, information, mapped=mapped)
        return tuple(sides)

    return _carried(flows, through_hub)
