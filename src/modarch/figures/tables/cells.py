"""Cells that several tables need: uncertain months, spans of months, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.words.formats import duration, short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import MonthRange
    from modarch.landscape.text import Language

__all__ = ["any_name", "month_range", "span"]


def month_range(months: MonthRange, language: Language) -> str:
    """Return an uncertain month as a reader says it."""
    low = short_month(months.earliest, language) if months.earliest is not None else ""
    high = short_month(months.latest, language) if months.latest is not None else ""
    if low and low == high:
        return low
    if low and high:
        return word("range.between", language, low=low, high=high)
    if low:
        return word("range.from", language, low=low)
    return word("range.until", language, high=high) if high else word("range.unknown", language)


def span(months: tuple[int | None, int | None], language: Language) -> str:
    """Return a number of months that may be known only within bounds."""
    low, high = months
    if low is not None and low == high:
        return duration(low, language)
    if low is not None and high is not None:
        return word(
            "range.between", language, low=duration(low, language), high=duration(high, language)
        )
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
