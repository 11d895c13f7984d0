"""Proof that a division into modules has the lowest J: clique partitioning.

x_ij = 1 says that units i and j share a module. J is then linear in x, the limits on size and the
ties are linear too, and the triangle inequalities x_ij + x_jk − x_ik ≤ 1 make "sharing" an
equivalence. They are added as they are violated: first to the linear programme, whose value is a
lower bound and often already the proof, then to the integer programme.

Source: M. Grötschel and Y. Wakabayashi, "A cutting plane algorithm for a clustering problem",
Mathematical Programming 45, 1989.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from modarch.graphs.certainty import reaches
from modarch.graphs.partition_core import Core, Labels, normal
from modarch.graphs.programme import Answer, Row, minimise

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

__all__ = ["Verdict", "prove"]

MOST_ROUNDS = 100
"""Give up after so many rounds of new inequalities."""

MOST_NODES = 5_000
"""Give up an integer round after so many branch-and-bound nodes (a count, not a clock)."""

MOST_TRIANGLES = 10_000
"""Give up when so many triangle inequalities are in the programme at once."""

VIOLATION = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is proven about the lowest J.

    Parameters
    ----------
    labels
        A division with the lowest J, when that is proven and it is not the one known before.
    bound
        No division that keeps the limits has a lower J.
    infeasible
        Whether it is proven that no division keeps the limits.
    """

    labels: Labels | None
    bound: float
    infeasible: bool


def prove(core: Core, known: float, *, open_gap: float) -> Verdict:
    """Prove what the lowest J is, or bound it.

    Parameters
    ----------
    core
        The problem in arrays.
    known
        J of the best division known; infinite when none is.
    open_gap
        Go on to the integer programme when search and linear bound differ by at most this share
        of ``known``; infinite to go on in any case, negative never to.
    """
    programme = _Programme(core)
    if not len(programme.costs):
        return Verdict(labels=None, bound=programme.apart_cost, infeasible=math.isinf(known))
    verdict = programme.run(known, integral=False)
    settled = verdict.infeasible or verdict.labels is not None or reaches(known, verdict.bound)
    close = open_gap == math.inf or known - verdict.bound <= open_gap * abs(known)
    return programme.run(known, integral=True) if close and not settled else verdict


class _Programme:
    """The programme with the triangle inequalities found so far."""

    def __init__(self, core: Core) -> None:
        self.core = core
        count = len(core.sizes)
        self.first, self.second = np.triu_indices(count, k=1)
        self.column = np.zeros((count, count), dtype=np.intp)
        self.column[self.first, self.second] = np.arange(len(self.first))
        self.column[self.second, self.first] = np.arange(len(self.first))
        pairs = (self.first, self.second)
        self.costs = core.gamma * np.outer(core.sizes, core.sizes)[pairs] - core.weights[pairs]
        too_large = np.add.outer(core.sizes, core.sizes)[pairs] > core.largest
        self.upper = np.where(too_large | (core.apart[pairs] > 0), 0.0, 1.0)
        self.apart_cost = float(core.weights.sum() / 2 + core.gamma / 2 * (core.sizes**2).sum())
        self.limits = list(self._size_limits())
        self.triangles: set[Row] = set()

    def _size_limits(self) -> Iterable[Row]:
        sizes = self.core.sizes
        if math.isinf(self.core.largest) and self.core.smallest <= sizes.min(initial=math.inf):
            return
        for unit, size in enumerate(sizes):
            others = [other for other in range(len(sizes)) if other != unit]
            yield Row(
                columns=tuple(int(self.column[unit, other]) for other in others),
                coefficients=tuple(float(sizes[other]) for other in others),
                lower=self.core.smallest - float(size),
                upper=self.core.largest - float(size),
            )

    def run(self, known: float, *, integral: bool) -> Verdict:
        """Solve, add what is violated, and solve again."""
        bound = -math.inf
        for _ in range(MOST_ROUNDS):
            answer = self._solve(integral=integral)
            bound = max(bound, answer.bound + self.apart_cost)
            if answer.values is None or reaches(known, bound):
                return Verdict(labels=None, bound=bound, infeasible=answer.infeasible)
            shared = self._table(answer.values)
            new = self._violated(shared) - self.triangles
            if not new:
                labels = self._labels(shared)
                return Verdict(labels=labels, bound=bound, infeasible=False)
            if not integral:
                self._drop_slack(answer.values)
            self.triangles |= new
            if len(self.triangles) > MOST_TRIANGLES:
                break
        return Verdict(labels=None, bound=bound, infeasible=False)

    def _solve(self, *, integral: bool) -> Answer:
        rows = [*self.limits, *sorted(self.triangles)]
        return minimise(
            self.costs, rows, integral=integral, most_nodes=MOST_NODES, upper=self.upper
        )

    def _drop_slack(self, values: Floats) -> None:
        """Forget inequalities that bind no more; the linear bound stays where it is."""
        self.triangles = {
            row
            for row in self.triangles
            if values[list(row.columns)] @ row.coefficients > 1 - VIOLATION
        }

    def _table(self, values: Floats) -> Floats:
        shared = np.eye(len(self.core.sizes))
        shared[self.first, self.second] = shared[self.second, self.first] = values
        return shared

    def _violated(self, shared: Floats) -> set[Row]:
        """Return the triangle inequalities that do not hold, the worst first, not too many."""
        excess = shared[:, :, None] + shared[None, :, :] - shared[:, None, :] - 1
        i, j, k = np.nonzero(excess > VIOLATION)
        ordered = (i < k) & (i != j) & (j != k)
        i, j, k = i[ordered], j[ordered], k[ordered]
        worst = np.argsort(-excess[i, j, k], kind="stable")[: 20 * len(shared)]
        return {self._triangle(int(i[n]), int(j[n]), int(k[n])) for n in worst}

    def _triangle(self, i: int, j: int, k: int) -> Row:
        columns = (self.column[i, j], self.column[j, k], self.column[i, k])
        return Row(tuple(map(int, columns)), (1.0, 1.0, -1.0), upper=1.0)

    def _labels(self, shared: Floats) -> Labels | None:
        """Read the modules off an answer of zeros and ones; None when some are between."""
        if np.abs(shared - np.round(shared)).max(initial=0.0) > VIOLATION:
            return None
        return normal([int(np.argmax(row > 1 / 2)) for row in shared])
