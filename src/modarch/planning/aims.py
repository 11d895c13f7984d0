"""What it matters to be early with: contracts that end, values that begin, interim integrations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.planning.elements import Point

__all__ = ["Bridge", "Due", "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that ends, such as a contract, and what should be completed before.

    The tardiness is the number of months from ``due`` to the last of ``completions``, or 0.

    Parameters
    ----------
    key
        Name.
    completions
        The moments that must have come, such as each slice live and the parallel run over.
    due
        Month; it may lie before month 0.
    weight
        Weight of one month of tardiness in the term ``interim``.
    cost
        Cost of one month of tardiness in the term ``cost``.
    at_most
        Greatest tardiness that is accepted, in months; None when any is.
    """

    key: str
    completions: tuple[Point, ...]
    due: int
    weight: int = 1
    cost: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Something that is worth having early, such as a module in first use.

    Parameters
    ----------
    key
        Name.
    point
        The moment in which its value begins.
    weight
        Weight of one month's wait in the term ``time_to_value``.
    """

    key: str
    point: Point
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """An interim integration that is needed from one moment to another, whichever comes first.

    Parameters
    ----------
    key
        Name.
    first, second
        The two moments; the bridge lives in the months between them.
    weight
        How many integrations it stands for.
    """

    key: str
    first: Point
    second: Point
    weight: int = 1
