"""How many of the values that measures are worked out from are assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.landscape.provenance import Confidence
from modarch.report.comparison.measured import Sureness

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

__all__ = ["WEIGHED_SECTIONS", "sureness_of"]

WEIGHED_SECTIONS: Final = frozenset(
    {
        "alternatives",
        "answer_categories",
        "events",
        "factors",
        "focus_areas",
        "goals",
        "groups",
        "perspectives",
        "premises",
        "pugh",
        "reference_projects",
        "scenarios",
        "swot",
        "work_items",
    }
)
"""Sections that say what people think; no measure is worked out from them."""


def sureness_of(landscape: Landscape) -> Sureness:
    """Return how sure a landscape is of what it is measured by.

    Parameters
    ----------
    landscape
        The model, in the scenario of the alternative.
    """
    marks = [
        mark.confidence
        for path, mark in landscape.provenance.items()
        if path and path[0] not in WEIGHED_SECTIONS
    ]
    elements = [
        landscape.provenance_of(section, id_).confidence
        for section, ids in landscape.stated.items()
        if section not in WEIGHED_SECTIONS
        for id_ in ids
    ]
    return Sureness(
        facts=marks.count(Confidence.FACT),
        estimates=marks.count(Confidence.ESTIMATE),
        assumptions=marks.count(Confidence.ASSUMPTION),
        unmarked=elements.count(Confidence.UNSTATED),
    )
