"""What a CapabilityStatement and an ImplementationGuide must fulfil beyond their shape.

The FHIR library checks names and types, but neither codes nor invariants; here the enumerations of
R4 and its ``cpb-*`` and ``ig-*`` rules are checked. The data may come from anywhere: what has the
wrong shape is passed over here and told by the reader of statements.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from modarch.errors import Diagnostic, Severity, did_you_mean
from modarch.standards.bindings import check_fhir_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.standards.catalogue import Catalogue

__all__ = [
    "CODES",
    "EXPECTATION_URL",
    "capability_statement_problems",
    "check_capability_statement",
    "check_implementation_guide",
    "is_date",
    "release_of",
]

EXPECTATION_URL = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
"""The extension that carries SHALL, SHOULD or MAY."""

CODES: dict[str, frozenset[str]] = {
    "status": frozenset({"draft", "active", "retired", "unknown"}),
    "kind": frozenset({"instance", "capability", "requirements"}),
    "mode": frozenset({"client", "server"}),
    "interaction": frozenset(
        {
            "create",
            "delete",
            "history-instance",
            "history-type",
            "patch",
            "read",
            "search-type",
            "update",
            "vread",
        }
    ),
    "system interaction": frozenset({"batch", "history-system", "search-system", "transaction"}),
    "search parameter type": frozenset(
        {
            "composite",
            "date",
            "number",
            "quantity",
            "reference",
            "special",
            "string",
            "token",
            "uri",
        }
    ),
    "versioning": frozenset({"no-version", "versioned", "versioned-update"}),
    "expectation": frozenset({"SHALL", "SHOULD", "MAY", "SHOULD-NOT"}),
}
"""Closed lists of codes in R4."""

_LONGEST_NAME = 80
_LONGEST_URL = 500
_RELEASES = {"3.0": "STU3", "4.0": "R4", "4.3": "R4B", "5.0": "R5"}
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
_PROFILE = re.compile(r"(https?://[^\s/|#]+/|urn:(uuid|oid):)[^\s|#]*(\|[^\s|]+)?")
_CANONICAL = re.compile(r"(https?://[^\s/]+|urn:(uuid|oid):)[^\s]*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NAME = re.compile(r"[A-Z][A-Za-z0-9_]{0,254}")


def release_of(fhir_version: object) -> str | None:
    """Return the FHIR release of a version such as ``4.0.1``, or None when it is no release."""
    return _RELEASES.get(".".join(_shown(fhir_version).split(".")[:2]))


def is_date(text: str) -> bool:
    """Whether a text is a date as FHIR writes it: a year, a month or a day that exists.

    >>> [is_date(text) for text in ("2027", "2027-03", "2027-03-01", "2027-02-30", "1 mars")]
    [True, True, True, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[3 * text.count("-") :])
    except ValueError:
        return False
    return True


def check_capability_statement(
    statement: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Diagnostic, ...]:
    """Return the codes and invariants of R4 that a CapabilityStatement breaks.

    Parameters
    ----------
    statement
        The resource as JSON data.
    catalogue
        Resource types by release.
    """
    return tuple(capability_statement_problems(statement, catalogue))


