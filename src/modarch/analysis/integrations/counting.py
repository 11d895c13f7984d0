"""Counting artefacts by kind, and telling which of them are temporary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import Artefact, ArtefactKind
from modarch.landscape.items import IntegrationStatus
from modarch.standards.translation import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.deployment.situation import Situation

__all__ = ["Count", "MappingSplit", "count_of", "interim_artefacts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingSplit:
    """How many mappings somebody has done already.

    Parameters
    ----------
    mapped
        Mappings for which a public one is known.
    adapters
        Mappings that somebody has to write.
    no_home
        Those of the adapters where a standard has no place for the object, so that an adapter
        alone does not help.
    """

    mapped: int
    adapters: int
    no_home: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Integrations by kind.

    Parameters
    ----------
    point_to_point
        Pairs of items connected directly.
    attachments
        Connections of an item to a platform.
    mappings
        Translations between standards, one per pair (or item and platform) and object.
    bindings
        Item, platform and object; another level, never part of the total.
    interim
        How many of the total have an end that is retired.
    split
        How the mappings divide; None where nobody has asked.
    """

    point_to_point: int
    attachments: int
    mappings: int
    bindings: int = 0
    interim: int = 0
    split: MappingSplit | None = None

    @property
    def total(self) -> int:
        """Point-to-point connections, attachments and mappings."""
        return self.point_to_point + self.attachments + self.mappings


def count_of(
    artefacts: Iterable[Artefact],
    interim: frozenset[Artefact] = frozenset(),
    kinds: Mapping[Artefact, Kind] | None = None,
) -> Count:
    """Count artefacts by kind.

    Parameters
    ----------
    artefacts
        What is built, each once.
    interim
        Those among them that are temporary.
    kinds
        What each mapping takes; None leaves the mappings undivided.
    """
    by_kind: dict[ArtefactKind, int] = defaultdict(int)
    translated: dict[Kind, int] = defaultdict(int)
    temporary = 0
    for artefact in artefacts:
        by_kind[artefact.kind] += 1
        if kinds is not None and artefact.kind is ArtefactKind.MAPPING:
            translated[kinds[artefact]] += 1
        temporary += artefact in interim and artefact.kind is not ArtefactKind.BINDING
    return Count(
        point_to_point=by_kind[ArtefactKind.POINT_TO_POINT],
        attachments=by_kind[ArtefactKind.ATTACHMENT],
        mappings=by_kind[ArtefactKind.MAPPING],
        bindings=by_kind[ArtefactKind.BINDING],
        interim=temporary,
        split=_split(translated) if kinds is not None else None,
    )


def _split(translated: Mapping[Kind, int]) -> MappingSplit:
    no_home = translated[Kind.NO_HOME]
    return MappingSplit(
        mapped=translated[Kind.MAPPED],
        adapters=translated[Kind.ADAPTER] + no_home,
        no_home=no_home,
    )


def interim_artefacts(artefacts: Iterable[Artefact], situation: Situation) -> frozenset[Artefact]:
    """Return the artefacts that are temporary: an end is retired, or they are declared interim.

    Parameters
    ----------
    artefacts
        What is built.
    situation
        The landscape in a month; a system counts as retired when the plan, or without a plan the
        target, leaves it behind.
    """
    leaving = _leaving(situation)
    declared = {
        tuple(sorted((one.consumer, one.provider)))
        for one in situation.landscape.integrations.values()
        if one.status is IntegrationStatus.INTERIM
    }
    return frozenset(
        one for one in artefacts if leaving.intersection(one.ends) or one.ends in declared
    )


def _leaving(situation: Situation) -> frozenset[str]:
    rollout = situation.rollout
    planned = bool(rollout.plan.components)
    return frozenset(
        system
        for system, slices in rollout.slices.items()
        if (rollout.replaced(system) is not None if planned else all(one.module for one in slices))
    )
