"""Placing the activities of a block, in a subset of Python that Numba can compile.

The serial schedule generation scheme (Kelley 1963; Kolisch 1996, *European Journal of Operational
Research* 90), with the unscheduling step for greatest lags (Franck, Neumann and Schwindt 2001,
*OR Spektrum* 23) kept within a block; of earlier blocks, only single activities are put off. Plain
functions on one vector of whole numbers (`modarch.planning.layout`), so that they give identical
results compiled and not (`modarch.planning.jit`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.layout import (
    ARC_AFTER,
    ARC_AFTER_END,
    ARC_BEFORE,
    ARC_BEFORE_END,
    ARC_MONTHS,
    BLOCK_AT,
    BLOCK_FROM,
    DUE_MONTH,
    DUE_WEIGHT,
    FIXED,
    FLOOR,
    GROUP,
    HORIZON,
    IN_FROM,
    LAST,
    MODE,
    MONTHS,
    NEXT_OPEN,
    OPENING,
    OUT_ARC,
    OUT_FROM,
    PARTIAL,
    PLACED,
    PLEDGE_DUE,
    PLEDGE_FROM,
    PLEDGE_POINT,
    POINT_END,
    POINT_MONTHS,
    RELEASE,
    REMAINING,
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

__all__ = ["BEYOND", "PLACING", "occupy", "place_block", "variant_of"]

_TRIES = 60
"""How often a block is placed anew to keep its greatest lags before the excess is accepted."""

BEYOND = 1_000_000
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


def gap_after(m: Ints, arc: int, start: int) -> int:
    """Return by how many months a start breaks an arc to an activity that is placed already."""
    placed = m[m[START] + m[m[ARC_AFTER] + arc]]
    return start + weight(m, arc) - placed if placed >= 0 else 0


def raise_floors(m: Ints, activity: int, start: int) -> bool:
    """Raise the floors of movable activities of the block placed too early for this one.

    Returns whether any was.
    """
    raised = False
    for place in range(m[m[OUT_FROM] + activity], m[m[OUT_FROM] + activity + 1]):
        arc = m[m[OUT_ARC] + place]
        after = m[m[ARC_AFTER] + arc]
        gap = gap_after(m, arc, start)
        if gap > 0 and m[m[FIXED] + after] < 0 and same_block(m, activity, after):
            m[m[FLOOR] + after] = max(m[m[FLOOR] + after], m[m[START] + after] + gap)
            raised = True
    return raised


def same_block(m: Ints, activity: int, other: int) -> bool:
    """Return whether two activities are placed together."""
    return m[m[BLOCK_AT] + activity] == m[m[BLOCK_AT] + other]


def broken(m: Ints, activity: int) -> int:
    """Return by how many months a placed activity is too late, by itself and for earlier ones."""
    start = m[m[START] + activity]
    excess = max(0, start - m[m[LAST] + variant_of(m, activity)])
    for place in range(m[m[OUT_FROM] + activity], m[m[OUT_FROM] + activity + 1]):
        excess += max(0, gap_after(m, m[m[OUT_ARC] + place], start))
    return excess


def first_month(m: Ints, activity: int) -> int:
    """Return the activity's earliest start by its floor and the arcs from what is placed."""
    month = m[m[FLOOR] + activity]
    for arc in range(m[m[IN_FROM] + activity], m[m[IN_FROM] + activity + 1]):
        before = m[m[START] + m[m[ARC_BEFORE] + arc]]
        if before >= 0:
            month = max(month, before + weight(m, arc))
    return month


def pledged(m: Ints, activity: int, start: int) -> int:
    """Return the weighted tardiness of the dues whose first completion an activity is."""
    total = 0
    for pledge in range(m[m[PLEDGE_FROM] + activity], m[m[PLEDGE_FROM] + activity + 1]):
        due, point = m[m[PLEDGE_DUE] + pledge], m[m[PLEDGE_POINT] + pledge]
        month = start + m[m[POINT_MONTHS] + point]
        if m[m[POINT_END] + point]:
            month += m[m[MONTHS] + variant_of(m, activity)]
        total += m[m[DUE_WEIGHT] + due] * max(0, month - m[m[DUE_MONTH] + due])
    return total


