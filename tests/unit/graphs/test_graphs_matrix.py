"""Design structure matrices: blocks, feedback, bus and clusters."""

import itertools

import pytest
from tests.unit.graphs.random_graphs import random_acyclic_graph, random_graph

from modarch.graphs.cluster import clustered_matrix
from modarch.graphs.components import components
from modarch.graphs.digraph import Digraph
from modarch.graphs.matrix import DesignStructureMatrix, MarkKind, Reading, bus_elements
from modarch.graphs.sequence import contracted, sequenced_matrix

PROCESS = Digraph.from_pairs(
    [
        *[("b", "a"), ("c", "b"), ("d", "c"), ("b", "d"), ("e", "d"), ("f", "e")],
        *[("c", "d")],
    ],
    weights={("b", "d"): 0.5, ("c", "d"): 0.5, ("d", "c"): 1.5},
)
"""a, then the circle b–c–d (cheapest to start at b on two assumptions), then e, then f."""


def inner_rows(matrix: DesignStructureMatrix) -> tuple[str, ...]:
    return matrix.order[len(matrix.bus) :]


def test_a_process_is_sequenced_with_its_circle_as_a_block() -> None:
    found = sequenced_matrix(PROCESS)
    assert found.order == ("a", "b", "c", "d", "e", "f")
    assert found.blocks == (("b", "c", "d"),)
    feedback = [(m.row, m.column) for m in found.marks if m.kind is MarkKind.FEEDBACK]
    assert feedback == [("b", "d"), ("c", "d")]
    assert found.feedback_weight == 1
    first = found.circular[0].tears[0]
    assert (first.consumer, first.provider, first.weight) == ("d", "c", 1.5)
    assert found.reading is Reading.ROW_NEEDS_COLUMN


@pytest.mark.parametrize("seed", range(8))
def test_without_circles_there_is_no_feedback_at_all(seed: int) -> None:
    found = sequenced_matrix(random_acyclic_graph(14, 25, seed), bus_share=1)
    assert found.feedback_weight == 0
    assert (found.blocks, found.circular) == ((), ())


@pytest.mark.parametrize("seed", range(8))
def test_feedback_stays_inside_blocks_and_costs_no_more_than_the_cheapest_cut(seed: int) -> None:
    graph = random_graph(16, 30, seed)
    found = sequenced_matrix(graph)
    block_of = {element: k for k, block in enumerate(found.blocks) for element in block}
    for mark in found.marks:
        if mark.kind is MarkKind.FEEDBACK:
            assert block_of[mark.row] == block_of[mark.column]
    assert found.feedback_weight == pytest.approx(
        sum(group.cheapest_cut.weight for group in found.circular)
    )


@pytest.mark.parametrize("matrix", [sequenced_matrix, clustered_matrix])
@pytest.mark.parametrize("seed", range(4))
def test_every_matrix_holds_every_element_and_mark_once_with_blocks_together(
    matrix: object, seed: int
) -> None:
    graph = random_graph(15, 35, seed)
    assert callable(matrix)
    found = matrix(graph)
    assert sorted(found.order) == list(graph.nodes)
    assert sorted((m.row, m.column) for m in found.marks) == list(graph.edges)
    rows = inner_rows(found)
    for block in found.blocks:
        start = rows.index(block[0])
        assert rows[start : start + len(block)] == block
    place = {element: row for row, element in enumerate(found.order)}
    assert found.distance == pytest.approx(
        sum(
            m.weight * abs(place[m.row] - place[m.column])
            for m in found.marks
            if m.kind is not MarkKind.BUS
        )
    )


def test_blocks_are_the_circular_groups() -> None:
    graph = random_graph(16, 26, 3)
    found = sequenced_matrix(graph, bus_share=1)
    assert sorted(sorted(block) for block in found.blocks) == sorted(
        list(block) for block in components(graph).cyclic
    )


def test_coupled_elements_stand_as_close_as_any_order_allows() -> None:
    graph = random_acyclic_graph(7, 9, 2)
    found = sequenced_matrix(graph, bus_share=1)

    def distance(order: tuple[str, ...]) -> int:
        return sum(abs(order.index(c) - order.index(p)) for c, p in graph.edges)

    best = min(
        distance(order)
        for order in itertools.permutations(graph.nodes)
        if all(order.index(p) < order.index(c) for c, p in graph.edges)
    )
    assert found.distance == best


def test_a_platform_that_most_need_is_put_apart() -> None:
    pairs = [(app, "platform") for app in "abcdef"] + [("a", "b"), ("b", "a"), ("platform", "a")]
    graph = Digraph.from_pairs(pairs)
    found = sequenced_matrix(graph)
    assert (found.bus, found.order[0]) == (("platform",), "platform")
    assert found.blocks == (("a", "b"),)
    kinds = {m.kind for m in found.marks if "platform" in (m.row, m.column)}
    assert kinds == {MarkKind.BUS}
    assert bus_elements(graph, share=1) == ()
    assert sequenced_matrix(graph, bus_share=1).bus == ()


def test_a_small_matrix_has_no_bus() -> None:
    star = [(leaf, "hub") for leaf in "abcdef"]
    assert bus_elements(Digraph.from_pairs(star[:4])) == ()
    assert bus_elements(Digraph.from_pairs(star[:5])) == ("hub",)


def test_clusters_are_the_groups_that_were_built_in() -> None:
    groups = ("abc", "def", "ghi")
    pairs = [pair for group in groups for pair in itertools.permutations(group, 2)]
    found = clustered_matrix(Digraph.from_pairs([*pairs, ("d", "a"), ("g", "d")]))
    assert [set(block) for block in found.blocks] == [set(group) for group in groups]


def test_contracted_groups_add_up_their_dependencies() -> None:
    graph = Digraph.from_pairs([("a", "c"), ("b", "c"), ("a", "b"), ("c", "d")])
    found = contracted(graph, {"a": "a", "b": "a", "c": "c", "d": "d"})
    assert list(found.weighted_edges()) == [("a", "c", 2), ("c", "d", 1)]


def test_same_graph_same_matrix() -> None:
    graph = random_graph(18, 40, 1)
    assert sequenced_matrix(graph) == sequenced_matrix(graph)
    assert clustered_matrix(graph) == clustered_matrix(graph)
