"""What must hold of every simulation: order of worlds, common chances, precision, interruption."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.simulation.simulation_samples import module, programme, random_model, read

from modarch.errors import InputInvalid
from modarch.landscape.plan import PlanWish
from modarch.planning.ordering import plan_in_order
from modarch.simulation.chunk import CHUNK
from modarch.simulation.drivers import rank_correlation, twice_ranked
from modarch.simulation.result import Policy
from modarch.simulation.simulate import Options, simulate
from modarch.simulation.whatif import change

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.simulation.result import Simulation

BOTH = pytest.mark.parametrize("policy", list(Policy))
SPREAD = {"tender": {"min": 4, "mode": 8, "max": 14}, "build": {"min": 3, "mode": 6, "max": 12}}


def chain(folder: Path, **more: Any) -> Landscape:
    """Three modules, each needing the one before, with appeals and cancelled tenders."""
    names = ["a", "b", "c"]
    modules = {
        name: {
            "name": name,
            "size": "M",
            "phases": SPREAD,
            "requires": [names[n - 1]] if n else [],
            "replaces": f"x{n}",
        }
        for n, name in enumerate(names)
    }
    content = {
        "programme": programme(risk={}, **more),
        "modules": modules,
        "systems": {f"x{n}": {"name": f"X{n}", "contracts": f"k{n}"} for n in range(3)},
        "contracts": {f"k{n}": {"ends": f"{2029 + 2 * n}-06"} for n in range(3)},
    }
    return read(folder, content)


def run(landscape: Landscape, **options: Any) -> Simulation:
    reviews = options.pop("reviews", {})
    plan = plan_in_order(landscape).plan
    return simulate(landscape, plan, Options(runs=1000, reviews=reviews, **options))


@BOTH
def test_same_input_same_bytes_and_another_seed_other_outcomes(
    tmp_path: Path, policy: Policy
) -> None:
    landscape = read(tmp_path, random_model(3))
    one, same = (run(landscape, policy=policy).result.to_dict() for _ in range(2))
    other = run(landscape, policy=policy, seed=2).result.to_dict()
    assert json.dumps(one) == json.dumps(same)
    assert one["end"]["curve"] != other["end"]["curve"]


@pytest.mark.parametrize(
    "worse",
    ["a.appeal_probability=1", "b.tender=20..30", "c.build=12/20/30", "a.cancel_probability=0.9"],
)
def test_more_trouble_is_never_earlier_run_by_run(tmp_path: Path, worse: str) -> None:
    landscape = chain(tmp_path)
    plan = plan_in_order(landscape).plan
    before = simulate(landscape, plan, Options(runs=1000)).arrays
    changed = change(landscape, settings=[worse])
    options = Options(runs=1000, reviews=changed.reviews)
    after = simulate(changed.landscape, plan, options).arrays
    assert (after.end >= before.end).all()
    assert (after.interim_months >= before.interim_months).all()
    assert (after.end > before.end).any()


def test_without_appeals_no_run_is_later(tmp_path: Path) -> None:
    landscape = chain(tmp_path)
    plan = plan_in_order(landscape).plan
    without = change(landscape, without_appeals=True).landscape
    before = simulate(landscape, plan, Options(runs=1000)).arrays
    after = simulate(without, plan, Options(runs=1000)).arrays
    assert (after.end <= before.end).all()
    assert (after.end < before.end).any()


def test_a_component_meets_the_same_chances_in_every_plan(tmp_path: Path) -> None:
    content = {
        "programme": programme(risk={}, capacity={"procurement": 1}),
        "modules": {name: module(name, phases=SPREAD) for name in ("a", "b")},
    }
    landscape = read(tmp_path, content)
    found = {}
    for order in (("a", "b"), ("b", "a")):
        plan = plan_in_order(landscape, PlanWish(order=order)).plan
        arrays = simulate(landscape, plan, Options(runs=500)).arrays
        found[order] = {one: arrays.live[one] - arrays.first_use[one] for one in ("a", "b")}
    for one in ("a", "b"):
        assert np.array_equal(found["a", "b"][one], found["b", "a"][one])


@pytest.mark.parametrize("seed", range(6))
def test_by_fixed_dates_nothing_starts_before_its_planned_month(tmp_path: Path, seed: int) -> None:
    landscape = read(tmp_path, random_model(seed))
    plan = plan_in_order(landscape).plan
    result = simulate(landscape, plan, Options(runs=300, policy=Policy.DATES))
    origin = result.result.origin
    for id_, months in result.arrays.first_use.items():
        if not landscape.components[id_].actual:
            assert months.min() >= plan.first_use(id_) - origin


def test_one_more_team_costs_nothing_in_a_chain(tmp_path: Path) -> None:
    landscape = chain(tmp_path, capacity={"procurement": 1, "implementation": 2})
    plan = plan_in_order(landscape).plan
    result = simulate(landscape, plan, Options(runs=1000, prices=True)).result
    prices = {one.resource: one for one in result.prices}
    assert prices["procurement"].p80_months < 0
    assert prices["procurement"].interim_months < 0
    assert prices["implementation"].p80_months <= 0
    assert prices["procurement"].units == 1


def test_it_stops_when_it_is_sure_enough(tmp_path: Path) -> None:
    landscape = chain(tmp_path)
    plan = plan_in_order(landscape).plan
    told: list[tuple[int, int]] = []
    options = Options(runs=500_000, until=0.02)
    result = simulate(
        landscape, plan, options, progress=lambda p, most: told.append((p.runs, most))
    ).result
    assert result.convergence.reached
    assert result.convergence.relative_error <= 0.02
    assert result.runs % CHUNK == 0
    assert result.runs < 500_000
    assert told[-1] == (result.runs, 500_000)
    short = simulate(landscape, plan, Options(runs=10, until=0.0001)).result
    assert short.convergence.reached is False


def test_the_stated_error_covers_the_truth(tmp_path: Path) -> None:
    """Of intervals that cover 95 times in 100, at least 34 of 40 do."""
    landscape = chain(tmp_path)
    plan = plan_in_order(landscape).plan
    truth = simulate(landscape, plan, Options(runs=60_000, seed=99)).arrays.interim_months.mean()
    hits = 0
    for seed in range(40):
        step = simulate(landscape, plan, Options(runs=400, seed=seed, detailed=0)).result
        last = step.convergence.steps[-1]
        hits += abs(last.interim_months - truth) <= last.interim_error_months
    assert hits >= 34


def test_interrupted_it_tells_what_it_has(tmp_path: Path) -> None:
    landscape = chain(tmp_path)
    plan = plan_in_order(landscape).plan

    def stop(precision: Any, _most: int) -> None:
        if precision.runs >= 2 * CHUNK:
            raise KeyboardInterrupt

    whole = simulate(landscape, plan, Options(runs=2 * CHUNK)).result
    part = simulate(landscape, plan, Options(runs=9 * CHUNK), progress=stop).result
    assert part.interrupted
    assert part.runs == 2 * CHUNK
    assert part.end == whole.end


def test_the_curve_rises_from_none_to_all_and_holds_the_percentiles(tmp_path: Path) -> None:
    end = run(chain(tmp_path)).result.end
    shares = dict(end.curve)
    assert end.curve[0][1] == 0
    assert end.curve[-1][1] == 1
    assert list(shares.values()) == sorted(shares.values())
    for month, share in ((end.p10, 0.1), (end.p50, 0.5), (end.p80, 0.8), (end.p90, 0.9)):
        assert shares[month + -1] < share <= shares[month]


def test_rank_correlation_is_that_of_scipy() -> None:
    from scipy.stats import spearmanr

    random = np.random.default_rng(5)
    one = random.integers(0, 30, 500).astype(np.int32)
    other = (one + random.integers(0, 30, 500)).astype(np.int32)
    found = rank_correlation(twice_ranked(one), twice_ranked(other))
    assert found == pytest.approx(spearmanr(one, other).statistic)
    assert rank_correlation(twice_ranked(one), twice_ranked(np.ones(500, np.int32))) == 0


@pytest.mark.parametrize(
    ("settings", "capacities", "told"),
    [
        (["lab.tender=4"], [], "no 'lab'"),
        (["a.tendr=4"], [], "did you mean 'tender'"),
        (["a.tender=9..4"], [], "does not rise"),
        (["a.tender=4/9/8"], [], "does not rise"),
        (["a.tender=x"], [], "no number of months"),
        (["a.appeal_probability=1.2"], [], "not between 0 and 1"),
        (["a.appeal_probability=nan"], [], "not between 0 and 1"),
        (["programme.appeal_probabilty=0.2"], [], "did you mean 'appeal_probability'"),
        (["a"], [], "no change"),
        ([], ["procurment=3"], "did you mean 'procurement'"),
        ([], ["procurement=0"], "at least 1"),
        ([], ["procurement=many"], "no capacity"),
    ],
)
def test_wrong_changes_are_named_with_their_cure(
    tmp_path: Path, settings: list[str], capacities: list[str], told: str
) -> None:
    landscape = chain(tmp_path, capacity={"procurement": 1})
    with pytest.raises(InputInvalid) as caught:
        change(landscape, settings=settings, capacities=capacities)
    assert told in str(caught.value)


def test_changes_reach_what_is_drawn(tmp_path: Path) -> None:
    landscape = chain(tmp_path, capacity={"procurement": 1})
    changed = change(
        landscape,
        settings=["a.review=5", "b.build=7", "programme.cancel_probability=0"],
        capacities=["procurement=4"],
    )
    result = run(changed.landscape, reviews=changed.reviews).result
    months = {(one.component, one.phase): one.months for one in result.phases}
    assert (months["a", "review"].p10, months["a", "review"].p90) == (5, 5)
    assert (months["b", "build"].p10, months["b", "build"].p90) == (7, 7)
    assert {one.cancel_probability for one in result.modules} == {0}
    assert set(result.capacity[0].capacity) == {4}


def test_a_programme_without_anything_to_do_is_refused(tmp_path: Path) -> None:
    landscape = read(tmp_path, {"programme": programme()})
    with pytest.raises(InputInvalid, match="nothing to simulate"):
        simulate(landscape, plan_in_order(landscape).plan)
