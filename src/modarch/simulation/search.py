"""Looking for an order in the outcomes themselves, instead of in what is planned or expected.

A local search: a component is moved to another place, or two change places, and the new order is
kept when it is no worse over some hundreds of runs. The same chances strike every order, so that
few runs tell two orders apart. They are other chances than those in which orders are compared
afterwards: an order is not praised for the luck that it was chosen for.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.planning.ordering import plan_in_order
from modarch.simulation.candidates import Candidate, Kind
from modarch.simulation.paired import value_of
from modarch.simulation.result import Policy
from modarch.simulation.robust import compare_orders
from modarch.simulation.robust_result import Aim
from modarch.simulation.simulate import Options, machine_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.simulation.machine import Machine
    from modarch.simulation.paired import Criterion
    from modarch.simulation.robust import RobustOptions

__all__ = ["RUNS", "searched", "searched_order"]

RUNS: Final = 384
"""Runs that an order is tried in during the search."""

_OTHER_CHANCES: Final = 1_000_003
"""What is added to the seed, so that the search sees other runs than the comparison."""

_FAR: Final = 0.3
"""Share of the moves that go anywhere; the others go a few places only."""

_NEAR: Final = 4

_TIME: Final = 1e-6
"""What a month to the end weighs between orders that are equal otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """What is looked for, and in which runs."""

    machine: Machine
    aim: Aim
    by: Criterion

    def value(self, order: tuple[str, ...]) -> tuple[float, float]:
        """Return what an order comes to, and what decides between equals."""
        network = replace(self.machine.network, order=order)
        # What is packed belongs to the order; what is drawn does not, and is kept.
        machine = replace(self.machine, network=network, _programs={})
        chunk = machine.chunk(0, RUNS, 0)
        whole = (chunk.interim_cost_sek, chunk.interim_months, chunk.end)
        cost, months, end = (one.astype(np.int64) for one in whole)
        values = {Aim.COST: cost, Aim.MONTHS: months, Aim.END: end}[self.aim]
        return value_of(values, self.by), float(values.mean()) + _TIME * float(end.mean())


def searched_order(
    landscape: Landscape,
    plan: Plan,
    options: RobustOptions,
    steps: int,
    *,
    told: Callable[[int], None] | None = None,
) -> tuple[str, ...]:
    """Return an order that is at least as good as a plan's in the runs of the search.

    Parameters
    ----------
    landscape
        The model.
    plan
        The plan whose order the search begins with; its modes are kept.
    options
        How orders are to be compared; the search sees other chances than a comparison with these.
    steps
        Orders to try.
    told
        Told now and then how many orders have been tried.

    Raises
    ------
    InputInvalid
        When there is nothing to simulate, or no capacity can ever meet a demand.
    """
    seed, policy = options.seed + _OTHER_CHANCES, Policy.ORDER
    settings = Options(runs=RUNS, seed=seed, policy=policy, assume=options.assume, detailed=0)
    machine, _ = machine_for(landscape, plan, settings)
    search = _Search(machine=machine, aim=options.of, by=options.by)
    best = tuple(machine.network.order)
    known = {best: search.value(best)}
    draw = random.Random(options.seed)  # noqa: S311 - nothing secret
    for step in range(steps if len(best) > 1 else 0):
        order = _moved(best, draw)
        if order not in known:
            known[order] = search.value(order)
        if known[order] <= known[best]:
            best = order
        if told is not None:
            told(step + 1)
    return best


def searched(
    landscape: Landscape,
    candidates: Sequence[Candidate],
    options: RobustOptions,
    steps: int,
    *,
    told: Callable[[int], None] | None = None,
) -> Candidate:
    """Return the order that is found from the best of some others.

    Parameters
    ----------
    landscape
        The model.
    candidates
        The others; at least one.
    options
        How orders are to be compared.
    steps
        Orders to try.
    told
        Told now and then how many have been tried.
    """
    result = compare_orders(landscape, candidates, replace(options, runs=RUNS))
    first = result[result.proposed].plan
    order = searched_order(landscape, first, options, steps, told=told)
    modes = {id_: one.mode for id_, one in first.components.items() if one.mode}
    wish = replace(landscape.plan, order=order, modes=modes)
    plan = plan_in_order(landscape, wish, assume=options.assume).plan
    kind = Kind.SEARCHED
    return Candidate(id=kind.value, kind=kind, plan=replace(plan, method=kind.value))


def _moved(order: tuple[str, ...], draw: random.Random) -> tuple[str, ...]:
    """Return an order in which one component stands elsewhere, or two have changed places."""
    count = len(order)
    start = draw.randrange(count)
    far = draw.random() < _FAR
    reach = count if far else _NEAR
    low, high = max(0, start - reach), min(count - 1, start + reach)
    goal = draw.choice([place for place in range(low, high + 1) if place != start])
    moved = list(order)
    if draw.random() < _FAR:
        moved[start], moved[goal] = moved[goal], moved[start]
    else:
        moved.insert(goal, moved.pop(start))
    return tuple(moved)
