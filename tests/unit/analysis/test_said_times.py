"""What sources say of the time, against a plan worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from modarch.analysis.said_times import Standing, alternatives_of, said_times
from modarch.landscape.load import loads
from modarch.planning.ordering import plan_in_order
from modarch.planning.unhindered import plan_unhindered, unhindered

if TYPE_CHECKING:
    from modarch.analysis.said_times import SaidTime
    from modarch.landscape.model import Landscape

TEXT = """
modarch: 1
programme:
  start: 2026-01
  capacity: {procurement: 2, implementation: 3}
  gates:
    decision: {opens: 2026-07, exempt: [already]}
modules:
  one:
    phases: {requirements: 2, tender: 4, review: 0, contract: 0, build: 5, rollout: 3}
    capabilities: [a]
  two:
    phases: {requirements: 2, tender: 4, review: 0, contract: 0, build: 5, rollout: 8}
    capabilities: [b]
  already:
    phases: {requirements: 0, tender: 0, review: 0, contract: 0, build: 1, rollout: 40}
    capabilities: [c]
capabilities: {a: {}, b: {}, c: {}}
scenarios:
  s: {}
alternatives:
  x:
    scenario: s
    statements:
      - {said: about a year, low_months: 12, high_months: 12}
      - {said: at most two years, high_months: 24, components: [one]}
      - {said: at least two years, low_months: 24, components: [one]}
      - {said: before first use, low_months: 10, high_months: 20, until: first_use}
      - {said: nobody knows}
  y: {}
"""


@pytest.fixture(scope="module")
def landscape() -> Landscape:
    return loads(TEXT, scenario="s")


@pytest.fixture(scope="module")
def held(landscape: Landscape) -> tuple[SaidTime, ...]:
    return said_times(landscape, plan_in_order(landscape).plan, "x")


def test_everything_a_gate_holds_back_is_meant_when_nothing_is_named(
    held: tuple[SaidTime, ...],
) -> None:
    """Requirements begin in January, tenders wait for July: 6 + 4 + 5 + 8 months for the last."""
    assert held[0].components == ("one", "two")
    assert (str(held[0].start), str(held[0].end)) == ("2026-01", "2027-12")
    assert held[0].months == 23


def test_months_in_which_nothing_is_done_are_told_apart(held: tuple[SaidTime, ...]) -> None:
    """March to June: requirements are done and the gate is shut."""
    assert (held[0].idle_months, held[0].worked_months) == (4, 19)


def test_a_time_is_held_against_each_bound_that_is_stated(held: tuple[SaidTime, ...]) -> None:
    assert [one.months for one in held] == [23, 18, 18, 15, 23]
    assert [one.standing for one in held] == [
        Standing.LONGER,
        Standing.WITHIN,
        Standing.SHORTER,
        Standing.WITHIN,
        Standing.UNKNOWN,
    ]
    assert [one.off_months for one in held] == [11, 0, -6, 0, 0]


def test_a_plan_without_what_is_meant_gives_no_time(landscape: Landscape) -> None:
    plan = plan_in_order(landscape).plan
    without = replace(plan, components={"two": plan.components["two"]})
    named = said_times(landscape, without, "x")[1]
    assert (named.components, named.months, named.worked_months) == ((), None, None)
    assert named.standing is Standing.UNKNOWN


def test_only_alternatives_of_the_scenario_in_force_are_meant(landscape: Landscape) -> None:
    assert [one.id for one in alternatives_of(landscape)] == ["x"]
    assert alternatives_of(loads(TEXT)) == ()


def test_an_alternative_without_statements_has_none(landscape: Landscape) -> None:
    assert said_times(landscape, plan_in_order(landscape).plan, "y") == ()


def test_with_every_gate_open_nothing_waits(landscape: Landscape) -> None:
    """2 + 4 + 5 + 8 months."""
    (first, *_) = said_times(landscape, plan_unhindered(landscape), "x")
    assert (first.months, first.idle_months) == (19, 0)


def test_only_gates_and_freezes_are_lifted(landscape: Landscape) -> None:
    free = unhindered(landscape)
    assert free.programme.gates.keys() == landscape.programme.gates.keys()
    assert free.programme.capacity == landscape.programme.capacity
    assert free.modules == landscape.modules
    assert plan_unhindered(landscape).gates == {"decision": landscape.start}
