"""A plan, and the constraints it breaks, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name, columns, names
from modarch.figures.words.phrase import word
from modarch.landscape.phases import Milestone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.words.phrase import Value
    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.landscape.text import Language
    from modarch.planning.violations import Violation

__all__ = ["plan_table", "violation_sentence", "violation_table"]

_MILESTONES = {
    "requirements": Milestone.PREPARATION,
    "tender": Milestone.TENDER,
    "signed": Milestone.SIGNED,
    "first_use": Milestone.FIRST_USE,
    "live": Milestone.LIVE,
}
_KINDS = dict.fromkeys(_MILESTONES, Kind.MONTH)


def plan_table(
    plan: Plan,
    landscape: Landscape,
    language: Language,
    *,
    swaps: Sequence[tuple[str, str]] = (),
) -> Table:
    """Return when each component reaches its milestones, in order of time.

    Parameters
    ----------
    plan
        The plan.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    swaps
        Pairs of the stated order that a dependency overruled.
    """
    scheduled = sorted(plan.components.values(), key=lambda one: (one.first_use, one.start, one.id))
    method = word(f"method.{plan.method}", language) if plan.method in _METHODS else plan.method
    end = plan.end
    notes = [word("note.plan", language, month=end, method=method)] if end is not None else []
    notes += [
        word(
            "note.swap",
            language,
            first=any_name(landscape, first, language),
            second=any_name(landscape, second, language),
        )
        for first, second in swaps
    ]
    return Table(
        title=word("title.plan", language),
        columns=columns(("component", *_MILESTONES), language, _KINDS),
        rows=tuple(
            (
                any_name(landscape, one.id, language),
                *(one.at(milestone) for milestone in _MILESTONES.values()),
            )
            for one in scheduled
        ),
        notes=tuple(notes),
        language=language,
    )


_METHODS = frozenset({"earliest", "order", "starts", "file", "optimised"})


def violation_table(
    violations: Sequence[Violation], landscape: Landscape, language: Language
) -> Table:
    """Return the constraints a plan breaks, each as a sentence.

    Parameters
    ----------
    violations
        What is broken.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    none = () if violations else (word("note.no-violations", language),)
    return Table(
        title=word("title.violations", language),
        columns=columns(("rule",), language, {}),
        rows=tuple((violation_sentence(one, landscape, language),) for one in violations),
        notes=none,
        language=language,
    )


_MOST_NAMED = 6


def violation_sentence(violation: Violation, landscape: Landscape, language: Language) -> str:
    """Return a broken constraint in words.

    Parameters
    ----------
    violation
        What is broken.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    who, *others = violation.components
    several = violation.kind in ("budget", "capacity", "setting")
    named = names(landscape, violation.components, language, most=_MOST_NAMED)
    values: dict[str, Value] = {
        "who": named if several else any_name(landscape, who, language),
        "on": _on(violation, others, landscape, language),
        "phase": word(f"phase.{violation.phase}", language) if violation.phase else "",
        "milestone": _milestone(violation.milestone, language),
        "after": _milestone(violation.on, language) if others else "",
        "month": violation.month or "",
        "until": violation.until or "",
        "count": violation.months,
    }
    return word(f"violation.{violation.kind}", language, **values)


def _milestone(milestone: str | None, language: Language) -> str:
    if milestone is None or milestone not in set(Milestone):
        return ""
    return word(f"milestone.{milestone.replace('_', '-')}", language)


def _on(
    violation: Violation, others: Sequence[str], landscape: Landscape, language: Language
) -> str:
    if violation.kind in ("budget", "mode"):
        return violation.on
    if violation.kind == "capacity":
        known = violation.on in ("procurement", "implementation")
        return word(f"capacity-name.{violation.on}", language) if known else violation.on
    if violation.kind == "setting":
        return any_name(landscape, violation.on, language)
    return any_name(landscape, others[0] if others else violation.on, language)
