"""A figure is written whole or not at all, and never over another file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.figures.figure_samples import figure as sample

from modarch.errors import InputInvalid, OutputExists
from modarch.figures.figure import save
from modarch.figures.output import write_file


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    assert write_file(target, b"x") == target
    assert target.read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(OutputExists, match="--force"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    write_file(target, b"new", force=True)
    assert target.read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputInvalid, match="No space left"):
        write_file(target, b"new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["", "missing/a.txt"])
def test_a_path_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        write_file(tmp_path / name, b"x")
    (problem,) = caught.value.diagnostics
    assert problem.code == "output-not-writable"
    assert problem.hint


def test_the_suffix_decides_the_format(tmp_path: Path) -> None:
    figure = sample("spectrum")
    assert save(figure, tmp_path / "a.SVG").read_bytes().startswith(b"<svg")
    assert save(figure, tmp_path / "b", "png").read_bytes().startswith(b"\x89PNG")


def test_an_unknown_format_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputInvalid) as caught:
        save(sample("spectrum"), tmp_path / "a.svgg")
    (problem,) = caught.value.diagnostics
    assert problem.hint == "did you mean 'svg'?"
    assert not list(tmp_path.iterdir())


def test_a_model_is_replaced_by_a_model_only(tmp_path: Path) -> None:
    target = tmp_path / "model.yaml"
    target.write_bytes(b"# ours\nmodarch: 1\n")
    with pytest.raises(InputInvalid, match="it is a model"):
        write_file(target, b"modarch_plan: 1\n", force=True)
    assert target.read_bytes().endswith(b"modarch: 1\n")
    write_file(target, b"modarch: 1\nmodules: {}\n", force=True)
    assert b"modules" in target.read_bytes()
