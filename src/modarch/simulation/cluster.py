"""Running on a Dask cluster; the same seeds give the same bytes as on one machine.

Every chunk is sent together with all it needs, so that a chunk whose worker is lost is simply
carried out again by another.
"""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from modarch.errors import MissingExtra, ModarchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

__all__ = ["cluster"]

_WAIT_SECONDS = 5


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give the workers of an existing Dask cluster as an executor.

    Parameters
    ----------
    address
        Address of its scheduler, such as ``tcp://host:8786``.

    Raises
    ------
    MissingExtra
        When ``distributed`` is not installed.
    ModarchError
        When no scheduler answers there.
    """
    try:
        distributed = importlib.import_module("distributed")
    except ImportError as missing:
        raise MissingExtra("dask", "simulate on a cluster") from missing
    try:
        client = distributed.Client(address, timeout=_WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        message = f"no Dask scheduler answers at {address}: start one, or leave out --scheduler"
        raise ModarchError(message) from fault
    try:
        yield client.get_executor(retries=3)
    finally:
        client.close()
