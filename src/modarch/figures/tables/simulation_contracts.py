"""What a simulation says of agreements and of decisions on them, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name, picked
from modarch.figures.tables.fields import fields
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.result import SimulationResult

__all__ = ["contract_risk_table", "decision_table", "lapse_table"]


def contract_risk_table(
    result: SimulationResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> Table:
    """Return how probable an interim solution is for each system and agreement, and what it costs.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out some columns.
    """
    kinds = {
        "extent": Kind.MONTH,
        "needed_p80": Kind.MONTH,
        "probability": Kind.SHARE,
        "planned_months": Kind.NUMBER,
        "months": Kind.NUMBER,
        "months_if_needed": Kind.NUMBER,
        "cost": Kind.MONEY,
        "cost_p80": Kind.MONEY,
        "assumed": Kind.FLAG,
    }
    keys = ("system", "contract", *kinds)
    table = Table(
        title=word("simulation-title.contracts", language),
        columns=fields(
            "simulation-column", keys, language, kinds, {"months": 1, "months_if_needed": 1}
        ),
        rows=tuple(
            (
                any_name(landscape, one.system, language),
                any_name(landscape, one.contract, language) if one.contract else None,
                one.extent,
                one.needed_until.p80,
                one.probability,
                one.months.planned,
                one.months.mean,
                one.months_if_needed,
                one.cost_sek.mean,
                one.cost_sek.p80,
                one.assumed,
            )
            for one in sorted(
                result.contracts, key=lambda one: (-one.cost_sek.mean, one.system, one.contract)
            )
        ),
        notes=() if result.contracts else (word("simulation-note.no-contracts", language),),
        language=language,
    )
    systems = [one.system for one in result.contracts]
    which = ("contract",) if len(set(systems)) < len(systems) else ()
    short = ("extent", "needed_p80", "probability", "months", "cost", "assumed")
    return picked(table, ("system", *which, *short)) if brief else table


def decision_table(result: SimulationResult, landscape: Landscape, language: Language) -> Table:
    """Return what must be decided before the outcome is known, and what waiting would cost.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    kinds = {
        "by": Kind.MONTH,
        "gives": Kind.MONTH,
        "undecided": Kind.SHARE,
        "needed": Kind.SHARE,
        "act_cost": Kind.MONEY,
        "wait_cost": Kind.MONEY,
    }
    keys = ("by", "decision", "contract", "gives", "undecided", "needed", "act_cost", "wait_cost")
    return Table(
        title=word("simulation-title.decisions", language),
        columns=fields("simulation-column", keys, language, kinds),
        rows=tuple(
            (
                one.by,
                word(f"simulation-act.{one.kind}", language),
                any_name(landscape, one.contract, language),
                one.gives,
                one.undecided,
                one.needed,
                one.act_cost_sek,
                one.wait_cost_sek,
            )
            for one in result.decisions
        ),
        notes=(word("simulation-note.decisions", language),),
        language=language,
    )


def lapse_table(result: SimulationResult, landscape: Landscape, language: Language) -> Table:
    """Return how often greatest times, such as the validity of tenders, are exceeded, if ever.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    kinds = {
        "max_months": Kind.MONTHS,
        "exceeded": Kind.SHARE,
        "lapse_months": Kind.MONTHS,
    }
    return Table(
        title=word("simulation-title.lapses", language),
        columns=fields(
            "simulation-column",
            ("before", "after", "reason", *kinds),
            language,
            kinds,
            {"lapse_months": 1},
        ),
        rows=tuple(
            (
                any_name(landscape, one.before, language),
                any_name(landscape, one.after, language),
                word(f"simulation-reason.{one.reason}", language),
                one.max_months,
                one.probability,
                round(one.mean_months, 1),
            )
            for one in sorted(
                result.lapses, key=lambda one: (-one.probability, one.before, one.after)
            )
            if one.probability
        ),
        language=language,
    )
