"""The method page tells every value that is reckoned with where a model is silent."""

from __future__ import annotations

from pathlib import Path

from modarch.landscape.risk_defaults import RISK_DEFAULTS


def test_every_default_stands_on_the_method_page_with_its_source() -> None:
    page = Path("docs/methods/simulation.md").read_text(encoding="utf-8")
    rows = {
        line.split("|")[1].strip(): line for line in page.splitlines() if line.startswith("| `")
    }
    for name, default in RISK_DEFAULTS.items():
        row = rows[f"`{name}`"]
        assert default.meaning_en in row
        assert all(source.text in row for source in default.provenance.sources)
        assert str(default.provenance.confidence) in row
