"""A matrix of judgements: perspectives in rows, alternatives in columns, sums below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.figures.figure import DrawnFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.legend import AreaSwatch, LegendEntry, MarkerSwatch
from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import BODY, GRID, INK, MUTED, PAPER, SMALL, SURFACE, Tone
from modarch.figures.svg import Box, Drawing, Markup, line, marker, rect, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Judgement", "JudgementRow", "judgement"]

_WIDTH: Final = 1280.0
_NAME: Final = 330.0
_WEIGHT: Final = 90.0
_ROW: Final = 36.0
_GROUP: Final = 26.0
_HEAD: Final = 30.0
_LEADING: Final = 15.0
_BAND: Final = 26.0
_TONES: Final = {
    -2: Tone(fill="#c2603a", ink="#ffffff", edge="#8f3d1c"),
    -1: Tone(fill="#f6d9c4", edge="#c2603a"),
    0: Tone(fill="#eceff3", edge="#a3adba"),
    1: Tone(fill="#cfe3d6", edge="#218553"),
    2: Tone(fill="#1d7a4b", ink="#ffffff", edge="#115232"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """A perspective.

    Parameters
    ----------
    name
        What is judged.
    group
        The heading it stands under; rows of a group follow each other.
    weight
        Its weight as a reader sees it.
    scores
        From -2 to 2 for each column; None where nobody has judged.
    counts
        False for a row that is shown and not summed.
    """

    name: str
    group: str = ""
    weight: str = ""
    scores: tuple[int | None, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A matrix of judgements.

    Parameters
    ----------
    columns
        Names of the alternatives.
    rows
        The perspectives.
    sums
        Rows of text below: a name, and a text for each column.
    emphasis
        Columns set off, because they come first.
    told
        What scores mean, by score.
    weight_heading
        What the column of weights is called.
    leading
        What the mark of the first means.
    warning
        Stands across the top; empty for none.
    notes
        Sentences below.
    """

    columns: tuple[str, ...]
    rows: tuple[JudgementRow, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    emphasis: frozenset[int] = frozenset()
    told: tuple[tuple[int, str], ...] = ()
    weight_heading: str = ""
    leading: str = ""
    warning: str = ""
    notes: tuple[str, ...] = ()


def judgement(content: Judgement, heading: Heading) -> DrawnFigure:
    """Draw a matrix of judgements.

    Parameters
    ----------
    content
        The matrix.
    heading
        Title, scenario, date, mark and source.
    """
    drawing = _Drawing(content)
    parts = tuple(drawing.drawn())
    surround = Surround(heading=heading, legend=tuple(_legend(content)), notes=content.notes)
    return DrawnFigure(surround, Drawing(_WIDTH, drawing.y, parts))


class _Drawing:
    def __init__(self, content: Judgement) -> None:
        self._content = content
        self._step = (_WIDTH - _NAME - _WEIGHT) / max(1, len(content.columns))
        self.y = 0.0

    def _x(self, place: int) -> float:
        return _NAME + _WEIGHT + place * self._step

    def drawn(self) -> Iterator[Markup]:
        if self._content.warning:
            yield from self._warning()
        yield from self._head()
        group = ""
        for number, row in enumerate(self._content.rows):
            if row.group != group:
                group = row.group
                yield from self._heading(group)
            yield from self._row(row, shaded=number % 2 == 1)
        yield from self._sums()

    def _warning(self) -> Iterator[Markup]:
        lines = wrap(self._content.warning, _WIDTH - 20, 13.0, bold=True)
        box = Box(0, self.y, _WIDTH, _BAND + (len(lines) - 1) * 17)
        yield rect(box, fill="#fff8e8", stroke="#b87f06", stroke_width=1.4, rx=4)
        style = {"text_anchor": "middle", "font_weight": "bold", "fill": "#6b4700"}
        yield text(lines, (_WIDTH / 2, self.y + 18), 13.0, **style)
        self.y = box.bottom + 8

    def _head(self) -> Iterator[Markup]:
        lines = [wrap(one, self._step - 16, BODY, bold=True) for one in self._content.columns]
        height = _HEAD + (max((len(one) for one in lines), default=1) - 1) * _LEADING
        at = (_NAME + _WEIGHT / 2, self.y + 19)
        weight = wrap(self._content.weight_heading, _WEIGHT - 6, SMALL)[:1]
        yield text(weight, at, SMALL, text_anchor="middle", fill=MUTED)
        for place, one in enumerate(lines):
            middle = self._x(place) + self._step / 2
            yield text(one, (middle, self.y + 19), BODY, text_anchor="middle", font_weight="bold")
            if place in self._content.emphasis:
                wide = max(text_width(part, BODY, bold=True) for part in one)
                yield marker("diamond", (middle - wide / 2 - 12, self.y + 15), 5, fill="#218553")
        self.y += height
        yield line((0, self.y), (_WIDTH, self.y), stroke=INK, stroke_width=1.2)

    def _heading(self, group: str) -> Iterator[Markup]:
        lines = wrap(group, _WIDTH - 20, BODY, bold=True)
        height = _GROUP + (len(lines) - 1) * _LEADING
        yield rect(Box(0, self.y, _WIDTH, height), fill="#dfe7f1")
        yield text(lines, (10, self.y + 18), BODY, font_weight="bold")
        self.y += height

    def _row(self, row: JudgementRow, *, shaded: bool) -> Iterator[Markup]:
        names = wrap(row.name, _NAME - 20, BODY)
        height = max(_ROW, len(names) * _LEADING + 12)
        yield rect(Box(0, self.y, _WIDTH, height), fill=SURFACE if shaded else PAPER)
        middle = self.y + height / 2
        ink = INK if row.counts else MUTED
        first = middle - (len(names) - 1) * _LEADING / 2 + 4
        yield text(names, (10, first), BODY, fill=ink)
        at = (_NAME + _WEIGHT / 2, middle + 4)
        yield text(row.weight, at, BODY, text_anchor="middle", fill=ink)
        for place, score in enumerate(row.scores):
            yield from self._score(score, (self._x(place) + self._step / 2, middle))
        self.y += height
        yield line((0, self.y), (_WIDTH, self.y), stroke=GRID, stroke_width=0.8)

    def _score(self, score: int | None, at: tuple[float, float]) -> Iterator[Markup]:
        x, y = at
        if score is None:
            yield text("–", (x, y + 4), BODY, text_anchor="middle", fill=MUTED)
            return
        tone = _TONES[score]
        box = Box(x - 27, y - 12, 54, 24)
        yield rect(box, fill=tone.fill, stroke=tone.edge, stroke_width=tone.weight, rx=4)
        yield text(
            _sign(score), (x, y + 5), 14.0, text_anchor="middle", font_weight="bold", fill=tone.ink
        )

    def _sums(self) -> Iterator[Markup]:
        yield line((0, self.y), (_WIDTH, self.y), stroke=INK, stroke_width=1.2)
        for name, texts in self._content.sums:
            lines = wrap(name, _NAME + _WEIGHT - 20, BODY, bold=True)
            yield text(lines, (10, self.y + 18), BODY, font_weight="bold")
            yield from self._texts(texts, self.y + 18)
            self.y += 28 + (len(lines) - 1) * _LEADING
            yield line((0, self.y), (_WIDTH, self.y), stroke=GRID, stroke_width=0.8)

    def _texts(self, texts: Sequence[str], y: float) -> Iterator[Markup]:
        for place, one in enumerate(texts):
            x = self._x(place) + self._step / 2
            weight = "bold" if place in self._content.emphasis else None
            yield text(one, (x, y), BODY, text_anchor="middle", font_weight=weight)


def _sign(score: int) -> str:
    return {-2: "−−", -1: "−", 0: "S", 1: "+", 2: "++"}[score]


def _legend(content: Judgement) -> Iterator[LegendEntry]:
    used = {score for row in content.rows for score in row.scores if score is not None}
    for score, told in content.told:
        if score in used:
            yield LegendEntry(f"{_sign(score)} {told}", AreaSwatch(_TONES[score]))
    if content.emphasis and content.leading:
        yield LegendEntry(content.leading, MarkerSwatch("diamond", "#218553"))
