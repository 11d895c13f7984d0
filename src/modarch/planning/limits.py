"""How long to look for a plan, in units that do not depend on the machine."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NORMAL", "QUICK", "THOROUGH", "SolveLimits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveLimits:
    """How much work may go into a plan. The same limits and seed give the same plan every time.

    Parameters
    ----------
    moves
        Units of local search; one places ten thousand activities, some milliseconds.
    exact
        Deterministic time of the exact solver in its own units, some seconds each; shared between
        the stages of the objective.
    bound
        Units of work on the lower bound by prices; one works out fifty thousand starts, some
        milliseconds.
    workers
        Threads of the exact solver; part of what makes a result reproducible.
    seed
        Seed of everything that is drawn.
    seconds
        A limit by the clock instead, for benchmarks and the impatient: faster, but the plan may
        differ from run to run, and the result says so.
    compiled
        Whether the search is compiled when Numba is installed; results are the same.
    """

    moves: int = 2000
    exact: float = 8.0
    bound: int = 600
    workers: int = 2
    seed: int = 0
    seconds: float | None = None
    compiled: bool = True


QUICK = SolveLimits(moves=200, exact=1.0, bound=150)
"""A first plan within some seconds."""

NORMAL = SolveLimits()
"""A good plan and a certified gap within a minute."""

THOROUGH = SolveLimits(moves=20000, exact=100.0, bound=3000)
"""For the plan that is decided upon."""
