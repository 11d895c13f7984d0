"""Care pathways, and how the information needs are met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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

_BY = ("pathway", "information", "providers", "setting", "role", "cause")


@click.command("pathways")
@takes_model
@click.argument("pathway", required=False)
@plan_option
@click.option("--at", "at", type=MONTH, help="The month to look at. [default: the end state]")
@click.option(
    "--by",
    type=click.Choice(_BY),
    multiple=True,
    help="Break the needs down; may be given several times. [default: providers and cause]",
)
@figure_option
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    pathway: str | None,
    plan_path: Path | None,
    at: Month | None,
    by: tuple[str, ...],
    figure_path: Path | None,
    out: Output,
) -> None:
    """Walk a care pathway step by step, or see how all information needs are met.

    With PATHWAY: who acts where in which system, what each step needs from earlier ones, how it
    gets there, and where it does not. Without: every need, by pathway, object, care providers,
    setting, role and reason.
    """
    from modarch.analysis.pathways import walk_pathways
    from modarch.figures.tables.pathways import walk_tables

    plan = plan_for(landscape, plan_path) if at is not None or plan_path is not None else None
    checked_month(landscape, at, plan)
    result = walk_pathways(landscape, plan, at=at, pathway=pathway)
    if pathway is not None:
        out.write(result, lambda: walk_tables(result.walks[0], landscape, language))
    else:
        from modarch.analysis.reachability import ReachGroup, assess_reachability
        from modarch.figures.tables.pathways import overview_tables

        reach = assess_reachability(landscape, plan, at=at)
        shown = by or (("providers", "cause") if out.is_terminal else _BY)
        groups = tuple(ReachGroup(one) for one in shown)
        brief = out.is_terminal
        data = {**reach.to_dict(), "walks": result.to_dict()["walks"]}
        out.write(
            data,
            lambda: overview_tables(reach, result, landscape, language, by=groups, brief=brief),
        )
    if figure_path is not None:
        from modarch.figures.views.pathway import view

        request = request_for(landscape, language, plan, at, pathway=pathway)
        write_figure(view(request), figure_path, force=out.force)
