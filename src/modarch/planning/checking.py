"""The whole check of a plan: made if need be, examined, and held against every contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.contracts.result import ContractsResult, judge_contracts
from modarch.analysis.contracts.verdicts import Verdict
from modarch.landscape.plan import NO_WISH, Plan, PlanWish
from modarch.landscape.results import Result
from modarch.planning.examine import examine
from modarch.planning.ordering import plan_in_order
from modarch.planning.plan_file import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.planning.violations import Violation

__all__ = ["CheckResult", "check_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult(Result):
    """What a plan means.

    Parameters
    ----------
    plan
        The plan checked.
    swaps
        Pairs of the stated order that a dependency overruled.
    violations
        Constraints the plan breaks.
    contracts
        The verdict on every contract.
    """

    plan: Plan
    swaps: tuple[tuple[str, str], ...]
    violations: tuple[Violation, ...]
    contracts: ContractsResult

    def fails(self, level: str) -> bool:
        """Whether a constraint is broken, or a verdict is at or above a level.

        Parameters
        ----------
        level
            A verdict, or ``never`` for broken constraints only.
        """
        if self.violations:
            return True
        return level != "never" and self.contracts.worst().rank <= Verdict(level).rank


def check_plan(landscape: Landscape, plan: Plan | PlanWish | Path | None = None) -> CheckResult:
    """Hold a plan against every constraint and every contract.

    Parameters
    ----------
    landscape
        The model.
    plan
        A plan, a wish to be turned into months, a plan file, or None for the model's own order
        and without one the earliest feasible order.

    Raises
    ------
    InputInvalid
        When the plan cannot be read, or hard dependencies go in a circle.
    """
    wanted = plan if isinstance(plan, Plan | PlanWish | None) else read_plan(plan, landscape)
    swaps: tuple[tuple[str, str], ...] = ()
    wish = NO_WISH
    if not isinstance(wanted, Plan):
        wish = landscape.plan if wanted is None else wanted
        ordered = plan_in_order(landscape, wanted)
        wanted, swaps = ordered.plan, ordered.swaps
    return CheckResult(
        plan=wanted,
        swaps=swaps,
        violations=examine(wanted, landscape, wish),
        contracts=judge_contracts(landscape, wanted),
    )
