"""Holding a bidder's platform or answer against what the annex asks."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import DONE, FINDINGS, fail
from modarch.cli.options import Output, gives_result, takes_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.standards.conform.fetch import Limits
    from modarch.standards.conform.results import ConformanceReport
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements

_ASKED = {
    "fhir": ("resources", "FHIR R4", "fhir-r4"),
    "openehr": ("archetypes", "openEHR", "openehr"),
    "omop": ("tables", "OMOP CDM 5.4", "omop-5.4"),
}


@click.command("conform")
@takes_model
@click.option("-m", "--module", required=True, metavar="MODULE", help="A module or a platform.")
@click.option("--fhir", metavar="URL", help="A FHIR server: its /metadata is read.")
@click.option("--openehr", metavar="URL", help="An openEHR platform: its list of templates.")
@click.option(
    "--omop",
    metavar="DSN|FILE",
    help="An OMOP database: postgresql:// address, SQLite or DuckDB file, or a list of names.",
)
@click.option(
    "--answer",
    type=click.Path(path_type=pathlib.Path),
    help="A bidder's answer in a file: a CapabilityStatement, a list, or a form with sections.",
)
@click.option("--read-templates", is_flag=True, help="Read the openEHR templates too, 100 at most.")
@click.option("--strict", is_flag=True, help="Count what is recommended (SHOULD) as mandatory.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest time for one answer; a sixth of it, 10 s at most, for each wait.",
)
@click.option(
    "--token-from",
    metavar="NAME",
    help="Environment variable that holds the bearer token; never write a token on the line.",
)
@gives_result
@click.pass_context
def command(
    ctx: click.Context,
    landscape: Landscape,
    language: Language,
    module: str,
    fhir: str | None,
    openehr: str | None,
    omop: str | None,
    answer: Path | None,
    read_templates: bool,
    strict: bool,
    timeout: float,
    token_from: str | None,
    out: Output,
) -> None:
    """Hold what a bidder's platform declares against what the annex of MODULE asks.

    Nothing is written to the platform and no patient data is asked for. Only http and https
    addresses are asked. User and password may stand in the address, and are never shown. Exit code
    0 when everything mandatory is declared, 1 when not or when the platform cannot be reached, 2
    when the question itself is wrong.
    """
    from modarch.analysis.tender import Tenders
    from modarch.figures.tables.conformance import conformance_tables
    from modarch.landscape.text import Text
    from modarch.standards.requirements import Issue

    sources = _Sources(fhir, openehr, omop, answer, read_templates)
    if not any((fhir, openehr, omop, answer)):
        fail("Say what to check: --fhir, --openehr, --omop or --answer.")
    tenders = Tenders(landscape)
    issue = Issue(issuer=Text("", ""), base="", date="")
    asked = tenders.requirements(module, issue)
    _something_asked(asked, sources)
    limits = _limits(timeout, token_from)
    reports = list(_reports(sources, asked, tenders.catalogue, limits))
    name = asked.name.in_language(language)
    out.write(
        _plain(module, reports, landscape, strict=strict),
        lambda: conformance_tables(reports, name, language, brief=out.is_terminal),
    )
    ctx.exit(DONE if all(one.meets(strict=strict) for one in reports) else FINDINGS)


@dataclass(frozen=True)
class _Sources:
    fhir: str | None
    openehr: str | None
    omop: str | None
    answer: Path | None
    read_templates: bool


def _something_asked(asked: AnnexRequirements, sources: _Sources) -> None:
    for option, (requirements, name, token) in _ASKED.items():
        if getattr(sources, option) and not getattr(asked, requirements):
            fail(
                f"Nothing is asked of '{asked.id}' in {name}; write {token} among its standards: "
                "in the model if it should be."
            )


def _limits(timeout: float, token_from: str | None) -> Limits:
    import os

    from modarch.standards.conform.fetch import Limits

    bearer = os.environ.get(token_from, "") if token_from else ""
    if token_from and not bearer:
        fail(f"The environment variable {token_from} is not set; it should hold the token.")
    return Limits(step_s=min(10.0, max(timeout / 6, 0.1)), total_s=timeout, bearer=bearer)


def _reports(
    sources: _Sources, asked: AnnexRequirements, catalogue: Catalogue, limits: Limits
) -> Iterator[ConformanceReport]:
    if sources.fhir:
        from modarch.standards.conform.fhir import check_fhir

        yield _usable(check_fhir(sources.fhir, asked, catalogue, limits))
    if sources.openehr:
        from modarch.standards.conform.openehr import check_openehr

        templates = sources.read_templates
        report = check_openehr(sources.openehr, asked, catalogue, limits, read_templates=templates)
        yield _usable(report)
    if sources.omop:
        from modarch.standards.conform.omop import check_omop

        yield _usable(check_omop(sources.omop, asked, catalogue, limits))
    if sources.answer:
        from modarch.standards.conform.answer import check_answer

        yield from check_answer(sources.answer, asked, catalogue)


def _usable(report: ConformanceReport) -> ConformanceReport:
    """Return a report, unless the address is one that is not asked or there is no such file."""
    from modarch.errors import InputInvalid
    from modarch.standards.conform.results import Reach

    is_file = "://" not in report.address
    if report.reach is Reach.REFUSED_ADDRESS or (is_file and report.reach is Reach.NOT_FOUND):
        raise InputInvalid(report.findings)
    return report


def _plain(
    module: str, reports: list[ConformanceReport], landscape: Landscape, *, strict: bool
) -> dict[str, Any]:
    from modarch.landscape.results import RunRecord, to_plain

    return {
        "record": to_plain(RunRecord.of(landscape, module=module, strict=strict)),
        "module": module,
        "conforms": all(one.meets(strict=strict) for one in reports),
        "reports": [
            {**to_plain(one), "shortfall": [each.id for each in one.shortfall]} for one in reports
        ],
    }
