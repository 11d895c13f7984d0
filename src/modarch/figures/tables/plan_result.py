"""A plan that was worked out, and ways to choose the order, as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.analysis.contracts.verdicts import Verdict
from modarch.figures.table import Column, Kind, Table
from modarch.figures.tables.contracts import contract_tables
from modarch.figures.tables.fields import capitalised, fields
from modarch.figures.tables.plan import plan_table
from modarch.figures.words.formats import duration, money, month, number, share
from modarch.figures.words.phrase import phrases, word
from modarch.planning.objective import Term
from modarch.planning.wanted import objective_of

if TYPE_CHECKING:
    from modarch.analysis.contracts.result import ContractsResult
    from modarch.figures.table import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent
    from modarch.landscape.text import Language
    from modarch.planning.comparing import ComparedPlan, Comparison
    from modarch.planning.writing import PlanOutcome, StageOutcome

__all__ = [
    "comparison_table",
    "decision_table",
    "planned_table",
    "stage_table",
    "status_text",
    "term_text",
    "wanted_text",
    "work_text",
]

_COST_UNIT_SEK = 100_000


def stage_table(outcome: PlanOutcome, language: Language) -> Table:
    """Return how good a plan is: value, bound and distance per aim, and what a reader must know.

    Parameters
    ----------
    outcome
        The plan.
    language
        ``sv`` or ``en``.
    """
    keys = ("wanted", "reached", "bound", "gap", "proven", "proven_by")
    notes = [status_text(outcome, language)]
    notes += [word(f"plan-note.{note}", language) for note in outcome.notes]
    if outcome.violations:
        notes.append(word("plan-note.unexamined", language, count=len(outcome.violations)))
    return Table(
        title=word("plan-title.stages", language),
        columns=fields("plan-column", keys, language, {"gap": Kind.SHARE, "proven": Kind.FLAG}),
        rows=tuple(_stage_row(one, outcome, language) for one in outcome.stages),
        notes=tuple(notes),
        language=language,
    )


def _stage_row(stage: StageOutcome, outcome: PlanOutcome, language: Language) -> tuple[Cell, ...]:
    proven = stage.status == "optimal"
    return (
        capitalised(wanted_text(stage.wanted, language, weighted=outcome.is_weighted)),
        term_text(stage.wanted, stage.value, outcome.origin, language),
        term_text(stage.wanted, stage.bound, outcome.origin, language),
        stage.gap,
        proven,
        work_text(stage.proven_by, language),
    )


def decision_table(contracts: ContractsResult, landscape: Landscape, language: Language) -> Table:
    """Return the contracts that a plan makes somebody act on, brief enough for a terminal.

    Parameters
    ----------
    contracts
        What the plan means for every contract.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    acted = tuple(one for one in contracts.systems if one.verdict in _ACTED)
    table = contract_tables(replace(contracts, systems=acted), landscape, language, brief=True)[0]
    counts = {
        "interim": contracts.count(Verdict.INTERIM),
        "unknown": contracts.count(Verdict.UNKNOWN),
        "count": len(contracts.systems),
    }
    notes = (word("note.verdicts", language, **counts), word("plan-note.check", language))
    return replace(table, title=word("plan-title.decisions", language), notes=notes)


