"""Three graphs of the items in use, kept apart: information, change and availability.

An edge runs from the item that depends to the one it depends on. Where the three are mixed up, a
shared platform looks like a two-way dependency of everything on everything.

The change graph goes by contracts: an item depends on the platforms it uses and, as a consumer, on
the items it is connected to directly; a platform does not depend on its users. A need that is not
met has no connection, so no change can pass.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.graphs.digraph import Digraph, Edge
from modarch.landscape.items import IntegrationStatus, UseMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.exchange import Exchange, Hop
    from modarch.deployment.reach import Reached
    from modarch.deployment.situation import Situation
    from modarch.landscape.items import Integration

__all__ = ["GraphKind", "item_graph", "keeps_running"]


class GraphKind(StrEnum):
    """What depends: on information, on a part's way to work, or on its being up."""

    INFORMATION = "information"
    CHANGE = "change"
    AVAILABILITY = "availability"


def item_graph(reached: Reached, kind: GraphKind) -> Digraph:
    """Return one of the graphs of a situation; its nodes are the items in use.

    Parameters
    ----------
    reached
        The needs of the situation and how they are met.
    kind
        Which graph. The information graph is weighted by the needs, met or not; the change graph
        has the connections that exist; the availability graph what must be up for an item to work,
        redundancy left aside.
    """
    situation = reached.traffic.situation
    if kind is GraphKind.INFORMATION:
        return _information(reached)
    if kind is GraphKind.CHANGE:
        return Digraph.from_pairs(set(_change(reached)), nodes=situation.active)
    edges = {(item, other) for item in situation.active for other in keeps_running(situation, item)}
    return Digraph.from_pairs(edges, nodes=situation.active)


def _information(reached: Reached) -> Digraph:
    weights: dict[Edge, float] = {}
    for flow in reached.flows:
        if flow.consumer != flow.producer:
            edge = (flow.consumer, flow.producer)
            weights[edge] = weights.get(edge, 0.0) + flow.weight
    active = reached.traffic.situation.active
    return Digraph.from_pairs(weights, nodes=active, weights=weights)


def _change(reached: Reached) -> Iterator[Edge]:
    exchange = reached.traffic.exchange
    for flow in reached.flows:
        for hop in flow.route.hops:
            yield _contract(hop, exchange)
    situation = reached.traffic.situation
    for item in situation.active:
        for platform in situation.landscape.items[item].uses:
            if platform != item and exchange.use_mode(item, platform) is not None:
                yield item, platform
    for one in situation.landscape.integrations.values():
        yield from _declared(one, situation)


def _contract(hop: Hop, exchange: Exchange) -> Edge:
    """Return who goes by whose contract on a stretch: the user by the platform's, else consumer."""
    platforms = exchange.situation.landscape.platforms
    if hop.start in platforms and hop.end in platforms:
        uses = exchange.use_mode(hop.start, hop.end) is not None
        return (hop.start, hop.end) if uses else (hop.end, hop.start)
    return (hop.start, hop.end) if hop.end in platforms else (hop.end, hop.start)


def _declared(one: Integration, situation: Situation) -> Iterator[Edge]:
    exists = one.status is not IntegrationStatus.PLANNED
    if not exists or not {one.consumer, one.provider} <= situation.active:
        return
    if one.via in situation.active:
        yield one.consumer, one.via
        yield one.provider, one.via
    elif not one.via:
        platforms = situation.landscape.platforms
        turned = one.consumer in platforms and one.provider not in platforms
        yield (one.provider, one.consumer) if turned else (one.consumer, one.provider)


def keeps_running(situation: Situation, item: str) -> tuple[str, ...]:
    """Return the items in use that must be up for an item to work, sorted.

    Parameters
    ----------
    situation
        The landscape in a month.
    item
        An item in use. It needs what it states under ``requires_running``, and the platforms it
        is native on, because its data are there.
    """
    known = situation.landscape.items[item]
    native = (platform for platform, mode in known.uses.items() if mode is UseMode.NATIVE)
    needed = {*known.requires_running, *native} & situation.active
    return tuple(sorted(needed - {item}))
