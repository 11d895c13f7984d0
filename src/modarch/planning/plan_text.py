"""A plan as the text of a plan file: readable, and easy to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from modarch import __version__
from modarch.landscape.document.files import PLAN_KEY
from modarch.landscape.results import to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["plan_text"]

_HEADER: Final = (
    "# A plan. Change a start, or leave only `order:`, and run: modarch check MODEL --plan FILE\n"
)


def plan_text(
    plan: Plan, *, made: Mapping[str, Any], names: Mapping[str, str] | None = None, **more: Any
) -> str:
    """Return a plan as the text of a plan file.

    Parameters
    ----------
    plan
        The plan.
    made
        How it was made: model, scenario, method, solver facts.
    names
        Names of components, written beside their ids as comments.
    more
        Further sections, such as options to call and interim solutions.
    """
    content: dict[str, Any] = {
        PLAN_KEY: 1,
        "made": _lined({"method": plan.method, "modarch": __version__, **to_plain(made)}),
        "order": list(plan.order),
        "gates": {name: str(month) for name, month in plan.gates.items()},
        "components": {name: _component(one) for name, one in plan.components.items()},
        **{key: _lined(to_plain(value)) for key, value in more.items()},
    }
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return _HEADER + _commented(text, names or {})


def _commented(text: str, names: Mapping[str, str]) -> str:
    """Return a plan file with the names of its components beside their ids."""
    before, section, after = text.partition("\ncomponents:\n")
    for id_, name in names.items():
        key = f"\n  {id_}:\n"
        after = f"\n{after}".replace(key, f"{key[:-1]}  # {' '.join(name.split())}\n", 1)[1:]
    return before + section + after


class _Dumper(yaml.SafeDumper):
    """Writes phases on one line each."""


class _Line(dict[str, Any]):
    """A mapping that is written on one line."""


def _one_line(dumper: yaml.SafeDumper, data: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)


_Dumper.add_representer(_Line, _one_line)


def _lined(value: Any) -> Any:
    """Return plain data in which each mapping of single values stands on one line."""
    if isinstance(value, list):
        return [_lined(one) for one in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _lined(one) for key, one in value.items()}
    flat = not any(isinstance(one, list | dict) for one in inner.values())
    return _Line(inner) if flat else inner


def _component(scheduled: ScheduledComponent) -> dict[str, Any]:
    written: dict[str, Any] = {"mode": scheduled.mode} if scheduled.mode else {}
    for phase in scheduled.phases:
        written[phase.phase.value] = _Line(start=str(phase.start), months=phase.months)
    return written
