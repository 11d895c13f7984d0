"""Cells that several tables need: uncertain months, spans of months, names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.figures.table import Column, Kind, Table
from modarch.figures.words.formats import duration, number, short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import MonthRange
    from modarch.landscape.text import Language

__all__ = ["any_name", "columns", "month_range", "names", "picked", "span"]


def columns(
    keys: Sequence[str], language: Language, kinds: Mapping[str, Kind]
) -> tuple[Column, ...]:
    """Return columns with the headings of the words ``column.…``.

    Parameters
    ----------
    keys
        Their keys.
    language
        ``sv`` or ``en``.
    kinds
        What the values are, where they are not text.
    """
    return tuple(
        Column(
            key=key,
            heading=word(f"column.{key.replace('_', '-')}", language),
            kind=kinds.get(key, Kind.TEXT),
        )
        for key in keys
    )


def picked(table: Table, keys: Sequence[str]) -> Table:
    """Return a table with only some of its columns, in the order asked for."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    chosen = [places[key] for key in keys]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in chosen),
        rows=tuple(tuple(row[place] for place in chosen) for row in table.rows),
    )


def names(landscape: Landscape, ids: Iterable[str], language: Language, *, most: int = 0) -> str:
    """Return names in a row; with ``most``, only so many and how many more there are."""
    found = [any_name(landscape, id_, language) for id_ in ids]
    if most and len(found) > most:
        more = word("names.more", language, count=len(found) - most)
        return f"{', '.join(found[:most])} {more}"
    return ", ".join(found)


def month_range(months: MonthRange, language: Language) -> str:
    """Return an uncertain month as a reader says it."""
    low = short_month(months.earliest, language) if months.earliest is not None else ""
    high = short_month(months.latest, language) if months.latest is not None else ""
    if low and low == high:
        return low
    if low and high:
        return f"{low} – {high}"
    if low:
        return word("range.from", language, low=low)
    return word("range.until", language, high=high) if high else word("range.unknown", language)


def span(months: tuple[int | None, int | None], language: Language) -> str:
    """Return a number of months that may be known only within bounds."""
    low, high = months
    if low is not None and low == high:
        return duration(low, language)
    if low is not None and high is not None:
        return f"{number(low, language)} – {duration(high, language)}"
    if low:
        return word("range.at-least", language, low=duration(low, language))
    return word("range.unknown", language)


def any_name(landscape: Landscape, id_: str, language: Language) -> str:
    """Return the name of a thing of any section, or its id when nothing has it."""
    if id_ in landscape.items:
        return landscape.name(id_, language)
    programme = landscape.programme
    for elements in (
        landscape.information,
        landscape.settings,
        landscape.contracts,
        landscape.suppliers,
        landscape.pathways,
        landscape.capabilities,
        programme.gates,
        programme.ongoing,
    ):
        if id_ in elements:
            return elements[id_].name.in_language(language)
    return id_
