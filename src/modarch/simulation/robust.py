"""Which order stands up best when things do not go as planned.

Orders are carried out under the same chances: run n has the same lengths of phases, appeals and
cancelled tenders whatever the order (common random numbers). What sets two of them apart is then
the order alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.landscape.results import RunRecord
from modarch.planning.aims_of import Assume
from modarch.planning.examine import examine
from modarch.simulation.paired import Criterion, at_share, compared, value_of
from modarch.simulation.result import Policy
from modarch.simulation.robust_result import Aim, Amounts, OrderRisk, RobustResult
from modarch.simulation.run import Request, run_machine
from modarch.simulation.simulate import Options, machine_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Executor

    from numpy.typing import NDArray

    from modarch.landscape.model import Landscape
    from modarch.simulation.candidates import Candidate
    from modarch.simulation.machine import Machine
    from modarch.simulation.planned import Planned
    from modarch.simulation.run import Progress

    Told = Callable[[Candidate, int, int], Progress | None]

__all__ = ["RobustOptions", "compare_orders"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustOptions:
    """How orders are compared.

    Parameters
    ----------
    runs, seed, policy, assume
        As for a simulation of one plan; `modarch.simulation.simulate.Options`.
    by
        What an order is judged by over the runs.
    of
        What should be small.
    """

    runs: int = 10_000
    seed: int = 1
    policy: Policy = Policy.ORDER
    assume: Assume = Assume.MIDDLE
    by: Criterion = Criterion.MEAN
    of: Aim = Aim.COST


def compare_orders(
    landscape: Landscape,
    candidates: Iterable[Candidate],
    options: RobustOptions | None = None,
    *,
    told: Told | None = None,
    executor: Executor | None = None,
) -> RobustResult:
    """Carry out several orders under the same chances, and propose one.

    Parameters
    ----------
    landscape
        The model.
    candidates
        The orders, the user's own first. Those that come to the same are tried once.
    options
        How they are compared.
    told
        Asked before each order, with its number and how many there are, for what is to be told of
        its progress.
    executor
        Where they are carried out; threads of this process when not given.

    Raises
    ------
    InputInvalid
        When there is nothing to simulate, or no capacity can ever meet a demand.
    KeyboardInterrupt
        If it is interrupted before an order has been tried.
    """
    wanted = options or RobustOptions()
    entrants = _distinct(landscape, candidates, wanted)
    tried, interrupted = _tried(entrants, wanted, told, executor)
    return _Verdict(landscape, tried, wanted).result(interrupted=interrupted)


@dataclass(frozen=True)
class _Entrant:
    """An order ready to be carried out, and the ids of others that come to the same."""

    candidate: Candidate
    machine: Machine
    planned: Planned
    same_as: tuple[str, ...] = ()

    @property
    def interim(self) -> tuple[int, int]:
        """Months and cost of interim solutions when everything goes as planned."""
        found = list(self.planned.interim(self.machine.systems))
        return sum(months for months, _ in found), sum(cost for _, cost in found)

    def aim(self, aim: Aim) -> int:
        """Return what the plan comes to."""
        if aim is Aim.END:
            return self.planned.programme_end
        return self.interim[aim is Aim.COST]

    def key(self, policy: Policy) -> object:
        """Return what decides how it is carried out."""
        plan = self.candidate.plan
        modes = tuple(sorted((id_, one.mode) for id_, one in plan.components.items()))
        if policy is Policy.ORDER:
            return self.machine.network.order, modes
        return tuple(one.planned for one in self.machine.network.activities), modes


def _distinct(
    landscape: Landscape, candidates: Iterable[Candidate], options: RobustOptions
) -> list[_Entrant]:
    """Return the orders that differ; of those that come to the same, the best as planned."""
    settings = Options(
        runs=options.runs, seed=options.seed, policy=options.policy, assume=options.assume
    )
    groups: dict[object, list[_Entrant]] = {}
    for candidate in candidates:
        entrant = _Entrant(candidate, *machine_for(landscape, candidate.plan, settings))
        groups.setdefault(entrant.key(options.policy), []).append(entrant)
    return [_merged(group, options.of) for group in groups.values()]


def _merged(group: list[_Entrant], aim: Aim) -> _Entrant:
    """Return the first of some that come to the same, with the months of the best as planned."""
    best = min(group, key=lambda one: (one.aim(aim), one.planned.programme_end))
    first, *others = (one.candidate for one in group)
    candidate = type(first)(id=first.id, kind=first.kind, plan=best.candidate.plan)
    return _Entrant(candidate, best.machine, best.planned, tuple(one.id for one in others))


@dataclass(frozen=True)
class _Tried:
    """An order and what each run gave."""

    entrant: _Entrant
    cost: NDArray[np.int64]
    months: NDArray[np.int64]
    end: NDArray[np.int64]

    def aim(self, aim: Aim) -> NDArray[np.int64]:
        return {Aim.COST: self.cost, Aim.MONTHS: self.months, Aim.END: self.end}[aim]


def _tried(
    entrants: Sequence[_Entrant],
    options: RobustOptions,
    told: Told | None,
    executor: Executor | None,
) -> tuple[list[_Tried], bool]:
    """Carry out every order; when interrupted, those that are done."""
    done: list[_Tried] = []
    request = Request(runs=options.runs, detailed=0)
    for number, one in enumerate(entrants, 1):
        try:
            progress = told(one.candidate, number, len(entrants)) if told is not None else None
            tally, interrupted = run_machine(
                one.machine,
                request,
                start=one.planned.start,
                progress=progress,
                executor=executor,
            )
        except KeyboardInterrupt:
            interrupted = True
        if interrupted:
            if not done:
                raise KeyboardInterrupt
            return done, True
        arrays = (tally.interim_cost_sek, tally.interim_months, tally.end)
        done.append(_Tried(one, *(values.astype(np.int64) for values in arrays)))
    return done, False


@dataclass(frozen=True)
class _Verdict:
    """Judges the orders that were tried."""

    landscape: Landscape
    tried: list[_Tried]
    options: RobustOptions

    def result(self, *, interrupted: bool) -> RobustResult:
        of, landscape = self.options.of, self.landscape
        values = [one.aim(of) for one in self.tried]
        violations = [len(examine(one.entrant.candidate.plan, landscape)) for one in self.tried]
        sound = [n for n, broken in enumerate(violations) if not broken] or list(range(len(values)))
        proposed = self._proposed(values, sound)
        cheapest = min(sound, key=lambda n: (self._planned(n), n != proposed, n))
        least = np.minimum.reduce(values)
        orders = [
            self._order(n, values[n], values[proposed], least, violations[n])
            for n in range(len(values))
        ]
        by = self.options.by
        ranked = sorted(range(len(orders)), key=lambda n: (orders[n].amounts(of).by(by), n))
        ids = [one.entrant.candidate.id for one in self.tried]
        return RobustResult(
            record=self._record(),
            policy=self.options.policy,
            by=by,
            of=of,
            runs=self.options.runs,
            interrupted=interrupted,
            origin=self.tried[0].entrant.planned.origin,
            orders=tuple(orders[n] for n in ranked),
            proposed=ids[proposed],
            best_planned=ids[cheapest],
            price=float(self._planned(proposed) - self._planned(cheapest)),
        )

    def _record(self) -> RunRecord:
        options = self.options
        return RunRecord.of(
            self.landscape,
            seed=options.seed,
            policy=options.policy,
            runs=options.runs,
            by=options.by,
            of=options.of,
            assume=options.assume,
            orders=[one.entrant.candidate.id for one in self.tried],
            numpy=np.__version__,
        )

    def _planned(self, number: int) -> int:
        return self.tried[number].entrant.aim(self.options.of)

    def _proposed(self, values: list[NDArray[np.int64]], sound: list[int]) -> int:
        """Return the number of the order that is proposed."""
        by = self.options.by
        best = min(sound, key=lambda n: (value_of(values[n], by), n))
        tied = [n for n in sound if compared(values[n], values[best], by).is_tie]
        return min(
            tied,
            key=lambda n: (self._planned(n), self.tried[n].entrant.planned.programme_end, n),
        )

    def _order(
        self,
        number: int,
        values: NDArray[np.int64],
        proposed: NDArray[np.int64],
        least: NDArray[np.int64],
        violations: int,
    ) -> OrderRisk:
        one = self.tried[number]
        entrant, candidate = one.entrant, one.entrant.candidate
        months, cost = entrant.interim
        regret = values - least
        difference = compared(values, proposed, self.options.by)
        return OrderRisk(
            id=candidate.id,
            kind=candidate.kind,
            same_as=entrant.same_as,
            order=entrant.machine.network.order,
            plan=candidate.plan,
            violations=violations,
            interim_cost_sek=Amounts.of(one.cost, cost),
            interim_months=Amounts.of(one.months, months),
            end=Amounts.of(one.end, entrant.planned.programme_end),
            regret_mean=value_of(regret, Criterion.MEAN),
            regret_p90=float(at_share(regret, 0.9)),
            regret_max=float(regret.max()),
            best_share=int((regret == 0).sum()) / len(regret),
            difference=difference,
            is_tied=difference.is_tie,
        )
