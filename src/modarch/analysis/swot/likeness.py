"""How alike two texts are, so that the same point said of two alternatives is found.

Texts are compared by Dice's coefficient of their groups of three letters (L. R. Dice, Ecology
26(3), 1945), in each language that both have; the higher one counts.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from modarch.landscape.text import Text

__all__ = ["NEAR", "likeness"]

NEAR: Final = 0.7
"""Texts at least so alike say the same."""

_WORD: Final = re.compile(r"\w+")
_GROUP: Final = 3


def likeness(one: Text, other: Text) -> float:
    """Return how alike two texts are: 1 for the same, 0 for nothing in common.

    Parameters
    ----------
    one, other
        Texts in one language or two.
    """
    pairs = ((one.sv, other.sv), (one.en, other.en))
    return max((_dice(first, second) for first, second in pairs if first and second), default=0.0)


def _dice(one: str, other: str) -> float:
    first, second = _groups(one), _groups(other)
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 0.0


def _groups(text: str) -> Counter[str]:
    """Return the groups of letters within words, ends of words included."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text.casefold()):
        padded = f" {word} "
        found.update(padded[start : start + _GROUP] for start in range(len(padded) - _GROUP + 1))
    return found
