"""Why each component of a plan comes when it does, and how much it can be delayed.

For every step of a component: what keeps it from starting earlier, with whom and in which month.
For the component: its slack by each stage of the objective. For the plan: the critical chain from
the start of the programme to its end and to every interim gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.landscape.results import Result
from modarch.planning.blocks_of import Block, activity_key, blocks_of
from modarch.planning.critical import Bindings
from modarch.planning.explain_causes import Cause, Causes, parts_of
from modarch.planning.explain_slack import Slack, slack_of
from modarch.planning.schedule import evaluate

if TYPE_CHECKING:
    from modarch.landscape.months import Month
    from modarch.planning.critical import Link
    from modarch.planning.formulate import Formulation
    from modarch.planning.objective import Objective
    from modarch.planning.schedule import Schedule

__all__ = ["Chain", "ChainStep", "Explainer", "Explanation", "PlanExplanation", "Step"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Result):
    """A step of a component, and why it comes when it does.

    Parameters
    ----------
    component, block
        The step.
    start, end
        Its first month and the first month after it.
    causes
        Why, the nearest reason first.
    """

    component: str
    block: Block
    start: Month
    end: Month
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep(Result):
    """A link of a chain: a step and the one reason that ties it to the link before."""

    component: str
    block: Block
    start: Month
    end: Month
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Result):
    """What decides when something is done.

    Parameters
    ----------
    to
        The system whose interim gap it leads to; empty for the end of the programme, a component
        for its own chain.
    gap_months
        Months of interim solution at its end.
    steps
        Its links, the first one first.
    """

    to: str
    gap_months: int
    steps: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Result):
    """Why a component comes when it does.

    Parameters
    ----------
    component
        The component.
    steps
        Its steps in order of time.
    slack
        How long the whole component can be delayed before each stage gets worse.
    stages
        Names of the terms of each stage.
    chain
        What decides when it is done.
    gaps
        Systems whose interim gap ends with it, with the months of the gap.
    """

    component: str
    steps: tuple[Step, ...]
    slack: tuple[Slack, ...]
    stages: tuple[tuple[str, ...], ...]
    chain: Chain
    gaps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExplanation(Result):
    """Why a whole plan looks as it does.

    Parameters
    ----------
    components
        Every component, by the month it begins.
    chains
        The critical chain to the end, and to each interim gap, the longest gap first.
    """

    components: tuple[Explanation, ...]
    chains: tuple[Chain, ...]


class Explainer:
    """Explains one plan.

    Parameters
    ----------
    formulation
        The landscape and the wish as a problem.
    schedule
        The plan's schedule; it keeps every constraint.
    objective
        What was wanted.
    """

    def __init__(self, formulation: Formulation, schedule: Schedule, objective: Objective) -> None:
        self._formulation, self._schedule = formulation, schedule
        self._objective = objective
        self._problem = formulation.problem
        self._bindings = Bindings(self._problem, schedule)
        self._causes = Causes(formulation)
        self._works = self._problem.work_in(schedule.modes)

    def component(self, component: str) -> Explanation:
        """Return why a component comes when it does.

        Parameters
        ----------
        component
            A module or platform that is planned.
        """
        planned = self._formulation.model.components[component]
        keys = [activity_key(component, block) for block in blocks_of(planned)]
        by_time = sorted(keys, key=lambda key: (self._schedule.starts[key], self._end(key)))
        slack = slack_of(self._problem, self._schedule, self._objective, by_time)
        return Explanation(
            component=component,
            steps=tuple(self._step(key) for key in by_time),
            slack=slack,
            stages=tuple(tuple(t.value for t in s.terms) for s in self._objective.stages),
            chain=self._chain(max(keys, key=self._end), component, 0),
            gaps=tuple((due, gap) for due, gap, key in self._gaps if parts_of(key)[0] == component),
        )

    def plan(self) -> PlanExplanation:
        """Return why every component comes when it does, and the chains that decide."""
        ids = sorted(
            self._formulation.model.components,
            key=lambda id_: (self._first(id_), id_),
        )
        return PlanExplanation(
            components=tuple(self.component(id_) for id_ in ids), chains=self.chains
        )

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The critical chain to the end of the programme, and to each interim gap."""
        if not self._works:
            return ()
        last = max(sorted(self._works), key=self._end)
        gaps = [self._chain(key, due, gap) for due, gap, key in self._gaps]
        return self._chain(last, "", 0), *gaps

    def _first(self, component: str) -> int:
        blocks = blocks_of(self._formulation.model.components[component])
        return min(self._schedule.starts[activity_key(component, block)] for block in blocks)

    @cached_property
    def _gaps(self) -> tuple[tuple[str, int, str], ...]:
        """Systems with an interim gap, its months, and the activity that ends it."""
        tardiness = evaluate(self._problem, self._schedule).tardiness
        found = []
        for due in self._problem.dues:
            if tardiness[due.key]:
                last = max(
                    due.completions, key=lambda point: self._end(point.activity) + point.months
                )
                found.append((due.key, tardiness[due.key], last.activity))
        return tuple(sorted(found, key=lambda one: (-one[1], one[0])))

    def _end(self, activity: str) -> int:
        return self._schedule.starts[activity] + self._works[activity].months

    def _step(self, activity: str) -> Step:
        component, block = parts_of(activity)
        origin = self._formulation.origin
        causes = (self._causes.of(activity, binding) for binding in self._bindings.of(activity))
        return Step(
            component=component,
            block=block,
            start=origin + self._schedule.starts[activity],
            end=origin + self._end(activity),
            causes=tuple(dict.fromkeys(causes)),
        )

    def _chain(self, activity: str, to: str, gap: int) -> Chain:
        links = self._bindings.chain(activity)
        return Chain(to=to, gap_months=gap, steps=tuple(self._link(link) for link in links))

    def _link(self, link: Link) -> ChainStep:
        component, block = parts_of(link.activity)
        origin = self._formulation.origin
        return ChainStep(
            component=component,
            block=block,
            start=origin + self._schedule.starts[link.activity],
            end=origin + self._end(link.activity),
            cause=self._causes.of(link.activity, link.binding),
        )
