"""Placing activities in order, in a subset of Python that Numba can compile.

The serial schedule generation scheme (Kelley 1963; Kolisch 1996, *European Journal of Operational
Research* 90), with the unscheduling step for greatest lags (Franck, Neumann and Schwindt 2001,
*OR Spektrum* 23) kept within a block. Plain functions on one vector of whole numbers
(`modarch.planning.layout`), so that they give identical results compiled and not
(`modarch.planning.jit`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.layout import (
    ACTIVITIES,
    ARC_AFTER,
    ARC_AFTER_END,
    ARC_BEFORE,
    ARC_BEFORE_END,
    ARC_MONTHS,
    BLOCK_ACTIVITY,
    BLOCK_FROM,
    BLOCKS,
    CAPACITY,
    DEADLINE,
    FIXED,
    FLOOR,
    GROUP,
    HORIZON,
    IN_FROM,
    MODE,
    MONTHS,
    NEXT_OPEN,
    OPENING,
    ORDER,
    OUT_ARC,
    OUT_FROM,
    RELEASE,
    REMAINING,
    RESOURCES,
    START,
    USE_AMOUNT,
    USE_FROM,
    USE_MONTHS,
    USE_OFFSET,
    USE_RESOURCE,
    VARIANT,
)

if TYPE_CHECKING:
    from modarch.planning.layout import Ints

__all__ = ["PLACING", "place_all"]

_TRIES = 60
"""How often a block is placed anew to keep its greatest lags before the excess is accepted."""

_BEYOND = 1_000_000
"""Excess of an activity that finds no room before the horizon."""


def variant_of(m: Ints, activity: int) -> int:
    """Return the activity in the present mode of its group."""
    return m[m[VARIANT] + activity] + m[m[MODE] + m[m[GROUP] + activity]]


def earliest(m: Ints, variant: int, month: int) -> int:
    """Return the first month from ``month`` on with an open calendar and room, or -1."""
    horizon, remaining = m[HORIZON], m[REMAINING]
    row = m[m[OPENING] + variant]
    last = horizon - m[m[MONTHS] + variant]
    first_use, end_use = m[m[USE_FROM] + variant], m[m[USE_FROM] + variant + 1]
    while month <= last:
        if row >= 0:
            month = m[m[NEXT_OPEN] + row * horizon + month]
            if month > last:
                break
        use = first_use
        while use < end_use:
            base = remaining + m[m[USE_RESOURCE] + use] * horizon + month + m[m[USE_OFFSET] + use]
            at = base + m[m[USE_MONTHS] + use] - 1
            amount = m[m[USE_AMOUNT] + use]
            while at >= base and m[at] >= amount:
                at -= 1
            if at >= base:
                month += at - base + 1
                break
            use += 1
        if use == end_use:
            return month
    return -1


def occupy(m: Ints, variant: int, start: int, sign: int) -> None:
    """Take the resources of a variant from the months it runs in, or give them back (sign -1)."""
    horizon = m[HORIZON]
    for use in range(m[m[USE_FROM] + variant], m[m[USE_FROM] + variant + 1]):
        row = m[REMAINING] + m[m[USE_RESOURCE] + use] * horizon
        first = row + start + m[m[USE_OFFSET] + use]
        amount = sign * m[m[USE_AMOUNT] + use]
        for at in range(first, min(first + m[m[USE_MONTHS] + use], row + horizon)):
            m[at] -= amount


def weight(m: Ints, arc: int) -> int:
    """Return the least time between the starts of the two activities of an arc."""
    months = m[m[ARC_MONTHS] + arc]
    if m[m[ARC_BEFORE_END] + arc]:
        months += m[m[MONTHS] + variant_of(m, m[m[ARC_BEFORE] + arc])]
    if m[m[ARC_AFTER_END] + arc]:
        months -= m[m[MONTHS] + variant_of(m, m[m[ARC_AFTER] + arc])]
    return months


def overdue(m: Ints, activity: int, start: int, settle: int) -> int:
    """Return by how many months a start breaks arcs to activities placed already.

    Unless ``settle`` is 1, floors of movable activities are raised to keep the arcs, and only arcs
    to fixed activities count.
    """
    excess = 0
    for place in range(m[m[OUT_FROM] + activity], m[m[OUT_FROM] + activity + 1]):
        arc = m[m[OUT_ARC] + place]
        after = m[m[ARC_AFTER] + arc]
        placed = m[m[START] + after]
        gap = start + weight(m, arc) - placed
        if placed >= 0 and gap > 0:
            if settle or m[m[FIXED] + after] >= 0:
                excess += gap
            else:
                m[m[FLOOR] + after] = max(m[m[FLOOR] + after], placed + gap)
    return excess


def first_month(m: Ints, activity: int) -> int:
    """Return the activity's earliest start by its floor and the arcs from what is placed."""
    month = m[m[FLOOR] + activity]
    for arc in range(m[m[IN_FROM] + activity], m[m[IN_FROM] + activity + 1]):
        before = m[m[START] + m[m[ARC_BEFORE] + arc]]
        if before >= 0:
            month = max(month, before + weight(m, arc))
    return month


