"""Integrations as things that are built, tested and operated, one by one.

What counts as one is fixed by kind: a point-to-point connection per pair of items, an attachment
per item and platform, a mapping per pair (or item and platform) and information object where the
standards differ, a binding per item, platform and object.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Reach, standards_of
from modarch.landscape.items import IntegrationStatus
from modarch.standards.tokens import common, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from modarch.deployment.exchange import Exchange, Hop
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.landscape.model import Landscape

__all__ = [
    "Artefact",
    "ArtefactKind",
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


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


@dataclass(slots=True)
class _Collector:
    """Collects artefacts with the flows each of them carries."""

    carried: dict[Artefact, set[Flow]] = field(default_factory=lambda: defaultdict(set))

    def add(
        self, kind: ArtefactKind, ends: tuple[str, str], flow: Flow, information: str = ""
    ) -> None:
        self.carried[Artefact(kind, ends, information)].add(flow)

    def pair(self, flow: Flow, *, mapped: bool) -> None:
        consumer, producer, information = flow
        ends = _pair(consumer, producer)
        self.add(ArtefactKind.POINT_TO_POINT, ends, flow)
        if mapped:
            self.add(ArtefactKind.MAPPING, ends, flow, information)

    def attach(self, item: str, platform: str, flow: Flow, *, mapped: bool) -> None:
        ends = (item, platform)
        self.add(ArtefactKind.ATTACHMENT, ends, flow)
        self.add(ArtefactKind.BINDING, ends, flow, flow[2])
        if mapped:
            self.add(ArtefactKind.MAPPING, ends, flow, flow[2])


def designed_artefacts(traffic: Traffic) -> Mapping[Artefact, set[Flow]]:
    """Return what the landscape needs as it is designed, with the flows each artefact carries.

    A need that a shared platform in use can carry goes through it; every other need between two
    items takes a point-to-point connection.

    Parameters
    ----------
    traffic
        The needs of a situation.
    """
    collector = _Collector()
    exchange = traffic.exchange
    platforms = traffic.situation.landscape.platforms
    for flow in traffic.flows:
        consumer, producer, information = flow
        if consumer == producer:
            continue
        route = exchange.route(consumer=consumer, producer=producer, information=information)
        if route.reach is Reach.UNMET:
            mapped = exchange.needs_mapping(consumer, producer, information)
            collector.pair(flow, mapped=mapped)
        else:
            _add_hops(collector, route.hops, flow, platforms)
    return collector.carried


def _add_hops(
    collector: _Collector, hops: tuple[Hop, ...], flow: Flow, platforms: Iterable[str]
) -> None:
    known = set(platforms)
    for hop in hops:
        if hop.end in known:
            collector.attach(hop.start, hop.end, flow, mapped=hop.mapped)
        elif hop.start in known:
            collector.attach(hop.end, hop.start, flow, mapped=hop.mapped)
        else:
            collector.pair(flow, mapped=hop.mapped)


def declared_artefacts(traffic: Traffic) -> Mapping[Artefact, set[Flow]]:
    """Return what the model says exists: declared integrations, and platform uses that carry needs.

    Parameters
    ----------
    traffic
        The needs of a situation.
    """
    collector = _Collector()
    exchange = traffic.exchange
    landscape = traffic.situation.landscape
    for one in landscape.integrations.values():
        ends_active = {one.consumer, one.provider} <= traffic.situation.active
        if not ends_active or one.status is IntegrationStatus.PLANNED:
            continue
        for information in one.information or ("",):
            flow = (one.consumer, one.provider, information)
            _add_declared(collector, exchange, flow, one.via)
    for artefact, flows in designed_artefacts(traffic).items():
        if artefact.kind is not ArtefactKind.POINT_TO_POINT and _is_at_platform(
            artefact, landscape
        ):
            collector.carried[artefact] |= flows
    return collector.carried


def _is_at_platform(artefact: Artefact, landscape: Landscape) -> bool:
    return artefact.ends[1] in landscape.platforms


def _add_declared(collector: _Collector, exchange: Exchange, flow: Flow, via: str) -> None:
    consumer, provider, information = flow
    if via:
        for end in (consumer, provider):
            mapped = bool(information) and exchange.needs_mapping(end, via, information)
            collector.attach(end, via, flow, mapped=mapped)
    else:
        mapped = bool(information) and exchange.needs_mapping(consumer, provider, information)
        collector.pair(flow, mapped=mapped)


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
    collector = _Collector()
    for flow in flows:
        consumer, producer, information = flow
        if consumer != producer:
            collector.pair(flow, mapped=needs_mapping(consumer, producer, information))
    return collector.carried


def hub_artefacts(
    flows: Iterable[Flow], landscape: Landscape, canonical: Iterable[str]
) -> Mapping[Artefact, set[Flow]]:
    """Return what the needs take if all of them pass one platform with a canonical standard.

    Parameters
    ----------
    flows
        The needs, as item pairs and objects.
    landscape
        The model, for the standards each item speaks.
    canonical
        The standards the platform keeps every object in.
    """
    collector = _Collector()
    spoken = frozenset(normalise(token, HUB) for token in canonical)
    for flow in flows:
        consumer, producer, information = flow
        if consumer == producer:
            continue
        for end in (consumer, producer):
            own = standards_of(landscape.items[end], information)
            collector.attach(end, HUB, flow, mapped=common(own, spoken) is None)
    return collector.carried
