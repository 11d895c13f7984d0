"""How the functions of care are shared out: on items, suppliers and procurements, at the end.

What is counted is functions in place: a capability at a site. One that several items serve is
divided between them. All that is measured here is of the end state and needs no plan.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.interfaces import interfaces_of
from modarch.deployment.ownership import Owner, OwnerKind, cells_by_item, owner_of
from modarch.deployment.situation import target_situation
from modarch.landscape.components import Component
from modarch.landscape.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape

__all__ = ["Shares", "shares_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How the functions of care are shared out in the end state.

    Parameters
    ----------
    functions
        Functions in place, a capability at a site; the whole of every share.
    items
        Share of each item that serves any, by id.
    largest_item
        The item with the largest share; empty without functions.
    replaceability
        Probability that two functions drawn at random are served by different items, so that one
        can be replaced without the other; None without functions.
    suppliers
        Known groups of suppliers that serve functions.
    unknown_suppliers
        Items that serve functions and whose supplier nobody has named.
    largest_supplier, largest_supplier_share
        The group with the largest share, or the item whose supplier is unknown, which counts as
        a supplier of its own; what the region builds itself has none. The share is None without
        functions.
    procurements
        Components that a tender is still to be carried out for, sorted.
    largest_procurement, largest_procurement_share
        The one of them that serves most functions, and its share; empty and 0 for none.
    in_house
        Components that the region builds itself, sorted.
    in_house_share
        Share of the functions that they serve; None without functions.
    interfaces
        User interfaces each role works in, by role.
    interfaces_per_role
        Their mean, weighted by the roles' shares; None without roles that work in any.
    """

    functions: int
    items: Mapping[str, float]
    largest_item: str
    replaceability: float | None
    suppliers: int
    unknown_suppliers: int
    largest_supplier: str
    largest_supplier_share: float | None
    procurements: tuple[str, ...]
    largest_procurement: str
    largest_procurement_share: float
    in_house: tuple[str, ...]
    in_house_share: float | None
    interfaces: Mapping[str, int]
    interfaces_per_role: float | None


def shares_of(landscape: Landscape) -> Shares:
    """Return how the functions of care are shared out in the end state.

    Parameters
    ----------
    landscape
        The model.
    """
    situation = target_situation(landscape)
    total = len(situation.serving)
    cells = cells_by_item(situation)
    items = {item: count / total for item, count in cells.items()}
    suppliers = _by_supplier(landscape, items)
    supplier = max(suppliers, key=lambda owner: (suppliers[owner], owner), default=None)
    procured, built = _procured(landscape), _in_house(landscape)
    procurement = max(procured, key=lambda id_: (items.get(id_, 0.0), id_), default="")
    interfaces = {role.id: len(interfaces_of(role, situation)) for role in landscape.roles.values()}
    return Shares(
        functions=total,
        items=items,
        largest_item=max(items, key=lambda id_: (items[id_], id_), default=""),
        replaceability=1 - math.fsum(one**2 for one in items.values()) if total else None,
        suppliers=sum(one.kind is OwnerKind.GROUP for one in suppliers),
        unknown_suppliers=sum(one.kind is OwnerKind.UNKNOWN for one in suppliers),
        largest_supplier=supplier.id if supplier is not None else "",
        largest_supplier_share=(suppliers[supplier] if supplier else 0.0) if total else None,
        procurements=procured,
        largest_procurement=procurement if items.get(procurement) else "",
        largest_procurement_share=items.get(procurement, 0.0),
        in_house=built,
        in_house_share=math.fsum(items.get(id_, 0.0) for id_ in built) if total else None,
        interfaces=interfaces,
        interfaces_per_role=_mean_interfaces(landscape, interfaces),
    )


def _by_supplier(landscape: Landscape, items: Mapping[str, float]) -> dict[Owner, float]:
    """Return the share of each supplier; what the region builds itself has none."""
    found: dict[Owner, float] = defaultdict(float)
    for id_, share in items.items():
        item = landscape.items[id_]
        if not (isinstance(item, Component) and item.is_in_house):
            found[owner_of(item, landscape)] += share
    return dict(sorted(found.items()))


def _procured(landscape: Landscape) -> tuple[str, ...]:
    """Return the components that a tender is still to be carried out for, sorted."""
    return tuple(sorted(id_ for id_, one in landscape.components.items() if _has_tender(one)))


def _has_tender(component: Component) -> bool:
    months = component.phases.get(Phase.TENDER)
    actual = component.actual.get(Phase.TENDER)
    is_done = actual is not None and actual.end is not None
    return months is not None and months.max_months > 0 and not is_done


def _in_house(landscape: Landscape) -> tuple[str, ...]:
    both: dict[str, Component] = {**landscape.platforms, **landscape.modules}
    return tuple(sorted(id_ for id_, one in both.items() if one.is_in_house))


def _mean_interfaces(landscape: Landscape, counts: Mapping[str, int]) -> float | None:
    working = [role for role in landscape.roles.values() if counts[role.id]]
    share = math.fsum(role.share for role in working)
    if not share:
        return None
    return math.fsum(role.share * counts[role.id] for role in working) / share
