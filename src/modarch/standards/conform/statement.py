"""A CapabilityStatement as real servers send it, read leniently into what it declares.

Three of three server frameworks that were tried break at least one rule of FHIR, so nothing that
can be understood is rejected: each defect is a finding, and an element that cannot be read counts
as not declared, which is another thing than declared empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from modarch.standards.annex.rules import capability_statement_problems, release_of
from modarch.standards.conform.jsontext import defect, read_json, shown
from modarch.standards.conform.trimming import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.errors import Diagnostic
    from modarch.standards.contents import Catalogue

__all__ = ["DeclaredResource", "ReadStatement", "read_statement"]

_MAX_FINDINGS = 100
_STU3_ELEMENTS = frozenset({"acceptUnknown", "profile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredResource:
    """What is declared of one resource type in one mode; None where nothing is said.

    Parameters
    ----------
    interactions
        Codes of interactions.
    search
        Kind of each search parameter, by its name.
    profiles
        Canonical URLs, as written.
    """

    interactions: frozenset[str] | None = None
    search: Mapping[str, str] | None = None
    profiles: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatement:
    """What a server declares.

    Parameters
    ----------
    is_fhir
        Whether the answer is a statement of capabilities at all.
    fhir_version
        As written; empty when it is not.
    platform
        Name and version of the software, as far as it says.
    resources
        What is declared, by mode and type; empty when nothing is.
    describes_rest
        Whether there is a description of a REST interface at all.
    findings
        What is wrong with the statement.
    """

    is_fhir: bool
    fhir_version: str = ""
    platform: str = ""
    resources: Mapping[tuple[str, str], DeclaredResource] = field(default_factory=dict)
    describes_rest: bool = False
    findings: tuple[Diagnostic, ...] = ()

    @property
    def release(self) -> str | None:
        """The FHIR release that is declared, or None."""
        return release_of(self.fhir_version)


def read_statement(content: bytes, catalogue: Catalogue) -> ReadStatement:
    """Return what an answer to ``/metadata`` declares.

    Parameters
    ----------
    content
        The answer; bytes of JSON, or of whatever else the server sends.
    catalogue
        Resource types, for the rules of FHIR.
    """
    reading = read_json(content)
    found: list[Diagnostic] = list(reading.findings)
    statement = _statement_in(reading.data, found) if reading.kind == "json" else None
    if statement is None:
        return ReadStatement(is_fhir=False, findings=tuple(found))
    statement, cut = trimmed(statement)
    if cut:
        names = ", ".join(cut)[:200]
        found.append(defect("too-many", f"lists are too long and only begun: {names}"))
    reader = _Reader(found)
    resources = reader.resources(statement)
    found += _rules(statement, catalogue)
    if statement.get("kind") == "requirements":
        hint = "ask for the statement of the server itself, of the kind instance"
        found.append(
            defect("requirements-only", "it states what is wanted, not what is there", hint)
        )
    return ReadStatement(
        is_fhir=True,
        fhir_version=_text(statement.get("fhirVersion")),
        platform=_platform(statement),
        resources=resources,
        describes_rest=reader.describes_rest,
        findings=tuple(dict.fromkeys(found)),
    )


def _statement_in(data: Any, found: list[Diagnostic]) -> dict[str, Any] | None:
    if not isinstance(data, dict):
        found.append(defect("not-fhir", "the answer is JSON, but no FHIR resource"))
        return None
    kind = data.get("resourceType")
    if kind == "CapabilityStatement":
        return data
    if kind == "Bundle":
        return _statement_in_bundle(data, found)
    if kind == "Conformance":
        found.append(defect("wrong-release", "the server speaks DSTU2 (resource Conformance)"))
        return data
    if kind is None and "rest" in data:
        found.append(defect("no-resource-type", "the statement lacks resourceType"))
        return data
    found.append(defect("not-fhir", f"the answer is no CapabilityStatement but {_named(data)}"))
    return None


def _named(data: dict[str, Any]) -> str:
    kind = _text(data.get("resourceType"))
    if kind == "OperationOutcome":
        issues = [each for each in _list(data.get("issue")) if isinstance(each, dict)]
        told = _text(issues[0].get("diagnostics")) if issues else ""
        return f"an OperationOutcome: {told[:200]}" if told else "an OperationOutcome"
    return f"the resource {kind[:60]}" if kind else "other JSON"


def _statement_in_bundle(data: dict[str, Any], found: list[Diagnostic]) -> dict[str, Any] | None:
    message = "the statement is wrapped in a Bundle"
    for entry in _list(data.get("entry")):
        inner = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(inner, dict) and inner.get("resourceType") == "CapabilityStatement":
            found.append(defect("bundle", message, "/metadata answers with the statement itself"))
            return inner
    found.append(defect("not-fhir", "the answer is a Bundle without a CapabilityStatement"))
    return None


class _Reader:
    """Reads the REST part, telling each defect once per kind of place."""

    def __init__(self, found: list[Diagnostic]) -> None:
        self._found = found
        self.describes_rest = False

    def resources(self, statement: Mapping[str, Any]) -> dict[tuple[str, str], DeclaredResource]:
        declared: dict[tuple[str, str], DeclaredResource] = {}
        if "acceptUnknown" in statement:
            self._tell("stu3-element", "acceptUnknown is an element of STU3")
        for rest in self._objects(statement, "rest", "the statement"):
            mode = self._mode(rest)
            self.describes_rest = True
            for resource in self._objects(rest, "resource", f"rest ({mode})"):
                key = (mode, _text(resource.get("type")))
                declared[key] = _joined(declared.get(key), self._resource(key[1], resource))
        if not self.describes_rest:
            self._tell("no-rest", "the statement describes no REST interface")
        return declared

    def _mode(self, rest: Mapping[str, Any]) -> str:
        mode = rest.get("mode")
        if not isinstance(mode, str) or mode not in {"server", "client"}:
            self._tell("no-mode", "rest lacks its mode and is read as a server")
            return "server"
        return mode

    def _resource(self, name: str, resource: Mapping[str, Any]) -> DeclaredResource:
        where = shown(name, 60) or "a resource without a type"
        return DeclaredResource(
            interactions=self._interactions(resource, where),
            search=self._search(resource, where),
            profiles=self._profiles(resource, where),
        )

    def _interactions(self, resource: Mapping[str, Any], where: str) -> frozenset[str] | None:
        items = self._items(resource, "interaction", where)
        if items is None:
            return None
        if not items:
            self._tell("interaction-empty", f"{where} lists no interaction, so none is declared")
            return None
        return frozenset(self._codes(items, "code", f"interaction of {where}"))

    def _search(self, resource: Mapping[str, Any], where: str) -> Mapping[str, str] | None:
        items = self._items(resource, "searchParam", where)
        if items is None:
            return None
        named = {}
        for item in items:
            for name in self._codes([item], "name", f"searchParam of {where}"):
                named[name] = _text(item.get("type")) if isinstance(item, dict) else ""
        return named

    def _profiles(self, resource: Mapping[str, Any], where: str) -> tuple[str, ...] | None:
        stated = [*_list(resource.get("supportedProfile"))]
        if "profile" in resource:
            stated += _list(resource["profile"])
        if not stated and "supportedProfile" not in resource and "profile" not in resource:
            return None
        return tuple(filter(None, (self._profile(each, where) for each in stated)))

    def _profile(self, value: Any, where: str) -> str:
        if isinstance(value, dict):
            self._tell("stu3-element", f"a profile of {where} is an object, as in STU3")
            return _text(value.get("reference"))
        if not isinstance(value, str):
            self._tell("malformed", f"a profile of {where} is not a URL")
        return _text(value)

    def _codes(self, items: Iterable[Any], key: str, where: str) -> Iterator[str]:
        for item in items:
            code = item.get(key) if isinstance(item, dict) else item
            if not isinstance(item, dict):
                self._tell("malformed", f"an {where} is not an object")
            if isinstance(code, str) and code:
                yield code
            elif isinstance(item, dict):
                self._tell("malformed", f"an {where} lacks its {key}")

    def _objects(self, holder: Mapping[str, Any], key: str, where: str) -> Iterator[dict[str, Any]]:
        for item in self._items(holder, key, where) or ():
            if isinstance(item, dict):
                yield item
            else:
                self._tell("malformed", f"an entry of {key} in {where} is not an object")

    def _items(self, holder: Mapping[str, Any], key: str, where: str) -> list[Any] | None:
        value = holder.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            self._tell("malformed", f"{key} of {where} is not a list")
        return _list(value)

    def _tell(self, code: str, message: str) -> None:
        if len(self._found) < _MAX_FINDINGS:
            self._found.append(defect(code, message))


def _rules(statement: dict[str, Any], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Broken rules of FHIR: defects of the statement, never verdicts on what was asked."""
    problems = islice(capability_statement_problems(statement, catalogue), _MAX_FINDINGS)
    for each in problems:
        yield defect(each.code, each.message, each.hint)


def _joined(known: DeclaredResource | None, more: DeclaredResource) -> DeclaredResource:
    if known is None:
        return more
    return DeclaredResource(
        interactions=_either(known.interactions, more.interactions, lambda a, b: a | b),
        search=_either(known.search, more.search, lambda a, b: {**a, **b}),
        profiles=_either(known.profiles, more.profiles, lambda a, b: a + b),
    )


def _either(a: Any, b: Any, join: Any) -> Any:
    if a is None or b is None:
        return b if a is None else a
    return join(a, b)


def _platform(statement: Mapping[str, Any]) -> str:
    software = statement.get("software")
    if not isinstance(software, dict):
        return ""
    name, version = _text(software.get("name")), _text(software.get("version"))
    return shown(f"{name} {version}".strip(), 120)


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
