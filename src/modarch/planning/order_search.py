"""Local search over orders: of whole groups first, then of single activities.

Orders of groups are few and soon searched, but do not reach every good plan: what is idle between
two phases of one module may serve another one. The best plan found is therefore taken apart, and
orders of its activities are searched from there; at first of those alone that some due waits for,
when nothing but dues counts in the first stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.blocks import find_small_blocks
from modarch.planning.compile import compile_problem
from modarch.planning.decisive import counts_only_dues, decisive_part
from modarch.planning.jit import compiled_kernel
from modarch.planning.objective import Objective
from modarch.planning.result import Note
from modarch.planning.search import Beginning, SearchPlan, local_search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.planning.bench import Values
    from modarch.planning.compile import Compiled
    from modarch.planning.search import Found
    from modarch.planning.state import State

__all__ = ["search_orders"]

_FEW_BLOCKS = 8
"""Up to this many blocks, compiling is not worth while."""

_FEW_ACTIVITIES = 200
"""Up to this many, the exact solver makes better use of the time where groups are activities."""

_UNIT = 10_000
"""Activities placed in one unit of local search."""

_MOST_PER_PAIR = 8
"""More moves than this for each pair of blocks bring nothing where they are few."""

_SEARCH_SHARE, _SEARCH_SECONDS = 0.2, 5.0
"""Part of the time, and the most, for local search when the limit is by the clock."""


@dataclass(frozen=True, slots=True)
class _Phase:
    """How to search; tried on 12 to 500 groups.

    Parameters
    ----------
    heat
        First temperature, as a part of what random moves cost on average.
    share
        Part of the moves that the limits pay for.
    most
        More moves than this for each block bring nothing.
    chains
        Chains of annealing.
    time
        Part of the time that is left.
    """

    heat: float
    share: float
    most: int
    chains: int
    time: float


_GROUPS_ALONE = _Phase(heat=0.08, share=1.0, most=3000, chains=2, time=1.0)
_FEW_ALONE = _Phase(heat=0.08, share=1.0, most=3000, chains=2, time=0.35)
_GROUPS = _Phase(heat=0.08, share=0.25, most=600, chains=2, time=0.25)
_DECISIVE = _Phase(heat=0.15, share=0.5, most=700, chains=4, time=0.8)
_AFTER_DECISIVE = _Phase(heat=0.2, share=0.25, most=300, chains=2, time=1.0)
_ACTIVITIES = _Phase(heat=0.2, share=0.75, most=1000, chains=2, time=1.0)


def search_orders(state: State, orders: Mapping[str, tuple[str, ...]], longest: int) -> None:
    """Search over orders for all stages, and put what is found into the state.

    Parameters
    ----------
    state
        What is known.
    orders
        Orders of groups to begin with.
    longest
        Length of the longest of the plans that they lead to.
    """
    _OrderSearch(state, longest * 5 // 4 + 24).run(orders)


class _OrderSearch:
    """The phases of the search.

    Parameters
    ----------
    state
        What is known.
    horizon
        Months to reckon with.
    """

    def __init__(self, state: State, horizon: int) -> None:
        self._state, self._horizon = state, horizon
        self._problem, self._objective = state.problem, state.objective
        self._stop = state.stop.share(_SEARCH_SHARE, _SEARCH_SECONDS)

    def run(self, orders: Mapping[str, tuple[str, ...]]) -> None:
        """Search from orders of groups."""
        groups = compile_problem(self._problem, self._horizon)
        modes = (0,) * len(self._problem.groups)
        beginnings = [
            Beginning(name, tuple(groups.blocks.order(order)), modes)
            for name, order in orders.items()
        ]
        small = find_small_blocks(self._problem)
        alone = len(small.members) == len(groups.blocks.members)
        few = len(small.members) <= _FEW_ACTIVITIES
        phase = (_FEW_ALONE if few else _GROUPS_ALONE) if alone else _GROUPS
        found = self._search(phase, groups, self._objective, beginnings)
        self._offer(found)
        if found.values[0] or alone:
            return
        order = [key for block in found.blocks for key in groups.blocks.activities[block]]
        phase = _ACTIVITIES
        chosen = groups.modes(found.modes)
        if counts_only_dues(self._objective.stages[0]):
            phase = _AFTER_DECISIVE
            order, chosen = self._search_decisive(order, chosen)
        activities = compile_problem(self._problem, self._horizon, small)
        beginning = _beginning(activities, order, chosen)
        self._offer(self._search(phase, activities, self._objective, [beginning]))

    def _search_decisive(
        self, order: list[str], chosen: Mapping[str, str]
    ) -> tuple[list[str], dict[str, str]]:
        """Return an order and modes that are good for the first stage, the decisive part first."""
        part = decisive_part(self._problem)
        compiled = compile_problem(part, self._horizon, find_small_blocks(part))
        objective = Objective(stages=self._objective.stages[:1])
        beginning = _beginning(compiled, order, chosen)
        found = self._search(_DECISIVE, compiled, objective, [beginning])
        first = [key for block in found.blocks for key in compiled.blocks.activities[block]]
        return list(dict.fromkeys([*first, *order])), {**chosen, **compiled.modes(found.modes)}

    def _search(
        self, phase: _Phase, compiled: Compiled, objective: Objective, beginnings: list[Beginning]
    ) -> Found:
        stop = self._stop.share(phase.time)
        plan = self._plan(phase, compiled, objective)
        return local_search(compiled, objective, beginnings, plan, self._report, stop)

    def _plan(self, phase: _Phase, compiled: Compiled, objective: Objective) -> SearchPlan:
        limits, blocks = self._state.limits, len(compiled.blocks.members)
        fast = limits.compiled and blocks > _FEW_BLOCKS
        if fast and compiled_kernel() is None:
            self._state.notes.add(Note.NOT_COMPILED)
        moves = limits.moves * _UNIT / len(compiled.problem.activities)
        return SearchPlan(
            steps=min(int(phase.share * moves), phase.most * blocks, _MOST_PER_PAIR * blocks**2),
            heat=phase.heat,
            chains=phase.chains,
            seed=limits.seed,
            compiled=fast,
            floors=tuple(self._state.bound(level) for level in range(len(objective.stages))),
        )

    def _offer(self, found: Found) -> None:
        if found.values[0] == 0:
            self._state.offer(found.schedule, "local-search")

    def _report(self, values: Values) -> None:
        if values[0] == 0 and len(values) > len(self._objective.stages):
            self._state.tell(0, "local-search", values[1:])


def _beginning(compiled: Compiled, order: list[str], chosen: Mapping[str, str]) -> Beginning:
    """Return an order of activities, and modes, in numbers."""
    blocks, modes = compiled.blocks.order(order), compiled.mode_numbers(chosen)
    return Beginning("activities", tuple(blocks), tuple(modes))
