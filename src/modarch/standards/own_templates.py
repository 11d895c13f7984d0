"""Templates put into the catalogue that a model names; the rest of the file stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, Location
from modarch.landscape.document.files import CATALOGUE_KEY, read_text, read_trees
from modarch.landscape.document.source import read_tree
from modarch.standards.catalogue import catalogue_with
from modarch.standards.own_shape import each_row, place_of
from modarch.standards.templates import own_catalogue_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.landscape.document.tree import SourceTree
    from modarch.standards.records import Template

__all__ = ["TemplateUpdate", "catalogue_to_update", "put_templates"]

_SECTION = "templates"
_ITEM = re.compile(r"( *)- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUpdate:
    """A catalogue with templates put in.

    Parameters
    ----------
    file
        The catalogue.
    text
        Its new text.
    added, replaced, kept
        Ids of the templates that are new, that differ from before, and that are as before.
    """

    file: Path
    text: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


def catalogue_to_update(model: Path) -> Path:
    """Return the catalogue of its own that a model names; of several, the one with templates.

    Parameters
    ----------
    model
        A model file or folder. The catalogue need not exist yet.

    Raises
    ------
    InputInvalid
        The model cannot be read, or names no catalogue.
    """
    trees = read_trees(model)
    named = [path for tree in trees for path in _named(tree)]
    files = [path for path in named if not path.is_dir()]
    if not files:
        raise InputInvalid([_unnamed(model, trees)])
    return next((file for file in files if file.exists() and _templates_in(file)), files[0])


def put_templates(file: Path, templates: Iterable[Template]) -> TemplateUpdate:
    """Return a catalogue with some templates put in; each replaces the one with its id.

    Rows that are as before keep their lines, and so does everything outside the templates.

    Parameters
    ----------
    file
        The catalogue; it need not exist.
    templates
        The templates.

    Raises
    ------
    InputInvalid
        The catalogue cannot be used as it is, or could not be with the templates.
    """
    text = read_text(file) if file.exists() else ""
    known = dict(catalogue_with({str(file): text}).templates) if text.strip() else {}
    new = {each.id: each for each in templates}
    changed = [each for each in new.values() if known.get(each.id) != each]
    replaced = sorted(each.id for each in changed if each.id in known)
    update = TemplateUpdate(
        file=file,
        text=_spliced(text, str(file), changed),
        added=tuple(sorted(each.id for each in changed if each.id not in known)),
        replaced=tuple(replaced),
        kept=tuple(sorted(new.keys() - {each.id for each in changed})),
    )
    catalogue_with({str(file): update.text})
    return update


def _named(tree: SourceTree) -> Iterator[Path]:
    written = tree.data.get(CATALOGUE_KEY) if isinstance(tree.data, dict) else None
    names = [written] if isinstance(written, str) else written
    for name in names if isinstance(names, list) else ():
        if isinstance(name, str):
            yield Path(tree.file).parent / name


def _templates_in(file: Path) -> bool:
    data = read_tree(read_text(file), str(file)).data
    return isinstance(data, dict) and _SECTION in data


def _unnamed(model: Path, trees: list[SourceTree]) -> Diagnostic:
    place = Location(trees[0].file if trees else str(model))
    return Diagnostic(
        code="no-catalogue",
        message="the model names no catalogue of its own",
        hint=f"write {CATALOGUE_KEY}: region.yaml at the top level and run the command again; "
        "the file is made if it does not exist",
        location=place,
    )


def _spliced(text: str, file: str, changed: list[Template]) -> str:
    """Return the text with the lines of some templates put in, in place of those with their id."""
    if not changed:
        return text
    tree = read_tree(text, file)
    data = tree.data if isinstance(tree.data, dict) else {}
    if not data.get(_SECTION):
        return _begun(text, changed, tree if _SECTION in data else None)
    lines = text.splitlines()
    starts = [_start(tree, number, lines) for number, _ in each_row(data[_SECTION])]
    end = _end(lines, starts[-1])
    ids = [row["id"] for _, row in each_row(data[_SECTION])]
    indent = _indent(lines[starts[0]])
    wanted = {each.id: each for each in changed}
    kept = lines[: starts[0]]
    for place, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        old = lines[start:stop]
        new = wanted.pop(ids[place], None)
        kept += _rows([new], indent) + _trailing(old) if new else old
    rest = lines[end:]
    return "\n".join([*kept, *_rows(wanted.values(), indent), *rest]) + "\n"


def _begun(text: str, changed: list[Template], empty: SourceTree | None) -> str:
    """Return the text with a section of templates, which it lacks or has empty."""
    if not text.strip():
        return own_catalogue_text(changed)
    lines = text.splitlines()
    if empty is not None:
        del lines[place_of(empty, (_SECTION,)).line - 1]
    return "\n".join([*lines, f"{_SECTION}:", *_rows(changed, "  ")]) + "\n"


def _rows(templates: Iterable[Template], indent: str) -> list[str]:
    written = own_catalogue_text(list(templates)).splitlines()
    return [indent + line[2:] for line in written if line.startswith("  ")]


def _start(tree: SourceTree, number: int, lines: list[str]) -> int:
    """Return the line, counted from 0, that a row begins on.

    Raises
    ------
    InputInvalid
        The rows do not stand on lines of their own.
    """
    place = place_of(tree, (_SECTION, number))
    if not _ITEM.match(lines[place.line - 1]):
        message = f"the {_SECTION} do not stand on lines of their own"
        hint = "begin each of them on a new line with a hyphen"
        found = Diagnostic(code="catalogue-form", message=message, hint=hint, location=place)
        raise InputInvalid([found])
    return place.line - 1


def _end(lines: list[str], last: int) -> int:
    """Return the line after the last row: where something at the left margin begins."""
    indent = _indent(lines[last])
    end = last + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(f"{indent} ")):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _trailing(row: list[str]) -> list[str]:
    """Return the blank lines and comments at the end of a row, which belong to the next one."""
    number = 0
    while number < len(row) and (not row[-1 - number].strip() or row[-1 - number][:1] == "#"):
        number += 1
    return row[len(row) - number :]


def _indent(line: str) -> str:
    found = _ITEM.match(line)
    return found[1] if found else ""
