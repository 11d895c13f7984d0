"""The main job."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import say
from modarch.cli.options import force_option, plan_for, plan_option, takes_model

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.report.findings import Findings
    from modarch.report.main_job import OutputFile


@click.command("run")
@takes_model
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=pathlib.Path),
    required=True,
    help="The folder to leave the results in; it is made if need be.",
)
@plan_option
@click.option(
    "--limit",
    metavar="LIMIT",
    default="quick",
    show_default=True,
    help="How long to look for a better order: as for modarch plan, or none.",
)
@force_option
def command(
    landscape: Landscape,
    language: Language,
    output: Path,
    plan_path: Path | None,
    limit: str,
    force: bool,
) -> None:
    """Do the main job in one go.

    Validates, works out dependencies, integrations and contract verdicts, looks for a better order,
    draws every figure, and leaves figures, the plans, results.json and summary.md, which begins
    with the five things to know first. What is reported is the model's own plan, or the one given
    with --plan (checked-plan.yaml); the better order is in plan.yaml.
    """
    from modarch.cli.plan_limits import limits_of
    from modarch.errors import OutputExists
    from modarch.figures.output import may_hold_files
    from modarch.report.main_job import find, output_files

    if output.is_dir() and any(output.iterdir()) and not force:
        raise OutputExists(f"{output} is not empty; choose another folder, or use --force.")
    may_hold_files(output)
    limits = limits_of(limit, 0) if limit != "none" else None
    plan = plan_for(landscape, plan_path) if plan_path is not None else None
    found = find(landscape, language, plan=plan, limits=limits, on_step=_progress)
    _progress("figures")
    output.mkdir(parents=True, exist_ok=True)
    _write(output_files(found), output, force=force)
    _tell(found, output)


def _progress(step: str) -> None:
    texts = {
        "validate": "Checking the model",
        "dependencies": "Working out dependencies",
        "needs": "Looking for missing values",
        "check": "Holding the plan against the contracts",
        "integrations": "Counting integrations",
        "over-time": "Counting integrations over time",
        "plan": "Looking for a better order",
        "figures": "Drawing figures",
    }
    say(f"{texts[step]} …")


def _write(files: Iterable[OutputFile], folder: Path, *, force: bool) -> None:
    from rich.console import Console
    from rich.progress import track

    from modarch.figures.output import write_file

    console = Console(file=sys.stderr)
    for file in track(
        files,
        description="Writing",
        console=console,
        disable=not console.is_terminal,
        transient=True,
    ):
        write_file(folder / file.name, file.content, force=force)


def _tell(found: Findings, folder: Path) -> None:
    from modarch.report.summary import five_points

    click.echo(found.title)
    for count, point in enumerate(five_points(found), 1):
        click.echo(f"\n{count}. {point.headline}")
        for line in point.backing:
            click.echo(f"   - {line}")
    better = found.optimised is not None and found.optimised.outcome is not None
    plans = "plan.yaml, checked-plan.yaml" if better else "checked-plan.yaml"
    say(f"\nLeft in {folder}: summary.md, {plans}, results.json and the figures.")
