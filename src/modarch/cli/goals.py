"""Goals and what serves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import fail, say
from modarch.cli.options import Output, gives_result, plan_for, plan_option, takes_model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.readings import Judgement
    from modarch.landscape.text import Language


@click.command("goals")
@takes_model
@plan_option
@click.option(
    "--test-premises", is_flag=True, help="Hold the premises against measures of the scenario."
)
@gives_result
def command(
    landscape: Landscape,
    language: Language,
    plan_path: Path | None,
    test_premises: bool,
    out: Output,
) -> None:
    """Say which goal is served by what, and from when.

    Traces goals and areas that have to become better to capabilities, and those to what serves
    them in the scenario; shows what is taken for given, and the supplier's answers with their
    timing.
    """
    from modarch.analysis.goals import trace_goals
    from modarch.figures.tables.goals import goal_tables

    if not (landscape.goals or landscape.focus_areas or landscape.premises):
        fail("The model has no goals: write them under goals:, each with its capabilities:.")
    plan = plan_for(landscape, plan_path)
    result = trace_goals(landscape, plan)
    judged = _judged(landscape) if test_premises else {}
    brief = out.is_terminal
    out.write(
        {**result.to_dict(), "premises": _plain(judged)} if judged else result,
        lambda: goal_tables(
            result, landscape, language, premises=judged, method=plan.method, brief=brief
        ),
    )


def _judged(landscape: Landscape) -> Mapping[str, Mapping[str, Judgement]]:
    """Hold the premises that assert a value against measures of the scenario."""
    from modarch.report.comparison.result import compare_alternatives

    if all(one.asserts is None for one in landscape.premises.values()):
        return {}
    say("measuring …")
    name = _called(landscape)
    return compare_alternatives({name: landscape}).premises


def _called(landscape: Landscape) -> str:
    labels = (
        one.label
        for one in landscape.alternatives.values()
        if one.label and one.scenario and one.scenario == landscape.scenario
    )
    return next(labels, landscape.scenario or "base")


def _plain(judged: Mapping[str, Mapping[str, Judgement]]) -> dict[str, object]:
    from modarch.landscape.results import to_plain

    plain: dict[str, object] = to_plain(judged)
    return plain
