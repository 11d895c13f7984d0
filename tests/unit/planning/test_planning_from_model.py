"""Every constraint that a model can state reaches the plan, and the examination.

Each pair of models differs in one constraint. The plan made without it breaks exactly that
constraint, in the words of the examination; the plan made with it breaks none, whether it was
made in order or by the solvers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.planning.planning_samples import TINY

from modarch.landscape.load import loads
from modarch.landscape.months import Month
from modarch.landscape.phases import Milestone, Phase
from modarch.landscape.plan import Before, PlanWish
from modarch.planning.checking import check_plan
from modarch.planning.examine import examine
from modarch.planning.formulate import Formulation
from modarch.planning.objective import Objective
from modarch.planning.ordering import plan_in_order
from modarch.planning.plan_file import read_plan
from modarch.planning.solve import solve
from modarch.planning.verify import verify
from modarch.planning.violations import ViolationKind

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan

PHASES = "{requirements: 2, tender: 3, review: 1, contract: 1, build: 4, rollout: 5}"
SETTINGS = "settings: {ward: {change_capacity: 1}, office: {}}"
MODE = "{fast: {phases: {tender: 1}, budget: {money: 2}}}"


def model(programme: str = "", a: str = "", b: str = "", more: str = "") -> Landscape:
    """Return a model of two modules with some constraints written in."""
    return loads(
        f"""
