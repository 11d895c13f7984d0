"""The eight components of the fragmentation risk in one situation, each from 0 (good) to 1 (bad).

Every component is a part of a whole, and both are kept, so that a share can be followed back to
what was counted. A component that cannot be measured has no value; it is never taken for good.

Sources: propagation cost is that of A. MacCormack, J. Rusnak and C. Baldwin, Management Science
52(7), 2006; the concentration index that of O. Hirschman, American Economic Review 54(5), 1964;
the other measures are modarch's own, each for a threat that the regional report names.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import ArtefactKind, artefacts_of
from modarch.deployment.exchange import Reach
from modarch.deployment.interfaces import interfaces_of
from modarch.deployment.item_graphs import GraphKind, item_graph
from modarch.deployment.outage import Outages
from modarch.deployment.ownership import (
    cells_by_item,
    cells_by_owner,
    exit_probability,
    owner_of,
)
from modarch.deployment.reach import Demand, Reached
from modarch.graphs.closure import closure
from modarch.graphs.percolation import damped_propagation_cost
from modarch.landscape.components import Component

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.deployment.artefacts import Artefact
    from modarch.deployment.traffic import Traffic
    from modarch.graphs.digraph import Digraph
    from modarch.landscape.model import Landscape

__all__ = [
    "Measure",
    "Risk",
    "RiskBasis",
    "Situated",
    "SupplierForm",
    "connected_part",
    "dual_running",
    "risk_profile",
    "supplier_form",
]


class Risk(StrEnum):
    """The components: what threatens when care information is spread over many systems."""

    UNMET = "F1"
    TRANSLATION = "F2"
    INTERFACES = "F3"
    INTEGRATIONS = "F4"
    PROPAGATION = "F5"
    BLAST = "F6"
    SUPPLIERS = "F7"
    LEAKAGE = "F8"


class SupplierForm(StrEnum):
    """How exposure to suppliers is measured: by the chance that they leave, or by concentration."""

    EXIT = "exit"
    CONCENTRATION = "concentration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One component.

    Parameters
    ----------
    risk
        Which one.
    value
        Between 0 and 1; None when it cannot be measured.
    part, whole
        What the value is the ratio of, in the component's own unit.
    """

    risk: Risk
    value: float | None
    part: float
    whole: float

    @classmethod
    def of(cls, risk: Risk, part: float, whole: float) -> Measure:
        """Return the measure of a part of a whole; without a whole there is no value."""
        value = min(1.0, max(0.0, part / whole)) if whole > 0 else None
        return cls(risk=risk, value=value, part=part, whole=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskBasis:
    """What situations are held against, the same for all that are compared.

    Parameters
    ----------
    integrations_today
        Number of integrations today, I_0.
    suppliers
        Form of F7.
    transmission
        Probability that a dependency passes a change on; None takes every one for certain.
    """

    integrations_today: int
    suppliers: SupplierForm = SupplierForm.CONCENTRATION
    transmission: float | None = None


def supplier_form(landscape: Landscape) -> SupplierForm:
    """Return the form of F7 that a landscape has the values for.

    Parameters
    ----------
    landscape
        The model; exit probabilities count only when every item with capabilities has one.
    """
    owners = {owner_of(item, landscape) for item in landscape.items.values() if item.capabilities}
    known = all(exit_probability(owner, landscape) is not None for owner in owners)
    return SupplierForm.EXIT if known and owners else SupplierForm.CONCENTRATION


@dataclass(frozen=True)
class Situated:
    """A situation with what several components need, each worked out once.

    Parameters
    ----------
    traffic
        The needs in a month.
    demand
        What the needs add up to; worked out when not given.
    """

    traffic: Traffic
    demand: Demand | None = None

    @cached_property
    def reached(self) -> Reached:
        """How the needs are met."""
        return Reached(self.traffic, self.demand)

    @cached_property
    def integrations(self) -> frozenset[Artefact]:
        """What the needs take, bindings left out, as `modarch integrations` counts it."""
        exchange = self.traffic.exchange
        known = exchange.memo
        for flow in self.traffic.flows:
            if flow not in known:
                known[flow] = artefacts_of(exchange, flow)
        return frozenset(
            artefact
            for flow in self.traffic.flows
            for artefact in known[flow]
            if artefact.kind is not ArtefactKind.BINDING
        )

    @cached_property
    def change_graph(self) -> Digraph:
        """Who has to follow a change in whom."""
        return item_graph(self.reached, GraphKind.CHANGE)

    @cached_property
    def outages(self) -> Outages:
        """What is lost when parts fail."""
        return Outages(self.reached)


def risk_profile(situated: Situated, basis: RiskBasis) -> tuple[Measure, ...]:
    """Return the eight components of a situation, F1 to F8.

    Parameters
    ----------
    situated
        The landscape in a month, with its needs.
    basis
        What it is held against.
    """
    return tuple(Measure.of(risk, *_MEASURED[risk](situated, basis)) for risk in Risk)


_Ratio = tuple[float, float]


def _unmet(situated: Situated, _basis: RiskBasis) -> _Ratio:
    return situated.reached.weight(Reach.UNMET), situated.reached.total


def _translation(situated: Situated, _basis: RiskBasis) -> _Ratio:
    translated = situated.reached.weight(Reach.TRANSLATED)
    return translated, translated + situated.reached.weight(Reach.NATIVE)


def _interfaces(situated: Situated, _basis: RiskBasis) -> _Ratio:
    situation = situated.traffic.situation
    split, shares = [], []
    for role in situation.landscape.roles.values():
        count = len(interfaces_of(role, situation))
        if count:
            split.append(role.share * (1 - 1 / count))
            shares.append(role.share)
    return math.fsum(split), math.fsum(shares)


def _integrations(situated: Situated, basis: RiskBasis) -> _Ratio:
    count = len(situated.integrations)
    whole = count + basis.integrations_today
    return (count, whole) if whole or not situated.reached.total else (0, 1)


def connected_part(graph: Digraph) -> Digraph:
    """Return a graph without the nodes that have no dependency in either direction."""
    return graph.restricted_to({node for edge in graph.edges for node in edge})


def _propagation(situated: Situated, basis: RiskBasis) -> _Ratio:
    graph = connected_part(situated.change_graph)
    pairs = len(graph) * (len(graph) - 1)
    if basis.transmission is not None and pairs:
        return damped_propagation_cost(graph, basis.transmission).mean * pairs, pairs
    if not pairs:
        return 0, 1 if situated.reached.total else 0
    visible = sum(row.bit_count() for row in closure(graph).rows)
    return visible - len(graph), pairs


def _blast(situated: Situated, _basis: RiskBasis) -> _Ratio:
    total = situated.reached.total
    if not total:
        return 0, 0
    return max(situated.outages.losses.values(), default=0.0), total


def _suppliers(situated: Situated, basis: RiskBasis) -> _Ratio:
    situation = situated.traffic.situation
    cells = cells_by_owner(situation)
    if basis.suppliers is SupplierForm.CONCENTRATION:
        return math.fsum(count**2 for count in cells.values()), math.fsum(cells.values()) ** 2
    leaving = (
        (exit_probability(owner, situation.landscape) or 0.0) * count
        for owner, count in cells.items()
    )
    return math.fsum(leaving), math.fsum(cells.values())


def _leakage(situated: Situated, _basis: RiskBasis) -> _Ratio:
    situation = situated.traffic.situation
    cells = cells_by_item(situation)
    systems = situation.landscape.systems
    local = (count for item, count in cells.items() if item in systems and systems[item].local)
    return math.fsum(local), math.fsum(cells.values())


_MEASURED: dict[Risk, Callable[[Situated, RiskBasis], _Ratio]] = {
    Risk.UNMET: _unmet,
    Risk.TRANSLATION: _translation,
    Risk.INTERFACES: _interfaces,
    Risk.INTEGRATIONS: _integrations,
    Risk.PROPAGATION: _propagation,
    Risk.BLAST: _blast,
    Risk.SUPPLIERS: _suppliers,
    Risk.LEAKAGE: _leakage,
}


def dual_running(reached: Reached) -> float:
    """Return the share of the needs that run between an old side and a new one.

    Parameters
    ----------
    reached
        The needs of a situation. Old is a system that does not stay, new a component of the
        programme.
    """
    situation = reached.traffic.situation
    items, leaving = situation.landscape.items, situation.rollout.slices

    def is_new(item: str) -> bool:
        known = items[item]
        return isinstance(known, Component) and known.is_planned

    mixed = (
        flow.weight
        for flow in reached.flows
        if (flow.consumer in leaving and is_new(flow.producer))
        or (flow.producer in leaving and is_new(flow.consumer))
    )
    return math.fsum(mixed) / reached.total if reached.total else 0.0
