"""Random numbers that belong to what they stand for, and to the number of the run.

Every uncertain thing has a stream of its own, whose key comes from the seed and its name; number n
of the stream belongs to run n. Runs can thus be drawn in any order, in pieces of any size and on
any machine, and two plans or two versions of a model meet the same chances (common random numbers;
Law 2015, *Simulation Modeling and Analysis*, 5th edition, chapter 11).

Numbers are SplitMix64 (Steele, Lea and Flood 2014, *OOPSLA*) of key and run; standard normal
deviates come from a table of the inverse distribution function, linear between 2 049 points.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import special

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CELLS", "NORMAL", "deviates", "key_of"]

CELLS: Final = 2048
"""Cells of the table."""

_STEP, _FIRST, _SECOND = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)


def _table() -> NDArray[np.float64]:
    """Return the deviates at i / CELLS; the outermost cells keep the mean of the tails."""
    inner = special.ndtri(np.arange(1, CELLS) / CELLS)
    edge = float(inner[-1])
    tail = CELLS * np.exp(-edge * edge / 2) / np.sqrt(2 * np.pi)
    outer = 2 * float(tail) - edge
    return np.concatenate(([-outer], inner, [outer]))


NORMAL: Final = _table()
"""Standard normal deviates at the edges of the cells."""


def key_of(seed: int, *names: str) -> int:
    """Return the key of a stream.

    Parameters
    ----------
    seed
        The seed of the simulation.
    names
        What the stream stands for: a component and a phase, say.
    """
    text = "\0".join((str(seed), *names))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def deviates(key: int, runs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the standard normal deviates of some runs.

    Parameters
    ----------
    key
        Key of the stream.
    runs
        Numbers of the runs, from 0.
    """
    x = (runs + 1).astype(np.uint64)
    x *= _STEP
    x += np.uint64(key)
    x = (x ^ (x >> np.uint64(30))) * _FIRST
    x = (x ^ (x >> np.uint64(27))) * _SECOND
    x ^= x >> np.uint64(31)
    cell = (x >> np.uint64(53)).astype(np.int64)
    part = (x & np.uint64(0x1FFFFFFFFFFFFF)).astype(np.float64) * 2.0**-53
    low = NORMAL[cell]
    between: NDArray[np.float64] = low + part * (NORMAL[cell + 1] - low)
    return between
