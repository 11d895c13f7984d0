"""Load against capacity under a plan: procurements, implementations, and change per setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.catalogue import draw
from modarch.figures.charts.capacity import Capacity, CapacityPanel
from modarch.figures.tables.cells import any_name
from modarch.figures.words.phrase import word
from modarch.planning.examine_capacity import loads_of

if TYPE_CHECKING:
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest

__all__ = ["capacity_content", "view"]


def view(request: ViewRequest) -> Figure:
    """Return load against capacity, one panel per capacity and per setting with a limit."""
    heading = request.heading(word("title.capacity", request.language))
    return draw("capacity", capacity_content(request), heading)


def capacity_content(request: ViewRequest) -> Capacity:
    """Return the load on every limited capacity in each month of the plan.

    Parameters
    ----------
    request
        The landscape and the plan.
    """
    landscape = request.landscape
    start = landscape.start
    months = (request.plan.end or start + 12) - start
    panels = [
        CapacityPanel(
            name=_name(load.on, load.is_setting, request),
            load=tuple(float(load.units(start + n)) for n in range(months)),
            capacity=tuple(float(load.capacity.at(start + n)) for n in range(months)),
        )
        for load in loads_of(request.plan, landscape)
    ]
    return Capacity(panels=tuple(panels), start=start)


def _name(on: str, is_setting: bool, request: ViewRequest) -> str:
    if is_setting:
        setting = any_name(request.landscape, on, request.language)
        return word("capacity-name.setting", request.language, setting=setting)
    if on in ("procurement", "implementation"):
        return word(f"capacity-short.{on}", request.language)
    return on
