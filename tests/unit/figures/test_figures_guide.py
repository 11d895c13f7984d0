"""The guide to figures names every figure, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from modarch.figures.catalogue import CATALOGUE

GUIDE = (Path(__file__).parents[3] / "docs" / "how-to" / "figures.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


def test_every_figure_and_format_is_told() -> None:
    named = set(re.findall(r"`([a-z-]+)`", GUIDE))
    assert set(CATALOGUE) <= named
    assert {fmt for kind in CATALOGUE.values() for fmt in kind.formats} <= named


@pytest.mark.parametrize("place", range(len(EXAMPLES)))
def test_examples_run(place: int) -> None:
    made: dict[str, Any] = {}
    exec(EXAMPLES[place], made)  # noqa: S102 - our own guide
    if "svg" in made:
        assert "Överprövning" in made["svg"].decode()
    else:
        assert "Exempelsystem;-5" in made["text"]
        assert made["workbook"].startswith(b"PK")
