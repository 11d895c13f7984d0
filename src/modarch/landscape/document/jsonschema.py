"""The model format as a JSON Schema, for completion and checking in editors."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from modarch.landscape.document.docstrings import parameters, summary
from modarch.landscape.document.schema import DOCUMENT, SECTIONS, all_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.document.forms import Form

__all__ = ["EDITOR_HEADER", "SCHEMA_FILE", "json_schema"]

SCHEMA_FILE: Final = "modarch.schema.json"
EDITOR_HEADER: Final = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""First line of a new model file: editors with YAML support then complete and check it."""

_PROVENANCE: Final[dict[str, Any]] = {
    "Stated": {
        "description": "Where it comes from: a text, a key in sources:, or {text, link}.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"text": {"type": "string"}, "link": {"type": "string"}},
                "required": ["text"],
                "additionalProperties": False,
            },
            {"type": "array"},
        ],
    },
    "Confidence": {
        "description": "How sure it is.",
        "enum": ["fact", "estimate", "assumption"],
    },
    "Note": {"type": "string", "description": "A remark."},
    "Provenance": {
        "description": "Where values come from unless something else is written beside them.",
        "type": "object",
        "properties": {
            "source": {"$ref": "#/$defs/Stated"},
            "confidence": {"$ref": "#/$defs/Confidence"},
            "note": {"$ref": "#/$defs/Note"},
        },
        "additionalProperties": False,
    },
}
_MEANINGS: Final = {
    "modarch": "Version of the model format.",
    "programme": "The programme: its start, capacities, gates and ongoing work.",
    "plan": "What is wished of the plan: fixed starts and chosen ways of procuring.",
    "sources": "Register of sources; a key here may be used wherever a source is written.",
    "provenance": "Where values come from unless something else is written beside them.",
    "scenarios": "Named partial models laid over this one; `extends` builds on others.",
} | {section: summary(cls) for section, cls in SECTIONS.items()}
_PATHS: Final[dict[str, str]] = {
    "include": "Other models, as paths from this file, whose parts belong to this one too.",
    "catalogues": "The region's own catalogues of standards, as paths from this file.",
}
_NAMES: Final[list[dict[str, Any]]] = [
    {"type": "string"},
    {"type": "array", "items": {"type": "string"}},
]
_OUTSIDE: Final[tuple[str, ...]] = ("description", "default", "title")
_MARKS: Final = {
    "source": {"$ref": "#/$defs/Stated"},
    "confidence": {"$ref": "#/$defs/Confidence"},
    "note": {"$ref": "#/$defs/Note"},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a model file.

    Every element and every value may carry ``source``, ``confidence`` and ``note``; a scenario is a
    partial model in which nothing is required and ``null`` removes.
    """
    schema = _keyed(DOCUMENT, _MEANINGS)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "modarch model"
    schema["description"] = "A landscape: platforms, modules, systems, contracts, needs."
    schema["$defs"] = {
        cls.__name__: {"description": summary(cls)} | _keyed(form, parameters(cls))
        for cls, form in sorted(all_forms().items(), key=lambda entry: entry[0].__name__)
    }
    for definition in schema["$defs"].values():
        _allow_provenance(definition)
    schema["$defs"] |= copy.deepcopy(_PROVENANCE)
    _add_scenarios(schema)
    for key, meaning in _PATHS.items():
        schema["properties"][key] = {"description": meaning, "anyOf": _NAMES}
    return schema


def _keyed(form: Form, meanings: Mapping[str, str]) -> dict[str, Any]:
    properties = {
        name: _described(inner, meanings.get(name, ""), name in form.required)
        for name, inner in form.fields.items()
    }
    required = {"required": sorted(form.required)} if form.required else {}
    keys = {"type": "object", "properties": properties, "additionalProperties": False}
    return keys | required


def _described(form: Form, meaning: str, required: bool) -> dict[str, Any]:
    json = copy.deepcopy(form.json)
    schema = json if required else {"anyOf": [json, {"type": "null"}]}
    return {"description": meaning} | schema if meaning else schema


def _allow_provenance(definition: dict[str, Any]) -> None:
    properties = definition.get("properties")
    if properties is None:
        return
    for name, value in properties.items():
        properties[name] = _or_wrapped(value)
    properties.update(_MARKS)


def _or_wrapped(value: dict[str, Any]) -> dict[str, Any]:
    inner = {key: part for key, part in value.items() if key not in _OUTSIDE}
    wrapper = {
        "type": "object",
        "properties": {"value": inner, **_MARKS},
        "required": ["value"],
        "additionalProperties": False,
    }
    outside = {key: value[key] for key in _OUTSIDE if key in value}
    return outside | {"anyOf": [inner, wrapper]}


def _add_scenarios(schema: dict[str, Any]) -> None:
    partial = _partial(copy.deepcopy(schema))
    definitions = partial.pop("$defs", {})
    for name, definition in definitions.items():
        schema["$defs"][f"Partial{name}"] = definition
    sections = {*SECTIONS, "programme", "plan"}
    schema["$defs"]["Scenario"] = {
        "type": "object",
        "description": "A partial model laid over the base; ~ removes.",
        "properties": {
            "name": {"description": "What people call it."},
            "description": {},
            "extends": {"description": "The scenarios it builds on, in order.", "anyOf": _NAMES},
            "restores": {
                "type": "object",
                "description": "Elements by section to take back as they are in the base.",
                "additionalProperties": {"anyOf": _NAMES},
            },
            **_MARKS,
            **{key: partial["properties"][key] for key in sorted(sections)},
        },
        "additionalProperties": False,
    }
    schema["properties"]["scenarios"] = {
        "type": "object",
        "description": schema["properties"]["scenarios"].get("description", ""),
        "additionalProperties": {"$ref": "#/$defs/Scenario"},
    }


def _partial(node: Any) -> Any:
    """Return a schema in which nothing is required and everything may be null."""
    if isinstance(node, list):
        return [_partial(one) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _partial(value) for key, value in node.items()}
    if changed.get("type") == "object" and "value" not in changed.get("required", ()):
        changed.pop("required", None)
        changed["type"] = ["object", "null"]
    reference = changed.get("$ref", "")
    if reference.startswith("#/$defs/"):
        changed["$ref"] = reference.replace("#/$defs/", "#/$defs/Partial")
    return changed
