"""Reachability and care pathways as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.reachability import Cause, ReachabilityResult, ReachGroup, ReachShares
from modarch.deployment.exchange import Reach
from modarch.deployment.needs import NeedOrigin
from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.fields import fields, two_decimals
from modarch.figures.words.formats import share
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.analysis.pathways import PathwaysResult
    from modarch.deployment.walks import HandOver, Walk, WalkStep
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["cause_of", "group_name", "overview_tables", "step_place", "walk_tables"]

_MOST_ROWS = 20
_SHARES = ("native", "translated", "unmet")
_KINDS = {
    "weight": Kind.NUMBER,
    "steps": Kind.NUMBER,
    "systems": Kind.NUMBER,
    "hand_overs": Kind.NUMBER,
    "broken": Kind.NUMBER,
    "fragmentation": Kind.NUMBER,
    "count": Kind.NUMBER,
    "number": Kind.NUMBER,
    "source": Kind.NUMBER,
    **dict.fromkeys(_SHARES, Kind.SHARE),
}


def overview_tables(
    reach: ReachabilityResult,
    pathways: PathwaysResult,
    landscape: Landscape,
    language: Language,
    *,
    by: Sequence[ReachGroup] = tuple(ReachGroup),
    brief: bool = False,
) -> tuple[Table, ...]:
    """Return how the needs are met, by groups, and every pathway in a row.

    Parameters
    ----------
    reach, pathways
        The needs and the pathways of the same month.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    by
        What to break the needs down by.
    brief
        Whether to stop after some twenty rows per table.
    """
    groups = [_group(reach, landscape, language, one, brief=brief) for one in by]
    return (
        _total(reach, language),
        _pathways(pathways, landscape, language),
        *(table for table in groups if table.rows),
    )


def _total(reach: ReachabilityResult, language: Language) -> Table:
    stated = sum(need.origin is not NeedOrigin.DERIVED for need in reach.needs)
    derived = len(reach.needs) - stated
    return Table(
        title=word("walk-title.reach", language),
        columns=fields("walk-column", ("group", "count", "weight", *_SHARES), language, _KINDS),
        rows=((word("walk.all", language), *_cells(reach.total)),),
        notes=(word("walk.needs", language, stated=stated, derived=derived),),
        language=language,
    )


def _cells(one: ReachShares) -> tuple[Cell, ...]:
    shares = (one.native, one.translated, one.unmet) if one.weight else (None, None, None)
    return (one.needs, one.weight, *shares)


def _group(
    reach: ReachabilityResult,
    landscape: Landscape,
    language: Language,
    by: ReachGroup,
    *,
    brief: bool,
) -> Table:
    found = reach.by(by)
    shown = found[:_MOST_ROWS] if brief else found
    left = len(found) - len(shown)
    title = word("walk-title.by", language, by=word(f"walk-title.{by}", language))
    rows = tuple((group_name(one, landscape, language), *_cells(one)) for one in shown)
    return Table(
        title=title,
        columns=fields("walk-column", ("group", "count", "weight", *_SHARES), language, _KINDS),
        rows=rows if len(found) > 1 else (),
        notes=(word("risk-note.more", language, count=left),) if left else (),
        language=language,
    )


def group_name(one: ReachShares, landscape: Landscape, language: Language) -> str:
    """Return what a group of needs has in common, in words."""
    match one.by:
        case ReachGroup.CAUSE:
            return word(f"cause.{one.key[0] or 'none'}", language)
        case ReachGroup.PROVIDERS:
            consumer, producer = (_place(landscape, key, language) for key in one.key)
            return word("walk.between", language, consumer=consumer, producer=producer)
        case ReachGroup.ROLE:
            role = landscape.roles.get(one.key[0])
            return role.name.in_language(language) if role else word("walk.no-role", language)
        case ReachGroup.PATHWAY if not one.key[0]:
            return word("walk.no-pathway", language)
        case _:
            key = one.key[0] if one.key else ""
            return any_name(landscape, key, language) or word("walk.everywhere", language)


def _place(landscape: Landscape, provider: str, language: Language) -> str:
    known = landscape.providers.get(provider)
    return known.name.in_language(language) if known else word("walk.everywhere", language)


def _pathways(result: PathwaysResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            any_name(landscape, walk.pathway, language),
            walk.weight,
            len(walk.steps),
            len(walk.systems),
            len(walk.hand_overs),
            len(walk.broken),
            walk.fragmentation,
        )
        for walk in result.walks
    )
    keys = ("pathway", "weight", "steps", "systems", "hand_overs", "broken", "fragmentation")
    return Table(
        title=word("walk-title.pathways", language),
        columns=fields("walk-column", keys, language, _KINDS, {"fragmentation": 2}),
        rows=rows,
        notes=() if rows else (word("walk.none", language),),
        language=language,
    )


def walk_tables(walk: Walk, landscape: Landscape, language: Language) -> tuple[Table, ...]:
    """Return one pathway: its steps, and what each of them needs.

    Parameters
    ----------
    walk
        The pathway, walked.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    name = any_name(landscape, walk.pathway, language)
    keys = ("number", "capability", "where", "role", "system", "reach")
    steps = Table(
        title=word("walk-title.steps", language, name=name),
        columns=fields("walk-column", keys, language, _KINDS),
        rows=tuple(_step(walk, step, landscape, language) for step in walk.steps),
        notes=tuple(_told(walk, language)),
        language=language,
    )
    if not walk.hand_overs:
        return (steps,)
    return steps, _hand_overs(walk, name, landscape, language)


