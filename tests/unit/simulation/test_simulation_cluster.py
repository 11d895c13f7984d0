"""A Dask cluster gives the same bytes as one machine, also when a worker is lost in the middle."""

from __future__ import annotations

import json
import os
import signal
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.simulation.simulation_samples import random_model, read

from modarch.errors import ModarchError
from modarch.planning.ordering import plan_in_order
from modarch.simulation.chunk import CHUNK
from modarch.simulation.cluster import cluster
from modarch.simulation.simulate import Options, simulate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

RUNS = 10 * CHUNK
pytestmark = [pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """Two workers, each a process of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        local = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        )
    yield local
    local.close()


def told(folder: Path, address: str | None, lose: Any = None) -> str:
    landscape = read(folder, random_model(3))
    plan = plan_in_order(landscape).plan
    options = Options(runs=RUNS, prices=lose is None)
    if address is None:
        return json.dumps(simulate(landscape, plan, options).result.to_dict())
    with cluster(address) as executor:
        found = simulate(landscape, plan, options, executor=executor, progress=lose)
    return json.dumps(found.result.to_dict())


def test_a_cluster_gives_the_same_bytes(tmp_path: Path, workers: Any) -> None:
    assert told(tmp_path, workers.scheduler_address) == told(tmp_path, None)


def test_a_worker_lost_in_the_middle_changes_nothing(tmp_path: Path, workers: Any) -> None:
    lost: list[int] = []

    def lose(precision: Any, _most: int) -> None:
        if not lost and precision.runs >= 2 * CHUNK:
            pids = [info["pid"] for info in _pids(workers.scheduler_address)]
            lost.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    alone = told(tmp_path, None, lambda _precision, _most: None)
    assert told(tmp_path, workers.scheduler_address, lose) == alone
    assert lost


def _pids(address: str) -> list[dict[str, int]]:
    with distributed.Client(address, set_as_default=False) as client:
        return [{"pid": pid} for pid in client.run(os.getpid).values()]


def test_no_scheduler_is_told() -> None:
    with (
        pytest.raises(ModarchError, match="no Dask scheduler answers at tcp"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass
