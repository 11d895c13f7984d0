"""What ``modarch plan`` answers on the command line: codes, forms, files; both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from modarch.cli import cli
from modarch.errors import InputInvalid

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MODEL = "models/minimal"
QUICK = ("--limit", "0.2", "-q")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["plan", MODEL, *QUICK, *words])


class TestExplain:
    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("sv", "Den enda platsen för upphandling är upptagen till och med oktober 2028"),
            ("en", "The only place for procurements is taken to the end of October 2028"),
        ],
    )
    def test_a_module_is_explained(self, language: str, told: str) -> None:
        result = run("--explain", "medication", "--lang", language)
        assert result.exit_code == 0
        assert told in " ".join(result.output.replace("\N{NO-BREAK SPACE}", " ").split())

    def test_the_whole_plan_is_explained_as_data(self) -> None:
        result = run("--explain", "all", "--format", "json")
        data = json.loads(result.output)
        assert [one["component"] for one in data["components"]] == ["laboratory", "medication"]
        assert [(chain["to"], chain["gap_months"]) for chain in data["chains"]] == [
            ("", 0),
            ("old-record", 23),
        ]

    def test_an_unknown_module_is_refused_before_anything_is_planned(self) -> None:
        result = run("--explain", "medicin")
        assert isinstance(result.exception, InputInvalid)
        assert "medication" in str(result.exception)


class TestWhyNot:
    def test_what_is_possible_has_a_price(self) -> None:
        result = run("--why-not", "medication before laboratory", "--lang", "en")
        assert result.exit_code == 0
        assert "Yes, it is possible" in result.output
        assert "+23" in result.output

    def test_what_is_not_possible_has_a_reason_and_a_way_out(self, tmp_path: Path) -> None:
        plan = tmp_path / "nearest.yaml"
        result = run(
            "--why-not", "old-record utan interimslösning", "--lang", "sv", "-o", str(plan)
        )
        assert result.exit_code == 1
        assert "Nej, det går inte: Gammal journal utan interimslösning" in result.output
        assert "69 000 000 kr" in result.output.replace("\N{NO-BREAK SPACE}", " ")
        assert plan.read_text(encoding="utf-8").startswith("# A plan")

    def test_a_wish_that_is_not_understood_is_refused(self) -> None:
        result = run("--why-not", "quickly please")
        assert isinstance(result.exception, InputInvalid)
        assert "MODULE before YYYY-MM" in str(result.exception)


class TestNoPlan:
    def test_contradicting_months_are_told_with_the_nearest_plan(self) -> None:
        result = run("--fix", "medication=2027-09", "--fix", "laboratory=2028-06", "--lang", "en")
        assert result.exit_code == 1
        assert "The tender notice of Medication is settled to September" in result.output.replace(
            "\N{NO-BREAK SPACE}", " "
        )
        assert "The nearest plan" in result.output


class TestTrades:
    def test_plans_between_aims_are_left_in_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "front"
        result = run("--pareto", "interim,capacity", "-o", str(folder), "--lang", "sv")
        assert result.exit_code == 0
        names = sorted(path.name for path in folder.iterdir())
        assert names[0] == "pareto.svg"
        assert names[1] == "plan-1.yaml"
        checked = CliRunner().invoke(
            cli, ["check", MODEL, "--plan", str(folder / "plan-1.yaml"), "--fail-on", "never"]
        )
        assert checked.exit_code == 0
        again = run("--pareto", "interim,capacity", "-o", str(folder))
        assert again.exit_code != 0

    def test_a_plan_file_is_no_folder(self, tmp_path: Path) -> None:
        result = run("--pareto", "interim,time", "-o", str(tmp_path / "plan.yaml"))
        assert result.exit_code == 2
        assert "folder" in result.output

    def test_the_price_of_capacity(self) -> None:
        result = run("--price", "capacity=60", "--format", "json")
        data = json.loads(result.output)
        assert data["price"]["now"] == {"resources": [], "interim": 23, "months": 80}
        assert data["holds"]["target_months"] == 60

    @pytest.mark.parametrize("what", ["capacity=soon", "medicin"])
    def test_what_has_no_price_is_refused(self, what: str) -> None:
        result = run("--price", what)
        assert result.exit_code == 2 or isinstance(result.exception, InputInvalid)
