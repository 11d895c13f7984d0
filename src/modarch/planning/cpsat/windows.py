"""Large-neighbourhood search: a window of groups is planned anew, exactly, while the rest stands.

For programmes that are too large to be planned exactly at once (Shaw 1998, *Principles and Practice
of Constraint Programming*; for scheduling Godard, Laborie and Nuijten 2005, *ICAPS*). Windows are
drawn from the seed. They grow while they are solved at once and shrink when they are not.
"""

from __future__ import annotations

import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modarch.planning.cpsat.model import Window
from modarch.planning.cpsat.run import Answer, ExactSolver, Outcome, Settings, Watch
from modarch.planning.network import earliest_starts
from modarch.planning.objective import Term
from modarch.planning.schedule import Schedule, evaluate
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from modarch.planning.objective import Objective
    from modarch.planning.problem import Problem
    from modarch.planning.stopping import Stopper

__all__ = ["WindowLimits", "WindowSearch", "serves"]

Task = tuple[Schedule, frozenset[str]]
"""A schedule, and the groups in it that are to be planned anew."""

_LEAST_COST = 0.01
"""What a round costs at least, so that easy windows come to an end as well."""

_AT_ONCE = 2
"""Windows planned side by side from the same schedule."""

_SMALLEST, _LARGEST = 4, 40
"""Groups in a window."""

_ANY, _SHARING, _LATE = 0.15, 0.4, 0.6
"""Share of windows of any groups; up to which those around a late one share a resource with it; up
to which they are around a late one at all, the others around any."""

