"""Standards as a model names them: one spelling for each, and when two of them are the same.

A token is a word such as ``fhir-r4``. Standards of one *line* exchange natively; the lines are
stated in ``standards.yaml``: R4 and R4B are one line, R5 and STU3 are others, every version of OMOP
is its own, all of HL7 version 2 is one. An archetype id is a token as well: openEHR, pinned to that
archetype's major version.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.catalogue import load_catalogue

if TYPE_CHECKING:
    from modarch.standards.catalogue import Catalogue

__all__ = ["OPENEHR", "PROPRIETARY", "Tokens", "common", "normalise"]

PROPRIETARY = "proprietary"
OPENEHR = "openehr"

_SEPARATORS = re.compile(r"[\s_/]+")
_COLON = re.compile(r"\s*:\s*")
_UNOWNED = f"{PROPRIETARY}:"


class Tokens:
    """The spelling and the compatibility of standards, by one catalogue.

    Parameters
    ----------
    catalogue
        Where the standards and their aliases are.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._standards = catalogue.standards
        self._spellings = {
            spelling.casefold(): standard.id
            for standard in catalogue.standards.values()
            for spelling in (standard.id, *standard.aliases)
        }
        # One cache per catalogue, for the life of the catalogue.
        self.normalise = lru_cache(maxsize=None)(self._normalise)
        self.line = lru_cache(maxsize=None)(self._line)
        self.common = lru_cache(maxsize=None)(self._common)

    def _normalise(self, token: str, owner: str = "") -> str:
        archetype = parse_archetype_id(token.strip().removeprefix(f"{OPENEHR}:"))
        if archetype is not None:
            return f"{OPENEHR}:{archetype.line}"
        folded = _SEPARATORS.sub("-", _COLON.sub(":", token.strip().casefold()))
        known = self._spellings.get(folded, folded)
        if known == PROPRIETARY:
            return _UNOWNED + owner.strip().casefold()
        return known

    def _line(self, token: str) -> str:
        standard = self._standards.get(token)
        if standard is None:
            return "" if token == _UNOWNED else token
        return standard.line if standard.exchange else ""

    def _common(self, a: frozenset[str], b: frozenset[str]) -> str | None:
        ours, theirs = self._lines(a), self._lines(b)
        shared = ours & theirs - {""}
        if not shared and (_is_open(ours, theirs) or _is_open(theirs, ours)):
            return OPENEHR
        return min(shared, key=self._rank, default=None)

    def _lines(self, tokens: frozenset[str]) -> set[str]:
        return {self.line(self.normalise(token)) for token in tokens}

    def _rank(self, line: str) -> tuple[int, str]:
        """Order of the catalogue first, then the alphabet, so that the answer never varies."""
        order = list(self._standards)
        return (order.index(line) if line in self._standards else len(order), line)


def _is_open(one: set[str], other: set[str]) -> bool:
    """Whether one side speaks openEHR without pinning archetypes, and the other pins some."""
    return OPENEHR in one and any(line.startswith(f"{OPENEHR}:") for line in other)


@lru_cache(maxsize=1)
def _shipped() -> Tokens:
    return Tokens(load_catalogue())


def normalise(token: str, owner: str = "") -> str:
    """Return the one spelling of a standard's name.

    Parameters
    ----------
    token
        What a model writes; unknown names are compared as text, whatever their case.
    owner
        Supplier of the system, which tells one proprietary format from another.

    Examples
    --------
    >>> normalise("HL7 FHIR R4"), normalise("Proprietary", "Cambio"), normalise("Min Standard")
    ('fhir-r4', 'proprietary:cambio', 'min-standard')
    """
    return _shipped().normalise(token, owner)


def common(a: frozenset[str], b: frozenset[str]) -> str | None:
    """Return a standard in which two systems exchange natively, or None when there is none.

    Whether the standard can hold a certain object is another question; see
    `modarch.standards.translation.translate`.

    Parameters
    ----------
    a, b
        Normalised tokens of either system.

    Returns
    -------
    str or None
        The line they share, the same whichever side comes first.

    Examples
    --------
    >>> common(frozenset({"fhir-r4"}), frozenset({"fhir-r4b", "hl7v2"}))
    'fhir-r4'
    >>> common(frozenset({"fhir-r4"}), frozenset({"fhir-r5"})) is None
    True
    """
    return _shipped().common(a, b)
