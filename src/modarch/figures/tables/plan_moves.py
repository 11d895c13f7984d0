"""What has moved between two plans, and why, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.tables.plan import violation_sentence
from modarch.figures.words.formats import duration, number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.table import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language
    from modarch.planning.replanning import Move, Replanned

__all__ = ["move_text", "moves_table"]

_KEYS = (
    "component",
    "tender_was",
    "tender",
    "tender_months",
    "live_was",
    "live",
    "live_months",
    "why",
)
_BRIEF = ("component", "tender_was", "tender", "live_was", "live", "why")
_MONTHS = ("tender_was", "tender", "live_was", "live")
_MOST_REASONS, _MOST_REASONS_BRIEF = 3, 1


def moves_table(
    result: Replanned, landscape: Landscape, language: Language, *, brief: bool = False
) -> Table:
    """Return what has moved, and why.

    Parameters
    ----------
    result
        The plan made again, with its moves.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        True leaves out what a terminal has no room for.
    """
    keys = _BRIEF if brief else _KEYS
    return Table(
        title=word("move.title", language),
        columns=fields("move", keys, language, dict.fromkeys(_MONTHS, Kind.MONTH)),
        rows=tuple(
            tuple(_cell(key, move, landscape, language, brief=brief) for key in keys)
            for move in result.moves
        ),
        notes=tuple(_notes(result, language)),
        language=language,
    )


def _cell(key: str, move: Move, landscape: Landscape, language: Language, *, brief: bool) -> Cell:
    if key == "component":
        return any_name(landscape, move.component, language)
    if key == "why":
        most = _MOST_REASONS_BRIEF if brief else _MOST_REASONS
        return move_text(move, landscape, language, most=most)
    if key in _MONTHS:
        month: Month = getattr(move, key)
        return month
    return _signed(getattr(move, key), language)


def _signed(months: int, language: Language) -> str:
    if not months:
        return ""
    return f"{'+' if months > 0 else ''}{duration(months, language)}"


def move_text(
    move: Move, landscape: Landscape, language: Language, *, most: int = _MOST_REASONS
) -> str:
    """Return why a component has moved, in words.

    Parameters
    ----------
    move
        The move.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    most
        How many reasons are told.
    """
    if not move.hindered_by:
        return word(f"move.{move.why}", language, month=move.due or "")
    texts = [violation_sentence(one, landscape, language) for one in move.hindered_by]
    shown = " ".join(texts[:most])
    if len(texts) > most:
        shown += f" {word('move.more', language, count=len(texts) - most)}"
    return word("move.back", language, texts=shown)


def _notes(result: Replanned, language: Language) -> Iterator[str]:
    moved = [move for move in result.moves if move.component in result.open and move.tender_months]
    total = sum(abs(move.tender_months) for move in moved)
    count = number(len(result.open), language)
    if moved:
        months = duration(total, language)
        yield word("move.tenders", language, count=len(moved), all=count, months=months)
    else:
        yield word("move.no-tenders", language, all=count)
    if moved and result.fewest is not None:
        if len(moved) <= result.fewest:
            yield word("move.fewest", language)
        else:
            yield word("move.not-fewest", language, bound=result.fewest)
    if result.in_passes:
        yield word("move.weighed", language)
        yield word("move.kept", language)
    if not result.happened:
        yield word("move.nothing-happened", language)
