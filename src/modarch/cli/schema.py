"""Printing the JSON Schema of a model."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.options import force_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema")
@click.option("-o", "--output", type=click.Path(path_type=pathlib.Path), help="Write to a file.")
@force_option
def command(output: Path | None, force: bool) -> None:
    """Print the JSON Schema of a model, from which editors complete and check.

    A model file that starts with the line "# yaml-language-server: $schema=modarch.schema.json"
    uses the schema beside it: modarch schema -o modarch.schema.json
    """
    from modarch.exchange.starting import schema_text
    from modarch.figures.output import write_file

    if output is None:
        click.echo(schema_text(), nl=False)
    else:
        write_file(output, schema_text().encode(), force=force)
