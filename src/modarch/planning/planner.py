"""The parts of planning in their order: what works on which stage, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.planning import cpsat
from modarch.planning.bounds import best_simple_bound
from modarch.planning.branching import BoundTree
from modarch.planning.closing import close_gap
from modarch.planning.decisive import counts_only_dues, decisive_part
from modarch.planning.late import prepare_late
from modarch.planning.linear_bound import linear_bound, size_of
from modarch.planning.objective import Term
from modarch.planning.order_search import search_orders
from modarch.planning.price_bound import PriceSearch
from modarch.planning.priced_terms import is_priced
from modarch.planning.result import Note
from modarch.planning.rules import PriorityRule, order_by
from modarch.planning.schedule import evaluate
from modarch.planning.serial import SerialScheduler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule
    from modarch.planning.state import State

__all__ = ["Planner"]

_FEW_GROUPS = 6
"""Up to this many groups, everything is planned at once, without windows before."""

_OPEN_STARTS = 6000
"""Up to this many open starts, everything is planned at once after the windows."""

_MANY_ACTIVITIES = 600
"""Above this many activities, stages that prices say nothing of are not planned at once."""

_LINEAR_SIZE = 8000
"""Up to this many variables, the linear relaxation is worth its time."""

_FIRST_SHARE = 0.6
"""Part of the exact solver's time for the first of several stages."""

_WINDOW_SHARE = 0.4
"""Part of a stage's time for windows when everything is planned at once afterwards."""

_CLOSING_SHARE, _LEAST_TURN = 0.8, 0.1
"""Part of the time after the windows for closing the gap; the least for everything at once."""

_PRICE_SHARE = 0.15
"""Part of the time for prices when the limit is by the clock."""

_FEWEST_STEPS, _MOST_STEPS = 60, 400
"""Steps of prices; after the most, nothing happens any more."""

_LEAST_CELLS = 10_000
"""A step of prices costs no less than one that works out this many starts."""

_NARROWING_STEPS = 120
"""Steps of prices, from good ones, for ruling out starts."""

_BRANCHING = 5
"""Steps of prices for parts of the plans, as a multiple of those that the limits allow for all."""

_BRANCH_SHARE = 0.6
"""Part of the time for it when the limit is by the clock."""

_BOTTLENECKS = {Term.MAKESPAN, Term.LOAD_PEAK, Term.SMOOTHNESS, Term.BRIDGE_PEAK}
"""Terms that a window can hardly improve."""


