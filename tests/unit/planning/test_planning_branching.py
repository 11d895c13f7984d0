"""Branching on the bound by prices: valid for every plan, and closer than prices alone."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tests.unit.planning.planning_samples import TEAM, TINY, random_programme, task

from modarch.planning.branching import BoundTree
from modarch.planning.objective import Objective
from modarch.planning.price_bound import PriceSearch
from modarch.planning.problem import Due, Point, Problem
from modarch.planning.result import Note, Status
from modarch.planning.solve import solve
from modarch.planning.stopping import Stopper

INTERIM = Objective.of("interim")
STAGE = INTERIM.stages[0]


def shared_dues(problem: Problem, per_due: int) -> Problem:
    """Let several modules replace each system, so that it may be replaced in parts."""
    ends = [Point(activity=f"{group.key}/build", months=1) for group in problem.groups]
    dues = [
        Due(key=f"system {i}", completions=tuple(ends[i : i + per_due]), due=6 + i, weight=1 + i)
        for i in range(0, len(ends), per_due)
    ]
    return replace(problem, dues=tuple(dues))


def two_systems() -> Problem:
    """Return two systems, each replaced by two modules of four months, and one team."""
    dues = tuple(
        Due(key=key, completions=tuple(Point(activity=f"m{i}") for i in pair), due=0)
        for key, pair in (("old", (0, 1)), ("other", (2, 3)))
    )
    modules = tuple(task(f"m{i}", 4) for i in range(4))
    return Problem(groups=modules, resources=(TEAM,), dues=dues)


def grown(problem: Problem, target: int, *, steps: int = 300) -> tuple[int, int]:
    """Return the bound by prices, and that after branching."""
    search = PriceSearch(problem, STAGE, 60)
    alone = search.run(target=target, steps=100)
    tree = BoundTree(search, alone.level)
    tree.grow(target=target, steps=steps, stop=Stopper(threading.Event()))
    return alone.value, tree.value(target)


@pytest.mark.parametrize(("seed", "per_due"), [(0, 1), (1, 2), (2, 3), (3, 3)])
def test_no_bound_is_above_the_best(seed: int, per_due: int) -> None:
    """Also when the known plan that the branching starts from is far from the best."""
    problem = shared_dues(random_programme(seed, 6), per_due)
    best = solve(problem, TINY, objective=INTERIM).stages[0].value
    for known in (best, best + 1, 2 * best + 20):
        alone, branched = grown(problem, known)
        assert alone <= branched <= best


def test_branching_decides_what_prices_leave_half_done() -> None:
    """The first system is done in month 8, the second in month 16.

    The relaxation does half of each module by month 8 and so counts less.
    """
    alone, branched = grown(two_systems(), 8 + 16, steps=3000)
    assert alone < branched
    assert branched == 8 + 16


def test_without_the_exact_solver_branching_proves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modarch.planning.cpsat.load", lambda: None)
    result = solve(two_systems(), replace(TINY, bound=200), objective=INTERIM)
    assert result.status is Status.OPTIMAL
    assert result.stages[0].bounds[0].method == "price-branching"
    assert Note.NOTHING_PROVEN not in result.notes


def test_windows_split_a_due_at_its_mean_completion() -> None:
    modules = tuple(task(f"m{i}", 4) for i in range(4))
    both = Due(key="both", completions=(Point(activity="m0"), Point(activity="m1")), due=0)
    search = PriceSearch(Problem(groups=modules, resources=(TEAM,), dues=(both,)), STAGE, 20)
    search.run(target=10, steps=100)
    split = search.best_split()
    assert split is not None
    assert (split.on, split.first, split.last) == (("due", "both"), 0, 20)
    assert split.first <= split.middle < split.last


def test_a_confined_search_counts_what_is_certain() -> None:
    """A system that is replaced in month 7 or later is tardy for seven months, come what may."""
    pair = Due(key="old", completions=(Point(activity="m0"), Point(activity="m1")), due=0, weight=3)
    problem = Problem(groups=(task("m0", 1), task("m1", 1)), resources=(TEAM,), dues=(pair,))
    late, early = (PriceSearch(problem, STAGE, 20) for _ in range(2))
    late.confine(("due", "old"), 7, 20)
    assert late.run(target=100, steps=20).value == 3 * 7
    early.confine(("due", "old"), 0, 0)
    assert early.run(target=100, steps=20).level == float("inf"), "nothing is done in no time"


def test_growing_goes_on_where_it_ended() -> None:
    problem = shared_dues(random_programme(2, 6), 3)
    best = solve(problem, TINY, objective=INTERIM).stages[0].value
    search = PriceSearch(problem, STAGE, 60)
    tree = BoundTree(search, search.run(target=best, steps=60).level)
    stop, values = Stopper(threading.Event()), []
    for _ in range(3):
        tree.grow(target=best, steps=60, stop=stop)
        values.append(tree.value(best))
    assert values == sorted(values)
    assert tree.parts > 0
