"""Looking back from the end of a run: what decided it, and how much of the capacities was in use.

From the activity that ends last, back to what it waited for, and so on to a gate, to something that
has begun, or to what could start at once. Works on the vectors of `modarch.simulation.kernel_place`
and on what Numba can compile.
"""
# ruff: noqa: PLR0913, PLR0917 - vectors are passed one by one: Numba handles nothing dearer

from __future__ import annotations

from typing import Any, Final

from modarch.simulation.kernel_room import (
    ACTIVITIES,
    ARC,
    ARCS,
    BIAS,
    CALENDAR,
    COMPONENT_OF,
    COMPONENTS,
    DATED,
    GATE,
    HEAD,
    HORIZON,
    RECORD_OF,
    RESOURCE_AT,
    RESOURCES,
    SHIFT,
    USE,
    USERS,
    USERS_AT,
    WORDS,
    signed,
    unsigned,
)

__all__ = ["TRACING", "count_use", "trace"]


def opened(m: Any, record: int, month: int, length: int) -> int:
    """Return the first month from a month on in which an activity may start and end."""
    calendar, horizon = m[record + CALENDAR], m[HORIZON]
    if calendar > 0:
        while month + length <= horizon and (
            m[calendar + month] or m[calendar + horizon + 1 + month + length]
        ):
            month += 1
    return month


def by_arc(
    m: Any,
    record: int,
    start: int,
    length: int,
    greatest: bool,
    x: Any,
    w: Any,
) -> int:
    """Return the arc that an activity waited for, or -1; arcs of greatest times apart."""
    arc = record + HEAD
    for _ in range(signed(m[record + ARCS])):
        begun, months = w[m[arc]], m[arc + 3] - BIAS
        inside = x[m[arc + 1]] - x[m[arc + 2]]
        month = begun + inside + months
        backwards = months < 0 and m[arc] != m[GATE] and begun >= start
        fits = backwards == greatest and 0 <= month <= start
        if fits and opened(m, record, month, length) == start:
            return arc
        arc += ARC
    return -1


def by_use(m: Any, record: int, start: int, length: int, x: Any, w: Any) -> int:
    """Return the activity whose leaving made room for another, or -1."""
    use = record + HEAD + ARC * m[record + ARCS]
    for _ in range(signed(m[record + 5])):
        resource = 0
        while m[m[RESOURCE_AT] + 2 * resource] != m[use]:
            resource += 1
        begin = (length * m[use + 2] * m[use + 4]) >> SHIFT
        pair = m[USERS] + 2 * m[m[USERS_AT] + resource]
        for _ in range(signed(m[m[USERS_AT] + resource + 1] - m[m[USERS_AT] + resource])):
            other, its = signed(m[pair]), signed(m[pair + 1])
            other_length = x[m[m[m[RECORD_OF] + other] + 2]]
            end = w[other] + ((other_length * m[its + 3] * m[its + 4]) >> SHIFT)
            fits = w[other] < start and 0 <= end - begin <= start and end > w[other]
            if fits and opened(m, record, end - begin, length) == start:
                return other
            pair += 2
        use += USE
    return -1


def last_activity(m: Any, x: Any, w: Any) -> int:
    """Return the activity that ends last."""
    found, last = 0, -1
    for activity in range(signed(m[ACTIVITIES])):
        end = w[activity] + x[m[m[m[RECORD_OF] + activity] + 2]]
        if end > last:
            found, last = activity, end
    return found


def cause(m: Any, activity: int, x: Any, w: Any, gates: Any) -> int:
    """Return what an activity waited for, or -1; a gate is counted."""
    record = m[m[RECORD_OF] + activity]
    start, length = w[activity], x[m[record + 2]]
    if m[DATED] and start == m[record + 1]:
        return -1
    arc = by_arc(m, record, start, length, False, x, w)
    if arc < 0:
        other = by_use(m, record, start, length, x, w)
        if other >= 0:
            return other
        arc = by_arc(m, record, start, length, True, x, w)
    if arc >= 0 and m[arc] == m[GATE]:
        gates[m[arc + 1]] += 1
        return -1
    return signed(m[arc]) if arc >= 0 else -1


def trace(m: Any, x: Any, w: Any, critical: Any, gates: Any) -> int:
    """Count what lies on the chain that decides the end, and return the end; ``gates`` by row.

    ``critical`` counts activities and then components; ``w`` has room for a mark on each component.
    """
    marks = 2 * m[ACTIVITIES]
    for component in range(signed(m[COMPONENTS])):
        w[marks + component] = 0
    current = last_activity(m, x, w)
    end = w[current] + x[m[m[m[RECORD_OF] + current] + 2]]
    for _ in range(signed(m[ACTIVITIES])):
        critical[current] += 1
        component = m[m[COMPONENT_OF] + current]
        if w[marks + component] == 0:
            w[marks + component] = 1
            critical[m[ACTIVITIES] + component] += 1
        current = cause(m, current, x, w, gates)
        if current < 0:
            break
    return end  # type: ignore[no-any-return]


def count_use(m: Any, r: Any, last: int, used: Any) -> None:
    """Count the units in use until the run has ended.

    ``used`` is by resource, month and units, as many as planes and one.
    """
    begin = 0
    for resource in range(signed(m[RESOURCES])):
        first = signed(m[m[RESOURCE_AT] + 2 * resource])
        planes = signed(m[m[RESOURCE_AT] + 2 * resource + 1])
        cell = begin
        begin += m[HORIZON] * (planes + 1)
        for month in range(last):
            units = 0
            at = first + (month >> 6)
            for _ in range(planes):
                if (r[at] >> unsigned(month & 63)) & unsigned(1):
                    units += 1
                at += m[WORDS]
            used[cell + units] += 1
            cell += planes + 1


TRACING: Final = (opened, by_arc, by_use, last_activity, cause, trace, count_use)
"""The functions in the order in which they call each other."""
