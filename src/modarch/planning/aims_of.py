"""What a plan is judged by: interim months per system, early value, interim integrations."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from modarch.deployment.agreements import Agreements
from modarch.deployment.needs import Needs
from modarch.deployment.rollout import setting_ends
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic
from modarch.landscape.phases import Milestone, Phase
from modarch.planning.blocks_of import Block, activity_key, months_in, point_of
from modarch.planning.problem import Anchor, Bridge, Due, Point, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.deployment.coverage import Coverage, Slice
    from modarch.landscape.items import System
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month, MonthRange

__all__ = ["Assume", "assumed_end", "bridges_of", "dues_of", "values_of"]

_COST_UNIT_SEK: Final = 100_000
"""Interim costs are weighed in steps of this many SEK a month."""


class Assume(StrEnum):
    """Which month a plan counts on where only an interval is known."""

    EARLIEST = "earliest"
    MIDDLE = "middle"
    LATEST = "latest"


def assumed_end(end: MonthRange, assume: Assume) -> Month | None:
    """Return the month to count on; None when nothing is known.

    >>> from modarch.landscape.months import Month, MonthRange
    >>> str(assumed_end(MonthRange(Month.of(2028, 1), Month.of(2030, 1)), Assume.MIDDLE))
    '2029-01'
    """
    low, high = end.earliest, end.latest
    if low is None or high is None:
        return low or high
    if assume is Assume.MIDDLE:
        return low + (high - low) // 2
    return low if assume is Assume.EARLIEST else high


def dues_of(
    landscape: Landscape, coverage: Coverage, origin: Month, assume: Assume
) -> tuple[Due, ...]:
    """Return, per system with a known end, what should be live before it ends.

    The weight is the cost of a month's interim solution, in steps of 100 000 SEK; it is 1 for every
    system when they all cost the same.

    Parameters
    ----------
    landscape
        The model.
    coverage
        The slices of each system.
    origin
        Month 0 of the problem.
    assume
        Which month counts where only an interval is known.
    """
    found = []
    agreements = Agreements(landscape)
    for id_, slices in coverage.slices.items():
        end = assumed_end(agreements.effective_end(landscape.systems[id_]), assume)
        completions = _last_ones(_completions(slices, landscape))
        if end is not None and completions:
            found.append((id_, completions, end, monthly_cost(landscape.systems[id_], landscape)))
    same = len({cost for *_, cost in found}) <= 1
    return tuple(
        Due(
            key=id_,
            completions=completions,
            due=end + 1 - origin,
            weight=1 if same else max(1, round(cost / _COST_UNIT_SEK)),
            cost=round(cost / _COST_UNIT_SEK),
        )
        for id_, completions, end, cost in found
    )


def monthly_cost(system: System, landscape: Landscape) -> float:
    """Return what a month's interim solution for a system costs, in SEK."""
    own = system.interim_cost_sek_per_month
    operation = landscape.default("interim_cost_sek_per_month") if own is None else own
    return operation + landscape.default("double_staffing_sek_per_month")


def _completions(slices: tuple[Slice, ...], landscape: Landscape) -> Iterator[Point]:
    parallel = int(landscape.default("parallel_run_months"))
    for one in slices:
        component = landscape.components.get(one.module)
        if component is None:
            continue
        months = months_in(component)[Phase.ROLLOUT]
        ends = setting_ends(component, months, landscape)
        early = months - ends.get(one.setting, months)
        yield Point(
            activity=activity_key(component.id, Block.ROLLOUT),
            anchor=Anchor.END,
            months=parallel - early,
        )


def _last_ones(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points without those that another one of the same activity always comes after."""
    last: dict[tuple[str, Anchor], Point] = {}
    for point in points:
        known = last.setdefault((point.activity, point.anchor), point)
        if point.months > known.months:
            last[point.activity, point.anchor] = point
    return tuple(last.values())


def values_of(landscape: Landscape) -> tuple[Value, ...]:
    """Return what it is worth to have each module in first use, relative to the others.

    Parameters
    ----------
    landscape
        The model; a module without a stated value weighs 1, others in steps of 100 000 SEK.
    """
    stated = [
        module.value_sek_per_month
        for module in landscape.modules.values()
        if module.value_sek_per_month is not None
    ]
    return tuple(
        Value(
            key=id_,
            point=point_of(component, Milestone.FIRST_USE),
            weight=max(1, round((component.value_sek_per_month or 0) / _COST_UNIT_SEK))
            if stated
            else 1,
        )
        for id_, component in sorted(landscape.components.items())
        if id_ in landscape.modules
    )


def bridges_of(landscape: Landscape) -> tuple[Bridge, ...]:
    """Return the interim integrations that the order decides on.

    Two modules that exchange information in the end state and replace existing systems need a
    bridge from the month the first of them is live until the other is.

    Parameters
    ----------
    landscape
        The model.
    """
    situation = target_situation(landscape)
    coverage = situation.rollout.coverage
    replacing = {one.module for slices in coverage.slices.values() for one in slices}
    replacing &= landscape.components.keys()
    pairs = {
        (min(consumer, producer), max(consumer, producer))
        for consumer, producer, _ in Traffic(Needs(coverage), situation).flows
        if consumer != producer and {consumer, producer} <= replacing
    }
    components = landscape.components
    return tuple(
        Bridge(
            key=f"{first}–{second}",
            first=point_of(components[first], Milestone.LIVE),
            second=point_of(components[second], Milestone.LIVE),
        )
        for first, second in sorted(pairs)
    )
