"""What items give to shared platforms and take from them, and how it gets across."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import Artefact, ArtefactKind, designed_artefacts
from modarch.deployment.exchange import Hop
from modarch.deployment.mappings import directions
from modarch.landscape.items import UseMode
from modarch.standards.requirements import Role
from modarch.standards.translation import RANK, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.deployment.exchange import Exchange
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.standards.translation import Translation

__all__ = ["Connection", "KindCount", "connections", "count_kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many (item, object) pairs get across in each way, by the worse of their directions.

    Parameters
    ----------
    native, mapped, adapter, no_home
        As in `modarch.standards.translation.Kind`.
    """

    native: int
    mapped: int
    adapter: int
    no_home: int

    @property
    def mappings(self) -> int:
        """How many pairs cannot exchange the object in the platform's own standard."""
        return self.mapped + self.adapter + self.no_home


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """An object that an item gives to a platform, or takes from it.

    Parameters
    ----------
    platform, item
        The two ends; the item may be a platform too.
    information
        The object.
    role
        What the item does with it, seen from the platform.
    is_native
        Whether the item keeps its data on the platform.
    translation
        How the object gets across.
    """

    platform: str
    item: str
    information: str
    role: Role
    is_native: bool
    translation: Translation


def connections(traffic: Traffic) -> tuple[Connection, ...]:
    """Return everything that items give to platforms and take from them, sorted.

    Parameters
    ----------
    traffic
        The needs of a situation.
    """
    found = {
        (one.platform, one.item, one.information, one.role): one
        for artefact, flows in designed_artefacts(traffic).items()
        if artefact.kind is ArtefactKind.BINDING
        for one in _of_binding(artefact, flows, traffic.exchange)
    }
    return tuple(found[key] for key in sorted(found))


def _of_binding(
    artefact: Artefact, flows: Iterable[Flow], exchange: Exchange
) -> Iterator[Connection]:
    """Yield a binding as each of the platforms at its ends sees it."""
    platforms = exchange.situation.landscape.platforms
    for producer, consumer in sorted(directions(artefact.ends, flows)):
        way = exchange.translation(Hop(producer, consumer, mapped=False), artefact.information)
        for platform, item, role in (
            (consumer, producer, Role.PRODUCES),
            (producer, consumer, Role.CONSUMES),
        ):
            if platform in platforms:
                yield Connection(
                    platform=platform,
                    item=item,
                    information=artefact.information,
                    role=role,
                    is_native=exchange.use_mode(item, platform) is UseMode.NATIVE,
                    translation=way,
                )


def count_kinds(ways: Iterable[tuple[str, str, Kind]]) -> KindCount:
    """Count (item, object) pairs by the worst kind among their directions.

    Parameters
    ----------
    ways
        Item, object and kind of each direction.
    """
    worst: dict[tuple[str, str], Kind] = {}
    for item, information, kind in ways:
        known = worst.get((item, information), Kind.NATIVE)
        worst[item, information] = max(known, kind, key=RANK.__getitem__)
    counted: Mapping[Kind, int] = Counter(worst.values())
    return KindCount(
        native=counted[Kind.NATIVE],
        mapped=counted[Kind.MAPPED],
        adapter=counted[Kind.ADAPTER],
        no_home=counted[Kind.NO_HOME],
    )
