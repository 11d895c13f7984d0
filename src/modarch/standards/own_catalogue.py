"""A region's own rows: its templates, its profiles, and what it knows better of an object.

The file has the sections of the shipped catalogue (`modarch.standards.own_shape.SECTIONS`);
`modarch.standards.templates.own_catalogue_text` writes one from operational templates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from modarch.errors import Diagnostic, InputInvalid, Severity
from modarch.landscape.document.source import read_tree
from modarch.standards import rows
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.bindings import CHECKS, check_archetype
from modarch.standards.own_shape import each_row, place_of, shape_problems
from modarch.standards.records import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from modarch.landscape.document.tree import SourceTree
    from modarch.standards.contents import Catalogue
    from modarch.standards.records import (
        InformationObject,
        MappingSet,
        Profile,
        ServiceContract,
        Source,
        Standard,
        Template,
    )

__all__ = ["Addition", "read_own_catalogue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A region's own rows, read and checked.

    Parameters
    ----------
    objects, standards, mappings, sources, profiles, services, templates, archetypes
        The rows, as in the catalogue.
    findings
        Warnings and notes; errors are raised instead.
    """

    objects: dict[str, InformationObject] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    mappings: tuple[MappingSet, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    services: dict[str, ServiceContract] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    archetypes: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = ()


def read_own_catalogue(texts: Mapping[str, str], shipped: Catalogue) -> Addition:
    """Return a region's own rows from the text of one or more catalogues.

    Parameters
    ----------
    texts
        YAML text by file name, as messages show it.
    shipped
        The catalogue they are put on top of; fields a row leaves out are taken from it.

    Raises
    ------
    InputInvalid
        A row cannot be used; every problem is told with its place and a cure.
    """
    trees = [read_tree(text, file) for file, text in texts.items()]
    _raise_any([*(each for tree in trees for each in tree.problems)])
    _raise_any([*(each for tree in trees for each in shape_problems(tree))])
    findings = [found for tree in trees for found in _findings(tree, shipped)]
    _raise_any([found for found in findings if found.severity is Severity.ERROR])
    return _addition(trees, shipped, findings)


def _raise_any(problems: list[Diagnostic]) -> None:
    if problems:
        raise InputInvalid(problems)


def _findings(tree: SourceTree, shipped: Catalogue) -> Iterator[Diagnostic]:
    data = tree.data or {}
    for path, check, value in _checked_values(data):
        for found in check(value, shipped):
            yield replace(found, location=place_of(tree, path))
    for key, row in each_row(data.get("information")):
        if row.get("ehds") is not None and row["ehds"] not in range(1, 7):
            yield Diagnostic(
                code="ehds-category",
                message=f"{row['ehds']} is not a priority category of the EHDS",
                hint="write a number from 1 to 6",
                location=place_of(tree, ("information", key, "ehds")),
            )


def _checked_values(data: dict[str, Any]) -> Iterator[tuple[Any, Callable[..., Any], str]]:
    yield from _checked_objects(data)
    for number, value in each_row(data.get("archetypes")):
        yield ("archetypes", number), _check_grammar, value
    for number, row in each_row(data.get("templates")):
        yield ("templates", number, "root"), _check_grammar, row["root"]
    for number, row in each_row(data.get("profiles")):
        yield ("profiles", number, "canonical"), _check_form, row["canonical"]


def _checked_objects(data: dict[str, Any]) -> Iterator[tuple[Any, Callable[..., Any], str]]:
    for key, row in each_row(data.get("information")):
        for name in CHECKS.keys() & row.keys() - {"ni"}:
            for number, value in enumerate(row[name] or ()):
                yield ("information", key, name, number), CHECKS[name], value
        for level, names in (row.get("ni") or {}).items():
            for number, value in enumerate(names):
                yield ("information", key, "ni", level, number), CHECKS["ni"], value


def _check_grammar(value: str, shipped: Catalogue) -> tuple[Diagnostic, ...]:
    found = check_archetype(value, shipped)
    return tuple(each for each in found if each.severity is Severity.ERROR)


def _check_form(value: str, shipped: Catalogue) -> tuple[Diagnostic, ...]:
    found = CHECKS["profiles"](value, shipped)
    return tuple(each for each in found if each.severity is Severity.ERROR)


def _addition(trees: list[SourceTree], shipped: Catalogue, findings: list[Diagnostic]) -> Addition:
    def each(section: str) -> Iterator[tuple[Any, Any]]:
        for tree in trees:
            for key, row in each_row((tree.data or {}).get(section)):
                yield key, _with_note(tree, (section, key), row)

    profiles = [rows.profile(row) for _, row in each("profiles")]
    services = [rows.service_contract(row) for _, row in each("services")]
    templates = [rows.template(row) for _, row in each("templates")]
    archetypes = _lines(value for _, value in each("archetypes"))
    known = archetypes | _lines(value for template in templates for value in template.archetypes)
    return Addition(
        objects={key: _object(key, row, shipped) for key, row in each("information")},
        standards={key: rows.standard(key, row) for key, row in each("standards")},
        mappings=tuple(rows.mapping_set(key, row) for key, row in each("mappings")),
        sources={key: rows.source(key, row) for key, row in each("sources")},
        profiles={profile.canonical: profile for profile in profiles},
        services={service.name: service for service in services},
        templates={template.id: template for template in templates},
        archetypes=frozenset(archetypes),
        findings=tuple(found for found in findings if not _settled(found, known)),
    )


def _with_note(tree: SourceTree, path: tuple[str, Any], row: Any) -> Any:
    written = tree.provenance.get(path)
    return {**row, "note": written.note} if written and written.note else row


def _object(key: str, row: dict[str, Any], shipped: Catalogue) -> InformationObject:
    own = rows.information_object(key, row)
    known = shipped.objects.get(key)
    if known is None:
        return replace(own, unstated=COLUMNS - row.keys())
    given = {"name" if name in {"sv", "en"} else name for name in row}
    if "ni" in given:
        given |= {"ni_concepts", "ni_classes"}
    names = [each.name for each in fields(own) if each.name in given]
    return replace(known, **{name: getattr(own, name) for name in names})


def _settled(finding: Diagnostic, known: set[str]) -> bool:
    """Whether an unknown archetype is known after all, from the region's own rows."""
    if finding.code not in {"archetype-unknown", "archetype-version"}:
        return False
    return bool(_lines([finding.parameters["value"]]) & known)


def _lines(values: Iterable[str]) -> set[str]:
    parsed = (parse_archetype_id(value) for value in values)
    return {archetype.line for archetype in parsed if archetype}
