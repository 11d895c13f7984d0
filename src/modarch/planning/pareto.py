"""A few well-spread plans between aims that pull apart.

The ε-constraint method (Haimes, Lasdon and Wismer 1971, *IEEE Transactions on Systems, Man, and
Cybernetics* 1:3): one aim is made small while ceilings on the others are lowered step by step. What
is beaten in every aim is left out, and of the rest those furthest apart are kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.landscape.results import Result
from modarch.planning.objective import Limit, Objective, Stage, Term
from modarch.planning.pareto_points import SETTING, beats, lean, scaled, spread
from modarch.planning.relax_replan import order_of, replan
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from modarch.planning.problem import Problem
    from modarch.planning.schedule import Schedule

__all__ = ["Axis", "Front", "FrontPlan", "axes_of", "front_of"]


class Axis(StrEnum):
    """An aim to trade against others; less is better for each."""

    INTERIM = "interim"
    """Weighted interim months."""
    COST = "cost"
    """Cost of interim solutions and chosen modes."""
    TIME = "time"
    """Months until everything is live."""
    VALUE = "value"
    """Weighted months until first use."""
    PEAK = "peak"
    """Interim integrations at most."""
    BRIDGES = "bridges"
    """Interim integrations times months."""
    CAPACITY = "capacity"
    """Procurements and implementations at once, at most, summed."""


_TERMS = {
    Axis.INTERIM: Term.INTERIM,
    Axis.COST: Term.COST,
    Axis.TIME: Term.MAKESPAN,
    Axis.VALUE: Term.TIME_TO_VALUE,
    Axis.PEAK: Term.BRIDGE_PEAK,
    Axis.BRIDGES: Term.BRIDGE_MONTHS,
}
_LEVELS = {2: 6, 3: 3}
"""Ceilings that are tried on each further aim, by the number of aims."""

_FEWEST_LEVELS, _MOST_PLANS, _MOST_ORDERS = 2, 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPlan(Result):
    """A plan between the aims.

    Parameters
    ----------
    number
        Its number, from 1; 0 for plans that are not kept.
    values
        Its value in each aim.
    is_default
        Whether it is the plan that the objective in its order gives.
    is_knee
        Whether it comes nearest to the best of every aim at once.
    is_beaten
        Whether another of the plans kept is as good in every aim and better in one.
    best_in
        Aims in which no kept plan is better.
    """

    number: int
    values: Mapping[Axis, int]
    is_default: bool
    is_knee: bool
    is_beaten: bool
    best_in: tuple[Axis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front(Result):
    """Plans between aims.

    Parameters
    ----------
    axes
        The aims.
    plans
        The plans kept, by the first aim.
    others
        Further plans that nothing beats, not kept.
    """

    axes: tuple[Axis, ...]
    plans: tuple[FrontPlan, ...]
    others: tuple[FrontPlan, ...]


def axes_of(text: str) -> tuple[Axis, ...]:
    """Return the aims that a user names.

    >>> axes_of("interim, peak")
    (<Axis.INTERIM: 'interim'>, <Axis.PEAK: 'peak'>)

    Raises
    ------
    InputInvalid
        If one is unknown or repeated, or there are fewer than two.
    """
    names = [name.strip().casefold() for name in text.split(",") if name.strip()]
    known = [axis.value for axis in Axis]
    problems = [
        _fault("unknown-aim", f"a trade-off knows no aim {name!r}", did_you_mean(name, known))
        for name in names
        if name not in known
    ]
    if not problems and (len(set(names)) < len(names) or len(names) < _FEWEST_LEVELS):
        problems = [
            _fault("wrong-aims", "a trade-off needs two or more different aims", "interim,time")
        ]
    if problems:
        raise InputInvalid(problems)
    return tuple(Axis(name) for name in names)


def _fault(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=hint)


def front_of(
    problem: Problem,
    axes: Sequence[Axis],
    default: Schedule,
    *,
    moves: int,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Front, tuple[Schedule, ...]]:
    """Return plans between aims, and the schedules of those that are kept.

    Parameters
    ----------
    problem
        The problem.
    axes
        The aims, two or more.
    default
        The plan that the objective in its order gives; it is always among those kept.
    moves
        Units of local search for each plan.
    seed
        Seed of what is drawn.
    progress
        Called with the number of plans made and to make.
    """
    search = _Search(problem, tuple(axes), default, moves=moves, seed=seed)
    search.run(progress or _untold)
    return search.front(max(_MOST_PLANS, len(axes) + 1))


def _untold(done: int, todo: int) -> None:
    """Tell nobody."""


class _Search:
    """Plans found so far, with their values."""

    def __init__(
        self,
        problem: Problem,
        axes: tuple[Axis, ...],
        default: Schedule,
        *,
        moves: int,
        seed: int,
    ) -> None:
        self._problem, self._axes = problem, axes
        self._moves, self._seed = moves, seed
        self._default = self._values(default)
        self._found: dict[tuple[int, ...], Schedule] = {self._default: default}

    def _values(self, schedule: Schedule) -> tuple[int, ...]:
        evaluation = evaluate(self._problem, schedule)
        shared = (load for key, load in evaluation.loads.items() if not key.startswith(SETTING))
        capacity = sum(max(load, default=0) for load in shared)
        return tuple(
            capacity if axis is Axis.CAPACITY else evaluation.terms[_TERMS[axis]]
            for axis in self._axes
        )

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Make the best of each aim, and then of the first under ceilings on the others."""
        count = len(self._axes)
        levels = _LEVELS.get(count, _FEWEST_LEVELS)
        todo = count + levels ** (count - 1)
        for place in range(count):
            self._plan((place, *(i for i in range(count) if i != place)), {})
            progress(place + 1, todo)
        for done, ceilings in enumerate(self._grid(levels)):
            self._plan(tuple(range(count)), ceilings)
            progress(count + done + 1, todo)

    def _grid(self, levels: int) -> list[dict[int, int]]:
        """Return ceilings on every aim but the first, spread between its best and its worst."""
        ways = []
        for place in range(1, len(self._axes)):
            seen = [values[place] for values in self._efficient()]
            low, high = min(seen), max(seen)
            steps = {low + (high - low) * (i + 1) // (levels + 1) for i in range(levels)}
            ways.append(sorted(steps))
        return [dict(enumerate(levels_, 1)) for levels_ in product(*ways)]

    def _plan(self, order: tuple[int, ...], ceilings: Mapping[int, int]) -> None:
        """Look for a plan that is good in the aims in this order, under ceilings."""
        stages = tuple(
            Stage(((_TERMS[self._axes[place]], 1),))
            for place in order
            if self._axes[place] is not Axis.CAPACITY
        )
        limits = tuple(
            Limit(_TERMS[self._axes[place]], most)
            for place, most in ceilings.items()
            if self._axes[place] is not Axis.CAPACITY
        )
        problem = self._problem
        for place, axis in enumerate(self._axes):
            if axis is Axis.CAPACITY:
                least = place == order[0]
                problem = lean(problem, 0 if least else ceilings.get(place))
        schedule = replan(
            problem,
            Objective(stages, limits),
            self._orders(ceilings),
            moves=self._moves,
            seed=self._seed,
        )
        if schedule is not None:
            self._found.setdefault(self._values(schedule), schedule)

    def _orders(self, ceilings: Mapping[int, int]) -> list[tuple[str, ...]]:
        """Return the orders of the plans that come nearest to keeping ceilings."""

        def excess(values: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
            over = (max(0, values[place] / max(1, most) - 1) for place, most in ceilings.items())
            return sum(over), values

        near = sorted(self._found, key=excess)[:_MOST_ORDERS]
        return [order_of(self._problem, self._found[values]) for values in near]

    def _efficient(self) -> list[tuple[int, ...]]:
        """Return the values that nothing else beats in every aim, sorted."""
        return sorted(one for one in self._found if not any(beats(o, one) for o in self._found))

    def front(self, most: int) -> tuple[Front, tuple[Schedule, ...]]:
        """Return the plans that nothing beats, those kept numbered, and their schedules."""
        efficient = self._efficient()
        kept = spread(efficient, self._default, most)
        places = scaled(efficient)
        knee = min(efficient, key=lambda one: (one not in kept, math.hypot(*places[one])))
        plans = tuple(
            self._told(one, number, kept, knee=knee) for number, one in enumerate(kept, 1)
        )
        rest = [one for one in efficient if one not in kept]
        front = Front(
            axes=self._axes,
            plans=plans,
            others=tuple(self._told(one, 0, kept, knee=knee) for one in rest),
        )
        return front, tuple(self._found[one] for one in kept)

    def _told(
        self, values: tuple[int, ...], number: int, kept: Sequence[tuple[int, ...]], *, knee: object
    ) -> FrontPlan:
        best = (
            axis
            for place, axis in enumerate(self._axes)
            if values[place] == min(other[place] for other in kept)
        )
        return FrontPlan(
            number=number,
            values=dict(zip(self._axes, values, strict=True)),
            is_default=values == self._default,
            is_knee=values == knee,
            is_beaten=any(beats(other, values) for other in kept),
            best_in=tuple(best),
        )
