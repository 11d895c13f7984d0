"""Which standards each item speaks for each object, and which two items share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.landscape.components import Platform
from modarch.standards.tokens import common, normalise

if TYPE_CHECKING:
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape

__all__ = ["Speech", "standards_of"]


def standards_of(item: Item, information: str) -> frozenset[str]:
    """Return the standards an item speaks for an object, in comparable form.

    A proprietary format is comparable only within one supplier (or, when the supplier is unknown,
    within one item).

    Parameters
    ----------
    item
        A module, platform, system or service.
    information
        The object.
    """
    written = item.speaks.get(information, item.standards)
    if isinstance(item, Platform):
        written = (*written, *item.canonical_for(information))
    owner = item.supplier or item.id
    return frozenset(normalise(token, owner) for token in written)


@dataclass(frozen=True)
class Speech:
    """The standards of every item of a landscape, looked up once.

    Parameters
    ----------
    landscape
        The model.
    """

    landscape: Landscape
    _spoken: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)
    _shared: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)

    def of(self, item: str, information: str) -> frozenset[str]:
        """Return the standards an item speaks for an object."""
        key = (item, information)
        if key not in self._spoken:
            self._spoken[key] = standards_of(self.landscape.items[item], information)
        return self._spoken[key]

    def shared(self, one: str, other: str, information: str) -> str:
        """Return the standard two items share for an object; empty when there is none."""
        key = (one, other, information)
        if key not in self._shared:
            found = common(self.of(one, information), self.of(other, information))
            self._shared[key] = found or ""
        return self._shared[key]
