"""What is said for and against the alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail, say
from modarch.cli.drawing import figure_option, write_figure
from modarch.cli.options import (
    Output,
    as_of_option,
    gives_result,
    language_option,
    load_model,
    model_argument,
    scenarios_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("swot")
@model_argument
@scenarios_option
@as_of_option
@language_option
@click.option(
    "--no-measures", is_flag=True, help="Do not hold the points against measures; quicker."
)
@figure_option
@gives_result
def command(
    model: Path,
    scenarios: str | None,
    as_of: Month | None,
    language: Language | None,
    no_measures: bool,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Show the SWOT of each alternative, and whether measures bear its points out.

    Points are sorted by kind and perspective; a point that asserts something of a measure is held
    against it, and points that several alternatives share are found. --figure draws one
    alternative as four fields; name it with --scenarios.
    """
    from modarch.analysis.swot.result import analyse_swot
    from modarch.cli.alternatives import names_in
    from modarch.figures.tables.swot import swot_tables
    from modarch.report.comparison.naming import meant_alternatives

    base = load_model(model, None, as_of)
    if not base.swot:
        fail("The model has no SWOT: write its points under swot:, each with an alternative.")
    wanted = meant_alternatives(base, names_in(scenarios))
    if figure_path is not None and len(wanted) != 1:
        fail("--figure draws one alternative; name it with --scenarios, such as --scenarios c.")
    chosen = language or base.programme.language
    readings = None if no_measures else _readings(model, base, wanted)
    result = analyse_swot(base, readings, wanted)
    out.write(result, lambda: swot_tables(result, base, chosen))
    if figure_path is not None:
        from modarch.figures.views.swot import swot_figure

        figure = swot_figure(result, wanted[0], base, chosen)
        write_figure(figure, figure_path, force=out.force)


def _readings(model: Path, base: Landscape, wanted: tuple[str, ...]) -> dict[str, Any]:
    """Measure every alternative of the model, so that a point fares the same in every run."""
    from modarch.cli.alternatives import described
    from modarch.report.comparison.naming import meant_alternatives
    from modarch.report.comparison.result import compare_alternatives

    asserted = any(
        one.alternative in wanted and one.asserts is not None for one in base.swot.values()
    )
    landscapes = described(model, base, [*meant_alternatives(base, ()), *wanted])
    if not landscapes or not asserted:
        return {}
    say(f"measuring {', '.join(landscapes)} …")
    compared = compare_alternatives(landscapes)
    return {one.alternative: one.readings for one in compared.alternatives}
