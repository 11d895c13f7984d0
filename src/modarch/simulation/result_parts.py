"""What a simulation tells of modules, phases, gates, agreements, decisions and capacities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.analysis.contracts.verdicts import ActKind
    from modarch.landscape.months import Month
    from modarch.landscape.phases import Phase

__all__ = [
    "CapacityBand",
    "CapacityPrice",
    "ContractRisk",
    "DecisionRisk",
    "Driver",
    "DriverKind",
    "GateRisk",
    "LapseRisk",
    "ModuleRisk",
    "MonthSpread",
    "NumberSpread",
    "Outcome",
    "PhaseRisk",
    "Policy",
]


class Policy(StrEnum):
    """How a plan is carried out when reality differs from it.

    ``order`` keeps the plan's order and starts everything as early as reality allows; ``dates``
    starts nothing before its planned month.
    """

    ORDER = "order"
    DATES = "dates"


class Outcome(StrEnum):
    """What is simulated that something can drive."""

    END = "end"
    INTERIM = "interim"


class DriverKind(StrEnum):
    """What kind of chance drives an outcome.

    ``phase`` is the length of a phase, ``appeal`` the review with its appeals, ``cancel`` cancelled
    tenders, ``exit`` a supplier that leaves, ``gate`` the opening of a gate, ``common`` what all
    components have in common (``organisation`` or ``market``).
    """

    PHASE = "phase"
    APPEAL = "appeal"
    CANCEL = "cancel"
    EXIT = "exit"
    GATE = "gate"
    COMMON = "common"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpread:
    """When something happens.

    Parameters
    ----------
    p10, p50, p80, p90
        First month by which it has happened in 10, 50, 80 and 90 per cent of the runs.
    mean_months
        Mean, in months from the start of the simulation's calendar (`SimulationResult.origin`).
    planned
        The plan's month; None when the plan has none.
    plan_share
        Share of the runs in which it has happened by the planned month; None without one.
    curve
        Month and share of the runs in which it has happened by then; from the month before the
        earliest to the latest, rising from 0 to 1.
    """

    p10: Month
    p50: Month
    p80: Month
    p90: Month
    mean_months: float
    planned: Month | None
    plan_share: float | None
    curve: tuple[tuple[Month, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSpread:
    """How much of something there is: months or kronor.

    Parameters
    ----------
    p10, p50, p80, p90
        Smallest value that 10, 50, 80 and 90 per cent of the runs do not exceed.
    mean
        Mean over the runs.
    planned
        What the plan comes to if everything goes as planned.
    plan_share
        Share of the runs that come to no more than the plan.
    """

    p10: float
    p50: float
    p80: float
    p90: float
    mean: float
    planned: float
    plan_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleRisk:
    """When a module or platform comes into use.

    Parameters
    ----------
    component
        The module or platform.
    first_use, live
        First month in use anywhere, and everywhere.
    appeal_probability, cancel_probability, exit_probability
        Probability that the award is appealed against, that a tender is cancelled, and that the
        supplier leaves within a year; 0 where it cannot happen (any more).
    criticality
        Share of the runs in which it lies on the chain that decides the programme's end.
    """

    component: str
    first_use: MonthSpread
    live: MonthSpread
    appeal_probability: float
    cancel_probability: float
    exit_probability: float
    criticality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRisk:
    """How long a phase takes, and how often it decides the programme's end.

    Parameters
    ----------
    component, phase
        Whose phase, and which.
    months
        Its months; a tender includes cancelled ones, a review its appeals.
    criticality
        Share of the runs in which it lies on the chain that decides the programme's end. Tender,
        review and contract follow each other without a break and share theirs.
    """

    component: str
    phase: Phase
    months: NumberSpread
    criticality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRisk:
    """When a gate opens.

    Parameters
    ----------
    gate
        The gate.
    opens
        The month it opens.
    criticality
        Share of the runs in which the chain that decides the programme's end begins at it.
    """

    gate: str
    opens: MonthSpread
    criticality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRisk:
    """Whether an agreement lasts as long as its system is needed.

    Parameters
    ----------
    system, contract
        The system and its agreement; ``contract`` is empty for a system without one, whose end of
        support then counts.
    extent
        Last month covered with every option that can still be called; the middle of what is known
        when it is uncertain, the mode when a gate ends the agreement.
    assumed
        True when the end is known as an interval only, or rests on an assumption.
    needed_until
        Last month the system is needed, parallel run included.
    probability
        Share of the runs in which an interim solution is needed.
    months
        Months of interim solution, over all runs.
    months_if_needed
        Mean months over the runs that need one; 0 when none does.
    cost_sek
        Cost of the interim solution, over all runs.
    cost_sek_per_month
        What a month of it costs: operation and double staffing.
    """

    system: str
    contract: str
    extent: Month
    assumed: bool
    needed_until: MonthSpread
    probability: float
    months: NumberSpread
    months_if_needed: float
    cost_sek: NumberSpread
    cost_sek_per_month: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRisk:
    """A notice or an option that may have to be decided on before the outcome is known.

    Parameters
    ----------
    kind
        Calling an option, or giving notice.
    system, contract
        Whom it concerns.
    by
        Last month to decide.
    gives
        Last month covered once it is done.
    undecided
        Share of the runs in which the system is not yet replaced in that month, so that nobody
        knows whether the decision is right.
    needed
        Option: share of the runs in which it turns out to be needed. Notice: share in which the
        system has been replaced, parallel run included, when the notice takes effect.
    act_months, act_cost_sek
        Expected months and cost of deciding in time: months paid for in vain after an option that
        was not needed; months of interim solution after a notice that was given too early.
    wait_months, wait_cost_sek
        Expected months and cost of waiting until the outcome is known: months of interim solution
        when the option has lapsed; months paid for in vain until a later notice takes effect.
    """

    kind: ActKind
    system: str
    contract: str
    by: Month
    gives: Month
    undecided: float
    needed: float
    act_months: float
    act_cost_sek: float
    wait_months: float
    wait_cost_sek: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseRisk:
    """A greatest time between two moments, such as how long a tender is valid, that is exceeded.

    Parameters
    ----------
    before, after
        Components of the two moments; the same one for a tender's validity.
    reason
        Why the limit is there: ``tender-validity``, or the kind of dependency.
    max_months
        The greatest time.
    probability
        Share of the runs in which it is exceeded.
    mean_months
        Mean months by which it is exceeded, over the runs that exceed it.
    """

    before: str
    after: str
    reason: str
    max_months: int
    probability: float
    mean_months: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """How strongly one uncertain thing drives an outcome, apart from what all have in common.

    Parameters
    ----------
    outcome
        The end of the programme, or the months of interim solutions in all.
    kind
        What kind of chance.
    subject
        The component, the gate, or ``organisation`` or ``market``.
    phase
        The phase for kind ``phase``; empty otherwise.
    correlation
        Spearman's rank correlation with the outcome.
    low, high
        Mean outcome over the tenth of the runs in which it goes best, and worst; in months (from
        `SimulationResult.origin` for the end).
    """

    outcome: Outcome
    kind: DriverKind
    subject: str
    phase: str
    correlation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityBand:
    """How much of a capacity is in use, month by month.

    Parameters
    ----------
    resource
        Key of the capacity; ``setting:`` and the setting for its capacity for change.
    start
        The first month of the series.
    capacity
        Units there are.
    p10, p50, p90
        Units that are not exceeded in 10, 50 and 90 per cent of the runs.
    mean
        Mean units in use.
    """

    resource: str
    start: Month
    capacity: tuple[int, ...]
    p10: tuple[int, ...]
    p50: tuple[int, ...]
    p90: tuple[int, ...]
    mean: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityPrice:
    """What one more unit of a capacity would change, the same chances being drawn.

    Parameters
    ----------
    resource
        Key of the capacity.
    units
        Units there are in the first month, without the one more.
    runs
        Runs compared, pair by pair.
    p50_months, p80_months
        Change of the programme's end at 50 and 80 per cent; negative is earlier.
    interim_months, interim_cost_sek
        Change of the expected months and cost of interim solutions.
    """

    resource: str
    units: int
    runs: int
    p50_months: int
    p80_months: int
    interim_months: float
    interim_cost_sek: float
