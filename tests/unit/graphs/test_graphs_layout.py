"""Rollout order as a layout: closed forms, every order of small problems, and what a net costs."""

import itertools

import pytest
from tests.unit.graphs.random_graphs import names, random_acyclic_graph, random_links

from modarch.errors import InputInvalid
from modarch.graphs.bits import random_stream
from modarch.graphs.certainty import Certainty
from modarch.graphs.digraph import Digraph
from modarch.graphs.layout import Aim, Layout, LayoutProblem, Net, lay_out, peak_bound, total_bound
from modarch.graphs.layout_search import Arrays, descend, profile
from modarch.graphs.layout_solve import LayoutEffort, best_layout
from modarch.graphs.links import Links

QUICK = LayoutEffort(starts=2, kicks=5, samples=5)
ONLY_SEARCH = LayoutEffort(starts=3, kicks=10, exact_sets=0, samples=5)


def of_pairs(pairs: list[tuple[int, int]]) -> LayoutProblem:
    return LayoutProblem.of_links(Links.between({(f"n{a:02}", f"n{b:02}"): 1.0 for a, b in pairs}))


def path(n: int) -> LayoutProblem:
    return of_pairs([(k, k + 1) for k in range(n - 1)])


def cycle(n: int) -> LayoutProblem:
    return of_pairs([(k, (k + 1) % n) for k in range(n)])


def complete(n: int) -> LayoutProblem:
    return of_pairs(list(itertools.combinations(range(n), 2)))


def star(n: int) -> LayoutProblem:
    return of_pairs([(0, leaf) for leaf in range(1, n)])


