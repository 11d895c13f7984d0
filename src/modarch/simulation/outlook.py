"""What is drawn for a programme, and how it adds up to months.

Months lie in *rows*: one for the end of every phase, counted from the start of its activity, and
one for every gate, counted from the origin. Row 0 is always zero. A *chance* is a distribution with
a stream of random numbers; every step fills one row from chances and rows before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.phases import Phase
    from modarch.simulation.distribution import Months

__all__ = [
    "Cancelling",
    "Chance",
    "Factor",
    "GateStep",
    "Leaving",
    "Outlook",
    "PhaseStep",
]


class Factor(IntEnum):
    """What a chance has in common with others."""

    ORGANISATION = 0
    MARKET = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One uncertain number.

    Parameters
    ----------
    name
        What it stands for; its stream belongs to the name and the seed.
    months
        Its distribution.
    factor
        What it has in common with others.
    correlation
        How strongly, from 0 to 1: the correlation of two that share the factor.
    reversed
        Whether a bad time makes the number small instead of large.
    """

    name: tuple[str, ...]
    months: Months
    factor: Factor
    correlation: float
    reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelling:
    """How a tender may be cancelled and announced again.

    Parameters
    ----------
    times
        Chance: how many tenders are cancelled.
    waits, tenders
        Chances: for each cancelled tender, months to the next announcement, and the next tender.
    requirements
        Row of the months of the requirements; 0 when there are none.
    passed_share
        Share of a tender's months that have passed when it is cancelled.
    redo_share
        Share of the requirements' months to be done again before the next announcement.
    """

    times: int
    waits: tuple[int, ...]
    tenders: tuple[int, ...]
    requirements: int
    passed_share: float
    redo_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStep:
    """Fills the row of a phase.

    Parameters
    ----------
    row
        The row.
    component, phase
        Whose phase, and which.
    chance
        Chance: its months.
    previous
        Row of the phase before in the same activity; 0 for the first.
    offset
        Month in which it really started, from the start of its activity; None when it has not.
    least
        Least value of the row: for a phase that goes on, the months until now.
    cancelling
        For a tender that may be cancelled.
    """

    row: int
    component: str
    phase: Phase
    chance: int
    previous: int = 0
    offset: int | None = None
    least: int = 0
    cancelling: Cancelling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Lengthens the build or the rollout when the supplier leaves.

    Parameters
    ----------
    component
        The component.
    when
        Chance: months from the contract to the supplier's leaving.
    replacement
        Chance: months until work goes on with another.
    build, rollout
        Rows of the two.
    """

    component: str
    when: int
    replacement: int
    build: int
    rollout: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateStep:
    """Fills the row of a gate.

    Parameters
    ----------
    row
        The row.
    gate
        The gate.
    earliest
        Month before which no gate opens.
    after
        Rows of the gates before it.
    chance
        Chance: its date from the origin if it has one, otherwise its months.
    dated
        Whether it has a date.
    delay
        Chance: months later than so; None without any.
    """

    row: int
    gate: str
    earliest: int
    after: tuple[int, ...]
    chance: int
    dated: bool
    delay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Everything that is drawn.

    Parameters
    ----------
    chances
        The uncertain numbers.
    gates
        Steps of the gates, each after those it waits for.
    phases
        Steps of the phases, in order of the rows.
    leaving
        Steps of suppliers that may leave.
    rows
        Number of rows.
    phase_rows
        Row of each phase.
    gate_rows
        Row of each gate.
    """

    chances: tuple[Chance, ...]
    gates: tuple[GateStep, ...]
    phases: tuple[PhaseStep, ...]
    leaving: tuple[Leaving, ...]
    rows: int
    phase_rows: Mapping[tuple[str, Phase], int]
    gate_rows: Mapping[str, int]
