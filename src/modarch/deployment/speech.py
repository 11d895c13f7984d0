"""Which standards each item speaks for each object, and what stands between two items."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.landscape.components import Platform
from modarch.standards.bound import translator_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.landscape.model import Landscape
    from modarch.standards.translation import Translation, Translator

__all__ = ["Speech"]


@dataclass(frozen=True)
class Speech:
    """The standards of every item of a landscape, looked up once.

    Parameters
    ----------
    landscape
        The model, with its own catalogues and bindings.
    """

    landscape: Landscape
    _spoken: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)
    _shared: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)

    @cached_property
    def translator(self) -> Translator:
        """What tells how information gets from one standard to another."""
        return translator_of(self.landscape)

    def of(self, item: str, information: str) -> frozenset[str]:
        """Return the standards an item speaks for an object, in comparable form.

        A proprietary format is comparable only within one supplier (or, when the supplier is
        unknown, within one item).
        """
        key = (item, information)
        if key not in self._spoken:
            self._spoken[key] = self._of(item, information)
        return self._spoken[key]

    def _of(self, item: str, information: str) -> frozenset[str]:
        known = self.landscape.items[item]
        written = known.speaks.get(information, known.standards)
        if isinstance(known, Platform):
            written = (*written, *known.canonical_for(information))
        return self.normalised(written, known.supplier or item)

    def normalised(self, written: Iterable[str], owner: str) -> frozenset[str]:
        """Return standards in comparable form.

        Parameters
        ----------
        written
            Standards as somebody writes them.
        owner
            Whose a proprietary format is.
        """
        return frozenset(self.translator.tokens.normalise(token, owner) for token in written)

    def shared(self, one: str, other: str, information: str) -> str:
        """Return the standard two items share for an object; empty when there is none."""
        key = (one, other, information)
        if key not in self._shared:
            self._shared[key] = self.common(self.of(one, information), self.of(other, information))
        return self._shared[key]

    def common(self, one: frozenset[str], other: frozenset[str]) -> str:
        """Return a standard that two sides share; empty when there is none."""
        return self.translator.tokens.common(one, other) or ""

    def translation(self, *, producer: str, consumer: str, information: str) -> Translation:
        """Return how an object gets from one item to another.

        Parameters
        ----------
        producer, consumer
            Who gives and who takes it; neighbours, with nobody in between.
        information
            The object.
        """
        return self.translator.translate(
            producer=self.of(producer, information),
            consumer=self.of(consumer, information),
            information=information,
        )
