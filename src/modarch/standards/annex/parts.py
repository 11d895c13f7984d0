"""The ten parts of an annex as data: headings, captions and rows, in Swedish or English.

A writer of Markdown, Word or HTML renders the parts as they are; nothing is computed there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.standards.annex.words import word
from modarch.standards.translation import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from modarch.landscape.text import Language, Text
    from modarch.standards.requirements import AnnexRequirements, ResourceRequirement

__all__ = ["AnnexTable", "Part", "annex_parts"]

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """A table of a part: an optional caption, the columns, and the rows."""

    caption: str
    columns: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the ten parts.

    Parameters
    ----------
    number
        1 to 10.
    key
        Its stable name, such as ``fhir``.
    title, intro
        Heading and a sentence below it.
    tables
        The requirements; a part without rows asks for nothing.
    """

    number: int
    key: str
    title: str
    intro: str
    tables: tuple[AnnexTable, ...]


def annex_parts(requirements: AnnexRequirements, language: Language) -> tuple[Part, ...]:
    """Return the ten parts of the technical annex of a module.

    Parameters
    ----------
    requirements
        What is asked of the module.
    language
        ``sv`` or ``en``.
    """
    words = _Words(requirements, language)
    return tuple(
        Part(
            number=number,
            key=key,
            title=words(f"part-{key}"),
            intro=words(f"intro-{key}"),
            tables=tuple(table for table in build(requirements, words) if table.rows),
        )
        for number, (key, build) in enumerate(_PARTS.items(), start=1)
    )


class _Words:
    """The words of one language, and the names of the objects."""

    def __init__(self, requirements: AnnexRequirements, language: Language) -> None:
        self._language: Language = language
        self._names = requirements.object_names()

    def __call__(self, key: str) -> str:
        return word(key, self._language)

    def text(self, text: Text) -> str:
        return text.in_language(self._language)

    def objects(self, identifiers: Iterable[str]) -> str:
        known = self._names
        return ", ".join(self.text(known[each]) if each in known else each for each in identifiers)

    def table(self, columns: str, rows: Iterable[Row], caption: str = "") -> AnnexTable:
        titles = tuple(self(column) for column in columns.split())
        return AnnexTable(self(caption) if caption else "", titles, tuple(rows))


def _objects(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "object role standards concepts classes nim basis",
        (
            (
                words.text(each.name),
                words(each.role),
                _by_level({"SHALL": list(each.demanded), "SHOULD": list(each.preferred)}),
                ", ".join(each.ni_concepts),
                ", ".join(each.ni_classes),
                each.nim,
                words("published" if each.confirmed else "judgement"),
            )
            for each in asked.objects
        ),
    )


def _fhir(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    rows = (_resource(each, words) for each in asked.resources)
    columns = "type mode interactions search profiles objects"
    yield words.table(columns, rows, "caption-resources")
    guides = (
        (words.text(guide.name), guide.package, guide.version, guide.canonical)
        for guide in asked.guides
    )
    table = words.table("guide version canonical", (), "caption-guides")
    columns_ = (table.columns[0], "packageId", *table.columns[1:])
    yield AnnexTable(table.caption, columns_, tuple(guides))


def _resource(each: ResourceRequirement, words: _Words) -> Row:
    levels: dict[str, list[str]] = {}
    for interaction in each.interactions:
        levels.setdefault(str(interaction.expectation), []).append(interaction.code)
    searched: dict[str, list[str]] = {}
    for parameter in each.search:
        searched.setdefault(str(parameter.expectation), []).append(parameter.name)
    return (
        each.type,
        words(each.mode),
        _by_level(levels),
        _by_level(searched),
        "; ".join(f"{profile.expectation}: {profile}" for profile in each.profiles),
        words.objects(each.objects),
    )


def _by_level(levels: dict[str, list[str]]) -> str:
    return "; ".join(f"{level}: {', '.join(names)}" for level, names in levels.items() if names)


def _openehr(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "template root archetypes hash level",
        (
            (each.id, each.root, ", ".join(each.archetypes), each.sha256, each.expectation)
            for each in asked.templates
        ),
        "caption-templates",
    )
    yield words.table(
        "archetype level objects",
        (
            (each.archetype, each.expectation, words.objects(each.objects))
            for each in asked.archetypes
        ),
        "caption-archetypes",
    )


def _omop(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "table fields level objects",
        (
            (each.table, ", ".join(each.fields), each.expectation, words.objects(each.objects))
            for each in asked.tables
        ),
    )


def _services(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "contract domain version role index level objects",
        (
            (
                each.contract,
                each.domain,
                ", ".join(each.versions),
                words(each.role),
                words("yes") if each.index else "",
                each.expectation,
                words.objects(each.objects),
            )
            for each in asked.services
        ),
    )


def _integrations(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    """Yield the exchanges: what goes the same way to the same counterpart shares a row."""
    rows: dict[Row, list[str]] = {}
    for each in asked.integrations:
        owner = each.owner or ("" if each.kind is Kind.NATIVE else words("no-owner"))
        way = (each.standard, words(each.kind), each.via, owner)
        key = (words.text(each.counterpart), words(each.role), *way)
        rows.setdefault(key, []).append(each.information)
    yield words.table(
        "counterpart role objects standard translation via owner",
        ((*key[:2], words.objects(sorted(set(names))), *key[2:]) for key, names in rows.items()),
    )


def _ehds(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    categories = sorted({each.ehds for each in asked.objects if each.ehds})
    yield words.table(
        "number category objects",
        (
            (
                str(category),
                words(f"ehds-{category}"),
                words.objects(dict.fromkeys(e.id for e in asked.objects if e.ehds == category)),
            )
            for category in categories
        ),
    )


def _terminologies(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "terminology uri objects",
        (
            (
                words.text(each.terminology.name),
                each.terminology.uri,
                words.objects(each.objects),
            )
            for each in asked.terminologies
        ),
    )


def _legal(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    yield words.table(
        "number point ground",
        (
            (str(number), words.text(each.text), each.ground)
            for number, each in enumerate(asked.legal_points, start=1)
        ),
    )


def _verification(asked: AnnexRequirements, words: _Words) -> Iterator[AnnexTable]:
    asks = {
        "fhir": asked.resources,
        "openehr": asked.templates or asked.archetypes,
        "omop": asked.tables,
        "services": asked.services,
        "integrations": asked.integrations,
        "terminologies": asked.terminologies,
        "legal": asked.legal_points,
    }
    tested = [key for key, requirements in asks.items() if requirements]
    yield words.table(
        "number what how result",
        (
            (str(number), words(f"verify-{key}"), words(f"how-{key}"), "")
            for number, key in enumerate(tested, start=1)
        ),
    )


_PARTS: dict[str, Callable[[AnnexRequirements, _Words], Iterator[AnnexTable]]] = {
    "objects": _objects,
    "fhir": _fhir,
    "openehr": _openehr,
    "omop": _omop,
    "services": _services,
    "integrations": _integrations,
    "ehds": _ehds,
    "terminologies": _terminologies,
    "legal": _legal,
    "verification": _verification,
}
