"""Every contract and every system of a landscape under a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from modarch.analysis.contracts.judging import Terms, judge
from modarch.analysis.contracts.latest import LatestStart, latest_starts
from modarch.analysis.contracts.verdicts import ContractVerdict, InterimCost, Verdict
from modarch.deployment.agreements import Agreements
from modarch.deployment.rollout import Rollout
from modarch.deployment.timing import Timing
from modarch.landscape.months import UNKNOWN, MonthRange, earlier
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from modarch.landscape.contracts import Contract
    from modarch.landscape.items import System
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["ContractsResult", "SystemVerdict", "judge_contracts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemVerdict:
    """What a plan means for one system that is to be replaced.

    Parameters
    ----------
    system
        The system.
    replaced
        First month its last slice is live; None when some slice never moves.
    needed_until
        Last month it is needed, parallel run included; None when some slice never moves.
    effective_end
        The earlier of its contracts' greatest extent and its end of support.
    remaining
        Slices, as ``(capability, setting)``, that no module of the plan takes over.
    verdict
        The worst of its contracts' verdicts.
    contracts
        The verdict per contract; one with an empty contract when it has none.
    latest_starts
        By when each tender must start for no interim solution; least slack first.
    assumed
        True when a date that decides is an assumption or has no stated source.
    """

    system: str
    replaced: Month | None
    needed_until: Month | None
    effective_end: MonthRange
    remaining: tuple[tuple[str, str], ...]
    verdict: Verdict
    contracts: tuple[ContractVerdict, ...]
    latest_starts: tuple[LatestStart, ...]
    assumed: bool

    @property
    def gap_months(self) -> tuple[int | None, int | None]:
        """Months an interim solution is needed, at least and at most; None is without bound."""
        lows = [one.gap_months[0] for one in self.contracts]
        highs = [one.gap_months[1] for one in self.contracts]
        return _greatest(lows), _greatest(highs)


def _greatest(months: list[int | None]) -> int | None:
    known = [month for month in months if month is not None]
    return max(known, default=0) if len(known) == len(months) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractsResult(Result):
    """Every system that is to be replaced, under a plan.

    Parameters
    ----------
    record
        What the result was made from.
    systems
        The verdicts, worst first, then by the first month something must be decided, then by id.
    """

    record: RunRecord
    systems: tuple[SystemVerdict, ...]

    def worst(self) -> Verdict:
        """Return the worst verdict; ``ok`` when there is no system."""
        verdicts = [system.verdict for system in self.systems]
        return min(verdicts, key=lambda verdict: verdict.rank, default=Verdict.OK)

    def count(self, verdict: Verdict) -> int:
        """Return how many systems have a verdict."""
        return sum(system.verdict is verdict for system in self.systems)

    def interim_months(self) -> tuple[int, int | None]:
        """Return the months of interim solutions over all systems, at least and at most."""
        gaps = [system.gap_months for system in self.systems]
        highs = [high for _, high in gaps]
        unbounded = any(high is None for high in highs)
        return sum(low or 0 for low, _ in gaps), None if unbounded else sum(filter(None, highs))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per system and contract."""
        return [
            {
                "system": system.system,
                "replaced": to_plain(system.replaced),
                "needed_until": to_plain(system.needed_until),
                "effective_end": to_plain(system.effective_end),
                **to_plain(contract),
            }
            for system in self.systems
            for contract in system.contracts
        ]


def judge_contracts(
    landscape: Landscape, plan: Plan, *, as_of: Month | None = None
) -> ContractsResult:
    """Hold a plan against every contract.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    as_of
        The month looked at: what had to be decided before it is missed. The landscape's own when
        not given.

    Raises
    ------
    InputInvalid
        When hard dependencies go in a circle.
    """
    judging = _Judging(landscape, plan, as_of or landscape.as_of)
    verdicts = [judging.system(landscape.systems[id_]) for id_ in judging.rollout.slices]
    return ContractsResult(
        record=RunRecord.of(landscape, plan=plan.method), systems=tuple(sorted(verdicts, key=_rank))
    )


def _rank(system: SystemVerdict) -> tuple[int, bool, int, str]:
    acts = [one.act_by for one in system.contracts if one.act_by is not None]
    first = min(acts, default=None)
    return (
        system.verdict.rank,
        first is None,
        first.index if first is not None else 0,
        system.system,
    )


class _Judging:
    """Judges system after system of one landscape under one plan."""

    def __init__(self, landscape: Landscape, plan: Plan, as_of: Month | None) -> None:
        self._landscape = landscape
        self._plan = plan
        self._as_of = as_of
        self.rollout = Rollout(landscape=landscape, plan=plan)
        self._timing = Timing(landscape)
        self._agreements = Agreements(landscape)

    def system(self, system: System) -> SystemVerdict:
        verdicts = tuple(self._verdicts(system))
        end = earlier(*(one.extent for one in verdicts))
        slices = self.rollout.slices[system.id]
        return SystemVerdict(
            system=system.id,
            replaced=self.rollout.replaced(system.id),
            needed_until=self.rollout.needed_until(system.id),
            effective_end=end,
            remaining=tuple(
                (one.capability, one.setting) for one in self.rollout.remaining(system.id)
            ),
            verdict=min((one.verdict for one in verdicts), key=lambda verdict: verdict.rank),
            contracts=verdicts,
            latest_starts=latest_starts(slices, end, self._timing, self._plan),
            assumed=self._is_assumed(system),
        )

    def _verdicts(self, system: System) -> list[ContractVerdict]:
        names = system.contracts or ("",)
        return [self._verdict(system, self._agreements.contracts.get(name)) for name in names]

    def _verdict(self, system: System, contract: Contract | None) -> ContractVerdict:
        without_contract = system.end_of_support or UNKNOWN
        found = judge(
            Terms(
                contract=contract,
                ends=contract.ends if contract is not None else without_contract,
                support=system.end_of_support,
                needed_until=self.rollout.needed_until(system.id),
                as_of=self._as_of,
                overlap_from=int(self._landscape.default("overlap_months")),
            )
        )
        return replace(found, cost=self._cost(system, found))

    def _cost(self, system: System, verdict: ContractVerdict) -> InterimCost | None:
        months = verdict.gap_months[1]
        if not months:
            return None
        stated = system.interim_cost_sek_per_month
        operation = self._landscape.default("interim_cost_sek_per_month")
        return InterimCost(
            operation_sek=months * (stated if stated is not None else operation),
            double_staffing_sek=months * self._landscape.default("double_staffing_sek_per_month"),
            assumed=self._is_cost_assumed(system),
        )

    def _is_cost_assumed(self, system: System) -> bool:
        own = ("programme", "defaults", "double_staffing_sek_per_month")
        stated = system.interim_cost_sek_per_month is not None
        return (
            not stated
            or own[-1] not in self._landscape.programme.defaults
            or self._landscape.is_assumption(*own)
            or self._landscape.is_assumption("systems", system.id, "interim_cost_sek_per_month")
        )

    def _is_assumed(self, system: System) -> bool:
        assumed = self._landscape.is_assumption
        return any(assumed("contracts", name, "ends") for name in system.contracts) or (
            system.end_of_support is not None and assumed("systems", system.id, "end_of_support")
        )
