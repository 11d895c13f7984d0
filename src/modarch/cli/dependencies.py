"""The procurement-order graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.options import Output, gives_result, takes_model

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


@click.command("dependencies")
@takes_model
@click.option("--why", metavar="MODULE", help="What a module waits for, and through whom.")
@click.option("--impact", metavar="MODULE", help="What waits for a module, and through whom.")
@click.option("--soft", is_flag=True, help="Count soft dependencies too in --why and --impact.")
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    why: str | None,
    impact: str | None,
    soft: bool,
    out: Output,
) -> None:
    """Show what depends on what: every edge with kind and reason, waves, longest chain, loops.

    In text only hard dependencies between components are listed; every other form has them all.
    """
    from modarch.analysis.dependencies import depend
    from modarch.figures.tables.dependencies import dependency_tables

    if why and impact:
        fail("Ask for --why or for --impact, not for both at once.")
    if why or impact:
        _trace(landscape, language, why or impact or "", bool(impact), soft, out)
        return
    result = depend(landscape)
    out.write(result, lambda: dependency_tables(result, landscape, language, brief=out.is_terminal))


def _trace(
    landscape: Landscape, language: Language, component: str, impact: bool, soft: bool, out: Output
) -> None:
    from modarch.analysis.dependencies import explain_requirements, trace_impact
    from modarch.figures.tables.dependencies import consequence_table
    from modarch.landscape.results import to_plain

    ask = trace_impact if impact else explain_requirements
    found = ask(landscape, component, soft=soft)
    data = {"component": component, "impact": impact, "found": to_plain(found)}
    out.write(
        data,
        lambda: [consequence_table(found, landscape, language, component=component, impact=impact)],
    )
