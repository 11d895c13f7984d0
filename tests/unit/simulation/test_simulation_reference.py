"""The fast simulation against the plain one, run by run and month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.simulation.simulation_samples import random_model, read, ready

from modarch.simulation.draws import Draws
from modarch.simulation.jit import compiled
from modarch.simulation.reference import ReferenceDraws, carry_out_plainly
from modarch.simulation.result import Policy

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.simulation.machine import Machine

RUNS = 20
BOTH = pytest.mark.parametrize("policy", list(Policy))


def machine(folder: Path, seed: int, policy: Policy, *, fast: bool = True) -> Machine:
    return ready(read(folder, random_model(seed)), policy, seed=seed, fast=fast)[0]


@BOTH
@pytest.mark.parametrize("seed", range(16))
def test_every_month_agrees_with_the_plain_simulation(
    tmp_path: Path, seed: int, policy: Policy
) -> None:
    one = machine(tmp_path, seed, policy)
    chunk = one.chunk(0, RUNS, RUNS)
    draws = ReferenceDraws(one.outlook, seed)
    components = one.program(one.horizon).components
    for run in range(RUNS):
        plain = carry_out_plainly(one.network, draws.rows(run), policy)
        assert plain.last == chunk.end[run]
        live = [plain.end[f"{id_}/rollout"] for id_ in components]
        first = [plain.start[f"{id_}/rollout"] for id_ in components]
        assert live == chunk.details.live[:, run].tolist()
        assert first == chunk.details.first_use[:, run].tolist()


@BOTH
@pytest.mark.parametrize("seed", [1, 5, 9])
def test_needs_lapses_and_interim_months_agree_too(
    tmp_path: Path, seed: int, policy: Policy
) -> None:
    one = machine(tmp_path, seed, policy)
    chunk = one.chunk(0, RUNS, 0)
    draws = ReferenceDraws(one.outlook, seed)
    plain = [carry_out_plainly(one.network, draws.rows(run), policy) for run in range(RUNS)]
    rows = np.array([draws.rows(run) for run in range(RUNS)], np.int16).T
    interim = np.zeros(RUNS, np.int64)
    for limit in one.systems:
        need = np.array([run.needs[limit.system] for run in plain])
        interim += np.maximum(0, need - (limit.limit.months(rows) + 1))
    assert interim.tolist() == chunk.interim_months.tolist()
    for number, counts in enumerate(chunk.lapses):
        months = [run.lapses[number] for run in plain]
        assert np.bincount(months, minlength=len(counts)).tolist() == counts.tolist()


@pytest.mark.parametrize("seed", [2, 3, 11])
def test_what_is_drawn_agrees_with_the_plain_draws(tmp_path: Path, seed: int) -> None:
    one = machine(tmp_path, seed, Policy.ORDER)
    rows = Draws(one.outlook, seed).rows(100, RUNS)
    plain = ReferenceDraws(one.outlook, seed)
    assert rows.T.tolist() == [plain.rows(run) for run in range(100, 100 + RUNS)]


@pytest.mark.skipif(compiled() is None, reason="Numba is not installed")
@BOTH
@pytest.mark.parametrize("seed", [0, 4, 7])
def test_compiled_or_not_gives_the_same(tmp_path: Path, seed: int, policy: Policy) -> None:
    fast = machine(tmp_path, seed, policy).chunk(0, 60, 30)
    plain = machine(tmp_path, seed, policy, fast=False).chunk(0, 60, 30)
    for name in ("end", "first_delivery", "interim_months", "interim_cost_sek", "months"):
        assert np.array_equal(getattr(fast, name), getattr(plain, name)), name
    for name in ("first_use", "live", "phases", "critical", "gates"):
        assert np.array_equal(getattr(fast.details, name), getattr(plain.details, name)), name
    for one, other in zip(fast.details.used, plain.details.used, strict=True):
        assert np.array_equal(one, other)


@BOTH
def test_pieces_of_any_size_give_the_same_runs(tmp_path: Path, policy: Policy) -> None:
    one = machine(tmp_path, 6, policy)
    whole = one.chunk(0, 700, 0)
    parts = [one.chunk(0, 1, 0), one.chunk(1, 299, 0), one.chunk(300, 400, 0)]
    assert np.concatenate([part.end for part in parts]).tolist() == whole.end.tolist()


@BOTH
def test_a_horizon_that_is_too_near_is_moved(tmp_path: Path, policy: Policy) -> None:
    one = machine(tmp_path, 8, policy)
    usual = one.chunk(0, 50, 0)
    one.horizon = 13
    assert one.chunk(0, 50, 0).end.tolist() == usual.end.tolist()
