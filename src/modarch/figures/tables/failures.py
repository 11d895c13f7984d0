"""Failures, exits, leaks and the order of replacement as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word
from modarch.graphs.concentration import POINTS

if TYPE_CHECKING:
    from modarch.analysis.failure.exits import ExitsResult
    from modarch.analysis.failure.leakage import LeakageResult, Spread
    from modarch.analysis.failure.outages import OutagesResult
    from modarch.analysis.layout_order import LayoutOrderResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["exit_tables", "leakage_table", "order_tables", "outage_tables"]

_MOST, _MOST_NAMES = 20, 4
_COUNTED = ("local_systems", "integrations")
_KINDS = {
    "loss": Kind.SHARE,
    "cells": Kind.NUMBER,
    "share": Kind.SHARE,
    "needs_hit": Kind.SHARE,
    "exit": Kind.SHARE,
    "change_points": Kind.NUMBER,
    "after_points": Kind.NUMBER,
    "bridges": Kind.NUMBER,
    "total": Kind.NUMBER,
    "bridge_years": Kind.NUMBER,
    "peak": Kind.NUMBER,
    "month": Kind.MONTH,
    "step": Kind.NUMBER,
}


def outage_tables(
    result: OutagesResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return single failures by what they take with them, and random outages.

    Parameters
    ----------
    result
        The failures.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out failures that take little.
    """
    worst = [one for one in result.outages if one.loss > 0]
    shown = worst[:_MOST] if brief else worst
    rows = tuple(
        (
            any_name(landscape, one.failed, language),
            word(f"part.{one.kind}", language),
            one.loss,
            names(landscape, one.stops, language, most=_MOST_NAMES),
            names(landscape, one.redundancy, language),
            None if one.availability is None else share(one.availability, language, 2),
        )
        for one in shown
    )
    left = len(worst) - len(shown)
    notes = [word("risk-note.more", language, count=left)] if left else []
    notes.append(word("risk-note.outages" if worst else "risk-note.no-outages", language))
    if worst and result.forecast is None:
        notes.append(word("risk-note.no-availability", language))
    single = Table(
        title=word("risk-title.outages", language),
        columns=fields(
            "explain-column",
            ("failed", "kind", "loss", "stops", "redundancy", "availability"),
            language,
            _KINDS,
        ),
        rows=rows,
        notes=tuple(notes),
        language=language,
    )
    return (single,) if result.forecast is None else (single, _forecast(result, language))


def _forecast(result: OutagesResult, language: Language) -> Table:
    rows: list[tuple[Cell, ...]] = []
    forecast = result.forecast
    for name in ("mean_loss", "any_loss", "loss_p95", "loss_p99", "worst_loss"):
        told = share(getattr(forecast, name), language, 2)
        rows.append((word(f"forecast.{name.replace('_', '-')}", language), told))
    for key, name in (
        ("lost-need-hours", "lost_need_hours"),
        ("first-order", "first_order_need_hours"),
    ):
        rows.append(
            (word(f"forecast.{key}", language), number(getattr(forecast, name), language, 0))
        )
    note = word(
        "risk-note.assumed-availability", language, count=result.assumed, stated=result.stated
    )
    return Table(
        title=word("risk-title.forecast", language),
        columns=fields("risk-column", ("measure", "value"), language),
        rows=tuple(rows),
        notes=(note,),
        language=language,
    )


