"""What the documents show is what modarch prints: output blocks are run, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from modarch.cli import cli

STORIES = sorted(Path("examples").rglob("*.md"))
DOCUMENTS = [Path("README.md"), *sorted(Path("docs").rglob("*.md")), *STORIES]
SHOWN = re.compile(r"<!-- run: (?P<command>[^\n]*) -->\n```\w*\n(?P<output>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")


def shown() -> list[tuple[Path, str, str]]:
    return [
        (path, match["command"], match["output"])
        for path in DOCUMENTS
        for match in SHOWN.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    ("path", "command", "output"), shown(), ids=lambda value: str(value)[:50].replace("/", "-")
)
def test_shown_output_is_what_comes_out(
    path: Path, command: str, output: str, request: pytest.FixtureRequest
) -> None:
    """Mend with: pytest tests/test_documentation.py --update-golden."""
    words = shlex.split(command)[1:]
    result = CliRunner(env={"COLUMNS": "100"}).invoke(cli, words).output
    if request.config.getoption("--update-golden"):
        text = path.read_text(encoding="utf-8")
        block = re.compile(re.escape(f"<!-- run: {command} -->\n```") + r"(\w*)\n.*?```", re.DOTALL)
        new = block.sub(lambda m: f"<!-- run: {command} -->\n```{m[1]}\n{result}```", text, count=1)
        path.write_text(new, encoding="utf-8", newline="\n")
        output = result
    assert output == result


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("path", sorted(Path("docs").rglob("*.md")), ids=str)
def test_every_page_can_be_found_from_the_index(path: Path) -> None:
    index = Path("docs/README.md")
    linked = LINK.findall(index.read_text(encoding="utf-8"))
    assert path == index or path.relative_to("docs").as_posix() in linked


PYTHON = re.compile(r"```python\n(?P<code>.*?)```(\n```\n(?P<printed>.*?)```)?", re.DOTALL)
WITH_PYTHON = [Path("README.md"), *sorted(Path("docs/tutorial").glob("*.md")), *STORIES]


@pytest.mark.parametrize("path", WITH_PYTHON, ids=str)
def test_python_in_documents_prints_what_is_shown(
    path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    names: dict[str, object] = {}
    text = path.read_text(encoding="utf-8")
    for block in PYTHON.finditer(text):
        exec(compile(block["code"], str(path), "exec"), names)  # noqa: S102 - our own documents
        printed = capsys.readouterr().out
        if block["printed"] is None:
            continue
        if request.config.getoption("--update-golden"):
            new = f"```python\n{block['code']}```\n```\n{printed}```"
            path.write_text(text := text.replace(block[0], new), encoding="utf-8", newline="\n")
        else:
            assert printed == block["printed"]
