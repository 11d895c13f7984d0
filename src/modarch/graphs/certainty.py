"""What is known about the quality of a result that was searched for."""

from __future__ import annotations

import math
from enum import StrEnum

__all__ = ["RELATIVE_TOLERANCE", "Certainty", "reaches"]

RELATIVE_TOLERANCE = 1e-9
"""Two sums of weights that differ by less than this share of their size count as equal."""


class Certainty(StrEnum):
    """``optimal`` is proven, ``best-found`` is the best of a search."""

    OPTIMAL = "optimal"
    BEST_FOUND = "best-found"


def reaches(value: float, lower_bound: float) -> bool:
    """Tell whether a cost is as low as a bound allows, but for rounding."""
    return math.isfinite(value) and value <= lower_bound + RELATIVE_TOLERANCE * (1 + abs(value))
