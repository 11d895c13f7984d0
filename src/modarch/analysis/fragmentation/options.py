"""How the risk is measured and put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from modarch.analysis.fragmentation.acceptability import SAMPLES
from modarch.analysis.fragmentation.weights import EQUAL, Weights
from modarch.errors import Diagnostic, InputInvalid
from modarch.landscape.results import to_plain

__all__ = ["Options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the risk is measured and put together.

    Parameters
    ----------
    weights
        What counts how much in the score.
    transmission
        Probability that a dependency passes a change on (damped F5); None takes all for certain.
    integrations_per_year
        How many integrations can be built in a year; F4 is then the pace against it. None holds
        the number against today's.
    samples, seed
        Weightings drawn for the rank acceptability, and the seed of everything random.

    Raises
    ------
    InputInvalid
        If a number is out of range.
    """

    weights: Weights = field(default_factory=lambda: EQUAL)
    transmission: float | None = None
    integrations_per_year: float | None = None
    samples: int = SAMPLES
    seed: int = 0

    def __post_init__(self) -> None:
        problems = []
        if self.transmission is not None and not 0 <= self.transmission <= 1:
            said = f"the probability that a dependency passes a change on is {self.transmission}"
            problems.append(_out_of_range(said, "write a number from 0 to 1"))
        if self.integrations_per_year is not None and not self.integrations_per_year > 0:
            said = f"{self.integrations_per_year} integrations can be built in a year"
            problems.append(_out_of_range(said, "write a number above 0"))
        if self.samples < 1:
            problems.append(_out_of_range(f"{self.samples} weightings are asked for", "ask for 1"))
        if problems:
            raise InputInvalid(problems)

    def record(self) -> dict[str, Any]:
        """Return the options as they belong into the record of a run."""
        return {
            "weights": to_plain(self.weights),
            "transmission": self.transmission,
            "integrations_per_year": self.integrations_per_year,
            "samples": self.samples,
            "seed": self.seed,
        }


def _out_of_range(said: str, hint: str) -> Diagnostic:
    return Diagnostic(code="out-of-range", message=said, hint=hint)
