"""The vectors of a programme, and finding and taking room for activities in a run.

Plain functions on vectors of whole numbers, in a subset of Python that Numba can compile; lists
work as well, and give the same. ``m`` is the programme (`modarch.simulation.program`), ``r`` what
is in use of the resources.

A resource of n units has n *planes*: plane k holds one bit for each month, set when more than k
units are in use then (units that are missing in a month count as used). Whether an activity finds
room, and taking it, are then a few operations on words of 64 months.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = [
    "ACTIVITIES",
    "ARC",
    "ARCS",
    "BACK",
    "BACKS",
    "BIAS",
    "BLOCKS",
    "BLOCK_FROM",
    "CALENDAR",
    "CELLS",
    "COMPONENTS",
    "COMPONENT_AT",
    "COMPONENT_OF",
    "DATED",
    "FIXED",
    "FIXED_AT",
    "GATE",
    "GREATEST",
    "GREATEST_AT",
    "HEAD",
    "HEADER",
    "HORIZON",
    "NEEDS",
    "NEED_AT",
    "RECORD",
    "RECORD_OF",
    "RESOURCES",
    "RESOURCE_AT",
    "ROOM",
    "SHIFT",
    "USE",
    "USERS",
    "USERS_AT",
    "WORD",
    "WORDS",
    "earliest",
    "occupy",
    "signed",
    "unsigned",
    "vacate",
]

# The header of the programme: counts, and where vectors begin.
(
    HORIZON,
    ACTIVITIES,
    RESOURCES,
    BLOCKS,
    FIXED,
    COMPONENTS,
    NEEDS,
    GREATEST,
    BLOCK_FROM,  # block → first place in RECORD, and whether places may be taken back
    RECORD,  # place in the order → record of the activity
    FIXED_AT,  # records of what has begun
    WORDS,  # words of a plane
    CELLS,  # words of all planes
    RESOURCE_AT,  # resource → where its planes begin, and how many
    COMPONENT_AT,  # component → rollout, row of its length, whether its first use is a delivery
    NEED_AT,  # needs: months of parallel run, number of completions, the completions
    GREATEST_AT,  # arcs of greatest times: before, after, row, row, months
    RECORD_OF,  # activity → its record
    GATE,  # where the start of gates lies, always 0
    USERS_AT,  # resource → where its users begin in USERS
    USERS,  # pairs of activity and use
    DATED,  # 1 when nothing starts before its planned month
    COMPONENT_OF,  # activity → component
) = range(23)
HEADER: Final = 23

# All numbers are 0 or more, so that nothing has to be checked when they are used as indices: months
# of arcs have BIAS added, and a gate stands as an activity of its own that starts in month 0.
#
# A record: activity, first month, row of its length, calendar or 0, number of arcs, uses, backs;
# then the arcs (before, row, row, months), the uses (where the planes begin, amount, of,
# of, reciprocal, planes), the backs (activity, place, row, row, months, whether it is kept).
HEAD: Final = 7
ARC: Final = 4
USE: Final = 6
BACK: Final = 6
CALENDAR: Final = 3
ARCS: Final = 4
BACKS: Final = 6
SHIFT: Final = 30
"""Divisions are by multiplying with 2 ** SHIFT / parts."""

WORD: Final = 64
BIAS: Final = 1 << 20
"""What is added to months that may be negative."""

_FULL: Final = (1 << 64) - 1


def unsigned(number: int) -> int:
    """Return the number; when compiled, as one without a sign, to save checks of indices."""
    return number


def signed(number: int) -> int:
    """Return the number; when compiled, as one with a sign, as all arithmetic is done."""
    return number


def mask(count: int) -> int:
    """Return a word with so many of its lowest bits set, 1 to 64."""
    return unsigned(_FULL) >> unsigned(WORD - count)


def window(r: Any, plane: int, month: int, count: int) -> int:
    """Return up to 64 months of a plane from a month on, the first as the lowest bit."""
    at, shift = plane + (month >> 6), month & 63
    high = (r[unsigned(at + 1)] << unsigned(1)) << unsigned(63 - shift)
    return ((r[unsigned(at)] >> unsigned(shift)) | high) & mask(count)  # type: ignore[no-any-return]


def highest(bits: int) -> int:
    """Return the place of the highest bit that is set, counted from 1."""
    place = 1
    for step in (32, 16, 8, 4, 2, 1):
        if bits >> unsigned(step):
            bits >>= unsigned(step)
            place += step
    return place


def blocked(r: Any, plane: int, month: int, count: int) -> int:
    """Return how many months it is until after the last blocked one, or 0 when none is."""
    while count > 0:
        size = min(count, WORD)
        bits = window(r, plane, month + count - size, size)
        if bits:
            return count - size + highest(bits)
        count -= size
    return 0


def take(r: Any, first: int, words: int, planes: int, month: int, count: int) -> None:
    """Take a unit from consecutive months of a resource."""
    while count > 0:
        shift = month & 63
        size = min(count, WORD - shift)
        here = mask(size) << unsigned(shift)
        at = first + (month >> 6) + (planes - 1) * words
        for _ in range(planes - 1):
            r[unsigned(at)] |= r[unsigned(at - words)] & here
            at -= words
        r[unsigned(at)] |= here
        month += size
        count -= size


def give(r: Any, first: int, words: int, planes: int, month: int, count: int) -> None:
    """Give a unit back in consecutive months of a resource."""
    while count > 0:
        shift = month & 63
        size = min(count, WORD - shift)
        here = mask(size) << unsigned(shift)
        at = first + (month >> 6)
        for _ in range(planes - 1):
            r[at] = (r[at] | here) ^ (here ^ (r[at + words] & here))
            at += words
        r[at] = (r[at] | here) ^ here
        month += size
        count -= size


def occupy(m: Any, record: int, length: int, start: int, r: Any) -> None:
    """Take what an activity uses."""
    use = record + HEAD + ARC * m[record + 4]
    for _ in range(signed(m[record + 5])):
        begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
        count = ((length * m[use + 3] * m[use + 4]) >> SHIFT) - begin
        for _ in range(signed(m[use + 1])):
            take(r, m[use], m[WORDS], m[use + 5], start + begin, count)
        use += USE


def vacate(m: Any, record: int, length: int, start: int, r: Any) -> None:
    """Give back what an activity uses."""
    use = record + HEAD + ARC * m[record + 4]
    for _ in range(signed(m[record + 5])):
        begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
        count = ((length * m[use + 3] * m[use + 4]) >> SHIFT) - begin
        for _ in range(signed(m[use + 1])):
            give(r, m[use], m[WORDS], m[use + 5], start + begin, count)
        use += USE


def earliest(m: Any, record: int, length: int, month: int, r: Any) -> int:
    """Return the first month from ``month`` on with an open calendar and room, or -1."""
    last = signed(m[HORIZON]) - length
    calendar = m[record + CALENDAR]
    first = record + HEAD + ARC * m[record + 4]
    while month <= last:
        if calendar > 0:
            while month <= last and (
                m[calendar + month] or m[calendar + m[HORIZON] + 1 + month + length]
            ):
                month += 1
            if month > last:
                return -1
        use, wait = first, 0
        for _ in range(signed(m[record + 5])):
            begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
            count = ((length * m[use + 3] * m[use + 4]) >> SHIFT) - begin
            plane = m[use] + (m[use + 5] - m[use + 1]) * m[WORDS]
            wait = blocked(r, plane, month + begin, count)
            if wait:
                break
            use += USE
        if wait == 0:
            return month
        month += wait
    return -1


ROOM: Final = (mask, window, highest, blocked, take, give, occupy, vacate, earliest)
"""The functions in the order in which they call each other."""
