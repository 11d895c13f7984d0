"""Options and notices that must be decided on before anybody knows the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.analysis.contracts.verdicts import ActKind
from modarch.planning.aims_of import assumed_end, monthly_cost
from modarch.simulation.result import DecisionRisk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from modarch.landscape.contracts import Contract
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.planning.aims_of import Assume

__all__ = ["Wait", "decisions_on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long a system is needed.

    Parameters
    ----------
    system
        The system.
    counts
        In how many runs its need, parallel run included, is over in each month from the origin.
    planned
        The month in which it is over in the plan.
    parallel
        Months of parallel run.
    """

    system: str
    counts: NDArray[np.int64]
    planned: int
    parallel: int


def decisions_on(
    wait: Wait, contract: Contract, landscape: Landscape, origin: Month, assume: Assume
) -> tuple[DecisionRisk, ...]:
    """Return what must be decided on an agreement, and what is known by then.

    Parameters
    ----------
    wait
        How long the system is needed.
    contract
        Its agreement, which no gate ends.
    landscape
        The model.
    origin
        Month 0.
    assume
        Which month counts where only an interval is known.
    """
    deciding = _Deciding(wait, contract, landscape, origin, assume)
    return (*deciding.options(), *deciding.notices())


@dataclass(frozen=True)
class _Deciding:
    """Works out the decisions on one agreement of one system."""

    wait: Wait
    contract: Contract
    landscape: Landscape
    origin: Month
    assume: Assume

    def _mean(self, months: Callable[[NDArray[np.int64]], NDArray[np.int64]]) -> float:
        """Return the mean of something that depends on the last month of need, from the origin."""
        counts = self.wait.counts
        values = months(np.arange(len(counts), dtype=np.int64) - 1)
        return int((counts * values).sum()) / int(counts.sum())

    def _share(self, holds: Callable[[NDArray[np.int64]], NDArray[np.bool_]]) -> float:
        return self._mean(lambda need: holds(need).astype(np.int64))

    @property
    def _costs(self) -> tuple[float, float]:
        """Cost per month of an interim solution, and of a system that goes on in vain."""
        system = self.landscape.systems[self.wait.system]
        interim = monthly_cost(system, self.landscape)
        return interim, interim - self.landscape.default("double_staffing_sek_per_month")

    def _undecided(self, by: int) -> float:
        """Return how often the last part has not moved by the end of a month."""
        return self._share(lambda need: need + 1 - self.wait.parallel > by)

    def options(self) -> Iterator[DecisionRisk]:
        """Yield the options that can still be called."""
        end = assumed_end(self.contract.ends, self.assume)
        for option in self.contract.callable_options(self.landscape.as_of):
            by = assumed_end(option.decide_by, self.assume)
            gives = assumed_end(option.extends_to, self.assume)
            if end is not None and by is not None and gives is not None:
                yield self._option(end - self.origin, by, gives)
            end = gives

    def _option(self, end: int, by: Month, gives: Month) -> DecisionRisk:
        last = gives - self.origin
        interim, operation = self._costs
        in_vain = self._mean(lambda need: np.maximum(0, last - np.maximum(need, end)))
        lacking = self._mean(lambda need: np.clip(need - end, 0, last - end))
        return DecisionRisk(
            kind=ActKind.CALL_OPTION,
            system=self.wait.system,
            contract=self.contract.id,
            by=by,
            gives=gives,
            undecided=self._undecided(by - self.origin),
            needed=self._share(lambda need: need > end),
            act_months=in_vain,
            act_cost_sek=in_vain * operation,
            wait_months=lacking,
            wait_cost_sek=lacking * interim,
        )

    def notices(self) -> Iterator[DecisionRisk]:
        """Yield the notice that would end the agreement when the plan no longer needs it."""
        contract, origin = self.contract, self.origin
        end = assumed_end(contract.ends, self.assume)
        if end is None or contract.notice_months is None:
            return
        stop = contract.termination_end(origin + (self.wait.planned - 1 - contract.notice_months))
        by = contract.notice_date(stop)
        as_of = self.landscape.as_of
        if by is None or stop >= end or (as_of is not None and by < as_of):
            return
        yield self._notice(end - origin, by, stop)

    def _notice(self, end: int, by: Month, stop: Month) -> DecisionRisk:
        interim, operation = self._costs
        last = stop - self.origin
        lacking = self._mean(lambda need: np.maximum(0, need - last))
        in_vain = self._mean(lambda need: np.maximum(0, np.minimum(end, self._later(need)) - need))
        return DecisionRisk(
            kind=ActKind.GIVE_NOTICE,
            system=self.wait.system,
            contract=self.contract.id,
            by=by,
            gives=stop,
            undecided=self._undecided(by - self.origin),
            needed=self._share(lambda need: need <= last),
            act_months=lacking,
            act_cost_sek=lacking * interim,
            wait_months=in_vain,
            wait_cost_sek=in_vain * operation,
        )

    def _later(self, need: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return when the agreement ends if notice is given once the last part has moved."""
        moved = np.maximum(need + 1 - self.wait.parallel, 0)
        return np.array(
            [self.contract.termination_end(self.origin + int(m)) - self.origin for m in moved],
            np.int64,
        )
