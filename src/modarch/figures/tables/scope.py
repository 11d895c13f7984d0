"""The size and scope of modules as tables: both cuts, the curve, the modules, objects moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.scope.case import capability_of
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.fields import fields, two_decimals
from modarch.figures.tables.risk import risk_name
from modarch.figures.tables.scope_advice import effect_table, recommendation_table
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word
from modarch.graphs.certainty import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.scope.effects import CutEffect
    from modarch.analysis.scope.result import Cut, ScopeResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["certainty_note", "price_note", "scope_tables"]

_SHOWN = 2
"""Decimals that the risk is shown with."""

_KINDS = {
    "gamma": Kind.NUMBER,
    "modules": Kind.NUMBER,
    "pairs": Kind.NUMBER,
    "crossing": Kind.SHARE,
    "hhi": Kind.NUMBER,
    "peak_bridges": Kind.NUMBER,
    "size": Kind.NUMBER,
    "weight": Kind.NUMBER,
    "released": Kind.NUMBER,
}


def scope_tables(
    result: ScopeResult,
    landscape: Landscape,
    language: Language,
    *,
    under_plan: Mapping[str, tuple[Cell, Cell]] | None = None,
    brief: bool = False,
) -> tuple[Table, ...]:
    """Return both cuts side by side, the advice with its effects, the curve, and the new modules.

    Parameters
    ----------
    result
        The scope.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    under_plan
        Further rows for the first table: key of the words to the values of both cuts.
    brief
        Whether to show the first pieces of advice only, and leave out the modules.
    """
    tables = [
        _cuts(result, landscape, language, under_plan or {}),
        recommendation_table(result, landscape, language, brief=brief),
        effect_table(result, landscape, language, brief=brief),
        _curve(result, language),
    ]
    if result.moved:
        tables.append(_moved(result, landscape, language))
    if not brief:
        tables.append(_modules(result, landscape, language))
    return tuple(table for table in tables if table.rows or table is tables[1])


def certainty_note(result: ScopeResult, language: Language) -> str:
    """Return how sure it is that no division is better."""
    chosen = result.chosen
    if chosen.certainty is Certainty.OPTIMAL:
        return word("scope-note.proven", language)
    if chosen.lower_bound is None:
        return word("scope-note.searched", language, starts=chosen.starts)
    bound = number(chosen.lower_bound, language, 1)
    return word("scope-note.bounded", language, starts=chosen.starts, bound=bound)


def price_note(result: ScopeResult, language: Language) -> str:
    """Return where the price of lock-in comes from."""
    asked = result.record.settings
    key = "price-knee" if asked["at_knee"] else "price"
    if asked["gamma"] is not None:
        key = "price-given"
    return word(f"scope-note.{key}", language, gamma=number(result.gamma, language, 4))


def _cuts(
    result: ScopeResult,
    landscape: Landscape,
    language: Language,
    under_plan: Mapping[str, tuple[Cell, Cell]],
) -> Table:
    own, chosen = (
        _measured(one, result, landscape, language) for one in (result.own, result.chosen)
    )
    rows: list[tuple[Cell, ...]] = [(name, own[name], chosen[name]) for name in own]
    rows += [
        (word(f"scope-measure.{key}", language), *values) for key, values in under_plan.items()
    ]
    return Table(
        title=word("scope-title.cuts", language),
        columns=fields("scope-column", ("measure", "own", "chosen"), language),
        rows=tuple(rows),
        notes=tuple(_notes(result, landscape, language)),
        language=language,
    )


def _notes(result: ScopeResult, landscape: Landscape, language: Language) -> list[str]:
    notes = [
        word("scope-note.reading", language),
        price_note(result, language),
        certainty_note(result, language),
        word(
            "scope-note.limits",
            language,
            smallest=result.smallest,
            largest=result.largest,
        ),
        word("scope-note.decided", language, share=share(result.decided, language)),
        word("scope-note.concentration", language),
    ]
    if result.fixed:
        fixed = names(landscape, result.fixed, language)
        notes.append(word("scope-note.fixed", language, modules=fixed))
    left = sorted(set(result.hubs) - {one.name for one in result.moved})
    if left:
        told = names(landscape, left, language)
        notes.append(word("scope-note.hubs", language, objects=told))
    if result.softened:
        named = module_names(result, landscape, language)
        pairs = "; ".join(
            f"{named.get(one, one)} → {named.get(other, other)}" for one, other in result.softened
        )
        notes.append(word("scope-note.softened", language, count=len(result.softened), pairs=pairs))
    return [*notes, *_against_own(result, language), word("scope-note.caution", language)]


def _against_own(result: ScopeResult, language: Language) -> list[str]:
    """Say in which components of the risk the computed cut is better and worse, as printed."""
    if result.own.effect is None or result.chosen.effect is None:
        return []
    better: list[str] = []
    worse: list[str] = []
    pairs = zip(result.own.effect.measures, result.chosen.effect.measures, strict=True)
    for own, chosen in pairs:
        before, after = (round(one.value or 0.0, _SHOWN) for one in (own, chosen))
        if after != before:
            (better if after < before else worse).append(own.risk.value)
    if not better and not worse:
        return [word("scope-note.same-risk", language)]
    none = word("scope-note.no-measure", language)
    told = {"better": ", ".join(better) or none, "worse": ", ".join(worse) or none}
    return [word("scope-note.against-own", language, **told)]


def _measured(
    cut: Cut, result: ScopeResult, landscape: Landscape, language: Language
) -> dict[str, str]:
    crossing = cut.measures.crossing_weight / result.total_interaction
    told = {
        "modules": number(cut.measures.count, language),
        "pairs": number(cut.measures.crossing_pairs, language),
        "crossing": share(crossing, language, 1) if result.total_interaction else "",
        "hhi": number(cut.measures.size_hhi, language, 3),
        "peak_bridges": number(cut.peak_bridges, language),
        "objective": number(cut.measures.objective, language, 2),
    }
    named = {_measure(key, language): value for key, value in told.items()}
    if cut.effect is not None:
        named |= effect_cells(cut.effect, module_names(result, landscape, language), language)
    return named


def module_names(result: ScopeResult, landscape: Landscape, language: Language) -> dict[str, str]:
    """Return the names of components, of the model and of the computed cut, by id."""
    known = {id_: landscape.name(id_, language) for id_ in landscape.components}
    return known | {one.id: one.name.in_language(language) for one in result.chosen.modules}


def _measure(key: str, language: Language) -> str:
    return word(f"scope-measure.{key.replace('_', '-')}", language)


def effect_cells(effect: CutEffect, named: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return what a cut means, by the name of the measure."""
    largest = effect.largest_size.value if effect.largest_size is not None else ""
    if effect.largest:
        name = named.get(effect.largest, effect.largest)
        largest = f"{largest}: {name}" if largest else name
    numbers: dict[str, float | None] = {
        "integrations": effect.integrations,
        "peak_integrations": effect.peak_integrations,
        "integration_years": effect.integration_years,
        "interfaces": effect.interfaces,
        "suppliers": effect.suppliers,
        "unknown_suppliers": effect.unknown_suppliers,
        "largest_months": effect.largest_months,
        "fewest_bidders": effect.fewest_bidders,
    }
    told = {
        _measure(key, language): "–" if value is None else number(value, language, None)
        for key, value in numbers.items()
    }
    place = list(told).index(_measure("largest_months", language))
    before, after = list(told.items())[:place], list(told.items())[place:]
    told = dict([*before, (_measure("largest", language), largest), *after])
    return told | {
        risk_name(one.risk, language): two_decimals(one.value, language) for one in effect.measures
    }


