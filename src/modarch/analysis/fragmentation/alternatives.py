"""Something to compare with something else by its components of the risk."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.deployment.risk import Measure, Risk

__all__ = ["EQUAL_BELOW", "Alternative", "comparable"]

EQUAL_BELOW: Final = 1e-12
"""Scores that differ by less are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Something to compare: a scenario, or the landscape in a month.

    Parameters
    ----------
    name
        What it is called.
    measures
        Its components.
    """

    name: str
    measures: tuple[Measure, ...]

    @property
    def risks(self) -> tuple[Risk, ...]:
        """Its components, in order."""
        return tuple(measure.risk for measure in self.measures)

    @property
    def values(self) -> tuple[float, ...]:
        """Their values; what cannot be measured is not a number."""
        return tuple(
            math.nan if measure.value is None else measure.value for measure in self.measures
        )


def comparable(
    alternatives: Sequence[Alternative],
) -> tuple[tuple[Alternative, ...], tuple[Risk, ...]]:
    """Return alternatives with the components that all of them have, and those left out.

    Parameters
    ----------
    alternatives
        What is to be compared.
    """
    unknown = {
        measure.risk for one in alternatives for measure in one.measures if measure.value is None
    }
    known = tuple(
        replace(one, measures=tuple(m for m in one.measures if m.risk not in unknown))
        for one in alternatives
    )
    return known, tuple(sorted(unknown))
