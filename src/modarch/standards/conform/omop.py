"""The check of a data platform: the tables of its OMOP database against what is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic
from modarch.standards.conform.address import without_credentials
from modarch.standards.conform.fetch import Limits
from modarch.standards.conform.jsontext import defect, shown
from modarch.standards.conform.results import (
    ConformanceReport,
    Reach,
    RequirementResult,
    Verdict,
)
from modarch.standards.conform.tables import TablesUnread, tables_in_database, tables_in_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.standards.conform.name_lists import DeclaredTables
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements, TableRequirement

__all__ = ["check_omop", "check_tables"]


def check_omop(
    source: str, requirements: AnnexRequirements, catalogue: Catalogue, limits: Limits | None = None
) -> ConformanceReport:
    """Return what an OMOP database declares of each requirement.

    No row is read: only names of tables and columns, read-only.

    Parameters
    ----------
    source
        A ``postgresql://`` address, or a file: an SQLite or DuckDB database, or a list of names.
    requirements
        What is asked.
    catalogue
        Tables of OMOP CDM 5.4.
    limits
        Bounds on time.
    """
    bounds = limits or Limits()
    is_address = "://" in source
    shown = without_credentials(source) if is_address else source
    try:
        if is_address:
            declared = tables_in_database(source, catalogue.omop_tables, bounds.step_s)
        else:
            declared = tables_in_file(Path(source), catalogue.omop_tables)
    except TablesUnread as why:
        finding = Diagnostic(code=str(why.reach), message=f"{shown}: {why.message}", hint=why.hint)
        return _report(shown, why.reach, requirements, None, (finding,))
    return check_tables(declared, requirements, catalogue, address=shown)


def check_tables(
    declared: DeclaredTables,
    requirements: AnnexRequirements,
    catalogue: Catalogue,
    *,
    address: str,
) -> ConformanceReport:
    """Return what some tables declare of each requirement, from wherever they come."""
    known = set(catalogue.omop_tables)
    absent = sorted(known - set(declared.columns))
    if len(absent) == len(known):
        finding = defect("not-omop", "none of the tables of OMOP CDM 5.4 is there")
        return _report(address, Reach.NOT_THE_SERVICE, requirements, None, (finding,))
    message = f"{len(known) - len(absent)} of the {len(known)} tables of OMOP CDM 5.4 are there"
    lacking = (defect("omop-incomplete", message, "missing: " + ", ".join(absent)),)
    findings = lacking if absent else ()
    return _report(address, Reach.OK, requirements, declared, findings)


def _report(
    address: str,
    reach: Reach,
    requirements: AnnexRequirements,
    declared: DeclaredTables | None,
    findings: tuple[Diagnostic, ...],
) -> ConformanceReport:
    return ConformanceReport(
        part="omop",
        address=address,
        reach=reach,
        platform=shown(f"schema {declared.schema}") if declared and declared.schema else "",
        results=tuple(
            result for asked in requirements.tables for result in _table(asked, declared)
        ),
        findings=findings,
    )


def _table(asked: TableRequirement, declared: DeclaredTables | None) -> Iterator[RequirementResult]:
    if declared is None:
        told = (Verdict.NOT_DECLARED, "no tables were read")
    elif asked.table in declared.columns:
        told = (Verdict.MET, "the table is there")
    else:
        told = (Verdict.MISSING, "the table is not there")
    yield _result(f"omop/{asked.table}", asked, *told)
    columns = declared.columns.get(asked.table) if declared else None
    for name in asked.fields:
        if told[0] is not Verdict.MET:
            yield _result(f"omop/{asked.table}.{name}", asked, *told)
        elif columns is None:
            message = "the columns are not declared"
            yield _result(f"omop/{asked.table}.{name}", asked, Verdict.NOT_DECLARED, message)
        elif name in columns:
            yield _result(f"omop/{asked.table}.{name}", asked, Verdict.MET, "the field is there")
        else:
            message = "the field is not in the table"
            yield _result(f"omop/{asked.table}.{name}", asked, Verdict.MISSING, message)


def _result(
    name: str, asked: TableRequirement, verdict: Verdict, message: str
) -> RequirementResult:
    return RequirementResult(
        id=name, expectation=asked.expectation, verdict=verdict, message=message
    )
