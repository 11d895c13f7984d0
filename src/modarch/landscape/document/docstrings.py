"""Meanings of fields, read from the NumPy-style docstrings of the elements."""

from __future__ import annotations

import inspect
import re

__all__ = ["parameters", "summary"]

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)


def summary(cls: type) -> str:
    """Return the first sentence of a class's docstring."""
    return inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")


def parameters(cls: type) -> dict[str, str]:
    """Return the meaning of every documented parameter, inherited ones included.

    >>> class A:
    ...     '''A thing.
    ...
    ...     Parameters
    ...     ----------
    ...     low, high
    ...         The bounds.
    ...     '''
    >>> parameters(A)
    {'low': 'The bounds.', 'high': 'The bounds.'}
    """
    found: dict[str, str] = {}
    for ancestor in reversed(cls.__mro__):
        found |= _own_parameters(ancestor)
    return found


def _own_parameters(cls: type) -> dict[str, str]:
    text = inspect.cleandoc(cls.__dict__.get("__doc__") or "")
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    found: dict[str, str] = {}
    names: list[str] = []
    for line in sections.get("Parameters", "").splitlines():
        if line and not line.startswith(" "):
            names = [name.strip() for name in line.split(",")]
        elif line.strip():
            for name in names:
                found[name] = f"{found.get(name, '')} {line.strip()}".strip()
    return found
