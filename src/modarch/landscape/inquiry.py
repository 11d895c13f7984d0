"""What an inquiry goes out from: goals, premises, focus areas, events, projects to learn from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from modarch.landscape.elements import Element
from modarch.landscape.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.measures import Assertion
    from modarch.landscape.months import Month

__all__ = [
    "AnswerCategory",
    "Event",
    "FocusArea",
    "Goal",
    "Premise",
    "ReferenceProject",
    "WorkItem",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Element):
    """An effect that is wanted, whatever the alternative.

    Parameters
    ----------
    group
        The heading it stands under.
    capabilities
        What it takes; which module gives it, and from when, follows from the alternative.
    """

    group: str = ""
    capabilities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise(Element):
    """Something that is taken for given in every alternative.

    Parameters
    ----------
    parent
        The premise it is a part of.
    asserts
        What a measure should show in every alternative if the premise holds.
    """

    parent: str = ""
    asserts: Assertion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCategory(Element):
    """A kind of answer that a supplier gives to a need.

    Parameters
    ----------
    within_months
        Months within which such a measure is said to be delivered; None when nothing is said.
    """

    within_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea(Element):
    """An area that has to become better for an alternative to be possible.

    Parameters
    ----------
    alternative
        The alternative that it concerns.
    parent
        The area it is a part of.
    priority
        Whether it is among those looked at first.
    capabilities
        What it concerns.
    answers
        How many of its needs were answered in each category; empty until somebody knows.
    """

    alternative: str = ""
    parent: str = ""
    priority: bool = False
    capabilities: tuple[str, ...] = ()
    answers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Element):
    """Something that has happened, or has a date.

    Parameters
    ----------
    month
        When it happened or will happen.
    day
        Day of the month; None when it is not known or of no matter.
    """

    month: Month
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceProject(Element):
    """A project that took, or has taken, a known time.

    Parameters
    ----------
    alternatives
        The alternatives it tells something about.
    total_months
        Months from preparation to full use, or until now.
    announced_months, rollout_months
        Months from the tender notice on, and of the rollout; None when not known.
    unfinished
        True when the time is not the whole time.
    """

    alternatives: tuple[str, ...] = ()
    total_months: int | None = None
    announced_months: int | None = None
    rollout_months: int | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem(Element):
    """Something that remains to be examined before a decision.

    Parameters
    ----------
    alternatives
        The alternatives it concerns; empty means all.
    result
        What the work is to give.
    """

    alternatives: tuple[str, ...] = ()
    result: Text = NO_TEXT
