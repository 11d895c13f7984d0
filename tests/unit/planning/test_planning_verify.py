"""The verifier catches every kind of fault that is put into a sound schedule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modarch.planning.objective import Limit, Term
from modarch.planning.problem import (
    Activity,
    Anchor,
    Budget,
    Calendar,
    Closure,
    Due,
    Group,
    Lag,
    LagKind,
    Mode,
    Point,
    Problem,
    Resource,
    Spend,
    Use,
    Work,
)
from modarch.planning.recount import terms_of
from modarch.planning.schedule import Schedule, evaluate
from modarch.planning.verify import Fault, claimed_wrongly, verify

PROBLEM = Problem(
    groups=(
        Group(
            key="a",
            activities=(
                Activity(
                    key="a/1",
                    months=3,
                    uses=(Use(resource="team"),),
                    release=2,
                    deadline=9,
                    latest=5,
                    calendar="closed",
                ),
                Activity(key="a/2", months=2),
            ),
            modes=(
                Mode(key="slow"),
                Mode(
                    key="dear",
                    work=(Work(activity="a/2", months=1),),
                    spends=(Spend(budget="money", amount=2),),
                ),
            ),
        ),
        Group(
            key="b",
            activities=(Activity(key="b/1", months=3, uses=(Use(resource="team"),), fixed=5),),
        ),
    ),
    resources=(Resource(key="team", capacity=((0, 1),)),),
    budgets=(Budget(key="money", amount=1),),
    calendars=(Calendar(key="closed", no_start=(Closure(first=4),), no_end=(Closure(first=6),)),),
    lags=(
        Lag(before="a/1", after="a/2", months=1),
        Lag(before="a/1", after="a/2", before_anchor=Anchor.START, months=6, kind=LagKind.MAX),
    ),
    dues=(Due(key="old", completions=(Point(activity="a/2"),), due=5, at_most=4),),
    done_by=10,
)
SOUND = Schedule(starts={"a/1": 2, "a/2": 6, "b/1": 5}, modes={"a": "slow"})

SEEDED = {
    Fault.NO_START: replace(SOUND, starts={"a/1": 2, "a/2": 6}),
    Fault.UNKNOWN: replace(SOUND, starts={**SOUND.starts, "c": 1}),
    Fault.NO_MODE: replace(SOUND, modes={}),
    Fault.BEFORE_BEGINNING: replace(SOUND, starts={**SOUND.starts, "a/1": -1}),
    Fault.RELEASE: replace(SOUND, starts={**SOUND.starts, "a/1": 1}),
    Fault.DEADLINE: replace(SOUND, starts={**SOUND.starts, "a/1": 7}),
    Fault.LATEST: replace(SOUND, starts={**SOUND.starts, "a/1": 7}),
    Fault.FIXED: replace(SOUND, starts={**SOUND.starts, "b/1": 6}),
    Fault.DUE: replace(SOUND, starts={**SOUND.starts, "a/2": 8}),
    Fault.DONE_BY: replace(SOUND, starts={**SOUND.starts, "a/2": 9}),
    Fault.CLOSED_START: replace(SOUND, starts={**SOUND.starts, "a/1": 4}),
    Fault.CLOSED_END: replace(SOUND, starts={**SOUND.starts, "a/1": 3}),
    Fault.LAG_MIN: replace(SOUND, starts={**SOUND.starts, "a/2": 5}),
    Fault.LAG_MAX: replace(SOUND, starts={**SOUND.starts, "a/2": 9}),
    Fault.CAPACITY: replace(SOUND, starts={**SOUND.starts, "a/1": 3}),
    Fault.BUDGET: replace(SOUND, modes={"a": "dear"}),
}


def test_a_sound_schedule_passes() -> None:
    assert verify(PROBLEM, SOUND) == ()


@pytest.mark.parametrize("fault", SEEDED)
def test_a_seeded_fault_is_caught(fault: Fault) -> None:
    assert fault in {violation.fault for violation in verify(PROBLEM, SEEDED[fault])}


def test_a_ceiling_is_checked() -> None:
    found = verify(PROBLEM, SOUND, (Limit(Term.MAKESPAN, 7),))
    assert [(one.fault, one.keys, one.amount) for one in found] == [
        (Fault.CEILING, ("makespan",), 1)
    ]


def test_a_wrong_claim_is_caught() -> None:
    terms = dict(evaluate(PROBLEM, SOUND).terms)
    assert not claimed_wrongly(PROBLEM, SOUND, terms)
    terms[Term.INTERIM] -= 1
    assert [one.keys for one in claimed_wrongly(PROBLEM, SOUND, terms)] == [("interim",)]


def test_every_kind_of_fault_has_its_case() -> None:
    assert set(Fault) == {*SEEDED, Fault.CEILING, Fault.CLAIM}


def test_evaluation_and_recount_agree_on_every_term() -> None:
    terms = terms_of(PROBLEM, SOUND)
    assert {term.value: value for term, value in evaluate(PROBLEM, SOUND).terms.items()} == terms
