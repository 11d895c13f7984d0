"""What stands above the header of a time plan: its gates, and when sources say that it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.metrics import text_width, wrap
from modarch.figures.svg import Markup, marker, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.figures.diagrams.time_axis import TimeScale
    from modarch.figures.diagrams.timeline_content import Gate, SaidSpan

__all__ = ["GATE_COLOUR", "SAID_COLOUR", "flags"]

GATE_COLOUR, SAID_COLOUR = "#611795", "#9b1208"
_SIZE, _LINE, _FLAG, _BROADEST = 11.0, 14.0, 11.0, 460.0


@dataclass(frozen=True, slots=True)
class _Label:
    at: float
    left: float
    right: float
    lines: tuple[str, ...]
    colour: str


def flags(
    gates: Sequence[Gate], said: Sequence[SaidSpan], scale: TimeScale
) -> tuple[list[Markup], float]:
    """Write gates and stated ends beside their months, on as many rows as keep them apart.

    Returns
    -------
    parts : list of str
    height : float
        Pixels used.
    """
    rows: list[list[_Label]] = []
    for at, told, colour in sorted(_told(gates, said)):
        label = _placed(at, told, colour, scale)
        free = next((row for row in rows if row[-1].right <= label.left), None)
        if free is None:
            rows.append([label])
        else:
            free.append(label)
    parts: list[Markup] = []
    y = 0.0
    for row in rows:
        for label in row:
            parts.append(marker("flag", (label.at + 2, y + 8), 4.5, fill=label.colour))
            parts.append(text(label.lines, (label.left + _FLAG, y + 12), _SIZE, fill=label.colour))
        y += max(len(label.lines) for label in row) * _LINE + 3
    return parts, y + (2 if rows else 0)


def _told(gates: Sequence[Gate], said: Sequence[SaidSpan]) -> Iterator[tuple[float, str, str]]:
    """Yield month, label and colour of each flag; what falls in one month shares a flag."""
    marks = [
        *((gate.at, gate.label, GATE_COLOUR) for gate in gates),
        *((one.low, one.label, SAID_COLOUR) for one in said),
    ]
    for at, colour in dict.fromkeys((at, colour) for at, _, colour in marks):
        labels = dict.fromkeys(label for month, label, own in marks if (month, own) == (at, colour))
        yield at, " / ".join(labels), colour


def _placed(month: float, told: str, colour: str, scale: TimeScale) -> _Label:
    lines = wrap(told, _BROADEST, _SIZE)
    width = max(text_width(line, _SIZE) for line in lines) + 2 * _FLAG
    at = scale.x(month)
    left = at if at + width <= scale.right else at - width
    return _Label(at, left, left + width, lines, colour)
