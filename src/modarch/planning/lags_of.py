"""What must come before what, and by how long: a landscape's dependencies as lags."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from modarch.landscape.phases import Milestone, Phase
from modarch.planning.blocks_of import Block, activity_key, blocks_of, point_of
from modarch.planning.problem import Anchor, Lag, LagKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.deployment.precedence import Edge
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import PlanWish

__all__ = ["WISHED", "lags_of"]

WISHED: Final = "wished"
"""Reason of the lags that come from the order of a pair in the wish."""


def lags_of(landscape: Landscape, edges: Iterable[Edge], wish: PlanWish) -> tuple[Lag, ...]:
    """Return the lags within and between the components.

    Parameters
    ----------
    landscape
        The model.
    edges
        Its dependencies that forbid another order.
    wish
        Pairs that the user wants in an order.
    """
    components = landscape.components
    fresh = int(landscape.default("requirements_validity_months"))
    found = [lag for name in sorted(components) for lag in _inner(components[name], fresh)]
    for edge in edges:
        bounds = ((LagKind.MIN, edge.lag_months), (LagKind.MAX, edge.max_lag_months))
        for kind, months in bounds:
            if months is not None:
                ends = (edge.on, edge.after), (edge.dependent, edge.before)
                found.append(_between(landscape, *ends, months, kind, edge.kind))
    for pair in wish.before:
        ends = (pair.first, Milestone.TENDER), (pair.then, Milestone.TENDER)
        found.append(_between(landscape, *ends, 0, LagKind.MIN, WISHED))
    return tuple(found)


def _between(
    landscape: Landscape,
    first: tuple[str, Milestone],
    then: tuple[str, Milestone],
    months: int,
    kind: LagKind,
    reason: str,
) -> Lag:
    """Return the lag from one component's milestone to another's."""
    before, after = (
        point_of(landscape.components[component], milestone)
        for component, milestone in (first, then)
    )
    return Lag(
        before=before.activity,
        after=after.activity,
        months=months + before.months - after.months,
        kind=kind,
        before_anchor=before.anchor,
        after_anchor=after.anchor,
        reason=reason,
    )


def _inner(component: Component, fresh: int) -> Iterator[Lag]:
    """Yield the lags between a component's own activities.

    Requirements are announced while they are still up to date, unless they lie in the past.
    """
    blocks = [block for block in blocks_of(component) if block is not Block.CERTIFICATION]
    keys = [activity_key(component.id, block) for block in blocks]
    for before, after in pairwise(keys):
        yield Lag(before=before, after=after, reason="previous")
    if Phase.CERTIFICATION in component.phases:
        yield from _certified(component)
    work = component.phases.get(Phase.REQUIREMENTS)
    if work and work.mode_months and Block.PROCUREMENT in blocks and not component.actual:
        yield Lag(
            before=activity_key(component.id, Block.REQUIREMENTS),
            after=activity_key(component.id, Block.PROCUREMENT),
            months=fresh,
            kind=LagKind.MAX,
            reason="requirements-validity",
        )
    validity = component.tender_validity_months
    if validity is not None and Block.PROCUREMENT in blocks:
        yield Lag(
            before=activity_key(component.id, Block.PROCUREMENT),
            after=activity_key(component.id, Block.BUILD),
            months=validity,
            kind=LagKind.MAX,
            reason="tender-validity",
        )


def _certified(component: Component) -> Iterator[Lag]:
    """Yield that certification begins no sooner than the build and ends before the rollout."""
    certification = activity_key(component.id, Block.CERTIFICATION)
    build, rollout = (activity_key(component.id, one) for one in (Block.BUILD, Block.ROLLOUT))
    yield Lag(before=build, after=certification, before_anchor=Anchor.START, reason="beside-build")
    yield Lag(before=certification, after=rollout, reason="certification")
