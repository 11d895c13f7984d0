"""Where care is given: the sites of a landscape, and which of them an item serves.

A site is a setting run by a provider. A model without providers has one site per setting; a model
without settings has one site per provider; a model with neither has one site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from modarch.landscape.elements import Capability
    from modarch.landscape.items import Item
    from modarch.landscape.model import Landscape

__all__ = ["Site", "has_capability", "matches", "serves", "setting_order", "sites_of"]


class Site(NamedTuple):
    """A setting at a provider; an empty part means that the model does not tell them apart."""

    provider: str
    setting: str


def sites_of(landscape: Landscape) -> tuple[Site, ...]:
    """Return every site of a landscape, sorted.

    Parameters
    ----------
    landscape
        The model.
    """
    sites = {
        Site(provider.id, setting)
        for provider in landscape.providers.values()
        for setting in provider.settings or ("",)
    }
    run_by_somebody = {site.setting for site in sites}
    sites |= {Site("", setting) for setting in landscape.settings if setting not in run_by_somebody}
    return tuple(sorted(sites or {Site("", "")}))


def matches(site: Site, *, provider: str = "", setting: str = "") -> bool:
    """Whether a site is at a provider and in a setting; an empty one matches every site."""
    return (not provider or site.provider == provider) and (not setting or site.setting == setting)


def _is_among(part: str, named: tuple[str, ...]) -> bool:
    return not named or not part or part in named


def serves(item: Item, site: Site) -> bool:
    """Whether an item is meant for a site."""
    return _is_among(site.setting, item.settings) and _is_among(site.provider, item.providers)


def has_capability(capability: Capability, site: Site) -> bool:
    """Whether a capability is used at a site."""
    return _is_among(site.setting, capability.settings)


def setting_order(item: Item, landscape: Landscape) -> tuple[str, ...]:
    """Return the settings an item serves, in the order it is rolled out."""
    if item.settings:
        return item.settings
    return tuple(sorted({site.setting for site in sites_of(landscape) if serves(item, site)}))