def place(m: Ints, activity: int) -> int:
    """Place an activity as early as it can be; return the excess if it finds no room."""
    variant = variant_of(m, activity)
    start = earliest(m, variant, first_month(m, activity))
    excess = BEYOND if start < 0 else 0
    start = m[HORIZON] - 1 if start < 0 else start
    m[m[START] + activity] = start
    occupy(m, variant, start, 1)
    m[m[PARTIAL]] += pledged(m, activity, start)
    return excess


def remove(m: Ints, activity: int) -> None:
    """Take an activity back."""
    start = m[m[START] + activity]
    occupy(m, variant_of(m, activity), start, -1)
    m[m[PARTIAL]] -= pledged(m, activity, start)
    m[m[START] + activity] = -1


def floor_of(m: Ints, at: int) -> int:
    """Return the floor of the activity at a place in PLACED."""
    return m[m[FLOOR] + m[m[PLACED] + at]]


def place_together(m: Ints, first: int, end: int) -> int:
    """Place a block's activities; those placed too early for a greatest lag are placed anew.

    ``first`` and ``end`` are the block's places in PLACED. Returns the excess of those that find
    no room.
    """
    for at in range(first, end):
        activity = m[m[PLACED] + at]
        m[m[FLOOR] + activity] = m[m[RELEASE] + activity]
    excess, tries, at = 0, 0, first
    while at < end:
        activity = m[m[PLACED] + at]
        excess += place(m, activity)
        at += 1
        if tries < _TRIES and raise_floors(m, activity, m[m[START] + activity]):
            tries += 1
            back = first
            while m[m[START] + m[m[PLACED] + back]] >= floor_of(m, back):
                back += 1
            while at > back:
                at -= 1
                remove(m, m[m[PLACED] + at])
    return excess


def too_early(m: Ints, first: int, end: int) -> int:
    """Return an arc to an activity of an earlier block that is too early for this block, or -1."""
    for at in range(first, end):
        activity = m[m[PLACED] + at]
        for place_out in range(m[m[OUT_FROM] + activity], m[m[OUT_FROM] + activity + 1]):
            arc = m[m[OUT_ARC] + place_out]
            after = m[m[ARC_AFTER] + arc]
            movable = m[m[FIXED] + after] < 0 and not same_block(m, activity, after)
            if movable and gap_after(m, arc, m[m[START] + activity]) > 0:
                return arc
    return -1


def put_off(m: Ints, arc: int, first: int, end: int) -> int:
    """Take a block back and place what is too early for it anew, late enough; return the excess."""
    after = m[m[ARC_AFTER] + arc]
    gap = gap_after(m, arc, m[m[START] + m[m[ARC_BEFORE] + arc]])
    floor = m[m[START] + after] + gap
    for at in range(first, end):
        remove(m, m[m[PLACED] + at])
    remove(m, after)
    m[m[FLOOR] + after] = floor
    return place(m, after) + broken(m, after)


def place_block(m: Ints, block: int) -> int:
    """Place a block, and anew what was placed before and turns out to be too early for it.

    Returns the excess: months by which deadlines and lags are broken, 0 when they hold.
    """
    first, end = m[m[BLOCK_FROM] + block], m[m[BLOCK_FROM] + block + 1]
    placed, excess, tries = place_together(m, first, end), 0, 0
    arc = too_early(m, first, end)
    while arc >= 0 and tries < _TRIES:
        tries += 1
        excess += put_off(m, arc, first, end)
        placed = place_together(m, first, end)
        arc = too_early(m, first, end)
    for at in range(first, end):
        excess += broken(m, m[m[PLACED] + at])
    return excess + placed


PLACING = (
    variant_of,
    earliest,
    occupy,
    weight,
    gap_after,
    same_block,
    raise_floors,
    broken,
    first_month,
    pledged,
    place,
    remove,
    floor_of,
    place_together,
    too_early,
    put_off,
    place_block,
)
"""The functions of this module in the order in which they call each other."""
