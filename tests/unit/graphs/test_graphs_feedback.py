"""The cheapest cut against every order of small graphs, and what single cuts do."""

import itertools

import pytest
from tests.unit.graphs.random_graphs import random_graph

from modarch.errors import InputInvalid
from modarch.graphs.certainty import Certainty
from modarch.graphs.components import components
from modarch.graphs.digraph import Digraph
from modarch.graphs.feedback import Effort, _tangle, minimum_feedback_arc_set
from modarch.graphs.feedback_exact import cheapest_cut, relaxation
from modarch.graphs.order import waves
from modarch.graphs.tears import circular_groups


def feedback(graph: Digraph, order: tuple[str, ...]) -> float:
    rank = {node: place for place, node in enumerate(order)}
    return sum(w for c, p, w in graph.weighted_edges() if rank[p] > rank[c])


@pytest.mark.parametrize("seed", range(15))
def test_the_cut_is_as_cheap_as_the_best_of_all_orders(seed: int) -> None:
    graph = random_graph(6, 10 + seed, seed)
    best = min(feedback(graph, order) for order in itertools.permutations(graph.nodes))
    found = minimum_feedback_arc_set(graph)
    assert found.certainty is Certainty.OPTIMAL
    assert found.weight == found.lower_bound == pytest.approx(best)
    assert feedback(graph, found.order) == pytest.approx(best)
    assert sum(graph.weight(consumer=c, provider=p) for c, p in found.edges) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(15))
def test_nothing_is_circular_after_the_cut_and_no_cut_is_spare(seed: int) -> None:
    graph = random_graph(25, 80, seed)
    found = minimum_feedback_arc_set(graph)
    assert not components(graph.without(found.edges)).cyclic
    for spared in found.edges:
        rest = [edge for edge in found.edges if edge != spared]
        assert components(graph.without(rest)).cyclic


@pytest.mark.parametrize("seed", range(5))
def test_search_alone_says_so_and_its_bounds_hold(seed: int) -> None:
    graph = random_graph(30, 120, seed)
    proven = minimum_feedback_arc_set(graph)
    bounded = minimum_feedback_arc_set(graph, effort=Effort(exact_arcs=0))
    searched = minimum_feedback_arc_set(graph, effort=Effort(exact_arcs=0, bounded_arcs=0))
    assert proven.certainty is Certainty.OPTIMAL
    assert searched.certainty is Certainty.BEST_FOUND
    assert searched.lower_bound == 0
    assert bounded.lower_bound <= proven.weight + 1e-9 <= bounded.weight + 2e-9
    assert proven.weight <= searched.weight
    assert not components(graph.without(searched.edges)).cyclic


def cheapest_by_subsets(graph: Digraph) -> float:
    """Build every order from the front, remembering only the set placed so far."""
    best = {0: 0.0}
    for placed in range(1, 1 << len(graph)):
        best[placed] = min(
            best[placed ^ (1 << node)]
            + sum(
                graph.weight(consumer=graph.nodes[node], provider=graph.nodes[provider])
                for provider in graph.providers[node]
                if not placed >> provider & 1
            )
            for node in range(len(graph))
            if placed >> node & 1
        )
    return best[(1 << len(graph)) - 1]


def residue_tournament(weight: float) -> Digraph:
    """Eleven nodes, each pair joined one way; its linear bound is a third of all arcs."""
    squares = {number * number % 11 for number in range(1, 11)}
    pairs = [
        (f"{a:02}", f"{b:02}")
        for a, b in itertools.permutations(range(11), 2)
        if (b - a) % 11 in squares
    ]
    return Digraph.from_pairs(pairs, weights=dict.fromkeys(pairs, weight))


def test_integer_programme_closes_the_gap_of_the_linear_one() -> None:
    graph = residue_tournament(1.0)
    bounded = minimum_feedback_arc_set(graph, effort=Effort(exact_arcs=0))
    assert bounded.lower_bound == pytest.approx(55 / 3)
    assert bounded.certainty is Certainty.BEST_FOUND
    proven = minimum_feedback_arc_set(graph)
    assert proven.certainty is Certainty.OPTIMAL
    assert proven.weight == cheapest_by_subsets(graph)


