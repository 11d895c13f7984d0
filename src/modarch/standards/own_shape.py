"""The form of a region's own catalogue: its sections, and the fields of their rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from modarch.errors import Diagnostic, Location, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.document.tree import SourceTree
    from modarch.landscape.provenance import Path

__all__ = ["SECTIONS", "each_row", "place_of", "shape_problems"]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_groups(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_words(each) for each in value.values())


Form = tuple[str, "Callable[[Any], bool]"]
_TEXT: Form = ("a text; put quotes around numbers", _is_text)
_FLAG: Form = ("true or false", _is_flag)
_NUMBER: Form = ("a whole number", _is_number)
_WORDS: Form = ('a list of texts, such as [one, two] or ["2.0"]', _is_words)
_GROUPS: Form = ("names, each with a list of texts", _is_groups)

SECTIONS: dict[str, dict[str, Form]] = {
    "information": {
        **dict.fromkeys(("sv", "en"), _TEXT),
        **dict.fromkeys(("fhir", "openehr", "omop", "services", "hl7v2", "dicom"), _WORDS),
        **dict.fromkeys(("terminologies", "evidence", "facts"), _WORDS),
        **dict.fromkeys(("xds", "cda"), _FLAG),
        "ni": _GROUPS,
        "ehds": _NUMBER,
    },
    "standards": {
        **dict.fromkeys(("sv", "en", "family", "line", "catalogue"), _TEXT),
        **dict.fromkeys(("releases", "aliases"), _WORDS),
        "exchange": _FLAG,
    },
    "mappings": {
        **dict.fromkeys(("from", "to"), _WORDS),
        **dict.fromkeys(("both_ways", "same"), _FLAG),
        "targets": _GROUPS,
    },
    "sources": dict.fromkeys(("title", "version", "status", "link", "licence"), _TEXT),
    "profiles": {
        **dict.fromkeys(("canonical", "type", "package"), _TEXT),
        **dict.fromkeys(("versions", "objects"), _WORDS),
    },
    "services": {**dict.fromkeys(("contract", "domain"), _TEXT), "versions": _WORDS},
    "templates": {
        **dict.fromkeys(("id", "root", "concept", "language", "sha256"), _TEXT),
        "archetypes": _WORDS,
        "open_slots": _NUMBER,
    },
    "archetypes": {},
}
"""The sections of an own catalogue, and what each field of their rows holds.

Every row may also carry ``note``, ``source`` and ``confidence``, as everywhere in a model.
"""

_REQUIRED = {
    "profiles": ("canonical", "type"),
    "services": ("contract",),
    "templates": ("id", "root"),
    "sources": ("title",),
    "mappings": ("from", "to"),
}
_KEYED = frozenset({"information", "standards", "mappings", "sources"})
_SLUG = re.compile(r"[a-z][a-z0-9.-]*")


def shape_problems(tree: SourceTree) -> Iterator[Diagnostic]:
    """Yield what keeps a file from being a catalogue: unknown sections and fields, wrong types."""
    if tree.data is None:
        return
    if not isinstance(tree.data, dict):
        hint = "write a section, such as information:, and its rows below it"
        yield _error(tree, (), "catalogue-shape", "this file holds no sections", hint)
        return
    for section, content in tree.data.items():
        if section in SECTIONS:
            yield from _section_problems(tree, section, content)
        else:
            message = f"'{section}' is not a section of a catalogue"
            yield _error(
                tree, (section,), "unknown-section", message, did_you_mean(section, SECTIONS)
            )


def each_row(content: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the rows of a section with their keys, or with their numbers when it is a list."""
    return iter(content.items()) if isinstance(content, dict) else iter(enumerate(content or ()))


def place_of(tree: SourceTree, path: Path) -> Location:
    """Return where the value at a path was written, or the nearest value above it."""
    for length in range(len(path), -1, -1):
        place = tree.locate(path[:length])
        if place is not None:
            return place
    return Location(tree.file)


def _section_problems(tree: SourceTree, section: str, content: Any) -> Iterator[Diagnostic]:
    keyed = section in _KEYED
    if not isinstance(content, dict if keyed else list):
        form = "ids with their fields below them" if keyed else "a list of rows"
        message = f"the section '{section}' holds {form}"
        yield _error(tree, (section,), "catalogue-shape", message, "")
        return
    for key, row in each_row(content):
        if section == "archetypes":
            yield from _field_problems(tree, (section, key), row, _TEXT)
        else:
            yield from _row_problems(tree, (section, key), row)


def _row_problems(tree: SourceTree, path: Path, row: Any) -> Iterator[Diagnostic]:
    section, key = str(path[0]), path[1]
    if isinstance(key, str) and not _SLUG.fullmatch(key):
        hint = "use small letters, digits and hyphens, and begin with a letter"
        yield _error(tree, path, "malformed-id", f"'{key}' cannot be an id", hint)
    if not isinstance(row, dict):
        yield _error(tree, path, "catalogue-shape", f"{_named(key)} has no fields", "")
        return
    for name in _REQUIRED.get(section, ()):
        if not row.get(name):
            message = f"{_named(key)} of '{section}' lacks '{name}'"
            yield _error(tree, path, "missing-field", message, f"add {name}:")
    known = SECTIONS[section]
    for name, value in row.items():
        if name in known:
            yield from _field_problems(tree, (*path, name), value, known[name])
        else:
            message = f"'{name}' is not a field of '{section}'"
            hint = did_you_mean(name, known)
            yield _error(tree, (*path, name), "unknown-field", message, hint)


def _named(key: Any) -> str:
    return f"row {key + 1}" if isinstance(key, int) else f"'{key}'"


def _field_problems(tree: SourceTree, path: Path, value: Any, form: Form) -> Iterator[Diagnostic]:
    words, is_right = form
    if value is not None and not is_right(value):
        message = f"'{path[-1]}' cannot be {value!r}"
        yield _error(tree, path, "wrong-type", message, f"write {words}")


def _error(tree: SourceTree, path: Path, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=hint, location=place_of(tree, path))
