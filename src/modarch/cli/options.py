"""Options that several commands share: the model they work on, the plan, and the output."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail, say, this_month
from modarch.cli.emit import check_suffix, emit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from modarch.figures.table import Table
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.results import Result

    Command = Callable[..., Any]

__all__ = [
    "MONTH",
    "SEED",
    "Output",
    "as_of_option",
    "checked_month",
    "force_option",
    "gives_result",
    "language_option",
    "load_model",
    "model_argument",
    "plan_for",
    "plan_option",
    "scenario_option",
    "scenarios_option",
    "takes_model",
]


_FIRST_YEAR, _LAST_YEAR = 1950, 2150


class _MonthType(click.ParamType):  # type: ignore[type-arg]
    name = "YYYY-MM"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Month:
        from modarch.landscape.months import Month, parse_month

        if isinstance(value, Month):
            return value
        try:
            month = parse_month(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a month; write YYYY-MM, for example 2028-06.", param, ctx)
        if not _FIRST_YEAR <= month.year <= _LAST_YEAR:
            years = f"a year from {_FIRST_YEAR} to {_LAST_YEAR}"
            self.fail(f"{value!r} is out of reach; write {years}, for example 2028-06.", param, ctx)
        return month


MONTH = _MonthType()
"""A month on the command line."""


class _SeedType(click.ParamType):  # type: ignore[type-arg]
    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            seed = int(value)
        except ValueError:
            self.fail(f"{value!r} is no seed; write a whole number, such as 1.", param, ctx)
        if not 0 <= seed <= _GREATEST_SEED:
            message = f"{value} is no seed; write a number from 0 to {_GREATEST_SEED}."
            self.fail(message, param, ctx)
        return seed


_GREATEST_SEED = 2**31 - 1
"""What every part that draws can take; the exact solver takes no more."""

SEED = _SeedType()
"""A seed on the command line."""

plan_option = click.option(
    "--plan",
    "plan_path",
    type=click.Path(path_type=Path),
    help="A plan file. [default: the model's own plan or order, else the earliest feasible]",
)
force_option = click.option("--force", is_flag=True, help="Overwrite files that exist.")

model_argument = click.argument("model", type=click.Path(path_type=Path))
scenario_option = click.option(
    "-s", "--scenario", metavar="NAME", help="A scenario of the model, instead of its base."
)
scenarios_option = click.option(
    "--scenarios",
    metavar="A,B,…",
    help="The alternatives, by label or scenario. [default: all alternatives of the model]",
)
as_of_option = click.option(
    "--as-of", type=MONTH, help="The month to look at. [default: the model's as_of]"
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["sv", "en"]),
    help="Language of texts. [default: the model's]",
)

_MODEL_OPTIONS = (
    model_argument,
    scenario_option,
    click.option(
        "--as-of",
        type=MONTH,
        help="The month to look at. [default: the model's as_of, else this month]",
    ),
    language_option,
)
_RESULT_OPTIONS = (
    click.option(
        "--format",
        "fmt",
        type=click.Choice(["text", "json", "csv", "markdown", "html", "xlsx"]),
        help="Form of the result. [default: text, or by the suffix of the output file]",
    ),
    click.option(
        "-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead."
    ),
    force_option,
)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def takes_model(command: Command) -> Command:
    """Give a command a model: it is called with ``landscape`` and ``language``."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> Any:
        model, scenario = options.pop("model"), options.pop("scenario")
        landscape = load_model(model, scenario, options.pop("as_of"))
        language = options.pop("language") or landscape.programme.language
        return command(landscape=landscape, language=language, **options)

    return _with(_MODEL_OPTIONS, wrapped)


def gives_result(command: Command) -> Command:
    """Give a command an output: it is called with ``out``, an `Output`."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> Any:
        out = Output(options.pop("fmt"), options.pop("output"), options.pop("force"))
        file = None if options.get("pareto") else out.path  # several plans go to a folder
        if file is not None:
            check_suffix(file, out.fmt)
        _check_files([file, options.get("figure_path")], force=out.force)
        return command(out=out, **options)

    return _with(_RESULT_OPTIONS, wrapped)


def _check_files(paths: Sequence[Path | None], *, force: bool) -> None:
    """Refuse what cannot be written before anything is worked out, so that nothing is written."""
    if not any(paths):
        return
    from modarch.figures.output import may_write

    for path in paths:
        if path is not None:
            may_write(path, force=force)


@dataclass(frozen=True, slots=True)
class Output:
    """Where a result goes, and in which form.

    Parameters
    ----------
    fmt
        The form asked for; None when not.
    path
        The file; None for standard output.
    force
        Whether an existing file may be overwritten.
    """

    fmt: str | None
    path: Path | None
    force: bool

    @property
    def is_terminal(self) -> bool:
        """Whether somebody reads it as text, so that it should be brief."""
        return self.path is None and self.fmt in (None, "text")

    def write(self, result: Result | dict[str, Any], tables: Callable[[], Sequence[Table]]) -> None:
        """Write a result; `modarch.cli.emit.emit`."""
        emit(result, tables, fmt=self.fmt, output=self.path, force=self.force)


def load_model(model: Path, scenario: str | None = None, as_of: Month | None = None) -> Landscape:
    """Return the landscape in a model; the month looked at is never left open.

    Parameters
    ----------
    model
        A model file or folder.
    scenario
        A scenario of the model.
    as_of
        The month to look at.
    """
    from modarch.landscape.load import load

    landscape = load(model, scenario=scenario, as_of=as_of)
    return landscape if landscape.as_of is not None else replace(landscape, as_of=this_month())


def checked_month(landscape: Landscape, at: Month | None, plan: Plan | None = None) -> None:
    """Refuse a month before the programme, and say when it lies beyond the plan.

    Parameters
    ----------
    landscape
        The model.
    at
        The month to look at; None for the end state.
    plan
        The plan it is looked at under, if there is one.
    """
    if at is None:
        return
    if at < landscape.start:
        fail(f"The programme starts in {landscape.start}; {at} lies before it.")
    end = plan.end if plan is not None else None
    if end is not None and at > end:
        say(f"Everything in the plan is done by {end}; {at} lies after it.")


def plan_for(landscape: Landscape, plan_path: Path | None) -> Plan:
    """Return the plan a command works on; a wish is turned into months.

    Parameters
    ----------
    landscape
        The model.
    plan_path
        A plan file; None for the model's own plan, or the earliest feasible one.
    """
    from modarch.landscape.plan import Plan
    from modarch.planning.ordering import plan_in_order
    from modarch.planning.plan_file import read_plan

    wish = read_plan(plan_path, landscape) if plan_path is not None else landscape.plan
    return wish if isinstance(wish, Plan) else plan_in_order(landscape, wish).plan
