"""The catalogue of standards as tables: every object, or one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import columns
from modarch.figures.tables.mappings import way_of
from modarch.figures.words.phrase import word
from modarch.standards.bound import REGION
from modarch.standards.records import COLUMNS
from modarch.standards.translation import ways_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.landscape.text import Language
    from modarch.standards.contents import Catalogue
    from modarch.standards.records import InformationObject, Source

__all__ = ["catalogue_table", "object_tables"]

_BRIEF: Final = ("id", "name", "fhir", "omop", "ehds", "evidence")
_FULL: Final = (
    "id",
    "name",
    "fhir",
    "openehr",
    "omop",
    "ni",
    "services",
    "ehds",
    "evidence",
)


def catalogue_table(catalogue: Catalogue, language: Language, *, brief: bool = False) -> Table:
    """Return every information object with how the standards represent it.

    Parameters
    ----------
    catalogue
        The catalogue.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out what makes the table too wide for a terminal.
    """
    keys = _BRIEF if brief else _FULL
    objects = sorted(catalogue.objects.values(), key=lambda one: one.id)
    own = sum(_is_own(one) for one in objects)
    note = word("note.own-judgement", language, count=own, total=len(objects))
    return Table(
        title=word("title.catalogue", language),
        columns=columns(keys, language, {"ehds": Kind.NUMBER}),
        rows=tuple(
            tuple(_cell(one, key, catalogue, language, brief=brief) for key in keys)
            for one in objects
        ),
        notes=(note,),
        language=language,
    )


def _is_own(one: InformationObject) -> bool:
    return one.is_own_judgement and one.unstated != COLUMNS


def _cell(
    one: InformationObject, key: str, catalogue: Catalogue, language: Language, *, brief: bool
) -> Cell:
    if key == "name":
        return one.name.in_language(language)
    if key == "ni":
        return _joined(dict.fromkeys((*one.ni_concepts, *one.ni_classes)))
    if key == "evidence":
        return _evidence(one, {} if brief else catalogue.sources, language)
    value = getattr(one, key)
    return value if value is None or isinstance(value, str | int) else _joined(value)


def _joined(values: Iterable[str]) -> str | None:
    return ", ".join(values) or None


def _evidence(one: InformationObject, sources: Mapping[str, Source], language: Language) -> str:
    """Return what stands behind a row: titles of sources, or their keys where none is known."""
    if one.unstated == COLUMNS:
        return word("evidence.none", language)
    told = [str(sources.get(key, key)) for key in one.evidence if key not in {"own", REGION}]
    if REGION in one.evidence:
        told.append(word("evidence.region", language))
    return ", ".join(told) or word("evidence.own", language)


def object_tables(
    one: InformationObject, catalogue: Catalogue, language: Language
) -> tuple[Table, ...]:
    """Return one object: its bindings, the ways between standards, and known profiles.

    Parameters
    ----------
    one
        The object.
    catalogue
        The catalogue it is from.
    language
        ``sv`` or ``en``.
    """
    tables = (
        _bindings(one, catalogue, language),
        _ways(one, catalogue, language),
        _profiles(one, catalogue, language),
    )
    return tuple(table for table in tables if table.rows)


def _title(key: str, one: InformationObject, language: Language) -> str:
    return word(f"title.{key}", language, name=one.name.in_language(language) or one.id)


def _bindings(one: InformationObject, catalogue: Catalogue, language: Language) -> Table:
    return Table(
        title=_title("bindings", one, language),
        columns=columns(("standard", "represented"), language, {}),
        rows=tuple(_represented(one, catalogue, language)),
        notes=(one.note,) if one.note else (),
        language=language,
    )


def _represented(
    one: InformationObject, catalogue: Catalogue, language: Language
) -> Iterator[tuple[Cell, Cell]]:
    rows: dict[str, Iterable[str]] = {
        "fhir": one.fhir,
        "openehr": one.openehr,
        "omop": one.omop,
        "ni": dict.fromkeys((*one.ni_concepts, *one.ni_classes, *filter(None, [one.nim]))),
        "services": (_service(name, catalogue) for name in one.services),
        "hl7v2": one.hl7v2,
        "dicom": one.dicom,
        "xds": one.elements("xds"),
        "cda": one.elements("cda"),
        "terminologies": (
            catalogue.terminologies[name].name.in_language(language)
            for name in one.terminologies
            if name in catalogue.terminologies
        ),
        "ehds": (str(one.ehds),) if one.ehds else (),
    }
    for key, values in rows.items():
        told = _joined(values)
        missing = word("place.unknown" if key in one.unstated else "place.missing", language)
        yield word(f"column.{key}", language), told or missing
    yield word("column.evidence", language), _evidence(one, catalogue.sources, language)


def _service(name: str, catalogue: Catalogue) -> str:
    known = catalogue.services.get(name)
    return f"{name} {' / '.join(known.versions)}".rstrip() if known else name


def _ways(one: InformationObject, catalogue: Catalogue, language: Language) -> Table:
    rows = tuple(
        (
            way_of(way),
            word(f"translation.{way.kind}", language),
            way.evidence or None,
            word(f"reason.{way.reason}", language) if way.reason else None,
        )
        for way in ways_between(one.id, catalogue)
    )
    return Table(
        title=_title("ways", one, language),
        columns=columns(("standards", "translation", "mapping", "reason"), language, {}),
        rows=rows,
        language=language,
    )


def _profiles(one: InformationObject, catalogue: Catalogue, language: Language) -> Table:
    rows = tuple(
        (profile.type, profile.canonical, _joined(profile.versions), profile.package or None)
        for profile in catalogue.profiles_of(one.id)
    )
    return Table(
        title=_title("profiles", one, language),
        columns=columns(("type", "canonical", "versions", "package"), language, {}),
        rows=rows,
        language=language,
    )
