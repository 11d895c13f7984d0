"""Counting integrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
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

_BY = (
    "platform",
    "module",
    "system",
    "service",
    "information",
    "standard",
    "supplier",
    "pathway",
    "owner",
    "translation",
)


@click.command("integrations")
@takes_model
@plan_option
@click.option("--at", "at", type=MONTH, help="The month to count in. [default: the end state]")
@click.option("--over-time", is_flag=True, help="Count in every month in which anything changes.")
@click.option(
    "--by",
    type=click.Choice(_BY),
    multiple=True,
    help="Break the count down; may be given several times. [default: platform]",
)
@click.option(
    "--canonical",
    multiple=True,
    metavar="STANDARD",
    help="Standard of the pattern 'one platform'. [default: the information platform's]",
)
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    at: Month | None,
    over_time: bool,
    by: tuple[str, ...],
    canonical: tuple[str, ...],
    out: Output,
) -> None:
    """Count the integrations: declared, needed, and what other patterns would take.

    One integration is one thing that is built, tested and operated: a direct connection, an
    attachment to a platform, or a mapping between standards. For every mapping it tells whether a
    public one is known, or who has to build it.
    """
    from modarch.analysis.integrations.result import count_integrations
    from modarch.analysis.integrations.timeline import integrations_over_time
    from modarch.figures.tables.integrations import (
        BREAKDOWNS,
        integration_tables,
        over_time_tables,
    )
    from modarch.figures.tables.mappings import mapping_tables

    for name in canonical:
        _check_standard(landscape, name)
    if over_time and at is not None:
        fail("Ask for --at a month or for --over-time, not for both at once.")
    if over_time:
        timeline = integrations_over_time(landscape, plan_for(landscape, plan_path))
        out.write(timeline, lambda: over_time_tables(timeline, language))
        return
    plan = plan_for(landscape, plan_path) if at is not None or plan_path is not None else None
    checked_month(landscape, at, plan)
    result = count_integrations(landscape, plan, at=at, canonical=canonical)
    chosen = by or (("platform",) if out.is_terminal else BREAKDOWNS)
    out.write(
        result,
        lambda: [
            *integration_tables(result, landscape, language, by=chosen),
            *mapping_tables(result, landscape, language, brief=out.is_terminal),
        ],
    )


def _check_standard(landscape: Landscape, name: str) -> None:
    """Refuse a standard that nobody has described: everything would seem to need a mapping."""
    from modarch.errors import did_you_mean
    from modarch.standards.catalogue import catalogue_with
    from modarch.standards.tokens import PROPRIETARY, Tokens

    catalogue = catalogue_with(landscape.catalogues)
    plain = Tokens(catalogue).normalise(name).partition(":")[0]
    if plain not in catalogue.standards and plain != PROPRIETARY:
        known = {
            name for token, one in catalogue.standards.items() for name in (token, *one.aliases)
        }
        hint = did_you_mean(name, known)
        fail(f"--canonical: the standard {name!r} is not known; {hint or 'check its name'}")
