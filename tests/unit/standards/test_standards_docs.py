"""The pages on standards: their code runs, and their numbers are those of the catalogue."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template
from tests.unit.standards.stub_platform import answer, platform, served

from modarch.cli import main
from modarch.standards.catalogue import load_catalogue
from modarch.standards.translation import Kind, translate

DOCS = Path(__file__).parents[3] / "docs"
CATALOGUE = load_catalogue()
ANNEXES, BIDDERS = "how-to/module-to-tender-annex.md", "how-to/test-a-bidders-server.md"


def _blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _run(blocks: list[str], names: dict[str, Any]) -> dict[str, Any]:
    for block in blocks:
        exec(compile(block, "docs", "exec"), names)  # noqa: S102 - our own pages
    return names


def _typed(command: str) -> int:
    """Run a command of a page as it is typed; return its exit code."""
    program, *words = shlex.split(command)
    assert program == "modarch"
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the reader of the pages has it: models, templates, and what a bidder sends."""
    pytest.importorskip("oehrpy")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DOCS.parent / "models" / "vgr-alternativ-c", tmp_path / "my-model")
    (tmp_path / "models").symlink_to(DOCS.parent / "models")
    own = "catalogues: region.yaml\n"
    (tmp_path / "my-model" / "own.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    opt = template(archetype_root(RESULT), name="RS - Lab result")
    (tmp_path / "templates" / "lab.opt").write_text(opt, encoding="utf-8")
    (tmp_path / "tables.csv").write_text("table_name,column_name\nmeasurement,person_id\n")
    (tmp_path / "answer.yaml").write_text(_blocks(BIDDERS, "yaml")[0], encoding="utf-8")
    return tmp_path


def _commands(page: str) -> list[str]:
    return [line for block in _blocks(page, "sh") for line in block.splitlines()]


def test_the_page_on_annexes_writes_what_it_says(reader: Path) -> None:
    assert [_typed(command) for command in _commands(ANNEXES)] == [0, 0, 0]
    told = re.findall(r"`(lakemedel-[\w.-]+)`", (DOCS / ANNEXES).read_text(encoding="utf-8"))
    written = {file.name for file in (reader / "annex").iterdir()}
    assert written == set(told) - {"lakemedel-annex.docx"}
    markdown = (reader / "annex" / "lakemedel-bilaga.md").read_text(encoding="utf-8")
    assert "| RS - Lab result |" in markdown
    names = _run(_blocks(ANNEXES, "python"), {})
    assert {file.name for file in (reader / "annex").iterdir()} == written
    assert names["requirements"].templates


def test_the_page_on_bidders_runs_against_a_platform(
    reader: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in _commands(ANNEXES):
        _typed(command)
    names = _run(_blocks(ANNEXES, "python"), {})
    cdr = names["tenders"].requirements("informationsplattform", names["issue"])
    listed = "/rest/openehr/v1/definition/template/adl1.4"
    opt = (reader / "templates" / "lab.opt").read_bytes()
    routes = {
        "/metadata": answer(served(cdr)),
        listed: answer([{"template_id": "RS - Lab result"}]),
        f"{listed}/RS%20-%20Lab%20result": answer(opt),
    }
    with platform(routes) as base:

        def local(text: str) -> str:
            return re.sub(r"https://\w+\.bidder\.example(/r4)?", base, text)

        codes = [_typed(local(command)) for command in _commands(BIDDERS)]
        capsys.readouterr()
        _run([local(block) for block in _blocks(BIDDERS, "python")], dict(names))
    assert codes == [0, 1, 0, 1]
    shown = capsys.readouterr().out
    assert shown.startswith("fhir ok ")
    for part in ("openehr", "omop", "services"):
        assert f"\n{part} ok" in shown


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
