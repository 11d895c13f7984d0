"""Modules of least price: the search and the proof against every division of small problems."""

import dataclasses
import itertools
import math

import pytest
from tests.unit.graphs.random_graphs import random_links, set_partitions

from modarch.errors import InputInvalid
from modarch.graphs.bits import random_stream
from modarch.graphs.certainty import Certainty
from modarch.graphs.links import Links
from modarch.graphs.partition import ScopeProblem, measure, merge_gain
from modarch.graphs.partition_core import core_of, descend
from modarch.graphs.partition_exact import prove
from modarch.graphs.partition_search import SearchEffort, search
from modarch.graphs.partition_solve import (
    ProofEffort,
    best_partition,
    labels_of,
    modules_of,
)

ONLY_SEARCH = ProofEffort(exact_units=0, bounded_units=0)


def random_problem(elements: int, seed: int, *, limited: bool = True) -> ScopeProblem:
    draw = random_stream(seed, "test scope")
    links = random_links(elements, seed, density=0.4)
    pairs = list(itertools.combinations(links.elements, 2))
    free = ScopeProblem.of(
        links,
        gamma=draw.choice([0.1, 0.5, 1.0, 2.0]),
        sizes={element: draw.choice([1, 1, 1, 2, 3]) for element in links.elements},
    )
    if not limited:
        return free
    tied, *kept_apart = draw.sample(pairs, 3)
    return dataclasses.replace(
        free,
        smallest=draw.choice([0, 2, 3]),
        largest=draw.choice([6, 8, math.inf]),
        together=(tied,),
        apart=tuple(pair for pair in kept_apart if pair != tied),
    )


def keeps(problem: ScopeProblem, modules: list[list[str]]) -> bool:
    home = {element: number for number, module in enumerate(modules) for element in module}
    size = dict(zip(problem.links.elements, problem.sizes, strict=True))
    return (
        all(
            problem.smallest <= sum(size[element] for element in module) <= problem.largest
            for module in modules
        )
        and all(home[one] == home[other] for one, other in problem.together)
        and all(home[one] != home[other] for one, other in problem.apart)
    )


def lowest(problem: ScopeProblem) -> float:
    return min(
        (
            measure(problem, modules).objective
            for modules in set_partitions(list(problem.links.elements))
            if keeps(problem, modules)
        ),
        default=math.inf,
    )


@pytest.mark.parametrize("seed", range(16))
def test_best_partition_is_proven_and_as_cheap_as_the_best_of_all_divisions(seed: int) -> None:
    problem = random_problem(7, seed)
    expected = lowest(problem)
    if math.isinf(expected):
        with pytest.raises(InputInvalid, match="No division into modules keeps"):
            best_partition(problem)
        return
    found = best_partition(problem)
    assert found.certainty is Certainty.OPTIMAL
    assert keeps(problem, [list(module) for module in found.modules])
    assert found.measures.objective == found.lower_bound == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(16))
def test_search_alone_finds_the_lowest_price_of_small_problems_and_says_best_found(
    seed: int,
) -> None:
    problem = random_problem(7, seed, limited=False)
    found = best_partition(problem, proof=ONLY_SEARCH)
    assert found.certainty is Certainty.BEST_FOUND
    assert found.lower_bound == -math.inf
    assert found.measures.objective == pytest.approx(lowest(problem))


@pytest.mark.parametrize("seed", range(4))
def test_the_proof_agrees_with_the_search_where_brute_force_cannot_go(seed: int) -> None:
    core = core_of(random_problem(14, seed))
    found = search(core)
    verdict = prove(core, math.inf, open_gap=math.inf)
    assert verdict.labels is not None
    assert found.cost == pytest.approx(verdict.bound)
    assert core.judge(verdict.labels) == pytest.approx((0, verdict.bound))


@pytest.mark.parametrize("seed", range(6))
def test_a_linear_bound_is_below_every_division(seed: int) -> None:
    problem = random_problem(7, seed)
    verdict = prove(core_of(problem), math.inf, open_gap=-1)
    assert verdict.bound <= lowest(problem) + 1e-9


@pytest.mark.parametrize("seed", range(10))
def test_a_descent_ends_where_no_move_merge_or_swap_helps(seed: int) -> None:
    """Every neighbour is judged from scratch, so the incremental sums are checked too."""
    problem = random_problem(9, seed)
    core = core_of(problem)
    units = len(core.sizes)
    labels = descend(core, [random_stream(seed, "start").randrange(4) for _ in range(units)])
    here = core.judge(labels)
    neighbours = [
        [*labels[:unit], module, *labels[unit + 1 :]]
        for unit in range(units)
        for module in range(max(labels) + 2)
    ]
    neighbours += [
        [one if label == other else label for label in labels]
        for one, other in itertools.combinations(range(max(labels) + 1), 2)
    ]
    for first, second in itertools.combinations(range(units), 2):
        swapped = list(labels)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        neighbours.append(swapped)
    for neighbour in neighbours:
        broken, cost = core.judge(neighbour)
        assert (broken, cost) >= (here[0] - 1e-9, here[1] - 1e-9) or broken > here[0] + 1e-9


