"""What can be measured of an alternative, and what people say that a measure will show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Assertion", "Direction", "MeasureName"]


class MeasureName(StrEnum):
    """What can be measured of an alternative; `modarch compare` explains each."""

    FIRST_USE = "first-use"
    HALF = "half"
    FULL = "full"
    DURATION = "duration"
    INTERIM_MONTHS = "interim-months"
    INTERIM_COST = "interim-cost"
    CONTRACTS_BREACHED = "contracts-breached"
    CONTRACTS_UNKNOWN = "contracts-unknown"
    INTEGRATIONS_NOW = "integrations-now"
    INTEGRATIONS_PEAK = "integrations-peak"
    INTEGRATIONS_END = "integrations-end"
    INTERIM_INTEGRATIONS = "interim-integrations"
    UNMET = "unmet"
    TRANSLATION = "translation"
    INTERFACES = "interfaces"
    INTEGRATION_LOAD = "integration-load"
    PROPAGATION = "propagation"
    BLAST = "blast"
    SUPPLIER_EXPOSURE = "supplier-exposure"
    LEAKAGE = "leakage"
    FRAGMENTATION = "fragmentation"
    MODULE_FAILURE = "module-failure"
    SUPPLIERS = "suppliers"
    LARGEST_SUPPLIER = "largest-supplier"
    PROCUREMENTS = "procurements"
    LARGEST_PROCUREMENT = "largest-procurement"
    REPLACEABILITY = "replaceability"
    CHANGES_PER_YEAR = "changes-per-year"
    LARGEST_CHANGE = "largest-change"
    SYSTEMS_PER_ROLE = "systems-per-role"
    IN_HOUSE = "in-house"
    CERTIFICATES = "certificates"
    ASSUMPTIONS = "assumptions"


class Direction(StrEnum):
    """How a measure is said to lie against others."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What somebody says that a measure will show, so that the measure can support or contradict.

    Parameters
    ----------
    measure
        The measure.
    direction
        How it is said to lie: ``higher`` or ``lower``.
    than
        The alternatives it is held against; empty means every other one, unless ``value`` is given.
    value
        A fixed value it is held against, in the measure's own unit.
    """

    measure: MeasureName
    direction: Direction
    than: tuple[str, ...] = ()
    value: float | None = None
