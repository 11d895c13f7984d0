"""How far from a value the truth may lie: simulated, by the ends of durations, or by a tolerance.

The rule is stated wherever a comparison is shown: two alternatives differ for certain in a measure
when their bounds do not overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from modarch.figures.table import Kind
from modarch.figures.tables.gauges import GAUGES, Area
from modarch.landscape.readings import Basis, Reading
from modarch.report.comparison.cases import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.measures import MeasureName
    from modarch.landscape.months import Month

__all__ = ["LEAST_REACH", "TOLERANCE", "Band", "Bounds", "Raw"]

TOLERANCE: Final = 0.1
"""Share of a value to each side, where nothing works the bounds out: two values then have to lie
more than about a fifth apart to differ for certain. A convention, not a finding."""

LEAST_REACH: Final = 0.02
"""Least reach to each side of what lies between 0 and 1, so that small values do not differ for
certain by next to nothing; nought when the tolerance is nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A value before its bounds are found; the fields are those of a `Reading`.

    Parameters
    ----------
    measure, value, of, month, at_least, open_ended
        As in a `Reading`.
    high
        The highest it can be by what is not known; None when nothing unknown matters.
    """

    measure: MeasureName
    value: float | None
    of: str = ""
    month: Month | None = None
    at_least: bool = False
    open_ended: bool = False
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Simulated outcomes of a measure.

    Parameters
    ----------
    low, middle, high
        The tenth, the fiftieth and the ninetieth percentile.
    """

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How the bounds of an alternative's readings are found.

    Parameters
    ----------
    tolerance
        Share of a value to each side, where nothing works the bounds out.
    bands
        Simulated outcomes by measure; they go before everything else.
    """

    tolerance: float = TOLERANCE
    bands: Mapping[MeasureName, Band] = field(default_factory=dict)

    def reading(
        self, raw: Raw, cases: Mapping[Case, Mapping[MeasureName, float | None]]
    ) -> Reading:
        """Return a value with its bounds.

        Parameters
        ----------
        raw
            The value.
        cases
            What depends on durations, with every duration at one end of its interval.
        """
        value = raw.value if raw.value is None else float(raw.value)
        low, high, basis = self._bounds(raw, value, cases)
        return Reading(
            measure=raw.measure,
            value=value,
            low=low,
            high=high,
            basis=basis,
            at_least=raw.at_least,
            open_ended=raw.open_ended,
            of=raw.of,
            month=raw.month,
        )

    def _bounds(
        self,
        raw: Raw,
        value: float | None,
        cases: Mapping[Case, Mapping[MeasureName, float | None]],
    ) -> tuple[float | None, float | None, Basis]:
        measure = raw.measure
        if value is None:
            return None, None, Basis.COUNTED
        if measure in self.bands:
            band = self.bands[measure]
            highs = (value, band.high, raw.high or 0.0)
            return min(value, band.low), max(highs), Basis.SIMULATED
        if measure in cases[Case.EXPECTED]:
            known = [case[measure] for case in cases.values()]
            ends = [value, *(one for one in known if one is not None)]
            return min(ends), max([*ends, raw.high or 0.0]), Basis.DURATIONS
        if GAUGES[measure].counted:
            return value, max(value, raw.high or 0.0), Basis.COUNTED
        reach = abs(value) * self.tolerance
        if _is_part(measure):
            reach = max(reach, LEAST_REACH if self.tolerance else 0.0)
            return max(0.0, value - reach), min(1.0, value + reach), Basis.TOLERANCE
        return value - reach, value + reach, Basis.TOLERANCE


def _is_part(measure: MeasureName) -> bool:
    """Whether a measure lies between 0 and 1."""
    gauge = GAUGES[measure]
    return gauge.kind is Kind.SHARE or gauge.area is Area.FRAGMENTATION
