"""What a time plan shows, as plain data. Months count from the start of the plan, from 0."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.figures.style import Phase
    from modarch.landscape.months import Month

__all__ = ["Bar", "Freeze", "Gate", "Lane", "Mark", "MarkKind", "SaidSpan", "Timeline", "Whisker"]


class MarkKind(StrEnum):
    """What happens at a point in time."""

    CONTRACT_END = "contract-end"
    OPTION_END = "option-end"
    NOTICE = "notice"
    DECISION = "decision"
    END_OF_SUPPORT = "end-of-support"
    FIRST_USE = "first-use"
    LIVE = "live"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something that takes time.

    Parameters
    ----------
    start, end
        First month, and the month after the last. An end after the plan runs into what is later.
    phase
        What it is; gives colour and pattern.
    label
        What stands in the bar; empty leaves it to the key.
    """

    start: float
    end: float
    phase: Phase
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happens in a month."""

    at: float
    kind: MarkKind
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisker:
    """When something ends with the probabilities of one half and of four fifths."""

    p50: float
    p80: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the plan: a module, a system, a rollout area, a work stream.

    Parameters
    ----------
    name
        What it is called; may be empty.
    bars
        What takes time; bars that overlap come on rows of their own.
    marks
        What happens.
    group
        A heading above the first lane that has it.
    whisker
        When the last bar ends by simulation.
    critical
        Whether it lies on the critical chain.
    stacked
        Whether the bars of each phase stand on a row of their own, thin.
    """

    name: str = ""
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    group: str = ""
    whisker: Whisker | None = None
    critical: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A condition that must have been met before tenders may be announced."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSpan:
    """Between when something ends as a source says it; both the same for a single time."""

    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """Months in which nothing goes live."""

    start: float
    end: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A time plan.

    Parameters
    ----------
    lanes
        Its rows from the top.
    months
        How many months it spans.
    start
        Its first calendar month; None counts years from one.
    gates, freezes
        What holds for all rows.
    said
        When it ends as sources say it.
    now
        The month the figure tells of, if it lies in the plan.
    later
        Whether a last column stands for everything later.
    """

    lanes: tuple[Lane, ...]
    months: int
    start: Month | None = None
    gates: tuple[Gate, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    said: tuple[SaidSpan, ...] = ()
    now: float | None = None
    later: bool = False
