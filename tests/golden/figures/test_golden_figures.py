"""What small figures look like, word for word: DOT, Vega-Lite and SVG text, never pixels.

After a wanted change run the tests with ``--update-golden`` and read the diff.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.figures.figure_samples import comparison, figure

from modarch.figures.catalogue import CATALOGUE
from modarch.figures.figure import ChartFigure, DiagramFigure, Figure
from modarch.figures.writers.markup import write_markdown
from modarch.figures.writers.plain import write_text

Golden = Callable[[str, str], None]
HERE = Path(__file__).parent


def text_of(made: Figure) -> tuple[str, str]:
    """Return a figure as stable text, with the suffix of its file."""
    if isinstance(made, DiagramFigure):
        return made.dot(), "dot"
    if isinstance(made, ChartFigure):
        return made.json(), "json"
    return made.render("svg").decode(), "svg"


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_figure(id_: str, golden: Golden) -> None:
    text, suffix = text_of(figure(id_))
    golden(f"figures/{id_}.{suffix}", text)


@pytest.mark.parametrize("id_", ["timeline", "contracts"])
def test_figure_in_english(id_: str, golden: Golden) -> None:
    text, suffix = text_of(figure(id_, "en"))
    golden(f"figures/{id_}.en.{suffix}", text)


def test_tables(golden: Golden) -> None:
    table = comparison().table
    golden("figures/table.txt", write_text(table, width=60))
    golden("figures/table.md", write_markdown(table))


def test_every_golden_file_belongs_to_a_test() -> None:
    named = {f"{id_}.{text_of(figure(id_))[1]}" for id_ in CATALOGUE}
    named |= {"timeline.en.svg", "contracts.en.svg", "table.txt", "table.md"}
    kept = {path.name for path in HERE.iterdir() if path.is_file() and path.suffix != ".py"}
    assert kept == named
