"""How the needs of a situation are met, added up by flow: consumer, producer and object.

The shares are those of the information: a need is native when no mapping is needed on its best
way, translated when one is, and unmet when there is no way, nobody serves one of its ends, or the
law forbids it. Weights are the needs' own and the three shares sum to one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Reach, Reason, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.needs import CellNeed, Needs
    from modarch.deployment.traffic import Flow, Traffic

__all__ = ["Demand", "FlowReach", "Reached"]

_ROUNDING = 1e-9
_FORBIDDEN = Route(Reach.UNMET, reason=Reason.LEGAL)


@dataclass(frozen=True, slots=True)
class FlowReach:
    """All needs between the same two items for the same object, and how they are met.

    Parameters
    ----------
    consumer, producer
        The items; the same one for a need within an item.
    information
        The object.
    weight
        Weight of the needs.
    route
        The best way.
    """

    consumer: str
    producer: str
    information: str
    weight: float
    route: Route

    @property
    def is_met(self) -> bool:
        """Whether the information comes across."""
        return self.route.reach is not Reach.UNMET

    @property
    def items(self) -> frozenset[str]:
        """Both ends, and the platforms passed through."""
        return frozenset((self.consumer, self.producer, *self.route.platforms))


@dataclass(frozen=True)
class Demand:
    """What the needs add up to, whatever the month.

    Parameters
    ----------
    needs
        The needs of a landscape.
    """

    needs: Needs

    @cached_property
    def total(self) -> float:
        """Weight of all needs."""
        return math.fsum(need.weight for need in self.needs.all)

    @cached_property
    def forbidden(self) -> tuple[CellNeed, ...]:
        """The needs that the law forbids as things stand."""
        return tuple(need for need in self.needs.all if need.legal_block)


@dataclass(frozen=True)
class Reached:
    """The needs of a situation, added up.

    Parameters
    ----------
    traffic
        The needs in a month.
    demand
        What they add up to; worked out when not given. Give it when many months are looked at.
    """

    traffic: Traffic
    demand: Demand | None = None

    @cached_property
    def _demand(self) -> Demand:
        return self.demand or Demand(self.traffic.needs)

    @cached_property
    def flows(self) -> tuple[FlowReach, ...]:
        """Flows whose two ends are served, sorted; what the law forbids stands at the end."""
        return tuple(self._flows())

    def _flows(self) -> Iterator[FlowReach]:
        forbidden = self._forbidden
        route = self.traffic.exchange.route
        for flow, weight in self.traffic.flows.items():
            left = weight - forbidden.get(flow, 0.0)
            if left > _ROUNDING * weight:
                way = route(consumer=flow[0], producer=flow[1], information=flow[2])
                yield FlowReach(*flow, left, way)
        for flow, weight in forbidden.items():
            yield FlowReach(*flow, weight, _FORBIDDEN)

    @cached_property
    def _forbidden(self) -> Mapping[Flow, float]:
        """Weight that the law holds back, by flow; within one item nothing is passed on."""
        weights: dict[Flow, float] = defaultdict(float)
        for need in self._demand.forbidden:
            consumers, producers = self.traffic.ends(need)
            for consumer, producer in product(consumers, producers):
                if consumer != producer:
                    share = need.weight / (len(consumers) * len(producers))
                    weights[consumer, producer, need.information] += share
        return dict(sorted(weights.items()))

    @property
    def total(self) -> float:
        """Weight of all needs, those whose ends nobody serves included."""
        return self._demand.total

    @cached_property
    def unserved(self) -> float:
        """Weight of the needs with an end that nobody serves."""
        left = self.total - math.fsum(flow.weight for flow in self.flows)
        return left if left > _ROUNDING * self.total else 0.0

    @cached_property
    def _weights(self) -> Mapping[Reach, float]:
        by_reach: dict[Reach, list[float]] = {reach: [] for reach in Reach}
        for flow in self.flows:
            by_reach[flow.route.reach].append(flow.weight)
        by_reach[Reach.UNMET].append(self.unserved)
        return {reach: math.fsum(weights) for reach, weights in by_reach.items()}

    def weight(self, reach: Reach) -> float:
        """Return the weight of the needs that are native, translated or unmet."""
        return self._weights[reach]
