"""modarch: the order, integrations, contracts and fragmentation risk of a modular landscape.

Everything the command line does is one call here::

    import modarch

    landscape = modarch.load("models/minimal")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["__version__", "load"]

if TYPE_CHECKING:
    from modarch.landscape.load import load


def __getattr__(name: str) -> Any:
    """Load the public names late, so that ``import modarch`` stays quick."""
    if name == "load":
        from modarch.landscape.load import load

        return load
    message = f"module 'modarch' has no attribute {name!r}"
    raise AttributeError(message)
