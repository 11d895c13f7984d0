"""`modarch structure` as a user meets it: a model, or a bare list of dependencies."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WORKED = "models/worked-example"
SIX = "source,target\nA,B\nA,C\nB,D\nC,E\nE,F\n"


def listed(tmp_path: Path, text: str, name: str = "edges.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def told(modarch, *words: object) -> dict:
    outcome = modarch("structure", *words, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


class TestList:
    def test_the_six_element_example(self, modarch, tmp_path) -> None:
        data = told(modarch, listed(tmp_path, SIX))
        elements = data["elements"]
        assert [elements[name]["vfo"] for name in "ABCDEF"] == [6, 2, 3, 1, 2, 1]
        assert [elements[name]["vfi"] for name in "ABCDEF"] == [1, 2, 2, 3, 3, 4]
        assert data["propagation_cost"] == pytest.approx(15 / 36)
        assert data["propagation_cost_connected"] == pytest.approx(15 / 36)
        assert data["propagation_cost_others"] == pytest.approx(9 / 30)
        assert data["type"] == "hierarchical"
        assert all(set(one) == {"vfi", "vfo", "role"} for one in elements.values())

    def test_an_element_alone_shrinks_the_cost_of_all_but_not_of_the_connected(
        self, modarch, tmp_path
    ) -> None:
        data = told(modarch, listed(tmp_path, SIX + "G,\n"))
        assert data["unconnected"] == ["G"]
        assert data["propagation_cost"] == pytest.approx(16 / 49)
        assert data["propagation_cost_connected"] == pytest.approx(15 / 36)

    def test_a_circle_is_a_core(self, modarch, tmp_path) -> None:
        data = told(modarch, listed(tmp_path, "source,target\nA,B\nB,A\nC,A\n"))
        assert data["type"] == "core-periphery"
        assert data["core"] == ["A", "B"]
        assert data["elements"]["C"]["role"] == "control"

    @pytest.mark.parametrize(
        "text",
        [
            SIX.replace(",", ";"),
            SIX.replace(",", "\t"),
            "\ufeff" + SIX.replace("\n", "\r\n"),
            SIX + "A,B\n\n",
            "weight,target,source\n" + "".join(f"1,{one[2]},{one[0]}\n" for one in SIX.split()[1:]),
        ],
    )
    def test_every_way_a_list_may_be_written(self, text, modarch, tmp_path) -> None:
        data = told(modarch, listed(tmp_path, text))
        assert data["propagation_cost"] == pytest.approx(15 / 36)
        assert data["dependencies"] == 5

    def test_in_words_without_a_core_in_either_language(self, modarch, tmp_path) -> None:
        path = listed(tmp_path, SIX)
        english = modarch("structure", path).out
        assert "Propagation cost (PC), all  41.7%" in english
        assert "At least the median in both" in english
        assert "no published validation on health-care" in english
        swedish = modarch("structure", path, "--lang", "sv").out
        assert re.search(r"Spridning \(PC\), alla +41,7\s%", swedish)
        assert "ingen publicerad validering" in swedish

    def test_independent_routes_between_two(self, modarch, tmp_path) -> None:
        path = listed(tmp_path, SIX + "D,F\n")
        data = told(modarch, path, "--pair", "A", "F")
        assert data["routes"][0]["count"] == 2

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("from,to\nA,B\n", "has no column 'source'"),
            ("sorce,target\nA,B\n", "did you mean 'sorce'?"),
            ("", "begin with: source,target"),
            ("source,target\n,B\n", "edges.csv:2:1: error: a dependency has no source"),
        ],
    )
    def test_a_list_that_is_none_is_told_where_and_how(self, text, said, modarch, tmp_path) -> None:
        outcome = modarch("structure", listed(tmp_path, text))
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("-s", "a"), "has no scenarios, plan or months"),
            (("--at", "2030-01"), "has no scenarios, plan or months"),
            (("--graph", "information"), "is one graph; leave --graph out"),
            (("--pair", "A", "Q"), "'Q' is not part of the graph"),
            (("--transmission", "2"), "passes a change on is 2.0"),
        ],
    )
    def test_what_a_list_cannot_answer(self, words, said, modarch, tmp_path) -> None:
        outcome = modarch("structure", listed(tmp_path, SIX), *words)
        assert outcome.code == 2
        assert outcome.err.count(said) == 1

    def test_a_large_list_leaves_out_what_takes_long_and_says_so(self, modarch, tmp_path) -> None:
        chain = "source,target\n" + "".join(f"n{n},n{n + 1}\n" for n in range(3_000))
        outcome = modarch("structure", listed(tmp_path, chain))
        assert outcome.code == 0
        assert "ask for them with --thorough" in " ".join(outcome.out.split())


class TestModel:
    def test_the_worked_example_has_the_cost_worked_out_by_hand(self, modarch) -> None:
        data = told(modarch, WORKED)
        assert data["propagation_cost"] == pytest.approx(2 / 3)
        assert data["propagation_cost_others"] == pytest.approx(1 / 2)
        assert data["kind"] == "change"
        assert set(data["graphs"]) == {"information", "change", "availability"}
        assert data["suppliers"]["hhi"] == pytest.approx(11 / 32)

    @pytest.mark.parametrize("graph", ["information", "change", "availability"])
    def test_three_graphs_are_kept_apart(self, graph, modarch, small_region) -> None:
        data = told(modarch, small_region, "--graph", graph)
        assert data["propagation_cost"] == data["graphs"][graph]["propagation_cost"]

    def test_a_platform_does_not_depend_on_its_users(self, modarch, small_region) -> None:
        data = told(modarch, small_region)
        assert data["elements"]["plattform"] == {"vfi": 5, "vfo": 1, "role": "shared"}

    def test_months_and_scenarios(self, modarch, small_region) -> None:
        today = told(modarch, small_region, "--at", "2027-01")
        assert "gammal-journal" in today["elements"]
        alone = told(modarch, small_region, "-s", "samlat")
        assert set(alone["elements"]) == {"journal", "plattform"}

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--pair", "journal", "nope"), "'nope' is not in use in the month looked at"),
            (("--at", "2001-01"), "The programme starts in 2027-01"),
            (("-s", "nope"), "there is no scenario 'nope'"),
        ],
    )
    def test_wrong_input(self, words, said, modarch, small_region) -> None:
        outcome = modarch("structure", small_region, *words)
        assert outcome.code == 2
        assert said in outcome.err

    def test_a_model_that_is_not_there(self, modarch) -> None:
        outcome = modarch("structure", "nosuch.csv")
        assert outcome.code == 2
        assert "nosuch.csv:1:1: error: the file cannot be read" in outcome.err
