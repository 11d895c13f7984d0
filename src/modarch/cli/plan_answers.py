"""What ``modarch plan`` answers besides a plan: why here, why not, trade-offs, the price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.cli.boundary import DONE, FINDINGS, say

if TYPE_CHECKING:
    from modarch.cli.plan_run import PlanRun
    from modarch.landscape.plan import Plan
    from modarch.planning.conflict_answer import Asking
    from modarch.planning.conflict_result import WishAnswer
    from modarch.planning.schedule import Schedule

__all__ = ["explain", "no_plan", "pareto", "price", "why_not"]

_ALL = ("all", "alla")


def explain(run: PlanRun, module: str) -> int:
    """Say why a module comes when it does, or with ``all`` why the whole plan looks as it does.

    Parameters
    ----------
    run
        What is planned.
    module
        Id or name of a module or platform; ``all`` for every one.

    Returns
    -------
    int
        The exit code.
    """
    from modarch.figures.tables.plan_answers import explanation_tables, plan_explanation_tables
    from modarch.planning.explain import Explainer

    component = "" if module.casefold() in _ALL else _component(run, module)
    schedule = run.result.schedule
    if schedule is None:
        return no_plan(run)
    explainer = Explainer(run.formulation, schedule, run.objective)
    landscape, language = run.landscape, run.language
    result: Any
    if component:
        result = explainer.component(component)
        run.out.write(result, lambda: explanation_tables(result, landscape, language))
    else:
        result = explainer.plan()
        run.out.write(result, lambda: plan_explanation_tables(result, landscape, language))
    leave_plan(run, _plan(run, schedule))
    return DONE


def why_not(run: PlanRun, text: str) -> int:
    """Say whether wishes can be met, at what price, and if not: why, and what would be enough.

    Parameters
    ----------
    run
        What is planned.
    text
        The wishes, set apart by ``;``.

    Returns
    -------
    int
        The exit code: 1 when the wishes cannot be met.
    """
    from modarch.figures.words.phrase import word
    from modarch.planning.conflict_answer import why_not as answer_wishes
    from modarch.planning.conflict_oracle import Word
    from modarch.planning.conflict_words import read_wishes

    wishes = read_wishes(text, run.formulation)
    if run.result.schedule is None:
        return no_plan(run)
    _tell(run, word("plan-asking.wishes", run.language))
    answer = answer_wishes(run.formulation, wishes, run.result.schedule, _asking(run))
    _write_answer(run, answer)
    return DONE if answer.word is Word.POSSIBLE else FINDINGS


def pareto(run: PlanRun, axes: str) -> int:
    """Write a few spread plans between aims into a folder, with a figure.

    Parameters
    ----------
    run
        What is planned.
    axes
        The aims, set apart by commas.

    Returns
    -------
    int
        The exit code.
    """
    from modarch.cli.plan_trades import folder_of, trade
    from modarch.planning.pareto import axes_of

    axes_of(axes)
    folder_of(run)
    schedule = run.result.schedule
    return no_plan(run) if schedule is None else trade(run, axes, schedule)


def price(run: PlanRun, what: str) -> int:
    """Tell what more capacity is worth, or what it costs to settle a module's month.

    Parameters
    ----------
    run
        What is planned.
    what
        ``capacity``, ``capacity=MONTHS``, or a module or platform.

    Returns
    -------
    int
        The exit code.
    """
    from modarch.cli.plan_trades import target_of, worth

    if target_of(what) is None:
        _component(run, what)
    schedule = run.result.schedule
    return no_plan(run) if schedule is None else worth(run, what, schedule)


def no_plan(run: PlanRun) -> int:
    """Say why there is no plan, show the nearest one, and what would be enough.

    Parameters
    ----------
    run
        What was planned in vain.

    Returns
    -------
    int
        The exit code.
    """
    from modarch.figures.words.phrase import word
    from modarch.planning.conflict_answer import why_none

    _tell(run, word("plan-asking.none", run.language))
    _write_answer(run, why_none(run.formulation, _asking(run)))
    return FINDINGS


def _write_answer(run: PlanRun, answer: WishAnswer) -> None:
    from modarch.figures.tables.plan import plan_table
    from modarch.figures.tables.plan_answers_wishes import wish_tables

    plan = answer.plan

    def tables() -> list[Any]:
        told = list(wish_tables(answer, run.formulation, run.objective, run.language))
        return told if plan is None else [*told, plan_table(plan, run.landscape, run.language)]

    run.out.write(answer, tables)
    if plan is not None:
        leave_plan(run, plan)


def _asking(run: PlanRun) -> Asking:
    """Return how much work may go into an answer, in proportion to the limits."""
    from modarch.planning.conflict_answer import Asking
    from modarch.planning.solve import solve

    def in_earnest(problem: Any, order: tuple[str, ...]) -> Schedule | None:
        result = solve(problem, run.limits, order=order or None, objective=run.objective)
        return result.schedule

    return Asking(
        objective=run.objective,
        deterministic=max(0.25, min(1.0, run.limits.exact / 8)),
        moves=max(20, min(200, run.limits.moves // 20)),
        solve=in_earnest,
        progress=None if run.quiet else lambda done, todo: say(f"  {done}/{todo}"),
    )


def leave_plan(run: PlanRun, plan: Plan) -> None:
    """Write the plan file and the time plan that were asked for.

    Parameters
    ----------
    run
        What was asked.
    plan
        The plan.
    """
    if run.plan_file is not None:
        from modarch.analysis.contracts.result import judge_contracts
        from modarch.figures.output import write_file
        from modarch.figures.words.phrase import word
        from modarch.planning.writing import plan_document

        contracts = judge_contracts(run.landscape, plan)
        text = plan_document(plan, contracts, run.landscape, run.language)
        path = write_file(run.plan_file, text.encode(), force=run.force)
        say(word("progress.wrote", run.language, path=str(path)))
    if run.figure_path is not None:
        from modarch.cli.drawing import request_for, write_figure
        from modarch.figures.views.registry import figure_of

        request = request_for(run.landscape, run.language, plan)
        write_figure(figure_of("timeline", request), run.figure_path, force=run.force)


def _plan(run: PlanRun, schedule: Schedule) -> Plan:
    return run.formulation.plan(schedule, method="optimised", order=run.result.order)


def _component(run: PlanRun, module: str) -> str:
    """Return the id of the module or platform that is meant.

    Raises
    ------
    InputInvalid
        If there is none.
    """
    from modarch.planning.conflict_words import read_component

    return read_component(module, run.formulation)


def _tell(run: PlanRun, text: str) -> None:
    if not run.quiet:
        say(text)
