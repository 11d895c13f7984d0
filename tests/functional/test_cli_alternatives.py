"""compare, swot, pugh, goals, diff and regulation as a user meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

VGR = "models/vgr"
MODEL = """
modarch: 1
programme: {name: {sv: Två vägar, en: Two ways}, start: 2026-01, as_of: 2026-01}
settings: {ward: {}}
capabilities: {notes: {}, labs: {}}
systems: {old: {capabilities: [notes, labs], contracts: deal}}
contracts: {deal: {ends: 2028-06}}
modules:
  records: {size: S, capabilities: notes}
  lab: {size: S, capabilities: labs, regulation: {risk_class: IIa}}
perspectives: {time: {name: {sv: Tid, en: Time}}, safety: {constant: true}}
alternatives: {parts: {label: P, scenario: parts}, whole: {label: W, scenario: whole}}
swot:
  slow:
    {name: It takes long, alternative: whole, kind: weakness, perspectives: time,
     asserts: {measure: largest-change, direction: higher, than: parts}}
pugh: {m: {reference: parts, illustrative: true, columns: [{alternative: whole, scores: {time: -1}}]}}
goals: {g: {name: Better notes, capabilities: notes}}
premises: {interim: {asserts: {measure: interim-months, direction: higher, value: 0}}}
scenarios:
  parts: {name: Modules}
  whole: {name: One system, modules: {records: ~, lab: ~, core: {name: Core, size: M, covers_rest: true}}}
