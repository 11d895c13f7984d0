"""Writing the reference pages."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.emit import write_all
from modarch.cli.options import force_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("reference")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=pathlib.Path),
    required=True,
    help="The folder to write the pages to.",
)
@force_option
def command(output: Path, force: bool) -> None:
    """Write the reference: commands, model file and rules, as Markdown."""
    write_all(output, pages(), force=force)


def pages() -> dict[str, str]:
    """Return the reference pages by file name."""
    from modarch.cli import COMMANDS
    from modarch.report.reference import command_page, model_page, rule_page

    return {
        "commands.md": command_page(_help, list(COMMANDS)),
        "model.md": model_page(),
        "rules.md": rule_page(),
    }


def _help(name: str) -> str:
    """Return the help of a command, and of the commands below it."""
    from modarch.cli import cli

    context = click.Context(cli, info_name="modarch")
    command = cli.get_command(context, name)
    if command is None:
        return ""
    texts = [_help_of(command, context, name)]
    if isinstance(command, click.Group):
        above = click.Context(command, parent=context, info_name=name)
        texts += [_help_of(one, above, below) for below, one in command.commands.items()]
    return "\n\n".join(texts)


def _help_of(command: click.Command, above: click.Context, name: str) -> str:
    settings: dict[str, Any] = {"help_option_names": ["-h", "--help"], "terminal_width": 90}
    with click.Context(command, parent=above, info_name=name, **settings) as inner:
        return command.get_help(inner)
