"""With how much capacity everything is live within a time: searched for, not asserted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from modarch.landscape.results import Result
from modarch.planning.objective import Objective, Term
from modarch.planning.pareto_points import SETTING
from modarch.planning.pricing import least_months
from modarch.planning.relax_replan import order_of, replan
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.planning.formulate import Formulation
    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule
    from modarch.planning.supply import Resource

__all__ = ["TEN_YEARS", "Pair", "TimeHolds", "capacity_for"]

TEN_YEARS: Final = 120
"""Months that the report's "about ten years" is taken as."""

_MOST_EXTRA: Final = 3
"""Units more of every setting's capacity for change than this are not looked at."""

_ONLY_TIME: Final = Objective.of("makespan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Result):
    """Procurements and implementations at once with which a time holds.

    Parameters
    ----------
    procurement, implementation
        How many at once.
    months
        Months until everything is live in a plan that was found; None when none was.
    is_least
        Whether it is proven that one less of either is not enough.
    """

    procurement: int
    implementation: int
    months: int | None
    is_least: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeHolds(Result):
    """With how much capacity everything is live within a time.

    Parameters
    ----------
    target_months
        The time.
    least_months
        No plan is shorter, however many procurements and implementations run at once, with the
        settings' capacity for change as it is.
    setting_extra
        Units more that every setting must be able to take for the time to hold at all; None when
        it does not hold with the most that was tried.
    pairs
        The efficient pairs with that: fewer of the one takes more of the other.
    least_ever
        No plan is shorter however much there is of any capacity.
    """

    target_months: int
    least_months: int
    setting_extra: int | None
    pairs: tuple[Pair, ...]
    least_ever: int


def capacity_for(
    formulation: Formulation,
    schedule: Schedule,
    target_months: int = TEN_YEARS,
    *,
    moves: int,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> TimeHolds:
    """Return the efficient pairs of capacities with which everything is live within a time.

    Parameters
    ----------
    formulation
        The landscape and what is decided already.
    schedule
        A plan to begin from.
    target_months
        Months from the start of the programme.
    moves
        Units of local search for each pair.
    seed
        Seed of what is drawn.
    progress
        Called with the pair that is tried.
    """
    search = _Search(formulation, schedule, target_months, moves=moves, seed=seed)
    extra = next((more for more in range(_MOST_EXTRA + 1) if search.begin(more)), None)
    pairs = () if extra is None else tuple(search.boundary(progress))
    return TimeHolds(
        target_months=target_months,
        least_months=search.least(0),
        setting_extra=extra,
        pairs=pairs,
        least_ever=search.least(len(formulation.problem.groups)),
    )


class _Search:
    """Walks along the boundary from few procurements to few implementations."""

    def __init__(
        self,
        formulation: Formulation,
        schedule: Schedule,
        target: int,
        *,
        moves: int,
        seed: int,
    ) -> None:
        self._problem, self._moves, self._seed = formulation.problem, moves, seed
        self._before = formulation.landscape.start - formulation.origin
        self._target = target + self._before
        self._plenty = len(self._problem.groups)
        self._orders = [order_of(self._problem, schedule)]
        self._extra = 0
        self._known: dict[tuple[int, int, int], int | None] = {}

    def least(self, extra: int) -> int:
        """Return the least months with plenty of everything but what settings can take."""
        plenty = _with(self._problem, self._plenty, self._plenty, extra)
        return least_months(plenty) - self._before

    def begin(self, extra: int) -> bool:
        """Let settings take so many more, and return whether the time holds with plenty."""
        self._extra = extra
        return self._months(self._plenty, self._plenty) is not None

    def boundary(self, progress: Callable[[int, int], None] | None) -> list[Pair]:
        """Return the efficient pairs, the fewest procurements first."""
        found: list[Pair] = []
        implementation = self._fewest(lambda units: (units, self._plenty))
        if implementation is None:
            return found
        procurement, most = implementation, self._plenty
        while most >= 1 and procurement <= self._plenty:
            if progress is not None:
                progress(procurement, most)
            least = self._fewest(partial(_pair, procurement), most)
            if least is not None and (not found or least < found[-1].implementation):
                found.append(self._pair(procurement, least))
                most = least - 1
            if self._is_impossible(self._plenty, most):
                break
            procurement += 1
        return found

    def _pair(self, procurement: int, implementation: int) -> Pair:
        months = self._months(procurement, implementation)
        fewer = (procurement - 1, implementation), (procurement, implementation - 1)
        return Pair(
            procurement=procurement,
            implementation=implementation,
            months=None if months is None else months - self._before,
            is_least=all(self._is_impossible(*pair) for pair in fewer),
        )

    def _fewest(
        self, pair: Callable[[int], tuple[int, int]], most: int | None = None
    ) -> int | None:
        """Return the fewest units with which the time holds, by bisection; None when none do."""
        high = self._plenty if most is None else most
        low = next((u for u in range(1, high + 1) if not self._is_impossible(*pair(u))), None)
        if low is None or self._months(*pair(high)) is None:
            return None
        while low < high:
            middle = (low + high) // 2
            if self._months(*pair(middle)) is not None:
                high = middle
            else:
                low = middle + 1
        return high

    def _is_impossible(self, procurement: int, implementation: int) -> bool:
        if procurement < 1 or implementation < 1:
            return True
        return least_months(self._with(procurement, implementation)) > self._target

    def _with(self, procurement: int, implementation: int) -> Problem:
        return _with(self._problem, procurement, implementation, self._extra)

    def _months(self, procurement: int, implementation: int) -> int | None:
        """Return the months of a plan within the time; None when none is found."""
        key = (procurement, implementation, self._extra)
        if key not in self._known:
            self._known[key] = self._planned(procurement, implementation)
        return self._known[key]

    def _planned(self, procurement: int, implementation: int) -> int | None:
        if self._is_impossible(procurement, implementation):
            return None
        problem = self._with(procurement, implementation)
        found = replan(
            problem,
            _ONLY_TIME,
            self._orders,
            moves=self._moves,
            seed=self._seed,
            enough=self._target,
        )
        if found is None:
            return None
        months = evaluate(problem, found).terms[Term.MAKESPAN]
        if months > self._target:
            return None
        self._orders = [order_of(problem, found), *self._orders[:2]]
        return months


def _pair(procurement: int, implementation: int) -> tuple[int, int]:
    return procurement, implementation


def _with(problem: Problem, procurement: int, implementation: int, extra: int) -> Problem:
    """Return the problem with other capacities, from the first month on."""
    units = {"procurement": procurement, "implementation": implementation}
    resources = tuple(_sized(one, units.get(one.key), extra) for one in problem.resources)
    return replace(problem, resources=resources)


def _sized(resource: Resource, units: int | None, extra: int) -> Resource:
    if units is not None:
        return replace(resource, capacity=((0, units),))
    if not resource.key.startswith(SETTING):
        return resource
    return replace(
        resource, capacity=tuple((first, value + extra) for first, value in resource.capacity)
    )
