"""What a hurried user gets wrong: each mistake is told with its cure, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

MODEL = "models/minimal"
REGION = "tests/functional/planned-region.yaml"
PLAN = Path("tests/functional/planned-region-plan.yaml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plan", MODEL, "--seed", "-1"), "no seed"),
        (("plan", MODEL, "--seed", "99999999999999999999999"), "no seed"),
        (("pugh", "models/vgr", "--seed", "-1"), "no seed"),
        (("simulate", MODEL, "--seed", "1.5"), "no seed"),
        (("plan", MODEL, "--objective", "interim+1e400*time"), "not a weight"),
        (("plan", MODEL, "--objective", "interim+1e999999999*time"), "not a weight"),
        (("plan", MODEL, "--objective", "interim+0.00000001*time"), "not a weight"),
        (("plan", MODEL, "--as-of", "9999-12"), "out of reach"),
        (("plan", MODEL, "--as-of", "0001-01"), "out of reach"),
        (("plan", MODEL, "--order", "laboratory,laboratory"), "twice"),
        (("integrations", MODEL, "--at", "2020-01"), "lies before it"),
        (("draw", MODEL, "timeline", "--at", "2020-01", "-o", "x.svg"), "lies before it"),
        (("dsm", MODEL, "--at", "2028-01"), "--at belongs to"),
        (("simulate", MODEL, "--capacity", "procurement=99999999999999999999"), "no capacity"),
        (("integrations", MODEL, "--canonical", "fihr-r4"), "did you mean 'fhir-r4'?"),
        (
            ("annex", "models/vgr-alternativ-c", "lakemedel", "--base", "nope"),
            "begins with neither",
        ),
        (("draw", MODEL, "timeline", "-o", "x"), "does not say which form"),
        (("draw", MODEL, "timeline", "--all", "-o", "x"), "leave out either"),
        (("simulate", MODEL, "--set", "laboratory.appeal_probability=30%"), "=0.3"),
        (("plan", MODEL, "-o", "plan.docx"), "cannot be written as .docx"),
        (("check", MODEL, "-o", "check.pdf"), "A figure goes to --figure"),
        (("validate", "x" * 300), "cannot read or write"),
        (("check", MODEL, "--plan", f"{MODEL}/model.yaml"), "this is a model, not a plan file"),
        (("check", MODEL, "--plan", MODEL), "give a file in the folder"),
    ],
)
def test_a_mistake_is_told_with_its_cure(words: tuple[str, ...], told: str, modarch) -> None:
    outcome = modarch(*words)
    assert outcome.code == 2
    assert told in outcome.err
    assert "should not have happened" not in outcome.err
    assert outcome.out == ""
    assert not Path("x").exists()


@pytest.mark.parametrize("option", ["--set", "--capacity"])
def test_a_value_given_twice_is_not_lost_unseen(option: str, modarch) -> None:
    name = "laboratory.tender" if option == "--set" else "procurement"
    outcome = modarch("simulate", MODEL, option, f"{name}=3", option, f"{name}=4")
    assert outcome.code == 2
    assert f"{name} is changed twice" in outcome.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("order: [1, [a], {b: c}, laboratory]\n", "which the model does not plan"),
        ("order: [laboratory, laboratory]\n", "twice"),
        ("modes: {laboratory: [1]}\n", "no mode [1]"),
        ("modes: {laboratory: fast}\n", "known: standard"),
        ("before: [{first: [a], then: laboratory}]\n", "which the model does not plan"),
        ("before: [{first: laboratory, then: laboratory}]\n", "before itself"),
        ("starts: {laboratory: 9999-12}\n", "more than a century"),
        ("[a]: 4\norder: [laboratory]\n", "a key must be a text"),
    ],
)
def test_a_wish_in_a_plan_file_that_makes_no_sense_is_told_at_its_place(
    text: str, told: str, tmp_path: Path, modarch
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("modarch_plan: 1\n" + text, encoding="utf-8")
    outcome = modarch("check", MODEL, "--plan", path)
    assert outcome.code == 2
    assert told in outcome.err
    assert f"{path}:2:" in outcome.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("months: 2}", "months: 99999999999}", "not a number of months"),
        ("months: 2}", "months: true}", "not a number of months"),
        ("2027-03, months: 5", "2227-03, months: 5", "more than a century"),
        ("mode: fast", "mode: nope", "no mode 'nope'"),
        ("decision: 2026-06", "decison: 2026-06", "did you mean 'decision'?"),
    ],
)
def test_a_spoilt_plan_is_refused_at_once(
    old: str, new: str, told: str, tmp_path: Path, modarch
) -> None:
    text = PLAN.read_text(encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    outcome = modarch("check", REGION, "--plan", path)
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.parametrize("words", [("run", MODEL), ("draw", MODEL, "--all")])
def test_a_folder_that_is_a_file_is_refused_before_the_work(
    words: tuple[str, ...], tmp_path: Path, modarch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("keep", encoding="utf-8")
    for folder in (taken, taken / "deeper"):
        outcome = modarch(*words, "-o", folder)
        assert outcome.code == 2
        assert "is a file, not a folder" in outcome.err
        assert "…" not in outcome.err, "nothing is worked out first"
    assert taken.read_text(encoding="utf-8") == "keep"


HEAD = "modarch: 1\nprogramme: {name: Region, language: en, start: 2027-01}\n"


@pytest.mark.parametrize(
    ("modules", "told"),
    [
        ("a: {name: A, requires: a}", "a requires itself"),
        ("a: {name: A, phases: {tender: 99999}}", "more than a century"),
        ("a: {name: A, phases: {tender: {min: 9, mode: 5, max: 3}}}", "in that order"),
        ("a: {name: A, risk: {appeal_probability: 1.5}}", "at most 1"),
    ],
)
def test_a_model_that_cannot_be_meant_is_told_by_validate(
    modules: str, told: str, tmp_path: Path, modarch
) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(HEAD + "modules: {" + modules + "}\n", encoding="utf-8")
    outcome = modarch("validate", path)
    assert outcome.code == 2
    assert f"{path}:3:" in outcome.out
    assert told in outcome.out


@pytest.mark.parametrize(("sourcing", "code"), [("procured", 2), ("in-house", 0)])
def test_a_capacity_of_nought_is_told_where_it_is_needed(
    sourcing: str, code: int, tmp_path: Path, modarch
) -> None:
    path = tmp_path / "model.yaml"
    none = HEAD.replace("2027-01", "2027-01, capacity: {procurement: 0}")
    path.write_text(none + f"modules: {{a: {{size: S, sourcing: {sourcing}}}}}\n", encoding="utf-8")
    outcome = modarch("validate", path)
    assert outcome.code == code
    assert ("capacity-never-there" in outcome.out) is (code == 2)


def test_a_capacity_beyond_all_reason_is_refused(tmp_path: Path, modarch) -> None:
    path = tmp_path / "model.yaml"
    much = HEAD.replace("2027-01", "2027-01, capacity: {procurement: 99999999999999999999}")
    path.write_text(much + "modules: {a: {name: A}}\n", encoding="utf-8")
    outcome = modarch("validate", path)
    assert outcome.code == 2
    assert "from 0 to 1,000,000" in outcome.out


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "text\n"])
def test_a_file_with_nothing_in_it_is_told_by_name(text: str, tmp_path: Path, modarch) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(text, encoding="utf-8")
    outcome = modarch("plan", path)
    assert outcome.code == 2
    assert outcome.err.startswith(f"{path}:1:1: error:")
