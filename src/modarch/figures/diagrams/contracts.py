"""The contract map: how long each agreement carries, how long it is needed, and the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.diagrams.contract_content import ContractLine, ContractMap, Verdict
from modarch.figures.diagrams.time_axis import HEADER, TimeScale, grid_lines, header
from modarch.figures.diagrams.timeline import MARK_LOOKS
from modarch.figures.diagrams.timeline_content import MarkKind
from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch, MarkerSwatch, Swatch
from modarch.figures.metrics import wrap
from modarch.figures.style import (
    BAD,
    FINE,
    INK,
    LINE,
    MUTED,
    PAPER,
    PHASE_TONES,
    SEVERITY_COLOURS,
    SURFACE,
    Phase,
    Severity,
    Tone,
)
from modarch.figures.svg import Box, Drawing, Markup, area, group, line, marker, rect, text
from modarch.figures.words.formats import duration, number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language

__all__ = ["contracts"]

_WIDTH, _NAMES, _VERDICTS = 1280.0, 236.0, 176.0
_BAR, _NAME = 18.0, 12.0
_NOW = "#1a4fe0"


_SEVERITIES = {
    Verdict.MISSED: Severity.BAD,
    Verdict.INTERIM: Severity.BAD,
    Verdict.UNKNOWN: Severity.UNKNOWN,
    Verdict.EXTEND: Severity.WARNING,
    Verdict.OVERLAP: Severity.NOTE,
    Verdict.OK: Severity.OK,
}
_ICONS = {
    Severity.OK: "tick",
    Severity.NOTE: "plus",
    Severity.WARNING: "up",
    Severity.BAD: "cross",
    Severity.UNKNOWN: "diamond",
}


_CONTRACT = Tone(fill="#c9d7ea", edge="#17315f")
_OPTION = Tone(fill="#eef3fa", edge="#17315f", pattern="lines", dash="4 2")
_UNSURE = Tone(fill="#e8eef7", edge="#17315f", pattern="dots", dash="2 3")
_OPEN = Tone(fill=PAPER, edge="#5b6472", dash="2 4")
_INTERIM = PHASE_TONES[Phase.INTERIM]
_NEEDED = "#0b6b67"


def contracts(content: ContractMap, heading: Heading) -> DrawnFigure:
    """Draw a contract map.

    Parameters
    ----------
    content
        Agreements, and how long each system is needed.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    scale = TimeScale(
        left=_NAMES,
        right=_WIDTH - _VERDICTS,
        months=content.months,
        start=content.start,
        language=language,
    )
    rows, bottom = _placed(content, language)
    parts = [
        *(rect(box, fill=SURFACE) for _, box in rows[1::2]),
        *grid_lines(scale, HEADER, bottom),
        *header(scale, 0),
        _verdict_heading(scale),
        *_now(content, scale, bottom),
        *(piece for entry, box in rows for piece in _row(entry, box, scale)),
        line((0, bottom), (_WIDTH, bottom), stroke=LINE, stroke_width=0.9),
    ]
    notes = (word("contracts.reading", language),)
    surround = Surround(heading=heading, legend=tuple(_legend(content, language)), notes=notes)
    return DrawnFigure(surround, Drawing(_WIDTH, bottom, tuple(parts)))


def _placed(
    content: ContractMap, language: Language
) -> tuple[list[tuple[ContractLine, Box]], float]:
    rows, y = [], HEADER + 4.0
    for entry in content.lines:
        height = _height(entry, language)
        rows.append((entry, Box(0, y, _WIDTH, height)))
        y += height
    return rows, y


def _verdict_heading(scale: TimeScale) -> Markup:
    at = (scale.right + 12, HEADER - 8)
    return text(word("contracts.margin", scale.language), at, font_weight="bold")


