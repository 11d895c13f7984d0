"""What stands beside the score and never in it: diagnoses of the same situation.

Sources: the structure measures are those of `modarch.graphs.hidden_structure`, continuity that of
`modarch.deployment.walks`; NCCD is from J. Lakos, "Large-Scale C++ Software Design", 1996; entropy
from C. Shannon, Bell System Technical Journal 27, 1948. No published validation of core and
propagation cost on hospital landscapes was found.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.outage import SUPPLIER_MARK
from modarch.deployment.ownership import OwnerKind, cells_by_owner
from modarch.deployment.risk import connected_part, dual_running
from modarch.deployment.walks import walks
from modarch.graphs.closure import closure, propagation_cost
from modarch.graphs.concentration import POINTS
from modarch.graphs.connectivity import articulation_points
from modarch.graphs.hidden_structure import Architecture, hidden_structure
from modarch.graphs.links import Links

if TYPE_CHECKING:
    from modarch.deployment.risk import Situated

__all__ = ["Companions", "PathwayContinuity", "companions_of"]

HOURS_PER_YEAR = 8760


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayContinuity:
    """How often a patient's information stays in one system along a pathway.

    Parameters
    ----------
    pathway
        Its id.
    fragmentation
        1 − Bice–Boxerman continuity, 0–1; None with fewer than two served steps.
    hand_overs, broken
        Number of hand-overs, and of those that do not come across somewhere.
    """

    pathway: str
    fragmentation: float | None
    hand_overs: int
    broken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """Diagnoses of one situation.

    Parameters
    ----------
    pathways
        Per pathway, sorted by id.
    hand_overs, broken
        Over all pathways.
    dual_running
        Share of the needs with one side old and the other new.
    unserved
        Share of the needs of which no item in use serves one end: part of F1, because what is new
        and what the model does not tell look the same.
    items
        Items in use.
    unconnected
        Items without any dependency in the change graph.
    architecture, core
        Kind of structure of the change graph, and the members of its core.
    cumulative_dependency
        NCCD of the change graph: above 1 is more entangled than a balanced tree.
    cut_vertices
        Items whose loss cuts others off from each other, the gravest first.
    standards_entropy
        Diversity, in bits, of the standards that information is exchanged in, by weight; stretches
        that are translated count as one kind.
    suppliers, unknown_suppliers
        Known owner groups that serve any cell, and items whose supplier nobody has named.
    supplier_points
        Concentration over cells in index points (HHI × 10 000).
    effective_suppliers
        1 / HHI: so many equal owners would give the same index; None without cells.
    lost_need_hours
        Σ (1 − availability) · 8760 · weight lost, per year, over the items whose availability is
        stated; None when none is.
    availability_stated
        How many items in use state their availability.
    """

    pathways: tuple[PathwayContinuity, ...]
    hand_overs: int
    broken: int
    dual_running: float
    unserved: float
    items: int
    unconnected: int
    architecture: Architecture
    core: tuple[str, ...]
    cumulative_dependency: float
    cut_vertices: tuple[str, ...]
    standards_entropy: float
    suppliers: int
    unknown_suppliers: int
    supplier_points: float
    effective_suppliers: float | None
    lost_need_hours: float | None
    availability_stated: int


def companions_of(situated: Situated) -> Companions:
    """Return the diagnoses of a situation.

    Parameters
    ----------
    situated
        The landscape in a month, with its needs.
    """
    graph = situated.change_graph
    connected = connected_part(graph)
    structure = hidden_structure(graph)
    pathways = _pathways(situated)
    owners = cells_by_owner(situated.traffic.situation)
    total = math.fsum(owners.values())
    concentration = math.fsum((count / total) ** 2 for count in owners.values()) if total else 0.0
    hours, stated = _lost_hours(situated)
    return Companions(
        pathways=pathways,
        hand_overs=sum(one.hand_overs for one in pathways),
        broken=sum(one.broken for one in pathways),
        dual_running=dual_running(situated.reached),
        unserved=_unserved(situated),
        items=len(graph),
        unconnected=len(graph) - len(connected),
        architecture=structure.architecture,
        core=structure.core,
        cumulative_dependency=propagation_cost(closure(graph)).normalised_cumulative_dependency,
        cut_vertices=tuple(one.node for one in articulation_points(Links.of_graph(connected))),
        standards_entropy=_entropy(situated),
        suppliers=sum(owner.kind is OwnerKind.GROUP for owner in owners),
        unknown_suppliers=sum(owner.kind is OwnerKind.UNKNOWN for owner in owners),
        supplier_points=concentration * POINTS,
        effective_suppliers=1 / concentration if concentration else None,
        lost_need_hours=hours,
        availability_stated=stated,
    )


def _unserved(situated: Situated) -> float:
    total = situated.reached.total
    weights = (one.weight for one in situated.traffic.met() if not (one.consumer and one.producer))
    return math.fsum(weights) / total if total else 0.0


def _pathways(situated: Situated) -> tuple[PathwayContinuity, ...]:
    return tuple(
        PathwayContinuity(
            pathway=walk.pathway,
            fragmentation=walk.fragmentation,
            hand_overs=len(walk.hand_overs),
            broken=len(walk.broken),
        )
        for walk in walks(situated.traffic)
    )


_TRANSLATED = "translated"


def _entropy(situated: Situated) -> float:
    exchange = situated.traffic.exchange
    weights: dict[str, float] = defaultdict(float)
    for flow in situated.reached.flows:
        for hop in flow.route.hops:
            shared = exchange.shared_standard(hop.start, hop.end, flow.information)
            weights[_TRANSLATED if hop.mapped else shared] += flow.weight
    total = math.fsum(weights.values())
    shares = (weight / total for weight in weights.values() if weight > 0)
    return -math.fsum(share * math.log2(share) for share in shares) + 0.0 if total else 0.0


def _lost_hours(situated: Situated) -> tuple[float | None, int]:
    items = situated.traffic.situation.landscape.items
    stated = {
        name: items[name].availability
        for name in situated.outages.losses
        if not name.startswith(SUPPLIER_MARK)
    }
    hours = [
        (1 - availability) * HOURS_PER_YEAR * situated.outages.losses[name]
        for name, availability in stated.items()
        if availability is not None
    ]
    return (math.fsum(hours) if hours else None), len(hours)
