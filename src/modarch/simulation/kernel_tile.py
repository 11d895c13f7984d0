"""Carrying out many runs, one after the other; what Numba can compile."""
# ruff: noqa: PLR0913, PLR0917 - vectors are passed one by one: Numba handles nothing dearer

from __future__ import annotations

from typing import Any, Final

from modarch.simulation.kernel_place import CELLS, measure, place_run, unsigned
from modarch.simulation.kernel_trace import count_use, trace

__all__ = ["TILES", "carry_out", "look_into"]


def refill(r: Any, planes: Any, cells: int) -> None:
    """Give everything back."""
    for cell in range(unsigned(cells)):
        r[cell] = planes[cell]


def one_run(rows: Any, at: int, x: Any) -> None:
    """Copy the rows of one run."""
    for row in range(len(x)):
        x[row] = rows[row, at]


def carry_out(m: Any, planes: Any, rows: Any, x: Any, w: Any, r: Any, out: Any) -> int:
    """Carry out runs and write their measures; return how many, fewer if the horizon is too near.

    ``rows`` is rows by runs, ``out`` runs by measures; ``planes`` are those of `Program.planes`.
    """
    for at in range(len(out)):
        one_run(rows, at, x)
        refill(r, planes, m[CELLS])
        if not place_run(m, x, w, r):
            return at
        measure(m, x, w, out[at])
    return len(out)


def look_into(
    m: Any,
    planes: Any,
    rows: Any,
    x: Any,
    w: Any,
    r: Any,
    critical: Any,
    gates: Any,
    used: Any,
) -> int:
    """Carry out runs and count what decides their ends, and the capacities in use."""
    runs = rows.shape[1]
    for at in range(runs):
        one_run(rows, at, x)
        refill(r, planes, m[CELLS])
        if not place_run(m, x, w, r):
            return at
        trace(m, x, w, critical, gates)
        count_use(m, r, used)
    return runs  # type: ignore[no-any-return]


TILES: Final = (refill, one_run, carry_out, look_into)
"""The functions in the order in which they call each other."""
