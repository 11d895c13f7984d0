"""SWOT: points sorted, shared points found, and the modeller's own sorting told as such."""

from __future__ import annotations

import pytest

from modarch.analysis.swot.likeness import NEAR, likeness
from modarch.analysis.swot.result import analyse_swot
from modarch.landscape.alternatives import SwotKind
from modarch.landscape.load import load, loads
from modarch.landscape.measures import MeasureName
from modarch.landscape.readings import Reading, Support
from modarch.landscape.text import Text

MODEL = """
modarch: 1
alternatives: {a: {label: A}, b: {label: B}, c: {label: C}, old: {rejected: no}}
perspectives: {time: {}, money: {}}
swot:
  a1:
    {name: The contract may be costly to break, alternative: a, kind: threat,
     perspectives: [money, time], source: us, confidence: assumption}
  b1:
    {name: The contract may be costly to break, alternative: b, kind: threat,
     perspectives: money, source: them, confidence: fact}
  b2:
    {name: It takes long, alternative: b, kind: weakness,
     asserts: {measure: full, direction: higher, than: a}}
"""


def reading(value: float) -> dict[MeasureName, Reading]:
    name = MeasureName.FULL
    return {name: Reading(measure=name, value=value, low=value, high=value)}


def test_points_are_sorted_and_alternatives_without_any_are_named() -> None:
    result = analyse_swot(loads(MODEL))
    assert result.alternatives == ("a", "b", "c")
    assert [one.id for one in result.points] == ["a1", "b2", "b1"]
    assert result.without == ("c",)
    assert [one.id for one in result.of("b", SwotKind.THREAT)] == ["b1"]


def test_perspectives_stand_in_the_order_of_the_model_and_say_who_sorted() -> None:
    first, *_, last = analyse_swot(loads(MODEL)).points
    assert first.perspectives == ("time", "money")
    assert first.sorting_assumed
    assert not last.sorting_assumed


def test_points_that_alternatives_share_are_found_also_for_one_of_them() -> None:
    for wanted in ((), ("a",)):
        (shared,) = analyse_swot(loads(MODEL), None, wanted).shared
        assert shared.points == ("a1", "b1")
        assert shared.kind is SwotKind.THREAT
        assert shared.likeness == 1


@pytest.mark.parametrize(
    ("values", "support"),
    [((5, 9), Support.SUPPORTED), ((9, 5), Support.CONTRADICTED), ((5, 5), Support.UNDECIDED)],
)
def test_a_point_is_held_against_the_measure_it_names(values, support) -> None:
    readings = {"a": reading(values[0]), "b": reading(values[1])}
    point = analyse_swot(loads(MODEL), readings).of("b", SwotKind.WEAKNESS)[0]
    assert point.judgement is not None
    assert point.judgement.support is support


def test_an_alternative_that_is_not_measured_leaves_the_point_open() -> None:
    point = analyse_swot(loads(MODEL), {"b": reading(9)}).of("b", SwotKind.WEAKNESS)[0]
    assert point.judgement is not None
    assert point.judgement.support is Support.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Many appeals", "many appeals!", True),
        ("The contract may cost to break", "The contract can cost to break", True),
        ("Many appeals", "One supplier", False),
        ("", "", False),
    ],
)
def test_likeness_looks_at_letters_not_at_case_or_marks(one: str, other: str, near: bool) -> None:
    found = likeness(Text(en=one), Text(en=other))
    assert (found >= NEAR) is near
    assert 0 <= found <= 1


def test_the_report_counts_and_its_shared_threats() -> None:
    """Statements 26-31 of the report: points per alternative, and four threats in B and C."""
    result = analyse_swot(load("models/vgr"))
    counts = {
        name: [len(result.of(name, kind)) for kind in SwotKind] for name in ("a", "b", "c", "d")
    }
    assert counts == {
        "a": [0, 0, 0, 0],
        "b": [4, 6, 6, 8],
        "c": [6, 6, 7, 11],
        "d": [2, 4, 3, 3],
    }
    threats = [one for one in result.shared if one.kind is SwotKind.THREAT]
    assert [one.alternatives for one in threats] == [("b", "c")] * 4
    assert all(one.sorting_assumed for one in result.points if one.perspectives)
