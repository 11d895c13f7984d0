"""The module-scope problem in arrays, and the descent to a local optimum.

A step moves one unit, merges two modules or swaps two units. It is judged first by how much it
breaks the limits, then by J; the best step of the first kind that helps is taken until none does.
All candidates of a kind are judged in one go of array arithmetic.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from modarch.graphs.partition import ScopeProblem

    Floats = npt.NDArray[np.float64]

__all__ = ["Core", "Labels", "core_of", "descend", "normal"]

Labels = tuple[int, ...]
"""Module of each unit; modules are numbered in the order of their first unit."""

ROUNDING = 1e-9
"""Differences below this share of the size of the terms are rounding."""


@dataclass(frozen=True, slots=True)
class Core:
    """The problem in arrays, with elements that must share a module taken as one unit.

    Parameters
    ----------
    units
        Positions of the elements in each unit.
    weights
        Interaction between units, shape (n, n), symmetric, zero diagonal.
    apart
        1.0 where two units must not share a module, same shape.
    sizes
        Size of each unit, shape (n,).
    gamma, smallest, largest
        As in the problem.
    """

    units: tuple[tuple[int, ...], ...]
    weights: Floats
    apart: Floats
    sizes: Floats
    gamma: float
    smallest: float
    largest: float

    @property
    def limited(self) -> bool:
        """Whether some division would break a limit."""
        total = float(self.sizes.sum())
        least = float(self.sizes.min(initial=math.inf))
        return self.smallest > least or self.largest < total or bool(self.apart.any())

    @property
    def grain(self) -> float:
        """Differences in J below this are rounding."""
        lock_in = self.gamma / 2 * float(self.sizes.sum()) ** 2
        return ROUNDING * (1.0 + float(self.weights.sum()) / 2 + lock_in)

    def outside(self, sizes: Floats) -> Floats:
        """By how much module sizes lie outside the limits; an empty module does not."""
        short = np.maximum(self.smallest - sizes, 0.0)
        long = np.maximum(sizes - self.largest, 0.0)
        result: Floats = np.where(sizes > ROUNDING * self.sizes.sum(), short + long, 0.0)
        return result

    def judge(self, labels: Sequence[int]) -> tuple[float, float]:
        """Return how much a division breaks the limits, and its J.

        Limits broken by no more than rounding count as kept.
        """
        same = np.equal.outer(labels, labels)
        sizes = np.zeros(len(self.sizes))
        np.add.at(sizes, np.asarray(labels, dtype=np.intp), self.sizes)
        broken = float(self.outside(sizes).sum() + (self.apart * same).sum() / 2)
        crossing = float((self.weights * ~same).sum() / 2)
        kept = broken <= ROUNDING * (1 + self.sizes.sum())
        return 0.0 if kept else broken, crossing + self.gamma / 2 * float((sizes**2).sum())


def core_of(problem: ScopeProblem) -> Core:
    """Put a problem into arrays."""
    units = problem.tied()
    home = {element: unit for unit, members in enumerate(units) for element in members}
    member = np.zeros((len(units), len(problem.links)))
    for element, unit in home.items():
        member[unit, element] = 1.0
    weights = member @ problem.links.matrix() @ member.T
    np.fill_diagonal(weights, 0.0)
    apart = np.zeros_like(weights)
    for one, other in problem.apart:
        first, second = home[problem.links.index[one]], home[problem.links.index[other]]
        apart[first, second] = apart[second, first] = 1.0
    return Core(
        units=units,
        weights=weights,
        apart=apart,
        sizes=member @ np.array(problem.sizes, dtype=np.float64),
        gamma=problem.gamma,
        smallest=problem.smallest,
        largest=problem.largest,
    )


def normal(labels: Sequence[int]) -> Labels:
    """Give modules numbers in the order of their first unit.

    Examples
    --------
    >>> normal([7, 2, 7])
    (0, 1, 0)
    """
    number: dict[int, int] = {}
    return tuple(number.setdefault(int(label), len(number)) for label in labels)


def descend(core: Core, labels: Sequence[int]) -> Labels:
    """Improve a division until no move, merge or swap helps.

    Parameters
    ----------
    core
        The problem.
    labels
        Module of each unit; it may break the limits.
    """
    state = _State(core, labels)
    while state.move() or state.merge() or state.swap():
        pass
    return normal(state.labels.tolist())


class _State:
    """A division on its way down; the last column of every table is an empty module."""

    def __init__(self, core: Core, labels: Sequence[int]) -> None:
        self.core = core
        self.limited = core.limited
        self.grain = core.grain
        self.least_mending = ROUNDING * (1.0 + float(core.sizes.sum()))
        self.units = np.arange(len(core.sizes))
        self._settle(np.array(labels, dtype=np.intp))

    def _settle(self, labels: npt.NDArray[np.intp]) -> None:
        self.labels = np.unique(labels, return_inverse=True)[1]
        self.inside = np.zeros((len(labels), int(self.labels.max(initial=-1)) + 2))
        self.inside[self.units, self.labels] = 1.0
        self.sizes = self.core.sizes @ self.inside
        self.pull = self.core.weights @ self.inside
        self.clash = self.core.apart @ self.inside

    def move(self) -> bool:
        """Take the best step that moves one unit to another module, if one helps."""
        core, module_of = self.core, self.labels
        size, own = core.sizes[:, None], self.sizes[module_of][:, None]
        rise = self.pull[self.units, module_of][:, None] - self.pull
        rise += core.gamma * size * (self.sizes - own + size)
        breach = None
        if self.limited:
            breach = core.outside(own - size) - core.outside(own)
            breach = breach + core.outside(self.sizes + size) - core.outside(self.sizes)
            breach += self.clash - self.clash[self.units, module_of][:, None]
        step = self._best(rise, breach, self.inside == 0)
        if step is not None:
            self._settle(_with(self.labels, {step[0]: step[1]}))
        return step is not None

    def merge(self) -> bool:
        """Take the best step that makes one module of two, if one helps."""
        core = self.core
        rise = core.gamma * np.outer(self.sizes, self.sizes) - self.inside.T @ self.pull
        breach = None
        if self.limited:
            outside = core.outside(self.sizes)
            breach = core.outside(np.add.outer(self.sizes, self.sizes))
            breach += self.inside.T @ self.clash - np.add.outer(outside, outside)
        step = self._best(rise, breach, np.tri(len(self.sizes), k=-1, dtype=np.bool_))
        if step is not None:
            self._settle(np.where(self.labels == step[0], step[1], self.labels))
        return step is not None

    def swap(self) -> bool:
        """Take the best step that exchanges two units between their modules, if one helps."""
        core, module_of = self.core, self.labels
        shift = core.sizes[None, :] - core.sizes[:, None]
        own = self.sizes[module_of][:, None]
        rise = _exchange(self.pull, module_of, core.weights)
        rise += core.gamma * shift * (own - own.T + shift)
        breach = None
        if self.limited:
            change = core.outside(own + shift) - core.outside(own)
            breach = change + change.T - _exchange(self.clash, module_of, core.apart)
        different = module_of[:, None] > module_of[None, :]
        step = self._best(rise, breach, different)
        if step is not None:
            one, other = step
            changed = {one: int(module_of[other]), other: int(module_of[one])}
            self._settle(_with(module_of, changed))
        return step is not None

    def _best(
        self, rise: Floats, breach: Floats | None, allowed: npt.NDArray[np.bool_]
    ) -> tuple[int, int] | None:
        """Return the step that mends most, or else lowers J most without breaking anything.

        Steps that differ by rounding only count as equal, and the first of equals is taken, so
        that the choice does not hang on how a processor adds.
        """
        if not allowed.any():
            return None
        rise = np.where(allowed, rise, math.inf)
        mends = False
        if breach is not None:
            least = float(np.where(allowed, breach, math.inf).min())
            mends = least < -self.least_mending
            limit = least if mends else 0.0
            rise = np.where(breach <= limit + self.least_mending, rise, math.inf)
        grains = np.rint(rise / self.grain)
        row, column = divmod(int(grains.argmin()), rise.shape[1])
        helps = mends or grains[row, column] < 0
        return (row, column) if helps else None


def _with(labels: npt.NDArray[np.intp], changed: dict[int, int]) -> npt.NDArray[np.intp]:
    result = labels.copy()
    for unit, module in changed.items():
        result[unit] = module
    return result


def _exchange(table: Floats, module_of: npt.NDArray[np.intp], between: Floats) -> Floats:
    """For each pair of units, what both lose at home and do not get back at the other's home.

    ``table`` holds each unit's ties to each module, ``between`` those of each pair of units, which
    stay in different modules after the exchange.
    """
    at = table[:, module_of]
    home = np.diag(at)[:, None]
    result: Floats = home + home.T - at - at.T + 2 * between
    return result
