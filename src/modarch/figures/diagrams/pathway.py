"""A care pathway step by step: who acts, in which system, and how information is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.figures.diagrams.grid import balanced
from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import LegendEntry, LineSwatch, disc
from modarch.figures.metrics import wrap
from modarch.figures.style import BAD, FINE, MUTED, PAPER, SMALL, SURFACE, Tone
from modarch.figures.svg import (
    Box,
    Drawing,
    Markup,
    area,
    arrow_head,
    group,
    marker,
    path,
    rect,
    text,
)
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.text import Language

__all__ = ["HandOver", "Pathway", "PathwayStep", "Transfer", "pathway"]

_WIDTH, _NAMES, _MOST, _WIDEST = 1280.0, 150.0, 7, 230.0
_BETWEEN, _PAD, _LANE_GAP, _BAND_GAP = 48.0, 8.0, 22.0, 26.0
_STEP = Tone(fill=PAPER, edge="#3a5bb8", weight=1.4)
_LIST_ROW = 16.0


class Transfer(StrEnum):
    """How information comes from one step to the next."""

    NATIVE = "native"
    TRANSLATED = "translated"
    BROKEN = "broken"
    NOTHING = "nothing"


_LOOKS = {
    Transfer.NATIVE: ("#178254", ""),
    Transfer.TRANSLATED: ("#a7600c", "7 4"),
    Transfer.BROKEN: (BAD, "1.5 4"),
    Transfer.NOTHING: (MUTED, "1 3"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayStep:
    """One step: what is done, by whom, in which system."""

    name: str
    actor: str
    system: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What is handed on after a step, how it comes across, and why if there is more to say."""

    transfer: Transfer
    objects: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A walk along a pathway.

    Parameters
    ----------
    actors
        The lanes from the top.
    steps
        The steps in order; each has one of the actors.
    hand_overs
        One fewer than steps: what passes from each step to the next.

    Raises
    ------
    ValueError
        If there are not as many hand-overs as there are steps to hand over to.
    """

    actors: tuple[str, ...]
    steps: tuple[PathwayStep, ...]
    hand_overs: tuple[HandOver, ...]

    def __post_init__(self) -> None:
        if len(self.hand_overs) != max(0, len(self.steps) - 1):
            message = f"{len(self.steps)} steps cannot have {len(self.hand_overs)} hand-overs"
            raise ValueError(message)


def pathway(content: Pathway, heading: Heading) -> DrawnFigure:
    """Draw a walk along a pathway; more than seven steps continue below.

    Parameters
    ----------
    content
        Actors, steps and hand-overs.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    numbered = list(enumerate(content.steps))
    bands = balanced(numbered, _MOST)
    boxes: dict[int, Box] = {}
    gaps: dict[int, float] = {}
    parts: list[Markup] = []
    y = 0.0
    for band in bands:
        gaps[band[0][0]] = y - _BAND_GAP / 2
        drawn, placed, height = _band(content, band, y)
        parts += drawn
        boxes |= placed
        y += height + _BAND_GAP
    parts += _hand_overs(content, boxes, gaps)
    listed, bottom = _list(content, y, language)
    notes = (word("pathway.count", language, **_counts(content)),)
    legend = tuple(_legend(content, language))
    surround = Surround(heading=heading, legend=legend, notes=notes)
    return DrawnFigure(surround, Drawing(_WIDTH, bottom, (*parts, *listed)))


def _band(
    content: Pathway, band: Sequence[tuple[int, PathwayStep]], y: float
) -> tuple[list[Markup], dict[int, Box], float]:
    acting = [step.actor for _, step in band]
    lanes = [actor for actor in dict.fromkeys((*content.actors, *acting)) if actor in acting]
    slot = min(_WIDEST, (_WIDTH - _NAMES) / max(1, len(band)))
    width = slot - _BETWEEN
    tall = max(_step_height(step, width) for _, step in band)
    named = max(len(wrap(actor, _NAMES - 16, 12, bold=True)) for actor in lanes) * 15
    height = max(tall, named) + _LANE_GAP
    parts: list[Markup] = []
    for place, actor in enumerate(lanes):
        parts += _lane(actor, Box(0, y + place * height, _WIDTH, height), place)
    boxes = {}
    for place, (number, step) in enumerate(band):
        x = _NAMES + place * slot + _BETWEEN / 2
        top = y + lanes.index(step.actor) * height + (height - tall) / 2
        boxes[number] = Box(x, top, width, tall)
        parts.append(_step(number, step, boxes[number]))
    return parts, boxes, height * len(lanes)


