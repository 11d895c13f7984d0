"""The effort as a whole: its time, capacity, gates and freezes; needs and pathways."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.landscape.elements import Element, Steps
from modarch.landscape.phases import Duration, Milestone, Phase
from modarch.landscape.risk import NO_RISK, ProgrammeRisk
from modarch.landscape.text import NO_TEXT, Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.defaults import Size
    from modarch.landscape.months import Month, MonthRange

__all__ = [
    "NO_PROGRAMME",
    "Area",
    "End",
    "Freeze",
    "Gate",
    "Need",
    "Ongoing",
    "Pathway",
    "Programme",
    "RiskWeight",
    "Step",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Element):
    """Something that must have happened before components may pass a milestone.

    Parameters
    ----------
    opens
        When it opens, if a date is given; may be an interval or unknown.
    months
        How long it takes once the gates before it have opened, if no date is given.
    after
        Gates that must open first.
    holds
        The milestone it holds back: announcement of the tender, unless stated.
    applies_to, exempt
        Components it holds; empty ``applies_to`` means all but the exempt.
    terminates
        The contract that is ended here, if any.
    delay
        Months later than so that it may open, if that is uncertain; a plan reckons with none.
    """

    opens: MonthRange | None = None
    months: Duration | None = None
    after: tuple[str, ...] = ()
    holds: Milestone | None = Milestone.TENDER
    applies_to: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    terminates: str = ""
    delay: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """Months in which nothing may go live.

    Parameters
    ----------
    months_of_year
        Recurring months, 1–12.
    start, end
        A single period, both included.
    settings
        Where; empty means everywhere.
    reason
        Why.
    """

    months_of_year: tuple[int, ...] = ()
    start: Month | None = None
    end: Month | None = None
    settings: tuple[str, ...] = ()
    reason: Text = NO_TEXT

    def covers(self, month: Month) -> bool:
        """Whether a month is frozen."""
        if month.month in self.months_of_year:
            return True
        if self.start is None or self.end is None:
            return False
        return self.start <= month <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Element):
    """A part of the region that is rolled out on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongoing(Element):
    """Other work that occupies settings or teams.

    Parameters
    ----------
    start, end
        First and last month.
    settings
        Settings whose capacity for change it takes, one rollout each.
    uses
        Units of other capacities it takes.
    row
        The row of the time plan it stands in, with other work of the same row; its own name when
        not stated.
    """

    start: Month
    end: Month
    settings: tuple[str, ...] = ()
    uses: Mapping[str, int] = field(default_factory=dict)
    row: Text = NO_TEXT


class RiskWeight(StrEnum):
    """What a weight of the fragmentation risk is given to: a family, or a component within it."""

    INFORMATION = "information"
    COMPLEXITY = "complexity"
    INTERFACES = "interfaces"
    DEPENDENCE = "dependence"
    GOVERNANCE = "governance"
    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"
    F6 = "F6"
    F7 = "F7"
    F8 = "F8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The effort as a whole.

    Parameters
    ----------
    name
        What people call it.
    language
        Language of texts unless the user asks for another.
    as_of
        The month the model describes; None lets the command line decide.
    start
        First month anything may be done.
    horizon
        Last month looked at.
    capacity
        How many procurements, implementations or other things can run at once.
    gates, freezes, ongoing
        What holds the programme back.
    areas
        Parts of the region that are rolled out one by one, for `rollout_areas` of components.
    groups
        What the groups of capabilities are called, where a group's own word does not serve every
        language.
    defaults
        Values that replace modarch's own defaults.
    sizes
        Months per phase for a size class, where they differ from modarch's own.
    budgets
        Non-renewable budgets that modes draw on.
    risk
        What may go otherwise than planned, for every component that does not say otherwise.
    risk_weights
        Weights of the families of the fragmentation risk, and of components within them, zero or
        more; what is not mentioned weighs 1.
    """

    name: Text = NO_TEXT
    language: Language = "sv"
    as_of: Month | None = None
    start: Month | None = None
    horizon: Month | None = None
    capacity: Mapping[str, Steps] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    freezes: tuple[Freeze, ...] = ()
    ongoing: Mapping[str, Ongoing] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    groups: Mapping[str, Text] = field(default_factory=dict)
    defaults: Mapping[str, float] = field(default_factory=dict)
    sizes: Mapping[Size, Mapping[Phase, Duration]] = field(default_factory=dict)
    budgets: Mapping[str, int] = field(default_factory=dict)
    risk: ProgrammeRisk = NO_RISK
    risk_weights: Mapping[RiskWeight, float] = field(default_factory=dict)


NO_PROGRAMME = Programme()
"""A programme about which nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a need: a capability somewhere, or a named item such as a national service.

    Parameters
    ----------
    capability
        The capability; empty when ``item`` is given.
    provider, setting
        Where; empty means everywhere the capability is used.
    item
        A system, module, platform or service by name.
    """

    capability: str = ""
    provider: str = ""
    setting: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Element):
    """Somebody needs information from somebody.

    Parameters
    ----------
    consumer, producer
        Who needs it, and from whom.
    information
        The object; empty means what the producing capability produces.
    weight
        Patient volume times criticality, relative.
    role
        The role that needs it; empty when not stated.
    legal_block
        Why the law forbids it as things stand; empty when it does not.
    """

    consumer: End
    producer: End
    information: str = ""
    weight: float = 1.0
    role: str = ""
    legal_block: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a pathway.

    Parameters
    ----------
    capability
        What is used.
    provider, setting
        Where.
    reads, writes
        Information objects; None means what the capability consumes and produces.
    role
        Who acts; empty when not stated.
    text
        What happens, in the modeller's words.
    """

    capability: str
    provider: str = ""
    setting: str = ""
    reads: tuple[str, ...] | None = None
    writes: tuple[str, ...] | None = None
    role: str = ""
    text: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway(Element):
    """A care pathway: steps in order; each step needs what earlier steps have written.

    Parameters
    ----------
    steps
        In order of time.
    weight
        Patient volume times criticality, relative; every need of the pathway has it.
    """

    steps: tuple[Step, ...]
    weight: float = 1.0
