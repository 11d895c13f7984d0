"""`modarch scope` as a user meets it: the cut, the advice, the rules, and the scenario made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modarch.cli import main

SMALL_REGION = Path(__file__).with_name("small-region.yaml")
QUICK = ("--samples", "2", "--effects", "1")


def told(modarch, *words: object) -> dict:
    outcome = modarch("scope", *words, *QUICK, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def cut_of(data: dict) -> set[frozenset[str]]:
    return {frozenset(module["elements"]) for module in data["chosen"]["modules"]}


class TestCut:
    def test_both_cuts_side_by_side_with_what_they_rest_on(self, modarch, small_region) -> None:
        outcome = modarch("scope", small_region, "--lang", "en")
        assert outcome.code == 0
        text = " ".join(outcome.out.split())
        for part in (
            "The model's cut Computed cut",
            "Proven best: no cut has a lower J.",
            "merge", "exceeds γ times the product of their sizes",
            "F6 Damage when one part fails",
            "Largest procurement",
            "User interfaces per role",
            "Turning point",
        ):  # fmt: skip
            assert part.casefold() in text.casefold()

    def test_in_swedish_with_the_reason_of_every_advice(self, modarch, small_region) -> None:
        text = modarch("scope", small_region, *QUICK).out
        assert "Modulernas storlek och omfattning" in text
        assert "Slå ihop, dela eller pröva vidare" in text
        assert "Bevisat bäst" in text

    def test_every_capability_is_in_one_module(self, modarch, small_region) -> None:
        data = told(modarch, small_region)
        for cut in ("own", "chosen"):
            names = [name for module in data[cut]["modules"] for name in module["elements"]]
            assert sorted(names) == sorted(set(names))
            assert len(names) == 8
        assert (
            data["chosen"]["measures"]["objective"] <= data["own"]["measures"]["objective"] + 1e-9
        )

    def test_a_dearer_lock_in_never_gives_fewer_modules_on_the_curve(
        self, modarch, small_region
    ) -> None:
        points = told(modarch, small_region)["points"]
        assert [one["gamma"] for one in points] == sorted(one["gamma"] for one in points)
        exchange = [one["measures"]["crossing_weight"] for one in points]
        assert exchange == sorted(exchange)
        assert sum(one["knee"] for one in points) <= 1

    def test_at_no_price_all_that_size_allows_is_one_module(self, modarch, small_region) -> None:
        data = told(modarch, small_region, "--gamma", "0.0001", "--largest", "99")
        assert data["chosen"]["measures"]["count"] == 1
        data = told(modarch, small_region, "--gamma", "99", "--largest", "99")
        assert data["chosen"]["measures"]["count"] == 8

    def test_sizes_keep_their_limits(self, modarch, small_region) -> None:
        data = told(modarch, small_region, "--smallest", "3", "--largest", "5")
        assert all(3 <= module["size"] <= 5 for module in data["chosen"]["modules"])

    def test_the_knee_can_be_asked_for(self, modarch, small_region) -> None:
        outcome = modarch("scope", small_region, "--gamma", "knee", "--lang", "en", *QUICK)
        assert "is the price at the turning point" in outcome.out

    def test_same_seed_same_bytes(self, modarch, small_region) -> None:
        words = ("scope", small_region, *QUICK, "--gamma", "0.05", "--format", "json")
        assert modarch(*words).out == modarch(*words).out

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_the_trade_off_is_drawn_with_both_cuts(
        self, language, modarch, small_region, tmp_path
    ) -> None:
        path = tmp_path / "scope.svg"
        words = ("--gamma", "0.3", "--lang", language, "--figure", path)
        modarch("scope", small_region, *QUICK, *words)
        drawn = path.read_text(encoding="utf-8")
        for name in {
            "sv": ("Modellens indelning", "Beräknad"),
            "en": ("The model's cut", "Computed"),
        }[language]:
            assert name.split("'")[0] in drawn


class TestRules:
    def rules(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "rules.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_what_must_share_a_module_does_and_what_must_not_does_not(
        self, modarch, small_region, tmp_path
    ) -> None:
        rules = self.rules(
            tmp_path,
            "together: [{capabilities: [boka, analysera], reason: one contract}]\n"
            "apart: [[ordinera, dela-ut]]\n",
        )
        cut = cut_of(told(modarch, small_region, "--rules", rules, "--largest", "6"))
        assert any({"boka", "analysera"} <= module for module in cut)
        assert not any({"ordinera", "dela-ut"} <= module for module in cut)

    def test_an_object_left_to_the_platform_ties_nobody(
        self, modarch, small_region, tmp_path
    ) -> None:
        rules = self.rules(tmp_path, "platform: [anteckning]\n")
        data = told(modarch, small_region, "--rules", rules)
        assert [one["name"] for one in data["moved"]] == ["anteckning"]
        assert data["total_interaction"] < told(modarch, small_region)["total_interaction"]

    def test_every_problem_of_a_file_of_rules_is_told(
        self, modarch, small_region, tmp_path
    ) -> None:
        rules = self.rules(tmp_path, "together: [[boka]]\nplattform: [x]\napart: [[boka, bokka]]\n")
        outcome = modarch("scope", small_region, "--rules", rules)
        assert (outcome.code, outcome.out) == (2, "")
        assert "names fewer than two capabilities" in outcome.err
        assert "did you mean 'platform'?" in outcome.err
        assert "the model has no capability 'bokka'" in outcome.err
        assert "3 problems." in outcome.err

    def test_rules_that_contradict_each_other(self, modarch, small_region, tmp_path) -> None:
        rules = self.rules(
            tmp_path, "together: [[boka, registrera]]\napart: [[boka, registrera]]\n"
        )
        outcome = modarch("scope", small_region, "--rules", rules)
        assert outcome.code == 2
        assert "must share a module and must not" in outcome.err


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scope") / "cut.yaml"
    words = ("--gamma", "0.05", "--largest", "5", "--apply", str(path))
    with pytest.raises(SystemExit) as ended:
        main(["scope", str(SMALL_REGION), *QUICK, *words])
    assert not ended.value.code
    return path


class TestApply:
    @pytest.mark.parametrize(
        "command",
        [
            "validate",
            "integrations",
            "fragmentation",
            "structure",
            "dsm",
            "pathways",
            "dependencies",
            "needs",
        ],
    )
    def test_every_command_accepts_the_scenario(self, command, applied, modarch) -> None:
        words = () if command == "validate" else ("-s", "scope")
        outcome = modarch(command, applied, *words)
        assert outcome.code == 0, outcome.err

    def test_the_scenario_has_the_cut(self, applied, modarch, small_region) -> None:
        chosen = told(modarch, small_region, "--gamma", "0.05", "--largest", "5")
        own = told(modarch, applied, "-s", "scope", "--gamma", "0.05", "--largest", "5")
        assert {frozenset(one["elements"]) for one in own["own"]["modules"]} == cut_of(chosen)

    def test_it_stands_in_the_models_folder_too(self, modarch, small_region, tmp_path) -> None:
        folder = tmp_path / "model"
        folder.mkdir()
        (folder / "base.yaml").write_text(small_region.read_text(encoding="utf-8"))
        outcome = modarch(
            "scope", folder, *QUICK, "--apply", folder / "cut.yaml", "--apply-as", "ny"
        )
        assert outcome.code == 0, outcome.err
        assert modarch("fragmentation", folder, "-s", "ny").code == 0

    @pytest.mark.parametrize(
        ("name", "said"),
        [("Fel namn", "write 'fel-namn'"), ("samlat", "has a scenario 'samlat' already")],
    )
    def test_a_name_that_cannot_be_is_refused_before_the_search(
        self, name, said, modarch, small_region, tmp_path
    ) -> None:
        outcome = modarch(
            "scope", small_region, "--apply", tmp_path / "cut.yaml", "--apply-as", name
        )
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err
        assert not (tmp_path / "cut.yaml").exists()


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--gamma", "abc"), "'abc' is not a price of lock-in"),
            (("--gamma", "-1"), "the price of lock-in is -1"),
            (("--smallest", "9", "--largest", "2"), "the largest size, 2, is below the smallest"),
            (("--largest", "0.5"), "above the largest of 0.5"),
            (("--samples", "0"), "not in the range"),
            (("--seed", "-1"), "not in the range"),
            (("--rules", "none.yaml"), "none.yaml:1:1: error: the file cannot be read"),
        ],
    )
    def test_is_told(self, words, said, modarch, small_region) -> None:
        outcome = modarch("scope", small_region, *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err

    def test_a_model_with_nothing_to_divide(self, modarch) -> None:
        outcome = modarch("scope", "models/worked-example")
        assert outcome.code == 2
        assert "no module with capabilities that is still to be procured" in outcome.err


def test_both_cuts_can_be_planned_too(modarch, small_region) -> None:
    outcome = modarch("scope", small_region, "--with-plan", "--lang", "en", *QUICK)
    assert outcome.code == 0
    assert "Integration-years in the plan" in outcome.out
