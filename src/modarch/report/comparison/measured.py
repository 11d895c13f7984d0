"""What is known of one alternative once it has been measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.landscape.results import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.change_load import YearLoad
    from modarch.analysis.said_times import SaidTime
    from modarch.deployment.risk import Risk
    from modarch.landscape.measures import MeasureName
    from modarch.landscape.months import Month
    from modarch.landscape.readings import Reading
    from modarch.landscape.results import RunRecord

__all__ = ["Measured", "RiskCourse", "Sureness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCourse:
    """One component of the fragmentation risk from today to the end.

    Parameters
    ----------
    risk
        The component; None for all of them put together.
    today, mean, peak, end
        Its values; None where it cannot be measured.
    peak_month
        First month of its highest value.
    """

    risk: Risk | None
    today: float | None
    mean: float | None
    peak: float | None
    peak_month: Month | None
    end: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How many marked places of the landscape are facts, estimates and assumptions.

    Parameters
    ----------
    facts, estimates, assumptions
        Elements and values so marked, of what the measures are worked out from.
    unmarked
        Elements that nobody has marked.
    """

    facts: int
    estimates: int
    assumptions: int
    unmarked: int

    @property
    def unsure(self) -> int:
        """What is an assumption, or of which nobody has said where it comes from."""
        return self.assumptions + self.unmarked


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Result):
    """One alternative, measured.

    Parameters
    ----------
    name
        What the user calls it: the label of the alternative, or the scenario.
    scenario
        The scenario of the model; empty for its base.
    alternative
        The alternative that the scenario describes; empty for none.
    record
        What it was made from.
    plan_method
        How its plan was made.
    plan_start, plan_end
        Start of the programme, and first month after everything is done; the latter is None when
        nothing is planned.
    violations
        Constraints that the plan breaks, such as a fixed start that nothing allows.
    readings
        What each measure shows.
    courses
        The fragmentation risk over time, put together first, then F1 to F8.
    interfaces
        User interfaces per role in the end state, by role.
    changes
        Settings and years in which anything changes.
    breached
        Systems whose contract ends before they are replaced, whatever their uncertain ends.
    undecided
        Systems for which that hangs on a month that is not known.
    unknown_gates
        Gates of which nothing is known; the plan reckons without them.
    unknown_suppliers
        Items whose supplier nobody has named; each counts as a supplier of its own.
    unknown_certificates
        Components in a class that a notified body examines, of which nobody has said whether they
        are certified.
    sureness
        What the result rests on.
    said
        What sources say of its time, against the plan.
    """

    name: str
    scenario: str
    alternative: str
    record: RunRecord
    plan_method: str
    plan_start: Month
    plan_end: Month | None
    violations: int
    readings: Mapping[MeasureName, Reading]
    courses: tuple[RiskCourse, ...]
    interfaces: Mapping[str, int]
    changes: tuple[YearLoad, ...]
    breached: tuple[str, ...]
    undecided: tuple[str, ...]
    unknown_gates: tuple[str, ...]
    unknown_suppliers: int
    unknown_certificates: tuple[str, ...]
    sureness: Sureness
    said: tuple[SaidTime, ...]
