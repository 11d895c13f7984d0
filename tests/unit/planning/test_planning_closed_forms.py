"""Cases whose best value is known from theory."""

from __future__ import annotations

import random

import pytest
from tests.unit.planning.planning_samples import TEAM, TINY, due, task

from modarch.planning.bounds import capacity_bound, critical_path_bound
from modarch.planning.objective import Objective, Term
from modarch.planning.problem import (
    Activity,
    Group,
    Lag,
    Point,
    Problem,
    Resource,
    Use,
    Value,
)
from modarch.planning.result import Status
from modarch.planning.rules import PriorityRule, order_by
from modarch.planning.solve import solve


@pytest.mark.parametrize("seed", range(3))
def test_one_team_is_never_idle(seed: int) -> None:
    """On one machine the time to full is the sum of the work."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    months = [chance.randint(1, 9) for _ in range(8)]
    tasks = tuple(task(f"t{i}", length) for i, length in enumerate(months))
    problem = Problem(groups=tasks, resources=(TEAM,))
    result = solve(problem, TINY, objective=Objective.of("makespan"))
    assert result.status is Status.OPTIMAL
    assert result.stages[0].value == capacity_bound(problem) == sum(months)


@pytest.mark.parametrize("seed", range(3))
def test_value_per_month_decides_on_one_team(seed: int) -> None:
    """Weighted completion on one machine: shortest weighted time first (Smith 1956)."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    jobs = {f"t{i}": (chance.randint(1, 6), chance.randint(1, 9)) for i in range(6)}
    problem = Problem(
        groups=tuple(task(key, months) for key, (months, _) in jobs.items()),
        resources=(TEAM,),
        values=tuple(
            Value(key=key, point=Point(activity=key), weight=weight)
            for key, (_, weight) in jobs.items()
        ),
    )
    now, total = 0, 0
    for months, weight in sorted(jobs.values(), key=lambda job: job[0] / job[1]):
        now += months
        total += now * weight
    result = solve(problem, TINY, objective=Objective.of("time_to_value"))
    assert result.status is Status.OPTIMAL
    assert result.stages[0].value == total
    smith = sorted(jobs, key=lambda key: jobs[key][0] / jobs[key][1])
    assert list(order_by(problem, PriorityRule.VALUE)) == smith


@pytest.mark.parametrize("seed", range(3))
def test_earliest_due_first_is_never_tardy_if_anything_is_not(seed: int) -> None:
    """On one machine the earliest due date gives the least greatest lateness (Jackson 1955)."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    months = [chance.randint(1, 5) for _ in range(6)]
    dues = [chance.randint(1, 30) for _ in months]
    problem = Problem(
        groups=tuple(task(f"t{i}", length) for i, length in enumerate(months)),
        resources=(TEAM,),
        dues=tuple(due(f"t{i}", month) for i, month in enumerate(dues)),
    )
    now, late = 0, 0
    for month, length in sorted(zip(dues, months, strict=True)):
        now += length
        late = max(late, now - month)
    result = solve(problem, TINY, objective=Objective.of("interim"))
    assert (result.stages[0].value == 0) == (late <= 0)


def test_without_capacity_the_critical_path_is_reached() -> None:
    chain = Group(
        key="chain", activities=tuple(Activity(key=f"c{i}", months=i + 2) for i in range(4))
    )
    problem = Problem(
        groups=(chain, Group(key="x", activities=(Activity(key="x", months=5),))),
        lags=(
            *(Lag(before=f"c{i}", after=f"c{i + 1}", months=1) for i in range(3)),
            Lag(before="c0", after="x", months=20),
        ),
    )
    result = solve(problem, TINY, objective=Objective.of("makespan"))
    assert result.stages[0].value == critical_path_bound(problem)[Term.MAKESPAN] == 2 + 20 + 5


def test_two_machines_in_series_follow_johnson() -> None:
    """The shortest time through a tender and a build team (Johnson 1954)."""
    jobs = {"a": (3, 6), "b": (5, 2), "c": (1, 2), "d": (6, 6), "e": (7, 5)}
    problem = Problem(
        groups=tuple(
            Group(
                key=key,
                activities=(
                    Activity(key=f"{key}/1", months=one, uses=(Use(resource="one"),)),
                    Activity(key=f"{key}/2", months=two, uses=(Use(resource="two"),)),
                ),
            )
            for key, (one, two) in jobs.items()
        ),
        resources=tuple(Resource(key=key, capacity=((0, 1),)) for key in ("one", "two")),
        lags=tuple(Lag(before=f"{key}/1", after=f"{key}/2") for key in jobs),
    )
    assert solve(problem, TINY, objective=Objective.of("makespan")).stages[0].value == 24


def test_nothing_to_plan_is_planned_at_once() -> None:
    """A landscape in which everything is there already has an empty plan."""
    result = solve(Problem(groups=()), TINY)
    assert result.status is Status.OPTIMAL
    assert result.schedule is not None
    assert result.schedule.starts == {}
    assert result.order == ()
