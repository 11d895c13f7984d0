"""Every figure of a landscape, by the id a user asks for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.said_times import alternatives_of
from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.model import Landscape

__all__ = ["FIGURES", "FigureView", "figure_names", "figure_of", "figure_set"]


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
    in_set
        Whether the whole set holds it; not what takes long, or needs more than every model has.
    """

    id: str
    module: str
    purpose: str
    report: str = ""
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    in_set: bool = True

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
        report="9; with --outline 3, 6, 13",
        variants={"timeline": {}, "timeline-outline": {"outline": True}},
    ),
    FigureView(
        id="in-house-spectrum",
        module="in_house_spectrum",
        purpose="Levels of own development, and what lies at each.",
        report="10",
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
    FigureView(
        id="risk",
        module="risk",
        purpose="How probable it is that all is done by a month; more: simulate --figures.",
    ),
    FigureView(
        id="fragmentation",
        module="fragmentation",
        purpose="The fragmentation risk F1-F8, today and later; --over-time its course.",
    ),
    FigureView(
        id="dsm",
        module="dsm",
        purpose="The design structure matrix of the procurement order.",
    ),
    FigureView(
        id="pathway",
        module="pathway",
        purpose="The first care pathway; any of them: modarch pathways MODEL PATHWAY --figure.",
        in_set=False,
    ),
    FigureView(
        id="scope",
        module="scope",
        purpose="How large modules should be; takes long.",
        in_set=False,
    ),
)
FIGURES: Final[dict[str, FigureView]] = {view.id: view for view in _VIEWS}
"""The figures by id."""

_SET: Final = tuple(view for view in _VIEWS if view.in_set)


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
    view = FIGURES[id_]
    return view.draw(_numbered(_variant(view, request), request))


def figure_names(landscape: Landscape) -> dict[str, str]:
    """Return the file name, without suffix, of every figure of the whole set, by its own name.

    A name tells the number the figure has in the source, if the model states one, what it shows,
    and the scenario: ``figure-07-platform-strategy-c``.

    Parameters
    ----------
    landscape
        The model, in its scenario.
    """
    names = [name for view in _SET for name in view.variants or {view.id: {}}]
    tail = f"-{landscape.scenario}" if landscape.scenario else ""
    return {
        name: (f"figure-{number:02}-" if (number := _number(landscape, name)) else "") + name + tail
        for name in names
    }


def figure_set(request: ViewRequest) -> Iterator[tuple[str, Figure]]:
    """Yield every figure of the set with its file name, without suffix.

    Parameters
    ----------
    request
        The landscape, language and plan.
    """
    names = figure_names(request.landscape)
    for view in _SET:
        for name, options in (view.variants or {view.id: {}}).items():
            asked = _numbered(name, replace(request, options={**request.options, **options}))
            yield names[name], view.draw(asked)


def _variant(view: FigureView, request: ViewRequest) -> str:
    """Return the name in the whole set of what is asked for: the variant with the same options."""
    for name, options in view.variants.items():
        others = {key for own in view.variants.values() for key in own}
        if all(bool(request.options.get(key)) == bool(options.get(key)) for key in others):
            return name
    return view.id


def _numbered(name: str, request: ViewRequest) -> ViewRequest:
    """Tell the request which figure of a source it stands for; a single month stands for none."""
    number = _number(request.landscape, name) if request.at is None else None
    return replace(request, number=number)


def _number(landscape: Landscape, name: str) -> int | None:
    found = (one.figures.get(name) for one in alternatives_of(landscape))
    return next((number for number in found if number is not None), None)
