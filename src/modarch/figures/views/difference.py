"""Two scenarios laid over each other: what is new, removed, changed and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.analysis.difference.result import ChangeKind
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.overlay import Overlay, OverlayPart, OverlayRow
from modarch.figures.frame import Heading
from modarch.figures.style import Change
from modarch.figures.tables.difference import Teller
from modarch.figures.words.phrase import word
from modarch.landscape.components import Layer
from modarch.landscape.provenance import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.difference.result import DifferenceResult
    from modarch.figures.figure import Figure
    from modarch.landscape.components import Module
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["difference_figure"]

_CHANGES: Final = {
    ChangeKind.NEW: Change.NEW,
    ChangeKind.REMOVED: Change.REMOVED,
    ChangeKind.CHANGED: Change.CHANGED,
}
_ORDER: Final = [Change.NEW, Change.REMOVED, Change.CHANGED, Change.SAME]
_ROWS: Final = {
    Layer.CITIZEN: "citizen",
    Layer.CORE: "core",
    Layer.MODULE: "modules",
    Layer.SUPPORT: "regional",
    Layer.INFRASTRUCTURE: "regional",
}
_MOST_SAME: Final = 12
_MOST_FIELDS: Final = 3


def difference_figure(
    result: DifferenceResult, before: Landscape, after: Landscape, language: Language
) -> Figure:
    """Return two landscapes laid over each other.

    Parameters
    ----------
    result
        What differs.
    before, after
        The landscapes.
    language
        ``sv`` or ``en``.
    """
    teller = Teller(before, after, language)
    heading = Heading(
        title=word(
            "diff-title.figure",
            language,
            before=teller.named(before),
            after=teller.named(after),
        ),
        language=language,
        scenario=after.programme.name.in_language(language),
        as_of=after.as_of,
        assumptions=any(
            mark.confidence is Confidence.ASSUMPTION for mark in after.provenance.values()
        ),
        source=word("frame.model", language, hash=after.content_hash),
    )
    overlaid = _Overlaid(result, teller)
    content = Overlay(
        rows=tuple(row for row in overlaid.rows() if row.parts or row.left_out),
        notes=tuple(overlaid.notes()),
    )
    return draw("overlay", content, heading)


class _Overlaid:
    """The parts of two landscapes with what happens to each."""

    def __init__(self, result: DifferenceResult, teller: Teller) -> None:
        self._result, self._teller = result, teller
        self._language = teller.language

    def notes(self) -> Iterator[str]:
        yield word("diff-note.unchanged", self._language)
        drawn = {"modules", "platforms", "systems", "services", "gates"}
        if any(one.section not in drawn for one in self._result.changes):
            yield word("diff-note.systems", self._language)

    def rows(self) -> Iterator[OverlayRow]:
        modules = self._ids("modules")
        for name in dict.fromkeys(_ROWS.values()):
            own = [id_ for id_ in modules if _ROWS[self._module(id_).layer] == name]
            yield self._row(word(f"layer.{name}", self._language), "modules", own)
        for section in ("platforms", "systems", "services", "gates"):
            heading = word(f"diff-section.{section}", self._language)
            yield self._row(heading, section, self._ids(section))

    def _ids(self, section: str) -> list[str]:
        both = dict.fromkeys(
            [*_elements(self._teller.after, section), *_elements(self._teller.before, section)]
        )
        return list(both)

    def _module(self, id_: str) -> Module:
        known = self._teller.after.modules
        return known[id_] if id_ in known else self._teller.before.modules[id_]

    def _row(self, heading: str, section: str, ids: list[str]) -> OverlayRow:
        parts = sorted(
            (self._part(section, id_) for id_ in ids),
            key=lambda part: _ORDER.index(part.change),
        )
        same = [part for part in parts if part.change is Change.SAME]
        shown, left_out = parts, ""
        if len(same) > _MOST_SAME:
            shown = [part for part in parts if part.change is not Change.SAME]
            left_out = word("diff-note.same-count", self._language, count=len(same))
        return OverlayRow(name=heading, parts=tuple(shown), left_out=left_out)

    def _part(self, section: str, id_: str) -> OverlayPart:
        changed = next((one for one in self._result.of(section) if one.id == id_), None)
        if changed is None:
            return OverlayPart(name=self._teller.name(id_), change=Change.SAME)
        names = [self._teller.field(one.field) for one in changed.fields]
        told = ", ".join(names[:_MOST_FIELDS])
        if len(names) > _MOST_FIELDS:
            rest = len(names) - _MOST_FIELDS
            told += " " + word("diff-note.more", self._language, count=rest)
        return OverlayPart(
            name=self._teller.element(changed), change=_CHANGES[changed.kind], told=told
        )


def _elements(landscape: Landscape, section: str) -> list[str]:
    if section == "gates":
        return list(landscape.programme.gates)
    return list(getattr(landscape, section))
