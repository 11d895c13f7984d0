"""A list of templates as openEHR platforms send it, read leniently."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.conform.jsontext import defect, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.errors import Diagnostic
    from modarch.standards.contents import Catalogue

__all__ = ["DeclaredTemplates", "archetype_lines", "read_template_list"]

_MAX_TEMPLATES = 10_000
_LONGEST_ID = 300
_ID_KEYS = ("template_id", "templateId", "id")
_ROOT_KEYS = ("archetype_id", "archetypeId")


@dataclass(frozen=True, slots=True)
class DeclaredTemplates:
    """The templates that a platform holds.

    Parameters
    ----------
    roots
        Root archetype by template id; empty where it is not said.
    archetypes
        Lines of archetypes that are known to be usable.
    complete
        Whether the archetypes of every template are known.
    is_list
        Whether the answer was a list of templates at all.
    findings
        What is wrong with the list.
    """

    roots: Mapping[str, str] = field(default_factory=dict)
    archetypes: frozenset[str] = frozenset()
    complete: bool = False
    is_list: bool = True
    findings: tuple[Diagnostic, ...] = ()


def read_template_list(content: bytes, catalogue: Catalogue) -> DeclaredTemplates:
    """Return the templates that a list names.

    Parameters
    ----------
    content
        The answer of the platform, or a file with the same content.
    catalogue
        The region's own templates, whose archetypes are known.
    """
    reading = read_json(content)
    entries = _entries(reading.data)
    if entries is None:
        told = reading.findings or (defect("not-openehr", "the answer is no list of templates"),)
        return DeclaredTemplates(is_list=False, findings=told)
    found = list(reading.findings)
    roots = dict(_roots(entries[:_MAX_TEMPLATES], found))
    if len(entries) > _MAX_TEMPLATES:
        found.append(defect("too-many", f"only the first {_MAX_TEMPLATES} templates are compared"))
    known = [catalogue.templates[name] for name in roots if name in catalogue.templates]
    usable = [*roots.values(), *(name for template in known for name in template.archetypes)]
    return DeclaredTemplates(
        roots=roots,
        archetypes=frozenset(archetype_lines(usable)),
        complete=len(known) == len(roots),
        findings=tuple(dict.fromkeys(found)),
    )


def archetype_lines(names: Iterable[str]) -> Iterator[str]:
    """Yield the archetypes among some names, each with its major version only."""
    for name in names:
        archetype = parse_archetype_id(name)
        if archetype:
            yield archetype.line


def _entries(data: Any) -> list[Any] | None:
    """Return the list itself, or the only list that an object wraps."""
    if isinstance(data, dict) and "resourceType" not in data:
        lists = [value for value in data.values() if isinstance(value, list)]
        return lists[0] if len(lists) == 1 else None
    return data if isinstance(data, list) else None


def _roots(entries: list[Any], found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        named = {"template_id": entry} if isinstance(entry, str) else entry
        name = _first(named, _ID_KEYS)
        if not name or len(name) > _LONGEST_ID:
            found.append(defect("malformed", "an entry of the list has no template_id"))
            continue
        if "template_id" not in named:
            message = "template ids are not spelled template_id, as ITS-REST has it"
            found.append(defect("spelling", message))
        yield name, _first(named, _ROOT_KEYS)


def _first(entry: Any, keys: tuple[str, ...]) -> str:
    values = (entry.get(key) for key in keys) if isinstance(entry, dict) else ()
    return next((value for value in values if isinstance(value, str) and value), "")
