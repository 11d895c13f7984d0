"""The verdicts on contracts, and the latest tender starts, as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.analysis.contracts.verdicts import Verdict
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, columns, month_range, picked, span
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.contracts.result import ContractsResult, SystemVerdict
    from modarch.analysis.contracts.verdicts import Act, ContractVerdict
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["contract_tables"]


def contract_tables(
    result: ContractsResult, landscape: Landscape, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return the verdict per contract, and by when each tender must start.

    Parameters
    ----------
    result
        The verdicts.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        True for the columns and rows that fit a terminal; the legal grounds are then a note.
    """
    verdicts = _verdicts(result, landscape, language)
    latest = _latest(result, landscape, language, brief=brief)
    if not brief:
        return verdicts, latest
    grounds = {
        text
        for system in result.systems
        for one in system.contracts
        for text in _legal(one, language)
    }
    shown = replace(
        picked(verdicts, _BRIEF),
        rows=tuple(dict.fromkeys(picked(verdicts, _BRIEF).rows)),
        notes=(*verdicts.notes, *sorted(grounds)),
    )
    return shown, latest


_BRIEF = (
    "system",
    "verdict",
    "needed_until",
    "extent",
    "gap",
    "act",
    "act_by",
    "assumption",
)
_FULL = (
    "system",
    "verdict",
    "needed_until",
    "contract",
    "ends",
    "extent",
    "margin",
    "gap",
    "cost",
    "act",
    "act_by",
    "legal",
    "assumption",
)
_KINDS = {
    "needed_until": Kind.MONTH,
    "cost": Kind.MONEY,
    "act_by": Kind.MONTH,
    "assumption": Kind.FLAG,
    "earliest": Kind.MONTH,
    "planned": Kind.MONTH,
}


def _verdicts(result: ContractsResult, landscape: Landscape, language: Language) -> Table:
    rows = [
        _verdict_row(system, contract, landscape, language)
        for system in result.systems
        for contract in system.contracts
    ]
    return Table(
        title=word("title.contracts", language),
        columns=columns(_FULL, language, _KINDS),
        rows=tuple(rows),
        notes=(_summary(result, language), *_notes(language)),
        language=language,
    )


def _summary(result: ContractsResult, language: Language) -> str:
    return word(
        "note.verdicts",
        language,
        interim=result.count(Verdict.INTERIM),
        unknown=result.count(Verdict.UNKNOWN),
        count=len(result.systems),
    )


def _notes(language: Language) -> tuple[str, ...]:
    return word("note.contracts", language), word("note.assumptions", language)


def _verdict_row(
    system: SystemVerdict, contract: ContractVerdict, landscape: Landscape, language: Language
) -> tuple[Cell, ...]:
    legal = "; ".join(_legal(contract, language))
    never = word("range.never", language)
    return (
        landscape.name(system.system, language),
        _verdict(contract, language),
        system.needed_until if system.needed_until is not None else never,
        any_name(landscape, contract.contract, language),
        month_range(contract.ends, language),
        month_range(contract.extent, language),
        span(contract.margin_months, language),
        span(contract.gap_months, language) if contract.gap_months != (0, 0) else "",
        contract.cost.total_sek if contract.cost is not None else None,
        "; ".join(_act(act, landscape, language) for act in contract.acts),
        contract.act_by,
        legal,
        system.assumed,
    )


def _verdict(contract: ContractVerdict, language: Language) -> str:
    text = word(f"verdict.{contract.verdict}", language)
    if contract.verdict is not Verdict.UNKNOWN:
        return text
    if Verdict.UNKNOWN in (contract.if_earliest, contract.if_latest):
        return text
    low, high = (
        word(f"verdict.{end}", language) for end in (contract.if_earliest, contract.if_latest)
    )
    return word("verdict.depends", language, low=low, high=high)


def _legal(contract: ContractVerdict, language: Language) -> Iterator[str]:
    for note in contract.legal:
        yield word(f"legal.{note.name.lower().replace('_', '-')}", language)


def _act(act: Act, landscape: Landscape, language: Language) -> str:
    contract = any_name(landscape, act.contract, language)
    text = word(f"act.{act.kind}", language, contract=contract)
    return word("act.missed", language, text=text) if act.missed else text


_LATEST = ("system", "component", "role", "latest", "earliest", "slack", "planned", "planned_slack")


def _latest(
    result: ContractsResult, landscape: Landscape, language: Language, *, brief: bool
) -> Table:
    rows = [
        (
            landscape.name(system.system, language),
            landscape.name(start.component, language),
            word("role.prerequisite" if start.prerequisite else "role.successor", language),
            month_range(start.latest, language),
            start.earliest,
            span(start.slack_months, language),
            start.planned,
            span(start.planned_slack_months, language),
        )
        for system in result.systems
        for start in (system.latest_starts[:1] if brief else system.latest_starts)
    ]
    return Table(
        title=word("title.latest", language),
        columns=columns(_LATEST, language, _KINDS),
        rows=tuple(rows),
        notes=(word("note.latest", language),),
        language=language,
    )
