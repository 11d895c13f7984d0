"""Closing the gap of the first stage from below.

A value between the bound and the best plan is put to the test: prices rule out most starts of plans
that would be as good, and the exact solver decides whether what is left holds one. If not, the
bound rises above the value; if so, the plan is better (destructive bounds: Klein and Scholl 1999,
*European Journal of Operational Research* 112). Low values are decided fast; from there it goes up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.planning.cpsat.exact import Exact
    from modarch.planning.price_bound import PriceSearch
    from modarch.planning.state import State

__all__ = ["close_gap"]

_FIRST, _LEAST, _MOST = 0.3, 0.02, 1.0
"""How far into the gap the first test, and the lowest and highest ones, go."""

_EASIER, _HARDER = 0.5, 1.5
"""How the next test is chosen after one that was not decided, and after one that was."""

_TURN = 0.3
"""Part of the time that is left for one test."""

_STEPS = 120
"""Steps of prices for one test."""


def close_gap(
    state: State, exact: Exact, prices: PriceSearch, budget: float, most_starts: int
) -> float:
    """Raise the bound and improve the plan until they meet, or the time is used up.

    Parameters
    ----------
    state
        What is known; bounds and plans are put there. Without a plan there is no gap to close.
    exact
        Decides.
    prices
        Prices found so far, for all plans as good as the best.
    budget
        Deterministic time.
    most_starts
        Tests that leave more starts open than this are not put to the solver.

    Returns
    -------
    float
        Deterministic time spent.
    """
    spent, depth = 0.0, _FIRST
    if state.values is None:
        return spent
    while spent < budget and not state.is_proven(0) and not state.stop.is_set():
        value = _between(state, depth)
        narrowed = prices.fork().run(target=value + 1, steps=_STEPS, narrow=True)
        spent += _price_work(prices, narrowed.steps)
        if narrowed.value > value:
            state.add_bound(0, value + 1, "price-relaxation")
            continue
        open_starts = sum(map(len, (narrowed.windows or {}).values()))
        decided = False
        if open_starts <= most_starts:
            before = (state.bound(0), state.values)
            _, work = exact.decide(value, narrowed, max(0.05, _TURN * (budget - spent)))
            spent += work
            decided = (state.bound(0), state.values) != before
        if not decided and depth <= _LEAST:
            break
        if open_starts > most_starts:
            depth = _LEAST
        else:
            depth = min(_MOST, depth * _HARDER) if decided else max(_LEAST, depth * _EASIER)
    return spent


def _between(state: State, depth: float) -> int:
    """Return a value from the bound up to just below the best plan's."""
    best = 0 if state.values is None else state.values[0]
    bound = state.bound(0)
    return min(best - 1, bound + int(depth * (best - 1 - bound)))


def _price_work(prices: PriceSearch, steps: int) -> float:
    """Return steps of prices in about the units of the exact solver."""
    return 2e-9 * prices.cells * steps
