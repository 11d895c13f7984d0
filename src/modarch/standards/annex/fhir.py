"""The FHIR artefacts of an annex: a CapabilityStatement of requirements, and the guides it needs.

They are built with the R4B classes of fhir.resources, which keep the shape of R4 where these two
resources go, and state version 4.0.1; what the classes do not check is checked by
`modarch.standards.annex.rules`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

from modarch.errors import Diagnostic, InputInvalid, MissingExtra, Severity
from modarch.standards.annex.rules import (
    EXPECTATION_URL,
    check_capability_statement,
    check_implementation_guide,
)
from modarch.standards.annex.words import word

if TYPE_CHECKING:
    from modarch.landscape.text import Language
    from modarch.standards.catalogue import Catalogue
    from modarch.standards.records import GuidePackage
    from modarch.standards.requirements import (
        AnnexRequirements,
        Expectation,
        Mode,
        ProfileRequirement,
        ResourceRequirement,
    )

__all__ = ["capability_statement", "fhir_json", "implementation_guide"]

FHIR_VERSION = "4.0.1"


def capability_statement(
    requirements: AnnexRequirements, catalogue: Catalogue, *, language: Language = "sv"
) -> dict[str, Any]:
    """Return the CapabilityStatement (``kind=requirements``) of a module, as JSON data.

    Parameters
    ----------
    requirements
        What is asked of the module.
    catalogue
        Resource types, for the check.
    language
        Language of title and description.

    Raises
    ------
    InputInvalid
        The requirements cannot be stated in FHIR; every reason is told.
    MissingExtra
        The extra ``fhir`` is not installed.
    """
    if not requirements.resources:
        message = f"nothing is asked of the module '{requirements.id}' in FHIR"
        hint = "name fhir-r4 among its standards, and an object that FHIR represents"
        raise InputInvalid([Diagnostic(code="no-fhir", message=message, hint=hint)])
    title = f"{requirements.name.in_language(language)}: {word('fhir-title', language)}"
    data = {
        **_heading("CapabilityStatement", requirements, title, language),
        "date": requirements.issue.date,
        "kind": "requirements",
        "fhirVersion": FHIR_VERSION,
        "format": ["json"],
        "implementationGuide": [_guide_url(guide) for guide in requirements.guides],
        "rest": [
            _rest(mode, requirements.resources)
            for mode in sorted({each.mode for each in requirements.resources}, reverse=True)
        ],
    }
    statement = _built("CapabilityStatement", data)
    _raise_errors(check_capability_statement(statement, catalogue))
    return statement


def implementation_guide(
    requirements: AnnexRequirements, *, language: Language = "sv"
) -> dict[str, Any]:
    """Return the ImplementationGuide that lists what the annex depends on, as JSON data.

    Raises
    ------
    InputInvalid
        The requirements cannot be stated in FHIR.
    MissingExtra
        The extra ``fhir`` is not installed.
    """
    title = f"{requirements.name.in_language(language)}: {word('guide-title', language)}"
    data = {
        **_heading("ImplementationGuide", requirements, title, language),
        "packageId": f"modarch.annex.{requirements.id}",
        "date": requirements.issue.date,
        "fhirVersion": [FHIR_VERSION],
        "dependsOn": [_dependency(guide) for guide in requirements.guides],
    }
    guide = _built("ImplementationGuide", data)
    _raise_errors(check_implementation_guide(guide))
    return guide


def fhir_json(resource: dict[str, Any]) -> str:
    """Return a resource as JSON text, the same for the same resource."""
    return json.dumps(resource, ensure_ascii=False, indent=2) + "\n"


def _heading(
    kind: str, requirements: AnnexRequirements, title: str, language: Language
) -> dict[str, Any]:
    issue = requirements.issue
    return {
        "resourceType": kind,
        "id": requirements.id,
        "url": f"{issue.base.rstrip('/')}/{kind}/{requirements.id}",
        "version": issue.version,
        "name": _computable_name(requirements.id),
        "title": title,
        "status": "draft",
        "publisher": issue.issuer.in_language(language),
        "description": _description(requirements, language),
    }


def _description(requirements: AnnexRequirements, language: Language) -> str:
    told = requirements.description.in_language(language)
    name = requirements.name.in_language(language)
    told = told or word("fhir-description", language).format(name)
    return f"{told} {word('assumed', language)}" if requirements.assumed else told


def _computable_name(identifier: str) -> str:
    return "Module" + "".join(part[:1].upper() + part[1:] for part in identifier.split("-"))


def _rest(mode: Mode, resources: tuple[ResourceRequirement, ...]) -> dict[str, Any]:
    return {
        "mode": str(mode),
        "resource": [_resource(each) for each in resources if each.mode is mode],
    }


def _resource(asked: ResourceRequirement) -> dict[str, Any]:
    return {
        **_expected(asked.expectation),
        "type": asked.type,
        **_supported(asked.profiles),
        "interaction": [
            {**_expected(each.expectation), "code": each.code} for each in asked.interactions
        ],
        "searchParam": [
            {**_expected(each.expectation), "name": each.name, "type": each.kind}
            for each in asked.search
        ],
    }


def _supported(profiles: tuple[ProfileRequirement, ...]) -> dict[str, Any]:
    return {
        "supportedProfile": [str(each) for each in profiles],
        "_supportedProfile": [_expected(each.expectation) for each in profiles],
    }


def _expected(expectation: Expectation) -> dict[str, Any]:
    return {"extension": [{"url": EXPECTATION_URL, "valueCode": str(expectation)}]}


def _guide_url(guide: GuidePackage) -> str:
    return f"{guide.canonical}/ImplementationGuide/{guide.package or guide.id}"


def _dependency(guide: GuidePackage) -> dict[str, Any]:
    return {
        "id": re.sub(r"[^A-Za-z0-9]", "_", guide.id),
        "uri": _guide_url(guide),
        "packageId": guide.package,
        "version": guide.version,
    }


def _built(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return the data as the library writes it, which drops nothing and checks the shape."""
    try:
        from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 - an extra, and slow
    except ImportError:
        raise MissingExtra("fhir", "build FHIR artefacts") from None
    try:
        model = get_fhir_model_class(name).model_validate(_without_empty(data))
    except ValueError as error:
        raise InputInvalid(_shape_problems(error)) from None
    return cast("dict[str, Any]", json.loads(model.model_dump_json()))


def _shape_problems(error: ValueError) -> list[Diagnostic]:
    told = error.errors() if hasattr(error, "errors") else [{"loc": (), "msg": str(error)}]
    return [
        Diagnostic(
            code="fhir-shape",
            message=f"{'.'.join(map(str, each['loc']))} cannot be stated in FHIR: {each['msg']}",
            hint="mend the name, the date (YYYY-MM-DD) or the address it is made of",
        )
        for each in told
    ]


def _without_empty(value: Any) -> Any:
    """FHIR knows no empty lists or texts: leave them out, but keep the places in parallel lists."""
    if isinstance(value, dict):
        kept = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in ("", [], {})}
    if isinstance(value, list):
        return [_without_empty(each) for each in value]
    return value


def _raise_errors(found: tuple[Diagnostic, ...]) -> None:
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise InputInvalid(errors)
