"""Whether a plan does what was decided beforehand, and keeps within the budgets of its modes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from modarch.landscape.phases import Milestone
from modarch.planning.violations import Violation, ViolationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, PlanWish

__all__ = ["budget_violations", "wish_violations"]


def wish_violations(plan: Plan, wish: PlanWish) -> Iterator[Violation]:
    """Yield every decision of a wish that a plan does not follow.

    Parameters
    ----------
    plan
        When everything happens.
    wish
        What was decided; its order is what to begin with, and may be left.
    """
    for id_ in sorted(plan.components):
        tender = _tender(plan, id_)
        if tender is not None:
            yield from _of_tender(id_, tender, wish)
        chosen = wish.modes.get(id_)
        if chosen is not None and (plan.components[id_].mode or "standard") != chosen:
            yield Violation(kind=ViolationKind.MODE, components=(id_,), on=chosen)
    for pair in wish.before:
        first, then = _tender(plan, pair.first), _tender(plan, pair.then)
        if first is not None and then is not None and first > then:
            yield Violation(
                kind=ViolationKind.WISHED_ORDER,
                components=(pair.first, pair.then),
                month=first,
                months=first - then,
            )


def _tender(plan: Plan, id_: str) -> Month | None:
    scheduled = plan.components.get(id_)
    return scheduled.at(Milestone.TENDER) if scheduled is not None else None


def _of_tender(id_: str, tender: Month, wish: PlanWish) -> Iterator[Violation]:
    fixed = wish.starts.get(id_)
    first, last = wish.not_before.get(id_), wish.not_after.get(id_)
    found = (
        (ViolationKind.FIXED, fixed, fixed is not None and tender != fixed),
        (ViolationKind.NOT_BEFORE, first, first is not None and tender < first),
        (ViolationKind.NOT_AFTER, last, last is not None and tender > last),
        (ViolationKind.FORBIDDEN, tender, tender in wish.forbidden.get(id_, ())),
    )
    for kind, wished, is_broken in found:
        if is_broken and wished is not None:
            months = abs(tender - wished)
            yield Violation(kind=kind, components=(id_,), month=tender, months=months, until=wished)


def budget_violations(plan: Plan, landscape: Landscape) -> Iterator[Violation]:
    """Yield every budget that the modes of a plan exceed.

    Parameters
    ----------
    plan
        When everything happens.
    landscape
        The model.
    """
    spent: Counter[str] = Counter()
    spenders: dict[str, list[str]] = {}
    for id_, scheduled in sorted(plan.components.items()):
        component = landscape.components.get(id_)
        mode = component.modes.get(scheduled.mode) if component is not None else None
        for budget, units in mode.budget.items() if mode is not None else ():
            spent[budget] += units
            spenders.setdefault(budget, []).append(id_)
    for budget, amount in sorted(landscape.programme.budgets.items()):
        if spent[budget] > amount:
            yield Violation(
                kind=ViolationKind.BUDGET,
                components=tuple(spenders[budget]),
                months=spent[budget] - amount,
                on=budget,
            )
