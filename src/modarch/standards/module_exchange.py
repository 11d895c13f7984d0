"""What a module exchanges, and how strongly a tender asks for each standard, object by object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from modarch.standards.requirements import Expectation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.landscape.text import Text
    from modarch.standards.contents import Catalogue
    from modarch.standards.records import InformationObject
    from modarch.standards.requirements import IntegrationRequirement, Role

    Levelled = tuple[Role, InformationObject, Expectation]

__all__ = ["FHIR", "OMOP", "OPENEHR", "RIV_TA", "ModuleExchange", "asked_level"]

FHIR: Final = "fhir-r4"
OPENEHR: Final = "openehr"
OMOP: Final = "omop-5.4"
RIV_TA: Final = "riv-ta"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleExchange:
    """What a module exchanges, as far as standards go.

    Parameters
    ----------
    id, name
        The module.
    produces, consumes
        Ids of information objects; one that is not in the catalogue has no bindings.
    keeps
        Objects that a platform keeps for others: they write them there and read them.
    standards
        Normalised tokens of what the tender asks for.
    speaks
        Tokens per object, where they differ from ``standards``.
    preferred
        Tokens per object that are recommended where they are not asked for: those of the platforms
        and national services at the other end.
    stores_on_platform
        Whether it stores all that it produces on a shared platform, not in the module.
    stored
        The objects that it stores on a shared platform, where that is not all of them.
    profiles
        Canonical URLs, with or without ``|version``, that the region asks for, by object.
    templates
        Ids of operational templates in the region's own catalogue.
    contracts
        Service contracts that the national services at the other end offer; of an object with any
        of them only these are asked for.
    nim, integrations
        URIs of national information sets, by object; counterparts, with who builds what.
    """

    id: str
    name: Text
    produces: tuple[str, ...] = ()
    consumes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    standards: frozenset[str] = frozenset()
    speaks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    preferred: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stores_on_platform: bool = False
    stored: frozenset[str] = frozenset()
    profiles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    contracts: frozenset[str] = frozenset()
    nim: Mapping[str, str] = field(default_factory=dict)
    integrations: tuple[IntegrationRequirement, ...] = ()

    def is_stored_elsewhere(self, information: str) -> bool:
        """Whether the module stores an object on a shared platform."""
        return self.stores_on_platform or information in self.stored

    def demanded(self, information: str) -> frozenset[str]:
        """Return the tokens that are asked for an object."""
        return self.speaks.get(information, self.standards)


def asked_level(
    exchange: ModuleExchange, information: str, line: str, catalogue: Catalogue
) -> Expectation | None:
    """Return how strongly an object is asked for in a line of standards; None when it is not.

    Parameters
    ----------
    exchange
        What the module exchanges.
    information
        The object.
    line
        A line such as `FHIR`: R4 and R4B alike.
    catalogue
        The standards and the lines they belong to.
    """
    if line in _lines(exchange.demanded(information), catalogue):
        return Expectation.SHALL
    if line in _lines(exchange.preferred.get(information, ()), catalogue):
        return Expectation.SHOULD
    return None


def _lines(tokens: Iterable[str], catalogue: Catalogue) -> set[str]:
    """Return the lines of some tokens; one pinned to an archetype is of the line of openEHR."""
    known = (catalogue.standards.get(token.partition(":")[0]) for token in tokens)
    return {standard.line for standard in known if standard}
