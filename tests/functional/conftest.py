"""What the tests of the commands share: the command line, and a small region as a model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from modarch.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


SMALL_REGION = Path("tests/functional/small-region.yaml")


@dataclass(frozen=True)
class Outcome:
    """What a user sees of a command."""

    code: int
    out: str
    err: str


@pytest.fixture
def modarch(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command as a user does."""

    def run(*words: object) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def small_region() -> Path:
    """Four modules on one platform instead of three old systems; a scenario with one system."""
    return SMALL_REGION
