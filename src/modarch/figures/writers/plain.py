"""Tables as text for a terminal: aligned columns that fit a width, no control codes."""

from __future__ import annotations

import shutil
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from modarch.figures.metrics import clean
from modarch.figures.table import Kind, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.table import Align, Table

__all__ = ["cell_width", "write_text"]

_GAP = "  "
_MOST_LEAST = 22


def write_text(table: Table, width: int | None = None) -> str:
    """Return a table as text.

    Parameters
    ----------
    table
        What to write.
    width
        Characters per line; None takes the terminal's. Long texts are wrapped, never cut; where
        the columns do not fit even so, lines become longer.

    Returns
    -------
    str
        Title, headings, a rule, rows and notes, without any control code; of a table without
        rows its title and notes alone.
    """
    room = width or shutil.get_terminal_size((100, 24)).columns
    heads = [clean(column.heading) for column in table.columns]
    rows = [_texts(table, row) for row in table.rows]
    widths = _widths(table, [heads, *rows], room)
    aligns = [column.align for column in table.columns]
    rule = _GAP.join("─" * size for size in widths)
    lines = [clean(table.title)]
    if rows or not table.notes:
        lines += ["", *_row(heads, widths, aligns), rule]
    for row in rows:
        lines += _row(row, widths, aligns)
    if table.notes:
        lines += ["", *(line for note in table.notes for line in _wrapped(clean(note), room))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _texts(table: Table, row: Sequence[object]) -> list[str]:
    return [
        clean(shown(cell, column, table.language))  # type: ignore[arg-type]
        for cell, column in zip(row, table.columns, strict=True)
    ]


def cell_width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> cell_width("läk"), cell_width("漢字")
    (3, 4)
    """
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _widths(table: Table, texts: list[list[str]], room: int) -> list[int]:
    """Give numbers their width, and share what is left among the texts, the short ones first.

    A heading over numbers may wrap; a text column is at least as wide as its longest word, unless
    that is very long.
    """
    columns = list(zip(*texts, strict=True))
    spare = room - len(_GAP) * (len(columns) - 1)
    widths = [max(_longest_word(heading), _widest(cells)) for heading, *cells in columns]
    flexible = [i for i, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    spare -= sum(width for i, width in enumerate(widths) if i not in flexible)
    needs = {i: _widest(columns[i]) for i in flexible}
    least = {i: min(_MOST_LEAST, max(map(_longest_word, columns[i]))) for i in flexible}
    waiting = sorted(flexible, key=lambda i: (needs[i], i))
    for place, i in enumerate(waiting):
        later = sum(least[j] for j in waiting[place + 1 :])
        fair = max(least[i], min(spare // (len(waiting) - place), spare - later))
        widths[i] = min(needs[i], fair)
        spare -= widths[i]
    return widths


def _widest(texts: Sequence[str]) -> int:
    return max(map(cell_width, texts), default=0)


def _longest_word(text: str) -> int:
    return _widest(text.split(" "))


def _row(texts: list[str], widths: list[int], aligns: list[Align]) -> list[str]:
    columns = [_wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    return [
        _GAP.join(
            _padded(part, width, align)
            for part, width, align in zip(parts, widths, aligns, strict=True)
        )
        for parts in zip_longest(*columns, fillvalue="")
    ]


def _padded(text: str, width: int, align: Align) -> str:
    gap = max(0, width - cell_width(text))
    left = {"left": 0, "right": gap, "center": gap // 2}[align]
    return " " * left + text + " " * (gap - left)


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _chopped(word, width)
        lines += full
    return [*lines, line]


def _chopped(word: str, width: int) -> list[str]:
    parts, part = [], ""
    for character in word:
        if part and cell_width(part + character) > width:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]
