"""Whether measures bear an assertion out: only what is certain supports or contradicts."""

from __future__ import annotations

import pytest

from modarch.landscape.measures import Assertion, Direction, MeasureName
from modarch.landscape.readings import Basis, Reading, Support, apart, judge, together

FULL = MeasureName.FULL


def reading(value: float | None, low: float | None = None, high: float | None = None, **kwargs):
    low, high = (value, value) if low is None else (low, high)
    return Reading(measure=FULL, value=value, low=low, high=high, **kwargs)


def claim(direction: str, than: tuple[str, ...] = (), value: float | None = None) -> Assertion:
    return Assertion(measure=FULL, direction=Direction(direction), than=than, value=value)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (reading(1), reading(2), -1),
        (reading(2), reading(1), 1),
        (reading(2), reading(2), 0),
        (reading(5, 3, 9), reading(10, 9, 12), 0),
        (reading(5, 3, 8), reading(10, 9, 12), -1),
        (reading(None), reading(1), None),
    ],
)
def test_readings_are_apart_when_their_bounds_do_not_overlap(one, other, expected) -> None:
    assert apart(one, other) == expected


def test_what_may_be_higher_without_bound_is_never_lower_for_certain() -> None:
    unsure = reading(5, open_ended=True)
    assert apart(unsure, reading(10)) == 0
    assert apart(reading(10), unsure) == 0
    assert apart(reading(10, open_ended=True), reading(5)) == 1


@pytest.mark.parametrize(
    ("outcomes", "support"),
    [
        ([1, 1], Support.SUPPORTED),
        ([1, 0], Support.PARTLY),
        ([1, -1], Support.PARTLY),
        ([1, None], Support.PARTLY),
        ([0, 0], Support.UNDECIDED),
        ([-1, 0], Support.CONTRADICTED),
        ([None], Support.UNKNOWN),
        ([], Support.UNKNOWN),
    ],
)
def test_several_comparisons_say_one_thing_together(outcomes, support) -> None:
    assert together(outcomes) is support


def test_an_assertion_is_held_against_those_it_names_only() -> None:
    others = {"b": reading(1), "c": reading(100)}
    found = judge(claim("higher", ("b",)), reading(10), others)
    assert found.support is Support.SUPPORTED
    assert list(found.others) == ["b"]
    assert judge(claim("higher"), reading(10), others).support is Support.PARTLY
    assert judge(claim("lower", ("b",)), reading(10), others).support is Support.CONTRADICTED


@pytest.mark.parametrize(
    ("own", "direction", "support"),
    [
        (reading(3), "higher", Support.SUPPORTED),
        (reading(0), "higher", Support.CONTRADICTED),
        (reading(0, at_least=True), "higher", Support.UNKNOWN),
        (reading(2, 0, 9), "higher", Support.UNDECIDED),
        (reading(None), "higher", Support.UNKNOWN),
        (reading(-1), "lower", Support.SUPPORTED),
        (reading(-1, at_least=True), "lower", Support.UNDECIDED),
    ],
)
def test_an_assertion_may_name_a_value(own, direction, support) -> None:
    basis = Basis.DURATIONS
    own = Reading(
        measure=FULL, value=own.value, low=own.low, high=own.high, basis=basis,
        at_least=own.at_least,
    )  # fmt: skip
    assert judge(claim(direction, value=0), own, {}).support is support


def test_a_tolerance_is_for_alternatives_not_for_fixed_values() -> None:
    small = reading(0.01, 0.0, 0.03, basis=Basis.TOLERANCE)
    assert judge(claim("higher", value=0), small, {}).support is Support.SUPPORTED
