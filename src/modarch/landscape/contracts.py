"""Contracts: how long they run, how they are extended and how they are ended.

All months are the last month covered: a contract that ``ends`` 2028-12 covers December.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from modarch.landscape.elements import Element, Known
from modarch.landscape.months import UNKNOWN, Month, MonthRange, earlier

__all__ = ["Contract", "ContractKind", "Extension", "NoticeAt", "OptionDecision"]


class ContractKind(StrEnum):
    """Kind of agreement; a call-off is made under a framework."""

    CONTRACT = "contract"
    FRAMEWORK = "framework"
    CALL_OFF = "call-off"


FRAMEWORK_MAX_MONTHS: Final = 48
"""Longest framework agreement without special reasons (LOU 2016:1145, chapter 7, section 2)."""


class NoticeAt(StrEnum):
    """The period at whose end a notice takes effect."""

    ANY = "any"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_PERIOD_MONTHS: Final = {
    NoticeAt.ANY: 1,
    NoticeAt.MONTH: 1,
    NoticeAt.QUARTER: 3,
    NoticeAt.HALF: 6,
    NoticeAt.YEAR: 12,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An option to extend.

    Parameters
    ----------
    months
        How long it extends the contract.
    decide_months_before
        Months before the end by which the option must be called.
    exercised
        Whether it has been called, and is part of ``ends`` already.
    """

    months: int
    decide_months_before: int = 0
    exercised: Known = Known.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionDecision:
    """When an option must be called, and how far it carries.

    Parameters
    ----------
    extension
        The option.
    decide_by
        Last month to call it.
    extends_to
        Last month covered once it is called.
    """

    extension: Extension
    decide_by: MonthRange
    extends_to: MonthRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Element):
    """An agreement on systems, modules or integrations.

    Parameters
    ----------
    starts
        First month; None when unknown.
    ends
        Last month covered, without options that have not been called.
    extensions
        Options, in the order they can be called.
    notice_months, notice_at
        Months of notice, and the period at whose end the notice takes effect.
    kind, parent
        A call-off names its framework as parent.
    last_call_off
        Last month to call off under a framework.
    special_reasons
        True when a framework may run longer than four years (LOU 7:2).
    exit_cost_sek, value_sek
        Cost of leaving early, and contract value.
    supplier
        The other party.
    """

    kind: ContractKind = ContractKind.CONTRACT
    starts: Month | None = None
    ends: MonthRange = UNKNOWN
    extensions: tuple[Extension, ...] = ()
    notice_months: int | None = None
    notice_at: NoticeAt = NoticeAt.ANY
    parent: str = ""
    last_call_off: Month | None = None
    special_reasons: bool = False
    exit_cost_sek: float | None = None
    value_sek: float | None = None
    supplier: str = ""

    @property
    def open_options(self) -> tuple[Extension, ...]:
        """The options that have not been called; one nobody knows about widens ``ends`` instead."""
        return tuple(extension for extension in self.extensions if extension.exercised is Known.NO)

    @property
    def max_extent(self) -> MonthRange:
        """Last month covered if every remaining option is called (OCDS ``maxExtentDate``)."""
        return self.ends + sum(extension.months for extension in self.open_options)

    @property
    def decisions(self) -> tuple[OptionDecision, ...]:
        """When each remaining option must be called."""
        decisions = []
        end = self.ends
        for extension in self.open_options:
            decide_by = end + -extension.decide_months_before
            end = end + extension.months
            decisions.append(
                OptionDecision(extension=extension, decide_by=decide_by, extends_to=end)
            )
        return tuple(decisions)

    def callable_options(self, as_of: Month | None) -> tuple[OptionDecision, ...]:
        """Return the options that can still be called: those before the first one missed.

        Parameters
        ----------
        as_of
            The month looked at; None leaves every option open.
        """
        usable = []
        for decision in self.decisions:
            last = decision.decide_by.latest
            if as_of is not None and last is not None and last < as_of:
                break
            usable.append(decision)
        return tuple(usable)

    def extent(self, as_of: Month | None) -> MonthRange:
        """Return the last month that can be covered with the options that can still be called."""
        usable = self.callable_options(as_of)
        return usable[-1].extends_to if usable else self.ends

    def with_doubts(self) -> Contract:
        """Return the contract with options nobody knows about turned into an uncertain end."""
        doubtful = sum(one.months for one in self.extensions if one.exercised is Known.UNKNOWN)
        if not doubtful:
            return self
        latest = None if self.ends.latest is None else self.ends.latest + doubtful
        known = tuple(one for one in self.extensions if one.exercised is not Known.UNKNOWN)
        return replace(self, ends=MonthRange(self.ends.earliest, latest), extensions=known)

    def terminated(self, given: Month) -> Contract:
        """Return the contract as it stands when notice has been given: no options, an early end.

        Parameters
        ----------
        given
            The month in which notice is given.
        """
        end = MonthRange.exactly(self.termination_end(given))
        ends = end if self.ends.is_unknown else earlier(self.ends, end)
        return replace(self, ends=ends, extensions=())

    def termination_end(self, given: Month) -> Month:
        """Return the last month covered when notice is given in a month.

        Parameters
        ----------
        given
            The month in which notice is given.
        """
        period = _PERIOD_MONTHS[self.notice_at]
        earliest = (given + (self.notice_months or 0)).index
        return Month(-(-(earliest + 1) // period) * period - 1)

    def notice_date(self, end: Month) -> Month | None:
        """Return the last month to give notice so that the contract ends no later than ``end``.

        Parameters
        ----------
        end
            The last month the contract should cover.

        Returns
        -------
        Month or None
            None when no notice period is known.
        """
        if self.notice_months is None:
            return None
        period = _PERIOD_MONTHS[self.notice_at]
        last_period_end = (end.index + 1) // period * period - 1
        return Month(last_period_end) - self.notice_months
