"""How many user interfaces a role works in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from modarch.deployment.sites import matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.deployment.situation import Situation
    from modarch.landscape.elements import Role

__all__ = ["interfaces_of"]


def interfaces_of(role: Role, situation: Situation) -> Mapping[str, tuple[str, ...]]:
    """Return the user interfaces a role needs in a month, with the items behind each, sorted.

    Items that state the same ``ui`` share one, such as a portal or a launch with patient and user
    carried over; an item that states none has its own.

    Parameters
    ----------
    role
        Its capabilities, and where it works.
    situation
        The landscape in the month.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for site in situation.rollout.coverage.sites:
        if matches(site, provider=role.provider, setting=role.setting):
            for capability in role.capabilities:
                for item in situation.serving.get((site, capability), ()):
                    found[situation.landscape.items[item].ui or item].add(item)
    return {ui: tuple(sorted(items)) for ui, items in sorted(found.items())}