def exit_tables(result: ExitsResult, landscape: Landscape, language: Language) -> tuple[Table, ...]:
    """Return what each supplier's exit means, and every merger.

    Parameters
    ----------
    result
        The exits.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    rows = tuple(
        (
            any_name(landscape, one.owner, language),
            names(landscape, one.items, language, most=_MOST_NAMES),
            names(landscape, one.contracts, language, most=_MOST_NAMES),
            one.cells,
            one.share,
            one.needs_hit,
            one.probability,
        )
        for one in result.exits
    )
    unknown = len(result.unknown)
    told = [] if rows else [word("risk-note.no-exits", language)]
    if unknown:
        told.append(word("risk-note.unknown-suppliers", language, count=unknown))
    exits = Table(
        title=word("risk-title.exits", language),
        columns=fields(
            "explain-column",
            ("owner", "systems", "contracts", "cells", "share", "needs_hit", "exit"),
            language,
            _KINDS,
        ),
        rows=rows,
        notes=tuple(told),
        language=language,
    )
    return (exits, _mergers(result, landscape, language)) if result.mergers else (exits,)


def _mergers(result: ExitsResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            any_name(landscape, one.first, language),
            any_name(landscape, one.second, language),
            round(one.change * POINTS),
            round(one.hhi * POINTS),
        )
        for one in result.mergers
    )
    return Table(
        title=word("risk-title.mergers", language),
        columns=fields(
            "explain-column",
            ("first", "second", "change_points", "after_points"),
            language,
            _KINDS,
        ),
        rows=rows,
        notes=(word("risk-note.market-lines", language),),
        language=language,
    )


def leakage_table(result: LeakageResult, language: Language) -> Table:
    """Return what local acquisitions at a rate do.

    Parameters
    ----------
    result
        The simulation.
    language
        ``sv`` or ``en``.
    """
    spreads: dict[str, Spread | None] = {
        "unmet": result.unmet,
        "interfaces": result.interfaces,
        "leakage": result.leakage,
        "local_systems": result.local_systems,
        "integrations": result.integrations,
    }
    rows = tuple(
        (
            word(f"leak.{key.replace('_', '-')}", language),
            *(
                number(value, language, 0 if key in _COUNTED else 2)
                for value in (one.without, one.mean, one.p5, one.p95)
            ),
        )
        for key, one in spreads.items()
        if one is not None
    )
    kinds = dict.fromkeys(("without", "mean", "p5", "p95"), Kind.NUMBER)
    measure, mean = fields("risk-column", ("measure", "mean"), language, kinds)
    without, p5, p95 = fields("explain-column", ("without", "p5", "p95"), language, kinds)
    return Table(
        title=word("risk-title.leakage", language),
        columns=(measure, without, mean, p5, p95),
        rows=rows,
        notes=(
            word(
                "risk-note.leakage",
                language,
                count=result.units,
                rate=share(result.rate, language, 1),
            ),
        ),
        language=language,
    )


def order_tables(
    result: LayoutOrderResult, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return the bridges of the plan's order against other orders, and step by step.

    Parameters
    ----------
    result
        The order as a layout.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    rows = tuple(
        (
            word(f"order.{name}", language, count=result.samples),
            one.peak,
            one.total,
            round(one.bridge_years, 1),
            "" if one.certainty is None else word(f"certainty.{one.certainty}", language),
        )
        for name, one in (
            ("planned", result.planned),
            ("lowest-peak", result.lowest_peak),
            ("lowest-total", result.lowest_total),
            ("typical", result.typical),
        )
    )
    (peak,) = fields("risk-column", ("peak",), language, _KINDS)
    order, total, years, certainty = fields(
        "explain-column", ("order", "total", "bridge_years", "certainty"), language, _KINDS
    )
    summary = Table(
        title=word("risk-title.bridges", language),
        columns=(order, peak, total, years, certainty),
        rows=rows,
        notes=(
            word(
                "risk-note.bridges",
                language,
                direct=result.direct_pairs,
                shared=result.shared_systems,
                attached=result.attached_systems,
            ),
        ),
        language=language,
    )
    return summary, _steps(result, landscape, language)


def _steps(result: LayoutOrderResult, landscape: Landscape, language: Language) -> Table:
    start = word("order.start", language)
    rows = tuple(
        (
            place,
            any_name(landscape, step.module, language) if step.module else start,
            step.month,
            step.bridges,
        )
        for place, step in enumerate(result.steps)
    )
    return Table(
        title=word("risk-title.bridge-steps", language),
        columns=fields("explain-column", ("step", "module", "month", "bridges"), language, _KINDS),
        rows=rows,
        language=language,
    )
