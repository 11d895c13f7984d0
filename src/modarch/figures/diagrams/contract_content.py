"""What a contract map shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.landscape.months import Month

__all__ = ["ContractLine", "ContractMap", "Verdict"]


class Verdict(StrEnum):
    """What a plan asks of an agreement, worst first."""

    MISSED = "missed"
    INTERIM = "interim"
    UNKNOWN = "unknown"
    EXTEND = "extend"
    OVERLAP = "overlap"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractLine:
    """A system, its agreement and what replaces it; months count from the start of the map.

    Parameters
    ----------
    system
        What the agreement is about.
    verdict
        What the plan asks of it.
    ends
        The month after its last, at the latest; None is unknown.
    ends_earliest
        The month after its last, at the earliest; None when that is unknown, or the same.
    extensions
        The month after the last of each option, in order.
    notice, decision
        The last month to give notice, and to call the next option.
    end_of_support
        The month support ends.
    needed_until
        The month after the last in which the system is needed.
    replaced_by
        What replaces it.
    margin_months
        Months from need to end, at most; negative is a gap, None is unknown.
    margin_least
        The same at least; None when that is unknown, or the same.
    """

    system: str
    verdict: Verdict
    ends: float | None = None
    ends_earliest: float | None = None
    extensions: tuple[float, ...] = ()
    notice: float | None = None
    decision: float | None = None
    end_of_support: float | None = None
    needed_until: float | None = None
    replaced_by: str = ""
    margin_months: float | None = None
    margin_least: float | None = None

    @property
    def effective_end(self) -> float | None:
        """The month after the last in which the system may be used; None is unknown."""
        if self.ends is None:
            return self.end_of_support
        last = max((self.ends, *self.extensions))
        return last if self.end_of_support is None else min(last, self.end_of_support)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractMap:
    """The agreements of a landscape over time.

    Parameters
    ----------
    lines
        One for each system, in reading order.
    months
        How many months the map spans.
    start
        Its first calendar month; None counts years from one.
    now
        The month the map tells of, if it lies in it.
    """

    lines: tuple[ContractLine, ...]
    months: int
    start: Month | None = None
    now: float | None = None
