"""Carrying out runs in order, on threads of one machine or on a cluster."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.simulation.chunk import CHUNK
from modarch.simulation.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future

    from modarch.simulation.chunk import Chunk
    from modarch.simulation.machine import Machine
    from modarch.simulation.tally import Precision

    Progress = Callable[[Precision, int], None]

__all__ = ["DETAILED", "THREADS", "Request", "run_machine"]

DETAILED: Final = 8192
"""Runs that are looked into at most: enough for shares to within one in a hundred."""

THREADS: Final = 2

_AHEAD: Final = 7
"""Chunks that are worked on or wait, beyond the one that is added next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for.

    Parameters
    ----------
    runs
        How many runs, at most.
    until
        Relative error at which to stop earlier; it is looked at after every `CHUNK` runs.
    detailed
        How many of the first runs are looked into.
    """

    runs: int
    until: float | None = None
    detailed: int = DETAILED


def run_machine(
    machine: Machine,
    request: Request,
    *,
    start: int,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> tuple[Tally, bool]:
    """Carry out runs, and return what they add up to and whether it was interrupted.

    Parameters
    ----------
    machine
        What is carried out.
    request
        How many times.
    start
        Month from which the length of the programme is counted.
    progress
        Told after every chunk how sure the outcomes are, and of how many runs at most.
    executor
        Where; threads of this process when not given.

    Raises
    ------
    KeyboardInterrupt
        If it is interrupted before the first chunk is done.
    """
    tally = Tally(start)
    pool = ThreadPoolExecutor(THREADS) if executor is None else executor
    waiting: deque[Future[Chunk]] = deque()
    try:
        for chunk in _chunks(machine, request, pool, waiting):
            precision = tally.add(chunk)
            if progress is not None:
                progress(precision, request.runs)
            if request.until is not None and precision.relative <= request.until:
                break
    except KeyboardInterrupt:
        if tally.runs == 0:
            raise
        return tally, True
    finally:
        for future in waiting:
            future.cancel()
        if executor is None:
            pool.shutdown(wait=False, cancel_futures=True)
    return tally, False


def _chunks(
    machine: Machine, request: Request, pool: Executor, waiting: deque[Future[Chunk]]
) -> Iterator[Chunk]:
    """Yield chunks in the order of the runs, while some more are being worked on."""
    for first in range(0, request.runs, CHUNK):
        runs = min(CHUNK, request.runs - first)
        looked = max(0, min(runs, request.detailed - first))
        waiting.append(pool.submit(machine.chunk, first, runs, looked))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
