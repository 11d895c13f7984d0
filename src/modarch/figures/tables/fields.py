"""Columns with the headings of an area of words, and cells that the analyses of structure share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Column, Kind
from modarch.figures.words.formats import NO_VALUE, number, short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = ["capitalised", "fields", "month_heading", "two_decimals"]


def fields(
    area: str,
    keys: Sequence[str],
    language: Language,
    kinds: Mapping[str, Kind] | None = None,
    decimals: Mapping[str, int] | None = None,
) -> tuple[Column, ...]:
    """Return columns with the headings of the words ``<area>.…``.

    Parameters
    ----------
    area
        The area of the words, such as ``risk-column``.
    keys
        Their keys.
    language
        ``sv`` or ``en``.
    kinds
        What the values are, where they are not text.
    decimals
        How many decimals, where not as many as the number needs.
    """
    return tuple(
        Column(
            key=key,
            heading=word(f"{area}.{key.replace('_', '-')}", language),
            kind=(kinds or {}).get(key, Kind.TEXT),
            decimals=(decimals or {}).get(key),
        )
        for key in keys
    )


def month_heading(month: Month | None, language: Language) -> str:
    """Return the month a state is of, or the words for the end state."""
    if month is None:
        return word("risk-column.end", language)
    return short_month(month, language)


def two_decimals(value: float | None, language: Language) -> str:
    """Return a value with two decimals, or the sign for no value."""
    return NO_VALUE if value is None else number(value, language, 2)


def capitalised(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
