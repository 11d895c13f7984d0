"""What kind of number each measure is, what it is about, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from modarch.figures.table import Kind
from modarch.figures.words.formats import duration, number, share
from modarch.figures.words.phrase import word
from modarch.landscape.measures import Direction, MeasureName

if TYPE_CHECKING:
    from modarch.landscape.text import Language

__all__ = ["GAUGES", "Area", "Gauge", "amount", "measure_name"]

M = MeasureName

_MILLION: Final = 1e6


class Area(StrEnum):
    """What measures are about."""

    TIME = "time"
    INTERIM = "interim"
    INTEGRATIONS = "integrations"
    FRAGMENTATION = "fragmentation"
    SUPPLIERS = "suppliers"
    CHANGE = "change"
    GROUND = "ground"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """How a measure is read.

    Parameters
    ----------
    area
        What it is about.
    kind
        What kind of number it is.
    decimals
        How many decimals are shown; None shows what the number needs.
    better
        Which way is better; None where opinions differ, or it is no merit.
    counted
        True for what is counted in the model as written, so that no tolerance applies.
    """

    area: Area
    kind: Kind = Kind.NUMBER
    decimals: int | None = None
    better: Direction | None = Direction.LOWER
    counted: bool = False


def _months(area: Area) -> Gauge:
    return Gauge(area=area, kind=Kind.MONTHS)


def _count(
    area: Area, better: Direction | None = Direction.LOWER, *, counted: bool = True
) -> Gauge:
    return Gauge(area=area, better=better, counted=counted)


def _share(area: Area, better: Direction | None = Direction.LOWER) -> Gauge:
    return Gauge(area=area, kind=Kind.SHARE, decimals=0, better=better)


def _index() -> Gauge:
    return Gauge(area=Area.FRAGMENTATION, decimals=2)


GAUGES: Final[dict[MeasureName, Gauge]] = {
    M.FIRST_USE: _months(Area.TIME),
    M.HALF: _months(Area.TIME),
    M.FULL: _months(Area.TIME),
    M.DURATION: _months(Area.TIME),
    M.INTERIM_MONTHS: _count(Area.INTERIM, counted=False),
    M.INTERIM_COST: Gauge(area=Area.INTERIM, kind=Kind.MONEY),
    M.CONTRACTS_BREACHED: _count(Area.INTERIM),
    M.CONTRACTS_UNKNOWN: _count(Area.INTERIM, None),
    M.INTEGRATIONS_NOW: _count(Area.INTEGRATIONS, None, counted=False),
    M.INTEGRATIONS_PEAK: _count(Area.INTEGRATIONS, counted=False),
    M.INTEGRATIONS_END: _count(Area.INTEGRATIONS, counted=False),
    M.INTERIM_INTEGRATIONS: _count(Area.INTEGRATIONS, counted=False),
    M.UNMET: _index(),
    M.TRANSLATION: _index(),
    M.INTERFACES: _index(),
    M.INTEGRATION_LOAD: _index(),
    M.PROPAGATION: _index(),
    M.BLAST: _index(),
    M.SUPPLIER_EXPOSURE: _index(),
    M.LEAKAGE: _index(),
    M.FRAGMENTATION: _index(),
    M.MODULE_FAILURE: _share(Area.SUPPLIERS),
    M.SUPPLIERS: _count(Area.SUPPLIERS, None),
    M.LARGEST_SUPPLIER: _share(Area.SUPPLIERS),
    M.PROCUREMENTS: _count(Area.SUPPLIERS, None),
    M.LARGEST_PROCUREMENT: _share(Area.SUPPLIERS),
    M.REPLACEABILITY: _share(Area.SUPPLIERS, Direction.HIGHER),
    M.IN_HOUSE: _share(Area.SUPPLIERS, None),
    M.CHANGES_PER_YEAR: Gauge(area=Area.CHANGE, decimals=1),
    M.LARGEST_CHANGE: _share(Area.CHANGE),
    M.SYSTEMS_PER_ROLE: Gauge(area=Area.CHANGE, decimals=1),
    M.CERTIFICATES: _count(Area.GROUND),
    M.ASSUMPTIONS: _count(Area.GROUND, None, counted=False),
}
"""Every measure, in the order they are shown."""


def measure_name(measure: MeasureName, language: Language) -> str:
    """Return what a reader calls a measure."""
    return word(f"measure.{measure}", language)


def amount(value: float, measure: MeasureName, language: Language, *, unit: bool = True) -> str:
    """Return a value of a measure.

    Parameters
    ----------
    value
        The value.
    measure
        Which measure.
    language
        ``sv`` or ``en``.
    unit
        Whether to write the unit; per cent always are.
    """
    gauge = GAUGES[measure]
    if gauge.kind is Kind.SHARE:
        return share(value, language, gauge.decimals or 0)
    if gauge.kind is Kind.MONEY:
        millions = number(value / _MILLION, language, 0)
        return word("compare-money.millions", language, amount=millions) if unit else millions
    if gauge.kind is Kind.MONTHS and unit:
        return duration(value, language)
    return number(value, language, gauge.decimals)
