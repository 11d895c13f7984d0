"""What a supplier's exit or acquisition means: who is procured again, and which needs are hit.

An exit takes every item of the supplier's group; the order that follows is not guessed. A merger
of two groups changes the concentration by twice the product of their shares of the cells.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.deployment.needs import Needs
from modarch.deployment.outage import Outages, owner_part
from modarch.deployment.ownership import (
    Owner,
    OwnerKind,
    cells_by_item,
    exit_probability,
    owner_of,
)
from modarch.deployment.reach import Reached
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.graphs.concentration import Concentration, Merger, concentration, mergers
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.situation import Situation
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["ExitsResult", "SupplierExit", "supplier_exits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierExit:
    """What it means when a group of suppliers leaves.

    Parameters
    ----------
    owner
        The group.
    suppliers
        Its members in the model, sorted.
    items
        Items in use that have to be procured again, sorted.
    contracts
        Agreements they rest on, sorted.
    cells, share
        Capabilities at sites that they serve, and their share of all.
    needs_hit
        Share of all needs, by weight, that touch them or what stops with them.
    probability
        Per year; None when nobody has said.
    """

    owner: str
    suppliers: tuple[str, ...]
    items: tuple[str, ...]
    contracts: tuple[str, ...]
    cells: float
    share: float
    needs_hit: float
    probability: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitsResult(Result):
    """Exposure to suppliers in one month.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    exits
        Every known group with items in use, the one that hits most needs first.
    unknown
        Items that serve cells and whose supplier nobody has named, sorted; each counts as its own
        owner in the concentration, which it makes look lower than it may be.
    concentration
        Over the cells; unknown suppliers and the region's own development by their mark.
    mergers
        What every merger of two known groups would do to it, the gravest first; whoever is stated
        never to leave the market merges with nobody.
    """

    record: RunRecord
    month: Month | None
    exits: tuple[SupplierExit, ...]
    unknown: tuple[str, ...]
    concentration: Concentration
    mergers: tuple[Merger, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per group."""
        return [to_plain(one) for one in self.exits]


def supplier_exits(
    landscape: Landscape, plan: Plan | None = None, *, at: Month | None = None
) -> ExitsResult:
    """Say what the exit of each supplier and the merger of any two would mean.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one only the end state can be looked at.
    at
        The month; None for the end state.
    """
    situation = situation_at(landscape, plan, at)
    cells = cells_by_item(situation)
    owned = _owned(situation)
    amounts = {
        _key(owner): sum(cells.get(item, 0.0) for item in items) for owner, items in owned.items()
    }
    whole = concentration(amounts)
    known = {
        _key(owner)
        for owner in owned
        if owner.kind is OwnerKind.GROUP and exit_probability(owner, landscape) != 0
    }
    unknown = (owner.id for owner in owned if owner.kind is OwnerKind.UNKNOWN)
    return ExitsResult(
        record=RunRecord.of(landscape, at=at),
        month=at,
        exits=_exits(situation, owned, cells),
        unknown=tuple(sorted(item for item in unknown if item in cells)),
        concentration=whole,
        mergers=tuple(one for one in mergers(whole) if {one.first, one.second} <= known),
    )


def _key(owner: Owner) -> str:
    return owner.id if owner.kind is OwnerKind.GROUP else f"{owner.kind}:{owner.id}"


def _owned(situation: Situation) -> Mapping[Owner, list[str]]:
    owned: dict[Owner, list[str]] = defaultdict(list)
    for item in sorted(situation.active):
        owned[owner_of(situation.landscape.items[item], situation.landscape)].append(item)
    return dict(sorted(owned.items()))


def _exits(
    situation: Situation, owned: Mapping[Owner, list[str]], cells: Mapping[str, float]
) -> tuple[SupplierExit, ...]:
    reached = Reached(Traffic(Needs(situation.rollout.coverage), situation))
    losses, total = Outages(reached).losses, reached.total
    every = sum(cells.values())
    landscape = situation.landscape
    found = []
    for owner, items in owned.items():
        if owner.kind is OwnerKind.GROUP:
            own = sum(cells.get(item, 0.0) for item in items)
            contracts = {one for item in items for one in landscape.items[item].contracts}
            members = (
                one.id for one in landscape.suppliers.values() if (one.owner or one.id) == owner.id
            )
            exit_ = SupplierExit(
                owner=owner.id,
                suppliers=tuple(sorted(members)),
                items=tuple(items),
                contracts=tuple(sorted(contracts)),
                cells=own,
                share=own / every if every else 0.0,
                needs_hit=losses[owner_part(owner)] / total if total else 0.0,
                probability=exit_probability(owner, landscape),
            )
            found.append(exit_)
    return tuple(sorted(found, key=lambda one: (-one.needs_hit, -one.cells, one.owner)))
