"""What a tender asks in FHIR: resource types by mode, with interactions, searches and profiles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from modarch.standards.requirements import (
    Expectation,
    InteractionRequirement,
    Mode,
    ProfileRequirement,
    ResourceRequirement,
    Role,
    SearchRequirement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.standards.contents import Catalogue
    from modarch.standards.module_exchange import Levelled, ModuleExchange
    from modarch.standards.records import GuidePackage, InformationObject

__all__ = ["default_interactions", "derive_guides", "derive_resources"]

SHALL, SHOULD, MAY = Expectation.SHALL, Expectation.SHOULD, Expectation.MAY

Asked = TypeVar("Asked", InteractionRequirement, ProfileRequirement, SearchRequirement)


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


def derive_resources(
    exchange: ModuleExchange, asked: Iterable[Levelled], catalogue: Catalogue
) -> Iterator[ResourceRequirement]:
    """Yield what is asked of each FHIR resource type in each mode, servers first.

    Parameters
    ----------
    exchange
        What the module exchanges.
    asked
        Role, object and level of what is asked for in FHIR.
    catalogue
        Search parameters and profiles.
    """
    found: dict[tuple[Mode, str], ResourceRequirement] = {}
    for role, each, level in asked:
        for name in each.fhir:
            wanted = _resource(name, role, each, level, exchange, catalogue)
            known = found.get((wanted.mode, name))
            found[wanted.mode, name] = _merged(known, wanted) if known else wanted
    yield from (found[key] for key in sorted(found, key=lambda key: (key[0] != "server", key[1])))


def _resource(
    name: str,
    role: Role,
    each: InformationObject,
    level: Expectation,
    exchange: ModuleExchange,
    catalogue: Catalogue,
) -> ResourceRequirement:
    stored = role is Role.PRODUCES and exchange.is_stored_elsewhere(each.id)
    serves = role is Role.KEEPS or (role is Role.PRODUCES and not stored)
    return ResourceRequirement(
        type=name,
        mode=Mode.SERVER if serves else Mode.CLIENT,
        interactions=tuple(
            replace(one, expectation=one.expectation.weaker(level))
            for one in default_interactions(writes=stored or role is Role.KEEPS)
        ),
        search=tuple(_search(name, level, catalogue)),
        profiles=tuple(_profiles(name, each, level, exchange, catalogue)),
        objects=(each.id,),
    )


def _search(name: str, level: Expectation, catalogue: Catalogue) -> Iterator[SearchRequirement]:
    for each in catalogue.search_parameters.get(name, ()):
        expectation = Expectation(each.expectation).weaker(level)
        yield SearchRequirement(each.name, each.kind, expectation)


def _profiles(
    name: str,
    each: InformationObject,
    level: Expectation,
    exchange: ModuleExchange,
    catalogue: Catalogue,
) -> Iterator[ProfileRequirement]:
    """Yield the profiles of one type; one whose type nobody has told is for the carrying type."""
    chosen = [value.partition("|")[::2] for value in exchange.profiles.get(each.id, ())]
    for canonical, version in chosen:
        known = catalogue.profiles.get(canonical)
        if name == (known.type if known else each.fhir[0]):
            yield ProfileRequirement(canonical, version, level)
    for profile in () if chosen else catalogue.profiles_of(each.id):
        if profile.type == name:
            yield ProfileRequirement(profile.canonical, "", SHOULD)


def _merged(known: ResourceRequirement, asked: ResourceRequirement) -> ResourceRequirement:
    return replace(
        known,
        interactions=_strongest(known.interactions, asked.interactions, "code"),
        search=_strongest(known.search, asked.search, "name"),
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


def derive_guides(
    resources: tuple[ResourceRequirement, ...], catalogue: Catalogue
) -> Iterator[GuidePackage]:
    """Yield the implementation guides that the profiles of some resource types belong to."""
    named = {profile.canonical for resource in resources for profile in resource.profiles}
    owners = {owner.id: owner for name in named if (owner := catalogue.package_of(name))}
    yield from (owners[key] for key in sorted(owners))
