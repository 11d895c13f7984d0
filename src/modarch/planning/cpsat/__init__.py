"""The exact solver: the problem as a constraint programme for OR-tools' CP-SAT.

The only part of modarch that imports OR-tools, and only when `load` is called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from modarch.planning.cpsat.run import ExactSolver

__all__ = ["load"]


def load() -> type[ExactSolver] | None:
    """Return the exact solver, or None when OR-tools is not installed."""
    try:
        module = importlib.import_module("modarch.planning.cpsat.run")
    except ImportError:
        return None
    return cast("type[ExactSolver]", module.ExactSolver)
