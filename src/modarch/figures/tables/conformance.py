"""A bidder's platform or answer against what a tender asks, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import columns
from modarch.figures.words.phrase import word
from modarch.standards.conform.results import Reach, Verdict
from modarch.standards.requirements import Expectation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from modarch.figures.table import Cell
    from modarch.landscape.text import Language
    from modarch.standards.conform.results import ConformanceReport, RequirementResult

__all__ = ["conformance_tables"]

_COUNTS = ("met", "different", "absent", "not_declared", "shortfall", "recommended_unmet")
_TYPE = 2
"""A resource type is named by its mode and its name."""
_KEYS = ("part", "address", "reach", "platform_says", *_COUNTS)


def conformance_tables(
    reports: Sequence[ConformanceReport], name: str, language: Language, *, brief: bool = False
) -> tuple[Table, ...]:
    """Return how each part was reached and how many requirements it meets, which, and defects.

    Parameters
    ----------
    reports
        One for each part that was checked.
    name
        Name of the module.
    language
        ``sv`` or ``en``.
    brief
        Whether to leave out what is met, and what is optional.
    """
    tables = (
        _summary(reports, name, language),
        _unmet(reports, language) if brief else _all(reports, language),
        _findings(reports, language),
    )
    return tuple(table for table in tables if table.rows)


def _summary(reports: Sequence[ConformanceReport], name: str, language: Language) -> Table:
    notes = [
        word("note.unreached", language, part=word(f"part.{one.part}", language))
        for one in reports
        if one.reach is not Reach.OK
    ]
    untold = sum(one.count(Verdict.NOT_TRIED) for one in reports)
    if untold:
        notes.append(word("note.client", language, count=untold))
    demanded = [one for one in _tried(reports) if one.is_demanded]
    if not demanded and all(one.reach is Reach.OK for one in reports):
        notes.append(word("note.nothing-mandatory", language))
    elif all(one.conforms for one in reports):
        notes.append(word("note.conforms", language))
    return Table(
        title=word("title.conformance", language, module=name),
        columns=columns(_KEYS, language, dict.fromkeys(_COUNTS, Kind.NUMBER)),
        rows=tuple(_line(one, language) for one in reports),
        notes=(*notes, word("note.declared", language)),
        language=language,
    )


def _line(one: ConformanceReport, language: Language) -> tuple[Cell, ...]:
    told = (
        word(f"part.{one.part}", language),
        one.address,
        word(f"reach.{one.reach}", language),
        one.platform or None,
    )
    if one.reach is not Reach.OK:
        return (*told, *(None for _ in _COUNTS))
    recommended = sum(
        each.expectation is Expectation.SHOULD and not each.is_settled for each in one.results
    )
    verdicts = (one.count(verdict) for verdict in Verdict if verdict is not Verdict.NOT_TRIED)
    return (*told, *verdicts, len(one.shortfall), recommended)


def _unmet(reports: Sequence[ConformanceReport], language: Language) -> Table:
    unmet = [one for one in _tried(reports) if not one.is_settled]
    wanted = [one for one in unmet if one.expectation is not Expectation.MAY]
    whole = {one.id for one in unmet}
    shown = [one for one in wanted if not _wholes(one.id) & whole]
    left = {"parts-of": len(wanted) - len(shown), "more-optional": len(unmet) - len(wanted)}
    return Table(
        title=word("title.unmet", language),
        columns=columns(("requirement", "level", "outcome", "declared"), language, {}),
        rows=_rows(shown, language),
        notes=tuple(word(f"note.{key}", language, count=n) for key, n in left.items() if n),
        language=language,
    )


def _wholes(requirement: str) -> set[str]:
    """Return what a requirement is a part of: an interaction of its type, a field of its table."""
    part, *rest = requirement.split("/")
    if part == "omop":
        table, dot, _ = rest[0].partition(".")
        return {f"omop/{table}"} if dot else set()
    return {"/".join((part, *rest[:2]))} if part == "fhir" and len(rest) > _TYPE else set()


def _all(reports: Sequence[ConformanceReport], language: Language) -> Table:
    return Table(
        title=word("title.all-requirements", language),
        columns=columns(("requirement", "level", "outcome", "declared"), language, {}),
        rows=_rows(_tried(reports), language),
        language=language,
    )


def _tried(reports: Sequence[ConformanceReport]) -> Iterator[RequirementResult]:
    for one in reports:
        if one.reach is Reach.OK:
            yield from one.results


def _rows(results: Iterable[RequirementResult], language: Language) -> tuple[tuple[Cell, ...], ...]:
    """Return the verdicts, what is mandatory first."""
    return tuple(
        (
            one.id,
            str(one.expectation),
            word(f"verdict.{one.verdict}", language),
            (one.declared or None) if one.verdict is not Verdict.MET else None,
        )
        for one in sorted(results, key=lambda one: one.expectation.rank)
    )


def _findings(reports: Sequence[ConformanceReport], language: Language) -> Table:
    return Table(
        title=word("title.conformance-findings", language),
        columns=columns(("part", "severity", "finding", "hint"), language, {}),
        rows=tuple(
            (
                word(f"part.{one.part}", language),
                word(f"defect.{found.severity}", language),
                f"{found.message} [{found.code}]",
                found.hint or None,
            )
            for one in reports
            for found in one.findings
        ),
        language=language,
    )
