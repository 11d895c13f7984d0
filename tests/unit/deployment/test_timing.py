"""Earliest and latest months: by hand, and against each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.deployment.timing import Timing
from modarch.errors import InputInvalid
from modarch.landscape.load import loads
from modarch.landscape.months import Month
from modarch.landscape.phases import Milestone, Phase

PHASES = "{requirements: 2, tender: 3, review: 1, contract: 1, build: 4, rollout: 5}"


def timing(text: str) -> Timing:
    return Timing(loads(f"modarch: 1\nprogramme: {{start: 2026-01}}\n{text}"))


def starts(found: Timing, component: str) -> dict[str, str]:
    scheduled = found.earliest.components[component]
    return {one.phase.value: str(one.start) for one in scheduled.phases}


def test_phases_follow_each_other() -> None:
    found = starts(timing(f"modules: {{a: {{phases: {PHASES}}}}}"), "a")
    assert found == {
        "requirements": "2026-01",
        "tender": "2026-03",
        "review": "2026-06",
        "contract": "2026-07",
        "build": "2026-08",
        "rollout": "2026-12",
    }


@pytest.mark.parametrize(
    ("requires", "phase", "start"),
    [
        ("b", "rollout", "2026-12"),
        ("{on: b, after: live}", "rollout", "2027-05"),
        ("{on: b, after: live, before: build}", "build", "2027-05"),
        ("{on: b, after: signed, before: tender}", "tender", "2026-08"),
        ("{on: b, after: award, before: preparation, lag_months: 2}", "requirements", "2026-08"),
        ("{on: b, after: built, before: built}", "build", "2026-08"),
        ("{on: b, after: live, before: live}", "rollout", "2026-12"),
    ],
)
def test_a_dependency_holds_the_milestone_it_names(requires: str, phase: str, start: str) -> None:
    found = timing(
        f"modules: {{a: {{phases: {PHASES}, requires: [{requires}]}}, b: {{phases: {PHASES}}}}}"
    )
    assert starts(found, "a")[phase] == start


def test_a_soft_dependency_holds_nothing() -> None:
    soft = "{on: b, hardness: soft, after: live}"
    text = f"modules: {{a: {{phases: {PHASES}, requires: [{soft}]}}, b: {{size: XL}}}}"
    assert starts(timing(text), "a")["rollout"] == "2026-12"


def test_a_gate_holds_the_announcement_but_not_the_preparation() -> None:
    found = Timing(
        loads(
            "modarch: 1\n"
            "programme: {start: 2026-01, gates: {one: {months: 6}, two: {after: one, months: 4}}}\n"
            f"modules: {{a: {{phases: {PHASES}}}, free: {{phases: {PHASES}, gates: []}}}}"
        )
    )
    assert str(found.gates["two"]) == "2026-11"
    assert starts(found, "a")["requirements"] == "2026-01"
    assert starts(found, "a")["tender"] == "2026-11"
    assert starts(found, "free")["tender"] == "2026-03"
    assert found.binding("a", Phase.TENDER).on == "two"


def test_certification_runs_beside_the_build_and_holds_the_rollout() -> None:
    found = timing(
        "modules: {a: {phases: {requirements: 0, tender: 1, review: 0, contract: 0, build: 4, "
        "certification: 9, rollout: 5}}}"
    )
    assert starts(found, "a")["certification"] == starts(found, "a")["build"] == "2026-02"
    assert starts(found, "a")["rollout"] == "2026-11"


def test_what_has_happened_stays() -> None:
    actual = "{requirements: {start: 2025-01, end: 2025-06}, tender: {start: 2025-07}}"
    found = timing(f"modules: {{a: {{phases: {PHASES}, actual: {actual}}}}}")
    assert starts(found, "a")["tender"] == "2025-07"
    assert starts(found, "a")["review"] == "2025-10"


def test_a_circle_is_refused_by_name() -> None:
    found = timing("modules: {a: {requires: b}, b: {requires: a}}")
    with pytest.raises(InputInvalid, match="a → b → a"):
        _ = found.earliest


@st.composite
def programmes(draw: st.DrawFn) -> str:
    """Programmes of a few modules with random phases and dependencies that go in no circle."""
    count = draw(st.integers(1, 5))
    modules = []
    for number in range(count):
        months = [draw(st.integers(0, 6)) for _ in range(6)]
        names = ("requirements", "tender", "review", "contract", "build", "rollout")
        phases = ", ".join(f"{name}: {value}" for name, value in zip(names, months, strict=True))
        requires = [
            f"{{on: m{other}, after: {draw(_MILESTONES)}, before: {draw(_MILESTONES)}, "
            f"lag_months: {draw(st.integers(0, 3))}}}"
            for other in range(number)
            if draw(st.booleans())
        ]
        modules.append(f"  m{number}: {{phases: {{{phases}}}, requires: [{', '.join(requires)}]}}")
    return "modules:\n" + "\n".join(modules)


_MILESTONES = st.sampled_from(["tender", "award", "signed", "build", "built", "first_use", "live"])


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_counting_back_from_the_earliest_end_gives_no_slack_to_the_last_and_none_less(
    text: str,
) -> None:
    """The backward pass from the earliest go-lives may not ask for anything before the earliest."""
    found = timing(text)
    deadlines = {id_: one.live for id_, one in found.earliest.components.items()}
    latest = found.latest(deadlines)
    for id_, scheduled in found.earliest.components.items():
        for one in scheduled.phases:
            assert latest[id_][one.phase] >= one.start
        assert latest[id_][Phase.ROLLOUT] <= scheduled.first_use


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_the_earliest_plan_keeps_every_dependency_and_nothing_can_start_sooner(text: str) -> None:
    found = timing(text)
    plan = found.earliest
    for edge in found.edges:
        after = plan.components[edge.on].at(edge.after)
        before = plan.components[edge.dependent].at(edge.before)
        assert after is not None
        assert before is not None
        assert after + edge.lag_months <= before
    assert all(one.start >= Month.of(2026, 1) for one in plan.components.values())
    assert all(one.at(Milestone.LIVE) == one.live for one in plan.components.values())
