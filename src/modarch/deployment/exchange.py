"""How two items can exchange an object in a month: directly or through a shared platform.

A path is the better the fewer mappings it needs, then the fewer hops. Only platforms pass on
traffic that is not their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from modarch.landscape.items import UseMode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.situation import Situation
    from modarch.landscape.model import Landscape
    from modarch.standards.translation import Translation

__all__ = ["Exchange", "Hop", "Reach", "Reason", "Route"]


class Reach(StrEnum):
    """Whether a need is met, and whether anything has to be translated on the way."""

    NATIVE = "native"
    TRANSLATED = "translated"
    UNMET = "unmet"


class Reason(StrEnum):
    """Why a need is not met."""

    NONE = ""
    NO_PRODUCER = "no-producer"
    NO_CONSUMER = "no-consumer"
    NO_LINK = "no-link"
    PLATFORM_NOT_LIVE = "platform-not-live"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Hop:
    """One stretch of a route, and whether a mapping is needed on it."""

    start: str
    end: str
    mapped: bool


@dataclass(frozen=True, slots=True)
class Route:
    """The best way for an object from a producer to a consumer.

    Parameters
    ----------
    reach
        Native, translated or unmet.
    hops
        The stretches, producer first; empty within one item and when there is no way.
    reason
        Why there is no way.
    """

    reach: Reach
    hops: tuple[Hop, ...] = ()
    reason: Reason = Reason.NONE

    @property
    def mappings(self) -> int:
        """Number of mappings on the way."""
        return sum(hop.mapped for hop in self.hops)

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platforms passed through, in order."""
        return tuple(hop.end for hop in self.hops[:-1])


_SAME_ITEM = Route(Reach.NATIVE)


