"""What a plan means for one contract: the kinds of verdict and of act, and what each carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.landscape.months import Month, MonthRange

__all__ = ["Act", "ActKind", "ContractVerdict", "InterimCost", "LegalNote", "Verdict"]


class Verdict(StrEnum):
    """What a plan means for a contract, the worst first."""

    INTERIM = "interim"
    UNKNOWN = "unknown"
    MISSED = "missed"
    EXTEND = "extend"
    OVERLAP = "overlap"
    OK = "ok"

    @property
    def rank(self) -> int:
        """Place among the verdicts; 0 is the worst."""
        return list(Verdict).index(self)


class ActKind(StrEnum):
    """Something that must be decided by a month."""

    CALL_OPTION = "call-option"
    GIVE_NOTICE = "give-notice"


class LegalNote(StrEnum):
    """The rule of the procurement act that a verdict touches; information, not advice."""

    OPTION_IN_DOCUMENTS = "LOU 17:10"
    SMALL_CHANGE = "LOU 17:9"
    NECESSARY_SUPPLEMENT = "LOU 17:11-12"
    SUBSTANTIAL_CHANGE = "LOU 17:14"
    DIRECT_AWARD = "LOU 6:14-15, 19 a:2"
    FRAMEWORK_LIMIT = "LOU 7:2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to decide, and by when.

    Parameters
    ----------
    kind
        What.
    contract
        The contract.
    by
        Last month to do it; unknown when the contract's end is.
    gives
        Last month covered once it is done.
    missed
        True when ``by`` lies before the month looked at.
    """

    kind: ActKind
    contract: str
    by: MonthRange
    gives: MonthRange
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimCost:
    """What an interim solution costs, by part.

    Parameters
    ----------
    operation_sek
        Licence and operation.
    double_staffing_sek
        Double staffing.
    assumed
        True when a part rests on a default or an assumption.
    """

    operation_sek: float
    double_staffing_sek: float
    assumed: bool

    @property
    def total_sek(self) -> float:
        """The parts together."""
        return self.operation_sek + self.double_staffing_sek


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractVerdict:
    """What a plan means for one contract of one system.

    Parameters
    ----------
    contract
        The contract; empty for a system without one, whose end of support then counts.
    verdict
        The verdict; ``unknown`` when it hangs on the end whether an interim solution is needed,
        otherwise the worse of those for the earliest and the latest possible end.
    if_earliest, if_latest
        The verdicts for the earliest and for the latest possible end.
    ends
        Last month covered without further options.
    extent
        Last month covered with every option that can still be called, end of support included.
    margin_months
        Months from ``needed_until`` to ``extent``, at least and at most; negative is a gap. None
        where it is unbounded or unknown.
    gap_months
        Months an interim solution is needed, at least and at most.
    overlap_months
        Months from the end of need to the end of the contract, when paying double counts.
    acts
        What must be decided, by when.
    legal
        The rules of the procurement act that are touched.
    cost
        What the interim solution costs at most; None when none is needed or its length is unknown.
    """

    contract: str
    verdict: Verdict
    if_earliest: Verdict
    if_latest: Verdict
    ends: MonthRange
    extent: MonthRange
    margin_months: tuple[int | None, int | None]
    gap_months: tuple[int | None, int | None]
    overlap_months: int | None = None
    acts: tuple[Act, ...] = ()
    legal: tuple[LegalNote, ...] = ()
    cost: InterimCost | None = None

    @property
    def act_by(self) -> Month | None:
        """The first month by which something must be decided; None when nothing is due."""
        due = [act.by.earliest for act in self.acts if act.by.earliest is not None]
        return min(due, default=None)
