"""A region's operational templates (OPT 1.4), read into rows of its own catalogue.

The file is parsed by oehrpy's ``parse_opt``, which neither complains about a file that is no
template nor keeps sibling entries apart in its own lists; so the tree is walked from the root here,
and what the parser lets through is checked here. A hostile or broken file gives a finding.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from modarch.errors import Diagnostic, Location, MissingExtra, Severity
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.records import Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

__all__ = [
    "MAX_TEMPLATE_BYTES",
    "TemplateReading",
    "own_catalogue_text",
    "read_template",
    "read_templates",
]

MAX_TEMPLATE_BYTES = 32 * 1024 * 1024
"""Largest template that is read: 32 MiB; the largest published ones are about 2 MB."""

_NAMESPACE = "{http://schemas.openehr.org/v1}"
_CURE = "export it again as an operational template (OPT 1.4) from the modelling tool"


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """What came of reading one file.

    Parameters
    ----------
    file
        Name of the file.
    template
        The template; None when the file is not a usable one.
    findings
        What is wrong or odd; without a template at least one of them is an error.
    """

    file: str
    template: Template | None
    findings: tuple[Diagnostic, ...]


def read_template(path: Path) -> TemplateReading:
    """Return the operational template in a file, with what is wrong or odd about it.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    MissingExtra
        The extra ``openehr`` is not installed.
    """
    parse = _parser()
    try:
        content = _content(path)
        xml = _xml(content, path)
        _refuse_other_formats(xml, path)
        parsed = parse(path)
    except _Unusable as unusable:
        return TemplateReading(str(path), None, (unusable.finding,))
    except (RecursionError, ValueError, TypeError, AttributeError, OSError):
        finding = _error("template-unreadable", "the template cannot be followed", _CURE, path)
        return TemplateReading(str(path), None, (finding,))
    return _checked(parsed, xml, content, path)


def read_templates(paths: Iterable[Path]) -> tuple[TemplateReading, ...]:
    """Return the templates of several files in the order of their names.

    A template id that two files share is an error when the files differ and a note when they are
    alike; the first file keeps the template.
    """
    readings = [read_template(path) for path in sorted(paths)]
    first: dict[str, TemplateReading] = {}
    return tuple(_unless_repeated(reading, first) for reading in readings)


def own_catalogue_text(templates: Iterable[Template]) -> str:
    """Return the YAML text of a region's own catalogue that holds the templates.

    The text is the same for the same templates; `modarch.standards.catalogue.load_catalogue` reads
    it back.
    """
    lines = [
        "# Operational templates of the region. Written by modarch; may be edited.",
        "templates:",
    ]
    for template in sorted(templates, key=lambda each: each.id):
        lines += _row(template)
    return "\n".join(lines if len(lines) > 2 else ["templates: []"]) + "\n"  # noqa: PLR2004


class _Unusable(Exception):
    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _parser() -> Any:
    try:
        from oehrpy.templates import parse_opt  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise MissingExtra("openehr", "read operational templates") from None
    return parse_opt


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_TEMPLATE_BYTES:
            limit = f"the file is larger than {MAX_TEMPLATE_BYTES // 1024**2} MiB"
            raise _Unusable(_error("template-too-large", limit, _CURE, path))
        return path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise _Unusable(_error("template-unreadable", message, "check the path", path)) from None


def _xml(content: bytes, path: Path) -> Element:
    try:
        root: Element = SafeTree.fromstring(content)
    except ParseError as error:
        line, column = error.position
        message = f"the file is not well-formed XML from here on ({_guess(content)})"
        finding = _error("template-not-xml", message, _CURE, path, line, column + 1)
        raise _Unusable(finding) from None
    except DefusedXmlException:
        message = "the file defines entities, which templates do not, and is not read"
        raise _Unusable(_error("template-entities", message, _CURE, path)) from None
    except (ValueError, LookupError, RecursionError):
        message = "the file is written in an encoding that cannot be read"
        raise _Unusable(_error("template-encoding", message, "save it as UTF-8", path)) from None
    return root


def _guess(content: bytes) -> str:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if start.startswith((b"archetype", b"template", b"operational_template")):
        return "it looks like ADL"
    if start.startswith(b"{"):
        return "it looks like a web template in JSON"
    return "cut off or damaged" if start.startswith(b"<") else "it is no XML at all"


def _refuse_other_formats(xml: Element, path: Path) -> None:
    if xml.tag in {f"{_NAMESPACE}template", "template"}:
        return
    name = xml.tag.rpartition("}")[2]
    kind = "a template source (OET)" if xml.tag.endswith("Template}template") else f"<{name}>"
    message = f"the file is no operational template but {kind}"
    raise _Unusable(_error("template-not-opt", message, _CURE, path))


def _checked(parsed: Any, xml: Element, content: bytes, path: Path) -> TemplateReading:
    identifier = " ".join(str(parsed.template_id).split())
    if not identifier or not identifier.isprintable():
        finding = _error("template-no-id", "the template has no readable template_id", _CURE, path)
        return TemplateReading(str(path), None, (finding,))
    if parsed.root is None or not parsed.root.archetype_id:
        message = f"the template '{identifier}' has no root archetype"
        finding = _error("template-no-root", message, _CURE, path)
        return TemplateReading(str(path), None, (finding,))
    nodes = list(_walk(parsed.root))
    names = [node.archetype_id for node in nodes if node.archetype_id]
    template = Template(
        id=identifier,
        root=parsed.root.archetype_id,
        concept="".join(each for each in parsed.concept if each.isprintable()),
        language=_language(xml),
        archetypes=tuple(sorted({name for name in names if parse_archetype_id(name)})),
        open_slots=sum(node.rm_type == "ARCHETYPE_SLOT" for node in nodes),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    findings = tuple(_oddities(template, names, path))
    usable = all(finding.severity is not Severity.ERROR for finding in findings)
    return TemplateReading(str(path), template if usable else None, findings)


def _walk(node: Any) -> Iterator[Any]:
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def _language(xml: Element) -> str:
    for prefix in (_NAMESPACE, ""):
        text = xml.findtext(f"{prefix}language/{prefix}code_string")
        if text:
            return text.strip()
    return ""


def _oddities(template: Template, names: list[str], path: Path) -> Iterator[Diagnostic]:
    for name in sorted({name for name in names if parse_archetype_id(name) is None}):
        message = f"'{name}' in the template '{template.id}' is not an archetype id"
        yield _error("archetype-malformed", message, _CURE, path)
    root = parse_archetype_id(template.root)
    if root is not None and root.rm_class != "COMPOSITION":
        message = f"the root of '{template.id}' is a {root.rm_class}, not a COMPOSITION"
        hint = "platforms store compositions; export the template that wraps it"
        yield _finding("template-root-class", message, hint, path, Severity.WARNING)
    if not template.language:
        message = f"the template '{template.id}' names no language"
        yield _finding("template-language", message, _CURE, path, Severity.WARNING)
    if template.open_slots:
        message = f"'{template.id}' leaves {template.open_slots} slots open for any archetype"
        hint = "close or fill the slots that a tender should pin down"
        yield _finding("template-open-slots", message, hint, path, Severity.NOTE)


def _unless_repeated(
    reading: TemplateReading, first: dict[str, TemplateReading]
) -> TemplateReading:
    template = reading.template
    if template is None:
        return reading
    known = first.setdefault(template.id, reading)
    if known is reading or known.template is None:
        return reading
    same = known.template.sha256 == template.sha256
    message = f"the template '{template.id}' is already in {known.file}"
    finding = Diagnostic(
        code="template-repeated",
        message=message if same else message + ", with other content",
        hint="keep one of the files",
        location=Location(reading.file),
        severity=Severity.NOTE if same else Severity.ERROR,
    )
    return TemplateReading(reading.file, None, (*reading.findings, finding))


def _row(template: Template) -> Iterator[str]:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    yield f"  - id: {quoted(template.id)}"
    for name in ("concept", "language", "root", "sha256"):
        yield f"    {name}: {quoted(getattr(template, name))}"
    yield f"    open_slots: {template.open_slots}"
    yield "    archetypes:"
    yield from (f"      - {archetype}" for archetype in template.archetypes)


def _error(
    code: str, message: str, hint: str, path: Path, line: int = 1, column: int = 1
) -> Diagnostic:
    place = Location(str(path), line, column)
    return Diagnostic(code=code, message=message, hint=hint, location=place)


def _finding(code: str, message: str, hint: str, path: Path, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=code, message=message, hint=hint, location=Location(str(path)), severity=severity
    )
