"""What small figures look like, word for word: DOT, Vega-Lite and SVG text, never pixels.

After a wanted change run the tests with ``UPDATE_GOLDEN=1`` in the environment and read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.figures.figure_samples import comparison, figure

from modarch.figures.catalogue import CATALOGUE
from modarch.figures.figure import ChartFigure, DiagramFigure, Figure
from modarch.figures.writers.markup import write_markdown
from modarch.figures.writers.plain import write_text

HERE = Path(__file__).parent


def text_of(made: Figure) -> tuple[str, str]:
    """Return a figure as stable text, with the suffix of its file."""
    if isinstance(made, DiagramFigure):
        return made.dot(), "dot"
    if isinstance(made, ChartFigure):
        return made.json(), "json"
    return made.render("svg").decode(), "svg"


def check(name: str, text: str) -> None:
    path = HERE / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_figure(id_: str) -> None:
    text, suffix = text_of(figure(id_))
    check(f"{id_}.{suffix}", text)


@pytest.mark.parametrize("id_", ["timeline", "contracts"])
def test_figure_in_english(id_: str) -> None:
    text, suffix = text_of(figure(id_, "en"))
    check(f"{id_}.en.{suffix}", text)


def test_tables() -> None:
    table = comparison().table
    check("table.txt", write_text(table, width=60))
    check("table.md", write_markdown(table))


def test_every_golden_file_belongs_to_a_test() -> None:
    named = {f"{id_}.{text_of(figure(id_))[1]}" for id_ in CATALOGUE}
    named |= {"timeline.en.svg", "contracts.en.svg", "table.txt", "table.md"}
    kept = {path.name for path in HERE.iterdir() if path.is_file() and path.suffix != ".py"}
    assert kept == named
