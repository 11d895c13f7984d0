"""The command line as a user meets it: output, messages and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from modarch import load
from modarch.cli import COMMANDS, main

REFERENCE = "models/vgr-alternativ-c"
MODELS = ["models/minimal", "models/worked-example", REFERENCE]


class Outcome:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def modarch(capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "model.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class TestHelp:
    def test_help_names_every_command(self, modarch) -> None:
        outcome = modarch("--help")
        assert outcome.code == 0
        assert all(f"  {name} " in outcome.out for name in COMMANDS)

    @pytest.mark.parametrize("name", list(COMMANDS))
    def test_every_command_explains_itself(self, name: str, modarch) -> None:
        outcome = modarch(name, "--help")
        assert outcome.code == 0
        assert len(outcome.out.splitlines()) > 4

    def test_help_loads_nothing_heavy(self) -> None:
        heavy = "networkx,ortools,pydantic,numpy,scipy,altair,numba,yaml,fhir,pydot,rich"
        code = (
            "import sys\n"
            "from modarch.cli import main\n"
            "try: main(['--help'])\n"
            "except SystemExit: pass\n"
            f"loaded = [name for name in '{heavy}'.split(',') if name in sys.modules]\n"
            "assert not loaded, loaded\n"
        )
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    def test_an_unknown_command_is_told_with_the_closest(self, modarch) -> None:
        outcome = modarch("valdate")
        assert outcome.code == 2
        assert "Did you mean 'validate'?" in outcome.err

    def test_an_unknown_option_is_told(self, modarch) -> None:
        assert modarch("validate", "--fast", "models/minimal").code == 2


class TestValidate:
    @pytest.mark.parametrize("model", MODELS)
    def test_shipped_models_are_sound(self, model: str, modarch) -> None:
        outcome = modarch("validate", model)
        assert (outcome.code, outcome.out) == (0, "")

    def test_warnings_give_exit_code_1(self, modarch, tmp_path: Path) -> None:
        model = written(tmp_path, "modarch: 1\nsystems: {old: {}}\n")
        outcome = modarch("validate", model)
        assert outcome.code == 1
        assert f"{model}:2:16: warning: the system 'old' is never replaced" in outcome.out

    def test_a_circle_is_an_error_with_its_cheapest_cut(self, modarch, tmp_path: Path) -> None:
        model = written(
            tmp_path,
            "modarch: 1\nmodules:\n  a: {requires: b}\n  b: {requires: c}\n"
            "  c: {requires: [{on: a, cut_cost: 0.5}]}\n",
        )
        outcome = modarch("validate", model)
        assert outcome.code == 2
        assert "a → b → c → a" in outcome.out
        assert "cheapest cut (cost 0.5): make c → a soft" in outcome.out

    def test_json_gives_every_problem_with_its_place(self, modarch, tmp_path: Path) -> None:
        model = written(tmp_path, "modarch: 1\nmodules: {a: {requires: b, sise: M}}\n")
        outcome = modarch("validate", model, "--format", "json")
        assert outcome.code == 2
        problems = json.loads(outcome.out)["problems"]
        assert [one["code"] for one in problems] == ["dangling-reference", "unknown-key"]
        assert [(one["line"], one["column"]) for one in problems] == [(2, 25), (2, 28)]

    def test_problems_in_scenarios_are_found(self, modarch, tmp_path: Path) -> None:
        model = written(tmp_path, "modarch: 1\nscenarios: {a: {modules: {x: {size: M}}}}\n")
        assert "unknown-path" in modarch("validate", model).out


class TestNew:
    def test_an_empty_model_is_sound_in_both_languages(self, modarch, tmp_path: Path) -> None:
        for language in ("sv", "en"):
            folder = tmp_path / language
            assert modarch("new", folder, "--lang", language).code == 0
            assert (folder / "model.yaml").read_text(encoding="utf-8").startswith("# yaml-language")
            assert modarch("validate", folder).code == 0

    def test_a_shipped_model_is_copied_whole(self, modarch, tmp_path: Path) -> None:
        folder = tmp_path / "mine"
        assert modarch("new", folder, "--from", "vgr-alternativ-c").code == 0
        assert modarch("validate", folder).code == 0

    def test_nothing_is_overwritten_unasked(self, modarch, tmp_path: Path) -> None:
        modarch("new", tmp_path)
        model = tmp_path / "model.yaml"
        model.write_text("mine", encoding="utf-8")
        outcome = modarch("new", tmp_path)
        assert outcome.code == 2
        assert "model.yaml already" in outcome.err
        assert model.read_text(encoding="utf-8") == "mine"
        assert modarch("new", tmp_path, "--force").code == 0
        assert model.read_text(encoding="utf-8") != "mine"

    def test_an_unknown_model_is_told(self, modarch, tmp_path: Path) -> None:
        outcome = modarch("new", tmp_path / "x", "--from", "minmal")
        assert outcome.code == 2
        assert "did you mean 'minimal'" in outcome.err


class TestAnalyses:
    @pytest.mark.parametrize("model", MODELS)
    @pytest.mark.parametrize("command", ["needs", "dependencies", "integrations", "check"])
    def test_every_form_works_on_every_model(
        self, command: str, model: str, modarch, tmp_path: Path
    ) -> None:
        words = ["--fail-on", "never"] if command == "check" else []
        for form in ("text", "json", "csv", "markdown", "html"):
            outcome = modarch(command, model, "--format", form, *words)
            assert outcome.code == 0, outcome.err
            assert outcome.out
        workbook = tmp_path / "result.xlsx"
        assert modarch(command, model, "-o", workbook, *words).code == 0
        assert workbook.read_bytes()[:2] == b"PK"

    def test_both_languages(self, modarch) -> None:
        assert "Beroenden" in modarch("dependencies", REFERENCE).out
        assert "Dependencies" in modarch("dependencies", REFERENCE, "--lang", "en").out

    def test_why_and_impact(self, modarch) -> None:
        why = modarch("dependencies", "models/minimal", "--why", "medication").out
        assert "Medication → Laboratory" in why
        assert (
            "Medication" in modarch("dependencies", "models/minimal", "--impact", "laboratory").out
        )
        wrong = modarch("dependencies", "models/minimal", "--why", "medicatoin")
        assert wrong.code == 2
        assert "did you mean 'medication'?" in wrong.err

    def test_the_worked_example_comes_out_exactly(self, modarch) -> None:
        outcome = modarch(
            "integrations", "models/worked-example", "--canonical", "fhir", "--format", "json"
        )
        result = json.loads(outcome.out)
        kinds = ("point_to_point", "attachments", "mappings")
        counted = {
            name: [result[name][kind] for kind in kinds]
            for name in ("declared", "all_point_to_point", "one_platform")
        }
        assert counted == {
            "declared": [3, 0, 3],
            "all_point_to_point": [3, 0, 5],
            "one_platform": [0, 3, 5],
        }

    def test_check_exits_1_on_an_interim_and_names_the_margin(self, modarch) -> None:
        outcome = modarch("check", "models/minimal", "--format", "markdown")
        assert outcome.code == 1
        row = "| Old record | Interim solution needed | Nov 2033 |"
        assert row in outcome.out.replace("\N{NO-BREAK SPACE}", " ")
        assert modarch("check", "models/minimal", "--fail-on", "never").code == 0

    def test_a_month_that_is_none_is_told(self, modarch) -> None:
        outcome = modarch("integrations", REFERENCE, "--at", "2030-13")
        assert outcome.code == 2
        assert "'2030-13' is not a month" in outcome.err

    def test_an_unknown_scenario_is_told(self, modarch) -> None:
        outcome = modarch("needs", REFERENCE, "--scenario", "c-utan-informationsplatform")
        assert outcome.code == 2
        assert "did you mean 'c-utan-informationsplattform'" in outcome.err


class TestPlanFile:
    def plan(self, modarch, tmp_path: Path) -> Path:
        modarch("run", "models/minimal", "-o", tmp_path / "out")
        return tmp_path / "out" / "plan.yaml"

    def test_a_plan_that_was_written_reads_back_the_same(self, modarch, tmp_path: Path) -> None:
        plan = self.plan(modarch, tmp_path)
        words = ("check", "models/minimal", "--format", "json")
        first = json.loads(modarch(*words).out)
        second = json.loads(modarch(*words, "--plan", plan).out)
        assert first["plan"]["components"] == second["plan"]["components"]
        assert first["contracts"]["systems"] == second["contracts"]["systems"]

    def test_an_edited_plan_is_examined_and_told_in_words(self, modarch, tmp_path: Path) -> None:
        plan = self.plan(modarch, tmp_path)
        text = plan.read_text(encoding="utf-8")
        changed = text.replace("{start: 2032-07, months: 14}", "{start: 2029-01, months: 2}")
        assert changed != text
        plan.write_text(changed, encoding="utf-8")
        outcome = modarch("check", "models/minimal", "--plan", plan)
        assert outcome.code == 1
        said = " ".join(outcome.out.split())
        assert "Medication reaches first use in January 2029, 8 months before Laboratory" in said
        assert "Medication: Rollout is 6 months shorter than the shortest time possible." in said

    def test_an_order_alone_is_turned_into_months(self, modarch, tmp_path: Path) -> None:
        plan = tmp_path / "order.yaml"
        plan.write_text("modarch_plan: 1\norder: [medication, laboratory]\n", encoding="utf-8")
        outcome = modarch("check", "models/minimal", "--plan", plan)
        assert "Medication stands before Laboratory in the order" in outcome.out

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("order: [laboratory]", "this is no plan file"),
            ("modarch_plan: 1\norder: [lab]", "names 'lab'"),
            ("modarch_plan: 1\nodrer: [laboratory]", "a plan has no key 'odrer'"),
            ("modarch_plan: 1\nstarts: {laboratory: soon}", "'soon' is not a month"),
            ("modarch_plan: 1\ncomponents: {laboratory: {}}", "laboratory lacks requirements"),
            ("modarch_plan: 1\ncomponents: 3", "components must be a mapping"),
            ("modarch_plan: [", "this is not valid YAML"),
        ],
    )
    def test_a_bad_plan_is_told_with_its_place(
        self, text: str, message: str, modarch, tmp_path: Path
    ) -> None:
        plan = tmp_path / "plan.yaml"
        plan.write_text(text, encoding="utf-8")
        outcome = modarch("check", "models/minimal", "--plan", plan)
        assert outcome.code == 2
        assert message in outcome.err
        assert str(plan) in outcome.err


class TestDraw:
    @pytest.mark.parametrize(
        "figure", ["platform-strategy", "dependencies", "timeline", "contracts", "integrations"]
    )
    @pytest.mark.parametrize("model", MODELS)
    def test_every_figure_of_every_model(
        self, figure: str, model: str, modarch, tmp_path: Path
    ) -> None:
        target = tmp_path / "figure.svg"
        assert modarch("draw", model, figure, "-o", target).code == 0
        assert "<svg" in target.read_text(encoding="utf-8")

    def test_the_same_input_gives_the_same_bytes(self, modarch, tmp_path: Path) -> None:
        for name in ("one.svg", "two.svg"):
            modarch(
                "draw", "models/minimal", "timeline", "--as-of", "2027-01", "-o", tmp_path / name
            )
        assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()

    @pytest.mark.parametrize("suffix", ["png", "pdf", "html", "dot"])
    def test_forms_by_suffix(self, suffix: str, modarch, tmp_path: Path) -> None:
        target = tmp_path / f"figure.{suffix}"
        assert modarch("draw", "models/minimal", "platform-strategy", "-o", target).code == 0
        assert target.stat().st_size > 500

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["timelnie", "-o", "x.svg"], "did you mean 'timeline'?"),
            (["timeline"], "Say where to write the figure"),
            (["-o", "x.svg"], "Say which figure to draw"),
            (["timeline", "-o", "x.docx"], "docx"),
        ],
    )
    def test_wrong_use_is_told(self, words: list[str], message: str, modarch) -> None:
        outcome = modarch("draw", "models/minimal", *words)
        assert outcome.code == 2
        assert message in outcome.err
        assert not Path("x.svg").exists()

    def test_a_figure_is_not_overwritten_unasked(self, modarch, tmp_path: Path) -> None:
        target = tmp_path / "figure.svg"
        target.write_text("mine", encoding="utf-8")
        outcome = modarch("draw", "models/minimal", "timeline", "-o", target)
        assert outcome.code == 2
        assert "--force" in outcome.err
        assert target.read_text(encoding="utf-8") == "mine"


class TestRun:
    def test_the_main_job_leaves_figures_a_plan_and_a_report(self, modarch, tmp_path: Path) -> None:
        outcome = modarch("run", "models/minimal", "-o", tmp_path / "out")
        assert outcome.code == 0
        names = {path.name for path in (tmp_path / "out").iterdir()}
        assert {"plan.yaml", "results.json", "summary.md", "timeline.svg"} <= names
        assert "platform-strategy-examples.png" in names
        summary = (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
        assert all(f"\n{number}. **" in summary for number in range(1, 6))
        results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
        assert results["check"]["contracts"]["record"]["model_hash"]

    def test_a_folder_that_holds_something_is_left_alone(self, modarch, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
        outcome = modarch("run", "models/minimal", "-o", tmp_path)
        assert outcome.code == 2
        assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]

    def test_circular_dependencies_stop_it_with_words(self, modarch, tmp_path: Path) -> None:
        model = written(tmp_path, "modarch: 1\nmodules: {a: {requires: b}, b: {requires: a}}\n")
        outcome = modarch("run", model, "-o", tmp_path / "out")
        assert outcome.code == 2
        assert "hard dependencies go in a circle" in outcome.err
        assert not (tmp_path / "out").exists()


EVIL = {
    "quotes": "Journal \"A\" 'B'",
    "markup": "Bild & <b>funktion</b>",
    "colon": "Vård: akut: natt",
    "emoji": "Läkemedel 💊 ordination",
    "right-to-left": "رعاية الطوارئ",
    "compound": "Läkemedelsförsörjningsuppföljningssystem" * 8,
    "formula": "=1+1",
}


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    names = {key: json.dumps(name, ensure_ascii=False) for key, name in EVIL.items()}
    modules = "\n".join(
        f"  m-{key}: {{name: {name}, size: S, replaces: s-{key}}}" for key, name in names.items()
    )
    systems = "\n".join(f"  s-{key}: {{name: {name}, contracts: c}}" for key, name in names.items())
    text = (
        "modarch: 1\nprogramme: {language: sv, start: 2027-01, name: 'Ett: \"program\" <x> & 💊'}\n"
        f"modules:\n{modules}\nsystems:\n{systems}\ncontracts: {{c: {{ends: 2029-12}}}}\n"
    )
    return written(tmp_path, text)


class TestEvilNames:
    @pytest.mark.parametrize("command", ["needs", "dependencies", "integrations", "check"])
    @pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html", "xlsx"])
    def test_survive_every_table(
        self, command: str, form: str, evil: Path, modarch, tmp_path: Path
    ) -> None:
        target = tmp_path / f"out.{form}"
        words = ["--fail-on", "never"] if command == "check" else []
        outcome = modarch(command, evil, "--format", form, "-o", target, *words)
        assert outcome.code == 0, outcome.err
        assert target.stat().st_size

    @pytest.mark.parametrize("figure", ["platform-strategy", "dependencies", "timeline"])
    def test_survive_every_figure(self, figure: str, evil: Path, modarch, tmp_path: Path) -> None:
        for suffix in ("svg", "png", "html"):
            target = tmp_path / f"out.{suffix}"
            assert modarch("draw", evil, figure, "-o", target, "--force").code == 0

    def test_are_read_unchanged(self, evil: Path) -> None:
        landscape = load(evil)
        assert {module.name.sv for module in landscape.modules.values()} == set(EVIL.values())


def test_a_console_without_unicode_gets_an_answer_all_the_same() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    result = subprocess.run(
        [sys.executable, "-m", "modarch", "dependencies", "models/minimal", "--why", "medication"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_a_fault_of_our_own_is_no_traceback(modarch, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        message = "boom"
        raise RuntimeError(message)

    monkeypatch.setattr("modarch.analysis.missing.find_missing", broken)
    outcome = modarch("needs", "models/minimal")
    assert outcome.code == 70
    assert "This should not have happened (RuntimeError: boom)" in outcome.err
    with pytest.raises(RuntimeError):
        main(["--debug", "needs", "models/minimal"])
