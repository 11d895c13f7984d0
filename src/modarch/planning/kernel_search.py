"""Simulated annealing over orders and modes, in Python that Numba can compile.

Moves take a block out of the order and insert it elsewhere, never before what it depends on, or
change the mode of a group. The temperature falls linearly
(Kirkpatrick, Gelatt and Vecchi 1983, *Science* 220). Stages are lexicographic: at a level, nothing
that makes an earlier value worse than the best known is accepted, and later values only break ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.kernel_order import ALIKE, accept, copy, place_again, place_all, reject
from modarch.planning.kernel_terms import measure
from modarch.planning.layout import (
    ACCEPTED_VALUE,
    BEST_MODE,
    BEST_ORDER,
    BEST_VALUE,
    BLOCKS,
    CHOICE,
    CHOICES,
    EARLIER,
    EARLIER_FROM,
    FAR,
    GROUPS,
    HIGH,
    INTERIM,
    LATER,
    LATER_FROM,
    LOW,
    MODE,
    MODE_FROM,
    MOVED_TO,
    ORDER,
    POSITION,
    RANDOM,
    SCALE,
    SHARE,
    SHARE_FROM,
    STAGES,
    STEEPNESS,
    TERMS,
    VALUE,
    WEIGHT,
)

if TYPE_CHECKING:
    from modarch.planning.layout import Floats, Ints

__all__ = ["SEARCHING", "anneal", "assess", "probe"]

_NEAR = 12
"""Every other insertion stays within this many positions of where it was."""

_MODE_MOVES = 5
"""One move in this many changes a mode, when there are modes to choose between."""


def draw(m: Ints, below: int) -> int:
    """Return a random whole number from 0 up to, not including, ``below`` (Lehmer 1951)."""
    state = m[m[RANDOM]] * 48271 % 2147483647
    m[m[RANDOM]] = state
    return state % below


def assess(m: Ints) -> None:
    """Place the order of ORDER in the modes of MODE, accept it and fill VALUE."""
    measure(m, place_all(m))
    accept(m, 0)


def put(m: Ints, block: int, position: int) -> None:
    """Write a block at a position of the order."""
    m[m[ORDER] + position] = block
    m[m[POSITION] + block] = position


def target_of(m: Ints, origin: int) -> int:
    """Return a random other position that a block may move to, often a near one; -1 if none."""
    block, low, high = m[m[ORDER] + origin], 0, m[BLOCKS] - 1
    for at in range(m[m[EARLIER_FROM] + block], m[m[EARLIER_FROM] + block + 1]):
        low = max(low, m[m[POSITION] + m[m[EARLIER] + at]] + 1)
    for at in range(m[m[LATER_FROM] + block], m[m[LATER_FROM] + block + 1]):
        high = min(high, m[m[POSITION] + m[m[LATER] + at]] - 1)
    if draw(m, 2) == 0:
        low, high = max(low, origin - _NEAR), min(high, origin + _NEAR)
    if low >= high:
        return -1
    target = low + draw(m, high - low)
    return target + 1 if target >= origin else target


def move_block(m: Ints) -> int:
    """Move a random block to a random allowed position; return the first one changed, or -1."""
    origin = draw(m, m[BLOCKS])
    block, target = m[m[ORDER] + origin], target_of(m, origin)
    if target < 0:
        return -1
    step = 1 if target > origin else -1
    at = origin
    while at != target:
        put(m, m[m[ORDER] + at + step], at)
        at += step
    put(m, block, target)
    m[MOVED_TO] = max(origin, target)
    return min(origin, target)


def change_mode(m: Ints) -> int:
    """Give a random group that has a choice another mode; return the first position it changes."""
    group = m[m[CHOICE] + draw(m, m[CHOICES])]
    modes = m[m[MODE_FROM] + group + 1] - m[m[MODE_FROM] + group]
    mode, before = draw(m, modes - 1), m[m[MODE] + group]
    m[m[MODE] + group] = mode + 1 if mode >= before else mode
    first, m[MOVED_TO] = m[BLOCKS], m[BLOCKS]
    for at in range(m[m[SHARE_FROM] + group], m[m[SHARE_FROM] + group + 1]):
        first = min(first, m[m[POSITION] + m[m[SHARE] + at]])
    return first


def change(m: Ints) -> int:
    """Make a random move and return the first position that it changes; -1 if there was none."""
    if m[CHOICES] > 0 and draw(m, _MODE_MOVES) == 0:
        return change_mode(m)
    return move_block(m)


def energy(m: Ints, f: Floats, values: int, level: int) -> float:
    """Return a value with the later ones as tie-breaks."""
    total = 0.0
    for at in range(m[STAGES], level - 1, -1):
        total = total * f[SCALE + at] + m[m[values] + at]
    return total


def keeps(m: Ints, level: int) -> bool:
    """Return whether no value before ``level`` is worse than the best."""
    for at in range(level):  # noqa: SIM110 - Numba does not compile all()
        if m[m[VALUE] + at] > m[m[BEST_VALUE] + at]:
            return False
    return True


def improves(m: Ints) -> bool:
    """Return whether the latest values are lexicographically less than the best."""
    for at in range(m[STAGES] + 1):
        if m[m[VALUE] + at] != m[m[BEST_VALUE] + at]:
            return m[m[VALUE] + at] < m[m[BEST_VALUE] + at]
    return False


def keep_best(m: Ints) -> None:
    """Store the present order, modes and values as the best."""
    copy(m, m[VALUE], m[BEST_VALUE], m[STAGES] + 1)
    copy(m, m[ORDER], m[BEST_ORDER], m[BLOCKS])
    copy(m, m[MODE], m[BEST_MODE], m[GROUPS])


def patience(m: Ints, level: int, most: float) -> int:
    """Return the tardiness beyond which an order cannot be accepted, or FAR.

    Only stages up to ``level`` count; ``most`` is the greatest value that is accepted there.
    """
    limit = FAR
    for stage in range(1, level + 1):
        weight = m[m[WEIGHT] + (stage - 1) * m[TERMS] + INTERIM]
        if weight > 0:
            allowed = int(most) if stage == level else m[m[BEST_VALUE] + stage]
            limit = min(limit, allowed // weight)
    return limit


def anneal(m: Ints, f: Floats, level: int, steps: int) -> None:
    """Search on from the accepted order and keep the best.

    ``level`` is the value that is improved: 0 the excess, 1 the first stage, and so on.
    """
    present = energy(m, f, ACCEPTED_VALUE, level)
    for step in range(steps):
        heat = f[HIGH] + (f[LOW] - f[HIGH]) * step / steps
        most = present + heat * f[STEEPNESS + draw(m, 1024)]
        first = change(m)
        if first < 0:
            continue
        excess = place_again(m, first, patience(m, level, most))
        if excess == ALIKE:
            copy(m, m[ACCEPTED_VALUE], m[VALUE], m[STAGES] + 1)
            accept(m, first)
            continue
        measure(m, excess)
        reached = energy(m, f, VALUE, level)
        if keeps(m, level) and reached <= most:
            present = reached
            accept(m, first)
            if improves(m):
                keep_best(m)
        else:
            reject(m)


def probe(m: Ints, f: Floats, level: int, steps: int) -> float:
    """Return the mean worsening of a value over random moves from the accepted order, 0 if none."""
    present, total, count = energy(m, f, ACCEPTED_VALUE, level), 0.0, 0
    for _ in range(steps):
        first = change(m)
        if first >= 0:
            excess = place_again(m, first, FAR)
            measure(m, max(0, excess))
            worse = 0.0 if excess == ALIKE else energy(m, f, VALUE, level) - present
            if worse > 0 and keeps(m, 1):
                total += worse
                count += 1
            reject(m)
    return total / count if count else 0.0


SEARCHING = (
    draw,
    assess,
    put,
    target_of,
    move_block,
    change_mode,
    change,
    energy,
    keeps,
    improves,
    keep_best,
    patience,
    anneal,
    probe,
)
"""The functions of this module in the order in which they call each other."""
