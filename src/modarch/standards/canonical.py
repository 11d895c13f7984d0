"""What the choice of a platform's own standard costs in mappings.

A platform keeps every object in its canonical standard. Each system that is attached to it needs
one mapping for each object it does not exchange natively, counted once and reused by all consumers.
Whether a public mapping is known, an adapter has to be written or the standard has no place for the
object is told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.standards.requirements import Role
from modarch.standards.translation import Kind, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from modarch.standards.translation import Translation

__all__ = ["Attachment", "CanonicalChoice", "compare_canonical"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Attachment:
    """One object that a system gives to a platform or takes from it.

    Parameters
    ----------
    system
        Id of the system or module.
    information
        Id of the object.
    role
        Whether the system produces or consumes it.
    standards
        Normalised tokens that the system speaks.
    """

    system: str
    information: str
    role: Role
    standards: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalChoice:
    """What one canonical standard, or several together, costs.

    Parameters
    ----------
    canonical
        The standards, sorted.
    attachments
        Each attachment with how it gets to or from the platform, sorted.
    """

    canonical: tuple[str, ...]
    attachments: tuple[tuple[Attachment, Translation], ...]

    def count(self, kind: Kind) -> int:
        """Return the number of (system, object) pairs whose worst direction is of a kind."""
        worst: dict[tuple[str, str], Kind] = {}
        order = list(Kind)
        for attachment, translation in self.attachments:
            pair = (attachment.system, attachment.information)
            worst[pair] = max(worst.get(pair, Kind.NATIVE), translation.kind, key=order.index)
        return Counter(worst.values())[kind]

    @property
    def mappings(self) -> int:
        """Number of mappings that have to be run: public ones and adapters."""
        return self.count(Kind.MAPPED) + self.count(Kind.ADAPTER)


def compare_canonical(
    attachments: Iterable[Attachment],
    choices: Iterable[frozenset[str]],
    translator: Callable[..., Translation] = translate,
) -> tuple[CanonicalChoice, ...]:
    """Return what each choice of canonical standards costs, in the order of the choices.

    Parameters
    ----------
    attachments
        What the systems give and take.
    choices
        Sets of normalised tokens: one standard, or several that the platform keeps side by side.
    translator
        `modarch.standards.translation.translate`, or the method of a `Translator` with a region's
        own rows.
    """
    asked = sorted(set(attachments), key=lambda each: (each.system, each.information, each.role))
    return tuple(
        CanonicalChoice(
            canonical=tuple(sorted(choice)),
            attachments=tuple((each, _way(each, choice, translator)) for each in asked),
        )
        for choice in choices
    )


def _way(
    each: Attachment, canonical: frozenset[str], translator: Callable[..., Translation]
) -> Translation:
    gives = each.role is Role.PRODUCES
    producer, consumer = (each.standards, canonical) if gives else (canonical, each.standards)
    return translator(producer=producer, consumer=consumer, information=each.information)
