"""Rules about standards: the words a model uses for them, and how they represent information.

Only what the model states is checked; what comes from the catalogue is held against its sources by
tests. The catalogue is read only when there is something to check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.rules.rule import Finding, rule
from modarch.errors import InputInvalid, Severity, did_you_mean
from modarch.landscape.model import ITEM_SECTIONS
from modarch.standards.bindings import CHECKS, check_fhir_type
from modarch.standards.catalogue import catalogue_with, load_catalogue
from modarch.standards.tokens import PROPRIETARY, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.errors import Diagnostic
    from modarch.landscape.model import Landscape
    from modarch.landscape.provenance import Path
    from modarch.standards.contents import Catalogue

    Written = Iterator[tuple[Path, str]]

__all__ = [
    "BINDING_MALFORMED",
    "BINDING_TO_CHECK",
    "BINDING_UNKNOWN",
    "OWN_CATALOGUE_ODD",
    "OWN_CATALOGUE_UNUSABLE",
    "UNKNOWN_CATALOGUE_OBJECT",
    "UNKNOWN_STANDARD",
]

_EHDS_CATEGORIES = range(1, 7)


@rule("unknown-standard")
def UNKNOWN_STANDARD(landscape: Landscape) -> Iterator[Finding]:
    """A standard that nobody has told modarch about.

    Problem: it is compared as text, so two spellings of it need a translation between them.
    Example: a system speaks ``fihr-r4``, and the platform keeps ``fhir-r4``.
    Remedy: write a known name, or add it under ``standards:`` in a catalogue of your own.
    """
    written = list(_standards(landscape))
    if not written:
        return
    catalogue = _catalogue(landscape)
    tokens = Tokens(catalogue)
    known = {name for token, one in catalogue.standards.items() for name in (token, *one.aliases)}
    for path, token in written:
        plain = tokens.normalise(token).partition(":")[0]
        if plain not in catalogue.standards and plain != PROPRIETARY:
            own = f"add {token} under standards: in a catalogue of your own"
            yield Finding(
                path=path,
                message=f"the standard {token!r} is not known",
                hint=did_you_mean(token, known) or own,
            )


@rule("unknown-catalogue-object", Severity.ERROR)
def UNKNOWN_CATALOGUE_OBJECT(landscape: Landscape) -> Iterator[Finding]:
    """An information object that names a row the catalogue does not have.

    Problem: the object has no bindings, so every exchange of it looks as if it needed an adapter.
    Example: ``catalogue: lab-results`` where the row is called ``lab-result``.
    Remedy: write the id of a row (``modarch standards list``), or add one in your own catalogue.
    """
    named = {id_: one.catalogue for id_, one in landscape.information.items() if one.catalogue}
    known = _catalogue(landscape).objects if named else {}
    for id_, name in named.items():
        if name not in known:
            yield Finding(
                path=("information", id_, "catalogue"),
                message=f"there is no row {name!r} in the catalogue of standards",
                hint=did_you_mean(name, known) or "see the rows with: modarch standards list",
            )


@rule("binding-malformed", Severity.ERROR)
def BINDING_MALFORMED(landscape: Landscape) -> Iterator[Finding]:
    """A binding that is malformed, or names nothing in a closed list.

    Problem: the standard has no such thing, so no supplier can deliver it.
    Example: ``fhir: [Obervation]``, ``omop: [measurements]`` or an archetype id without version.
    Remedy: write the name as the standard spells it; the hint gives the closest one.
    """
    yield from _found(landscape, Severity.ERROR)
    for id_, information in landscape.information.items():
        ehds = information.standards.ehds
        if ehds is not None and ehds not in _EHDS_CATEGORIES:
            yield Finding(
                path=("information", id_, "standards", "ehds"),
                message=f"{ehds} is not a priority category of the EHDS",
                hint="write a number from 1 to 6",
            )


@rule("binding-unknown")
def BINDING_UNKNOWN(landscape: Landscape) -> Iterator[Finding]:
    """A binding that names something modarch has not heard of, in a list that is open.

    Problem: it may be a local archetype, profile or contract, or a slip of the pen.
    Example: ``openehr: [openEHR-EHR-OBSERVATION.blood_presure.v2]``.
    Remedy: write the known name, or add your own to a catalogue (``modarch standards add``).
    """
    yield from _found(landscape, Severity.WARNING)


@rule("binding-to-check", Severity.NOTE)
def BINDING_TO_CHECK(landscape: Landscape) -> Iterator[Finding]:
    """A binding in a version, or from a publisher, that modarch has not seen.

    Problem: it may be newer than modarch, or it may not exist.
    Example: ``services: [GetDiagnosis 7.0]``.
    Remedy: look it up at the publisher; nothing has to be changed in the model.
    """
    yield from _found(landscape, Severity.NOTE)


@rule("own-catalogue-unusable", Severity.ERROR)
def OWN_CATALOGUE_UNUSABLE(landscape: Landscape) -> Iterator[Finding]:
    """A catalogue of standards of your own that cannot be used.

    Problem: none of its rows count, and the commands that need the catalogue stop.
    Example: ``catalogues: region.yaml``, where a row binds to the FHIR type ``Obervation``.
    Remedy: mend the line that the message names.
    """
    try:
        catalogue_with(landscape.catalogues)
    except InputInvalid as invalid:
        yield from _of_catalogue(invalid.diagnostics)


@rule("own-catalogue-odd")
def OWN_CATALOGUE_ODD(landscape: Landscape) -> Iterator[Finding]:
    """A row in a catalogue of your own that names something nobody has heard of.

    Problem: it may be local, or a slip of the pen.
    Example: a row binds to an archetype that is neither under ``archetypes:`` nor in a template.
    Remedy: mend the line, or add what it names to the catalogue.
    """
    if landscape.catalogues:
        found = _catalogue(landscape).findings
        yield from _of_catalogue(one for one in found if one.severity is Severity.WARNING)


def _of_catalogue(diagnostics: Iterable[Diagnostic]) -> Iterator[Finding]:
    for one in diagnostics:
        place = f"{one.location}: " if one.location else ""
        yield Finding(path=("catalogues",), message=f"{place}{one.message}", hint=one.hint)


def _catalogue(landscape: Landscape) -> Catalogue:
    """Return the catalogue; the shipped one when the region's own rows cannot be used."""
    try:
        return catalogue_with(landscape.catalogues)
    except InputInvalid:
        return load_catalogue()


