"""JSON that somebody else wrote, read leniently: what is wrong is told, what is there is used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from modarch.errors import Diagnostic, Severity

__all__ = ["JsonReading", "defect", "read_json", "shown"]


@dataclass(frozen=True, slots=True)
class JsonReading:
    """What a text holds.

    Parameters
    ----------
    data
        The data; None when the text is no JSON.
    kind
        ``json``, or what it is instead: ``html``, ``xml``, ``text`` or ``empty``.
    findings
        What is wrong with it.
    """

    data: Any
    kind: str
    findings: tuple[Diagnostic, ...] = ()


def read_json(content: bytes) -> JsonReading:
    """Return the JSON in a text, or what the text is instead.

    Byte order marks, characters that are not UTF-8, repeated keys and values such as NaN are
    findings; the rest is read.
    """
    text, findings = _decoded(content)
    stripped = text.strip()
    if not stripped:
        return JsonReading(None, "empty", (*findings, defect("empty", "the answer is empty")))
    repeated: list[str] = []
    try:
        data = json.loads(stripped, object_pairs_hook=lambda pairs: _object(pairs, repeated))
    except (ValueError, RecursionError) as error:
        return _no_json(stripped, error, findings)
    if repeated:
        names = ", ".join(sorted(set(repeated))[:5])
        findings = (*findings, defect("duplicate-key", f"JSON keys are repeated: {names}"))
    return JsonReading(data, "json", findings)


def defect(code: str, message: str, hint: str = "") -> Diagnostic:
    """Return a finding on the answer itself, whatever was asked."""
    return Diagnostic(
        code=code, message=shown(message), hint=shown(hint, 1000), severity=Severity.WARNING
    )


def shown(text: str, most: int = 300) -> str:
    """Return a text of somebody else's as it may be shown: of one line, printable and not long."""
    return "".join(each if each.isprintable() else "?" for each in text[:most])


def _decoded(content: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        finding = defect("encoding", "the answer is not UTF-8", "FHIR and openEHR are UTF-8")
        return content.decode("utf-8", errors="replace"), (finding,)


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        repeated += [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return found


def _no_json(text: str, error: Exception, findings: tuple[Diagnostic, ...]) -> JsonReading:
    start = text[:300].casefold()
    if start.startswith("<!doctype html") or "<html" in start:
        hint = "it may be a login page; check the address and the credentials"
        return JsonReading(
            None, "html", (*findings, defect("html", "the answer is a web page", hint))
        )
    if start.startswith("<"):
        finding = defect("xml", "the answer is XML, not JSON", "ask the supplier for JSON")
        return JsonReading(None, "xml", (*findings, finding))
    if isinstance(error, json.JSONDecodeError):
        message = f"the JSON breaks off or is damaged at line {error.lineno}, column {error.colno}"
    else:
        message = "the JSON is nested too deeply, or holds numbers without end"
    return JsonReading(None, "text", (*findings, defect("not-json", message)))
