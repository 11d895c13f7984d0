"""Advice on the scope of modules, each with its sentence of explanation and what it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.scope.case import capability_of
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.cells import any_name, names, picked
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import NO_VALUE, number, share
from modarch.figures.words.phrase import word
from modarch.graphs.scope_advice import Advice

if TYPE_CHECKING:
    from modarch.analysis.scope.effects import CutEffect
    from modarch.analysis.scope.recommendations import Recommendation
    from modarch.analysis.scope.result import ScopeResult
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["effect_table", "explanation_of", "recommendation_table"]

_MOST, _MOST_NAMES = 8, 4
_MINUS, _NO_CHANGE = "\N{MINUS SIGN}", "±0"


def recommendation_table(
    result: ScopeResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> Table:
    """Return what to merge, split or look into, with the reason.

    Parameters
    ----------
    result
        The scope.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to show the first eight only.
    """
    shown = result.recommendations[:_MOST] if brief else result.recommendations
    left = len(result.recommendations) - len(shown)
    rows = tuple(
        (
            word(f"advice.{one.advice}", language),
            names(landscape, one.modules, language),
            explanation_of(one, landscape, language),
        )
        for one in shown
    )
    notes = () if rows else (word("scope-note.no-recommendations", language),)
    if left:
        notes = (word("scope-note.more", language, count=left),)
    return Table(
        title=word("scope-title.recommendations", language),
        columns=fields("scope-column", ("advice", "concerned", "explanation"), language),
        rows=rows,
        notes=notes,
        language=language,
    )


def explanation_of(one: Recommendation, landscape: Landscape, language: Language) -> str:
    """Return why two modules should be one, or one several, or what speaks for either.

    Parameters
    ----------
    one
        The recommendation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    cost = one.gamma * one.lock_in
    shared = names(landscape, one.shared[:3], language) or word("scope-why.nothing", language)
    pulled = one.is_split and one.gain > 0
    key = {
        Advice.MERGE: "merge",
        Advice.SPLIT: "split-pulled" if pulled else "split",
        Advice.CONTESTED: "contested-split" if one.is_split else "contested-pair",
    }[one.advice]
    others = sorted({other for part in one.goes_with for other in part})
    named = [any_name(landscape, id_, language) for id_ in one.modules]
    told = word(
        f"scope-why.{key}",
        language,
        one=named[0],
        other=named[-1],
        w=number(one.interaction, language, 2),
        cost=number(cost, language, 2),
        share=share(one.co_assignment, language),
        even=number(one.break_even, language, 4),
        shared=shared,
        with_=names(landscape, others, language, most=_MOST_NAMES),
    )
    if not one.is_split:
        return told
    return f"{told} {word('scope-why.parts', language, parts=_parts(one, landscape, language))}"


def _parts(one: Recommendation, landscape: Landscape, language: Language) -> str:
    return " | ".join(
        names(landscape, [capability_of(name) for name in part], language, most=_MOST_NAMES)
        for part in one.parts
    )


def effect_table(
    result: ScopeResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> Table:
    """Return what each change alone would do to the landscape, as differences to the own cut.

    Parameters
    ----------
    result
        The scope.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out the measures that no change moves.
    """
    base = result.own.effect
    rows = [
        (
            f"{word(f'advice.{one.advice}', language)}: {names(landscape, one.modules, language)}",
            *_differences(base, one.effect, language),
        )
        for one in result.recommendations
        if one.effect is not None and base is not None
    ]
    keys = (
        "modules",
        "integrations",
        "integration-years",
        "interfaces",
        "unknown-suppliers",
        "largest-months",
        "fewest-bidders",
    )
    risks = [measure.risk.value for measure in base.measures] if base is not None else []
    table = Table(
        title=word("scope-title.effects", language),
        columns=(
            *fields("scope-column", ("concerned",), language),
            *(
                Column(key=key, heading=word(f"scope-measure.{key}", language), kind=Kind.NUMBER)
                for key in keys
            ),
            *(Column(key=risk, heading=risk, kind=Kind.NUMBER) for risk in risks),
        ),
        rows=tuple(rows),
        notes=(word("scope-note.effects", language),),
        language=language,
    )
    return _moving(table) if brief else table


def _moving(table: Table) -> Table:
    """Return a table of effects without the measures that nothing moves."""
    kept = [
        column.key
        for place, column in enumerate(table.columns)
        if any(row[place] not in (_NO_CHANGE, NO_VALUE) for row in table.rows)
    ]
    return picked(table, kept)


def _differences(
    base: CutEffect | None, effect: CutEffect | None, language: Language
) -> tuple[Cell, ...]:
    if base is None or effect is None:
        return ()
    pairs: list[tuple[float | None, float | None]] = [
        (base.modules, effect.modules),
        (base.integrations, effect.integrations),
        (base.integration_years, effect.integration_years),
        (base.interfaces, effect.interfaces),
        (base.unknown_suppliers, effect.unknown_suppliers),
        (base.largest_months, effect.largest_months),
        (base.fewest_bidders, effect.fewest_bidders),
        *(
            (one.value, other.value)
            for one, other in zip(base.measures, effect.measures, strict=True)
        ),
    ]
    return tuple(_signed(before, after, language) for before, after in pairs)


def _signed(before: float | None, after: float | None, language: Language) -> str:
    if before is None or after is None:
        return NO_VALUE
    change = after - before
    text = number(change, language)
    zero = text.strip(f"0,.{_MINUS}") == ""
    return _NO_CHANGE if zero else (text if change < 0 else f"+{text}")
