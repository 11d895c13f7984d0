"""Search for a good division into modules from several starts.

Every start is a descent; what it finds is disturbed and descended from again, and kept when it is
no worse (iterated local search; H. Lourenço, O. Martin and T. Stützle, in "Handbook of
Metaheuristics", 2003).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.graphs.bits import random_stream
from modarch.graphs.partition_core import Core, Labels, descend, normal

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

__all__ = ["DEFAULT_SEARCH", "Found", "SearchEffort", "search"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEffort:
    """How long to search.

    Parameters
    ----------
    starts
        Descents from scratch: every element alone, then random divisions. Hints come on top.
    kicks
        Disturbances after each of them.
    """

    starts: int = 6
    kicks: int = 30


DEFAULT_SEARCH = SearchEffort()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best division of a search.

    Parameters
    ----------
    labels
        Module of each unit.
    broken
        By how much it breaks the limits; 0 when it keeps them all.
    cost
        Its J.
    starts
        Number of starts made.
    """

    labels: Labels
    broken: float
    cost: float
    starts: int


def search(
    core: Core,
    *,
    effort: SearchEffort = DEFAULT_SEARCH,
    seed: int = 0,
    hints: Iterable[Labels] = (),
) -> Found:
    """Search for a division with low J that keeps the limits.

    Parameters
    ----------
    core
        The problem in arrays.
    effort
        How long to search.
    seed
        Seed of the random numbers.
    hints
        Divisions to start from as well.
    """
    stream = random_stream(seed, "modules")
    starts = [*map(normal, hints), *_starts(core, effort.starts, stream)]
    labels = min(_polished(core, start, effort.kicks, stream) for start in starts)[-1]
    broken, cost = core.judge(labels)
    return Found(labels=labels, broken=broken, cost=cost, starts=len(starts))


def _starts(core: Core, count: int, stream: random.Random) -> Iterator[Labels]:
    units = len(core.sizes)
    if count > 0:
        yield tuple(range(units))
    for _ in range(count - 1):
        modules = stream.randint(1, max(units, 1))
        yield normal([stream.randrange(modules) for _ in range(units)])


def _polished(
    core: Core, start: Labels, kicks: int, stream: random.Random
) -> tuple[float, int, Labels]:
    best = _ranked(core, descend(core, start))
    for _ in range(kicks if len(start) > 2 else 0):  # noqa: PLR2004 - two units need no detour
        best = min(best, _ranked(core, descend(core, _kicked(best[-1], stream))))
    return best


def _ranked(core: Core, labels: Labels) -> tuple[float, int, Labels]:
    """Return what divisions are compared by; of equally good ones the first labels win."""
    broken, cost = core.judge(labels)
    return broken, round(cost / core.grain), labels


def _kicked(labels: Labels, stream: random.Random) -> Labels:
    """Throw two random modules together and divide them anew, at random, into one to three."""
    modules = max(labels) + 1
    scattered = set(stream.sample(range(modules), min(2, modules)))
    parts = stream.randint(1, 3)
    return normal(
        [modules + stream.randrange(parts) if label in scattered else label for label in labels]
    )
