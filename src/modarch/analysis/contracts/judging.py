"""From need and end to a verdict, for one contract.

``needed_until`` against ``extent``: later is an interim solution; later than ``ends`` but not than
``extent`` means calling options; much earlier is paying double; an unknown end gives the verdict
for the earliest and for the latest possible one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.contracts.verdicts import Act, ActKind, ContractVerdict, LegalNote, Verdict
from modarch.landscape.contracts import ContractKind
from modarch.landscape.months import Month, MonthRange, earlier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.contracts import Contract, OptionDecision

__all__ = ["Terms", "judge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a verdict on one contract is made from.

    Parameters
    ----------
    contract
        The contract; None for a system without one.
    ends
        Last month covered without further options.
    support
        End of support; None when no technical limit is known.
    needed_until
        Last month the system is needed; None when it is never replaced.
    as_of
        The month looked at; None when nobody has said.
    overlap_from
        Months of overlap from which paying double is reported.
    """

    contract: Contract | None
    ends: MonthRange
    support: MonthRange | None
    needed_until: Month | None
    as_of: Month | None
    overlap_from: int

    @property
    def options(self) -> tuple[OptionDecision, ...]:
        """Options that can still be called."""
        return self.contract.callable_options(self.as_of) if self.contract else ()

    @property
    def extent(self) -> MonthRange:
        """Last month that can be covered, options and end of support considered."""
        end = self.contract.extent(self.as_of) if self.contract else self.ends
        return earlier(end, self.support)


def judge(terms: Terms) -> ContractVerdict:
    """Return the verdict on one contract.

    Parameters
    ----------
    terms
        What the verdict is made from.
    """
    extent = terms.extent
    ends = earlier(terms.ends, terms.support)
    high = _verdict(terms, ends.latest, extent.latest)
    low = _verdict(terms, ends.earliest, extent.earliest)
    if extent.earliest is None:
        low = Verdict.INTERIM if high is Verdict.INTERIM else Verdict.UNKNOWN
    verdict = _together(low, high)
    return ContractVerdict(
        contract=terms.contract.id if terms.contract else "",
        verdict=verdict,
        if_earliest=low,
        if_latest=high,
        ends=ends,
        extent=extent,
        margin_months=_margins(terms.needed_until, extent),
        gap_months=_gaps(terms.needed_until, extent),
        overlap_months=_overlap(terms) if verdict in (Verdict.OVERLAP, Verdict.MISSED) else None,
        acts=tuple(_acts(terms, {low, high})),
        legal=tuple(_legal(terms, {low, high})),
    )


def _together(low: Verdict, high: Verdict) -> Verdict:
    """Return the verdict on an uncertain end: unknown if it decides on an interim solution."""
    if low is high:
        return low
    decides = {low, high} & {Verdict.INTERIM, Verdict.UNKNOWN}
    return Verdict.UNKNOWN if decides else min(low, high, key=lambda verdict: verdict.rank)


def _verdict(terms: Terms, end: Month | None, limit: Month | None) -> Verdict:
    """Return the verdict for one possible end; an end that is None lies beyond every need."""
    need = terms.needed_until
    if need is None:
        return Verdict.INTERIM if limit is not None else Verdict.OK
    if limit is not None and need > limit:
        return Verdict.INTERIM
    if end is not None and need > end:
        return Verdict.EXTEND
    if end is not None and end - need > terms.overlap_from:
        return Verdict.MISSED if _notice_is_missed(terms) else Verdict.OVERLAP
    return Verdict.OK


def _notice_is_missed(terms: Terms) -> bool:
    notice = _notice(terms)
    return notice is not None and notice.missed


def _margins(need: Month | None, extent: MonthRange) -> tuple[int | None, int | None]:
    if need is None:
        return None, None
    low = None if extent.earliest is None else extent.earliest - need
    high = None if extent.latest is None else extent.latest - need
    return low, high


def _gaps(need: Month | None, extent: MonthRange) -> tuple[int | None, int | None]:
    """Return the least and the greatest length of an interim solution; None is without bound."""
    if need is None:
        return (0 if extent.latest is None else None), None
    low, high = _margins(need, extent)
    return max(0, -high) if high is not None else 0, max(0, -low) if low is not None else None


def _overlap(terms: Terms) -> int | None:
    end, need = terms.ends.known, terms.needed_until
    return end - need if end is not None and need is not None else None


def _acts(terms: Terms, verdicts: set[Verdict]) -> Iterator[Act]:
    if terms.contract is not None and verdicts & {Verdict.EXTEND, Verdict.INTERIM}:
        yield from _options_to_call(terms)
    elif verdicts & {Verdict.OVERLAP, Verdict.MISSED}:
        notice = _notice(terms)
        if notice is not None:
            yield notice


def _options_to_call(terms: Terms) -> Iterator[Act]:
    contract, need = terms.contract, terms.needed_until
    end = terms.ends
    usable = terms.options
    for decision in contract.decisions if contract else ():
        if need is not None and end.earliest is not None and end.earliest >= need:
            return
        yield Act(
            kind=ActKind.CALL_OPTION,
            contract=contract.id if contract else "",
            by=decision.decide_by,
            gives=decision.extends_to,
            missed=decision not in usable,
        )
        end = decision.extends_to


def _notice(terms: Terms) -> Act | None:
    """Return the notice that would end the contract once the need is over, if it would help."""
    contract, need, end = terms.contract, terms.needed_until, terms.ends.known
    if contract is None or need is None or end is None or contract.notice_months is None:
        return None
    stop = contract.termination_end(need - contract.notice_months)
    by = contract.notice_date(stop)
    if by is None or stop >= end:
        return None
    missed = terms.as_of is not None and by < terms.as_of
    if missed and terms.as_of is not None:
        stop = contract.termination_end(terms.as_of)
    exactly = MonthRange.exactly
    return Act(
        kind=ActKind.GIVE_NOTICE,
        contract=contract.id,
        by=exactly(by),
        gives=exactly(stop),
        missed=missed,
    )


def _legal(terms: Terms, verdicts: set[Verdict]) -> Iterator[LegalNote]:
    if Verdict.EXTEND in verdicts:
        yield LegalNote.OPTION_IN_DOCUMENTS
    if Verdict.INTERIM in verdicts:
        yield LegalNote.SMALL_CHANGE
        yield LegalNote.NECESSARY_SUPPLEMENT
        yield LegalNote.SUBSTANTIAL_CHANGE
        yield LegalNote.DIRECT_AWARD
    if terms.contract is not None and terms.contract.kind is ContractKind.FRAMEWORK:
        yield LegalNote.FRAMEWORK_LIMIT
