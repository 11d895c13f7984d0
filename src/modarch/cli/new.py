"""Starting a model."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail, say
from modarch.cli.emit import write_all
from modarch.cli.options import force_option

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.text import Language


@click.command("new")
@click.argument("folder", type=click.Path(path_type=pathlib.Path), required=False)
@click.option("--from", "template", metavar="MODEL", help="A shipped model to copy; see --list.")
@click.option("--list", "listing", is_flag=True, help="List the shipped models and stop.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["sv", "en"]),
    default="sv",
    show_default=True,
    help="Language of the explanations in an empty model.",
)
@force_option
def command(
    folder: Path | None, template: str | None, listing: bool, language: Language, force: bool
) -> None:
    """Start a model in FOLDER: empty with explanations, or a copy of a shipped one.

    The folder also gets modarch.schema.json, from which editors complete and check the model.
    """
    from modarch.exchange.starting import new_model, shipped_models

    if listing:
        for name, title in shipped_models().items():
            click.echo(f"{name:24}{title}")
        return
    if folder is None:
        fail("Name the folder to start the model in, for example: modarch new my-model")
    write_all(folder, new_model(template, language=language), force=force)
    say(f"Next: modarch validate {folder}")