@pytest.mark.parametrize("unit", [1e-7, 1e7])
def test_the_unit_of_the_weights_does_not_matter(unit: float) -> None:
    """The solver stops a millionth short of the optimum, so costs must be scaled."""
    tangle = _tangle(residue_tournament(unit), range(11))
    proven, lower = cheapest_cut(tangle, relaxation(tangle).cycles)
    assert proven is not None
    assert sum(arc[2] for arc in proven) == pytest.approx(20 * unit)
    assert lower == pytest.approx(20 * unit)


def test_weights_decide_what_is_cut() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "a")]
    found = minimum_feedback_arc_set(
        Digraph.from_pairs(ring, weights={("a", "b"): 3, ("b", "c"): 2, ("c", "a"): 5})
    )
    assert found.edges == (("b", "c"),)
    assert found.order == ("b", "a", "c")


def test_of_equally_cheap_cuts_the_one_with_fewest_dependencies_is_chosen() -> None:
    graph = Digraph.from_pairs(
        [("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")],
        weights={("b", "a"): 0.5, ("c", "a"): 0.5, ("a", "b"): 1, ("b", "c"): 3},
    )
    found = minimum_feedback_arc_set(graph)
    assert (found.edges, found.weight) == ((("a", "b"),), 1)


def test_a_graph_without_circles_needs_no_cut() -> None:
    graph = Digraph.from_pairs([("a", "b"), ("c", "b")])
    found = minimum_feedback_arc_set(graph)
    assert (found.edges, found.weight, found.certainty) == ((), 0, Certainty.OPTIMAL)
    assert feedback(graph, found.order) == 0


def test_tears_rank_the_single_cut_that_frees_most() -> None:
    """Two circles share a → b; cutting that frees everything although it is dearer."""
    graph = Digraph.from_pairs(
        [("a", "b"), ("b", "a"), ("b", "c"), ("c", "a"), ("x", "a")], weights={("a", "b"): 1.5}
    )
    (group,) = circular_groups(graph)
    first = group.tears[0]
    assert group.members == ("a", "b", "c")
    assert group.cycles == (("a", "b"), ("a", "b", "c"))
    assert (first.consumer, first.provider) == ("a", "b")
    assert (first.freed, first.still_circular, first.cycles_broken) == (("a", "b", "c"), 0, 2)
    assert first.in_cheapest_cut
    assert group.cheapest_cut.weight == 1.5
    ranked = [(tear.consumer, tear.provider, tear.freed) for tear in group.tears]
    assert ranked[1:] == [("b", "c", ("c",)), ("c", "a", ("c",)), ("b", "a", ())]


def test_equally_good_tears_are_ranked_by_weight() -> None:
    (group,) = circular_groups(
        Digraph.from_pairs([("a", "b"), ("b", "a")], weights={("a", "b"): 5, ("b", "a"): 2})
    )
    assert [tear.weight for tear in group.tears] == [2, 5]


def test_groups_come_largest_first() -> None:
    graph = Digraph.from_pairs(
        [("a", "b"), ("b", "a"), ("p", "q"), ("q", "r"), ("r", "p"), ("a", "p")]
    )
    assert [group.members for group in circular_groups(graph)] == [("p", "q", "r"), ("a", "b")]


def test_waves_refuse_circles_by_name() -> None:
    graph = Digraph.from_pairs([("a", "b"), ("b", "a"), ("x", "y"), ("y", "z"), ("z", "x")])
    with pytest.raises(InputInvalid) as caught:
        waves(graph)
    assert [problem.message for problem in caught.value.diagnostics] == [
        "Circular dependency: a → b → a.",
        "Circular dependency: x → y → z → x.",
    ]
