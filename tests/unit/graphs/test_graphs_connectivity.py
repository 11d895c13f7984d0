"""Weak points, independent routes, centralisation, groups and concentration: closed forms."""

import itertools

import pytest
from tests.unit.graphs.random_graphs import random_graph, random_links, set_partitions

from modarch.errors import InputInvalid
from modarch.graphs.certainty import Certainty
from modarch.graphs.components import components
from modarch.graphs.concentration import concentration, mergers
from modarch.graphs.connectivity import (
    articulation_points,
    betweenness_centralisation,
    independent_routes,
)
from modarch.graphs.digraph import Digraph
from modarch.graphs.links import Links
from modarch.graphs.modularity import communities, modularity

STAR = Links.between({("hub", leaf): 1 for leaf in "abcde"})
RING = Links.between({("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1, ("d", "a"): 1})


def parts(links: Links) -> int:
    both_ways = [pair for one, other in links.pairs for pair in ((one, other), (other, one))]
    return len(components(Digraph.from_pairs(both_ways, nodes=links.elements)).blocks)


@pytest.mark.parametrize("seed", range(10))
def test_articulation_points_are_the_elements_whose_loss_makes_more_parts(seed: int) -> None:
    links = random_links(9, seed, density=0.2)
    graph = Digraph.from_pairs(links.pairs, nodes=links.elements)
    expected = set()
    for element in links.elements:
        rest = Links.of_graph(graph.restricted_to(set(links.elements) - {element}))
        if parts(rest) > parts(links):
            expected.add(element)
    assert {point.node for point in articulation_points(links)} == expected


def test_an_articulation_point_names_what_it_cuts_off() -> None:
    chain = Links.between({("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1, ("d", "e"): 1})
    assert [(p.node, p.cut_off) for p in articulation_points(chain)] == [
        ("c", ("d", "e")),
        ("b", ("a",)),
        ("d", ("e",)),
    ]


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_routes_are_as_many_as_the_smallest_cut(seed: int, directed: bool) -> None:
    graph = random_graph(5, 9, seed)

    def connected(edges: tuple[tuple[str, str], ...]) -> bool:
        both = edges if directed else (*edges, *((b, a) for a, b in edges))
        reached, grown = {"n000"}, True
        while grown:
            new = {b for a, b in both if a in reached} - reached
            reached, grown = reached | new, bool(new)
        return "n004" in reached

    edges = graph.edges if directed else Links.of_graph(graph).pairs
    smallest = next(
        size
        for size in range(len(edges) + 1)
        for cut in itertools.combinations(edges, size)
        if not connected(tuple(e for e in edges if e not in cut))
    )
    (routes,) = independent_routes(graph, [("n000", "n004")], directed=directed)
    assert routes.count == smallest
    assert not connected(tuple(e for e in edges if e not in routes.weakest))


def test_a_single_connection_and_a_ring() -> None:
    ring = Digraph.from_pairs(RING.pairs)
    (routes,) = independent_routes(ring, [("a", "c")])
    assert routes.count == 2
    (routes,) = independent_routes(Digraph.from_pairs([("a", "b")]), [("b", "a")])
    assert (routes.count, routes.weakest) == (1, (("a", "b"),))


def test_a_star_is_fully_centralised_and_a_ring_not_at_all() -> None:
    star = betweenness_centralisation(STAR)
    assert star.value == pytest.approx(1)
    assert star.betweenness[0] == ("hub", 1)
    assert betweenness_centralisation(RING).value == pytest.approx(0)
    assert betweenness_centralisation(Links.between({("a", "b"): 1})).value == 0


def test_modularity_of_two_triangles_joined_by_one_link() -> None:
    """Seven links, three inside each group; the strengths are 7 and 7: Q = 6/7 − 1/2."""
    links = Links.between(dict.fromkeys(("ab", "bc", "ac", "de", "ef", "df", "cd"), 1))
    given = modularity(links, ["abc", "def"])
    assert given.q == pytest.approx(6 / 7 - 1 / 2)
    found = communities(links)
    assert found.groups == (("a", "b", "c"), ("d", "e", "f"))
    assert found.certainty is Certainty.OPTIMAL


@pytest.mark.parametrize("seed", range(6))
def test_communities_have_the_highest_modularity_of_all_divisions(seed: int) -> None:
    links = random_links(7, seed, density=0.4)
    best = max(modularity(links, groups).q for groups in set_partitions(list(links.elements)))
    assert communities(links).q == pytest.approx(best)


def test_elements_without_links_are_groups_of_their_own() -> None:
    links = Links.between({("a", "b"): 1}, elements=["x", "y"])
    assert communities(links).groups == (("a", "b"), ("x",), ("y",))
    assert communities(Links.between({}, elements=["x", "y"])).q == 0


def test_concentration_of_shares_that_are_easy_by_hand() -> None:
    found = concentration({"S1": 11, "S2": 3, "S3": 2, "none": 0})
    assert found.hhi == pytest.approx((121 + 9 + 4) / 256)
    assert found.effective_number == pytest.approx(256 / 134)
    assert [holder for holder, _ in found.shares] == ["S1", "S2", "S3"]
    assert concentration({}).hhi == concentration({}).effective_number == 0


def test_every_merger_is_listed_with_what_it_does() -> None:
    before = concentration({"S1": 1, "S2": 1, "S3": 2})
    found = mergers(before)
    assert [(m.first, m.second) for m in found] == [("S1", "S3"), ("S2", "S3"), ("S1", "S2")]
    merged = concentration({"S1+S3": 3, "S2": 1})
    assert found[0].hhi == pytest.approx(merged.hhi)
    assert found[0].change == pytest.approx(merged.hhi - before.hhi)


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(InputInvalid, match="amount of 'S1' is -1"):
        concentration({"S1": -1})
