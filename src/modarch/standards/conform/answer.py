"""A bidder's answer in a file, checked in the same way as a live platform.

The file is either what a platform would have answered (a CapabilityStatement, a list of templates,
a list of tables or a database), or a form with a section for each:

.. code-block:: yaml

    fhir: {resourceType: CapabilityStatement, ...}
    openehr: [Lab result, {template_id: Vital signs, archetype_id: ...}]
    omop: {measurement: [measurement_id, person_id], person: []}
    services: [GetDiagnosis 2.0 producer]

Everything is written in the file itself; a path in it is not followed.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from modarch.errors import Diagnostic, InputInvalid, Location, did_you_mean
from modarch.landscape.document.source import read_tree
from modarch.standards.conform.fhir import check_statement
from modarch.standards.conform.jsontext import defect
from modarch.standards.conform.name_lists import grouped, listed_names
from modarch.standards.conform.omop import check_omop, check_tables
from modarch.standards.conform.openehr import check_template_list
from modarch.standards.conform.services import check_services, parse_service

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.standards.conform.name_lists import DeclaredTables
    from modarch.standards.conform.results import ConformanceReport
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements

__all__ = ["MAX_ANSWER_BYTES", "MAX_FORM_BYTES", "check_answer"]

MAX_ANSWER_BYTES = 32 * 1024 * 1024
"""Largest answer that is read: 32 MiB."""

MAX_FORM_BYTES = 2 * 1024 * 1024
"""Largest form in YAML that is read: 2 MiB; YAML is slow, and JSON has no such bound."""

_SECTIONS = ("fhir", "openehr", "omop", "services")
_FORMS = frozenset({".yaml", ".yml"})


def check_answer(
    path: Path, requirements: AnnexRequirements, catalogue: Catalogue
) -> tuple[ConformanceReport, ...]:
    """Return what a bidder's answer declares of each requirement, one report per part it has.

    Parameters
    ----------
    path
        The file.
    requirements
        What is asked.
    catalogue
        Resource types, tables and the region's own templates.

    Raises
    ------
    InputInvalid
        The file cannot be read, or is none of the kinds of answer.
    """
    content = _content(path)
    form = _form(content, path)
    if form is None:
        return (_as_it_comes(content, path, requirements, catalogue),)
    return tuple(
        _section(name, form[name], path, requirements, catalogue)
        for name in _SECTIONS
        if name in form
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size <= MAX_ANSWER_BYTES:
            return path.read_bytes()
    except OSError as error:
        message = f"the answer cannot be read: {error.strerror}"
        raise _invalid("file-unreadable", message, "check the path", path) from None
    with path.open("rb") as file:
        start = file.read(16)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"[", b"<"}:
        message = f"the answer is larger than {MAX_ANSWER_BYTES // 1024**2} MiB"
        raise _invalid("file-too-large", message, "ask the bidder for the parts one by one", path)
    return start  # a database may be larger: it is opened, not read


def _form(content: bytes, path: Path) -> dict[str, Any] | None:
    """Return the sections of a form, or None when the file is an answer of another kind."""
    data = _json(content)
    if path.suffix.casefold() in _FORMS:
        data = _yaml(content, path)
        if not isinstance(data, dict):
            hint = "write sections: " + ", ".join(_SECTIONS)
            raise _invalid("answer-shape", "the answer has no sections", hint, path)
    elif not isinstance(data, dict) or not set(data) & set(_SECTIONS) or "resourceType" in data:
        return None
    unknown = sorted(set(data) - set(_SECTIONS))
    if unknown:
        message = f"'{unknown[0]}' is not a section of an answer"
        raise _invalid("unknown-section", message, did_you_mean(unknown[0], _SECTIONS), path)
    return data


def _json(content: bytes) -> Any:
    if content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return None
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _yaml(content: bytes, path: Path) -> Any:
    if len(content) > MAX_FORM_BYTES:
        message = f"a form in YAML may hold at most {MAX_FORM_BYTES // 1024**2} MiB"
        raise _invalid("file-too-large", message, "write it as JSON", path)
    try:
        tree = read_tree(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        message = "the answer is not UTF-8 text"
        raise _invalid("encoding", message, "save it as UTF-8", path) from None
    if tree.problems:
        raise InputInvalid(tree.problems)
    return tree.data


def _as_it_comes(
    content: bytes, path: Path, requirements: AnnexRequirements, catalogue: Catalogue
) -> ConformanceReport:
    kind = _kind(content, catalogue)
    if kind == "fhir":
        return check_statement(content, requirements, catalogue, address=str(path))
    if kind == "openehr":
        return check_template_list(content, requirements, catalogue, address=str(path))
    return check_omop(str(path), requirements, catalogue)


def _kind(content: bytes, catalogue: Catalogue) -> str:
    """Tell what a file without sections holds, by how it begins and what it names."""
    start = content[:300].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"["):
        return "openehr" if b"template" in content[:2000].lower() else "omop"
    data = _json(content)
    if isinstance(data, dict) and "resourceType" not in data:
        if {str(key).casefold() for key in data} & catalogue.omop_tables.keys():
            return "omop"
        if any(isinstance(value, list) for value in data.values()) and "rest" not in data:
            return "openehr"
    return "fhir" if start.startswith((b"{", b"<")) else "omop"


def _section(
    name: str, value: Any, path: Path, requirements: AnnexRequirements, catalogue: Catalogue
) -> ConformanceReport:
    address = f"{path} ({name})"
    if name == "fhir":
        return check_statement(_encoded(value), requirements, catalogue, address=address)
    if name == "openehr":
        return check_template_list(_encoded(value), requirements, catalogue, address=address)
    if name == "omop":
        return check_tables(_tables(value, catalogue), requirements, catalogue, address=address)
    return _services(value, requirements, address)


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=str).encode()


def _tables(value: Any, catalogue: Catalogue) -> DeclaredTables:
    return grouped(listed_names(_encoded(value).decode()), catalogue.omop_tables)


def _services(value: Any, requirements: AnnexRequirements, address: str) -> ConformanceReport:
    entries = value if isinstance(value, list) else [value]
    parsed = [parse_service(_spoken(entry)) for entry in entries]
    unread = sum(each is None for each in parsed)
    report = check_services([each for each in parsed if each], requirements, address=address)
    if not unread:
        return report
    hint = "write them as GetDiagnosis 2.0 producer"
    finding = defect("service-malformed", f"{unread} service contracts cannot be read", hint)
    return replace(report, findings=(finding,))


def _spoken(entry: Any) -> str:
    if isinstance(entry, dict):
        return " ".join(str(entry.get(key) or "") for key in ("contract", "version", "role"))
    return str(entry)


def _invalid(code: str, message: str, hint: str, path: Path) -> InputInvalid:
    place = Location(str(path))
    return InputInvalid([Diagnostic(code=code, message=message, hint=hint, location=place)])
