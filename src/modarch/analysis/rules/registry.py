"""Every rule, and checking them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.analysis.rules.coverage import (
    CAPABILITY_COVERED_TWICE,
    CAPABILITY_NOT_COVERED,
    CONSUMED_NOT_PRODUCED,
    SYSTEM_NEVER_REPLACED,
)
from modarch.analysis.rules.order import (
    CAPACITY_NEVER_THERE,
    CIRCULAR_DEPENDENCY,
    OPTIONS_TOO_LONG,
    PLATFORM_NEVER_THERE,
)
from modarch.analysis.rules.regulation import (
    CERTIFICATE_TOO_QUICK,
    CERTIFIED_TOO_LOW,
    OWN_DEVICE_FOR_OTHERS,
    OWN_DEVICE_ON_MARKET,
    SHARED_CORE_NOT_NMI,
    USED_UNCERTIFIED,
)
from modarch.analysis.rules.standards import (
    BINDING_MALFORMED,
    BINDING_TO_CHECK,
    BINDING_UNKNOWN,
    OWN_CATALOGUE_ODD,
    OWN_CATALOGUE_UNUSABLE,
    UNKNOWN_CATALOGUE_OBJECT,
    UNKNOWN_STANDARD,
)

if TYPE_CHECKING:
    from modarch.analysis.rules.rule import Rule
    from modarch.errors import Diagnostic
    from modarch.landscape.model import Landscape

__all__ = ["RULES", "check_rules"]

RULES: Final[tuple[Rule, ...]] = (
    BINDING_MALFORMED,
    BINDING_TO_CHECK,
    BINDING_UNKNOWN,
    CAPABILITY_COVERED_TWICE,
    CAPABILITY_NOT_COVERED,
    CAPACITY_NEVER_THERE,
    CERTIFICATE_TOO_QUICK,
    CERTIFIED_TOO_LOW,
    CIRCULAR_DEPENDENCY,
    CONSUMED_NOT_PRODUCED,
    OPTIONS_TOO_LONG,
    OWN_CATALOGUE_ODD,
    OWN_CATALOGUE_UNUSABLE,
    OWN_DEVICE_FOR_OTHERS,
    OWN_DEVICE_ON_MARKET,
    PLATFORM_NEVER_THERE,
    SHARED_CORE_NOT_NMI,
    SYSTEM_NEVER_REPLACED,
    UNKNOWN_CATALOGUE_OBJECT,
    UNKNOWN_STANDARD,
    USED_UNCERTIFIED,
)
"""The rules, sorted by code."""


def check_rules(landscape: Landscape) -> tuple[Diagnostic, ...]:
    """Return what breaks any rule.

    Parameters
    ----------
    landscape
        The model; its form has been checked.
    """
    return tuple(finding for rule in RULES for finding in rule.check(landscape))
