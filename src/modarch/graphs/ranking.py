"""Which alternative comes where over many weightings, ties shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

__all__ = ["rank_shares"]


def rank_shares(scores: Floats, equal_below: float = 0.0) -> tuple[Floats, Floats]:
    """Return how often each alternative takes each rank, the lowest score first.

    Parameters
    ----------
    scores
        Samples × alternatives.
    equal_below
        Scores that differ by no more than this are equal and share their ranks.

    Returns
    -------
    tuple
        Alternatives × ranks, the share of the samples; and samples × alternatives, how much of
        the first rank each has.
    """
    samples, count = scores.shape
    better = (scores[:, None, :] < scores[:, :, None] - equal_below).sum(axis=2)
    equal = (np.abs(scores[:, None, :] - scores[:, :, None]) <= equal_below).sum(axis=2)
    ranks = np.arange(count)
    holds = (ranks >= better[..., None]) & (ranks < (better + equal)[..., None])
    part = holds / equal[..., None]
    return part.sum(axis=0) / samples, part[..., 0]
