"""How concentrated a whole is on few holders: the Herfindahl–Hirschman index and mergers.

Sources: O. Hirschman, "The paternity of an index", American Economic Review 54(5), 1964; the
reference lines are those of the US Merger Guidelines (2023) and the EU horizontal merger
guidelines (2004). They were made for markets and are orientation only.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "EU_HIGH",
    "EU_MODERATE",
    "POINTS",
    "US_CHANGE",
    "US_HIGH",
    "Concentration",
    "Merger",
    "concentration",
    "mergers",
]

POINTS = 10_000
"""Index points of a monopoly: the index from 0 to 1 times this is the usual way to print it."""

EU_MODERATE = 1000
"""EU horizontal merger guidelines 2004, §19: below this, no concern (points)."""

EU_HIGH = 2000
"""EU horizontal merger guidelines 2004, §20: above this, small changes matter (points)."""

US_HIGH = 1800
"""US Merger Guidelines 2023, guideline 1: above this, highly concentrated (points)."""

US_CHANGE = 100
"""US Merger Guidelines 2023, guideline 1: above this, a significant change (points)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """How a whole is divided among its holders.

    Parameters
    ----------
    shares
        ``(holder, share)``, sorted by holder; the shares sum to 1. Holders of nothing are left out.
    hhi
        Σ share², from 1/N to 1; 0 when there is nothing to hold.
    effective_number
        1 / HHI: so many equal holders would give the same index; 0 when there are none.
    """

    shares: tuple[tuple[str, float], ...]
    hhi: float
    effective_number: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """What happens to the concentration when one holder buys another.

    Parameters
    ----------
    first, second
        The two holders, sorted.
    change
        2 · share · share: what the index rises by.
    hhi
        The index afterwards.
    """

    first: str
    second: str
    change: float
    hhi: float


def concentration(amounts: Mapping[str, float]) -> Concentration:
    """Measure how much of a whole rests on few holders.

    Parameters
    ----------
    amounts
        What each holder has, in any unit; not negative.

    Raises
    ------
    InputInvalid
        When an amount is negative or is not a finite number.

    Examples
    --------
    >>> concentration({"one": 3, "two": 1}).hhi
    0.625
    """
    _check(amounts)
    held = {holder: amount for holder, amount in sorted(amounts.items()) if amount > 0}
    total = math.fsum(held.values())
    shares = tuple((holder, amount / total) for holder, amount in held.items())
    hhi = math.fsum(share**2 for _, share in shares)
    return Concentration(shares=shares, hhi=hhi, effective_number=1 / hhi if hhi else 0.0)


def mergers(before: Concentration) -> tuple[Merger, ...]:
    """List what every merger of two holders would do, the gravest first.

    Parameters
    ----------
    before
        The concentration today.

    Returns
    -------
    tuple of Merger
        By falling change, then by name. A merger never lowers the index.
    """
    found = [
        Merger(first=first, second=second, change=2 * a * b, hhi=before.hhi + 2 * a * b)
        for (first, a), (second, b) in itertools.combinations(before.shares, 2)
    ]
    return tuple(sorted(found, key=lambda merger: (-merger.change, merger.first, merger.second)))


def _check(amounts: Mapping[str, float]) -> None:
    problems = [
        Diagnostic(
            code="unusable-amount",
            message=f"The amount of '{holder}' is {amount}.",
            hint="write a number that is zero or more",
            parameters={"holder": holder, "amount": amount},
        )
        for holder, amount in sorted(amounts.items())
        if not math.isfinite(amount) or amount < 0
    ]
    if problems:
        raise InputInvalid(problems)
