"""The house in order: style, types, layers, and nothing left undocumented."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from modarch.analysis.rules.registry import RULES
from modarch.cli import COMMANDS
from modarch.cli.reference import pages

CHECKS = {
    "style": ["-m", "ruff", "check", "--output-format", "concise", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("name", list(CHECKS))
def test_checks_pass(name: str) -> None:
    result = subprocess.run(
        [sys.executable, *CHECKS[name]], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_problem_example_and_remedy(rule) -> None:
    words = re.findall(r"^(Problem|Example|Remedy):", rule.explanation, re.MULTILINE)
    assert words == ["Problem", "Example", "Remedy"]


@pytest.mark.parametrize("name", list(pages()))
def test_the_generated_reference_is_current(name: str) -> None:
    """Mend with: modarch reference -o docs/reference --force."""
    assert Path("docs/reference", name).read_text(encoding="utf-8") == pages()[name]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_stands_in_the_reference(name: str) -> None:
    assert f"## modarch {name}\n" in pages()["commands.md"]


def test_every_key_of_the_model_has_a_meaning() -> None:
    empty = re.findall(r"^\| `(\w+)` \|  *\|", pages()["model.md"], re.MULTILINE)
    assert not empty


def test_nothing_committed_names_this_machine() -> None:
    listing = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a working copy")
    pattern = re.compile(r"(?<![\w.])/(tmp|root|home|work)/[a-z]")
    found = []
    for name in listing.stdout.splitlines():
        path = Path(name)
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".tsv", ".json", ".txt", ""}:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name}: {match[0]}" for match in pattern.finditer(text)]
    assert not found


def test_files_are_of_a_size_to_read() -> None:
    long = {
        str(path): lines
        for path in sorted(Path("src").rglob("*.py"))
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert not long
