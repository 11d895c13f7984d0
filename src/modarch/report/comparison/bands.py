"""Simulated outcomes of each alternative, as bands of its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.analysis.time_to_use import shared_components, time_to_use
from modarch.landscape.measures import MeasureName
from modarch.report.comparison.bounds import Band
from modarch.report.comparison.plans import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.report.comparison.result import Settings
    from modarch.simulation.result import NumberSpread, Simulation

__all__ = ["simulated_bands"]

_PERCENTILES = (10, 50, 90)


def simulated_bands(
    landscapes: Mapping[str, Landscape], plans: Mapping[str, Plan], settings: Settings
) -> dict[str, dict[MeasureName, Band]]:
    """Return the tenth, fiftieth and ninetieth percentile of what simulation gives.

    Time to first use and to full introduction, and months and cost of interim solutions. Of an
    uncertain end of a contract the latest month counts, as in the measures.

    Parameters
    ----------
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    plans
        The plan of each.
    settings
        Number of outcomes and seed.

    Raises
    ------
    InputInvalid
        If an alternative has nothing that can be simulated.
    """
    from modarch.planning.aims_of import Assume  # noqa: PLC0415 - heavy with what follows
    from modarch.simulation.simulate import Options, simulate  # noqa: PLC0415 - heavy

    shared = shared_components(landscapes.values())
    options = Options(
        runs=settings.runs, seed=settings.seed, assume=Assume.LATEST, detailed=settings.runs
    )
    return {
        name: dict(
            _bands(landscape, plans[name], shared, simulate(landscape, plans[name], options))
        )
        for name, landscape in landscapes.items()
    }


def plans_of(landscapes: Mapping[str, Landscape], settings: Settings) -> dict[str, Plan]:
    """Return the plan of each alternative, as the settings say."""
    return {name: plan_of(one, settings.limit) for name, one in landscapes.items()}


def _bands(
    landscape: Landscape, plan: Plan, shared: frozenset[str], simulation: Simulation
) -> Iterator[tuple[MeasureName, Band]]:
    times, arrays = time_to_use(landscape, plan, shared), simulation.arrays
    offset = landscape.start - simulation.result.origin
    first = [arrays.first_use[id_] for id_ in times.own if id_ in arrays.first_use]
    last = [arrays.live[id_] for id_ in times.components if id_ in arrays.live]
    if first:
        yield MeasureName.FIRST_USE, _band(first, "min", offset)
    if last:
        yield MeasureName.FULL, _band(last, "max", offset)
        begins = times.begins - landscape.start if times.begins is not None else 0
        yield MeasureName.DURATION, _band(last, "max", offset + begins)
    yield MeasureName.INTERIM_MONTHS, _of_spread(simulation.result.interim_months)
    yield MeasureName.INTERIM_COST, _of_spread(simulation.result.interim_cost_sek)


def _band(months: list[Any], which: str, offset: int) -> Band:
    """Return the percentiles of the first or the last of several months, over the runs."""
    import numpy as np  # noqa: PLC0415 - heavy

    stacked = np.stack(months)
    found = stacked.min(axis=0) if which == "min" else stacked.max(axis=0)
    low, middle, high = np.percentile(found - offset, _PERCENTILES, method="inverted_cdf")
    return Band(float(low), float(middle), float(high))


def _of_spread(spread: NumberSpread) -> Band:
    return Band(float(spread.p10), float(spread.p50), float(spread.p90))