class Planner:
    """Works on a problem until it is proven or the limits are reached.

    Parameters
    ----------
    state
        What is known; everything found is put there.
    order
        An order to begin with, or None.
    """

    def __init__(self, state: State, order: Sequence[str] | None) -> None:
        self._state, self._problem = state, state.problem
        self._stages = state.objective.stages
        exact = cpsat.load()
        self._exact = None if exact is None else exact(state)
        self._left = state.limits.exact
        self._orders: dict[str, tuple[str, ...]] = {}
        self._prices: PriceSearch | None = None
        self._tree: BoundTree | None = None
        self._longest = self._place_rules(order)

    def run(self) -> None:
        """Work on the stages in turn."""
        for level, stage in enumerate(self._stages):
            simple = best_simple_bound(self._problem, stage)
            self._state.add_bound(level, simple.value, simple.method)
        self._work_on_first()
        for level in range(1, len(self._stages)):
            if self._is_open(level):
                self._put_to_solver(level)
                self._bound_linearly(level)
        self._prepare_late()

    def _is_open(self, level: int) -> bool:
        """Return whether there is a plan, and still something to do for a stage."""
        state = self._state
        return state.values is not None and not state.is_proven(level) and not state.stop.is_set()

    def _place_rules(self, order: Sequence[str] | None) -> int:
        """Take rules of thumb, and the given order, as first plans; return the longest's length."""
        rules = [rule for rule in PriorityRule if rule is not PriorityRule.USER]
        self._orders = {rule.value: order_by(self._problem, rule) for rule in rules}
        if order is not None:
            self._orders[PriorityRule.USER.value] = tuple(order)
        many = len(self._problem.groups) > _FEW_GROUPS
        scheduler = SerialScheduler(self._problem, fast=self._state.limits.compiled and many)
        longest = 0
        for name, groups in self._orders.items():
            serial = scheduler.schedule(groups)
            longest = max(longest, _length(self._problem, serial.schedule))
            if serial.excess == 0:
                self._state.offer(serial.schedule, name)
        return longest

    def _work_on_first(self) -> None:
        """Work on the first stage, with prices where they say something of it."""
        state, priced = self._state, is_priced(self._stages[0])
        if priced and not state.is_proven(0):
            self._price()
        if not state.stop.is_set():
            search_orders(state, self._orders, self._longest)
        if state.values is None and not state.stop.is_set():
            self._put_to_solver(0)
        if self._is_open(0):
            self._narrow()
            self._put_to_solver(0)
        if not priced and self._is_open(0):
            self._bound_linearly(0)

    def _price(self) -> None:
        """Bound the first stage by prices, and take the order that they suggest."""
        state, known = self._state, self._state.schedule
        horizon = self._longest if known is None else _length(self._problem, known)
        problem = self._problem
        if counts_only_dues(self._stages[0]):
            problem = decisive_part(problem)
            if known is not None:
                horizon = min(horizon, _last_completion(problem, known) + 1)
        self._prices = PriceSearch(problem, self._stages[0], max(1, horizon))
        guess = 2 * state.bound(0) + 10
        target = guess if state.values is None else state.values[0]
        stop = state.stop.share(_PRICE_SHARE)
        bound = self._prices.run(target=target, steps=self._steps(), stop=stop)
        state.add_bound(0, bound.value, "price-relaxation")
        state.prices = bound.prices
        self._tree = BoundTree(self._prices.fork(), bound.level)
        for name, groups in _orders_by_centre(self._problem, bound.centres).items():
            self._orders[name] = groups

    def _steps(self) -> int:
        """Return how many steps of prices the limits allow."""
        return max(_FEWEST_STEPS, min(_MOST_STEPS, self._affordable_steps()))

    def _affordable_steps(self) -> int:
        """Return how many steps of prices the limits pay for."""
        cells = _LEAST_CELLS if self._prices is None else max(_LEAST_CELLS, self._prices.cells)
        return self._state.limits.bound * 50_000 // cells

    def _narrow(self) -> None:
        """Rule out starts that no plan as good as the best one has."""
        state = self._state
        if self._prices is not None and state.values is not None:
            target = state.values[0] + 1
            stop = state.stop.share(_PRICE_SHARE)
            state.narrowed = self._prices.run(
                target=target, steps=min(_NARROWING_STEPS, self._steps()), narrow=True, stop=stop
            )
            state.prices = state.narrowed.prices or state.prices
            state.add_bound(0, min(state.narrowed.value, state.values[0]), "price-relaxation")

    def _branch(self) -> None:
        """Raise the bound by looking at parts of the plans by themselves."""
        state = self._state
        if self._tree is not None and state.values is not None and not self._settled(0):
            steps, stop = _BRANCHING * self._affordable_steps(), state.stop.share(_BRANCH_SHARE)
            self._tree.grow(target=state.values[0], steps=steps, stop=stop)
            state.add_bound(0, self._tree.value(state.values[0]), "price-branching")

    def _put_to_solver(self, level: int) -> None:
        """Improve and prove a stage exactly, in windows and for everything at once."""
        if self._exact is None:
            self._do_without(level)
            return
        share, spent = self._share(level), 0.0
        whole, small = self._whole_pays(level), False
        if self._exact.serves_windows(level) and self._windows_pay(level, whole=whole):
            part = _WINDOW_SHARE if whole else 1.0
            spent = self._exact.in_windows(level, part * share, self._state.stop.share(part))
            whole = self._whole_pays(level)
        if level == 0 and self._prices is not None and not self._settled(0):
            if not whole:
                self._branch()
            self._narrow()
            part = _CLOSING_SHARE * (share - spent)
            spent += close_gap(self._state, self._exact, self._prices, part, _OPEN_STARTS)
            small, whole = whole, self._whole_pays(level)
        if whole and not self._settled(level):
            spent += self._exact.whole(level, max(_LEAST_TURN, share - spent))
        if small:
            self._branch()
        self._left = max(0.0, self._left - spent)

    def _do_without(self, level: int) -> None:
        """Prove what can be proven without the exact solver."""
        if level == 0:
            self._branch()
        if not self._state.is_proven(level):
            self._state.notes.add(Note.NOTHING_PROVEN)

    def _settled(self, level: int) -> bool:
        """Return whether nothing is left to do for a stage."""
        state = self._state
        return state.is_proven(level) or state.infeasible or state.stop.is_set()

    def _share(self, level: int) -> float:
        """Return the exact solver's time for a stage."""
        later = len(self._stages) - 1 - level
        if level == 0 and later:
            return _FIRST_SHARE * self._left
        return self._left / (later + 1)

    def _windows_pay(self, level: int, *, whole: bool) -> bool:
        """Return whether windows are worth while before, or instead of, everything at once."""
        few = len(self._problem.groups) <= _FEW_GROUPS
        return not (few or (whole and set(self._stages[level].terms) & _BOTTLENECKS))

    def _whole_pays(self, level: int) -> bool:
        """Return whether everything can be planned at once with some hope."""
        state = self._state
        narrowed = state.narrowed
        if state.schedule is None:
            return True
        if level == 0 and narrowed is not None and narrowed.windows is not None:
            return sum(map(len, narrowed.windows.values())) <= _OPEN_STARTS
        return len(self._problem.activities) <= _MANY_ACTIVITIES

    def _bound_linearly(self, level: int) -> None:
        """Bound a stage by the linear relaxation where that is worth its time."""
        state = self._state
        if state.schedule is None or state.values is None or not self._is_open(level):
            return
        horizon = _length(self._problem, state.schedule) + 1
        if state.limits.bound and size_of(self._problem, horizon) <= _LINEAR_SIZE:
            kept = list(zip(self._stages[:level], state.values, strict=False))
            limits = state.objective.limits
            value = linear_bound(
                self._problem, self._stages[level], horizon, kept=kept, limits=limits
            )
            if value is not None:
                state.add_bound(level, min(value, state.values[level]), "linear-relaxation")

    def _prepare_late(self) -> None:
        """Move preparation as late as it can be, unless early starts are wanted."""
        state = self._state
        if state.schedule is not None and Term.STARTS not in state.objective.terms:
            state.polish(prepare_late(self._problem, state.schedule), "late-preparation")


def _length(problem: Problem, schedule: Schedule) -> int:
    """Return the month in which everything has ended."""
    works = problem.work_in(schedule.modes)
    return max(schedule.starts[key] + work.months for key, work in works.items())


def _last_completion(problem: Problem, schedule: Schedule) -> int:
    """Return the month in which the last due is completed."""
    tardiness = evaluate(problem, schedule).tardiness
    return max((due.due + tardiness[due.key] for due in problem.dues), default=0)


def _orders_by_centre(problem: Problem, centres: Mapping[str, float]) -> dict[str, tuple[str, ...]]:
    """Return the groups by where the prices would like their first, middle or last activity.

    Groups that the prices say nothing of come last.
    """
    last = max(centres.values(), default=0.0) + 1
    starts = {g.key: [centres.get(a.key, last) for a in g.activities] for g in problem.groups}
    ranks = {
        "prices-first": {key: of_group[0] for key, of_group in starts.items()},
        "prices-middle": {key: sum(of_group) / len(of_group) for key, of_group in starts.items()},
        "prices-last": {key: of_group[-1] for key, of_group in starts.items()},
    }
    return {
        name: tuple(sorted(rank, key=lambda key: (rank[key], key))) for name, rank in ranks.items()
    }
