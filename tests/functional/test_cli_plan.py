"""``modarch plan`` as a user meets it: plan files, wishes, comparison, planning again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import yaml

from modarch.cli import main
from modarch.planning.planner import Planner

if TYPE_CHECKING:
    from collections.abc import Callable

MODEL = "tests/functional/planned-region.yaml"
PLAN = "tests/functional/planned-region-plan.yaml"
QUICK = ("--limit", "0.01", "--quiet")


@pytest.fixture(scope="module")
def plan_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the plan file that the command leaves for the model."""
    path = tmp_path_factory.mktemp("plan") / "plan.yaml"
    with pytest.raises(SystemExit) as ended:
        main(
            ["plan", str(Path(__file__).with_name("planned-region.yaml")), *QUICK, "-o", str(path)]
        )
    assert not ended.value.code
    return path.read_text(encoding="utf-8")


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Return a plan that keeps every constraint, whatever the planner finds."""
    path = tmp_path / "plan.yaml"
    path.write_text(Path(PLAN).read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """Write the sound plan with phases of one component changed."""

    def change(component: str, **phases: tuple[str, int]) -> Path:
        plan = yaml.safe_load(Path(PLAN).read_text(encoding="utf-8"))
        for phase, (start, months) in phases.items():
            plan["components"][component][phase] = {"start": start, "months": months}
        path = tmp_path / "changed.yaml"
        path.write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
        return path

    return change


class TestPlanFile:
    def test_it_says_how_it_was_made_and_how_far_it_is_proven(self, plan_text: str) -> None:
        made = yaml.safe_load(plan_text)["made"]
        assert made["method"] == "optimised"
        assert made["objective"] == "interim,time,peak,bridges,smooth"
        assert {"model_hash", "as_of", "limits", "seed", "versions", "status", "gap"} <= set(made)
        first = made["stages"][0]
        assert (first["wanted"], first["value"], first["at_least"]) == ("interim", 0, 0)

    def test_it_names_components_options_and_interim_solutions(self, plan_text: str) -> None:
        assert "  m-lab:  # Labbmodul\n" in plan_text
        plan = yaml.safe_load(plan_text)
        assert plan["options"][0]["contract"] == "lab-contract"
        assert plan["options"][0]["by"] == "2028-06"
        assert plan["interim"] == []
        assert plan["components"]["plat"]["tender"]["months"] == 6

    @pytest.mark.parametrize("command", ["check", "integrations", "fragmentation", "pathways"])
    def test_other_commands_take_it(self, command: str, plan_file: Path, modarch) -> None:
        outcome = modarch(command, MODEL, "--plan", plan_file)
        assert outcome.code == 0, outcome.err + outcome.out

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_the_time_plan_is_drawn_from_it(
        self, language: str, plan_file: Path, tmp_path: Path, modarch
    ) -> None:
        target = tmp_path / "timeline.svg"
        words = ("--plan", plan_file, "-o", target, "--lang", language)
        assert modarch("draw", MODEL, "timeline", *words).code == 0
        name = {"sv": "Läkemedelsmodul", "en": "Medication module"}[language]
        assert name in target.read_text(encoding="utf-8")

    def test_the_same_call_leaves_the_same_file(
        self, plan_text: str, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "again.yaml"
        assert modarch("plan", MODEL, *QUICK, "-o", path).code == 0
        assert path.read_text(encoding="utf-8") == plan_text

    def test_it_is_not_overwritten_unasked_and_nothing_is_planned_first(
        self, plan_file: Path, modarch
    ) -> None:
        outcome = modarch("plan", MODEL, "-o", plan_file)
        assert outcome.code == 2
        assert "--force" in outcome.err
        assert outcome.out == ""

    def test_a_proven_plan_says_so_and_a_feasible_one_does_not(self, modarch) -> None:
        words = ("--lang", "en", "--format", "markdown")
        proven = modarch("plan", MODEL, *QUICK, "--objective", "peak", *words)
        assert "It is proven that no plan is better." in proven.out
        open_ = modarch("plan", MODEL, "--limit", "0.0001", "-q", "--objective", "smooth", *words)
        assert "It is proven that no plan is better." not in open_.out
        assert "there may be better ones" in open_.out or "not proven" in open_.out

    def test_json_gives_stages_plan_and_contracts(self, modarch) -> None:
        result = json.loads(modarch("plan", MODEL, *QUICK, "--format", "json").out)
        assert result["stages"][0]["wanted"] == "interim"
        assert result["stages"][0]["status"] == "optimal"
        assert set(result["plan"]["components"]) == {"m-lab", "m-med", "m-rec", "plat"}
        assert result["violations"] == []

    def test_progress_goes_to_standard_error_and_can_be_left_out(self, modarch) -> None:
        loud = modarch("plan", MODEL, "--limit", "0.01", "--lang", "en")
        assert "Planning 4 modules and platforms …" in loud.err
        assert "Planning" not in loud.out
        assert modarch("plan", MODEL, *QUICK).err == ""

    def test_work_that_lies_waiting_for_years_is_told(self, tmp_path: Path, modarch) -> None:
        words = ("--forbid", "m-rec=..2029-12", "--as-of", "2026-07", "--lang", "en")
        model = tmp_path / "model.yaml"
        done = "    actual: {requirements: {start: 2026-01, end: 2026-05}}\n"
        text = Path(MODEL).read_text(encoding="utf-8").replace("  m-rec:\n", f"  m-rec:\n{done}")
        model.write_text(text, encoding="utf-8")
        outcome = modarch("plan", model, *QUICK, *words, "--format", "markdown")
        assert "more than two years before the next step begins: Record module (4" in outcome.out
        assert "more than two years" not in modarch("plan", MODEL, *QUICK, "--lang", "en").out

    def test_a_figure_can_be_drawn_at_once(self, tmp_path: Path, modarch) -> None:
        target = tmp_path / "plan.svg"
        assert modarch("plan", MODEL, *QUICK, "--figure", target).code == 0
        assert "<svg" in target.read_text(encoding="utf-8")


BROKEN: dict[str, tuple[str, dict[str, tuple[str, int]], str, str]] = {
    "before-start": ("m-lab", {"requirements": ("2025-11", 2)}, "före programmets start", "before"),
    "phase-order": ("m-rec", {"rollout": ("2027-04", 5)}, "fasen före är klar", "before the phase"),
    "phase-break": ("plat", {"review": ("2027-01", 1)}, "följa på varandra", "contiguous"),
    "too-short": ("m-rec", {"build": ("2027-03", 2)}, "kortaste möjliga", "shortest time"),
    "certification": (
        "m-med",
        {"certification": ("2028-04", 4)},
        "innan certifieringen är klar",
        "before certification is done",
    ),
    "dependency": ("m-lab", {"rollout": ("2027-02", 3)}, "innan Plattform når", "before Platform"),
    "too-late-after": ("m-lab", {"rollout": ("2030-01", 3)}, "än som är tillåtet", "than allowed"),
    "gate": ("m-rec", {"tender": ("2026-03", 7)}, "innan Beslutet öppnar", "before The decision"),
    "tender-validity": (
        "plat",
        {"build": ("2027-12", 6)},
        "efter att anbudet slutat gälla",
        "after the tender has lapsed",
    ),
    "freeze": ("m-rec", {"rollout": ("2028-07", 5)}, "driftstartsstopp", "without go-live"),
    "capacity": (
        "m-med",
        {"requirements": ("2026-06", 3)},
        "Kapaciteten för upphandlingar överskrids",
        "The capacity for procurements is exceeded",
    ),
    "setting": ("m-lab", {"rollout": ("2028-05", 3)}, "införanden för mycket", "rollouts too many"),
    "budget": ("m-lab", {}, "consultants", "consultants"),
    "actual": ("m-rec", {"requirements": ("2026-03", 4)}, "faktiskt har hänt", "really happened"),
}


class TestCheckNamesEveryBrokenConstraint:
    @pytest.mark.parametrize("kind", list(BROKEN))
    def test_in_words_of_both_languages(
        self, kind: str, changed: Callable[..., Path], tmp_path: Path, modarch
    ) -> None:
        component, phases, swedish, english = BROKEN[kind]
        path, model = changed(component, **phases), MODEL
        if kind == "budget":
            path.write_text(_all_fast(path), encoding="utf-8")
        if kind == "actual":
            model = str(_with_actual(tmp_path))
        words = ("check", model, "--plan", path, "--fail-on", "never")
        found = json.loads(modarch(*words, "--format", "json").out)["violations"]
        assert kind in {one["kind"] for one in found}
        for language, text in (("sv", swedish), ("en", english)):
            outcome = modarch(*words, "--lang", language, "--format", "markdown")
            assert outcome.code == 1
            assert text in outcome.out

    def test_what_a_plan_leaves_out_is_told(self, plan_file: Path, modarch) -> None:
        plan = yaml.safe_load(plan_file.read_text(encoding="utf-8"))
        del plan["components"]["m-lab"]
        plan_file.write_text(yaml.safe_dump(plan), encoding="utf-8")
        outcome = modarch("check", MODEL, "--plan", plan_file)
        assert outcome.code == 2
        assert "the plan leaves out 'm-lab'" in outcome.err


def _all_fast(path: Path) -> str:
    plan = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name in ("m-lab", "m-med"):
        plan["components"][name]["mode"] = "fast"
    return yaml.safe_dump(plan, allow_unicode=True)


def _with_actual(folder: Path, more: str = "") -> Path:
    """Return a model in which the record's requirements were late and its tender is running."""
    text = Path(MODEL).read_text(encoding="utf-8")
    happened = "actual: {requirements: {start: 2026-02, end: 2026-08}, tender: {start: 2026-08}}"
    text = text.replace("as_of: 2026-01", "as_of: 2026-11")
    text = text.replace("  m-rec:\n", f"  m-rec:\n    {happened}\n")
    path = folder / "model.yaml"
    path.write_text(text + more, encoding="utf-8")
    return path


