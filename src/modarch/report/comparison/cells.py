"""How readings look to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.tables.gauges import amount
from modarch.figures.words.formats import NO_VALUE
from modarch.figures.words.phrase import word
from modarch.landscape.readings import Basis

if TYPE_CHECKING:
    from modarch.landscape.readings import Reading
    from modarch.landscape.text import Language
    from modarch.report.comparison.result import Difference

__all__ = ["STAR", "difference_word", "pairs_told", "shown_reading"]

STAR: Final = "★"
_AT_LEAST: Final = "≥"
_NBSP: Final = "\N{NO-BREAK SPACE}"


def shown_reading(
    reading: Reading, language: Language, *, leading: bool = False, span: bool = True
) -> str:
    """Return a reading with its span, where the span says more than the tolerance does.

    Parameters
    ----------
    reading
        The reading.
    language
        ``sv`` or ``en``.
    leading
        Whether it is among those that no other is for certain better than.
    span
        Whether to write the span.
    """
    if reading.value is None:
        return NO_VALUE
    told = amount(reading.value, reading.measure, language)
    if reading.at_least or reading.open_ended:
        told = f"{_AT_LEAST}{_NBSP}{told}"
    if span:
        told += _span(reading, language)
    return f"{told}{_NBSP}{STAR}" if leading else told


def _span(reading: Reading, language: Language) -> str:
    if (
        reading.basis is Basis.TOLERANCE
        or reading.low is None
        or reading.high is None
        or reading.low == reading.high
    ):
        return ""
    low = amount(reading.low, reading.measure, language, unit=False)
    high = amount(reading.high, reading.measure, language, unit=False)
    return f" ({low}–{high})"


def difference_word(difference: Difference, language: Language) -> str:
    """Return in a word or two what a measure says of the alternatives."""
    if len(difference.order) <= 1:
        return word("compare-difference.unknown", language)
    if not difference.is_decisive:
        kind = "same" if difference.is_level else "inside"
        return word(f"compare-difference.{kind}", language)
    kind = "decisive" if difference.has_merit else "differs"
    return word(f"compare-difference.{kind}", language)


def pairs_told(difference: Difference, language: Language) -> str:
    """Return who is for certain better than whom."""
    form = "pair" if difference.has_merit else "pair-lower"
    firsts = dict.fromkeys(first for first, _ in difference.certain)
    told = [
        word(
            f"compare-difference.{form}",
            language,
            first=first,
            second=", ".join(second for one, second in difference.certain if one == first),
        )
        for first in firsts
    ]
    return "; ".join(told)
