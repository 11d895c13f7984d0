"""What may become of a plan."""

from __future__ import annotations

import pathlib
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import DONE, INTERRUPTED, say
from modarch.cli.options import SEED, Output, gives_result, plan_for, plan_option, takes_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language
    from modarch.simulation.result import SimulationResult
    from modarch.simulation.tally import Precision

_RUNS, _MOST_RUNS = 10_000, 1_000_000
_PER_CENT = 100.0


class _PrecisionType(click.ParamType):  # type: ignore[type-arg]
    name = "PRECISION"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if isinstance(value, float):
            return value
        text = str(value).strip()
        try:
            number = float(text.removesuffix("%")) / (_PER_CENT if text.endswith("%") else 1.0)
        except ValueError:
            number = 0.0
        if not 0 < number < 1:
            self.fail(f"{value!r} is no precision; write 1% or 0.01, for example.", param, ctx)
        return number


@click.command("simulate")
@takes_model
@plan_option
@click.option(
    "--runs",
    type=click.IntRange(min=1),
    help=f"Outcomes to try. [default: {_RUNS:,}; with --until at most {_MOST_RUNS:,}]",
)
@click.option("--seed", type=SEED, default=1, show_default=True, help="Seed of all chances.")
@click.option(
    "--policy",
    type=click.Choice(["order", "dates"]),
    default="order",
    show_default=True,
    help="Keep the plan's order and start as early as reality allows, or start nothing before its "
    "planned month.",
)
@click.option(
    "--until",
    type=_PrecisionType(),
    help="Try outcomes until the result is this sure, such as 1%.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME.FIELD=VALUE",
    help="Change a module, platform, gate or the programme: lab.tender=8..14 (or 8/10/14), "
    "lab.appeal_probability=0.3, programme.market_correlation=0. May be repeated.",
)
@click.option("--without-appeals", is_flag=True, help="Let nobody appeal.")
@click.option(
    "--capacity",
    "capacities",
    multiple=True,
    metavar="NAME=UNITS",
    help="Change a capacity: procurement=6, or setting:primary=3. May be repeated.",
)
@click.option(
    "--assume",
    type=click.Choice(["earliest", "middle", "latest"]),
    default="middle",
    show_default=True,
    help="Which month to count on where only an interval is known of an agreement's end.",
)
@click.option(
    "--price-capacity", is_flag=True, help="Work out what one more unit of each capacity gives."
)
@click.option(
    "--figures",
    "folder",
    type=click.Path(path_type=pathlib.Path, file_okay=False),
    help="Draw the figures of the risk into this folder too, as svg and png.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Run on the Dask cluster at this address, such as tcp://host:8786.",
)
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    runs: int | None,
    seed: int,
    policy: str,
    until: float | None,
    settings: tuple[str, ...],
    without_appeals: bool,
    capacities: tuple[str, ...],
    assume: str,
    price_capacity: bool,
    folder: Path | None,
    scheduler: str | None,
    out: Output,
) -> None:
    """Try a plan against appeals, delays, cancelled tenders and suppliers that leave.

    The plan is carried out thousands of times, every time with other lengths of phases and other
    events. Tells how probable it is that the plan is kept, when everything is done with a margin,
    which agreements do not last, which decisions must be taken before the outcome is known, and
    what all of it hangs on most. The same seed gives the same result, on any machine.

    Interrupted with Ctrl-C, it tells what it has, with its uncertainty (exit code 130).
    """
    from modarch.figures.tables.simulation import simulation_tables
    from modarch.planning.aims_of import Assume
    from modarch.simulation.result import Policy
    from modarch.simulation.simulate import Options, simulate
    from modarch.simulation.whatif import change

    plan = plan_for(landscape, plan_path)
    changed = change(
        landscape, settings=settings, capacities=capacities, without_appeals=without_appeals
    )
    options = Options(
        runs=runs or (_RUNS if until is None else _MOST_RUNS),
        seed=seed,
        policy=Policy(policy),
        until=until,
        assume=Assume(assume),
        reviews=changed.reviews,
        prices=price_capacity,
        changes=changed.changes,
    )
    with _workers(scheduler) as executor, _progress() as progress:
        result = simulate(
            changed.landscape, plan, options, progress=progress, executor=executor
        ).result
    if folder is not None:
        _draw(result, changed.landscape, language, plan, folder, force=out.force)
    out.write(
        result,
        lambda: simulation_tables(result, landscape, language, brief=out.is_terminal),
    )
    if result.interrupted:
        say(f"Interrupted after {result.runs:,} of {options.runs:,} outcomes.")
    ctx.exit(INTERRUPTED if result.interrupted else DONE)


def _draw(
    result: SimulationResult,
    landscape: Landscape,
    language: Language,
    plan: Plan,
    folder: Path,
    *,
    force: bool,
) -> None:
    """Write every figure of the risk, as svg and png, and say where."""
    from modarch.cli.drawing import request_for
    from modarch.cli.emit import write_all
    from modarch.figures.views.risk import risk_figures

    drawn = risk_figures(result, request_for(landscape, language, plan))
    contents = {
        f"{name}.{suffix}": figure.render(suffix)
        for name, figure in drawn
        for suffix in ("svg", "png")
    }
    write_all(folder, contents, force=force)


@contextmanager
def _workers(scheduler: str | None) -> Iterator[Executor | None]:
    """Give the workers of a cluster, or None for this machine."""
    if scheduler is None:
        yield None
        return
    from modarch.simulation.cluster import cluster

    with cluster(scheduler) as executor:
        yield executor


@contextmanager
def _progress() -> Iterator[Callable[[Precision, int], None] | None]:
    """Show on standard error how far it has come, how sure it is and the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("Trying outcomes"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, told="getting ready")

        def told(precision: Precision, most: int) -> None:
            text = f"{precision.runs:,} of {most:,}, ±{precision.relative:.1%}"
            bar.update(task, total=most, completed=precision.runs, told=text)

        yield told
