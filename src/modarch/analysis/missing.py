"""Which values a model lacks, and which answers wait for them.

A missing value *blocks* an answer that cannot be given without it, and *widens* one that is given
as an interval or rests on a default instead.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from modarch.landscape.components import RiskClass, Sourcing
from modarch.landscape.elements import Known
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.components import Component
    from modarch.landscape.items import System
    from modarch.landscape.model import Landscape

__all__ = ["Answer", "Gap", "MissingResult", "MissingValue", "find_missing"]


class Answer(StrEnum):
    """An answer that a missing value blocks or widens."""

    CONTRACT_VERDICT = "contract-verdict"
    LATEST_START = "latest-start"
    NOTICE = "notice"
    INTERIM_COST = "interim-cost"
    PLAN = "plan"
    CAPACITY = "capacity"
    MAPPINGS = "mappings"
    REACHABILITY = "reachability"
    UI_SPLIT = "ui-split"
    BLAST_RADIUS = "blast-radius"
    SUPPLIERS = "suppliers"
    OWNERSHIP = "ownership"
    SIMULATION = "simulation"
    REGULATION = "regulation"


class Gap(StrEnum):
    """How a value is missing."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingValue:
    """A field that is missing on some elements, and what waits for it.

    Parameters
    ----------
    section, field
        Where the field stands.
    gap
        How it is missing.
    blocks, widens
        The answers that wait for it.
    elements
        The elements concerned, sorted; a single empty one for the programme as a whole.
    """

    section: str
    field: str
    gap: Gap
    blocks: tuple[Answer, ...]
    widens: tuple[Answer, ...]
    elements: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much it would unlock: per element two for an answer blocked, one for one widened."""
        return len(self.elements) * (2 * len(self.blocks) + len(self.widens))


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingResult(Result):
    """What a model lacks.

    Parameters
    ----------
    record
        What the result was made from.
    values
        The missing fields, those that unlock most first.
    """

    record: RunRecord
    values: tuple[MissingValue, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per missing field."""
        return [to_plain(one) | {"weight": one.weight} for one in self.values]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A way in which a field can be missing, and what waits for it."""

    section: str
    field: str
    gap: Gap = Gap.MISSING
    blocks: tuple[Answer, ...] = ()
    widens: tuple[Answer, ...] = ()


_VERDICTS = (Answer.CONTRACT_VERDICT, Answer.LATEST_START)
_ENDS_UNKNOWN = _Kind("contracts", "ends", Gap.UNKNOWN, blocks=_VERDICTS, widens=(Answer.PLAN,))
_ENDS_INTERVAL = _Kind("contracts", "ends", Gap.INTERVAL, widens=(*_VERDICTS, Answer.PLAN))
_OPTIONS = _Kind("contracts", "extensions", widens=_VERDICTS)
_NOTICE = _Kind("contracts", "notice_months", blocks=(Answer.NOTICE,))
_CONTRACT = _Kind("systems", "contracts", blocks=_VERDICTS, widens=(Answer.PLAN,))
_SUPPORT = _Kind("systems", "end_of_support", Gap.UNKNOWN, blocks=_VERDICTS)
_INTERIM = _Kind("systems", "interim_cost_sek_per_month", widens=(Answer.INTERIM_COST,))
_SUPPLIER = _Kind("systems", "supplier", widens=(Answer.SUPPLIERS,))
_GATE = _Kind("programme", "gates", Gap.UNKNOWN, widens=(Answer.PLAN, Answer.LATEST_START))
_CAPACITY = _Kind("programme", "capacity", blocks=(Answer.CAPACITY,), widens=(Answer.PLAN,))
_CHANGE = _Kind("settings", "change_capacity", widens=(Answer.CAPACITY, Answer.PLAN))
_ROLES = _Kind("roles", "capabilities", blocks=(Answer.UI_SPLIT,))
_PATHWAYS = _Kind("pathways", "steps", widens=(Answer.REACHABILITY,))
_OWNER = _Kind("integrations", "owner", blocks=(Answer.OWNERSHIP,))
_SIZE = ("size", Gap.MISSING, (), (Answer.PLAN, Answer.LATEST_START))
_BIDDERS = ("bidders", Gap.MISSING, (), (Answer.SIMULATION,))
_CERTIFIED = ("regulation", Gap.UNKNOWN, (), (Answer.PLAN, Answer.REGULATION))
_STANDARDS = ("standards", Gap.MISSING, (), (Answer.MAPPINGS, Answer.REACHABILITY))
_AVAILABILITY = ("availability", Gap.MISSING, (), (Answer.BLAST_RADIUS,))


def find_missing(landscape: Landscape) -> MissingResult:
    """Return which missing values block or widen which answers.

    Parameters
    ----------
    landscape
        The model.
    """
    elements: dict[_Kind, set[str]] = defaultdict(set)
    for kind, element in (
        *_of_contracts(landscape),
        *_of_systems(landscape),
        *_of_programme(landscape),
        *_of_whole(landscape),
        *_of_components(landscape),
        *_of_items(landscape),
    ):
        elements[kind].add(element)
    values = [
        MissingValue(
            section=kind.section,
            field=kind.field,
            gap=kind.gap,
            blocks=kind.blocks,
            widens=kind.widens,
            elements=tuple(sorted(names)),
        )
        for kind, names in elements.items()
    ]
    values.sort(key=lambda one: (-one.weight, one.section, one.field, one.gap))
    return MissingResult(record=RunRecord.of(landscape), values=tuple(values))


_Found = tuple[_Kind, str]


def _of_contracts(landscape: Landscape) -> Iterator[_Found]:
    in_use = {name for system in _leaving(landscape) for name in system.contracts}
    for id_ in sorted(in_use):
        contract = landscape.contracts[id_]
        if contract.ends.is_unknown:
            yield _ENDS_UNKNOWN, id_
        elif not contract.ends.is_known:
            yield _ENDS_INTERVAL, id_
        if "extensions" not in landscape.stated_fields("contracts", id_):
            yield _OPTIONS, id_
        if contract.notice_months is None:
            yield _NOTICE, id_


def _leaving(landscape: Landscape) -> list[System]:
    return [system for _, system in sorted(landscape.systems.items()) if not system.keep]


def _of_systems(landscape: Landscape) -> Iterator[_Found]:
    for system in _leaving(landscape):
        if not system.contracts and system.end_of_support is None:
            yield _CONTRACT, system.id
        if system.end_of_support is not None and system.end_of_support.is_unknown:
            yield _SUPPORT, system.id
        if system.interim_cost_sek_per_month is None:
            yield _INTERIM, system.id
        if not system.supplier:
            yield _SUPPLIER, system.id


def _of_programme(landscape: Landscape) -> Iterator[_Found]:
    for id_, gate in sorted(landscape.programme.gates.items()):
        stated = gate.opens is not None or gate.months is not None
        if not stated or (gate.opens is not None and gate.opens.is_unknown):
            yield _GATE, id_
    for id_, setting in sorted(landscape.settings.items()):
        if setting.change_capacity is None:
            yield _CHANGE, id_
    for id_, integration in sorted(landscape.integrations.items()):
        if not integration.owner:
            yield _OWNER, id_


def _of_whole(landscape: Landscape) -> Iterator[_Found]:
    """Yield the parts that the model as a whole lacks."""
    if landscape.components and not landscape.programme.capacity:
        yield _CAPACITY, ""
    if not landscape.roles:
        yield _ROLES, ""
    if not landscape.pathways and not landscape.needs:
        yield _PATHWAYS, ""


def _of_components(landscape: Landscape) -> Iterator[_Found]:
    for id_, component in sorted(landscape.components.items()):
        section = landscape.section_of(id_)
        if component.size is None and "phases" not in landscape.stated_fields(section, id_):
            yield _Kind(section, *_SIZE), id_
        if component.bidders is None and component.sourcing is Sourcing.PROCURED:
            yield _Kind(section, *_BIDDERS), id_
        if _certificate_is_open(component):
            yield _Kind(section, *_CERTIFIED), id_


_THIRD_PARTY = frozenset({RiskClass.IIA, RiskClass.IIB, RiskClass.III})


def _certificate_is_open(component: Component) -> bool:
    regulation = component.regulation
    return regulation.certified is Known.UNKNOWN and regulation.risk_class in _THIRD_PARTY


def _of_items(landscape: Landscape) -> Iterator[_Found]:
    for id_, item in sorted(landscape.items.items()):
        section = landscape.section_of(id_)
        speaks = item.standards or item.speaks or getattr(item, "canonical", ())
        exchanges = item.capabilities or item.produces or item.consumes
        if exchanges and not speaks:
            yield _Kind(section, *_STANDARDS), id_
        if item.availability is None and section in ("platforms", "systems"):
            yield _Kind(section, *_AVAILABILITY), id_
