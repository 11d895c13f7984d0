"""The pages on standards: their code runs, and their numbers are those of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template
from tests.unit.standards.stub_platform import answer, platform, served

from modarch.standards.catalogue import load_catalogue
from modarch.standards.translation import Kind, translate

DOCS = Path(__file__).parents[3] / "docs"
CATALOGUE = load_catalogue()


def _blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _run(blocks: list[str], names: dict[str, Any]) -> dict[str, Any]:
    for block in blocks:
        exec(compile(block, "docs", "exec"), names)  # noqa: S102 - our own pages
    return names


@pytest.fixture
def annex(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names that the page on annexes leaves behind, run in a folder of its own."""
    pytest.importorskip("oehrpy")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    opt = template(archetype_root(RESULT), name="RS - Lab result")
    (tmp_path / "templates" / "lab.opt").write_text(opt, encoding="utf-8")
    return _run(_blocks("how-to/module-to-tender-annex.md", "python"), {})


def test_the_page_on_annexes_writes_what_it_says(annex: dict[str, Any], tmp_path: Path) -> None:
    written = {file.name for file in (tmp_path / "annex").iterdir()}
    assert written == {
        "annex.docx",
        "bilaga.docx",
        "bilaga.md",
        "capability-statement.json",
        "implementation-guide.json",
    }
    assert annex["requirements"].templates[0].archetypes
    assert "RS - Lab result" in (tmp_path / "annex" / "bilaga.md").read_text(encoding="utf-8")


def test_the_page_on_bidders_runs_against_a_platform(
    annex: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tables.csv").write_text("table_name,column_name\nmeasurement,person_id\n")
    (tmp_path / "answer.yaml").write_text(_blocks("how-to/test-a-bidders-server.md", "yaml")[0])
    routes = {
        "/metadata": answer(served(annex["requirements"])),
        "/rest/openehr/v1/definition/template/adl1.4": answer(["RS - Lab result"]),
    }
    blocks = _blocks("how-to/test-a-bidders-server.md", "python")
    with platform(routes) as base:
        own = [re.sub(r"https://\w+\.bidder\.example(/r4)?", base, block) for block in blocks]
        _run(own, dict(annex))
    shown = capsys.readouterr().out
    assert shown.startswith("ok True\n")
    parts = [line.split()[0] for line in shown.splitlines()[-3:]]
    assert parts == ["openehr", "omop", "services"]


def test_the_reach_of_public_mappings_is_as_the_page_says() -> None:
    text = (DOCS / "methods" / "standards.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| ([\w.-]+) \| ([\w.-]+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE
    )
    assert len(rows) == 8
    for producer, consumer, *told in rows:
        kinds = [
            translate(producer=producer, consumer=consumer, information=name).kind
            for name in CATALOGUE.objects
        ]
        counted = [kinds.count(kind) for kind in (Kind.MAPPED, Kind.ADAPTER, Kind.NO_HOME)]
        assert counted == [int(number) for number in told], (producer, consumer)


def test_the_numbers_of_the_page_are_those_of_the_catalogue() -> None:
    text = (DOCS / "methods" / "standards.md").read_text(encoding="utf-8")
    own = sum(each.is_own_judgement for each in CATALOGUE.objects.values())
    assert f"{own} of {len(CATALOGUE.objects)} objects rest on nothing else" in text
    assert abs(len(CATALOGUE.archetypes) - 230) < 10


def test_every_file_of_the_catalogue_is_described() -> None:
    folder = DOCS.parent / "standards"
    described = (folder / "README.md").read_text(encoding="utf-8")
    for file in folder.iterdir():
        if file.name != "README.md":
            assert f"`{file.name}`" in described, file.name
