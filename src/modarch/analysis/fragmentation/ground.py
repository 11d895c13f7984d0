"""What the months of a landscape, or several landscapes, are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.fragmentation.pace import built_in_a_year, with_pace
from modarch.deployment.needs import Needs
from modarch.deployment.reach import Demand
from modarch.deployment.risk import (
    Measure,
    RiskBasis,
    Situated,
    SupplierForm,
    risk_profile,
    supplier_form,
)
from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation
from modarch.deployment.traffic import Traffic
from modarch.landscape.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.analysis.fragmentation.options import Options
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["Ground", "ground_of", "grounds_of", "measured"]

_NO_PLAN = Plan(components={})


@dataclass(frozen=True, slots=True)
class Ground:
    """A landscape under a plan, ready to be looked at in any month.

    Parameters
    ----------
    rollout
        The landscape and the plan.
    needs
        The needs, whatever the month.
    demand
        What they add up to.
    basis
        What every month is held against.
    """

    rollout: Rollout
    needs: Needs
    demand: Demand
    basis: RiskBasis

    def situated(self, month: Month | None) -> Situated:
        """Return the landscape in a month; None for the end state."""
        situation = Situation(rollout=self.rollout, month=month)
        return Situated(Traffic(self.needs, situation), self.demand)


def ground_of(
    landscape: Landscape,
    plan: Plan | None = None,
    options: Options | None = None,
    *,
    integrations_today: int | None = None,
    suppliers: SupplierForm | None = None,
) -> Ground:
    """Return what all months of a landscape are held against.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one nothing planned ever does.
    options
        How the risk is measured.
    integrations_today, suppliers
        I_0 and the form of F7 when they are given by other landscapes to compare with; otherwise
        this landscape's own.
    """
    rollout = Rollout(landscape=landscape, plan=plan or _NO_PLAN)
    needs = Needs(rollout.coverage)
    demand = Demand(needs)
    if integrations_today is None:
        today = Situation(rollout=rollout, month=landscape.start)
        integrations_today = len(Situated(Traffic(needs, today), demand).integrations)
    basis = RiskBasis(
        integrations_today=integrations_today,
        suppliers=suppliers or supplier_form(landscape),
        transmission=options.transmission if options else None,
    )
    return Ground(rollout, needs, demand, basis)


def grounds_of(
    landscapes: Mapping[str, Landscape], plans: Mapping[str, Plan], options: Options
) -> dict[str, Ground]:
    """Return the grounds of several landscapes on the basis of the first.

    F7 is measured by exit probabilities only when every landscape has them all.
    """
    forms = {supplier_form(landscape) for landscape in landscapes.values()}
    form = SupplierForm.EXIT if forms == {SupplierForm.EXIT} else SupplierForm.CONCENTRATION
    grounds: dict[str, Ground] = {}
    today: int | None = None
    for name, landscape in landscapes.items():
        ground = ground_of(
            landscape, plans.get(name), options, integrations_today=today, suppliers=form
        )
        today = ground.basis.integrations_today
        grounds[name] = ground
    return grounds


def measured(ground: Ground, situated: Situated, options: Options) -> tuple[Measure, ...]:
    """Return the components of a situation in the forms asked for."""
    measures = risk_profile(situated, ground.basis)
    if options.integrations_per_year is None:
        return measures
    built = built_in_a_year(ground.rollout, ground.situated, situated.traffic.situation.month)
    return with_pace(measures, len(built), options.integrations_per_year)
