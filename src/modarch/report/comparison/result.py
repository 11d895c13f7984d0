"""Alternatives side by side, and which of their differences are certain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from modarch.analysis.contracts.result import judge_contracts
from modarch.analysis.fragmentation.options import Options
from modarch.analysis.fragmentation.over_time import scenarios_over_time
from modarch.analysis.time_to_use import shared_components
from modarch.errors import Diagnostic, InputInvalid
from modarch.figures.tables.gauges import GAUGES
from modarch.landscape.measures import Direction, MeasureName
from modarch.landscape.readings import apart, judge
from modarch.landscape.results import Result, to_plain
from modarch.report.comparison.bounds import TOLERANCE, Band, Bounds
from modarch.report.comparison.measuring import Measuring, boundless_systems, measure
from modarch.report.comparison.plans import plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.landscape.readings import Judgement
    from modarch.report.comparison.measured import Measured

__all__ = [
    "Compared",
    "Difference",
    "Settings",
    "compare_alternatives",
    "difference_in",
    "judged_premises",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How alternatives are compared.

    Parameters
    ----------
    limit
        How much work goes into the plan of each: ``quick``, ``normal`` or ``thorough``; empty
        takes the model's own order or the earliest feasible one.
    tolerance
        Share of a value to each side, where nothing works the bounds out.
    options
        How the fragmentation risk is measured and weighed.
    runs, seed
        Simulated outcomes of each alternative, and the seed; 0 simulates nothing.

    Raises
    ------
    InputInvalid
        If the tolerance is below 0 or not below 1.
    """

    limit: str = ""
    tolerance: float = TOLERANCE
    options: Options = field(default_factory=Options)
    runs: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.tolerance < 1:
            raise InputInvalid(
                [
                    Diagnostic(
                        code="out-of-range",
                        message=f"the tolerance is {self.tolerance}",
                        hint="write a share from 0 to below 1, such as 0.1",
                    )
                ]
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How alternatives lie to each other in one measure.

    Parameters
    ----------
    measure
        Which measure.
    order
        Those that have a value, the best first; the lowest first where neither way is better.
    certain
        ``(first, second)``: the first differs for certain from the second, and is the better one,
        or the lower one where neither way is better; in order.
    leading
        Those that no other is for certain better than; empty where neither way is better or
        nothing is known.
    unknown
        Those without a value.
    is_level
        Whether all have the same value with the same span.
    """

    measure: MeasureName
    order: tuple[str, ...]
    certain: tuple[tuple[str, str], ...]
    leading: tuple[str, ...]
    unknown: tuple[str, ...]
    is_level: bool = False

    @property
    def is_decisive(self) -> bool:
        """Whether it sets any alternatives apart for certain."""
        return bool(self.certain)

    @property
    def has_merit(self) -> bool:
        """Whether one way of the measure is better than the other."""
        return GAUGES[self.measure].better is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Result):
    """Alternatives side by side.

    Parameters
    ----------
    settings
        How they were compared.
    alternatives
        Each, measured, in the order asked for.
    differences
        Every measure, in the order of the measures.
    premises
        What the measures say of each premise that asserts a value, by premise and alternative.
    """

    settings: Settings
    alternatives: tuple[Measured, ...]
    differences: tuple[Difference, ...]
    premises: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)

    def named(self, name: str) -> Measured:
        """Return one of the alternatives by what the user calls it."""
        return next(one for one in self.alternatives if one.name == name)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per measure and alternative."""
        return [
            {"alternative": one.name, **to_plain(reading)}
            for one in self.alternatives
            for reading in one.readings.values()
        ]


def compare_alternatives(
    landscapes: Mapping[str, Landscape],
    settings: Settings | None = None,
    *,
    plans: Mapping[str, Plan] | None = None,
    bands: Mapping[str, Mapping[MeasureName, Band]] | None = None,
) -> Compared:
    """Measure alternatives by one engine and say which of their differences are certain.

    Parameters
    ----------
    landscapes
        The model in the scenario of each, by what the user calls it.
    settings
        How to compare.
    plans
        A plan for each; made as the settings say where not given.
    bands
        Simulated outcomes by alternative and measure.

    Raises
    ------
    InputInvalid
        If a plan cannot be made.
    """
    chosen = settings or Settings()
    given = plans or {}
    planned = {
        name: given[name] if name in given else plan_of(one, chosen.limit)
        for name, one in landscapes.items()
    }
    risks = scenarios_over_time(landscapes, planned, chosen.options)
    shared = shared_components(landscapes.values())
    unknown = _unknown_in_all(landscapes, planned)
    measured = tuple(
        measure(
            Measuring(name, landscape, planned[name], risks[name], shared, unknown),
            Bounds(tolerance=chosen.tolerance, bands=(bands or {}).get(name, {})),
        )
        for name, landscape in landscapes.items()
    )
    return Compared(
        settings=chosen,
        alternatives=measured,
        differences=tuple(difference_in(name, measured) for name in GAUGES),
        premises=judged_premises(landscapes, measured),
    )


def judged_premises(
    landscapes: Mapping[str, Landscape], measured: Sequence[Measured]
) -> dict[str, dict[str, Judgement]]:
    """Hold the premises that assert a value against what each alternative measures.

    Parameters
    ----------
    landscapes
        The model in the scenario of each, by what the user calls it.
    measured
        The alternatives.
    """
    premises = next(iter(landscapes.values())).premises.values() if landscapes else ()
    return {
        premise.id: {
            one.name: judge(premise.asserts, one.readings[premise.asserts.measure], {})
            for one in measured
        }
        for premise in premises
        if premise.asserts is not None and premise.asserts.value is not None
    }


def _unknown_in_all(
    landscapes: Mapping[str, Landscape], plans: Mapping[str, Plan]
) -> frozenset[str]:
    """Return the systems whose interim solution has no known end in any alternative."""
    found = [
        boundless_systems(judge_contracts(landscape, plans[name]))
        for name, landscape in landscapes.items()
    ]
    return frozenset.intersection(*found) if found else frozenset()


def difference_in(name: MeasureName, measured: Sequence[Measured]) -> Difference:
    """Return how alternatives lie to each other in one measure.

    Parameters
    ----------
    name
        The measure.
    measured
        The alternatives.
    """
    better = GAUGES[name].better
    sign = -1.0 if better is Direction.HIGHER else 1.0
    readings = {one.name: one.readings[name] for one in measured}
    known = {key: one.value for key, one in readings.items() if one.value is not None}
    order = sorted(known, key=lambda key: sign * (known[key] or 0.0))
    certain = tuple(
        (first, second)
        for first in order
        for second in order
        if apart(readings[first], readings[second]) == -sign
    )
    beaten = {second for _, second in certain}
    return Difference(
        measure=name,
        order=tuple(order),
        certain=certain,
        leading=tuple(key for key in order if key not in beaten) if better else (),
        unknown=tuple(key for key, one in readings.items() if one.value is None),
        is_level=len({(one.value, one.low, one.high) for one in readings.values()}) == 1,
    )
