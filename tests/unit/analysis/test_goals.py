"""Goals: served by what, from when, and never by what is not there."""

from __future__ import annotations

import pytest

from modarch.analysis.goals import trace_goals
from modarch.landscape.load import load, loads
from modarch.landscape.months import Month
from modarch.planning.ordering import plan_in_order

MODEL = """
modarch: 1
programme: {start: 2026-01, as_of: 2026-01}
settings: {ward: {}, home: {}}
capabilities: {notes: {settings: ward}, advice: {}, dreams: {}}
systems:
  old: {capabilities: notes}
  kept: {capabilities: advice, settings: ward, keep: true}
modules:
  record: {capabilities: notes, phases: {tender: 10, build: 10, rollout: 4}}
  helper: {capabilities: advice, settings: home, phases: {tender: 2, build: 2, rollout: 2}}
groups: {later: {}, sooner: {}}
goals:
  overview: {group: sooner, capabilities: [notes, advice]}
  wonders: {group: later, capabilities: [notes, dreams]}
  plain: {capabilities: advice}
answer_categories: {there: {}, soon: {within_months: 12}, slow: {within_months: 30}}
focus_areas:
  top: {}
  part: {parent: top, priority: true, capabilities: notes, answers: {there: 2, soon: 3}}
"""


@pytest.fixture
def result():
    landscape = loads(MODEL)
    return trace_goals(landscape, plan_in_order(landscape).plan)


def test_a_goal_is_served_from_its_first_to_its_last_capability(result) -> None:
    goal = next(one for one in result.goals if one.goal == "overview")
    plan = plan_in_order(loads(MODEL)).plan
    assert goal.first == plan.components["helper"].live
    assert goal.full == plan.components["record"].live
    assert goal.unserved == ()
    served = {one.capability: one for one in goal.capabilities}
    assert served["notes"].by == ("record",)
    assert served["advice"].by == ("helper", "kept")
    assert served["advice"].new == ("helper",)


def test_what_serves_today_is_a_share_of_its_places(result) -> None:
    goal = next(one for one in result.goals if one.goal == "overview")
    assert {one.capability: one.today for one in goal.capabilities} == {"notes": 1, "advice": 0.5}


def test_a_goal_with_a_capability_that_nothing_serves_is_never_fully_in_place(result) -> None:
    goal = next(one for one in result.goals if one.goal == "wonders")
    assert goal.unserved == ("dreams",)
    assert goal.first is not None
    assert goal.full is None


def test_goals_stand_by_group_in_the_order_of_the_model(result) -> None:
    assert [one.goal for one in result.goals] == ["wonders", "overview", "plain"]


def test_parts_follow_their_area_and_answers_have_their_time(result) -> None:
    top, part = result.areas
    assert (top.area, top.depth, part.area, part.depth) == ("top", 0, "part", 1)
    assert part.priority
    assert part.answers == {"there": 2, "soon": 3}
    assert part.by_month == Month.of(2027, 1)
    assert top.by_month is None


def test_the_goals_and_areas_of_the_report() -> None:
    """Statements 4, 22 and 23: nine goals, six kinds of answer, five areas first."""
    landscape = load("models/vgr", scenario="a")
    result = trace_goals(landscape, plan_in_order(landscape).plan)
    groups = [one.group for one in result.goals]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [2, 3, 2, 2]
    assert len(landscape.answer_categories) == 6
    assert landscape.answer_categories["planerad-utveckling"].within_months == 12
    assert sum(one.priority for one in result.areas) == 5
    assert all(one.tracing_assumed for one in result.goals)
    assert all(not one.answers for one in result.areas), "how many got which answer is not known"
