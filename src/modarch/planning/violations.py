"""What a plan can break, and how each broken constraint is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.results import Result

if TYPE_CHECKING:
    from modarch.landscape.months import Month
    from modarch.landscape.phases import Milestone, Phase

__all__ = ["Violation", "ViolationKind"]


class ViolationKind(StrEnum):
    """Which constraint is broken."""

    LEFT_OUT = "left-out"
    BEFORE_START = "before-start"
    PHASE_ORDER = "phase-order"
    PHASE_BREAK = "phase-break"
    TOO_SHORT = "too-short"
    CERTIFICATION = "certification"
    DEPENDENCY = "dependency"
    TOO_LATE_AFTER = "too-late-after"
    GATE = "gate"
    STALE = "requirements-validity"
    VALIDITY = "tender-validity"
    FREEZE = "freeze"
    CAPACITY = "capacity"
    SETTING = "setting"
    ACTUAL = "actual"
    BUDGET = "budget"
    FIXED = "fixed"
    NOT_BEFORE = "not-before"
    NOT_AFTER = "not-after"
    FORBIDDEN = "forbidden"
    WISHED_ORDER = "wished-order"
    MODE = "mode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation(Result):
    """One broken constraint.

    Parameters
    ----------
    kind
        Which.
    components
        The components concerned, the first one first.
    month
        When it happens.
    months
        By how many months it is broken; units for capacities and budgets.
    phase, milestone
        The phase or milestone concerned.
    on
        The gate, resource, budget, setting or mode concerned.
    until
        Last month it lasts, for capacities; the month that was wished, for wishes.
    """

    kind: ViolationKind
    components: tuple[str, ...]
    month: Month | None = None
    months: int = 0
    phase: Phase | None = None
    milestone: Milestone | None = None
    on: str = ""
    until: Month | None = None
