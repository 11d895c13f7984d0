"""The JSON Schema that editors complete from must accept what modarch accepts."""

from typing import Any

import jsonschema
import pytest
import yaml

from modarch.landscape.document.jsonschema import json_schema

SCHEMA = json_schema()


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    data: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only
    data["modarch"] = 1
    return [error.message for error in validator.iter_errors(data)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "modules: {a: {size: M, requires: [b, {on: c}], replaces: d, source: R}}",
        "modules: {a: {size: {value: M, confidence: assumption, note: x}}}",
        "contracts: {a: {ends: unknown}, b: {ends: {earliest: 2028-01}}}",
        "platforms: {p: {canonical: openehr}, q: {canonical: {lab: [openehr, fhir-r4]}}}",
        "scenarios: {s: {extends: t, name: {sv: S}, modules: {a: {size: L}}}}",
    ],
)
def test_what_a_model_may_hold_passes(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize(
    "text", ["modulez: {}", "modules: {a: {sise: M}}", "modules: {a: {size: Q}}"]
)
def test_what_a_model_may_not_hold_fails(text: str) -> None:
    assert errors(text)


def test_every_field_of_every_element_has_a_meaning() -> None:
    missing = [
        f"{name}.{field}"
        for name, definition in SCHEMA["$defs"].items()
        if not name.startswith("Partial")
        for field, schema in definition.get("properties", {}).items()
        if field not in ("source", "confidence", "note", "text", "link")
        and "description" not in schema
        and name != "Scenario"
    ]
    assert missing == []
