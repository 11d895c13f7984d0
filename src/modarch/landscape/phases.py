"""Phases of a procurement, their milestones and their durations.

``requirements → tender → review → contract → build → rollout``; ``certification`` runs beside
``build`` and must end before ``rollout``; in-house development has ``establish`` instead of the
first four.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "IN_HOUSE_PHASES",
    "PROCURED_PHASES",
    "Anchor",
    "AreaRollout",
    "Duration",
    "Milestone",
    "Phase",
    "anchor_of",
]


class Phase(StrEnum):
    """A part of the way from need to use."""

    REQUIREMENTS = "requirements"
    TENDER = "tender"
    REVIEW = "review"
    CONTRACT = "contract"
    ESTABLISH = "establish"
    BUILD = "build"
    CERTIFICATION = "certification"
    ROLLOUT = "rollout"


PROCURED_PHASES = (
    Phase.REQUIREMENTS,
    Phase.TENDER,
    Phase.REVIEW,
    Phase.CONTRACT,
    Phase.BUILD,
    Phase.ROLLOUT,
)
IN_HOUSE_PHASES = (Phase.ESTABLISH, Phase.BUILD, Phase.ROLLOUT)


class Anchor(StrEnum):
    """Which end of a phase."""

    START = "start"
    END = "end"


class Milestone(StrEnum):
    """A moment that a dependency can name."""

    PREPARATION = "preparation"
    TENDER = "tender"
    AWARD = "award"
    SIGNED = "signed"
    BUILD = "build"
    BUILT = "built"
    FIRST_USE = "first_use"
    LIVE = "live"


_PROCURED_ANCHORS = {
    Milestone.PREPARATION: (Phase.REQUIREMENTS, Anchor.START),
    Milestone.TENDER: (Phase.TENDER, Anchor.START),
    Milestone.AWARD: (Phase.TENDER, Anchor.END),
    Milestone.SIGNED: (Phase.CONTRACT, Anchor.END),
    Milestone.BUILD: (Phase.BUILD, Anchor.START),
    Milestone.BUILT: (Phase.BUILD, Anchor.END),
    Milestone.FIRST_USE: (Phase.ROLLOUT, Anchor.START),
    Milestone.LIVE: (Phase.ROLLOUT, Anchor.END),
}
_IN_HOUSE_ANCHORS = _PROCURED_ANCHORS | {
    Milestone.PREPARATION: (Phase.ESTABLISH, Anchor.START),
    Milestone.TENDER: (Phase.ESTABLISH, Anchor.START),
    Milestone.AWARD: (Phase.ESTABLISH, Anchor.END),
    Milestone.SIGNED: (Phase.ESTABLISH, Anchor.END),
}


def anchor_of(milestone: Milestone, *, in_house: bool) -> tuple[Phase, Anchor]:
    """Return the phase and the end of it that a milestone stands for.

    Parameters
    ----------
    milestone
        The moment named.
    in_house
        True for in-house development, where ``establish`` stands for tender and contract.
    """
    return (_IN_HOUSE_ANCHORS if in_house else _PROCURED_ANCHORS)[milestone]


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of months, with its spread when the spread is known.

    Parameters
    ----------
    min_months, mode_months, max_months
        Shortest, most likely and longest, in whole months; a plan uses the most likely.
    """

    min_months: int
    mode_months: int
    max_months: int

    @classmethod
    def exactly(cls, months: int) -> Duration:
        """Return a duration without spread."""
        return cls(months, months, months)

    @property
    def is_certain(self) -> bool:
        """Whether the duration has no spread."""
        return self.min_months == self.max_months


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRollout:
    """The rollout of a component in one area of the programme.

    Parameters
    ----------
    start_months
        Months from the start of the component's rollout to its start here.
    months
        How long the rollout takes here.
    prepare_months
        Months of planning and preparation here, before it starts.
    """

    start_months: int = 0
    months: int
    prepare_months: int = 0
