"""What stands between a producer's standards and a consumer's, for one information object.

The four answers, best first:

``native``
    both speak a standard of the same line, and the standard can hold the object;
``mapped``
    a public mapping from one to the other is known for the object, in that direction;
``adapter``
    no public mapping is known: somebody has to write one;
``no-home``
    a standard has no representation of the object, so no adapter can put it there.

The rules are those of the design of integrations: proprietary formats of two suppliers are never
the same, archetypes agree when the major version does, and a mapping for another major version is
mentioned but not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import permutations, product
from typing import TYPE_CHECKING

from modarch.standards.catalogue import load_catalogue
from modarch.standards.mappings import Correspondences, carriers
from modarch.standards.records import COLUMNS
from modarch.standards.tokens import OPENEHR, Tokens

if TYPE_CHECKING:
    from modarch.standards.catalogue import Catalogue
    from modarch.standards.mappings import Correspondence

__all__ = ["RANK", "Kind", "Reason", "Translation", "Translator", "translate", "ways_between"]

_SPOKEN = ("openehr", "fhir-r4", "omop-5.4", "riv-ta", "hl7v2")
_PINNED = f"{OPENEHR}:"
_NO_MAPPING = "no public mapping is known"
_OTHER_VERSION = "a public mapping exists for another version, check: "


class Kind(StrEnum):
    """How information gets from one standard to another; the order is from best to worst."""

    NATIVE = "native"
    MAPPED = "mapped"
    ADAPTER = "adapter"
    NO_HOME = "no-home"


RANK = {kind: rank for rank, kind in enumerate(Kind)}
"""Place of each kind, from best (0) to worst."""


class Reason(StrEnum):
    """Why nothing better than an adapter is known, or why there is no home."""

    NONE = ""
    NO_STANDARD = "no-standard"
    NOT_IN_CATALOGUE = "not-in-catalogue"
    NO_MAPPING = "no-mapping"
    OTHER_VERSION = "other-version"
    ELSEWHERE = "elsewhere"
    NO_PLACE = "no-place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """How one object gets from a producer to a consumer.

    Parameters
    ----------
    kind
        The answer.
    producer, consumer
        The standards that give the best answer; empty when a side names none.
    via
        Key of the source of the public mapping; empty unless mapped.
    evidence
        The mapping's title and version; empty unless mapped.
    elements
        What becomes what, for a mapped object.
    covered, total
        How many of the elements that carry the object at the producer the mapping covers, and how
        many there are; 0 of 0 unless mapped.
    reason
        Why it is an adapter or has no home.
    note
        Why, in a sentence; empty for a plain native exchange.
    """

    kind: Kind
    producer: str = ""
    consumer: str = ""
    via: str = ""
    evidence: str = ""
    elements: tuple[tuple[str, str], ...] = ()
    covered: int = 0
    total: int = 0
    reason: Reason = Reason.NONE
    note: str = ""


class Translator:
    """Answers by one catalogue; every answer is kept, so that asking again costs next to nothing.

    Parameters
    ----------
    catalogue
        The catalogue, shipped or with a region's own rows.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.tokens = Tokens(catalogue)
        self._catalogue = catalogue
        self._correspondences = Correspondences(catalogue)
        # One cache per catalogue, for the life of the catalogue.
        self._cached = lru_cache(maxsize=None)(self._best)

    def translate(
        self,
        *,
        producer: str | frozenset[str],
        consumer: str | frozenset[str],
        information: str,
    ) -> Translation:
        """Return the best way from a producer to a consumer; see the function `translate`."""
        return self._cached(producer, consumer, information)

    def holds(self, standard: str, information: str) -> bool | None:
        """Return whether a standard has a place for an object; None when nobody knows.

        Parameters
        ----------
        standard
            A token.
        information
            Id of the object.
        """
        elements = self._elements(self.tokens.normalise(standard), information)
        return None if elements is None else bool(elements)

    def _best(
        self, producer: str | frozenset[str], consumer: str | frozenset[str], information: str
    ) -> Translation:
        origins, targets = self._spoken(producer), self._spoken(consumer)
        if not origins or not targets:
            side = "the producer" if not origins else "the consumer"
            note = f"{side} names no standard that systems exchange in"
            return Translation(kind=Kind.ADAPTER, reason=Reason.NO_STANDARD, note=note)
        answers = [self._pair(p, c, information) for p, c in product(origins, targets)]
        return min(answers, key=lambda answer: (RANK[answer.kind], -answer.covered))

    def _spoken(self, standards: str | frozenset[str]) -> list[str]:
        named = [standards] if isinstance(standards, str) else sorted(standards)
        tokens = [self.tokens.normalise(token) for token in named]
        known = self._catalogue.standards
        return [token for token in tokens if token not in known or known[token].exchange]

    def _pair(self, producer: str, consumer: str, information: str) -> Translation:
        origin, target = (
            self._elements(producer, information),
            self._elements(consumer, information),
        )
        for token, elements in ((producer, origin), (consumer, target)):
            if elements == ():
                note = f"{token} has no representation of {information}"
                return _answer(Kind.NO_HOME, (producer, consumer), Reason.NO_PLACE, note)
        if self.tokens.common(frozenset({producer}), frozenset({consumer})):
            return _answer(Kind.NATIVE, (producer, consumer))
        if origin is None or target is None:
            return _answer(Kind.ADAPTER, (producer, consumer), *self._unknown(information))
        return self._mapped(producer, consumer, origin, target)

    def _elements(self, token: str, information: str) -> tuple[str, ...] | None:
        """Elements that hold the object; empty when there are none, None when nobody knows."""
        if token.startswith(_PINNED):
            return (token.removeprefix(_PINNED),)
        standard, known = self._catalogue.standards.get(token), self._catalogue.objects
        if standard is None or not standard.catalogue or information not in known:
            return None
        row = known[information]
        return None if standard.catalogue in row.unstated else row.elements(standard.catalogue)

    def _unknown(self, information: str) -> tuple[Reason, str]:
        row = self._catalogue.objects.get(information)
        if row is not None and row.unstated != COLUMNS:
            return Reason.NO_MAPPING, _NO_MAPPING
        note = f"{information} is not in the catalogue, so no public mapping can be told"
        return Reason.NOT_IN_CATALOGUE, note

    def _mapped(
        self, producer: str, consumer: str, origin: tuple[str, ...], target: tuple[str, ...]
    ) -> Translation:
        lines = (self._mapping_line(producer), self._mapping_line(consumer))
        found = self._correspondences.between(*lines, origin, target)
        if not found.pairs:
            return _answer(Kind.ADAPTER, (producer, consumer), *_hint(found))
        source = self._catalogue.sources.get(found.source)
        covered, wanted = {element for element, _ in found.pairs}, carriers(origin)
        return Translation(
            kind=Kind.MAPPED,
            producer=producer,
            consumer=consumer,
            via=found.source,
            evidence=str(source) if source else found.source,
            elements=found.pairs,
            covered=len(covered),
            total=len(wanted),
            note=_coverage(found, [each for each in wanted if each not in covered]),
        )

    def _mapping_line(self, token: str) -> str:
        return OPENEHR if token.startswith(_PINNED) else self.tokens.line(token)


