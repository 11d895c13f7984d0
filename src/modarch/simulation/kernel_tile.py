"""Carrying out many runs, one after the other; what Numba can compile."""
# ruff: noqa: PLR0913, PLR0917 - vectors are passed one by one: Numba handles nothing dearer

from __future__ import annotations

from typing import Any, Final

from modarch.simulation.kernel_place import measure, place_run
from modarch.simulation.kernel_room import CELLS, unsigned
from modarch.simulation.kernel_trace import count_use, trace

__all__ = ["TILES", "carry_out"]


def refill(r: Any, planes: Any, cells: int) -> None:
    """Give everything back."""
    for cell in range(unsigned(cells)):
        r[cell] = planes[cell]


def one_run(rows: Any, at: int, x: Any) -> None:
    """Copy the rows of one run."""
    for row in range(len(x)):
        x[row] = rows[row, at]


def carry_out(
    m: Any,
    planes: Any,
    rows: Any,
    x: Any,
    w: Any,
    r: Any,
    out: Any,
    looked: int,
    critical: Any,
    gates: Any,
    used: Any,
) -> int:
    """Carry out runs and write their measures; return how many, fewer if the horizon is too near.

    ``rows`` is rows by runs, ``out`` runs by measures; ``planes`` are those of `Program.planes`.
    The first ``looked`` runs are looked into.
    """
    for at in range(len(out)):
        one_run(rows, at, x)
        refill(r, planes, m[CELLS])
        if not place_run(m, x, w, r):
            return at
        measure(m, x, w, out[at])
        if at < looked:
            count_use(m, r, trace(m, x, w, critical, gates), used)
    return len(out)


TILES: Final = (refill, one_run, carry_out)
"""The functions in the order in which they call each other."""
