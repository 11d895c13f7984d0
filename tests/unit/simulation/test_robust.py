"""Orders under the same chances: the numbers, the ties, the price, and what is never proposed."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.simulation.simulation_samples import CERTAIN, module, programme, random_model, read

from modarch.landscape.phases import Phase
from modarch.landscape.plan import PlanWish
from modarch.planning.limits import SolveLimits
from modarch.planning.ordering import plan_in_order
from modarch.simulation import robust
from modarch.simulation.candidates import (
    OWN,
    Candidate,
    Kind,
    expected_months,
    own_order,
    planned_orders,
    rule_orders,
)
from modarch.simulation.paired import Criterion, at_share, compared, value_of, worst_mean
from modarch.simulation.robust import RobustOptions, compare_orders
from modarch.simulation.robust_result import Aim
from modarch.simulation.search import RUNS, searched, searched_order
from modarch.simulation.simulate import Options, simulate

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape

TINY = SolveLimits(moves=5, exact=0.05, bound=5, compiled=False)


def in_order(landscape: Landscape, *order: str, name: str = "") -> Candidate:
    plan = plan_in_order(landscape, PlanWish(order=order)).plan
    return Candidate(id=name or "file:" + "-".join(order), kind=Kind.FILE, plan=plan)


def risky(folder: Path, cancel: float = 0.9) -> Landscape:
    """First a, then b keeps every agreement if nothing goes wrong; but a's tender is shaky.

    One procurement at a time. With b first, a is a month late; with a first, both wait for a.
    """
    return read(
        folder,
        {
            "programme": programme(
                capacity={"procurement": 1},
                risk=CERTAIN | {"reannounce_months": {"min": 3, "mode": 6, "max": 12}},
            ),
            "modules": {
                "a": module("A", replaces="old-a", risk={"cancel_probability": cancel}),
                "b": module("B", replaces="old-b"),
            },
            "systems": {
                "old-a": {"name": "Old A", "contracts": "ka"},
                "old-b": {"name": "Old B", "contracts": "kb"},
            },
            "contracts": {"ka": {"ends": "2029-04"}, "kb": {"ends": "2029-05"}},
        },
    )


class TestPaired:
    def test_worst_tenth_is_what_a_reader_would_average_by_hand(self) -> None:
        draws = np.random.default_rng(3).integers(0, 50, 200)
        assert worst_mean(draws) == np.sort(draws)[-20:].mean()

    def test_a_run_on_the_border_counts_in_part(self) -> None:
        values = np.array([10, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
        assert worst_mean(values) == pytest.approx((10 + 0.5 * 4) / 1.5)

    def test_all_runs_are_the_worst_when_all_count(self) -> None:
        values = np.array([1, 2, 6])
        assert worst_mean(values, 1.0) == 3

    def test_percentile_is_the_least_that_so_many_do_not_exceed(self) -> None:
        draws = np.random.default_rng(4).integers(0, 9, 101)
        for share in (0.1, 0.5, 0.8, 0.9, 1.0):
            value = at_share(draws, share)
            assert (draws <= value).mean() >= share - 1e-12
            assert (draws < value).mean() < share

    @pytest.mark.parametrize("criterion", list(Criterion))
    def test_the_same_outcomes_are_a_tie_without_error(self, criterion: Criterion) -> None:
        draws = np.random.default_rng(5).integers(0, 50, 400)
        found = compared(draws, draws.copy(), criterion)
        assert (found.value, found.standard_error, found.is_tie) == (0.0, 0.0, True)

    @pytest.mark.parametrize("criterion", list(Criterion))
    def test_the_error_tells_how_much_a_difference_would_vary(self, criterion: Criterion) -> None:
        """Against the spread of the difference over many samples, within a third."""
        draw = np.random.default_rng(6)
        found, errors = [], []
        for _ in range(200):
            common = draw.gamma(2.0, 20.0, 600)
            one = (common + draw.normal(0, 5, 600)).round().astype(np.int64)
            other = (common * 1.05 + draw.normal(0, 5, 600)).round().astype(np.int64)
            difference = compared(one, other, criterion)
            found.append(difference.value)
            errors.append(difference.standard_error)
        assert np.mean(errors) == pytest.approx(np.std(found), rel=0.35)

    def test_pairs_make_a_small_difference_certain_that_means_alone_would_not(self) -> None:
        common = np.random.default_rng(7).integers(0, 1000, 500)
        found = compared(common + 1, common, Criterion.MEAN)
        alone = np.std(common) * math.sqrt(2 / 500)
        assert not found.is_tie
        assert found.value == 1.0 < alone

    def test_too_few_runs_decide_nothing(self) -> None:
        few = np.arange(20)
        assert compared(few + 5, few[::-1], Criterion.MEAN).is_tie


class TestComparing:
    def test_numbers_are_those_of_a_simulation_of_each_order(self, tmp_path: Path) -> None:
        landscape = read(tmp_path, random_model(11))
        names = sorted(landscape.components)
        orders = list(itertools.islice(itertools.permutations(names), 4))
        result = compare_orders(
            landscape,
            [in_order(landscape, *order) for order in orders],
            RobustOptions(runs=600, seed=3),
        )
        for one in result.orders:
            plan = plan_in_order(landscape, PlanWish(order=one.order)).plan
            alone = simulate(landscape, plan, Options(runs=600, seed=3)).result
            assert one.interim_months.mean == alone.interim_months.mean
            assert one.interim_cost_sek.p80 == alone.interim_cost_sek.p80
            assert result.origin + round(one.end.p50) == alone.end.p50
            assert one.interim_months.planned == alone.interim_months.planned

    def test_regret_is_what_the_best_of_each_run_would_have_saved(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        candidates = [in_order(landscape, "a", "b"), in_order(landscape, "b", "a")]
        result = compare_orders(landscape, candidates, RobustOptions(runs=500, of=Aim.MONTHS))
        arrays = [
            simulate(landscape, one.plan, Options(runs=500)).arrays.interim_months
            for one in candidates
        ]
        least = np.minimum(*arrays)
        for candidate, values in zip(candidates, arrays, strict=True):
            one = result[candidate.id]
            assert one.regret_mean == pytest.approx((values - least).mean())
            assert one.regret_max == (values - least).max()
            assert one.best_share == (values == least).mean()

    def test_in_a_world_without_chance_the_plan_comes_true_and_nothing_is_regretted(
        self, tmp_path: Path
    ) -> None:
        landscape = risky(tmp_path, cancel=0)
        candidates = [in_order(landscape, "b", "a"), in_order(landscape, "a", "b")]
        result = compare_orders(landscape, candidates, RobustOptions(runs=100, of=Aim.MONTHS))
        first, second = result.orders
        assert result.proposed == first.id == "file:a-b"
        assert (first.interim_months.planned, first.interim_months.cvar) == (0, 0)
        assert (second.interim_months.planned, second.interim_months.mean) == (1, 1)
        assert (first.regret_max, second.regret_mean, result.price) == (0, 1, 0)

    @pytest.mark.parametrize("by", list(Criterion))
    def test_another_order_than_the_planned_best_is_proposed_with_its_price(
        self, tmp_path: Path, by: Criterion
    ) -> None:
        landscape = risky(tmp_path)
        candidates = [in_order(landscape, "a", "b"), in_order(landscape, "b", "a")]
        result = compare_orders(landscape, candidates, RobustOptions(runs=1000, by=by))
        assert (result.best_planned, result.proposed) == ("file:a-b", "file:b-a")
        assert result.price == 3_000_000
        other = result["file:a-b"]
        assert other.difference.value > 2 * other.difference.standard_error
        assert not other.is_tied

    def test_of_orders_that_cannot_be_told_apart_the_cheapest_as_planned(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        landscape = risky(tmp_path)
        monkeypatch.setattr("modarch.simulation.paired._ERRORS", 1e9)
        candidates = [in_order(landscape, "b", "a"), in_order(landscape, "a", "b")]
        result = compare_orders(landscape, candidates, RobustOptions(runs=1000))
        assert result.orders[0].id == "file:b-a"
        assert result.proposed == "file:a-b"
        assert result["file:b-a"].is_tied

    def test_what_breaks_a_constraint_is_compared_but_not_proposed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        landscape = risky(tmp_path)
        broken = in_order(landscape, "b", "a")
        monkeypatch.setattr(
            robust, "examine", lambda plan, _: (1, 2) if plan is broken.plan else ()
        )
        result = compare_orders(
            landscape, [in_order(landscape, "a", "b"), broken], RobustOptions(runs=500)
        )
        assert result.orders[0].id == broken.id
        assert result[broken.id].violations == 2
        assert result.proposed == "file:a-b"

    def test_the_same_order_is_tried_once_and_all_its_names_are_told(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        candidates = [
            in_order(landscape, "a", "b"),
            in_order(landscape, "b", "a"),
            in_order(landscape, "a", "b", name="file:again"),
        ]
        result = compare_orders(landscape, candidates, RobustOptions(runs=100))
        assert len(result.orders) == 2
        assert result["file:again"] is result["file:a-b"]
        assert result["file:a-b"].same_as == ("file:again",)

    def test_the_same_input_gives_the_same_bytes(self, tmp_path: Path) -> None:
        landscape = read(tmp_path, random_model(5))
        options = RobustOptions(runs=300)

        def told() -> str:
            found = compare_orders(
                landscape, [own_order(landscape), *rule_orders(landscape)], options
            )
            return json.dumps(found.to_dict())

        assert told() == told()

    def test_interrupted_it_tells_of_the_orders_that_are_done(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        landscape = risky(tmp_path)
        candidates = [in_order(landscape, "a", "b"), in_order(landscape, "b", "a")]
        run, calls = robust.run_machine, []

        def stops(*words: Any, **named: Any) -> Any:
            calls.append(1)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return run(*words, **named)

        monkeypatch.setattr(robust, "run_machine", stops)
        result = compare_orders(landscape, candidates, RobustOptions(runs=100))
        assert result.interrupted
        assert [one.id for one in result.orders] == ["file:a-b"]
        calls[:] = [1]
        with pytest.raises(KeyboardInterrupt):
            compare_orders(landscape, candidates, RobustOptions(runs=100))


class TestSearch:
    """A search in the outcomes: never worse where it looks, lawful, and the same each time."""

    def test_it_finds_the_order_that_no_certain_months_would_give(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        options = RobustOptions(runs=500)
        given = [in_order(landscape, "a", "b")]
        found = searched(landscape, given, options, 5)
        assert (found.id, found.plan.order) == ("searched", ("b", "a"))
        assert compare_orders(landscape, [*given, found], options).proposed == "searched"

    @pytest.mark.parametrize("model", range(2))
    @pytest.mark.parametrize("by", list(Criterion))
    def test_it_is_never_worse_in_its_own_runs_and_as_good_as_the_best_of_all_orders(
        self, tmp_path: Path, model: int, by: Criterion
    ) -> None:
        """Brute force over all orders of up to four modules, in the runs of the search."""
        landscape = read(tmp_path, random_model(30 + model))
        names = sorted(landscape.components)[:4]
        rest = tuple(sorted(set(landscape.components) - set(names)))
        start = plan_in_order(landscape, PlanWish(order=(*names, *rest))).plan
        options = RobustOptions(of=Aim.MONTHS, by=by)
        order = searched_order(landscape, start, options, 100)

        def worth(wanted: tuple[str, ...]) -> float:
            options = Options(runs=RUNS, seed=1_000_004, detailed=0)
            plan = replace(start, order=wanted)
            months = simulate(landscape, plan, options).arrays.interim_months
            return value_of(months.astype(np.int64), by)

        assert worth(order) <= worth(start.order)
        assert (
            worth(order)
            <= min(worth((*front, *rest)) for front in itertools.permutations(names)) * 1.02 + 0.5
        )

    def test_the_same_seed_gives_the_same_order(self, tmp_path: Path) -> None:
        landscape = read(tmp_path, random_model(8))
        given, options = [own_order(landscape)], RobustOptions(seed=4)
        one, same = (searched(landscape, given, options, 25).plan for _ in range(2))
        assert one == same


class TestCandidates:
    def test_expected_months_hold_appeals_and_cancelled_tenders(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        longer = expected_months(landscape).components
        assert longer["b"].phases == landscape.components["b"].phases
        assert longer["a"].phases[Phase.BUILD].mode_months == 6
        assert longer["a"].phases[Phase.TENDER].mode_months > 15

    def test_the_planner_finds_the_order_that_allows_for_what_is_expected(
        self, tmp_path: Path
    ) -> None:
        landscape = risky(tmp_path)
        found = {one.id: one for one in planned_orders(landscape, 3, TINY)}
        assert set(found) == {"optimised", "expected", "optimised-2"}
        assert found["optimised"].plan.order[0] == "a"
        assert found["expected"].plan.order[0] == "b"
        result = compare_orders(landscape, found.values(), RobustOptions(runs=500))
        assert result.proposed == "expected"

    def test_rules_of_thumb_and_the_own_order_have_names_of_their_own(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        names = [own_order(landscape).id, *(one.id for one in rule_orders(landscape))]
        assert names == [OWN, "dependency", "earliest-end", "least-slack", "value"]

    def test_value_of_a_criterion_is_what_the_amounts_show(self, tmp_path: Path) -> None:
        landscape = risky(tmp_path)
        result = compare_orders(landscape, [own_order(landscape)], RobustOptions(runs=200))
        values = simulate(landscape, result.orders[0].plan, Options(runs=200)).arrays
        months = values.interim_months.astype(np.int64)
        for criterion in Criterion:
            shown = result.orders[0].interim_months.by(criterion)
            assert shown == value_of(months, criterion)
