"""The main job: validate, analyse, draw and summarise a landscape in one go."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.analysis.dependencies import depend
from modarch.analysis.integrations.result import count_integrations
from modarch.analysis.integrations.timeline import integrations_over_time
from modarch.analysis.missing import find_missing
from modarch.analysis.rules.registry import check_rules
from modarch.errors import ModelInvalid, Severity
from modarch.figures.views.registry import figure_of, figure_set
from modarch.figures.views.request import ViewRequest
from modarch.planning.checking import check_plan
from modarch.planning.limits import QUICK
from modarch.planning.writing import plan_document, planned_document
from modarch.report.findings import Findings
from modarch.report.optimised import optimise
from modarch.report.summary import summary_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan, PlanWish
    from modarch.landscape.text import Language
    from modarch.planning.limits import SolveLimits

__all__ = ["STEPS", "find", "output_files"]

STEPS = (
    "validate",
    "dependencies",
    "needs",
    "check",
    "integrations",
    "over-time",
    "plan",
    "figures",
)
"""The steps of a run, in order."""


def find(
    landscape: Landscape,
    language: Language,
    *,
    plan: Plan | PlanWish | None = None,
    limits: SolveLimits | None = QUICK,
    on_step: Callable[[str], None] = lambda _: None,
) -> Findings:
    """Run every analysis of the main job.

    Parameters
    ----------
    landscape
        The model.
    language
        Language of the report.
    plan
        A plan or a wish; the model's own order, or the earliest feasible one, when not given.
    limits
        How long to look for a better order; None leaves that out.
    on_step
        Told the name of each step as it begins.

    Raises
    ------
    ModelInvalid
        If a rule that plans rest on is broken, such as circular hard dependencies.
    """
    on_step("validate")
    warnings = check_rules(landscape)
    errors = [one for one in warnings if one.severity is Severity.ERROR]
    if errors:
        raise ModelInvalid(errors)
    on_step("dependencies")
    dependencies = depend(landscape)
    on_step("needs")
    missing = find_missing(landscape)
    on_step("check")
    check = check_plan(landscape, plan)
    on_step("integrations")
    integrations = count_integrations(landscape, check.plan)
    on_step("over-time")
    over_time = integrations_over_time(landscape, check.plan)
    optimised = None
    if limits is not None:
        on_step("plan")
        optimised = optimise(landscape, check.plan, limits)
    return Findings(
        landscape=landscape,
        language=language,
        warnings=warnings,
        dependencies=dependencies,
        missing=missing,
        check=check,
        integrations=integrations,
        over_time=over_time,
        optimised=optimised,
    )


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that a run leaves.

    Parameters
    ----------
    name
        Its name.
    content
        All of it.
    """

    name: str
    content: bytes


def output_files(found: Findings) -> Iterator[OutputFile]:
    """Yield the files of a run: figures, the plans, the results and the summary.

    Parameters
    ----------
    found
        What the run has found.
    """
    request = ViewRequest(
        landscape=found.landscape, language=found.language, given_plan=found.check.plan
    )
    pictures = []
    for name, figure in figure_set(request):
        for suffix in ("svg", "png"):
            yield OutputFile(f"{name}.{suffix}", figure.render(suffix))
        pictures.append(f"{name}.svg")
    outcome = found.optimised.outcome if found.optimised is not None else None
    if outcome is not None:
        shown = replace(request, given_plan=outcome.plan)
        for suffix in ("svg", "png"):
            content = figure_of("timeline", shown).render(suffix)
            yield OutputFile(f"timeline-optimised.{suffix}", content)
        pictures.append("timeline-optimised.svg")
        text = planned_document(outcome, found.landscape, found.language)
        yield OutputFile("plan.yaml", text.encode())
    yield OutputFile("checked-plan.yaml", _checked(found).encode())
    results = json.dumps(found.to_dict(), ensure_ascii=False, indent=1)
    yield OutputFile("results.json", f"{results}\n".encode())
    yield OutputFile("summary.md", summary_text(found, pictures).encode())


def _checked(found: Findings) -> str:
    check = found.check
    return plan_document(check.plan, check.contracts, found.landscape, found.language)
