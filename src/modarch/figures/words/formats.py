"""Numbers, months and dates as a Swedish or an English reader expects them.

Swedish follows *Svenska skrivregler*: decimal comma, thousands set apart by a no-break space, a
space before the per cent sign, months in lower case. English follows the usual British office form.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

__all__ = [
    "NO_VALUE",
    "date",
    "duration",
    "flag",
    "money",
    "month",
    "number",
    "quarter",
    "share",
    "short_month",
]

NO_VALUE = "–"
"""What stands where nothing is known."""

_NBSP = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_MARKS = {"sv": (_NBSP, ","), "en": (",", ".")}


def number(value: float, language: Language, decimals: int | None = None) -> str:
    """Return a number with the language's own marks.

    Parameters
    ----------
    value
        The number; one that is not a number gives `NO_VALUE`.
    language
        ``sv`` or ``en``.
    decimals
        How many decimals; None gives whole numbers none and others at most two.

    Examples
    --------
    >>> number(12345.5, "en"), number(-0.5, "sv")
    ('12,345.5', '−0,5')
    """
    if math.isnan(value):
        return NO_VALUE
    if math.isinf(value):
        return "∞" if value > 0 else f"{_MINUS}∞"
    text = f"{abs(value):,.{2 if decimals is None else decimals}f}"
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    thousands, point = _MARKS[language]
    text = text.replace(",", "\0").replace(".", point).replace("\0", thousands)
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{_MINUS}{text}" if negative else text


def share(value: float, language: Language, decimals: int = 0) -> str:
    """Return a share of one as per cent.

    >>> share(0.453, "en"), share(0.453, "en", 1)
    ('45%', '45.3%')
    """
    if math.isnan(value):
        return NO_VALUE
    text = number(value * 100, language, decimals)
    return f"{text}{_NBSP}%" if language == "sv" else f"{text}%"


def money(value_sek: float, language: Language) -> str:
    """Return an amount in whole Swedish kronor.

    >>> money(1500000, "en").replace(_NBSP, " ")
    'SEK 1,500,000'
    """
    text = number(value_sek, language, 0)
    return f"{text}{_NBSP}kr" if language == "sv" else f"SEK{_NBSP}{text}"


def duration(months: float, language: Language) -> str:
    """Return a number of months, short enough for a bar or a cell.

    >>> duration(27, "sv").replace(_NBSP, " ")
    '27 mån'
    """
    text = number(months, language, None if months == int(months) else 1)
    return f"{text}{_NBSP}{'mån' if language == 'sv' else 'mo'}"


def month(value: Month, language: Language) -> str:
    """Return a month in full, such as ``mars 2028``."""
    return f"{_MONTHS[language].split()[value.month - 1]}{_NBSP}{value.year}"


def short_month(value: Month, language: Language) -> str:
    """Return a month with a name of three or four letters, such as ``mar 2028``."""
    return f"{_MONTHS[language].split()[value.month - 1][:3]}{_NBSP}{value.year}"


def quarter(value: Month, language: Language) -> str:
    """Return the quarter a month lies in: ``kv. 1 2028`` or ``Q1 2028``."""
    name = f"kv.{_NBSP}{value.quarter}" if language == "sv" else f"Q{value.quarter}"
    return f"{name}{_NBSP}{value.year}"


def date(value: datetime.date, language: Language) -> str:
    """Return a date in full, such as ``1 mars 2028``."""
    name = _MONTHS[language].split()[value.month - 1]
    return f"{value.day}{_NBSP}{name}{_NBSP}{value.year}"


def flag(value: bool, language: Language) -> str:
    """Return yes or no.

    >>> flag(True, "sv")
    'ja'
    """
    return {"sv": ("nej", "ja"), "en": ("no", "yes")}[language][value]
