"""What surrounds every figure: title, scenario, date, mark of assumptions, key and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.legend import LegendEntry, draw_legend
from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import BODY, FINE, INK, LINE, MUTED, PAPER, TITLE
from modarch.figures.svg import Box, Drawing, Markup, group, line, pattern, rect, sheet, text
from modarch.figures.words.formats import date, month
from modarch.figures.words.phrase import word
from modarch.landscape.months import Month

if TYPE_CHECKING:
    import datetime

    from modarch.landscape.text import Language

__all__ = ["Heading", "Surround", "embedded", "framed"]

_MARGIN = 32.0
_LEAST_WIDTH = 900.0
_SUBTITLE = 13.0
_AMBER, _AMBER_INK = "#b87f06", "#6b4700"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a figure says about itself.

    Parameters
    ----------
    title
        What the figure shows.
    language
        The language of everything modarch writes in the figure.
    subtitle
        A second line, in the user's words.
    scenario
        Name of the scenario or alternative.
    as_of
        The day or month the figure tells of.
    assumptions
        Whether any value shown is an assumption; then a mark says so.
    source
        Where the content comes from.
    """

    title: str
    language: Language = "sv"
    subtitle: str = ""
    scenario: str = ""
    as_of: datetime.date | Month | None = None
    assumptions: bool = False
    source: str = ""

    @property
    def second_line(self) -> str:
        """The scenario, the date and the subtitle as one line."""
        return " · ".join(part for part in (self.scenario, self._dated(), self.subtitle) if part)

    def _dated(self) -> str:
        if self.as_of is None:
            return ""
        if isinstance(self.as_of, Month):
            day = month(self.as_of, self.language)
        else:
            day = date(self.as_of, self.language)
        return word("frame.as-of", self.language, date=day)

    @property
    def mark(self) -> str:
        """The words of the mark of assumptions, or nothing."""
        return word("frame.assumptions", self.language) if self.assumptions else ""

    @property
    def source_line(self) -> str:
        """The source as a sentence, or nothing."""
        return word("frame.source", self.language, source=self.source) if self.source else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """What stands around the body of a figure.

    Parameters
    ----------
    heading
        Title, scenario, date, mark of assumptions and source.
    legend
        What the figure uses, in reading order.
    notes
        Sentences the reader needs.
    """

    heading: Heading
    legend: tuple[LegendEntry, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key in words: each letter and label."""
        return " · ".join(entry.told for entry in self.legend)

    @property
    def description(self) -> str:
        """The figure in words, for those who cannot see it."""
        parts = (self.heading.second_line, *self.notes, self.key, self.heading.mark)
        return ". ".join(part for part in parts if part)

    def sheet(self, body: Drawing) -> str:
        """Return the body, framed, as an SVG document."""
        drawing = framed(body, self.heading, self.legend, self.notes)
        return sheet(drawing, title=self.heading.title, description=self.description)


def framed(
    body: Drawing,
    heading: Heading,
    legend: tuple[LegendEntry, ...] = (),
    notes: tuple[str, ...] = (),
) -> Drawing:
    """Return a drawing with its heading above it and its key, notes and source below it.

    Parameters
    ----------
    body
        The figure itself.
    heading
        Title, scenario, date, mark and source.
    legend
        The key, of what the figure uses.
    notes
        Sentences the reader needs, such as how to read it or what was left out.
    """
    inner = max(_LEAST_WIDTH, body.width)
    top, y = _top(heading, inner)
    placed = group(
        [body.markup()], transform=f"translate({_MARGIN + (inner - body.width) / 2:.2f} {y:.2f})"
    )
    bottom, y = _bottom((heading, legend, notes), inner, y + body.height + 18)
    page = Box(0, 0, inner + 2 * _MARGIN, y + _MARGIN - 12)
    return Drawing(page.width, page.height, (rect(page, fill=PAPER), *top, placed, *bottom))


def _top(heading: Heading, width: float) -> tuple[list[Markup], float]:
    mark, taken = _mark(heading, _MARGIN + width)
    title = wrap(heading.title, width - taken, TITLE, bold=True)
    parts = [text(title, (_MARGIN, _MARGIN + 14), TITLE, font_weight="bold", fill=INK), mark]
    y = _MARGIN + 14 + (len(title) - 1) * TITLE * 1.25
    if heading.second_line:
        second = wrap(heading.second_line, width - taken, _SUBTITLE)
        parts.append(text(second, (_MARGIN, y + 22), _SUBTITLE, fill=MUTED))
        y += 22 + (len(second) - 1) * _SUBTITLE * 1.25
    return parts, y + 20


def _mark(heading: Heading, right: float) -> tuple[Markup, float]:
    if not heading.mark:
        return "", 0.0
    width = text_width(heading.mark, BODY, bold=True) + 40
    box = Box(right - width, _MARGIN - 4, width, 24)
    swatch = Box(box.x + 8, box.y + 6, 14, 12)
    return group(
        [
            rect(box, rx=4, fill="#fff8e8", stroke=_AMBER, stroke_width=1.2),
            rect(swatch, fill=pattern("hatch", _AMBER), stroke=_AMBER, stroke_width=0.8),
            text(
                heading.mark,
                (box.x + 29, box.y + 16.5),
                fill=_AMBER_INK,
                font_weight="bold",
            ),
        ]
    ), width + 16


def _bottom(
    content: tuple[Heading, tuple[LegendEntry, ...], tuple[str, ...]], width: float, y: float
) -> tuple[list[Markup], float]:
    heading, legend, notes = content
    parts: list[Markup] = []
    if legend or notes or heading.source_line:
        parts.append(line((_MARGIN, y), (_MARGIN + width, y), stroke=LINE, stroke_width=0.8))
        y += 12
    if legend:
        key = draw_legend(legend, width)
        parts.append(group([key.markup()], transform=f"translate({_MARGIN:.2f} {y:.2f})"))
        y += key.height + 4
    for words, size in (*((note, 11.5) for note in notes), (heading.source_line, FINE + 0.5)):
        if words:
            lines = wrap(words, width, size)
            parts.append(text(lines, (_MARGIN, y + size + 2), size, fill=MUTED))
            y += len(lines) * size * 1.25 + 4
    return parts, y


_SIZE_OF = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"')


def embedded(svg: str, scale: float = 1.0) -> Drawing:
    """Return a whole SVG document, made elsewhere, as a drawing to be framed.

    Raises
    ------
    ValueError
        If the document does not state its size.
    """
    found = _SIZE_OF.search(svg)
    start = svg.find("<svg")
    if found is None or start < 0:
        message = "the SVG has no viewBox"
        raise ValueError(message)
    width, height = float(found[3]) * scale, float(found[4]) * scale
    inner = svg[svg.index(">", start) + 1 : svg.rindex("</svg>")].strip()
    opened = (
        f'<svg width="{width:.2f}" height="{height:.2f}" {found[0]} overflow="visible" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    return Drawing(width, height, (f"{opened}\n{inner}\n</svg>",))
