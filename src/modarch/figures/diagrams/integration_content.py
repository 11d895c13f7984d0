"""What a network of integrations shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.figures.style import StandardFamily, Status

__all__ = ["Connection", "Integrations", "Party", "PartyKind", "Quality"]


class PartyKind(StrEnum):
    """What takes part in the exchange of information."""

    MODULE = "module"
    PLATFORM = "platform"
    SYSTEM = "system"
    SERVICE = "service"


class Quality(StrEnum):
    """How information comes across: as it is, through a mapping, or not at all."""

    NATIVE = "native"
    TRANSLATED = "translated"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A module, a system, a service, or a platform that others attach to.

    Parameters
    ----------
    key
        What connections call it.
    name
        What a reader calls it.
    kind
        What it is; platforms are drawn as bars.
    group
        The area it belongs to; large networks are grouped by it.
    status
        Where it stands; None leaves it unmarked.
    """

    key: str
    name: str
    kind: PartyKind
    group: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """An attachment to a platform, a link between two parties, or a need that lacks one.

    Parameters
    ----------
    one, other
        Keys of the parties; the order has no meaning.
    family
        The standard it follows.
    quality
        How information comes across.
    interim
        Whether it is there for a time only.
    count
        How many integrations it stands for.
    """

    one: str
    other: str
    family: StandardFamily
    quality: Quality = Quality.NATIVE
    interim: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrations:
    """A network of integrations in one month."""

    parties: tuple[Party, ...]
    connections: tuple[Connection, ...]
