"""The contract map of a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.contract_content import ContractLine, ContractMap, Verdict
from modarch.figures.tables.cells import names
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.analysis.contracts.result import SystemVerdict
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.contracts import Contract
    from modarch.landscape.months import Month

__all__ = ["contract_content", "view"]

_YEAR = 12
_MOST_NAMED = 2


def view(request: ViewRequest) -> Figure:
    """Return each system's contract, options and support against the month it is replaced."""
    heading = request.heading(word("title.contracts", request.language))
    return draw("contracts", contract_content(request), heading)


def contract_content(request: ViewRequest) -> ContractMap:
    """Return what the contract map of a landscape shows.

    Parameters
    ----------
    request
        The landscape and the plan.
    """
    start = request.landscape.start
    start -= start.month - 1
    lines = tuple(_line(system, request, start) for system in request.contracts.systems)
    last = max((_last(line) for line in lines), default=_YEAR)
    now = request.landscape.as_of
    return ContractMap(
        lines=lines,
        months=-(-int(last + 1) // _YEAR) * _YEAR,
        start=start,
        now=float(now - start) if now is not None and start < now else None,
    )


def _last(line: ContractLine) -> float:
    ends = (line.ends, *line.extensions, line.needed_until, line.end_of_support)
    return max(end for end in (*ends, 0.0) if end is not None)


def _line(system: SystemVerdict, request: ViewRequest, start: Month) -> ContractLine:
    contract = _first_to_end(system, request)
    known = request.landscape.systems[system.system]
    ends = contract.ends.latest if contract is not None else None
    support = known.end_of_support.latest if known.end_of_support is not None else None
    notice = contract.notice_date(ends) if contract is not None and ends is not None else None
    least, most = _margins(system)
    first = contract.ends.earliest if contract is not None else None
    slices = request.coverage.slices[system.system]
    takers = sorted({one.module for one in slices} - {""})
    return ContractLine(
        system=request.name(system.system),
        verdict=Verdict(system.verdict.value),
        ends=_after(ends, start),
        ends_earliest=_after(first, start) if first != ends else None,
        extensions=_extensions(contract, start),
        notice=notice - start if notice is not None else None,
        decision=_decision(contract, start),
        end_of_support=_after(support, start),
        needed_until=_after(system.needed_until, start),
        replaced_by=names(request.landscape, takers, request.language, most=_MOST_NAMED),
        margin_months=most,
        margin_least=least if least != most else None,
    )


def _margins(system: SystemVerdict) -> tuple[int | None, int | None]:
    """Return the least and the greatest margin of the contract that leaves least."""
    least = [one.margin_months[0] for one in system.contracts]
    most = [one.margin_months[1] for one in system.contracts if one.margin_months[1] is not None]
    sure = [margin for margin in least if margin is not None]
    return (
        min(sure, default=None) if len(sure) == len(least) else None,
        min(most, default=None),
    )


def _first_to_end(system: SystemVerdict, request: ViewRequest) -> Contract | None:
    """Return the system's contract that ends first."""
    contracts = request.agreements
    own = [contracts[name] for name in request.landscape.systems[system.system].contracts]
    dated = [one for one in own if one.ends.latest is not None]
    return min(dated, key=lambda one: (str(one.ends.latest), one.id), default=None)


def _after(month: Month | None, start: Month) -> float | None:
    return None if month is None else float(max(0, month + 1 - start))


def _extensions(contract: Contract | None, start: Month) -> tuple[float, ...]:
    if contract is None:
        return ()
    ends = (decision.extends_to.latest for decision in contract.decisions)
    return tuple(float(end + 1 - start) for end in ends if end is not None)


def _decision(contract: Contract | None, start: Month) -> float | None:
    if contract is None or not contract.decisions:
        return None
    by = contract.decisions[0].decide_by.latest
    return float(by - start) if by is not None else None
