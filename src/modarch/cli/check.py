"""Holding a plan against every constraint and contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import DONE, FINDINGS, say
from modarch.cli.options import Output, gives_result, plan_option, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

_LEVELS = ("interim", "unknown", "missed", "extend", "overlap", "never")


@click.command("check")
@takes_model
@plan_option
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="interim",
    show_default=True,
    help="The mildest verdict that gives exit code 1.",
)
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    fail_on: str,
    out: Output,
) -> None:
    """Hold a plan, the model's order, or the earliest feasible order against the contracts.

    Tells per contract: the margin in months, what to decide and by when, months and cost of an
    interim solution, the legal ground (as information, not advice), and per system the latest
    tender start through all prerequisites. Constraints that a plan breaks are named in words.

    The rules on medical devices are held too; what breaks them is told as a warning.

    Exit code 1 when a constraint or a rule is broken, or a verdict is at or above --fail-on.
    """
    from modarch.analysis.rules.regulation import REGULATION_RULES
    from modarch.figures.tables.contracts import contract_tables
    from modarch.figures.tables.plan import plan_table, violation_table
    from modarch.planning.checking import check_plan

    result = check_plan(landscape, plan_path)
    out.write(
        result,
        lambda: [
            plan_table(result.plan, landscape, language, swaps=result.swaps),
            *contract_tables(result.contracts, landscape, language, brief=out.is_terminal),
            violation_table(result.violations, landscape, language),
        ],
    )
    broken = [one for rule in REGULATION_RULES for one in rule.check(landscape)]
    for one in broken:
        say(str(one))
    ctx.exit(FINDINGS if broken or result.fails(fail_on) else DONE)
