"""`modarch draw`: outlines, and the whole set of every alternative."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modarch.cli import draw_all, main
from modarch.figures.views import registry

if TYPE_CHECKING:
    from pathlib import Path

MODEL = """
modarch: 1
programme: {start: 2026-01, as_of: 2026-01, language: sv}
capabilities: {a: {}}
modules:
  core: {layer: core, capabilities: a, phases: {tender: 9, build: 6, rollout: 6}}
scenarios:
  one: {name: {sv: Ett, en: One}}
  two: {name: {sv: Två, en: Two}, modules: {core: {phases: {tender: 12}}}}
alternatives:
  x:
    scenario: one
    figures: {timeline-outline: 3}
    statements: [{said: {sv: ett år, en: one year}, low_months: 12, high_months: 12}]
  y: {scenario: two}
  z: {name: Not described}
"""


class Outcome:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def modarch(capsys: pytest.CaptureFixture[str]):
    def run(*words: object) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the figures that take long to others' tests, and pictures too."""
    kept = tuple(registry.FIGURES[id_] for id_ in ("platform-strategy", "timeline"))
    monkeypatch.setattr(registry, "_SET", (*kept, registry.FIGURES["in-house-spectrum"]))
    assert draw_all._SUFFIXES == ("svg", "png")
    monkeypatch.setattr(draw_all, "_SUFFIXES", ("svg",))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, encoding="utf-8")
    return path


def test_an_outline_counts_years_and_says_what_is_said(
    modarch, model: Path, tmp_path: Path
) -> None:
    target = tmp_path / "plan.svg"
    assert modarch("draw", model, "-s", "one", "timeline", "--outline", "-o", target).code == 0
    drawn = target.read_text(encoding="utf-8")
    assert "Tidplan i huvuddrag: Ett" in drawn
    assert ">År 1<" in drawn
    assert ">2026" not in drawn
    assert "motsvarar källans figur 3" in drawn


@pytest.mark.usefixtures("few")
def test_the_whole_set_is_drawn_for_each_alternative_in_both_languages(
    modarch, model: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    outcome = modarch("draw", model, "--all", "-o", folder)
    assert outcome.code == 0
    assert "1 of 2: One" in outcome.err
    names = {path.name for path in folder.iterdir()}
    assert {
        "figure-03-timeline-outline-one.sv.svg",
        "figure-03-timeline-outline-one.en.svg",
        "timeline-outline-two.sv.svg",
        "platform-strategy-examples-two.en.svg",
        "in-house-spectrum-one.sv.svg",
    } <= names
    assert not any("Not described" in name or "-z" in name for name in names)
    swedish = (folder / "figure-03-timeline-outline-one.sv.svg").read_text(encoding="utf-8")
    english = (folder / "figure-03-timeline-outline-one.en.svg").read_text(encoding="utf-8")
    assert "ett år" in swedish
    assert "one year" in english

    again = modarch("draw", model, "--all", "-o", folder)
    assert again.code == 2
    assert "more already" in again.err


@pytest.mark.usefixtures("few")
def test_a_scenario_that_is_asked_for_is_the_only_one(modarch, model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    assert modarch("draw", model, "--all", "-s", "two", "-o", folder).code == 0
    assert all("-two." in path.name for path in folder.iterdir())


def test_a_plan_belongs_to_one_scenario(modarch, model: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("order: [core]\n", encoding="utf-8")
    outcome = modarch("draw", model, "--all", "--plan", plan, "-o", tmp_path / "all")
    assert outcome.code == 2
    assert "--scenario" in outcome.err
    assert not (tmp_path / "all").exists()