@dataclass(frozen=True)
class Exchange:
    """The ways to exchange information in one situation.

    Parameters
    ----------
    situation
        The landscape in a month.
    """

    situation: Situation

    @cached_property
    def _routes(self) -> dict[tuple[str, str, str], Route]:
        return self._known("routes")

    @cached_property
    def memo(self) -> dict[tuple[str, str, str], Any]:
        """Room for what has been worked out per flow, for any month with the same platforms."""
        return self._known("memo")

    def _known(self, what: str) -> dict[tuple[str, str, str], Any]:
        """Return what is known already for the platforms in use.

        Both ends of a need are in use whenever it is met, so nothing else decides on a route.
        """
        live = frozenset(self.situation.active & self._landscape.platforms.keys())
        return self.situation.rollout.known.setdefault((what, live), {})

    @property
    def _landscape(self) -> Landscape:
        return self.situation.landscape

    def route(self, *, consumer: str, producer: str, information: str) -> Route:
        """Return the best way for an object between two items.

        Parameters
        ----------
        consumer, producer
            The items.
        information
            The object.
        """
        if consumer == producer:
            return _SAME_ITEM
        key = (consumer, producer, information)
        if key not in self._routes:
            self._routes[key] = self._best(consumer, producer, information)
        return self._routes[key]

    def _best(self, consumer: str, producer: str, information: str) -> Route:
        ways = [*self._direct(consumer, producer, information)]
        ways += self._mediated(consumer, producer, information)
        if not ways:
            return Route(Reach.UNMET, reason=self._why_not(consumer, producer, information))
        hops = min(ways, key=lambda way: (sum(hop.mapped for hop in way), len(way), str(way)))
        mapped = any(hop.mapped for hop in hops)
        return Route(Reach.TRANSLATED if mapped else Reach.NATIVE, hops)

    def _direct(self, consumer: str, producer: str, information: str) -> Iterator[tuple[Hop, ...]]:
        """Yield the way over a declared connection, or over one's own use of the other."""
        declared = self._carried(producer, consumer, information)
        if declared or self.use_mode(consumer, producer) or self.use_mode(producer, consumer):
            yield (self._hop(producer, consumer, information),)

    def _mediated(
        self, consumer: str, producer: str, information: str
    ) -> Iterator[tuple[Hop, ...]]:
        entries = self.platforms_of(producer, information)
        exits = self.platforms_of(consumer, information)
        for first, entry_mapped in entries.items():
            for last, exit_mapped in exits.items():
                between = self._between(first, last, information)
                if between is not None:
                    entry = Hop(producer, first, entry_mapped)
                    yield (entry, *between, Hop(last, consumer, exit_mapped))

    def _between(self, first: str, last: str, information: str) -> tuple[Hop, ...] | None:
        if first == last:
            return ()
        declared = self._carried(first, last, information) or self._carried(
            last, first, information
        )
        if declared or self.use_mode(first, last) or self.use_mode(last, first):
            return (self._hop(first, last, information),)
        return None

    def _carried(self, provider: str, consumer: str, information: str) -> bool:
        """Whether a declared direct connection carries an object."""
        return any(
            not one.information or information in one.information
            for one in self.situation.rollout.links.direct.get((provider, consumer), ())
        )

    def _hop(self, start: str, end: str, information: str) -> Hop:
        native = UseMode.NATIVE in (self.use_mode(start, end), self.use_mode(end, start))
        return Hop(start, end, not native and self.needs_mapping(start, end, information))

    def needs_mapping(self, one: str, other: str, information: str) -> bool:
        """Whether two items share no standard for an object."""
        return not self.shared_standard(one, other, information)

    def shared_standard(self, one: str, other: str, information: str) -> str:
        """Return the standard two items share for an object; empty when there is none."""
        return self.situation.rollout.speech.shared(one, other, information)

    def translation(self, hop: Hop, information: str) -> Translation:
        """Return how an object gets over one stretch of a route.

        An item that is native on a platform keeps the object in the platform's own standard.
        """
        ends = {"producer": hop.start, "consumer": hop.end}
        if self.use_mode(hop.start, hop.end) is UseMode.NATIVE:
            ends["producer"] = hop.end
        elif self.use_mode(hop.end, hop.start) is UseMode.NATIVE:
            ends["consumer"] = hop.start
        return self.situation.rollout.speech.translation(**ends, information=information)

    def use_mode(self, item: str, platform: str) -> UseMode | None:
        """Return how an item uses a platform that is live; None when it does not."""
        mode = self._landscape.items[item].uses.get(platform)
        if mode is None:
            return None
        live = platform in self.situation.active and item in self.situation.active
        return mode if live and mode is not UseMode.NONE else None

    def platforms_of(self, item: str, information: str) -> Mapping[str, bool]:
        """Return the live platforms an item can exchange an object through.

        Parameters
        ----------
        item
            A system, module, service or platform; a platform is no way to itself.
        information
            The object.

        Returns
        -------
        Mapping
            Platform to whether a mapping is needed between the item and it.
        """
        known = self._landscape.items[item]
        found: dict[str, bool] = {}
        for platform in known.uses:
            mode = self.use_mode(item, platform)
            if mode is not None and self._landscape.platforms[platform].mediates(information):
                native = mode is UseMode.NATIVE
                found[platform] = not native and self.needs_mapping(item, platform, information)
        for platform in self.situation.rollout.links.attached.get(item, ()):
            if platform in found or platform not in self.situation.active:
                continue
            if self._landscape.platforms[platform].mediates(information):
                found[platform] = self.needs_mapping(item, platform, information)
        return found

    def _why_not(self, consumer: str, producer: str, information: str) -> Reason:
        both = self._could_use(consumer, information) & self._could_use(producer, information)
        waiting = [platform for platform in both if platform not in self.situation.active]
        return Reason.PLATFORM_NOT_LIVE if waiting else Reason.NO_LINK

    def _could_use(self, item: str, information: str) -> set[str]:
        uses = self._landscape.items[item].uses
        return {
            platform
            for platform in uses
            if uses[platform] is not UseMode.NONE
            and self._landscape.platforms[platform].mediates(information)
        }
