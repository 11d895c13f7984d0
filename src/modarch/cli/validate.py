"""Checking a model."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import DONE, FINDINGS, WRONG_INPUT, say

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.errors import Diagnostic


@click.command("validate")
@click.argument("model", type=click.Path(path_type=pathlib.Path))
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def command(ctx: click.Context, model: Path, fmt: str) -> None:
    """Check a model, its scenarios included, and tell every problem at once.

    Exit code 0 when nothing is wrong, 1 when there are warnings only, 2 when the model cannot be
    used as it is.
    """
    from modarch.analysis.validation import validate

    found = validate(model)
    if fmt == "json":
        import json

        data = {"model": str(model), "problems": [one.to_dict() for one in found]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(str(one))
        say(_summary(found))
    ctx.exit(_exit_code(found))


def _summary(found: tuple[Diagnostic, ...]) -> str:
    counts = {level: sum(one.severity == level for one in found) for level in ("error", "warning")}
    if not any(counts.values()):
        return "The model is sound."
    parts = [
        f"{count} {level}{'s' if count > 1 else ''}" for level, count in counts.items() if count
    ]
    return " and ".join(parts) + "."


def _exit_code(found: tuple[Diagnostic, ...]) -> int:
    severities = {one.severity for one in found}
    if "error" in severities:
        return WRONG_INPUT
    return FINDINGS if "warning" in severities else DONE
