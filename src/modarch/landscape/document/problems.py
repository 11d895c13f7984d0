"""The checker's errors, told in the user's words, with place and cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, closest, did_you_mean
from modarch.landscape.document.schema import DOCUMENT
from modarch.landscape.provenance import dotted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from modarch.landscape.document.layers import Layers
    from modarch.landscape.provenance import Path

__all__ = ["problem_of"]

_EXPECTED: Final = {
    "string_type": ("a text", "put quotes around it"),
    "int_type": ("a whole number", "write digits without quotes"),
    "int_from_float": ("a whole number", "leave out the decimals"),
    "float_type": ("a number", "write digits without quotes"),
    "finite_number": ("a finite number", ""),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "dict_type": ("a mapping (key: value)", "write its parts below it, each as key: value"),
    "model_type": ("a mapping (key: value)", "write its parts below it, each as key: value"),
    "list_type": ("a list", "write [one, two], or each on a line that starts with a hyphen"),
}
_NOTES_OF_PLACE: Final = ("[key]",)


def problem_of(error: ErrorDetails, layers: Layers) -> Diagnostic:
    """Return the diagnostic for one error that the checker found.

    Parameters
    ----------
    error
        Pydantic's description of it.
    layers
        The model's data, for the place.
    """
    path = _path(error["loc"], layers)
    kind = error["type"]
    if kind.startswith("modarch_"):
        return _own(error, path, layers)
    if kind == "extra_forbidden":
        return _unknown_key(path, layers)
    if kind == "missing":
        return _missing(path, layers)
    if kind in ("enum", "literal_error"):
        return _unknown_value(error, path, layers)
    return _wrong_type(error, path, layers)


def _path(loc: tuple[int | str, ...], layers: Layers) -> Path:
    """Keep the parts of a location that are keys or positions in the data."""
    path: list[int | str] = []
    data: Any = layers.data
    for n, part in enumerate(loc):
        if part in _NOTES_OF_PLACE:
            continue
        last = n == len(loc) - 1
        if isinstance(data, dict) and (part in data or last):
            path.append(part)
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
    return tuple(path)


def _own(error: ErrorDetails, path: Path, layers: Layers) -> Diagnostic:
    context = error["ctx"]
    is_key = error["loc"][-1] in _NOTES_OF_PLACE
    return Diagnostic(
        code=error["type"].removeprefix("modarch_"),
        message=context["message"] if is_key else f"{dotted(path)}: {context['message']}",
        hint=context["hint"],
        location=layers.locate(path, key=is_key),
        parameters={"path": dotted(path)},
    )


def _unknown_key(path: Path, layers: Layers) -> Diagnostic:
    key = str(path[-1])
    known = _keys_at(path[:-1])
    where = f"{dotted(path[:-1])} has" if path[:-1] else "a model has"
    return Diagnostic(
        code="unknown-key",
        message=f"{where} no key {key!r}",
        hint=did_you_mean(key, known) or _list_of(known),
        location=layers.locate(path, key=True),
        parameters={"path": dotted(path), "key": key},
    )


def _list_of(known: list[str]) -> str:
    return "known: " + ", ".join(sorted(known)) if known else ""


def _missing(path: Path, layers: Layers) -> Diagnostic:
    key = str(path[-1])
    owner = dotted(path[:-1]) or "the model"
    hint = f"write {key}: 1 at the top of the file" if key == "modarch" else f"add {key}: …"
    return Diagnostic(
        code="missing-key",
        message=f"{owner} lacks the key {key!r}",
        hint=hint,
        location=layers.locate(path[:-1]),
        parameters={"path": dotted(path), "key": key},
    )


def _unknown_value(error: ErrorDetails, path: Path, layers: Layers) -> Diagnostic:
    known = re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))
    given = error["input"]
    if path == ("modarch",):
        return _version(given, layers)
    return Diagnostic(
        code="unknown-value",
        message=f"{dotted(path)}: {given!r} is not one of {', '.join(known)}",
        hint=_closest_hint(str(given), known),
        location=layers.locate(path),
        parameters={"path": dotted(path), "known": known},
    )


def _closest_hint(given: str, known: list[str]) -> str:
    match = closest(given, known)
    return f"did you mean {match!r}?" if match else ""


def _version(given: object, layers: Layers) -> Diagnostic:
    newer = isinstance(given, int) and given > 1
    hint = "install a newer modarch" if newer else "write modarch: 1"
    message = f"this modarch reads models of version 1, not {given!r}"
    return Diagnostic(
        code="schema-version", message=message, hint=hint, location=layers.locate(("modarch",))
    )


def _wrong_type(error: ErrorDetails, path: Path, layers: Layers) -> Diagnostic:
    context = error.get("ctx", {})
    shown = _shown(error["input"])
    if "ge" in context or "le" in context:
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        message, hint = f"{dotted(path)} is {shown}; it must be {bound}", ""
    elif error["type"] in _EXPECTED:
        expected, hint = _EXPECTED[error["type"]]
        message = f"{dotted(path)} must be {expected}, not {shown}"
    else:
        message, hint = f"{dotted(path)}: {error['msg']}", ""
    return Diagnostic(
        code="wrong-type",
        message=message,
        hint=hint,
        location=layers.locate(path),
        parameters={"path": dotted(path)},
    )


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "empty" if value is None else repr(value)


def _keys_at(path: Path) -> list[str]:
    """Return the keys that a form may have at a path."""
    form = DOCUMENT
    for part in path:
        form = form.at(part)
    return list(form.owner.fields)
