"""The command line: one file per command, each a thin caller of the library."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from modarch import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new", "Start a model: from a shipped one, or empty."),
    "validate": ("validate", "Check a model and tell every problem at once."),
    "needs": ("needs", "Say which missing values block or widen which answers."),
    "dependencies": ("dependencies", "Show what depends on what, in which waves, and the loops."),
    "integrations": ("integrations", "Count the integrations, now, at the end and in between."),
    "pathways": ("pathways", "Walk a care pathway, or see how all information needs are met."),
    "fragmentation": ("fragmentation", "Measure the fragmentation risk and explain every number."),
    "structure": ("structure", "Say how a landscape hangs together, and where it is weak."),
    "dsm": ("dsm", "Show the design structure matrix in computed order."),
    "scope": ("scope", "Find how capabilities are best divided into modules."),
    "standards": ("standards", "Show which standard represents what, and what a model rests on."),
    "annex": ("annex", "Write the technical annex of a tender for a module."),
    "conform": ("conform", "Hold a bidder's platform or answer against what the annex asks."),
    "plan": ("plan", "Find the best order of procurement, proven as far as it can be."),
    "check": ("check", "Hold a plan or an order against every constraint and contract."),
    "compare": ("compare", "Measure alternatives side by side, and say what differs for certain."),
    "swot": ("swot", "Show what is said for and against, and whether measures bear it out."),
    "pugh": ("pugh", "Put a Pugh matrix together, and say how far its outcome holds."),
    "goals": ("goals", "Say which goal is served by what, and from when."),
    "diff": ("diff", "Tell in words what sets one scenario apart from another."),
    "regulation": ("regulation", "Show the class and certificate of each module, and from when."),
    "simulate": ("simulate", "Try a plan against appeals, delays and cancelled tenders."),
    "robust": ("robust", "Find the order that stands up best to appeals and delays."),
    "calibrate": ("calibrate", "Hold known projects against what modarch assumes of time."),
    "draw": ("draw", "Draw a figure."),
    "run": ("run", "Do the main job in one go: every analysis, figure and a summary."),
    "reference": ("reference", "Write the reference pages: commands, model file, rules."),
    "schema": ("schema", "Print the JSON Schema of a model, for editors."),
}
"""Name of each command: the module that holds it, and what it does in one line."""


class _LateGroup(click.Group):
    """A group that imports a command only when it is used, so that ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"modarch.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, COMMANDS[name][1]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name not in COMMANDS and not name.startswith("-"):
            from modarch.errors import did_you_mean

            message = f"There is no command '{name}'."
            raise click.UsageError(f"{message} {_sentence(did_you_mean(name, COMMANDS))}", ctx)
        return super().resolve_command(ctx, args)


def _sentence(hint: str) -> str:
    return hint[:1].upper() + hint[1:]


@click.group(
    cls=_LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: modarch new my-model",
)
@click.version_option(__version__, prog_name="modarch")
@click.option("--debug", is_flag=True, help="Show the traceback when something goes wrong.")
def cli(debug: bool) -> None:
    """Plan the procurement of a modular care-information environment from one model file.

    MODEL is a YAML file, or a folder with the parts of a model. Results go to standard output,
    messages to standard error. Exit code 0: done; 1: findings, or no plan exists; 2: wrong input.
    """


def main(arguments: Iterable[str] | None = None) -> None:
    """Run the command line and end the process with its exit code.

    Parameters
    ----------
    arguments
        The words after ``modarch``; those of the process when not given.
    """
    from modarch.cli.boundary import run

    run(cli, list(arguments) if arguments is not None else None)
