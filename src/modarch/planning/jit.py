"""The kernel compiled, when Numba is installed, and as plain Python always.

Both give identical results; the compiled one is some fifty times faster. Compiling takes some
seconds the first time and is then read from a cache beside the source.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from modarch.planning import layout
from modarch.planning.kernel import PLACING
from modarch.planning.kernel_order import ORDERING
from modarch.planning.kernel_search import SEARCHING, anneal, assess, probe
from modarch.planning.kernel_terms import MEASURING
from modarch.planning.twins import compile_twin, twin_of, version_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType

    from modarch.planning.layout import Floats, Ints

__all__ = ["Kernel", "compiled_kernel", "plain_kernel"]

_FUNCTIONS = cast("tuple[FunctionType, ...]", (*PLACING, *ORDERING, *MEASURING, *SEARCHING))

_ENTRIES = (assess.__name__, anneal.__name__, probe.__name__)

_NUMBA_TYPES = {
    "Ints": "int64[::1]",
    "Floats": "float64[::1]",
    "int": "int64",
    "float": "float64",
    "bool": "boolean",
    "tuple[int, int]": "UniTuple(int64, 2)",
    "None": "void",
}


@dataclass(frozen=True, slots=True)
class Kernel:
    """The kernel's entry points.

    Parameters
    ----------
    assess
        Places an order and measures it.
    anneal
        Searches on from an order.
    probe
        Tells how much worse random moves make it.
    compiled
        Whether vectors must be NumPy arrays (64-bit integers, floats); lists otherwise.
    """

    assess: Callable[[Ints], None]
    anneal: Callable[[Ints, Floats, int, int], None]
    probe: Callable[[Ints, Floats, int, int], float]
    compiled: bool


def plain_kernel() -> Kernel:
    """Return the kernel in plain Python."""
    return Kernel(assess, anneal, probe, compiled=False)


@cache
def compiled_kernel() -> Kernel | None:
    """Return the compiled kernel, or None without Numba."""
    try:
        numba = importlib.import_module("numba")
    except ImportError:
        return None
    scope: dict[str, Any] = {}
    version = version_of(_FUNCTIONS, [layout])
    for function in _FUNCTIONS:
        scope |= {k: v for k, v in function.__globals__.items() if k not in scope}
    scope["unsigned"] = np.uint64
    for function in _FUNCTIONS:
        scope[function.__name__] = _compile(numba, twin_of(function, scope, version))
    return Kernel(scope["assess"], scope["anneal"], scope["probe"], compiled=True)


def _compile(numba: Any, twin: FunctionType) -> Callable[..., Any]:
    signature, options = _signature(twin), {"nogil": True, "error_model": "numpy"}
    if twin.__name__ not in _ENTRIES:  # never called from Python: saves a third of the time
        options |= {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return compile_twin(numba, twin, signature, **options)


def _signature(function: FunctionType) -> str:
    """Return a function's types in Numba's words; given beforehand, each is compiled only once."""
    types = dict(function.__annotations__)
    result = _NUMBA_TYPES[types.pop("return")]
    return f"{result}({', '.join(_NUMBA_TYPES[name] for name in types.values())})"
