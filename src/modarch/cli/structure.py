"""The structure of a landscape, or of a bare list of dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.options import (
    MONTH,
    Output,
    as_of_option,
    checked_month,
    gives_result,
    load_model,
    model_argument,
    plan_for,
    plan_option,
    scenario_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.months import Month
    from modarch.landscape.text import Language

_LISTS = frozenset({".csv", ".tsv", ".txt"})
"""Suffixes of a list of dependencies; everything else is a model."""


@click.command("structure")
@model_argument
@scenario_option
@as_of_option
@click.option(
    "--lang",
    "language",
    type=click.Choice(["sv", "en"]),
    help="Language of texts. [default: the model's; en for a list]",
)
@plan_option
@click.option("--at", "at", type=MONTH, help="The month to look at. [default: the end state]")
@click.option(
    "--graph",
    type=click.Choice(["change", "information", "availability"]),
    help="The graph whose elements are listed. [default: change]",
)
@click.option(
    "--pair",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="CONSUMER PROVIDER",
    help="Count the independent routes between two; may be given several times.",
)
@click.option(
    "--transmission",
    type=float,
    metavar="P",
    help="Probability that a dependency passes a change on, for the damped propagation cost.",
)
@click.option("--thorough", is_flag=True, help="Groups and weak points of a large list too.")
@gives_result
def command(
    model: Path,
    scenario: str | None,
    as_of: Month | None,
    language: Language | None,
    plan_path: Path | None,
    at: Month | None,
    graph: str | None,
    pairs: tuple[tuple[str, str], ...],
    transmission: float | None,
    thorough: bool,
    out: Output,
) -> None:
    """Say how a landscape hangs together: spread of changes, core, roles, weak points.

    MODEL is a model, or a list of dependencies: a CSV file with the columns source and target,
    where source depends on target. Three graphs are kept apart: information, change and
    availability. No published validation of core and propagation cost on hospital landscapes was
    found: they say where to look, not what is right.
    """
    if model.suffix.lower() in _LISTS:
        if scenario or plan_path or at:
            fail("A list of dependencies has no scenarios, plan or months.")
        if graph is not None:
            fail("A list of dependencies is one graph; leave --graph out.")
        _of_list(model, language or "en", pairs, transmission, thorough, out)
        return
    from modarch.analysis.structure.result import analyse_structure
    from modarch.deployment.item_graphs import GraphKind
    from modarch.figures.tables.structure import structure_tables

    landscape = load_model(model, scenario, as_of)
    chosen = language or landscape.programme.language
    plan = plan_for(landscape, plan_path) if at is not None or plan_path is not None else None
    checked_month(landscape, at, plan)
    result = analyse_structure(
        landscape,
        plan,
        at=at,
        kind=GraphKind(graph or "change"),
        pairs=pairs,
        transmission=transmission,
    )
    brief = out.is_terminal
    out.write(result, lambda: structure_tables(result, landscape, chosen, brief=brief))


def _of_list(
    path: Path,
    language: Language,
    pairs: tuple[tuple[str, str], ...],
    transmission: float | None,
    thorough: bool,
    out: Output,
) -> None:
    from modarch.analysis.structure.edges import read_edges
    from modarch.analysis.structure.measures import structure_of
    from modarch.figures.tables.structure import edge_tables

    result = structure_of(
        read_edges(path), pairs=pairs, transmission=transmission, thorough=thorough or None
    )
    brief = out.is_terminal
    out.write(result, lambda: edge_tables(result, language, brief=brief))
