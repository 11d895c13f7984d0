"""A care pathway walked step by step, as a reader would follow a patient.

Each step needs what earlier steps have written. How long one stays with the same system is
measured by the continuity of care index.

Source: T. Bice and S. Boxerman, "A quantitative measure of continuity of care", Medical Care 15(4),
1977. Two steps drawn at random meet in the same system with this probability; where several items
serve a step, each counts by its share of the places, which for one item per step is their formula.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Reach, Reason
from modarch.deployment.needs import NeedOrigin
from modarch.deployment.sites import has_capability, matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from modarch.deployment.traffic import MetNeed, Traffic
    from modarch.landscape.programme import Pathway, Step

__all__ = ["HandOver", "Walk", "WalkStep", "walks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkStep:
    """One step of a walk.

    Parameters
    ----------
    number
        Counts from 1.
    capability, provider, setting, role
        What is used, where and by whom; empty where the model does not say.
    items
        ``(item, share of the places)`` that serve the step this month, sorted; empty when nobody
        does.
    """

    number: int
    capability: str
    provider: str
    setting: str
    role: str
    items: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What one step needs from an earlier one.

    Parameters
    ----------
    step, source
        Numbers of the step that reads and of the one that has written.
    information
        The object.
    reach
        How it comes across where that is worst.
    reasons
        Why it does not, sorted; empty when it comes across everywhere.
    ways
        ``(producer, …, consumer)`` item by item, each once, sorted; an end nobody serves is empty.
    native, translated, unmet
        Share of the places in which it comes across so; they sum to 1.
    crosses_entity
        Whether it passes from one care provider in law to another somewhere.
    """

    step: int
    source: int
    information: str
    reach: Reach
    reasons: tuple[Reason, ...]
    ways: tuple[tuple[str, ...], ...]
    native: float
    translated: float
    unmet: float
    crosses_entity: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A pathway, walked in one month.

    Parameters
    ----------
    pathway
        Its id.
    weight
        Its weight.
    steps
        The steps in order.
    hand_overs
        What each step needs, by step, then by object.
    continuity
        Bice–Boxerman COC over the systems met, 0–1; None with fewer than two served steps.
    """

    pathway: str
    weight: float
    steps: tuple[WalkStep, ...]
    hand_overs: tuple[HandOver, ...]
    continuity: float | None

    @property
    def fragmentation(self) -> float | None:
        """1 − continuity: the fragmentation of care index (FCI)."""
        return None if self.continuity is None else 1 - self.continuity

    @property
    def broken(self) -> tuple[HandOver, ...]:
        """Hand-overs that do not come across somewhere."""
        return tuple(one for one in self.hand_overs if one.reach is Reach.UNMET)

    @property
    def systems(self) -> tuple[str, ...]:
        """Items met on the way, sorted."""
        return tuple(sorted({item for step in self.steps for item, _ in step.items}))


def walks(traffic: Traffic) -> tuple[Walk, ...]:
    """Walk every pathway of a landscape in one month, sorted by id.

    Parameters
    ----------
    traffic
        The needs of the situation.
    """
    met: dict[str, list[MetNeed]] = defaultdict(list)
    for one in traffic.met():
        if one.need.origin is NeedOrigin.PATHWAY:
            met[one.need.id].append(one)
    pathways = traffic.situation.landscape.pathways
    return tuple(_walk(pathway, met, traffic) for _, pathway in sorted(pathways.items()))


def _walk(pathway: Pathway, met: Mapping[str, list[MetNeed]], traffic: Traffic) -> Walk:
    steps = tuple(
        _step(number, step, traffic) for number, step in enumerate(pathway.steps, start=1)
    )
    return Walk(
        pathway=pathway.id,
        weight=pathway.weight,
        steps=steps,
        hand_overs=tuple(_hand_overs(pathway, met, traffic)),
        continuity=continuity([dict(step.items) for step in steps if step.items]),
    )


def _step(number: int, step: Step, traffic: Traffic) -> WalkStep:
    situation = traffic.situation
    capability = situation.landscape.capabilities[step.capability]
    sites = [
        site
        for site in situation.rollout.coverage.sites
        if matches(site, provider=step.provider, setting=step.setting)
        and has_capability(capability, site)
    ]
    shares: dict[str, float] = defaultdict(float)
    served = [situation.serving.get((site, step.capability), ()) for site in sites]
    known = [items for items in served if items]
    for items in known:
        for item in items:
            shares[item] += 1 / len(items) / len(known)
    return WalkStep(
        number=number,
        capability=step.capability,
        provider=step.provider,
        setting=step.setting,
        role=step.role,
        items=tuple(sorted(shares.items())),
    )


def continuity(visits: Sequence[Mapping[str, float]]) -> float | None:
    """Return the probability that two different steps meet in the same system.

    Parameters
    ----------
    visits
        For each step, the share of every system; the shares of a step sum to 1.

    Examples
    --------
    >>> round(continuity([{"x": 1}, {"lis": 1}, {"z": 1}, {"lis": 1}, {"x": 1}]), 3)
    0.2
    """
    if len(visits) < 2:  # noqa: PLR2004 - a pair takes two
        return None
    together = sum(
        share * other.get(system, 0.0)
        for one, other in combinations(visits, 2)
        for system, share in one.items()
    )
    return together / (len(visits) * (len(visits) - 1) / 2)


def _hand_overs(
    pathway: Pathway, met: Mapping[str, list[MetNeed]], traffic: Traffic
) -> Iterator[HandOver]:
    capabilities = traffic.situation.landscape.capabilities
    written: dict[str, int] = {}
    for number, step in enumerate(pathway.steps, start=1):
        capability = capabilities[step.capability]
        reads = capability.consumes if step.reads is None else step.reads
        writes = capability.produces if step.writes is None else step.writes
        for information in reads:
            if information in written:
                parts = [
                    one
                    for one in met.get(f"{pathway.id}#{number}", ())
                    if one.need.information == information
                ]
                yield _hand_over(number, written[information], information, parts, traffic)
        written |= dict.fromkeys(writes, number)


_WORST_FIRST = (Reach.UNMET, Reach.TRANSLATED, Reach.NATIVE)


def _hand_over(
    step: int, source: int, information: str, parts: Sequence[MetNeed], traffic: Traffic
) -> HandOver:
    shares = _shares(parts)
    reasons = {part.route.reason for part in parts} or {Reason.NO_CONSUMER}
    return HandOver(
        step=step,
        source=source,
        information=information,
        reach=next(reach for reach in _WORST_FIRST if shares[reach] > 0),
        reasons=tuple(sorted(reasons - {Reason.NONE})),
        ways=tuple(sorted({_way(part) for part in parts})),
        native=shares[Reach.NATIVE],
        translated=shares[Reach.TRANSLATED],
        unmet=shares[Reach.UNMET],
        crosses_entity=any(_crosses(part, traffic) for part in parts),
    )


def _shares(parts: Sequence[MetNeed]) -> dict[Reach, float]:
    """Return the shares by reach; a pathway without weight counts its places alike.

    Without any place where the step could be taken, nothing comes across.
    """
    if not parts:
        return {Reach.NATIVE: 0.0, Reach.TRANSLATED: 0.0, Reach.UNMET: 1.0}
    weighs = any(part.weight > 0 for part in parts)
    weights = dict.fromkeys(Reach, 0.0)
    for part in parts:
        weights[part.route.reach] += part.weight if weighs else 1.0
    total = sum(weights.values())
    return {reach: weight / total for reach, weight in weights.items()}


def _way(part: MetNeed) -> tuple[str, ...]:
    if part.consumer and part.consumer == part.producer:
        return (part.consumer,)
    return (part.producer, *part.route.platforms, part.consumer)


def _crosses(part: MetNeed, traffic: Traffic) -> bool:
    providers = traffic.situation.landscape.providers
    entities = {
        providers[end.site.provider].legal_entity
        for end in (part.need.consumer, part.need.producer)
        if end.site.provider in providers
    }
    return len(entities - {""}) > 1
