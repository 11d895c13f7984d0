"""The rollout order as a graph layout: how many bridges between old and new it needs, and how long.

A bridge stands while one side of it has been replaced and the other has not. Three things need one:
two modules that exchange information directly; an old system that several modules replace, until
the last of them; and, where a shared platform carries the exchange, an attachment per old system
from the beginning until it has been replaced.

Source: J. Díaz, J. Petit and M. Serna, "A survey of graph layout problems", ACM Computing Surveys
34(3), 2002 (cutwidth and linear arrangement). What is a bridge is modarch's reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.layout_order_bridges import START, Bridges
from modarch.deployment.timing import hard_edges
from modarch.graphs.bits import random_stream
from modarch.graphs.closure import closure
from modarch.graphs.digraph import Digraph
from modarch.graphs.layout import Aim, Layout, LayoutProblem, lay_out
from modarch.graphs.layout_solve import LayoutEffort, best_layout
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from modarch.graphs.certainty import Certainty
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["BridgeOrder", "BridgeStep", "LayoutOrderResult", "lay_out_order"]

_YEAR: Final = 12
_EFFORT: Final = LayoutEffort(starts=3, kicks=10, exact_sets=200_000, samples=0)
_SAMPLES: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """The state after one module has been brought into use.

    Parameters
    ----------
    module
        The module; empty for the beginning.
    month
        First month of the state.
    bridges
        Bridges that stand then.
    """

    module: str
    month: Month
    bridges: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeOrder:
    """An order and the bridges it needs.

    Parameters
    ----------
    order
        The modules, first to last; empty for a median of many orders.
    peak
        Most bridges at once.
    total
        Sum over the steps.
    bridge_years
        Bridges times the years they stand, at the pace of the plan: the k-th module in any order
        is in use when the plan's k-th is.
    certainty
        Whether no order has a lower peak (or total); None where nothing was searched for.
    """

    order: tuple[str, ...]
    peak: float
    total: float
    bridge_years: float
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutOrderResult(Result):
    """The order of a plan against other orders.

    Parameters
    ----------
    record
        What the result was made from.
    steps
        The plan, step by step.
    planned
        The plan's order.
    lowest_peak, lowest_total
        The best orders found by most bridges at once, and by their sum.
    typical
        Medians over random orders that keep the hard dependencies.
    samples
        Number of those.
    direct_pairs, shared_systems, attached_systems
        Bridges by kind: pairs of modules without a common platform, old systems that several
        modules replace, and old systems that platforms have to carry until they are replaced.
    """

    record: RunRecord
    steps: tuple[BridgeStep, ...]
    planned: BridgeOrder
    lowest_peak: BridgeOrder
    lowest_total: BridgeOrder
    typical: BridgeOrder
    samples: int
    direct_pairs: int
    shared_systems: int
    attached_systems: int

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per step."""
        return [
            {"module": step.module, "month": str(step.month), "bridges": step.bridges}
            for step in self.steps
        ]


def lay_out_order(landscape: Landscape, plan: Plan, *, seed: int = 0) -> LayoutOrderResult:
    """Count the bridges of a plan's order and hold it against other orders.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; modules are taken in the order in which they are in use everywhere.
    seed
        Seed of the search and of the random orders.
    """
    bridges = Bridges.of(landscape, plan)
    order = bridges.order
    free = LayoutProblem(bridges.nets, Digraph.from_pairs((), nodes=order))
    bound = LayoutProblem(bridges.nets, _precedence(landscape, order))
    planned = lay_out(free, order)
    hints = [order] if _keeps(bound, order) else []
    peak, total = (
        best_layout(bound, aim=aim, effort=_EFFORT, seed=seed, hints=hints)
        for aim in (Aim.PEAK, Aim.TOTAL)
    )
    drawn = [lay_out(bound, one) for one in _random_orders(bound, seed)]
    return LayoutOrderResult(
        record=RunRecord.of(landscape, plan=plan.method, seed=seed),
        steps=tuple(
            BridgeStep(module=name.removeprefix(START), month=month, bridges=count)
            for name, month, count in zip(order, bridges.months, planned.bridges, strict=True)
        ),
        planned=_judged(bridges, planned),
        lowest_peak=_judged(bridges, peak.layout, peak.certainty),
        lowest_total=_judged(bridges, total.layout, total.certainty),
        typical=_typical(bridges, drawn),
        samples=len(drawn),
        direct_pairs=bridges.direct,
        shared_systems=bridges.shared,
        attached_systems=bridges.attached,
    )


def _judged(bridges: Bridges, layout: Layout, certainty: Certainty | None = None) -> BridgeOrder:
    """Return an order with its bridge-years at the pace of the plan."""
    lengths = [later - earlier for earlier, later in pairwise(bridges.months)]
    return BridgeOrder(
        order=tuple(name for name in layout.order if name != START),
        peak=layout.peak,
        total=layout.total,
        bridge_years=layout.bridge_time([*lengths, 0]) / _YEAR,
        certainty=certainty,
    )


def _precedence(landscape: Landscape, order: Sequence[str]) -> Digraph:
    """Return which modules must come before which, also through platforms; the start is first."""
    hard = Digraph.from_pairs(
        {(edge.dependent, edge.on) for edge in hard_edges(landscape)}, nodes=landscape.components
    )
    reach = closure(hard)
    inside = [name for name in order if name in hard]
    pairs = {
        (one, other)
        for one in inside
        for other in inside
        if one != other and reach.reaches(consumer=one, provider=other)
    }
    return Digraph.from_pairs(
        {*pairs, *((name, START) for name in order if name != START)}, nodes=order
    )


def _keeps(problem: LayoutProblem, order: Sequence[str]) -> bool:
    place = {name: step for step, name in enumerate(order)}
    return all(place[provider] < place[consumer] for consumer, provider in problem.precedence.edges)


def _random_orders(problem: LayoutProblem, seed: int) -> Iterator[list[str]]:
    stream = random_stream(seed, "rollout orders")
    for _ in range(_SAMPLES):
        yield _random_order(problem.precedence, stream)


def _random_order(precedence: Digraph, stream: random.Random) -> list[str]:
    waiting = {
        name: set(providers)
        for name, providers in zip(precedence.nodes, precedence.providers, strict=True)
    }
    order: list[str] = []
    while waiting:
        ready = [name for name, providers in waiting.items() if not providers]
        chosen = stream.choice(ready)
        order.append(chosen)
        del waiting[chosen]
        for providers in waiting.values():
            providers.discard(precedence.index[chosen])
    return order


def _typical(bridges: Bridges, drawn: Sequence[Layout]) -> BridgeOrder:
    judged = [_judged(bridges, layout) for layout in drawn]
    return BridgeOrder(
        order=(),
        peak=median(one.peak for one in judged),
        total=median(one.total for one in judged),
        bridge_years=median(one.bridge_years for one in judged),
    )
