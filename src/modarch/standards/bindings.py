"""Checks of single bindings: FHIR types, profiles, archetypes, OMOP tables, NI names, contracts.

Every check returns diagnostics without a place; the caller knows where the value was written.
Malformed values and names outside a closed list are errors; names outside an open list, such as an
archetype of a region's own, are warnings with the closest known name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from modarch.errors import Diagnostic, Severity, did_you_mean
from modarch.standards.archetypes import RM_CLASSES, parse_archetype_id
from modarch.standards.service_names import read_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.standards.contents import Catalogue

__all__ = [
    "CHECKS",
    "check_archetype",
    "check_fhir_type",
    "check_ni",
    "check_nim",
    "check_omop",
    "check_profile",
    "check_service",
    "check_terminology",
]

Findings = tuple[Diagnostic, ...]

_FHIR_RELEASES = ("STU3", "R4", "R4B", "R5")
_VERSION = re.compile(r"\d+(\.\d+){0,2}(-[A-Za-z0-9.-]+)?")
_NIM_HOST = "informationsstruktur.socialstyrelsen.se"


def check_fhir_type(value: str, catalogue: Catalogue, release: str = "R4") -> Findings:
    """Check that a value is a resource type of a FHIR release (``STU3``, ``R4``, ``R4B``, ``R5``).

    A type that exists in another release only is told apart from one that exists in none.
    """
    releases = catalogue.fhir_types.get(value, frozenset())
    if release in releases:
        return ()
    if releases:
        where = ", ".join(name for name in _FHIR_RELEASES if name in releases)
        return _error(
            "fhir-type-release",
            f"the FHIR resource type '{value}' is not in {release}",
            f"it exists in {where}",
            value,
        )
    known = catalogue.fhir_types_in(release)
    return _error(
        "fhir-type-unknown",
        f"'{value}' is not a resource type of FHIR {release}",
        did_you_mean(value, known),
        value,
    )


def check_profile(value: str, catalogue: Catalogue) -> Findings:
    """Check the canonical URL of a profile, with an optional ``|version``.

    Canonicals are not looked up on the network: the syntax is checked, and whether the publisher
    and the profile are known.
    """
    url, bar, version = value.partition("|")
    problem = _url_problem(url) or _version_problem(bar, version)
    if problem:
        return _error(
            "canonical-malformed",
            f"'{value}' is not the canonical URL of a profile: {problem}",
            "write it as https://publisher/StructureDefinition/name|1.2.3",
            value,
        )
    known = catalogue.profiles.get(url)
    if known is None:
        return _unknown_profile(url, value, catalogue)
    if version and known.versions and version not in known.versions:
        return _note(
            "profile-version",
            f"version {version} of '{url}' has not been seen by modarch",
            "seen: " + ", ".join(known.versions),
            value,
        )
    return ()


def check_archetype(value: str, catalogue: Catalogue) -> Findings:
    """Check an archetype id: its grammar, its version, and whether the archetype is known.

    An archetype that nobody has told modarch about is a warning: regions have archetypes of their
    own. Add them with an own catalogue.
    """
    archetype = parse_archetype_id(value)
    if archetype is None:
        return _malformed_archetype(value, catalogue)
    if archetype.line in catalogue.archetypes:
        return ()
    stem = archetype.unversioned + ".v"
    majors = sorted(known for known in catalogue.archetypes if known.startswith(stem))
    if majors:
        return _warning(
            "archetype-version",
            f"version {archetype.major} of '{archetype.unversioned}' is not known",
            "known: " + ", ".join(majors),
            value,
        )
    return _warning(
        "archetype-unknown",
        f"the archetype '{value}' is not known",
        did_you_mean(value, catalogue.archetypes) or "add it with a catalogue of your own",
        value,
    )


def check_omop(value: str, catalogue: Catalogue) -> Findings:
    """Check an OMOP CDM 5.4 table, or a ``table.field``; upper case is accepted."""
    table, dot, name = value.casefold().partition(".")
    known = catalogue.omop_tables.get(table)
    if known is None:
        hint = did_you_mean(table, catalogue.omop_tables)
        return _error("omop-table", f"'{value}' is not a table of OMOP CDM 5.4", hint, value)
    if dot and name not in known.fields:
        return _error(
            "omop-field",
            f"the OMOP table '{table}' has no field '{name}'",
            did_you_mean(name, known.fields),
            value,
        )
    return ()


def check_ni(value: str, catalogue: Catalogue) -> Findings:
    """Check a name of the national information structure, a concept or a class, or a NIM URI."""
    if value.casefold().startswith(("nim:", "http:", "https:")):
        return check_nim(value, catalogue)
    names = {*catalogue.ni_concepts, *catalogue.ni_classes}
    if value.casefold() in {name.casefold() for name in names}:
        return ()
    return _warning(
        "ni-unknown",
        f"'{value}' is neither a concept nor a class of NI",
        did_you_mean(value, names),
        value,
    )


def check_nim(value: str, catalogue: Catalogue) -> Findings:  # noqa: ARG001 - one signature for all
    """Check the URI of a national information set (NIM), with or without the prefix ``nim:``."""
    url = value.removeprefix("nim:").strip()
    problem = _url_problem(url)
    if problem:
        return _error(
            "nim-malformed",
            f"'{value}' is not the URI of a national information set: {problem}",
            f"write it as nim:https://{_NIM_HOST}/nim/...",
            value,
        )
    if urlsplit(url).hostname != _NIM_HOST:
        return _warning(
            "nim-elsewhere",
            f"the information set '{url}' is not published by Socialstyrelsen",
            f"national information sets lie under https://{_NIM_HOST}/nim/",
            value,
        )
    return ()


def check_service(value: str, catalogue: Catalogue) -> Findings:
    """Check a national service contract: ``GetDiagnosis``, ``GetDiagnosis 2.0`` or its RIV URN."""
    read = read_service(value)
    if read is None:
        return _error(
            "service-malformed",
            f"'{value}' is not the name of a service contract",
            "write it as GetDiagnosis, GetDiagnosis 2.0 or urn:riv:domain:GetDiagnosisResponder:2",
            value,
        )
    name, version = read
    known = catalogue.services.get(name)
    if known is None:
        return _warning(
            "service-unknown",
            f"the service contract '{name}' is not known",
            did_you_mean(name, catalogue.services),
            value,
        )
    if version and known.versions and not any(_same_version(version, v) for v in known.versions):
        return _note(
            "service-version",
            f"version {version} of '{known.name}' has not been seen by modarch",
            "seen: " + ", ".join(known.versions),
            value,
        )
    return ()


def check_terminology(value: str, catalogue: Catalogue) -> Findings:
    """Check the id of a code system against the known ones; others are accepted with a note."""
    if value.casefold() in catalogue.terminologies:
        return ()
    return _note(
        "terminology-unknown",
        f"the code system '{value}' is not known",
        did_you_mean(value, catalogue.terminologies),
        value,
    )


CHECKS: dict[str, Callable[[str, Catalogue], Findings]] = {
    "fhir": check_fhir_type,
    "profiles": check_profile,
    "openehr": check_archetype,
    "omop": check_omop,
    "ni": check_ni,
    "services": check_service,
    "terminologies": check_terminology,
}
"""The check of each kind of binding that an information object may have."""


def _unknown_profile(url: str, value: str, catalogue: Catalogue) -> Findings:
    base = "http://hl7.org/fhir/StructureDefinition/"
    if url.startswith(base) and url.removeprefix(base) in catalogue.fhir_types:
        return ()
    owner = catalogue.package_of(url)
    if owner is None:
        host = "/".join(url.split("/")[:3])
        hint = did_you_mean(url, [known for known in catalogue.profiles if known.startswith(host)])
        return _note("profile-unknown", f"the profile '{url}' is not known", hint, value)
    siblings = [known for known in catalogue.profiles if known.startswith(owner.canonical)]
    return _warning(
        "profile-unknown",
        f"the profile '{url}' is not among the known ones of {owner.id}",
        did_you_mean(url, siblings),
        value,
    )


def _malformed_archetype(value: str, catalogue: Catalogue) -> Findings:
    stem = value.strip() + ".v"
    versions = sorted(known for known in catalogue.archetypes if known.startswith(stem))
    if versions:
        message, hint = f"the archetype '{value}' has no version", "write " + " or ".join(versions)
        return _error("archetype-malformed", message, hint, value)
    hint = did_you_mean(value, catalogue.archetypes) or (
        "write it as openEHR-EHR-OBSERVATION.blood_pressure.v2; the class is one of "
        + ", ".join(sorted(RM_CLASSES["EHR"]))
    )
    return _error("archetype-malformed", f"'{value}' is not an archetype id", hint, value)


def _url_problem(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "it cannot be read as an address"
    if parts.scheme not in {"http", "https"}:
        return "it does not begin with http:// or https://"
    if not parts.hostname or re.search(r"\s", url):
        return "it names no host" if not parts.hostname else "it has a space in it"
    if not parts.path.strip("/"):
        return "it names nothing on the host"
    return "it has a fragment" if parts.fragment else ""


def _version_problem(bar: str, version: str) -> str:
    if not bar or _VERSION.fullmatch(version):
        return ""
    return f"'{version}' is not a version" if version else "the version after | is missing"


def _same_version(wanted: str, seen: str) -> bool:
    shorter, longer = sorted((wanted, seen), key=len)
    return longer == shorter or longer.startswith(shorter + ".")


def _error(code: str, message: str, hint: str, value: str) -> Findings:
    return (_diagnostic(code, message, hint, value, Severity.ERROR),)


def _warning(code: str, message: str, hint: str, value: str) -> Findings:
    return (_diagnostic(code, message, hint, value, Severity.WARNING),)


def _note(code: str, message: str, hint: str, value: str) -> Findings:
    return (_diagnostic(code, message, hint, value, Severity.NOTE),)


def _diagnostic(code: str, message: str, hint: str, value: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=code, message=message, hint=hint, severity=severity, parameters={"value": value}
    )