def _lane(actor: str, box: Box, place: int) -> Iterator[Markup]:
    yield rect(box, fill=PAPER if place % 2 else SURFACE, stroke="#dbe2ea", stroke_width=0.8)
    name = wrap(actor, _NAMES - 16, 12, bold=True)
    first = box.centre[1] - (len(name) - 1) * 7.5 + 4
    yield text(name, (8, first), 12, font_weight="bold")


def _lines(step: PathwayStep, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    name = wrap(step.name, width - 2 * _PAD, 12, bold=True)
    return name, wrap(step.system, width - 2 * _PAD, FINE + 0.5) if step.system else ()


def _step_height(step: PathwayStep, width: float) -> float:
    name, system = _lines(step, width)
    return len(name) * 15 + len(system) * 13 + 2 * _PAD + 4


def _step(number: int, step: PathwayStep, box: Box) -> Markup:
    name, system = _lines(step, box.width)
    first = box.y + (box.height - len(name) * 15 - len(system) * 13) / 2 + 11
    x = box.centre[0]
    parts = [area(box, _STEP, radius=6)]
    parts.append(text(name, (x, first), 12, text_anchor="middle", font_weight="bold"))
    if system:
        at = (x, first + len(name) * 15 - 1)
        parts.append(text(system, at, FINE + 0.5, text_anchor="middle", fill=MUTED))
    return group(parts, tooltip=f"{number + 1}. {step.name}, {step.actor}, {step.system}")


def _hand_overs(
    content: Pathway, boxes: dict[int, Box], gaps: dict[int, float]
) -> Iterator[Markup]:
    for place, hand_over in enumerate(content.hand_overs):
        one, other = boxes[place], boxes[place + 1]
        told = ", ".join(hand_over.objects) or hand_over.reason
        route, spot = _route(one, other, gaps.get(place + 1))
        drawn = _arrow(route, other, hand_over.transfer)
        colour = _LOOKS[hand_over.transfer][0]
        yield group([*drawn, disc(str(place + 1), spot, colour)], tooltip=told)


def _route(one: Box, other: Box, gap: float | None) -> tuple[str, tuple[float, float]]:
    """Return the way from a step to the next, and where its number stands.

    Between bands the way goes through the gap, which lies at the height ``gap``.
    """
    start, end = (one.right, one.centre[1]), (other.x, other.centre[1])
    begun = f"M{start[0]:.1f} {start[1]:.1f}"
    if gap is not None:
        turn, back = one.right + _BETWEEN / 4, other.x - _BETWEEN / 3
        return f"{begun}H{turn:.1f}V{gap:.1f}H{back:.1f}V{end[1]:.1f}", (turn, gap)
    middle = (start[0] + end[0]) / 2
    return f"{begun}H{middle:.1f}V{end[1]:.1f}", (middle, (start[1] + end[1]) / 2)


def _arrow(route: str, target: Box, transfer: Transfer) -> Iterator[Markup]:
    colour, dash = _LOOKS[transfer]
    tip = (target.x, target.centre[1])
    whole = f"{route}H{tip[0] - 7:.1f}"
    yield path(whole, stroke=colour, stroke_width=2.6, stroke_dasharray=dash)
    if transfer is Transfer.BROKEN:
        yield marker("cross", (tip[0] - 7, tip[1]), 5.5, fill=colour)
    else:
        yield arrow_head(tip, "right", 10, colour)


def _list(content: Pathway, y: float, language: Language) -> tuple[list[Markup], float]:
    """Write below the lanes what each number stands for."""
    parts: list[Markup] = []
    for place, hand_over in enumerate(content.hand_overs):
        colour, _ = _LOOKS[hand_over.transfer]
        how = word(f"transfer.{hand_over.transfer}", language)
        words = [", ".join(hand_over.objects), how, hand_over.reason]
        lines = wrap(" – ".join(part for part in words if part), _WIDTH - 40, SMALL + 0.5)
        parts.append(disc(str(place + 1), (12, y + 6), colour))
        parts.append(text(lines, (32, y + 10), SMALL + 0.5))
        y += max(_LIST_ROW + 4, len(lines) * 14.4 + 6)
    return parts, y


def _counts(content: Pathway) -> dict[str, int]:
    transfers = [hand_over.transfer for hand_over in content.hand_overs]
    moved = len(transfers) - transfers.count(Transfer.NOTHING)
    return {str(kind): transfers.count(kind) for kind in Transfer} | {"count": moved}


def _legend(content: Pathway, language: Language) -> Iterator[LegendEntry]:
    used = {hand_over.transfer for hand_over in content.hand_overs}
    for transfer, (colour, dash) in _LOOKS.items():
        if transfer in used:
            swatch = LineSwatch(colour, dash, 2.6, arrow=transfer is not Transfer.BROKEN)
            yield LegendEntry(word(f"transfer.{transfer}", language), swatch)
