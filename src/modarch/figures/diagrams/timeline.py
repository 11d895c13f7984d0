"""The time plan: what is procured, built and rolled out when, and what contracts allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.diagrams.time_axis import HEADER, TimeScale, footer, grid_lines, header
from modarch.figures.diagrams.timeline_content import (
    Lane,
    Mark,
    MarkKind,
    SaidSpan,
    Timeline,
    Whisker,
)
from modarch.figures.diagrams.timeline_gates import GATE_COLOUR, SAID_COLOUR, flags
from modarch.figures.diagrams.timeline_layout import (
    Density,
    PlacedBar,
    PlacedLane,
    density,
    name_width,
    place_lanes,
)
from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch, MarkerSwatch
from modarch.figures.style import (
    BAD,
    INK,
    LINE,
    MUTED,
    PAPER,
    PHASE_TONES,
    SURFACE,
    Phase,
    Tone,
)
from modarch.figures.svg import Box, Drawing, Markup, area, group, line, marker, rect, text
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.text import Language

__all__ = ["MARK_LOOKS", "timeline"]

_WIDTH = 1280.0
_LONG = 24
_NOW = "#1a4fe0"
_FREEZE = Tone(fill="#e9edf2", edge="#94a3b8", pattern="lines", weight=0.0)

MARK_LOOKS = {
    MarkKind.CONTRACT_END: ("bar", INK),
    MarkKind.OPTION_END: ("diamond", "#1a4fe0"),
    MarkKind.NOTICE: ("left", "#7a4a00"),
    MarkKind.DECISION: ("down", "#611795"),
    MarkKind.END_OF_SUPPORT: ("cross", BAD),
    MarkKind.FIRST_USE: ("up", "#178254"),
    MarkKind.LIVE: ("circle", "#178254"),
    MarkKind.MILESTONE: ("square", INK),
}
"""The shape and colour of each mark."""


def timeline(content: Timeline, heading: Heading, *, notes: tuple[str, ...] = ()) -> DrawnFigure:
    """Draw a time plan.

    Parameters
    ----------
    content
        Lanes with bars and marks, gates, freezes.
    heading
        Title, scenario, date, mark and source.
    notes
        Sentences the reader needs, below the key.
    """
    sizes = density(len(content.lanes))
    scale = _scale(content, sizes, heading.language)
    gates, band = flags(content.gates, content.said, scale)
    top = band + HEADER
    lanes, bottom = place_lanes(content.lanes, scale, sizes, top + 4)
    bottom += 6
    repeated = footer(scale, bottom) if len(lanes) > _LONG else []
    parts = [
        *_ground(lanes, content, scale, (top, bottom)),
        *header(scale, band),
        *repeated,
        *gates,
        *(piece for lane in lanes for piece in _lane(lane, scale, sizes)),
        *_now(content, scale, (top, bottom)),
        *(piece for lane in lanes for piece in _marks(lane, scale, sizes)),
    ]
    height = bottom + (HEADER / 2 if repeated else 0)
    legend = tuple(_legend(content, heading.language))
    surround = Surround(heading=heading, legend=legend, notes=notes)
    return DrawnFigure(surround, Drawing(_WIDTH, height, tuple(parts)))


def _scale(content: Timeline, sizes: Density, language: Language) -> TimeScale:
    return TimeScale(
        left=name_width(content.lanes, sizes),
        right=_WIDTH,
        months=content.months,
        start=content.start,
        later=content.later,
        counted=True,
        language=language,
    )


def _ground(
    lanes: Sequence[PlacedLane], content: Timeline, scale: TimeScale, span: tuple[float, float]
) -> Iterator[Markup]:
    top, bottom = span
    for place, placed in enumerate(lanes):
        if place % 2:
            yield rect(placed.box, fill=SURFACE)
    for freeze in content.freezes:
        x = scale.x(freeze.start)
        box = Box(x, top, scale.x(freeze.end) - x, bottom - top)
        told = scale.span_told(
            freeze.label or word("time.freeze", scale.language), freeze.start, freeze.end
        )
        yield group([area(box, _FREEZE, radius=0)], tooltip=told, opacity=0.75)
    yield from grid_lines(scale, top, bottom)
    for said in content.said:
        yield _said(said, scale, span)
    for gate in content.gates:
        x = scale.x(gate.at)
        upright = line(
            (x, top), (x, bottom), stroke=GATE_COLOUR, stroke_width=1.6, stroke_dasharray="7 3"
        )
        yield group([upright], tooltip=f"{gate.label}, {scale.told(gate.at)}")
    if scale.left:
        yield line((scale.left, top), (scale.left, bottom), stroke=LINE, stroke_width=0.9)
    yield line((0, bottom), (_WIDTH, bottom), stroke=LINE, stroke_width=0.9)


def _now(content: Timeline, scale: TimeScale, span: tuple[float, float]) -> Iterator[Markup]:
    top, bottom = span
    if content.now is not None and 0 <= content.now <= scale.total:
        x = scale.x(content.now)
        yield line((x, top), (x, bottom), stroke=_NOW, stroke_width=2.2)


def _said(said: SaidSpan, scale: TimeScale, span: tuple[float, float]) -> Markup:
    """Draw when a source says it ends: a line, or two with a faint band between."""
    top, bottom = span
    ends = sorted({said.low, said.high})
    parts = [
        line(
            (scale.x(at), top),
            (scale.x(at), bottom),
            stroke=SAID_COLOUR,
            stroke_width=1.8,
            stroke_dasharray="2 3",
        )
        for at in ends
    ]
    if len(ends) > 1:
        left, right = scale.x(ends[0]), scale.x(ends[1])
        box = Box(left, top, right - left, bottom - top)
        parts.insert(0, rect(box, fill=SAID_COLOUR, fill_opacity=0.08))
    return group(parts, tooltip=f"{said.label}, {scale.told(said.low)}")


def _lane(placed: PlacedLane, scale: TimeScale, sizes: Density) -> Iterator[Markup]:
    lane, box = placed.lane, placed.box
    if placed.heading:
        y = box.y - 5 - (len(placed.heading) - 1) * sizes.name * 1.25
        yield text(placed.heading, (0, y), sizes.name, font_weight="bold", fill=MUTED)
        yield line((0, box.y), (_WIDTH, box.y), stroke=LINE, stroke_width=0.7)
    if placed.name:
        first = box.centre[1] - (len(placed.name) - 1) * sizes.name * 0.625 + sizes.name * 0.36
        weight = "bold" if lane.critical else None
        yield text(placed.name, (6, first), sizes.name, font_weight=weight)
    for bar in placed.bars:
        yield _bar(bar, scale, sizes, critical=lane.critical)


def _bar(placed: PlacedBar, scale: TimeScale, sizes: Density, *, critical: bool) -> Markup:
    bar, box = placed.bar, placed.box
    parts = [area(box, PHASE_TONES[bar.phase], radius=3)]
    if critical:
        parts.append(rect(box, rx=3, fill="none", stroke=INK, stroke_width=2.2))
    baseline = box.centre[1] + sizes.label * 0.36
    if placed.inside:
        parts.append(_inside(placed, baseline, sizes))
    if placed.above:
        parts.append(text(placed.above, (box.x, box.y - 4), sizes.label))
    if placed.beside:
        parts.append(text(placed.beside, (box.right + 5, baseline), sizes.label))
    name = bar.label or word(f"phase.{bar.phase}", scale.language)
    return group(parts, tooltip=scale.span_told(name, bar.start, bar.end))


def _inside(placed: PlacedBar, baseline: float, sizes: Density) -> Markup:
    bar, tone = placed.bar, PHASE_TONES[placed.bar.phase]
    first = baseline - (len(placed.inside) - 1) * sizes.label * 0.625
    return text(
        placed.inside,
        (placed.box.centre[0], first),
        sizes.label,
        text_anchor="middle",
        fill=BAD if bar.phase is Phase.INTERIM else tone.ink,
        font_weight=None if bar.label else "bold",
        halo=tone.fill if tone.pattern else None,
    )


def _marks(placed: PlacedLane, scale: TimeScale, sizes: Density) -> Iterator[Markup]:
    lane = placed.lane
    middle = placed.bars[0].box.centre[1] if placed.bars else placed.box.centre[1]
    if lane.whisker and lane.bars:
        yield _whisker(lane, lane.whisker, scale, middle)
    size = 0.3 * sizes.bar
    taken: list[float] = []
    for mark in sorted(lane.marks, key=lambda mark: (mark.at, mark.kind)):
        x = scale.x(mark.at)
        crowd = sum(abs(x - other) < 2 * size for other in taken)
        taken.append(x)
        shape, colour = MARK_LOOKS[mark.kind]
        shift = (0, 0.55, -0.55)[crowd % 3] * sizes.bar
        shown = marker(shape, (x, middle + shift), size, fill=colour)
        yield group([shown], tooltip=_mark_told(mark, scale))


def _mark_told(mark: Mark, scale: TimeScale) -> str:
    name = mark.label or word(f"mark.{mark.kind}", scale.language)
    return f"{name}, {scale.told(mark.at)}"


def _whisker(lane: Lane, whisker: Whisker, scale: TimeScale, y: float) -> Markup:
    start = scale.x(max(bar.end for bar in lane.bars))
    p50, p80 = scale.x(whisker.p50), scale.x(whisker.p80)
    strokes = (
        ((min(start, p50), y), (p80, y)),
        ((p50, y - 5), (p50, y + 5)),
        ((p80, y - 5), (p80, y + 5)),
    )
    parts = [line(*ends, stroke=INK, stroke_width=1.4) for ends in strokes]
    told = word(
        "time.range-told",
        scale.language,
        p50=scale.told(whisker.p50),
        p80=scale.told(whisker.p80),
    )
    return group(parts, tooltip=told)


def _legend(content: Timeline, language: Language) -> Iterator[LegendEntry]:
    told = {bar.phase for lane in content.lanes for bar in lane.bars if not bar.label}
    for phase in Phase:
        if phase in told:
            letter = word(f"phase-letter.{phase}", language)
            swatch = AreaSwatch(PHASE_TONES[phase], letter if phase is not Phase.INTERIM else "")
            yield LegendEntry(word(f"phase.{phase}", language), swatch)
    yield from _other_entries(content, language)


def _other_entries(content: Timeline, language: Language) -> Iterator[LegendEntry]:
    marks = {mark.kind for lane in content.lanes for mark in lane.marks}
    for place, kind in enumerate(kind for kind in MarkKind if kind in marks):
        swatch = MarkerSwatch(*MARK_LOOKS[kind])
        yield LegendEntry(word(f"mark.{kind}", language), swatch, new_row=place == 0)
    if content.gates:
        yield LegendEntry(word("time.gate", language), LineSwatch(GATE_COLOUR, "7 3", 1.6))
    if content.said:
        yield LegendEntry(word("time.said", language), LineSwatch(SAID_COLOUR, "2 3", 1.8))
    if content.freezes:
        yield LegendEntry(word("time.freeze", language), AreaSwatch(_FREEZE))
    if content.now is not None:
        yield LegendEntry(word("time.now", language), LineSwatch(_NOW, "", 2.2))
    if any(lane.whisker for lane in content.lanes):
        yield LegendEntry(word("time.range", language), LineSwatch(INK, "", 1.4))
    if any(lane.critical for lane in content.lanes):
        critical = Tone(fill=PAPER, edge=INK, weight=2.2)
        yield LegendEntry(word("time.critical", language), AreaSwatch(critical))
