"""The kernels compiled, when Numba is installed, and as plain Python always.

Both give identical results. Compiling takes some seconds the first time and is then read from a
cache beside the source.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from modarch.planning.twins import compile_twin, twin_of, version_of
from modarch.simulation import kernel_draw, kernel_place, kernel_room
from modarch.simulation.kernel_draw import DRAWING
from modarch.simulation.kernel_place import PLACING
from modarch.simulation.kernel_room import ROOM
from modarch.simulation.kernel_tile import TILES
from modarch.simulation.kernel_trace import TRACING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Compiled", "compiled"]

_FUNCTIONS = cast("tuple[FunctionType, ...]", (*DRAWING, *ROOM, *PLACING, *TRACING, *TILES))
_ENTRIES = ("draw_rows", "carry_out")


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compiled entry points.

    Parameters
    ----------
    draw
        `modarch.simulation.kernel_draw.draw_rows`.
    carry_out
        `modarch.simulation.kernel_tile.carry_out`.
    """

    draw: Callable[..., None]
    carry_out: Callable[..., int]


@cache
def compiled() -> Compiled | None:
    """Return the compiled kernels, or None without Numba."""
    try:
        numba = importlib.import_module("numba")
    except ImportError:
        return None
    scope: dict[str, Any] = {}
    version = version_of(_FUNCTIONS, [kernel_draw, kernel_place, kernel_room])
    for function in _FUNCTIONS:
        scope |= _own_names(function, scope)
    scope["unsigned"], scope["signed"] = np.uint64, np.int64
    for function in _FUNCTIONS:
        scope[function.__name__] = _compile(numba, twin_of(function, scope, version))
    return Compiled(scope["draw_rows"], scope["carry_out"])


def _own_names(function: FunctionType, scope: dict[str, Any]) -> dict[str, Any]:
    """Return the names a function goes by, which may not mean another thing to another one."""
    names = {k: v for k, v in function.__globals__.items() if not k.startswith("__")}
    clashes = [k for k in names.keys() & scope.keys() if names[k] is not scope[k]]
    if any(isinstance(names[k], int | FunctionType) for k in clashes):
        message = f"kernels use one name for two things: {', '.join(sorted(clashes))}"
        raise RuntimeError(message)
    return names


def _compile(numba: Any, twin: FunctionType) -> Callable[..., Any]:
    """Compile a function; all but the entries into their callers, for arrays are dear to pass."""
    options = {"nogil": True, "error_model": "numpy", "forceinline": twin.__name__ not in _ENTRIES}
    return compile_twin(numba, twin, **options)
