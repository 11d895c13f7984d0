"""What is asked in FHIR, held against what a server declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.standards.conform.jsontext import shown
from modarch.standards.conform.results import RequirementResult, Verdict
from modarch.standards.requirements import Expectation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.standards.conform.statement import DeclaredResource, ReadStatement
    from modarch.standards.requirements import (
        AnnexRequirements,
        ProfileRequirement,
        ResourceRequirement,
        SearchRequirement,
    )

__all__ = ["compare_fhir"]

_R4_FAMILY = frozenset({"R4", "R4B"})

Told = tuple[Verdict, str, str]


def compare_fhir(
    requirements: AnnexRequirements, declared: ReadStatement
) -> tuple[RequirementResult, ...]:
    """Return a verdict on each FHIR requirement of a module.

    Parameters
    ----------
    requirements
        What is asked.
    declared
        What the server declares; one that declares nothing makes everything undeclared.
    """
    if not requirements.resources:
        return ()
    release = _result("fhir/version", Expectation.SHALL, _release(declared))
    rest = (each for asked in requirements.resources for each in _resource(asked, declared))
    return (release, *rest)


def _release(declared: ReadStatement) -> Told:
    if not declared.fhir_version:
        return Verdict.NOT_DECLARED, "", "the FHIR version is not declared"
    shown = declared.fhir_version[:40]
    if declared.release in _R4_FAMILY:
        return Verdict.MET, shown, f"FHIR {declared.release} is declared"
    return Verdict.DIFFERENT, shown, f"FHIR {shown} is declared, and R4 is asked"


def _resource(asked: ResourceRequirement, declared: ReadStatement) -> Iterator[RequirementResult]:
    name = f"fhir/{asked.mode}/{asked.type}"
    found = declared.resources.get((asked.mode, asked.type))
    missing = _absent(asked, declared)
    yield _result(name, asked.expectation, missing or (Verdict.MET, "", "the type is declared"))
    for each in asked.interactions:
        told = missing or _interaction(each.code, found)
        yield _result(f"{name}/{each.code}", each.expectation, told)
    for parameter in asked.search:
        told = missing or _search(parameter, found)
        yield _result(f"{name}/search/{parameter.name}", parameter.expectation, told)
    for profile in asked.profiles:
        told = missing or _profile(profile, found)
        yield _result(f"{name}/profile/{profile}", profile.expectation, told)


def _absent(asked: ResourceRequirement, declared: ReadStatement) -> Told | None:
    if (asked.mode, asked.type) in declared.resources:
        return None
    modes = {mode for mode, _ in declared.resources}
    if asked.mode not in modes:
        if any(name == asked.type for _, name in declared.resources):
            other = "client" if asked.mode == "server" else "server"
            return Verdict.DIFFERENT, other, f"{asked.type} is declared as {other} only"
        return Verdict.NOT_DECLARED, "", f"nothing is declared as {asked.mode}"
    return Verdict.MISSING, "", f"{asked.type} is not among the types declared as {asked.mode}"


def _interaction(code: str, found: DeclaredResource | None) -> Told:
    if found is None or found.interactions is None:
        return Verdict.NOT_DECLARED, "", "interactions are not declared"
    if code in found.interactions:
        return Verdict.MET, code, f"{code} is declared"
    declared = ", ".join(sorted(found.interactions))[:200]
    return Verdict.MISSING, declared, f"{code} is not among the declared interactions"


def _search(asked: SearchRequirement, found: DeclaredResource | None) -> Told:
    if found is None or found.search is None:
        return Verdict.NOT_DECLARED, "", "search parameters are not declared"
    kind = found.search.get(asked.name)
    if kind is None:
        return Verdict.MISSING, "", f"the search parameter {asked.name} is not declared"
    if kind and kind != asked.kind:
        message = f"{asked.name} is declared as {kind[:40]}, and {asked.kind} is asked"
        return Verdict.DIFFERENT, kind[:40], message
    return Verdict.MET, kind, f"the search parameter {asked.name} is declared"


def _profile(asked: ProfileRequirement, found: DeclaredResource | None) -> Told:
    if found is None or found.profiles is None:
        return Verdict.NOT_DECLARED, "", "profiles are not declared"
    by_url = dict(each.partition("|")[::2] for each in found.profiles)
    if asked.canonical in by_url:
        return _version(asked, by_url[asked.canonical])
    alike = {_folded(url): url for url in by_url}.get(_folded(asked.canonical))
    if alike is not None:
        return Verdict.DIFFERENT, alike, "the profile is declared with another spelling"
    return Verdict.MISSING, "", "the profile is not among the declared ones"


def _version(asked: ProfileRequirement, declared: str) -> Told:
    if not asked.version or declared == asked.version:
        return Verdict.MET, declared, "the profile is declared"
    shown = f"version {declared[:40]}" if declared else "no version"
    message = f"the profile is declared with {shown}, and {asked.version} is asked"
    return Verdict.DIFFERENT, declared[:40], message


def _folded(url: str) -> str:
    return url.casefold().rstrip("/").removeprefix("https").removeprefix("http")


def _result(name: str, expectation: Expectation, told: Told) -> RequirementResult:
    verdict, declared, message = told
    return RequirementResult(
        id=name,
        expectation=expectation,
        verdict=verdict,
        declared=shown(declared),
        message=shown(message),
    )
