"""Public mappings, ready to be asked which elements of one standard become which of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.standards.archetypes import parse_archetype_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.standards.catalogue import Catalogue
    from modarch.standards.records import MappingSet

__all__ = ["Correspondence", "Correspondences", "carriers"]

Pairs = tuple[tuple[str, str], ...]
Becomes = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What public mappings say of some elements.

    Parameters
    ----------
    source
        Key of the source that covers most of them; empty when none does.
    pairs
        Elements and what they become.
    other_majors
        Archetypes of another major version that are mapped.
    elsewhere
        Elements that a mapping puts where the catalogue does not look for the object.
    note
        What a reader should know of the mapping.
    """

    source: str = ""
    pairs: Pairs = ()
    other_majors: tuple[str, ...] = ()
    elsewhere: Pairs = ()
    note: str = ""


class Correspondences:
    """The mappings of a catalogue by the lines they join, in the direction they are read.

    Parameters
    ----------
    catalogue
        Where the mappings are. Of two that cover as much the later one answers, so that a region's
        own comes before the shipped ones.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._releases = {
            standard.line: set(standard.releases) for standard in catalogue.standards.values()
        }
        self._catalogue = catalogue
        self._by_lines: dict[tuple[str, str], list[tuple[MappingSet, Becomes]]] = {}
        for mapping in reversed(catalogue.mappings):
            for origin, target, pairs in _directions(mapping):
                lines = (self._line(origin), self._line(target))
                self._by_lines.setdefault(lines, []).append((mapping, pairs))

    def between(
        self, origin: str, target: str, elements: tuple[str, ...], wanted: tuple[str, ...]
    ) -> Correspondence:
        """Return what is known of elements of one line and wanted elements of another.

        Of archetypes only the entries count, where there are any: a composition or a cluster that
        is mapped carries nothing without them.
        """
        answers = [
            self._by_one(mapping, pairs, (origin, target), carriers(elements), carriers(wanted))
            for mapping, pairs in self._by_lines.get((origin, target), ())
        ]
        return max(answers, key=_worth, default=Correspondence())

    def _by_one(
        self,
        mapping: MappingSet,
        pairs: Becomes,
        lines: tuple[str, str],
        elements: tuple[str, ...],
        wanted: tuple[str, ...],
    ) -> Correspondence:
        if mapping.same:
            pairs = {name: (name,) for name in elements if self._on_both_sides(name, lines)}
        found = [(name, other) for name in elements for other in pairs.get(_line_of(name), ())]
        return Correspondence(
            source=mapping.source,
            pairs=tuple(pair for pair in found if pair[1] in wanted),
            other_majors=tuple(sorted(_other_majors(elements, pairs))),
            elsewhere=tuple(found),
            note=mapping.note,
        )

    def _on_both_sides(self, name: str, lines: tuple[str, str]) -> bool:
        releases = self._catalogue.fhir_types.get(name)
        if releases is None:
            return True
        return all(not self._releases[line] or releases & self._releases[line] for line in lines)

    def _line(self, token: str) -> str:
        standard = self._catalogue.standards.get(token)
        return standard.line if standard else token


def carriers(elements: tuple[str, ...]) -> tuple[str, ...]:
    """Return the elements that carry content: the entries among archetypes, else all of them."""
    parsed = [(element, parse_archetype_id(element)) for element in elements]
    entries = tuple(element for element, archetype in parsed if archetype and archetype.is_entry)
    return entries or elements


def _directions(mapping: MappingSet) -> Iterator[tuple[str, str, Becomes]]:
    back: Becomes = {}
    for origin, targets in mapping.pairs.items():
        for target in targets:
            back[target] = (*back.get(target, ()), origin)
    for origin in mapping.origins:
        for target in mapping.targets:
            yield origin, target, dict(mapping.pairs)
            if mapping.both_ways:
                yield target, origin, back


def _worth(answer: Correspondence) -> tuple[int, int, int]:
    return (len(answer.pairs), len(answer.other_majors), len(answer.elsewhere))


def _line_of(element: str) -> str:
    archetype = parse_archetype_id(element)
    return archetype.line if archetype else element


def _other_majors(elements: tuple[str, ...], pairs: Becomes) -> Iterator[str]:
    wanted = {a.unversioned: a.line for a in map(parse_archetype_id, elements) if a}
    for name in pairs:
        archetype = parse_archetype_id(name)
        if archetype and archetype.line != wanted.get(archetype.unversioned, archetype.line):
            yield name
