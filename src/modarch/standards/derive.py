"""From what a module exchanges to what a tender asks of it, by the catalogue.

The defaults follow the International Patient Access guide as Inera uses it: read and search SHALL,
version read and history SHOULD. Create and update are MAY, except where the module stores what it
produces on a shared platform: there it SHALL be able to write.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from modarch.standards.mappings import carriers
from modarch.standards.requirements import (
    AnnexRequirements,
    ArchetypeRequirement,
    Expectation,
    IntegrationRequirement,
    InteractionRequirement,
    Issue,
    Mode,
    ObjectRequirement,
    ProfileRequirement,
    ResourceRequirement,
    Role,
    SearchRequirement,
    ServiceRequirement,
    ServiceRole,
    TableRequirement,
    TemplateRequirement,
    TerminologyRequirement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.landscape.text import Text
    from modarch.standards.catalogue import Catalogue
    from modarch.standards.records import GuidePackage, InformationObject, OmopTable

__all__ = ["ModuleExchange", "default_interactions", "derive_requirements"]

_HANDS_OVER = ("Make", "Process", "Register", "Save", "Store", "Update")
SHALL, SHOULD, MAY = Expectation.SHALL, Expectation.SHOULD, Expectation.MAY


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleExchange:
    """What a module exchanges, as far as standards go.

    Parameters
    ----------
    produces, consumes
        Ids of information objects; one that is not in the catalogue has no bindings.
    standards
        Normalised tokens of what the tender asks for.
    stores_on_platform
        Whether it stores what it produces on a shared platform, not in the module.
    profiles
        Canonical URLs, with or without ``|version``, that the region asks for, by object.
    templates
        Ids of operational templates in the region's own catalogue.
    nim, integrations
        URIs of national information sets, by object; counterparts, with who builds what.
    """

    id: str
    name: Text
    produces: tuple[str, ...] = ()
    consumes: tuple[str, ...] = ()
    standards: frozenset[str] = frozenset()
    stores_on_platform: bool = False
    profiles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    nim: Mapping[str, str] = field(default_factory=dict)
    integrations: tuple[IntegrationRequirement, ...] = ()


def default_interactions(*, writes: bool) -> tuple[InteractionRequirement, ...]:
    """Return the FHIR interactions that are asked for unless the region says otherwise.

    Parameters
    ----------
    writes
        Whether the module has to write to a shared platform.
    """
    change = SHALL if writes else MAY
    stated = {
        "read": SHALL,
        "search-type": SHALL,
        "vread": SHOULD,
        "history-instance": SHOULD,
        "create": change,
        "update": change,
    }
    return tuple(InteractionRequirement(code, expectation) for code, expectation in stated.items())


def derive_requirements(
    exchange: ModuleExchange, issue: Issue, catalogue: Catalogue
) -> AnnexRequirements:
    """Return what a tender asks of a module, from what it exchanges and in which standards."""
    families = _families(exchange.standards, catalogue)
    used = list(_used(exchange, catalogue))
    resources = tuple(_resources(exchange, used, catalogue)) if "fhir" in families else ()
    produced = [each for role, each in used if role is Role.PRODUCES]
    return AnnexRequirements(
        id=exchange.id,
        name=exchange.name,
        issue=issue,
        objects=tuple(_object(role, each, exchange) for role, each in used),
        resources=resources,
        guides=tuple(_guides(resources, catalogue)),
        templates=tuple(_templates(exchange, catalogue)) if "openehr" in families else (),
        archetypes=tuple(_archetypes(used)) if "openehr" in families else (),
        tables=tuple(_tables(produced, catalogue)) if "omop" in families else (),
        services=tuple(_services(used, catalogue)) if "riv-ta" in families else (),
        integrations=exchange.integrations,
        terminologies=tuple(_terminologies(used, catalogue)),
        legal_points=catalogue.legal_points,
    )


Used = tuple[Role, "InformationObject"]
Asked = TypeVar("Asked", InteractionRequirement, ProfileRequirement)


def _families(standards: Iterable[str], catalogue: Catalogue) -> set[str]:
    known = (catalogue.standards.get(token.partition(":")[0]) for token in standards)
    return {standard.family for standard in known if standard}


def _used(exchange: ModuleExchange, catalogue: Catalogue) -> Iterator[Used]:
    for role, names in ((Role.PRODUCES, exchange.produces), (Role.CONSUMES, exchange.consumes)):
        for name in sorted(set(names)):
            if name in catalogue.objects:
                yield role, catalogue.objects[name]


def _object(role: Role, each: InformationObject, exchange: ModuleExchange) -> ObjectRequirement:
    return ObjectRequirement(
        id=each.id,
        name=each.name,
        role=role,
        ni_concepts=each.ni_concepts,
        ni_classes=each.ni_classes,
        nim=exchange.nim.get(each.id, ""),
        ehds=each.ehds,
        confirmed=not each.is_own_judgement,
    )


def _resources(
    exchange: ModuleExchange, used: list[Used], catalogue: Catalogue
) -> Iterator[ResourceRequirement]:
    found: dict[tuple[Mode, str], ResourceRequirement] = {}
    for role, each in used:
        writes = role is Role.PRODUCES and exchange.stores_on_platform
        serves = role is Role.PRODUCES and not exchange.stores_on_platform
        mode = Mode.SERVER if serves else Mode.CLIENT
        for name in each.fhir:
            asked = ResourceRequirement(
                type=name,
                mode=mode,
                interactions=default_interactions(writes=writes),
                search=tuple(_search(name, catalogue)),
                profiles=tuple(_profiles(name, each, exchange, catalogue)),
                objects=(each.id,),
            )
            known = found.get((mode, name))
            found[mode, name] = _merged(known, asked) if known else asked
    yield from (found[key] for key in sorted(found, key=lambda key: (key[0] != "server", key[1])))


def _search(name: str, catalogue: Catalogue) -> Iterator[SearchRequirement]:
    for each in catalogue.search_parameters.get(name, ()):
        yield SearchRequirement(each.name, each.kind, Expectation(each.expectation))


def _profiles(
    name: str, each: InformationObject, exchange: ModuleExchange, catalogue: Catalogue
) -> Iterator[ProfileRequirement]:
    """Yield the profiles of one type; one whose type nobody has told is for the carrying type."""
    chosen = [value.partition("|")[::2] for value in exchange.profiles.get(each.id, ())]
    for canonical, version in chosen:
        known = catalogue.profiles.get(canonical)
        if name == (known.type if known else each.fhir[0]):
            yield ProfileRequirement(canonical, version, SHALL)
    for profile in () if chosen else catalogue.profiles_of(each.id):
        if profile.type == name:
            yield ProfileRequirement(profile.canonical, "", SHOULD)


def _merged(known: ResourceRequirement, asked: ResourceRequirement) -> ResourceRequirement:
    return replace(
        known,
        interactions=_strongest(known.interactions, asked.interactions, "code"),
        profiles=_strongest(known.profiles, asked.profiles, "canonical"),
        objects=tuple(sorted({*known.objects, *asked.objects})),
    )


def _strongest(a: tuple[Asked, ...], b: tuple[Asked, ...], key: str) -> tuple[Asked, ...]:
    best: dict[str, Asked] = {}
    for each in a + b:
        name = getattr(each, key)
        if name not in best or each.expectation.rank < best[name].expectation.rank:
            best[name] = each
    return tuple(best.values())


def _guides(
    resources: tuple[ResourceRequirement, ...], catalogue: Catalogue
) -> Iterator[GuidePackage]:
    named = {profile.canonical for resource in resources for profile in resource.profiles}
    owners = {owner.id: owner for name in named if (owner := catalogue.package_of(name))}
    yield from (owners[key] for key in sorted(owners))


def _templates(exchange: ModuleExchange, catalogue: Catalogue) -> Iterator[TemplateRequirement]:
    for name in sorted(set(exchange.templates)):
        known = catalogue.templates.get(name)
        if known is None:
            yield TemplateRequirement(id=name)
        else:
            yield TemplateRequirement(
                id=name, root=known.root, archetypes=known.archetypes, sha256=known.sha256
            )


def _archetypes(used: list[Used]) -> Iterator[ArchetypeRequirement]:
    objects: dict[str, set[str]] = {}
    carrying: set[str] = set()
    for _, each in used:
        carrying.update(carriers(each.openehr))
        for name in each.openehr:
            objects.setdefault(name, set()).add(each.id)
    for name in sorted(objects):
        expectation = SHALL if name in carrying else SHOULD
        yield ArchetypeRequirement(
            archetype=name, expectation=expectation, objects=tuple(sorted(objects[name]))
        )


def _tables(produced: list[InformationObject], catalogue: Catalogue) -> Iterator[TableRequirement]:
    objects: dict[str, set[str]] = {}
    for each in produced:
        for name in each.omop:
            objects.setdefault(name, set()).add(each.id)
    for name in sorted(objects):
        fields = _core_fields(catalogue.omop_tables[name])
        yield TableRequirement(table=name, fields=fields, objects=tuple(sorted(objects[name])))


def _core_fields(table: OmopTable) -> tuple[str, ...]:
    """Who, what and when: the fields without which a row of the feed says nothing."""
    stem = table.name.partition("_")[0]
    core = {f"{table.name}_id", "person_id", f"{stem}_concept_id"}
    core |= {f"{start}{end}" for start in (stem, table.name) for end in ("_date", "_start_date")}
    return tuple(name for name in table.fields if name in core)


def _services(used: list[Used], catalogue: Catalogue) -> Iterator[ServiceRequirement]:
    objects: dict[tuple[str, ServiceRole], set[str]] = {}
    for role, each in used:
        for name in each.services:
            objects.setdefault((name, _side(name, role)), set()).add(each.id)
    for name, side in sorted(objects):
        known = catalogue.services.get(name)
        yield ServiceRequirement(
            contract=name,
            role=side,
            domain=known.domain if known else "",
            versions=known.versions if known else (),
            index=bool(known and side is ServiceRole.PRODUCER and "NPÖ" in known.note),
            objects=tuple(sorted(objects[name, side])),
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
