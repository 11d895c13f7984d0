"""Which order stands up best when things do not go as planned."""

from __future__ import annotations

import pathlib
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import DONE, INTERRUPTED, say
from modarch.cli.drawing import figure_option
from modarch.cli.options import SEED, Output, gives_result, plan_for, takes_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.planning.limits import SolveLimits
    from modarch.simulation.candidates import Candidate
    from modarch.simulation.robust import RobustOptions
    from modarch.simulation.robust_result import RobustResult

_RUNS, _POOL, _STEPS, _FEWEST = 10_000, 2, 400, 100


@click.command("robust")
@takes_model
@click.option(
    "--plan",
    "plan_paths",
    multiple=True,
    type=click.Path(path_type=pathlib.Path),
    help="A plan file to compare too. Repeatable.",
)
@click.option(
    "--by",
    type=click.Choice(["mean", "p80", "cvar"]),
    default="mean",
    show_default=True,
    help="Judge an order by its average, by what 8 of 10 outcomes do not exceed, or by the average "
    "of the worst tenth.",
)
@click.option(
    "--of",
    "aim",
    type=click.Choice(["cost", "months", "end"]),
    default="cost",
    show_default=True,
    help="What should be small: cost or months of interim solutions, or the programme's end.",
)
@click.option(
    "--runs",
    type=click.IntRange(min=_FEWEST, max=1_000_000),
    default=_RUNS,
    show_default=True,
    help="Outcomes to try each order in.",
)
@click.option("--seed", type=SEED, default=1, show_default=True, help="Seed of all chances.")
@click.option(
    "--policy",
    type=click.Choice(["order", "dates"]),
    default="order",
    show_default=True,
    help="Keep each order and start as early as reality allows, or start nothing before its "
    "planned month.",
)
@click.option(
    "--pool",
    type=click.IntRange(min=0, max=20),
    default=_POOL,
    show_default=True,
    help="Orders that the planner is to find: for what is planned, and for what is expected, in "
    "turn. 0 is quick.",
)
@click.option(
    "--limit",
    default="quick",
    show_default=True,
    metavar="LIMIT",
    help="How long the planner may look for each: as for modarch plan.",
)
@click.option(
    "--search",
    "steps",
    type=click.IntRange(min=0, max=100_000),
    default=_STEPS,
    show_default=True,
    help="Steps of a search in the outcomes themselves, from the best of the other orders. 0 is "
    "none.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
@figure_option
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    plan_paths: tuple[Path, ...],
    by: str,
    aim: str,
    runs: int,
    seed: int,
    policy: str,
    pool: int,
    limit: str,
    steps: int,
    quiet: bool,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Find the order that stands up best to appeals, delays and cancelled tenders.

    Holds the model's own order, plan files, rules of thumb, orders that the planner finds, and one
    that is searched for in the outcomes themselves, against each other in the same outcomes: what
    sets them apart is then the order alone. Proposes one, says what it costs if everything goes as
    planned, and which orders cannot be told apart.

    With -o FILE.yaml it leaves the proposed plan as a plan file, which check, draw, simulate and
    others take with --plan; with another suffix the tables in that form.
    """
    from modarch.cli.plan_limits import limits_of
    from modarch.cli.plan_run import output_of
    from modarch.simulation.paired import Criterion
    from modarch.simulation.result import Policy
    from modarch.simulation.robust import RobustOptions, compare_orders
    from modarch.simulation.robust_result import Aim

    plan_file, out = output_of(out, figure_path)
    run = _Run(landscape, language, limits_of(limit, 0), seed, quiet=quiet)
    options = RobustOptions(
        runs=runs, seed=seed, policy=Policy(policy), by=Criterion(by), of=Aim(aim)
    )
    candidates = [*run.given(plan_paths), *run.planned(pool)]
    found = run.searched(candidates, options, steps)
    result = compare_orders(landscape, [*candidates, *found], options, told=run.told)
    run.write(result, out, plan_file, figure_path)
    if result.interrupted:
        run.say("interrupted", count=len(result.orders))
    stopped = result.interrupted or (steps > 0 and not found)
    ctx.exit(INTERRUPTED if stopped else DONE)


@contextmanager
def _bar(steps: int, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """Show on a terminal how far the search has come, with the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(file=sys.stderr)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=steps)
        yield lambda done: bar.update(task, completed=done)


