"""What may go otherwise than planned: appeals, cancelled tenders, suppliers that leave, spread.

Whatever a model leaves out is taken from `modarch.landscape.risk_defaults`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.defaults import Size
    from modarch.landscape.phases import Duration

__all__ = ["NO_COMPONENT_RISK", "NO_RISK", "ComponentRisk", "Distribution", "ProgrammeRisk"]


class Distribution(StrEnum):
    """How months between the shortest and the longest are distributed."""

    PERT = "pert"
    TRIANGULAR = "triangular"
    LOGNORMAL = "lognormal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRisk:
    """What may go otherwise for one module or platform; what is not stated is the programme's.

    Parameters
    ----------
    appeal_probability
        Probability that the award is appealed against; worked out from size and bidders when not
        stated.
    granted_share
        Share of the appeals that the court grants, so that the evaluation is done again.
    court_redo_months
        Months until a new award when an appeal has been granted.
    cancel_probability
        Probability that a tender is cancelled and announced again.
    reannounce_months
        Months from a cancelled tender to the next announcement.
    redo_share
        Share of the requirements' months that must be done again before the next announcement.
    supplier_exit_probability
        Probability per year that its supplier leaves before it is live everywhere; the supplier's
        own when not stated.
    distribution
        How the months of its phases are distributed between shortest and longest.
    """

    appeal_probability: float | None = None
    granted_share: float | None = None
    court_redo_months: Duration | None = None
    cancel_probability: float | None = None
    reannounce_months: Duration | None = None
    redo_share: float | None = None
    supplier_exit_probability: float | None = None
    distribution: Distribution | None = None


NO_COMPONENT_RISK = ComponentRisk()
"""A component about whose risks nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRisk:
    """What may go otherwise than planned, for every component that does not say otherwise.

    Parameters
    ----------
    appeal_probability
        Share of procurements that are appealed against, whatever their size.
    appeal_size_factors
        How much more often than that a procurement of a size is appealed against.
    appeal_typical_bidders
        Number of bidders at which the share holds; with one bidder there is nobody to appeal.
    appeal_many_bidders_factor
        How much more often with ten bidders or more.
    appeal_cap
        Greatest probability of an appeal.
    standstill_months
        Months from award to contract when nobody appeals, and after a court's decision.
    without_merits_share
        Share of the appeals that are withdrawn or decided without being tried on their merits.
    granted_share
        Share of the appeals that the court grants.
    without_merits_months
        Months in court of those not tried on their merits.
    merits_median_months, merits_p75_months
        Months in court of those that are: half of them, and three quarters of them, are shorter.
    court_redo_months
        Months until a new award when an appeal has been granted.
    second_instance_share
        Share of the appeals that go on to the next court.
    second_instance_stop_share
        Share of those in which that court forbids the contract meanwhile.
    second_instance_months
        Months in the next court.
    cancel_probability
        Probability that a tender is cancelled, by size.
    cancelled_after_share
        Share of the tender's months that have passed when it is cancelled.
    reannounce_months
        Months from a cancelled tender to the next announcement.
    redo_share
        Share of the requirements' months that must be done again before the next announcement.
    supplier_exit_probability
        Probability per year that a supplier leaves, where the model says nothing of it.
    supplier_replacement_months
        Months it takes to get going again with another supplier.
    organisation_correlation
        Strength from 0 to 1 with which what the region does itself turns out alike everywhere.
    market_correlation
        The same for tenders, appeals and suppliers.
    distribution
        How the months of a phase are distributed between shortest and longest.
    """

    appeal_probability: float | None = None
    appeal_size_factors: Mapping[Size, float] = field(default_factory=dict)
    appeal_typical_bidders: int | None = None
    appeal_many_bidders_factor: float | None = None
    appeal_cap: float | None = None
    standstill_months: int | None = None
    without_merits_share: float | None = None
    granted_share: float | None = None
    without_merits_months: Duration | None = None
    merits_median_months: float | None = None
    merits_p75_months: float | None = None
    court_redo_months: Duration | None = None
    second_instance_share: float | None = None
    second_instance_stop_share: float | None = None
    second_instance_months: Duration | None = None
    cancel_probability: Mapping[Size, float] = field(default_factory=dict)
    cancelled_after_share: float | None = None
    reannounce_months: Duration | None = None
    redo_share: float | None = None
    supplier_exit_probability: float | None = None
    supplier_replacement_months: Duration | None = None
    organisation_correlation: float | None = None
    market_correlation: float | None = None
    distribution: Distribution | None = None

    @property
    def stated(self) -> dict[str, Any]:
        """The fields that the model states."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, {})}


NO_RISK = ProgrammeRisk()
"""A programme about whose risks nothing is said."""
