"""Drawing the rows of an outlook, run by run: the part that is compiled when Numba is there.

The same months as `modarch.simulation.draws`; every line works on what Numba can compile.
"""
# ruff: noqa: PLR0913, PLR0917 - vectors are passed one by one: Numba handles nothing dearer

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from modarch.simulation.draws import loadings
from modarch.simulation.streams import NORMAL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.simulation.draws import Draws
    from modarch.simulation.outlook import Cancelling

__all__ = ["DRAWING", "deviate", "draw_rows", "months_at", "months_in", "packed"]

PHASE, TENDER, DATED_GATE, LASTING_GATE, LEAVE = range(5)
"""Kinds of steps."""

NO_OFFSET: Final = -30_000
"""Stands for a phase that has not begun."""


def deviate(key: Any, run: Any, normal: Any) -> float:
    """Return the standard normal deviate of a run in a stream."""
    x = key + np.uint64(run + 1) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    cell = np.int64(x >> np.uint64(53))
    part = np.float64(np.int64(x & np.uint64(0x1FFFFFFFFFFFFF))) * 2.0**-53
    low = normal[cell]
    return low + part * (normal[cell + 1] - low)  # type: ignore[no-any-return]


def months_at(
    c: Any, run: Any, common: Any, keys: Any, heads: Any, loads: Any, thresholds: Any, normal: Any
) -> int:
    """Return the months of a chance in one run, given what is common in it."""
    first, end, months = heads[c, 0], heads[c + 1, 0], heads[c, 1]
    if first < end:
        z = loads[c, 0] * common + loads[c, 1] * deviate(keys[c], run, normal)
        for at in range(first, end):
            months += z >= thresholds[at]
    return months  # type: ignore[no-any-return]


def months_in(
    months: Any,
    z: Any,
    c: Any,
    run: Any,
    f: Any,
    keys: Any,
    heads: Any,
    loads: Any,
    thresholds: Any,
    normal: Any,
) -> None:
    """Write the months of a chance in consecutive runs; ``z`` is room for as many deviates.

    Comparing with every threshold in turn is done for many runs at once by the processor, and is
    faster than searching in each.
    """
    factor, key, shared, own = heads[c, 2], keys[c], loads[c, 0], loads[c, 1]
    for i in range(len(months)):
        months[i] = heads[c, 1]
    if heads[c, 0] < heads[c + 1, 0]:
        for i in range(len(months)):
            z[i] = shared * f[factor, i] + own * deviate(key, run + i, normal)
        for at in range(heads[c, 0], heads[c + 1, 0]):
            threshold = thresholds[at]
            for i in range(len(months)):
                months[i] += z[i] >= threshold


def share(f: Any, run: Any, common: Any, normal: Any) -> None:
    """Write what components have in common in consecutive runs."""
    for factor in range(2):
        for i in range(f.shape[1]):
            f[factor, i] = deviate(common[factor], run + i, normal)


def cancelled(
    months: Any,
    times: Any,
    x: Any,
    run: Any,
    at: Any,
    passed: Any,
    redo: Any,
    f: Any,
    extra: Any,
    keys: Any,
    heads: Any,
    loads: Any,
    thresholds: Any,
    normal: Any,
) -> None:
    """Lengthen tenders by those that are cancelled."""
    for i in range(len(months)):
        if times[i] > 0:
            latest = months[i]
            again = int(np.floor(redo * x[extra[at + 1], i] + 0.5))
            for n in range(times[i]):
                w, t = extra[at + 2 + 2 * n], extra[at + 3 + 2 * n]
                c_w, c_t = f[heads[w, 2], i], f[heads[t, 2], i]
                wait = months_at(w, run + i, c_w, keys, heads, loads, thresholds, normal)
                tender = months_at(t, run + i, c_t, keys, heads, loads, thresholds, normal)
                months[i] += int(np.floor(passed * latest + 0.5)) + max(wait, again)
                months[i] += tender - latest
                latest = tender


def left(
    months: Any,
    x: Any,
    build: Any,
    rollout: Any,
    run: Any,
    c: Any,
    f: Any,
    keys: Any,
    heads: Any,
    loads: Any,
    thresholds: Any,
    normal: Any,
) -> None:
    """Lengthen build or rollout in the runs in which the supplier leaves during it."""
    for i in range(len(months)):
        if months[i] < x[build, i] + x[rollout, i]:
            common = f[heads[c, 2], i]
            more = months_at(c, run + i, common, keys, heads, loads, thresholds, normal)
            x[build if months[i] < x[build, i] else rollout, i] += more