class TestWishes:
    def planned(self, path: Path) -> dict[str, Any]:
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    def test_fixed_and_forbidden_months_pairs_and_modes_are_kept(
        self, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "plan.yaml"
        wishes = ("--fix", "m-med=2027-05", "--forbid", "plat=..2026-08", "--mode", "m-lab=fast")
        wishes += ("--forbid", "m-rec=2026-06..2026-07", "--before", "m-lab,m-rec")
        outcome = modarch("plan", MODEL, *QUICK, *wishes, "-o", path)
        assert outcome.code == 0, outcome.err
        plan = self.planned(path)
        tender = {name: one["tender"]["start"] for name, one in plan["components"].items()}
        assert tender["m-med"] == "2027-05"
        assert tender["plat"] >= "2026-09"
        assert tender["m-rec"] >= "2026-08"
        assert tender["m-lab"] <= tender["m-rec"]
        assert plan["components"]["m-lab"]["mode"] == "fast"
        decided = plan["made"]["decided"]
        assert decided["starts"] == {"m-med": "2027-05"}
        assert decided["forbidden"] == {"m-rec": ["2026-06", "2026-07"]}
        assert decided["before"] == [{"first": "m-lab", "then": "m-rec"}]

    def test_every_problem_is_told_at_once_with_the_closest_name(self, modarch) -> None:
        wishes = ("--fix", "m-lob=2029-03", "--fix", "plat=2027-13", "--mode", "m-lab=fats")
        outcome = modarch("plan", MODEL, *wishes, "--before", "m-lab", "--forbid", "m-med")
        assert outcome.code == 2
        assert "did you mean 'm-lab'?" in outcome.err
        assert "'2027-13' is not a month" in outcome.err
        assert "did you mean 'fast'?" in outcome.err
        assert "names no pair" in outcome.err
        assert "5 problems." in outcome.err

    @pytest.mark.parametrize(
        ("wishes", "told"),
        [
            (("--fix", "m-med=2027-05", "--forbid", "m-med=2027-05"), "a month that is forbidden"),
            (("--fix", "m-med=2027-05", "--fix", "m-med=2027-06"), "to both 2027-05 and 2027-06"),
            (("--fix", "m-med=2025-05"), "which has passed"),
            (("--before", "m-lab,plat", "--before", "plat,m-lab"), "m-lab → plat → m-lab"),
            (
                ("--before", "m-lab,plat", "--fix", "m-lab=2027-05", "--fix", "plat=2027-01"),
                "is to be announced before plat",
            ),
            (("--forbid", "plat=..2027-05", "--forbid", "plat=2027-01.."), "neither before"),
        ],
    )
    def test_what_contradicts_itself_is_wrong_input(
        self, wishes: tuple[str, ...], told: str, modarch
    ) -> None:
        outcome = modarch("plan", MODEL, *wishes)
        assert outcome.code == 2
        assert told in outcome.err
        assert outcome.out == ""

    def test_what_cannot_be_kept_gives_the_conflict_in_words(self, modarch) -> None:
        words = ("--fix", "laboratory=2027-02", "--as-of", "2027-01", "--lang", "en")
        outcome = modarch("plan", "models/minimal", *QUICK, *words)
        assert outcome.code == 1
        assert "No plan keeps every constraint; that is proven." in outcome.err
        assert "Laboratory" in outcome.out
        assert "February 2027" in outcome.out.replace("\N{NO-BREAK SPACE}", " ")

    def test_a_wish_file_can_be_the_order_to_begin_with(self, tmp_path: Path, modarch) -> None:
        wish = tmp_path / "wish.yaml"
        wish.write_text("modarch_plan: 1\norder: [m-med, plat]\n", encoding="utf-8")
        words = ("--compare", "--order", wish, "--format", "json")
        result = json.loads(modarch("plan", MODEL, *QUICK, *words).out)
        stated = next(one for one in result["plans"] if one["rule"] == "user")
        assert stated["order"].index("m-med") < stated["order"].index("plat")
        assert modarch("plan", MODEL, "--order", "none.yaml").code == 2

    def test_a_plan_file_of_wishes_is_held_against_them(self, tmp_path: Path, modarch) -> None:
        wish = tmp_path / "wish.yaml"
        text = "modarch_plan: 1\nnot_before: {m-med: 2027-01}\nnot_after: {m-rec: 2026-02}\n"
        text += "forbidden: {plat: [2026-06, 2026-07]}\nbefore: [{first: m-lab, then: m-rec}]\n"
        wish.write_text(text, encoding="utf-8")
        words = ("check", MODEL, "--plan", wish, "--fail-on", "never", "--format", "json")
        result = json.loads(modarch(*words).out)
        assert {one["kind"] for one in result["violations"]} == {"not-after"}
        wish.write_text(text.replace("m-rec}", "m-rex}").replace("-07]", "-7]"), encoding="utf-8")
        outcome = modarch(*words)
        assert outcome.code == 2
        assert "did you mean 'm-rec'?" in outcome.err
        assert "'2026-7' is not a month" in outcome.err


class TestLimitsAndObjectives:
    def test_an_objective_is_reordered_and_weighted(self, modarch) -> None:
        words = ("--objective", "time,interim+0.5*peak", "--format", "json")
        result = json.loads(modarch("plan", MODEL, *QUICK, *words).out)
        assert [one["wanted"] for one in result["stages"]] == ["time", "2*interim+peak"]
        assert result["record"]["settings"]["objective"] == "time,2*interim+peak"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("--objective", "intrim"), "did you mean 'interim'?"),
            (("--objective", "interim,,time"), "a term is missing"),
            (("--objective", "interim+0*time"), "write a number above 0"),
            (("--objective", "moved"), "--from-actuals"),
            (("--limit", "fast"), "quick, normal, thorough"),
            (("--limit", "-1"), "a number above 0"),
            (("--compare", "--from-actuals"), "one thing at a time"),
            (("--from-actuals",), "--keep PLAN.yaml"),
            (("-o", "none/plan.yaml"), "there is no folder"),
            (("--keep", "none.yaml"), "cannot be read"),
        ],
    )
    def test_wrong_words_are_told(self, words: tuple[str, ...], told: str, modarch) -> None:
        outcome = modarch("plan", MODEL, *words)
        assert outcome.code == 2
        assert told in outcome.err

    def test_another_seed_is_written_down(self, tmp_path: Path, modarch) -> None:
        path = tmp_path / "plan.yaml"
        assert modarch("plan", MODEL, *QUICK, "--seed", "7", "-o", path).code == 0
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["made"]["seed"] == 7

    def test_a_model_with_nothing_to_plan_is_told(self, modarch) -> None:
        outcome = modarch("plan", "models/worked-example")
        assert outcome.code == 1
        assert "no modules or platforms" in outcome.err


