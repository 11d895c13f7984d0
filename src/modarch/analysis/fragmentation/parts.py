"""What can stand behind a component of the risk: needs, roles, integrations, items, suppliers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.ownership import OwnerKind
    from modarch.graphs.hidden_structure import Architecture
    from modarch.graphs.hidden_structure import Role as StructureRole

__all__ = [
    "ElementPart",
    "IntegrationPart",
    "NeedPart",
    "OutagePart",
    "OwnerPart",
    "Part",
    "RolePart",
    "SystemPart",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedPart:
    """Needs behind F1 or F2 that run between the same items for the same object.

    Parameters
    ----------
    needs
        Ids of the declared needs and pathway steps among them, sorted; derived ones have none.
    count
        Number of needs.
    consumers, producers
        Capabilities (or items by name) at the two ends, sorted.
    consumer, producer
        The items; empty when nobody serves an end.
    information
        The object.
    reason
        Why it is not met; empty for one that is translated.
    mapped
        Stretches on which something is translated.
    weight
        Weight of the needs.
    """

    needs: tuple[str, ...]
    count: int
    consumers: tuple[str, ...]
    producers: tuple[str, ...]
    consumer: str
    producer: str
    information: str
    reason: str
    mapped: tuple[tuple[str, str], ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePart:
    """A role behind F3.

    Parameters
    ----------
    role
        Its id.
    weight, share
        Its weight among the roles, and its share of those that are served; None when it is not.
    interfaces
        Each user interface, with the items behind it.
    split
        1 − 1 / number of interfaces; None when nobody serves the role, so that it does not count.
    """

    role: str
    weight: float
    share: float | None
    interfaces: Mapping[str, tuple[str, ...]]
    split: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationPart:
    """An integration behind F4.

    Parameters
    ----------
    kind, ends, information
        What it is, as `modarch integrations` counts it.
    there_today
        Whether it is needed today too.
    """

    kind: str
    ends: tuple[str, str]
    information: str
    there_today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementPart:
    """An item behind F5.

    Parameters
    ----------
    item
        Its id.
    depends_on, needed_by
        Number of other items it depends on, directly or not, and that depend on it.
    role
        Its role in the structure.
    architecture
        Kind of structure it is a role in.
    """

    item: str
    depends_on: int
    needed_by: int
    role: StructureRole
    architecture: Architecture


@dataclass(frozen=True, slots=True, kw_only=True)
class OutagePart:
    """A single failure behind F6.

    Parameters
    ----------
    failed
        The item, or the group of suppliers.
    is_supplier
        Which of the two.
    weight
        Weight of the needs lost.
    share
        Share of all needs.
    flows
        ``(consumer, producer, object, weight)`` of what is lost, the heaviest first.
    """

    failed: str
    is_supplier: bool
    weight: float
    share: float
    flows: tuple[tuple[str, str, str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerPart:
    """An owner behind F7.

    Parameters
    ----------
    owner
        The group; the item when nobody is named as its supplier; empty for the region itself.
    kind
        Group, region or unknown.
    items
        What it stands behind, sorted.
    cells
        Cells it serves.
    share
        Of all cells.
    exit_probability
        Per year; None when nobody has said.
    """

    owner: str
    kind: OwnerKind
    items: tuple[str, ...]
    cells: float
    share: float
    exit_probability: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPart:
    """A local system behind F8.

    Parameters
    ----------
    system
        Its id.
    cells
        Cells it serves.
    places
        ``(provider, setting, capability)`` of them, sorted.
    """

    system: str
    cells: float
    places: tuple[tuple[str, str, str], ...]


Part = NeedPart | RolePart | IntegrationPart | ElementPart | OutagePart | OwnerPart | SystemPart
