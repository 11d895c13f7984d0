"""The declared connections of a landscape, looked up by their ends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.items import Integration
    from modarch.landscape.model import Landscape

__all__ = ["Links"]


@dataclass(frozen=True)
class Links:
    """Declared connections; whether their ends are in use depends on the month.

    Parameters
    ----------
    landscape
        The model.
    """

    landscape: Landscape

    @cached_property
    def direct(self) -> Mapping[tuple[str, str], tuple[Integration, ...]]:
        """Connections that pass no platform, by ``(provider, consumer)``."""
        found: dict[tuple[str, str], list[Integration]] = defaultdict(list)
        for _, one in sorted(self.landscape.integrations.items()):
            if not one.via:
                found[one.provider, one.consumer].append(one)
        return {ends: tuple(links) for ends, links in found.items()}

    @cached_property
    def attached(self) -> Mapping[str, tuple[str, ...]]:
        """Platforms that an item is connected through, by item."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for _, one in sorted(self.landscape.integrations.items()):
            if one.via:
                for end in (one.consumer, one.provider):
                    found[end][one.via] = None
        return {item: tuple(platforms) for item, platforms in found.items()}
