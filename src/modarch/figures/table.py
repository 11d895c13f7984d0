"""A table of results: typed columns, rows of plain values, and notes.

Every writer in `modarch.figures.writers` takes one; it decides how a value looks there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from modarch.figures.words.formats import (
    NO_VALUE,
    duration,
    flag,
    money,
    number,
    share,
    short_month,
)
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from modarch.landscape.text import Language

__all__ = ["Align", "Cell", "Column", "Kind", "Table", "shown"]

Cell = str | float | int | bool | Month | None
"""A value; None is "not known" or "not applicable"."""

Align = Literal["left", "right", "center"]


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    NUMBER = "number"
    MONTHS = "months"
    MONTH = "month"
    SHARE = "share"
    MONEY = "money"
    FLAG = "flag"


_ALIGN: dict[Kind, Align] = {Kind.TEXT: "left", Kind.MONTH: "left", Kind.FLAG: "center"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Parameters
    ----------
    key
        Its name for machines, in JSON.
    heading
        Its name for readers.
    kind
        What its values are: text, a number, a duration in months, a calendar month, a share of one,
        an amount in kronor, or yes and no.
    decimals
        How many decimals; None gives what the number needs, two at most, and a share none.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    decimals: int | None = None

    @property
    def align(self) -> Align:
        """Where its values stand."""
        return _ALIGN.get(self.kind, "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Parameters
    ----------
    title
        What it tells.
    columns
        Its columns from the left.
    rows
        Its rows from the top; each has one value for each column.
    notes
        Sentences below it.
    language
        The language its headings are in, which also decides how numbers are written.

    Raises
    ------
    ValueError
        If a row has more or fewer values than there are columns, or two columns share a key.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    language: Language = "sv"

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) < len(keys):
            message = f"columns of {self.title!r} share a key: {keys}"
            raise ValueError(message)
        for row in self.rows:
            if len(row) != len(self.columns):
                message = f"a row of {self.title!r} has {len(row)} values, not {len(self.columns)}"
                raise ValueError(message)


def shown(cell: Cell, column: Column, language: Language) -> str:
    """Return a value as a reader sees it.

    Examples
    --------
    >>> shown(0.5, Column(key="s", heading="Share", kind=Kind.SHARE), "en")
    '50%'
    >>> shown(None, Column(key="s", heading="Share"), "en")
    '–'
    """
    if cell is None:
        return NO_VALUE
    if isinstance(cell, Month):
        return short_month(cell, language)
    if isinstance(cell, bool):
        return flag(cell, language)
    if isinstance(cell, str):
        return cell
    if math.isnan(cell):
        return NO_VALUE
    return _shown_number(cell, column, language)


def _shown_number(value: float, column: Column, language: Language) -> str:
    if column.kind is Kind.SHARE:
        return share(value, language, column.decimals or 0)
    if column.kind is Kind.MONEY:
        return money(value, language)
    if column.kind is Kind.MONTHS:
        return duration(value, language)
    return number(value, language, column.decimals)
