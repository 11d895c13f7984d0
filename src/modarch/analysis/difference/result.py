"""What differs between two landscapes: elements that are new, gone or changed, and how changed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.elements import Element
    from modarch.landscape.model import Landscape

__all__ = ["SECTIONS", "Change", "ChangeKind", "DifferenceResult", "FieldChange", "compare_states"]

SECTIONS: Final = (
    "platforms",
    "modules",
    "systems",
    "services",
    "integrations",
    "contracts",
    "suppliers",
    "capabilities",
    "information",
    "settings",
    "providers",
    "roles",
    "needs",
    "pathways",
    "gates",
    "ongoing",
    "programme",
    "plan",
)
"""What is compared, in the order it is told; what people say of alternatives is left out."""

_PROGRAMME: Final = ("start", "horizon", "capacity", "freezes", "defaults", "sizes", "budgets")
_TOLD: Final = frozenset({"id", "description", "examples"})


class ChangeKind(StrEnum):
    """How an element differs."""

    NEW = "new"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A value that differs.

    Parameters
    ----------
    field
        Which one.
    before, after
        The values as plain data.
    added, removed
        For collections: what is in the one and not in the other; both empty for single values.
    """

    field: str
    before: Any
    after: Any
    added: tuple[Any, ...] = ()
    removed: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An element that differs.

    Parameters
    ----------
    section
        The section of the model.
    id
        The element; the name of a value in the programme or the plan.
    kind
        How it differs.
    fields
        The values that differ, in the order of the model; a new or removed element has none, a
        value of the programme or the plan has itself.
    """

    section: str
    id: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceResult(Result):
    """What differs between two landscapes.

    Parameters
    ----------
    before, after
        What each was made from.
    changes
        Elements that differ, by section, then new, removed, changed, then by id.
    same
        How many elements of each section are the same in both.
    """

    before: RunRecord
    after: RunRecord
    changes: tuple[Change, ...]
    same: Mapping[str, int]

    def of(self, section: str, kind: ChangeKind | None = None) -> tuple[Change, ...]:
        """Return the changes of a section, or only those of a kind."""
        return tuple(
            one for one in self.changes if one.section == section and kind in (None, one.kind)
        )

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per change, and one per value of a changed element."""
        return [
            {"section": one.section, "id": one.id, "kind": one.kind.value}
            | (
                {"field": value.field, "before": value.before, "after": value.after}
                if value
                else {}
            )
            for one in self.changes
            for value in (one.fields or (None,))
        ]


def compare_states(before: Landscape, after: Landscape) -> DifferenceResult:
    """Return what differs between two landscapes.

    Parameters
    ----------
    before, after
        The landscapes, such as two scenarios of one model.
    """
    changes, same = [], {}
    for section in SECTIONS:
        first, second = _elements(before, section), _elements(after, section)
        found = list(_changes(section, first, second))
        changes += found
        same[section] = len(first.keys() & second.keys()) - sum(
            one.kind is ChangeKind.CHANGED for one in found
        )
    return DifferenceResult(
        before=RunRecord.of(before),
        after=RunRecord.of(after),
        changes=tuple(changes),
        same=same,
    )


def _elements(landscape: Landscape, section: str) -> Mapping[str, Any]:
    programme = landscape.programme
    if section in ("gates", "ongoing"):
        elements: Mapping[str, Any] = getattr(programme, section)
        return elements
    if section == "programme":
        return {name: getattr(programme, name) for name in _PROGRAMME if getattr(programme, name)}
    if section == "plan":
        wish = landscape.plan
        return {
            one.name: getattr(wish, one.name) for one in fields(wish) if getattr(wish, one.name)
        }
    named: Mapping[str, Element] = getattr(landscape, section)
    return named


def _changes(section: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for id_ in sorted(after.keys() - before.keys()):
        own = _bare(None, after[id_])
        yield Change(section=section, id=id_, kind=ChangeKind.NEW, fields=own)
    for id_ in sorted(before.keys() - after.keys()):
        own = _bare(before[id_], None)
        yield Change(section=section, id=id_, kind=ChangeKind.REMOVED, fields=own)
    for id_ in sorted(before.keys() & after.keys()):
        changed = tuple(_field_changes(before[id_], after[id_]))
        if changed:
            yield Change(section=section, id=id_, kind=ChangeKind.CHANGED, fields=changed)


def _bare(before: Any, after: Any) -> tuple[FieldChange, ...]:
    """Return a value that is no element, and has nothing to be held against."""
    if hasattr(before if after is None else after, "id"):
        return ()
    return (_field_change("", before, after),)


def _field_changes(before: Any, after: Any) -> Iterator[FieldChange]:
    if not hasattr(before, "id") or not hasattr(after, "id"):
        if before != after:
            yield _field_change("", before, after)
        return
    for one in fields(after):
        if one.name in _TOLD or not hasattr(before, one.name):
            continue
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new:
            yield _field_change(one.name, old, new)


def _field_change(name: str, before: Any, after: Any) -> FieldChange:
    old, new = to_plain(before), to_plain(after)
    if (
        isinstance(old, list)
        and isinstance(new, list)
        and sorted(map(repr, old)) != sorted(map(repr, new))
    ):
        return FieldChange(
            field=name,
            before=old,
            after=new,
            added=tuple(one for one in new if one not in old),
            removed=tuple(one for one in old if one not in new),
        )
    return FieldChange(field=name, before=old, after=new)
