"""The size and scope of modules."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail, say
from modarch.cli.drawing import figure_option, request_for, write_figure
from modarch.cli.options import Output, gives_result, plan_for, takes_model

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.analysis.scope.result import ScopeResult
    from modarch.analysis.scope.rules import ScopeRules
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language


_LANGUAGES: tuple[Language, ...] = ("sv", "en")


@click.command("scope")
@takes_model
@click.option(
    "--gamma",
    metavar="G",
    help="Price of lock-in: a number, or 'knee'. "
    "[default: where as many modules as the model has are best]",
)
@click.option("--smallest", type=float, default=0.0, help="Least size of a module.")
@click.option(
    "--largest", type=float, help="Largest size of a module. [default: that of the model's own]"
)
@click.option(
    "--rules",
    "rules_path",
    type=click.Path(path_type=pathlib.Path),
    help="A YAML file: together:, apart:, platform: and layers_apart:.",
)
@click.option(
    "--effects",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Effects of so many.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Shaken cases per price.",
)
@click.option("--thorough", is_flag=True, help="Search and prove in full, whatever it takes.")
@click.option("--with-plan", is_flag=True, help="Plan both cuts too: integrations and duration.")
@click.option(
    "--apply",
    "apply_path",
    type=click.Path(path_type=pathlib.Path),
    help="Write the computed cut as a scenario, to a file in the model's folder or elsewhere.",
)
@click.option(
    "--apply-as", default="scope", show_default=True, metavar="NAME", help="Name of the scenario."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the searches."
)
@figure_option
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    gamma: str | None,
    smallest: float,
    largest: float | None,
    rules_path: Path | None,
    effects: int,
    samples: int,
    thorough: bool,
    with_plan: bool,
    apply_path: Path | None,
    apply_as: str,
    seed: int,
    figure_path: Path | None,
    out: Output,
) -> None:
    """Find how capabilities are best divided into modules, and what that would change.

    Weighs the information that crosses module boundaries against the lock-in of large modules.
    Recommends what to merge and what to split, with the reason, how firm it is, and the effect on
    integrations, fragmentation, user interfaces, suppliers, procurements and tenders.
    """
    from modarch.analysis.scope.options import ScopeOptions
    from modarch.analysis.scope.result import find_scope
    from modarch.analysis.scope.rules import NO_RULES, read_rules
    from modarch.figures.tables.scope import scope_tables

    if apply_path is not None:
        _check_name(apply_as, apply_path, landscape, force=out.force)
    rules = read_rules(rules_path, landscape) if rules_path is not None else NO_RULES
    options = ScopeOptions(
        gamma=_price(gamma),
        at_knee=gamma == "knee",
        smallest=smallest,
        largest=largest,
        samples=samples,
        effects=effects,
        thorough=thorough,
        seed=seed,
    )
    result = find_scope(landscape, rules, options)
    planned = _under_plan(result, landscape, rules) if with_plan else {}
    brief = out.is_terminal
    data: Any = {**result.to_dict(), "under_plan": planned} if planned else result
    out.write(
        data,
        lambda: scope_tables(result, landscape, language, under_plan=planned, brief=brief),
    )
    if figure_path is not None:
        from modarch.figures.views.scope import view

        request = request_for(landscape, language, result=result)
        write_figure(view(request), figure_path, force=out.force)
    if apply_path is not None:
        _apply(result, landscape, rules, ctx.params["model"], apply_path, apply_as, out.force)


def _price(gamma: str | None) -> float | None:
    if gamma in (None, "knee"):
        return None
    try:
        return float(gamma or "")
    except ValueError:
        fail(f"{gamma!r} is not a price of lock-in; write a number, or knee.")


def _under_plan(
    result: ScopeResult, landscape: Landscape, rules: ScopeRules
) -> dict[str, tuple[Any, Any]]:
    """Return integrations and duration of the plans of both cuts, by the key of their words."""
    from modarch.analysis.integrations.timeline import integrations_over_time
    from modarch.analysis.scope.case import ScopeCase
    from modarch.analysis.scope.cutting import recut
    from modarch.landscape.results import to_plain

    after = recut(ScopeCase(landscape, rules), result.cut).landscape
    plans = [plan_for(one, None) for one in (landscape, after)]
    own, chosen = (
        integrations_over_time(one, plan)
        for one, plan in zip((landscape, after), plans, strict=True)
    )
    years = (round(own.artefact_years, 1), round(chosen.artefact_years, 1))
    return {
        "plan-peak": (own.peak.count.total, chosen.peak.count.total),
        "plan-years": years,
        "plan-end": (str(to_plain(plans[0].end)), str(to_plain(plans[1].end))),
    }


def _check_name(name: str, path: Path, landscape: Landscape, *, force: bool) -> None:
    """Refuse a scenario that cannot be written before the search for the cut begins."""
    from modarch.figures.output import may_write
    from modarch.landscape.document.forms import suggested_slug

    if suggested_slug(name) != name:
        fail(f"{name!r} is not a scenario's name; write {suggested_slug(name)!r}.")
    if name in landscape.scenarios:
        fail(f"The model has a scenario {name!r} already; choose another with --apply-as.")
    may_write(path, force=force)


def _apply(
    result: ScopeResult,
    landscape: Landscape,
    rules: ScopeRules,
    model: Path,
    path: Path,
    name: str,
    force: bool,
) -> None:
    """Write the cut as a part file; outside the model's folder it includes the model."""
    from modarch.analysis.scope.case import ScopeCase
    from modarch.analysis.scope.cutting import recut
    from modarch.analysis.scope.overlay import overlay_text
    from modarch.figures.output import write_file
    from modarch.figures.tables.scope import certainty_note, price_note

    inside = model.is_dir() and path.parent.resolve() == model.resolve()
    include = "" if inside else pathlib.PurePath(os.path.relpath(model, path.parent)).as_posix()
    after = recut(ScopeCase(landscape, rules), result.cut)
    made = {
        one: f"modarch scope. {price_note(result, one)} {certainty_note(result, one)}"
        for one in _LANGUAGES
    }
    text = overlay_text(landscape, after, scenario=name, include=include, made=made)
    say(f"wrote {write_file(path, text.encode(), force=force)}")
    target = model if inside else path
    say(f"use it with, for example: modarch fragmentation {target} -s {name}")
