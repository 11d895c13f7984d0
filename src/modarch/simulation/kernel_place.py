"""Carrying out one run: placing activities, and measuring what came of it.

The serial scheme of `modarch.planning.kernel`, for durations that differ from run to run. ``m`` and
``r`` are those of `modarch.simulation.kernel_room`; ``x`` holds the rows of the outlook in one run,
``w`` the starts and then the floors of the activities.
"""

from __future__ import annotations

from typing import Any, Final

from modarch.simulation.kernel_room import (
    ACTIVITIES,
    ARC,
    BACK,
    BACKS,
    BIAS,
    BLOCK_FROM,
    BLOCKS,
    COMPONENT_AT,
    COMPONENTS,
    FIXED,
    FIXED_AT,
    GATE,
    GREATEST,
    GREATEST_AT,
    HEAD,
    HORIZON,
    NEED_AT,
    NEEDS,
    RECORD,
    RECORD_OF,
    SHIFT,
    USE,
    earliest,
    occupy,
    signed,
    vacate,
)

__all__ = ["PLACING", "measure", "place_run"]

_TRIES: Final = 60
"""How often a block is placed anew to keep its greatest times."""


def first_month(m: Any, record: int, x: Any, w: Any) -> int:
    """Return the earliest start by gates, and by the arcs from what is placed."""
    month = max(signed(m[record + 1]), signed(w[m[ACTIVITIES] + m[record]]))
    arc = record + HEAD
    for _ in range(signed(m[record + 4])):
        start = w[m[arc]]
        if start >= 0:
            inside = x[m[arc + 1]] - x[m[arc + 2]]
            month = max(month, start + inside + m[arc + 3] - BIAS)
        arc += ARC
    return month


def gap(m: Any, back: int, start: int, x: Any, w: Any) -> int:
    """Return by how many months a start comes too late for something placed before."""
    inside = x[m[back + 2]] - x[m[back + 3]]
    return start + inside + m[back + 4] - BIAS - w[m[back]]  # type: ignore[no-any-return]


def raised(m: Any, record: int, place: int, x: Any, w: Any) -> int:
    """Raise the floors of what was placed too early; return the first such place, or ``place``."""
    back = record + HEAD + ARC * m[record + 4] + USE * m[record + 5]
    start = w[m[record]]
    for _ in range(signed(m[record + BACKS])):
        late = gap(m, back, start, x, w)
        if m[back + 5] and late > 0 and w[m[back]] >= 0:
            w[m[ACTIVITIES] + m[back]] = w[m[back]] + late
            place = min(place, signed(m[back + 1]))
        back += BACK
    return place


def place_block(m: Any, block: int, x: Any, w: Any, r: Any) -> bool:
    """Place the activities of a block; return whether all found room before the horizon."""
    table = m[BLOCK_FROM] + 2 * block
    first, returns, end = signed(m[table]), m[table + 1], signed(m[table + 2])
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
    w[m[GATE]] = 0
    for activity in range(signed(m[ACTIVITIES])):
        w[activity] = -1
        w[m[ACTIVITIES] + activity] = 0
    for n in range(signed(m[FIXED])):
        record = m[m[FIXED_AT] + n]
        length = x[m[record + 2]]
        if m[record + 1] + length > m[HORIZON]:
            return False
        w[m[record]] = m[record + 1]
        occupy(m, record, length, m[record + 1], r)
    for block in range(signed(m[BLOCKS])):  # noqa: SIM110 - Numba knows no generators
        if not place_block(m, block, x, w, r):
            return False
    return True


def measure(m: Any, x: Any, w: Any, out: Any) -> None:
    """Write end, first delivery, then first use and live of each component, needs, and lapses."""
    last = 0
    for activity in range(signed(m[ACTIVITIES])):
        record = m[m[RECORD_OF] + activity]
        last = max(last, w[activity] + x[m[record + 2]])
    first = last
    row = 2
    for component in range(signed(m[COMPONENTS])):
        place = m[COMPONENT_AT] + 3 * component
        start = w[m[place]]
        out[row] = start
        out[(row + 1)] = start + x[m[place + 1]]
        if m[place + 2]:
            first = min(first, start)
        row += 2
    place = m[NEED_AT]
    for _ in range(signed(m[NEEDS])):
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
    for _ in range(signed(m[GREATEST])):
        inside = x[m[place + 2]] - x[m[place + 3]]
        late = w[m[place]] + inside + m[place + 4] - BIAS - w[m[place + 1]]
        out[row] = max(0, late)
        row += 1
        place += 5
    out[0] = last
    out[1] = first


PLACING: Final = (first_month, gap, raised, place_block, place_run, measure)
"""The functions in the order in which they call each other."""
