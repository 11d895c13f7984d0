"""Tiny problems, and how to plan them by trying everything."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

from modarch.planning.limits import SolveLimits
from modarch.planning.objective import Objective, Term
from modarch.planning.problem import (
    Activity,
    Due,
    Group,
    Lag,
    LagKind,
    Point,
    Problem,
    Resource,
    Use,
    Value,
)
from modarch.planning.recount import terms_of
from modarch.planning.schedule import Schedule
from modarch.planning.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

TINY = SolveLimits(moves=5, exact=0.6, bound=20, compiled=False)
"""Enough to prove a tiny problem."""

TEAM = Resource(key="team", capacity=((0, 1),))


def task(key: str, months: int, **more: object) -> Group:
    """Return a group of one activity that uses the team."""
    uses = more.pop("uses", (Use(resource="team"),))
    activity = Activity(key=key, months=months, uses=uses, **more)  # type: ignore[arg-type]
    return Group(key=key, activities=(activity,))


def due(key: str, month: int, **more: int) -> Due:
    """Return a due for the end of an activity."""
    return Due(key=f"{key} ends", completions=(Point(activity=key),), due=month, **more)


def schedules(problem: Problem, months: int) -> Iterator[Schedule]:
    """Yield every schedule whose activities start within some months, valid or not."""
    keys = [activity.key for activity in problem.activities]
    choices = [[mode.key for mode in group.modes] or [""] for group in problem.groups]
    for chosen in itertools.product(*choices):
        modes = {g.key: m for g, m in zip(problem.groups, chosen, strict=True) if m}
        for starts in itertools.product(range(months), repeat=len(keys)):
            yield Schedule(starts=dict(zip(keys, starts, strict=True)), modes=modes)


def best_of_all(problem: Problem, objective: Objective, months: int) -> tuple[int, ...] | None:
    """Return the best values of all valid schedules; None when there is none."""
    best: tuple[int, ...] | None = None
    for schedule in schedules(problem, months):
        if not verify(problem, schedule, objective.limits):
            terms = terms_of(problem, schedule)
            values = objective.values({term: terms[term.value] for term in Term})
            best = values if best is None else min(best, values)
    return best


def random_programme(seed: int, groups: int) -> Problem:
    """Return a small programme: tenders by a team, builds by another, some lags and dues."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    names = [f"m{i}" for i in range(groups)]
    lags = [
        Lag(before=f"{name}/tender", after=f"{name}/build", months=chance.randint(0, 1))
        for name in names
    ]
    lags += [
        Lag(
            before=f"{name}/tender",
            after=f"{name}/build",
            months=chance.randint(4, 9),
            kind=LagKind.MAX,
        )
        for name in names
        if chance.random() < 0.3
    ]
    lags += [
        Lag(before=f"{names[chance.randrange(i)]}/tender", after=f"{names[i]}/tender")
        for i in range(1, groups)
        if chance.random() < 0.4
    ]
    return Problem(
        groups=tuple(
            Group(
                key=name,
                activities=(
                    Activity(
                        key=f"{name}/tender",
                        months=chance.randint(1, 5),
                        uses=(Use(resource="buyers"),),
                        release=chance.randint(0, 3),
                    ),
                    Activity(
                        key=f"{name}/build",
                        months=chance.randint(1, 6),
                        uses=(Use(resource="builders", amount=chance.randint(1, 2)),),
                    ),
                ),
            )
            for name in names
        ),
        resources=(
            Resource(key="buyers", capacity=((0, 1),)),
            Resource(key="builders", capacity=((0, 2), (6, 3))),
        ),
        lags=tuple(lags),
        dues=tuple(
            Due(
                key=f"{name} contract",
                completions=(Point(activity=f"{name}/build", months=1),),
                due=chance.randint(3, 6 * groups),
                weight=chance.randint(1, 4),
            )
            for name in names
        ),
        values=tuple(Value(key=name, point=Point(activity=f"{name}/build")) for name in names),
    )