def _curve(result: ScopeResult, language: Language) -> Table:
    total = result.total_interaction or 1.0
    rows = tuple(
        (
            round(one.gamma, 4),
            one.measures.count,
            one.measures.crossing_pairs,
            one.measures.crossing_weight / total,
            round(one.measures.size_hhi, 3),
            one.peak_bridges,
            word(f"certainty.{one.certainty}", language),
            word("scope-point.knee", language) if one.knee else "",
        )
        for one in result.points
    )
    keys = ("gamma", "modules", "pairs", "crossing", "hhi", "peak_bridges", "certainty", "remark")
    columns = fields("scope-column", keys, language, _KINDS, {"gamma": 4})
    return Table(
        title=word("scope-title.curve", language), columns=columns, rows=rows, language=language
    )


def _moved(result: ScopeResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            any_name(landscape, one.name, language),
            len(one.users),
            one.weight,
            len(one.pairs_released),
        )
        for one in result.moved
    )
    return Table(
        title=word("scope-title.hubs", language),
        columns=fields(
            "scope-column",
            ("information", "users", "weight", "released"),
            language,
            _KINDS | {"users": Kind.NUMBER},
        ),
        rows=rows,
        language=language,
    )


def _modules(result: ScopeResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            one.name.in_language(language) or one.id,
            names(landscape, one.made_of, language),
            names(landscape, [capability_of(name) for name in one.elements], language),
            one.size,
        )
        for one in result.chosen.modules
    )
    return Table(
        title=word("scope-title.modules", language),
        columns=fields(
            "scope-column", ("module", "made_of", "capabilities", "size"), language, _KINDS
        ),
        rows=rows,
        language=language,
    )
