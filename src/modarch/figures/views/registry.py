"""Every figure of a landscape, by the id a user asks for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest

__all__ = ["FIGURES", "FigureView", "figure_of", "figure_set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure of a landscape.

    Parameters
    ----------
    id
        What the user asks for.
    module
        The module in this package that holds its ``view``.
    purpose
        What it shows, in a line.
    report
        The figures of the report it stands for.
    variants
        The forms in which the whole set holds it: file name to options.
    """

    id: str
    module: str
    purpose: str
    report: str = ""
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def draw(self, request: ViewRequest) -> Figure:
        """Return the figure."""
        view: Callable[[ViewRequest], Figure] = import_module(
            f"modarch.figures.views.{self.module}"
        ).view
        return view(request)


_VIEWS: Final = (
    FigureView(
        id="platform-strategy",
        module="platform_strategy",
        purpose="Layers and components of the platform strategy.",
        report="1, 4, 7, 11; with --examples 2, 5, 8, 12",
        variants={
            "platform-strategy": {},
            "platform-strategy-examples": {"examples": True},
        },
    ),
    FigureView(
        id="dependencies",
        module="dependencies",
        purpose="The procurement-order graph in waves.",
    ),
    FigureView(
        id="timeline",
        module="timeline",
        purpose="Phases per module, systems with their contracts, gates.",
        report="3, 6, 9, 13",
    ),
    FigureView(
        id="contracts",
        module="contracts",
        purpose="Each contract against the month its system is replaced.",
    ),
    FigureView(
        id="integrations",
        module="integrations",
        purpose="Systems, modules and platforms and how they are connected; or over time.",
        variants={"integrations": {}, "integrations-over-time": {"over_time": True}},
    ),
    FigureView(
        id="standards",
        module="standards",
        purpose="Which standard does what: who speaks it, and what has to be mapped.",
    ),
    FigureView(
        id="capacity",
        module="capacity",
        purpose="Load against capacity, and change per setting.",
    ),
)
FIGURES: Final[dict[str, FigureView]] = {view.id: view for view in _VIEWS}
"""The figures by id."""


def figure_of(id_: str, request: ViewRequest) -> Figure:
    """Return a figure of a landscape.

    Parameters
    ----------
    id_
        Which figure.
    request
        The landscape and what to show of it.

    Raises
    ------
    InputInvalid
        If there is no such figure.
    """
    if id_ not in FIGURES:
        raise InputInvalid(
            [
                Diagnostic(
                    code="unknown-figure",
                    message=f"there is no figure {id_!r}",
                    hint=did_you_mean(id_, FIGURES),
                )
            ]
        )
    return FIGURES[id_].draw(request)


def figure_set(request: ViewRequest) -> Iterator[tuple[str, Figure]]:
    """Yield every figure of the set with its file name, without suffix.

    Parameters
    ----------
    request
        The landscape, language and plan.
    """
    for view in FIGURES.values():
        for name, options in (view.variants or {view.id: {}}).items():
            yield name, view.draw(replace(request, options=options))
