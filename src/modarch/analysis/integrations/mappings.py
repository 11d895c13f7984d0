"""Every mapping of the headline: what it takes, between which standards, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.mappings import Owners

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.artefacts import Artefact
    from modarch.deployment.mappings import Crossing
    from modarch.deployment.traffic import Flow, Traffic
    from modarch.standards.translation import Translation

__all__ = ["MappingTask", "mapping_tasks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTask:
    """A mapping that has to be run, and built where no public one is known.

    Parameters
    ----------
    artefact
        The mapping: its ends and its object.
    producer, consumer
        The end that gives and the end that takes, in the direction that decides.
    translation
        Kind, standards, the public mapping if there is one, and why not otherwise.
    owner
        Who answers for it; empty when nobody is named.
    weight
        The weight of the needs that pass it.
    """

    artefact: Artefact
    producer: str
    consumer: str
    translation: Translation
    owner: str
    weight: float


def mapping_tasks(
    found: Mapping[Artefact, Crossing], carried: Mapping[Artefact, set[Flow]], traffic: Traffic
) -> Iterator[MappingTask]:
    """Yield every mapping, the heaviest first.

    Parameters
    ----------
    found
        What each mapping takes.
    carried
        The flows each artefact carries.
    traffic
        The needs, for their weights.
    """
    owners = Owners(traffic.situation.landscape)
    tasks = [
        MappingTask(
            artefact=artefact,
            producer=crossing.producer,
            consumer=crossing.consumer,
            translation=crossing.translation,
            owner=owners.of(artefact),
            weight=sum(traffic.flows[flow] for flow in carried[artefact]),
        )
        for artefact, crossing in found.items()
    ]
    yield from sorted(tasks, key=lambda task: (-task.weight, task.artefact))
