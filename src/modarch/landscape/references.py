"""Which fields name other elements, and the check that those elements exist."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.landscape.alternatives import (
    Alternative,
    Factor,
    Perspective,
    PughColumn,
    PughMatrix,
    Saying,
    Statement,
    SwotPoint,
)
from modarch.landscape.components import Component, Dependency, Module, Platform, Replacement
from modarch.landscape.contracts import Contract
from modarch.landscape.elements import Capability, Provider, Role
from modarch.landscape.inquiry import FocusArea, Goal, Premise, ReferenceProject, WorkItem
from modarch.landscape.items import Integration, Item
from modarch.landscape.measures import Assertion
from modarch.landscape.plan import Before, PlanWish
from modarch.landscape.programme import End, Freeze, Gate, Need, Ongoing, Pathway, Programme, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.provenance import Path

__all__ = ["Reference", "references_in"]

Reference = tuple["Path", str, tuple[str, ...]]
"""Path of the reference, the id it names, and the sections where that id may stand."""

_COMPONENTS: Final = ("modules", "platforms")
_ITEMS: Final = ("platforms", "modules", "systems", "services")

_TARGETS: Final[dict[type, dict[str, tuple[str, ...]]]] = {
    Provider: {"settings": ("settings",)},
    Capability: {
        "settings": ("settings",),
        "produces": ("information",),
        "consumes": ("information",),
        "interacts": ("capabilities",),
    },
    Role: {
        "capabilities": ("capabilities",),
        "setting": ("settings",),
        "provider": ("providers",),
    },
    Item: {
        "capabilities": ("capabilities",),
        "produces": ("information",),
        "consumes": ("information",),
        "settings": ("settings",),
        "providers": ("providers",),
        "supplier": ("suppliers",),
        "contracts": ("contracts",),
        "speaks": ("information",),
        "uses": ("platforms",),
        "redundancy": _ITEMS,
        "requires_running": _ITEMS,
    },
    Component: {
        "demand": ("capacity",),
        "rollout_months": ("settings",),
        "rollout_areas": ("areas",),
        "gates": ("gates",),
    },
    Platform: {"carries": ("information",), "canonical_by_object": ("information",)},
    Dependency: {"on": _COMPONENTS},
    Replacement: {"system": ("systems",), "capabilities": ("capabilities",)},
    Contract: {"parent": ("contracts",), "supplier": ("suppliers",)},
    Integration: {
        "consumer": _ITEMS,
        "provider": _ITEMS,
        "information": ("information",),
        "via": ("platforms",),
        "contract": ("contracts",),
    },
    Need: {"information": ("information",), "role": ("roles",)},
    End: {
        "capability": ("capabilities",),
        "provider": ("providers",),
        "setting": ("settings",),
        "item": _ITEMS,
    },
    Step: {
        "capability": ("capabilities",),
        "provider": ("providers",),
        "setting": ("settings",),
        "reads": ("information",),
        "writes": ("information",),
        "role": ("roles",),
    },
    Gate: {
        "after": ("gates",),
        "applies_to": _COMPONENTS,
        "exempt": _COMPONENTS,
        "terminates": ("contracts",),
    },
    Freeze: {"settings": ("settings",)},
    Ongoing: {"settings": ("settings",), "uses": ("capacity",)},
    Alternative: {"scenario": ("scenarios",)},
    Assertion: {"than": ("alternatives",)},
    Statement: {"components": _COMPONENTS},
    Perspective: {"group": ("groups",)},
    SwotPoint: {"alternative": ("alternatives",), "perspectives": ("perspectives",)},
    PughMatrix: {"reference": ("alternatives",), "weights": ("perspectives",)},
    PughColumn: {"alternative": ("alternatives",), "scores": ("perspectives",)},
    Saying: {"alternative": ("alternatives",)},
    Goal: {"group": ("groups",), "capabilities": ("capabilities",)},
    Premise: {"parent": ("premises",)},
    FocusArea: {
        "alternative": ("alternatives",),
        "parent": ("focus_areas",),
        "capabilities": ("capabilities",),
        "answers": ("answer_categories",),
    },
    ReferenceProject: {"alternatives": ("alternatives",)},
    WorkItem: {"alternatives": ("alternatives",)},
    PlanWish: dict.fromkeys(
        ("order", "starts", "modes", "not_before", "not_after", "forbidden"), _COMPONENTS
    ),
    Before: {"first": _COMPONENTS, "then": _COMPONENTS},
}
_NESTING: Final[dict[type, tuple[str, ...]]] = {
    Component: ("requires", "modes"),
    Module: ("replaces",),
    Need: ("consumer", "producer"),
    Pathway: ("steps",),
    Programme: ("gates", "freezes", "ongoing"),
    Alternative: ("statements",),
    SwotPoint: ("asserts",),
    Premise: ("asserts",),
    PughMatrix: ("columns",),
    Factor: ("says",),
    PlanWish: ("before",),
}


_Targets = tuple[tuple[str, tuple[str, ...]], ...]


def _fields_of(cls: type) -> tuple[_Targets, tuple[str, ...]]:
    if cls not in _FOUND:
        _FOUND[cls] = _find_fields(cls)
    return _FOUND[cls]


_FOUND: Final[dict[type, tuple[_Targets, tuple[str, ...]]]] = {}


def _find_fields(cls: type) -> tuple[_Targets, tuple[str, ...]]:
    targets: dict[str, tuple[str, ...]] = {}
    nested: list[str] = []
    for ancestor in cls.__mro__:
        targets |= _TARGETS.get(ancestor, {})
        nested += _NESTING.get(ancestor, ())
    return tuple(targets.items()), tuple(nested)


def references_in(element: Any, path: Path) -> Iterator[Reference]:
    """Yield every reference an element makes.

    Parameters
    ----------
    element
        An element, or the programme.
    path
        Where it stands.
    """
    targets, nested = _fields_of(type(element))
    for name, sections in targets:
        value = getattr(element, name)
        if value:
            yield from _named(value, (*path, name), sections)
    for name in nested:
        yield from _inside(getattr(element, name), (*path, name))


def _named(value: Any, path: Path, sections: tuple[str, ...]) -> Iterator[Reference]:
    if isinstance(value, str):
        yield path, value, sections
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield (*path, n), one, sections
    else:
        for key in value:
            yield (*path, key), key, sections


def _inside(value: Any, path: Path) -> Iterator[Reference]:
    if is_dataclass(value):
        yield from references_in(value, path)
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from references_in(one, (*path, n))
    elif value is not None:
        mapping: Mapping[str, Any] = value
        for key, one in mapping.items():
            yield from references_in(one, (*path, key))
