"""What a platform strategy shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.figures.style import Change, LayerKind, Status

__all__ = ["Component", "Example", "Layer", "PlatformStrategy", "Relation"]


@dataclass(frozen=True, slots=True)
class Example:
    """An existing system or a product that gives or may give a component its function."""

    name: str
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A module, a service or a part of a platform.

    Parameters
    ----------
    name
        What it is called.
    status
        Where it stands; None leaves it unmarked.
    capabilities
        What it does, shown with the examples.
    count
        How many capabilities it has, when what is shown are areas of several; 0 when they are all
        shown by name.
    examples
        The IT support for it, shown with the examples.
    area
        What it belongs to; above forty modules they are grouped by it.
    change
        How it differs from another state; overrides the status when given.
    """

    name: str
    status: Status | None = None
    capabilities: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    area: str = ""
    change: Change | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer or a side column.

    Parameters
    ----------
    kind
        Which layer.
    name
        What it is called; empty takes the usual term.
    components
        What is in it, in reading order.
    standards
        What it follows or holds, as a short line.
    status
        Where the platform itself stands.
    examples
        Products or suppliers that are examples of the platform.
    """

    kind: LayerKind
    name: str = ""
    components: tuple[Component, ...] = ()
    standards: str = ""
    status: Status | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What one layer gives another, such as a core system that is a source of the data platform."""

    source: LayerKind
    target: LayerKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformStrategy:
    """What a platform strategy shows.

    Parameters
    ----------
    layers
        The layers there are, in any order, each kind at most once.
    relations
        What they give each other; numbered in the picture and told in its key.
    notes
        Sentences the reader needs, below the key.
    """

    layers: tuple[Layer, ...]
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()
