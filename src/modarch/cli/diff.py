"""What sets one scenario apart from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.drawing import figure_option, write_figure
from modarch.cli.options import (
    Output,
    as_of_option,
    gives_result,
    language_option,
    model_argument,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("diff")
@model_argument
@click.option(
    "--from",
    "before",
    metavar="NAME",
    default="base",
    show_default=True,
    help="A scenario or an alternative by its label; base is the model without any.",
)
@click.option("--to", "after", metavar="NAME", required=True, help="Another one.")
@as_of_option
@language_option
@figure_option
@gives_result
def command(
    model: Path,
    before: str,
    after: str,
    as_of: Month | None,
    language: Language | None,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Tell in words what sets one scenario apart from another, element by element.

    --figure lays the two over each other: new green, removed orange, changed blue, the rest grey.
    What people say of the alternatives is left out.
    """
    from modarch.analysis.difference.result import compare_states
    from modarch.cli.alternatives import one_scenario
    from modarch.figures.tables.difference import difference_tables

    _, first = one_scenario(model, before, as_of)
    _, second = one_scenario(model, after, as_of)
    chosen = language or second.programme.language
    result = compare_states(first, second)
    out.write(result, lambda: difference_tables(result, first, second, chosen))
    if figure_path is not None:
        from modarch.figures.views.difference import difference_figure

        figure = difference_figure(result, first, second, chosen)
        write_figure(figure, figure_path, force=out.force)
