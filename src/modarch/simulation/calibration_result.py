"""What a calibration comes to: numbers and ids, without words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.provenance import Confidence
from modarch.landscape.results import Result

if TYPE_CHECKING:
    from modarch.landscape.defaults import Size
    from modarch.landscape.results import RunRecord
    from modarch.simulation.known_projects import Moment, Scale

__all__ = ["CalibrationResult", "CalibrationRow", "CalibrationSummary", "Verdict"]


class Verdict(StrEnum):
    """What the real months say of the defaults.

    ``optimistic``: it took longer than nine in ten of the outcomes foretold; ``pessimistic``: it
    took less than one in ten; ``within``: between the two; ``unclear``: what is known does not
    decide it.
    """

    OPTIMISTIC = "optimistic"
    PESSIMISTIC = "pessimistic"
    WITHIN = "within"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """The months of one project between two moments, and what the defaults foretell.

    Parameters
    ----------
    project
        The project.
    scale
        Core system or module; None for a project that only the model knows.
    size
        The size class it is compared with; None when nobody has said.
    begin, end
        The moments.
    low, high
        Months that it really took, at least and at most; no high when the end has not come.
    confidence
        How sure they are.
    from_model
        Whether the model states them.
    p10, p50, p90
        Months that 10, 50 and 90 per cent of the outcomes foretold do not exceed; None without a
        size class.
    percentile_low, percentile_high
        Share of the outcomes foretold that are shorter than the real months.
    ratio
        Real months (the middle of what is known) to those in the middle of the foretold.
    verdict
        What it says of the defaults.
    is_firm
        Whether the neighbouring size class says the same: the larger one where the defaults look
        too hopeful, the smaller one where they look too cautious.
    """

    project: str
    scale: Scale | None
    size: Size | None
    begin: Moment
    end: Moment
    low: int
    high: int | None
    confidence: Confidence
    from_model: bool
    p10: int | None = None
    p50: int | None = None
    p90: int | None = None
    percentile_low: float | None = None
    percentile_high: float | None = None
    ratio: float | None = None
    verdict: Verdict = Verdict.UNCLEAR
    is_firm: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts in a conclusion: it has a size class and is no mere assumption."""
        return self.size is not None and self.confidence in (
            Confidence.FACT,
            Confidence.ESTIMATE,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSummary:
    """What the projects of a scale say of the months between two moments.

    Parameters
    ----------
    begin, end, scale
        What it is about.
    projects
        How many projects count.
    unfinished
        How many of them had not come to the end.
    above_p90, below_p10, within
        How many took longer than 90 per cent of the outcomes foretold, less than 10 per cent, and
        between.
    median_ratio
        Median of real to foretold months over the finished ones; None without any.
    chance
        Probability of at least so many as were above, or below, with firm verdicts, if the defaults
        were right and the projects had nothing to do with each other; the smaller of the two.
    verdict
        ``optimistic`` or ``pessimistic`` when that probability is below 5 per cent, otherwise
        ``unclear``: too little to conclude from.
    """

    begin: Moment
    end: Moment
    scale: Scale
    projects: int
    unfinished: int
    above_p90: int
    below_p10: int
    within: int
    median_ratio: float | None
    chance: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationResult(Result):
    """Known projects against what the defaults foretell.

    Parameters
    ----------
    record
        What it was made from.
    runs
        Outcomes drawn for each size class.
    rows
        One for each project and pair of moments of which something is known.
    summaries
        What they say together.
    """

    record: RunRecord
    runs: int
    rows: tuple[CalibrationRow, ...]
    summaries: tuple[CalibrationSummary, ...]
