"""Drawing the rows of an outlook for consecutive runs, with NumPy.

The compiled twin in `modarch.simulation.kernel_draw` gives the same months, run by run.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.simulation.outlook import Factor
from modarch.simulation.streams import deviates, key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.simulation.outlook import (
        Cancelling,
        Chance,
        GateStep,
        Leaving,
        Outlook,
        PhaseStep,
    )

__all__ = ["FACTOR_NAMES", "Draws", "loadings"]

FACTOR_NAMES: Final = {Factor.ORGANISATION: "organisation", Factor.MARKET: "market"}
"""Names of the streams of what components have in common."""


def loadings(chance: Chance) -> tuple[float, float]:
    """Return the weights of what is common and of what is a chance's own.

    The sum of both is a standard normal deviate again (one-factor Gaussian copula; Li 2000,
    *Journal of Fixed Income* 9:4), turned around for a chance that is small in bad times.
    """
    sign = -1.0 if chance.reversed else 1.0
    return sign * math.sqrt(chance.correlation), sign * math.sqrt(1.0 - chance.correlation)


class Draws:
    """Draws for an outlook under a seed.

    Parameters
    ----------
    outlook
        What is drawn.
    seed
        The seed.
    """

    def __init__(self, outlook: Outlook, seed: int) -> None:
        self.outlook, self.seed = outlook, seed
        self.keys = [key_of(seed, *chance.name) for chance in outlook.chances]
        self.factor_keys = [key_of(seed, "common", FACTOR_NAMES[factor]) for factor in Factor]
        self._thresholds = [np.array(chance.months.thresholds) for chance in outlook.chances]
        self._loadings = [loadings(chance) for chance in outlook.chances]

    def rows(self, first: int, runs: int) -> NDArray[np.int16]:
        """Return the rows of consecutive runs: rows by runs.

        Parameters
        ----------
        first
            Number of the first run.
        runs
            How many.
        """
        numbers = np.arange(first, first + runs)
        factors = [deviates(key, numbers) for key in self.factor_keys]
        drawn = _Drawn(self, numbers, factors)
        for gate in self.outlook.gates:
            drawn.gate(gate)
        for step in self.outlook.phases:
            drawn.phase(step)
        for leaving in self.outlook.leaving:
            drawn.leave(leaving)
        return drawn.rows

    def own(self, chance: int, runs: int) -> NDArray[np.float64]:
        """Return what is a chance's own in the first runs, common parts left out; high is bad."""
        return deviates(self.keys[chance], np.arange(runs))

    def common(self, factor: Factor, runs: int) -> NDArray[np.float64]:
        """Return what is common to the chances of a factor, for the first runs."""
        return deviates(self.factor_keys[factor], np.arange(runs))

    def months(
        self, chance: int, numbers: NDArray[np.int64], factors: list[NDArray[np.float64]]
    ) -> NDArray[np.int16]:
        """Return the months of a chance in some runs, given what is common in them."""
        one = self.outlook.chances[chance]
        if one.months.is_certain:
            return np.full(len(numbers), one.months.low, np.int16)
        common, own = self._loadings[chance]
        z = common * factors[one.factor] + own * deviates(self.keys[chance], numbers)
        reached = np.searchsorted(self._thresholds[chance], z, side="right")
        return (reached + one.months.low).astype(np.int16)


class _Drawn:
    """Fills the rows step by step."""

    def __init__(
        self, draws: Draws, numbers: NDArray[np.int64], factors: list[NDArray[np.float64]]
    ) -> None:
        self._draws, self._numbers, self._factors = draws, numbers, factors
        self.rows = np.zeros((draws.outlook.rows, len(numbers)), np.int16)

    def _months(self, chance: int) -> NDArray[np.int16]:
        return self._draws.months(chance, self._numbers, self._factors)

    def gate(self, step: GateStep) -> None:
        """Fill the row of a gate."""
        opens = np.full(len(self._numbers), step.earliest, np.int16)
        for row in step.after:
            opens = np.maximum(opens, self.rows[row])
        own = self._months(step.chance)
        opens = np.maximum(opens, own) if step.dated else opens + own
        self.rows[step.row] = opens if step.delay is None else opens + self._months(step.delay)

    def phase(self, step: PhaseStep) -> None:
        """Fill the row of a phase."""
        months = self._months(step.chance)
        if step.cancelling is not None:
            self._cancel(months, step.cancelling)
        before = self.rows[step.previous] if step.offset is None else np.int16(step.offset)
        self.rows[step.row] = np.maximum(before + months, np.int16(step.least))

    def _cancel(self, months: NDArray[np.int16], cancelling: Cancelling) -> None:
        """Lengthen tenders by those that are cancelled."""
        times = self._months(cancelling.times)
        latest = months.copy()
        required = self.rows[cancelling.requirements]
        for n, (wait, tender) in enumerate(
            zip(cancelling.waits, cancelling.tenders, strict=True), 1
        ):
            hit = np.flatnonzero(times >= n)
            numbers, factors = self._numbers[hit], [factor[hit] for factor in self._factors]
            passed = _share_of(cancelling.passed_share, latest[hit])
            redo = _share_of(cancelling.redo_share, required[hit])
            waited = np.maximum(self._draws.months(wait, numbers, factors), redo)
            again = self._draws.months(tender, numbers, factors)
            months[hit] += passed + waited + again - latest[hit]
            latest[hit] = again

    def leave(self, step: Leaving) -> None:
        """Lengthen build or rollout in the runs in which the supplier leaves during it."""
        when = self._months(step.when)
        build, rollout = self.rows[step.build], self.rows[step.rollout]
        during_build = when < build
        during_rollout = ~during_build & (when < build + rollout)
        hit = np.flatnonzero(during_build | during_rollout)
        more = self._draws.months(
            step.replacement, self._numbers[hit], [factor[hit] for factor in self._factors]
        )
        build[hit] += np.where(during_build[hit], more, np.int16(0))
        rollout[hit] += np.where(during_rollout[hit], more, np.int16(0))


def _share_of(share: float, months: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return a share of some months, halves rounded up."""
    rounded: NDArray[np.int16] = np.floor(share * months + 0.5).astype(np.int16)
    return rounded