def _names(entry: ContractLine, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    below = word("contracts.replaced-by", language, name=entry.replaced_by)
    room = _NAMES - 18
    name = wrap(entry.system, room, _NAME, bold=True)
    return name, wrap(below, room, FINE + 0.5) if entry.replaced_by else ()


def _height(entry: ContractLine, language: Language) -> float:
    name, below = _names(entry, language)
    return max(38.0, len(name) * 15 + len(below) * 13 + 12)


def _now(content: ContractMap, scale: TimeScale, bottom: float) -> Iterator[Markup]:
    if content.now is not None and 0 <= content.now <= content.months:
        x = scale.x(content.now)
        yield line((x, HEADER), (x, bottom), stroke=_NOW, stroke_width=2.2)


def _row(entry: ContractLine, box: Box, scale: TimeScale) -> Iterator[Markup]:
    name, below = _names(entry, scale.language)
    top = box.centre[1] - (len(name) * 15 + len(below) * 13) / 2
    yield text(name, (6, top + 11), _NAME, font_weight="bold")
    if below:
        yield text(below, (6, top + len(name) * 15 + 10), FINE + 0.5, fill=MUTED)
    middle = box.centre[1]
    yield from _spans(entry, middle, scale)
    yield from _need(entry, middle, scale)
    yield from _points(entry, middle, scale)
    yield from _verdict(entry, middle, scale)


def _spans(entry: ContractLine, middle: float, scale: TimeScale) -> Iterator[Markup]:
    if entry.ends is None:
        told = word("contracts.open", scale.language)
        yield _span((0, scale.total), middle, scale, (_OPEN, told))
        at = (scale.left + 10, middle + 4)
        yield text(told, at, FINE + 0.5, fill=MUTED, halo=PAPER)
        return
    contract = word("contracts.contract", scale.language)
    sure = entry.ends if entry.ends_earliest is None else entry.ends_earliest
    yield _span((0, sure), middle, scale, (_CONTRACT, contract))
    if sure < entry.ends:
        told = word("contracts.unsure", scale.language)
        yield _span((sure, entry.ends), middle, scale, (_UNSURE, told))
    start = entry.ends
    for end in entry.extensions:
        yield _span(
            (start, end), middle, scale, (_OPTION, word("contracts.option", scale.language))
        )
        start = end


def _span(
    ends: tuple[float, float], middle: float, scale: TimeScale, look: tuple[Tone, str]
) -> Markup:
    tone, told = look
    box = Box(scale.x(ends[0]), middle - _BAR / 2, scale.x(ends[1]) - scale.x(ends[0]), _BAR)
    return group([area(box, tone, radius=2)], tooltip=scale.span_told(told, *ends))


def _need(entry: ContractLine, middle: float, scale: TimeScale) -> Iterator[Markup]:
    if entry.needed_until is None:
        return
    end = entry.effective_end
    if end is not None and end < entry.needed_until:
        told = word("phase.interim", scale.language)
        yield _span((end, entry.needed_until), middle, scale, (_INTERIM, told))
    x = scale.x(entry.needed_until)
    pole = line((x, middle - 14), (x, middle + 14), stroke=_NEEDED, stroke_width=3)
    told = word("contracts.needed", scale.language)
    yield group([pole], tooltip=f"{told}, {scale.told(entry.needed_until)}")


def _points(entry: ContractLine, middle: float, scale: TimeScale) -> Iterator[Markup]:
    for kind, month in _marks(entry):
        shape, colour = MARK_LOOKS[kind]
        shown = marker(shape, (scale.x(month), middle), 5.5, fill=colour)
        told = word(f"mark.{kind}", scale.language)
        yield group([shown], tooltip=f"{told}, {scale.told(month)}")


def _marks(entry: ContractLine) -> Iterator[tuple[MarkKind, float]]:
    points = (
        (MarkKind.NOTICE, entry.notice),
        (MarkKind.DECISION, entry.decision),
        (MarkKind.END_OF_SUPPORT, entry.end_of_support),
    )
    yield from ((kind, month) for kind, month in points if month is not None)


def _verdict(entry: ContractLine, middle: float, scale: TimeScale) -> Iterator[Markup]:
    severity = _SEVERITIES[entry.verdict]
    colour = SEVERITY_COLOURS[severity]
    x = scale.right + 20
    yield marker(_ICONS[severity], (x, middle - 1), 6, fill=colour)
    at = (x + 15, middle - 2)
    yield text(word(f"verdict.{entry.verdict}", scale.language), at, 11.5, font_weight="bold")
    yield text(
        _margin(entry, scale.language), (x + 15, middle + 12), 11, fill=_text_colour(severity)
    )


def _text_colour(severity: Severity) -> str:
    return BAD if severity is Severity.BAD else INK


def _margin(entry: ContractLine, language: Language) -> str:
    if entry.margin_months is None:
        return word("contracts.margin-unknown", language)
    most = f"{_sign(entry.margin_months)}{duration(entry.margin_months, language)}"
    if entry.margin_least is None:
        return most
    least = f"{_sign(entry.margin_least)}{number(entry.margin_least, language)}"
    return word("contracts.margin-between", language, least=least, most=most)


def _sign(months: float) -> str:
    return "+" if months > 0 else ""


def _legend(content: ContractMap, language: Language) -> Iterator[LegendEntry]:
    yield from (
        LegendEntry(word(key, language), swatch) for key, swatch, used in _possible(content) if used
    )


def _possible(content: ContractMap) -> Iterator[tuple[str, Swatch, bool]]:
    lines = content.lines
    yield "contracts.contract", AreaSwatch(_CONTRACT), any(e.ends is not None for e in lines)
    unsure = any(e.ends_earliest is not None for e in lines)
    yield "contracts.unsure", AreaSwatch(_UNSURE), unsure
    yield "contracts.option", AreaSwatch(_OPTION), any(e.extensions for e in lines)
    yield "contracts.open", AreaSwatch(_OPEN), any(e.ends is None for e in lines)
    yield "phase.interim", AreaSwatch(_INTERIM), any(_gap(e) for e in lines)
    needed = any(e.needed_until is not None for e in lines)
    yield "contracts.needed", LineSwatch(_NEEDED, width=3), needed
    kinds = {kind for entry in lines for kind, _ in _marks(entry)}
    for kind in MarkKind:
        yield f"mark.{kind}", MarkerSwatch(*MARK_LOOKS[kind]), kind in kinds
    yield "time.now", LineSwatch(_NOW, width=2.2), content.now is not None


def _gap(entry: ContractLine) -> bool:
    end, need = entry.effective_end, entry.needed_until
    return end is not None and need is not None and end < need
