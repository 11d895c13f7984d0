"""How far own development goes, from a function in an existing system to a whole core system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.metrics import wrap
from modarch.figures.style import INK, MUTED, PAPER, SMALL, Tone
from modarch.figures.svg import Box, Drawing, Markup, area, group, path, rect, text
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.text import Language

__all__ = ["Level", "Spectrum", "SpectrumElement", "default_levels", "spectrum"]

_WIDTH, _GAP, _STEP, _HEAD = 1280.0, 14.0, 30.0, 96.0
_CHIP_GAP, _PAD = 8.0, 12.0
_SHADES = ("#e3f1ea", "#bfe0cf", "#8cc7a9", "#1f7f58", "#0f6040", "#08402a")
_LIGHT = 3
_CHIP = Tone(fill=PAPER, edge="#178254", weight=1.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of own development.

    Parameters
    ----------
    name
        What it is called.
    description
        What it takes, in a sentence.
    """

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpectrumElement:
    """Something the region builds itself, and the level it lies at; levels count from 0."""

    name: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spectrum:
    """Levels from the least to the most, and what lies at each."""

    levels: tuple[Level, ...]
    elements: tuple[SpectrumElement, ...] = ()


def default_levels(language: Language) -> tuple[Level, ...]:
    """Return five levels, from functions in existing systems to a complete core system."""
    names = ("function", "supplement", "module", "platform", "core")
    return tuple(
        Level(
            name=word(f"spectrum.{name}", language),
            description=word(f"spectrum-told.{name}", language),
        )
        for name in names
    )


def spectrum(content: Spectrum, heading: Heading) -> DrawnFigure:
    """Draw levels of own development as steps, with what lies at each.

    Parameters
    ----------
    content
        Levels and elements.
    heading
        Title, scenario, date, mark and source.
    """
    count = max(1, len(content.levels))
    width = (_WIDTH - _GAP * (count - 1)) / count
    rise = min(_STEP, 140 / count)
    held = [
        [element for element in content.elements if element.level == place]
        for place in range(len(content.levels))
    ]
    heads = [_head_height(level, width) for level in content.levels]
    tops = [(count - 1 - place) * rise for place in range(len(content.levels))]
    bodies = [sum(_chip_height(e, width) + _CHIP_GAP for e in column) for column in held]
    ground = max(map(sum, zip(tops, heads, bodies, strict=True)), default=_HEAD) + 20
    parts: list[Markup] = []
    for place, level in enumerate(content.levels):
        box = Box(place * (width + _GAP), tops[place], width, ground - tops[place])
        parts += _column(level, held[place], box, (place, heads[place]))
    parts += _arrow(ground + 16, heading.language)
    key = "spectrum.reading" if content.elements else "spectrum.nothing"
    notes = (word(key, heading.language),)
    surround = Surround(heading=heading, notes=notes)
    return DrawnFigure(surround, Drawing(_WIDTH, ground + 56, tuple(parts)))


def _head_height(level: Level, width: float) -> float:
    name = wrap(level.name, width - 2 * _PAD, 14, bold=True)
    below = wrap(level.description, width - 2 * _PAD, SMALL) if level.description else ()
    return len(name) * 17.5 + len(below) * 14 + 24


def _chip_height(element: SpectrumElement, width: float) -> float:
    return len(wrap(element.name, width - 4 * _PAD, 12)) * 15 + 12


def _column(
    level: Level, elements: Sequence[SpectrumElement], box: Box, form: tuple[int, float]
) -> Iterator[Markup]:
    place, head = form
    shade = _SHADES[min(place, len(_SHADES) - 1)]
    ink = INK if place < _LIGHT else PAPER
    yield rect(box, rx=8, fill="#f6faf8", stroke="#178254", stroke_width=1)
    yield rect(Box(box.x, box.y, box.width, head), rx=8, fill=shade)
    name = wrap(level.name, box.width - 2 * _PAD, 14, bold=True)
    yield text(name, (box.x + _PAD, box.y + 24), 14, font_weight="bold", fill=ink)
    if level.description:
        below = wrap(level.description, box.width - 2 * _PAD, SMALL)
        at = (box.x + _PAD, box.y + 24 + len(name) * 17.5)
        yield text(below, at, SMALL, fill=ink)
    y = box.y + head + 12
    for element in elements:
        height = _chip_height(element, box.width)
        yield from _chip(element, Box(box.x + _PAD, y, box.width - 2 * _PAD, height))
        y += height + _CHIP_GAP


def _chip(element: SpectrumElement, box: Box) -> Iterator[Markup]:
    lines = wrap(element.name, box.width - 2 * _PAD, 12)
    first = box.y + 18
    shown = text(lines, (box.centre[0], first), 12, text_anchor="middle")
    yield group([area(box, _CHIP, radius=6), shown], tooltip=element.name)


def _arrow(y: float, language: Language) -> Iterator[Markup]:
    """Draw a wedge that grows to the right, with what grows."""
    neck = _WIDTH - 26
    wedge = f"M0 {y + 15}L{neck} {y}V{y - 5}L{_WIDTH} {y + 15}L{neck} {y + 35}V{y + 30}Z"
    yield path(wedge, fill="#dfe7ee")
    grows = word("spectrum.grows", language)
    yield text(grows, (neck - 14, y + 20), 13, text_anchor="end", font_weight="bold")
    yield text(word("spectrum.little", language), (2, y + 38), SMALL, fill=MUTED)
