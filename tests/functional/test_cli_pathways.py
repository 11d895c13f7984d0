"""`modarch pathways` as a user meets it: a patient followed step by step, and every need."""

from __future__ import annotations

import json

import pytest

WORKED = "models/worked-example"
EMPTY = "models/minimal"


def told(modarch, *words: object) -> dict:
    outcome = modarch("pathways", *words, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


class TestWalk:
    def test_a_broken_hand_over_is_marked_with_its_reason(self, modarch, small_region) -> None:
        outcome = modarch("pathways", small_region, "infektion", "--at", "2027-01", "--lang", "en")
        assert outcome.code == 0
        text = outcome.out
        assert "Does not get there" in text
        assert "no connection" in text
        assert "no standard in common" in text
        assert "1 of 4 hand-overs do not get there everywhere." in text

    def test_in_swedish_the_reader_follows_the_patient(self, modarch, small_region) -> None:
        text = modarch("pathways", small_region, "infektion", "--at", "2027-01").out
        assert "Når inte fram" in text
        assert "ingen koppling" in text
        assert text.index("Anteckna") < text.index("Beställa") < text.index("Analysera")

    def test_in_the_end_everything_gets_there(self, modarch, small_region) -> None:
        (walk,) = told(modarch, small_region, "infektion")["walks"]
        assert all(one["unmet"] == 0 for one in walk["hand_overs"])

    def test_continuity_of_the_worked_example(self, modarch) -> None:
        outcome = modarch("pathways", WORKED, "x-lis-z-lis-x")
        assert "meet the same system is 0.20; fragmentation (FCI) is 0.80" in " ".join(
            outcome.out.split()
        )
        assert "No step needs information from an earlier one." in outcome.out

    def test_an_unknown_pathway_is_answered_with_the_nearest(self, modarch, small_region) -> None:
        outcome = modarch("pathways", small_region, "infektio")
        assert (outcome.code, outcome.out) == (2, "")
        assert "the model has no pathway 'infektio'" in outcome.err
        assert "did you mean 'infektion'?" in outcome.err

    def test_a_model_without_pathways_says_how_to_write_one(self, modarch) -> None:
        assert "describe one under pathways:" in modarch("pathways", EMPTY, "x").err
        assert "The model has no pathways." in modarch("pathways", EMPTY).out

    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("month", [(), ("--at", "2027-01")])
    def test_it_is_drawn(self, language, month, modarch, small_region, tmp_path) -> None:
        path = tmp_path / "walk.svg"
        words = ("infektion", *month, "--lang", language, "--figure", path)
        assert modarch("pathways", small_region, *words).code == 0
        drawn = path.read_text(encoding="utf-8")
        broken = {"sv": "Bruten kedja", "en": "Broken"}[language]
        assert (broken in drawn) == bool(month)


class TestNeeds:
    def test_shares_of_the_worked_example(self, modarch) -> None:
        total = told(modarch, WORKED)["total"]
        assert total["native"] == pytest.approx(5 / 17)
        assert total["translated"] == pytest.approx(9 / 17)
        assert total["unmet"] == pytest.approx(3 / 17)
        assert total["needs"] == 6

    def test_every_need_has_its_path_and_its_cause(self, modarch) -> None:
        needs = {one["need"]: one for one in told(modarch, WORKED)["needs"]}
        assert needs["n1"]["path"] == ["lis", "x"]
        assert needs["n1"]["mapped"] == [["lis", "x"]]
        assert needs["n5"]["path"] == ["x"]
        assert needs["n4"]["path"] == []
        assert needs["n4"]["cause"] == "no-standard"

    @pytest.mark.parametrize(
        "by", ["pathway", "information", "providers", "setting", "role", "cause"]
    )
    def test_every_breakdown_adds_up(self, by, modarch, small_region) -> None:
        data = told(modarch, small_region, "--by", by)
        weights = [one["weight"] for one in data["groups"] if one["by"] == by]
        assert sum(weights) == pytest.approx(data["total"]["weight"])

    def test_derived_needs_are_told_apart(self, modarch, small_region) -> None:
        text = modarch("pathways", small_region, "--lang", "en").out
        assert "are derived from the capabilities." in " ".join(text.split())

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--by", "nope"), "'nope' is not one of"),
            (("--at", "1999-01"), "The programme starts in 2027-01"),
            (("-s", "nope"), "there is no scenario 'nope'"),
            (("--plan", "none.yaml"), "none.yaml:1:1: error: the file cannot be read"),
        ],
    )
    def test_wrong_usage(self, words, said, modarch, small_region) -> None:
        outcome = modarch("pathways", small_region, *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err
