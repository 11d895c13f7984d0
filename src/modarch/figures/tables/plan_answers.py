"""Why each module of a plan comes when it does, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.table import Kind, Table
from modarch.figures.tables.cells import any_name
from modarch.figures.tables.fields import capitalised, fields
from modarch.figures.words.formats import duration
from modarch.figures.words.phrase import word
from modarch.planning.blocks_of import Block
from modarch.planning.explain_causes import CauseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.figures.table import Cell
    from modarch.figures.words.phrase import Value
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.planning.explain import Chain, Explanation, PlanExplanation, Step
    from modarch.planning.explain_causes import Cause

__all__ = ["because", "chain_table", "explanation_tables", "plan_explanation_tables"]

_STEP = ("step", "start", "end", "because")
_CHAIN = ("start", "component", "step", "because")
_PLAN = ("component", "tender", "live", "slack", "because")
_KINDS = {"start": Kind.MONTH, "end": Kind.MONTH, "tender": Kind.MONTH, "live": Kind.MONTH}
_SETTING = "setting:"
_BOTH = 2
_TENDER = (Block.PROCUREMENT, Block.ESTABLISH)


def explanation_tables(
    explanation: Explanation, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return why a component comes when it does: its steps, its slack, its chain.

    Parameters
    ----------
    explanation
        The reasons.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    name = any_name(landscape, explanation.component, language)
    steps = Table(
        title=word("why-title.component", language, name=name),
        columns=fields("why-column", _STEP, language, _KINDS),
        rows=tuple(_step_row(step, landscape, language) for step in explanation.steps),
        notes=(
            *_sentences(explanation, landscape, language),
            *_gaps(explanation, landscape, language),
        ),
        language=language,
    )
    slack = Table(
        title=word("why-title.slack", language, name=name),
        columns=fields("why-column", ("aim", "slack"), language, {}),
        rows=tuple(
            (
                _aim(explanation.stages[one.stage], language),
                _slack(one.months, one.is_more, language),
            )
            for one in explanation.slack
        ),
        notes=(word("why-note.slack", language, name=name),),
        language=language,
    )
    title = word("why-title.chain", language, name=name)
    return steps, slack, chain_table(explanation.chain, title, landscape, language)


def plan_explanation_tables(
    explanation: PlanExplanation, landscape: Landscape, language: Language
) -> tuple[Table, ...]:
    """Return why every component comes when it does, and the chains that decide.

    Parameters
    ----------
    explanation
        The reasons.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    overview = Table(
        title=word("why-title.plan", language),
        columns=fields("why-column", _PLAN, language, _KINDS),
        rows=tuple(_plan_row(one, landscape, language) for one in explanation.components),
        notes=_plan_notes(explanation, language),
        language=language,
    )
    chains = [
        chain_table(chain, _chain_title(chain, landscape, language), landscape, language)
        for chain in explanation.chains
    ]
    return overview, *chains


def _plan_notes(explanation: PlanExplanation, language: Language) -> tuple[str, ...]:
    if not explanation.components or not explanation.components[0].stages:
        return ()
    aim = _aim(explanation.components[0].stages[0], language)
    return (word("why-note.plan", language, aim=aim[:1].lower() + aim[1:]),)


