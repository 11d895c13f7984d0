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
    CIRCULAR_DEPENDENCY,
    OPTIONS_TOO_LONG,
    PLATFORM_NEVER_THERE,
)

if TYPE_CHECKING:
    from modarch.analysis.rules.rule import Rule
    from modarch.errors import Diagnostic
    from modarch.landscape.model import Landscape

__all__ = ["RULES", "check_rules"]

RULES: Final[tuple[Rule, ...]] = (
    CAPABILITY_COVERED_TWICE,
    CAPABILITY_NOT_COVERED,
    CIRCULAR_DEPENDENCY,
    CONSUMED_NOT_PRODUCED,
    OPTIONS_TOO_LONG,
    PLATFORM_NEVER_THERE,
    SYSTEM_NEVER_REPLACED,
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
