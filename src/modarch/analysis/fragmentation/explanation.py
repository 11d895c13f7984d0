"""Where a component of the risk comes from: the needs, roles, items and suppliers behind it."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.analysis.fragmentation.ground import Ground, ground_of, measured
from modarch.analysis.fragmentation.options import Options
from modarch.analysis.fragmentation.pace import built_in_a_year
from modarch.analysis.fragmentation.parts import (
    ElementPart,
    IntegrationPart,
    NeedPart,
    OutagePart,
    OwnerPart,
    Part,
    RolePart,
    SystemPart,
)
from modarch.deployment.exchange import Reach
from modarch.deployment.interfaces import interfaces_of
from modarch.deployment.outage import SUPPLIER_MARK
from modarch.deployment.ownership import (
    cells_by_item,
    exit_probability,
    owner_of,
)
from modarch.deployment.risk import Measure, Risk, Situated, connected_part
from modarch.graphs.hidden_structure import hidden_structure
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.deployment.traffic import MetNeed
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["Explanation", "explain_risk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Result):
    """Where a component comes from.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    measure
        The component.
    parts
        What stands behind it, the gravest first; all of one kind.
    """

    record: RunRecord
    month: Month | None
    measure: Measure
    parts: tuple[Part, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per part."""
        return [to_plain(part) for part in self.parts]


def explain_risk(
    landscape: Landscape,
    risk: Risk,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    options: Options | None = None,
) -> Explanation:
    """Say where a component of the risk comes from.

    Parameters
    ----------
    landscape
        The model.
    risk
        Which component.
    plan
        When everything happens; without one only today and the end state can be looked at.
    at
        The month; None for the end state.
    options
        Forms of the components.
    """
    chosen = options or Options()
    ground = ground_of(landscape, plan, chosen)
    situated = ground.situated(at)
    measures = {one.risk: one for one in measured(ground, situated, chosen)}
    paced = risk is Risk.INTEGRATIONS and chosen.integrations_per_year is not None
    parts = _built(ground, situated) if paced else _PARTS[risk](ground, situated)
    return Explanation(
        record=RunRecord.of(landscape, at=at, **chosen.record()),
        month=at,
        measure=measures[risk],
        parts=tuple(parts),
    )


def _needs(reach: Reach) -> Callable[[Ground, Situated], Iterator[NeedPart]]:
    def parts(_ground: Ground, situated: Situated) -> Iterator[NeedPart]:
        grouped: dict[tuple[str, ...], list[MetNeed]] = defaultdict(list)
        for one in situated.traffic.met():
            if one.route.reach is reach:
                ends = (one.consumer, one.producer, one.need.information, one.route.reason)
                unserved = (one.need.consumer.capability, one.need.producer.capability)
                both = bool(one.consumer and one.producer)
                grouped[(*ends, *(() if both else unserved))].append(one)
        found = [_need_part(members) for members in grouped.values()]
        yield from sorted(
            found, key=lambda one: (-one.weight, one.consumer, one.producer, str(one))
        )

    return parts


def _need_part(members: list[MetNeed]) -> NeedPart:
    first = members[0]
    return NeedPart(
        needs=tuple(sorted({one.need.id for one in members} - {""})),
        count=len(members),
        consumers=_named(one.need.consumer.capability or one.need.consumer.item for one in members),
        producers=_named(one.need.producer.capability or one.need.producer.item for one in members),
        consumer=first.consumer,
        producer=first.producer,
        information=first.need.information,
        reason=first.route.reason.value,
        mapped=tuple((hop.start, hop.end) for hop in first.route.hops if hop.mapped),
        weight=sum(one.weight for one in members),
    )