_NOT_IN_WINDOWS = {Term.SMOOTHNESS, Term.LOAD_PEAK}
"""Terms that need to know what the rest of the programme uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowLimits:
    """How much work to put in.

    Parameters
    ----------
    budget
        Deterministic time of all windows together.
    each
        The most for each.
    seed
        Seed of what is drawn.
    groups
        Number of groups in the first windows.
    """

    budget: float
    each: float
    seed: int
    groups: int = 8


def serves(objective: Objective, level: int) -> bool:
    """Return whether windows can improve a stage: whether all terms up to it are known in them."""
    stages = objective.stages[: level + 1]
    terms = {term for stage in stages for term in stage.terms}
    terms |= {limit.term for limit in objective.limits}
    return not terms & _NOT_IN_WINDOWS


class WindowSearch:
    """Draws windows and plans them anew.

    Parameters
    ----------
    problem, objective
        What is asked.
    level
        Number of the stage to improve, from 0; no stage before it may become worse.
    limits
        How much work to put in.
    stop
        Says when to end before that.

    Attributes
    ----------
    spent
        Deterministic time spent so far.
    """

    def __init__(
        self,
        problem: Problem,
        objective: Objective,
        level: int,
        limits: WindowLimits,
        stop: Stopper,
    ) -> None:
        self.spent = 0.0
        self._problem, self._limits, self._stop = problem, limits, stop
        self._objective = replace(objective, stages=objective.stages[: level + 1])
        self._heads = earliest_starts(problem)
        self._chance = random.Random(limits.seed)  # noqa: S311 - reproducible, not secret
        self._size = min(limits.groups, len(problem.groups))
        self._neighbours = _sharing_groups(problem)
        self._due_groups = _groups_of_dues(problem)

    def run(self, schedule: Schedule, report: Callable[[Schedule], bool]) -> Schedule:
        """Return a schedule that is at least as good, planning windows anew until the limit.

        Parameters
        ----------
        schedule
            A schedule that keeps every constraint.
        report
            Called with the best schedule after each round; returns whether that is enough.
        """
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            while self.spent < self._limits.budget and not self._stop.is_set():
                windows = [self._draw(schedule) for _ in range(_AT_ONCE)]
                plan = [(schedule, free) for free in windows]
                answers = _all_of(pool, self._plan_anew, plan, self._stop)
                self.spent += _LEAST_COST + sum(answer.work for answer in answers)
                self._adapt(answers)
                schedule = self._merge(schedule, windows, answers)
                if report(schedule):
                    break
        return schedule

    def _plan_anew(self, task: Task) -> Answer:
        schedule, free = task
        horizon = max(self._ends(schedule).values()) + 24
        window = Window(kept=schedule, free=free)
        solver = ExactSolver(
            self._problem, self._objective, horizon=horizon, window=window, heads=self._heads
        )
        values = self._values(schedule)
        for stage, value in zip(self._objective.stages, values, strict=True):
            solver.keep(stage, value)
        settings = Settings(deterministic=self._limits.each, workers=1, seed=self._limits.seed)
        watch = Watch(found=lambda *_: None, stop=self._stop)
        return solver.minimise(self._objective.stages[-1], schedule, 0, settings, watch)

    def _adapt(self, answers: list[Answer]) -> None:
        solved = sum(answer.outcome is Outcome.OPTIMAL for answer in answers)
        step = 1 if solved == len(answers) else -1 if solved == 0 else 0
        self._size = max(_SMALLEST, min(_LARGEST, len(self._problem.groups), self._size + step))

    def _merge(
        self, schedule: Schedule, windows: list[frozenset[str]], answers: list[Answer]
    ) -> Schedule:
        """Return the schedule with the windows' answers, as far as they go together.

        Answers that are only as good are taken as well: other windows improve from there.
        """
        for free, answer in zip(windows, answers, strict=True):
            if answer.schedule is not None:
                candidate = self._with(schedule, answer.schedule, free)
                no_worse = self._values(candidate) <= self._values(schedule)
                if no_worse and not verify(self._problem, candidate, self._objective.limits):
                    schedule = candidate
        return schedule

    def _with(self, schedule: Schedule, anew: Schedule, free: frozenset[str]) -> Schedule:
        keys = [a.key for g in self._problem.groups if g.key in free for a in g.activities]
        starts = {**schedule.starts, **{key: anew.starts[key] for key in keys}}
        modes = {g: anew.modes[g] if g in free else mode for g, mode in schedule.modes.items()}
        return Schedule(starts=starts, modes=modes)

    def _values(self, schedule: Schedule) -> tuple[int, ...]:
        return self._objective.values(evaluate(self._problem, schedule).terms)

    def _ends(self, schedule: Schedule) -> dict[str, int]:
        works = self._problem.work_in(schedule.modes)
        return {key: schedule.starts[key] + work.months for key, work in works.items()}

    def _draw(self, schedule: Schedule) -> frozenset[str]:
        """Return groups near a month, near a late one, or any."""
        centre = _centres(self._problem, schedule)
        kind = self._chance.random()
        keys = sorted(centre)
        if kind < _ANY:
            return frozenset(self._chance.sample(keys, self._size))
        late = self._late_groups(schedule) if kind < _LATE else []
        first = self._chance.choice(late or keys)
        width = self._chance.choice((0.0, 12.0, 36.0))
        near = self._neighbours[first] if kind < _SHARING else keys
        noise = {
            key: abs(centre[key] - centre[first]) + width * self._chance.random() for key in near
        }
        ranked = sorted(near, key=lambda key: (key != first, noise[key], key))
        return frozenset(ranked[: self._size])

    def _late_groups(self, schedule: Schedule) -> list[str]:
        tardiness = evaluate(self._problem, schedule).tardiness
        late = {
            group for due, groups in self._due_groups.items() if tardiness[due] for group in groups
        }
        return sorted(late)


def _all_of(
    pool: ThreadPoolExecutor,
    work: Callable[[Task], Answer],
    tasks: list[Task],
    stop: Stopper,
) -> list[Answer]:
    """Return the answers to all tasks; an interruption stops them and is not passed on."""
    answers = [pool.submit(work, task) for task in tasks]
    try:
        return [answer.result() for answer in answers]
    except KeyboardInterrupt:
        stop.set()
        return [answer.result() for answer in answers]


def _centres(problem: Problem, schedule: Schedule) -> dict[str, float]:
    """Return the mean start of each group's activities."""
    return {
        group.key: sum(schedule.starts[a.key] for a in group.activities) / len(group.activities)
        for group in problem.groups
    }


def _sharing_groups(problem: Problem) -> Mapping[str, list[str]]:
    """Return for each group those that use a resource that it uses, itself included."""
    users: dict[str, set[str]] = defaultdict(set)
    used: dict[str, set[str]] = defaultdict(set)
    group_of = problem.group_of()
    for key, works in problem.works().items():
        for work in works:
            for use in work.uses:
                users[use.resource].add(group_of[key].key)
                used[group_of[key].key].add(use.resource)
    return {
        group.key: sorted({group.key}.union(*(users[r] for r in used[group.key])))
        for group in problem.groups
    }


def _groups_of_dues(problem: Problem) -> dict[str, set[str]]:
    group_of = problem.group_of()
    return {due.key: {group_of[p.activity].key for p in due.completions} for due in problem.dues}
