"""From what a module exchanges to what a tender asks of it, by the catalogue.

The defaults follow the International Patient Access guide as Inera uses it: read and search SHALL,
version read and history SHOULD. Create and update are MAY, except where the module stores what it
produces on a shared platform: there it SHALL be able to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.standards.derive_fhir import default_interactions, derive_guides, derive_resources
from modarch.standards.mappings import carriers
from modarch.standards.module_exchange import (
    FHIR,
    OMOP,
    OPENEHR,
    RIV_TA,
    ModuleExchange,
    asked_level,
)
from modarch.standards.requirements import (
    AnnexRequirements,
    ArchetypeRequirement,
    Expectation,
    ObjectRequirement,
    Role,
    ServiceRequirement,
    ServiceRole,
    TableRequirement,
    TemplateRequirement,
    TerminologyRequirement,
)
from modarch.standards.tokens import PROPRIETARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.standards.catalogue import Catalogue
    from modarch.standards.module_exchange import Levelled
    from modarch.standards.records import InformationObject, OmopTable
    from modarch.standards.requirements import Issue

__all__ = ["ModuleExchange", "default_interactions", "derive_requirements"]

_HANDS_OVER = ("Make", "Process", "Register", "Save", "Store", "Update")
SHOULD = Expectation.SHOULD


def derive_requirements(
    exchange: ModuleExchange, issue: Issue, catalogue: Catalogue
) -> AnnexRequirements:
    """Return what a tender asks of a module, from what it exchanges and in which standards.

    What is asked in a standard that is only recommended for an object is never more than SHOULD.
    """
    used = list(_used(exchange, catalogue))
    resources = tuple(
        derive_resources(exchange, _asked(exchange, used, FHIR, catalogue), catalogue)
    )
    spoken = list(_asked(exchange, used, OPENEHR, catalogue))
    return AnnexRequirements(
        id=exchange.id,
        name=exchange.name,
        issue=issue,
        objects=tuple(_object(role, each, exchange) for role, each in used),
        resources=resources,
        guides=tuple(derive_guides(resources, catalogue)),
        templates=tuple(_templates(exchange, spoken, catalogue)) if spoken else (),
        archetypes=tuple(_archetypes(spoken)),
        tables=tuple(_tables(_asked(exchange, used, OMOP, catalogue), catalogue)),
        services=tuple(_services(exchange, used, catalogue)),
        integrations=exchange.integrations,
        terminologies=tuple(_terminologies(used, catalogue)),
        legal_points=catalogue.legal_points,
    )


Used = tuple[Role, "InformationObject"]


def _used(exchange: ModuleExchange, catalogue: Catalogue) -> Iterator[Used]:
    roles = (
        (Role.KEEPS, exchange.keeps),
        (Role.PRODUCES, exchange.produces),
        (Role.CONSUMES, exchange.consumes),
    )
    for role, names in roles:
        for name in sorted(set(names)):
            if name in catalogue.objects:
                yield role, catalogue.objects[name]


def _asked(
    exchange: ModuleExchange, used: list[Used], line: str, catalogue: Catalogue
) -> Iterator[Levelled]:
    """Yield what is asked for in a line of standards, and how strongly."""
    for role, each in used:
        level = asked_level(exchange, each.id, line, catalogue)
        if level is not None:
            yield role, each, level


def _object(role: Role, each: InformationObject, exchange: ModuleExchange) -> ObjectRequirement:
    demanded = exchange.demanded(each.id)
    preferred = exchange.preferred.get(each.id, frozenset()) - demanded
    return ObjectRequirement(
        id=each.id,
        name=each.name,
        role=role,
        ni_concepts=each.ni_concepts,
        ni_classes=each.ni_classes,
        nim=exchange.nim.get(each.id, each.nim),
        ehds=each.ehds,
        confirmed=not each.is_own_judgement,
        demanded=_open(demanded),
        preferred=_open(preferred),
    )


def _templates(
    exchange: ModuleExchange, spoken: list[Levelled], catalogue: Catalogue
) -> Iterator[TemplateRequirement]:
    level = min((one[2] for one in spoken), key=lambda each: each.rank)
    for name in sorted(set(exchange.templates)):
        known = catalogue.templates.get(name)
        if known is None:
            yield TemplateRequirement(id=name, expectation=level)
        else:
            yield TemplateRequirement(
                id=name,
                root=known.root,
                archetypes=known.archetypes,
                sha256=known.sha256,
                expectation=level,
            )


def _open(tokens: frozenset[str]) -> tuple[str, ...]:
    """Return the standards that a tender may ask for: no supplier's own format."""
    return tuple(sorted(token for token in tokens if not token.startswith(PROPRIETARY)))


