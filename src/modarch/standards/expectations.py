"""How strongly something is asked of a module, and on which side of an exchange it stands."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Expectation", "Mode", "Role", "ServiceRole"]


class Expectation(StrEnum):
    """How strongly something is asked for, in the words of RFC 2119, strongest first."""

    SHALL = "SHALL"
    SHOULD = "SHOULD"
    MAY = "MAY"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Expectation).index(self)

    def weaker(self, other: Expectation) -> Expectation:
        """Return the weaker of the two."""
        return max(self, other, key=lambda each: each.rank)

    def stronger(self, other: Expectation) -> Expectation:
        """Return the stronger of the two."""
        return min(self, other, key=lambda each: each.rank)


class Mode(StrEnum):
    """Whether the module serves a FHIR interface or calls one."""

    SERVER = "server"
    CLIENT = "client"


class Role(StrEnum):
    """What the module does with an information object; a platform keeps it for others."""

    KEEPS = "keeps"
    PRODUCES = "produces"
    CONSUMES = "consumes"


class ServiceRole(StrEnum):
    """The module's side of a service contract: it answers as producer, it calls as consumer."""

    PRODUCER = "producer"
    CONSUMER = "consumer"
