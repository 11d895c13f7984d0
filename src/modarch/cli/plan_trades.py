"""Plans between aims, and the price of capacity or of a fixed place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.cli.boundary import DONE, fail, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from modarch.cli.plan_run import PlanRun
    from modarch.figures.figure import Figure
    from modarch.planning.pareto import Front
    from modarch.planning.schedule import Schedule

__all__ = ["folder_of", "target_of", "trade", "worth"]

_FIGURE = "pareto.svg"


def trade(run: PlanRun, text: str, default: Schedule) -> int:
    """Write a few spread plans between aims into a folder, with a figure.

    Parameters
    ----------
    run
        What is planned; its output, if it is a folder, takes the plan files.
    text
        The aims, set apart by commas.
    default
        The plan that the objective gives.

    Returns
    -------
    int
        The exit code.
    """
    from modarch.figures.tables.plan_answers_aims import front_table
    from modarch.planning.pareto import axes_of, front_of

    axes = axes_of(text)
    folder = folder_of(run)
    _tell(run, "pareto")
    front, schedules = front_of(
        run.formulation.problem,
        axes,
        default,
        moves=_moves(run),
        seed=run.limits.seed,
        progress=_counter(run),
    )
    told = "" if folder is None else str(folder)
    run_out = run.out if folder is None else _to_screen(run)
    run_out.write(front, lambda: [front_table(front, run.language, folder=told)])
    if folder is not None:
        _leave(run, folder, front, schedules)
    if run.figure_path is not None:
        from modarch.cli.drawing import write_figure

        write_figure(_figure(run, front), run.figure_path, force=run.force)
    return DONE


def _moves(run: PlanRun) -> int:
    """Return the units of local search for each of many plans."""
    return max(30, run.limits.moves // 4)


def folder_of(run: PlanRun) -> Path | None:
    """Return the folder for the plan files; None when the output is a table or nothing.

    Parameters
    ----------
    run
        What is asked.

    Raises
    ------
    click.UsageError
        If it is a file.
    """
    if run.plan_file is not None:
        fail("--pareto writes several plan files: give a folder with -o, not a plan file.")
    path = run.out.path
    if path is None or path.suffix:
        return None
    if path.exists() and not path.is_dir():
        fail(f"{path} is a file; give a folder with -o.")
    return path


def _to_screen(run: PlanRun) -> Any:
    from dataclasses import replace

    return replace(run.out, path=None)


def _leave(run: PlanRun, folder: Path, front: Front, schedules: Sequence[Schedule]) -> None:
    """Write the plans and the figure into the folder."""
    from modarch.analysis.contracts.result import judge_contracts
    from modarch.cli.emit import write_all
    from modarch.planning.relax_replan import order_of
    from modarch.planning.writing import plan_document

    contents: dict[str, str | bytes] = {}
    for told, schedule in zip(front.plans, schedules, strict=True):
        order = order_of(run.formulation.problem, schedule)
        plan = run.formulation.plan(schedule, method="optimised", order=order)
        contracts = judge_contracts(run.landscape, plan)
        made = {
            "model_hash": run.landscape.content_hash,
            **({"scenario": run.landscape.scenario} if run.landscape.scenario else {}),
            "as_of": run.landscape.as_of,
            "aims": {axis.value: value for axis, value in told.values.items()},
            "seed": run.limits.seed,
        }
        text = plan_document(plan, contracts, run.landscape, run.language, made=made)
        contents[f"plan-{told.number}.yaml"] = text
    contents[_FIGURE] = _figure(run, front).render("svg")
    write_all(folder, contents, force=run.force)


def _figure(run: PlanRun, front: Front) -> Figure:
    from modarch.cli.drawing import request_for
    from modarch.figures.views.pareto import view

    return view(request_for(run.landscape, run.language), front)


def worth(run: PlanRun, what: str, schedule: Schedule) -> int:
    """Tell what more capacity is worth and with how much a time holds, or what a place costs.

    Parameters
    ----------
    run
        What is planned.
    what
        ``capacity``, ``capacity=`` and a number of months that everything should be live within,
        or the id or name of a module or platform.
    schedule
        The best plan.

    Returns
    -------
    int
        The exit code.
    """
    target = target_of(what)
    if target is not None:
        return _capacity(run, schedule, target)
    from modarch.figures.tables.plan_answers_aims import place_table
    from modarch.planning.conflict_words import read_component
    from modarch.planning.pricing import price_of_place

    component = read_component(what, run.formulation)
    _tell(run, "fixed")
    price = price_of_place(
        run.formulation, schedule, component, moves=_moves(run), seed=run.limits.seed
    )
    run.out.write(price, lambda: [place_table(price, run.landscape, run.language)])
    return DONE


def _capacity(run: PlanRun, schedule: Schedule, target: int) -> int:
    from modarch.figures.tables.plan_answers_aims import capacity_tables
    from modarch.planning.pricing import price_of_capacity
    from modarch.planning.pricing_time import capacity_for

    _tell(run, "price")
    effort: dict[str, Any] = {"moves": _moves(run), "seed": run.limits.seed}
    price = price_of_capacity(run.formulation, schedule, progress=_counter(run), **effort)
    holds = capacity_for(run.formulation, schedule, target, **effort)
    run.out.write(
        {"price": price.to_dict(), "holds": holds.to_dict()},
        lambda: capacity_tables(price, holds, run.landscape, run.language),
    )
    return DONE


def target_of(what: str) -> int | None:
    """Return the months that everything should be live within; None when a module is meant.

    Parameters
    ----------
    what
        What the price is asked of.

    Raises
    ------
    click.UsageError
        If it is no number of months.
    """
    from modarch.planning.pricing_time import TEN_YEARS

    name, sign, months = what.partition("=")
    if name.strip().casefold() not in ("capacity", "kapacitet"):
        return None
    if not sign:
        return TEN_YEARS
    if not months.strip().isdigit() or int(months) < 1:
        fail(f"{months!r} is not a number of months; write for example --price capacity=120.")
    return int(months)


def _counter(run: PlanRun) -> Any:
    """Return who tells how many plans have been made; nobody when it should be quiet."""
    if run.quiet:
        return None
    return lambda done, todo: say(f"  {done}/{todo}")


def _tell(run: PlanRun, key: str) -> None:
    from modarch.figures.words.phrase import word

    if not run.quiet:
        say(word(f"plan-asking.{key}", run.language))
