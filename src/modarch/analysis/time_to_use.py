"""When an alternative is first used, has reached half of care, and is fully in use.

Counted are the components that a gate of the programme holds back, and all of them where no gate
holds anything: what is under way whatever is decided says nothing of the decision. First use can
leave out what other alternatives have alike, which says nothing of the choice either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.deployment.precedence import gates_of
from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation
from modarch.landscape.components import Module
from modarch.landscape.results import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.deployment.coverage import Cell
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan
    from modarch.landscape.programme import Gate

__all__ = ["TimeToUse", "shared_components", "time_to_use"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToUse(Result):
    """When an alternative comes into use.

    Parameters
    ----------
    components
        The components counted, sorted.
    own
        The modules among them that first use is counted of, sorted.
    start
        Start of the programme.
    begins
        First month that anything is done on any of them; None when nothing is planned.
    first_use
        First month in which any module of them is in use anywhere, what is shared with other
        alternatives left out; any component when no module is left.
    first
        Which one that is; empty for none.
    half
        First month in which half of the functions of care at the end are served by components of
        the plan, all counted; None when they never are.
    full
        First month in which all of the counted are in use everywhere; None when none is planned.
    last
        The one that is last; empty for none.
    unknown_gates
        Gates that hold any of them back and of which nothing is known, sorted; the plan reckons
        without them.
    """

    components: tuple[str, ...]
    own: tuple[str, ...]
    start: Month
    begins: Month | None
    first_use: Month | None
    first: str
    half: Month | None
    full: Month | None
    last: str
    unknown_gates: tuple[str, ...]


def time_to_use(
    landscape: Landscape, plan: Plan, shared: frozenset[str] = frozenset()
) -> TimeToUse:
    """Return when an alternative comes into use under a plan.

    Parameters
    ----------
    landscape
        The model, in the scenario of the alternative.
    plan
        When everything happens.
    shared
        Components that the alternatives it is held against have alike; see `shared_components`.
    """
    planned = {id_: one for id_, one in landscape.components.items() if id_ in plan.components}
    held = [id_ for id_ in sorted(planned) if gates_of(planned[id_], landscape)]
    counted = held or sorted(planned)
    modules = [id_ for id_ in counted if isinstance(planned[id_], Module)] or counted
    modules = [id_ for id_ in modules if id_ not in shared] or modules
    placed = plan.components
    first = min(modules, key=lambda id_: (placed[id_].first_use, id_), default="")
    last = max(counted, key=lambda id_: (placed[id_].live, id_), default="")
    begun = [phase.start for id_ in counted for phase in placed[id_].phases if phase.months] or [
        placed[id_].start for id_ in counted
    ]
    return TimeToUse(
        components=tuple(counted),
        own=tuple(modules),
        start=landscape.start,
        begins=min(begun, default=None),
        first_use=placed[first].first_use if first else None,
        first=first,
        half=_half(landscape, plan),
        full=placed[last].live if last else None,
        last=last,
        unknown_gates=_unknown_gates(landscape, counted),
    )


def shared_components(landscapes: Iterable[Landscape]) -> frozenset[str]:
    """Return the components that all of several landscapes have alike.

    Alike means the same id, the same name and the same sourcing.

    Parameters
    ----------
    landscapes
        The model in the scenarios of the alternatives; of a single one nothing is shared.
    """
    found = [
        {(one.id, one.name, one.sourcing) for one in ones}
        for ones in (landscape.components.values() for landscape in landscapes)
    ]
    if len(found) <= 1:
        return frozenset()
    return frozenset(id_ for id_, *_ in frozenset.intersection(*map(frozenset, found)))


def _half(landscape: Landscape, plan: Plan) -> Month | None:
    """Return the month in which half of the functions at the end are served by the plan."""
    rollout = Rollout(landscape=landscape, plan=plan)
    cells = rollout.coverage.cells_of
    every = Situation(rollout=rollout, month=None).serving
    moved: dict[Cell, Month] = {}
    for id_, live in rollout.live.items():
        for cell in cells.get(id_, ()):
            month = live.get(cell[0].setting)
            if month is not None and cell in every:
                moved[cell] = min(month, moved.get(cell, month))
    months = sorted(moved.values())
    needed = (len(every) + 1) // 2
    return months[needed - 1] if 0 < needed <= len(months) else None


def _unknown_gates(landscape: Landscape, counted: list[str]) -> tuple[str, ...]:
    components = landscape.components
    gates = {gate.id: gate for id_ in counted for gate in gates_of(components[id_], landscape)}
    return tuple(sorted(id_ for id_, gate in gates.items() if _is_unknown(gate)))


def _is_unknown(gate: Gate) -> bool:
    if gate.opens is not None:
        return gate.opens.is_unknown
    return gate.months is None