def _found(landscape: Landscape, severity: Severity) -> Iterator[Finding]:
    written = list(_bindings(landscape))
    if not written:
        return
    catalogue = _catalogue(landscape)
    has_types = any(kind == "fhir" for _, kind, _ in written)
    releases = _releases(landscape, catalogue) if has_types else ()
    for path, kind, value in written:
        for one in _checked(kind, value, releases, catalogue):
            if one.severity is severity:
                yield Finding(path=path, message=one.message, hint=one.hint)


def _checked(
    kind: str, value: str, releases: tuple[str, ...], catalogue: Catalogue
) -> tuple[Diagnostic, ...]:
    if kind != "fhir":
        return CHECKS[kind](value, catalogue)
    found = [check_fhir_type(value, catalogue, release) for release in releases]
    return () if () in found else found[0]


def _bindings(landscape: Landscape) -> Iterator[tuple[Path, str, str]]:
    """Yield every binding that is stated, with its place and kind."""
    for id_, information in landscape.information.items():
        for kind in CHECKS:
            path = ("information", id_, "standards", kind)
            for place, value in _each(path, getattr(information.standards, kind)):
                yield place, kind, value
    for id_, service in landscape.services.items():
        for place, value in _each(
            ("services", id_, "service_contracts"), service.service_contracts
        ):
            yield place, "profiles" if "://" in value else "services", value


def _standards(landscape: Landscape) -> Written:
    """Yield every word for a standard that systems speak, with its place."""
    for section in ITEM_SECTIONS:
        for id_, item in getattr(landscape, section).items():
            yield from _each((section, id_, "standards"), item.standards)
            for information, words in item.speaks.items():
                yield from _each((section, id_, "speaks", information), words)
    for id_, platform in landscape.platforms.items():
        path: Path = ("platforms", id_, "canonical")
        default = (*path, "default")
        is_mapping = landscape.locate(default) != landscape.locate(path)
        yield from _each(default if is_mapping else path, platform.canonical)
        for information, words in platform.canonical_by_object.items():
            yield from _each((*path, information), words)
    for id_, integration in landscape.integrations.items():
        if integration.standard:
            yield ("integrations", id_, "standard"), integration.standard


def _each(path: Path, words: tuple[str, ...]) -> Written:
    for place, word in enumerate(words):
        yield (*path, place), word


def _releases(landscape: Landscape, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the FHIR releases that anybody speaks, R4 first; R4 when nobody speaks FHIR."""
    tokens = Tokens(catalogue)
    spoken = {tokens.normalise(word) for _, word in _standards(landscape)}
    known = [catalogue.standards[token] for token in spoken if token in catalogue.standards]
    found = {name for one in known if one.family == "fhir" for name in one.releases}
    return tuple(sorted(found or {"R4"}, key=lambda name: (name != "R4", name)))
