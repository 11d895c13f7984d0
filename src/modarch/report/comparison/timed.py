"""What of an alternative hangs on durations, worked out for one case of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.change_load import change_load
from modarch.analysis.contracts.result import judge_contracts
from modarch.analysis.contracts.verdicts import Verdict
from modarch.analysis.time_to_use import time_to_use
from modarch.landscape.measures import MeasureName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.contracts.result import ContractsResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["interim_cost", "timed"]

M = MeasureName


def timed(
    landscape: Landscape, plan: Plan, shared: frozenset[str]
) -> Iterator[tuple[M, float | None]]:
    """Yield what hangs on durations: time, interim solutions and the pace of change."""
    times = time_to_use(landscape, plan, shared)
    yield M.FIRST_USE, _months(times.start, times.first_use)
    yield M.HALF, _months(times.start, times.half)
    yield M.FULL, _months(times.start, times.full)
    yield M.DURATION, _months(times.begins, times.full)
    contracts = judge_contracts(landscape, plan)
    yield M.INTERIM_MONTHS, float(contracts.interim_months()[0])
    yield M.INTERIM_COST, interim_cost(contracts)
    yield M.CONTRACTS_BREACHED, float(contracts.count(Verdict.INTERIM))
    yield M.CONTRACTS_UNKNOWN, float(contracts.count(Verdict.UNKNOWN))
    yield M.CHANGES_PER_YEAR, change_load(landscape, plan).per_year


def _months(start: Month | None, end: Month | None) -> float | None:
    return None if start is None or end is None else float(end - start)


def interim_cost(contracts: ContractsResult, *, most: bool = False) -> float:
    """Return what the months of interim solutions cost that are certain, or those with a bound."""
    total = 0.0
    for system in contracts.systems:
        for one in system.contracts:
            low, high = one.gap_months
            if one.cost is not None and high:
                total += one.cost.total_sek * (1.0 if most else (low or 0) / high)
    return total
