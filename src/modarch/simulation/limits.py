"""How long agreements last, also those that a gate ends in a month that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.planning.aims_of import Assume, monthly_cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from modarch.landscape.contracts import Contract
    from modarch.landscape.items import System
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month, MonthRange

    Ends = tuple[NDArray[np.int64] | None, NDArray[np.int64] | None]

__all__ = ["Limit", "Obligation", "SystemLimit", "limits_of"]

_MONTHS: Final = 1200
"""Months from the origin in which a gate may end an agreement; later ones count as the last."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limit:
    """The last month that something may be used, by run.

    Parameters
    ----------
    parts
        What limits it: the row of the gate that ends it (0 for none), and the earliest and latest
        last month by the month in which the gate opens; None where nothing is known.
    assume
        Which month counts where only an interval is known.
    """

    parts: tuple[tuple[int, Ends], ...]
    assume: Assume

    def months(self, rows: NDArray[np.int16]) -> NDArray[np.int64] | None:
        """Return the last month in each run, from the origin; None when nothing is known.

        Parameters
        ----------
        rows
            Rows of the outlook, by runs.
        """
        low: list[NDArray[np.int64]] = []
        high: list[NDArray[np.int64]] = []
        for row, (earliest, latest) in self.parts:
            at = np.clip(rows[row], 0, _MONTHS - 1) if row else np.zeros(1, np.int64)
            if earliest is not None:
                low.append(earliest[at])
            if latest is not None:
                high.append(latest[at])
        sure = len(low) == len(self.parts) and bool(low)
        return self._assumed(_least(low) if sure else None, _least(high) if high else None)

    def _assumed(
        self, low: NDArray[np.int64] | None, high: NDArray[np.int64] | None
    ) -> NDArray[np.int64] | None:
        if low is None or high is None:
            return high if low is None else low
        if self.assume is Assume.MIDDLE:
            middle: NDArray[np.int64] = low + (high - low) // 2
            return middle
        return low if self.assume is Assume.EARLIEST else high

    @property
    def is_drawn(self) -> bool:
        """Whether it differs from run to run."""
        return any(row for row, _ in self.parts)

    @property
    def is_certain(self) -> bool:
        """Whether the last month is known exactly, once the gates have opened."""
        return all(
            low is not None and high is not None and bool((low == high).all())
            for _, (low, high) in self.parts
        )


def _least(arrays: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    least = arrays[0]
    for array in arrays[1:]:
        least = np.minimum(least, array)
    return least


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SystemLimit:
    """How long a system may be used, and what an interim solution for it costs.

    Parameters
    ----------
    system
        The system.
    limit
        By all its agreements and its end of support together.
    cost_sek
        Whole kronor for a month of interim solution.
    """

    system: str
    limit: Limit
    cost_sek: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Obligation:
    """One agreement of one system, and how long it lasts.

    Parameters
    ----------
    system, contract
        The system and the agreement; ``contract`` is empty for a system without one.
    limit
        How long it lasts, the system's end of support considered.
    """

    system: str
    contract: str
    limit: Limit


def limits_of(
    landscape: Landscape,
    systems: Sequence[str],
    gate_rows: Mapping[str, int],
    origin: Month,
    assume: Assume,
) -> tuple[tuple[SystemLimit, ...], tuple[Obligation, ...]]:
    """Return how long systems may be used, and how long each of their agreements lasts.

    Systems and agreements about whose end nothing is known are left out.

    Parameters
    ----------
    landscape
        The model.
    systems
        The systems.
    gate_rows
        Row of each gate.
    origin
        Month 0.
    assume
        Which month counts where only an interval is known.
    """
    limiter = _Limiter(landscape, gate_rows, origin, assume)
    return limiter.of_systems(systems), limiter.of_contracts(systems)


@dataclass(frozen=True)
class _Limiter:
    """Works out limits."""

    landscape: Landscape
    gate_rows: Mapping[str, int]
    origin: Month
    assume: Assume

    @cached_property
    def ending(self) -> Mapping[str, int]:
        """Row of the gate that ends each agreement that one ends."""
        gates = sorted(self.landscape.programme.gates.items())
        return {gate.terminates: self.gate_rows[name] for name, gate in gates if gate.terminates}

    def of_systems(self, systems: Sequence[str]) -> tuple[SystemLimit, ...]:
        """Return the limits of systems whose end is known."""
        found = []
        for id_ in systems:
            system = self.landscape.systems[id_]
            parts = [self._part(self.landscape.contracts[name]) for name in system.contracts]
            limit = self._limit([*parts, *self._support(system)])
            if limit is not None:
                cost = round(monthly_cost(system, self.landscape))
                found.append(SystemLimit(system=id_, limit=limit, cost_sek=cost))
        return tuple(found)

    def of_contracts(self, systems: Sequence[str]) -> tuple[Obligation, ...]:
        """Return the agreements whose end is known."""
        found = []
        for id_ in sorted(systems):
            system = self.landscape.systems[id_]
            for name in sorted(system.contracts) or [""]:
                own = [self._part(self.landscape.contracts[name])] if name else []
                limit = self._limit([*own, *self._support(system)])
                if limit is not None:
                    found.append(Obligation(system=id_, contract=name, limit=limit))
        return tuple(found)

    def _limit(self, parts: list[tuple[int, Ends]]) -> Limit | None:
        limit = Limit(parts=tuple(parts), assume=self.assume)
        known = any(end is not None for _, ends in parts for end in ends)
        return limit if known else None

    def _support(self, system: System) -> list[tuple[int, Ends]]:
        support = system.end_of_support
        return [] if support is None else [(0, self._ends([support]))]

    def _part(self, contract: Contract) -> tuple[int, Ends]:
        as_of = self.landscape.as_of
        row = self.ending.get(contract.id, 0)
        if not row:
            return 0, self._ends([contract.extent(as_of)])
        given = (self.origin + month for month in range(_MONTHS))
        return row, self._ends([contract.terminated(month).extent(as_of) for month in given])

    def _ends(self, ranges: Sequence[MonthRange]) -> Ends:
        return (
            self._numbers([one.earliest for one in ranges]),
            self._numbers([one.latest for one in ranges]),
        )

    def _numbers(self, months: Sequence[Month | None]) -> NDArray[np.int64] | None:
        known = [month - self.origin for month in months if month is not None]
        return np.array(known, np.int64) if len(known) == len(months) else None
