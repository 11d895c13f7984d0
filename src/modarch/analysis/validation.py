"""Everything that can be told of a model before anything is computed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.rules.registry import check_rules
from modarch.errors import in_reading_order
from modarch.landscape.load import landscapes_of

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.errors import Diagnostic

__all__ = ["validate"]


def validate(path: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of form and every broken rule of a model, its scenarios included.

    Parameters
    ----------
    path
        A model file, or a folder with the parts of a model.

    Returns
    -------
    tuple of Diagnostic
        In reading order; each problem once, however many scenarios share it.

    Raises
    ------
    ModelInvalid
        If a file cannot be read at all.
    """
    problems, landscapes = landscapes_of(path)
    found = dict.fromkeys(problems)
    for landscape in landscapes:
        found |= dict.fromkeys(check_rules(landscape))
    return in_reading_order(found)