class TestInterrupted:
    def test_ctrl_c_keeps_the_best_plan_and_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modarch
    ) -> None:
        def stopped(_: Planner) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Planner, "run", stopped)
        path = tmp_path / "plan.yaml"
        outcome = modarch("plan", MODEL, *QUICK, "-o", path, "--lang", "en")
        assert outcome.code == 130
        assert "Stopping, and keeping the best plan" in outcome.err
        assert "Planning was interrupted" in outcome.out
        made = yaml.safe_load(path.read_text(encoding="utf-8"))["made"]
        assert made["notes"] == ["interrupted"]
        assert made["status"] == "feasible"
        assert modarch("check", MODEL, "--plan", path, "--fail-on", "never").code == 0


class TestCompare:
    RULES = ("dependency", "earliest-end", "least-slack", "value")

    def test_rules_the_stated_order_and_the_optimised_plan(self, modarch) -> None:
        words = (*QUICK, "--compare", "--order", "m-rec,m-med,m-lab,plat", "--format", "json")
        result = json.loads(modarch("plan", MODEL, *words).out)
        assert [one["rule"] for one in result["plans"]] == [*self.RULES, "user", "optimised"]
        best = result["plans"][-1]
        assert best["interim_months"] == min(one["interim_months"] for one in result["plans"])
        assert best["violations"] == 0
        assert set(best["utilisation"]) == {"procurement", "implementation"}
        assert all(0 < part <= 1 for part in best["utilisation"].values())

    def test_the_figure_names_every_rule(self, tmp_path: Path, modarch) -> None:
        target = tmp_path / "compare.svg"
        words = ("--compare", "--figure", target, "--lang", "en")
        assert modarch("plan", MODEL, *QUICK, *words).code == 0
        drawn = target.read_text(encoding="utf-8").casefold()
        assert all(rule.replace("-", " ") in drawn for rule in ("dependency", "least-slack"))
        assert "optimised" in drawn

    def test_the_table_is_written_in_other_forms(self, tmp_path: Path, modarch) -> None:
        book = tmp_path / "compare.xlsx"
        assert modarch("plan", MODEL, *QUICK, "--compare", "-o", book).code == 0
        sheet = openpyxl.load_workbook(book).worksheets[0]
        cells = {cell.value for row in sheet.iter_rows() for cell in row}
        assert "Tidigaste avtalsslut först" in cells
        text = modarch("plan", MODEL, *QUICK, "--compare", "--format", "csv", "--lang", "en").out
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0][0].lstrip("\ufeff") == "Order"
        assert "Optimised" in [row[0] for row in rows if row]


