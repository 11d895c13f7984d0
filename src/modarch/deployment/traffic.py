"""Needs in a situation: between which items they run, and how each is met."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Exchange, Reach, Reason, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.needs import CellNeed, Holder, NeedGroup, Needs
    from modarch.deployment.situation import Situation

__all__ = ["Flow", "MetNeed", "Traffic"]

Flow = tuple[str, str, str]
"""Consumer item, producer item, information object."""


@dataclass(frozen=True, slots=True)
class MetNeed:
    """A need, or the part of it between two items, and how it is met.

    Parameters
    ----------
    need
        The need.
    consumer, producer
        The items that serve its ends this month; empty when nobody does.
    weight
        The part of the need's weight that runs between these two.
    route
        How it is met.
    """

    need: CellNeed
    consumer: str
    producer: str
    weight: float
    route: Route


@dataclass(frozen=True)
class Traffic:
    """Every need of a landscape in one situation.

    Parameters
    ----------
    needs
        The needs, independent of time.
    situation
        The landscape in a month.
    """

    needs: Needs
    situation: Situation

    @cached_property
    def exchange(self) -> Exchange:
        """The ways to exchange information."""
        return Exchange(self.situation)

    def ends(self, need: CellNeed) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the items that serve the two ends of a need this month."""
        return self._items(need.consumer), self._items(need.producer)

    def _items(self, holder: Holder) -> tuple[str, ...]:
        if holder.item:
            return (holder.item,) if holder.item in self.situation.active else ()
        return self.situation.serving.get((holder.site, holder.capability), ())

    @cached_property
    def flows(self) -> Mapping[Flow, float]:
        """Weight between each pair of items and object; within one item included, sorted."""
        weights: dict[Flow, float] = defaultdict(float)
        for group in self.needs.by_place:
            for flow, weight in self._flows_of(group).items():
                weights[flow] += weight
        return dict(sorted(weights.items()))

    def _flows_of(self, group: NeedGroup) -> Mapping[Flow, float]:
        """Return a group's flows; where nobody's server has changed they are known already."""
        served = tuple(self._items(holder) for holder in group.holders)
        known = group.flows
        if served not in known:
            items = dict(zip(group.holders, served, strict=True))
            known[served] = _weigh(group.needs, items)
        return known[served]

    def met(self) -> Iterator[MetNeed]:
        """Yield how every need is met; a need served by several items is split between them."""
        for need in self.needs.all:
            consumers, producers = self.ends(need)
            if not consumers or not producers:
                reason = Reason.NO_CONSUMER if not consumers else Reason.NO_PRODUCER
                route = Route(Reach.UNMET, reason=reason)
                consumer = consumers[0] if consumers else ""
                producer = producers[0] if producers else ""
                yield MetNeed(need, consumer, producer, need.weight, route)
                continue
            share = need.weight / (len(consumers) * len(producers))
            for consumer in consumers:
                for producer in producers:
                    route = self._route(need, consumer, producer)
                    yield MetNeed(need, consumer, producer, share, route)

    def _route(self, need: CellNeed, consumer: str, producer: str) -> Route:
        if need.legal_block and consumer != producer:
            return Route(Reach.UNMET, reason=Reason.LEGAL)
        return self.exchange.route(
            consumer=consumer, producer=producer, information=need.information
        )


def _weigh(
    needs: tuple[CellNeed, ...], items: Mapping[Holder, tuple[str, ...]]
) -> dict[Flow, float]:
    weights: dict[Flow, float] = defaultdict(float)
    for need in needs:
        consumers, producers = items[need.consumer], items[need.producer]
        share = need.weight / max(1, len(consumers) * len(producers))
        for consumer in consumers:
            for producer in producers:
                weights[consumer, producer, need.information] += share
    return dict(weights)
