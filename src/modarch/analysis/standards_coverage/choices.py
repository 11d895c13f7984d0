"""What another choice of a platform's own standard would change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.analysis.standards_coverage.attachments import KindCount, count_kinds
from modarch.deployment.artefacts import ArtefactKind, designed_artefacts
from modarch.deployment.needs import Needs
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic
from modarch.standards.canonical import Attachment, compare_canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.analysis.standards_coverage.attachments import Connection
    from modarch.deployment.speech import Speech
    from modarch.landscape.model import Landscape
    from modarch.standards.translation import Kind

    Ways = list[tuple[str, str, Kind]]

__all__ = ["CHOICES", "Choice", "ObjectChoice", "PlatformChoice", "compare"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "openehr": ("openehr",),
    "fhir": ("fhir-r4",),
    "both": ("fhir-r4", "openehr"),
}
"""The choices a region usually stands before, by the word the command line has for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A choice of standards for a platform, and what it takes.

    Parameters
    ----------
    canonical
        The standards, as tokens; empty for what the model says as it stands.
    count
        What is attached to the platform, by how it gets across.
    landscape_mappings, landscape_total
        Mappings, and integrations in all, of the whole landscape under this choice.
    """

    canonical: tuple[str, ...]
    count: KindCount
    landscape_mappings: int
    landscape_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectChoice:
    """An object whose mappings depend on the choice.

    Parameters
    ----------
    information
        The object.
    counts
        What it takes under each choice, in the order of the choices.
    """

    information: str
    counts: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformChoice:
    """The choices for one platform.

    Parameters
    ----------
    platform
        The platform.
    current
        The standards it keeps what has no standard of its own in, by the model.
    choices
        What the model says first, then those of the others that differ from it.
    objects
        The objects for which it makes a difference.
    """

    platform: str
    current: tuple[str, ...]
    choices: tuple[Choice, ...]
    objects: tuple[ObjectChoice, ...]


def compare(
    platform: str,
    choices: Iterable[tuple[str, ...]],
    found: Iterable[Connection],
    speech: Speech,
) -> PlatformChoice:
    """Compare what a platform takes under some choices of its own standard.

    An item that keeps its data on the platform follows the choice.

    Parameters
    ----------
    platform
        The platform.
    choices
        Normalised tokens of each choice.
    found
        What items give to platforms and take from them, as the model stands.
    speech
        The standards of every item.
    """
    attached = [one for one in found if one.platform == platform]
    known = speech.landscape.platforms[platform]
    current = speech.normalised(known.canonical, platform)
    others = [frozenset(choice) for choice in choices]
    wanted = [one for one in others if one != current or known.canonical_by_object]
    follows = frozenset().union(*wanted)
    attachments = [_attachment(one, follows, speech) for one in attached]
    compared = compare_canonical(attachments, wanted, speech.translator.translate)
    ways: list[Ways] = [[(one.item, one.information, one.translation.kind) for one in attached]]
    ways += [
        [(a.system, a.information, way.kind) for a, way in choice.attachments]
        for choice in compared
    ]
    canonical = [(), *(choice.canonical for choice in compared)]
    return PlatformChoice(
        platform=platform,
        current=tuple(sorted(current)),
        choices=tuple(
            _choice(platform, tokens, way, speech.landscape)
            for tokens, way in zip(canonical, ways, strict=True)
        ),
        objects=tuple(_differing(ways)),
    )


def _attachment(one: Connection, follows: frozenset[str], speech: Speech) -> Attachment:
    spoken = speech.of(one.item, one.information)
    return Attachment(
        system=one.item,
        information=one.information,
        role=one.role,
        standards=spoken | follows if one.is_native else spoken,
    )


def _choice(platform: str, canonical: tuple[str, ...], ways: Ways, landscape: Landscape) -> Choice:
    current = landscape.platforms[platform]
    if canonical != ():
        chosen = replace(current, canonical=canonical, canonical_by_object={})
        landscape = replace(landscape, platforms={**landscape.platforms, platform: chosen})
    situation = target_situation(landscape)
    artefacts = designed_artefacts(Traffic(Needs(situation.rollout.coverage), situation))
    kinds = [artefact.kind for artefact in artefacts]
    return Choice(
        canonical=canonical,
        count=count_kinds(ways),
        landscape_mappings=kinds.count(ArtefactKind.MAPPING),
        landscape_total=len(kinds) - kinds.count(ArtefactKind.BINDING),
    )


def _differing(ways: list[Ways]) -> Iterator[ObjectChoice]:
    """Yield the objects that do not come to the same under every choice, sorted."""
    for information in sorted({way[1] for choice in ways for way in choice}):
        counts = tuple(
            count_kinds(way for way in choice if way[1] == information) for choice in ways
        )
        if len(set(counts)) > 1:
            yield ObjectChoice(information=information, counts=counts)