def opened_gate(
    months: Any, x: Any, row: Any, dated: Any, earliest: Any, at: Any, extra: Any
) -> None:
    """Fill the row of a gate, without its delay."""
    for i in range(len(months)):
        opens = earliest
        for n in range(extra[at]):
            opens = max(opens, x[extra[at + 2 + n], i])
        x[row, i] = max(opens, months[i]) if dated else opens + months[i]


def draw_rows(
    x: Any,
    run: Any,
    table: Any,
    extra: Any,
    shares: Any,
    common: Any,
    keys: Any,
    heads: Any,
    loads: Any,
    thresholds: Any,
    normal: Any,
) -> None:
    """Fill the rows of consecutive runs; ``x`` is rows by runs (see `packed` for the rest)."""
    runs = x.shape[1]
    f, z = np.empty((2, runs)), np.empty(runs)
    months, other = np.empty(runs, np.int16), np.empty(runs, np.int16)
    share(f, run, common, normal)
    for s in range(table.shape[0]):
        kind, row, c, before = table[s, 0], table[s, 1], table[s, 2], table[s, 3]
        offset, least, at = table[s, 4], table[s, 5], table[s, 6]
        months_in(months, z, c, run, f, keys, heads, loads, thresholds, normal)
        if kind == TENDER:
            months_in(other, z, extra[at], run, f, keys, heads, loads, thresholds, normal)
            cancelled(
                months,
                other,
                x,
                run,
                at,
                shares[s, 0],
                shares[s, 1],
                f,
                extra,
                keys,
                heads,
                loads,
                thresholds,
                normal,
            )
        if kind == LEAVE:
            left(months, x, row, before, run, extra[at], f, keys, heads, loads, thresholds, normal)
        elif kind in (PHASE, TENDER):
            for i in range(runs):
                first = x[before, i] if offset == NO_OFFSET else offset
                x[row, i] = max(first + months[i], least)
        else:
            opened_gate(months, x, row, kind == DATED_GATE, least, at, extra)
            if extra[at + 1] >= 0:
                months_in(other, z, extra[at + 1], run, f, keys, heads, loads, thresholds, normal)
                for i in range(runs):
                    x[row, i] += other[i]


DRAWING: Final = (deviate, months_at, months_in, share, cancelled, left, opened_gate, draw_rows)
"""The functions in the order in which they call each other."""


def packed(draws: Draws) -> tuple[Any, ...]:
    """Return an outlook under a seed as the arguments of `draw_rows`, after the first two."""
    chances = draws.outlook.chances
    thresholds = [np.array(one.months.thresholds, np.float64) for one in chances]
    begins = np.cumsum([0, *map(len, thresholds)])
    heads = np.zeros((len(chances) + 1, 3), np.int64)
    heads[:, 0] = begins
    heads[:-1, 1] = [one.months.low for one in chances]
    heads[:-1, 2] = [int(one.factor) for one in chances]
    loads = np.array([loadings(one) for one in chances] or [(0.0, 0.0)])
    keys = np.array([*draws.keys, 0], np.uint64)
    flat = np.concatenate([*thresholds, [0.0]])
    return *_steps(draws), keys, heads, loads, flat, NORMAL


def _steps(draws: Draws) -> tuple[NDArray[Any], ...]:
    table: list[tuple[int, ...]] = []
    extra: list[int] = []
    shares: list[tuple[float, float]] = []
    for gate in draws.outlook.gates:
        kind = DATED_GATE if gate.dated else LASTING_GATE
        table.append((kind, gate.row, gate.chance, 0, 0, gate.earliest, len(extra)))
        extra += [len(gate.after), -1 if gate.delay is None else gate.delay, *gate.after]
    for step in draws.outlook.phases:
        kind = PHASE if step.cancelling is None else TENDER
        offset = NO_OFFSET if step.offset is None else step.offset
        table.append((kind, step.row, step.chance, step.previous, offset, step.least, len(extra)))
        extra += _cancelling(step.cancelling)
    for leaving in draws.outlook.leaving:
        table.append((LEAVE, leaving.build, leaving.when, leaving.rollout, 0, 0, len(extra)))
        extra.append(leaving.replacement)
    by_row = {step.row: step.cancelling for step in draws.outlook.phases}
    for one in table:
        cancelling = by_row.get(one[1]) if one[0] == TENDER else None
        shares.append((cancelling.passed_share, cancelling.redo_share) if cancelling else (0, 0))
    return (
        np.array(table, np.int64).reshape(-1, 7),
        np.array([*extra, 0], np.int64),
        np.array(shares, np.float64).reshape(-1, 2),
        np.array(draws.factor_keys, np.uint64),
    )


def _cancelling(cancelling: Cancelling | None) -> list[int]:
    if cancelling is None:
        return []
    pairs = zip(cancelling.waits, cancelling.tenders, strict=True)
    return [cancelling.times, cancelling.requirements, *(one for pair in pairs for one in pair)]
