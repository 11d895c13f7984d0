"""The fragmentation risk as tables: the profile, the score, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.weights import EQUAL, MEMBERS, MODEL, Family
from modarch.deployment.risk import Risk, SupplierForm
from modarch.figures.table import Cell, Column, Kind, Table
from modarch.figures.tables.cells import names
from modarch.figures.tables.fields import fields, month_heading, two_decimals
from modarch.figures.tables.risk_ranking import pair_notes, verdict_notes
from modarch.figures.words.formats import number, share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.fragmentation.companions import Companions
    from modarch.analysis.fragmentation.result import FragmentationResult, RiskState
    from modarch.analysis.fragmentation.weights import Weights
    from modarch.deployment.risk import Measure, RiskBasis
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = [
    "beside_table",
    "counted_as",
    "risk_name",
    "risk_tables",
    "score_table",
    "state_columns",
    "weights_note",
]

_NUMBER = Kind.NUMBER


def risk_name(risk: Risk, language: Language) -> str:
    """Return a component with its letter and name."""
    return f"{risk.value} {word(f'risk.{risk.value}', language)}"


def risk_tables(
    result: FragmentationResult, weights: Weights, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return the profile today and in the month chosen, the score with its weights, the diagnoses.

    Parameters
    ----------
    result
        The risk.
    weights
        What it was put together with.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    states = {
        "today": result.today,
        "chosen": result.chosen,
    }
    return (
        _profile(result, landscape, language),
        score_table(states, weights, result.chosen, language, _headings(result, language)),
        beside_table(states, landscape, language, _headings(result, language)),
    )


def _headings(result: FragmentationResult, language: Language) -> dict[str, str]:
    return {
        "today": word("risk-column.today", language),
        "chosen": month_heading(result.chosen.month, language),
    }


def _profile(result: FragmentationResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            risk_name(now.risk, language),
            now.value,
            then.value,
            None if now.value is None or then.value is None else then.value - now.value,
            counted_as(then, result.basis, language),
        )
        for now, then in zip(result.today.measures, result.chosen.measures, strict=True)
    )
    return Table(
        title=word("risk-title.profile", language),
        columns=(
            *fields("risk-column", ("component",), language),
            *state_columns(_headings(result, language)),
            *fields(
                "risk-column", ("change", "counted"), language, {"change": _NUMBER}, {"change": 2}
            ),
        ),
        rows=rows,
        notes=tuple(_profile_notes(result, landscape, language)),
        language=language,
    )


def state_columns(headings: Mapping[str, str]) -> tuple[Column, ...]:
    """Return a column of values between 0 and 1 for each state."""
    return tuple(
        Column(key=key, heading=heading, kind=_NUMBER, decimals=2)
        for key, heading in headings.items()
    )


def _profile_notes(
    result: FragmentationResult, landscape: Landscape, language: Language
) -> list[str]:
    if result.chosen.score.worst is None:
        return [word("risk-note.nothing", language)]
    notes = [word("risk-note.scale", language, hash=landscape.content_hash)]
    unknown = result.chosen.companions.unknown_suppliers
    if unknown and result.basis.suppliers is SupplierForm.CONCENTRATION:
        notes.append(word("risk-note.unknown-suppliers", language, count=unknown))
    if result.today.companions.unserved > 0:
        told = share(result.today.companions.unserved, language)
        notes.append(word("risk-note.unserved", language, share=told, start=str(landscape.start)))
    named = _headings(result, language)
    notes += verdict_notes(result.comparison, named, language)
    return [*notes, *pair_notes(result.comparison, named, language)]


def worst_note(state: RiskState, language: Language) -> str:
    """Return a sentence that names the worst component of a state."""
    worst = next(one for one in state.measures if one.risk is state.score.worst)
    return word(
        "risk-note.worst",
        language,
        risk=worst.risk.value,
        name=word(f"risk.{worst.risk.value}", language).lower(),
        value=two_decimals(worst.value, language),
    )


def counted_as(measure: Measure, basis: RiskBasis, language: Language) -> str:
    """Return what a component is the ratio of, in words.

    Parameters
    ----------
    measure
        The component.
    basis
        What it is held against.
    language
        ``sv`` or ``en``.
    """
    risk = measure.risk.value
    if measure.value is None:
        return word(f"risk-missing.{risk}", language)
    key = f"risk-of.{risk}"
    if measure.risk is Risk.SUPPLIERS and basis.suppliers is SupplierForm.EXIT:
        key = "risk-of.F7-exit"
    paced = measure.whole != measure.part + basis.integrations_today
    if measure.risk is Risk.INTEGRATIONS and paced:
        key = "risk-of.F4-pace"
    return word(
        key,
        language,
        part=measure.part,
        whole=measure.whole,
        today=basis.integrations_today,
        cells=round(measure.whole**0.5, 2),
    )


def score_table(
    states: Mapping[str, RiskState],
    weights: Weights,
    last: RiskState | None,
    language: Language,
    headings: Mapping[str, str],
) -> Table:
    """Return the families with their weights, and the score.

    Parameters
    ----------
    states
        The states shown, by key.
    weights
        What counts how much.
    last
        The state whose worst component is named; None for none.
    language
        ``sv`` or ``en``.
    headings
        Name of each state.
    """
    rows: list[tuple[Cell, ...]] = [
        (
            word(f"family.{family}", language),
            ", ".join(risk.value for risk in MEMBERS[family]),
            weights.families[family],
            *(state.score.families[family] for state in states.values()),
        )
        for family in Family
    ]
    scores = (state.score.value for state in states.values())
    rows.append((word("risk-column.score", language), "", None, *scores))
    kinds = {"weight": _NUMBER}
    columns = fields("risk-column", ("family", "component", "weight"), language, kinds)
    shown = state_columns({key: headings[key] for key in states})
    notes = [weights_note(weights, language)]
    if last is not None and last.score.worst is not None:
        notes.append(worst_note(last, language))
    return Table(
        title=word("risk-title.score", language),
        columns=(*columns, *shown),
        rows=tuple(rows),
        notes=tuple(notes),
        language=language,
    )


def weights_note(weights: Weights, language: Language) -> str:
    """Return where the weights come from, and those within families that differ."""
    if not weights.source:
        return word("risk-note.equal", language)
    inner = ", ".join(
        f"{risk.value}: {number(value, language)}"
        for risk, value in weights.components.items()
        if value != EQUAL.components[risk]
    )
    key = "risk-note.stated" if weights.source == MODEL else "risk-note.given"
    told = word(key, language, source=weights.source)
    return f"{told} {inner}" if inner else told


def beside_table(
    states: Mapping[str, RiskState],
    landscape: Landscape,
    language: Language,
    headings: Mapping[str, str],
) -> Table:
    """Return the diagnoses of states, which are never part of the score.

    Parameters
    ----------
    states
        The states by key.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    headings
        Name of each state.
    """
    told = [_diagnoses(state.companions, landscape, language) for state in states.values()]
    rows = tuple(
        (word(f"beside.{key.replace('_', '-')}", language), *(one[key] for one in told))
        for key in told[0]
    )
    stated = max(state.companions.availability_stated for state in states.values())
    items = max(state.companions.items for state in states.values())
    return Table(
        title=word("risk-title.beside", language),
        columns=(
            *fields("risk-column", ("diagnosis",), language),
            *(Column(key=key, heading=headings[key]) for key in states),
        ),
        rows=rows,
        notes=(
            word("risk-note.need-hours", language, count=stated, items=items),
            word("risk-note.validation", language),
            word("risk-note.market-lines", language),
        ),
        language=language,
    )


def _diagnoses(one: Companions, landscape: Landscape, language: Language) -> dict[str, str]:
    known = [path.fragmentation for path in one.pathways if path.fragmentation is not None]
    mean = sum(known) / len(known) if known else None
    cut = names(landscape, one.cut_vertices, language, most=2)
    hours = one.lost_need_hours
    of = word("beside.of", language, part=one.broken, whole=one.hand_overs)
    return {
        "dual_running": share(one.dual_running, language),
        "unserved": share(one.unserved, language),
        "fragmentation": two_decimals(mean, language),
        "broken": of if one.hand_overs else two_decimals(None, language),
        "architecture": word(f"structure-type.{one.architecture}", language),
        "core": number(len(one.core), language),
        "cumulative_dependency": two_decimals(one.cumulative_dependency, language),
        "cut_vertices": cut or number(0, language),
        "unconnected": word("beside.of", language, part=one.unconnected, whole=one.items),
        "standards_entropy": two_decimals(one.standards_entropy, language),
        "suppliers": number(one.suppliers, language),
        "unknown_suppliers": number(one.unknown_suppliers, language),
        "supplier_points": number(one.supplier_points, language, 0),
        "effective_suppliers": two_decimals(one.effective_suppliers, language),
        "lost_need_hours": two_decimals(None, language)
        if hours is None
        else number(hours, language, 0),
    }
