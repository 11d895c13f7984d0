"""Reading a public instance, and planning it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.psplib.reading import best_known, problem_of, read_instance
from tests.unit.planning.planning_samples import TINY

from modarch.planning.objective import Objective
from modarch.planning.result import Status
from modarch.planning.solve import solve

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
jobs (incl. supersource/sink ):  5
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       1    1
  4      1     2       0    1
  5      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    1
"""


def test_an_instance_is_read_and_planned(tmp_path: Path) -> None:
    path = tmp_path / "tiny.sm"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "best_known.csv").write_text("instance,best_known\ntiny,9\n", encoding="utf-8")
    instance = read_instance(path)
    assert instance.durations == (0, 3, 4, 2, 0)
    assert instance.successors[0] == (1, 2)
    assert instance.demands[2] == (1, 1)
    assert instance.capacities == (2, 1)
    result = solve(problem_of(instance), TINY, objective=Objective.of("makespan"))
    assert result.status is Status.OPTIMAL
    assert result.stages[0].value == best_known(tmp_path)["tiny"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sm"
    path.write_text("nothing of the kind\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no single-mode instance"):
        read_instance(path)
