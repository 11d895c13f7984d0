"""The eight tasks on which a greedy text scheduler gave up although a plan exists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.planning.planning_samples import TINY

from modarch.planning.objective import Objective
from modarch.planning.problem import (
    Activity,
    Due,
    Group,
    Lag,
    Point,
    Problem,
    Resource,
    Use,
)
from modarch.planning.result import Status
from modarch.planning.serial import serial_schedule
from modarch.planning.solve import solve
from modarch.planning.verify import verify

MONTHS = {"platform": (6, 8), "cdr": (6, 9), "medication": (5, 7), "laboratory": (4, 6)}
ENDS = {"laboratory": 24, "cdr": 30, "medication": 36}


def module(key: str) -> Group:
    procure, build = MONTHS[key]
    return Group(
        key=key,
        activities=(
            Activity(key=f"{key}/procure", months=procure, uses=(Use(resource="procurement"),)),
            Activity(key=f"{key}/build", months=build, uses=(Use(resource="integration"),)),
        ),
    )


def eight_tasks(laboratory_ends: int = 24) -> Problem:
    ends = {**ENDS, "laboratory": laboratory_ends}
    pairs = [
        ("platform/procure", "cdr/procure"),
        ("platform/build", "cdr/build"),
        ("cdr/build", "medication/build"),
        ("platform/build", "laboratory/build"),
        *((f"{key}/procure", f"{key}/build") for key in MONTHS),
    ]
    return Problem(
        groups=tuple(map(module, MONTHS)),
        resources=(
            Resource(key="procurement", capacity=((0, 1),)),
            Resource(key="integration", capacity=((0, 1),)),
        ),
        lags=tuple(Lag(before=before, after=after) for before, after in pairs),
        dues=tuple(
            Due(key=key, completions=(Point(activity=f"{key}/build"),), due=end, at_most=0)
            for key, end in ends.items()
        ),
    )


def test_the_written_order_is_too_late_for_the_laboratory() -> None:
    problem = eight_tasks()
    soft = replace(problem, dues=tuple(replace(due, at_most=None) for due in problem.dues))
    schedule = serial_schedule(soft, tuple(MONTHS)).schedule
    assert schedule.starts["laboratory/build"] + 6 > 24


@pytest.mark.parametrize("compiled", [False, True])
def test_a_plan_is_found(compiled: bool) -> None:
    """Platform, laboratory, record, medication: built at 14, 20, 29 and 36."""
    problem = eight_tasks()
    result = solve(problem, replace(TINY, compiled=compiled), objective=Objective.of("makespan"))
    assert result.status is Status.OPTIMAL
    assert result.schedule is not None
    assert verify(problem, result.schedule) == ()
    assert result.evaluation is not None
    built = {key: result.schedule.starts[f"{key}/build"] + MONTHS[key][1] for key in MONTHS}
    assert built == {"platform": 14, "laboratory": 20, "cdr": 29, "medication": 36}


def test_without_the_exact_solver_it_is_found_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modarch.planning.cpsat.load", lambda: None)
    result = solve(eight_tasks(), TINY, objective=Objective.of("makespan"))
    assert result.stages[0].value == 36


def test_the_laboratory_at_19_is_impossible() -> None:
    result = solve(eight_tasks(laboratory_ends=19), TINY, objective=Objective.of("makespan"))
    assert result.status is Status.INFEASIBLE
    assert result.schedule is None
