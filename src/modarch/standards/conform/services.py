"""National service contracts that a bidder declares, against what is asked.

A contract cannot be tried from here: the national platform needs an agreement and a certificate. So
what the bidder writes in the answer is compared, and the verification protocol asks for a test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.standards.conform.jsontext import shown
from modarch.standards.conform.results import (
    ConformanceReport,
    Reach,
    RequirementResult,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.standards.requirements import AnnexRequirements, ServiceRequirement

__all__ = ["DeclaredService", "check_services", "parse_service"]

_FORM = re.compile(r"(?P<name>[A-Za-z]+)(?:[ |](?P<version>\d+(?:\.\d+)*))?(?: (?P<role>\w+))?")
_ROLES = {"producent": "producer", "konsument": "consumer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredService:
    """A contract that a bidder declares; version and role are empty where nothing is said."""

    contract: str
    version: str = ""
    role: str = ""


def parse_service(text: str) -> DeclaredService | None:
    """Return the contract that a text such as ``GetDiagnosis 2.0 producer`` declares, or None."""
    match = _FORM.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    role = (match["role"] or "").casefold()
    return DeclaredService(
        contract=match["name"], version=match["version"] or "", role=_ROLES.get(role, role)
    )


def check_services(
    declared: Iterable[DeclaredService], requirements: AnnexRequirements, *, address: str
) -> ConformanceReport:
    """Return what a bidder declares of each service contract."""
    by_name: dict[str, list[DeclaredService]] = {}
    for each in declared:
        by_name.setdefault(each.contract.casefold(), []).append(each)
    return ConformanceReport(
        part="services",
        address=address,
        reach=Reach.OK,
        results=tuple(
            _service(asked, by_name.get(asked.contract.casefold(), []))
            for asked in requirements.services
        ),
    )


def _service(asked: ServiceRequirement, declared: list[DeclaredService]) -> RequirementResult:
    verdict, declared_as, message = _told(asked, declared)
    return RequirementResult(
        id=f"services/{asked.contract}/{asked.role}",
        expectation=asked.expectation,
        verdict=verdict,
        declared=shown(declared_as),
        message=shown(message),
    )


def _told(asked: ServiceRequirement, declared: list[DeclaredService]) -> tuple[Verdict, str, str]:
    if not declared:
        return Verdict.MISSING, "", "the contract is not among the declared ones"
    in_role = [each for each in declared if each.role in {"", str(asked.role)}]
    if not in_role:
        roles = ", ".join(sorted({each.role for each in declared}))
        return Verdict.DIFFERENT, roles, f"the contract is declared as {roles} only"
    versions = [each.version for each in in_role if each.version]
    if asked.versions and not versions:
        return Verdict.DIFFERENT, "", "the contract is declared without a version"
    if asked.versions and not any(_is_asked(version, asked.versions) for version in versions):
        told = ", ".join(sorted(versions))
        message = f"version {told} is declared, and {' or '.join(asked.versions)} is asked"
        return Verdict.DIFFERENT, told, message
    return Verdict.MET, ", ".join(sorted(versions)), "the contract is declared"


def _is_asked(version: str, asked: tuple[str, ...]) -> bool:
    return any(version == each or version.startswith(f"{each}.") for each in asked)
