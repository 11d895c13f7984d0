"""What came of consecutive runs, before it is added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CHUNK", "Chunk", "Details"]

CHUNK: Final = 4096
"""Runs carried out at a time; what is asked for is checked after every so many."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Details:
    """What is looked into in the first runs only.

    Parameters
    ----------
    first_use, live
        Months by component and run.
    phases
        Months of each phase, by phase (in the order of the outlook's steps) and run.
    critical
        In how many runs each activity, and then each component, lies on the chain that decides the
        end.
    gates
        In how many runs each row of a gate begins it.
    used
        For each resource, in how many of the runs that have not ended so many units are in use:
        months by units.
    """

    first_use: NDArray[np.int16]
    live: NDArray[np.int16]
    phases: NDArray[np.int16]
    critical: NDArray[np.int64]
    gates: NDArray[np.int64]
    used: tuple[NDArray[np.int64], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chunk:
    """What came of consecutive runs.

    Parameters
    ----------
    first
        Number of the first run.
    end, first_delivery, interim_months, interim_cost_sek
        One for each run.
    months
        How many runs have a month, by thing and month: first use and live of each component, needs
        of each system, gates.
    interim
        How many runs have so many interim months, by obligation and months.
    lapses
        How many runs exceed each greatest time by so many months.
    details
        For the first runs only.
    """

    first: int
    end: NDArray[np.int32]
    first_delivery: NDArray[np.int32]
    interim_months: NDArray[np.int32]
    interim_cost_sek: NDArray[np.int64]
    months: NDArray[np.int64]
    interim: NDArray[np.int64]
    lapses: NDArray[np.int64]
    details: Details | None
