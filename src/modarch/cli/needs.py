"""Which values are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.options import Output, gives_result, takes_model

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


@click.command("needs")
@takes_model
@click.option("--all", "every", is_flag=True, help="Name every element, not the first three.")
@gives_result
def command(landscape: Landscape, language: Language, every: bool, out: Output) -> None:
    """Say which missing values block or widen which answers, the most useful first."""
    from modarch.analysis.missing import find_missing
    from modarch.figures.tables.missing import missing_table

    result = find_missing(landscape)
    most = 0 if every else 3
    out.write(result, lambda: [missing_table(result, landscape, language, most=most)])
