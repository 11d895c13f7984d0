"""The count of integrations by module, platform, object, standard, supplier, pathway and owner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.integrations.counting import Count, count_of
from modarch.deployment.mappings import Owners
from modarch.deployment.needs import NeedOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.artefacts import Artefact
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.standards.translation import Kind

__all__ = ["Breakdown", "breakdowns"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The part of the count that concerns one element.

    Parameters
    ----------
    by
        What the count is broken down by: ``module``, ``system``, ``platform``, ``information``,
        ``standard``, ``supplier``, ``pathway``, ``owner``, ``translation``.
    key
        The element; empty for what belongs to none.
    count
        Its artefacts; one that concerns two elements is counted under both.
    """

    by: str
    key: str
    count: Count


def breakdowns(
    artefacts: Mapping[Artefact, set[Flow]],
    interim: frozenset[Artefact],
    kinds: Mapping[Artefact, Kind],
    traffic: Traffic,
) -> Iterator[Breakdown]:
    """Yield the part of the count that concerns each element, sorted.

    Parameters
    ----------
    artefacts
        What is built, with the flows each artefact carries.
    interim
        Those among them that are temporary.
    kinds
        What each mapping takes.
    traffic
        The needs they serve.
    """
    groups: dict[tuple[str, str], set[Artefact]] = defaultdict(set)
    keys = _Keys(traffic)
    for artefact, flows in artefacts.items():
        for key in keys.of(artefact, flows):
            groups[key].add(artefact)
        if artefact in kinds:
            groups["translation", kinds[artefact]].add(artefact)
    for (by, element), members in sorted(groups.items()):
        yield Breakdown(by=by, key=element, count=count_of(members, interim, kinds))


class _Keys:
    """Tells under which elements an artefact is counted."""

    def __init__(self, traffic: Traffic) -> None:
        self._exchange = traffic.exchange
        self._landscape = traffic.situation.landscape
        self._pathways = self._pathways_by_flow(traffic)
        self._owners = Owners(self._landscape)

    def _pathways_by_flow(self, traffic: Traffic) -> Mapping[Flow, set[str]]:
        found: dict[Flow, set[str]] = defaultdict(set)
        for need in traffic.needs.stated:
            if need.origin is NeedOrigin.PATHWAY:
                consumers, producers = traffic.ends(need)
                for consumer in consumers:
                    for producer in producers:
                        flow = (consumer, producer, need.information)
                        found[flow].add(need.id.partition("#")[0])
        return found

    def of(self, artefact: Artefact, flows: set[Flow]) -> Iterator[tuple[str, str]]:
        for end in artefact.ends:
            section = self._landscape.section_of(end).removesuffix("s")
            yield section, end
            if section != "platform":
                yield "supplier", self._landscape.items[end].supplier
        for information in {flow[2] for flow in flows}:
            yield "information", information
            yield "standard", self._exchange.shared_standard(*artefact.ends, information)
        for flow in flows:
            for pathway in self._pathways.get(flow, ()):
                yield "pathway", pathway
        yield "owner", self._owners.of(artefact)
