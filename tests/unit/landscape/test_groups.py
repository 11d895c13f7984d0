"""A group of capabilities is called by its own word, or by what the programme calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import modarch

if TYPE_CHECKING:
    from pathlib import Path


def test_a_group_has_a_name_in_each_language(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(
        "modarch: 1\n"
        "programme: {language: sv, start: 2027-01, groups: {Prov: {sv: Prov, en: Tests}}}\n"
        "capabilities: {c: {group: Prov}, d: {group: Bild}}\n"
        "modules: {m: {capabilities: c}, n: {capabilities: d}, o: {capabilities: d, area: Prov}}\n",
        encoding="utf-8",
    )
    landscape = modarch.load(path)
    assert landscape.group_of("m", "en") == "Tests"
    assert landscape.group_of("m") == "Prov"
    assert landscape.group_of("n", "en") == "Bild"
    assert landscape.group_of("o", "en") == "Tests"
