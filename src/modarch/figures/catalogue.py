"""Every figure modarch can draw, by its id."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from modarch.figures.figure import Figure
    from modarch.figures.frame import Heading

__all__ = ["CATALOGUE", "FigureKind", "draw"]

_DRAWN = ("svg", "png", "pdf", "html")


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A kind of figure.

    Parameters
    ----------
    id_
        What the user calls it.
    place
        Where it is drawn: module and function, loaded when it is needed.
    formats
        What it can be written as.
    """

    id_: str
    place: str
    formats: tuple[str, ...]


_PLACES = {
    "bars": "charts.profile:profile",
    "capacity": "charts.capacity:capacity",
    "contracts": "diagrams.contracts:contracts",
    "curves": "charts.curves:curves",
    "dependencies": "diagrams.dependencies:dependencies",
    "four-fields": "diagrams.four_fields:four_fields",
    "integrations": "diagrams.integrations:integrations",
    "integrations-over-time": "charts.over_time:over_time",
    "judgement": "diagrams.judgement:judgement",
    "matrix": "diagrams.matrix:matrix",
    "pareto": "charts.pareto:pareto",
    "overlay": "diagrams.overlay:overlay",
    "pathway": "diagrams.pathway:pathway",
    "platform-strategy": "diagrams.platform_strategy:platform_strategy",
    "ranges": "charts.ranges:ranges",
    "s-curve": "charts.s_curve:s_curve",
    "scorecard": "diagrams.scorecard:scorecard",
    "spectrum": "diagrams.spectrum:spectrum",
    "standards": "diagrams.standard_roles:roles_picture",
    "table": "diagrams.table_figure:table_figure",
    "timeline": "diagrams.timeline:timeline",
    "tornado": "charts.tornado:tornado",
    "trade-off": "charts.trade_off:trade_off",
    "whiskers": "charts.whiskers:whiskers",
}
_GRAPHVIZ = frozenset({"dependencies", "integrations", "platform-strategy"})


def _formats(id_: str, place: str) -> tuple[str, ...]:
    if place.startswith("charts."):
        return (*_DRAWN, "json")
    return (*_DRAWN, "dot") if id_ in _GRAPHVIZ else _DRAWN


CATALOGUE = {
    id_: FigureKind(id_, place, _formats(id_, place)) for id_, place in sorted(_PLACES.items())
}
"""The kinds of figure by id."""


def draw(id_: str, content: Any, heading: Heading, **options: Any) -> Figure:
    """Draw a figure of a kind.

    Parameters
    ----------
    id_
        Which kind; see `CATALOGUE`.
    content
        What it shows, as the plain data that kind takes.
    heading
        Title, scenario, date, mark and source.
    **options
        What the kind can be told besides, such as ``examples`` for a platform strategy.

    Raises
    ------
    InputInvalid
        If there is no such kind.
    """
    kind = CATALOGUE.get(id_)
    if kind is None:
        raise InputInvalid([_unknown(id_)])
    module, function = kind.place.split(":")
    figure: Figure = getattr(import_module(f"modarch.figures.{module}"), function)(
        content, heading, **options
    )
    return figure


def _unknown(id_: str) -> Diagnostic:
    return Diagnostic(
        code="unknown-figure",
        message=f"there is no figure {id_!r}",
        hint=did_you_mean(id_, CATALOGUE),
        parameters={"figure": id_, "known": sorted(CATALOGUE)},
    )
