"""Measuring a placed order by the terms of the objective, in Python that Numba can compile.

The fastest of three independent definitions of the terms; the others are
`modarch.planning.schedule.evaluate`, which is the reference, and `modarch.planning.verify`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning.kernel import variant_of
from modarch.planning.layout import (
    ACTIVITIES,
    ALIVE,
    BRIDGE_MONTHS,
    BRIDGE_PEAK,
    BRIDGE_WEIGHT,
    BRIDGES,
    BUDGET,
    BUDGETS,
    CAPACITY,
    CEILING,
    COST,
    DONE_BY,
    DUE_COST,
    DUE_FROM,
    DUE_LIMIT,
    DUE_MONTH,
    DUE_WEIGHT,
    DUES,
    FAR,
    GROUPS,
    HARD,
    HORIZON,
    INTERIM,
    LOAD_PEAK,
    MAKESPAN,
    MODE,
    MODE_COST,
    MODE_FROM,
    MONTHS,
    MOVED,
    POINT_ACTIVITY,
    POINT_END,
    POINT_MONTHS,
    REFERENCE,
    REFERENCES,
    REMAINING,
    RESOURCES,
    SHIFT,
    SHIFTED,
    SMOOTH,
    SMOOTHNESS,
    SPEND_AMOUNT,
    SPEND_BUDGET,
    SPEND_FROM,
    SPENT,
    STABILITY,
    STAGES,
    START,
    STARTS,
    TERM,
    TERMS,
    TIME_TO_VALUE,
    VALUE,
    VALUE_WEIGHT,
    VALUES,
    WANTED,
    WEIGHT,
)

if TYPE_CHECKING:
    from modarch.planning.layout import Ints

__all__ = ["MEASURING", "measure"]


def moment(m: Ints, point: int) -> int:
    """Return the month of a point."""
    activity = m[m[POINT_ACTIVITY] + point]
    month = m[m[START] + activity] + m[m[POINT_MONTHS] + point]
    return month + m[m[MONTHS] + variant_of(m, activity)] if m[m[POINT_END] + point] else month


def measure_dues(m: Ints) -> int:
    """Fill the terms ``interim`` and ``cost``, and return the tardiness that is not accepted."""
    interim, cost, excess = 0, 0, 0
    for due in range(m[DUES]):
        late, month = 0, m[m[DUE_MONTH] + due]
        for point in range(m[m[DUE_FROM] + due], m[m[DUE_FROM] + due + 1]):
            late = max(late, moment(m, point) - month)
        interim += m[m[DUE_WEIGHT] + due] * late
        cost += m[m[DUE_COST] + due] * late
        excess += max(0, late - m[m[DUE_LIMIT] + due])
    for group in range(m[GROUPS]):
        cost += m[m[MODE_COST] + m[m[MODE_FROM] + group] + m[m[MODE] + group]]
    m[m[TERM] + INTERIM] = interim
    m[m[TERM] + COST] = cost
    return excess


def measure_times(m: Ints) -> int:
    """Fill ``makespan``, ``time_to_value`` and ``starts``; return the months beyond DONE_BY."""
    makespan, wait, starts = 0, 0, 0
    for activity in range(m[ACTIVITIES]):
        start = m[m[START] + activity]
        makespan = max(makespan, start + m[m[MONTHS] + variant_of(m, activity)])
        starts += start
    first = m[m[DUE_FROM] + m[DUES]]
    for value in range(m[VALUES]):
        wait += m[m[VALUE_WEIGHT] + value] * moment(m, first + value)
    m[m[TERM] + MAKESPAN] = makespan
    m[m[TERM] + TIME_TO_VALUE] = wait
    m[m[TERM] + STARTS] = starts
    return max(0, makespan - m[DONE_BY])


def measure_bridges(m: Ints) -> None:
    """Fill the terms ``bridge_peak`` and ``bridge_months``."""
    months = m[HORIZON] + 2 * m[SHIFT]
    alive, total = m[ALIVE], 0
    for month in range(months):
        m[alive + month] = 0
    first = m[m[DUE_FROM] + m[DUES]] + m[VALUES]
    for bridge in range(m[BRIDGES]):
        weight = m[m[BRIDGE_WEIGHT] + bridge]
        one, two = moment(m, first + 2 * bridge), moment(m, first + 2 * bridge + 1)
        total += weight * abs(one - two)
        m[alive + m[SHIFT] + min(one, two)] += weight
        m[alive + m[SHIFT] + max(one, two)] -= weight
    peak, now = 0, 0
    for month in range(months):
        now += m[alive + month]
        peak = max(peak, now)
    m[m[TERM] + BRIDGE_PEAK] = peak
    m[m[TERM] + BRIDGE_MONTHS] = total


def measure_loads(m: Ints) -> None:
    """Fill the terms ``load_peak`` and ``smoothness``."""
    peaks, changes, horizon = 0, 0, m[HORIZON]
    for resource in range(m[RESOURCES]):
        peak, change, before = 0, 0, 0
        units, left = m[CAPACITY] + resource * horizon, m[REMAINING] + resource * horizon
        for month in range(horizon):
            load = m[units + month] - m[left + month]
            peak = max(peak, load)
            change += abs(load - before)
            before = load
        peaks += m[m[SMOOTH] + resource] * peak
        changes += m[m[SMOOTH] + resource] * (change + before)
    m[m[TERM] + LOAD_PEAK] = peaks
    m[m[TERM] + SMOOTHNESS] = changes


def measure_stability(m: Ints) -> None:
    """Fill the terms ``moved``, ``shift`` and ``stability``."""
    moved, shift = 0, 0
    for at in range(m[REFERENCE], m[REFERENCE] + 2 * m[REFERENCES], 2):
        months = abs(m[m[START] + m[at]] - m[at + 1])
        moved += min(1, months)
        shift += months
    m[m[TERM] + MOVED] = moved
    m[m[TERM] + SHIFTED] = shift
    m[m[TERM] + STABILITY] = moved + shift


def overspent(m: Ints) -> int:
    """Return the units by which the chosen modes exceed the budgets."""
    for budget in range(m[BUDGETS]):
        m[m[SPENT] + budget] = 0
    for group in range(m[GROUPS]):
        mode = m[m[MODE_FROM] + group] + m[m[MODE] + group]
        for spend in range(m[m[SPEND_FROM] + mode], m[m[SPEND_FROM] + mode + 1]):
            m[m[SPENT] + m[m[SPEND_BUDGET] + spend]] += m[m[SPEND_AMOUNT] + spend]
    excess = 0
    for budget in range(m[BUDGETS]):
        excess += max(0, m[m[SPENT] + budget] - m[m[BUDGET] + budget])
    return excess


def measure_terms(m: Ints) -> int:
    """Fill the terms that are wanted, and perhaps their neighbours; return the excess found."""
    wanted, excess = m[WANTED], 0
    if m[wanted + INTERIM] or m[wanted + COST] or m[HARD]:
        excess += measure_dues(m)
    if m[wanted + MAKESPAN] or m[wanted + TIME_TO_VALUE] or m[wanted + STARTS] or m[DONE_BY] < FAR:
        excess += measure_times(m)
    if m[wanted + BRIDGE_PEAK] or m[wanted + BRIDGE_MONTHS]:
        measure_bridges(m)
    if m[wanted + LOAD_PEAK] or m[wanted + SMOOTHNESS]:
        measure_loads(m)
    if m[wanted + MOVED] or m[wanted + SHIFTED] or m[wanted + STABILITY]:
        measure_stability(m)
    return excess


def measure(m: Ints, excess: int) -> None:
    """Fill VALUE with the excess and the value of each stage of the objective."""
    excess += measure_terms(m)
    if m[BUDGETS]:
        excess += overspent(m)
    for term in range(m[TERMS]):
        if m[m[WANTED] + term]:
            excess += max(0, m[m[TERM] + term] - m[m[CEILING] + term])
    m[m[VALUE]] = excess
    for stage in range(m[STAGES]):
        total = 0
        for term in range(m[TERMS]):
            total += m[m[WEIGHT] + stage * m[TERMS] + term] * m[m[TERM] + term]
        m[m[VALUE] + stage + 1] = total


MEASURING = (
    moment,
    measure_dues,
    measure_times,
    measure_bridges,
    measure_loads,
    measure_stability,
    overspent,
    measure_terms,
    measure,
)
"""The functions of this module in the order in which they call each other."""