def planned_table(plan: Plan, landscape: Landscape, language: Language) -> Table:
    """Return when everything happens, with a warning of finished work that lies waiting.

    Parameters
    ----------
    plan
        The plan.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    table = plan_table(plan, landscape, language)
    waiting = [
        f"{landscape.name(one.id, language)} ({duration(months, language)})"
        for one in plan.components.values()
        if (months := _wait(one)) > _LONG_WAIT
    ]
    if not waiting:
        return table
    note = word("plan-note.waiting", language, names=", ".join(waiting))
    return replace(table, notes=(*table.notes, note))


_LONG_WAIT = 24
"""Months that finished work may lie waiting before a reader is warned."""


def _wait(scheduled: ScheduledComponent) -> int:
    """Return the longest time in which nothing is done for a component that has begun."""
    phases = sorted(scheduled.phases, key=lambda one: (one.start, one.end))
    longest, end = 0, scheduled.start
    for phase in phases:
        longest = max(longest, phase.start - end)
        end = max(end, phase.end)
    return longest


_ACTED = (Verdict.INTERIM, Verdict.MISSED, Verdict.EXTEND)


def status_text(outcome: PlanOutcome, language: Language) -> str:
    """Return how far it is certain that no plan is better, in a sentence.

    Parameters
    ----------
    outcome
        The plan.
    language
        ``sv`` or ``en``.
    """
    if outcome.status == "optimal":
        return word("plan-status.optimal", language)
    first = outcome.stages[0]
    if first.status == "optimal":
        return word("plan-status.first", language)
    if first.bound <= 0:
        return word("plan-status.unbounded", language)
    return word("plan-status.feasible", language, gap=share(first.gap, language, 1))


def wanted_text(wanted: str, language: Language, *, weighted: bool = False) -> str:
    """Return a stage of an objective in words.

    Parameters
    ----------
    wanted
        The stage as a user writes it.
    language
        ``sv`` or ``en``.
    weighted
        Whether systems weigh differently in the interim months.

    Examples
    --------
    >>> wanted_text("5*interim+time", "en")
    '5 × interim months + everything is live'
    """
    parts = []
    for text in wanted.split("+"):
        weight, sign, name = text.rpartition("*")
        key = f"{name}-weighted" if weighted and name == "interim" else name
        parts.append(f"{weight}{' × ' if sign else ''}{word(f'term.{key}', language)}")
    return " + ".join(parts)


def term_text(wanted: str, value: int, origin: Month, language: Language) -> str:
    """Return the value of a stage with its unit.

    Parameters
    ----------
    wanted
        The stage as a user writes it.
    value
        Its value.
    origin
        The month that months are counted from.
    language
        ``sv`` or ``en``.
    """
    terms = objective_of(wanted).stages[0].weights
    if len(terms) > 1 or terms[0][1] != 1:
        return number(value, language)
    term = terms[0][0]
    if term is Term.MAKESPAN:
        return month(origin + value, language)
    if term is Term.COST:
        return money(value * _COST_UNIT_SEK, language)
    return duration(value, language) if term is Term.INTERIM else number(value, language)


def work_text(method: str, language: Language) -> str:
    """Return what is at work, or what has given a plan or a bound, in words."""
    key = f"work.{method}"
    return word(key, language) if key in phrases() else method


def comparison_table(
    result: Comparison, outcome: PlanOutcome, language: Language, *, brief: bool = False
) -> Table:
    """Return ways to choose the order, one row each.

    Parameters
    ----------
    result
        The comparison.
    outcome
        The optimised plan, for how far it is proven.
    language
        ``sv`` or ``en``.
    brief
        True leaves out what a terminal has no room for.
    """
    capacities = sorted({name for one in result.plans for name in one.utilisation}, reverse=True)
    keys = ["rule", "interim", "interim_cost", "breached", "undecided", "first_use", "live"]
    keys += ["years", "interim_peak", "interim_years", "violations"]
    if brief:
        dull = {"undecided", "years"} | ({"violations"} - _told("violations", result))
        keys = [key for key in keys if key not in dull]
    start = result.start
    columns = (
        *fields("plan-column", keys, language, _KINDS, {"years": 1, "interim_years": 0}),
        *(_used(name, language) for name in capacities),
    )
    rows = tuple(
        (
            word(f"rule.{one.rule}", language),
            *((one.live - start) / 12 if key == "years" else _cell(key, one) for key in keys[1:]),
            *(one.utilisation.get(name) for name in capacities),
        )
        for one in result.plans
    )
    return Table(
        title=word("plan-title.compare", language),
        columns=columns,
        rows=rows,
        notes=(status_text(outcome, language), word("plan-note.compare", language)),
        language=language,
    )


_KINDS = {
    "interim": Kind.MONTHS,
    "interim_cost": Kind.NUMBER,
    "breached": Kind.NUMBER,
    "undecided": Kind.NUMBER,
    "first_use": Kind.MONTH,
    "live": Kind.MONTH,
    "years": Kind.NUMBER,
    "interim_peak": Kind.NUMBER,
    "interim_years": Kind.NUMBER,
    "violations": Kind.NUMBER,
}
_FIELDS = {"interim": "interim_months"}
_MILLION = 1_000_000


def _told(key: str, result: Comparison) -> set[str]:
    return {key} if any(_cell(key, one) for one in result.plans) else set()


def _cell(key: str, one: ComparedPlan) -> Cell:
    if key == "interim_cost":
        return one.interim_cost_sek / _MILLION
    cell: Cell = getattr(one, _FIELDS.get(key, key), None)
    return cell


def _used(name: str, language: Language) -> Column:
    key = f"capacity-used.{name}"
    capacity = word(key, language) if key in phrases() else name
    heading = word("plan-column.used", language, capacity=capacity)
    return Column(key=f"used_{name}", heading=heading, kind=Kind.SHARE)
