"""The alternatives that a command looks at, loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.cli.boundary import fail, say
from modarch.cli.options import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["chosen_landscapes", "described", "names_in", "one_scenario"]

_FEWEST = 2


def chosen_landscapes(
    model: Path, written: str | None, as_of: Month | None = None
) -> dict[str, Landscape]:
    """Return the model in each scenario asked for, by what to call it.

    Parameters
    ----------
    model
        A model file or folder.
    written
        Names of scenarios or alternatives, set apart by commas; None for all alternatives of the
        model, and when it has fewer than two for all its scenarios and the base.
    as_of
        The month to look at.
    """
    from modarch.report.comparison.naming import BASE, alternatives_in, meant_scenarios

    base = load_model(model, None, as_of)
    if not base.scenarios:
        fail("The model has no scenarios to compare: write them under scenarios:.")
    if written is None:
        meant = alternatives_in(base)
        if len(meant) < _FEWEST:
            meant = meant_scenarios(base, [BASE, *base.scenarios])
    else:
        meant = meant_scenarios(base, names_in(written))
    say(f"measuring {', '.join(meant)} …")
    return {
        name: load_model(model, scenario, base.as_of) if scenario else base
        for name, scenario in meant.items()
    }


def names_in(written: str | None) -> list[str]:
    """Return names that are set apart by commas; without any text, none."""
    if written is None:
        return []
    names = [name.strip() for name in written.split(",") if name.strip()]
    if not names:
        fail("Name the scenarios, set apart by commas: --scenarios a,b.")
    return names


def described(model: Path, base: Landscape, alternatives: Iterable[str]) -> dict[str, Landscape]:
    """Return the model in the scenarios that describe alternatives, by what to call them.

    Parameters
    ----------
    model
        A model file or folder.
    base
        The model without a scenario.
    alternatives
        Ids of alternatives; those that no scenario describes are left out.
    """
    known = [base.alternatives[id_] for id_ in dict.fromkeys(alternatives)]
    return {
        one.label or one.id: load_model(model, one.scenario, base.as_of)
        for one in known
        if one.scenario
    }


def one_scenario(model: Path, written: str, as_of: Month | None = None) -> tuple[str, Landscape]:
    """Return the model in the one scenario that a name means, and what to call it."""
    from modarch.report.comparison.naming import meant_scenarios

    base = load_model(model, None, as_of)
    ((name, scenario),) = meant_scenarios(base, [written.strip()]).items()
    return name, load_model(model, scenario, base.as_of) if scenario else base
