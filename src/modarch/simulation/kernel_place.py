"""Carrying out one run: placing activities, and measuring what came of it.

The serial scheme of `modarch.planning.kernel`, for durations that differ from run to run. Plain
functions on vectors of whole numbers, in a subset of Python that Numba can compile; lists work as
well, and give the same. ``m`` is the programme (`modarch.simulation.program`), ``x`` the rows of
the outlook (row ``i`` of the run lies at ``x[i]``), ``w`` the starts and then the
floors of the activities, ``r`` what is in use of the resources.

A resource of n units has n *planes*: plane k holds one bit for each month, set when more than k
units are in use then (units that are missing in a month count as used). Whether an activity finds
room, and taking it, are then a few operations on words of 64 months.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = [
    "ACTIVITIES",
    "ARCS",
    "BACKS",
    "BLOCKS",
    "BLOCK_FROM",
    "CALENDAR",
    "CELLS",
    "COMPONENTS",
    "COMPONENT_AT",
    "COMPONENT_OF",
    "FIXED",
    "FIXED_AT",
    "GREATEST",
    "GREATEST_AT",
    "HEAD",
    "HEADER",
    "HORIZON",
    "NEEDS",
    "NEED_AT",
    "PLACING",
    "RECORD",
    "RESOURCES",
    "SHIFT",
    "measure",
    "place_run",
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
    USERS_AT,  # resource → where its users begin in USERS
    USERS,  # pairs of activity and use
    DATED,  # 1 when nothing starts before its planned month
    COMPONENT_OF,  # activity → component
) = range(22)
HEADER: Final = 22

# A record: activity, first month, row of its length, calendar or -1, number of arcs, uses, backs;
# then the arcs (before or -1, row, row, months), the uses (where the planes begin, amount, of,
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
_TRIES: Final = 60
_FULL: Final = (1 << 64) - 1


def unsigned(number: int) -> int:
    """Return the number; when compiled, as one without a sign, to save checks of indices."""
    return number


def mask(count: int) -> int:
    """Return a word with so many of its lowest bits set, 1 to 64."""
    return unsigned(_FULL) >> unsigned(WORD - count)


def window(r: Any, plane: int, month: int, count: int) -> int:
    """Return up to 64 months of a plane from a month on, the first as the lowest bit."""
    at, shift = plane + (month >> 6), month & 63
    high = (r[at + 1] << unsigned(1)) << unsigned(63 - shift)
    return ((r[at] >> unsigned(shift)) | high) & mask(count)  # type: ignore[no-any-return]


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
            r[at] |= r[at - words] & here
            at -= words
        r[at] |= here
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
    for _ in range(m[record + 5]):
        begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
        count = ((length * m[use + 3] * m[use + 4]) >> SHIFT) - begin
        for _ in range(m[use + 1]):
            take(r, m[use], m[WORDS], m[use + 5], start + begin, count)
        use += USE


def vacate(m: Any, record: int, length: int, start: int, r: Any) -> None:
    """Give back what an activity uses."""
    use = record + HEAD + ARC * m[record + 4]
    for _ in range(m[record + 5]):
        begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
        count = ((length * m[use + 3] * m[use + 4]) >> SHIFT) - begin
        for _ in range(m[use + 1]):
            give(r, m[use], m[WORDS], m[use + 5], start + begin, count)
        use += USE


def earliest(m: Any, record: int, length: int, month: int, r: Any) -> int:
    """Return the first month from ``month`` on with an open calendar and room, or -1."""
    last = m[HORIZON] - length
    calendar = m[record + CALENDAR]
    first = record + HEAD + ARC * m[record + 4]
    while month <= last:
        if calendar >= 0:
            while month <= last and (
                m[calendar + month] or m[calendar + m[HORIZON] + 1 + month + length]
            ):
                month += 1
            if month > last:
                return -1
        use, wait = first, 0
        for _ in range(m[record + 5]):
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


def first_month(m: Any, record: int, x: Any, w: Any) -> int:
    """Return the earliest start by gates, and by the arcs from what is placed."""
    month = max(m[record + 1], w[m[ACTIVITIES] + m[record]])
    arc = record + HEAD
    for _ in range(m[record + 4]):
        before = m[arc]
        start = 0 if before < 0 else w[before]
        if start >= 0:
            inside = x[m[arc + 1]] - x[m[arc + 2]]
            month = max(month, start + inside + m[arc + 3])
        arc += ARC
    return month  # type: ignore[no-any-return]


def gap(m: Any, back: int, start: int, x: Any, w: Any) -> int:
    """Return by how many months a start comes too late for something placed before."""
    inside = x[m[back + 2]] - x[m[back + 3]]
    return start + inside + m[back + 4] - w[m[back]]  # type: ignore[no-any-return]


def raised(m: Any, record: int, place: int, x: Any, w: Any) -> int:
    """Raise the floors of what was placed too early; return the first such place, or ``place``."""
    back = record + HEAD + ARC * m[record + 4] + USE * m[record + 5]
    start = w[m[record]]
    for _ in range(m[record + BACKS]):
        late = gap(m, back, start, x, w)
        if m[back + 5] and late > 0 and w[m[back]] >= 0:
            w[m[ACTIVITIES] + m[back]] = w[m[back]] + late
            place = min(place, m[back + 1])
        back += BACK
    return place


def place_block(m: Any, block: int, x: Any, w: Any, r: Any) -> bool:
    """Place the activities of a block; return whether all found room before the horizon."""
    table = m[BLOCK_FROM] + 2 * block
    first, returns, end = m[table], m[table + 1], m[table + 2]
    place, tries = first, 0
    while place < end:
        record = m[m[RECORD] + place]
        length = x[m[record + 2]]
        start = earliest(m, record, length, first_month(m, record, x, w), r)
        if start < 0:
            return False
        w[m[record]] = start
        occupy(m, record, length, start, r)
        place += 1
        if returns and tries < _TRIES:
            back = raised(m, record, place, x, w)
            if back < place:
                tries += 1
                while place > back:
                    place -= 1
                    record = m[m[RECORD] + place]
                    length = x[m[record + 2]]
                    vacate(m, record, length, w[m[record]], r)
                    w[m[record]] = -1
    return True


def place_run(m: Any, x: Any, w: Any, r: Any) -> bool:
    """Place all activities; return whether all found room before the horizon.

    ``r`` holds the planes before anything is placed.
    """
    for activity in range(m[ACTIVITIES]):
        w[activity] = -1
        w[m[ACTIVITIES] + activity] = 0
    for n in range(m[FIXED]):
        record = m[m[FIXED_AT] + n]
        length = x[m[record + 2]]
        if m[record + 1] + length > m[HORIZON]:
            return False
        w[m[record]] = m[record + 1]
        occupy(m, record, length, m[record + 1], r)
    for block in range(m[BLOCKS]):  # noqa: SIM110 - Numba knows no generators
        if not place_block(m, block, x, w, r):
            return False
    return True


def measure(m: Any, x: Any, w: Any, out: Any) -> None:
    """Write end, first delivery, then first use and live of each component, needs, and lapses."""
    last = 0
    for activity in range(m[ACTIVITIES]):
        record = m[m[RECORD_OF] + activity]
        last = max(last, w[activity] + x[m[record + 2]])
    first = last
    row = 2
    for component in range(m[COMPONENTS]):
        place = m[COMPONENT_AT] + 3 * component
        start = w[m[place]]
        out[row] = start
        out[(row + 1)] = start + x[m[place + 1]]
        if m[place + 2]:
            first = min(first, start)
        row += 2
    place = m[NEED_AT]
    for _ in range(m[NEEDS]):
        done = 0
        parallel, count = m[place], m[place + 1]
        place += 2
        for _ in range(count):
            length = x[m[place + 1]]
            done = max(done, w[m[place]] + ((length * m[place + 2] * m[place + 3]) >> SHIFT))
            place += 4
        out[row] = done + parallel
        row += 1
    place = m[GREATEST_AT]
    for _ in range(m[GREATEST]):
        inside = x[m[place + 2]] - x[m[place + 3]]
        late = w[m[place]] + inside + m[place + 4] - w[m[place + 1]]
        out[row] = max(0, late)
        row += 1
        place += 5
    out[0] = last
    out[1] = first


PLACING: Final = (
    mask,
    window,
    highest,
    blocked,
    take,
    give,
    occupy,
    vacate,
    earliest,
    first_month,
    gap,
    raised,
    place_block,
    place_run,
    measure,
)
"""The functions in the order in which they call each other."""
