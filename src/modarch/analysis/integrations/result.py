"""How many integrations it takes: what is declared, what is needed, and what each pattern costs.

The headline is ``point-to-point + attachments + mappings``; bindings and flows are other levels and
never added to it. Interim artefacts are a part of the headline, not an addition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.analysis.integrations.breakdown import Breakdown, breakdowns
from modarch.analysis.integrations.counting import Count, count_of, interim_artefacts
from modarch.analysis.integrations.mappings import MappingTask, mapping_tasks
from modarch.analysis.integrations.patterns import (
    CORE,
    BreakEven,
    break_even,
    canonical_standards,
    core_artefacts,
    voice_of,
)
from modarch.deployment.artefacts import (
    HUB,
    Artefact,
    ArtefactKind,
    declared_artefacts,
    designed_artefacts,
    hub_artefacts,
    pair_artefacts,
)
from modarch.deployment.mappings import Crossing, crossings, homeless, kinds_of
from modarch.deployment.needs import NeedOrigin, Needs
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Flow, Traffic
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.speech import Speech
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["IntegrationsResult", "Missing", "count_integrations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something the needs take that the model does not declare.

    Parameters
    ----------
    artefact
        What would have to be built.
    information
        The objects it would carry.
    weight
        The weight of the needs that wait for it.
    """

    artefact: Artefact
    information: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationsResult(Result):
    """Integrations of a landscape in one month.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    declared
        What the model says exists.
    designed
        What every need takes with the platforms in use: the headline.
    all_point_to_point, one_platform, one_core
        What the same needs take if all are direct, if all pass one platform, and if one core
        system holds everything that is to be procured.
    canonical
        The standards that the one platform is taken to keep.
    breakdowns
        The headline by element.
    missing
        What the needs take beyond what is declared, the heaviest first.
    break_even
        Where a platform starts to pay on these needs.
    artefacts
        Every artefact of the headline, sorted.
    interim
        Those of them that are temporary, sorted.
    tasks
        What each mapping of the headline takes, and who answers for it, the heaviest first.
    homeless
        What passes without a mapping in a standard that has no place for it.
    needs_stated, needs_derived
        How many needs are declared (pathways included) and how many are derived.
    flows
        Distinct (consumer, producer, object) between different items; never the headline.
    """

    record: RunRecord
    month: Month | None
    declared: Count
    designed: Count
    all_point_to_point: Count
    one_platform: Count
    one_core: Count
    canonical: tuple[str, ...]
    breakdowns: tuple[Breakdown, ...]
    missing: tuple[Missing, ...]
    break_even: BreakEven
    artefacts: tuple[Artefact, ...]
    interim: tuple[Artefact, ...]
    tasks: tuple[MappingTask, ...]
    homeless: tuple[Crossing, ...]
    needs_stated: int
    needs_derived: int
    flows: int

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per artefact of the headline."""
        temporary = set(self.interim)
        return [to_plain(one) | {"interim": one in temporary} for one in self.artefacts]


def count_integrations(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    canonical: tuple[str, ...] = (),
) -> IntegrationsResult:
    """Count the integrations of a landscape in a month, by kind and against the patterns.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one only the end state can be looked at.
    at
        The month; None for the end state, when everything planned is live.
    canonical
        Standards for the pattern "one platform"; those of the information platform if empty.
    """
    situation = situation_at(landscape, plan, at)
    needs = Needs(situation.rollout.coverage)
    traffic = Traffic(needs, situation)
    designed = designed_artefacts(traffic)
    declared = declared_artefacts(traffic)
    temporary = interim_artefacts(designed, situation)
    canonical = canonical or canonical_standards(landscape)
    speech = situation.rollout.speech
    counted = _Counter(speech, canonical)
    mapped = crossings(designed, speech.of, speech.translator)
    origins = [need.origin for need in needs.all]
    return IntegrationsResult(
        record=RunRecord.of(landscape, at=at, canonical=canonical),
        month=at,
        declared=counted.of(declared, interim_artefacts(declared, situation)),
        designed=counted.of(designed, temporary),
        all_point_to_point=counted.of(
            pair_artefacts(traffic.flows, traffic.exchange.needs_mapping)
        ),
        one_platform=counted.of(hub_artefacts(traffic.flows, speech, canonical), stand_in=HUB),
        one_core=counted.of(core_artefacts(traffic, canonical), stand_in=CORE),
        canonical=canonical,
        breakdowns=tuple(breakdowns(designed, temporary, kinds_of(mapped), traffic)),
        missing=tuple(_missing(designed, declared, traffic)),
        break_even=break_even(traffic, canonical),
        artefacts=tuple(sorted(designed)),
        interim=tuple(sorted(temporary)),
        tasks=tuple(mapping_tasks(mapped, designed, traffic)),
        homeless=homeless(designed, traffic.exchange),
        needs_stated=sum(origin is not NeedOrigin.DERIVED for origin in origins),
        needs_derived=sum(origin is NeedOrigin.DERIVED for origin in origins),
        flows=sum(consumer != producer for consumer, producer, _ in traffic.flows),
    )


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts artefacts, with the mappings divided by what they take."""

    speech: Speech
    canonical: tuple[str, ...]

    def of(
        self,
        artefacts: Mapping[Artefact, set[Flow]],
        temporary: frozenset[Artefact] = frozenset(),
        *,
        stand_in: str = "",
    ) -> Count:
        voice = voice_of(stand_in, self.speech, self.canonical)
        found = crossings(artefacts, voice, self.speech.translator)
        return count_of(artefacts, temporary, kinds_of(found))


def _missing(
    designed: Mapping[Artefact, set[Flow]], declared: Mapping[Artefact, set[Flow]], traffic: Traffic
) -> Iterator[Missing]:
    gaps = [
        Missing(
            artefact=artefact,
            information=tuple(sorted({flow[2] for flow in flows})),
            weight=sum(traffic.flows[flow] for flow in flows),
        )
        for artefact, flows in designed.items()
        if artefact not in declared and artefact.kind is not ArtefactKind.BINDING
    ]
    yield from sorted(gaps, key=lambda gap: (-gap.weight, gap.artefact))