def _named(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _roles(_ground: Ground, situated: Situated) -> Iterator[RolePart]:
    situation = situated.traffic.situation
    roles = situation.landscape.roles
    behind = {id_: interfaces_of(role, situation) for id_, role in roles.items()}
    served = math.fsum(role.share for id_, role in roles.items() if behind[id_])
    found = [
        RolePart(
            role=id_,
            weight=role.share,
            share=role.share / served if behind[id_] and served else None,
            interfaces=behind[id_],
            split=1 - 1 / len(behind[id_]) if behind[id_] else None,
        )
        for id_, role in roles.items()
    ]
    yield from sorted(found, key=lambda one: (-(one.split or 0.0) * one.weight, one.role))


def _integrations(ground: Ground, situated: Situated) -> Iterator[IntegrationPart]:
    today = ground.situated(ground.rollout.landscape.start).integrations
    for one in sorted(situated.integrations, key=lambda one: (one in today, one)):
        yield IntegrationPart(
            kind=one.kind.value,
            ends=one.ends,
            information=one.information,
            there_today=one in today,
        )


def _built(ground: Ground, situated: Situated) -> Iterator[IntegrationPart]:
    """Yield what is built in the year, which the pace counts."""
    month = situated.traffic.situation.month
    for one in built_in_a_year(ground.rollout, ground.situated, month):
        yield IntegrationPart(
            kind=one.kind.value, ends=one.ends, information=one.information, there_today=False
        )


def _elements(_ground: Ground, situated: Situated) -> Iterator[ElementPart]:
    structure = hidden_structure(connected_part(situated.change_graph))
    seen = structure.visibility
    parts = [
        ElementPart(
            item=item,
            depends_on=fan_out - 1,
            needed_by=fan_in - 1,
            role=role,
            architecture=structure.architecture,
        )
        for item, fan_out, fan_in, role in zip(
            structure.nodes, seen.fan_out, seen.fan_in, structure.roles, strict=True
        )
    ]
    yield from sorted(parts, key=lambda one: (-one.needed_by, -one.depends_on, one.item))


def _outages(_ground: Ground, situated: Situated) -> Iterator[OutagePart]:
    outages = situated.outages
    for name, weight in outages.losses.items():
        if weight > 0:
            flows = outages.lost_with(name)
            yield OutagePart(
                failed=name.removeprefix(SUPPLIER_MARK),
                is_supplier=name.startswith(SUPPLIER_MARK),
                weight=weight,
                share=weight / situated.reached.total,
                flows=tuple((f.consumer, f.producer, f.information, f.weight) for f in flows),
            )


def _owners(_ground: Ground, situated: Situated) -> Iterator[OwnerPart]:
    situation = situated.traffic.situation
    landscape, cells = situation.landscape, cells_by_item(situation)
    total = sum(cells.values())
    items = defaultdict(list)
    for item in cells:
        items[owner_of(landscape.items[item], landscape)].append(item)
    parts = [
        OwnerPart(
            owner=owner.id,
            kind=owner.kind,
            items=tuple(own),
            cells=sum(cells[item] for item in own),
            share=sum(cells[item] for item in own) / total,
            exit_probability=exit_probability(owner, landscape),
        )
        for owner, own in items.items()
    ]
    yield from sorted(parts, key=lambda one: (-one.cells, one.kind, one.owner))


def _local(_ground: Ground, situated: Situated) -> Iterator[SystemPart]:
    situation = situated.traffic.situation
    systems = situation.landscape.systems
    places: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for (site, capability), items in situation.serving.items():
        for item in items:
            if item in systems and systems[item].local:
                places[item].append((site.provider, site.setting, capability))
    cells = cells_by_item(situation)
    for system in sorted(places, key=lambda one: (-cells[one], one)):
        found = tuple(sorted(places[system]))
        yield SystemPart(system=system, cells=cells[system], places=found)


_PARTS: dict[Risk, Callable[[Ground, Situated], Iterator[Part]]] = {
    Risk.UNMET: _needs(Reach.UNMET),
    Risk.TRANSLATION: _needs(Reach.TRANSLATED),
    Risk.INTERFACES: _roles,
    Risk.INTEGRATIONS: _integrations,
    Risk.PROPAGATION: _elements,
    Risk.BLAST: _outages,
    Risk.SUPPLIERS: _owners,
    Risk.LEAKAGE: _local,
}
