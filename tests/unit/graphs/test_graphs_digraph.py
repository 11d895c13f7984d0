"""The graph type: one form whatever the input's order, and clear words for bad input."""

import pytest

from modarch.errors import InputInvalid
from modarch.graphs.digraph import Digraph
from modarch.graphs.links import Links


def test_nodes_and_edges_are_sorted_distinct_and_free_of_self_loops() -> None:
    graph = Digraph.from_pairs([("b", "a"), ("c", "c"), ("a", "c"), ("b", "a")], nodes=["z"])
    assert graph.nodes == ("a", "b", "c", "z")
    assert graph.edges == (("a", "c"), ("b", "a"))
    assert graph.self_loops == ("c",)
    assert (graph.providers[1], graph.consumers[2]) == ((0,), (0,))


def test_the_order_of_the_pairs_does_not_matter() -> None:
    pairs = [("b", "a"), ("a", "c"), ("c", "d")]
    assert Digraph.from_pairs(pairs) == Digraph.from_pairs(reversed(pairs))


def test_weights_follow_their_dependency_through_every_view() -> None:
    graph = Digraph.from_pairs([("a", "b"), ("b", "c")], weights={("a", "b"): 7})
    assert graph.weight(consumer="a", provider="b") == 7
    assert graph.weight(consumer="b", provider="c") == 1
    assert graph.weight(consumer="c", provider="a") == 0
    assert graph.reversed().weight(consumer="b", provider="a") == 7
    assert graph.restricted_to(["a", "b"]).weights == (7,)
    assert graph.without([("b", "c")]) == Digraph.from_pairs(
        [("a", "b")], nodes=["c"], weights={("a", "b"): 7}
    )


def test_all_bad_weights_are_told_at_once() -> None:
    with pytest.raises(InputInvalid) as caught:
        Digraph.from_pairs(
            [("a", "b"), ("b", "c")],
            weights={("a", "b"): -1, ("b", "c"): float("nan"), ("x", "y"): 1},
        )
    codes = [problem.code for problem in caught.value.diagnostics]
    assert codes == ["unusable-weight", "unusable-weight", "weight-without-dependency"]


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(InputInvalid, match="did you mean 'journal'"):
        Digraph.from_pairs([("journal", "lab")]).position("jornal")


def test_links_add_up_both_directions_and_forget_self_links() -> None:
    links = Links.between({("b", "a"): 1, ("a", "b"): 2, ("c", "c"): 5}, elements=["d"])
    assert links.elements == ("a", "b", "c", "d")
    assert (links.pairs, links.weights) == ((("a", "b"),), (3,))
    assert links.matrix().tolist()[0] == [0, 3, 0, 0]


def test_links_of_a_graph_add_dependencies_in_both_directions() -> None:
    graph = Digraph.from_pairs([("a", "b"), ("b", "a")], weights={("a", "b"): 2})
    assert Links.of_graph(graph).weights == (3,)


def test_a_negative_interaction_is_refused() -> None:
    with pytest.raises(InputInvalid, match="interaction of a and b is -1"):
        Links.between({("a", "b"): -1})
