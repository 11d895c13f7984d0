"""Alternatives side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option
from modarch.cli.options import (
    SEED,
    Output,
    as_of_option,
    gives_result,
    language_option,
    model_argument,
    scenarios_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("compare")
@model_argument
@scenarios_option
@as_of_option
@language_option
@click.option(
    "--limit",
    type=click.Choice(["quick", "normal", "thorough"]),
    help="Look for the best plan of each. [default: the model's order, else the earliest]",
)
@click.option(
    "--tolerance",
    type=float,
    default=0.1,
    show_default=True,
    help="Share to each side of a value whose bounds nothing works out.",
)
@click.option("--runs", type=click.IntRange(min=0), default=0, help="Simulate so many outcomes.")
@click.option("--seed", type=SEED, default=0, show_default=True, help="Seed of the simulation.")
@click.option("--table1", is_flag=True, help="The model's factors only, computed beside quoted.")
@figure_option
@gives_result
def command(
    model: Path,
    scenarios: str | None,
    as_of: Month | None,
    language: Language | None,
    limit: str | None,
    tolerance: float,
    runs: int,
    seed: int,
    table1: bool,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Measure alternatives by one engine, side by side, and say what differs for certain.

    Time to first and to full use, interim solutions, contracts, integrations, fragmentation,
    suppliers, vulnerability, change per setting and year, and user interfaces per role; with the
    number of assumptions behind each. Nothing is ranked. A difference is certain when the spans
    do not overlap, and the rule is printed.
    """
    from modarch.cli.alternatives import chosen_landscapes
    from modarch.report.comparison.bands import plans_of, simulated_bands
    from modarch.report.comparison.factors import factor_table
    from modarch.report.comparison.result import Settings, compare_alternatives
    from modarch.report.comparison.tables import comparison_tables

    settings = Settings(limit=limit or "", tolerance=tolerance, runs=runs, seed=seed)
    landscapes = chosen_landscapes(model, scenarios, as_of)
    if len(landscapes) < 2:  # noqa: PLR2004 - two are the least to compare
        fail("Name two or more scenarios, each once: --scenarios a,b.")
    first = next(iter(landscapes.values()))
    chosen = language or first.programme.language
    plans = plans_of(landscapes, settings)
    bands = simulated_bands(landscapes, plans, settings) if runs else {}
    compared = compare_alternatives(landscapes, settings, plans=plans, bands=bands)
    brief = out.is_terminal
    out.write(
        compared,
        lambda: (
            [factor_table(compared, landscapes, chosen)]
            if table1
            else comparison_tables(compared, landscapes, chosen, brief=brief)
        ),
    )
    if figure_path is not None:
        from modarch.cli.drawing import write_figure
        from modarch.report.comparison.figure import comparison_figure, factor_figure

        drawn = factor_figure if table1 else comparison_figure
        write_figure(drawn(compared, landscapes, chosen), figure_path, force=out.force)
