"""How readings look to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.table import Kind
from modarch.figures.words.formats import NO_VALUE, duration, number, share
from modarch.figures.words.phrase import word
from modarch.landscape.readings import Basis
from modarch.report.comparison.gauges import GAUGES

if TYPE_CHECKING:
    from modarch.landscape.measures import MeasureName
    from modarch.landscape.readings import Reading
    from modarch.landscape.text import Language
    from modarch.report.comparison.result import Difference

__all__ = ["STAR", "amount", "difference_word", "measure_name", "pairs_told", "shown_reading"]

STAR: Final = "★"
_AT_LEAST: Final = "≥"
_MILLION: Final = 1e6
_NBSP: Final = "\N{NO-BREAK SPACE}"


def measure_name(measure: MeasureName, language: Language) -> str:
    """Return what a reader calls a measure."""
    return word(f"measure.{measure}", language)


def amount(value: float, measure: MeasureName, language: Language, *, unit: bool = True) -> str:
    """Return a value of a measure.

    Parameters
    ----------
    value
        The value.
    measure
        Which measure.
    language
        ``sv`` or ``en``.
    unit
        Whether to write the unit; per cent always are.
    """
    gauge = GAUGES[measure]
    if gauge.kind is Kind.SHARE:
        return share(value, language, gauge.decimals or 0)
    if gauge.kind is Kind.MONEY:
        millions = number(value / _MILLION, language, 0)
        return word("compare-money.millions", language, amount=millions) if unit else millions
    if gauge.kind is Kind.MONTHS and unit:
        return duration(value, language)
    return number(value, language, gauge.decimals)


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
