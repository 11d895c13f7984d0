"""Which scenario a user means: by its id, or by the label of the alternative it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.landscape.model import Landscape

__all__ = ["BASE", "alternatives_in", "meant_alternatives", "meant_scenarios"]

BASE: Final = "base"
"""Stands for the model without any scenario."""


def alternatives_in(landscape: Landscape) -> dict[str, str]:
    """Return the scenarios of the model's alternatives by their labels, rejected ones left out.

    Parameters
    ----------
    landscape
        Any of the landscapes of the model; all know its alternatives.
    """
    return {
        one.label or one.id: one.scenario
        for one in landscape.alternatives.values()
        if one.scenario and not one.rejected
    }


def meant_scenarios(landscape: Landscape, written: Iterable[str]) -> dict[str, str]:
    """Return the scenarios that names mean, by what to call them.

    A name is the id of a scenario, or the id or label of an alternative, however its letters are
    capitalised; ``base`` is the model without any scenario.

    Parameters
    ----------
    landscape
        Any of the landscapes of the model; all know its scenarios.
    written
        The names.

    Returns
    -------
    dict
        Scenario by name: the label of its alternative where it has one, the scenario's id
        otherwise; the base is the empty scenario.

    Raises
    ------
    InputInvalid
        With every name that means nothing, or that means what another has meant already.
    """
    known = _known(landscape)
    found: dict[str, str] = {}
    problems = []
    for name in written:
        scenario = known.get(name.casefold())
        if scenario is None:
            problems.append(_unknown(name, landscape))
        elif scenario in found.values():
            problems.append(_twice(name))
        else:
            found[_called(landscape, scenario)] = scenario
    if problems:
        raise InputInvalid(problems)
    return found


def meant_alternatives(landscape: Landscape, written: Iterable[str]) -> tuple[str, ...]:
    """Return the alternatives that names mean: their ids or labels, or their scenarios.

    Parameters
    ----------
    landscape
        Any of the landscapes of the model; all know its alternatives.
    written
        The names, however their letters are capitalised; without any, every alternative that is
        not rejected.

    Raises
    ------
    InputInvalid
        With every name that means no alternative.
    """
    alternatives = landscape.alternatives.values()
    names = list(dict.fromkeys(written))
    if not names:
        return tuple(one.id for one in alternatives if not one.rejected)
    known = {
        name.casefold(): one.id
        for one in reversed(list(alternatives))
        for name in (one.scenario, one.label, one.id)
        if name
    }
    unknown = [name for name in names if name.casefold() not in known]
    if unknown:
        labels = sorted(one.label or one.id for one in alternatives)
        raise InputInvalid(_no_alternative(name, labels) for name in unknown)
    return tuple(dict.fromkeys(known[name.casefold()] for name in names))


def _no_alternative(name: str, labels: list[str]) -> Diagnostic:
    return Diagnostic(
        code="unknown-alternative",
        message=f"the model has no alternative {name!r}",
        hint=did_you_mean(name, labels) or "known: " + ", ".join(labels),
        parameters={"alternative": name, "known": labels},
    )


def _known(landscape: Landscape) -> dict[str, str]:
    """Return scenarios by everything they may be called, scenarios' own ids first."""
    names = dict(_names(landscape))
    return {name.casefold(): names[name] for name in reversed(list(names))}


def _names(landscape: Landscape) -> Iterator[tuple[str, str]]:
    yield from ((name, name) for name in landscape.scenarios)
    yield BASE, BASE if BASE in landscape.scenarios else ""
    for one in landscape.alternatives.values():
        if one.scenario:
            for name in (one.id, one.label):
                if name and name not in landscape.scenarios and name != BASE:
                    yield name, one.scenario


def _called(landscape: Landscape, scenario: str) -> str:
    labels = (
        one.label
        for one in landscape.alternatives.values()
        if one.scenario == scenario and one.label and scenario
    )
    return next(labels, scenario or BASE)


def _unknown(name: str, landscape: Landscape) -> Diagnostic:
    names = sorted({BASE, *landscape.scenarios, *alternatives_in(landscape)})
    hint = did_you_mean(name, names) or "known: " + ", ".join(names)
    return Diagnostic(
        code="unknown-scenario",
        message=f"the model has no scenario or alternative {name!r}",
        hint=hint,
        parameters={"scenario": name, "known": names},
    )


def _twice(name: str) -> Diagnostic:
    return Diagnostic(
        code="named-twice",
        message=f"{name!r} means a scenario that is named already",
        hint="name each once",
    )
