"""The programme as it is carried out: activities, what they wait for, and what they occupy.

The same problem as the planner's (`modarch.planning.formulate`), but with durations left open: the
length of an activity and the moments inside it are rows of the outlook, drawn anew in every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.phases import Phase
    from modarch.planning.blocks import Blocks
    from modarch.planning.blocks_of import Block
    from modarch.planning.problem import Calendar, Resource

__all__ = ["Completion", "Need", "Network", "Occupation", "Portion", "SimActivity", "SimArc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A moment inside an activity, as a share of its length, rounded down to whole months.

    Parameters
    ----------
    of, parts
        The moment is ``months * of // parts`` months after the start.
    """

    of: int
    parts: int

    def at(self, months: int) -> int:
        """Return the months from the start of an activity that takes so many months."""
        return months * self.of // self.parts


START = Portion(of=0, parts=1)
END = Portion(of=1, parts=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """What an activity takes of a resource, in the whole or a part of itself.

    Parameters
    ----------
    resource
        Key of the resource.
    amount
        Units in each month.
    begin, end
        From when to when.
    """

    resource: str
    amount: int
    begin: Portion = START
    end: Portion = END


@dataclass(frozen=True, slots=True, kw_only=True)
class SimActivity:
    """An activity.

    Parameters
    ----------
    key
        Its key in the planner's problem.
    component, block, phases
        Whose, which, and the phases it is made of.
    length
        Row of its months.
    fixed
        Its start if it has begun.
    planned
        Its start in the plan; None when the plan leaves it out.
    release
        First month in which it may start.
    calendar
        Key of its calendar; empty for none.
    uses
        What it occupies.
    """

    key: str
    component: str
    block: Block
    phases: tuple[Phase, ...]
    length: int
    fixed: int | None
    planned: int | None
    release: int
    calendar: str
    uses: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimArc:
    """One moment comes no earlier than so many months after another.

    ``start(after) + row(after_row) ≥ start(before) + row(before_row) + months``

    Parameters
    ----------
    before, after
        Keys of the activities; ``before`` is empty for a gate, whose row counts from the origin.
    before_row, after_row
        Rows of the moments inside them.
    months
        Months between; negative for a greatest time, which runs backwards.
    is_greatest
        Whether it stands for a greatest time between the two.
    reason
        Why.
    """

    before: str
    after: str
    before_row: int
    after_row: int
    months: int
    is_greatest: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A moment by which a part of a system has been replaced and its parallel run is over.

    Parameters
    ----------
    activity
        The rollout.
    portion
        The part of it after which the part of the system has moved.
    """

    activity: str
    portion: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Until when a system is needed.

    Parameters
    ----------
    system
        The system.
    completions
        All must have come.
    parallel
        Months of parallel run after the last of them.
    """

    system: str
    completions: tuple[Completion, ...]
    parallel: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A programme under a plan, ready to be carried out.

    Parameters
    ----------
    activities
        In the order of the planner's problem.
    arcs
        What must come after what.
    resources, calendars
        As in the planner's problem.
    needs
        Until when each system is needed.
    blocks
        The planner's blocks of components that are placed together.
    order
        Components in the plan's order.
    deliveries
        Components whose first use counts as a delivery.
    """

    activities: tuple[SimActivity, ...]
    arcs: tuple[SimArc, ...]
    resources: tuple[Resource, ...]
    calendars: tuple[Calendar, ...]
    needs: tuple[Need, ...]
    blocks: Blocks
    order: tuple[str, ...]
    deliveries: frozenset[str]

    @property
    def number(self) -> Mapping[str, int]:
        """Number of each activity."""
        return {activity.key: i for i, activity in enumerate(self.activities)}
