"""What differs between two landscapes, as tables in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.difference.result import ChangeKind
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.words.phrase import phrases, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.difference.result import Change, DifferenceResult, FieldChange
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["Teller", "difference_tables"]

_MOST: Final = 6
_WORDED: Final = {"sourcing": "status", "uses": "use", "phases": "phase"}


def difference_tables(
    result: DifferenceResult, before: Landscape, after: Landscape, language: Language
) -> list[Table]:
    """Return how much differs per section, then every element with what changes in it.

    Parameters
    ----------
    result
        What differs.
    before, after
        The landscapes, for names.
    language
        ``sv`` or ``en``.
    """
    teller = Teller(before, after, language)
    tables = [_summary(result, teller)]
    if result.changes:
        tables.append(_values(result, teller))
    return tables


def _summary(result: DifferenceResult, teller: Teller) -> Table:
    language = teller.language
    rows: list[tuple[Cell, ...]] = []
    for section, same in result.same.items():
        counts = [len(result.of(section, kind)) for kind in ChangeKind]
        if any(counts):
            rows.append((word(f"diff-section.{section}", language), *counts, same))
    new, removed, changed = (sum(one.kind is kind for one in result.changes) for kind in ChangeKind)
    note = (
        word(
            "diff-note.told",
            language,
            before=teller.named(teller.before),
            after=teller.named(teller.after),
            new=new,
            removed=removed,
            changed=changed,
        )
        if result.changes
        else word("diff-note.none", language)
    )
    kinds = dict.fromkeys(("new", "removed", "changed", "same"), Kind.NUMBER)
    return Table(
        title=teller.title(),
        columns=fields("diff-column", ("section", *kinds), language, kinds),
        rows=tuple(rows),
        notes=(note,),
        language=language,
    )


def _values(result: DifferenceResult, teller: Teller) -> Table:
    language = teller.language
    rows = [row for one in result.changes for row in _rows(one, teller)]
    keys = ("section", "element", "kind", "field", "before", "after")
    return Table(
        title=word("diff-title.values", language),
        columns=fields("diff-column", keys, language),
        rows=tuple(rows),
        language=language,
    )


def _rows(change: Change, teller: Teller) -> list[tuple[Cell, ...]]:
    language = teller.language
    section = word(f"diff-section.{change.section}", language)
    head = (section, teller.element(change), word(f"change.{change.kind}", language))
    if not change.fields:
        return [(*head, "", "", "")]
    rows: list[tuple[Cell, ...]] = []
    for value in change.fields:
        rows.append((*head, teller.field(value.field), *teller.both(value)))
        head = ("", "", "")
    return rows


def _is_mapping(value: Any) -> bool:
    """Whether a value holds values by name, and is no text in two languages."""
    return isinstance(value, dict) and not {"sv", "en"} >= value.keys()


class Teller:
    """Puts elements and values of two landscapes into words.

    Parameters
    ----------
    before, after
        The landscapes.
    language
        ``sv`` or ``en``.
    """

    def __init__(self, before: Landscape, after: Landscape, language: Language) -> None:
        self.before, self.after, self.language = before, after, language

    def title(self) -> str:
        """Return from which landscape to which."""
        return word(
            "diff-title.summary",
            self.language,
            before=self.named(self.before),
            after=self.named(self.after),
        )

    def named(self, landscape: Landscape) -> str:
        """Return what a landscape is called: its scenario, or the programme."""
        if not landscape.scenario:
            return landscape.programme.name.in_language(self.language) or "–"
        known = landscape.scenarios[landscape.scenario]
        return known.in_language(self.language) or landscape.scenario

    def element(self, change: Change) -> str:
        """Return the name of what differs."""
        if change.section in ("programme", "plan"):
            return self.field(change.id)
        return self.name(change.id, first=change.kind is ChangeKind.REMOVED)

    def name(self, id_: str, *, first: bool = False) -> str:
        """Return a name in the landscape after, or the one before where it is wanted first."""
        pair = (self.before, self.after) if first else (self.after, self.before)
        for landscape in pair:
            told = any_name(landscape, id_, self.language)
            if told != id_:
                return told
        return id_

    def field(self, name: str) -> str:
        """Return what a value of an element is called."""
        key = f"diff-field.{(name or 'value').replace('_', '-')}"
        return word(key, self.language) if key in phrases() else name.replace("_", " ")

    def both(self, value: FieldChange) -> tuple[str, str]:
        """Return a value before and after; of collections only what differs."""
        if value.added or value.removed:
            return self._listed(value.removed, value.field), self._listed(value.added, value.field)
        old, new = value.before, value.after
        if _is_mapping(old) and _is_mapping(new):
            gone = {key: one for key, one in old.items() if new.get(key) != one}
            came = {key: one for key, one in new.items() if old.get(key) != one}
            return self._mapped(gone, value.field), self._mapped(came, value.field)
        return self.told(value.before, value.field), self.told(value.after, value.field)

    def _listed(self, values: tuple[Any, ...], of: str) -> str:
        told = [self.told(one, of) for one in values]
        if len(told) > _MOST:
            rest = word("diff-note.more", self.language, count=len(told) - _MOST)
            return f"{', '.join(told[:_MOST])} {rest}"
        return ", ".join(told) or self._nothing()

    def _mapped(self, values: Mapping[str, Any], of: str) -> str:
        told = [
            f"{self._worded(key, of) or self.name(key)}: {self.told(one, of)}"
            for key, one in values.items()
        ]
        return ", ".join(told) or self._nothing()

    def _nothing(self) -> str:
        return word("diff-value.none", self.language)

    def _worded(self, value: str, of: str) -> str:
        """Return a value that has a word of its own, such as a phase or a way of sourcing."""
        key = f"{_WORDED.get(of, '')}.{value}"
        return word(key, self.language) if key in phrases() else ""

    def told(self, value: Any, of: str) -> str:
        """Return one value in words."""
        if value is None or value in ("", [], {}):
            return self._nothing()
        if isinstance(value, dict):
            return self._structure(value, of)
        if isinstance(value, list):
            return self._listed(tuple(value), of)
        if isinstance(value, bool):
            return word(f"diff-value.{'yes' if value else 'no'}", self.language)
        text = str(value)
        return self._worded(text, of) or self.name(text)

    def _structure(self, value: Mapping[str, Any], of: str) -> str:
        if value.keys() == {"sv", "en"}:
            return str(value[self.language] or value["sv"] or value["en"])
        if "on" in value and "before" in value:
            return self._dependency(value)
        if "mode_months" in value:
            low, middle, high = (value[f"{end}_months"] for end in ("min", "mode", "max"))
            return f"{middle}" if low == high else f"{low}–{middle}–{high}"
        if "earliest" in value or "latest" in value:
            return f"{value.get('earliest') or '?'} – {value.get('latest') or '?'}"
        kept = {key: one for key, one in value.items() if one not in (None, "", [], {}, False)}
        return ", ".join(f"{self.field(key)}: {self.told(one, of)}" for key, one in kept.items())

    def _dependency(self, value: Mapping[str, Any]) -> str:
        told = self.name(value["on"])
        if {value["before"], value["after"]} != {"first_use"}:
            told = word(
                "diff-value.requires",
                self.language,
                on=told,
                before=self._milestone(value["before"]),
                after=self._milestone(value["after"]),
            )
        if value.get("lag_months"):
            told = word("diff-value.lag", self.language, told=told, count=value["lag_months"])
        if value.get("hardness") == "soft":
            told = word("diff-value.soft", self.language, told=told)
        return told

    def _milestone(self, name: str) -> str:
        return word(f"milestone.{name.replace('_', '-')}", self.language)
