"""Months, the grain of time in modarch, and dates that are only partly known.

A month counts as a half-open span: an activity that starts in month ``t`` and takes ``d`` months
occupies ``t … t+d-1``, and what it brings is in use from month ``t+d``.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import overload

__all__ = ["UNKNOWN", "Month", "MonthRange", "earlier", "parse_month"]

_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z")
_MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month.

    Parameters
    ----------
    index
        Months since January of year 0.

    Examples
    --------
    >>> Month.of(2027, 11) + 3
    Month('2028-02')
    >>> Month.of(2028, 2) - Month.of(2027, 11)
    3
    """

    index: int

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """Return the month of a year; ``month`` counts from 1."""
        return cls(year * _MONTHS_PER_YEAR + month - 1)

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.index // _MONTHS_PER_YEAR

    @property
    def month(self) -> int:
        """The month of the year, 1–12."""
        return self.index % _MONTHS_PER_YEAR + 1

    @property
    def quarter(self) -> int:
        """The quarter of the year, 1–4."""
        return (self.month + 2) // 3

    def __add__(self, months: int) -> Month:
        return Month(self.index + months)

    @overload
    def __sub__(self, other: Month) -> int: ...
    @overload
    def __sub__(self, other: int) -> Month: ...
    def __sub__(self, other: Month | int) -> Month | int:
        if isinstance(other, Month):
            return self.index - other.index
        return Month(self.index - other)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def __repr__(self) -> str:
        return f"Month('{self}')"


def parse_month(text: str) -> Month:
    """Read ``2027-03``, or a full date of which the month is taken.

    Parameters
    ----------
    text
        ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        If the text is neither, or the date does not exist.

    Examples
    --------
    >>> parse_month("2028-12-31")
    Month('2028-12')
    """
    match = _MONTH.match(text)
    if match is None:
        message = f"{text!r} is not a month"
        raise ValueError(message)
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    datetime.date(year, month, day)
    return Month.of(year, month)


@dataclass(frozen=True, slots=True)
class MonthRange:
    """A month that may be known only as an interval, or not at all.

    Parameters
    ----------
    earliest, latest
        The bounds, both included; None where nothing is known.

    Examples
    --------
    >>> MonthRange.exactly(Month.of(2028, 1)).is_known
    True
    >>> UNKNOWN.is_unknown
    True
    """

    earliest: Month | None = None
    latest: Month | None = None

    @classmethod
    def exactly(cls, month: Month) -> MonthRange:
        """Return the range that holds one month only."""
        return cls(month, month)

    @property
    def is_known(self) -> bool:
        """Whether it is one single month."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known."""
        return self.earliest is None and self.latest is None

    @property
    def known(self) -> Month | None:
        """The month if it is known exactly, else None."""
        return self.earliest if self.is_known else None

    def __add__(self, months: int) -> MonthRange:
        return MonthRange(_shift(self.earliest, months), _shift(self.latest, months))

    def __str__(self) -> str:
        if self.is_known:
            return str(self.earliest)
        if self.is_unknown:
            return "unknown"
        return f"{self.earliest or '?'}…{self.latest or '?'}"


UNKNOWN = MonthRange()


def _shift(month: Month | None, months: int) -> Month | None:
    return None if month is None else month + months


def earlier(*ranges: MonthRange | None) -> MonthRange:
    """Return the earliest of several uncertain months; None stands for no such limit.

    Examples
    --------
    >>> one, other = MonthRange.exactly(Month.of(2030, 1)), MonthRange()
    >>> str(earlier(one, other)), str(earlier(one, None))
    ('?…2030-01', '2030-01')
    """
    limits = [limit for limit in ranges if limit is not None]
    earliest = [limit.earliest for limit in limits if limit.earliest is not None]
    latest = [limit.latest for limit in limits if limit.latest is not None]
    sure = len(earliest) == len(limits)
    return MonthRange(min(earliest, default=None) if sure else None, min(latest, default=None))
