"""`modarch fragmentation` as a user meets it: every question, both languages, wrong input."""

from __future__ import annotations

import json

import pytest

WORKED = "models/worked-example"
EMPTY = "models/minimal"


def told(modarch, *words: object) -> dict:
    outcome = modarch("fragmentation", *words, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


class TestProfile:
    def test_every_component_with_what_it_counts_and_the_weights(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED)
        assert outcome.code == 0
        for line in (
            "F1 Unmet information needs      0.18   0.18    0.00  3 of 17 (weight)",
            "F2 Dependence on translation    0.64   0.64    0.00  9 of 14 met (weight)",
            "F6 Damage when one part fails   0.65   0.65    0.00  11 of 17 (weight)",
        ):
            assert line in outcome.out
        assert "The families weigh alike: a convention, not a finding." in outcome.out
        assert "Worst is F6 damage when one part fails (0.65)" in outcome.out
        assert "equal in every measure" in outcome.out

    def test_in_swedish(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED, "--lang", "sv")
        assert "F1 Otillgodosedda informationsbehov  0,18" in outcome.out
        assert "Familjerna väger lika: en konvention, inte ett fynd." in outcome.out

    def test_a_model_without_needs_has_no_risk_and_says_so(self, modarch) -> None:
        outcome = modarch("fragmentation", EMPTY)
        assert outcome.code == 0
        assert "The risk cannot be assessed" in outcome.out
        assert "0.00" not in outcome.out.split("Score and weights")[0]

    def test_a_month_needs_a_plan_and_takes_the_models_own(self, modarch, small_region) -> None:
        start = told(modarch, small_region, "--at", "2027-01")
        end = told(modarch, small_region)
        assert start["chosen"]["measures"] == start["today"]["measures"]
        assert start["chosen"]["measures"] != end["chosen"]["measures"]

    def test_the_record_tells_model_weights_and_seed(self, modarch) -> None:
        record = told(modarch, WORKED, "--seed", "7")["record"]
        assert record["model_hash"]
        assert record["settings"]["seed"] == 7
        assert record["settings"]["weights"]["families"]["information"] == 1

    def test_same_input_same_bytes(self, modarch, small_region) -> None:
        words = ("fragmentation", small_region, "--scenarios", "base,samlat", "--format", "json")
        assert modarch(*words).out == modarch(*words).out


class TestWeights:
    def test_a_file_of_weights_is_used_and_named(self, modarch, tmp_path) -> None:
        path = tmp_path / "weights.yaml"
        path.write_text("families: {complexity: 0, interfaces: 0, dependence: 0, governance: 0}\n")
        outcome = modarch("fragmentation", WORKED, "--weights", path)
        assert outcome.code == 0
        assert "The weights come from weights.yaml." in outcome.out
        score = told(modarch, WORKED, "--weights", path)["chosen"]["score"]
        assert score["value"] == pytest.approx((3 / 17 + 9 / 14) / 2)

    def test_the_model_can_state_them(self, modarch, small_region, tmp_path) -> None:
        path = tmp_path / "model.yaml"
        text = small_region.read_text(encoding="utf-8")
        path.write_text(
            text.replace("programme:\n", "programme:\n  risk_weights: {F1: 3, governance: 0}\n")
        )
        outcome = modarch("fragmentation", path)
        assert "Vikterna är modellens egna. F1: 3" in outcome.out

    def test_wrong_keys_are_all_told_with_their_place(self, modarch, tmp_path) -> None:
        path = tmp_path / "weights.yaml"
        path.write_text("families: {nonsense: 1}\ncomponents: {F9: 1, F1: -2}\n")
        outcome = modarch("fragmentation", WORKED, "--weights", path)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"{path}:1:22: error: there is no 'nonsense' among the families" in outcome.err
        assert f"{path}:2:18: error: there is no 'F9' among the components" in outcome.err
        assert "the weight of F1 is -2" in outcome.err
        assert "3 problems." in outcome.err


class TestExplain:
    @pytest.mark.parametrize("risk", [f"F{number}" for number in range(1, 9)])
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_every_component_tells_where_it_comes_from(
        self, risk, language, modarch, small_region
    ) -> None:
        outcome = modarch("fragmentation", small_region, "--explain", risk, "--lang", language)
        assert outcome.code == 0
        assert f"{risk} = " in outcome.out

    def test_needs_systems_and_suppliers_behind_the_blast_radius(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED, "--explain", "F6")
        assert (
            "X      System     65%      11  Medication (X → X), Laboratory result (LIS → X)"
            in outcome.out
        )
        assert "S1     Supplier   65%      11" in outcome.out

    def test_the_local_system_behind_f8(self, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--explain", "F8", "--at", "2027-01")
        assert "Lokal bokning" in outcome.out

    def test_shares_of_roles_sum_to_the_whole(self, modarch, small_region) -> None:
        parts = told(modarch, small_region, "--explain", "F3")["parts"]
        assert sum(one["share"] for one in parts) == pytest.approx(1)

    def test_nothing_to_explain_is_said(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED, "--explain", "F8")
        assert "F8 = 0.00. Nothing contributes." in outcome.out
        outcome = modarch("fragmentation", EMPTY, "--explain", "F1")
        assert "The model gives no information needs." in outcome.out


class TestOverTime:
    def test_mean_peak_and_its_month_end_and_dual_running(self, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--over-time", "--lang", "en")
        assert outcome.code == 0
        for heading in ("Today", "Mean", "Peak", "month", "state", "Old against new"):
            assert heading in outcome.out
        data = told(modarch, small_region, "--over-time")
        courses = {one["of"]: one for one in data["courses"]}
        assert courses["score"]["peak"] >= courses["score"]["mean"]
        assert courses["dual-running"]["end"] == 0
        assert courses["dual-running"]["peak"] > 0

    def test_scenarios_by_their_means_over_the_same_months(self, modarch, small_region) -> None:
        data = told(modarch, small_region, "--scenarios", "base,samlat", "--over-time")
        ends = {one["end"] for one in data["over_time"].values()}
        assert len(ends) == 1


class TestScenarios:
    def test_dominance_comes_first_then_ranks_and_robustness(self, modarch, small_region) -> None:
        outcome = modarch(
            "fragmentation", small_region, "--scenarios", "base,samlat", "--lang", "en"
        )
        assert outcome.code == 0
        assert outcome.out.startswith("The alternatives against each other")
        assert "No alternative beats another in every measure" in outcome.out
        assert "Robust: One system" in outcome.out
        assert "Share of all conceivable weightings (10,000 drawn)" in outcome.out

    def test_an_unknown_scenario_is_answered_with_the_known_ones(
        self, modarch, small_region
    ) -> None:
        outcome = modarch("fragmentation", small_region, "--scenarios", "base,nope")
        assert outcome.code == 2
        assert "there is no scenario 'nope'" in outcome.err
        assert "known: samlat" in outcome.err

    @pytest.mark.parametrize("written", ["samlat", "samlat,samlat", ","])
    def test_fewer_than_two_are_refused(self, written, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--scenarios", written)
        assert outcome.code == 2
        assert "Name two or more scenarios, each once" in outcome.err


class TestFailures:
    def test_single_failures_and_random_outages(self, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--failures", "--lang", "en")
        assert "What is lost when a part fails" in outcome.out
        assert "Lost need-hours per year" in outcome.out

    def test_without_availability_there_is_no_forecast_but_a_cure(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED, "--failures")
        assert "Random outages" not in outcome.out
        assert "--availability 0.995" in outcome.out
        outcome = modarch("fragmentation", WORKED, "--failures", "--availability", "0.99")
        assert "Availability is assumed for 3 systems and known for 0." in outcome.out

    def test_exits_with_contracts_needs_hit_and_every_merger(self, modarch) -> None:
        outcome = modarch("fragmentation", WORKED, "--exits")
        assert "S1        S3             2,812        6,250" in outcome.out
        outcome = modarch("fragmentation", EMPTY, "--exits")
        assert "No known supplier has systems in use." in outcome.out

    def test_local_acquisitions_are_called_an_assumption(self, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--leak-rate", "0.2", "--lang", "en")
        assert "The rate is an assumption, not a forecast." in " ".join(outcome.out.split())

    def test_bridges_of_the_plan_against_the_best_and_random_orders(
        self, modarch, small_region
    ) -> None:
        outcome = modarch("fragmentation", small_region, "--bridges", "--lang", "en")
        assert outcome.code == 0
        assert "proven best" in outcome.out
        assert "Random order, median of 200" in outcome.out
        data = told(modarch, small_region, "--bridges")
        assert data["lowest_peak"]["peak"] <= data["planned"]["peak"]
        assert data["lowest_total"]["total"] <= data["planned"]["total"]


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--at", "1990-01"), "The programme starts in 2027-01; 1990-01 lies before it."),
            (("--at", "2030"), "'2030' is not a month"),
            (("--explain", "F9"), "'F9' is not one of"),
            (("--explain", "F1", "--exits"), "Ask for one thing at a time"),
            (("--bridges", "--at", "2030-01"), "looks at the whole plan"),
            (("--availability", "0.9"), "--availability belongs to --failures"),
            (("--failures", "--availability", "7"), "the availability to assume is 7.0"),
            (("--leak-rate", "3"), "the leak rate is 3.0"),
            (("--transmission", "2"), "passes a change on is 2.0"),
            (("--integrations-per-year", "0"), "write a number above 0"),
            (("--seed", "-1"), "-1 is not in the range"),
            (("--weights", "none.yaml"), "none.yaml:1:1: error: the file cannot be read"),
            (("--plan", "none.yaml"), "none.yaml:1:1: error: the file cannot be read"),
            (("--figure", "a.bmp"), "a figure cannot be written as 'bmp'"),
            (("--exits", "--format", "xlsx"), "add -o FILE.xlsx"),
            (("-s", "nope"), "there is no scenario 'nope'"),
        ],
    )
    def test_is_told_with_its_cure_and_nothing_is_written(
        self, words, said, modarch, small_region
    ) -> None:
        outcome = modarch("fragmentation", small_region, *words)
        assert outcome.code == 2
        assert outcome.out == ""
        assert said in outcome.err

    def test_a_month_after_the_plan_is_said_to_be_so(self, modarch, small_region) -> None:
        outcome = modarch("fragmentation", small_region, "--at", "2090-01")
        assert outcome.code == 0
        assert "2090-01 lies after it." in outcome.err

    def test_a_file_that_exists_is_refused_before_anything_is_written(
        self, modarch, small_region, tmp_path
    ) -> None:
        there = tmp_path / "there.svg"
        there.write_text("mine")
        new = tmp_path / "new.json"
        outcome = modarch("fragmentation", small_region, "-o", new, "--figure", there)
        assert outcome.code == 2
        assert "exists already" in outcome.err
        assert not new.exists()
        assert there.read_text() == "mine"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--over-time",),
        ("--failures",),
        ("--scenarios", "base,samlat"),
        ("--scenarios", "base,samlat", "--over-time"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_figure_is_drawn_in_both_languages(
    words, language, modarch, small_region, tmp_path
) -> None:
    path = tmp_path / "figure.svg"
    outcome = modarch("fragmentation", small_region, *words, "--lang", language, "--figure", path)
    assert outcome.code == 0, outcome.err
    assert "<svg" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["json", "csv", "md", "html", "xlsx"])
def test_every_form_can_be_written(suffix, modarch, small_region, tmp_path) -> None:
    path = tmp_path / f"result.{suffix}"
    assert modarch("fragmentation", small_region, "-o", path).code == 0
    assert path.stat().st_size > 500


def test_a_pace_is_measured_under_a_plan_even_at_the_end(modarch, small_region) -> None:
    data = told(modarch, small_region, "--integrations-per-year", "10")
    load = next(one for one in data["chosen"]["measures"] if one["risk"] == "F4")
    assert (load["part"] > 0, load["whole"]) == (True, 10)
    outcome = modarch(
        "fragmentation", small_region, "--integrations-per-year", "10", "--lang", "en"
    )
    assert "integrations built in a year, 10 can be" in " ".join(outcome.out.split())