def _archetypes(spoken: list[Levelled]) -> Iterator[ArchetypeRequirement]:
    objects: dict[str, set[str]] = {}
    levels: dict[str, Expectation] = {}
    for _, each, level in spoken:
        carrying = set(carriers(each.openehr))
        for name in each.openehr:
            asked = level if name in carrying else SHOULD
            levels[name] = levels.get(name, asked).stronger(asked)
            objects.setdefault(name, set()).add(each.id)
    for name in sorted(objects):
        yield ArchetypeRequirement(
            archetype=name, expectation=levels[name], objects=tuple(sorted(objects[name]))
        )


def _tables(spoken: Iterator[Levelled], catalogue: Catalogue) -> Iterator[TableRequirement]:
    objects: dict[str, set[str]] = {}
    levels: dict[str, Expectation] = {}
    for role, each, level in spoken:
        for name in each.omop if role is not Role.CONSUMES else ():
            levels[name] = levels.get(name, level).stronger(level)
            objects.setdefault(name, set()).add(each.id)
    for name in sorted(objects):
        yield TableRequirement(
            table=name,
            fields=_core_fields(catalogue.omop_tables[name]),
            expectation=levels[name],
            objects=tuple(sorted(objects[name])),
        )


def _core_fields(table: OmopTable) -> tuple[str, ...]:
    """Who, what and when: the fields without which a row of the feed says nothing."""
    stem = table.name.partition("_")[0]
    core = {f"{table.name}_id", "person_id", f"{stem}_concept_id", f"{table.name}_concept_id"}
    core |= {f"{start}{end}" for start in (stem, table.name) for end in ("_date", "_start_date")}
    return tuple(name for name in table.fields if name in core)


def _services(
    exchange: ModuleExchange, used: list[Used], catalogue: Catalogue
) -> Iterator[ServiceRequirement]:
    objects: dict[tuple[str, ServiceRole], set[str]] = {}
    levels: dict[tuple[str, ServiceRole], Expectation] = {}
    for role, each, level in _asked(exchange, used, RIV_TA, catalogue):
        offered = tuple(name for name in each.services if name in exchange.contracts)
        for name in () if role is Role.KEEPS else offered or each.services:
            key = (name, _side(name, role))
            levels[key] = levels.get(key, level).stronger(level)
            objects.setdefault(key, set()).add(each.id)
    for name, side in sorted(objects):
        known = catalogue.services.get(name)
        yield ServiceRequirement(
            contract=name,
            role=side,
            domain=known.domain if known else "",
            versions=known.versions if known else (),
            index=bool(known and side is ServiceRole.PRODUCER and "NPÖ" in known.note),
            objects=tuple(sorted(objects[name, side])),
            expectation=levels[name, side],
        )


def _side(contract: str, role: Role) -> ServiceRole:
    """Tell who calls: a contract that hands over is called by who has, the others by who needs."""
    calls = contract.startswith(_HANDS_OVER) == (role is Role.PRODUCES)
    return ServiceRole.CONSUMER if calls else ServiceRole.PRODUCER


def _terminologies(used: list[Used], catalogue: Catalogue) -> Iterator[TerminologyRequirement]:
    objects: dict[str, set[str]] = {}
    for _, each in used:
        for name in each.terminologies:
            objects.setdefault(name, set()).add(each.id)
    for name in sorted(objects):
        if name in catalogue.terminologies:
            yield TerminologyRequirement(
                terminology=catalogue.terminologies[name], objects=tuple(sorted(objects[name]))
            )
