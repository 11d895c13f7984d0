"""The files of a new model: an empty one with explanations, or a copy of a shipped one."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.landscape.document.files import INCLUDE_KEY, read_text, read_trees
from modarch.landscape.document.jsonschema import EDITOR_HEADER, SCHEMA_FILE, json_schema
from modarch.landscape.load import load
from modarch.standards.data import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from modarch.landscape.text import Language

__all__ = ["new_model", "schema_text", "shipped_models"]


def shipped_models() -> dict[str, str]:
    """Return the models that come with modarch: name and title."""
    folder = data_folder("models")
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return {name: _title(folder / name) for name in names}


def _title(model: Path) -> str:
    programme = load(model).programme
    return programme.name.in_language(programme.language)


def schema_text() -> str:
    """Return the JSON Schema of a model as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def new_model(template: str | None = None, *, language: Language = "sv") -> dict[str, str]:
    """Return the files of a new model, by name.

    Parameters
    ----------
    template
        Name of a shipped model; None for an empty model with explanations.
    language
        Language of the explanations in an empty model.

    Raises
    ------
    InputInvalid
        If there is no such model.
    """
    parts = _empty(language) if template is None else dict(_copied(template))
    return {**parts, SCHEMA_FILE: schema_text()}


def _empty(language: Language) -> dict[str, str]:
    template = files("modarch.exchange") / "templates" / f"empty.{language}.yaml"
    return {"model.yaml": EDITOR_HEADER + template.read_text(encoding="utf-8")}


def _copied(template: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a shipped model, those of the models it includes among them."""
    folder = data_folder("models")
    known = sorted(path.name for path in folder.iterdir() if path.is_dir())
    if template not in known:
        raise InputInvalid([_no_model(template, known)])
    for tree in read_trees(folder / template):
        path = folder.parent.joinpath(tree.file)
        name = path.name if path.parent.name == template else f"{path.parent.name}-{path.name}"
        yield name, EDITOR_HEADER + _without_include(read_text(path))


def _without_include(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(f"{INCLUDE_KEY}:"))


def _no_model(template: str, known: list[str]) -> Diagnostic:
    return Diagnostic(
        code="unknown-model",
        message=f"no model called {template!r} comes with modarch",
        hint=did_you_mean(template, known),
    )
