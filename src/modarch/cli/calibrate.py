"""Known projects against what modarch assumes of time."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail
from modarch.cli.drawing import figure_option, write_figure
from modarch.cli.options import (
    SEED,
    Output,
    as_of_option,
    gives_result,
    load_model,
    scenario_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.defaults import Size
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.text import Language


@click.command("calibrate")
@click.argument("model", type=click.Path(path_type=pathlib.Path), required=False)
@scenario_option
@as_of_option
@click.option(
    "--lang",
    "language",
    type=click.Choice(["sv", "en"]),
    help="Language of texts. [default: the model's, else sv]",
)
@click.option(
    "--size",
    "sizes",
    multiple=True,
    metavar="PROJECT=S|M|L|XL",
    help="Compare a project with this size class instead. Repeatable.",
)
@click.option(
    "--runs",
    type=click.IntRange(min=100, max=100_000),
    default=10_000,
    show_default=True,
    help="Outcomes to draw for each size class.",
)
@click.option("--seed", type=SEED, default=1, show_default=True, help="Seed of all chances.")
@figure_option
@gives_result
def command(
    model: Path | None,
    scenario: str | None,
    as_of: Month | None,
    language: Language | None,
    sizes: tuple[str, ...],
    runs: int,
    seed: int,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Hold known projects against what modarch assumes of time.

    Swedish and Nordic procurements whose times are known, at least in part, beside the months that
    the defaults would have foretold for a module of their size. Says where the defaults are too
    optimistic, and where too little is known to say.

    With a MODEL, the probabilities it states take the place of the defaults, and its reference
    projects are compared too.
    """
    from modarch.figures.tables.calibration import calibration_tables
    from modarch.figures.views.calibration import calibration_figure
    from modarch.simulation.calibration import calibrate

    if model is None and (scenario is not None or as_of is not None):
        fail("--scenario and --as-of are about a model; name the model first.")
    landscape = None if model is None else load_model(model, scenario, as_of)
    told: Language = language or ("sv" if landscape is None else landscape.programme.language)
    result = calibrate(landscape, sizes=_sizes(sizes, landscape), runs=runs, seed=seed)
    out.write(result, lambda: calibration_tables(result, landscape, told, brief=out.is_terminal))
    if figure_path is not None:
        write_figure(calibration_figure(result, landscape, told), figure_path, force=out.force)


def _sizes(written: tuple[str, ...], landscape: Landscape | None) -> dict[str, Size]:
    """Return the size classes that the user names, all problems told at once."""
    from modarch.errors import Diagnostic, InputInvalid, did_you_mean
    from modarch.landscape.defaults import Size
    from modarch.simulation.known_projects import KNOWN_PROJECTS

    known = {one.id for one in KNOWN_PROJECTS}
    known |= set(() if landscape is None else landscape.reference_projects)
    found, problems = {}, []
    for text in written:
        project, _, size = text.partition("=")
        if project not in known:
            problems.append(
                Diagnostic(
                    code="unknown-project",
                    message=f"--size {text!r}: there is no project {project!r}",
                    hint=did_you_mean(project, known),
                )
            )
        elif size.upper() not in Size.__members__:
            problems.append(
                Diagnostic(
                    code="unknown-size",
                    message=f"--size {text!r}: {size!r} is no size class",
                    hint=f"write {project}=S, M, L or XL",
                )
            )
        else:
            found[project] = Size[size.upper()]
    if problems:
        raise InputInvalid(problems)
    return found
