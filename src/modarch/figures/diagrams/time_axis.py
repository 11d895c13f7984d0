"""The time axis of exact drawings: years and quarters, of a calendar or counted from the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.metrics import text_width
from modarch.figures.style import BODY, FINE, GRID, INK, LINE, MUTED, SMALL, SURFACE
from modarch.figures.svg import Box, Markup, line, rect, text
from modarch.figures.words.formats import duration, short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["HEADER", "TimeScale", "footer", "grid_lines", "header"]

HEADER = 44.0
"""Height of the header in pixels."""

_YEAR, _QUARTER = 12, 3
_LEAST_QUARTER = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """From months to pixels.

    Parameters
    ----------
    left, right
        Where the axis begins and ends, in pixels.
    months
        How many months it spans.
    start
        Its first calendar month; None counts years from one.
    later
        Whether a further column stands for everything later.
    counted
        Whether calendar years are numbered from one too.
    language
        The language of the header.
    """

    left: float
    right: float
    months: int
    language: Language
    start: Month | None = None
    later: bool = False
    counted: bool = False

    @property
    def total(self) -> int:
        """Months the axis has room for, the later column included."""
        return self.months + (_YEAR if self.later else 0)

    def x(self, month: float) -> float:
        """Return where a month begins, in pixels; what lies outside is drawn at the edge."""
        inside = min(max(month, 0), self.total)
        return self.left + (self.right - self.left) * inside / self.total

    def steps(self, length: int) -> Iterator[tuple[int, int]]:
        """Return the years or quarters on the axis as (first month, month after the last)."""
        offset = self.start.index % length if self.start else 0
        first = -offset
        while first < self.months:
            yield max(first, 0), min(first + length, self.months)
            first += length

    def year_name(self, first: int) -> str:
        """Return what the year that holds a month is called."""
        if self.start is not None:
            return str((self.start + first).year)
        return word("time.year", self.language, number=first // _YEAR + 1)

    def told(self, month: float) -> str:
        """Return a month in words, for a tooltip."""
        if self.start is None:
            return word("time.month-number", self.language, number=int(month) + 1)
        return short_month(self.start + int(month), self.language)

    def span_told(self, name: str, first: float, end: float) -> str:
        """Return a name with its first month, its last month and its length."""
        return word(
            "time.bar",
            self.language,
            name=name,
            start=self.told(first),
            end=self.told(max(first, end - 1)),
            length=duration(end - first, self.language),
        )


def header(scale: TimeScale, y: float) -> list[Markup]:
    """Return the header: years above, quarters below where there is room for them."""
    parts: list[Markup] = []
    quarters = scale.x(_QUARTER) - scale.x(0) >= _LEAST_QUARTER
    height = HEADER / 2 if quarters else HEADER
    for first, end in scale.steps(_YEAR):
        box = Box(scale.x(first), y, scale.x(end) - scale.x(first), height)
        parts += _year(scale, first, box)
    if quarters:
        for first, end in scale.steps(_QUARTER):
            box = Box(scale.x(first), y + height, scale.x(end) - scale.x(first), height)
            parts += _cell(box, f"Q{_quarter(scale, first)}", FINE, bold=False)
    if scale.later:
        box = Box(scale.x(scale.months), y, scale.right - scale.x(scale.months), HEADER)
        parts += _cell(box, f"{word('time.later', scale.language)} →", BODY, bold=True)
    return parts


def footer(scale: TimeScale, y: float) -> list[Markup]:
    """Return the years once more, half as high as the header, for below a long figure."""
    parts: list[Markup] = []
    for first, end in scale.steps(_YEAR):
        box = Box(scale.x(first), y, scale.x(end) - scale.x(first), HEADER / 2)
        parts += _cell(box, scale.year_name(first), SMALL, bold=True)
    return parts


def _year(scale: TimeScale, first: int, box: Box) -> list[Markup]:
    """Return the cell of a year: its name, and its number when both are known and fit."""
    name = scale.year_name(first)
    if scale.start is None or not scale.counted:
        return _cell(box, name, BODY, bold=True)
    numbered = word("time.year", scale.language, number=_number(scale, first))
    if box.height >= HEADER:
        upper = Box(box.x, box.y, box.width, HEADER / 2)
        lower = Box(box.x, box.y + HEADER / 2, box.width, HEADER / 2)
        return [*_cell(upper, name, BODY, bold=True), *_cell(lower, numbered, FINE, bold=False)]
    both = f"{name} · {numbered.lower()}"
    sizes = [size for size in (BODY, SMALL, FINE) if _fits(both, size, box, bold=True)]
    return _cell(box, both if sizes else name, max(sizes, default=BODY), bold=True)


def _number(scale: TimeScale, first: int) -> int:
    start = scale.start
    return first // _YEAR + 1 if start is None else (start + first).year - start.year + 1


def _quarter(scale: TimeScale, first: int) -> int:
    if scale.start is not None:
        return (scale.start + first).quarter
    return first % _YEAR // _QUARTER + 1


def _cell(box: Box, name: str, size: float, *, bold: bool) -> list[Markup]:
    parts = [rect(box, fill=SURFACE, stroke=LINE, stroke_width=0.7)]
    if _fits(name, size, box, bold=bold):
        x, y = box.centre
        weight = "bold" if bold else None
        colour = INK if bold else MUTED
        at = (x, y + size * 0.36)
        parts.append(text(name, at, size, text_anchor="middle", font_weight=weight, fill=colour))
    return parts


def _fits(name: str, size: float, box: Box, *, bold: bool) -> bool:
    return text_width(name, size, bold=bold) <= box.width - 2


def grid_lines(scale: TimeScale, top: float, bottom: float) -> list[Markup]:
    """Return upright lines: faint at quarters, stronger at years."""
    years = {first for first, _ in scale.steps(_YEAR)} | {scale.months}
    quarters = {first for first, _ in scale.steps(_QUARTER)} - years
    fine = scale.x(_QUARTER) - scale.x(0) >= _LEAST_QUARTER
    faint = [(month, GRID, 0.7) for month in sorted(quarters)] if fine else []
    strong = [(month, "#c3cdd9", 0.9) for month in sorted(years)]
    return [
        line((scale.x(month), top), (scale.x(month), bottom), stroke=colour, stroke_width=width)
        for month, colour, width in (*faint, *strong)
    ]
