"""The live check of a FHIR server: its ``/metadata`` against what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.standards.conform.compare import compare_fhir
from modarch.standards.conform.fetch import Fetched, Limits, fetch
from modarch.standards.conform.results import (
    ConformanceReport,
    Reach,
    RequirementResult,
    Verdict,
)
from modarch.standards.conform.statement import ReadStatement, read_statement

if TYPE_CHECKING:
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements

__all__ = ["check_fhir", "check_statement"]

_MEDIA_TYPE = "application/fhir+json, application/json;q=0.9"
_ASK_OTHERWISE = frozenset({400, 406, 415})


def check_fhir(
    base: str, requirements: AnnexRequirements, catalogue: Catalogue, limits: Limits | None = None
) -> ConformanceReport:
    """Return what a FHIR server declares of each requirement.

    One GET is made, or two when the server does not hear the wish for JSON. The server is never
    written to, and no patient data is asked for.

    Parameters
    ----------
    base
        Base address of the server, such as ``https://fhir.example/r4``.
    requirements
        What is asked.
    catalogue
        Resource types, for the rules of FHIR.
    limits
        Bounds on time and size, and the bearer token.
    """
    bounds = limits or Limits()
    base = base.strip().rstrip("/").removesuffix("/metadata")
    answer = fetch(base, "metadata", _MEDIA_TYPE, bounds)
    if _is_not_json(answer):
        answer = fetch(base, "metadata", _MEDIA_TYPE, bounds, "_format=json")
    if answer.reach is not Reach.OK:
        nothing = ReadStatement(is_fhir=False, findings=answer.findings)
        return _report(answer.address, answer.reach, requirements, nothing)
    report = check_statement(answer.body, requirements, catalogue, address=answer.address)
    return replace(
        report,
        results=_without_client(report.results),
        findings=(*answer.findings, *report.findings),
    )


def check_statement(
    content: bytes, requirements: AnnexRequirements, catalogue: Catalogue, *, address: str
) -> ConformanceReport:
    """Return what a CapabilityStatement declares of each requirement, from wherever it comes.

    Parameters
    ----------
    content
        The statement as JSON.
    requirements
        What is asked.
    catalogue
        Resource types, for the rules of FHIR.
    address
        Where it comes from, as it may be shown.
    """
    declared = read_statement(content, catalogue)
    reach = Reach.OK if declared.is_fhir else Reach.NOT_THE_SERVICE
    return _report(address, reach, requirements, declared)


def _without_client(results: tuple[RequirementResult, ...]) -> tuple[RequirementResult, ...]:
    """Return the results; of a server that declares no client mode, those of a client not tried.

    What a module does as a client its server need not declare, and servers seldom do.
    """
    client = {each.id: each for each in results if each.id.startswith("fhir/client/")}
    if any(each.verdict in (Verdict.MET, Verdict.MISSING) for each in client.values()):
        return results
    message = "a server does not tell what the module does as a client; ask for it in the bid"
    return tuple(
        replace(each, verdict=Verdict.NOT_TRIED, declared="", message=message)
        if each.id in client
        else each
        for each in results
    )


def _is_not_json(answer: Fetched) -> bool:
    if answer.reach is not Reach.OK:
        return answer.status in _ASK_OTHERWISE
    start = answer.body[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and b"<html" not in start


def _report(
    address: str, reach: Reach, requirements: AnnexRequirements, declared: ReadStatement
) -> ConformanceReport:
    return ConformanceReport(
        part="fhir",
        address=address,
        reach=reach,
        platform=declared.platform,
        results=compare_fhir(requirements, declared),
        findings=declared.findings,
    )
