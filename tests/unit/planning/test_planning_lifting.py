"""Work that has begun finds room even where it exceeds a capacity; nothing new does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from modarch.landscape.load import load
from modarch.landscape.months import Month
from modarch.landscape.plan import PlanWish
from modarch.planning.elements import Activity, Group, Use
from modarch.planning.formulate import Formulation
from modarch.planning.lifting import lifted
from modarch.planning.limits import SolveLimits
from modarch.planning.result import Status
from modarch.planning.solve import solve
from modarch.planning.supply import Resource

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

TEAMS = Resource(key="teams", capacity=((0, 1), (12, 2)))


def running(key: str, start: int, months: int) -> Group:
    uses = (Use(resource="teams"),)
    return Group(key=key, activities=(Activity(key=key, months=months, uses=uses, fixed=start),))


def test_capacity_rises_only_in_months_that_begun_work_exceeds() -> None:
    groups = (running("a", 0, 6), running("b", 4, 4), running("c", 5, 2))
    (teams,) = lifted((TEAMS,), groups, {"a", "b"})
    assert [teams.units(month) for month in range(14)] == [1] * 4 + [2, 2] + [1] * 6 + [2, 2]


def test_what_fits_changes_nothing() -> None:
    groups = (running("a", 0, 6), running("b", 6, 4))
    assert lifted((TEAMS,), groups, {"a", "b"}) == (TEAMS,)


def region(folder: Path, *, happened: bool) -> Landscape:
    """Return a region with one procurement at a time, and two that overlap."""
    text = Path("tests/functional/planned-region.yaml").read_text(encoding="utf-8")
    text = text.replace("procurement: 2", "procurement: 1").replace(
        "as_of: 2026-01", "as_of: 2026-08"
    )
    if happened:
        for name, month in (("plat", "2026-06"), ("m-rec", "2026-07")):
            done = "requirements: {start: 2026-01, end: 2026-06}"
            actual = f"{{{done}, tender: {{start: {month}}}}}"
            text = text.replace(f"  {name}:\n", f"  {name}:\n    actual: {actual}\n")
    path = folder / "model.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize("happened", [True, False])
def test_a_past_that_exceeded_a_capacity_leaves_a_plan_but_a_wish_does_not(
    happened: bool, tmp_path: Path
) -> None:
    starts = {} if happened else {"plat": Month.of(2027, 1), "m-rec": Month.of(2027, 2)}
    landscape = region(tmp_path, happened=happened)
    problem = Formulation(landscape=landscape, wish=PlanWish(starts=starts)).problem
    result = solve(problem, SolveLimits(moves=1, exact=0.05, bound=1))
    assert (result.status is Status.INFEASIBLE) is not happened