def _answer(
    kind: Kind, ends: tuple[str, str], reason: Reason = Reason.NONE, note: str = ""
) -> Translation:
    return Translation(kind=kind, producer=ends[0], consumer=ends[1], reason=reason, note=note)


def _coverage(found: Correspondence, uncovered: list[str]) -> str:
    missing = "not mapped: " + ", ".join(uncovered) if uncovered else ""
    others = _OTHER_VERSION + ", ".join(found.other_majors) if found.other_majors else ""
    return "; ".join(each for each in (missing, others, found.note) if each)


def _hint(found: Correspondence) -> tuple[Reason, str]:
    if found.other_majors:
        return Reason.OTHER_VERSION, _OTHER_VERSION + ", ".join(found.other_majors)
    if found.elsewhere:
        told = ", ".join(f"{origin} to {target}" for origin, target in found.elsewhere)
        return Reason.ELSEWHERE, f"a public mapping puts it elsewhere, check: {told}"
    return Reason.NO_MAPPING, _NO_MAPPING


@lru_cache(maxsize=1)
def _shipped() -> Translator:
    return Translator(load_catalogue())


def translate(
    *, producer: str | frozenset[str], consumer: str | frozenset[str], information: str
) -> Translation:
    """Return what stands between a producer's standards and a consumer's for an object.

    Parameters
    ----------
    producer, consumer
        A token, or the tokens of a system, spelled by `modarch.standards.tokens.normalise`; the
        best pair counts.
    information
        Id of the information object. An object that is not in the catalogue has no known mapping.

    Returns
    -------
    Translation
        The answer, with the mapping and its source, or with the reason why there is none.

    Examples
    --------
    >>> found = translate(producer="openehr", consumer="omop-5.4", information="vital-signs")
    >>> str(found.kind), found.via
    ('mapped', 'omocl')
    >>> str(translate(producer="fhir-r4", consumer="omop-5.4", information="appointment").kind)
    'no-home'
    """
    return _shipped().translate(producer=producer, consumer=consumer, information=information)


def ways_between(information: str, catalogue: Catalogue) -> tuple[Translation, ...]:
    """Return how an object gets between each two of the standards that care systems speak most.

    Parameters
    ----------
    information
        Id of the object.
    catalogue
        The catalogue, shipped or with a region's own rows.
    """
    translator = Translator(catalogue)
    return tuple(
        translator.translate(producer=producer, consumer=consumer, information=information)
        for producer, consumer in permutations(_SPOKEN, 2)
    )
