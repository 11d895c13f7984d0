"""Which standard does what: who speaks it, what goes in it, and what has to be mapped to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import ArtefactKind, designed_artefacts
from modarch.deployment.exchange import Hop
from modarch.deployment.mappings import directions
from modarch.deployment.needs import Needs
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic
from modarch.landscape.results import Result, RunRecord
from modarch.standards.translation import RANK, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.artefacts import Artefact
    from modarch.deployment.traffic import Flow
    from modarch.landscape.model import Landscape
    from modarch.standards.tokens import Tokens
    from modarch.standards.translation import Translation

__all__ = ["StandardRole", "StandardRoles", "standard_roles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRole:
    """What a standard does in a landscape.

    Parameters
    ----------
    standard
        Its token; of several of one line the line's.
    platforms, modules, others
        Who speaks it for something that they exchange: platforms, modules, and services and
        systems that remain.
    objects
        What goes in it without a mapping.
    native
        Exchanges, each an object between two neighbours, that go in it as it is.
    mapped, adapters
        Exchanges that have to be mapped to or from it, with a public mapping and without one;
        those that it has no place for are among the latter.
    """

    standard: str
    platforms: tuple[str, ...]
    modules: tuple[str, ...]
    others: tuple[str, ...]
    objects: tuple[str, ...]
    native: int
    mapped: int
    adapters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRoles(Result):
    """The standards of a landscape in its end state.

    Parameters
    ----------
    record
        What the result was made from.
    roles
        The standards, the one with most exchanges first.
    objects
        Everything that is exchanged, sorted.
    unstated
        Exchanges in which a side states no standard.
    """

    record: RunRecord
    roles: tuple[StandardRole, ...]
    objects: tuple[str, ...]
    unstated: int


@dataclass(slots=True)
class _Found:
    """What has been seen of one standard."""

    speakers: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    kinds: Counter[Kind] = field(default_factory=Counter)


def standard_roles(landscape: Landscape) -> StandardRoles:
    """Return what each standard does.

    Parameters
    ----------
    landscape
        The model; its end state is looked at.
    """
    situation = target_situation(landscape)
    traffic = Traffic(Needs(situation.rollout.coverage), situation)
    tokens = situation.rollout.speech.translator.tokens
    found: dict[str, _Found] = defaultdict(_Found)
    exchanged: set[str] = set()
    unstated = 0
    for ends, information, way in _exchanges(traffic):
        exchanged.add(information)
        written = zip(ends, (way.producer, way.consumer), strict=True)
        spoken = {end: _name(token, tokens) for end, token in written if token}
        unstated += len(spoken) < len(ends)
        for end, standard in spoken.items():
            found[standard].speakers.add(end)
        for standard in set(spoken.values()):
            found[standard].kinds[way.kind] += 1
            if way.kind is Kind.NATIVE:
                found[standard].objects.add(information)
    roles = (_role(standard, one, landscape) for standard, one in found.items())
    return StandardRoles(
        record=RunRecord.of(landscape),
        roles=tuple(sorted(roles, key=_order)),
        objects=tuple(sorted(exchanged)),
        unstated=unstated,
    )


def _name(token: str, tokens: Tokens) -> str:
    """Return the line of a token, without the supplier or the archetype it may be pinned to."""
    return (tokens.line(token) or token).partition(":")[0]


def _order(role: StandardRole) -> tuple[int, str]:
    return -(role.native + role.mapped + role.adapters), role.standard


def _exchanges(traffic: Traffic) -> Iterator[tuple[tuple[str, str], str, Translation]]:
    """Yield each object between two neighbours once, producer first, in its worse direction."""
    for artefact, flows in sorted(designed_artefacts(traffic).items()):
        for information in _objects(artefact, flows):
            concerned = [flow for flow in flows if flow[2] == information]
            ways = [
                (
                    (producer, consumer),
                    traffic.exchange.translation(
                        Hop(producer, consumer, mapped=False), information
                    ),
                )
                for producer, consumer in sorted(directions(artefact.ends, concerned))
            ]
            ends, way = max(ways, key=lambda one: RANK[one[1].kind])
            yield ends, information, way


def _objects(artefact: Artefact, flows: set[Flow]) -> list[str]:
    if artefact.kind is ArtefactKind.BINDING:
        return [artefact.information]
    if artefact.kind is ArtefactKind.POINT_TO_POINT:
        return sorted({flow[2] for flow in flows})
    return []


def _role(standard: str, found: _Found, landscape: Landscape) -> StandardRole:
    def among(*sections: str) -> tuple[str, ...]:
        return tuple(
            id_ for name in sections for id_ in getattr(landscape, name) if id_ in found.speakers
        )

    return StandardRole(
        standard=standard,
        platforms=among("platforms"),
        modules=among("modules"),
        others=among("services", "systems"),
        objects=tuple(sorted(found.objects)),
        native=found.kinds[Kind.NATIVE],
        mapped=found.kinds[Kind.MAPPED],
        adapters=found.kinds[Kind.ADAPTER] + found.kinds[Kind.NO_HOME],
    )
