"""What may happen to one component: its own risks, its supplier's, and the programme's.

How an appeal is reckoned: its probability is the share of the regions' procurements that are
appealed against, times a factor for the size, times one for the number of bidders. Its months are a
mixture: withdrawn or not tried on the merits, rejected on the merits, or granted and done again;
some go on to the next court, and in some of those it forbids the contract meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from modarch.landscape.completion import FALLBACK_SIZE
from modarch.landscape.phases import Phase
from modarch.landscape.risk import Distribution
from modarch.landscape.risk_defaults import filled
from modarch.simulation.distribution import (
    Months,
    exactly,
    lognormal_months,
    mixed,
    months_of,
)

if TYPE_CHECKING:
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.phases import Duration
    from modarch.landscape.risk import ProgrammeRisk

__all__ = ["ATTEMPTS", "Chances", "appeal_probability", "chances_of"]

ATTEMPTS: Final = 4
"""Tenders of one procurement at most; the last one is not cancelled."""

_MANY_BIDDERS: Final = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What may happen to one component.

    Parameters
    ----------
    appeal, cancel, exit_per_year
        Probabilities.
    review
        Months from award to contract, appeals included.
    cancelled_after_share
        Share of the tender's months that have passed when it is cancelled.
    reannounce
        Months from a cancelled tender to the next announcement.
    redo_share
        Share of the requirements' months that must be done again before it.
    replacement
        Months until work goes on with another supplier.
    """

    appeal: float
    cancel: float
    exit_per_year: float
    review: Months
    cancelled_after_share: float
    reannounce: Months
    redo_share: float
    replacement: Months


def appeal_probability(component: Component, risk: ProgrammeRisk) -> float:
    """Return the probability that the award is appealed against.

    Parameters
    ----------
    component
        The module or platform; what it states itself holds as it is.
    risk
        The programme's risks, nothing left out.

    Notes
    -----
    With one bidder there is nobody to appeal. Between one, the typical number and ten bidders, the
    factor lies on straight lines.
    """
    if component.risk.appeal_probability is not None:
        return component.risk.appeal_probability
    factor = risk.appeal_size_factors[component.size or FALLBACK_SIZE]
    expected = _stated(risk.appeal_probability) * factor * _bidder_factor(component.bidders, risk)
    return min(_stated(risk.appeal_cap), expected)


def _bidder_factor(bidders: int | None, risk: ProgrammeRisk) -> float:
    typical, many = _stated(risk.appeal_typical_bidders), _stated(risk.appeal_many_bidders_factor)
    if bidders is None:
        return 1.0
    if bidders <= typical:
        return 1.0 if typical <= 1 else max(0, bidders - 1) / (typical - 1)
    share = min(1.0, (bidders - typical) / max(1, _MANY_BIDDERS - typical))
    return 1.0 + share * (many - 1.0)


def chances_of(component: Component, landscape: Landscape) -> Chances:
    """Return what may happen to a component.

    Parameters
    ----------
    component
        A module or a platform that is to be carried out.
    landscape
        The model, for the risks of the programme and of suppliers.
    """
    return _Resolver(component, landscape, filled(landscape.programme.risk)).chances


@dataclass(frozen=True)
class _Resolver:
    """Works out the chances of one component."""

    component: Component
    landscape: Landscape
    risk: ProgrammeRisk

    @cached_property
    def chances(self) -> Chances:
        own, risk = self.component.risk, self.risk
        tender = self.component.phases.get(Phase.TENDER)
        procured = tender is not None and tender.max_months > 0
        size = self.component.size or FALLBACK_SIZE
        cancel = _first(own.cancel_probability, risk.cancel_probability[size])
        return Chances(
            appeal=appeal_probability(self.component, risk) if procured else 0.0,
            cancel=cancel if procured else 0.0,
            exit_per_year=self._exit() if tender is not None else 0.0,
            review=self._review() if procured else self._allowance(),
            cancelled_after_share=_stated(risk.cancelled_after_share),
            reannounce=self._months(_first(own.reannounce_months, risk.reannounce_months)),
            redo_share=_first(own.redo_share, risk.redo_share),
            replacement=self._months(_stated(risk.supplier_replacement_months)),
        )

    def _exit(self) -> float:
        supplier = self.landscape.suppliers.get(self.component.supplier)
        of_supplier = supplier.exit_probability if supplier is not None else None
        return _first(
            self.component.risk.supplier_exit_probability,
            of_supplier,
            self.risk.supplier_exit_probability,
        )

    def _months(self, duration: Duration) -> Months:
        return months_of(duration, Distribution.PERT)

    def _allowance(self) -> Months:
        """Return the months of review as they are stated: no tender is held to appeal against."""
        stated = self.component.phases.get(Phase.REVIEW)
        return exactly(0) if stated is None else self._months(stated)

    def _review(self) -> Months:
        probability = appeal_probability(self.component, self.risk)
        court = mixed((1.0 - probability, exactly(0)), (probability, self._appealed()))
        return court.plus(_stated(self.risk.standstill_months))

    def _appealed(self) -> Months:
        risk = self.risk
        granted = _first(self.component.risk.granted_share, risk.granted_share)
        without = min(_stated(risk.without_merits_share), 1.0 - granted)
        merits = lognormal_months(
            _stated(risk.merits_median_months), _stated(risk.merits_p75_months)
        )
        redo = self._months(_first(self.component.risk.court_redo_months, risk.court_redo_months))
        first = mixed(
            (without, self._months(_stated(risk.without_merits_months))),
            (1.0 - without - granted, merits),
            (granted, merits + redo),
        )
        stopped = _stated(risk.second_instance_share) * _stated(risk.second_instance_stop_share)
        second = self._months(_stated(risk.second_instance_months))
        return first + mixed((1.0 - stopped, exactly(0)), (stopped, second))


def _stated(value: T | None) -> T:
    """Return a value that is never left out once the defaults are filled in."""
    assert value is not None  # noqa: S101 - `filled` leaves nothing out
    return value


def _first(*values: T | None) -> T:
    """Return the first value that is stated."""
    return _stated(next((value for value in values if value is not None), None))
