"""Four fields of sentences, such as a SWOT: for and against across, internal and external down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import LegendEntry, MarkerSwatch
from modarch.figures.metrics import wrap
from modarch.figures.style import BODY, MUTED, SMALL, Tone
from modarch.figures.svg import Box, Drawing, Markup, area, marker, text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Field", "FourFields", "Mark", "Sentence", "four_fields"]

_WIDTH: Final = 1280.0
_GAP: Final = 14.0
_PAD: Final = 14.0
_SIDE: Final = 26.0
_HEAD: Final = 34.0
_LEADING: Final = 15.0
_BULLET: Final = 14.0
_MARKS: Final = 34.0
_BETWEEN: Final = 7.0
_TONES: Final = (
    Tone(fill="#eef8f2", edge="#178254"),
    Tone(fill="#fdf3e6", edge="#a7600c"),
    Tone(fill="#eaf0ff", edge="#1a44e0"),
    Tone(fill="#fbecea", edge="#9b1208"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a sentence.

    Parameters
    ----------
    shape, colour
        How it looks.
    told
        What it means, in the key.
    """

    shape: str
    colour: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a field.

    Parameters
    ----------
    told
        The sentence.
    below
        A few words below it, smaller.
    marks
        Marks at its right.
    """

    told: str
    below: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field.

    Parameters
    ----------
    name
        Its heading.
    sentences
        What stands in it.
    """

    name: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FourFields:
    """Four fields.

    Parameters
    ----------
    fields
        Upper left, upper right, lower left, lower right.
    rows
        What the two rows are called, along the left side.
    notes
        Sentences below.
    """

    fields: tuple[Field, Field, Field, Field]
    rows: tuple[str, str]
    notes: tuple[str, ...] = ()


def four_fields(content: FourFields, heading: Heading) -> DrawnFigure:
    """Draw four fields of sentences.

    Parameters
    ----------
    content
        The fields.
    heading
        Title, scenario, date, mark and source.
    """
    width = (_WIDTH - _SIDE - _GAP) / 2
    parts: list[Markup] = []
    y = 0.0
    for row in range(2):
        pair = content.fields[2 * row : 2 * row + 2]
        height = max(_height(field, width) for field in pair)
        parts.append(_side(content.rows[row], y, height))
        for place, field in enumerate(pair):
            box = Box(_SIDE + place * (width + _GAP), y, width, height)
            parts += _field(field, box, _TONES[2 * row + place])
        y += height + _GAP
    surround = Surround(heading=heading, legend=tuple(_legend(content)), notes=content.notes)
    return DrawnFigure(surround, Drawing(_WIDTH, y - _GAP, tuple(parts)))


def _room(width: float) -> float:
    return width - 2 * _PAD - _BULLET - _MARKS


def _lines(sentence: Sentence, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = _room(width)
    below = wrap(sentence.below, room, SMALL - 0.5) if sentence.below else ()
    return wrap(sentence.told, room, BODY), below


def _height(field: Field, width: float) -> float:
    names = wrap(field.name, width - 2 * _PAD, 15.0, bold=True)
    total = _HEAD + _PAD + (len(names) - 1) * 19
    for sentence in field.sentences:
        told, below = _lines(sentence, width)
        total += len(told) * _LEADING + len(below) * (_LEADING - 2) + _BETWEEN
    return max(total, _HEAD + 60)


def _side(name: str, y: float, height: float) -> Markup:
    x, middle = 12.0, y + height / 2
    turned = f"rotate(-90 {x:.2f} {middle:.2f})"
    return text(name, (x, middle), BODY, text_anchor="middle", fill=MUTED, transform=turned)


def _field(field: Field, box: Box, tone: Tone) -> Iterator[Markup]:
    yield area(box, tone, radius=6)
    at = (box.x + _PAD, box.y + 23)
    names = wrap(field.name, box.width - 2 * _PAD, 15.0, bold=True)
    yield text(names, at, 15.0, font_weight="bold", fill=tone.edge)
    y = box.y + _HEAD + 10 + (len(names) - 1) * 19
    for sentence in field.sentences:
        told, below = _lines(sentence, box.width)
        yield marker("circle", (box.x + _PAD + 3, y - 4), 2.2, fill=tone.edge)
        yield text(told, (box.x + _PAD + _BULLET, y), BODY)
        for place, mark in enumerate(sentence.marks):
            spot = (box.right - _PAD - 4 - place * 16, y - 4)
            yield marker(mark.shape, spot, 5, fill=mark.colour)
        y += len(told) * _LEADING
        if below:
            yield text(below, (box.x + _PAD + _BULLET, y - 1), SMALL - 0.5, fill=MUTED)
            y += len(below) * (_LEADING - 2)
        y += _BETWEEN


def _legend(content: FourFields) -> Iterator[LegendEntry]:
    marks = dict.fromkeys(
        mark for field in content.fields for one in field.sentences for mark in one.marks
    )
    for mark in marks:
        yield LegendEntry(mark.told, MarkerSwatch(mark.shape, mark.colour))
