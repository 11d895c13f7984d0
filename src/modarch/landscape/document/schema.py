"""The written form of every element, made from the elements themselves.

Each dataclass of the landscape becomes a pydantic model that says how it is written in YAML: the
field names, types and meanings stand in one place only, the dataclass and its docstring.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, ClassVar, Final, Literal, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
    create_model,
)

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
)
from modarch.landscape import plan as plans
from modarch.landscape import text as texts
from modarch.landscape.document import forms
from modarch.landscape.document.docstrings import parameters, summary

__all__ = ["SECTIONS", "Document", "Written", "build", "written_form"]

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

_FORMS: Final[dict[Any, Any]] = {
    months.Month: forms.MonthForm,
    months.MonthRange: forms.MonthRangeForm,
    phases.Duration: forms.DurationForm,
    texts.Text: forms.TextForm,
    elements.Steps: forms.StepsForm,
    elements.Known: forms.KnownForm,
    alternatives.Score: forms.ScoreForm,
    bool: StrictBool,
}
_SHARES: Final = frozenset({"availability", "exit_probability"})
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
    texts,
)
_NAMESPACE: Final[dict[str, Any]] = {
    name: value for module in _MODULES for name, value in vars(module).items()
} | {"Mapping": Mapping}


class Written(BaseModel):
    """Base of every written form: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    domain: ClassVar[type]


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


def written_form(cls: type) -> Any:
    """Return the pydantic type that reads the written form of a dataclass.

    Parameters
    ----------
    cls
        A dataclass of the landscape.
    """
    if cls not in _MADE:
        _MADE[cls] = _make_form(cls)
    return _MADE[cls]


_MADE: Final[dict[type, Any]] = {}


_NAMES: Final = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_CANONICAL_SCHEMA: Final = {
    "anyOf": [*_NAMES["anyOf"], {"type": "object", "additionalProperties": _NAMES}]
}


def _make_form(cls: Any) -> Any:
    hints = typing.get_type_hints(cls, _NAMESPACE)
    texts_of = parameters(cls)
    fields: dict[str, Any] = {}
    for one in dataclasses.fields(cls):
        if one.name == "id":
            continue
        form = _form(hints[one.name], one.name)
        described = Field(default=None, description=texts_of.get(one.name))
        if one.name == "canonical":
            form = Annotated[form, WithJsonSchema(_CANONICAL_SCHEMA)]
        if _is_required(one):
            described = Field(description=texts_of.get(one.name))
            fields[one.name] = (form, described)
        else:
            fields[one.name] = (form | None, described)
    model: Any = create_model(cls.__name__, __base__=Written, __doc__=summary(cls), **fields)
    model.domain = cls
    shorthand = _SHORTHANDS.get(cls)
    if shorthand is None:
        return model
    written_as = model if cls is components.Platform else str | model
    return Annotated[model, BeforeValidator(shorthand, json_schema_input_type=written_as)]


def _is_required(one: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return one.default is missing and one.default_factory is missing and one.name != "name"


def _form(hint: Any, name: str) -> Any:
    if hint in _FORMS:
        return _FORMS[hint]
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _form(inner[0], name) | None
    if origin is tuple:
        return _list_form(get_args(hint)[0], name)
    if origin is Mapping:
        key, value = get_args(hint)
        return _mapping_form(key, value, name)
    return _scalar_form(hint, name)


def _list_form(item: Any, name: str) -> Any:
    if item is str:
        return forms.WordsForm
    form = _form(item, name)
    several = list.__class_getitem__(form)
    one_or_several = BeforeValidator(forms.listed, json_schema_input_type=form | several)
    return Annotated[several, one_or_several]


def _mapping_form(key: Any, value: Any, name: str) -> Any:
    key_form = Annotated[key, Field(strict=False)] if _is_enum(key) else str
    if dataclasses.is_dataclass(value) and issubclass(_as_type(value), elements.Element):
        key_form = forms.Slug
    return dict.__class_getitem__((key_form, _form(value, name)))


def _scalar_form(hint: Any, name: str) -> Any:
    if hint is int:
        return Annotated[int, Field(ge=0)]
    if hint is float:
        top = 1 if name in _SHARES else None
        return Annotated[float, Field(ge=0, le=top, allow_inf_nan=False)]
    if _is_enum(hint):
        return Annotated[hint, Field(strict=False)]
    if dataclasses.is_dataclass(hint):
        return written_form(typing.cast("type", hint))
    return hint


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def _as_type(hint: Any) -> type:
    return typing.cast("type", hint)


def build(written: Written, id: str = "") -> Any:  # noqa: A002 - an element's key is its id
    """Return the landscape's value for a written form.

    Parameters
    ----------
    written
        What was read.
    id
        The key it stands under; it also serves as its name when it has none.
    """
    values = {
        name: _built(value)
        for name in written.model_fields_set
        if (value := getattr(written, name)) is not None
    }
    if issubclass(written.domain, elements.Element):
        values["id"] = id
        values.setdefault("name", texts.Text(sv=id, en=id))
    return written.domain(**values)


def _built(value: Any) -> Any:
    if isinstance(value, Written):
        return build(value)
    if isinstance(value, list):
        return tuple(_built(one) for one in value)
    if isinstance(value, dict):
        return {
            key: build(one, key) if isinstance(one, Written) else _built(one)
            for key, one in value.items()
        }
    return value


class SourceForm(BaseModel):
    """A source in the register of sources."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    text: str = Field(description="What it is.")
    link: str = Field("", description="Where it is.")


class ProvenanceForm(BaseModel):
    """Where values come from unless something else is written beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)
    source: str | list[str] = ""
    confidence: Literal["fact", "estimate", "assumption"] | None = None
    note: str = ""


def _keyed_form(cls: Any) -> Any:
    return _mapping_form(str, cls, "") | None


def _document() -> Any:
    keyed: dict[str, Any] = {
        name: (_keyed_form(cls), Field(None, description=summary(cls)))
        for name, cls in SECTIONS.items()
    }
    return create_model(
        "Document",
        __base__=Written,
        __doc__="A landscape: platforms, modules, systems, contracts, needs and a programme.",
        modarch=(
            Literal[1],
            Field(description="Version of the model format."),
        ),
        programme=(written_form(programme.Programme) | None, None),
        plan=(written_form(plans.PlanWish) | None, None),
        sources=(
            dict[str, str | SourceForm] | None,
            Field(None, description="Register of sources."),
        ),
        provenance=(ProvenanceForm | None, None),
        scenarios=(dict[forms.Slug, dict[str, Any]] | None, Field(None, description=_SCENARIOS)),
        **keyed,
    )


_SOURCES: Final = "Register of sources; a key here may be used wherever a source is written."
_SCENARIOS: Final = "Named partial models that are laid over this one; `extends` builds on another."
Document: Any = _document()
"""The written form of a whole model."""