@dataclass(frozen=True)
class _Run:
    """One run of the command, once its options are understood."""

    landscape: Landscape
    language: Language
    limits: SolveLimits
    seed: int
    quiet: bool

    def say(self, key: str, **values: str | int) -> None:
        from modarch.figures.words.phrase import word

        say(word(f"robust-progress.{key}", self.language, **values))

    def given(self, paths: Sequence[Path]) -> Iterator[Candidate]:
        """Yield the user's own order, the plan files and the rules of thumb."""
        from modarch.simulation.candidates import Candidate, Kind, own_order, rule_orders

        if not self.landscape.components:
            from modarch.cli.boundary import fail
            from modarch.figures.words.phrase import word

            fail(word("robust-progress.nothing", self.language))
        yield own_order(self.landscape)
        names = [path.name for path in paths]
        for path in dict.fromkeys(paths):
            name = path.name if names.count(path.name) == 1 else str(path)
            plan = plan_for(self.landscape, path)
            yield Candidate(id=f"file:{name}", kind=Kind.FILE, plan=plan)
        yield from rule_orders(self.landscape)

    def planned(self, count: int) -> Iterator[Candidate]:
        """Yield the orders that the planner finds, and tell of them."""
        from modarch.simulation.candidates import planned_orders

        found = 0
        if count and not self.quiet:
            self.say("planning", count=count)
        for candidate in planned_orders(self.landscape, count, self.limits, seed=self.seed):
            found += 1
            if not self.quiet:
                self.say("found", number=found, count=count, name=self._name(candidate))
            yield candidate
        if count and not found:
            self.say("none")

    def searched(
        self, candidates: Sequence[Candidate], options: RobustOptions, steps: int
    ) -> list[Candidate]:
        """Return the order that is found in the outcomes; none when not asked for or stopped."""
        from modarch.simulation.search import searched

        if not steps:
            return []
        if not self.quiet:
            self.say("searching", steps=steps)
        try:
            with _bar(steps, quiet=self.quiet) as told:
                return [searched(self.landscape, candidates, options, steps, told=told)]
        except KeyboardInterrupt:
            self.say("stopped")
            return []

    def _name(self, candidate: Candidate) -> str:
        from modarch.figures.tables.robust import order_name

        return order_name(candidate.id, candidate.kind, self.language)

    def told(self, candidate: Candidate, number: int, count: int) -> None:
        """Tell which order is tried."""
        if not self.quiet:
            self.say("trying", number=number, count=count, name=self._name(candidate))

    def write(
        self,
        result: RobustResult,
        out: Output,
        plan_file: Path | None,
        figure_path: Path | None,
    ) -> None:
        """Write the tables, the plan file and the figure."""
        from modarch.figures.tables.robust import robust_tables

        out.write(result, lambda: robust_tables(result, self.landscape, self.language))
        if plan_file is not None:
            from modarch.figures.output import write_file
            from modarch.figures.words.phrase import word
            from modarch.simulation.robust_file import proposed_document

            text = proposed_document(result, self.landscape, self.language)
            path = write_file(plan_file, text.encode(), force=out.force)
            say(word("progress.wrote", self.language, path=str(path)))
        if figure_path is not None:
            from modarch.cli.drawing import request_for, write_figure
            from modarch.figures.views.robust import robust_figure

            request = request_for(self.landscape, self.language)
            write_figure(robust_figure(result, request), figure_path, force=out.force)
