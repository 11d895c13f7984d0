"""Drawing figures."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail, say
from modarch.cli.draw_all import draw_all
from modarch.cli.options import (
    MONTH,
    checked_month,
    force_option,
    plan_for,
    plan_option,
    takes_model,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("draw")
@takes_model
@click.argument("figure", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=pathlib.Path),
    help="The file; its suffix gives the form (svg, png, pdf, html; dot or json where it exists). "
    "With --all, a folder.",
)
@plan_option
@click.option("--at", type=MONTH, help="The month to show. [default: the end state]")
@click.option("--examples", is_flag=True, help="platform-strategy: the IT support for each part.")
@click.option("--over-time", is_flag=True, help="integrations, fragmentation: month by month.")
@click.option("--no-systems", is_flag=True, help="timeline: modules and platforms only.")
@click.option(
    "--outline", is_flag=True, help="timeline: the main steps only, years counted from one."
)
@click.option("--information", is_flag=True, help="dependencies: information needs too.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Draw the whole set in both languages; without --scenario, of every alternative.",
)
@click.option("--list", "listing", is_flag=True, help="List the figures and stop.")
@force_option
def command(
    landscape: Landscape,
    language: Language,
    figure: str | None,
    output: Path | None,
    plan_path: Path | None,
    at: Month | None,
    examples: bool,
    over_time: bool,
    no_systems: bool,
    outline: bool,
    information: bool,
    every: bool,
    listing: bool,
    force: bool,
) -> None:
    """Draw FIGURE to a file, as svg, png, pdf, html or dot by the file's suffix.

    See the figures with: modarch draw MODEL --list
    """
    from modarch.figures.figure import save
    from modarch.figures.views.registry import FIGURES, figure_of
    from modarch.figures.views.request import ViewRequest

    if listing:
        for one in FIGURES.values():
            click.echo(f"{one.id:20}{one.purpose}")
        return
    if output is None:
        fail("Say where to write the figure: -o FILE.svg (or .png, .pdf, .html).")
    if every and figure is not None:
        fail(f"--all draws every figure; leave out either --all or {figure}.")
    if every:
        draw_all(landscape, plan_path, output, force=force)
        return
    if figure is None:
        fail(f"Say which figure to draw: {', '.join(FIGURES)}.")
    plan = plan_for(landscape, plan_path)
    checked_month(landscape, at, plan)
    options = {
        "outline": outline,
        "planned": plan_path is not None,
        "examples": examples,
        "over_time": over_time,
        "systems": not no_systems,
        "information": information,
    }
    request = ViewRequest(
        landscape=landscape, language=language, given_plan=plan, at=at, options=options
    )
    say(f"wrote {save(figure_of(figure, request), output, force=force)}")
