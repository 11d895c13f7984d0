"""What a comparison of orders under the same chances comes to: numbers and ids, without words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from modarch.landscape.results import Result
from modarch.simulation.paired import Criterion, at_share, value_of, worst_mean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.results import RunRecord
    from modarch.simulation.candidates import Kind
    from modarch.simulation.paired import Difference
    from modarch.simulation.result import Policy

__all__ = ["Aim", "Amounts", "OrderRisk", "RobustResult"]


class Aim(StrEnum):
    """What should be small: the cost or the months of interim solutions, or the programme's end."""

    COST = "cost"
    MONTHS = "months"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Something that should be small, over the runs.

    Parameters
    ----------
    planned
        What it comes to when everything goes as planned.
    mean
        Mean over the runs.
    p10, p50, p80, p90
        What 10, 50, 80 and 90 per cent of the runs do not exceed.
    cvar
        Mean of the worst tenth of the runs.
    """

    planned: float
    mean: float
    p10: float
    p50: float
    p80: float
    p90: float
    cvar: float

    @classmethod
    def of(cls, values: NDArray[np.int64], planned: float) -> Amounts:
        """Return what a value for each run comes to."""
        p10, p50, p80, p90 = (float(at_share(values, share)) for share in (0.1, 0.5, 0.8, 0.9))
        return cls(
            planned=float(planned),
            mean=value_of(values, Criterion.MEAN),
            p10=p10,
            p50=p50,
            p80=p80,
            p90=p90,
            cvar=worst_mean(values),
        )

    def by(self, criterion: Criterion) -> float:
        """Return what a criterion makes of it."""
        value: float = getattr(self, criterion.value)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRisk:
    """What may become of one order.

    Parameters
    ----------
    id
        What it is called.
    kind
        Where it comes from.
    same_as
        Ids of others that come to the same order and are not listed on their own.
    order
        Components in that order.
    plan
        Its months when everything goes as planned.
    violations
        Constraints that the plan breaks; an order that breaks any is never proposed while another
        breaks none.
    interim_cost_sek, interim_months
        Interim solutions of all systems together.
    end
        First month after everything is done, in months from `RobustResult.origin`.
    regret_mean, regret_p90, regret_max
        How much more of the aim it comes to than the order that was best in that very run: on
        average, in 90 per cent of the runs at most, and in the worst.
    best_share
        Share of the runs in which no other order is better.
    difference
        Difference of the criterion from the proposed order.
    is_tied
        Whether it cannot be told from the proposed order with so many runs.
    """

    id: str
    kind: Kind
    same_as: tuple[str, ...]
    order: tuple[str, ...]
    plan: Plan
    violations: int
    interim_cost_sek: Amounts
    interim_months: Amounts
    end: Amounts
    regret_mean: float
    regret_p90: float
    regret_max: float
    best_share: float
    difference: Difference
    is_tied: bool

    def amounts(self, aim: Aim) -> Amounts:
        """Return what should be small."""
        if aim is Aim.END:
            return self.end
        return self.interim_cost_sek if aim is Aim.COST else self.interim_months


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustResult(Result):
    """Orders under the same chances, and the one that is proposed.

    Parameters
    ----------
    record
        What it was made from.
    policy
        How the orders are carried out.
    by, of
        What an order is judged by, and what should be small.
    runs
        Runs that each order was tried in.
    interrupted
        Whether some orders were left out because it was stopped.
    origin
        Month 0.
    orders
        The orders, the best by the criterion first.
    proposed
        Id of the order that is proposed: of those that cannot be told from the best one, that with
        the least of the aim when everything goes as planned.
    best_planned
        Id of the order that is best when everything goes as planned.
    price
        How much more of the aim the proposed order comes to than that one when everything goes as
        planned.
    """

    record: RunRecord
    policy: Policy
    by: Criterion
    of: Aim
    runs: int
    interrupted: bool
    origin: Month
    orders: tuple[OrderRisk, ...]
    proposed: str
    best_planned: str
    price: float

    def __getitem__(self, id_: str) -> OrderRisk:
        """Return an order by its id, or by that of another that comes to the same."""
        return next(one for one in self.orders if id_ == one.id or id_ in one.same_as)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data, without the months of every phase."""
        plain = Result.to_dict(self)
        for one in plain["orders"]:
            del one["plan"]
        return plain
