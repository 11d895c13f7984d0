"""Core, kind of structure and roles, by hand."""

import pytest

from modarch.graphs.digraph import Digraph
from modarch.graphs.hidden_structure import Architecture, Role, classify, hidden_structure

CORE_PERIPHERY = Digraph.from_pairs(
    [
        *[("c1", "c2"), ("c2", "c3"), ("c3", "c1")],
        *[("app", "c1"), ("c2", "lib"), ("lib", "base")],
        *[("side", "board")],
    ]
)
"""A core of three, a part that uses it, two parts it uses, and two off to the side."""


def test_core_and_roles_of_a_small_core_periphery_structure() -> None:
    found = hidden_structure(CORE_PERIPHERY)
    assert found.architecture is Architecture.CORE_PERIPHERY
    assert (found.core, found.core_share, found.second) == (("c1", "c2", "c3"), 3 / 8, 1)
    assert (found.pivot_fan_in, found.pivot_fan_out) == (4, 5)
    assert found.members(Role.CORE) == ("c1", "c2", "c3")
    assert found.members(Role.CONTROL) == ("app",)
    assert found.members(Role.SHARED) == ("base", "lib")
    assert found.members(Role.PERIPHERY) == ("board", "side")
    assert found.flow_through == 6 / 8


def test_without_circles_the_medians_are_the_pivots() -> None:
    chain = Digraph.from_pairs([("a", "b"), ("b", "c")])
    found = hidden_structure(chain)
    assert found.architecture is Architecture.HIERARCHICAL
    assert (found.core, found.pivot_fan_in, found.pivot_fan_out) == ((), 2, 2)
    assert found.roles == (Role.CONTROL, Role.CORE, Role.SHARED)


def test_two_equal_cores_are_a_multi_core_even_though_both_are_large() -> None:
    """The second largest counts repetitions: two groups of two, not "the next smaller size"."""
    found = hidden_structure(
        Digraph.from_pairs([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("a", "c")])
    )
    assert (found.largest, found.second) == (2, 2)
    assert found.architecture is Architecture.MULTI_CORE
    assert found.core == ("a", "b")


@pytest.mark.parametrize(
    ("largest", "second", "nodes", "expected"),
    [
        (1, 1, 10, Architecture.HIERARCHICAL),
        (3, 1, 100, Architecture.HIERARCHICAL),
        (4, 1, 100, Architecture.BORDERLINE),
        (6, 1, 100, Architecture.BORDERLINE),
        (7, 1, 100, Architecture.CORE_PERIPHERY),
        (14, 10, 100, Architecture.MULTI_CORE),
        (15, 10, 100, Architecture.CORE_PERIPHERY),
        (5, 4, 100, Architecture.MULTI_CORE),
    ],
)
def test_thresholds_of_the_published_rule(
    largest: int, second: int, nodes: int, expected: Architecture
) -> None:
    assert classify(largest=largest, second=second, nodes=nodes) is expected


def test_an_empty_graph_has_no_structure() -> None:
    found = hidden_structure(Digraph.from_pairs([]))
    assert (found.architecture, found.core, found.roles, found.flow_through) == (
        Architecture.HIERARCHICAL,
        (),
        (),
        0,
    )
