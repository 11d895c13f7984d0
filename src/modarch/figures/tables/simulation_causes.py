"""What drives the outcomes of a simulation, what more capacity gives, and how sure it all is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import fields
from modarch.figures.words.phrase import phrases, word
from modarch.simulation.result import DriverKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.table import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.result import Driver, SimulationResult

__all__ = [
    "capacity_name",
    "cause_name",
    "convergence_table",
    "driver_tables",
    "phase_table",
    "price_table",
]

_FEW, _MANY = 10, 40


def cause_name(driver: Driver, landscape: Landscape, language: Language) -> str:
    """Return what is uncertain, in words.

    Parameters
    ----------
    driver
        What drives an outcome.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    if driver.kind is DriverKind.COMMON:
        return word(f"simulation-cause.{driver.subject}", language)
    key = f"phase.{driver.phase}"
    phase = word(key, language) if key in phrases() else driver.phase
    return word(
        f"simulation-cause.{driver.kind}",
        language,
        name=any_name(landscape, driver.subject, language),
        phase=phase[:1].lower() + phase[1:],
    )


def driver_tables(
    result: SimulationResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> Iterator[Table]:
    """Yield what moves the end and the need for interim solutions most.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to give the ten strongest only, instead of forty.
    """
    for outcome in Outcome:
        drivers = [one for one in result.drivers if one.outcome is outcome]
        shown = drivers[: _FEW if brief else _MANY]
        if shown and any(one.correlation for one in shown):
            yield _driver_table(result, outcome, shown, landscape, language, len(drivers))


def _driver_table(
    result: SimulationResult,
    outcome: Outcome,
    drivers: list[Driver],
    landscape: Landscape,
    language: Language,
    count: int,
) -> Table:
    is_end = outcome is Outcome.END
    keys = ("cause", "correlation", *(("low_month", "high_month") if is_end else ("low", "high")))
    kind = Kind.MONTH if is_end else Kind.NUMBER
    notes = [word("simulation-note.drivers", language)]
    if count > len(drivers):
        notes.append(word("simulation-note.shown", language, count=len(drivers), all=count))

    def told(value: float) -> Cell:
        return result.origin + round(value) if is_end else round(value, 1)

    return Table(
        title=word(f"simulation-title.drivers-{outcome}", language),
        columns=fields(
            "simulation-column",
            keys,
            language,
            {"correlation": Kind.NUMBER, keys[2]: kind, keys[3]: kind},
            {"correlation": 2},
        ),
        rows=tuple(
            (
                cause_name(one, landscape, language),
                one.correlation,
                told(one.low),
                told(one.high),
            )
            for one in drivers
        ),
        notes=tuple(notes),
        language=language,
    )


def price_table(result: SimulationResult, landscape: Landscape, language: Language) -> Table:
    """Return what one more unit of each capacity would change.

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
        "units": Kind.NUMBER,
        "p50_change": Kind.MONTHS,
        "p80_change": Kind.MONTHS,
        "interim_change": Kind.NUMBER,
        "cost_change": Kind.MONEY,
    }
    return Table(
        title=word("simulation-title.prices", language),
        columns=fields(
            "simulation-column", ("resource", *kinds), language, kinds, {"interim_change": 1}
        ),
        rows=tuple(
            (
                capacity_name(one.resource, landscape, language),
                one.units,
                one.p50_months,
                one.p80_months,
                one.interim_months,
                one.interim_cost_sek,
            )
            for one in result.prices
        ),
        notes=(
            word("simulation-note.prices", language),
            word("simulation-note.capacity-price", language),
        ),
        language=language,
    )


def capacity_name(key: str, landscape: Landscape, language: Language) -> str:
    """Return what a capacity is called.

    Parameters
    ----------
    key
        Key of the capacity; ``setting:`` and the setting for its capacity for change.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    if key.startswith("setting:"):
        setting = any_name(landscape, key.removeprefix("setting:"), language)
        return word("capacity-name.setting", language, setting=setting)
    short = f"capacity-short.{key}"
    return word(short, language) if short in phrases() else key


def phase_table(result: SimulationResult, landscape: Landscape, language: Language) -> Table:
    """Return how long each phase may take.

    Parameters
    ----------
    result
        The simulation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    months = dict.fromkeys(("phase_planned", "p10", "p50", "p80", "p90", "mean"), Kind.NUMBER)
    return Table(
        title=word("simulation-title.phases", language),
        columns=fields(
            "simulation-column",
            ("component", "phase", *months, "criticality"),
            language,
            {**months, "criticality": Kind.SHARE},
            {"mean": 1},
        ),
        rows=tuple(
            (
                any_name(landscape, one.component, language),
                word(f"phase.{one.phase}", language),
                one.months.planned,
                one.months.p10,
                one.months.p50,
                one.months.p80,
                one.months.p90,
                one.months.mean,
                one.criticality,
            )
            for one in result.phases
        ),
        language=language,
    )


def convergence_table(result: SimulationResult, language: Language) -> Table:
    """Return how sure the result was after more and more of the runs.

    Parameters
    ----------
    result
        The simulation.
    language
        ``sv`` or ``en``.
    """
    kinds = {
        "runs": Kind.NUMBER,
        "p80_end": Kind.MONTH,
        "p80_error": Kind.MONTHS,
        "interim": Kind.NUMBER,
        "interim_error": Kind.NUMBER,
    }
    return Table(
        title=word("simulation-title.convergence", language),
        columns=fields(
            "simulation-column",
            tuple(kinds),
            language,
            kinds,
            {"interim": 1, "interim_error": 1},
        ),
        rows=tuple(
            (
                step.runs,
                step.p80,
                round(step.p80_error_months, 1),
                step.interim_months,
                step.interim_error_months,
            )
            for step in result.convergence.steps
        ),
        language=language,
    )