def chain_table(chain: Chain, title: str, landscape: Landscape, language: Language) -> Table:
    """Return a chain from its beginning.

    Parameters
    ----------
    chain
        The chain.
    title
        What it leads to.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    loose = chain.steps and chain.steps[0].cause.kind in (CauseKind.FREE, CauseKind.LATE)
    notes = [word("why-note.chain", language)]
    notes += [word("why-note.loose", language)] if loose else []
    return Table(
        title=title,
        columns=fields("why-column", _CHAIN, language, _KINDS),
        rows=tuple(
            (
                step.start,
                any_name(landscape, step.component, language),
                _block(step.block, language),
                capitalised(_waited(step.cause, landscape, language)),
            )
            for step in chain.steps
        ),
        notes=tuple(notes),
        language=language,
    )


def _waited(cause: Cause, landscape: Landscape, language: Language) -> str:
    """Return a reason as a link of a chain: only who made room, not everyone who filled it."""
    if not cause.leaving:
        return because(cause, landscape, language)
    resource = cause.on[0]
    return word(
        "why.taken-over-setting" if resource.startswith(_SETTING) else "why.taken-over",
        language,
        resource=_resource(resource, landscape, language),
        leaving=_listed(cause.leaving, landscape, language),
    )


def _chain_title(chain: Chain, landscape: Landscape, language: Language) -> str:
    if not chain.to:
        return word("why-title.end", language)
    name = any_name(landscape, chain.to, language)
    return word("why-title.gap", language, name=name, count=chain.gap_months)


def _plan_row(one: Explanation, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    tender = next((step for step in one.steps if step.block in _TENDER), one.steps[0])
    deciding = _deciding(one.steps, tender)
    first = one.slack[0] if one.slack else None
    return (
        any_name(landscape, one.component, language),
        tender.start,
        max(step.end for step in one.steps),
        _slack(first.months, first.is_more, language) if first is not None else None,
        capitalised(_waited(deciding.causes[0], landscape, language)),
    )


def _deciding(steps: tuple[Step, ...], step: Step) -> Step:
    """Return the step whose reason decides when another one comes: what it follows directly."""
    if step.causes[0].kind is CauseKind.PREVIOUS:
        before = next((one for one in steps if one.block.value in step.causes[0].on), None)
        if before is not None and before.causes[0].kind is not CauseKind.LATE:
            return _deciding(steps, before)
    return step


def _step_row(step: Step, landscape: Landscape, language: Language) -> tuple[Cell, ...]:
    reasons = "; ".join(because(cause, landscape, language) for cause in step.causes)
    return _block(step.block, language), step.start, step.end, capitalised(reasons)


def _sentences(explanation: Explanation, landscape: Landscape, language: Language) -> Iterator[str]:
    """Yield why the tender comes when it does, and before it what the tender follows on."""
    tender = next((one for one in explanation.steps if one.block in _TENDER), None)
    if tender is None:
        return
    deciding = _deciding(explanation.steps, tender)
    for step in dict.fromkeys((deciding, tender)):
        yield word(
            "why.sentence",
            language,
            name=any_name(landscape, explanation.component, language),
            begins=word(f"why-begins.{step.block}", language, month=step.start),
            because=because(step.causes[0], landscape, language),
        )


def _gaps(explanation: Explanation, landscape: Landscape, language: Language) -> Iterator[str]:
    name = any_name(landscape, explanation.component, language)
    for system, months in explanation.gaps:
        told = any_name(landscape, system, language)
        yield word("why-note.gap", language, system=told, count=months, name=name)


def _aim(terms: tuple[str, ...], language: Language) -> str:
    told = (word(f"why-aim.{term.replace('_', '-')}", language) for term in terms)
    return capitalised(" + ".join(told))


def _slack(months: int, is_more: bool, language: Language) -> str:
    told = duration(months, language)
    return word("why-slack.more", language, months=told) if is_more else told


def _block(block: Block, language: Language) -> str:
    return word(f"phase.{block}", language)


def because(cause: Cause, landscape: Landscape, language: Language) -> str:
    """Return a reason as the end of a sentence that says "because".

    Parameters
    ----------
    cause
        The reason.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    if cause.kind is CauseKind.CAPACITY:
        return _crowded(cause, landscape, language)
    values: dict[str, Value] = {
        "on": _listed(cause.on, landscape, language),
        "month": cause.month,
        "count": cause.lag_months or cause.months,
        "after": word(f"milestone.{cause.after.replace('_', '-')}", language)
        if cause.after
        else "",
        "phase": "",
    }
    if cause.kind is CauseKind.PREVIOUS:
        values["phase"] = word(f"phase.{cause.on[0]}", language).lower()
    lagged = cause.kind is CauseKind.DEPENDENCY and cause.lag_months > 0
    return word(f"why.{cause.kind}{'-lag' if lagged else ''}", language, **values)


def _crowded(cause: Cause, landscape: Landscape, language: Language) -> str:
    resource = cause.on[0]
    is_setting = resource.startswith(_SETTING)
    users = _listed(cause.users, landscape, language) or word("why.nobody", language)
    text = word(
        f"why.{'setting' if is_setting else 'capacity'}-{_number(cause.units, is_setting)}",
        language,
        resource=_resource(resource, landscape, language),
        units=cause.units,
        month=cause.month,
        users=users,
    )
    if cause.ongoing:
        text += word("why.ongoing", language, ongoing=_listed(cause.ongoing, landscape, language))
    if cause.leaving and len(cause.users) > 1:
        text += word("why.leaving", language, leaving=_listed(cause.leaving, landscape, language))
    return text


def _listed(ids: Iterable[str], landscape: Landscape, language: Language) -> str:
    """Return names in a row, told apart even where a name has a comma of its own."""
    named = [any_name(landscape, id_, language) for id_ in ids]
    return ("; " if any("," in name for name in named) else ", ").join(named)


def _number(units: int, is_setting: bool) -> str:
    few = {0: "none", 1: "one"} if is_setting else {0: "none", 1: "one", _BOTH: "two"}
    return few.get(units, "many")


def _resource(resource: str, landscape: Landscape, language: Language) -> str:
    if resource.startswith(_SETTING):
        return any_name(landscape, resource.removeprefix(_SETTING), language)
    known = resource in ("procurement", "implementation")
    return word(f"why-resource.{resource}", language) if known else resource
