"""The gates of a time plan, written above its header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.metrics import text_width, wrap
from modarch.figures.svg import Markup, marker, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.diagrams.time_axis import TimeScale
    from modarch.figures.diagrams.timeline_content import Gate

__all__ = ["GATE_COLOUR", "gate_labels"]

GATE_COLOUR = "#611795"
_SIZE, _LINE, _FLAG, _BROADEST = 11.0, 14.0, 11.0, 460.0


@dataclass(frozen=True, slots=True)
class _Label:
    at: float
    left: float
    right: float
    lines: tuple[str, ...]


def gate_labels(gates: Sequence[Gate], scale: TimeScale) -> tuple[list[Markup], float]:
    """Write gates beside their months, on as many rows as keep them apart.

    Returns
    -------
    parts : list of str
    height : float
        Pixels used.
    """
    rows: list[list[_Label]] = []
    for gate in sorted(gates, key=lambda gate: (gate.at, gate.label)):
        label = _placed(gate, scale)
        free = next((row for row in rows if row[-1].right <= label.left), None)
        if free is None:
            rows.append([label])
        else:
            free.append(label)
    parts: list[Markup] = []
    y = 0.0
    for row in rows:
        for label in row:
            parts.append(marker("flag", (label.at + 2, y + 8), 4.5, fill=GATE_COLOUR))
            parts.append(text(label.lines, (label.left + _FLAG, y + 12), _SIZE, fill=GATE_COLOUR))
        y += max(len(label.lines) for label in row) * _LINE + 3
    return parts, y + (2 if rows else 0)


def _placed(gate: Gate, scale: TimeScale) -> _Label:
    lines = wrap(gate.label, _BROADEST, _SIZE)
    width = max(text_width(line, _SIZE) for line in lines) + 2 * _FLAG
    at = scale.x(gate.at)
    left = min(at, scale.right - width)
    return _Label(at, left, left + width, lines)
