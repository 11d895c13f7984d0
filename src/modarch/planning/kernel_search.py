"""Simulated annealing over orders and modes, in Python that Numba can compile.

Moves take a block out of the order and insert it elsewhere, never before what it depends on, or
change the mode of a group. The temperature falls linearly (Kirkpatrick, Gelatt and Vecchi 1983,
*Science* 220). Stages are lexicographic: at a level, nothing that makes an earlier value worse than
the best known is accepted, and later values only break ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.kernel import place_all
from modarch.planning.kernel_terms import measure
from modarch.planning.layout import (
    BEST,
    BEST_MODE,
    BEST_ORDER,
    BLOCKS,
    CHOICE,
    CHOICES,
    CURRENT,
    EARLIER_BLOCK,
    EARLIER_FROM,
    GROUPS,
    HIGH,
    LATER_BLOCK,
    LATER_FROM,
    LOW,
    MODE,
    MODE_FROM,
    ORDER,
    POSITION,
    RANDOM,
    SCALE,
    STAGES,
    STEEPNESS,
    VALUE,
)

if TYPE_CHECKING:
    from modarch.planning.layout import Floats, Ints

__all__ = ["SEARCHING", "anneal", "assess"]

_NEAR = 12
"""Every other insertion stays within this many positions."""

_MODE_MOVES = 5
"""One move in this many changes a mode, when there are modes to choose between."""


def draw(m: Ints, below: int) -> int:
    """Return a random whole number from 0 up to, not including, ``below`` (Lehmer 1951)."""
    state = m[m[RANDOM]] * 48271 % 2147483647
    m[m[RANDOM]] = state
    return state % below


def assess(m: Ints) -> None:
    """Place the order of ORDER in the modes of MODE and fill VALUE."""
    measure(m, place_all(m))


def insert(m: Ints, origin: int, target: int) -> None:
    """Move the block at a position to another, shifting those between."""
    block = m[m[ORDER] + origin]
    step = 1 if target > origin else -1
    at = origin
    while at != target:
        moved = m[m[ORDER] + at + step]
        m[m[ORDER] + at] = moved
        m[m[POSITION] + moved] = at
        at += step
    m[m[ORDER] + target] = block
    m[m[POSITION] + block] = target


def propose_insertion(m: Ints) -> tuple[int, int]:
    """Return a random position and an allowed other one for its block (equal when none is)."""
    origin = draw(m, m[BLOCKS])
    block = m[m[ORDER] + origin]
    low, high = 0, m[BLOCKS] - 1
    for at in range(m[m[EARLIER_FROM] + block], m[m[EARLIER_FROM] + block + 1]):
        low = max(low, m[m[POSITION] + m[m[EARLIER_BLOCK] + at]] + 1)
    for at in range(m[m[LATER_FROM] + block], m[m[LATER_FROM] + block + 1]):
        high = min(high, m[m[POSITION] + m[m[LATER_BLOCK] + at]] - 1)
    if draw(m, 2) == 0:
        low, high = max(low, origin - _NEAR), min(high, origin + _NEAR)
    if low >= high:
        return origin, origin
    target = low + draw(m, high - low)
    return origin, target + 1 if target >= origin else target


def propose_mode(m: Ints) -> tuple[int, int]:
    """Return a random group that has a choice, and another mode for it."""
    group = m[m[CHOICE] + draw(m, m[CHOICES])]
    modes = m[m[MODE_FROM] + group + 1] - m[m[MODE_FROM] + group]
    mode = draw(m, modes - 1)
    return group, mode + 1 if mode >= m[m[MODE] + group] else mode


def energy(m: Ints, f: Floats, values: int, level: int) -> float:
    """Return a value with the later ones as tie-breaks."""
    total = 0.0
    for at in range(m[STAGES], level - 1, -1):
        total = total * f[SCALE + at] + m[m[values] + at]
    return total


def keeps(m: Ints, level: int) -> bool:
    """Return whether no value before ``level`` is worse than the best."""
    for at in range(level):  # noqa: SIM110 - Numba does not compile all()
        if m[m[VALUE] + at] > m[m[BEST] + at]:
            return False
    return True


def improves(m: Ints) -> bool:
    """Return whether the latest values are lexicographically less than the best."""
    for at in range(m[STAGES] + 1):
        if m[m[VALUE] + at] != m[m[BEST] + at]:
            return m[m[VALUE] + at] < m[m[BEST] + at]
    return False


def copy(m: Ints, origin: int, target: int, length: int) -> None:
    """Copy a vector onto another."""
    for at in range(length):
        m[m[target] + at] = m[m[origin] + at]


def keep_best(m: Ints) -> None:
    """Store the present order, modes and values as the best."""
    copy(m, VALUE, BEST, m[STAGES] + 1)
    copy(m, ORDER, BEST_ORDER, m[BLOCKS])
    copy(m, MODE, BEST_MODE, m[GROUPS])


def anneal(m: Ints, f: Floats, level: int, steps: int) -> None:
    """Search on from the present order and keep the best.

    ``level`` is the value that is improved: 0 the excess, 1 the first stage, and so on.
    """
    present = energy(m, f, CURRENT, level)
    for step in range(steps):
        heat = f[HIGH] + (f[LOW] - f[HIGH]) * step / steps
        changes_mode = m[CHOICES] > 0 and draw(m, _MODE_MOVES) == 0
        one, two = propose_mode(m) if changes_mode else propose_insertion(m)
        if one == two and not changes_mode:
            continue
        before = m[m[MODE] + one] if changes_mode else one
        if changes_mode:
            m[m[MODE] + one] = two
        else:
            insert(m, one, two)
        assess(m)
        reached = energy(m, f, VALUE, level)
        if keeps(m, level) and reached <= present + heat * f[STEEPNESS + draw(m, 1024)]:
            present = reached
            copy(m, VALUE, CURRENT, m[STAGES] + 1)
            if improves(m):
                keep_best(m)
        elif changes_mode:
            m[m[MODE] + one] = before
        else:
            insert(m, two, one)


SEARCHING = (
    draw,
    assess,
    insert,
    propose_insertion,
    propose_mode,
    energy,
    keeps,
    improves,
    copy,
    keep_best,
    anneal,
)
"""The functions of this module in the order in which they call each other."""