class TestPlanningAgain:
    def test_what_a_kept_plan_has_begun_stays(
        self, plan_file: Path, tmp_path: Path, modarch
    ) -> None:
        path = tmp_path / "next.yaml"
        words = ("--as-of", "2026-09", "--keep", plan_file, "--forbid", "m-med=2027-05", "-o", path)
        assert modarch("plan", MODEL, *QUICK, *words).code == 0
        old, new = (
            yaml.safe_load(one.read_text(encoding="utf-8"))["components"]
            for one in (plan_file, path)
        )
        for name, phases in old.items():
            for phase, placed in phases.items():
                if phase != "mode" and placed["start"] < "2026-09":
                    assert new[name][phase] == placed
        assert new["m-med"]["tender"]["start"] != "2027-05"

    def test_what_moved_is_told_with_why_and_the_fewest_tenders_move(
        self, plan_file: Path, tmp_path: Path, modarch
    ) -> None:
        model = _with_actual(tmp_path)
        words = (*QUICK, "--from-actuals", "--keep", plan_file, "--lang", "en")
        result = json.loads(modarch("plan", model, *words, "--format", "json").out)
        moves = {one["component"]: one for one in result["moves"]}
        assert moves["m-rec"]["why"] == "happened"
        assert moves["m-rec"]["tender"] == "2026-08"
        assert moves["plat"]["why"] == "passed"
        assert [one["wanted"] for one in result["outcome"]["stages"]][:2] == [
            "6*moved+shift",
            "interim",
        ]
        outcome = modarch("plan", model, *words, "--format", "markdown")
        assert outcome.code == 0
        assert "It has gone otherwise than planned." in outcome.out

    def test_the_fewest_tenders_move_when_that_is_asked_for(
        self, plan_file: Path, tmp_path: Path, modarch
    ) -> None:
        model = _with_actual(tmp_path)
        words = (
            *QUICK,
            "--from-actuals",
            "--keep",
            plan_file,
            "--objective",
            "moved,shift,interim",
        )
        result = json.loads(modarch("plan", model, *words, "--format", "json").out)
        moves = {one["component"]: one for one in result["moves"]}
        moved = [name for name in result["open"] if name in moves and _tender_moved(moves[name])]
        assert len(moved) == result["fewest"]

    def test_nothing_moves_when_all_has_gone_as_planned(self, plan_file: Path, modarch) -> None:
        words = (*QUICK, "--from-actuals", "--keep", plan_file, "--format", "json")
        result = json.loads(modarch("plan", MODEL, *words).out)
        assert not [one for one in result["moves"] if _tender_moved(one)]
        assert result["outcome"]["stages"][0]["value"] == 0

    def test_the_models_own_plan_is_what_is_moved_from(self, tmp_path: Path, modarch) -> None:
        model = _with_actual(tmp_path, "plan: {order: [plat, m-rec, m-med, m-lab]}\n")
        outcome = modarch("plan", model, *QUICK, "--from-actuals")
        assert outcome.code == 0
        assert "Vad som har flyttats" in outcome.out


def _tender_moved(move: dict[str, Any]) -> bool:
    return bool(move["tender"] != move["tender_was"])
