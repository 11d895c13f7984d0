"""What the same needs take under other patterns: one core system, one platform, all direct."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import (
    Artefact,
    ArtefactKind,
    hub_artefacts,
    pair_artefacts,
)
from modarch.landscape.components import PlatformKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from modarch.deployment.speech import Speech
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.landscape.model import Landscape

__all__ = [
    "CORE",
    "BreakEven",
    "break_even",
    "canonical_standards",
    "core_artefacts",
    "voice_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """From how many connected items a platform takes fewer artefacts than direct connections.

    Parameters
    ----------
    items
        Number of items from which the platform is never dearer again; None when it always is.
    curve
        ``(items, direct, platform)`` totals as items are added, the most connected first.
    """

    items: int | None
    curve: tuple[tuple[int, int, int], ...]


_DEFAULT_CANONICAL = ("fhir-r4",)


def canonical_standards(landscape: Landscape) -> tuple[str, ...]:
    """Return the standards the information platform keeps, or FHIR R4 where there is none."""
    for _, platform in sorted(landscape.platforms.items()):
        if platform.kind is PlatformKind.INFORMATION and platform.canonical:
            return platform.canonical
    return _DEFAULT_CANONICAL


def core_artefacts(traffic: Traffic, canonical: tuple[str, ...]) -> Mapping[Artefact, set[Flow]]:
    """Return what is left when one core system holds what modules and replaced systems hold.

    Parameters
    ----------
    traffic
        The needs of a situation.
    canonical
        The standards the core system is taken to speak with the rest.
    """
    landscape = traffic.situation.landscape
    inside = {*landscape.modules, *traffic.situation.rollout.slices}
    flows = {
        (_core(consumer, inside), _core(producer, inside), information)
        for consumer, producer, information in traffic.flows
    }
    speech = traffic.situation.rollout.speech
    voice = voice_of(CORE, speech, canonical)

    def needs_mapping(one: str, other: str, information: str) -> bool:
        return not speech.common(voice(one, information), voice(other, information))

    return pair_artefacts(sorted(flows), needs_mapping)


def voice_of(
    stand_in: str, speech: Speech, canonical: tuple[str, ...]
) -> Callable[[str, str], frozenset[str]]:
    """Return what tells the standards of an end, the assumed platform or core system included.

    Parameters
    ----------
    stand_in
        `modarch.deployment.artefacts.HUB`, or `CORE`.
    speech
        The standards of the items.
    canonical
        The standards of the stand-in.
    """
    spoken = speech.normalised(canonical, stand_in)
    return lambda end, information: spoken if end == stand_in else speech.of(end, information)


CORE = "*core*"
"""Stands for the core system that a pattern assumes."""


def _core(item: str, inside: set[str]) -> str:
    return CORE if item in inside else item


def break_even(traffic: Traffic, canonical: tuple[str, ...]) -> BreakEven:
    """Add the items one by one, the most connected first, and compare the two patterns.

    Parameters
    ----------
    traffic
        The needs of a situation.
    canonical
        The standards the one platform keeps.
    """
    flows = [flow for flow in traffic.flows if flow[0] != flow[1]]
    order = _by_partners(flows)
    rank = {item: n for n, item in enumerate(order, 1)}
    direct = _growth(pair_artefacts(flows, traffic.exchange.needs_mapping), rank)
    hub = _growth(hub_artefacts(flows, traffic.situation.rollout.speech, canonical), rank)
    curve = tuple((n, direct[n], hub[n]) for n in range(2, len(order) + 1))
    dearer = [n for n, pairs, platform in curve if platform > pairs]
    first = (max(dearer) + 1 if dearer else 2) if curve else None
    return BreakEven(items=first if first in rank.values() else None, curve=curve)


def _by_partners(flows: Iterable[Flow]) -> list[str]:
    partners: dict[str, set[str]] = defaultdict(set)
    for consumer, producer, _ in flows:
        partners[consumer].add(producer)
        partners[producer].add(consumer)
    return sorted(partners, key=lambda item: (-len(partners[item]), item))


def _growth(artefacts: Mapping[Artefact, set[Flow]], rank: Mapping[str, int]) -> list[int]:
    """Return the number of artefacts needed among the first n items, for every n."""
    totals = [0] * (len(rank) + 1)
    for artefact, flows in artefacts.items():
        if artefact.kind is not ArtefactKind.BINDING:
            totals[min(max(rank[flow[0]], rank[flow[1]]) for flow in flows)] += 1
    return list(accumulate(totals))
