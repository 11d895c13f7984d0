"""What stands behind a component of the risk, as a table per kind of part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.parts import (
    ElementPart,
    IntegrationPart,
    NeedPart,
    OutagePart,
    OwnerPart,
    RolePart,
    SystemPart,
)
from modarch.analysis.reachability import Cause
from modarch.deployment.ownership import OwnerKind
from modarch.deployment.risk import Risk
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.fields import capitalised, fields, two_decimals
from modarch.figures.tables.structure import role_name
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from modarch.analysis.fragmentation.explanation import Explanation
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["explanation_table", "owner_name"]

_MOST_ROWS, _MOST_NAMES, _MOST_FLOWS = 30, 3, 2
_KINDS = {
    "count": Kind.NUMBER,
    "weight": Kind.NUMBER,
    "share": Kind.SHARE,
    "split": Kind.NUMBER,
    "depends_on": Kind.NUMBER,
    "needed_by": Kind.NUMBER,
    "loss": Kind.SHARE,
    "cells": Kind.NUMBER,
    "exit": Kind.SHARE,
    "new": Kind.FLAG,
}


def explanation_table(
    result: Explanation, landscape: Landscape, language: Language, *, brief: bool = False
) -> Table:
    """Return what stands behind a component, the gravest first.

    Parameters
    ----------
    result
        The explanation.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    brief
        Whether to stop after some thirty rows.
    """
    risk = result.measure.risk.value
    keys, row = _ROWS[_PART_OF[result.measure.risk]]
    shown = result.parts[:_MOST_ROWS] if brief else result.parts
    left = len(result.parts) - len(shown)
    value = two_decimals(result.measure.value, language)
    notes = [word("risk-note.explained", language, risk=risk, value=value)]
    if left:
        notes.insert(0, word("risk-note.more", language, count=left))
    if not result.parts:
        notes = [word("risk-note.none-contribute", language, risk=risk, value=value)]
        if result.measure.value is None:
            notes = [f"{capitalised(word(f'risk-missing.{risk}', language))}."]
    name = word(f"risk.{risk}", language).lower()
    return Table(
        title=word("risk-title.explain", language, risk=risk, name=name),
        columns=fields("explain-column", keys, language, _KINDS),
        rows=tuple(row(part, landscape, language) for part in shown),
        notes=tuple(notes),
        language=language,
    )


def _some(landscape: Landscape, ids: Sequence[str], language: Language) -> str:
    return names(landscape, ids, language, most=_MOST_NAMES)


def _need(part: NeedPart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    nobody = word("walk.nowhere", language)
    mapped = (
        f"{any_name(landscape, one, language)} → {any_name(landscape, other, language)}"
        for one, other in part.mapped
    )
    reason = word(f"cause.{Cause(part.reason)}", language) if part.reason else ""
    return (
        any_name(landscape, part.consumer, language) if part.consumer else nobody,
        any_name(landscape, part.producer, language) if part.producer else nobody,
        any_name(landscape, part.information, language),
        _some(landscape, part.consumers, language),
        reason or ", ".join(mapped),
        part.count,
        part.weight,
    )


def _role(part: RolePart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    systems = [item for items in part.interfaces.values() for item in items]
    return (
        landscape.roles[part.role].name.in_language(language),
        part.share,
        len(part.interfaces),
        part.split,
        names(landscape, systems, language, most=8),
    )


def _integration(
    part: IntegrationPart, landscape: Landscape, language: Language
) -> tuple[Cell, ...]:
    return (
        word(f"artefact.{part.kind}", language),
        names(landscape, part.ends, language),
        any_name(landscape, part.information, language) if part.information else "",
        not part.there_today,
    )


def _element(part: ElementPart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    return (
        any_name(landscape, part.item, language),
        part.needed_by,
        part.depends_on,
        role_name(part.role, part.architecture, language),
    )


def _outage(part: OutagePart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    lost = [
        f"{any_name(landscape, information, language)} "
        f"({any_name(landscape, producer, language)} → {any_name(landscape, consumer, language)})"
        for consumer, producer, information, _ in part.flows[:_MOST_FLOWS]
    ]
    section = "suppliers" if part.is_supplier else landscape.section_of(part.failed)
    return (
        any_name(landscape, part.failed, language),
        word(f"part.{section.removesuffix('s')}", language),
        part.share,
        part.weight,
        ", ".join(lost),
    )


def owner_name(kind: OwnerKind, id_: str, landscape: Landscape, language: Language) -> str:
    """Return the name of an owner: a group, the region itself, or an item without a supplier."""
    if kind is OwnerKind.REGION:
        return word("owner.region", language)
    name = any_name(landscape, id_, language)
    return name if kind is OwnerKind.GROUP else word("owner.unknown", language, item=name)


def _owner(part: OwnerPart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    return (
        owner_name(part.kind, part.owner, landscape, language),
        part.cells,
        part.share,
        part.exit_probability,
        names(landscape, part.items, language, most=6),
    )


def _local(part: SystemPart, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    where = dict.fromkeys(
        ", ".join(filter(None, (_place(landscape, one, language) for one in place[:2])))
        for place in part.places
    )
    capabilities = dict.fromkeys(place[2] for place in part.places)
    return (
        any_name(landscape, part.system, language),
        part.cells,
        "; ".join(list(where)[:_MOST_NAMES]),
        _some(landscape, list(capabilities), language),
    )


def _place(landscape: Landscape, id_: str, language: Language) -> str:
    if id_ in landscape.providers:
        return landscape.providers[id_].name.in_language(language)
    return any_name(landscape, id_, language) if id_ else ""


_Row = tuple[tuple[str, ...], "Callable[[Any, Landscape, Language], tuple[Cell, ...]]"]
_ROWS: dict[type, _Row] = {
    NeedPart: (
        ("consumer", "producer", "information", "capability", "reason", "count", "weight"),
        _need,
    ),
    RolePart: (("role", "share", "interfaces", "split", "systems"), _role),
    IntegrationPart: (("kind", "ends", "information", "new"), _integration),
    ElementPart: (("item", "needed_by", "depends_on", "place"), _element),
    OutagePart: (("failed", "kind", "loss", "weight", "lost"), _outage),
    OwnerPart: (("owner", "cells", "share", "exit", "systems"), _owner),
    SystemPart: (("item", "cells", "where", "capability"), _local),
}

_PART_OF: dict[Risk, type] = {
    Risk.UNMET: NeedPart,
    Risk.TRANSLATION: NeedPart,
    Risk.INTERFACES: RolePart,
    Risk.INTEGRATIONS: IntegrationPart,
    Risk.PROPAGATION: ElementPart,
    Risk.BLAST: OutagePart,
    Risk.SUPPLIERS: OwnerPart,
    Risk.LEAKAGE: SystemPart,
}
