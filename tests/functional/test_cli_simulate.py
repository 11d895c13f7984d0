"""`modarch simulate` as a user meets it: what it tells, what it refuses, and how it is stopped."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from modarch.cli import simulate as simulate_command
from modarch.simulation.chunk import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator

MINIMAL = "models/minimal"


def told(modarch, *words: object) -> dict[str, Any]:
    outcome = modarch("simulate", MINIMAL, "--runs", 500, *words, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


class TestWhatItTells:
    def test_in_english_without_a_word_of_statistics(self, modarch) -> None:
        outcome = modarch("simulate", MINIMAL, "--runs", 500)
        assert outcome.code == 0
        for line in (
            "What may become of the plan",
            "The plan is optimistic: its end,",
            "The plan has been tried against 500 conceivable outcomes",
            "Whether agreements last: interim solutions by system and agreement",
            "Decisions that must be taken before the outcome is known",
            "What most affects when all is done",
        ):
            assert line in outcome.out
        for word in ("Monte Carlo", "percentile", "Spearman", "P80"):
            assert word not in outcome.out

    def test_in_swedish(self, modarch) -> None:
        outcome = modarch("simulate", MINIMAL, "--runs", 500, "--lang", "sv")
        for line in (
            "Vad som kan hända med planen",
            "Planen är optimistisk: dess slut,",
            "Om avtalen räcker: interimslösningar per system och avtal",
            "Beslut som måste fattas innan utfallet är känt",
        ):
            assert line in outcome.out

    def test_as_data_with_what_it_was_made_from(self, modarch) -> None:
        data = told(modarch, "--seed", 7, "--policy", "dates", "--set", "laboratory.tender=9")
        settings = data["record"]["settings"]
        assert (settings["seed"], settings["policy"], settings["runs"]) == (7, "dates", 500)
        assert settings["changes"] == ["laboratory.tender=9"]
        assert data["detail_runs"] == 500
        assert {one["component"] for one in data["modules"]} == {"laboratory", "medication"}
        tender = next(
            one
            for one in data["phases"]
            if (one["component"], one["phase"]) == ("laboratory", "tender")
        )
        assert tender["months"]["p10"] == 9

    def test_same_seed_same_bytes_and_a_plan_file_is_taken(self, modarch, tmp_path) -> None:
        plan = tmp_path / "plan.yaml"
        plan.write_text("modarch_plan: 1\norder: [laboratory, medication]\n", encoding="utf-8")
        words = ("simulate", MINIMAL, "--runs", 300, "--plan", plan, "--format", "csv")
        one, same = modarch(*words), modarch(*words)
        assert one.code == 0, one.err
        assert one.out == same.out

    def test_a_workbook_and_a_page(self, modarch, tmp_path) -> None:
        for name in ("risk.xlsx", "risk.html", "risk.md"):
            outcome = modarch("simulate", MINIMAL, "--runs", 50, "-o", tmp_path / name)
            assert outcome.code == 0, outcome.err
            assert (tmp_path / name).stat().st_size > 1000

    def test_what_it_reckons_with_is_told_with_confidence_and_source(self, modarch) -> None:
        outcome = modarch("simulate", MINIMAL, "--runs", 50, "--lang", "sv", "--format", "markdown")
        assert "Vad modarch räknar med där modellen inget säger" in outcome.out
        assert "| 0,076 | fakta | Upphandlingsmyndigheten: statistik om överprövningar 2022 |" in (
            outcome.out
        )


class TestWhatIf:
    def test_without_appeals_nobody_appeals(self, modarch) -> None:
        data = told(modarch, "--without-appeals")
        assert {one["appeal_probability"] for one in data["modules"]} == {0}
        assert data["end"]["mean_months"] < told(modarch)["end"]["mean_months"]

    def test_more_capacity_and_its_price(self, modarch) -> None:
        data = told(modarch, "--capacity", "procurement=2", "--price-capacity")
        band = next(one for one in data["capacity"] if one["resource"] == "procurement")
        assert set(band["capacity"]) == {2}
        assert [one["resource"] for one in data["prices"]] == ["implementation", "procurement"]
        assert [one["units"] for one in data["prices"]] == [1, 2]

    def test_until_it_is_sure_enough(self, modarch) -> None:
        outcome = modarch("simulate", MINIMAL, "--until", "3%", "--format", "json")
        convergence = json.loads(outcome.out)["convergence"]
        assert convergence["reached"] is True
        assert convergence["relative_error"] <= 0.03


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (("--set", "laboratry.tender=4"), "did you mean 'laboratory'"),
            (("--set", "laboratory.tendr=4"), "did you mean 'tender'"),
            (("--set", "laboratory.tender=9/4/12"), "9/4/12 does not rise"),
            (("--set", "laboratory.appeal_probability=1.5"), "1.5 is not between 0 and 1"),
            (("--capacity", "procurment=2"), "did you mean 'procurement'"),
            (("--until", "0"), "is no precision"),
            (("--runs", "0"), "0 is not in the range"),
            (("--policy", "luck"), "is not one of"),
            (("--plan", "nowhere.yaml"), "cannot be read"),
        ],
    )
    def test_wrong_words(self, modarch, words: tuple[str, ...], message: str) -> None:
        outcome = modarch("simulate", MINIMAL, *words)
        assert outcome.code == 2
        assert message in outcome.err
        assert not outcome.out

    def test_every_wrong_change_at_once(self, modarch) -> None:
        outcome = modarch("simulate", MINIMAL, "--set", "x.tender=1", "--set", "y=2")
        assert "2 problems." in outcome.err

    def test_a_wrong_distribution_in_the_model_is_named(self, modarch, tmp_path) -> None:
        path = tmp_path / "model.yaml"
        path.write_text(
            "modarch: 1\nprogramme: {name: A, start: 2027-01, risk: {granted_share: 2}}\n"
            "modules:\n  a: {name: A, phases: {tender: {min: 9, mode: 4, max: 12}}}\n",
            encoding="utf-8",
        )
        outcome = modarch("simulate", path)
        assert outcome.code == 2
        assert "programme.risk.granted_share is 2; it must be at most 1" in outcome.err
        assert "min 9, mode 4, max 12" in outcome.err

    def test_a_model_without_anything_to_do(self, modarch) -> None:
        outcome = modarch("simulate", "models/worked-example")
        assert outcome.code == 2
        assert "nothing to simulate" in outcome.err


def test_interrupted_it_prints_what_it_has(modarch, monkeypatch) -> None:
    @contextmanager
    def interrupting() -> Iterator[Any]:
        def stop(_precision: Any, _most: int) -> None:
            raise KeyboardInterrupt

        yield stop

    monkeypatch.setattr(simulate_command, "_progress", interrupting)
    outcome = modarch("simulate", MINIMAL, "--runs", 4 * CHUNK)
    assert outcome.code == 130
    assert f"Interrupted after {CHUNK:,} of {4 * CHUNK:,} outcomes." in outcome.err
    assert f"Interrupted: the result holds for the {CHUNK:,} outcomes" in outcome.out
