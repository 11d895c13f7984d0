"""What stands between the ends of what is built: a public mapping, an adapter, or no place at all.

A mapping is one artefact whichever way the information runs; where it runs both ways, the worse of
the two decides, because it is the one that keeps the mapping from being done.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import Artefact, ArtefactKind
from modarch.deployment.exchange import Hop
from modarch.standards.translation import RANK, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from modarch.deployment.exchange import Exchange
    from modarch.deployment.traffic import Flow
    from modarch.landscape.model import Landscape
    from modarch.standards.translation import Translation, Translator

    Voice = Callable[[str, str], frozenset[str]]

__all__ = ["Crossing", "Owners", "crossings", "directions", "homeless", "kinds_of"]

BOTH_WAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """How an object gets over one stretch, in the worse of its directions.

    Parameters
    ----------
    information
        The object.
    producer, consumer
        The end that gives and the end that takes it in that direction.
    translation
        How.
    """

    information: str
    producer: str
    consumer: str
    translation: Translation


def crossings(
    artefacts: Mapping[Artefact, set[Flow]], voice: Voice, translator: Translator
) -> dict[Artefact, Crossing]:
    """Return what every mapping among some artefacts takes.

    Parameters
    ----------
    artefacts
        What is built, with the flows each artefact carries.
    voice
        The standards that an end speaks for an object.
    translator
        What tells how information gets from one standard to another.
    """
    return {
        artefact: _worst(artefact.information, directions(artefact.ends, flows), voice, translator)
        for artefact, flows in artefacts.items()
        if artefact.kind is ArtefactKind.MAPPING
    }


def kinds_of(found: Mapping[Artefact, Crossing]) -> dict[Artefact, Kind]:
    """Return the kind of each mapping."""
    return {artefact: crossing.translation.kind for artefact, crossing in found.items()}


def homeless(artefacts: Mapping[Artefact, set[Flow]], exchange: Exchange) -> tuple[Crossing, ...]:
    """Return what passes without a mapping in a standard that has no place for it, sorted.

    Both ends speak the standard, so that no mapping is counted; but it cannot hold the object.

    Parameters
    ----------
    artefacts
        What is built, with the flows each artefact carries.
    exchange
        The ways to exchange information.
    """
    found = []
    for artefact, flows in artefacts.items():
        for information in _passed(artefact, flows):
            if replace(artefact, kind=ArtefactKind.MAPPING, information=information) in artefacts:
                continue
            concerned = [flow for flow in flows if flow[2] == information]
            for producer, consumer in sorted(directions(artefact.ends, concerned)):
                way = exchange.translation(Hop(producer, consumer, mapped=False), information)
                if way.kind is Kind.NO_HOME:
                    found.append(
                        Crossing(
                            information=information,
                            producer=producer,
                            consumer=consumer,
                            translation=way,
                        )
                    )
    return tuple(sorted(found, key=lambda one: (one.producer, one.consumer, one.information)))


def _passed(artefact: Artefact, flows: Iterable[Flow]) -> list[str]:
    """Return the objects that pass a connection; those of an attachment are its bindings."""
    if artefact.kind is ArtefactKind.BINDING:
        return [artefact.information]
    if artefact.kind is ArtefactKind.POINT_TO_POINT:
        return sorted({flow[2] for flow in flows})
    return []


def _worst(
    information: str, ways: Iterable[tuple[str, str]], voice: Voice, translator: Translator
) -> Crossing:
    found = [
        Crossing(
            information=information,
            producer=producer,
            consumer=consumer,
            translation=translator.translate(
                producer=voice(producer, information),
                consumer=voice(consumer, information),
                information=information,
            ),
        )
        for producer, consumer in sorted(ways)
    ]
    return max(found, key=lambda way: RANK[way.translation.kind])


def directions(ends: tuple[str, str], flows: Iterable[Flow]) -> set[tuple[str, str]]:
    """Return the directions, producer first, in which flows pass between two ends.

    Parameters
    ----------
    ends
        The ends of an artefact that all the flows pass.
    flows
        Consumer, producer and object of each.
    """
    one, other = ends
    found: set[tuple[str, str]] = set()
    for consumer, producer, _ in flows:
        found.add((other, one) if producer == other or consumer == one else (one, other))
        if len(found) == BOTH_WAYS:
            break
    return found


class Owners:
    """Who answers for what is built, as the declared integrations say.

    Parameters
    ----------
    landscape
        The model.
    """

    def __init__(self, landscape: Landscape) -> None:
        self._found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for _, one in sorted(landscape.integrations.items()):
            ends = [(one.consumer, one.provider)]
            if one.via:
                ends = [(one.consumer, one.via), (one.provider, one.via)]
            for pair in ends if one.owner else ():
                self._found[tuple(sorted(pair))].append((one.information, one.owner))

    def of(self, artefact: Artefact) -> str:
        """Return who answers for an artefact; empty when nobody is named."""
        wanted = artefact.information
        stated = self._found.get(tuple(sorted(artefact.ends)), ())
        owners = {
            owner for carried, owner in stated if not (wanted and carried) or wanted in carried
        }
        return ", ".join(sorted(owners))
