"""What a better order would gain over the plan that a report checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.tables.plan_result import status_text
from modarch.figures.words.formats import month
from modarch.figures.words.phrase import word
from modarch.landscape.results import Result
from modarch.planning.formulate import Formulation
from modarch.planning.limits import QUICK
from modarch.planning.plan_of import schedule_of
from modarch.planning.result import Note
from modarch.planning.schedule import evaluate
from modarch.planning.solve import solve
from modarch.planning.writing import outcome_of

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language
    from modarch.planning.limits import SolveLimits
    from modarch.planning.schedule import Schedule
    from modarch.planning.writing import PlanOutcome

__all__ = ["Optimised", "Worth", "gain_texts", "optimise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth(Result):
    """What a plan is worth, in the two figures that matter most.

    Parameters
    ----------
    interim_months
        Months of interim solutions over all systems, counted on the middle of uncertain ends.
    end
        First month after everything is done.
    """

    interim_months: int
    end: Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimised(Result):
    """The optimised plan beside the one that is checked.

    Parameters
    ----------
    outcome
        The optimised plan; None when no plan keeps every constraint, or none was found.
    checked, optimised
        What the checked plan and the optimised one are worth; None without an optimised one.
    """

    outcome: PlanOutcome | None
    checked: Worth | None = None
    optimised: Worth | None = None


def optimise(landscape: Landscape, checked: Plan, limits: SolveLimits = QUICK) -> Optimised | None:
    """Return the best plan within the limits, and what it gains; None with nothing to plan.

    Parameters
    ----------
    landscape
        The model; its own fixed starts and other decisions are kept.
    checked
        The plan that it is held against.
    limits
        How much work may go into it.

    Raises
    ------
    KeyboardInterrupt
        When the user stops it.
    """
    if not landscape.components:
        return None
    formulation = Formulation(landscape=landscape, wish=landscape.plan)
    result = solve(formulation.problem, limits, order=landscape.plan.order or None)
    if Note.INTERRUPTED in result.notes:
        raise KeyboardInterrupt
    outcome = outcome_of(formulation, result)
    if outcome is None or result.schedule is None:
        return Optimised(outcome=None)
    if set(checked.components) < set(landscape.components):
        return Optimised(outcome=outcome)
    given = schedule_of(checked, landscape, formulation.origin)
    return Optimised(
        outcome=outcome,
        checked=_worth(formulation, given, checked),
        optimised=_worth(formulation, result.schedule, outcome.plan),
    )


def _worth(formulation: Formulation, schedule: Schedule, plan: Plan) -> Worth:
    tardiness = evaluate(formulation.problem, schedule).tardiness
    end = plan.end or formulation.origin
    return Worth(interim_months=sum(tardiness.values()), end=end)


def gain_texts(better: Optimised, language: Language) -> list[str]:
    """Return what a better order gains, and how far it is certain that none is better still.

    Parameters
    ----------
    better
        The optimised plan beside the checked one.
    language
        ``sv`` or ``en``.
    """
    if better.outcome is None:
        return [word("summary.no-better", language)]
    status = status_text(better.outcome, language).rstrip(".")
    was, now = better.checked, better.optimised
    if was is None or now is None:
        return [status]
    same = (was.interim_months, was.end) <= (now.interim_months, now.end)
    gained = word(
        f"summary.{'no-gain' if same else 'gain'}",
        language,
        interim=now.interim_months,
        was=was.interim_months,
        end=month(now.end, language),
        then=month(was.end, language),
    )
    return [gained, status]
