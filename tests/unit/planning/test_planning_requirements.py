"""Requirements are announced while they are up to date, in plans made and in plans checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import modarch
from modarch.landscape.phases import Phase
from modarch.planning.checking import check_plan
from modarch.planning.ordering import plan_in_order
from modarch.planning.violations import ViolationKind

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape

MODEL = """\
modarch: 1
programme:
  start: 2027-01
  capacity: {{procurement: 1, implementation: 1}}
  gates: {{decision: {{opens: 2032-01}}}}
  {defaults}
modules:
  lab: {{size: S}}
"""


@pytest.fixture
def landscape(tmp_path: Path) -> Landscape:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL.format(defaults=""), encoding="utf-8")
    return modarch.load(path)


def waited(landscape: Landscape) -> int:
    lab = plan_in_order(landscape).plan.components["lab"]
    requirements, tender = lab.phase(Phase.REQUIREMENTS), lab.phase(Phase.TENDER)
    assert requirements is not None
    assert tender is not None
    return tender.start - requirements.end


def test_requirements_wait_no_longer_than_they_stay_up_to_date(landscape: Landscape) -> None:
    assert 0 <= waited(landscape) <= 24


def test_the_model_says_how_long_that_is(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    long = "defaults: {requirements_validity_months: 600}"
    path.write_text(MODEL.format(defaults=long), encoding="utf-8")
    assert waited(modarch.load(path)) > 24


def test_a_plan_that_lets_them_grow_old_is_told(landscape: Landscape, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    phases = {"requirements": ("2027-01", 4), "tender": ("2032-01", 8), "review": ("2032-09", 1)}
    phases |= {"contract": ("2032-10", 2), "build": ("2032-12", 6), "rollout": ("2033-06", 4)}
    lines = [f"    {n}: {{start: {start}, months: {m}}}" for n, (start, m) in phases.items()]
    path.write_text(
        "\n".join(["modarch_plan: 1", "components:", "  lab:", *lines]), encoding="utf-8"
    )
    (violation,) = check_plan(landscape, path).violations
    assert violation.kind is ViolationKind.STALE
    assert violation.months == 56 - 24
