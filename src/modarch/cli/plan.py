"""Planning the order of procurement."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option
from modarch.cli.options import SEED, Output, gives_result, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


@click.command("plan")
@takes_model
@click.option(
    "--objective",
    metavar="A,B,…",
    help="What to judge a plan by, the most important first: interim, cost, time, value, peak, "
    "bridges, load, smooth, starts. Within a stage, weights: interim+0.2*time. "
    "[default: interim,time,peak,bridges,smooth]",
)
@click.option(
    "--limit",
    "limit",
    metavar="LIMIT",
    default="normal",
    show_default=True,
    help="quick, normal, thorough, or a number of units (normal is 8); 30s is by the clock.",
)
@click.option("--seed", type=SEED, default=0, show_default=True, help="Seed of everything random.")
@click.option(
    "--order",
    metavar="A,B,…|FILE",
    default="",
    help="The order to begin the search with, and to compare with; ids, or a plan file.",
)
@click.option(
    "--fix", multiple=True, metavar="ID=YYYY-MM", help="Start a tender in this month. Repeatable."
)
@click.option(
    "--forbid",
    multiple=True,
    metavar="ID=YYYY-MM[..YYYY-MM]",
    help="Start no tender in these months; leave one end open for all before or after. Repeatable.",
)
@click.option(
    "--before",
    multiple=True,
    metavar="A,B",
    help="Announce A before B, or in the same month. Repeatable.",
)
@click.option(
    "--mode", "modes", multiple=True, metavar="ID=MODE", help="Carry it out so. Repeatable."
)
@click.option(
    "--keep",
    "keep_path",
    type=click.Path(path_type=pathlib.Path),
    help="A plan file: leave what it has started by the month looked at, plan only the rest.",
)
@click.option(
    "--from-actuals",
    is_flag=True,
    help="Plan again after what has happened, move as few tenders as possible, and say why.",
)
@click.option("--compare", is_flag=True, help="Hold rules of thumb against the optimised plan.")
@click.option(
    "--explain", metavar="ID|all", help="Why a module stands where it stands; or every one."
)
@click.option(
    "--why-not",
    metavar="WISH;…",
    help="Whether wishes can be had, and if not why: 'ID without interim', 'ID before 2029-06', "
    "'A before B', 'done by 2036-12', 'all without interim'.",
)
@click.option(
    "--pareto",
    metavar="A,B,…",
    help="A few spread plans between aims, such as interim,time,peak; -o FOLDER keeps them.",
)
@click.option(
    "--price",
    metavar="WHAT",
    help="What more is worth: capacity, or capacity=MONTHS that all should be live within; "
    "or what it costs to settle the month of a module: ID.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
@figure_option
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    objective: str | None,
    limit: str,
    seed: int,
    order: str,
    fix: tuple[str, ...],
    forbid: tuple[str, ...],
    before: tuple[str, ...],
    modes: tuple[str, ...],
    keep_path: Path | None,
    from_actuals: bool,
    compare: bool,
    explain: str | None,
    why_not: str | None,
    pareto: str | None,
    price: str | None,
    quiet: bool,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Find the best order of procurement, and say how far it is proven to be the best.

    With -o FILE.yaml it leaves a plan file, which check, draw, integrations and fragmentation take
    with --plan; with another suffix the tables in that form. The same call gives the same plan.

    Ctrl-C keeps the best plan until then (exit code 130). Exit code 1 when there is no plan.
    """
    from dataclasses import replace

    from modarch.cli.plan_limits import limits_of
    from modarch.cli.plan_run import PlanRun, output_of
    from modarch.cli.plan_tasks import Task
    from modarch.cli.plan_wishes import wish_of
    from modarch.planning.objective import DEFAULT_OBJECTIVE
    from modarch.planning.wanted import objective_of

    asked = {
        "--compare": compare,
        "--explain": explain is not None,
        "--why-not": why_not is not None,
        "--pareto": pareto is not None,
        "--price": price is not None,
        "--from-actuals": from_actuals,
    }
    wanted = [name for name, on in asked.items() if on]
    if len(wanted) > 1:
        fail(f"Ask for one thing at a time: {' or '.join(wanted)}.")
    base = replace(landscape.plan, starts={}) if from_actuals else landscape.plan
    wish = wish_of(landscape, base, fix=fix, forbid=forbid, before=before, modes=modes, order=order)
    plan_file, out = output_of(out, figure_path)
    run = PlanRun(
        landscape=landscape,
        language=language,
        wish=wish,
        objective=DEFAULT_OBJECTIVE if objective is None else objective_of(objective),
        limits=limits_of(limit, seed),
        out=out,
        plan_file=plan_file,
        figure_path=figure_path,
        quiet=quiet,
    )
    task = Task(run, keep_path, has_objective=objective is not None)
    ctx.exit(task.carry_out(wanted[0] if wanted else "", explain or why_not or pareto or price))
