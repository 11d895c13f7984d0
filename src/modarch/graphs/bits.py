"""Many yes/no scenarios at once: scenario ``k`` is bit ``k`` of one big integer.

A Python integer of a million bits is a million scenarios; ``&`` and ``|`` treat them all in one
instruction stream. Random bits come from streams named by what they are about, so that the same
part meets the same fate in two alternatives that are compared (common random numbers).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

__all__ = ["at_least", "bernoulli_mask", "everything", "random_stream", "scenario_rows"]


def random_stream(seed: int, *labels: str) -> random.Random:
    """Return a source of random numbers that belongs to a seed and a name.

    Parameters
    ----------
    seed
        Chosen by the user.
    labels
        What the numbers are for. The same seed and labels always give the same numbers, whatever
        else is drawn.
    """
    name = "\x1f".join((str(seed), *labels))
    return random.Random(name)  # noqa: S311 - simulation, not secrecy


def everything(scenarios: int) -> int:
    """Return the mask in which every scenario is set."""
    return (1 << scenarios) - 1


def bernoulli_mask(stream: random.Random, probability: float, scenarios: int) -> int:
    """Set each scenario independently with a probability.

    The binary digits of the probability are compared with the digits of one uniform number per
    scenario, all scenarios at a time, until every comparison is settled; nothing is rounded.

    Parameters
    ----------
    stream
        Source of random numbers.
    probability
        Between 0 and 1.
    scenarios
        Number of scenarios, at least 1.

    Returns
    -------
    int
        Mask of the scenarios in which the event happens.
    """
    if probability >= 1:
        return everything(scenarios)
    happens, undecided, rest = 0, everything(scenarios), probability
    while undecided and rest > 0:
        rest *= 2
        drawn = stream.getrandbits(scenarios)
        if rest >= 1:
            rest -= 1
            happens |= undecided & ~drawn
            undecided &= drawn
        else:
            undecided &= ~drawn
    return happens


def at_least(masks: Iterable[int], required: int, scenarios: int) -> int:
    """Return the scenarios in which at least so many of the masks are set.

    Parameters
    ----------
    masks
        One mask per member of a group.
    required
        How many members it takes; 0 is always fulfilled.
    scenarios
        Number of scenarios in a mask.
    """
    reached = [everything(scenarios)] + [0] * required
    for mask in masks:
        for count in range(required, 0, -1):
            reached[count] |= reached[count - 1] & mask
    return reached[required]


def scenario_rows(masks: Sequence[int], scenarios: int) -> npt.NDArray[np.uint8]:
    """Spell masks out as an array.

    Returns
    -------
    numpy.ndarray
        Shape ``(len(masks), scenarios)``, 1 where the scenario is set.
    """
    width = (scenarios + 7) // 8
    packed = b"".join(mask.to_bytes(width, "little") for mask in masks)
    rows = np.frombuffer(packed, dtype=np.uint8).reshape(len(masks), width)
    return np.unpackbits(rows, axis=1, count=scenarios, bitorder="little")
