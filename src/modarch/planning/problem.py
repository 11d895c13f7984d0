"""The scheduling problem: what to plan, for whom, within which bounds.

This is the only module that writers of problems need; it offers the elements as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import InputInvalid
from modarch.planning.aims import Bridge, Due, Value
from modarch.planning.checks import find_faults
from modarch.planning.elements import (
    Activity,
    Anchor,
    Group,
    Lag,
    LagKind,
    Mode,
    Point,
    Spend,
    Use,
    Work,
)
from modarch.planning.objective import DEFAULT_OBJECTIVE, Limit, Objective, Stage, Term
from modarch.planning.parts import ProblemParts
from modarch.planning.supply import Budget, Calendar, Closure, Resource

if TYPE_CHECKING:
    from modarch.errors import Diagnostic

__all__ = [
    "DEFAULT_OBJECTIVE",
    "Activity",
    "Anchor",
    "Bridge",
    "Budget",
    "Calendar",
    "Closure",
    "Due",
    "Group",
    "Lag",
    "LagKind",
    "Limit",
    "Mode",
    "Objective",
    "Point",
    "Problem",
    "Resource",
    "Spend",
    "Stage",
    "Term",
    "Use",
    "Value",
    "Work",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(ProblemParts):
    """A resource-constrained scheduling problem with general time lags and modes.

    Fields are those of `modarch.planning.parts.ProblemParts`. To change a problem, make another
    with `dataclasses.replace`.
    """

    def check(self) -> tuple[Diagnostic, ...]:
        """Return everything that keeps the problem from being used; empty when it is sound.

        Unknown and repeated keys, negative months, least lags that run in a circle, and demands
        that no capacity can ever meet. Whether a sound problem has a plan is for `solve` to say.
        """
        return find_faults(self)

    def checked(self) -> Problem:
        """Return the problem itself when it is sound.

        Raises
        ------
        InputInvalid
            With every fault found.
        """
        if faults := self.check():
            raise InputInvalid(faults)
        return self
