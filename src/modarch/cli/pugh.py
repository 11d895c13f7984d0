"""The Pugh matrix of the alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option, write_figure
from modarch.cli.options import SEED, Output, gives_result, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


@click.command("pugh")
@takes_model
@click.option("--matrix", metavar="NAME", help="Which matrix. [default: the only one]")
@click.option("--signs", is_flag=True, help="Show scores as −, S and + instead of numbers.")
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="Weightings drawn for the ranks.",
)
@click.option("--seed", type=SEED, default=0, show_default=True, help="Seed of the weightings.")
@figure_option
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    matrix: str | None,
    signs: bool,
    samples: int,
    seed: int,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Put a Pugh matrix together, and say how far its outcome holds.

    Sums with and without weights, which single weight turns the outcome, and how often each
    alternative comes first over all weights. Scores are people's judgement: they are read from the
    model and never worked out, and invented ones are told as such.
    """
    from modarch.analysis.pugh.result import weigh_pugh
    from modarch.figures.tables.pugh import pugh_tables

    result = weigh_pugh(landscape, _chosen(landscape, matrix), samples=samples, seed=seed)
    out.write(result, lambda: pugh_tables(result, landscape, language, signs=signs))
    if figure_path is not None:
        from modarch.figures.views.pugh import pugh_figure

        write_figure(pugh_figure(result, landscape, language), figure_path, force=out.force)


def _chosen(landscape: Landscape, matrix: str | None) -> str:
    from modarch.errors import did_you_mean

    known = landscape.pugh
    if not known:
        fail("The model has no Pugh matrix: write one under pugh:, with reference: and columns:.")
    if matrix is not None and matrix not in known:
        fail(f"There is no matrix '{matrix}'; {did_you_mean(matrix, known)}")
    if matrix is None and len(known) > 1:
        fail(f"The model has several matrices; name one with --matrix: {', '.join(known)}.")
    return matrix or next(iter(known))
