"""What a decision between alternatives rests on: what each is, what is said for and against it.

SWOT follows the usual reading: strengths and weaknesses are internal to an alternative,
opportunities and threats external. The matrix is that of S. Pugh, Total Design, Addison-Wesley
1991: each alternative against a reference, criterion by criterion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from modarch.landscape.elements import Element
from modarch.landscape.phases import Milestone
from modarch.landscape.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.measures import Assertion, MeasureName

__all__ = [
    "Alternative",
    "Factor",
    "Group",
    "Perspective",
    "PughColumn",
    "PughMatrix",
    "Saying",
    "Score",
    "Statement",
    "SwotKind",
    "SwotPoint",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """How long something takes, as a source says it, to be held against what the plan takes.

    Parameters
    ----------
    said
        What is said, in short.
    low_months, high_months
        The bounds as stated; equal when one number is stated, and None where there is no bound.
    components
        Modules and platforms meant; empty means everything that gates hold back.
    until
        Counted from the start of the first of them to this milestone of the last.
    """

    said: Text
    low_months: int | None = None
    high_months: int | None = None
    components: tuple[str, ...] = ()
    until: Milestone = Milestone.LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Element):
    """A course of action that is weighed against others. Alternatives have no rank.

    Parameters
    ----------
    label
        What people call it in short, such as ``A``; its id when not stated.
    scenario
        The scenario of the model that describes it; empty for one that is not measured.
    statements
        What sources say of its time.
    conclusion
        What those who examined it concluded.
    rejected
        Why it is not examined as an alternative of its own; empty when it is.
    roles
        Roles in the group that examined it.
    aspects
        Aspects by which its supplier is to be evaluated.
    figures
        The numbers that figures of this alternative have in the source, by the name of the figure,
        such as ``timeline-outline``.
    """

    label: str = ""
    scenario: str = ""
    statements: tuple[Statement, ...] = ()
    conclusion: Text = NO_TEXT
    rejected: Text = NO_TEXT
    roles: tuple[Text, ...] = ()
    aspects: tuple[Text, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """A heading that perspectives or goals stand under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective(Element):
    """A point of view from which every alternative is judged; its description is its definition.

    Parameters
    ----------
    group
        The heading it stands under.
    constant
        True for what must hold in every alternative, and is therefore no ground to choose on.
    """

    group: str = ""
    constant: bool = False


class SwotKind(StrEnum):
    """Strength, weakness, opportunity or threat."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"

    @property
    def is_internal(self) -> bool:
        """Whether it lies in the alternative itself, as strengths and weaknesses do."""
        return self in (SwotKind.STRENGTH, SwotKind.WEAKNESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwotPoint(Element):
    """Something said for or against an alternative; its name is the point in a sentence.

    Parameters
    ----------
    alternative
        Which alternative.
    kind
        What the point is: internal or external, for or against.
    perspectives
        From which perspectives. Mark as an assumption what the source itself does not sort.
    asserts
        What a measure should show if the point is right.
    """

    alternative: str
    kind: SwotKind
    perspectives: tuple[str, ...] = ()
    asserts: Assertion | None = None


LOWEST_SCORE: Final = -2
HIGHEST_SCORE: Final = 2


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """A score against the reference: worse below zero, the same at zero, better above.

    Parameters
    ----------
    value
        From -2 to 2.
    """

    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PughColumn:
    """The scores of one alternative.

    Parameters
    ----------
    alternative
        Which alternative.
    scores
        Score by perspective.
    """

    alternative: str
    scores: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PughMatrix(Element):
    """Scores of alternatives against a reference. Scores are given by people, never worked out.

    Parameters
    ----------
    reference
        The alternative that the others are held against; it scores zero throughout.
    illustrative
        True when the scores only show how the matrix works and are nobody's judgement.
    weights
        Weight by perspective, 1 where none is stated.
    columns
        The scores, by alternative.
    """

    reference: str
    illustrative: bool = False
    weights: Mapping[str, float] = field(default_factory=dict)
    columns: tuple[PughColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a source says of one alternative.

    Parameters
    ----------
    alternative
        Which alternative.
    said
        What is said, in short.
    """

    alternative: str
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Element):
    """A row of a table that holds alternatives against each other.

    Parameters
    ----------
    measures
        The measures that answer it.
    says
        What the source says of each alternative, shown where nothing can be measured.
    """

    measures: tuple[MeasureName, ...] = ()
    says: tuple[Saying, ...] = ()
