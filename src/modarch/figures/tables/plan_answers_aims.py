"""Plans between aims, the price of capacity and of a fixed place, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Column, Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import capitalised, fields
from modarch.figures.words.formats import number
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.table import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.planning.pareto import Axis, Front, FrontPlan
    from modarch.planning.pricing import CapacityPrice, More, PlacePrice
    from modarch.planning.pricing_time import TimeHolds

__all__ = [
    "aim_title",
    "aim_value",
    "capacity_tables",
    "front_table",
    "merit",
    "place_table",
]

_SETTING = "setting:"


def aim_title(axis: Axis, language: Language) -> str:
    """Return what an aim is called."""
    return word(f"pareto-aim.{axis}", language)


def aim_value(axis: Axis, value: int, language: Language) -> str:
    """Return a value of an aim with its unit, short enough for a label."""
    return word(f"pareto-value.{axis}", language, count=value)


def merit(plan: FrontPlan, language: Language) -> str:
    """Return what is special about a plan; empty when nothing is."""
    parts = [word("pareto.is-default", language)] if plan.is_default else []
    if len(plan.best_in) == len(plan.values):
        return ", ".join([*parts, word("pareto.best-in-all", language)])
    parts += [word(f"pareto-best.{axis}", language) for axis in plan.best_in]
    parts += [word("pareto.is-knee", language)] if plan.is_knee else []
    parts += [word("pareto.is-beaten", language)] if plan.is_beaten else []
    return ", ".join(parts)


def front_table(front: Front, language: Language, *, folder: str = "") -> Table:
    """Return the plans between aims.

    Parameters
    ----------
    front
        The plans.
    language
        ``sv`` or ``en``.
    folder
        Where the plan files are; empty when none were written.
    """
    columns = (
        Column(key="plan", heading=word("pareto.number", language)),
        *(
            Column(key=axis.value, heading=aim_title(axis, language), kind=Kind.NUMBER)
            for axis in front.axes
        ),
        Column(key="merit", heading=word("pareto.merit", language)),
    )
    notes = [word("pareto.only" if len(front.plans) == 1 else "pareto.note", language)]
    notes += [word("pareto.folder", language, folder=folder)] if folder else []
    return Table(
        title=word("pareto.title", language),
        columns=columns,
        rows=tuple(
            (
                f"plan-{one.number}",
                *(one.values[axis] for axis in front.axes),
                capitalised(merit(one, language)),
            )
            for one in front.plans
        ),
        notes=tuple(notes),
        language=language,
    )


_MORE = ("change", "interim", "interim_less", "months", "months_less")
_NUMBERS = dict.fromkeys(("interim", "interim_less", "months", "months_less"), Kind.NUMBER)


def capacity_tables(
    price: CapacityPrice, holds: TimeHolds, landscape: Landscape, language: Language
) -> tuple[Table, Table]:
    """Return what one more of each capacity is worth, and with how much a time holds.

    Parameters
    ----------
    price
        What more is worth.
    holds
        With how much the time holds.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    rows = [_more_row(one, price.now, landscape, language) for one in (price.now, *price.more)]
    worth = Table(
        title=word("price.title", language),
        columns=fields("price-column", _MORE, language, _NUMBERS),
        rows=tuple(rows),
        notes=(word("price.note", language),),
        language=language,
    )
    return worth, _holds(holds, language)


def _more_row(more: More, now: More, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    return (
        _resources(more.resources, landscape, language),
        more.interim,
        now.interim - more.interim if more is not now else None,
        more.months,
        now.months - more.months if more is not now else None,
    )


def _resources(resources: tuple[str, ...], landscape: Landscape, language: Language) -> str:
    if not resources:
        return word("price.now", language)
    settings = [one for one in resources if one.startswith(_SETTING)]
    named = [_resource(one, landscape, language) for one in resources if one not in settings]
    if len(settings) > 1:
        named.append(word("price.every-setting", language))
    else:
        named += [_resource(one, landscape, language) for one in settings]
    return capitalised(word("price.and", language).join(named))


def _resource(resource: str, landscape: Landscape, language: Language) -> str:
    if resource.startswith(_SETTING):
        name = any_name(landscape, resource.removeprefix(_SETTING), language)
        return word("price.one-setting", language, name=name)
    if resource in ("procurement", "implementation"):
        return word(f"price.one-{resource}", language)
    return word("price.one-other", language, name=resource)


def _holds(holds: TimeHolds, language: Language) -> Table:
    kinds = dict.fromkeys(("procurement", "implementation", "months"), Kind.NUMBER)
    keys = ("procurement", "implementation", "months", "least")
    return Table(
        title=word("price.holds-title", language, months=number(holds.target_months, language)),
        columns=fields("price-column", keys, language, {**kinds, "least": Kind.FLAG}),
        rows=tuple(
            (pair.procurement, pair.implementation, pair.months, pair.is_least)
            for pair in holds.pairs
        ),
        notes=tuple(_holds_notes(holds, language)),
        language=language,
    )


def _holds_notes(holds: TimeHolds, language: Language) -> Iterator[str]:
    months = number(holds.least_months, language)
    yield word("price.holds-least", language, months=months)
    if holds.pairs:
        yield word("price.holds-pairs", language)
        if holds.setting_extra:
            yield word("price.holds-extra", language, count=holds.setting_extra)
    elif holds.least_ever > holds.target_months:
        ever = number(holds.least_ever, language)
        yield word("price.holds-never", language, months=ever)
    else:
        yield word("price.holds-unknown", language)


def place_table(price: PlacePrice, landscape: Landscape, language: Language) -> Table:
    """Return what it costs to fix the month of a component's tender.

    Parameters
    ----------
    price
        The months that were tried.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    name = any_name(landscape, price.component, language)
    keys = ("tender", "interim", "interim_more", "months", "months_more", "remark")
    now = next((one for one in price.places if one.is_planned), None)
    kinds = dict.fromkeys(keys[1:-1], Kind.NUMBER)
    rows: list[tuple[Cell, ...]] = []
    for place in price.places:
        remark = word("price.planned", language) if place.is_planned else ""
        if place.interim is None or place.months is None or now is None:
            remark = word("price.no-plan", language)
            rows.append((place.month, None, None, None, None, remark))
            continue
        interim = place.interim - (now.interim or 0)
        months = place.months - (now.months or 0)
        rows.append((place.month, place.interim, interim, place.months, months, remark))
    return Table(
        title=word("price.place-title", language, name=name),
        columns=fields("price-column", keys, language, {**kinds, "tender": Kind.MONTH}),
        rows=tuple(rows),
        notes=(word("price.place-note", language),),
        language=language,
    )
