"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import this_month

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language

__all__ = [
    "MONTH",
    "as_of_option",
    "force_option",
    "format_option",
    "language_option",
    "load_model",
    "model_argument",
    "output_option",
    "plan_for",
    "plan_option",
    "scenario_option",
]

Decorator = "Callable[[Callable[..., Any]], Callable[..., Any]]"


class _MonthType(click.ParamType):
    name = "YYYY-MM"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Month:
        from modarch.landscape.months import Month, parse_month

        if isinstance(value, Month):
            return value
        try:
            return parse_month(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a month; write YYYY-MM, for example 2028-06.", param, ctx)


MONTH = _MonthType()
"""A month on the command line."""

model_argument = click.argument("model", type=click.Path(path_type=Path))
scenario_option = click.option(
    "-s", "--scenario", metavar="NAME", help="A scenario of the model, instead of its base."
)
as_of_option = click.option(
    "--as-of",
    type=MONTH,
    help="The month to look at. [default: the model's as_of, else this month]",
)
plan_option = click.option(
    "--plan",
    "plan_path",
    type=click.Path(path_type=Path),
    help="A plan file. [default: the model's own plan or order, else the earliest feasible]",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["sv", "en"]),
    help="Language of texts. [default: the model's]",
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead."
)
force_option = click.option("--force", is_flag=True, help="Overwrite files that exist.")
format_option = click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json", "csv", "markdown", "html", "xlsx"]),
    help="Form of the result. [default: text, or by the output file's suffix]",
)


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


def language_of(landscape: Landscape, language: Language | None) -> Language:
    """Return the language asked for, or the model's."""
    return language or landscape.programme.language