def capability_statement_problems(
    statement: Mapping[str, Any], catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Yield what `check_capability_statement` returns, one by one, for statements of any size."""
    yield from _top_codes(statement)
    yield from _identity(statement)
    yield from _invariants(statement)
    yield from _rest_rules(statement, catalogue)
    yield from _expectations(statement)


def check_implementation_guide(guide: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """Return the rules of R4 that an ImplementationGuide breaks."""
    found = [*_name_rule(guide, "ig-0"), *_code(guide.get("status"), "status"), *_identity(guide)]
    versions = [
        version for version in _items(guide, "fhirVersion", kind=str) if release_of(version)
    ]
    if len(versions) != len(guide.get("fhirVersion") or ()) or not versions:
        found.append(_broken("fhir-version", "fhirVersion is not a release of FHIR"))
    addresses = [str(needed.get("uri", "")) for needed in _items(guide, "dependsOn")]
    if not all(address.startswith(("http://", "https://")) for address in addresses):
        found.append(_broken("ig-depends", "a dependency has no canonical URL"))
    return tuple(found)


def _top_codes(statement: Mapping[str, Any]) -> Iterator[Diagnostic]:
    yield from _code(statement.get("status"), "status")
    yield from _code(statement.get("kind"), "kind")
    version = statement.get("fhirVersion")
    if version is not None and release_of(version) is None:
        yield _broken("fhir-version", f"fhirVersion '{_shown(version)}' is not a release of FHIR")


def _identity(resource: Mapping[str, Any]) -> Iterator[Diagnostic]:
    identifier, url = resource.get("id"), resource.get("url")
    if identifier is not None and not _ID.fullmatch(str(identifier)):
        hint = "use at most 64 letters, digits, hyphens and dots"
        yield _broken(
            "fhir-id", f"'{_shown(identifier)}' cannot be the id of a FHIR resource", hint
        )
    if url is not None and not _CANONICAL.fullmatch(str(url)):
        hint = "begin the addresses of the region with https://"
        yield _broken("fhir-url", f"'{_shown(url)}' is not a canonical URL", hint)


def _invariants(statement: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kind = statement.get("kind")
    has = {key for key, value in statement.items() if value}
    yield from _name_rule(statement, "cpb-0")
    if not has & {"rest", "messaging", "document"}:
        yield _broken("cpb-1", "it describes neither rest, messaging nor document")
    if not has & {"description", "software", "implementation"}:
        yield _broken("cpb-2", "it has neither description, software nor implementation")
    if kind != "instance" and any(each.get("endpoint") for each in _items(statement, "messaging")):
        yield _broken("cpb-3", "a messaging endpoint is for the kind instance only")
    documents = [(d.get("profile"), d.get("mode")) for d in _items(statement, "document")]
    if _repeated(documents):
        yield _broken("cpb-7", "a document is described twice for one profile and mode")
    if kind == "instance" and "implementation" not in has:
        yield _broken("cpb-14", "the kind instance needs an implementation")
    if kind == "capability" and ("implementation" in has or "software" not in has):
        yield _broken("cpb-15", "the kind capability needs software and no implementation")
    if kind == "requirements" and has & {"implementation", "software"}:
        yield _broken("cpb-16", "the kind requirements has neither software nor implementation")


def _rest_rules(statement: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Diagnostic]:
    release = release_of(statement.get("fhirVersion")) or "R4"
    for rest in _items(statement, "rest"):
        yield from _code(rest.get("mode"), "mode")
        for interaction in _items(rest, "interaction"):
            yield from _code(interaction.get("code"), "system interaction")
        resources = list(_items(rest, "resource"))
        for name in _repeated(each.get("type") for each in resources):
            yield _broken(
                "cpb-9", f"{name} is described twice for the mode {_shown(rest.get('mode'))}"
            )
        for resource in resources:
            yield from _resource_rules(resource, release, catalogue)


def _resource_rules(
    resource: Mapping[str, Any], release: str, catalogue: Catalogue
) -> Iterator[Diagnostic]:
    name = _shown(resource.get("type"))
    yield from check_fhir_type(name, catalogue, release)
    for interaction in _items(resource, "interaction"):
        yield from _code(interaction.get("code"), "interaction")
    if resource.get("versioning") is not None:
        yield from _code(resource["versioning"], "versioning")
    parameters = list(_items(resource, "searchParam"))
    for parameter in parameters:
        yield from _code(parameter.get("type"), "search parameter type")
    for repeated in _repeated(parameter.get("name") for parameter in parameters):
        yield _broken("cpb-12", f"{name} names the search parameter {repeated} twice")
    for profile in _items(resource, "supportedProfile", kind=str):
        if not _PROFILE.fullmatch(profile[:_LONGEST_URL]):
            yield _broken("canonical-malformed", f"'{_shown(profile)}' is not a canonical URL")


def _expectations(value: Any) -> Iterator[Diagnostic]:
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            if each.get("url") == EXPECTATION_URL:
                yield from _code(each.get("valueCode"), "expectation")
            stack.extend(each.values())
        elif isinstance(each, list):
            stack.extend(each)


def _code(value: object, kind: str) -> Iterator[Diagnostic]:
    if not isinstance(value, str) or value not in CODES[kind]:
        shown = _shown(value)
        hint = did_you_mean(shown, CODES[kind])
        yield _broken("fhir-code", f"'{shown}' is not a {kind}", hint)


def _shown(value: object) -> str:
    """Return a value as text that is short enough to show and to compare."""
    return str(value)[:_LONGEST_NAME]


def _name_rule(resource: Mapping[str, Any], rule: str) -> Iterator[Diagnostic]:
    name = resource.get("name")
    if name is not None and not _NAME.fullmatch(str(name)):
        message = f"the name '{_shown(name)}' cannot be used as an identifier"
        yield Diagnostic(
            code=rule,
            message=message,
            hint="begin with a capital letter, and use letters, digits and _ only",
            severity=Severity.WARNING,
        )


def _items(value: Mapping[str, Any], key: str, *, kind: type = dict) -> Iterator[Any]:
    items = value.get(key)
    return (each for each in (items if isinstance(items, list) else ()) if isinstance(each, kind))


def _repeated(values: Iterable[Any]) -> list[str]:
    counted = Counter(str(value) for value in values if value is not None)
    return sorted(_shown(value) for value, number in counted.items() if number > 1)


def _broken(code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=hint)