"""  # noqa: E501 - a model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, encoding="utf-8")
    return path


COMMANDS = {
    "compare": ["--scenarios", "p,W"],
    "swot": [],
    "pugh": [],
    "goals": ["--test-premises"],
    "diff": ["--from", "P", "--to", "whole"],
    "regulation": [],
}


class TestForms:
    @pytest.mark.parametrize("command", list(COMMANDS))
    @pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
    def test_every_form_works(self, command: str, form: str, model: Path, modarch) -> None:
        outcome = modarch(command, model, *COMMANDS[command], "--format", form)
        assert outcome.code == 0, outcome.err
        assert outcome.out
        if form == "json":
            json.loads(outcome.out)

    @pytest.mark.parametrize("command", list(COMMANDS))
    def test_a_workbook_is_written_and_never_overwritten_unasked(
        self, command: str, model: Path, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "out.xlsx"
        words = (command, model, *COMMANDS[command], "-o", path)
        assert modarch(*words).code == 0
        assert path.read_bytes()[:2] == b"PK"
        assert modarch(*words).code == 2
        assert modarch(*words, "--force").code == 0

    @pytest.mark.parametrize("command", list(COMMANDS))
    def test_the_same_words_in_both_languages_never_mixed(
        self, command: str, model: Path, modarch
    ) -> None:
        swedish = modarch(command, model, *COMMANDS[command], "--lang", "sv").out
        english = modarch(command, model, *COMMANDS[command], "--lang", "en").out
        assert swedish != english
        assert not set("åäöÅÄÖ") & set(english)

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            ("compare", ["--scenarios", "p,w"]),
            ("swot", ["--scenarios", "w"]),
            ("pugh", []),
            ("diff", ["--from", "p", "--to", "w"]),
        ],
    )
    @pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "html"])
    def test_figures_are_drawn(
        self, command: str, words: list[str], suffix: str, model: Path, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / f"figure.{suffix}"
        outcome = modarch(command, model, *words, "--figure", path)
        assert outcome.code == 0, outcome.err
        assert path.stat().st_size > 1000

    @pytest.mark.parametrize("command", list(COMMANDS))
    def test_the_same_input_gives_the_same_bytes(self, command: str, model: Path, modarch) -> None:
        words = (command, model, *COMMANDS[command], "--format", "json")
        assert modarch(*words).out == modarch(*words).out


class TestMessages:
    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("compare", "--scenarios", "p,wohle"), "did you mean 'whole'?"),
            (("compare", "--scenarios", "p,P"), "'P' means a scenario that is named already"),
            (("compare", "--scenarios", "p"), "Name two or more scenarios"),
            (("compare", "--scenarios", ","), "set apart by commas"),
            (("compare", "--tolerance", "1.5"), "write a share from 0 to below 1"),
            (("compare", "--table1"), "write them under factors:"),
            (("compare", "--limit", "quik"), "quik"),
            (("diff", "--to", "wohle"), "did you mean 'whole'?"),
            (("diff",), "--to"),
            (("swot", "--scenarios", "x"), "the model has no alternative 'x'"),
            (("swot", "--figure", "x.svg"), "name it with --scenarios"),
            (("pugh", "--matrix", "n"), "There is no matrix 'n'"),
        ],
    )
    def test_wrong_usage_is_told_with_its_cure(self, words, told, model: Path, modarch) -> None:
        command, *rest = words
        outcome = modarch(command, model, *rest)
        assert outcome.code == 2
        assert told in outcome.err
        assert not outcome.out

    @pytest.mark.parametrize(
        ("command", "told"),
        [
            ("swot", "write its points under swot:"),
            ("pugh", "write one under pugh:"),
            ("goals", "write them under goals:"),
            ("compare", "write them under scenarios:"),
        ],
    )
    def test_a_model_without_the_matter_says_where_to_write_it(
        self, command: str, told: str, modarch
    ) -> None:
        outcome = modarch(command, "models/minimal")
        assert outcome.code == 2
        assert told in outcome.err

    @pytest.mark.parametrize("command", list(COMMANDS))
    def test_a_broken_model_is_told_and_nothing_written(
        self, command: str, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "broken.yaml"
        path.write_text("modarch: 1\nmodules: {a: {requires: b, sise: M}}\n", encoding="utf-8")
        outcome = modarch(command, path, *COMMANDS[command], "-o", tmp_path / "out.json")
        assert outcome.code == 2
        assert "unknown-key" in outcome.err
        assert not (tmp_path / "out.json").exists()


class TestContents:
    def test_all_alternatives_are_compared_unless_some_are_named(self, model: Path, modarch):
        data = json.loads(modarch("compare", model, "--format", "json").out)
        assert [one["name"] for one in data["alternatives"]] == ["P", "W"]

    def test_a_model_of_scenarios_only_is_compared_with_its_base(
        self, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "model.yaml"
        path.write_text(
            "modarch: 1\nprogramme: {start: 2026-01}\nmodules: {a: {size: S}}\n"
            "scenarios: {big: {modules: {a: {size: L}}}}\n",
            encoding="utf-8",
        )
        data = json.loads(modarch("compare", path, "--format", "json").out)
        assert [one["name"] for one in data["alternatives"]] == ["base", "big"]

    def test_the_number_of_assumptions_and_the_rule_stand_by_the_result(
        self, model: Path, modarch
    ) -> None:
        out = modarch("compare", model, "--lang", "sv").out
        assert "Bakom varje resultat ligger antaganden: P " in out
        assert "när spannen inte överlappar" in out
        assert "rangordnas inte" in out

    def test_simulated_spans_say_so(self, model: Path, modarch) -> None:
        out = modarch("compare", model, "--runs", "30", "--seed", "4", "--lang", "en").out
        assert "Of 30 simulated outcomes per alternative" in out
        assert "(seed 4)" in out

    def test_measures_bear_a_point_out(self, model: Path, modarch) -> None:
        out = modarch("swot", model, "--lang", "en").out
        assert "Supported" in out
        assert "Largest change at once: W 100% against P 50%" in out.replace("\n", " ")
        data = json.loads(modarch("swot", model, "--no-measures", "--format", "json").out)
        assert not data["measured"]

    def test_invented_scores_are_told_in_table_and_figure(
        self, model: Path, tmp_path: Path, modarch
    ) -> None:
        outcome = modarch("pugh", model, "--lang", "en", "--figure", tmp_path / "p.svg")
        assert "INVENTED SCORES" in outcome.out
        assert "INVENTED SCORES" in (tmp_path / "p.svg").read_text(encoding="utf-8")
        assert "Not included, because they must be upheld in every alternative" in outcome.out

    def test_a_premise_is_held_against_the_scenario(self, model: Path, modarch) -> None:
        data = json.loads(
            modarch("goals", model, "-s", "whole", "--test-premises", "--format", "json").out
        )
        (judged,) = data["premises"]["interim"].values()
        assert judged["assertion"]["measure"] == "interim-months"

    def test_a_plus_in_a_label_is_no_obstacle(self, modarch) -> None:
        out = modarch("diff", VGR, "--from", "C", "--to", "C+", "--lang", "sv").out
        assert "1 tillkommer, 0 utgår, 9 ändras" in out
        assert "annonsering" in out

    def test_the_whole_shipped_model_in_swedish(self, tmp_path: Path, modarch) -> None:
        """Statements 21 and 31: certificates, and threats that B and C share, are told."""
        out = modarch("swot", VGR, "--no-measures", "--scenarios", "b,c", "--lang", "sv").out
        assert "Att bryta det avtal som redan är tecknat kan kosta" in out
        assert "* Sorteringen på perspektiv är modellens egen" in out
        told = modarch("regulation", VGR, "-s", "d", "--lang", "sv").out
        assert "Certifieras före användning" in told
        assert "6–18 månader enligt delrapporten" in told.replace("\n", " ")
        drawn = modarch("pugh", VGR, "--figure", tmp_path / "p.svg").out
        assert "PÅHITTADE POÄNG" in drawn