def try_block(m: Ints, block: int, settle: int) -> int:
    """Place a block's activities once and return the excess, or -1 when a floor was raised."""
    excess, raised = 0, False
    first, end = m[m[BLOCK_FROM] + block], m[m[BLOCK_FROM] + block + 1]
    for at in range(first, end):
        activity = m[m[BLOCK_ACTIVITY] + at]
        variant = variant_of(m, activity)
        start = earliest(m, variant, first_month(m, activity))
        if start < 0:
            start = m[HORIZON] - 1
            excess += _BEYOND
        excess += overdue(m, activity, start, settle)
        m[m[START] + activity] = start
        occupy(m, variant, start, 1)
        excess += max(0, start + m[m[MONTHS] + variant] - m[m[DEADLINE] + activity])
    for at in range(first, end):
        activity = m[m[BLOCK_ACTIVITY] + at]
        raised |= m[m[START] + activity] < m[m[FLOOR] + activity]
    return -1 if raised and not settle else excess


def place_block(m: Ints, block: int) -> int:
    """Place a block's activities, later and later until its greatest lags hold.

    Returns the excess: months by which deadlines and lags are broken, 0 when they hold.
    """
    first, end = m[m[BLOCK_FROM] + block], m[m[BLOCK_FROM] + block + 1]
    for at in range(first, end):
        activity = m[m[BLOCK_ACTIVITY] + at]
        m[m[FLOOR] + activity] = m[m[RELEASE] + activity]
    excess, tries = try_block(m, block, 0), 1
    while excess < 0:
        for at in range(first, end):
            activity = m[m[BLOCK_ACTIVITY] + at]
            occupy(m, variant_of(m, activity), m[m[START] + activity], -1)
            m[m[START] + activity] = -1
        tries += 1
        excess = try_block(m, block, 1 if tries >= _TRIES else 0)
    return excess


def place_all(m: Ints) -> int:
    """Place all blocks in the order of ORDER and return the excess."""
    remaining, capacity = m[REMAINING], m[CAPACITY]
    for cell in range(m[RESOURCES] * m[HORIZON]):  # a slice takes seconds to compile
        m[remaining + cell] = m[capacity + cell]
    for activity in range(m[ACTIVITIES]):
        fixed = m[m[FIXED] + activity]
        m[m[START] + activity] = fixed
        if fixed >= 0:
            occupy(m, variant_of(m, activity), fixed, 1)
    excess = 0
    for position in range(m[BLOCKS]):
        excess += place_block(m, m[m[ORDER] + position])
    return excess


PLACING = (
    variant_of,
    earliest,
    occupy,
    weight,
    overdue,
    first_month,
    try_block,
    place_block,
    place_all,
)
"""The functions of this module in the order in which they call each other."""
