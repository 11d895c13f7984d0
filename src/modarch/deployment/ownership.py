"""Who stands behind the items: groups of suppliers, and how much of the care rests on each.

What is counted is cells, a capability at a site; a cell that several items serve is divided between
them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.components import Component

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.situation import Situation
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape

__all__ = ["Owner", "OwnerKind", "cells_by_item", "cells_by_owner", "exit_probability", "owner_of"]


class OwnerKind(StrEnum):
    """Whether an owner is a group of suppliers, the region itself, or not known."""

    GROUP = "group"
    REGION = "region"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Who stands behind an item.

    Parameters
    ----------
    kind
        What kind of owner.
    id
        The group for a known supplier; the item itself when nobody is named, because what is not
        known cannot be counted together; empty for the region's own development.
    """

    kind: OwnerKind
    id: str = ""


def owner_of(item: Item, landscape: Landscape) -> Owner:
    """Return who stands behind an item.

    Parameters
    ----------
    item
        A system, module, platform or service.
    landscape
        The model, for the group a supplier belongs to.
    """
    if item.supplier:
        supplier = landscape.suppliers[item.supplier]
        return Owner(OwnerKind.GROUP, supplier.owner or supplier.id)
    if isinstance(item, Component) and item.is_in_house:
        return Owner(OwnerKind.REGION)
    return Owner(OwnerKind.UNKNOWN, item.id)


def cells_by_item(situation: Situation) -> Mapping[str, float]:
    """Return how many cells each item serves in a month, sorted by item."""
    cells: dict[str, float] = defaultdict(float)
    for items in situation.serving.values():
        for item in items:
            cells[item] += 1 / len(items)
    return dict(sorted(cells.items()))


def cells_by_owner(situation: Situation) -> Mapping[Owner, float]:
    """Return how many cells each owner serves in a month, sorted by owner."""
    landscape = situation.landscape
    cells: dict[Owner, float] = defaultdict(float)
    for item, count in cells_by_item(situation).items():
        cells[owner_of(landscape.items[item], landscape)] += count
    return dict(sorted(cells.items()))


def exit_probability(owner: Owner, landscape: Landscape) -> float | None:
    """Return the probability per year that an owner leaves the market or is bought.

    Parameters
    ----------
    owner
        Who; the region never leaves.
    landscape
        The model; of several suppliers in a group the one likeliest to leave counts.

    Returns
    -------
    float or None
        None when nobody has said.
    """
    if owner.kind is OwnerKind.REGION:
        return 0.0
    stated = [
        supplier.exit_probability
        for supplier in landscape.suppliers.values()
        if owner.kind is OwnerKind.GROUP and owner.id == (supplier.owner or supplier.id)
    ]
    known = [probability for probability in stated if probability is not None]
    return max(known) if known and len(known) == len(stated) else None
