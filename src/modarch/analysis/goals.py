"""Which goal is served by what, and from when; what is taken for given; what has to become better.

A goal is served where each of its capabilities is. A capability is served by whatever serves it in
the end state; from which month follows from the plan. That a goal is served is not that it is
reached: it is the condition that systems can meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation
from modarch.landscape.components import Component
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.deployment.coverage import Cell
    from modarch.landscape.inquiry import FocusArea
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["AreaServed", "CapabilityServed", "GoalServed", "GoalsResult", "trace_goals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityServed:
    """What serves a capability, and from when.

    Parameters
    ----------
    capability
        Which one.
    by
        What serves it in the end state, sorted; empty for nothing.
    new
        Those of them that the plan brings.
    first
        First month any of the new is live with it anywhere; None when nothing new serves it.
    full
        First month all of the new are live with it everywhere.
    today
        Share of its places that something serves at the start of the programme; None when it has
        none.
    """

    capability: str
    by: tuple[str, ...]
    new: tuple[str, ...]
    first: Month | None
    full: Month | None
    today: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalServed:
    """What serves a goal, and from when.

    Parameters
    ----------
    goal
        Which one.
    group
        The heading it stands under.
    capabilities
        What serves each of its capabilities, in the order of the model.
    first
        First month that anything new serves any of them.
    full
        First month that all of them are served everywhere by what is to serve them; None while
        some capability is served by nothing, or nothing new serves any.
    unserved
        Capabilities that nothing serves in the end state.
    tracing_assumed
        Whether the link from the goal to its capabilities is an assumption.
    """

    goal: str
    group: str
    capabilities: tuple[CapabilityServed, ...]
    first: Month | None
    full: Month | None
    unserved: tuple[str, ...]
    tracing_assumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaServed:
    """An area that has to become better, and what serves it.

    Parameters
    ----------
    area
        Which one.
    depth
        How deep it stands below the outermost areas: 0 for those.
    priority
        Whether it is among those looked at first.
    alternative
        The alternative it concerns.
    capabilities
        What serves each of its capabilities.
    answers
        How many of its needs were answered in each category, in the order of the categories;
        empty when nobody knows.
    by_month
        Until which month the answers with a stated time are promised, counted from the month
        looked at; None without any.
    """

    area: str
    depth: int
    priority: bool
    alternative: str
    capabilities: tuple[CapabilityServed, ...]
    answers: Mapping[str, int]
    by_month: Month | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsResult(Result):
    """Goals and areas, traced to what serves them.

    Parameters
    ----------
    record
        What the result was made from.
    goals
        The goals, by group in the order of the model.
    areas
        The areas, each followed by those that are parts of it.
    """

    record: RunRecord
    goals: tuple[GoalServed, ...]
    areas: tuple[AreaServed, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per goal and capability."""
        return [
            {"goal": goal.goal, "group": goal.group, "capability": one.capability}
            | {"by": list(one.by), "first": str(one.first or ""), "full": str(one.full or "")}
            for goal in self.goals
            for one in goal.capabilities
        ]


def trace_goals(landscape: Landscape, plan: Plan) -> GoalsResult:
    """Trace goals and areas to what serves them under a plan.

    Parameters
    ----------
    landscape
        The model, in the scenario of the alternative.
    plan
        When everything happens.
    """
    tracing = _Tracing(landscape, plan)
    groups = list(dict.fromkeys([*landscape.groups, *(g.group for g in landscape.goals.values())]))
    goals = sorted(landscape.goals.values(), key=lambda goal: groups.index(goal.group))
    return GoalsResult(
        record=RunRecord.of(landscape, plan=plan.method),
        goals=tuple(tracing.goal(goal.id) for goal in goals),
        areas=tuple(
            tracing.area(area, depth) for area, depth in _nested(landscape.focus_areas.values())
        ),
    )


def _nested(areas: Iterable[FocusArea]) -> list[tuple[FocusArea, int]]:
    """Return areas with their depth, each followed by its parts."""
    every = list(areas)

    def below(parent: str, depth: int) -> list[tuple[FocusArea, int]]:
        own = [one for one in every if one.parent == parent]
        return [pair for one in own for pair in ((one, depth), *below(one.id, depth + 1))]

    return below("", 0)


class _Tracing:
    """Looks capabilities up in the end state, today and under the plan."""

    def __init__(self, landscape: Landscape, plan: Plan) -> None:
        self._landscape = landscape
        rollout = Rollout(landscape=landscape, plan=plan)
        self._live = rollout.live
        self._cells = rollout.coverage.cells_of
        self._end = _by_capability(Situation(rollout=rollout, month=None).serving)
        self._today = _by_capability(Situation(rollout=rollout, month=landscape.start).serving)

    def goal(self, id_: str) -> GoalServed:
        goal = self._landscape.goals[id_]
        served = tuple(self.capability(name) for name in goal.capabilities)
        unserved = tuple(one.capability for one in served if not one.by)
        firsts = [one.first for one in served if one.first is not None]
        fulls = [one.full for one in served if one.full is not None]
        return GoalServed(
            goal=id_,
            group=goal.group,
            capabilities=served,
            first=min(firsts, default=None),
            full=None if unserved else max(fulls, default=None),
            unserved=unserved,
            tracing_assumed=self._landscape.is_assumption("goals", id_, "capabilities"),
        )

    def area(self, area: FocusArea, depth: int) -> AreaServed:
        categories = self._landscape.answer_categories
        answers = {name: area.answers[name] for name in categories if name in area.answers}
        within = [categories[name].within_months for name, count in answers.items() if count]
        stated = [months for months in within if months is not None]
        since = self._landscape.as_of or self._landscape.start
        return AreaServed(
            area=area.id,
            depth=depth,
            priority=area.priority,
            alternative=area.alternative,
            capabilities=tuple(self.capability(name) for name in area.capabilities),
            answers=answers,
            by_month=since + max(stated) if stated else None,
        )

    def capability(self, name: str) -> CapabilityServed:
        end, today = self._end.get(name, {}), self._today.get(name, {})
        by = sorted({item for items in end.values() for item in items})
        new = [item for item in by if self._is_new(item)]
        months = [
            month
            for item in new
            for site, capability in self._cells.get(item, ())
            if capability == name
            and (month := self._live.get(item, {}).get(site.setting)) is not None
        ]
        places = set(end) | set(today)
        return CapabilityServed(
            capability=name,
            by=tuple(by),
            new=tuple(new),
            first=min(months, default=None),
            full=max(months, default=None),
            today=len(today) / len(places) if places else None,
        )

    def _is_new(self, item: str) -> bool:
        known = self._landscape.items[item]
        return isinstance(known, Component) and known.is_planned


def _by_capability(
    serving: Mapping[Cell, Sequence[str]],
) -> dict[str, dict[Cell, Sequence[str]]]:
    found: dict[str, dict[Cell, Sequence[str]]] = {}
    for cell, items in serving.items():
        found.setdefault(cell[1], {})[cell] = items
    return found
