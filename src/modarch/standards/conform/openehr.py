"""The live check of an openEHR platform: its list of templates against what is asked.

The list is the one of ITS-REST, ``definition/template/adl1.4``. It names templates and their root
archetypes; which archetypes a template holds is known for the region's own templates, and for those
that are read from the platform when that is asked for.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.conform.fetch import Fetched, Limits, fetch
from modarch.standards.conform.jsontext import defect, shown
from modarch.standards.conform.results import (
    ConformanceReport,
    Reach,
    RequirementResult,
    Verdict,
)
from modarch.standards.conform.template_list import (
    DeclaredTemplates,
    archetype_lines,
    read_template_list,
)
from modarch.standards.templates import read_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.errors import Diagnostic
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import (
        AnnexRequirements,
        ArchetypeRequirement,
        Expectation,
        TemplateRequirement,
    )

__all__ = ["check_openehr", "check_template_list"]

PREFIX = "rest/openehr/v1"
_LIST = "definition/template/adl1.4"
_MAX_READ = 100
_READING_TIME = 5
"""Time for reading all templates, in times of the time for one answer."""

Told = tuple[Verdict, str, str]


def check_openehr(
    base: str,
    requirements: AnnexRequirements,
    catalogue: Catalogue,
    limits: Limits | None = None,
    *,
    read_templates: bool = False,
) -> ConformanceReport:
    """Return what an openEHR platform declares of each requirement.

    Parameters
    ----------
    base
        Base address, with or without ``/rest/openehr/v1``.
    requirements
        What is asked.
    catalogue
        The region's own templates.
    limits
        Bounds on time and size, and the bearer token.
    read_templates
        Whether the templates themselves are read, at most a hundred, to see their archetypes;
        needs the extra ``openehr``.
    """
    bounds = limits or Limits()
    base, answer = _listed(base.strip().rstrip("/"), bounds)
    if answer.reach is not Reach.OK:
        nothing = DeclaredTemplates(is_list=False, findings=answer.findings)
        return _report(answer.address, answer.reach, requirements, nothing)
    declared = read_template_list(answer.body, catalogue)
    if read_templates and declared.is_list:
        declared = _with_contents(base, declared, bounds)
    reach = Reach.OK if declared.is_list else Reach.NOT_THE_SERVICE
    return _report(answer.address, reach, requirements, declared, answer.findings)


def check_template_list(
    content: bytes, requirements: AnnexRequirements, catalogue: Catalogue, *, address: str
) -> ConformanceReport:
    """Return what a list of templates declares of each requirement, from wherever it comes."""
    declared = read_template_list(content, catalogue)
    reach = Reach.OK if declared.is_list else Reach.NOT_THE_SERVICE
    return _report(address, reach, requirements, declared)


def _listed(base: str, limits: Limits) -> tuple[str, Fetched]:
    """Ask below the standard prefix first, and at the base itself when there is nothing."""
    if base.endswith(PREFIX):
        return base, fetch(base, _LIST, "application/json", limits)
    standard = f"{base}/{PREFIX}"
    answer = fetch(standard, _LIST, "application/json", limits)
    if answer.reach is Reach.NOT_FOUND:
        bare = fetch(base, _LIST, "application/json", limits)
        if bare.reach is Reach.OK:
            return base, bare
    return standard, answer


def _with_contents(base: str, declared: DeclaredTemplates, limits: Limits) -> DeclaredTemplates:
    """Return the list with the archetypes of the templates themselves, read from the platform."""
    until = time.monotonic() + _READING_TIME * limits.total_s
    archetypes, read = set(declared.archetypes), 0
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(declared.roots)[:_MAX_READ]:
            if time.monotonic() > until:
                break
            found = _read_from(base, name, Path(folder), limits)
            read += found is not None
            archetypes |= found or set()
    unread = len(declared.roots) - read
    told = (defect("unread", f"{unread} templates could not be read from the platform"),)
    return replace(
        declared,
        archetypes=frozenset(archetypes),
        complete=not unread,
        findings=declared.findings + (told if unread else ()),
    )


def _read_from(base: str, name: str, folder: Path, limits: Limits) -> set[str] | None:
    answer = fetch(base, f"{_LIST}/{quote(name, safe='')}", "application/xml", limits)
    if answer.reach is not Reach.OK:
        return None
    file = folder / "template.opt"
    file.write_bytes(answer.body)
    template = read_template(file).template
    return set(archetype_lines(template.archetypes)) if template else None


def _report(
    address: str,
    reach: Reach,
    requirements: AnnexRequirements,
    declared: DeclaredTemplates,
    findings: tuple[Diagnostic, ...] = (),
) -> ConformanceReport:
    return ConformanceReport(
        part="openehr",
        address=address,
        reach=reach,
        results=tuple(_results(requirements, declared)),
        findings=(*findings, *declared.findings),
    )


def _results(
    requirements: AnnexRequirements, declared: DeclaredTemplates
) -> Iterator[RequirementResult]:
    for template in requirements.templates:
        told = _template(template, declared)
        yield _result(f"openehr/template/{template.id}", template.expectation, told)
    for archetype in requirements.archetypes:
        told = _archetype(archetype, declared)
        yield _result(f"openehr/archetype/{archetype.archetype}", archetype.expectation, told)


def _template(asked: TemplateRequirement, declared: DeclaredTemplates) -> Told:
    if not declared.is_list:
        return Verdict.NOT_DECLARED, "", "no list of templates was read"
    root = declared.roots.get(asked.id)
    if root is not None:
        if root and asked.root and _line(root) != _line(asked.root):
            message = f"the template has the root {root}, and {asked.root} is asked"
            return Verdict.DIFFERENT, root, message
        return Verdict.MET, root, "the template is on the platform"
    alike = {_folded(name): name for name in declared.roots}.get(_folded(asked.id))
    if alike is not None:
        return Verdict.DIFFERENT, alike, f"the platform has '{alike}' instead"
    return Verdict.MISSING, "", "the template is not on the platform"


def _archetype(asked: ArchetypeRequirement, declared: DeclaredTemplates) -> Told:
    line = _line(asked.archetype)
    if not declared.is_list:
        return Verdict.NOT_DECLARED, "", "no list of templates was read"
    if line in declared.archetypes:
        return Verdict.MET, line, "a template on the platform uses the archetype"
    stem = line.rpartition(".v")[0] + ".v"
    others = sorted(known for known in declared.archetypes if known.startswith(stem))
    if others:
        return Verdict.DIFFERENT, ", ".join(others), "another major version is used"
    if declared.complete:
        return Verdict.MISSING, "", "no template on the platform uses the archetype"
    message = "the list does not tell; read the templates to know"
    return Verdict.NOT_DECLARED, "", message


def _folded(name: str) -> str:
    """Return a template id without case, spaces and version, by which look-alikes are found."""
    plain = "".join(each for each in name.casefold() if each.isalnum() or each == ".")
    stem, dot, version = plain.rpartition(".v")
    return stem if dot and version.replace(".", "").isdigit() else plain


def _line(name: str) -> str:
    archetype = parse_archetype_id(name)
    return archetype.line if archetype else name


def _result(name: str, expectation: Expectation, told: Told) -> RequirementResult:
    verdict, declared, message = told
    return RequirementResult(
        id=name,
        expectation=expectation,
        verdict=verdict,
        declared=shown(declared),
        message=shown(message, 600),
    )
