"""Drawing the whole set of figures, of every alternative of a model, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail, say
from modarch.cli.emit import write_all
from modarch.cli.options import load_model, plan_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["draw_all"]

_LANGUAGES: tuple[Language, ...] = ("sv", "en")
_SUFFIXES = ("svg", "png")
_NAMED = 3


def draw_all(landscape: Landscape, plan_path: Path | None, folder: Path, *, force: bool) -> None:
    """Draw every figure as svg and png in both languages.

    A model without ``--scenario`` that has alternatives is drawn alternative by alternative.

    Parameters
    ----------
    landscape
        The model as asked for.
    plan_path
        A plan file, for a single scenario.
    folder
        Where to write.
    force
        Whether existing files may be overwritten.
    """
    from modarch.figures.output import may_hold_files

    may_hold_files(folder)
    drawn = list(_drawn(landscape))
    if plan_path is not None and len(drawn) > 1:
        fail("A plan belongs to one scenario: say which with --scenario, or leave --plan out.")
    _refuse_existing(drawn, folder, force=force)
    for place, one in enumerate(drawn, start=1):
        if len(drawn) > 1:
            name = one.scenarios[one.scenario].in_language("en")
            say(f"{place} of {len(drawn)}: {name}")
        write_all(folder, _contents(one, plan_path), force=True)


def _drawn(landscape: Landscape) -> Iterator[Landscape]:
    """Yield the model in each scenario to draw: the one asked for, else each alternative's."""
    scenarios = dict.fromkeys(one.scenario for one in landscape.alternatives.values())
    wanted = [name for name in scenarios if name]
    if landscape.scenario or not wanted:
        yield landscape
        return
    given = click.get_current_context().params
    for name in wanted:
        yield load_model(given["model"], name, given["as_of"])


def _refuse_existing(drawn: list[Landscape], folder: Path, *, force: bool) -> None:
    """Refuse before anything is drawn, so that nothing is written."""
    from modarch.errors import OutputExists
    from modarch.figures.views.registry import figure_names

    names = {
        f"{name}.{language}.{suffix}"
        for one in drawn
        for name in figure_names(one).values()
        for language in _LANGUAGES
        for suffix in _SUFFIXES
    }
    there = sorted(name for name in names if (folder / name).exists())
    if there and not force:
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        named = ", ".join(there[:_NAMED]) + more
        message = f"{folder} holds {named} already; choose another folder, or use --force."
        raise OutputExists(message)


def _contents(landscape: Landscape, plan_path: Path | None) -> dict[str, bytes]:
    from modarch.figures.views.registry import figure_set
    from modarch.figures.views.request import ViewRequest

    plan = plan_for(landscape, plan_path)
    options = {"planned": plan_path is not None}
    contents: dict[str, bytes] = {}
    for language in _LANGUAGES:
        request = ViewRequest(
            landscape=landscape, language=language, given_plan=plan, options=options
        )
        for name, figure in figure_set(request):
            for suffix in _SUFFIXES:
                contents[f"{name}.{language}.{suffix}"] = figure.render(suffix)
    return contents
