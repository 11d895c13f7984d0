"""The written form of every element, made from the elements themselves.

Each dataclass of the landscape becomes a form that says how it is written in YAML: the field
names, types and meanings stand in one place only, the dataclass and its docstring. The forms are
checked by pydantic-core directly; pydantic's own models cost more to build than a model file of
ordinary size costs to check.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic_core import SchemaValidator, core_schema

from modarch.landscape import (
    alternatives,
    components,
    contracts,
    defaults,
    elements,
    inquiry,
    items,
    measures,
    months,
    phases,
    programme,
    risk,
)
from modarch.landscape import plan as plans
from modarch.landscape import text as texts
from modarch.landscape.document import forms
from modarch.landscape.document.forms import Form
from modarch.landscape.provenance import Confidence

__all__ = ["DOCUMENT", "SECTIONS", "VALIDATOR", "all_forms", "written_form"]

SECTIONS: Final[dict[str, type[elements.Element]]] = {
    "settings": elements.Setting,
    "providers": elements.Provider,
    "capabilities": elements.Capability,
    "information": elements.Information,
    "suppliers": elements.Supplier,
    "contracts": contracts.Contract,
    "platforms": components.Platform,
    "modules": components.Module,
    "systems": items.System,
    "services": items.Service,
    "integrations": items.Integration,
    "roles": elements.Role,
    "needs": programme.Need,
    "pathways": programme.Pathway,
    "alternatives": alternatives.Alternative,
    "groups": alternatives.Group,
    "perspectives": alternatives.Perspective,
    "swot": alternatives.SwotPoint,
    "pugh": alternatives.PughMatrix,
    "factors": alternatives.Factor,
    "goals": inquiry.Goal,
    "premises": inquiry.Premise,
    "focus_areas": inquiry.FocusArea,
    "answer_categories": inquiry.AnswerCategory,
    "events": inquiry.Event,
    "reference_projects": inquiry.ReferenceProject,
    "work_items": inquiry.WorkItem,
}
"""The keyed sections of a model and what each holds."""

_FORMS: Final[dict[Any, Form]] = {
    months.Month: forms.MONTH,
    months.MonthRange: forms.MONTH_RANGE,
    phases.Duration: forms.DURATION,
    texts.Text: forms.TEXT,
    elements.Steps: forms.STEPS,
    elements.Known: forms.KNOWN,
    alternatives.Score: forms.SCORE,
    str: forms.WORD,
    bool: Form(core=core_schema.bool_schema(strict=True), json={"type": "boolean"}),
    int: Form(
        core=core_schema.int_schema(ge=0, strict=True), json={"type": "integer", "minimum": 0}
    ),
}
_SHARES: Final = frozenset(
    {
        "appeal_cap",
        "appeal_probability",
        "availability",
        "cancel_probability",
        "cancelled_after_share",
        "exit_probability",
        "granted_share",
        "market_correlation",
        "organisation_correlation",
        "redo_share",
        "second_instance_share",
        "second_instance_stop_share",
        "supplier_exit_probability",
        "without_merits_share",
    }
)
_MODULES: Final = (
    alternatives,
    components,
    contracts,
    defaults,
    elements,
    inquiry,
    items,
    measures,
    months,
    phases,
    plans,
    programme,
    risk,
    texts,
)
_NAMESPACE: Final[dict[str, Any]] = {
    name: value for module in _MODULES for name, value in vars(module).items()
} | {"Mapping": Mapping}


def _short_dependency(raw: object) -> object:
    return {"on": raw} if isinstance(raw, str) else raw


def _short_replacement(raw: object) -> object:
    return {"system": raw} if isinstance(raw, str) else raw


def _platform_canonical(raw: object) -> object:
    """Spread a mapping of standards per object over the two fields that hold it."""
    if not isinstance(raw, dict) or not isinstance(raw.get("canonical"), dict):
        return raw
    by_object = dict(raw["canonical"])
    spread = {key: value for key, value in raw.items() if key != "canonical"}
    default = by_object.pop("default", None)
    spread["canonical_by_object"] = by_object
    if default is not None:
        spread["canonical"] = default
    elif "carries" not in raw:
        spread["carries"] = list(by_object)
    return spread


_SHORTHANDS: Final[dict[type, Any]] = {
    components.Dependency: _short_dependency,
    components.Replacement: _short_replacement,
    components.Platform: _platform_canonical,
}


_NAMES: Final = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_CANONICAL_SCHEMA: Final = {
    "anyOf": [*_NAMES["anyOf"], {"type": "object", "additionalProperties": _NAMES}]
}


def written_form(cls: type) -> Form:
    """Return the written form of a dataclass.

    Parameters
    ----------
    cls
        A dataclass of the landscape.
    """
    if cls not in _MADE:
        _MADE[cls] = _make_form(cls)
    return _MADE[cls]


def all_forms() -> dict[type, Form]:
    """Return the written form of every dataclass that a model may hold."""
    return dict(_MADE)


_MADE: Final[dict[type, Form]] = {}


def _make_form(cls: Any) -> Form:
    hints = typing.get_type_hints(cls, _NAMESPACE)
    own = [one for one in dataclasses.fields(cls) if one.name != "id"]
    fields = {one.name: _form(hints[one.name], one.name) for one in own}
    if "canonical" in fields and cls is components.Platform:
        fields["canonical"] = dataclasses.replace(fields["canonical"], json=_CANONICAL_SCHEMA)
    required = frozenset(one.name for one in own if _is_required(one))
    core: Any = core_schema.no_info_after_validator_function(
        _Draft(cls) if issubclass(cls, elements.Element) else _maker(cls),
        _keyed_core(fields, required),
    )
    if cls in _SHORTHANDS:
        core = core_schema.no_info_before_validator_function(_SHORTHANDS[cls], core)
    return Form(
        core=core,
        json={"$ref": f"#/$defs/{cls.__name__}"},
        domain=cls,
        fields=fields,
        required=required,
    )


def _is_required(one: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return one.default is missing and one.default_factory is missing and one.name != "name"


def _keyed_core(fields: Mapping[str, Form], required: frozenset[str]) -> Any:
    return core_schema.typed_dict_schema(
        {
            name: core_schema.typed_dict_field(
                form.core if name in required else core_schema.nullable_schema(form.core),
                required=name in required,
            )
            for name, form in fields.items()
        },
        extra_behavior="forbid",
        strict=True,
    )


def _maker(cls: Any) -> Callable[[dict[str, Any]], Any]:
    def make(values: dict[str, Any]) -> Any:
        return cls(**{key: value for key, value in values.items() if value is not None})

    return make


class _Draft:
    """Makes an element of what is written below its id, once the id is known."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls

    def __call__(self, values: dict[str, Any]) -> Callable[[str], Any]:
        given = {key: value for key, value in values.items() if value is not None}

        def named(key: str) -> Any:
            return self._cls(id=key, **({"name": texts.Text(sv=key, en=key)} | given))

        return named


