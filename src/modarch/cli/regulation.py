"""Classes and certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.options import Output, gives_result, plan_for, plan_option, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


@click.command("regulation")
@takes_model
@plan_option
@gives_result
def command(landscape: Landscape, language: Language, plan_path: Path | None, out: Output) -> None:
    """Show the medical-device class and certificate of each module, and when it may be used.

    MDR, IVDR and NMI classes, what a notified body has to examine, how long that takes by two
    sources and what it would move, the rule on own manufacture, and the AI act. For planning, not
    legal advice; modarch validate checks the rules.
    """
    from modarch.analysis.regulation import regulate
    from modarch.figures.tables.regulation import regulation_tables

    result = regulate(landscape, plan_for(landscape, plan_path))
    out.write(result, lambda: regulation_tables(result, landscape, language))
