"""The time plan of a landscape (figures 3, 6, 9 and 13 of the report)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.timeline_content import (
    Bar,
    Freeze,
    Gate,
    Lane,
    Mark,
    MarkKind,
    Timeline,
)
from modarch.figures.style import Phase as PhaseStyle
from modarch.figures.views.timeline_crowd import (
    MOST_COMPONENTS,
    MOST_SYSTEMS,
    area_lanes,
    in_trouble,
)
from modarch.figures.views.timeline_outline import outline_content, outline_notes
from modarch.figures.views.timeline_said import said_notes, said_spans
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.contracts.result import SystemVerdict
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.contracts import Contract
    from modarch.landscape.months import Month
    from modarch.landscape.plan import ScheduledComponent

__all__ = ["timeline_content", "view"]

_YEAR: Final = 12


def view(request: ViewRequest) -> Figure:
    """Return the time plan: phases per module, systems with their contracts, gates, freezes.

    With the option ``outline`` only the main steps, as a decision-maker's time plan has them.
    """
    if request.options.get("outline"):
        undated = replace(request.heading(word("title.plan-outline", request.language)), as_of=None)
        notes = outline_notes(request)
        return draw("timeline", outline_content(request), undated, notes=notes)
    heading = request.heading(word("title.time-plan", request.language))
    content = timeline_content(request)
    notes = (*_crowd_notes(request, content), *said_notes(request, request.plan))
    return draw("timeline", content, heading, notes=notes)


def timeline_content(request: ViewRequest) -> Timeline:
    """Return what the time plan of a landscape shows.

    Parameters
    ----------
    request
        The landscape and the plan.
    """
    start = request.first_january
    end = request.plan_end or start + _YEAR
    months = -(-(end - start) // _YEAR) * _YEAR
    now = request.landscape.as_of
    shown = request.options.get("systems", True)
    beside = [*_ongoing_lanes(request, start, months), *_system_lanes(request)] if shown else []
    return Timeline(
        lanes=(*_component_lanes(request), *beside),
        months=months,
        start=start,
        gates=tuple(_gates(request, start)),
        freezes=tuple(_freezes(request, start, months)),
        said=said_spans(request, request.plan, start),
        now=float(now - start) if now is not None and start < now < end else None,
    )


def _component_lanes(request: ViewRequest) -> list[Lane]:
    ordered = _in_order(request)
    together = area_lanes(ordered, request, request.first_january) if _is_crowd(ordered) else []
    return together or [_component_lane(one, request) for one in ordered]


def _is_crowd(ordered: list[ScheduledComponent]) -> bool:
    return len(ordered) > MOST_COMPONENTS


def _system_lanes(request: ViewRequest) -> list[Lane]:
    lanes = [lane for one in request.contracts.systems if (lane := _system_lane(one, request))]
    return lanes if len(lanes) <= MOST_SYSTEMS else list(filter(in_trouble, lanes))


def _crowd_notes(request: ViewRequest, content: Timeline) -> Iterator[str]:
    """Yield what was left out or put together."""
    ordered = _in_order(request)
    if not ordered:
        yield word("time.nothing-planned", request.language)
    if _is_crowd(ordered) and area_lanes(ordered, request, request.first_january):
        yield word("time.grouped", request.language, count=len(ordered))
    if request.options.get("systems", True):
        group = word("group.systems", request.language)
        drawn = sum(lane.group == group for lane in content.lanes)
        lanes = [one for one in request.contracts.systems if _system_lane(one, request)]
        if len(lanes) > drawn:
            yield word("time.sufficient", request.language, count=len(lanes) - drawn)


def _ongoing_lanes(request: ViewRequest, start: Month, months: int) -> Iterator[Lane]:
    """Yield the rows of other work under way."""
    rows: dict[str, list[Bar]] = {}
    for work in request.landscape.programme.ongoing.values():
        name = work.name.in_language(request.language)
        row = work.row.in_language(request.language)
        first, end = max(0, work.start - start), min(months, work.end + 1 - start)
        bar = Bar(start=first, end=end, phase=PhaseStyle.ACTIVITY, label=name if row else "")
        if end > first:
            rows.setdefault(row or name, []).append(bar)
    group = word("group.ongoing", request.language)
    yield from (Lane(name=name, bars=tuple(bars), group=group) for name, bars in rows.items())


def _in_order(request: ViewRequest) -> list[ScheduledComponent]:
    scheduled = request.plan.components.values()
    return sorted(scheduled, key=lambda one: (one.start, one.first_use, one.id))


def _component_lane(scheduled: ScheduledComponent, request: ViewRequest) -> Lane:
    start = request.first_january
    bars = [
        Bar(start=one.start - start, end=one.end - start, phase=PhaseStyle(one.phase.value))
        for one in scheduled.phases
        if one.months
    ]
    group = "group.components" if request.options.get("systems", True) else ""
    return Lane(
        name=request.name(scheduled.id),
        bars=tuple(bars),
        group=word(group, request.language) if group else "",
    )


def _system_lane(system: SystemVerdict, request: ViewRequest) -> Lane | None:
    start = request.first_january
    marks = tuple(_marks(system, request, start))
    bars = tuple(_system_bars(system, request, start))
    if not marks:
        return None
    group = word("group.systems", request.language)
    return Lane(name=request.name(system.system), bars=bars, marks=marks, group=group)


def _system_bars(system: SystemVerdict, request: ViewRequest, start: Month) -> Iterator[Bar]:
    """Yield how long a system is in use: surely covered, perhaps covered, and not covered."""
    plan_end = request.plan_end or start
    until = system.needed_until + 1 if system.needed_until is not None else plan_end
    ends = system.effective_end
    sure = until if ends.earliest is None else min(until, ends.earliest + 1)
    perhaps = until if ends.latest is None else min(until, ends.latest + 1)
    sure = perhaps if ends.latest is None else sure
    begins = start
    for end, phase in (
        (sure, PhaseStyle.OPERATION),
        (perhaps, PhaseStyle.UNCERTAIN),
        (until, PhaseStyle.INTERIM),
    ):
        if end > begins:
            yield Bar(start=begins - start, end=end - start, phase=phase)
            begins = end


def _marks(system: SystemVerdict, request: ViewRequest, start: Month) -> Iterator[Mark]:
    contracts = request.agreements
    for name in request.landscape.systems[system.system].contracts:
        yield from _contract_marks(contracts[name], start)
    support = request.landscape.systems[system.system].end_of_support
    if support is not None and support.latest is not None:
        yield Mark(at=support.latest + 1 - start, kind=MarkKind.END_OF_SUPPORT)


def _contract_marks(contract: Contract, start: Month) -> Iterator[Mark]:
    if contract.ends.latest is None:
        return
    end = contract.ends.latest
    yield Mark(at=end + 1 - start, kind=MarkKind.CONTRACT_END)
    if contract.max_extent.latest is not None and contract.max_extent.latest > end:
        yield Mark(at=contract.max_extent.latest + 1 - start, kind=MarkKind.OPTION_END)
    for decision in contract.decisions:
        if decision.decide_by.latest is not None:
            yield Mark(at=decision.decide_by.latest - start, kind=MarkKind.DECISION)
    notice = contract.notice_date(end)
    if notice is not None:
        yield Mark(at=notice - start, kind=MarkKind.NOTICE)


def _gates(request: ViewRequest, start: Month) -> Iterator[Gate]:
    known = request.landscape.programme.gates
    for name, month in sorted(request.plan.gates.items(), key=lambda one: (one[1], one[0])):
        if name in known and month > start:
            yield Gate(at=month - start, label=known[name].name.in_language(request.language))


def _freezes(request: ViewRequest, start: Month, months: int) -> Iterator[Freeze]:
    for freeze in request.landscape.programme.freezes:
        label = freeze.reason.in_language(request.language)
        frozen = [n for n in range(months) if freeze.covers(start + n)]
        for first, last in _runs(frozen):
            yield Freeze(start=first, end=last + 1, label=label)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each unbroken run of numbers.

    >>> _runs([6, 7, 18])
    [(6, 7), (18, 18)]
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