modarch: 1
programme: {{start: 2026-01, {programme}}}
modules:
  a: {{phases: {PHASES}{a}}}
  b: {{phases: {PHASES}{b}}}
{more}
"""
    )


WARD = ", settings: [ward]"
PAIRS = {
    "least lag": (
        model(),
        model(b=", requires: [{on: a, after: signed, before: tender, lag_months: 2}]"),
        ViolationKind.DEPENDENCY,
    ),
    "greatest lag": (
        model("gates: {g: {opens: 2027-01, applies_to: [b]}}"),
        model(
            "gates: {g: {opens: 2027-01, applies_to: [b]}}",
            b=", requires: [{on: a, after: live, before: live, max_lag_months: 3}]",
        ),
        ViolationKind.TOO_LATE_AFTER,
    ),
    "gate with preparation before": (
        model(),
        model("gates: {g: {opens: 2026-09, applies_to: [a]}}"),
        ViolationKind.GATE,
    ),
    "gate after another": (
        model("gates: {g: {months: 2}}"),
        model("gates: {g: {months: 2}, h: {months: 5, after: [g]}}"),
        ViolationKind.GATE,
    ),
    "termination before announcement": (
        model(more="contracts: {core: {ends: 2031-12}}"),
        model(
            "gates: {end-core: {opens: 2026-07, terminates: core}}",
            more="contracts: {core: {ends: 2031-12}}",
        ),
        ViolationKind.GATE,
    ),
    "parallel procurements": (
        model("capacity: {procurement: 2}"),
        model("capacity: {procurement: 1}"),
        ViolationKind.CAPACITY,
    ),
    "capacity that grows": (
        model("capacity: {procurement: 2}"),
        model("capacity: {procurement: [{from: 2026-01, value: 1}, {from: 2026-05, value: 2}]}"),
        ViolationKind.CAPACITY,
    ),
    "parallel implementations": (
        model("capacity: {implementation: 2}"),
        model("capacity: {implementation: 1}"),
        ViolationKind.CAPACITY,
    ),
    "demand": (
        model("capacity: {implementation: 2}"),
        model("capacity: {implementation: 2}", a=", demand: {implementation: 2}"),
        ViolationKind.CAPACITY,
    ),
    "change capacity of a setting": (
        model(a=WARD, b=WARD, more="settings: {ward: {}, office: {}}"),
        model(a=WARD, b=WARD, more=SETTINGS),
        ViolationKind.SETTING,
    ),
    "rollouts setting by setting": (
        model(a=", settings: [ward, office]", b=WARD, more=SETTINGS),
        model(
            a=", settings: [ward, office], rollout_months: {ward: 4, office: 1}",
            b=WARD,
            more=SETTINGS,
        ),
        ViolationKind.SETTING,
    ),
    "ongoing work in a setting": (
        model(a=WARD, more=SETTINGS),
        model(
            "ongoing: {move: {start: 2026-12, end: 2027-02, settings: [ward]}}",
            a=WARD,
            more=SETTINGS,
        ),
        ViolationKind.SETTING,
    ),
    "ongoing work of a team": (
        model("capacity: {procurement: 2}"),
        model(
            "capacity: {procurement: 2}, "
            "ongoing: {other: {start: 2026-03, end: 2026-05, uses: {procurement: 1}}}"
        ),
        ViolationKind.CAPACITY,
    ),
    "yearly freeze": (
        model(),
        model("freezes: [{months_of_year: [5, 12]}]"),
        ViolationKind.FREEZE,
    ),
    "single freeze": (
        model(),
        model("freezes: [{start: 2026-11, end: 2027-01}]"),
        ViolationKind.FREEZE,
    ),
    "validity of a tender": (
        model("capacity: {procurement: 2, implementation: 1}"),
        model("capacity: {procurement: 2, implementation: 1}", b=", tender_validity_months: 2"),
        ViolationKind.VALIDITY,
    ),
}
"""Name to a model without the constraint, one with it, and what a plan without it breaks."""


def solved(landscape: Landscape, wish: PlanWish | None = None) -> Plan:
    """Return the plan that the solvers find, verified."""
    formulation = Formulation(landscape=landscape, wish=wish or landscape.plan)
    result = solve(formulation.problem, TINY, objective=Objective.of("time_to_value", "starts"))
    assert result.schedule is not None
    assert verify(formulation.problem, result.schedule) == ()
    plan = formulation.plan(result.schedule, method="solved")
    assert formulation.schedule(plan) == result.schedule
    return plan


@pytest.mark.parametrize("name", PAIRS)
def test_a_constraint_reaches_plan_and_examination(name: str) -> None:
    without, within, kind = PAIRS[name]
    before = plan_in_order(without).plan
    assert examine(before, without) == ()
    assert {violation.kind for violation in examine(before, within)} == {kind}
    assert examine(plan_in_order(within).plan, within) == ()
    assert examine(solved(within), within) == ()


def test_requirements_may_run_before_a_gate() -> None:
    landscape = model("gates: {g: {opens: 2026-09, applies_to: [a]}}")
    scheduled = solved(landscape).components["a"]
    assert scheduled.at(Milestone.TENDER) == Month.of(2026, 9)
    assert scheduled.start < Month.of(2026, 9)


def test_certification_ends_before_the_rollout() -> None:
    phases = f"{PHASES[:-1]}, certification: 8}}"
    landscape = loads(
        f"modarch: 1\nprogramme: {{start: 2026-01}}\nmodules: {{a: {{phases: {phases}}}}}"
    )
    scheduled = solved(landscape).components["a"]
    certification, build = scheduled.phase(Phase.CERTIFICATION), scheduled.phase(Phase.BUILD)
    assert certification is not None
    assert build is not None
    assert certification.start >= build.start
    assert certification.end == scheduled.first_use > build.end


FAST = ", modes: {fast: {phases: {tender: 1}, budget: {money: 2}}}"


def test_modes_share_a_budget() -> None:
    """Only one of two tenders can be fast when the budget is for one."""
    landscape = model("budgets: {money: 3}", a=FAST, b=FAST)
    plan = solved(landscape)
    assert sorted(one.mode for one in plan.components.values()) == ["", "fast"]
    assert examine(plan, landscape) == ()
    rich = model("budgets: {money: 4}", a=FAST, b=FAST)
    both = solved(rich)
    assert [one.mode for one in both.components.values()] == ["fast", "fast"]
    assert [one.kind for one in examine(both, landscape)] == [ViolationKind.BUDGET]


def test_what_has_happened_stays() -> None:
    landscape = model(
        "as_of: 2026-08",
        a=", actual: {requirements: {start: 2026-01, end: 2026-04}, tender: {start: 2026-05}}",
    )
    plan = solved(replace(landscape, as_of=Month.of(2026, 8)))
    phases = {one.phase: (str(one.start), one.months) for one in plan.components["a"].phases}
    assert phases[Phase.REQUIREMENTS] == ("2026-01", 3)
    assert phases[Phase.TENDER] == ("2026-05", 3)
    assert plan.components["b"].start >= Month.of(2026, 8)
    assert examine(plan, landscape) == ()
    moved = plan_in_order(model()).plan
    assert {one.kind for one in examine(moved, landscape)} >= {ViolationKind.ACTUAL}


JUNE, JULY = Month.of(2026, 6), Month.of(2026, 7)
WISHES = {
    ViolationKind.FIXED: PlanWish(starts={"a": JUNE}),
    ViolationKind.NOT_BEFORE: PlanWish(not_before={"a": JULY}),
    ViolationKind.FORBIDDEN: PlanWish(forbidden={"a": (Month.of(2026, 3), Month.of(2026, 4))}),
    ViolationKind.MODE: PlanWish(modes={"a": "fast"}),
}


@pytest.mark.parametrize("kind", WISHES)
def test_a_wish_reaches_plan_and_examination(kind: ViolationKind) -> None:
    landscape, wish = model("budgets: {money: 9}", a=FAST), WISHES[kind]
    without = plan_in_order(landscape, PlanWish(modes={"a": "standard"})).plan
    assert [one.kind for one in examine(without, landscape, wish)] == [kind]
    for plan in (plan_in_order(landscape, wish).plan, solved(landscape, wish)):
        assert examine(plan, landscape, wish) == ()


def test_a_last_month_and_a_pair_change_who_comes_first() -> None:
    """With one team a comes first by itself; a wish turns the two around."""
    landscape = model("capacity: {procurement: 1}")
    first = plan_in_order(landscape, PlanWish(order=("a", "b"))).plan
    for kind, wish in (
        (ViolationKind.NOT_AFTER, PlanWish(not_after={"b": Month.of(2026, 4)})),
        (ViolationKind.WISHED_ORDER, PlanWish(before=(Before(first="b", then="a"),))),
    ):
        assert [one.kind for one in examine(first, landscape, wish)] == [kind]
        plan = solved(landscape, wish)
        assert examine(plan, landscape, wish) == ()
        assert plan.components["b"].start < plan.components["a"].start


def test_a_month_fixed_before_a_gate_is_a_contradiction() -> None:
    landscape = model("gates: {g: {opens: 2026-09}}")
    wish = PlanWish(starts={"a": JUNE})
    problem = Formulation(landscape=landscape, wish=wish).problem
    assert solve(problem, TINY).schedule is None
    assert solve(problem, TINY).status == "infeasible"


def test_wishes_are_read_from_the_model_and_from_a_plan_file(tmp_path: Path) -> None:
    keys = (
        "starts: {a: 2026-06}\nnot_before: {b: 2026-05}\nnot_after: {b: 2026-12}\n"
        "forbidden: {b: [2026-07, 2026-08]}\nbefore: [{first: b, then: a}]\n"
    )
    indented = "".join(f"  {line}\n" for line in keys.splitlines())
    landscape = model(more=f"plan:\n{indented}")
    path = tmp_path / "wish.yaml"
    path.write_text(f"modarch_plan: 1\n{keys}", encoding="utf-8")
    assert read_plan(path, landscape) == landscape.plan
    assert landscape.plan == PlanWish(
        starts={"a": JUNE},
        not_before={"b": Month.of(2026, 5)},
        not_after={"b": Month.of(2026, 12)},
        forbidden={"b": (JULY, Month.of(2026, 8))},
        before=(Before(first="b", then="a"),),
    )
    checked = check_plan(landscape)
    assert [one.kind for one in checked.violations] == []


def test_what_has_started_of_a_plan_is_kept_and_the_rest_planned_anew() -> None:
    landscape = replace(model("capacity: {procurement: 1}"), as_of=Month.of(2026, 5))
    plan = plan_in_order(landscape, PlanWish(order=("a", "b"))).plan
    moved = replace(landscape, as_of=plan.components["a"].start + 4)
    formulation = Formulation(landscape=moved, kept=plan)
    result = solve(formulation.problem, TINY, objective=Objective.of("moved", "starts"))
    assert result.schedule is not None
    assert result.stages[0].value == 0
    again = formulation.plan(result.schedule, method="again")
    before, after = plan.components["a"], again.components["a"]
    assert after.at(Milestone.TENDER) == before.at(Milestone.TENDER)
    whole = Formulation(landscape=moved, kept=plan, keep_whole=frozenset({"b"}))
    kept = solve(whole.problem, TINY, objective=Objective.of("starts"))
    assert kept.schedule is not None
    assert whole.plan(kept.schedule, method="kept").components["b"] == plan.components["b"]


SEEDED = {
    ViolationKind.PHASE_ORDER: (Phase.BUILD, -1, 0),
    ViolationKind.PHASE_BREAK: (Phase.REVIEW, 1, -1),
    ViolationKind.TOO_SHORT: (Phase.ROLLOUT, 0, -1),
    ViolationKind.BEFORE_START: (Phase.REQUIREMENTS, -1, 0),
}


@pytest.mark.parametrize("kind", SEEDED)
def test_a_phase_that_is_moved_by_hand_is_noticed(kind: ViolationKind) -> None:
    landscape = model()
    plan = plan_in_order(landscape).plan
    phase, shift, longer = SEEDED[kind]
    phases = tuple(
        replace(one, start=one.start + shift, months=one.months + longer)
        if one.phase is phase
        else one
        for one in plan.components["a"].phases
    )
    changed = {**plan.components, "a": replace(plan.components["a"], phases=phases)}
    found = {one.kind for one in examine(replace(plan, components=changed), landscape)}
    assert kind in found


def test_a_component_that_is_left_out_is_noticed() -> None:
    landscape = model()
    plan = plan_in_order(landscape).plan
    only = replace(plan, components={"a": plan.components["a"]})
    assert [one.kind for one in examine(only, landscape)] == [ViolationKind.LEFT_OUT]


def test_an_award_is_where_the_mode_puts_it() -> None:
    """A mode with a longer review leaves the award where it was, and what waits for it."""
    landscape = model(
        a=", modes: {careful: {phases: {review: 4}}}",
        b=", requires: [{on: a, after: award, before: tender}]",
    )
    plan = solved(landscape, PlanWish(modes={"a": "careful"}))
    assert examine(plan, landscape) == ()
    assert plan.components["b"].at(Milestone.TENDER) == plan.components["a"].at(Milestone.AWARD)
