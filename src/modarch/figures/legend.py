"""The key to a figure: what its areas, lines and markers mean, and only those that occur."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import INK, PAPER, SMALL, Tone
from modarch.figures.svg import Box, Drawing, Markup, area, arrow_head, group, line, marker, rect
from modarch.figures.svg import text as svg_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "AreaSwatch",
    "LegendEntry",
    "LineSwatch",
    "MarkerSwatch",
    "Swatch",
    "TagSwatch",
    "disc",
    "draw_legend",
    "tag",
]

_SWATCH, _GAP, _SPACING, _ROW = 26.0, 7.0, 22.0, 20.0
_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class AreaSwatch:
    """An area in a tone, with the letter that stands for it if there is one."""

    tone: Tone
    letter: str = ""

    def draw(self, x: float, middle: float) -> Markup:
        """Return the swatch, beginning at ``x`` and centred on the height ``middle``."""
        box = Box(x + 1, middle - 6.5, _SWATCH - 2, 13)
        return area(box, self.tone) + (
            tag(self.letter, (box.x + 6.5, middle), self.tone.edge) if self.letter else ""
        )


@dataclass(frozen=True, slots=True)
class LineSwatch:
    """A line in a colour, with its dash, arrow head or letter if it has one, or as a rail."""

    colour: str
    dash: str = ""
    width: float = 2.0
    arrow: bool = False
    rail: bool = False
    letter: str = ""

    def draw(self, x: float, middle: float) -> Markup:
        """Return the swatch, beginning at ``x`` and centred on the height ``middle``."""
        end = x + _SWATCH - (6 if self.arrow else 0)
        ends = ((x, middle), (end, middle))
        if self.rail:
            broad = line(*ends, stroke=self.colour, stroke_width=self.width + 2.4)
            return broad + line(
                *ends, stroke=PAPER, stroke_width=self.width, stroke_dasharray="5 2"
            )
        stroke = line(
            *ends,
            stroke=self.colour,
            stroke_width=self.width,
            stroke_dasharray=self.dash,
        )
        if self.letter:
            return stroke + _on_line(self.letter, (x + _SWATCH / 2, middle))
        if not self.arrow:
            return stroke
        return stroke + arrow_head((x + _SWATCH, middle), "right", 8, self.colour)


@dataclass(frozen=True, slots=True)
class MarkerSwatch:
    """A marker of a shape in a colour."""

    shape: str
    colour: str

    def draw(self, x: float, middle: float) -> Markup:
        """Return the swatch, beginning at ``x`` and centred on the height ``middle``."""
        return marker(self.shape, (x + _SWATCH / 2, middle), 5, fill=self.colour)


@dataclass(frozen=True, slots=True)
class TagSwatch:
    """A number or letter in a disc, as it stands in the figure."""

    letter: str
    colour: str

    def draw(self, x: float, middle: float) -> Markup:
        """Return the swatch, beginning at ``x`` and centred on the height ``middle``."""
        return disc(self.letter, (x + _SWATCH / 2, middle), self.colour)


Swatch = AreaSwatch | LineSwatch | MarkerSwatch | TagSwatch


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One thing a figure uses and what it means; it may ask for a row of its own kind."""

    label: str
    swatch: Swatch
    new_row: bool = False

    @property
    def told(self) -> str:
        """The entry in words: its letter, if it has one, and its label."""
        letter = "" if isinstance(self.swatch, MarkerSwatch) else self.swatch.letter
        return f"{letter} {self.label}".strip()


def tag(letter: str, centre: tuple[float, float], colour: str, size: float = SMALL) -> Markup:
    """Return a letter on a small square, which tells a status without colour."""
    width = max(13.0, text_width(letter, size, bold=True) + 6)
    box = Box(centre[0] - width / 2, centre[1] - 6.5, width, 13)
    return rect(box, rx=2, fill=colour) + _letter(letter, centre, size - 1)


def disc(letter: str, centre: tuple[float, float], colour: str) -> Markup:
    """Return a number or letter on a small disc."""
    width = max(16.0, text_width(letter, SMALL, bold=True) + 8)
    box = Box(centre[0] - width / 2, centre[1] - 8, width, 16)
    return rect(box, rx=8, fill=colour) + _letter(letter, centre, SMALL)


def _on_line(letter: str, centre: tuple[float, float]) -> Markup:
    at = (centre[0], centre[1] + 3.4)
    rim = rect(Box(centre[0] - 5.5, centre[1] - 6, 11, 12), fill=PAPER)
    return rim + svg_text(letter, at, 9.5, fill=INK, text_anchor="middle", font_weight="bold")


def _letter(letter: str, centre: tuple[float, float], size: float) -> Markup:
    at = (centre[0], centre[1] + size * 0.36)
    return svg_text(letter, at, size, fill=PAPER, text_anchor="middle", font_weight="bold")


def draw_legend(entries: Sequence[LegendEntry], width: float) -> Drawing:
    """Return the key as rows of swatches and labels that fit a width.

    Parameters
    ----------
    entries
        In reading order; each label stands once.
    width
        The room in pixels.
    """
    parts: list[Markup] = []
    x, y, height = 0.0, 0.0, _ROW
    for entry in dict.fromkeys(entries):
        lines = wrap(entry.label, min(width, 420) - _SWATCH - _GAP, _SIZE)
        taken = _SWATCH + _GAP + max(text_width(row, _SIZE) for row in lines)
        if x and (entry.new_row or x + taken > width):
            x, y = 0.0, y + height
            height = _ROW
        height = max(height, _ROW + 15 * (len(lines) - 1))
        parts.append(_drawn(entry, lines, (x, y + _ROW / 2)))
        x += taken + _SPACING
    return Drawing(width, y + height if parts else 0, tuple(parts))


def _drawn(entry: LegendEntry, lines: Sequence[str], at: tuple[float, float]) -> Markup:
    label = svg_text(lines, (at[0] + _SWATCH + _GAP, at[1] + 4), _SIZE, fill=INK)
    return group([entry.swatch.draw(at[0], at[1]), label])
