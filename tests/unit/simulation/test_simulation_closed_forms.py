"""Programmes whose outcome can be worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.simulation.simulation_samples import CERTAIN, SURE, module, programme, read, ready

from modarch.landscape.risk_defaults import DEFAULT_RISK
from modarch.planning.ordering import plan_in_order
from modarch.simulation.chances import appeal_probability, chances_of
from modarch.simulation.result import Outcome, Policy
from modarch.simulation.simulate import Options, simulate

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.simulation.result import SimulationResult

BOTH = pytest.mark.parametrize("policy", list(Policy))
TOTAL = sum(SURE.values())
RUNS = 8192


def told(folder: Path, content: dict[str, Any], **options: Any) -> SimulationResult:
    landscape = read(folder, content)
    options = {"runs": RUNS, **options}
    return simulate(landscape, plan_in_order(landscape).plan, Options(**options)).result


def world(**risk: Any) -> dict[str, Any]:
    return programme(risk=CERTAIN | risk)


@BOTH
def test_in_a_sure_world_every_run_is_the_plan(tmp_path: Path, policy: Policy) -> None:
    content = {
        "programme": programme(capacity={"procurement": 1, "implementation": 1}),
        "modules": {name: module(name) for name in ("a", "b", "c")},
    }
    landscape = read(tmp_path, content)
    plan = plan_in_order(landscape).plan
    result = simulate(landscape, plan, Options(runs=50, policy=policy)).result
    assert result.end.p10 == result.end.p90 == plan.end
    for one in result.modules:
        assert one.live.p10 == one.live.p90 == plan.live(one.component)
        assert one.live.plan_share == 1


@BOTH
def test_one_module_takes_the_sum_of_the_means(tmp_path: Path, policy: Policy) -> None:
    phases = {
        "requirements": {"min": 2, "mode": 4, "max": 8},
        "tender": {"min": 4, "mode": 8, "max": 14},
        "contract": {"min": 1, "mode": 2, "max": 4},
        "build": {"min": 3, "mode": 6, "max": 12},
        "rollout": {"min": 2, "mode": 4, "max": 9},
    }
    content = {"programme": world(), "modules": {"a": module("a", phases=phases)}}
    result = told(tmp_path, content, policy=policy)
    mean = sum((p["min"] + 4 * p["mode"] + p["max"]) / 6 for p in phases.values()) + 1
    if policy is Policy.ORDER:
        assert result.end.mean_months == pytest.approx(mean, abs=0.15)
    else:  # nothing is made up for by starting earlier
        assert result.end.mean_months > mean
        assert result.first_delivery.p10 >= result.first_delivery.planned


@pytest.mark.parametrize(("probability", "months"), [(0, 0), (1, 9)])
def test_appeals_that_are_sure_or_impossible(
    tmp_path: Path, probability: float, months: int
) -> None:
    risk = {
        "appeal_probability": probability,
        "appeal_cap": 1,
        "appeal_size_factors": {"S": 1},
        "granted_share": 1,
        "merits_median_months": 4,
        "merits_p75_months": 4,
        "court_redo_months": 5,
        "second_instance_share": 0,
        "standstill_months": 1,
    }
    result = told(tmp_path, {"programme": world(**risk), "modules": {"a": module("a")}}, runs=99)
    assert result.end.p10 == result.end.p90 == result.end.planned + months
    assert result.modules[0].appeal_probability == probability


def test_with_one_bidder_nobody_appeals_and_many_do_more_often(tmp_path: Path) -> None:
    modules = {f"b{n}": module(f"B{n}", bidders=n) for n in (1, 3, 5, 10, 30)}
    content = {"programme": programme(risk={}), "modules": modules | {"own": module("Own")}}
    landscape = read(tmp_path, content)
    found = {
        id_: appeal_probability(one, DEFAULT_RISK) for id_, one in landscape.components.items()
    }
    base = 0.076 * 0.7
    assert found["b1"] == 0
    assert found["b3"] == pytest.approx(base / 2)
    assert found["b5"] == found["own"] == pytest.approx(base)
    assert found["b10"] == found["b30"] == pytest.approx(base * 1.84)


def test_months_of_review_have_the_mean_of_the_mixture(tmp_path: Path) -> None:
    content = {"programme": programme(risk={}), "modules": {"a": module("a", size="L")}}
    landscape = read(tmp_path, content)
    found = chances_of(landscape.components["a"], landscape)
    merits = 3.6 * np.exp((np.log(4.2 / 3.6) / 0.67448975) ** 2 / 2)
    granted = merits + (6 + 40 + 18) / 6
    court = 0.35 * 7 / 6 + 0.56 * merits + 0.09 * granted + 0.125 * (2 + 20 + 10) / 6
    assert found.appeal == pytest.approx(0.076 * 2.5)
    assert found.review.mean == pytest.approx(1 + 0.19 * court, rel=1e-4)


def test_a_tender_that_is_cancelled_comes_again(tmp_path: Path) -> None:
    own = {"cancel_probability": 0.5, "reannounce_months": 3, "redo_share": 1}
    content = {"programme": world(), "modules": {"a": module("a", risk=own)}}
    result = told(tmp_path, content)
    # Half of the tender has passed and three months go until the next: 2 + 3 each time.
    times = 0.5 + 0.25 + 0.125
    assert result.end.mean_months == pytest.approx(TOTAL + 5 * times, abs=0.15)
    assert result.modules[0].cancel_probability == 0.5


def test_requirements_to_be_done_again_may_take_longer_than_announcing(tmp_path: Path) -> None:
    phases = SURE | {"requirements": 20}
    own = {"cancel_probability": 1, "reannounce_months": 3, "redo_share": 0.5}
    content = {"programme": world(), "modules": {"a": module("a", phases=phases, risk=own)}}
    result = told(tmp_path, content, runs=20)
    assert result.end.p10 == result.end.planned + 3 * (2 + 10)


def test_without_a_tender_nobody_appeals_and_nothing_is_cancelled(tmp_path: Path) -> None:
    phases = SURE | {"requirements": 0, "tender": 0, "review": 0, "contract": 0}
    own = {"appeal_probability": 1, "cancel_probability": 1}
    content = {"programme": world(), "modules": {"a": module("a", phases=phases, risk=own)}}
    result = told(tmp_path, content, runs=20)
    assert result.end.p10 == result.end.p90 == result.end.planned
    assert result.modules[0].appeal_probability == result.modules[0].cancel_probability == 0


def test_a_supplier_that_leaves_within_the_build(tmp_path: Path) -> None:
    own = {"supplier_exit_probability": 1}
    content = {
        "programme": world(supplier_replacement_months=7),
        "modules": {"a": module("a", risk=own)},
    }
    result = told(tmp_path, content, runs=20)
    assert result.end.p10 == result.end.p90 == result.end.planned + 7


def test_the_probability_of_leaving_is_per_year(tmp_path: Path) -> None:
    phases = SURE | {"build": 12, "rollout": 12}
    content = {
        "programme": world(supplier_exit_probability=0.2, supplier_replacement_months=10),
        "modules": {"a": module("a", phases=phases)},
    }
    result = told(tmp_path, content)
    expected = sum(phases.values()) + 10 * (1 - 0.8**2)
    assert result.end.mean_months == pytest.approx(expected, abs=0.2)


def test_a_team_of_one_does_one_after_the_other(tmp_path: Path) -> None:
    content = {
        "programme": programme(risk=CERTAIN, capacity={"procurement": 1}),
        "modules": {
            name: module(name, phases=SURE | {"tender": {"min": 2, "mode": 4, "max": 12}})
            for name in ("a", "b", "c")
        },
        "plan": {"order": ["a", "b", "c"]},
    }
    result = told(tmp_path, content)
    tender = (2 + 16 + 12) / 6
    procured = 3 * (2 + tender + 1 + 1)
    assert result.end.mean_months == pytest.approx(procured + 6 + 4, abs=0.15)
    assert all(band.p90 == band.capacity for band in result.capacity) or result.capacity


def test_gates_hold_and_their_delay_is_drawn(tmp_path: Path) -> None:
    gates = {
        "decision": {
            "name": "Decision",
            "opens": {"earliest": "2028-01", "latest": "2028-04"},
            "delay": 2,
        }
    }
    content = {"programme": programme(gates=gates), "modules": {"a": module("a")}}
    result = told(tmp_path, content)
    gate = result.gates[0]
    assert (str(gate.opens.p10), str(gate.opens.p90)) == ("2028-03", "2028-06")
    rest = TOTAL - SURE["requirements"]
    assert result.end.mean_months == pytest.approx(12 + 1.5 + 2 + rest, abs=0.1)
    assert gate.criticality == 1
    assert result.drivers[0].subject == "decision"


def test_an_agreement_that_a_gate_ends_lasts_its_notice(tmp_path: Path) -> None:
    gates = {"ended": {"name": "Ended", "months": {"min": 2, "mode": 4, "max": 12}}}
    gates["ended"]["terminates"] = "old"
    content = {
        "programme": programme(gates=gates),
        "modules": {"a": module("a", replaces="x")},
        "systems": {"x": {"name": "X", "contracts": "old"}},
        "contracts": {"old": {"ends": "2040-12", "notice_months": 6, "notice_at": "any"}},
    }
    result = told(tmp_path, content)
    contract = result.contracts[0]
    # Needed until three months after the last part has moved; the gate begins both clocks.
    gap = (TOTAL - SURE["requirements"] + 3) - (6 + 1)
    assert contract.probability == 1
    assert (contract.months.p10, contract.months.p90) == (gap, gap)
    assert contract.months.mean == gap
    assert contract.cost_sek.mean == gap * 3_000_000
    assert result.interim_cost_sek.mean == gap * 3_000_000
    assert not result.decisions


def test_an_option_is_weighed_against_losing_it(tmp_path: Path) -> None:
    # The system is needed through 2028-09: 18 months of work, and three of parallel run.
    content = {
        "programme": programme(),
        "modules": {"a": module("a", replaces="x")},
        "systems": {"x": {"name": "X", "contracts": "old"}},
        "contracts": {
            "old": {"ends": "2028-06", "extensions": [{"months": 12, "decide_months_before": 6}]}
        },
    }
    result = told(tmp_path, content, runs=50)
    option = result.decisions[0]
    assert (str(option.by), str(option.gives)) == ("2027-12", "2029-06")
    assert (option.undecided, option.needed) == (1, 1)
    assert (option.act_months, option.wait_months) == (9, 3)
    assert option.wait_cost_sek == 3 * 3_000_000
    assert option.act_cost_sek == 9 * 2_000_000
    assert result.contracts[0].probability == 0


def test_a_notice_is_weighed_against_paying_on(tmp_path: Path) -> None:
    content = {
        "programme": programme(),
        "modules": {"a": module("a", replaces="x")},
        "systems": {"x": {"name": "X", "contracts": "old"}},
        "contracts": {"old": {"ends": "2035-12", "notice_months": 6}},
    }
    result = told(tmp_path, content, runs=50)
    notice = result.decisions[0]
    assert (str(notice.by), str(notice.gives)) == ("2028-03", "2028-09")
    assert (notice.undecided, notice.needed, notice.act_months) == (1, 1, 0)
    # Live in 2028-07; notice then gives January 2029, four months after the need.
    assert notice.wait_months == 4


def test_nothing_goes_live_in_frozen_months(tmp_path: Path) -> None:
    freezes = [{"months_of_year": [7, 8]}]
    phases = SURE | {"rollout": {"min": 1, "mode": 3, "max": 9}}
    content = {
        "programme": programme(freezes=freezes),
        "modules": {"a": module("a", phases=phases), "b": module("b", phases=phases)},
    }
    landscape = read(tmp_path, content)
    result = simulate(landscape, plan_in_order(landscape).plan, Options(runs=500))
    months = [*result.arrays.first_use.values(), *result.arrays.live.values()]
    assert not {int(month) % 12 for row in months for month in row} & {6, 7}


def test_a_setting_takes_one_change_at_a_time(tmp_path: Path) -> None:
    content = {
        "programme": programme(),
        "settings": {"ward": {"name": "Ward", "change_capacity": 1}},
        "modules": {
            name: module(name, settings=["ward"], phases=SURE | {"build": {"min": 1, "max": 9}})
            for name in ("a", "b")
        },
    }
    landscape = read(tmp_path, content)
    arrays = simulate(landscape, plan_in_order(landscape).plan, Options(runs=400)).arrays
    first, live = arrays.first_use, arrays.live
    assert ((live["a"] <= first["b"]) | (live["b"] <= first["a"])).all()


def test_the_only_uncertain_thing_drives_everything(tmp_path: Path) -> None:
    phases = SURE | {"build": {"min": 2, "mode": 6, "max": 30}}
    content = {"programme": programme(), "modules": {"a": module("a", phases=phases)}}
    result = told(tmp_path, content)
    ends = [one for one in result.drivers if one.outcome is Outcome.END]
    assert [(one.subject, one.phase) for one in ends] == [("a", "build")]
    assert ends[0].correlation > 0.99
    assert ends[0].low < result.end.mean_months < ends[0].high
    assert result.modules[0].criticality == 1
    assert {one.criticality for one in result.phases} == {1}


def test_a_supplier_that_leaves_drives_towards_the_end(tmp_path: Path) -> None:
    own = {"supplier_exit_probability": 0.5}
    content = {"programme": world(), "modules": {"a": module("a", risk=own)}}
    driver = told(tmp_path, content).drivers[0]
    assert (driver.kind, driver.subject) == ("exit", "a")
    assert driver.correlation > 0.5
    assert driver.high > driver.low


def test_what_runs_beside_the_longest_never_decides(tmp_path: Path) -> None:
    content = {
        "programme": programme(),
        "modules": {"long": module("l", phases=SURE | {"build": 40}), "short": module("s")},
    }
    result = told(tmp_path, content, runs=100)
    assert {one.component: one.criticality for one in result.modules} == {"long": 1, "short": 0}


def test_capacity_in_use_is_that_of_the_plan_in_a_sure_world(tmp_path: Path) -> None:
    content = {
        "programme": programme(
            capacity={
                "procurement": [{"from": "2027-01", "value": 1}, {"from": "2027-03", "value": 2}]
            }
        ),
        "modules": {"a": module("a"), "b": module("b")},
    }
    result = told(tmp_path, content, runs=30)
    band = next(one for one in result.capacity if one.resource == "procurement")
    assert band.capacity[:4] == (1, 1, 2, 2)
    assert band.p10 == band.p50 == band.p90
    assert band.p50[:12] == (1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 0, 0)
    assert band.mean[:12] == band.p50[:12]


def test_actual_months_are_kept_and_what_goes_on_ends_no_earlier_than_now(tmp_path: Path) -> None:
    own = module("a", phases=SURE | {"requirements": {"min": 2, "mode": 3, "max": 9}})
    own["actual"] = {"requirements": {"start": "2026-11"}}
    content = {"programme": programme(as_of="2027-04"), "modules": {"a": own}}
    machine, _, _ = ready(read(tmp_path, content))
    chunk = machine.chunk(0, 300, 300)
    assert chunk.details.phases[0].min() >= 5
    assert chunk.details.phases[0].max() <= 9
