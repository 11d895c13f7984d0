"""Drawing what a command has just worked out, with ``--figure``."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import say

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language

__all__ = ["figure_option", "request_for", "write_figure"]

_SUFFIXES = (".svg", ".png", ".pdf", ".html", ".dot", ".json")


def _drawable(
    _ctx: click.Context, _param: click.Parameter, path: pathlib.Path | None
) -> pathlib.Path | None:
    """Refuse a suffix that no figure can be written with before anything is worked out."""
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        said = f"{path.suffix[1:]!r}" if path.suffix else "a name without a suffix"
        raise click.BadParameter(f"a figure cannot be written as {said}; write .svg, .png or .pdf.")
    return path


figure_option = click.option(
    "--figure",
    "figure_path",
    type=click.Path(path_type=pathlib.Path),
    callback=_drawable,
    help="Draw it to a file too: svg, png, pdf or html by the suffix.",
)


def request_for(
    landscape: Landscape,
    language: Language,
    plan: Plan | None = None,
    at: Month | None = None,
    **options: Any,
) -> ViewRequest:
    """Return what a figure of a landscape is asked for.

    Parameters
    ----------
    landscape
        The model.
    language
        ``sv`` or ``en``.
    plan
        The plan shown.
    at
        The month shown; None for the end state.
    options
        What the figure can be told besides.
    """
    from modarch.figures.views.request import ViewRequest

    return ViewRequest(
        landscape=landscape, language=language, given_plan=plan, at=at, options=options
    )


def write_figure(figure: Figure, path: Path, *, force: bool) -> None:
    """Write a figure and say where.

    Parameters
    ----------
    figure
        The figure.
    path
        The file.
    force
        Whether an existing file may be overwritten.
    """
    from modarch.figures.figure import save

    say(f"wrote {save(figure, path, force=force)}")
