"""The time plan in its main steps, as figures 3, 6 and 13 of the report draw it.

Only what an alternative is mainly about is shown: the components its statements of time name, else
the core system. Years are counted from when every condition is in place, since that is what such
time plans count from; what gates and capacity add is told in a note.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.analysis.said_times import alternatives_of
from modarch.figures.diagrams.timeline_content import Bar, Lane, Timeline
from modarch.figures.style import Phase as PhaseStyle
from modarch.figures.views.timeline_said import said_notes, said_spans
from modarch.figures.words.formats import duration
from modarch.figures.words.phrase import word
from modarch.landscape.components import Layer
from modarch.landscape.phases import Phase
from modarch.landscape.plan import Plan
from modarch.planning.unhindered import plan_unhindered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.months import Month
    from modarch.landscape.plan import ScheduledComponent, ScheduledPhase

__all__ = ["outline_content", "outline_notes"]

_YEAR: Final = 12
_PREPARATORY: Final = (Phase.REQUIREMENTS, Phase.TENDER)
_STEPS: Final = (Phase.ESTABLISH, Phase.REVIEW, Phase.CONTRACT, Phase.BUILD, Phase.ROLLOUT)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What an outline is drawn from."""

    request: ViewRequest
    plan: Plan
    shown: tuple[ScheduledComponent, ...]
    start: Month

    @property
    def built_in_areas(self) -> bool:
        """Whether anything shown is rolled out area by area."""
        return any(self.areas_of(one) for one in self.shown)

    def areas_of(self, scheduled: ScheduledComponent) -> tuple[str, ...]:
        """Return the areas a component is rolled out in."""
        return tuple(self.request.landscape.components[scheduled.id].rollout_areas)

    def name(self, scheduled: ScheduledComponent) -> str:
        """Return a component's name."""
        return self.request.name(scheduled.id)

    def word(self, key: str, **values: str) -> str:
        """Return a phrase in the language of the figure."""
        return word(key, self.request.language, **values)


