"""What sources say an alternative takes in time, against what a plan of it takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.deployment.precedence import gates_of
from modarch.landscape.results import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modarch.landscape.alternatives import Alternative, Statement
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent

__all__ = ["SaidTime", "Standing", "alternatives_of", "said_times"]


class Standing(StrEnum):
    """How a plan stands to what is said."""

    WITHIN = "within"
    SHORTER = "shorter"
    LONGER = "longer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTime(Result):
    """A statement of time and what the plan takes.

    Parameters
    ----------
    alternative
        The alternative it is said of.
    place
        Which of its statements, from 0.
    low_months, high_months
        The bounds as stated; None where there is no bound.
    components
        Those meant, as far as the plan holds them; sorted.
    start, end
        First month anything is done on the first of them, and the month of the stated milestone
        of the last; None when the plan holds none of them.
    months
        From start to end.
    idle_months
        Those of them in which nothing is done on any of them, such as waiting for a gate.
    """

    alternative: str
    place: int
    low_months: int | None
    high_months: int | None
    components: tuple[str, ...]
    start: Month | None = None
    end: Month | None = None
    months: int | None = None
    idle_months: int = 0

    @property
    def worked_months(self) -> int | None:
        """The months without those in which nothing is done."""
        return None if self.months is None else self.months - self.idle_months

    @property
    def standing(self) -> Standing:
        """Whether the plan lies within what is said, to the month."""
        if self.months is None or (self.low_months is None and self.high_months is None):
            return Standing.UNKNOWN
        if self.low_months is not None and self.months < self.low_months:
            return Standing.SHORTER
        if self.high_months is not None and self.months > self.high_months:
            return Standing.LONGER
        return Standing.WITHIN

    @property
    def off_months(self) -> int:
        """Months beyond the nearest stated bound: above zero when the plan takes longer."""
        bounds = {
            Standing.SHORTER: self.low_months,
            Standing.LONGER: self.high_months,
        }
        bound = bounds.get(self.standing)
        return 0 if bound is None or self.months is None else self.months - bound


def alternatives_of(landscape: Landscape) -> tuple[Alternative, ...]:
    """Return the alternatives that the scenario in force describes, in the order of the model."""
    scenario = landscape.scenario
    return tuple(
        one for one in landscape.alternatives.values() if scenario and one.scenario == scenario
    )


def said_times(landscape: Landscape, plan: Plan, alternative: str) -> tuple[SaidTime, ...]:
    """Hold what sources say of an alternative's time against a plan of it.

    Parameters
    ----------
    landscape
        The model, in the scenario of the alternative.
    plan
        The plan.
    alternative
        Whose statements.

    Raises
    ------
    KeyError
        If the model has no such alternative.
    """
    statements = landscape.alternatives[alternative].statements
    return tuple(
        _held(alternative, place, statement, _meant(statement, landscape, plan))
        for place, statement in enumerate(statements)
    )


def _meant(statement: Statement, landscape: Landscape, plan: Plan) -> list[ScheduledComponent]:
    """Return those a statement names, else those that a gate holds back, else all."""
    planned = plan.components
    if statement.components:
        return [planned[name] for name in statement.components if name in planned]
    known = {**landscape.platforms, **landscape.modules}
    held = [one for name, one in planned.items() if gates_of(known[name], landscape)]
    return held or list(planned.values())


def _held(
    alternative: str, place: int, statement: Statement, meant: Sequence[ScheduledComponent]
) -> SaidTime:
    plain = SaidTime(
        alternative=alternative,
        place=place,
        low_months=statement.low_months,
        high_months=statement.high_months,
        components=tuple(sorted(one.id for one in meant)),
    )
    begun = [one.start for scheduled in meant for one in scheduled.phases if one.months]
    ends = [one.at(statement.until) for one in meant]
    reached = [end for end in ends if end is not None]
    if not begun or len(reached) < len(ends):
        return plain
    start, end = min(begun), max(reached)
    return SaidTime(
        alternative=alternative,
        place=place,
        low_months=plain.low_months,
        high_months=plain.high_months,
        components=plain.components,
        start=start,
        end=end,
        months=end - start,
        idle_months=_idle(meant, start, end),
    )


def _idle(meant: Sequence[ScheduledComponent], start: Month, end: Month) -> int:
    """Count the months of a span that no phase of theirs runs in."""
    busy = {month for one in meant for month in _months(one)}
    return sum(start + n not in busy for n in range(end - start))


def _months(scheduled: ScheduledComponent) -> Iterator[Month]:
    for phase in scheduled.phases:
        yield from (phase.start + n for n in range(phase.months))
