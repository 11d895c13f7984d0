"""What a cut into modules changes in the landscape around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.deployment.interfaces import interfaces_of
from modarch.deployment.needs import Needs
from modarch.deployment.ownership import OwnerKind, cells_by_owner
from modarch.deployment.reach import Demand
from modarch.deployment.risk import (
    Measure,
    RiskBasis,
    Situated,
    SupplierForm,
    risk_profile,
)
from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation
from modarch.deployment.timing import Timing
from modarch.deployment.traffic import Traffic
from modarch.landscape.completion import FALLBACK_SIZE
from modarch.landscape.defaults import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.landscape.components import Module
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["CutEffect", "effect_of", "integrations_today"]

_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CutEffect:
    """A landscape with a cut, in the numbers that decide about it.

    Parameters
    ----------
    modules
        Modules to be procured or built.
    integrations
        In the end state.
    peak_integrations, integration_years
        Most in any January of the plan, and their sum over the years; None without a plan. Counted
        once a year: `modarch integrations --over-time` counts every month.
    measures
        F1 to F8 in the end state, held against today as it is; F7 by concentration, because a new
        module has no supplier yet whose exit could be probable.
    interfaces
        User interfaces per role in the end state: mean over the roles by their share; None
        without roles.
    suppliers, unknown_suppliers
        Known groups that serve any cell in the end state, and items without a named supplier: each
        of them may become a supplier of its own.
    largest_size, largest_months, largest
        Size class, months from first to last phase, and id of the largest procurement; the months
        are the most likely ones. None and empty without modules.
    fewest_bidders
        Least number of tenders expected for any module; None where nobody has said.
    """

    modules: int
    integrations: int
    peak_integrations: int | None
    integration_years: float | None
    measures: tuple[Measure, ...]
    interfaces: float | None
    suppliers: int
    unknown_suppliers: int
    largest_size: Size | None
    largest_months: int | None
    largest: str
    fewest_bidders: int | None


def integrations_today(landscape: Landscape) -> int:
    """Return the number of integrations at the start of a landscape's programme."""
    rollout = Rollout(landscape=landscape, plan=_earliest(landscape))
    today = Situation(rollout=rollout, month=landscape.start)
    return len(Situated(Traffic(Needs(rollout.coverage), today)).integrations)


def _earliest(landscape: Landscape) -> Plan:
    return Timing(landscape).earliest


def effect_of(
    landscape: Landscape, *, today: int, plan: Plan | None = None, yearly: bool = True
) -> CutEffect:
    """Return a landscape in the numbers that decide about a cut.

    Parameters
    ----------
    landscape
        The landscape, cut or not.
    today
        Integrations today, the same for all that are compared.
    plan
        When everything happens; the earliest that dependencies and gates allow when not given.
    yearly
        Whether to count integrations over the years, which takes longest.
    """
    rollout = Rollout(landscape=landscape, plan=plan or _earliest(landscape))
    needs = Needs(rollout.coverage)
    demand = Demand(needs)

    def situated(month: Month | None) -> Situated:
        return Situated(Traffic(needs, Situation(rollout=rollout, month=month)), demand)

    end = situated(None)
    basis = RiskBasis(integrations_today=today, suppliers=SupplierForm.CONCENTRATION)
    counts = [len(situated(month).integrations) for month in _years(rollout)] if yearly else []
    owners = cells_by_owner(end.traffic.situation)
    planned = {id_: one for id_, one in landscape.modules.items() if one.is_planned}
    largest = max(planned, key=lambda id_: (_months(planned[id_]), id_), default="")
    bidders = [one.bidders for one in planned.values() if one.bidders is not None]
    return CutEffect(
        modules=len(planned),
        integrations=len(end.integrations),
        peak_integrations=max(counts, default=None),
        integration_years=float(sum(counts)) if counts else None,
        measures=risk_profile(end, basis),
        interfaces=_interfaces(end.traffic.situation),
        suppliers=sum(owner.kind is OwnerKind.GROUP for owner in owners),
        unknown_suppliers=sum(owner.kind is OwnerKind.UNKNOWN for owner in owners),
        largest_size=_largest_size(planned.values()),
        largest_months=_months(planned[largest]) if largest else None,
        largest=largest,
        fewest_bidders=min(bidders, default=None),
    )


def _years(rollout: Rollout) -> list[Month]:
    """Return every twelfth month from the start to the end of the plan."""
    start, end = rollout.landscape.start, rollout.plan.end
    months = (end - start) if end is not None else 0
    return [start + month for month in range(0, months + _YEAR, _YEAR)]


def _months(module: Module) -> int:
    return sum(one.mode_months for one in module.phases.values())


def _largest_size(modules: Iterable[Module]) -> Size | None:
    order = list(Size)
    sizes = [module.size or FALLBACK_SIZE for module in modules]
    return max(sizes, key=order.index, default=None)


def _interfaces(situation: Situation) -> float | None:
    counts: Mapping[str, int] = {
        id_: len(interfaces_of(role, situation)) for id_, role in situation.landscape.roles.items()
    }
    roles = situation.landscape.roles
    shares = math.fsum(roles[id_].share for id_, count in counts.items() if count)
    if not shares:
        return None
    return math.fsum(roles[id_].share * count for id_, count in counts.items()) / shares
