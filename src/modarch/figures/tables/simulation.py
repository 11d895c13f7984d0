"""What may become of a plan, as tables: the outcome, the modules and the gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, picked
from modarch.figures.tables.fields import fields
from modarch.figures.tables.simulation_causes import (
    convergence_table,
    driver_tables,
    phase_table,
    price_table,
)
from modarch.figures.tables.simulation_contracts import (
    contract_risk_table,
    decision_table,
    lapse_table,
)
from modarch.figures.tables.simulation_risk import risk_default_table
from modarch.figures.words.formats import duration, money, share, short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.result import MonthSpread, NumberSpread, SimulationResult

__all__ = ["simulation_tables"]

_LIKELY_KEPT = 0.5


def simulation_tables(
    result: SimulationResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return everything a simulation tells, the most important first.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out what few readers ask for.
    """
    tables = [
        _outcome_table(result, language),
        contract_risk_table(result, landscape, language, brief=brief),
        *([decision_table(result, landscape, language)] if result.decisions else []),
        _module_table(result, landscape, language, brief=brief),
        *driver_tables(result, landscape, language, brief=brief),
        *([_gate_table(result, landscape, language)] if result.gates else []),
        *([lapse_table(result, landscape, language)] if _lapses(result) else []),
        *([price_table(result, landscape, language)] if result.prices else []),
    ]
    if not brief:
        tables += [
            phase_table(result, landscape, language),
            convergence_table(result, language),
            risk_default_table(landscape, language),
        ]
    return tuple(tables)


def _lapses(result: SimulationResult) -> bool:
    return any(one.probability for one in result.lapses)


def _outcome_table(result: SimulationResult, language: Language) -> Table:
    keys = ("what", "planned", "plan_share", "p10", "p50", "p80", "p90")
    return Table(
        title=word("simulation-title.outcome", language),
        columns=fields("simulation-column", keys, language, {"plan_share": Kind.SHARE}),
        rows=(
            _month_row("end", result.end, language),
            _month_row("first-delivery", result.first_delivery, language),
            _number_row("interim-months", result.interim_months, language, cost=False),
            _number_row("interim-cost", result.interim_cost_sek, language, cost=True),
        ),
        notes=tuple(_notes(result, language)),
        language=language,
    )


def _month_row(what: str, spread: MonthSpread, language: Language) -> tuple[Cell, ...]:
    months = (spread.p10, spread.p50, spread.p80, spread.p90)
    planned = None if spread.planned is None else short_month(spread.planned, language)
    told = (short_month(month, language) for month in months)
    return (word(f"simulation-row.{what}", language), planned, spread.plan_share, *told)


def _number_row(
    what: str, spread: NumberSpread, language: Language, *, cost: bool
) -> tuple[Cell, ...]:
    def told(value: float) -> str:
        return money(value, language) if cost else duration(value, language)

    values = (spread.p10, spread.p50, spread.p80, spread.p90)
    name = word(f"simulation-row.{what}", language)
    return (name, told(spread.planned), spread.plan_share, *map(told, values))


def _notes(result: SimulationResult, language: Language) -> Iterator[str]:
    yield _on_the_plan(result, language)
    if result.interrupted:
        yield word("simulation-note.interrupted", language, runs=result.runs)
    yield word("simulation-note.tried", language, runs=result.runs)
    yield word(f"simulation-note.{result.policy}", language)
    last = result.convergence.steps[-1]
    yield word(
        "simulation-note.error",
        language,
        months=duration(round(last.p80_error_months, 1), language),
        interim=duration(round(last.interim_error_months, 1), language),
    )
    if result.convergence.target is not None:
        reached = "reached" if result.convergence.reached else "not-reached"
        yield word(
            f"simulation-note.{reached}",
            language,
            target=share(result.convergence.target, language, 1),
            error=share(result.convergence.relative_error, language, 1),
            runs=result.runs,
        )
    changes = result.record.settings["changes"]
    if changes:
        yield word("simulation-note.changed", language, changes=", ".join(changes))
    yield word("simulation-note.assumptions", language)


def _on_the_plan(result: SimulationResult, language: Language) -> str:
    end = result.end
    planned, kept = end.planned or end.p50, end.plan_share or 0.0
    optimistic = kept < _LIKELY_KEPT and end.p80 > planned
    return word(
        f"simulation-note.{'optimistic' if optimistic else 'cautious'}",
        language,
        planned=planned,
        share=share(kept, language),
        p80=end.p80,
        months=duration(end.p80 - planned, language),
    )


def _module_table(
    result: SimulationResult, landscape: Landscape, language: Language, *, brief: bool
) -> Table:
    keys = (
        "component",
        "first_use_planned",
        "first_use_p50",
        "first_use_p80",
        "live_planned",
        "live_p50",
        "live_p80",
        "live_p90",
        "plan_share",
        "appeal",
        "cancel",
        "exit",
        "criticality",
    )
    shares = ("plan_share", "appeal", "cancel", "exit", "criticality")
    kinds = dict.fromkeys(keys[1:8], Kind.MONTH) | dict.fromkeys(shares, Kind.SHARE)
    modules = sorted(result.modules, key=lambda one: (one.live.p80, one.component))
    rows = [
        (
            any_name(landscape, one.component, language),
            one.first_use.planned,
            one.first_use.p50,
            one.first_use.p80,
            one.live.planned,
            one.live.p50,
            one.live.p80,
            one.live.p90,
            one.live.plan_share,
            one.appeal_probability,
            one.cancel_probability,
            one.exit_probability,
            one.criticality,
        )
        for one in modules
    ]
    table = Table(
        title=word("simulation-title.modules", language),
        columns=fields("simulation-column", keys, language, kinds),
        rows=tuple(rows),
        notes=(word("simulation-note.criticality", language),),
        language=language,
    )
    short = ("component", "live_planned", "live_p50", "live_p80", *shares[:3], "criticality")
    return picked(table, short) if brief else table


def _gate_table(result: SimulationResult, landscape: Landscape, language: Language) -> Table:
    keys = ("gate", "planned", "plan_share", "p10", "p50", "p80", "p90", "criticality")
    months = dict.fromkeys(("planned", "p10", "p50", "p80", "p90"), Kind.MONTH)
    shares = dict.fromkeys(("plan_share", "criticality"), Kind.SHARE)
    return Table(
        title=word("simulation-title.gates", language),
        columns=fields("simulation-column", keys, language, months | shares),
        rows=tuple(
            (
                any_name(landscape, one.gate, language),
                one.opens.planned,
                one.opens.plan_share,
                one.opens.p10,
                one.opens.p50,
                one.opens.p80,
                one.opens.p90,
                one.criticality,
            )
            for one in sorted(result.gates, key=lambda gate: (gate.opens.p50, gate.gate))
        ),
        language=language,
    )