def test_two_modules_should_be_one_exactly_when_the_rule_says_so() -> None:
    links = Links.between({("a", "c"): 2.5, ("b", "c"): 1, ("a", "b"): 9})
    for gamma in (0.5, 0.58, 0.59, 2.0):
        problem = ScopeProblem.of(links, gamma=gamma, sizes={"a": 1, "b": 2, "c": 2})
        apart = measure(problem, [["a", "b"], ["c"]]).objective
        merged = measure(problem, [["a", "b", "c"]]).objective
        gain = merge_gain(problem, ["a", "b"], ["c"])
        assert gain == pytest.approx(3.5 - gamma * 3 * 2)
        assert apart - merged == pytest.approx(gain)


def test_measures_of_a_division_by_hand() -> None:
    links = Links.between({("a", "b"): 2, ("b", "c"): 3, ("a", "d"): 1, ("b", "d"): 1})
    problem = ScopeProblem.of(links, gamma=0.5, sizes={"d": 2})
    found = measure(problem, [["a", "b"], ["c"], ["d"]])
    assert (found.count, found.crossing_weight, found.crossing_pairs) == (3, 5, 2)
    assert found.size_hhi == pytest.approx((4 + 1 + 4) / 25)
    assert found.objective == pytest.approx(5 + 0.25 * 9)


def test_elements_that_must_share_a_module_do_and_pull_others_along() -> None:
    links = Links.between({("a", "b"): 1, ("c", "d"): 1})
    problem = ScopeProblem.of(links, gamma=0.3, together=[("a", "c")])
    assert problem.tied() == ((0, 2), (1,), (3,))
    assert best_partition(problem).modules == (("a", "b", "c", "d"),)


def test_limits_change_the_best_modules() -> None:
    links = Links.between(dict.fromkeys(itertools.combinations("abcd", 2), 5))
    free = ScopeProblem.of(links, gamma=0.1)
    assert len(best_partition(free).modules) == 1
    assert [len(m) for m in best_partition(dataclasses.replace(free, largest=2)).modules] == [2, 2]
    weak = ScopeProblem.of(Links.between({}, elements="abcd"), gamma=1, limits=(2, 9))
    assert [len(m) for m in best_partition(weak).modules] == [2, 2]


def test_todays_division_can_be_handed_in_and_the_result_is_never_worse() -> None:
    problem = random_problem(12, 3, limited=False)
    today = best_partition(problem).modules
    lazy = SearchEffort(starts=0, kicks=0)
    found = best_partition(problem, effort=lazy, proof=ONLY_SEARCH, hints=[today])
    assert (found.modules, found.starts) == (today, 1)
    assert modules_of(problem, labels_of(problem, today)) == today


def test_same_seed_same_modules() -> None:
    problem = random_problem(14, 5)
    assert best_partition(problem, seed=4) == best_partition(problem, seed=4)


def test_tiny_problems_are_solved_too() -> None:
    assert best_partition(ScopeProblem.of(Links.between({}), gamma=1)).modules == ()
    one = ScopeProblem.of(Links.between({}, elements=["a"]), gamma=1)
    assert best_partition(one).modules == (("a",),)
    with pytest.raises(InputInvalid, match="No division"):
        best_partition(dataclasses.replace(one, smallest=5))


def test_everything_wrong_with_a_problem_is_told_at_once() -> None:
    with pytest.raises(InputInvalid) as caught:
        ScopeProblem.of(
            Links.between({("a", "b"): 1}),
            gamma=-1,
            sizes={"a": 0},
            limits=(5, 2),
            apart=[("a", "x")],
        )
    assert sorted(problem.code for problem in caught.value.diagnostics) == [
        "limits-crossed",
        "unknown-element",
        "unusable-price",
        "unusable-size",
    ]


def test_ties_that_contradict_each_other_or_a_limit_are_told() -> None:
    with pytest.raises(InputInvalid) as caught:
        ScopeProblem.of(
            Links.between({}, elements="abc"),
            gamma=1,
            limits=(0, 1.5),
            together=[("a", "b"), ("b", "c")],
            apart=[("a", "c")],
        )
    assert [problem.code for problem in caught.value.diagnostics] == ["tied-and-apart", "too-large"]


def test_modules_that_are_no_division_are_refused() -> None:
    problem = ScopeProblem.of(Links.between({}, elements="abc"), gamma=1)
    with pytest.raises(InputInvalid, match="missing: c; unknown: x; in two modules: a"):
        measure(problem, [["a", "b"], ["a", "x"]])
