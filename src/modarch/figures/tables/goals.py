"""Goals, premises and areas as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Cell, Kind, Table
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.evidence import evidence
from modarch.figures.tables.fields import fields
from modarch.figures.tables.swot import alternative_label
from modarch.figures.words.formats import short_month
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.analysis.goals import AreaServed, CapabilityServed, GoalServed, GoalsResult
    from modarch.landscape.inquiry import Premise
    from modarch.landscape.model import Landscape
    from modarch.landscape.readings import Judgement
    from modarch.landscape.text import Language

__all__ = ["goal_tables", "premise_table"]

_MOST: int = 3


def goal_tables(
    result: GoalsResult,
    landscape: Landscape,
    language: Language,
    *,
    premises: Mapping[str, Mapping[str, Judgement]] | None = None,
    method: str = "",
    brief: bool = False,
) -> list[Table]:
    """Return goals with what serves them, premises, and areas with the supplier's answers.

    Parameters
    ----------
    result
        The goals, traced.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    premises
        What measures say of each premise, by alternative.
    method
        How the plan was made.
    brief
        Leave out the capabilities behind each goal, for a terminal.
    """
    tables = []
    if result.goals:
        tables.append(_goals(result, landscape, language, method))
        if not brief:
            tables.append(_details(result, landscape, language))
    if landscape.premises:
        tables.append(premise_table(landscape, language, premises or {}))
    if result.areas:
        tables.append(_areas(result, landscape, language))
    if landscape.answer_categories:
        tables.append(_categories(result, landscape, language))
    return tables


def _goals(result: GoalsResult, landscape: Landscape, language: Language, method: str) -> Table:
    rows: list[tuple[Cell, ...]] = []
    group = None
    for goal in result.goals:
        heading = _group(goal.group, landscape, language) if goal.group != group else ""
        group = goal.group
        rows.append((heading, *_goal(goal, landscape, language)))
    keys = ("group", "goal", "by", "first", "full", "unserved")
    notes = [word("goals-note.served", language)]
    if method:
        name = _scenario(landscape, language)
        told = word(f"method.{method}", language)
        notes.append(word("goals-note.scenario", language, name=name, method=told))
    if any(goal.tracing_assumed for goal in result.goals):
        notes.append(word("goals-note.tracing", language))
    return Table(
        title=word("goals-title.goals", language),
        columns=fields("goals-column", keys, language),
        rows=tuple(rows),
        notes=tuple(notes),
        language=language,
    )


def _scenario(landscape: Landscape, language: Language) -> str:
    if not landscape.scenario:
        return landscape.programme.name.in_language(language) or "–"
    return landscape.scenarios[landscape.scenario].in_language(language) or landscape.scenario


def _group(name: str, landscape: Landscape, language: Language) -> str:
    return landscape.groups[name].name.in_language(language) if name else ""


def _goal(goal: GoalServed, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    items = dict.fromkeys(item for one in goal.capabilities for item in one.by)
    return (
        landscape.goals[goal.goal].name.in_language(language),
        names(landscape, items, language, most=_MOST),
        _month(goal, language),
        short_month(goal.full, language) if goal.full else None,
        names(landscape, goal.unserved, language, most=_MOST),
    )


def _month(goal: GoalServed, language: Language) -> str | None:
    if goal.first is not None:
        return short_month(goal.first, language)
    served = any(one.by for one in goal.capabilities)
    return word("goals-note.existing", language) if served else None


def _details(result: GoalsResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            landscape.goals[goal.goal].name.in_language(language),
            *_capability(one, landscape, language),
        )
        for goal in result.goals
        for one in goal.capabilities
    )
    kinds = {"first": Kind.MONTH, "full": Kind.MONTH, "today": Kind.SHARE}
    keys = ("goal", "capability", "by", "today", "first", "full")
    return Table(
        title=word("goals-title.details", language),
        columns=fields("goals-column", keys, language, kinds),
        rows=rows,
        notes=(word("goals-note.today", language),),
        language=language,
    )


def _capability(
    one: CapabilityServed, landscape: Landscape, language: Language
) -> tuple[Cell, ...]:
    return (
        any_name(landscape, one.capability, language),
        names(landscape, one.by, language),
        one.today,
        one.first,
        one.full,
    )


def premise_table(
    landscape: Landscape,
    language: Language,
    judged: Mapping[str, Mapping[str, Judgement]],
) -> Table:
    """Return what is taken for given, and what measures say of it.

    Parameters
    ----------
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    judged
        What measures say of each premise, by alternative; what is not there is not tested.
    """
    labels = {name: alternative_label(landscape, name) for name in landscape.alternatives}
    rows: list[tuple[Cell, ...]] = []
    for premise, depth in _nested(list(landscape.premises.values())):
        own = judged.get(premise.id, {})
        name = "– " * depth + premise.name.in_language(language)
        if not own:
            rows.append((name, word("swot-support.untested", language), None))
        for alternative, judgement in own.items():
            label = labels.get(alternative, alternative)
            told = evidence(judgement, label, labels, language)
            rows.append((name, word(f"swot-support.{judgement.support}", language), told))
            name = ""
    return Table(
        title=word("goals-title.premises", language),
        columns=fields("goals-column", ("premise", "verdict", "evidence"), language),
        rows=tuple(rows),
        language=language,
    )


def _nested(premises: list[Premise]) -> Iterator[tuple[Premise, int]]:
    def below(parent: str, depth: int) -> Iterator[tuple[Premise, int]]:
        for one in premises:
            if one.parent == parent:
                yield one, depth
                yield from below(one.id, depth + 1)

    return below("", 0)


def _areas(result: GoalsResult, landscape: Landscape, language: Language) -> Table:
    rows = tuple(
        (
            "– " * one.depth + landscape.focus_areas[one.area].name.in_language(language),
            one.priority or None,
            alternative_label(landscape, one.alternative) if one.alternative else "",
            names(landscape, _items(one), language, most=_MOST),
            *_span(one),
            _answers(one, landscape, language),
        )
        for one in result.areas
    )
    kinds = {"priority": Kind.FLAG, "first": Kind.MONTH, "full": Kind.MONTH}
    keys = ("area", "priority", "alternative", "by", "first", "full", "answers")
    unknown = all(not one.answers for one in result.areas)
    return Table(
        title=word("goals-title.areas", language),
        columns=fields("goals-column", keys, language, kinds),
        rows=rows,
        notes=(word("goals-note.answers", language),) if unknown else (),
        language=language,
    )


def _items(one: AreaServed) -> list[str]:
    return list(dict.fromkeys(item for served in one.capabilities for item in served.by))


def _span(one: AreaServed) -> tuple[Cell, Cell]:
    firsts = [served.first for served in one.capabilities if served.first is not None]
    fulls = [served.full for served in one.capabilities if served.full is not None]
    return min(firsts, default=None), max(fulls, default=None)


def _answers(one: AreaServed, landscape: Landscape, language: Language) -> str | None:
    told = [
        f"{landscape.answer_categories[name].name.in_language(language)} {count}"
        for name, count in one.answers.items()
    ]
    if one.by_month is not None:
        told.append(short_month(one.by_month, language))
    return "; ".join(told) or None


def _categories(result: GoalsResult, landscape: Landscape, language: Language) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, one in landscape.answer_categories.items():
        counts = [area.answers[name] for area in result.areas if name in area.answers]
        within = (
            word("goals-note.no-time", language)
            if one.within_months is None
            else word("goals-note.within", language, count=one.within_months)
        )
        rows.append((one.name.in_language(language), within, sum(counts) if counts else None))
    return Table(
        title=word("goals-title.categories", language),
        columns=fields(
            "goals-column", ("category", "within", "count"), language, {"count": Kind.NUMBER}
        ),
        rows=tuple(rows),
        language=language,
    )
