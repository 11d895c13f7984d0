"""The design structure matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option, request_for, write_figure
from modarch.cli.options import (
    MONTH,
    Output,
    checked_month,
    gives_result,
    plan_for,
    plan_option,
    takes_model,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("dsm")
@takes_model
@plan_option
@click.option("--at", "at", type=MONTH, help="The month, for a graph of systems.")
@click.option(
    "--of",
    type=click.Choice(["dependencies", "information", "change", "availability"]),
    default="dependencies",
    show_default=True,
    help="The procurement order, or a graph of the systems in use.",
)
@click.option(
    "--order",
    type=click.Choice(["sequence", "clusters"]),
    default="sequence",
    show_default=True,
    help="What others depend on first, or what belongs together.",
)
@figure_option
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    at: Month | None,
    of: str,
    order: str,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Show the design structure matrix in computed order, circles boxed and cuts ranked.

    Read along the rows: the row depends on the column. As xlsx (-o FILE.xlsx) the matrix has
    coloured marks and boxes.
    """
    from modarch.analysis.design_structure import Arrangement, MatrixOf, design_structure
    from modarch.figures.tables.design_structure import design_structure_tables

    plan = plan_for(landscape, plan_path) if at is not None or plan_path is not None else None
    checked_month(landscape, at, plan)
    if at is not None and of == "dependencies":
        fail("--at belongs to --of information, change or availability: an order has no month.")
    result = design_structure(
        landscape, plan, at=at, of=MatrixOf(of), arrangement=Arrangement(order)
    )
    brief = out.is_terminal
    if out.path is not None and (out.fmt or out.path.suffix.lower()) in ("xlsx", ".xlsx"):
        from modarch.figures.output import write_file
        from modarch.figures.tables.matrix_workbook import matrix_workbook

        write_file(out.path, matrix_workbook(result, landscape, language), force=out.force)
    else:
        out.write(result, lambda: design_structure_tables(result, landscape, language, brief=brief))
    if figure_path is not None:
        from modarch.figures.views.dsm import view

        request = request_for(landscape, language, plan, at, of=of, arrangement=order)
        write_figure(view(request), figure_path, force=out.force)
