"""A cut as a scenario that every command accepts: a part file for the model's folder."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from modarch.analysis.scope.written import written, written_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.scope.cutting import Recut
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["overlay_data", "overlay_text"]

_SOURCE: Final = "modarch scope"
_HEADER: Final = """\
# A cut into modules, proposed by modarch scope. Put this file into the model's folder, or use it as
# a model of its own where it says include:, and ask for the scenario with -s {scenario}.
# Sizes, dependencies and platform use are carried over by rule: go through them.
"""
_SECTIONS: Final = ("platforms", "modules", "systems", "services")


def overlay_text(
    before: Landscape,
    after: Recut,
    *,
    scenario: str,
    include: str = "",
    made: Mapping[Language, str] | None = None,
) -> str:
    """Return a cut as the text of a part file.

    Parameters
    ----------
    before
        The landscape that was cut.
    after
        The cut.
    scenario
        Name of the scenario, such as ``scope``.
    include
        The model to lay it over, as a path from the file; empty when the file is to stand in the
        model's folder.
    made
        How the cut was made, in one line per language.
    """
    content: dict[str, Any] = {"modarch": 1}
    if include:
        content["include"] = include
    content["scenarios"] = {scenario: overlay_data(before, after, made=made)}
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return _HEADER.format(scenario=scenario) + text


def overlay_data(
    before: Landscape, after: Recut, *, made: Mapping[Language, str] | None = None
) -> dict[str, Any]:
    """Return a cut as the content of a scenario: what is added, changed and removed.

    Parameters
    ----------
    before, after
        The landscape that was cut, and the cut.
    made
        How the cut was made, in one line per language.
    """
    count = len(after.landscape.modules)
    content: dict[str, Any] = {
        "name": {
            "sv": f"Omskuren till {count} moduler",
            "en": f"Cut anew into {count} modules",
        }
    }
    if made:
        content["description"] = dict(made)
    if before.scenario:
        content["extends"] = before.scenario
    for section in _SECTIONS:
        changes = _changes(getattr(before, section), getattr(after.landscape, section), after)
        if changes:
            content[section] = changes
    content |= _rest(before, after)
    return content


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], after: Recut
) -> dict[str, dict[str, Any] | None]:
    changes: dict[str, dict[str, Any] | None] = {id_: None for id_ in old if id_ not in new}
    for id_, element in new.items():
        if id_ in after.new:
            source = {"source": _SOURCE, "confidence": "assumption"}
            changes[id_] = {**written_fields(after.new[id_]), **source}
        elif id_ in old and element != old[id_]:
            changes[id_] = _changed(old[id_], element)
    return changes


def _changed(old: Any, new: Any) -> dict[str, Any]:
    """Return the fields of an element that differ; parts of it only as far as they do."""
    changes: dict[str, Any] = {}
    for one in fields(new):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if before != after:
            nested = is_dataclass(after) and is_dataclass(before)
            changes[one.name] = _changed(before, after) if nested else written(after)
    return changes


def _rest(before: Landscape, after: Recut) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in ("integrations", "needs"):
        changes = _changes(getattr(before, section), getattr(after.landscape, section), after)
        if changes:
            found[section] = changes
    gates = _changes(before.programme.gates, after.landscape.programme.gates, after)
    if gates:
        found["programme"] = {"gates": gates}
    plan = _plan(before, after)
    if plan:
        found["plan"] = plan
    return found


def _plan(before: Landscape, after: Recut) -> dict[str, Any]:
    old, new = before.plan, after.landscape.plan
    changes: dict[str, Any] = {}
    if old.order != new.order:
        changes["order"] = list(new.order)
    for field in ("starts", "modes"):
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            gone: dict[str, Any] = {name: None for name in was if name not in now}
            changes[field] = gone | {name: written(value) for name, value in now.items()}
    return changes


class _Dumper(yaml.SafeDumper):
    """Writes short lists on one line."""


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    flat = all(isinstance(one, str | int | float) for one in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _nothing(dumper: yaml.SafeDumper, _data: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "~")


_Dumper.add_representer(list, _list)
_Dumper.add_representer(type(None), _nothing)