def _told(walk: Walk, language: Language) -> list[str]:
    told = word(
        "walk.told" if walk.hand_overs else "walk.told-alone",
        language,
        count=len(walk.steps),
        systems=len(walk.systems),
        broken=len(walk.broken),
        all=len(walk.hand_overs),
    )
    if walk.continuity is None:
        return [told]
    coc, fci = (two_decimals(one, language) for one in (walk.continuity, walk.fragmentation))
    return [told, word("walk.continuity", language, coc=coc, fci=fci)]


def step_place(step: WalkStep, landscape: Landscape, language: Language) -> str:
    """Return where a step takes place."""
    parts = [
        landscape.providers[step.provider].name.in_language(language) if step.provider else "",
        any_name(landscape, step.setting, language) if step.setting else "",
    ]
    return ", ".join(part for part in parts if part)


def _step(walk: Walk, step: WalkStep, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    role = landscape.roles.get(step.role)
    systems = names(landscape, [item for item, _ in step.items], language, most=3)
    needed = [one for one in walk.hand_overs if one.step == step.number]
    worst = max((one.reach for one in needed), key=list(Reach).index, default=None)
    return (
        step.number,
        any_name(landscape, step.capability, language),
        step_place(step, landscape, language),
        role.name.in_language(language) if role else "",
        systems or word("walk.nowhere", language),
        "" if worst is None else word(f"reach.{worst}", language),
    )


def _hand_overs(walk: Walk, name: str, landscape: Landscape, language: Language) -> Table:
    keys = ("number", "needs", "source", "reach", "way", "reason")
    return Table(
        title=word("walk-title.hand-overs", language, name=name),
        columns=fields("walk-column", keys, language, _KINDS),
        rows=tuple(
            (
                one.step,
                any_name(landscape, one.information, language),
                one.source,
                word(f"reach.{one.reach}", language),
                _way(one, landscape, language),
                "; ".join(cause_of(one, language)),
            )
            for one in walk.hand_overs
        ),
        language=language,
    )


def _way(one: HandOver, landscape: Landscape, language: Language) -> str:
    nobody = word("walk.nowhere", language)
    ways = [
        " → ".join(any_name(landscape, item, language) if item else nobody for item in way)
        for way in one.ways[:2]
    ]
    more = word("risk-note.more", language, count=len(one.ways) - 2) if len(one.ways) > 2 else ""  # noqa: PLR2004
    return " · ".join([*ways, *([more] if more else [])])


def cause_of(one: HandOver, language: Language) -> list[str]:
    """Return why a hand-over is translated or broken, and whether it passes a border in law.

    Parameters
    ----------
    one
        The hand-over.
    language
        ``sv`` or ``en``.
    """
    told = []
    if one.reach is Reach.TRANSLATED:
        told.append(word(f"cause.{Cause.NO_STANDARD}", language))
    told += [word(f"cause.{Cause(reason)}", language) for reason in one.reasons if reason]
    if one.reach is Reach.UNMET and one.unmet < 1:
        told.append(word("walk.partly", language, share=share(one.unmet, language)))
    if one.crosses_entity:
        told.append(word("walk.crosses", language))
    return told
