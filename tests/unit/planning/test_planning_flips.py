"""Every constraint and every term of the objective: the optimum changes when it is there.

Each pair of tiny problems is planned by trying every schedule, and by the planner. If a constraint
were lost somewhere on the way to the solvers, the two would differ.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.planning.planning_samples import TEAM, TINY, best_of_all, due, task

from modarch.planning.objective import Limit, Objective, Term
from modarch.planning.problem import (
    Activity,
    Anchor,
    Bridge,
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
    Value,
    Work,
)
from modarch.planning.result import Status
from modarch.planning.solve import solve

A_B = Problem(groups=(task("a", 2), task("b", 3)), resources=(TEAM,), dues=(due("b", 0),))
"""Two tasks for one team; b is wanted first."""

FREE = Problem(groups=(task("a", 2, uses=()), task("b", 3, uses=())), resources=(TEAM,))

MIN = Lag(before="a", after="b", months=1)
MAX = Lag(
    before="a",
    after="b",
    before_anchor=Anchor.START,
    months=1,
    kind=LagKind.MAX,
)
SUMMER = Calendar(key="summer", no_start=(Closure(first=0, months=2, every=12),))
NO_END = Calendar(key="summer", no_end=(Closure(first=3, months=2, every=12),))


def with_task(problem: Problem, key: str, **changes: object) -> Problem:
    """Return the problem with one activity changed."""
    groups = [
        replace(
            group,
            activities=tuple(
                replace(a, **changes) if a.key == key else a  # type: ignore[arg-type]
                for a in group.activities
            ),
        )
        for group in problem.groups
    ]
    return replace(problem, groups=tuple(groups))


MODES = Problem(
    groups=(
        Group(
            key="a",
            activities=(Activity(key="a", months=4),),
            modes=(
                Mode(key="slow"),
                Mode(
                    key="fast",
                    work=(Work(activity="a", months=1),),
                    cost=3,
                    spends=(Spend(budget="money", amount=2),),
                ),
            ),
        ),
    ),
    budgets=(Budget(key="money", amount=2),),
    dues=(due("a", 0),),
)
HEAVY = Problem(
    groups=(
        task("a", 3, uses=(Use(resource="team", amount=2),)),
        task("b", 3, uses=(Use(resource="team", amount=1, offset=1, months=1),)),
    ),
    resources=(Resource(key="team", capacity=((0, 3),)),),
    dues=(due("a", 0), due("b", 0)),
)

INTERIM = Objective.of("interim")
CONSTRAINTS = {
    "least lag": (A_B, replace(A_B, lags=(MIN,)), INTERIM),
    "greatest lag": (
        with_task(replace(FREE, dues=(due("a", 0), due("b", 0))), "b", release=4),
        with_task(replace(FREE, dues=(due("a", 0), due("b", 0)), lags=(MAX,)), "b", release=4),
        INTERIM,
    ),
    "release": (A_B, with_task(A_B, "b", release=4), INTERIM),
    "deadline": (A_B, with_task(A_B, "a", deadline=4), INTERIM),
    "last start": (A_B, with_task(A_B, "a", latest=2), INTERIM),
    "fixed start": (A_B, with_task(A_B, "a", fixed=1), INTERIM),
    "ongoing work": (A_B, with_task(A_B, "a", fixed=0), INTERIM),
    "calendar of starts": (
        A_B,
        with_task(replace(A_B, calendars=(SUMMER,)), "b", calendar="summer"),
        INTERIM,
    ),
    "calendar of ends": (
        A_B,
        with_task(replace(A_B, calendars=(NO_END,)), "b", calendar="summer"),
        INTERIM,
    ),
    "capacity": (
        HEAVY,
        replace(HEAVY, resources=(Resource(key="team", capacity=((0, 2),)),)),
        INTERIM,
    ),
    "capacity that rises": (
        replace(A_B, dues=(due("a", 0), due("b", 0))),
        replace(
            A_B,
            dues=(due("a", 0), due("b", 0)),
            resources=(Resource(key="team", capacity=((0, 1), (1, 2))),),
        ),
        INTERIM,
    ),
    "capacity that falls": (
        A_B,
        replace(A_B, resources=(Resource(key="team", capacity=((0, 1), (2, 0), (4, 1))),)),
        INTERIM,
    ),
    "use of a part": (
        replace(HEAVY, resources=(Resource(key="team", capacity=((0, 2),)),)),
        with_task(
            replace(HEAVY, resources=(Resource(key="team", capacity=((0, 2),)),)),
            "a",
            uses=(Use(resource="team", amount=2, offset=2),),
        ),
        INTERIM,
    ),
    "budget": (MODES, replace(MODES, budgets=(Budget(key="money", amount=1),)), INTERIM),
    "mode": (
        MODES,
        replace(MODES, groups=(replace(MODES.groups[0], modes=MODES.groups[0].modes[:1]),)),
        INTERIM,
    ),
    "greatest tardiness": (
        A_B,
        replace(A_B, dues=(due("b", 0), due("a", 2, weight=0, at_most=0))),
        INTERIM,
    ),
}
"""Name to a problem without the constraint, with it, and the objective."""


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_constraint_changes_the_optimum(name: str) -> None:
    without, within, objective = CONSTRAINTS[name]
    best = [best_of_all(problem, objective, 8) for problem in (without, within)]
    assert best[0] != best[1], "the pair proves nothing"
    for problem, expected in zip((without, within), best, strict=True):
        assert values_of(problem, objective) == expected


def values_of(problem: Problem, objective: Objective) -> tuple[int, ...]:
    """Return the values that the planner proves to be the best."""
    result = solve(problem, TINY, objective=objective)
    assert result.status is Status.OPTIMAL
    return tuple(stage.value for stage in result.stages)


def test_a_ceiling_on_a_term_changes_the_optimum() -> None:
    """Interim months are bought with later starts, until a ceiling forbids it."""
    ceiling = Objective(INTERIM.stages, (Limit(Term.STARTS, 2),))
    assert values_of(A_B, INTERIM) == best_of_all(A_B, INTERIM, 8) == (3,)
    assert values_of(A_B, ceiling) == best_of_all(A_B, ceiling, 8) == (5,)


def test_an_end_of_everything_can_make_a_plan_impossible() -> None:
    late = with_task(A_B, "a", release=3)
    for month, status in ((5, Status.OPTIMAL), (4, Status.INFEASIBLE)):
        problem = replace(late, done_by=month)
        assert solve(problem, TINY, objective=INTERIM).status is status
        assert (best_of_all(problem, INTERIM, 8) is None) is (status is Status.INFEASIBLE)


def test_mode_without_an_activity_leaves_it_out() -> None:
    """A mode that gives an activity 0 months frees the team for others."""
    skipping = Group(
        key="a",
        activities=(Activity(key="a", months=4, uses=(Use(resource="team"),)),),
        modes=(Mode(key="do"), Mode(key="skip", work=(Work(activity="a", months=0),), cost=9)),
    )
    problem = Problem(
        groups=(skipping, task("b", 3)), resources=(TEAM,), dues=(due("b", 0), due("a", 0))
    )
    result = solve(problem, TINY, objective=INTERIM)
    assert best_of_all(problem, INTERIM, 8) == (3,)
    assert result.stages[0].value == 3
    assert result.schedule is not None
    assert result.schedule.modes == {"a": "skip"}


END_A, END_B = Point(activity="a"), Point(activity="b")
WANT_BOTH = replace(A_B, dues=(due("a", 0, weight=2), due("b", 0, cost=7)))
SHIFTED = replace(
    FREE,
    resources=(Resource(key="team", capacity=((0, 2),)),),
    groups=(task("a", 2), task("b", 3)),
)
TERMS: dict[Term, tuple[Problem, Objective]] = {
    Term.INTERIM: (
        replace(A_B, dues=(due("a", 0, weight=2), due("b", 0, weight=5))),
        Objective.of("starts"),
    ),
    Term.COST: (WANT_BOTH, Objective.of("interim")),
    Term.MAKESPAN: (
        with_task(replace(A_B, dues=(due("a", 0, weight=9),)), "a", release=1),
        Objective.of("interim"),
    ),
    Term.TIME_TO_VALUE: (
        replace(A_B, values=(Value(key="v", point=END_A, weight=5), Value(key="w", point=END_B))),
        Objective.of("interim"),
    ),
    Term.BRIDGE_PEAK: (
        replace(
            SHIFTED,
            bridges=(
                Bridge(key="x", first=END_A, second=END_B, weight=2),
                Bridge(key="y", first=END_A, second=END_B, weight=1),
            ),
        ),
        Objective.of("starts"),
    ),
    Term.BRIDGE_MONTHS: (
        replace(SHIFTED, bridges=(Bridge(key="x", first=END_A, second=END_B, weight=2),)),
        Objective.of("starts"),
    ),
    Term.LOAD_PEAK: (SHIFTED, Objective.of("starts")),
    Term.SMOOTHNESS: (SHIFTED, Objective.of("starts")),
    Term.MOVED: (replace(A_B, reference={"a": 0, "b": 2}), Objective.of("interim")),
    Term.SHIFT: (replace(A_B, reference={"a": 0, "b": 2}), Objective.of("interim")),
    Term.STABILITY: (replace(A_B, reference={"a": 0, "b": 2}), Objective.of("interim")),
    Term.STARTS: (A_B, Objective.of("interim")),
}
"""A problem, and another objective under which the term comes out worse."""


@pytest.mark.parametrize("term", Term)
def test_a_term_changes_the_optimum(term: Term) -> None:
    problem, other = TERMS[term]
    alone = Objective.of(term.value)
    last = Objective((*other.stages, *alone.stages))
    first = Objective((*alone.stages, *other.stages))
    best_first, best_last = best_of_all(problem, first, 8), best_of_all(problem, last, 8)
    assert best_first is not None
    assert best_last is not None
    assert best_first[0] < best_last[-1], "the pair proves nothing"
    for objective, expected in ((first, best_first), (last, best_last)):
        result = solve(problem, TINY, objective=objective)
        assert tuple(stage.value for stage in result.stages) == expected
        assert result.status is Status.OPTIMAL


def test_several_completions_count_the_last() -> None:
    """A contract is needed until the last part of its system is replaced."""
    both = Due(key="old", completions=(END_A, END_B), due=3, weight=2)
    problem = replace(A_B, dues=(both,))
    assert solve(problem, TINY, objective=INTERIM).stages[0].value == 2 * (5 - 3)


FIXED_BOTH = with_task(with_task(replace(FREE, lags=(MIN,)), "a", fixed=2), "b", fixed=4)


@pytest.mark.parametrize(
    "problem",
    [
        FIXED_BOTH,
        with_task(with_task(A_B, "a", fixed=0), "b", fixed=1),
        with_task(with_task(A_B, "a", release=4), "a", latest=3),
        with_task(with_task(A_B, "a", release=4), "a", deadline=5),
        with_task(replace(FREE, lags=(MIN,)), "b", latest=2),
    ],
    ids=["lag", "capacity", "gate and last start", "gate and deadline", "lag and last start"],
)
def test_a_contradiction_is_proven(problem: Problem) -> None:
    """Between settled starts as well, where nothing is left to decide."""
    assert best_of_all(problem, INTERIM, 8) is None
    result = solve(problem, TINY, objective=INTERIM)
    assert (result.status, result.schedule) == (Status.INFEASIBLE, None)
