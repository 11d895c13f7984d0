"""How far own development goes in a landscape (figure 10 of the report)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.spectrum import Spectrum, SpectrumElement, default_levels
from modarch.figures.words.phrase import word
from modarch.landscape.components import InHouseLevel, Layer, Module

if TYPE_CHECKING:
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.components import Component

__all__ = ["level_of", "spectrum_content", "view"]

_LEVELS = tuple(InHouseLevel)


def view(request: ViewRequest) -> Figure:
    """Return levels of own development, with what the region builds itself at each."""
    heading = request.heading(word("title.in-house-spectrum", request.language), state=True)
    return draw("spectrum", spectrum_content(request), heading)


def spectrum_content(request: ViewRequest) -> Spectrum:
    """Return what the spectrum of a landscape shows.

    Parameters
    ----------
    request
        The landscape.
    """
    built = [one for one in request.landscape.components.values() if one.is_in_house]
    built.sort(key=lambda one: (_LEVELS.index(level_of(one)), request.name(one.id)))
    elements = [
        SpectrumElement(name=request.name(one.id), level=_LEVELS.index(level_of(one)))
        for one in built
    ]
    return Spectrum(levels=default_levels(request.language), elements=tuple(elements))


def level_of(component: Component) -> InHouseLevel:
    """Return how far the own development of a component goes: as stated, else by what it is.

    Parameters
    ----------
    component
        Something built in-house.
    """
    if component.in_house_level is not None:
        return component.in_house_level
    if not isinstance(component, Module):
        return InHouseLevel.PLATFORM
    return InHouseLevel.CORE if component.layer is Layer.CORE else InHouseLevel.MODULE
