"""`modarch robust` and `modarch calibrate` as a user meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from modarch.cli import robust

if TYPE_CHECKING:
    from pathlib import Path

QUICK = ("--pool", "0", "--search", "0", "--runs", "300", "-q")
MODEL = {
    "modarch": 1,
    "programme": {
        "name": {"sv": "Liten region", "en": "Small region"},
        "start": "2027-01",
        "as_of": "2027-01",
        "capacity": {"procurement": 1, "implementation": 1},
    },
    "modules": {
        "a-lab": {"name": "Lab", "size": "S", "replaces": "old-lab"},
        "b-medicines": {"name": "Medicines", "size": "XL", "replaces": "old-medicines"},
        "c-booking": {"name": "Booking", "size": "M", "replaces": "old-booking"},
    },
    "systems": {
        "old-lab": {"name": "Old lab", "contracts": "k1"},
        "old-medicines": {"name": "Old medicines", "contracts": "k2"},
        "old-booking": {"name": "Old booking", "contracts": "k3"},
    },
    "contracts": {
        "k1": {"ends": "2031-06"},
        "k2": {"ends": "2034-06"},
        "k3": {"ends": "2030-06"},
    },
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "region.yaml"
    path.write_text(yaml.safe_dump(MODEL), encoding="utf-8")
    return path


def flat(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


class TestRobust:
    def test_orders_side_by_side_with_a_proposal(self, modarch, model) -> None:
        outcome = modarch("robust", model, *QUICK, "--lang", "en")
        assert outcome.code == 0, outcome.err
        text = flat(outcome.out)
        for part in (
            "Proposed order: “Earliest contract end first”. It has the least cost of interim "
            "solutions on average.",
            "costs nothing extra",
            "Compared with the proposed one, “Earliest feasible order” is SEK",
            "What it costs to have chosen the wrong order",
            "The proposed order",
        ):
            assert part in text

    def test_in_swedish(self, modarch, model) -> None:
        text = flat(modarch("robust", model, *QUICK, "--lang", "sv").out)
        assert "Föreslagen ordning: ”Tidigaste avtalsslut först”." in text
        assert "Platsen är turordningen" in text
        assert "{" not in text

    @pytest.mark.parametrize("aim", ["cost", "months", "end"])
    @pytest.mark.parametrize("by", ["mean", "p80", "cvar"])
    def test_every_aim_and_criterion(self, modarch, model, aim: str, by: str) -> None:
        words = ("robust", model, *QUICK, "--of", aim, "--by", by)
        data = json.loads(modarch(*words, "--format", "json").out)
        field = {"cost": "interim_cost_sek", "months": "interim_months", "end": "end"}[aim]
        values = [one[field][by] for one in data["orders"]]
        assert values == sorted(values)
        assert data["price"] >= 0
        assert data["proposed"] in {one["id"] for one in data["orders"]}

    def test_the_proposed_plan_is_a_plan_file_that_others_take(
        self, modarch, model, tmp_path: Path
    ) -> None:
        path = tmp_path / "proposed.yaml"
        outcome = modarch("robust", model, *QUICK, "-o", path)
        assert outcome.code == 0
        assert "proposed.yaml" in outcome.err
        made = yaml.safe_load(path.read_text(encoding="utf-8"))["made"]["robust"]
        assert (made["proposed"], made["runs"], made["by"]) == ("earliest-end", 300, "mean")
        assert modarch("check", model, "--plan", path).code in (0, 1)
        again = modarch("robust", model, *QUICK, "--plan", path, "--lang", "en")
        assert "“The plan file proposed.yaml”" in flat(again.out)
        assert modarch("robust", model, *QUICK, "-o", path).code == 2

    def test_the_planner_may_add_orders_and_says_so(self, modarch, model) -> None:
        words = ("--pool", "1", "--search", "20", "--limit", "0.1", "--runs", "200")
        outcome = modarch("robust", model, *words, "--lang", "en")
        assert "Letting the planner look for an order" in outcome.err
        assert "Found 1 of 1: Optimised as planned" in outcome.err
        assert "Optimised as planned" in outcome.out
        assert "Looking for a better order in 20 steps" in outcome.err
        assert "Optimised against the outcomes" in flat(outcome.out)

    def test_a_search_that_is_stopped_leaves_the_rest_to_be_compared(
        self, modarch, model, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stops(*_words, **_named) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("modarch.simulation.search.searched_order", stops)
        outcome = modarch("robust", model, *QUICK[:2], *QUICK[4:], "--lang", "en")
        assert outcome.code == 130
        assert "The search was interrupted" in outcome.err
        assert "Proposed order: “Earliest contract end first”" in flat(outcome.out)

    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("aim", ["cost", "end"])
    def test_a_figure(self, modarch, model, tmp_path: Path, language: str, aim: str) -> None:
        path = tmp_path / "orders.svg"
        words = ("--lang", language, "--of", aim, "--figure", path)
        assert modarch("robust", model, *QUICK, *words).code == 0
        drawn = path.read_text(encoding="utf-8")
        assert {"sv": "(föreslås)", "en": "(proposed)"}[language] in drawn

    def test_one_order_is_nothing_to_choose_between(self, modarch, tmp_path: Path) -> None:
        path = tmp_path / "one.yaml"
        one = {**MODEL, "modules": {"a-lab": MODEL["modules"]["a-lab"]}}  # type: ignore[index]
        path.write_text(yaml.safe_dump(one), encoding="utf-8")
        text = flat(modarch("robust", path, *QUICK, "--lang", "en").out)
        assert "there is nothing to choose between" in text
        assert "regret" not in text
        assert "wrong order" not in text

    def test_nothing_to_order_is_said_with_its_cure(self, modarch, tmp_path: Path) -> None:
        path = tmp_path / "empty.yaml"
        path.write_text("modarch: 1\nprogramme: {name: x, start: 2027-01, language: en}\n")
        outcome = modarch("robust", path, *QUICK)
        assert outcome.code == 2
        assert "no module or platform to procure" in outcome.err
        assert outcome.out == ""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--runs", "5"), "not in the range"),
            (("--by", "worst"), "'worst' is not one of"),
            (("--pool", "99"), "not in the range"),
            (("--plan", "no-such.yaml"), "no-such.yaml"),
            (("--limit", "soon"), "is no limit"),
        ],
    )
    def test_wrong_input(self, modarch, model, words: tuple[str, ...], said: str) -> None:
        outcome = modarch("robust", model, *QUICK, *words)
        assert outcome.code == 2
        assert said in outcome.err
        assert outcome.out == ""

    def test_a_plan_file_with_an_unknown_module_is_named(
        self, modarch, model, tmp_path: Path
    ) -> None:
        path = tmp_path / "wish.yaml"
        path.write_text("modarch_plan: 1\norder: [a-lab, b-medicine]\n")
        outcome = modarch("robust", model, *QUICK, "--plan", path)
        assert outcome.code == 2
        assert "did you mean 'b-medicines'" in outcome.err

    def test_interrupted_it_tells_of_what_is_done(
        self, modarch, model, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = robust._Run.told

        def stops(self, candidate, number: int, count: int) -> None:
            told(self, candidate, number, count)
            if number == 3:
                raise KeyboardInterrupt

        monkeypatch.setattr(robust._Run, "told", stops)
        outcome = modarch("robust", model, *QUICK, "--lang", "en")
        assert outcome.code == 130
        assert "Interrupted: the comparison covers only" in flat(outcome.out)
        assert "Interrupted after 2 of the orders." in outcome.err


class TestCalibrate:
    def test_says_where_the_assumptions_are_too_optimistic(self, modarch) -> None:
        outcome = modarch("calibrate", "--runs", "500", "--lang", "en")
        assert outcome.code == 0, outcome.err
        text = flat(outcome.out)
        assert (
            "From award to first go-live, core systems: 3 of 3 projects took longer than 9 in 10"
            in text
        )
        assert "The projects are few" in text

    def test_in_swedish_with_sources_and_confidence_when_there_is_room(self, modarch) -> None:
        text = modarch("calibrate", "--runs", "500", "--format", "markdown").out
        for part in (
            "för optimistiska",
            "antagen",
            "belagd",
            "Cancercentrum 2015-09-24",
            "över 100",
        ):
            assert part in text
        assert "{" not in text

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_a_figure(self, modarch, tmp_path: Path, language: str) -> None:
        path = tmp_path / "known.svg"
        words = ("--runs", "500", "--lang", language, "--figure", path)
        assert modarch("calibrate", *words).code == 0
        drawn = path.read_text(encoding="utf-8")
        assert {"sv": "Katalonien", "en": "Catalonia"}[language] in drawn

    def test_a_model_brings_its_own_projects(self, modarch, model) -> None:
        content = {**MODEL, "reference_projects": {"ours": {"name": "Vårt", "total_months": 50}}}
        model.write_text(yaml.safe_dump(content), encoding="utf-8")
        text = flat(modarch("calibrate", model, "--runs", "300", "--lang", "en").out)
        assert "Vårt" in text
        assert "give a size class with --size ours=M" in text
        sized = modarch("calibrate", model, "--runs", "300", "--size", "ours=l", "--lang", "en")
        assert "give a size class" not in flat(sized.out)

    def test_every_wrong_size_is_told_at_once(self, modarch) -> None:
        outcome = modarch("calibrate", "--size", "orebr=M", "--size", "patos=Q")
        assert outcome.code == 2
        assert "no project 'orebr'" in outcome.err
        assert "'Q' is no size class" in outcome.err
        assert outcome.out == ""

    def test_a_scenario_needs_a_model(self, modarch) -> None:
        outcome = modarch("calibrate", "--scenario", "c")
        assert outcome.code == 2
        assert "name the model first" in outcome.err