def _named(drafts: dict[str, Callable[[str], Any]]) -> dict[str, Any]:
    return {key: draft(key) for key, draft in drafts.items()}


def _form(hint: Any, name: str) -> Form:
    if hint in _FORMS:
        return _FORMS[hint]
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _form(inner[0], name)
    if origin is tuple:
        return _list_form(get_args(hint)[0], name)
    if origin is Mapping:
        key, value = get_args(hint)
        return _mapping_form(key, value, name)
    return _scalar_form(hint, name)


def _list_form(item: Any, name: str) -> Form:
    if item is str:
        return forms.WORDS
    form = _form(item, name)
    several = core_schema.no_info_after_validator_function(
        tuple, core_schema.list_schema(form.core, strict=True)
    )
    return Form(
        core=core_schema.no_info_before_validator_function(forms.listed, several),
        json={"anyOf": [_short(form), {"type": "array", "items": _short(form)}]},
        inner=form,
    )


def _short(form: Form) -> dict[str, Any]:
    """Return a form's JSON Schema with the short way of writing it, where it has one."""
    has_text = form.domain in _SHORTHANDS and form.domain is not components.Platform
    return {"anyOf": [{"type": "string"}, form.json]} if has_text else form.json


def _mapping_form(key: Any, value: Any, name: str) -> Form:
    form = _form(value, name)
    is_element = form.domain is not None and issubclass(form.domain, elements.Element)
    keys = forms.SLUG if is_element else _form(key, name)
    core: Any = core_schema.dict_schema(keys.core, form.core, strict=True)
    if is_element:
        core = core_schema.no_info_after_validator_function(_named, core)
    names = {"propertyNames": keys.json} if keys is not forms.WORD else {}
    json = {"type": "object", "additionalProperties": form.json} | names
    return Form(core=core, json=json, inner=form)


def _scalar_form(hint: Any, name: str) -> Form:
    if hint is float:
        return _number_form(1 if name in _SHARES else None)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice_form(hint)
    if get_origin(hint) is Literal:
        choices = list(get_args(hint))
        return Form(core=core_schema.literal_schema(choices), json={"enum": choices})
    if dataclasses.is_dataclass(hint):
        return written_form(typing.cast("type", hint))
    message = f"no written form for {hint!r} ({name})"
    raise TypeError(message)


def _number_form(top: float | None) -> Form:
    bounds = {"minimum": 0} if top is None else {"minimum": 0, "maximum": top}
    core = core_schema.float_schema(ge=0, le=top, allow_inf_nan=False, strict=True)
    return Form(core=core, json={"type": "number"} | bounds)


def _choice_form(hint: type[Enum]) -> Form:
    core = core_schema.enum_schema(hint, list(hint), sub_type="str", strict=False)
    return Form(core=core, json={"enum": [one.value for one in hint]})


_PROVENANCE_FIELDS: Final = {
    "source": forms.WORDS,
    "confidence": _choice_form(Confidence),
    "note": forms.WORD,
}


def _document() -> Form:
    keyed = {name: _mapping_form(str, cls, "") for name, cls in SECTIONS.items()}
    fields = {
        "modarch": Form(core=core_schema.literal_schema([VERSION]), json={"const": VERSION}),
        "programme": written_form(programme.Programme),
        "plan": written_form(plans.PlanWish),
        "sources": Form(
            core=core_schema.dict_schema(forms.WORD.core, forms.SOURCE.core),
            json={"type": "object", "additionalProperties": forms.SOURCE.json},
            inner=forms.SOURCE,
        ),
        "provenance": Form(
            core=_keyed_core(_PROVENANCE_FIELDS, frozenset()),
            json={"$ref": "#/$defs/Provenance"},
            fields=_PROVENANCE_FIELDS,
        ),
        "scenarios": Form(
            core=core_schema.dict_schema(forms.SLUG.core, core_schema.dict_schema(forms.WORD.core)),
            json={"type": "object"},
        ),
        **keyed,
    }
    required = frozenset({"modarch"})
    core = _keyed_core(fields, required)
    return Form(core=core, json={}, fields=fields, required=required)


VERSION: Final = 1
"""Version of the model format."""
DOCUMENT: Final = _document()
"""The written form of a whole model."""
VALIDATOR: Final = SchemaValidator(DOCUMENT.core)
"""Checks a whole model and makes the landscape's values of it."""
