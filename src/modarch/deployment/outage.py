"""What is lost when an item, a platform, a supplier or common infrastructure is down.

A need is lost when one of its two ends or a platform on its way stops. An item stops when it fails,
when its supplier's group fails, or when something it needs to run stops; whatever is stated as
redundancy steps in. Needs that are not met today cannot be lost, but count in the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.exchange import Reach
from modarch.deployment.item_graphs import keeps_running
from modarch.deployment.ownership import Owner, OwnerKind, owner_of
from modarch.graphs.failure import FailureModel, Group, Need, Part
from modarch.graphs.failure_effects import working

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.deployment.reach import FlowReach, Reached
    from modarch.deployment.situation import Situation

__all__ = ["SUPPLIER_MARK", "Outages", "owner_part"]

SUPPLIER_MARK = "supplier:"
"""Begins the name of the part that stands for a supplier's group; ids never hold a colon."""

_UNMET = "unmet"
Groups = tuple[Group, ...]


def owner_part(owner: Owner) -> str:
    """Return the name of the part that stands for an owner."""
    return f"{SUPPLIER_MARK}{owner.id}"


@dataclass(frozen=True)
class Outages:
    """A situation as parts that can fail and needs that are lost with them.

    Parameters
    ----------
    reached
        The needs of the situation and how they are met.
    assumed_availability
        Share of the time in which items are up that state nothing; 1 leaves them out of account.
    """

    reached: Reached
    assumed_availability: float = 1.0

    @property
    def _situation(self) -> Situation:
        return self.reached.traffic.situation

    @cached_property
    def model(self) -> FailureModel:
        """Parts and needs; needs that require the same are one, named by number."""
        needs = [
            Need(name=str(number), requires=requires, weight=sum(flow.weight for flow in flows))
            for number, (requires, flows) in enumerate(self.flows_by_requirement.items())
        ]
        unmet = self.reached.weight(Reach.UNMET)
        if unmet > 0:
            needs.append(Need(name=_UNMET, requires=(), weight=unmet))
        return FailureModel(parts=tuple(self._parts()), needs=tuple(needs))

    @cached_property
    def flows_by_requirement(self) -> Mapping[Groups, tuple[FlowReach, ...]]:
        """Flows that are met, by what they require; in the order of the model's needs."""
        found: dict[frozenset[str], list[FlowReach]] = {}
        for flow in self.reached.flows:
            if flow.is_met:
                found.setdefault(flow.items, []).append(flow)
        return {
            tuple(self._group_of[item] for item in sorted(items)): tuple(flows)
            for items, flows in found.items()
        }

    @cached_property
    def _group_of(self) -> Mapping[str, Group]:
        """Each item in use with whatever steps in for it."""
        active, items = self._situation.active, self._situation.landscape.items
        return {
            item: Group((item, *sorted(active.intersection(items[item].redundancy) - {item})))
            for item in sorted(active)
        }

    def _parts(self) -> Iterator[Part]:
        situation = self._situation
        owners = set()
        for item in sorted(situation.active):
            known = situation.landscape.items[item]
            needed = keeps_running(situation, item)
            requires = [self._group_of[other] for other in needed]
            owner = owner_of(known, situation.landscape)
            if owner.kind is OwnerKind.GROUP:
                owners.add(owner_part(owner))
                requires.append(Group((owner_part(owner),)))
            stated = known.availability
            availability = self.assumed_availability if stated is None else stated
            yield Part(name=item, availability=availability, requires=tuple(requires))
        for name in sorted(owners):
            yield Part(name=name)

    @cached_property
    def _lost_in(self) -> tuple[int, ...]:
        """For each need, the parts (as bits, in the model's order) whose failure loses it."""
        model = self.model
        every = (1 << len(model.parts)) - 1
        own = {part.name: every ^ (1 << case) for case, part in enumerate(model.parts)}
        _, needs = working(model, own, len(model.parts))
        return tuple(every ^ met for met in needs)

    @cached_property
    def losses(self) -> Mapping[str, float]:
        """Weight of the needs lost when each part fails alone, by part, the heaviest first."""
        lost = [0.0] * len(self.model.parts)
        for need, cases in zip(self.model.needs, self._lost_in, strict=True):
            for case in _bits(cases):
                lost[case] += need.weight
        named = zip((part.name for part in self.model.parts), lost, strict=True)
        return dict(sorted(named, key=lambda one: (-round(one[1], 9), one[0])))

    def lost_with(self, part: str) -> tuple[FlowReach, ...]:
        """Return the flows lost when a part fails alone, the heaviest first.

        Parameters
        ----------
        part
            Name of the part.
        """
        case = [one.name for one in self.model.parts].index(part)
        groups = zip(self.flows_by_requirement.values(), self._lost_in, strict=False)
        found = (flow for flows, cases in groups if cases >> case & 1 for flow in flows)
        return tuple(
            sorted(found, key=lambda f: (-f.weight, f.consumer, f.producer, f.information))
        )


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
