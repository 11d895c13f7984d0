"""Who needs which information from whom: declared, from pathways, and derived.

A need runs between two cells (a capability at a site), or from or to a named item such as a
national service. Declared needs and the steps of pathways are taken as they are; where nothing is
declared, each capability that consumes an object needs it from each capability that produces it at
the same site, with weight 1.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.sites import Site, has_capability, matches, serves
from modarch.landscape.programme import End

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.coverage import Coverage
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape
    from modarch.landscape.programme import Need, Pathway, Step

__all__ = ["CellNeed", "Holder", "NeedGroup", "NeedOrigin", "Needs"]


class NeedOrigin(StrEnum):
    """How a need has come about."""

    DECLARED = "declared"
    PATHWAY = "pathway"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """One end of a need: a capability at a site, or an item by name.

    Parameters
    ----------
    site
        Where; None for an item that is the same everywhere.
    capability
        What; empty for a named item.
    item
        The item by name; empty for a capability.
    """

    site: Site
    capability: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNeed:
    """A need between two exact places.

    Parameters
    ----------
    id
        The declared need, or the pathway and step; empty for a derived one.
    origin
        How it has come about.
    consumer, producer
        The two ends.
    information
        The object.
    weight
        Its weight; the places of one declared need share the need's weight.
    role
        Who needs it; empty when not stated.
    legal_block
        True when the law forbids it as things stand.
    """

    id: str
    origin: NeedOrigin
    consumer: Holder
    producer: Holder
    information: str
    weight: float
    role: str = ""
    legal_block: bool = False


@dataclass(frozen=True)
class NeedGroup:
    """Needs between the same two sites.

    Parameters
    ----------
    needs
        The needs.
    flows
        Weights per (consumer, producer, object), by the items that serve the ends: what has been
        worked out for one month serves every month with the same servers.
    """

    needs: tuple[CellNeed, ...]
    flows: dict[tuple[tuple[str, ...], ...], dict[tuple[str, str, str], float]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """The ends of the needs, each once, sorted."""
        ends = {end for need in self.needs for end in (need.consumer, need.producer)}
        return tuple(sorted(ends))


@dataclass(frozen=True)
class Needs:
    """Every need of a landscape, independent of plan and month.

    Parameters
    ----------
    coverage
        The landscape with its look-ups.
    """

    coverage: Coverage

    @property
    def _landscape(self) -> Landscape:
        return self.coverage.landscape

    @cached_property
    def all(self) -> tuple[CellNeed, ...]:
        """Declared needs, those of pathways, and the derived ones that nothing declared covers."""
        return (*self.stated, *self._derived())

    @cached_property
    def by_place(self) -> tuple[NeedGroup, ...]:
        """The needs by the two sites they run between."""
        groups: dict[tuple[Site, Site], list[CellNeed]] = defaultdict(list)
        for need in self.all:
            groups[need.consumer.site, need.producer.site].append(need)
        return tuple(NeedGroup(tuple(needs)) for _, needs in sorted(groups.items()))

    @cached_property
    def stated(self) -> tuple[CellNeed, ...]:
        """Declared needs and those of pathways."""
        declared = [
            need for _, one in sorted(self._landscape.needs.items()) for need in self._declared(one)
        ]
        walked = [
            need
            for _, pathway in sorted(self._landscape.pathways.items())
            for need in self._walked(pathway)
        ]
        return (*declared, *walked)

    def _declared(self, need: Need) -> Iterator[CellNeed]:
        pairs = list(self._pairs(need.consumer, need.producer))
        objects = [need.information] if need.information else self._produced(need.producer)
        for consumer, producer in pairs:
            for information in objects:
                yield CellNeed(
                    id=need.id,
                    origin=NeedOrigin.DECLARED,
                    consumer=consumer,
                    producer=producer,
                    information=information,
                    weight=need.weight / (len(pairs) * len(objects)),
                    role=need.role,
                    legal_block=bool(need.legal_block),
                )

    def _produced(self, end: End) -> tuple[str, ...]:
        if end.item:
            return self._landscape.items[end.item].produces
        return self._landscape.capabilities[end.capability].produces

    def _pairs(self, consumer: End, producer: End) -> Iterator[tuple[Holder, Holder]]:
        for site in self._sites(consumer):
            for other in self._nearest(site, self._sites(producer)):
                yield _holder(consumer, site), _holder(producer, other)

    def _sites(self, end: End) -> list[Site]:
        if end.item and not (end.provider or end.setting):
            return [Site("", "")]
        return [
            site
            for site in self.coverage.sites
            if matches(site, provider=end.provider, setting=end.setting)
            and (not end.capability or self._uses(end.capability, site))
        ]

    def _uses(self, capability: str, site: Site) -> bool:
        return has_capability(self._landscape.capabilities[capability], site)

    def _nearest(self, site: Site, others: list[Site]) -> list[Site]:
        """Return the sites closest to one: itself, else at its provider, else in its setting."""
        for near in (
            [other for other in others if other == site],
            [other for other in others if other.provider == site.provider],
            [other for other in others if other.setting == site.setting],
        ):
            if near:
                return near
        return others

    def _walked(self, pathway: Pathway) -> Iterator[CellNeed]:
        written: dict[str, Step] = {}
        for number, step in enumerate(pathway.steps, 1):
            for information in self._reads(step):
                source = written.get(information)
                if source is not None:
                    yield from self._hand_over(pathway, number, source, step, information)
            for information in self._writes(step):
                written[information] = step

    def _reads(self, step: Step) -> tuple[str, ...]:
        if step.reads is not None:
            return step.reads
        return self._landscape.capabilities[step.capability].consumes

    def _writes(self, step: Step) -> tuple[str, ...]:
        if step.writes is not None:
            return step.writes
        return self._landscape.capabilities[step.capability].produces

    def _hand_over(
        self, pathway: Pathway, number: int, source: Step, step: Step, information: str
    ) -> Iterator[CellNeed]:
        pairs = list(self._pairs(_end(step), _end(source)))
        for consumer, producer in pairs:
            yield CellNeed(
                id=f"{pathway.id}#{number}",
                origin=NeedOrigin.PATHWAY,
                consumer=consumer,
                producer=producer,
                information=information,
                weight=pathway.weight / len(pairs),
                role=step.role,
            )

    def _derived(self) -> Iterator[CellNeed]:
        stated = {_kind(need) for need in self.stated}
        for site in self.coverage.sites:
            producers = self._by_object(site, "produces")
            consumers = self._by_object(site, "consumes")
            for information in sorted(set(producers) & set(consumers)):
                for consumer in consumers[information]:
                    for producer in producers[information]:
                        need = _derived_need(consumer, producer, information)
                        if consumer != producer and _kind(need) not in stated:
                            yield need

    def _by_object(self, site: Site, field: str) -> dict[str, list[Holder]]:
        found: dict[str, list[Holder]] = defaultdict(list)
        for id_, capability in sorted(self._landscape.capabilities.items()):
            if has_capability(capability, site):
                for information in getattr(capability, field):
                    found[information].append(Holder(site, capability=id_))
        for id_, item in self._items_with_own_objects:
            if serves(item, site):
                for information in getattr(item, field):
                    found[information].append(Holder(site, item=id_))
        return found

    @cached_property
    def _items_with_own_objects(self) -> list[tuple[str, Item]]:
        return [
            (id_, item)
            for id_, item in sorted(self._landscape.items.items())
            if item.produces or item.consumes
        ]


def _holder(end: End, site: Site) -> Holder:
    return Holder(site, capability=end.capability, item=end.item)


def _end(step: Step) -> End:
    return End(capability=step.capability, provider=step.provider, setting=step.setting)


def _kind(need: CellNeed) -> tuple[str, str, str]:
    """Return what makes a derived need superfluous: the same two ends and the same object."""
    consumer = need.consumer.capability or need.consumer.item
    producer = need.producer.capability or need.producer.item
    return consumer, producer, need.information


def _derived_need(consumer: Holder, producer: Holder, information: str) -> CellNeed:
    return CellNeed(
        id="",
        origin=NeedOrigin.DERIVED,
        consumer=consumer,
        producer=producer,
        information=information,
        weight=1.0,
    )
