"""From a problem in names to one in numbers, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning import fields
from modarch.planning import layout as at
from modarch.planning.blocks import Blocks, find_blocks
from modarch.planning.elements import LagKind
from modarch.planning.network import earliest_starts, least_tails
from modarch.planning.objective import Term
from modarch.planning.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from modarch.planning.layout import Ints
    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem

__all__ = ["Compiled", "compile_problem", "likely_horizon", "memory", "safe_horizon"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A problem in names and in numbers; numbers follow the problem's own order.

    Parameters
    ----------
    problem
        The problem.
    blocks
        Groups that are placed together.
    horizon
        Months that the vectors reckon with.
    counts, vectors
        What the problem is, by place in the header.
    """

    problem: Problem
    blocks: Blocks
    horizon: int
    counts: Mapping[int, int]
    vectors: Mapping[int, Ints]

    def within(self, horizon: int) -> Compiled:
        """Return the same with another horizon."""
        return compile_problem(self.problem, horizon, self.blocks)

    def schedule(self, starts: Sequence[int], modes: Sequence[int]) -> Schedule:
        """Return starts and modes by name."""
        keys = (activity.key for activity in self.problem.activities)
        by_key = {key: int(start) for key, start in zip(keys, starts, strict=True)}
        return Schedule(starts=by_key, modes=self.modes(modes))

    def modes(self, chosen: Sequence[int]) -> dict[str, str]:
        """Return the modes of the groups that have any, from their numbers."""
        groups = zip(self.problem.groups, chosen, strict=True)
        return {group.key: group.modes[int(mode)].key for group, mode in groups if group.modes}

    def mode_numbers(self, modes: Mapping[str, str]) -> list[int]:
        """Return the number of each group's mode; 0 where none is given."""
        return [
            next((i for i, mode in enumerate(g.modes) if mode.key == modes.get(g.key)), 0)
            for g in self.problem.groups
        ]


def compile_problem(
    problem: Problem, horizon: int | None = None, blocks: Blocks | None = None
) -> Compiled:
    """Return the problem in numbers.

    Parameters
    ----------
    problem
        A sound problem (`Problem.check`).
    horizon
        Months to reckon with; None for as many as any order may need.
    blocks
        The problem's blocks, if they are known.
    """
    blocks = blocks or find_blocks(problem)
    horizon = safe_horizon(problem) if horizon is None else horizon
    vectors = {
        **fields.monthly_fields(problem, horizon),
        **fields.activity_fields(problem),
        **fields.variant_fields(problem),
        **fields.arc_fields(problem),
        **fields.block_fields(problem, blocks),
        **fields.mode_fields(problem),
        **fields.point_fields(problem),
        **fields.pledge_fields(problem),
    }
    return Compiled(problem, blocks, horizon, fields.counts(problem, blocks, horizon), vectors)


def safe_horizon(problem: Problem) -> int:
    """Return a month by which any order, one activity after the other, is done."""
    longest = sum(max(work.months for work in works) for works in problem.works().values())
    least = (lag.months for lag in problem.lags if lag.kind is LagKind.MIN)
    lags = sum(months for months in least if months > 0)
    kept = {cal.key: (*cal.no_start, *cal.no_end) for cal in problem.calendars}
    calendars = [kept.get(activity.calendar, ()) for activity in problem.activities]
    closures = [closure for calendar in calendars for closure in calendar]
    waits = sum(closure.months for closure in closures)
    firsts = [
        *(month for resource in problem.resources for month, _ in resource.capacity),
        *(max(activity.release, activity.fixed or 0) for activity in problem.activities),
        *(closure.first + closure.months for closure in closures),
    ]
    return max([0, *firsts]) + longest + lags + waits + 1


def likely_horizon(problem: Problem) -> int:
    """Return a month by which most orders are done; never later than `safe_horizon`."""
    return min(safe_horizon(problem), 3 * (_spread(problem) + max(_loads(problem), default=0)) + 60)


def _spread(problem: Problem) -> int:
    """Return the months of the longest path, with the waits of lags, gates and settled starts."""
    heads, tails = earliest_starts(problem), least_tails(problem)
    return max((heads[key] + tails[key] for key in heads), default=0)


def _loads(problem: Problem) -> Iterator[int]:
    """Yield the months that each resource needs when it is never idle."""
    work = dict.fromkeys((resource.key for resource in problem.resources), 0)
    for works in problem.works().values():
        for use in works[0].uses:
            work[use.resource] += use.amount * use.span(works[0].months)
    for resource in problem.resources:
        yield work[resource.key] // max(1, resource.capacity[-1][1])


def memory(compiled: Compiled, objective: Objective, seed: int = 0) -> Ints:
    """Return problem, objective and working space in one vector (`modarch.planning.layout`).

    Parameters
    ----------
    compiled
        The problem.
    objective
        What is wanted.
    seed
        Seed of the generator of random numbers, 0 or more.
    """
    counts = {**compiled.counts, at.STAGES: len(objective.stages)}
    work = _working_space(counts, seed)
    return at.pack(counts, {**compiled.vectors, **_goal(objective), **work})


def _goal(objective: Objective) -> dict[int, Ints]:
    terms = [Term(name) for name in at.TERM_ORDER]
    ceilings = dict.fromkeys(terms, at.FAR)
    for limit in objective.limits:
        ceilings[limit.term] = min(ceilings[limit.term], limit.at_most)
    weights = [dict(stage.weights).get(term, 0) for stage in objective.stages for term in terms]
    return {
        at.WANTED: [int(term in objective.terms) for term in terms],
        at.WEIGHT: weights,
        at.CEILING: list(ceilings.values()),
    }


def _working_space(counts: Mapping[int, int], seed: int) -> dict[int, Ints]:
    activities, groups = [0] * counts[at.ACTIVITIES], [0] * counts[at.GROUPS]
    blocks, values = list(range(counts[at.BLOCKS])), [at.FAR] * (counts[at.STAGES] + 1)
    states = [0] * (counts[at.STATE] * counts[at.CHECKPOINTS])
    return {
        at.REMAINING: [0] * (counts[at.RESOURCES] * counts[at.HORIZON]),
        at.START: activities,
        at.PARTIAL: [0, 0],
        at.ORDER: blocks,
        at.POSITION: blocks,
        at.MODE: groups,
        at.FLOOR: activities,
        at.ALIVE: [0] * (counts[at.HORIZON] + 2 * counts[at.SHIFT] + 1),
        at.TERM: [0] * counts[at.TERMS],
        at.SPENT: [0] * counts[at.BUDGETS],
        at.VALUE: values,
        at.ACCEPTED: states,
        at.LATEST: states,
        at.ACCEPTED_ORDER: blocks,
        at.ACCEPTED_MODE: groups,
        at.ACCEPTED_VALUE: values,
        at.BEST_ORDER: blocks,
        at.BEST_MODE: groups,
        at.BEST_VALUE: values,
        at.RANDOM: [1 + seed % 2147483646],
    }
