"""Who gets the information they need: per need, and by pathway, object, place and role.

A need is native, translated or unmet (see `modarch.deployment.reach`). What counts is the pair of
items that need each other, not what either of them could do with somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from modarch.deployment.exchange import Reach, Reason
from modarch.deployment.needs import NeedOrigin, Needs
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from modarch.deployment.needs import Holder
    from modarch.deployment.traffic import MetNeed
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = [
    "Cause",
    "NeedReach",
    "Place",
    "ReachGroup",
    "ReachShares",
    "ReachabilityResult",
    "assess_reachability",
]


class Cause(StrEnum):
    """Why a need is not met natively.

    Of an unmet need, ``no-standard`` says that the two are not connected and have no standard in
    common to connect them by; ``no-link`` that they have one but nothing connects them.
    """

    NONE = ""
    NO_STANDARD = "no-standard"
    NO_LINK = "no-link"
    PLATFORM_NOT_LIVE = "platform-not-live"
    LEGAL = "legal"
    NO_PRODUCER = "no-producer"
    NO_CONSUMER = "no-consumer"


class ReachGroup(StrEnum):
    """What the shares can be broken down by."""

    PATHWAY = "pathway"
    INFORMATION = "information"
    PROVIDERS = "providers"
    SETTING = "setting"
    ROLE = "role"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One end of a need; parts are empty where the model does not tell them apart.

    Parameters
    ----------
    provider, setting
        Where.
    capability
        What; empty for an end that is an item by name.
    item
        The item that serves it this month; empty when nobody does.
    """

    provider: str
    setting: str
    capability: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReach:
    """A need, or the part of it between two items, and how it is met.

    Parameters
    ----------
    need
        The declared need, or the pathway and step; empty for a derived one.
    origin
        How the need has come about.
    consumer, producer
        The two ends.
    information
        The object.
    weight
        Its weight.
    role
        Who needs it; empty when not stated.
    reach
        Native, translated or unmet.
    cause
        Why it is not native; empty when it is.
    path
        Items on the best way, producer first; one item for a need within it, none when unmet.
    mapped
        Stretches of the way on which something is translated, as ``(from, to)``.
    """

    need: str
    origin: NeedOrigin
    consumer: Place
    producer: Place
    information: str
    weight: float
    role: str
    reach: Reach
    cause: Cause
    path: tuple[str, ...]
    mapped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachShares:
    """How a group of needs is met.

    Parameters
    ----------
    by
        What the group has in common; None for all needs.
    key
        Which pathway, object, ``consumer ← producer`` pair, setting, role or cause; empty for none.
    needs
        Number of needs.
    weight
        Their weight.
    native, translated, unmet
        Shares of the weight; they sum to 1 unless the weight is 0.
    """

    by: ReachGroup | None
    key: tuple[str, ...]
    needs: int
    weight: float
    native: float
    translated: float
    unmet: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachabilityResult(Result):
    """How the needs of a landscape are met in one month.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    total
        All needs.
    groups
        The shares by pathway, object, pair of providers, the consumer's setting, role and cause,
        sorted.
    needs
        Every need in the model's order.
    """

    record: RunRecord
    month: Month | None
    total: ReachShares
    groups: tuple[ReachShares, ...]
    needs: tuple[NeedReach, ...]

    def by(self, group: ReachGroup) -> tuple[ReachShares, ...]:
        """Return the shares of one kind of group, the most unmet weight first."""
        found = [one for one in self.groups if one.by is group]
        return tuple(sorted(found, key=lambda one: (-one.unmet * one.weight, -one.weight, one.key)))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per need."""
        return [to_plain(need) for need in self.needs]


def assess_reachability(
    landscape: Landscape, plan: Plan | None = None, *, at: Month | None = None
) -> ReachabilityResult:
    """Tell how every need is met in a month.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one nothing planned ever does.
    at
        The month; None for the end state.
    """
    situation = situation_at(landscape, plan, at)
    traffic = Traffic(Needs(situation.rollout.coverage), situation)
    needs = tuple(_need(met, traffic) for met in traffic.met())
    return ReachabilityResult(
        record=RunRecord.of(landscape, at=at),
        month=at,
        total=_shares(None, (), needs),
        groups=tuple(_groups(needs)),
        needs=needs,
    )


def _need(met: MetNeed, traffic: Traffic) -> NeedReach:
    need, route = met.need, met.route
    path: tuple[str, ...] = ()
    if route.reach is not Reach.UNMET:
        path = (met.producer, *(hop.end for hop in route.hops))
    return NeedReach(
        need=need.id,
        origin=need.origin,
        consumer=_place(need.consumer, met.consumer),
        producer=_place(need.producer, met.producer),
        information=need.information,
        weight=met.weight,
        role=need.role,
        reach=route.reach,
        cause=_cause(met, traffic),
        path=path,
        mapped=tuple((hop.start, hop.end) for hop in route.hops if hop.mapped),
    )


def _place(holder: Holder, item: str) -> Place:
    site = holder.site
    return Place(
        provider=site.provider, setting=site.setting, capability=holder.capability, item=item
    )


def _cause(met: MetNeed, traffic: Traffic) -> Cause:
    route = met.route
    if route.reach is Reach.TRANSLATED:
        return Cause.NO_STANDARD
    if route.reason is Reason.NO_LINK:
        exchange = traffic.exchange
        apart = exchange.needs_mapping(met.consumer, met.producer, met.need.information)
        return Cause.NO_STANDARD if apart else Cause.NO_LINK
    return Cause(route.reason)


def _groups(needs: Sequence[NeedReach]) -> Iterator[ReachShares]:
    for by in ReachGroup:
        grouped: dict[tuple[str, ...], list[NeedReach]] = defaultdict(list)
        for need in needs:
            grouped[_key(need, by)].append(need)
        for key, members in sorted(grouped.items()):
            yield _shares(by, key, members)


def _key(need: NeedReach, by: ReachGroup) -> tuple[str, ...]:
    if by is ReachGroup.PATHWAY:
        return (need.need.split("#")[0] if need.origin is NeedOrigin.PATHWAY else "",)
    if by is ReachGroup.PROVIDERS:
        return need.consumer.provider, need.producer.provider
    return (
        {
            ReachGroup.INFORMATION: need.information,
            ReachGroup.SETTING: need.consumer.setting,
            ReachGroup.ROLE: need.role,
            ReachGroup.CAUSE: need.cause.value,
        }[by],
    )


def _shares(by: ReachGroup | None, key: tuple[str, ...], needs: Iterable[NeedReach]) -> ReachShares:
    weights = dict.fromkeys(Reach, 0.0)
    count = 0
    for need in needs:
        weights[need.reach] += need.weight
        count += 1
    total = sum(weights.values())
    shares = {reach: weight / total if total else 0.0 for reach, weight in weights.items()}
    return ReachShares(
        by=by,
        key=key,
        needs=count,
        weight=total,
        native=shares[Reach.NATIVE],
        translated=shares[Reach.TRANSLATED],
        unmet=shares[Reach.UNMET],
    )