def outline_content(request: ViewRequest) -> Timeline:
    """Return the main steps of a plan.

    Parameters
    ----------
    request
        The landscape; a plan of its own, when it has one, is shown instead of the unhindered one.
    """
    outline = _outline(request)
    lanes = _lanes(outline)
    last = max((bar.end for lane in lanes for bar in lane.bars), default=_YEAR)
    said = said_spans(request, outline.plan, outline.start)
    return Timeline(lanes=tuple(lanes), months=-(-int(last) // _YEAR) * _YEAR, said=said)


def outline_notes(request: ViewRequest) -> tuple[str, ...]:
    """Return what a reader of the outline has to know.

    Parameters
    ----------
    request
        The landscape.
    """
    outline = _outline(request)
    free = [] if _own_plan(request) else [outline.word("outline.free")]
    certified = any(one.phase(Phase.CERTIFICATION) for one in outline.shown)
    late = [outline.word("outline.late-certificate")] if certified else []
    return (*said_notes(request, outline.plan), *free, *late)


def _outline(request: ViewRequest) -> _Outline:
    plan = request.plan if _own_plan(request) else plan_unhindered(request.landscape)
    shown = _shown(request, plan)
    begun = [one.start for scheduled in shown for one in scheduled.phases if one.months]
    return _Outline(request, plan, shown, min(begun, default=request.landscape.start))


def _own_plan(request: ViewRequest) -> bool:
    return bool(request.options.get("planned")) or isinstance(request.landscape.plan, Plan)


def _shown(request: ViewRequest, plan: Plan) -> tuple[ScheduledComponent, ...]:
    """Return what statements of time name, else the core system, else everything."""
    landscape = request.landscape
    named = {
        name
        for alternative in alternatives_of(landscape)
        for statement in alternative.statements
        for name in statement.components
    }
    core = {one.id for one in landscape.modules.values() if one.layer is Layer.CORE}
    wanted = (named or core or set(plan.components)) & set(plan.components)
    found = [plan.components[name] for name in wanted]
    return tuple(sorted(found, key=lambda one: (_begin(one), one.live, one.id)))


def _begin(scheduled: ScheduledComponent) -> Month:
    return min((one.start for one in scheduled.phases if one.months), default=scheduled.start)


def _lanes(outline: _Outline) -> list[Lane]:
    if outline.built_in_areas:
        return [*_streams(outline), *_area_lanes(outline)]
    if len(outline.shown) > _MOST_STEPPED:
        return [_plain_lane(one, outline) for one in outline.shown]
    return [lane for one in outline.shown for lane in _stepped(one, outline)]


_MOST_STEPPED: Final = 4
"""More components than this have a row each instead of a row for each step."""


def _plain_lane(scheduled: ScheduledComponent, outline: _Outline) -> Lane:
    bars = [_bar(one, outline) for one in scheduled.phases if one.months]
    return Lane(name=outline.name(scheduled), bars=tuple(bars))


def _bar(scheduled: ScheduledPhase, outline: _Outline, label: str = "") -> Bar:
    start = scheduled.start - outline.start
    style = PhaseStyle(scheduled.phase.value)
    return Bar(start=start, end=start + scheduled.months, phase=style, label=label)


def _stepped(scheduled: ScheduledComponent, outline: _Outline) -> Iterator[Lane]:
    """Yield a lane for each step of a component: a procurement with its parts, then the rest."""
    group = outline.name(scheduled) if len(outline.shown) > 1 else ""
    parts = [one for one in map(scheduled.phase, _PREPARATORY) if one is not None and one.months]
    if parts:
        yield Lane(bars=tuple(_procurement(parts, outline)), group=group)
    for phase in _STEPS:
        found = scheduled.phase(phase)
        if found is not None and found.months:
            bars = [_bar(found, outline, _label(found, outline))]
            if phase is Phase.BUILD:
                bars += _certificate(scheduled, outline, _step_name(Phase.CERTIFICATION, outline))
            yield Lane(bars=tuple(bars), group=group)


def _procurement(parts: Sequence[ScheduledPhase], outline: _Outline) -> Iterator[Bar]:
    if len(parts) > 1:
        months = sum(one.months for one in parts)
        whole = outline.word("outline.procurement")
        yield Bar(
            start=parts[0].start - outline.start,
            end=parts[-1].end - outline.start,
            phase=PhaseStyle.PROCUREMENT,
            label=_with_length(whole, months, outline),
        )
    yield from (_bar(one, outline, _label(one, outline)) for one in parts)


def _label(scheduled: ScheduledPhase, outline: _Outline) -> str:
    return _with_length(_step_name(scheduled.phase, outline), scheduled.months, outline)


def _step_name(phase: Phase, outline: _Outline) -> str:
    return outline.word(f"outline.{phase.value}")


def _with_length(name: str, months: int, outline: _Outline) -> str:
    length = duration(months, outline.request.language)
    return outline.word("outline.with-length", name=name, length=length)


def _certificate(scheduled: ScheduledComponent, outline: _Outline, name: str) -> Iterator[Bar]:
    """Yield the certification as late as it may lie: done when the rollout begins."""
    found = scheduled.phase(Phase.CERTIFICATION)
    if found is None or not found.months:
        return
    end = scheduled.first_use - outline.start
    label = _with_length(name, found.months, outline)
    yield Bar(start=end - found.months, end=end, phase=PhaseStyle.CERTIFICATION, label=label)


def _streams(outline: _Outline) -> list[Lane]:
    """Return the rows that run through the whole of an own development, rows of one name as one."""
    rows: dict[str, list[Bar]] = defaultdict(list)
    rows[outline.word("outline.development")] += _development(outline)
    for name, bar in _ongoing(outline):
        rows[name].append(bar)
    short = _short_names(outline)
    for one in outline.shown:
        told = outline.word("outline.certified", name=short[one.id])
        rows[outline.word("outline.quality")] += _certificate(one, outline, told)
    return [Lane(name=name, bars=tuple(bars)) for name, bars in rows.items() if bars]


def _development(outline: _Outline) -> Iterator[Bar]:
    short = _short_names(outline)
    for one in outline.shown:
        establish, build = one.phase(Phase.ESTABLISH), one.phase(Phase.BUILD)
        if establish is not None and establish.months:
            yield _bar(establish, outline, _step_name(Phase.ESTABLISH, outline))
        if build is not None and build.months:
            yield _bar(build, outline, outline.word("outline.development-of", name=short[one.id]))


def _ongoing(outline: _Outline) -> Iterator[tuple[str, Bar]]:
    """Yield work beside the plan that has a row, moved with the steps when they are moved."""
    planned = [outline.request.plan.components[one.id] for one in outline.shown]
    moved = min(map(_begin, planned), default=outline.start)
    for work in outline.request.landscape.programme.ongoing.values():
        row = work.row.in_language(outline.request.language)
        if row:
            yield (
                row,
                Bar(
                    start=work.start - moved,
                    end=work.end + 1 - moved,
                    phase=PhaseStyle.ACTIVITY,
                    label=work.name.in_language(outline.request.language),
                ),
            )


def _area_lanes(outline: _Outline) -> Iterator[Lane]:
    areas = outline.request.landscape.programme.areas
    for area in areas:
        name = areas[area].name.in_language(outline.request.language)
        bars = tuple(_area_bars(area, outline))
        if bars:
            yield Lane(name=outline.word("outline.in-area", name=name), bars=bars)


def _area_bars(area: str, outline: _Outline) -> Iterator[Bar]:
    short = _short_names(outline)
    for one in outline.shown:
        here = outline.request.landscape.components[one.id].rollout_areas.get(area)
        if here is None:
            continue
        start = one.first_use - outline.start + here.start_months
        if here.prepare_months:
            before = start - here.prepare_months
            yield Bar(start=before, end=start, phase=PhaseStyle.PREPARATION)
        end = start + here.months
        yield Bar(start=start, end=end, phase=PhaseStyle.ROLLOUT, label=short[one.id])


def _short_names(outline: _Outline) -> dict[str, str]:
    """Return names without what the names of all that is rolled out begin with."""
    names = {one.id: outline.name(one) for one in outline.shown}
    heads = {names[one.id].partition(", ")[0] for one in outline.shown if outline.areas_of(one)}
    shared = f"{heads.pop()}, " if len(heads) == 1 else ""
    return {id_: _capital(name.removeprefix(shared)) for id_, name in names.items()}


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
