"""The exact solver: the problem as a constraint programme for OR-tools' CP-SAT.

The only part of modarch that imports OR-tools, and only when `load` is called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from modarch.planning.cpsat.exact import Exact

__all__ = ["load"]


def load() -> type[Exact] | None:
    """Return what asks the exact solver, or None when OR-tools is not installed."""
    try:
        module = importlib.import_module("modarch.planning.cpsat.exact")
    except ImportError:
        return None
    return cast("type[Exact]", module.Exact)
