"""Functions as copies that Numba compiles and that call each other's copies.

A kernel stays plain Python for those without Numba; what is compiled is a copy of each function.
"""

from __future__ import annotations

import hashlib
from types import FunctionType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

__all__ = ["compile_twin", "twin_of", "version_of"]


def version_of(functions: Iterable[FunctionType], modules: Iterable[ModuleType]) -> str:
    """Return a digest of all functions, so that a change in one makes the others compile anew.

    Parameters
    ----------
    functions
        The functions of a kernel.
    modules
        Modules whose whole numbers they use as constants.
    """
    codes = (function.__code__ for function in functions)
    text = repr([(code.co_name, code.co_code, code.co_names, code.co_consts) for code in codes])
    for module in modules:
        text += repr(sorted((k, v) for k, v in vars(module).items() if isinstance(v, int)))
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def twin_of(function: FunctionType, scope: dict[str, Any], version: str) -> FunctionType:
    """Return a copy of a function whose calls go to the functions in a scope.

    Parameters
    ----------
    function
        The function.
    scope
        What its names mean.
    version
        Digest of the kernel; a part of the copy's name, which its cache is found by.
    """
    twin = FunctionType(function.__code__, scope, function.__name__)
    twin.__annotations__ = function.__annotations__
    twin.__module__, twin.__qualname__ = function.__module__, f"{function.__name__}_{version}"
    return twin


def compile_twin(
    numba: Any, twin: FunctionType, *signature: str, **options: Any
) -> Callable[..., Any]:
    """Return a copy compiled, from the cache beside the source where there can be one.

    Parameters
    ----------
    numba
        The library.
    twin
        The copy.
    *signature
        Its types in Numba's words, when they are to be fixed beforehand.
    **options
        What Numba is told besides.
    """
    try:
        compiled = numba.njit(*signature, cache=True, **options)(twin)
    except RuntimeError:  # no folder that can be written to for the cache
        compiled = numba.njit(*signature, **options)(twin)
    return cast("Callable[..., Any]", compiled)
