"""The fragmentation risk."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option
from modarch.cli.options import MONTH, Output, gives_result, plan_option, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

_RISKS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8")


@click.command("fragmentation")
@takes_model
@plan_option
@click.option("--at", "at", type=MONTH, help="The month to look at. [default: the end state]")
@click.option("--over-time", is_flag=True, help="Every month in which anything changes.")
@click.option("--explain", type=click.Choice(_RISKS), help="Where a component comes from.")
@click.option(
    "--scenarios",
    metavar="A,B,…",
    help="Scenarios side by side, dominance first; 'base' is the model without any.",
)
@click.option(
    "--weights",
    "weights_path",
    type=click.Path(path_type=pathlib.Path),
    help="A YAML file with families: and components:, numbers by name. "
    "[default: the model's risk_weights, else all equal]",
)
@click.option(
    "--transmission",
    type=float,
    metavar="P",
    help="F5: the probability that a dependency passes a change on. [default: 1]",
)
@click.option(
    "--integrations-per-year",
    type=float,
    metavar="N",
    help="F4 as pace: how many integrations can be built in a year.",
)
@click.option("--failures", is_flag=True, help="Single failures ranked, and random outages.")
@click.option(
    "--availability",
    type=float,
    metavar="A",
    help="--failures: availability to assume for what states none, such as 0.995.",
)
@click.option("--exits", is_flag=True, help="What a supplier's exit or merger would mean.")
@click.option(
    "--leak-rate",
    type=float,
    metavar="R",
    help="Simulate local acquisitions: the probability that a care provider buys its own.",
)
@click.option("--bridges", is_flag=True, help="Bridges that the plan's order needs, and others'.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of everything random.",
)
@figure_option
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    at: Month | None,
    over_time: bool,
    explain: str | None,
    scenarios: str | None,
    weights_path: Path | None,
    transmission: float | None,
    integrations_per_year: float | None,
    failures: bool,
    availability: float | None,
    exits: bool,
    leak_rate: float | None,
    bridges: bool,
    seed: int,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Measure the fragmentation risk: eight components, from 0 (good) to 1 (bad).

    Today against a month, the end state, or every month of a plan; several scenarios side by side.
    Every number can be followed back with --explain. The weights are printed and can be changed.
    Core and propagation cost have no published validation on hospital landscapes.
    """
    from modarch.analysis.fragmentation.options import Options
    from modarch.analysis.fragmentation.weights import read_weights, weights_of
    from modarch.cli.fragmentation_run import Run

    asked = {
        "--over-time": over_time,
        "--explain": explain is not None,
        "--failures": failures,
        "--exits": exits,
        "--leak-rate": leak_rate is not None,
        "--bridges": bridges,
    }
    wanted = [name for name, on in asked.items() if on]
    if len(wanted) > 1:
        fail(f"Ask for one thing at a time: {' or '.join(wanted)}.")
    if at is not None and (over_time or bridges):
        fail(f"{wanted[0]} looks at the whole plan; leave --at out.")
    if availability is not None and not failures:
        fail("--availability belongs to --failures.")
    options = Options(
        weights=weights_of(landscape) if weights_path is None else read_weights(weights_path),
        transmission=transmission,
        integrations_per_year=integrations_per_year,
        seed=seed,
    )
    run = Run(landscape, language, plan_path, at, options, figure_path, out)
    if scenarios is not None:
        run.scenarios(scenarios, wanted)
        return
    done: dict[str, Any] = {
        "--over-time": run.over_time,
        "--explain": lambda: run.explain(explain or ""),
        "--failures": lambda: run.failures(availability),
        "--exits": run.exits,
        "--leak-rate": lambda: run.leakage(leak_rate or 0.0),
        "--bridges": run.bridges,
    }
    (done[wanted[0]] if wanted else run.profile)()