CLOSED_FORMS = [
    *((path(n), 1, n - 1) for n in (2, 5, 9)),
    *((cycle(n), 2, 2 * n - 2) for n in (3, 6, 9)),
    *((complete(n), n * n // 4, n * (n * n - 1) // 6) for n in (4, 7, 8)),
    *((star(n), n // 2, n * n // 4) for n in (4, 7, 9)),
]


@pytest.mark.parametrize(("problem", "cutwidth", "arrangement"), CLOSED_FORMS)
def test_closed_forms_of_cutwidth_and_linear_arrangement(
    problem: LayoutProblem, cutwidth: int, arrangement: int
) -> None:
    by_peak = best_layout(problem, aim=Aim.PEAK, effort=QUICK)
    by_total = best_layout(problem, aim=Aim.TOTAL, effort=QUICK)
    assert by_peak.layout.peak == by_peak.peak_bound == cutwidth
    assert by_total.layout.total == by_total.total_bound == arrangement
    assert by_peak.certainty is by_total.certainty is Certainty.OPTIMAL


@pytest.mark.parametrize(("problem", "cutwidth", "arrangement"), CLOSED_FORMS)
def test_search_alone_reaches_the_closed_forms_and_bounds_stay_below(
    problem: LayoutProblem, cutwidth: int, arrangement: int
) -> None:
    assert best_layout(problem, aim=Aim.PEAK, effort=ONLY_SEARCH).layout.peak == cutwidth
    assert best_layout(problem, aim=Aim.TOTAL, effort=ONLY_SEARCH).layout.total == arrangement
    assert peak_bound(problem) <= cutwidth
    assert total_bound(problem) <= arrangement


def random_problem(elements: int, seed: int) -> LayoutProblem:
    """Pairs, one net of three, and some precedence."""
    links = random_links(elements, seed)
    group = tuple(sorted(random_stream(seed, "net").sample(links.elements, 3)))
    pairs = [Net(pair, weight) for pair, weight in zip(links.pairs, links.weights, strict=True)]
    return LayoutProblem((*pairs, Net(group, 4.0)), random_acyclic_graph(elements, seed % 5, seed))


def key(layout: Layout, aim: Aim) -> tuple[float, float]:
    pair = (layout.peak, layout.total)
    return pair if aim is Aim.PEAK else pair[::-1]


def all_layouts(problem: LayoutProblem) -> list[Layout]:
    orders = itertools.permutations(problem.elements)
    return [
        lay_out(problem, order)
        for order in orders
        if all(order.index(p) < order.index(c) for c, p in problem.precedence.edges)
    ]


@pytest.mark.parametrize("seed", range(10))
def test_exact_order_is_the_best_of_all_orders_in_both_respects(seed: int) -> None:
    problem = random_problem(6, seed)
    layouts = all_layouts(problem)
    for aim in Aim:
        best = min(key(layout, aim) for layout in layouts)
        found = best_layout(problem, aim=aim, effort=QUICK)
        assert key(found.layout, aim) == best
        assert found.certainty is Certainty.OPTIMAL
    assert peak_bound(problem) <= min(layout.peak for layout in layouts)
    assert total_bound(problem) <= min(layout.total for layout in layouts)


@pytest.mark.parametrize("seed", range(8))
def test_a_descent_ends_where_no_single_element_has_a_better_place(seed: int) -> None:
    """Every other place is counted from scratch, so the two profiles are checked too."""
    problem = random_problem(8, seed)
    arrays = Arrays.of(problem)
    for aim in Aim:
        order = descend(arrays, _topological(problem), aim)
        here = key(lay_out(problem, [problem.elements[n] for n in order]), aim)
        for element in order:
            rest = [other for other in order if other != element]
            for place in range(len(order)):
                moved = [problem.elements[n] for n in [*rest[:place], element, *rest[place:]]]
                try:
                    there = key(lay_out(problem, moved), aim)
                except InputInvalid:
                    continue
                assert there >= (here[0] - 1e-9, here[1] - 1e-9)


def _topological(problem: LayoutProblem) -> list[int]:
    order: list[int] = []
    while len(order) < len(problem.elements):
        order.append(
            next(
                node
                for node in range(len(problem.elements))
                if node not in order and set(problem.precedence.providers[node]) <= set(order)
            )
        )
    return order


@pytest.mark.parametrize("seed", range(5))
def test_bridges_after_each_step_are_the_nets_that_are_split(seed: int) -> None:
    problem = random_problem(7, seed)
    order = [problem.elements[n] for n in _topological(problem)]
    expected = [
        sum(
            net.weight
            for net in problem.nets
            if 0 < len(set(net.members) & set(order[:step])) < len(net.members)
        )
        for step in range(1, 8)
    ]
    assert lay_out(problem, order).bridges == pytest.approx(expected)
    numbers = [problem.precedence.index[element] for element in order]
    assert profile(Arrays.of(problem), numbers).tolist() == pytest.approx(expected)


def test_an_old_system_keeps_one_bridge_until_its_last_capability_leaves() -> None:
    """As a net it costs one at a time; as pairwise exchange it would cost up to four."""
    old = LayoutProblem((Net(("a", "b", "c", "d")),), Digraph.from_pairs([], nodes="abcd"))
    assert lay_out(old, "abcd").bridges == (1, 1, 1, 0)
    assert best_layout(complete(4), effort=QUICK).layout.peak == 4


def test_bridge_time_weighs_every_state_with_its_length() -> None:
    layout = lay_out(path(3), ["n01", "n00", "n02"])
    assert layout.bridges == (2, 1, 0)
    assert layout.bridge_time([0.5, 2, 1]) == 3


def test_precedence_is_kept_even_when_it_costs_bridges() -> None:
    problem = LayoutProblem.of_links(
        Links.between({("n00", "n01"): 1, ("n01", "n02"): 1, ("n02", "n03"): 1}),
        precedence=[("n01", "n00"), ("n01", "n03"), ("n02", "n01")],
    )
    found = best_layout(problem, effort=QUICK)
    assert found.layout.order in {("n00", "n03", "n01", "n02"), ("n03", "n00", "n01", "n02")}
    assert found.layout.peak == 2


def test_random_orders_show_what_the_search_gains() -> None:
    found = best_layout(cycle(12), effort=LayoutEffort(starts=2, kicks=5, samples=50))
    assert found.samples == 50
    assert found.typical_peak > found.layout.peak
    assert found.typical_total > found.layout.total


def test_the_planned_order_can_be_handed_in_and_the_result_is_never_worse() -> None:
    problem = random_problem(12, 1)
    best = best_layout(problem, effort=ONLY_SEARCH).layout
    lazy = LayoutEffort(starts=1, kicks=0, exact_sets=0, samples=0)
    assert best_layout(problem, effort=lazy, hints=[best.order]).layout.peak <= best.peak


def test_large_problems_are_searched_and_say_so() -> None:
    problem = LayoutProblem.of_links(random_links(70, 1, density=0.05))
    found = best_layout(problem, effort=LayoutEffort(starts=1, kicks=0, samples=5))
    assert found.certainty is Certainty.BEST_FOUND
    assert found.peak_bound <= found.layout.peak <= found.typical_peak


def test_same_seed_same_order() -> None:
    problem = random_problem(15, 2)
    assert best_layout(problem, effort=ONLY_SEARCH, seed=5) == best_layout(
        problem, effort=ONLY_SEARCH, seed=5
    )


@pytest.mark.parametrize("size", [0, 1, 2])
def test_tiny_problems_have_an_order(size: int) -> None:
    problem = LayoutProblem((), Digraph.from_pairs([], nodes=names(size)))
    found = best_layout(problem)
    assert found.layout.order == tuple(names(size))
    assert (found.layout.peak, found.certainty) == (0, Certainty.OPTIMAL)


def test_bad_orders_and_nets_are_told() -> None:
    problem = LayoutProblem.of_links(Links.between({("a", "b"): 1}), precedence=[("a", "b")])
    with pytest.raises(InputInvalid, match="'a' comes before 'b'"):
        lay_out(problem, "ab")
    with pytest.raises(InputInvalid, match="missing: b; unknown: x"):
        lay_out(problem, "ax")
    with pytest.raises(InputInvalid) as caught:
        LayoutProblem(
            (Net(("a", "z")), Net(("a", "a")), Net(("a", "b"), -1.0)),
            Digraph.from_pairs([], nodes="ab"),
        )
    assert sorted(problem.code for problem in caught.value.diagnostics) == [
        "unknown-element",
        "unusable-net",
        "unusable-weight",
    ]
    with pytest.raises(InputInvalid, match="Circular dependency: a → b → a"):
        LayoutProblem((), Digraph.from_pairs([("a", "b"), ("b", "a")]))
